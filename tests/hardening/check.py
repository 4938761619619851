#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""usage: check.py PROGRAM SOURCES

What a release build is hardened with, as readelf shows it, and that no path of the machine that
built it is in it."""
import pathlib
import re
import subprocess
import sys


def readelf(program, *options):
    done = subprocess.run(["readelf", "--wide", *options, program], check=True, capture_output=True,
                          text=True)
    return done.stdout


def checks(program, sources):
    """What has to hold, in words, and whether it does."""
    header = readelf(program, "--file-header")
    segments = readelf(program, "--program-headers")
    dynamic = readelf(program, "--dynamic")
    imported = set(re.findall(r"UND (\w+)", readelf(program, "--dyn-syms")))
    stack = re.search(r"GNU_STACK .* (\w+) +0x", segments)
    loads = re.findall(r"^ *LOAD .* ([R ][W ][E ]) +0x", segments, re.MULTILINE)
    octets = pathlib.Path(program).read_bytes()
    yield "is position independent (PIE)", "Type: " in header and "DYN (" in header \
        and re.search(r"FLAGS_1.*\bPIE\b", dynamic)
    yield "has read-only relocations (RELRO)", "GNU_RELRO" in segments
    yield "is bound at start (BIND_NOW), so that all of these are read-only", \
        re.search(r"FLAGS_1.*\bNOW\b", dynamic) or "BIND_NOW" in dynamic
    yield "has a stack that is not executable", stack and "E" not in stack[1]
    yield "maps nothing that is both written and executed", \
        loads and not any("W" in load and "E" in load for load in loads)
    yield "has no RPATH or RUNPATH", not re.search(r"\((RPATH|RUNPATH)\)", dynamic)
    yield "needs no relocations in its code", "TEXTREL" not in dynamic
    yield "has a stack protector", "__stack_chk_fail" in imported
    yield "has checked calls of the C library (FORTIFY)", \
        {name for name in imported if name.endswith("_chk")} - {"__fdelt_chk"}
    yield "has no path of its sources in it", str(pathlib.Path(sources).resolve()).encode() not in octets


def main(program, sources):
    failed = [what for what, holds in checks(program, sources) if not holds]
    for what in failed:
        print(f"{program}: not so: it {what}", file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) == 3 else __doc__)
