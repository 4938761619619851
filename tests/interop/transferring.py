# SPDX-License-Identifier: BSD-2-Clause
"""`hastls lint axfr://...`: what is no whole zone is exit status 2, and never a clean zone."""
import json
import os
import struct
import time

import faults
import servers
import serving
import wire
import zonefiles
from responder import Proxy, Responder

ZONE = "example.com"


def uri(server):
    address, port = server
    return f"axfr://{f'[{address}]' if ':' in address else address}:{port}/{ZONE}"


def lint(lab, server, *options, seconds=20):
    return lab.hastls("lint", "--format", "json", "--transfer-timeout", seconds, *options,
                      uri(server), separate=True)


def is_refused(ran, because):
    assert ran.status == 2, f"this should have failed:\n{ran}"
    ran.said(because)
    report = json.loads(ran.text)
    assert report["files"] == 0 and not report["findings"], f"a zone was judged:\n{ran}"


def is_judged(ran, count):
    assert ran.succeeded().errors == "", ran
    report = json.loads(ran.text)
    assert report["records"] == count, f"{count} records were transferred:\n{ran}"
    return report


def all_faults(lab):
    wrong = []
    for name, (messages, because) in faults.FAULTS.items():
        responder = Responder(lab, lambda query, _: messages(query))
        try:
            is_refused(lint(lab, responder.server, seconds=1), because)
        except AssertionError as error:
            wrong.append(f"{name}: {error}")
    assert not wrong, "\n".join(wrong)


def nobody(lab):
    is_refused(lint(lab, lab.port()), "cannot connect to .*: Connection refused")


def whole(lab):
    """The zone without which the faults would prove nothing."""
    for messages in (faults.whole, faults.record_by_record):
        for address in (None, "::1"):
            responder = Responder(lab, lambda query, _: messages(query), address=address)
            is_judged(lint(lab, responder.server), 1)


def positions(lab):
    """The file is the URI, lines count records; what servers do not check arrives as it is."""
    short = [faults.soa(), faults.host(1), faults.hastls(b"\0\x19\0"), faults.soa()]
    responder = Responder(lab, lambda query, _: faults.records(*short)(query))
    ran = lint(lab, responder.server)
    assert ran.status == 1, ran
    (finding,) = json.loads(ran.text)["findings"]
    place = finding["rule"], finding["file"], finding["line"], finding["owner"]
    assert place == ("bad-rdata", uri(responder.server), 3, "_imap._tcp.host1.example.com."), ran
    ran = lab.hastls("lint", "--format", "sarif", uri(responder.server), separate=True)
    (result,) = json.loads(ran.text)["runs"][0]["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": uri(responder.server)}, ran


def hostile_names(lab):
    """What names and RDATA hold is never read as anything else."""
    labels = [b"$INCLUDE", b"@", b'a"b', b"a;b", b"(", b"a\nb", b"a\\", b"\xff.", b" "]
    tail = wire.encode_name("host1.example.com")
    rest = struct.pack("!HHIH", wire.A, 1, 3600, 4) + bytes([192, 0, 2, 1])
    hosts = [bytes([len(label)]) + label + tail + rest for label in labels]
    aliases = [wire.encode_record(f"alias{i}.example.com", wire.MX, 1, b"\0\1" + name[:-14])
               for i, name in enumerate(hosts)]
    others = [wire.encode_record("example.com", rrtype, 60, rdata) for rrtype, rdata in (
        (wire.TXT, b"\3a\n\""), (wire.TXT, b""), (65400, b""), (wire.A, b"\1"), (13, b"\2x"))]
    answer = [faults.soa(), *hosts, *aliases, *others, *faults.GOOD[1:]]
    responder = Responder(lab, lambda query, _: faults.records(*answer)(query))
    report = is_judged(lint(lab, responder.server, "--rule", "portability=off"), 1)
    assert report["findings"] == [], report


def key_file(lab, name, key):
    os.chmod(lab.path(lab.write(name, key.text())), 0o600)
    return "--tsig", name


def signed(lab, primary):
    """With a key, without, with a wrong one and with one that the server does not know."""
    fragment, key = lab.generate(), servers.Key()
    zone = lab.write("zone", zonefiles.around(), fragment.without_comments())
    server = servers.PRIMARIES[primary](lab, {ZONE: zone}, key=key)
    with_key = serving.lint(lab, uri(server), *key_file(lab, "key", key))
    assert with_key == serving.lint(lab, zone), f"{uri(server)} is another zone than {zone}"
    is_refused(lint(lab, server), "refuses the transfer: (REFUSED|NOTAUTH)")
    wrong = servers.Key(secret="YW5vdGhlciBzZWNyZXQgdGhhbiB0aGVpcnM=")
    is_refused(lint(lab, server, *key_file(lab, "wrong", wrong)), "BADSIG|refuses|not signed")
    unknown = servers.Key(name="unknown-key")
    is_refused(lint(lab, server, *key_file(lab, "unknown", unknown)), "BADKEY|refuses|not signed")


def large_zone(lab, fragment, size):
    hosts = (f"h{i}.bulk IN TXT \"{'x' * 200} {i}\"\n" for i in range(size))
    return lab.write("zone", zonefiles.around(), *hosts, fragment.text)


