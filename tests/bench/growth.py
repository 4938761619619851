#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Runs hastls on n and on 2n of something, and says how the processor time grows:

    growth.py HASTLS [CASE...]

n is doubled until a run takes a tenth of a second or reads 32 MiB. A ratio above 2.5 is a finding, and the exit
status 1. Cases are those of growth_posture.py (generate) and growth_zones.py (lint, convert)."""
import os
import sys

import growth_posture
import growth_zones
from growth_run import Run

MOST = 2.5
LONG_ENOUGH = 0.1  # seconds
LARGE_ENOUGH = 1 << 25  # octets


def posture_run(text):
    # Of more than 64 MiB for standard output each octet is made twice.
    return Run(["generate", "-j1", "-o", "all.hastls", "posture.yaml"], {"posture.yaml": text})


def zone_run(made):
    return made if isinstance(made, Run) else Run(["lint", "-j1", "zone"], {"zone": made})


def cases():
    for name, (count, make, *most) in growth_posture.CASES.items():
        yield f"generate: {name}", count, lambda n, make=make: posture_run(make(n)), most
    for name, (count, make, *most) in growth_zones.CASES.items():
        yield f"lint: {name}", count, lambda n, make=make: zone_run(make(n)), most


def measure(hastls, count, make, most):
    """n, and the seconds for n and for 2n."""
    run = make(count)
    one = run.seconds(hastls)
    while one < LONG_ENOUGH and run.size() < LARGE_ENOUGH and (not most or 4 * count <= most[0]):
        count *= 2
        run = make(count)
        one = run.seconds(hastls)
    return count, one, make(2 * count).seconds(hastls)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    hastls = os.path.abspath(sys.argv[1])
    wanted = sys.argv[2:]
    failed = False
    for name, count, make, most in cases():
        if wanted and not any(word in name for word in wanted):
            continue
        count, one, two = measure(hastls, count, make, most)
        too_much = two / one > MOST
        failed |= too_much
        print(f"{name:44} {count:9} {one:8.3f} s {two:8.3f} s {two / one:6.2f}"
              f"{'  more than linear' if too_much else ''}", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
