# SPDX-License-Identifier: BSD-2-Clause
"""Name servers on an address and port of the lab, none of which needs root. Each function starts
one that serves zones, {name: file}, to everybody, and gives where it can be asked."""
import base64
import hmac
import os

import tools
import wire

KEY_FILE = 'key "{0.name}" {{\n\talgorithm {0.algorithm};\n\tsecret "{0.secret}";\n}};\n'


class Key:
    """A TSIG key."""
    name, algorithm, secret = "hastls-key", "hmac-sha256", "c2l4dGVlbiBvY3RldHMsIG9yIG1vcmU="

    def __init__(self, name=name, algorithm=algorithm, secret=secret):
        self.name, self.algorithm, self.secret = name, algorithm, secret

    def text(self):
        """As BIND has it."""
        return KEY_FILE.format(self)

    def mac(self, octets):
        digest = self.algorithm.replace("hmac-", "")
        return hmac.new(base64.b64decode(self.secret), octets, digest).digest()

    def words(self):
        """As Knot's tools have it."""
        return f"{self.algorithm}:{self.name}:{self.secret}"


def wait_for_zones(lab, process, server, zones):
    for zone in zones:
        lab.wait_until(f"{process.program} with {zone}", lambda: wire.ask(
            server, zone, wire.SOA, timeout=0.5).rdata_of(wire.SOA))


def bind(lab, zones, key=None, dynamic=False):
    address, port = server = lab.shared_port()
    allowed = f'key "{key.name}"' if key else "any"
    update = f"""
    update-policy {{ grant {key.name} zonesub ANY; }};
    dnssec-policy default; key-directory "{lab.folder}/bind"; inline-signing no;""" \
        if dynamic else ""
    lab.write("bind/named.conf", key.text() if key else "", f"""
options {{
    directory "{lab.folder}/bind";
    pid-file "{lab.folder}/bind/pid";
    session-keyfile "{lab.folder}/bind/session.key";
    managed-keys-directory "{lab.folder}/bind";
    listen-on port {port} {{ {address}; }};
    listen-on-v6 {{ none; }};
    recursion no;
    dnssec-validation no;
    notify no;
    allow-transfer {{ {allowed}; }};
}};
controls {{ }};
""", *(f'zone "{name}" {{ type primary; file "{lab.folder}/{file}";{update} }};\n'
       for name, file in zones.items()))
    process = lab.start("named", "-g", "-n", "1", "-c", "bind/named.conf")
    wait_for_zones(lab, process, server, zones)
    return server


def nsd(lab, zones, key=None):
    address, port = server = lab.port()
    allowed = key.name if key else "NOKEY"
    lab.write("nsd/nsd.conf", f"""
server:
    ip-address: {address}@{port}
    username: ""
    chroot: ""
    zonesdir: "{lab.folder}"
    pidfile: "{lab.folder}/nsd/pid"
    database: ""
    zonelistfile: "{lab.folder}/nsd/zone.list"
    xfrdfile: "{lab.folder}/nsd/xfrd.state"
    xfrdir: "{lab.folder}/nsd"
    server-count: 1
remote-control:
    control-enable: no
""", f"""
key:
    name: "{key.name}"
    algorithm: {key.algorithm}
    secret: "{key.secret}"
""" if key else "", *(f"""
zone:
    name: "{name}"
    zonefile: "{file}"
    provide-xfr: 127.0.0.0/8 {allowed}
""" for name, file in zones.items()))
    process = lab.start("nsd", "-d", "-c", "nsd/nsd.conf")
    wait_for_zones(lab, process, server, zones)
    return server


def knot(lab, zones, key=None, dynamic=False):
    address, port = server = lab.port()
    signing = """
    dnssec-signing: on
    dnssec-policy: policy""" if dynamic else ""
    os.makedirs(lab.path("knot/db"))
    lab.write("knot/knot.conf", f"""
server:
    rundir: "{lab.folder}/knot"
    pidfile: "{lab.folder}/knot/pid"
    listen: {address}@{port}
    tcp-workers: 1
    udp-workers: 1
    background-workers: 1
database:
    storage: "{lab.folder}/knot/db"
log:
  - target: stderr
    any: info
""", f"""
key:
  - id: {key.name}
    algorithm: {key.algorithm}
    secret: {key.secret}
""" if key else "", f"""
policy:
  - id: policy
    algorithm: ecdsap256sha256
acl:
  - id: acl
    address: 127.0.0.0/8
    action: [transfer{", update" if dynamic else ""}]
    {f"key: {key.name}" if key else ""}
zone:
""", *(f"""
  - domain: {name}
    file: "{lab.folder}/{file}"
    acl: acl
    journal-content: {"changes" if dynamic else "none"}
    zonefile-sync: -1
    zonefile-load: whole{signing}
""" for name, file in zones.items()))
    process = lab.start("knotd", "-c", "knot/knot.conf")
    wait_for_zones(lab, process, server, zones)
    return server


