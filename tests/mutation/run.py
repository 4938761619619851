#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""usage: run.py BUILD [--at-least N] [NUMBER...]

Wakes the faults of the preset `mutation` one after the other, and runs the tests of zone, lint and the
commands, the corpora among them, until one fails. BUILD is build/mutation. Exit status 1 where fewer
than N of a hundred faults (80) are found.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOMS = ("tests/zone", "tests/lint", "tests/cli")
QUICK_SECONDS = 0.2
# A fault may make tests slower without anybody being wrong; what takes that much longer does not end.
LONGER = 10
LEAST_SECONDS = 60


def suites():
    names = set()
    for folder in ROOMS:
        for path in (ROOT / folder).rglob("*_test.cpp"):
            names.update(re.findall(r"^TEST(?:_[FP])?\((\w+),", path.read_text(), re.MULTILINE))
    return [pattern for name in sorted(names) for pattern in (f"{name}.*", f"*/{name}.*")]


def run_tests(build, number, tests, *options, seconds=None):
    words = [str(build / "tests/hastls_tests"), f"--gtest_filter={':'.join(tests)}", "--gtest_brief=1",
             *options]
    return subprocess.run(words, env=dict(os.environ, HASTLS_MUTANT=str(number)), check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=seconds)


def rounds(build):
    """[(tests, seconds they take)] without a fault: the quick ones, and the others."""
    with tempfile.NamedTemporaryFile(suffix=".json") as table:
        done = run_tests(build, 0, suites(), f"--gtest_output=json:{table.name}")
        if done.returncode != 0:
            sys.exit(f"without a fault there is one:\n{done.stdout.decode(errors='replace')}")
        read = json.load(table)
    times = {f"{suite['name']}.{test['name']}": float(test["time"].rstrip("s"))
             for suite in read["testsuites"] for test in suite["testsuite"]}
    quick = [test for test, seconds in times.items() if seconds < QUICK_SECONDS]
    slow = [test for test, seconds in times.items() if seconds >= QUICK_SECONDS]
    return [(tests, sum(times[test] for test in tests)) for tests in (quick, slow)]


def found_by(build, number, tests, seconds):
    """The test that found a fault, or nothing."""
    limit = max(LEAST_SECONDS, LONGER * seconds)
    try:
        done = run_tests(build, number, tests, "--gtest_fail_fast", seconds=limit)
    except subprocess.TimeoutExpired:
        return "no end"
    if done.returncode == 0:
        return None
    failed = re.search(rb"\[  FAILED  \] ([\w./]+)", done.stdout)
    return failed.group(1).decode() if failed else f"exit status {done.returncode}"


def outcome(build, number, each):
    for tests, seconds in each:
        by = found_by(build, number, tests, seconds)
        if by is not None:
            return by
    return None


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--at-least", type=int, default=80)
    parser.add_argument("numbers", nargs="*", type=int)
    given = parser.parse_args()
    rows = [line.split("\t", 1) for line in (given.build / "mutated/mutants").read_text().splitlines()]
    rows = [(int(number), rest) for number, rest in rows
            if not given.numbers or int(number) in given.numbers]
    each = rounds(given.build)
    for tests, seconds in each:
        print(f"{len(tests)} tests, {seconds:.0f} s without a fault")
    survivors = []
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        outcomes = pool.map(lambda row: outcome(given.build, row[0], each), rows)
        for (number, rest), by in zip(rows, outcomes):
            print(f"{number}\t{by or 'SURVIVES'}\t{rest}", flush=True)
            if by is None:
                survivors.append(f"{number}\t{rest}")
    killed = len(rows) - len(survivors)
    print(f"\n{killed} of {len(rows)} faults are found; these are not:", *survivors, sep="\n")
    return 0 if killed * 100 >= given.at_least * len(rows) else 1


if __name__ == "__main__":
    sys.exit(main())
