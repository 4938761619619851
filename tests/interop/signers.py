# SPDX-License-Identifier: BSD-2-Clause
"""Signs a zone file in a folder, and verifies one; each with another implementation."""
import datetime
import glob
import os

from tools import run

ALGORITHM = "ECDSAP256SHA256"


def ldns_signzone(folder, zone_file, zone, nsec3):
    def key(*options):
        made = run("ldns-keygen", *options, "-a", ALGORITHM, zone, folder=folder)
        return made.succeeded().text.split()[-1]

    # ldns says "valid from now on", which a verifier may find to be in the future.
    since = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=1)
    options = ["-n", "-t", "0"] if nsec3 else []
    run("ldns-signzone", *options, "-i", since.strftime("%Y%m%d%H%M%S"), "-o", zone,
        "-f", "signed", zone_file, key("-k"), key(), folder=folder).succeeded()
    return "signed"


def dnssec_signzone(folder, zone_file, zone, nsec3):
    for options in (["-f", "KSK"], []):
        run("dnssec-keygen", "-a", ALGORITHM, *options, zone, folder=folder).succeeded()
    options = ["-3", "-", "-H", "0"] if nsec3 else []
    run("dnssec-signzone", "-S", "-K", ".", *options, "-o", zone, "-f", "signed", zone_file,
        folder=folder).succeeded()
    return "signed"


def kzonesign(folder, zone_file, zone, nsec3):
    with open(os.path.join(folder, "knot.conf"), "w", encoding="ascii") as conf:
        conf.write(f"""
database:
    storage: "{folder}"
policy:
  - id: policy
    algorithm: {ALGORITHM.lower()}
    nsec3: {"on" if nsec3 else "off"}
zone:
  - domain: {zone}
    storage: "{folder}"
    file: {zone_file}
    dnssec-signing: on
    dnssec-policy: policy
""")
    os.mkdir(os.path.join(folder, "out"))
    run("kzonesign", "-c", "knot.conf", "-o", "out", zone, folder=folder).succeeded()
    (written,) = glob.glob(os.path.join(folder, "out", "*"))
    return os.path.relpath(written, folder)


SIGNERS = {
    "ldns-signzone": ldns_signzone,
    "dnssec-signzone": dnssec_signzone,
    "kzonesign": kzonesign,
}

# How to verify a signed zone (`anchor` holds its key-signing key; ldns would take the root's where
# that is installed), and what is said of a record that is not what was signed.
VERIFIERS = {
    "ldns-verify-zone": (lambda zone, file: ["-k", "anchor", file], "Bogus DNSSEC signature"),
    "dnssec-verify": (lambda zone, file: ["-o", zone, file], r"No correct .* signature .*{type}"),
    "kzonecheck": (lambda zone, file: ["-v", "--dnssec", "on", "-o", zone, file],
                   r"no valid signature for a record \(record type {type}\)"),
}


def verify(verifier, folder, signed, zone):
    arguments, _ = VERIFIERS[verifier]
    return run(verifier, *arguments(zone, signed), folder=folder)


def reason_for_bogus(verifier, rrtype):
    return VERIFIERS[verifier][1].replace("{type}", rrtype)
