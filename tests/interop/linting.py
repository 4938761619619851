# SPDX-License-Identifier: BSD-2-Clause
"""What `hastls lint` says of zones that others have signed, and of such zones once damaged."""
import json
import re

import records
import signers
import zonefiles

RULE = "unsigned"


class Lint:
    """The findings of the rule in one zone: (line, message, lines of related positions)."""

    def __init__(self, lab, zone_file, *options):
        self.ran = lab.hastls("lint", "--format", "json", "--verify", "--require-signed", *options,
                              zone_file, separate=True)
        assert self.ran.status in (0, 1), self
        report = json.loads(self.ran.text)
        assert report["records"], f"read no HASTLS records:\n{self}"
        assert all(finding["rule"] != "syntax" for finding in report["findings"]), self
        self.found = [(finding["line"], finding["message"],
                       [related["line"] for related in finding["related"]])
                      for finding in report["findings"] if finding["rule"] == RULE]

    def __str__(self):
        return str(self.ran)

    def nothing(self):
        assert not self.found, f"this zone is in order:\n{self}"

    def one(self, line, says, related=None):
        assert len(self.found) == 1, f"this should have been found once:\n{self}"
        self.every(says)
        at, _, others = self.found[0]
        assert at == line, f"found in line {at}, not {line}:\n{self}"
        assert related is None or related in others, f"line {related} is not shown:\n{self}"

    def every(self, says, count=None):
        assert count in (None, len(self.found)), f"{count} of them are to be found:\n{self}"
        assert self.found and all(re.search(says, message) for _, message, _ in self.found), (
            f"not found, or not /{says}/:\n{self}")


class Lines:
    """A signed zone, one record a line, as another program writes it."""

    def __init__(self, lab, zone_file):
        self.lab = lab
        printed = lab.run("ldns-read-zone", zone_file, separate=True)
        self.lines = [re.sub(r"[ \t]+", " ", line).strip()
                      for line in printed.succeeded().text.splitlines()]

    def find(self, pattern):
        """The number, from 1, of the one line that matches."""
        found = [i for i, line in enumerate(self.lines, 1) if re.search(pattern, line, re.IGNORECASE)]
        assert len(found) == 1, f"/{pattern}/ is in lines {found}"
        return found[0]

    def write(self, name, number=None, line=None):
        """With one line replaced, or left out."""
        lines = list(self.lines)
        if number is not None:
            lines[number - 1:number] = [] if line is None else [line]
        return self.lab.write(name, "\n".join(lines) + "\n")


def changed(text, pattern, by):
    out, count = re.subn(pattern, by, text, count=1)
    assert count == 1, f"/{pattern}/ is not in {text}"
    return out


def other_character(match):
    return "B" if match[0] == "A" else "A"


def check_damage(lint, zone, fragment, denial_owner):
    """`denial_owner` has the NSEC or NSEC3 of the one owner that is damaged."""
    owner, rrtype = re.escape("_ftp._tcp.archive." + fragment.zone), fragment.type
    record = zone.find(rf"^{owner} \d+ IN {rrtype} ")
    rrsig = zone.find(rf"^{owner} \d+ IN RRSIG {rrtype} ")
    denial = zone.find(rf"^{re.escape(denial_owner)} \d+ IN NSEC3? ")
    line = zone.lines.__getitem__

    text = changed(line(record - 1), r"0015", "0016")
    lint(zone.write("rdata", record, text)).one(record, "does not verify with DNSKEY", rrsig)
    text = changed(line(rrsig - 1), r"(?<= )\S(?=\S*$)", other_character)
    lint(zone.write("signature", rrsig, text)).one(record, "does not verify with DNSKEY", rrsig)
    without = zone.write("without", rrsig)
    lint(without).one(record if record < rrsig else record - 1, f"no RRSIG covers {rrtype}")
    text = changed(line(denial - 1), rf" {rrtype}\b", "")
    lint(zone.write("bitmap", denial, text)).one(record, f"does not list {rrtype}", denial)


def check_added(lint, zone, fragment):
    """A record that came after the zone was signed."""
    added = f"_imap._tcp.archive.{fragment.zone} 3600 IN {fragment.type} \\# 6 000003e10001"
    count = len(zone.lines)
    name = zone.write("added", count, zone.lines[-1] + "\n" + added)
    lint(name).one(count + 1, f"no RRSIG covers {fragment.type}")


def check_times(lint, signed, fragment):
    owners = len(fragment.owners)
    lint(signed, "--now", "2060-01-01T00:00:00Z").every("it expired on 20", owners)
    lint(signed, "--now", "20100101000000").every("it begins on 20", owners)


def judge(lab, signer, denial):
    """A zone that is in order, as its signer wrote it; then each kind of damage."""
    fragment = lab.generate()
    zone_file = lab.write("zone", zonefiles.around(), fragment.text)
    signed = signers.SIGNERS[signer](lab, zone_file, fragment.zone, denial == "nsec3")

    def lint(name, *options):
        return Lint(lab, name, *options)

    lint(signed).nothing()
    zone = Lines(lab, signed)
    lint(zone.write("lines")).nothing()
    owner = "_ftp._tcp.archive." + fragment.zone
    found = records.read(signed, lab.folder)
    check_damage(lint, zone, fragment, records.denial_owner(owner, fragment.zone, found))
    check_added(lint, zone, fragment)
    check_times(lint, signed, fragment)


CASES = {f"lint.{signer}.{denial}": (judge, signer, denial)
         for signer in signers.SIGNERS for denial in ("nsec", "nsec3")}
