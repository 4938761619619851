# SPDX-License-Identifier: BSD-2-Clause
"""One answer after the other, good, bad and none, through an unbound daemon, delv, drill and
`hastls query`, which has to agree with them; and the plan that hastls makes of it."""
import base64
import json
import re
from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor

import records
import servers
import signers
import wire
import zonefiles
from responder import Responder

ZONE = "example.com"
HASTLS = 65443
MANY = 250
# What the tests ask for beside the fragment.
MORE = "".join(f"{line}\n" for line in (
    r"_nodata._tcp.www IN TXT x",
    rf"*._tcp.wild IN TYPE{HASTLS} \# 6 001900190001",
    r"_imap._tcp.alias IN CNAME _imap._tcp.mx1",
    rf"_bad._tcp.www IN TYPE{HASTLS} \# 3 001900",
    rf"_bad._tcp.www IN TYPE{HASTLS} \# 6 000003e10000",
    *(rf"_many._tcp.www IN TYPE{HASTLS} \# 6 {port:04x}{port:04x}0001" for port in range(1, MANY + 1))))
CHILD = rf"""$ORIGIN sub.{ZONE}.
$TTL 3600
@ IN SOA ns hostmaster 1 7200 3600 1209600 3600
@ IN NS ns
ns IN A 127.0.0.1
_imap._tcp IN TYPE{HASTLS} \# 6 000003e10001
"""

# What each of them says of an answer: the RCODE and the AD flag of unbound, the text of delv, the
# exit status of drill's chase.
Said = namedtuple("Said", "rcode ad delv drill")
SECURE = Said(wire.NOERROR, True, r"^; fully validated", 0)
NO_NAME = Said(wire.NXDOMAIN, True, r"ncache nxdomain\n; negative response, fully validated", 0)
NO_DATA = Said(wire.NOERROR, True, r"ncache nxrrset\n; negative response, fully validated", 0)
BOGUS = Said(wire.SERVFAIL, False, r"resolution failed: RRSIG failed to verify", 35)
EXPIRED = Said(wire.SERVFAIL, False, r"RRSIG has expired", 36)
UNSIGNED = Said(wire.NOERROR, False, r"^; unsigned answer", 29)
# delv and drill make no difference between this and NO_NAME (RFC 5155 section 9.2).
OPTED_OUT = NO_NAME._replace(ad=False)
ANY_BUT_0 = None
FAILED = Said(wire.SERVFAIL, False, r"resolution failed: ", ANY_BUT_0)

# One test: what stands in the zone, what is asked, what is said, and what hastls makes of it.
Row = namedtuple("Row", "host app said dnssec found connect options", defaults=((),))


def tls(port):
    return {"port": port, "tls": "immediate"}


STARTTLS, IN_THE_CLEAR = {"port": 25, "tls": "in-band"}, {"port": 25, "tls": "none"}
IMAP = Row("mx1", "imap", SECURE, "secure", "records", [tls(993)])
OWN_POLICY = None  # the plan has no steps: nothing is known, and the client goes by itself


def signed_zone(lab, nsec3=False, expires=14, tamper=None, options=()):
    """The file of the zone, and files with its keys."""
    fragment = lab.generate()
    zone_file = lab.write("zone", zonefiles.around(), MORE, fragment.text)
    signed = signers.ldns_signzone(lab, zone_file, fragment.zone, nsec3, expires, options)
    found = records.read(signed, lab.folder)
    signers.write_keys(lab, found)
    write_delv_anchor(lab, found)
    if tamper:
        lab.write(signed, tamper(lab.read(signed)))
    return signed


def write_delv_anchor(lab, found):
    (line,) = records.trust_anchor(found)
    _, _, _, _, flags, protocol, algorithm, *key = line.split()
    lab.write("delv.anchor", f'trust-anchors {{ "{ZONE}." static-key {flags} {protocol} {algorithm}'
                             f' "{"".join(key)}"; }};\n')


def one_rdata_bit(text):
    """pol-pref 1 becomes 0, which is what an attacker would like."""
    changed, count = re.subn(rf"(?m)^(_imap\._tcp\.mx1\..*TYPE{HASTLS}\s.* 000003e1000)1", r"\g<1>0",
                             text)
    assert count == 1, text
    return changed


def one_signature_bit(text):
    def flip(match):
        signature = bytearray(base64.b64decode(match[2]))
        signature[5] ^= 1
        return match[1] + base64.b64encode(signature).decode()
    changed, count = re.subn(
        rf"(?m)^(_imap\._tcp\.mx1\..*RRSIG\s+TYPE{HASTLS} .* {re.escape(ZONE)}\. )(\S+)", flip, text)
    assert count == 1, text
    return changed


def owner_of(row):
    return f"_{row.app}._tcp.{row.host}.{ZONE}"


def unbound_says(lab, row, resolver):
    answer = wire.ask(resolver, owner_of(row), HASTLS, tcp=True, timeout=60)
    said = answer.rcode, bool(answer.flags & wire.AD)
    assert said == (row.said.rcode, row.said.ad), f"unbound: RCODE and AD are {said}"
    return answer.rdata_of(HASTLS)


def delv_says(lab, row, server):
    address, port = server
    lab.run("delv", f"@{address}", "-p", port, "-a", "delv.anchor", f"+root={ZONE}", owner_of(row),
            f"TYPE{HASTLS}").said("(?m)" + row.said.delv)


def drill_says(lab, row, server):
    address, port = server
    ran = lab.run("drill", "-t", "-S", "-k", "anchor", f"@{address}", "-p", port, owner_of(row),
                  f"TYPE{HASTLS}")
    expected = ran.status != 0 if row.said.drill is ANY_BUT_0 else ran.status == row.said.drill
    assert expected, f"drill ends with {ran.status}:\n{ran}"


