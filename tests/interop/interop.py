#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""usage: interop.py [--allow-missing] HASTLS CASE... | interop.py --list

Puts what HASTLS makes of posture.yaml through the tools and servers of other implementations. Each
case has a folder, an address of the loopback network and servers of its own, and needs no root.

  lab.*                        a test that is killed leaves nothing; one without its tools fails
  load.CHECKER                 a zone file with the fragment loads
  sign.SIGNER.nsec, .nsec3     is signed as every verifier wants it; one octet changed is found
  lint.SIGNER.nsec, .nsec3     is verified by `HASTLS lint` as signed, and each kind of damage found
  serve.SERVER                 is served as it is, and linted by transfer as from the file
  transfer.*                   refused, broken and forged transfers are no clean zones
  update.SERVER.TOOL           `--format nsupdate` is applied, twice, and queried back
  query.*                      what `HASTLS query` says, in all its members
  validate.*                   what resolvers and `HASTLS query` say of answers good and bad

A case whose tools are not installed fails and names the package. With --allow-missing, or with
HASTLS_INTEROP_ALLOW_MISSING in the environment, it is skipped (exit 77).
"""
import os
import signal
import sys
import traceback

import lab as labs
import holding
import linting
import querying
import serving
import tools
import transferring
import updating
import validating
import zonefiles

SKIPPED = 77
ALLOW_MISSING = "HASTLS_INTEROP_ALLOW_MISSING"
DEADLINE = 100  # seconds a case; ctest gives it a little more
CASES = {**holding.CASES, **zonefiles.CASES, **linting.CASES, **serving.CASES,
         **transferring.CASES, **updating.CASES, **validating.CASES, **querying.CASES}


def stop_at(number, _):
    raise AssertionError(f"ended by {signal.Signals(number).name} (a case has {DEADLINE} s)")


def run_case(case, program):
    check, *arguments = CASES[case]
    lab = labs.Lab(program)
    try:
        signal.alarm(DEADLINE)
        check(lab, *arguments)
    finally:
        signal.alarm(0)
        lab.close()


def main(program, *cases):
    for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, stop_at)
    for case in cases:
        try:
            run_case(case, program)
        except tools.MissingTool as missing:
            print(f"{case}: {missing}", file=sys.stderr)
            return SKIPPED if os.environ.get(ALLOW_MISSING) else 1
        except Exception as wrong:  # each is a failure of this case
            traceback.print_exc()
            sys.exit(f"{case}: {wrong}")
        print(f"{case}: ok")
    return 0


if __name__ == "__main__":
    words = sys.argv[1:]
    if words[:1] == ["--allow-missing"]:
        os.environ[ALLOW_MISSING] = "1"
        del words[0]
    if words == ["--list"]:
        print("\n".join(CASES))
    elif len(words) >= 2:
        sys.exit(main(*words))
    else:
        sys.exit(__doc__)
