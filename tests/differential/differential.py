#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""usage: differential.py HASTLS [--zones N] [--seed N] [--keep FOLDER]

Damages zones, reads each with `hastls dump` and with BIND's named-compilezone, and holds the records
that the two have found against each other, octet by octet. A difference is one of the classes of
classes.py, each with its reason, or a failure. Exit status 77 where named-compilezone is missing.
"""
import argparse
import collections
import concurrent.futures
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import classes
import damage
import readers

ROOT = pathlib.Path(__file__).resolve().parents[2]


def parse_arguments():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("hastls")
    parser.add_argument("--zones", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=pathlib.Path, help="where zones that differ are copied to")
    given = parser.parse_args()
    given.hastls = os.path.abspath(given.hastls)
    return given


def compare(program, zone):
    """The class of the difference, None for none, and what there is to show of it."""
    ours, theirs = readers.read_ours(program, zone), readers.read_bind(zone)
    return classes.of(ours, theirs)


def accepted(texts, path):
    """Those that BIND reads: of the others there is nothing to compare, however damaged."""
    out = []
    for text in texts:
        path.write_bytes(text)
        if readers.read_bind(path).accepted:
            out.append(text)
    return out


def main():
    given = parse_arguments()
    if shutil.which("named-compilezone", path=readers.SEARCH_PATH) is None:
        print("named-compilezone is not here (bind9-utils)")
        return 77
    counts, failures = collections.Counter(), []
    with tempfile.TemporaryDirectory() as scratch:
        seeds = accepted(damage.seeds(ROOT), pathlib.Path(scratch) / "seed.zone")
        zones = []
        for number in range(given.zones):
            zone = pathlib.Path(scratch) / f"{given.seed}-{number}.zone"
            zone.write_bytes(damage.zone(seeds, f"{given.seed}-{number}"))
            zones.append(zone)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            outcomes = pool.map(lambda zone: compare(given.hastls, zone), zones)
            for zone, outcome in zip(zones, outcomes):
                counts[outcome.name] += 1
                if outcome.failed:
                    failures.append((zone, outcome))
                    if given.keep:
                        given.keep.mkdir(parents=True, exist_ok=True)
                        shutil.copy(zone, given.keep)
    for name, count in sorted(counts.items()):
        print(f"{count:6} {name}")
    for zone, outcome in failures[:20]:
        print(f"\n{zone.name}: {outcome.name}\n{outcome.shown}")
    # A run in which nothing could be compared has shown nothing.
    if counts[classes.SAME] * 5 < given.zones:
        print("fewer than one in five was read by both")
        return 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
