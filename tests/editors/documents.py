# SPDX-License-Identifier: BSD-2-Clause
"""What docs/editors.md shows, and zones to try it on."""
import json
import pathlib
import re
import subprocess

DOCUMENT = pathlib.Path(__file__).resolve().parents[2] / "docs/editors.md"

# Findings of three severities, and one with a bracket and colons in its text.
ZONE = """$ORIGIN example.com.
$TTL 60
@ IN SOA ns1 h 1 2 3 4 5
@ IN NS ns1
ns1 IN A 192.0.2.1
_smtp._tcp.ns1 IN TYPE65443 \\# 6 000000000001
_imap._tcp.ns1 IN TYPE65443 \\# 6 008f00000001
_x]:1:1:[._tcp.ns1 IN TYPE65443 \\# 6 000100020000 ; hastls: ignore nonsense
"""


def block(language):
    """The first code block of that language."""
    return re.search(rf"^```{language}\n(.*?)^```$", DOCUMENT.read_text(), re.MULTILINE | re.DOTALL).group(1)


def findings(hastls, zone):
    run = subprocess.run([hastls, "lint", "--format", "json", zone.name], cwd=zone.parent, capture_output=True)
    found = json.loads(run.stdout)["findings"]
    assert {finding["severity"] for finding in found} == {"error", "warning", "info"}, found
    return found