def hastls_says(lab, row, *whom):
    """By itself from the zone's server, and through the resolver."""
    ran = lab.hastls("query", f"{row.host}.{ZONE}", row.app, "--client", "cfb", "--format", "json",
                     "--timeout", "3", *row.options, *whom, separate=True)
    said = json.loads(ran.text)
    answer = said["answer"]["dnssec"], said["answer"]["found"], said.get("connect")
    assert answer == (row.dnssec, row.found, row.connect), f"{ran}"
    refuses = row.connect == []
    assert ran.status == (1 if refuses else 0), f"{ran}"
    return sorted(said["records"])


def as_text(octets):
    return sorted("{} {} {}".format(*(int.from_bytes(rdata[i:i + 2], "big") for i in (0, 2, 4)))
                  for rdata in octets if len(rdata) == 6)


def ask_all(lab, row, server, **more):
    """All of them at a time: some wait for long before they say that nobody answers."""
    asked = {ZONE: server, f"sub.{ZONE}": server}
    anchor = None if "--no-anchor" in row.options else "anchor"
    resolver = servers.unbound(lab, asked, anchor, **more)
    trust = ["--anchor", anchor] if anchor else []
    stubs = [f"--stub={zone}={at[0]}@{at[1]}" for zone, at in asked.items()]
    with ThreadPoolExecutor() as at_a_time:
        octets = at_a_time.submit(unbound_says, lab, row, resolver)
        others = [at_a_time.submit(delv_says, lab, row, server),
                  at_a_time.submit(drill_says, lab, row, server)]
        own = at_a_time.submit(hastls_says, lab, row, *trust, *stubs)
        through = at_a_time.submit(
            hastls_says, lab, row, *trust, "--server", "{}@{}".format(*resolver))
    for other in others:
        other.result()
    said = as_text(octets.result()), own.result(), through.result()
    assert said[0] == said[1] == said[2], f"unbound, hastls by itself and through it: {said}"


def check(lab, row, zone):
    signed = signed_zone(lab, **zone)
    lab.write("child", CHILD)
    ask_all(lab, row, servers.nsd(lab, {ZONE: signed, f"sub.{ZONE}": "child"}))


def no_answer(lab, answer, tcp):
    """From a server that gives none: `answer` says what it does, None that there is no server."""
    signed_zone(lab)
    server = Responder(lab, answer, tcp).server if answer else lab.port()
    ask_all(lab, IMAP._replace(said=FAILED, dnssec="failed", found=None, connect=[]), server,
            retries=1)


GOOD = {
    "secure": IMAP,
    "several-records": Row("www", "http", SECURE, "secure", "records",
                           [tls(8443), tls(443), tls(65535)]),
    "fall-back": Row("mx1", "smtp", SECURE, "secure", "records", [STARTTLS, IN_THE_CLEAR]),
    "alias": Row("alias", "imap", SECURE, "secure", "records", [tls(993)]),
    "wildcard": Row("wild", "smtp", SECURE, "secure", "records", [STARTTLS]),
    "no-name": Row("nowhere", "imap", NO_NAME, "secure", "nxdomain", OWN_POLICY),
    "no-data": Row("www", "nodata", NO_DATA, "secure", "nodata", OWN_POLICY),
    # What is no record is left out; `bad` is in no application table.
    "malformed-record": Row("www", "bad", SECURE, "secure", "records",
                            [{**tls(993), "ambiguous": True}]),
    "truncated": Row("www", "many", SECURE, "secure", "records",
                     [{"port": port, "tls": "in-band"} for port in range(1, MANY + 1)]),
}
NO_ANSWER = {
    "dead-server": (None, True),
    "silence": (lambda query, tcp: [], True),
    "refused": (lambda query, tcp: [wire.reply(query, rcode=wire.REFUSED)], True),
    "servfail": (lambda query, tcp: [wire.reply(query, rcode=wire.SERVFAIL)], True),
    "broken-message": (lambda query, tcp: [query.octets[:2] + b"\x84\0" + b"\xff" * 30], True),
    "truncated-without-tcp": (lambda query, tcp: [wire.reply(query, flags=wire.TC)], False),
}
BAD = IMAP._replace(said=BOGUS, dnssec="bogus", found=None, connect=[])
CASES = {
    **{f"validate.{name}.{denial}": (check, row, {"nsec3": denial == "nsec3"})
       for name, row in GOOD.items() for denial in ("nsec", "nsec3")
       if denial == "nsec" or name in ("secure", "wildcard", "no-name", "no-data")},
    "validate.rdata-bit": (check, BAD, {"tamper": one_rdata_bit}),
    "validate.signature-bit": (check, BAD, {"tamper": one_signature_bit}),
    "validate.beside-bogus": (check, IMAP._replace(host="mx2"), {"tamper": one_rdata_bit}),
    # Long ago: unbound forgives a tenth of the time for which a signature was good.
    "validate.expired": (check, BAD._replace(said=EXPIRED), {"expires": -10}),
    "validate.unsigned-child": (
        check, Row("sub", "imap", UNSIGNED, "insecure", "records", OWN_POLICY), {}),
    "validate.opt-out": (
        check, Row("nowhere", "imap", OPTED_OUT, "insecure", "nxdomain", OWN_POLICY),
        {"nsec3": True, "options": ["-p"]}),
    "validate.no-anchor": (check, IMAP._replace(
        said=SECURE._replace(ad=False), dnssec="indeterminate", connect=OWN_POLICY,
        options=["--no-anchor"]), {}),
    **{f"validate.{name}": (no_answer, *server) for name, server in NO_ANSWER.items()},
}
