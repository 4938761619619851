# SPDX-License-Identifier: BSD-2-Clause
"""Small and large files of each kind that the program reads, and the command lines that read them."""

HEAD = """$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster 1 7200 3600 1209600 300
@ IN NS ns1
ns1 IN A 192.0.2.53
www IN A 192.0.2.80
"""
RDATA = r"TYPE65443 \# 6 005001bb0001"
ZONE = HEAD + f"_http._tcp.www IN {RDATA}\n"
FRAGMENT = "; hastls fragment 1 zone example.com. rrtype 65443\n" \
    rf"_http._tcp.www.example.com. 3600 IN {RDATA} ; HASTLS 80 443 1" "\n"
POSTURE = """version: 1
zone: example.com
servers:
  - host: www
    applications: {http: {posture: SSB, prefer-secure: true}}
"""
CONFIG = "rules: {portability: off}\n"
BASELINE = "hastls baseline 1\n"
KEY = 'key "transfer" { algorithm hmac-sha256; secret "c2VjcmV0c2VjcmV0c2VjcmV0"; };\n'
ANCHOR = ". IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D\n"
FILES = {"example.com.zone": ZONE, "example.com.hastls": FRAGMENT, "posture.yaml": POSTURE,
         "config.yaml": CONFIG, "baseline.txt": BASELINE, "transfer.key": KEY, "root.anchor": ANCHOR}

# Nothing answers there, and the run is over at once.
NOWHERE = ["--server", "127.0.0.1@1", "--timeout", "1", "www.example.com", "http"]

# What reads a file: the command line, in which FILE stands for it, and a good file.
FILE = "FILE"
READERS = {
    "lint": (["lint", FILE], "example.com.zone"),
    "lint --fix": (["lint", "--fix", FILE], "example.com.zone"),
    "lint posture": (["lint", "--kind", "posture", FILE], "posture.yaml"),
    "lint --zone": (["lint", "--zone", FILE, "example.com.hastls"], "example.com.zone"),
    "lint behind": (["lint", "--include-root", ".", "--zone", "example.com.zone", FILE], "example.com.hastls"),
    "lint stdin name": (["lint", "--stdin-filename", "named", FILE], "example.com.zone"),
    "lint --config": (["lint", "--config", FILE, "example.com.zone"], "config.yaml"),
    "lint --baseline": (["lint", "--baseline", FILE, "example.com.zone"], "baseline.txt"),
    "lint --tsig": (["lint", "--tsig", FILE, "axfr://127.0.0.1:1/example.com"], "transfer.key"),
    "generate": (["generate", FILE], "posture.yaml"),
    "generate --previous": (["generate", "--format", "nsupdate", "--previous", FILE, "posture.yaml"],
                            "example.com.hastls"),
    "convert": (["convert", "--to", "hastls", FILE], "example.com.zone"),
    "convert -o": (["convert", "--to", "hastls", FILE, "-o", "converted"], "example.com.zone"),
    "plan --zone": (["plan", "--zone", FILE, "www", "http"], "example.com.zone"),
    "dump": (["dump", FILE], "example.com.zone"),
    "query --anchor": (["query", "--anchor", FILE, *NOWHERE], "root.anchor"),
    "apps --config": (["apps", "--config", FILE], "config.yaml"),
}
# What reads standard input as it reads a file.
PIPED = {
    "lint": (["lint", "-"], ZONE),
    "lint posture": (["lint", "--kind", "posture", "-"], POSTURE),
    "generate": (["generate", "-"], POSTURE),
    "convert": (["convert", "--to", "hastls"], ZONE),
}


def reading(reader, path):
    """The command line of a reader with `path` in it."""
    return [path if word == FILE else word for word in READERS[reader][0]]


def lay_down(lab):
    for name, text in FILES.items():
        lab.write(name, text)


def zone(hosts, port=443):
    """A zone of that many hosts, each with a HASTLS record and a record that is none."""
    lines = [HEAD]
    lines += [f"h{n} IN A 192.0.2.1\n_http._tcp.h{n} IN HASTLS 80 {port} 1\n" for n in range(hosts)]
    return "".join(lines)


def posture(hosts, port=443, zones=("example.com",)):
    """Posture YAML of that many hosts in each zone."""
    documents = []
    for name in zones:
        lines = [f"---\nversion: 1\nzone: {name}\nservers:\n"]
        lines += [f"  - host: h{n}\n    applications: {{http: {{posture: SSO, secure-port: {port}}}}}\n"
                  for n in range(hosts)]
        documents.append("".join(lines))
    return "".join(documents)
