# SPDX-License-Identifier: BSD-2-Clause
"""usage: check.py HASTLS SARIF-SCHEMA

Lints zones with hostile owners, texts and file names in every format, and reads the output back with
parsers of other people: JSON and XML are always well-formed, SARIF obeys its schema, and of GitHub's
workflow commands there are as many as findings.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse
import xml.etree.ElementTree as ElementTree

import jsonschema

HEAD = b"$ORIGIN example.com.\n$TTL 60\n@ IN SOA ns1 h 1 2 3 4 5\n@ IN NS ns1\nns1 IN A 192.0.2.1\n"

# Labels, as octets of a zone file, that mean something to one format or the other.
LABELS = [
    b"plain", b'q"uote', b"a'b", b"]]>", b"<b>&amp;", b"::error::x", b"%0A::warning::y", b"a,b", b"100%",
    b"{0}", b"[text](https\\://a.example)", b"\\010newline", b"\\013\\010cr", b"\\027\\091esc", b"\xff\xfe",
    b"caf\xe9", "z\u00fcrich".encode(), "\U0001f4a9".encode(), b"\\255\\254", b"\\\\back", b"##[error]x",
    b"\xef\xbf\xbe", b"\xef\xbf\xbf", b"\xe2\x80\xae", b"\\000", b"${{x}}", b"--&gt;", b"\xed\xa0\x80",
]
NAMES = [
    b"plain.zone", b'a "b" \'c\'.zone', b"]]>.zone", b"::error::x.zone", b"%0A::warning::.zone", b"a,b:c.zone",
    b"line\n::error file=x::forged\n.zone", b"\x1b[2J.zone", b"caf\xe9.zone", "z\u00fcrich \U0001f4a9.zone".encode(),
    b"<b>&amp;.zone", b"{0}[a](b).zone", b"sub/./dir.zone", b"##[error].zone", b"-dash.zone", b"\xef\xbf\xbf.zone",
]


def zone():
    """Each label in the host and as the application, in records that several rules refuse."""
    lines = [HEAD]
    for label in LABELS:
        lines.append(b"_smtp._tcp." + label + b" IN TYPE65443 \\# 6 000000000001\n")
        lines.append(b"_" + label + b"._tcp.ns1 IN TYPE65443 \\# 6 001900190009 ; " + label + b"\n")
        lines.append(label + b" IN TXT \"" + label.replace(b'"', b"") + b"\" " + b"x" * 300 + label + b" )\n")
    return b"".join(lines)


def write_zones(folder):
    os.makedirs(os.path.join(folder, b"sub"))
    for name in NAMES:
        with open(os.path.join(folder, name), "wb") as file:
            file.write(zone())


def lint(hastls, folder, form, names, status=1):
    command = [hastls.encode(), b"lint", b"--rule=unknown-application=info", b"--format", form.encode(), b"--", *names]
    run = subprocess.run(command, cwd=folder, capture_output=True)
    assert run.returncode == status, (form, run.returncode, run.stderr)
    return run.stdout


def check_lines(count, hastls, folder):
    jsonl = [json.loads(line) for line in lint(hastls, folder, "jsonl", NAMES).splitlines()]
    assert jsonl == json.loads(lint(hastls, folder, "json", NAMES))["findings"]
    assert len(jsonl) == count


def check_github(count, hastls, folder):
    lines = lint(hastls, folder, "github", NAMES).decode().split("\n")
    assert lines.pop() == ""
    assert len(lines) == count, len(lines)
    shape = re.compile(r"::(error|warning|notice) file=[^:,]+,line=\d+,col=\d+,title=[a-z-]+::[^\r\n]+")
    for line in lines:
        assert shape.fullmatch(line), line
        assert not re.search(r"%(?!25|3A|2C|0A)", line), line
        assert not {unicodedata.category(c) for c in line} & {"Cc", "Cf", "Zl", "Zp"}, line


def check_xml(form, hastls, folder, scratch):
    text = lint(hastls, folder, form, NAMES)
    if shutil.which("xmllint"):
        path = scratch / (form + ".xml")
        path.write_bytes(text)
        subprocess.run(["xmllint", "--noout", path], check=True)
    return ElementTree.fromstring(text)


def check_checkstyle(count, *args):
    root = check_xml("checkstyle", *args)
    assert root.tag == "checkstyle" and [e.tag for e in root] == ["file"] * len(NAMES)
    errors = root.findall("file/error")
    assert len(errors) == count
    for error in errors:
        assert set(error.attrib) == {"line", "column", "severity", "message", "source"}
        assert error.get("severity") in ("error", "warning", "info")
        assert error.get("source").startswith("hastls.")


def check_junit(count, *args):
    root = check_xml("junit", *args)
    assert root.tag == "testsuites"
    cases = root.findall("testsuite/testcase")
    assert len(cases) == count
    failures = root.findall("testsuite/testcase/failure")
    assert int(root.get("failures")) == len(failures) > 0
    for suite in root:
        assert int(suite.get("tests")) == len(suite)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        names = [case.get("name") for case in suite]
        assert len(set(names)) == len(names)


def utf16_units(octets):
    """How many UTF-16 code units a line takes, an octet that is no UTF-8 being one."""
    escaped = octets.decode("utf-8", "surrogateescape")
    return sum(2 if ord(c) > 0xFFFF else 1 for c in escaped)


def check_columns(result, folder, finding):
    """What a viewer marks, by UTF-16 code units, is what `json` marks by octets."""
    region = result["locations"][0]["physicalLocation"]["region"]
    path = os.path.join(folder, os.fsencode(urllib.parse.unquote_to_bytes(uri_of(result))))
    with open(path, "rb") as file:
        line = file.read().split(b"\n")[finding["line"] - 1]
    assert region["startLine"] == finding["line"]
    for key, octets in (("startColumn", finding["column"]), ("endColumn", finding["end_column"])):
        if key in region:
            assert region[key] == utf16_units(line[: octets - 1]) + 1, (region, finding)


def uri_of(result):
    return result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def check_sarif(count, hastls, folder, schema):
    report = json.loads(lint(hastls, folder, "sarif", NAMES))
    findings = json.loads(lint(hastls, folder, "json", NAMES))["findings"]
    jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(report)
    (run,) = report["runs"]
    assert run["columnKind"] == "utf16CodeUnits"
    assert run["invocations"][0]["exitCode"] == 1 and run["invocations"][0]["executionSuccessful"]
    results = run["results"]
    assert len(results) == count == len(findings)
    rules = run["tool"]["driver"]["rules"]
    listed = json.loads(subprocess.run([hastls, "rules", "--format", "json"], capture_output=True).stdout)["rules"]
    assert [rule["id"] for rule in rules] == [rule["id"] for rule in listed]
    for rule in rules:
        assert rule["help"]["text"] and rule["help"]["markdown"] and rule["shortDescription"]["text"]
    for result, finding in zip(results, findings):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding["rule"]
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri_of(result)), uri_of(result)
        check_columns(result, folder, finding)
        text = result["message"]["text"]
        assert not re.sub(r"\{\{|\}\}", "", text).count("{"), text
        assert not re.search(r"(?<!\\)\]\(", text), text
    prints = [(uri_of(result), *result["partialFingerprints"].values()) for result in results]
    assert len(set(prints)) == len(prints)
    assert {urllib.parse.unquote_to_bytes(uri) for uri, _ in prints} == {os.path.normpath(name) for name in NAMES}


def check_unreadable(hastls, folder, schema):
    """What could not be read is told of in the reports that can tell of it."""
    names = [b"missing\n::error::.zone"]
    report = json.loads(lint(hastls, folder, "sarif", names, status=2))
    jsonschema.Draft202012Validator(schema).validate(report)
    invocation = report["runs"][0]["invocations"][0]
    assert not invocation["executionSuccessful"] and invocation["exitCode"] == 2
    assert len(invocation["toolExecutionNotifications"]) == 1
    junit = ElementTree.fromstring(lint(hastls, folder, "junit", names, status=2))
    assert junit.get("errors") == "1" and junit.find("testsuite/testcase/error") is not None
    for form in ("jsonl", "github"):
        assert lint(hastls, folder, form, names, status=2) == b""
    assert len(ElementTree.fromstring(lint(hastls, folder, "checkstyle", names, status=2))) == 0


def main(hastls, schema_path):
    hastls = os.path.abspath(hastls)
    schema = json.loads(pathlib.Path(schema_path).read_text())
    with tempfile.TemporaryDirectory(prefix="hastls-formats-") as scratch:
        folder = os.path.join(os.fsencode(scratch), b"zones")
        write_zones(folder)
        count = len(json.loads(lint(hastls, folder, "json", NAMES))["findings"])
        assert count > len(NAMES) * len(LABELS)
        check_lines(count, hastls, folder)
        check_github(count, hastls, folder)
        check_checkstyle(count, hastls, folder, pathlib.Path(scratch))
        check_junit(count, hastls, folder, pathlib.Path(scratch))
        check_sarif(count, hastls, folder, schema)
        check_unreadable(hastls, folder, schema)
    print(f"{count} findings in {len(NAMES)} files, each format read back")


if __name__ == "__main__":
    main(*sys.argv[1:])
