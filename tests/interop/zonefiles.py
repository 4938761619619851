# SPDX-License-Identifier: BSD-2-Clause
"""A generated zone as a file: every checker of other implementations reads it, and every signer
signs it so that every verifier is content."""
import os
import re

import lab as labs
import records
import signers

# How to check a zone file, whether the tool reads $INCLUDE, and what it says of the mnemonic.
CHECKERS = {
    "named-checkzone": (lambda zone, file: [zone, file], True, "unknown RR type 'HASTLS'"),
    "nsd-checkzone": (lambda zone, file: [zone, file], True, "unrecognized RR type 'HASTLS'"),
    "kzonecheck": (lambda zone, file: ["-v", "-o", zone, file], True, "unsupported record type"),
    "ldns-read-zone": (lambda zone, file: [file], False, "Syntax error, could not parse the RR"),
}


def around():
    """What of the zone stands around the fragment."""
    with open(os.path.join(labs.HERE, "zone.in"), encoding="utf-8") as file:
        return file.read()


def load(lab, checker):
    arguments, includes, on_mnemonic = CHECKERS[checker]
    fragment = lab.generate()

    def check(file):
        return lab.run(checker, *arguments(fragment.zone, file))

    check(lab.write("whole", around(), fragment.text)).succeeded()
    lab.write("fragment", fragment.text)
    if includes:
        check(lab.write("including", around(), "$INCLUDE fragment\n")).succeeded()
    # The checker did read those lines: it stops at the same record in the form that no server has.
    mnemonic = re.sub(rf"{fragment.type} \\# 6 \S+ ; (HASTLS \d+ \d+ \d)", r"\1", fragment.text)
    check(lab.write("mnemonic", around(), mnemonic)).rejected(on_mnemonic)


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


def with_one_octet_changed(rrtype, text):
    """pol-pref's last octet of the first HASTLS record, 0 for 1 and the other way round."""
    last = re.compile(rf"({rrtype}\s+\\#\s+6[\s(]+[0-9A-Fa-f]{{11}})([01])\b")
    changed, count = last.subn(lambda m: m[1] + "10"[int(m[2])], text, count=1)
    assert count == 1, f"no {rrtype} in the signed zone:\n{text}"
    return changed


def sign(lab, signer, denial):
    nsec3, fragment = denial == "nsec3", lab.generate()
    zone_file = lab.write("zone", around(), fragment.text)
    signed = signers.SIGNERS[signer](lab, zone_file, fragment.zone, nsec3)
    found = records.read(signed, lab.folder)
    holds_the_fragment(fragment, found)
    is_signed(fragment, found)
    is_in_every_bitmap(fragment, found, nsec3)
    signers.write_keys(lab, found)
    tampered = lab.write("tampered", with_one_octet_changed(fragment.type, lab.read(signed)))
    for verifier in signers.VERIFIERS:
        signers.verify(lab, verifier, signed, fragment.zone).succeeded()
        because = signers.reason_for_bogus(verifier, fragment.type)
        signers.verify(lab, verifier, tampered, fragment.zone).rejected(because)


CASES = {f"load.{checker}": (load, checker) for checker in CHECKERS}
CASES.update({f"sign.{signer}.{denial}": (sign, signer, denial)
              for signer in signers.SIGNERS for denial in ("nsec", "nsec3")})
