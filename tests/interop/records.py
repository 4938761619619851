# SPDX-License-Identifier: BSD-2-Clause
"""Records of a zone as text, read apart from hastls: by the lines that ldns-read-zone writes."""
import base64
import hashlib
import re
from collections import namedtuple

import tools

Record = namedtuple("Record", "owner ttl type rdata")

FIRST_LINE = re.compile(r"; hastls fragment 1 zone (\S+) rrtype (\d+)")
LINE = re.compile(
    r"(\S+) (\d+) IN (TYPE\d+) (\\# 6 [0-9a-f]{12}) ; HASTLS (\d+) (\d+) ([01])(?: ; .*)?")


class Fragment:
    """What `hastls generate` wrote, held against the shape that it promises."""

    def __init__(self, text):
        assert text.endswith("\n") and "\r" not in text, "a fragment has lines that end in LF"
        first, *lines = text.splitlines()
        head = FIRST_LINE.fullmatch(first)
        assert head, f"no first line of a fragment: {first}"
        self.text, self.zone, self.type = text, head[1], f"TYPE{head[2]}"
        self.records = [self._record(line) for line in lines]
        assert self.records, "a fragment without records tests nothing"
        self.owners = sorted({record.owner for record in self.records})

    def without_comments(self):
        """As the records come from a server, with nothing that says how to judge them."""
        return "".join(f"{r.owner} {r.ttl} IN {r.type} {r.rdata}\n" for r in self.records)

    def _record(self, line):
        match = LINE.fullmatch(line)
        assert match, f"no line of a fragment: {line}"
        owner, ttl, rrtype, rdata, *fields = match.groups()
        assert rrtype == self.type, line
        assert owner == owner.lower() and owner.endswith("." + self.zone), line
        assert rdata == r"\# 6 " + "".join(f"{int(field):04x}" for field in fields), line
        return Record(owner, int(ttl), rrtype, rdata)


def read(zone_file, folder):
    """Every record of a zone file, owners in lower case."""
    printed = tools.run("ldns-read-zone", zone_file, folder=folder, separate=True).succeeded().text
    found = []
    for line in printed.splitlines():
        owner, ttl, _, rrtype, rdata = line.split(";")[0].split(None, 4)
        found.append(Record(owner.lower(), int(ttl), rrtype, rdata.strip()))
    return found


def of_type(records, rrtype):
    return [record for record in records if record.type == rrtype]


def keys(records):
    """The lines of the keys."""
    return [f"{r.owner} {r.ttl} IN DNSKEY {r.rdata}\n" for r in of_type(records, "DNSKEY")]


def trust_anchor(records):
    """The lines of the keys that sign the others (RFC 4034 section 2.1.1, SEP)."""
    return [line for line in keys(records) if " DNSKEY 257 " in line]


def signed_by_type(records, covered):
    """The owners that have an RRSIG over `covered`."""
    return {r.owner for r in of_type(records, "RRSIG") if r.rdata.split()[0] == covered}


def bitmap(record):
    """The types that an NSEC or NSEC3 says are there."""
    words = record.rdata.split()
    return set(words[1:] if record.type == "NSEC" else words[5:])


def nsec3_owner(name, zone, iterations, salt):
    """The owner of a name's NSEC3 (RFC 5155 section 5)."""
    wire = b"".join(
        bytes([len(label)]) + label.encode() for label in name.lower().split(".")[:-1]) + b"\0"
    digest = hashlib.sha1(wire + salt).digest()
    for _ in range(iterations):
        digest = hashlib.sha1(digest + salt).digest()
    extended_hex = bytes.maketrans(
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789abcdefghijklmnopqrstuv")
    return base64.b32encode(digest).translate(extended_hex).decode() + "." + zone


def denial_owner(name, zone, records):
    """The owner of the NSEC or NSEC3 that lists the types of `name`."""
    parameters = of_type(records, "NSEC3PARAM")
    if not parameters:
        return name
    _, _, iterations, salt = parameters[0].rdata.split()
    return nsec3_owner(name, zone, int(iterations), b"" if salt == "-" else bytes.fromhex(salt))
