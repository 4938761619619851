#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""usage: smoke_query.py HASTLS

A signed zone served by NSD on loopback, and `hastls query` asks for it: the answers and plans that
are to come out, and once more with one octet of a record changed behind the signer's back.
"""
import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time

import records
import signers
import tools

SKIPPED = 77
ZONE = "example.test."
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
CONF = """server:
  ip-address: 127.0.0.1@{port}
  username: ""
  chroot: ""
  zonesdir: "{folder}"
  pidfile: "{folder}/pid"
  database: ""
  zonelistfile: "{folder}/zone.list"
  xfrdfile: "{folder}/xfrd.state"
  xfrdir: "{folder}"
  server-count: 1
remote-control:
  control-enable: no
zone:
  name: "example.test"
  zonefile: "served"
"""


def free_port():
    """One that both transports have free on loopback at this moment."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp, socket.socket() as tcp:
        udp.bind(("127.0.0.1", 0))
        tcp.bind(udp.getsockname())
        return udp.getsockname()[1]


def answers(port):
    """Whether somebody answers a DNS question there: a header and `. NS` of class IN."""
    question = b"\x12\x34\0\0\0\1\0\0\0\0\0\0" + b"\0\0\2\0\1"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        client.settimeout(0.1)
        client.connect(("127.0.0.1", port))
        try:
            client.send(question)
            return client.recv(512)[:2] == question[:2]
        except OSError:
            return False


@contextlib.contextmanager
def served(folder, zone_file):
    """The port at which NSD serves `zone_file`."""
    os.replace(os.path.join(folder, zone_file), os.path.join(folder, "served"))
    port = free_port()
    with open(os.path.join(folder, "nsd.conf"), "w", encoding="ascii") as conf:
        conf.write(CONF.format(port=port, folder=folder))
    with open(os.path.join(folder, "log"), "wb") as log:
        nsd = subprocess.Popen([tools.path_of("nsd"), "-d", "-c", "nsd.conf"], cwd=folder,
                               stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            deadline = time.monotonic() + tools.DEADLINE
            while not answers(port):
                with open(log.name, encoding="utf-8", errors="replace") as said:
                    assert nsd.poll() is None, f"nsd ended:\n{said.read()}"
                assert time.monotonic() < deadline, "nsd does not answer"
            yield port
        finally:
            nsd.terminate()
            nsd.wait(tools.DEADLINE)


class Query:
    """`hastls query` against a port, with the zone's own key as its anchor."""

    def __init__(self, program, folder, port):
        self.program, self.folder, self.port = program, folder, port

    def __call__(self, *words, anchor=("--anchor", "anchor")):
        words = [self.program, "query", *words, *anchor, "--stub", f"{ZONE}=127.0.0.1@{self.port}",
                 "--server", f"127.0.0.1@{self.port}", "--client", "cfb", "--format", "json"]
        done = subprocess.run(words, cwd=self.folder, stdin=subprocess.DEVNULL, timeout=30,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert done.stdout, f"{words}: {done.stderr}"
        return done.returncode, json.loads(done.stdout)


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


def check_bogus(query):
    got = query("mx1.example.test", "smtp")
    expect(got, 1, dnssec="bogus", information=False, connect=[], records=[], reasons=["D10"])
    assert got[1]["answer"]["reason"], got
    expect(query("mx2.example.test", "smtp"), 0, dnssec="secure")


def check(program, folder):
    with open(os.path.join(folder, "zone"), "w", encoding="ascii") as file:
        file.write(TEXT)
    signed = signers.ldns_signzone(folder, "zone", ZONE, nsec3=False)
    found = records.read(signed, folder)
    with open(os.path.join(folder, "anchor"), "w", encoding="ascii") as file:
        file.writelines(records.trust_anchor(found))
    with open(os.path.join(folder, signed), encoding="ascii") as file:
        text = file.read()
    tampered = text.replace("001900190001", "001900000001")
    assert tampered != text
    with open(os.path.join(folder, "tampered"), "w", encoding="ascii") as file:
        file.write(tampered)
    with served(folder, signed) as at:
        query = Query(program, folder, at)
        check_secure(query)
        check_mail(query)
        check_without_anchor(query)
    with served(folder, "tampered") as at:
        check_bogus(Query(program, folder, at))


def main(program):
    with tempfile.TemporaryDirectory(prefix="hastls-query-") as folder:
        try:
            check(os.path.abspath(program), folder)
        except AssertionError as wrong:
            sys.exit(str(wrong))
        except tools.MissingTool as missing:
            print(missing, file=sys.stderr)
            return SKIPPED if os.environ.get("HASTLS_INTEROP_ALLOW_MISSING") else 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
