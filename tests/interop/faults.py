# SPDX-License-Identifier: BSD-2-Clause
"""What a server may answer to AXFR. Each function takes the query and gives the messages."""
import itertools
import struct
import time

import wire
from responder import Raw

ZONE = "example.com."
HASTLS = 65443


def soa(serial=1, owner=ZONE):
    numbers = struct.pack("!5I", serial, 7200, 3600, 1209600, 3600)
    return wire.encode_record(owner, wire.SOA, 3600, wire.encode_name("ns1.example.com")
                              + wire.encode_name("hostmaster.example.com") + numbers)


def host(number):
    return wire.encode_record(f"host{number}.example.com", wire.A, 3600, bytes([192, 0, 2, number]))


def hastls(rdata, owner="_imap._tcp.host1.example.com"):
    return wire.encode_record(owner, HASTLS, 3600, rdata)


GOOD = [soa(), host(1), hastls(bytes.fromhex("000003e10001")), host(2), soa()]


def whole(query):
    yield wire.reply(query, answer=GOOD)


def record_by_record(query):
    """Each in a message of its own, and only the first repeats the question (RFC 5936 2.2)."""
    yield wire.reply(query, answer=GOOD[:1])
    for record in GOOD[1:]:
        yield struct.pack("!6H", query.id, wire.QR | wire.AA, 0, 1, 0, 0) + record


def records(*answer):
    return lambda query: [wire.reply(query, answer=answer)]


def rcode(number):
    return lambda query: [wire.reply(query, rcode=number)]


def changed(at, octet):
    """The whole zone, with one octet of the header another one."""
    def messages(query):
        octets = bytearray(wire.reply(query, answer=GOOD))
        octets[at] ^= octet
        return [bytes(octets)]
    return messages


def another_question(query):
    asked = wire.query("example.org", wire.AXFR, dnssec=False)
    yield wire.reply(wire.Message(struct.pack("!H", query.id) + asked[2:]), answer=GOOD)


def closes_within(query):
    yield Raw(wire.framed(wire.reply(query, answer=GOOD))[:60])


def closes_after_one_message(query):
    yield wire.reply(query, answer=GOOD[:3])


def silence(_):
    time.sleep(20)
    yield Raw()


def octet_by_octet(query):
    for octet in wire.framed(wire.reply(query, answer=GOOD)):
        time.sleep(0.2)
        yield Raw([octet])


def endless(query):
    yield wire.reply(query, answer=GOOD[:1])
    for number in itertools.count():
        yield wire.reply(query, answer=[host(number % 256)])


def endless_and_empty(query):
    yield wire.reply(query, answer=GOOD[:1])
    while True:
        yield wire.reply(query)


def broken_record(octets):
    """A second record that is these octets, without more."""
    return lambda query: [wire.reply(query, answer=[soa(), octets])]


LOOP = struct.pack("!H", 0xC000 | 12 + len(wire.encode_name(ZONE)) + 4 + len(soa()))
MX_OF_ONE_OCTET = wire.encode_record("example.com", wire.MX, 3600, b"\0")

# What is answered, and what hastls says of it with exit status 2.
FAULTS = {
    "REFUSED": (rcode(wire.REFUSED), "refuses the transfer: REFUSED"),
    "NOTAUTH": (rcode(wire.NOTAUTH), "refuses the transfer: NOTAUTH .*does not serve example.com"),
    "SERVFAIL": (rcode(wire.SERVFAIL), "refuses the transfer: SERVFAIL"),
    "NXDOMAIN": (rcode(wire.NXDOMAIN), "refuses the transfer: NXDOMAIN"),
    "unknown RCODE": (rcode(14), "refuses the transfer: RCODE 14"),
    "another ID": (changed(0, 0x10), "does not answer the query"),
    "a query": (changed(2, 0x80), "does not answer the query"),
    "a notification": (changed(2, 0x20), "does not answer the query"),
    "truncated over TCP": (changed(2, 0x02), "truncated answer over TCP"),
    "another question": (another_question, "answers another question"),
    "nothing in it": (records(), "holds no zone"),
    "no SOA first": (records(host(1), soa(), soa()), "holds no zone"),
    "SOA of another zone": (records(soa(owner="com."), host(1), soa(owner="com.")), "holds no zone"),
    "no closing SOA": (closes_after_one_message, "closed the connection after 3 records, before"),
    "SOA alone": (records(soa()), "closed the connection after 1 records"),
    "closed within a message": (closes_within, "closed the connection"),
    "closed at once": (lambda query: [], "closed the connection without an answer"),
    "another closing SOA": (records(*GOOD[:-1], soa(serial=2)), "zone changed while"),
    "more after the end": (records(*GOOD, host(3)), "records follow the SOA that ends it"),
    "no header": (lambda query: [b"\0\0\0"], "malformed: a message without a header"),
    "empty message": (lambda query: [b""], "malformed: a message without a header"),
    "fewer records than said": (changed(7, 0x40), "malformed"),
    "record over the end": (broken_record(host(1)[:-1]), "malformed after 0 .*ends within a record"),
    "name that leads to itself": (broken_record(LOOP + host(1)[-14:]), "malformed .*a name"),
    "name of an unknown kind": (broken_record(b"\x41" + host(1)), "malformed .*a name"),
    "RDATA not of its type": (records(soa(), MX_OF_ONE_OCTET, soa()), "the MX record of example.com"),
    "silence": (silence, "no answer in time"),
    "octet by octet": (octet_by_octet, "no answer in time"),
    "no end of records": (endless, "no answer in time"),
    "no end of empty messages": (endless_and_empty, "no answer in time"),
}
