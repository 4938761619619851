#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Writes the large zones of zones/clean, in which the linter finds nothing.

usage: make_clean.py FOLDER            the zones themselves
       make_clean.py FOLDER --sign     and signed-nsec.zone, signed-nsec3.zone (ldns-signzone, fresh keys)

The same zones each time, but for the signatures. Each is what an operator of one kind runs, written
as such people write: tabs and blanks, inherited owners, comments, parentheses, relative and absolute
names.
"""
import ipaddress
import pathlib
import subprocess
import sys
import tempfile

SERIAL = 2026112201
V4 = ipaddress.ip_address("198.18.0.0")  # RFC 2544: 131,072 addresses that belong to nobody
V6 = ipaddress.ip_address("2001:db8::")
SIGNED_FROM, SIGNED_TO = "20260101000000", "20800101000000"


def v4(index):
    return str(V4 + index)


def v6(index):
    return str(V6 + 0x10000 * (index + 1) + 1)


def hastls(ins, sec, pref):
    return f"TYPE65443 \\# 6 {ins:04x}{sec:04x}{pref:04x} ; HASTLS {ins} {sec} {pref}"


def digest(seed, octets=32):
    """Octets that look like a hash or a key, the same each time."""
    out, state = bytearray(), seed * 2654435761 % 2**32 or 1
    while len(out) < octets:
        state = (1103515245 * state + 12345) % 2**31
        out.append(state >> 16 & 0xFF)
    return out.hex()


def apex(zone, *more):
    return [
        f"$ORIGIN {zone}.",
        "$TTL 1h",
        "@\tIN\tSOA\tns1 hostmaster (",
        f"\t\t{SERIAL} ; serial",
        "\t\t2h         ; refresh",
        "\t\t1h         ; retry",
        "\t\t2w         ; expire",
        "\t\t5m )       ; negative answers",
        "\tIN\tNS\tns1",
        "\tIN\tNS\tns2",
        "ns1\tIN\tA\t192.0.2.53",
        "\tIN\tAAAA\t2001:db8::53",
        "ns2\tIN\tA\t203.0.113.53",
        *more,
    ]


def mail_provider():
    """MX hosts, mail stores and submission for many domains, all of it told to clients."""
    lines = apex(
        "mail.example",
        "@\tMX 10 mx1",
        "\tMX 10 mx2",
        '\tTXT "v=spf1 mx -all"',
        '_dmarc\tTXT "v=DMARC1; p=reject; rua=mailto:dmarc@mail.example"',
        '_mta-sts\tTXT "v=STSv1; id=20261101"',
        '_smtp._tls\tTXT "v=TLSRPTv1; rua=mailto:tlsrpt@mail.example"',
        "mta-sts\tA 192.0.2.80",
        f"_http._tcp.mta-sts\t{hastls(0, 443, 1)}",
        "; where mail programs find their servers (RFC 6186, RFC 8314)",
        "_imap._tcp\tSRV 0 0 0 .",
        "_imaps._tcp\tSRV 0 1 993 imap",
        "_pop3._tcp\tSRV 0 0 0 .",
        "_pop3s._tcp\tSRV 10 1 995 pop",
        "_submission._tcp\tSRV 0 0 0 .",
        "_submissions._tcp\tSRV 0 1 465 submit",
        "_sieve._tcp\tSRV 0 1 4190 imap",
        "_caldavs._tcp\tSRV 0 1 443 dav",
        "_carddavs._tcp\tSRV 0 1 443 dav",
    )
    services = {
        "imap": [("_imap", 0, 993, 1), ("_sieve", 4190, 4190, 1)],
        "pop": [("_pop3", 0, 995, 1)],
        "submit": [("_submission", 0, 465, 1)],
        "dav": [("_caldav", 0, 443, 1), ("_carddav", 0, 443, 1)],
        "webmail": [("_http", 80, 443, 1)],
    }
    for number, (host, offers) in enumerate(services.items()):
        lines += [f"{host}\tA {v4(number)}", f"\tAAAA {v6(number)}"]
        lines += [f"{app}._tcp.{host}\t{hastls(*pair)}" for app, *pair in offers]
        port = offers[0][2]
        lines.append(f"_{port}._tcp.{host}\tTLSA 3 1 1 {digest(number)}")
    lines.append("webmail\tHTTPS 1 . alpn=h2,h3")
    for number in range(1, 25):
        lines += [
            f"mx{number}\tA\t{v4(100 + number)}",
            f"\tAAAA\t{v6(100 + number)}",
            f"_smtp._tcp.mx{number}\t{hastls(25, 25, 1)}",
            f"_25._tcp.mx{number}\tTLSA 3 1 1 ( {digest(number)[:32]}",
            f"\t\t{digest(number)[32:]} )",
        ]
    for number in range(1500):
        domain = f"kunde{number:04}"
        lines += [
            f"{domain}\t900\tMX 10 mx{number % 24 + 1}.mail.example.",
            f"\t900\tMX 20 mx{(number + 7) % 24 + 1}",
            f"\tTXT\t\"v=spf1 include:mail.example -all\"",
            f"_dmarc.{domain}\tTXT\t\"v=DMARC1; p=quarantine\"",
        ]
        if number % 3 == 0:
            lines.append(f'_mta-sts.{domain}\tTXT "v=STSv1; id={number};"')
        if number % 5 == 0:
            lines += [
                f"s1._domainkey.{domain}\tTXT ( \"v=DKIM1; k=rsa; p={digest(number, 60)}\"",
                f"\t\"{digest(number + 1, 60)}\" ; two strings, one key",
                "\t)",
            ]
    return lines


def web_hoster():
    """Thousands of sites; some with a second pair of ports, some without TLS."""
    lines = apex("sites.example", "@\tA 192.0.2.80", f"_http._tcp\t{hastls(80, 443, 1)}")
    for number in range(4000):
        site = f"site{number:05}"
        lines += [f"{site}\t300\tIN\tA\t{v4(1000 + number)}"]
        if number % 2:
            lines.append(f"\t300\tIN\tAAAA\t{v6(1000 + number)}")
        if number % 50 == 7:
            lines.append(f"_http._tcp.{site}\t300 IN {hastls(80, 0, 0)}")
            continue
        lines.append(f"_http._tcp.{site}\t300 IN {hastls(80, 443, number % 2)}")
        if number % 20 == 3:
            lines.append(f"\t300 IN {hastls(8080, 8443, number % 2)}")
        if number % 3 == 0:
            lines.append(f"{site}\tHTTPS 1 . alpn=\"h2,h3\" ipv4hint={v4(1000 + number)}")
        if number % 4 == 0:
            lines.append(f"www.{site}\tCNAME {site}")
            lines.append(f"_acme-challenge.{site}\tCNAME {site}.acme.example.net.")
        if number % 10 == 0:
            lines.append(f"_443._tcp.{site}\tTLSA 3 1 1 {digest(number)}")
        if number % 25 == 0:
            lines.append(f"_ftp._tcp.{site}\t{hastls(21, 21, 1)}")
            lines.append(f"_mysql._tcp.db.{site}\t{hastls(0, 3306, 1)}")
            lines.append(f"db.{site}\tA {v4(60000 + number)}")
    return lines


def sip_carrier():
    """Session border controllers found by NAPTR and SRV, XMPP, STUN and TURN beside them."""
    lines = apex(
        "voice.example",
        '@\tNAPTR 10 50 "s" "SIPS+D2T" "" _sips._tcp',
        '\tNAPTR 20 50 "s" "SIP+D2T"  "" _sip._tcp',
        '\tNAPTR 30 50 "s" "SIP+D2U"  "" _sip._udp',
        "chat\tA 192.0.2.90",
        "_xmpp-client._tcp\tSRV 5 0 5222 chat",
        "_xmpps-client._tcp\tSRV 1 0 5223 chat",
        "_xmpp-server._tcp\tSRV 5 0 5269 chat",
        f"_xmpp-client._tcp.chat\t{hastls(5222, 5222, 1)}",
        f"\t{hastls(0, 5223, 1)}",
        f"_xmpp-server._tcp.chat\t{hastls(5269, 5269, 1)}",
        "turn\tA 192.0.2.91",
        "_turns._tcp\tSRV 0 0 5349 turn",
        "_stuns._tcp\tSRV 0 0 5349 turn",
        f"_turn._tcp.turn\t{hastls(3478, 5349, 0)}",
        f"_stun._tcp.turn\t{hastls(3478, 5349, 0)}",
        "hss\tA 192.0.2.92",
        f"_diameter._tcp.hss\t{hastls(0, 5868, 1)}",
    )
    for number in range(1, 61):
        host = f"sbc{number:02}.pop{number % 6 + 1}"
        lines += [
            f"{host}\tA {v4(number)}",
            f"\tAAAA {v6(number)}",
            f"_sip._udp\tSRV {number} 10 5060 {host}",
            f"_sip._tcp\tSRV {number} 10 5060 {host}",
            f"_sips._tcp\tSRV {number} 10 5061 {host}",
            f"_sip._tcp.{host}\t{hastls(5060, 5061, number % 2)}",
        ]
    for number in range(3000):
        digits = ".".join(reversed(f"4930{number:07}"))
        lines.append(f'{digits}.e164\tNAPTR 100 10 "u" "E2U+sip" "!^.*$!sip:{number}@voice.example!" .')
    return lines


def delegations():
    """A registry with its own few hosts, above thousands of zones that belong to others."""
    lines = apex(
        "registry.example",
        "whois\tA 192.0.2.43",
        "epp\tA 192.0.2.70",
        f"_epp._tcp.epp\t{hastls(0, 700, 1)}",
        "rdap\tA 192.0.2.44",
        f"_http._tcp.rdap\t{hastls(80, 443, 1)}",
        "rdap\tHTTPS 1 .",
    )
    for number in range(5000):
        name = f"delegated-{number}"
        lines += [f"{name}\tNS ns1.{name}", f"\tNS ns.isp{number % 40}.example."]
        lines.append(f"ns1.{name}\tA {v4(number)}")
        if number % 3 == 0:
            lines.append(f"{name}\tDS {number} 13 2 {digest(number).upper()}")
        if number % 11 == 0:
            lines.append(f"ns1.{name}\tAAAA {v6(number)}")
    lines += [f"old{number}\tDNAME new{number}.example.net." for number in range(50)]
    return lines


def wildcards():
    """Wildcards that answer for most names, beside hosts with addresses of their own."""
    lines = apex(
        "apps.example",
        "*\tA 192.0.2.99",
        "*.preview\tCNAME edge.apps.example.",
        "edge\tA 192.0.2.98",
        "\tHTTPS 1 .",
        f"_http._tcp.edge\t{hastls(80, 443, 1)}",
        "*.mail\tMX 10 mx",
        "mx\tA 192.0.2.25",
        f"_smtp._tcp.mx\t{hastls(25, 25, 1)}",
        "_acme-challenge\tTXT \"a wildcard certificate\"",
    )
    for number in range(1500):
        app = f"app{number:04}"
        if number % 2:
            lines += [f"{app}\tA {v4(number)}", f"*.{app}\tA {v4(number)}"]
        else:
            lines += [f"{app}\tAAAA {v6(number)}"]
        lines.append(f"_http._tcp.{app}\t{hastls(0, 443, number % 2)}")
        lines.append(f"_443._tcp.{app}\tTLSA 3 1 1 {digest(number)}")
    return lines


def underscores():
    """Every kind of underscore name that people publish, beside HASTLS records."""
    lines = apex(
        "names.example",
        "@\tMX 10 mail",
        "\tCAA 0 issue \"letsencrypt.org\"",
        "mail\tA 192.0.2.25",
        f"_smtp._tcp.mail\t{hastls(25, 25, 1)}",
        "_25._tcp.mail\tTLSA 3 1 1 " + digest(1),
        f"_imap._tcp.mail\t{hastls(0, 993, 0)}",
        "_993._tcp.mail\tCNAME _25._tcp.mail",
        "_domainconnect\tCNAME connect.example.net.",
        "_mta-sts\tTXT \"v=STSv1; id=1\"",
        "_smtp._tls\tTXT \"v=TLSRPTv1; rua=mailto:t@names.example\"",
        "_report._dmarc\tTXT \"v=DMARC1\"",
        "_adsp._domainkey\tTXT \"dkim=all\"",
        "_kerberos\tTXT NAMES.EXAMPLE",
        "_kerberos._udp\tSRV 0 0 88 kdc",
        "_ldap._tcp.dc._msdcs\tSRV 0 100 389 kdc",
        "_ldap._tcp\tSRV 0 100 389 kdc",
        "kdc\tA 192.0.2.88",
        f"_ldap._tcp.kdc\t{hastls(389, 636, 1)}",
        "_636._tcp.kdc\tTLSA 2 0 1 " + digest(2),
    )
    for number in range(600):
        lines += [
            f"h{number}\tA {v4(number)}",
            f"_acme-challenge.h{number}\tTXT \"{digest(number, 20)}\"",
            f"sel{number % 9}._domainkey.h{number}\tTXT \"v=DKIM1; p={digest(number, 40)}\"",
            f"{digest(number, 28)}._openpgpkey\tOPENPGPKEY mDMEYv8=",
            f"{digest(number + 7, 28)}._smimecert\tSMIMEA 3 0 0 {digest(number)}",
            f"_443._tcp.h{number}\tTLSA 3 1 1 {digest(number)}",
            f"_443._udp.h{number}\tTLSA 3 1 1 {digest(number)}",
            f"_8443._https.h{number}\tSVCB 1 h{number} port=8443",
            f"_http._tcp.h{number}\t{hastls(0, 443, 1)}",
            f"h{number}\tHTTPS 1 . alpn=h3",
            f"h{number}\tSSHFP 4 2 {digest(number)}",
        ]
    return lines


def signed():
    """What is signed for signed-nsec.zone and signed-nsec3.zone."""
    lines = apex(
        "signed.example",
        "@\tMX 10 mx",
        "mx\tA 192.0.2.25",
        f"_smtp._tcp.mx\t{hastls(25, 25, 1)}",
        "*.any\tA 192.0.2.99",
        "child\tNS ns.child",
        "ns.child\tA 192.0.2.3",
        "secure\tNS ns.secure",
        f"\tDS 12345 13 2 {digest(5)}",
        "ns.secure\tA 192.0.2.4",
    )
    for number in range(150):
        lines += [f"w{number}\tA {v4(number)}", f"_http._tcp.w{number}\t{hastls(80, 443, 1)}"]
        if number % 5 == 0:
            lines.append(f"\t{hastls(8080, 8443, 1)}")
    return lines


def sign(unsigned, target, options):
    with tempfile.TemporaryDirectory() as folder:
        make_key = ["ldns-keygen", "-a", "ECDSAP256SHA256"]
        run = lambda command: subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
        keys = [run([*make_key, *kind, "signed.example"]).stdout.strip() for kind in (["-k"], [])]
        zone = pathlib.Path(folder) / "zone"
        zone.write_text(unsigned)
        run(["ldns-signzone", *options, "-b", "-i", SIGNED_FROM, "-e", SIGNED_TO, "-o",
             "signed.example", "-f", "signed", "zone", *keys])
        target.write_text((pathlib.Path(folder) / "signed").read_text())


ZONES = {
    "mail-provider": mail_provider,
    "web-hoster": web_hoster,
    "sip-carrier": sip_carrier,
    "delegations": delegations,
    "wildcards": wildcards,
    "underscores": underscores,
}


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, make in ZONES.items():
        heading = f"; {' '.join(make.__doc__.split())}"
        (folder / f"{name}.zone").write_text("\n".join([heading, *make()]) + "\n")
    if "--sign" in sys.argv[2:]:
        text = "\n".join(signed()) + "\n"
        sign(text, folder / "signed-nsec.zone", [])
        sign(text, folder / "signed-nsec3.zone", ["-n", "-t", "0"])


if __name__ == "__main__":
    main()
