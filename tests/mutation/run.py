#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""usage: run.py BUILD [--at-least N] [NUMBER...]

Wakes the faults of the preset `mutation` one after the other, and runs the tests of zone and lint, the
corpora among them, until one fails. BUILD is build/mutation. Exit status 1 where fewer than N of a
hundred faults (80) are found.
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEADLINE = 120


def suites():
    names = set()
    for folder in ("tests/zone", "tests/lint"):
        for path in (ROOT / folder).rglob("*_test.cpp"):
            names.update(re.findall(r"^TEST(?:_[FP])?\((\w+),", path.read_text(), re.MULTILINE))
    return ":".join(f"{name}.*:*/{name}.*" for name in sorted(names))


def run(build, number):
    """What became of one fault: the test that found it, or nothing."""
    words = [str(build / "tests/hastls_tests"), f"--gtest_filter={suites()}", "--gtest_fail_fast",
             "--gtest_brief=1"]
    try:
        done = subprocess.run(words, env=dict(os.environ, HASTLS_MUTANT=str(number)), check=False,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=DEADLINE)
    except subprocess.TimeoutExpired:
        return "no end"
    if done.returncode == 0:
        return None
    failed = re.search(rb"\[  FAILED  \] ([\w./]+)", done.stdout)
    return failed.group(1).decode() if failed else f"exit status {done.returncode}"


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--at-least", type=int, default=80)
    parser.add_argument("numbers", nargs="*", type=int)
    given = parser.parse_args()
    rows = [line.split("\t", 1) for line in (given.build / "mutated/mutants").read_text().splitlines()]
    rows = [(int(number), rest) for number, rest in rows
            if not given.numbers or int(number) in given.numbers]
    asleep = run(given.build, 0)
    if asleep is not None:
        print(f"without a fault there is one: {asleep}")
        return 1
    survivors = []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        outcomes = pool.map(lambda row: run(given.build, row[0]), rows)
        for (number, rest), by in zip(rows, outcomes):
            print(f"{number}\t{by or 'SURVIVES'}\t{rest}", flush=True)
            if by is None:
                survivors.append(f"{number}\t{rest}")
    killed = len(rows) - len(survivors)
    print(f"\n{killed} of {len(rows)} faults are found; these are not:", *survivors, sep="\n")
    return 0 if killed * 100 >= given.at_least * len(rows) else 1


if __name__ == "__main__":
    sys.exit(main())
