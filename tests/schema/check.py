# SPDX-License-Identifier: BSD-2-Clause
"""usage: check.py HASTLS EXAMPLES

The JSON Schema that `hastls schema` prints takes every example, and refuses what the loader refuses
for its shape: each case below is put to both.
"""
import pathlib
import re
import subprocess
import sys

import jsonschema
import yaml


class Yaml12(yaml.SafeLoader):
    """PyYAML reads YAML 1.1; posture files are YAML 1.2: only true and false are booleans."""

    yaml_implicit_resolvers = {}


for tag, pattern, first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^[0-9]+$", "0123456789"),
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))
Yaml12.add_constructor("tag:yaml.org,2002:int", lambda loader, node: _number(node.value))


def _number(text):
    """YAML 1.2 reads 012 as 12; hastls does not take it (G4), so it stays a text here."""
    return text if len(text) > 1 and text[0] == "0" else int(text)


HEAD = "version: 1\nzone: example.com\n"
ENTRY = HEAD + "servers: [{host: a, applications: {smtp: %s}}]\n"
SERVER = HEAD + "servers: [%s]\nprofiles: {web: {http: SSB}}\n"

# Documents that both take.
GOOD = [
    HEAD,
    HEAD + "servers:\n",
    HEAD + "servers: []\n",
    HEAD + "rrtype: TYPE65500\n",
    HEAD + "defaults: {ttl: 1w2D, prefer-secure: true}\n",
    ENTRY % "ssb",
    ENTRY % "[{posture: SSB, ttl: 1m}, {posture: SIO, insecure-port: '2525', ttl: '60'}]",
    ENTRY % "{posture: SSB, accept: {strippable-upgrade: 'because'}}",
    SERVER % "{hosts: ['@', 'web{1..40}', 'db{01..12}-a', 1, a.example.com.], profile: web}",
    SERVER % "{host: NO, applications: {sip/tcp: SSB, imap/TCP: SSO}}",
]

# Documents that both refuse for their shape.
BAD = [
    "[]\n",
    "text\n",
    "version: 1\n",
    "zone: example.com\n",
    "version: 2\nzone: example.com\n",
    "version: 1\nzone: [example.com]\n",
    "version: 1\nzone: exa mple.com\n",
    "version: 1\nzone: ~\n",
    HEAD + "rrtype: 1\n",
    HEAD + "rrtype: 65535\n",
    HEAD + "default: {ttl: 1}\n",
    HEAD + "defaults: {}\n",
    HEAD + "defaults:\n",
    HEAD + "defaults: {ttl: -1}\n",
    HEAD + "defaults: {ttl: 2147483648}\n",
    HEAD + "defaults: {ttl: 30m1h}\n",
    HEAD + "defaults: {prefer-secure: 'true'}\n",
    HEAD + "defaults: {prefer-secure: yes}\n",
    HEAD + "profiles: {}\n",
    HEAD + "profiles: {web: {}}\n",
    HEAD + "profiles: {web: SSB}\n",
    HEAD + "servers: {}\n",
    HEAD + "servers: text\n",
    HEAD + "servers: [text]\n",
    SERVER % "{host: a}",
    SERVER % "{profile: web}",
    SERVER % "{host: a, hosts: [b], profile: web}",
    SERVER % "{hosts: [], profile: web}",
    SERVER % "{hosts: a, profile: web}",
    SERVER % "{host: [a], profile: web}",
    SERVER % "{host: 'web{1..2}', profile: web}",
    SERVER % "{host: 'a b', profile: web}",
    SERVER % "{host: '*', profile: web}",
    SERVER % "{host: _a, profile: web}",
    SERVER % "{host: a..b, profile: web}",
    SERVER % "{host: ~, profile: web}",
    SERVER % "{host: a, applications: {}}",
    SERVER % "{host: a, applications: {_http: SSB}}",
    SERVER % "{host: a, applications: {http/tpc: SSB}}",
    SERVER % "{host: a, applications: {ht--tp: SSB}}",
    SERVER % "{host: a, applications: {abcdefghijklmnop: SSB}}",
    ENTRY % "SSX",
    ENTRY % "~",
    ENTRY % "[]",
    ENTRY % "[[SSB]]",
    ENTRY % "{}",
    ENTRY % "{secure-port: 25}",
    ENTRY % "{posture: SSB, port: 25}",
    ENTRY % "{posture: SSB, in-band: 'true'}",
    ENTRY % "{posture: SSB, ttl: [1]}",
    ENTRY % "{posture: SSB, accept: {}}",
    ENTRY % "{posture: SSB, accept: {zero-ports: x}}",
    ENTRY % "{posture: SSB, accept: {strippable-upgrade: 'a;b'}}",
] + [
    ENTRY % ("{posture: SIO, insecure-port: %s}" % port)
    for port in ("0", "012", "0x19", "25.0", "65536", "'+25'", "true", "~", "[25]")
]


def loader_takes(hastls, text):
    run = subprocess.run([hastls, "generate", "-"], input=text.encode(), capture_output=True)
    return run.returncode == 0


def main(hastls, examples):
    schema = yaml.safe_load(subprocess.run([hastls, "schema"], check=True, capture_output=True).stdout)
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)

    def schema_takes(text):
        return all(validator.is_valid(document) for document in yaml.load_all(text, Yaml12))

    wrong = []
    files = sorted(pathlib.Path(examples).glob("*.yaml"))
    for text, wanted in [(path.read_text(), True) for path in files] + [
        (text, wanted) for texts, wanted in ((GOOD, True), (BAD, False)) for text in texts
    ]:
        verdicts = schema_takes(text), loader_takes(hastls, text)
        if verdicts != (wanted, wanted):
            wrong.append(f"wanted {wanted}, schema and loader say {verdicts}:\n{text}")
    print("\n".join(wrong))
    print(f"{len(files)} examples, {len(GOOD)} good and {len(BAD)} bad documents, {len(wrong)} wrong")
    return 1 if wrong or len(files) < 4 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
