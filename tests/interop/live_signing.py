# SPDX-License-Identifier: BSD-2-Clause
"""`hastls lint` of zones that no file holds as they are served: PowerDNS signs them when it is asked
for them."""
import linting
import servers
import zonefiles
from responder import Proxy

HASTLS = bytes.fromhex("0006" + "001500000000")  # RDLENGTH and RDATA of _ftp._tcp.archive


def with_a_bit_changed(_, messages):
    """21 becomes 20, the port of FTP's data: nothing but the signature tells."""
    found = [octets for octets in messages if HASTLS in octets]
    assert len(found) == 1, "the record is not there once"
    return [octets.replace(HASTLS, HASTLS[:3] + b"\x14" + HASTLS[4:]) for octets in messages]


def judge(lab, denial):
    fragment = lab.generate()
    zone_file = lab.write("zone", zonefiles.around(), fragment.text)
    server = servers.pdns(lab, {"example.com": zone_file}, signs=denial)

    def lint(at, *options):
        return linting.Lint(lab, "axfr://{}:{}/example.com".format(*at), *options)

    whole = lint(server)
    whole.nothing()
    assert whole.ran.status == 0, whole
    lint(Proxy(lab, server, with_a_bit_changed).server).every("does not verify with DNSKEY", 1)
    lint(server, "--now", "20100101000000").every("it begins on 20", len(fragment.owners))


def unsigned(lab):
    """Without a signature in the whole zone it is --require-signed that asks for them."""
    fragment = lab.generate()
    zone_file = lab.write("zone", zonefiles.around(), fragment.text)
    server = servers.nsd(lab, {"example.com": zone_file})
    found = linting.Lint(lab, "axfr://{}:{}/example.com".format(*server))
    assert found.found, f"nothing asks for signatures:\n{found}"


CASES = {"live.nsec": (judge, "nsec"), "live.nsec3": (judge, "nsec3"), "live.unsigned": (unsigned,)}
