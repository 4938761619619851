# SPDX-License-Identifier: BSD-2-Clause
"""`hastls generate --format nsupdate` applied to dynamic zones that sign themselves, and queried
back. Without a change between them, the second update leaves the zone as it is: the same records,
the same signatures over them, and the same serial, so that no secondary transfers anything."""
import servers
import serving
import wire
import zonefiles
from lab import HERE

ZONE = "example.com"
HOST_OF_TWO = "_http._tcp.www.example.com."

# How a tool is told the key, and which of its words a server's denial comes in.
TOOLS = {
    "nsupdate": lambda key: ["-k", "key"],
    "knsupdate": lambda key: ["-y", key.words()],
}


def script(lab, *options, posture=f"{HERE}/posture.yaml"):
    ran = lab.hastls("generate", "--format", "nsupdate", *options, posture, separate=True)
    return ran.succeeded().text


def apply(lab, tool, server, key, text):
    address, port = server
    return lab.run(tool, "-v", *TOOLS[tool](key), stdin=f"server {address} {port}\n{text}")


def signatures(fragment, server):
    """The RRSIG records over every RRset of the fragment, and the zone's serial."""
    rrtype = int(fragment.type[len("TYPE"):])
    found = {}
    for owner in fragment.owners:
        answer = wire.ask(server, owner, rrtype, tcp=True)
        found[owner] = [r.rdata for r in answer.answer
                        if r.type == wire.RRSIG and r.rdata[:2] == rrtype.to_bytes(2, "big")]
    (soa,) = wire.ask(server, ZONE, wire.SOA).rdata_of(wire.SOA)
    return found, soa


def is_gone(server, owner, rrtype):
    answer = wire.ask(server, owner, int(rrtype[len("TYPE"):]))
    assert not answer.rdata_of(int(rrtype[len("TYPE"):])), f"{owner} is still there"


def update(lab, primary, tool):
    fragment, key = lab.generate(), servers.Key()
    lab.write("key", key.text())
    zone = lab.write("zone", zonefiles.around())
    server = servers.PRIMARIES[primary](lab, {ZONE: zone}, key=key, dynamic=True)
    lab.wait_until("the first signature", lambda: wire.ask(server, ZONE, wire.SOA).covers(wire.SOA))
    is_gone(server, HOST_OF_TWO, fragment.type)

    apply(lab, tool, server, key, script(lab)).succeeded()
    serving.answers_as_generated(fragment, server)
    before = signatures(fragment, server)
    apply(lab, tool, server, key, script(lab)).succeeded()
    serving.answers_as_generated(fragment, server)
    assert signatures(fragment, server) == before, "the second update changed the zone"

    # One host less: what is gone from the posture goes from the zone, by the fragment before.
    lab.write("before.hastls", fragment.text)
    fewer = lab.write("fewer.yaml", "version: 1\nzone: example.com\nservers:\n"
                      "  - {host: mx1, applications: {imap: SSO}}\n")
    apply(lab, tool, server, key, script(lab, "--previous", "before.hastls", posture=fewer)) \
        .succeeded()
    for owner in set(fragment.owners) - {"_imap._tcp.mx1.example.com."}:
        is_gone(server, owner, fragment.type)
    assert signatures(fragment, server)[1] != before[1], "the change has no serial"

    stranger = servers.Key(secret="YW5vdGhlciBzZWNyZXQgdGhhbiB0aGVpcnM=")
    lab.write("key", stranger.text())
    apply(lab, tool, server, stranger, script(lab)).rejected("REFUSED|NOTAUTH|BADSIG|TSIG")
    is_gone(server, HOST_OF_TWO, fragment.type)


CASES = {f"update.{primary}.{tool}": (update, primary, tool)
         for primary in ("bind", "knot") for tool in TOOLS}
