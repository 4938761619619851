# SPDX-License-Identifier: BSD-2-Clause
"""The records of a zone file as the two read it."""
import dataclasses
import os
import struct
import subprocess

SEARCH_PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
ORIGIN = "example.com."
DEADLINE = 20
CLASSES = {"IN": 1, "CH": 3, "HS": 4}
# Whose RDATA may hold names in any letter case: hastls prints the canonical form, BIND what it read.
WITH_NAMES = {2, 3, 4, 5, 6, 7, 8, 9, 12, 14, 15, 17, 18, 21, 23, 24, 26, 30, 33, 35, 36, 39, 45, 46,
              47, 55, 58, 64, 65, 107, 260}


@dataclasses.dataclass
class Reading:
    """Records as (owner in lower-case wire form, type, class, RDATA), each with its TTLs."""
    accepted: bool
    said: str
    records: dict = dataclasses.field(default_factory=dict)

    def add(self, owner, rrtype, rrclass, rdata, ttl):
        rdata = rdata.lower() if rrtype in WITH_NAMES else rdata
        self.records.setdefault((owner.lower(), rrtype, rrclass, rdata), set()).add(ttl)


def run(words, folder):
    try:
        done = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=DEADLINE, check=False, cwd=folder,
                              env=dict(os.environ, PATH=SEARCH_PATH))
    except subprocess.TimeoutExpired:
        return -99, b"", "no end within the deadline"
    return done.returncode, done.stdout, done.stderr.decode(errors="replace")


def wire_name(text):
    """The wire form of an absolute name in presentation format."""
    out, label, at = b"", b"", 0
    while at < len(text):
        if text[at] == "\\" and text[at + 1].isdigit():
            label += bytes([int(text[at + 1:at + 4])])
            at += 4
        elif text[at] == "\\":
            label += text[at + 1].encode()
            at += 2
        elif text[at] == ".":
            out += bytes([len(label)]) + label if label else b""
            label = b""
            at += 1
        else:
            label += text[at].encode()
            at += 1
    return out + b"\0"


def read_ours(program, zone):
    status, out, said = run([program, "dump", "--rdata", "all", "--origin", ORIGIN, zone.name],
                            zone.parent)
    if status not in (0, 1):
        return Reading(False, f"exit status {status}\n{said}")
    reading = Reading(status == 0, said)
    for line in out.decode("ascii").splitlines():
        owner, ttl, rrclass, rrtype, rdata = line.split("\t")
        number = CLASSES.get(rrclass) or int(rrclass[len("CLASS"):])
        octets = bytes.fromhex(rdata.split(" ", 2)[2])
        reading.add(wire_name(owner), int(rrtype[len("TYPE"):]), number, octets, int(ttl))
    return reading


def read_raw(raw, reading):
    """BIND's raw format, version 0: RRsets with names and RDATA as on the wire."""
    at = 12
    while at < len(raw):
        _, rrclass, rrtype, _, ttl, count = struct.unpack_from(">IHHHII", raw, at)
        at += 18
        (size,) = struct.unpack_from(">H", raw, at)
        owner = raw[at + 2:at + 2 + size]
        at += 2 + size
        for _ in range(count):
            (length,) = struct.unpack_from(">H", raw, at)
            reading.add(owner, rrtype, rrclass, raw[at + 2:at + 2 + length], ttl)
            at += 2 + length


def read_bind(zone):
    target = zone.with_suffix(".raw")
    checks = ["-i", "none"]
    for letter in "knmMSrTW":
        checks += [f"-{letter}", "ignore"]
    status, out, said = run(["named-compilezone", *checks, "-f", "text", "-F", "raw=0", "-o",
                           target.name, ORIGIN, zone.name], zone.parent)
    reading = Reading(status == 0, out.decode(errors="replace") + said)
    if status == 0:
        read_raw(target.read_bytes(), reading)
        target.unlink()
    return reading
