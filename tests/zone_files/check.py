#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Lints the zones of zones/, and what HASTLS_REAL_CORPUS names, and holds the findings against
those that are written down.

usage: check.py HASTLS ROOT findings    zones/findings/*.zone against the .findings beside them
       check.py HASTLS ROOT clean       zones/*.zone and zones/clean/*.zone: no finding at all
       check.py HASTLS ROOT table       how often each rule finds something, against findings.tsv
       check.py HASTLS ROOT write       writes .findings and findings.tsv anew, to be looked at

The rows of findings.tsv on the zones of other projects are compared where those are at hand, and
kept as they are where not. The status is 77 where they are not, which CTest takes for skipped.
"""
import collections
import difflib
import json
import os
import pathlib
import subprocess
import sys

TABLE = pathlib.Path(__file__).resolve().parent / "findings.tsv"
# Fixed, so that signatures of the zones are judged the same each day.
NOW = ["--now", "20261122000000"]
EVERYTHING = ["--rule", "insecure-only=warning", "--rule", "unknown-application=warning"]
# Rules about posture files: no zone breaks them.
OF_YAML = {"yaml", "posture"}
SKIPPED = 77


class Linter:
    def __init__(self, program, root):
        self.program = pathlib.Path(program).resolve()
        self.root = pathlib.Path(root).resolve()

    def lint(self, folder, *args):
        """Standard output. A run that failed is no answer."""
        done = subprocess.run([self.program, "lint", "--fail-on", "never", *args], cwd=folder,
                              capture_output=True, timeout=600, check=False)
        if done.returncode != 0:
            sys.exit(f"hastls lint in {folder}: exit {done.returncode}\n{done.stderr.decode()}")
        return done.stdout.decode()

    def counts(self, folder, files):
        """How often each rule finds something in these files."""
        if not files:
            return collections.Counter()
        document = json.loads(self.lint(folder, *EVERYTHING, *NOW, "--format", "json", *files))
        return collections.Counter(finding["rule"] for finding in document["findings"])

    def rules(self):
        out = subprocess.run([self.program, "rules", "--format", "json"], check=True, capture_output=True)
        return {rule["id"] for rule in json.loads(out.stdout)["rules"]}


def zones_in(folder):
    return sorted(path.name for path in folder.glob("*.zone"))


def options_of(zone):
    """What the first lines of a zone ask for: `; lint: --verify`."""
    with zone.open(encoding="utf-8", newline="") as text:
        for line in text:
            if line.startswith("; lint: "):
                return line.split()[2:]
            if not line.startswith(";"):
                break
    return []


def findings_of(linter, zone):
    return linter.lint(zone.parent, *EVERYTHING, *NOW, *options_of(zone), "--format", "gcc", zone.name)


def check_findings(linter):
    failed = False
    for name in zones_in(linter.root / "zones/findings"):
        zone = linter.root / "zones/findings" / name
        expected = zone.with_suffix(".findings").read_text(encoding="utf-8")
        found = findings_of(linter, zone)
        if not expected or found != expected:
            failed = True
            sys.stdout.writelines(difflib.unified_diff(
                expected.splitlines(True), found.splitlines(True), "expected", str(zone)))
    return int(failed)


def check_clean(linter):
    failed = 0
    for folder in (linter.root / "zones", linter.root / "zones/clean"):
        for name in zones_in(folder):
            document = json.loads(linter.lint(folder, *NOW, "--rdata", "all", "--format", "json", name))
            if document["records"] == 0:
                failed = 1
                print(f"{name}: no HASTLS record was read")
            for finding in document["findings"]:
                failed = 1
                print(f"{name}:{finding['line']}: {finding['message']} [{finding['rule']}]")
    return failed


def rows_of(source, counts):
    return {(source, rule): count for rule, count in counts.items()}


def own_rows(linter):
    rows = {}
    for name in zones_in(linter.root / "zones/findings"):
        zone = linter.root / "zones/findings" / name
        counts = linter.counts(zone.parent, [*options_of(zone), name])
        rows |= rows_of(f"zones/findings/{name}", counts)
    return rows


def corpus_rows(linter, corpus):
    rows = {}
    for project in sorted(path for path in corpus.iterdir() if path.is_dir()):
        files = sorted(str(path.relative_to(corpus)) for path in project.rglob("*")
                       if path.is_file() and path.suffix not in (".yaml", ".yml"))
        rows |= rows_of(f"real/{project.name}", linter.counts(corpus, files))
    return rows


def read_table():
    rows = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        source, rule, count = line.split("\t")
        rows[source, rule] = int(count)
    return rows


def write_table(rows):
    lines = ["\t".join((source, rule, str(count))) for (source, rule), count in sorted(rows.items())]
    TABLE.write_text("\n".join(["source\trule\tfindings", *lines]) + "\n", encoding="utf-8")


def current_rows(linter):
    """The rows as they are now, and whether the zones of other projects are among them."""
    corpus = os.environ.get("HASTLS_REAL_CORPUS")
    rows = own_rows(linter)
    if corpus:
        rows |= corpus_rows(linter, pathlib.Path(corpus))
    return rows, bool(corpus)


def check_table(linter):
    rows, whole = current_rows(linter)
    expected = {key: count for key, count in read_table().items()
                if whole or not key[0].startswith("real/")}
    for key in sorted(rows.keys() | expected.keys()):
        if rows.get(key, 0) != expected.get(key, 0):
            print(f"{key[0]}: {key[1]}: {rows.get(key, 0)} findings, written down are {expected.get(key, 0)}")
    never = linter.rules() - OF_YAML - {rule for source, rule in rows if source.startswith("zones/")}
    if never:
        print(f"no zone of zones/findings shows {', '.join(sorted(never))}")
    if rows != expected or never:
        return 1
    return 0 if whole else SKIPPED


def write(linter):
    folder = linter.root / "zones/findings"
    for name in zones_in(folder):
        (folder / name).with_suffix(".findings").write_text(
            findings_of(linter, folder / name), encoding="utf-8")
    rows, whole = current_rows(linter)
    if not whole and TABLE.exists():
        rows |= {key: count for key, count in read_table().items() if key[0].startswith("real/")}
    write_table(rows)
    return 0


CHECKS = {"findings": check_findings, "clean": check_clean, "table": check_table, "write": write}

if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[3] not in CHECKS:
        sys.exit(__doc__)
    sys.exit(CHECKS[sys.argv[3]](Linter(sys.argv[1], sys.argv[2])))
