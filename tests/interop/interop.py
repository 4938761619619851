#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""usage: interop.py HASTLS CASE... | interop.py --list

Puts what `HASTLS generate` makes of posture.yaml into a zone, and the zone through the tools of
other name servers. Cases: `load.CHECKER`, and `sign.SIGNER.nsec` or `.nsec3`, whose result every
verifier must accept, and reject once one octet of a HASTLS record is changed; `lint.SIGNER.nsec`
or `.nsec3`: `HASTLS lint --verify` finds nothing in that zone, and each kind of damage to it.

A case whose tools are not installed fails and names the package; with HASTLS_INTEROP_ALLOW_MISSING
in the environment it is skipped (exit 77).
"""
import os
import re
import subprocess
import sys
import tempfile

import linting
import records
import signers
import tools

HERE = os.path.dirname(os.path.abspath(__file__))
SKIPPED = 77

# How to check a zone file, whether the tool reads $INCLUDE, and what it says of the mnemonic.
CHECKERS = {
    "named-checkzone": (lambda zone, file: [zone, file], True, "unknown RR type 'HASTLS'"),
    "nsd-checkzone": (lambda zone, file: [zone, file], True, "unrecognized RR type 'HASTLS'"),
    "kzonecheck": (lambda zone, file: ["-v", "-o", zone, file], True, "unsupported record type"),
    "ldns-read-zone": (lambda zone, file: [file], False, "Syntax error, could not parse the RR"),
}


def generate(program):
    words = [program, "generate", os.path.join(HERE, "posture.yaml")]
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert done.returncode == 0, f"{' '.join(words)} (exit {done.returncode}):\n{done.stderr}"
    return records.Fragment(done.stdout)


def write(folder, name, *texts):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
        file.write("".join(texts))
    return name


def read_text(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return file.read()


def load(checker, fragment, folder):
    arguments, includes, on_mnemonic = CHECKERS[checker]
    around = read_text(HERE, "zone.in")

    def check(file):
        return tools.run(checker, *arguments(fragment.zone, file), folder=folder)

    check(write(folder, "whole", around, fragment.text)).succeeded()
    write(folder, "fragment", fragment.text)
    if includes:
        check(write(folder, "including", around, "$INCLUDE fragment\n")).succeeded()
    # The checker did read those lines: it stops at the same record in the form that no server has.
    mnemonic = re.sub(rf"{fragment.type} \\# 6 \S+ ; (HASTLS \d+ \d+ \d)", r"\1", fragment.text)
    check(write(folder, "mnemonic", around, mnemonic)).rejected(on_mnemonic)


def holds_the_fragment(fragment, found):
    same = records.of_type(found, fragment.type)
    assert sorted(same) == sorted(fragment.records), f"the signed zone has {same}"


def is_signed(fragment, found):
    unsigned = set(fragment.owners) - records.signed_by_type(found, fragment.type)
    assert not unsigned, f"no RRSIG over {fragment.type} at {unsigned}"


def is_in_every_bitmap(fragment, found, nsec3):
    denials = {r.owner: r for r in records.of_type(found, "NSEC3" if nsec3 else "NSEC")}
    for owner in fragment.owners:
        denial = denials.get(records.denial_owner(owner, fragment.zone, found))
        assert denial, f"no NSEC or NSEC3 for {owner}"
        assert fragment.type in records.bitmap(denial), f"{owner}: {denial}"


def with_one_octet_changed(fragment, text):
    """pol-pref's last octet of the first HASTLS record, 0 for 1 and the other way round."""
    last = re.compile(rf"({fragment.type}\s+\\#\s+6[\s(]+[0-9A-Fa-f]{{11}})([01])\b")
    changed, count = last.subn(lambda m: m[1] + "10"[int(m[2])], text, count=1)
    assert count == 1, f"no {fragment.type} in the signed zone:\n{text}"
    return changed


def sign(signer, denial, fragment, folder):
    nsec3 = denial == "nsec3"
    zone_file = write(folder, "zone", read_text(HERE, "zone.in"), fragment.text)
    signed = signers.SIGNERS[signer](folder, zone_file, fragment.zone, nsec3)
    found = records.read(signed, folder)
    holds_the_fragment(fragment, found)
    is_signed(fragment, found)
    is_in_every_bitmap(fragment, found, nsec3)
    write(folder, "anchor", *records.trust_anchor(found))
    text = with_one_octet_changed(fragment, read_text(folder, signed))
    tampered = write(folder, "tampered", text)
    for verifier in signers.VERIFIERS:
        signers.verify(verifier, folder, signed, fragment.zone).succeeded()
        because = signers.reason_for_bogus(verifier, fragment.type)
        signers.verify(verifier, folder, tampered, fragment.zone).rejected(because)


def lint(program, signer, denial, fragment, folder):
    zone_file = write(folder, "zone", read_text(HERE, "zone.in"), fragment.text)
    signed = signers.SIGNERS[signer](folder, zone_file, fragment.zone, denial == "nsec3")
    linting.judge(program, fragment, signed, folder)


def all_cases(program=None):
    cases = {f"load.{checker}": (load, checker) for checker in CHECKERS}
    for signer in signers.SIGNERS:
        for denial in ("nsec", "nsec3"):
            cases[f"sign.{signer}.{denial}"] = (sign, signer, denial)
            cases[f"lint.{signer}.{denial}"] = (lint, program, signer, denial)
    return cases


def run_case(case, program):
    check, *arguments = all_cases(program)[case]
    with tempfile.TemporaryDirectory(prefix="hastls-interop-") as folder:
        check(*arguments, generate(program), folder)


def main(program, *cases):
    for case in cases:
        try:
            run_case(case, program)
        except AssertionError as wrong:
            sys.exit(f"{case}: {wrong}")
        except tools.MissingTool as missing:
            print(f"{case}: {missing}", file=sys.stderr)
            return SKIPPED if os.environ.get("HASTLS_INTEROP_ALLOW_MISSING") else 1
        print(f"{case}: ok")
    return 0


if __name__ == "__main__":
    if len(sys.argv) == 2 and sys.argv[1] == "--list":
        print("\n".join(all_cases()))
    elif len(sys.argv) >= 3:
        sys.exit(main(*sys.argv[1:]))
    else:
        sys.exit(__doc__)
