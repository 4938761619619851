# SPDX-License-Identifier: BSD-2-Clause
"""`hastls query` asks NSD, which serves a zone signed for it, through its own validating resolver:
the answers and plans that are to come out, and once more with one octet changed behind the signer's
back."""
import json

import records
import servers
import signers

ZONE = "example.test"
TEXT = r"""$ORIGIN example.test.
$TTL 3600
@ SOA ns1 hostmaster 1 7200 3600 1209600 300
@ NS ns1
@ MX 10 mx1
@ MX 20 mx2
ns1 A 127.0.0.1
mx1 A 192.0.2.1
mx2 A 192.0.2.2
nomail MX 0 .
own A 192.0.2.3
_smtp._tcp.mx1 TYPE65443 \# 6 001900190001
_smtp._tcp.mx2 TYPE65443 \# 6 001900190000
_smtp._tcp.own TYPE65443 \# 6 000000190001
_http._tcp.www CNAME _http._tcp.web
_http._tcp.web TYPE65443 \# 6 1f9020fb0000
_http._tcp.web TYPE65443 \# 6 005001bb0000
_imap._tcp.web TXT "not the record"
_http._tcp.bad TYPE65443 \# 5 005001bb00
_http._tcp.bad TYPE65443 \# 6 005001bb0001
"""
ANCHOR = ("--anchor", "anchor")


def signed_zone(lab):
    signed = signers.ldns_signzone(lab, lab.write("zone", TEXT), ZONE, nsec3=False)
    signers.write_keys(lab, records.read(signed, lab.folder))
    return signed


class Query:
    """The program against a server: its exit status and what it says of a CFB client."""

    def __init__(self, lab, zone_file):
        self.lab = lab
        address, port = servers.nsd(lab, {ZONE: zone_file})
        # What is not of the zone goes to the same server, and so nowhere.
        self.ways = ["--stub", f"{ZONE}={address}@{port}", "--server", f"{address}@{port}"]

    def ask(self, *words, trust=ANCHOR):
        ran = self.lab.hastls("query", *words, *trust, *self.ways, "--client", "cfb", "--format",
                              "json", separate=True)
        assert ran.text, f"{ran}{ran.errors}"
        return ran.status, json.loads(ran.text)

    def expect(self, words, status, answer, trust=ANCHOR, **members):
        """Exit status, members of the answer, and members of the whole object."""
        got, value = self.ask(*words, trust=trust)
        said = value.get("answer", value.get("mx"))
        for wanted, found in ((answer, said), (members, value)):
            for name, expected in wanted.items():
                assert found.get(name) == expected, f"{name} is not {expected}: {value}"
        assert got == status, f"exit {got}, not {status}: {value}"
        return value


def port(number, tls):
    return {"port": number, "tls": tls}


def secure(lab):
    query = Query(lab, signed_zone(lab))
    query.expect(["mx1.example.test", "smtp"], 0, {"dnssec": "secure", "ttl": 3600},
                 records=["25 25 1"], acts_as="CSO", connect=[port(25, "in-band")], reasons=["C1"])
    # To the end of the alias; the RRset in canonical order, whatever the server's.
    query.expect(["www.example.test", "http"], 0, {"alias": "_http._tcp.web.example.test."},
                 records=["80 443 0", "8080 8443 0"],
                 connect=[port(443, "immediate"), port(8443, "immediate"), port(80, "none"),
                          port(8080, "none")])
    query.expect(["bad.example.test", "http"], 0, {"found": "records"}, records=["80 443 1"],
                 ignored=[{"record": r"\# 5 005001bb00", "reason": "D1"}])
    for words, found in ((["ns1.example.test", "smtp"], "nxdomain"),
                         (["web.example.test", "imap"], "nodata")):
        query.expect(words, 0, {"dnssec": "secure", "found": found}, information=False,
                     reasons=["D10", "R5"])
    query.expect(["mx1.example.test", "smtp"], 0, {"dnssec": "indeterminate"},
                 trust=["--no-anchor"], information=False, reasons=["D10", "R9", "R5"])


def mail(lab):
    query = Query(lab, signed_zone(lab))
    value = query.expect(["--mx", ZONE], 0, {"dnssec": "secure"}, weakest="mx2.example.test.")
    hosts = [host["host"] for host in value["hosts"]]
    assert hosts == ["mx1.example.test.", "mx2.example.test."], hosts
    query.expect(["--mx", "nomail.example.test"], 1, {"found": "records"}, hosts=[],
                 nothing="it takes no mail: a null MX (RFC 7505)")
    value = query.expect(["--mx", "own.example.test"], 0, {"dnssec": "secure", "found": "nodata"},
                         weakest="own.example.test.")
    assert value["hosts"][0]["connect"] == [port(25, "in-band")], value


def tampered(lab):
    text = lab.read(signed_zone(lab))
    changed = text.replace("001900190001", "001900000001")
    assert changed != text
    query = Query(lab, lab.write("tampered", changed))
    value = query.expect(["mx1.example.test", "smtp"], 1, {"dnssec": "bogus", "found": None},
                         records=[], information=False, connect=[], reasons=["D10"])
    assert "mx1.example.test" in value["answer"]["reason"], value
    query.expect(["mx2.example.test", "smtp"], 0, {"dnssec": "secure"}, records=["25 25 0"])


CASES = {"query.secure": (secure,), "query.mail": (mail,), "query.tampered": (tampered,)}
