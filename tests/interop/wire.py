# SPDX-License-Identifier: BSD-2-Clause
"""DNS messages (RFC 1035 section 4), as little of them as the tests need, and asking a server."""
import random
import socket
import struct
from collections import namedtuple

A, NS, CNAME, SOA, MX, TXT, AAAA, SRV, OPT, DS, RRSIG = 1, 2, 5, 6, 15, 16, 28, 33, 41, 43, 46
NSEC, DNSKEY, NSEC3, TSIG, AXFR, ANY = 47, 48, 50, 250, 252, 255
QR, AA, TC, RD, RA, AD, CD = 0x8000, 0x0400, 0x0200, 0x0100, 0x0080, 0x0020, 0x0010
NOERROR, FORMERR, SERVFAIL, NXDOMAIN, NOTIMP, REFUSED, NOTAUTH = 0, 1, 2, 3, 4, 5, 9
DO = 0x8000  # in the TTL of an OPT record (RFC 3225)

WireRecord = namedtuple("WireRecord", "owner type rrclass ttl rdata")
Question = namedtuple("Question", "name type rrclass")


def encode_name(name):
    labels = name.rstrip(".").split(".") if name != "." else []
    return b"".join(bytes([len(label)]) + label.encode() for label in labels) + b"\0"


def encode_record(owner, rrtype, ttl, rdata, rrclass=1):
    return encode_name(owner) + struct.pack("!HHIH", rrtype, rrclass, ttl, len(rdata)) + rdata


def decode_name(message, at):
    """The name at `at`, in lower case, and what follows it."""
    labels, behind = [], None
    while message[at]:
        if message[at] >= 0xC0:
            behind = at + 2 if behind is None else behind
            at = struct.unpack_from("!H", message, at)[0] & 0x3FFF
            continue
        labels.append(message[at + 1:at + 1 + message[at]].decode("latin-1").lower())
        at += 1 + message[at]
    return ".".join(labels) + ".", at + 1 if behind is None else behind


class Message:
    """A message taken apart. RDATA is as it stands: names in it may be compressed."""

    def __init__(self, octets):
        self.octets = octets
        (self.id, self.flags, questions, *counts) = struct.unpack_from("!6H", octets)
        self.rcode = self.flags & 15
        self.questions, at = [], 12
        for _ in range(questions):
            name, at = decode_name(octets, at)
            self.questions.append(Question(name, *struct.unpack_from("!HH", octets, at)))
            at += 4
        self.sections = []
        for count in counts:
            records = []
            for _ in range(count):
                record, at = self._record(at)
                records.append(record)
            self.sections.append(records)
        self.answer, self.authority, self.additional = self.sections

    def _record(self, at):
        owner, at = decode_name(self.octets, at)
        rrtype, rrclass, ttl, size = struct.unpack_from("!HHIH", self.octets, at)
        at += 10
        return WireRecord(owner, rrtype, rrclass, ttl, self.octets[at:at + size]), at + size

    def rdata_of(self, rrtype):
        return sorted(r.rdata for r in self.answer if r.type == rrtype)

    def covers(self, rrtype):
        """True where an RRSIG over `rrtype` is there."""
        return any(r.type == RRSIG and struct.unpack_from("!H", r.rdata)[0] == rrtype
                   for r in self.answer)


def query(name, rrtype, flags=RD, size=1232, dnssec=True):
    head = struct.pack("!6H", random.getrandbits(16), flags, 1, 0, 0, 1)
    option = b"\0" + struct.pack("!HHIH", OPT, size, DO if dnssec else 0, 0)
    return head + encode_name(name) + struct.pack("!HH", rrtype, 1) + option


def reply(message, flags=0, answer=(), authority=(), rcode=0):
    """The octets of a reply to `message`, whose records are octets already."""
    question = message.questions[0]
    return struct.pack("!6H", message.id, QR | AA | flags | rcode, 1, len(answer), len(authority), 0) \
        + encode_name(question.name) + struct.pack("!HH", question.type, question.rrclass) \
        + b"".join(answer) + b"".join(authority)


def tsig_mac(rdata):
    """The MAC in the RDATA of a TSIG record (RFC 8945 section 4.2)."""
    _, at = decode_name(rdata, 0)
    size = struct.unpack_from("!H", rdata, at + 8)[0]
    return rdata[at + 10:at + 10 + size]


def receive(connection, count):
    """That many octets of a TCP connection, or fewer where it ends."""
    octets = b""
    while len(octets) < count:
        more = connection.recv(count - len(octets))
        if not more:
            break
        octets += more
    return octets


def receive_message(connection):
    """The next message of a TCP connection, b"" at its end."""
    size = receive(connection, 2)
    return receive(connection, struct.unpack("!H", size)[0]) if len(size) == 2 else b""


def framed(octets):
    return struct.pack("!H", len(octets)) + octets


def ask(server, name, rrtype, tcp=False, timeout=5, **more):
    """What `server`, an address and port, answers."""
    octets = query(name, rrtype, **more)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM if tcp else socket.SOCK_DGRAM) as asked:
        asked.settimeout(timeout)
        asked.connect(server)
        if tcp:
            asked.sendall(framed(octets))
            answer = Message(receive_message(asked))
        else:
            asked.send(octets)
            answer = Message(asked.recv(65535))
    assert answer.id == Message(octets).id and answer.flags & QR, "no answer to the query"
    return answer
