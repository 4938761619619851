# SPDX-License-Identifier: BSD-2-Clause
"""Signs a zone file in the lab's folder, and verifies one; each with another implementation."""
import datetime
import glob
import os

import records
import servers

ALGORITHM = "ECDSAP256SHA256"


def days_from_now(days):
    when = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
    return when.strftime("%Y%m%d%H%M%S")


def ldns_signzone(lab, zone_file, zone, nsec3, expires=14, more=()):
    """`expires`, in days from now, may be negative."""
    def key(*options):
        made = lab.run("ldns-keygen", *options, "-a", ALGORITHM, zone)
        return made.succeeded().text.split()[-1]

    # ldns says "valid from now on", which a verifier may find to be in the future.
    signed, options = f"{zone_file}.signed", ["-n", "-t", "0", *more] if nsec3 else []
    lab.run("ldns-signzone", *options, "-i", days_from_now(expires - 15), "-e",
            days_from_now(expires), "-o", zone, "-f", signed, zone_file, key("-k"),
            key()).succeeded()
    return signed


def dnssec_signzone(lab, zone_file, zone, nsec3):
    for options in (["-f", "KSK"], []):
        lab.run("dnssec-keygen", "-a", ALGORITHM, *options, zone).succeeded()
    options = ["-3", "-", "-H", "0"] if nsec3 else []
    lab.run("dnssec-signzone", "-S", "-K", ".", *options, "-o", zone, "-f", "signed",
            zone_file).succeeded()
    return "signed"


def kzonesign(lab, zone_file, zone, nsec3):
    lab.write("knot.conf", f"""
database:
    storage: "{lab.folder}"
policy:
  - id: policy
    algorithm: {ALGORITHM.lower()}
    nsec3: {"on" if nsec3 else "off"}
zone:
  - domain: {zone}
    storage: "{lab.folder}"
    file: {zone_file}
    dnssec-signing: on
    dnssec-policy: policy
""")
    os.mkdir(lab.path("out"))
    lab.run("kzonesign", "-c", "knot.conf", "-o", "out", zone).succeeded()
    (written,) = glob.glob(lab.path("out/*"))
    return os.path.relpath(written, lab.folder)


def pdns(lab, zone_file, zone, nsec3):
    """What PowerDNS makes up when it is asked for the zone."""
    address, port = servers.pdns(
        lab, {zone.rstrip("."): zone_file}, signs="nsec3" if nsec3 else "nsec")
    said = lab.run("dig", f"@{address}", "-p", port, "+noall", "+answer", "+onesoa", zone, "AXFR")
    return lab.write("signed", said.succeeded().text)


SIGNERS = {
    "ldns-signzone": ldns_signzone,
    "dnssec-signzone": dnssec_signzone,
    "kzonesign": kzonesign,
    "pdns": pdns,
}


def dnssec_verify_options(lab):
    """-z where one key signs everything."""
    return [] if len(lab.read("all-keys").splitlines()) > 1 else ["-z"]


# How to verify a signed zone, and what is said of a record that is not what was signed. `anchor`
# holds its key-signing key (ldns would take the root's where that is installed), `all-keys` all.
VERIFIERS = {
    "ldns-verify-zone": (lambda lab, zone, file: ["-k", "anchor", file], "Bogus DNSSEC signature"),
    "dnssec-verify": (lambda lab, zone, file: [*dnssec_verify_options(lab), "-o", zone, file],
                      r"No correct .* signature .*{type}"),
    "kzonecheck": (lambda lab, zone, file: ["-v", "--dnssec", "on", "-o", zone, file],
                   r"no valid signature for a record \(record type {type}\)"),
}


def verify(lab, verifier, signed, zone):
    arguments, _ = VERIFIERS[verifier]
    return lab.run(verifier, *arguments(lab, zone, signed))


def reason_for_bogus(verifier, rrtype):
    return VERIFIERS[verifier][1].replace("{type}", rrtype)


def write_keys(lab, found):
    lab.write("anchor", *records.trust_anchor(found))
    lab.write("all-keys", *records.keys(found))
