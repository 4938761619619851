# SPDX-License-Identifier: BSD-2-Clause
"""Each name server serves a generated and signed zone: the octets that it answers with, and what
`hastls lint` finds in the zone that it transfers."""
import json

import servers
import signers
import wire
import zonefiles

# What depends on how a zone is written down, not on what is in it.
OF_THE_FILE = {"portability"}


def findings(ran):
    """What `hastls lint --format json` says, apart from where."""
    report = json.loads(ran.text)
    found = sorted((f["rule"], f["severity"], f["owner"], f["message"])
                   for f in report["findings"] if f["rule"] not in OF_THE_FILE)
    return report["records"], found


def lint(lab, operand, *options):
    ran = lab.hastls("lint", "--format", "json", "--fail-on", "never", *options, operand,
                     separate=True)
    return findings(ran.succeeded())


def signed_zone(lab, fragment):
    zone_file = lab.write("zone", zonefiles.around(), fragment.text)
    return signers.ldns_signzone(lab, zone_file, fragment.zone, nsec3=False)


def asked(fragment, server, owner, tcp):
    rrtype = int(fragment.type[len("TYPE"):])
    answer = wire.ask(server, owner, rrtype, tcp=tcp)
    assert answer.rcode == wire.NOERROR, f"RCODE {answer.rcode} for {owner}"
    assert answer.flags & wire.AA and not answer.flags & wire.TC, f"flags {answer.flags:#x}"
    assert answer.covers(rrtype), f"no RRSIG over {fragment.type} for {owner}"
    ttls = {r.ttl for r in answer.answer if r.type == rrtype}
    return answer.rdata_of(rrtype), ttls


def answers_as_generated(fragment, server):
    for owner in fragment.owners:
        meant = [r for r in fragment.records if r.owner == owner]
        octets = sorted(bytes.fromhex(r.rdata.split()[-1]) for r in meant)
        for tcp in (False, True):
            assert asked(fragment, server, owner, tcp) == (octets, {meant[0].ttl}), owner


def serve(lab, primary):
    fragment = lab.generate()
    signed = signed_zone(lab, fragment)
    server = servers.PRIMARIES[primary](lab, {fragment.zone.rstrip("."): signed})
    answers_as_generated(fragment, server)
    records, found = lint(lab, signed)
    assert records == len(fragment.records) and found, "the zone tells nothing"
    uri = "axfr://{}:{}/{}".format(*server, fragment.zone)
    assert lint(lab, uri) == (records, found), f"{uri} is another zone than {signed}"


CASES = {f"serve.{primary}": (serve, primary) for primary in servers.PRIMARIES}
