# SPDX-License-Identifier: BSD-2-Clause
"""All that `hastls query --format json` says of an answer, and of the MX hosts of a mail domain."""
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


class Query:
    """`hastls query` of the zone's own server, with the zone's own key as the anchor."""

    def __init__(self, lab, server):
        self.lab, self.at = lab, "{}@{}".format(*server)

    def __call__(self, *words, anchor=("--anchor", "anchor")):
        ran = self.lab.hastls("query", *words, *anchor, "--stub", f"{ZONE}={self.at}", "--server",
                              self.at, "--client", "cfb", "--format", "json", separate=True)
        assert ran.text, ran
        return ran.status, json.loads(ran.text)


def expect(got, code, **members):
    status, value = got
    for name, expected in members.items():
        assert value.get(name) == expected, f"{name} is not {expected}: {value}"
    assert status == code, f"exit {status}, not {code}: {value}"


def port(number, tls):
    return {"port": number, "tls": tls}


def check_secure(query):
    expect(query("mx1.example.test", "smtp"), 0, records=["25 25 1"], dnssec="secure",
           acts_as="CSO", connect=[port(25, "in-band")], reasons=["C1"])
    # Followed to its end; the RRset in canonical order, whatever the server's.
    got = query("www.example.test", "http")
    expect(got, 0, records=["80 443 0", "8080 8443 0"],
           connect=[port(443, "immediate"), port(8443, "immediate"), port(80, "none"),
                    port(8080, "none")])
    assert got[1]["answer"]["alias"] == "_http._tcp.web.example.test.", got
    expect(query("bad.example.test", "http"), 0, records=["80 443 1"], reasons=["C1"],
           ignored=[{"record": r"\# 5 005001bb00", "reason": "D1"}])
    for host, app, found in (("ns1", "smtp", "nxdomain"), ("web", "imap", "nodata")):
        got = query(f"{host}.example.test", app)
        expect(got, 0, dnssec="secure", information=False, reasons=["D10", "R5"])
        assert got[1]["answer"]["found"] == found, got


def check_mail(query):
    code, value = query("--mx", "example.test")
    assert code == 0 and value["mx"]["dnssec"] == "secure", value
    assert [host["host"] for host in value["hosts"]] == ["mx1.example.test.", "mx2.example.test."]
    assert value["weakest"] == "mx2.example.test.", value
    expect(query("--mx", "nomail.example.test"), 1, hosts=[],
           nothing="it takes no mail: a null MX (RFC 7505)")
    code, value = query("--mx", "own.example.test")
    assert code == 0 and value["hosts"][0]["connect"] == [port(25, "in-band")], value


def check_without_anchor(query):
    expect(query("mx1.example.test", "smtp", anchor=["--no-anchor"]), 0, dnssec="indeterminate",
           information=False, reasons=["D10", "R9", "R5"])


def signed_zone(lab):
    signed = signers.ldns_signzone(lab, lab.write("zone", TEXT), ZONE, nsec3=False)
    signers.write_keys(lab, records.read(signed, lab.folder))
    return signed


def good(lab):
    query = Query(lab, servers.nsd(lab, {ZONE: signed_zone(lab)}))
    check_secure(query)
    check_mail(query)
    check_without_anchor(query)


def bogus(lab):
    text = lab.read(signed_zone(lab))
    assert "001900190001" in text, text
    tampered = lab.write("tampered", text.replace("001900190001", "001900000001"))
    query = Query(lab, servers.nsd(lab, {ZONE: tampered}))
    got = query("mx1.example.test", "smtp")
    expect(got, 1, dnssec="bogus", information=False, connect=[], records=[], reasons=["D10"])
    assert got[1]["answer"]["reason"], got
    expect(query("mx2.example.test", "smtp"), 0, dnssec="secure")


CASES = {"query.good": (good,), "query.bogus": (bogus,)}
