# SPDX-License-Identifier: BSD-2-Clause
"""Posture files of n of something, for growth.py."""
HEAD = "version: 1\nzone: example.com\n"


def server(name, offers="{http: SSB}"):
    return f"  - host: {name}\n    applications: {offers}\n"


def one_host(n):
    offers = "".join(f"      a{i}: {{posture: SIO, insecure-port: 80}}\n" for i in range(n))
    return HEAD + "servers:\n  - host: www\n    applications:\n" + offers


def one_host_in_many_servers(n):
    return HEAD + "servers:\n" + "".join(
        server("www", f"{{a{i}: {{posture: SIO, insecure-port: 80}}}}") for i in range(n))


def one_rrset(n):
    # Port 0 is none, so this many pairs of ports.
    items = "".join(f"        - {{posture: SSB, insecure-port: {1 + i % 60000}, "
                    f"secure-port: {60001 + i // 60000}}}\n" for i in range(n))
    return HEAD + "servers:\n  - host: www\n    applications:\n      http:\n" + items


def nested_zones(n):
    inner = "".join(server(f"h{i}", "{http: SSB}") for i in range(n))
    outer = "".join(server(f"h{i}.sub", "{imap: SSO}") for i in range(n))
    return (HEAD + "servers:\n" + outer + "---\nversion: 1\nzone: sub.example.com\nservers:\n" +
            inner)


CASES = {
    "servers": (40000, lambda n: HEAD + "servers:\n" + "".join(server(f"h{i}") for i in range(n))),
    "documents": (10000, lambda n: "---\n".join(
        f"version: 1\nzone: z{i}.test\nservers:\n" + server("www") for i in range(n))),
    "documents of one zone": (10000, lambda n: "---\n".join(
        HEAD + "servers:\n" + server(f"h{i}") for i in range(n))),
    "empty documents": (10000, lambda n: "---\n" * n),
    "profiles": (10000, lambda n: HEAD + "profiles:\n" + "".join(
        f"  p{i}: {{http: SSB}}\n" for i in range(n)) + "servers:\n" + "".join(
        f"  - host: h{i}\n    profile: p{i}\n" for i in range(n))),
    "profiles that do not exist": (3000, lambda n: HEAD + "profiles:\n" + "".join(
        f"  p{i}: {{http: SSB}}\n" for i in range(n)) + "servers:\n" + "".join(
        f"  - host: h{i}\n    profile: q{i}\n" for i in range(n))),
    "every line wrong": (10000, lambda n: HEAD + "servers:\n" + "".join(
        f"  - hast: h{i}\n    aplications: {{http: SSB}}\n" for i in range(n))),
    "every line wrong in flow style": (5000, lambda n: "{version: 1, zone: example.com, servers: [\n"
        + "".join(f"{{hast: h{i}, \naplications: {{http: XXX}}}},\n" for i in range(n)) + "]}\n"),
    "every line no YAML": (5000, lambda n: HEAD + "servers:\n" + "".join(
        f"  - host: 'h{i}\n" for i in range(n))),
    "control characters": (20000, lambda n: HEAD + "servers:\n" + "".join(
        server(f"h\x01{i}") for i in range(n))),
    "hosts of one server": (100000, lambda n: HEAD + "servers:\n  - hosts: [" + ", ".join(
        f"h{i}" for i in range(n)) + "]\n    applications: {http: SSB}\n"),
    "hosts in lines": (50000, lambda n: HEAD + "servers:\n  - hosts:\n" + "".join(
        f"      - h{i}\n" for i in range(n)) + "    applications: {http: SSB}\n"),
    "ranges": (40, lambda n: HEAD + "servers:\n  - hosts: [" + ", ".join(
        f"'h{i}-{{1..5000}}'" for i in range(n)) + "]\n    applications: {http: SSB}\n"),
    "one host with n records": (10000, one_host),
    "one host in n servers": (10000, one_host_in_many_servers),
    "one RRset of n records": (20000, one_rrset),
    "duplicates": (5000, lambda n: HEAD + "servers:\n" + server("www") * n),
    "different TTLs": (5000, lambda n: HEAD + "servers:\n" + "".join(
        server("www", f"{{http: {{posture: SIO, insecure-port: {1 + i}, ttl: {i}}}}}")
        for i in range(n))),
    "zones within zones": (10000, nested_zones),
    "deep names": (5000, lambda n: HEAD + "servers:\n" + "".join(
        server(".".join(["a"] * 100) + f".h{i}") for i in range(n))),
    "quotes": (20000, lambda n: HEAD + "servers:\n" + "".join(
        server(f'"h\\x61{i}"') for i in range(n))),
    "one document in flow style": (5000, lambda n: "{version: 1, zone: example.com, servers: [\n" +
        ",\n".join(f"{{host: h{i}, applications: {{http: SSB}}}}" for i in range(n)) + "]}\n"),
    "one long line": (5000, lambda n: "{version: 1, zone: example.com, servers: [" + ", ".join(
        f"{{host: h{i}, applications: {{http: SSB}}}}" for i in range(n)) + "]}\n"),
    "comments": (200000, lambda n: HEAD + "# a comment that says nothing much\n" * n),
    "blank lines": (400000, lambda n: HEAD + "\n" * n + "servers: []\n"),
    "accepted": (10000, lambda n: HEAD + "servers:\n" + "".join(
        server(f"h{i}", f"{{smtp: {{posture: SSB, accept: {{strippable-upgrade: r{i}}}}}}}")
        for i in range(n))),
    "servers before their zone": (10000, lambda n: "servers:\n" + "".join(
        server(f"h{i}") for i in range(n)) + HEAD),
}
