#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""usage: faults.py [--full] [--released] [--slow] HASTLS CASE... | faults.py --list

Runs HASTLS as a process where something goes wrong round it. What has to come out stands with each
case; docs/reliability.md has the list.

  reading.*       what is read cannot be, never ends, or changes meanwhile
  streams.*       standard input or output is closed, full, a pipe, a pipe without a reader
  limits.*        few descriptors, little memory, a small stack
  bounds.*        each bound of the formats, at its last value and one over it
  endless.*       gigabytes through a pipe
  writing.*       what is written cannot be, or several write at once
  disk.*          a disk that fills up at different points
  killing.*       kill -9 at different points
  surroundings.*  locale, time zone, environment

  --full      at full strength: 200 kills, 20 full disks, 5 GB; without, what takes seconds
  --released  HASTLS is a release build: its memory and stack are held to bounds as well
  --slow      HASTLS counts what it runs, or is watched by a sanitizer: each case has ten times as long

The exit status is 77 where the case cannot be tried here (CTest: skipped), with the reason.
"""
import signal
import sys
import traceback

import bounds
import disk
import endless
import killing
import limits
import reading
import running
import streams
import surroundings
import writing

SKIPPED = 77
MODULES = (reading, streams, limits, bounds, endless, writing, disk, killing, surroundings)
CASES = {name: case for module in MODULES for name, case in module.CASES.items()}


class Ended(Exception):
    """By a signal, or too late."""


def stop_at(number, _):
    raise Ended(f"ended by {signal.Signals(number).name}")


def run_case(case, program, strength):
    check, *arguments = CASES[case]
    lab = running.Lab(program, strength)
    try:
        signal.alarm(strength.deadline)
        check(lab, *arguments)
    finally:
        signal.alarm(0)
        lab.close()


def main(strength, program, *cases):
    for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, stop_at)
    status = 0
    for case in cases:
        try:
            run_case(case, program, strength)
            print(f"{case}: ok")
        except running.CannotTry as why:
            print(f"{case}: skipped: {why}")
            status = status or SKIPPED
        except Exception as wrong:  # each is a failure of this case
            traceback.print_exc()
            print(f"{case}: FAILED: {wrong}", file=sys.stderr)
            status = 1
    return status


if __name__ == "__main__":
    words = sys.argv[1:]
    options = {word for word in words if word in ("--full", "--released", "--slow")}
    words = [word for word in words if word not in options]
    if words == ["--list"]:
        print("\n".join(CASES))
    elif len(words) >= 2 and set(words[1:]) <= CASES.keys():
        given = [option in options for option in ("--full", "--released", "--slow")]
        sys.exit(main(running.Strength(*given), *words))
    else:
        sys.exit(__doc__)
