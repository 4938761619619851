# SPDX-License-Identifier: BSD-2-Clause
"""HASTLS records that agree with a zone: `80 443 1` for each host with an address, `25 25 1` for each
of them that is an MX host. A linter that finds fault with one of these has to have a good reason."""
import csv
import subprocess

WEB, MAIL = "005001bb0001", "001900190001"


def presentation(wire):
    """The name at the front of `wire`, with its final dot."""
    labels = []
    while wire[0]:
        label, wire = wire[1 : wire[0] + 1], wire[wire[0] + 1 :]
        labels.append("".join(chr(c) if chr(c).isalnum() or c in b"-_*" else f"\\{c:03}" for c in label))
    return ".".join(labels).lower() + "."


def is_host(owner):
    return owner != "." and not any(label == "*" or label.startswith("_") for label in owner.split("."))


def fragment(program, zone, origin):
    """The text of the records for one zone, read with the program's own `dump`."""
    dumped = subprocess.run([program, "dump", "--quiet", "--origin", origin, zone], check=True,
                            capture_output=True)
    hosts, exchanges = set(), set()
    for line in dumped.stdout.decode("ascii").splitlines():
        owner, _, rr_class, rr_type, rdata = line.split("\t")
        if rr_class != "IN":
            continue
        if rr_type in ("TYPE1", "TYPE28") and is_host(owner):
            hosts.add(owner.lower())
        elif rr_type == "TYPE15":
            exchanges.add(presentation(bytes.fromhex(rdata.split()[2])[2:]))
    offers = [("_http", host, WEB) for host in sorted(hosts)]
    offers += [("_smtp", host, MAIL) for host in sorted(hosts & exchanges)]
    return "".join(f"{app}._tcp.{host} 3600 IN TYPE65443 \\# 6 {rdata}\n" for app, host, rdata in offers)


def valid_zones(corpus):
    """Project, path and origin of each zone that every other implementation takes."""
    with (corpus / "INDEX.tsv").open(encoding="utf-8", newline="") as index:
        for row in csv.DictReader(index, delimiter="\t"):
            if row["verdict"] == "valid":
                yield row["project"], corpus / row["project"] / row["path"], row["origin"]