def without_signature(octets):
    """The message without its last record, which is a TSIG record."""
    message = wire.Message(octets)
    last = message.additional[-1]
    assert last.type == wire.TSIG, "a signed message was expected"
    size = len(wire.encode_record(last.owner, last.type, 0, last.rdata))
    return octets[:10] + struct.pack("!H", len(message.additional) - 1) + octets[12:-size]


def with_a_bit_changed(octets, at):
    return octets[:at] + bytes([octets[at] ^ 1]) + octets[at + 1:]


def signed_every(step, key, query, messages):
    """The messages signed anew by RFC 8945 section 5.3.1: the first, the last, and between them
    one in `step`."""
    name, algorithm = wire.encode_name(key.name), wire.encode_name(key.algorithm)
    mac = wire.tsig_mac(wire.Message(query.octets).additional[-1].rdata)
    pending, out = struct.pack("!H", len(mac)) + mac, []
    for i, octets in enumerate(map(without_signature, messages)):
        pending += octets
        if i % step and i + 1 < len(messages):
            out.append(octets)
            continue
        timers = struct.pack("!QH", int(time.time()), 300)[2:]
        whole = name + struct.pack("!HI", wire.ANY, 0) + algorithm + timers + bytes(4)
        mac = key.mac(pending + (timers if out else whole))
        rdata = algorithm + timers + struct.pack("!H", len(mac)) + mac + octets[:2] + bytes(4)
        record = wire.encode_record(key.name, wire.TSIG, 0, rdata, wire.ANY)
        out.append(octets[:10] + b"\0\1" + octets[12:] + record)
        pending = struct.pack("!H", len(mac)) + mac
    return out


def sparsely_signed(lab):
    """A signature may cover 100 messages, and no more."""
    fragment, key = lab.generate(), servers.Key()
    server = servers.nsd(lab, {ZONE: large_zone(lab, fragment, 8000)}, key=key)
    option = key_file(lab, "key", key)

    def through(step):
        def tamper(query, messages):
            assert len(messages) > 101, f"{len(messages)} messages prove nothing"
            return signed_every(step, key, query, messages)
        return lint(lab, Proxy(lab, server, tamper).server, *option)

    for step in (1, 7, 100):
        is_judged(through(step), len(fragment.records))
    is_refused(through(101), "answer cannot be trusted: too many in a row are not signed")


def is_signed(octets):
    return octets[10:12] != b"\0\0"  # a transfer has no additional record but TSIG


def each_signature(messages):
    return [i for i, octets in enumerate(messages) if is_signed(octets)]


def forgeries(messages):
    """Ways to change a signed transfer, and what hastls says of each."""
    first, *_, last = messages
    middle = len(messages) // 2
    changed = with_a_bit_changed(messages[middle], len(messages[middle]) // 2)
    untrusted = "answer cannot be trusted: "
    return {
        "a bit of a message": ([*messages[:middle], changed, *messages[middle + 1:]],
                               untrusted + "its signature is wrong"),
        "a message less": ([*messages[:middle], *messages[middle + 1:]],
                           untrusted + "its signature is wrong"),
        "two messages changed over": (
            [*messages[:middle], messages[middle + 1], messages[middle], *messages[middle + 2:]],
            untrusted + "its signature is wrong"),
        "first without signature": ([without_signature(first), *messages[1:]],
                                    untrusted + "it is not signed"),
        "last without signature": ([*messages[:-1], without_signature(last)],
                                   untrusted + "(its last message is not signed|too many)"),
        "no signature but the first": (
            [first, *(without_signature(m) if is_signed(m) else m for m in messages[1:])],
            untrusted + "(its last message is not signed|too many)"),
        "cut short": (messages[:-1], "closed the connection after"),
    }


def forged(lab, primary):
    """A large zone whose transfer is changed on its way."""
    fragment, key = lab.generate(), servers.Key()
    zone = large_zone(lab, fragment, 3000)
    server = servers.PRIMARIES[primary](lab, {ZONE: zone}, key=key)
    option, seen = key_file(lab, "key", key), []

    def keep(_, messages):
        seen[:] = messages
        return messages

    ran = lint(lab, Proxy(lab, server, keep).server, *option)
    is_judged(ran, len(fragment.records))
    signatures = each_signature(seen)
    assert len(seen) > 9 and signatures[0] == 0 and signatures[-1] == len(seen) - 1, signatures
    for name in forgeries(seen):
        def tamper(_, messages):
            return forgeries(messages)[name][0]
        ran = lint(lab, Proxy(lab, server, tamper).server, *option)
        try:
            is_refused(ran, forgeries(seen)[name][1])
        except AssertionError as error:
            raise AssertionError(f"{name}: {error}") from error


CASES = {
    "transfer.whole": (whole,),
    "transfer.faults": (all_faults,),
    "transfer.nobody": (nobody,),
    "transfer.positions": (positions,),
    "transfer.hostile-names": (hostile_names,),
    **{f"transfer.signed.{primary}": (signed, primary) for primary in servers.PRIMARIES},
    "transfer.forged.bind": (forged, "bind"),
    "transfer.forged.nsd": (forged, "nsd"),
    "transfer.sparsely-signed": (sparsely_signed,),
}