def pdns(lab, zones, signs=None, key=None):
    """`signs`: nothing serves the zones as they are, else they are signed when asked for, "nsec"
    from files and "nsec3" from a database."""
    address, port = server = lab.port()
    database = lab.path("pdns/zones.sqlite3")
    files = "".join(f'zone "{name}" {{ type native; file "{lab.folder}/{file}"; }};\n'
                    for name, file in zones.items())
    lab.write("pdns/named.conf", files)
    backend = f"""
launch=gsqlite3
gsqlite3-database={database}
gsqlite3-dnssec=yes
""" if signs == "nsec3" else f"""
launch=bind
bind-config={lab.folder}/pdns/named.conf
bind-dnssec-db={lab.folder}/pdns/dnssec.sqlite3
"""
    lab.write("pdns/pdns.conf", backend, f"""
local-address={address}
local-port={port}
socket-dir={lab.folder}/pdns
daemon=no
guardian=no
cache-ttl=0
query-cache-ttl=0
negquery-cache-ttl=0
consistent-backends=no
allow-axfr-ips={"" if key else "127.0.0.0/8"}
""")

    def util(*arguments):
        lab.run("pdnsutil", f"--config-dir={lab.folder}/pdns", *arguments).succeeded()

    if signs == "nsec3":
        tools.part("/usr/lib/*/pdns/libgsqlite3backend.so")
        schema = tools.part("/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql")
        lab.run("sqlite3", database, f".read {schema}").succeeded()
        for name, file in zones.items():
            util("load-zone", name, file)
    else:
        tools.part("/usr/lib/*/pdns/libbindbackend.so")
        util("create-bind-db", f"{lab.folder}/pdns/dnssec.sqlite3")
    if key:
        util("import-tsig-key", key.name, key.algorithm, key.secret)
    for name in zones:
        util(*(["secure-zone"] if signs else ["set-presigned"]), name)
        if signs == "nsec3":
            util("set-nsec3", name, "1 0 0 -")
            util("rectify-zone", name)
        if key:
            util("activate-tsig-key", name, key.name, "primary")
    process = lab.start("pdns_server", f"--config-dir={lab.folder}/pdns")
    wait_for_zones(lab, process, server, zones)
    return server


PRIMARIES = {"bind": bind, "nsd": nsd, "knot": knot, "pdns": pdns}


def unbound(lab, stubs, anchor=None, retries=5):
    """A validating resolver that asks `stubs`, {zone: server}, and nobody else."""
    address, port = server = lab.port()
    nobody = f"{lab.address}@{lab.port()[1]}"
    lab.write("unbound/unbound.conf", f"""
server:
    interface: {address}
    port: {port}
    access-control: 127.0.0.0/8 allow
    use-syslog: no
    logfile: ""
    chroot: ""
    username: ""
    directory: "{lab.folder}/unbound"
    pidfile: "{lab.folder}/unbound/pid"
    do-ip6: no
    do-not-query-localhost: no
    module-config: "validator iterator"
    trust-anchor-signaling: no
    val-log-level: 2
    ede: yes
    outbound-msg-retry: {retries}
    outgoing-interface: {address}
    {f'trust-anchor-file: "{lab.folder}/{anchor}"' if anchor else ""}
remote-control:
    control-enable: no
forward-zone:
    name: "."
    forward-addr: {nobody}
""", *(f"""
stub-zone:
    name: "{zone}"
    stub-addr: {asked[0]}@{asked[1]}
""" for zone, asked in stubs.items()))
    lab.start("unbound", "-d", "-p", "-c", "unbound/unbound.conf")
    # Of a zone that answers at once, and unsigned: nothing is cached for the test.
    lab.wait_until("unbound", lambda: wire.ask(
        server, "localhost", wire.A, timeout=0.5).rdata_of(wire.A))
    return server
