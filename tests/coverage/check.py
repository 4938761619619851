#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""usage: check.py COVERAGE.json [--list]

Holds what `gcovr --json` has counted against two promises: the rooms of thresholds.txt have at least
their share of lines and branches, and every text that a user may be told, of a finding or of an
error, is made by some test, but for those of unmade.txt, each with its reason. COVERAGE.json was
made without branches of exceptions and of unreachable code. Exit status 1 where one of the promises
is broken.
"""
import argparse
import collections
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# What is no text about a user's data or an operation: manual pages, texts of the tables that --help
# and `explain` are made of (these are constants, and their own tests read every one of them).
NOT_TEXTS = ("src/manual/",)
LITERAL = r'"(?:[^"\\\n]|\\.)*"'


def thresholds():
    for line in (HERE / "thresholds.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            rooms, lines, branches = line.rsplit(None, 2)
            yield rooms.split(), float(lines), float(branches)


def room_of(path):
    found = re.match(r"(?:src|include/hastls)/(\w+)/", path)
    return found.group(1) if found else ""


def shares(files, rooms):
    lines = [line for file in files if room_of(file["file"]) in rooms for line in file["lines"]
             if not line.get("gcovr/noncode")]
    branches = [branch for line in lines for branch in line["branches"] if not branch.get("throw")]
    made = sum(line["count"] > 0 for line in lines)
    taken = sum(branch["count"] > 0 for branch in branches)
    return 100 * made / max(1, len(lines)), 100 * taken / max(1, len(branches))


def check_shares(files):
    good = True
    for rooms, least_lines, least_branches in thresholds():
        lines, branches = shares(files, rooms)
        enough = lines >= least_lines and branches >= least_branches
        good = good and enough
        print(f"{'' if enough else 'TOO FEW: '}{lines:.1f} % of lines (at least {least_lines:g}), "
              f"{branches:.1f} % of branches ({least_branches:g}): {' '.join(rooms)}")
    return good


def without_comments(text):
    """Comments blanked, so that offsets stay."""
    pattern = r'//[^\n]*|R"(\w*)\(.*?\)\1"|' + LITERAL
    def blank(found):
        word = found.group()
        keeps = word.startswith('"')
        return word if keeps else re.sub(r"[^\n]", " ", word)
    return re.sub(pattern, blank, text, flags=re.DOTALL)


def texts_in(source):
    """(line, text) of each literal of two words and more; neighbours are one."""
    for found in re.finditer(LITERAL + r"(?:\s*" + LITERAL + ")*", source):
        text = "".join(part[1:-1] for part in re.findall(LITERAL, found.group()))
        if re.search(r"[a-z'}] [a-z'{]", text):
            yield source.count("\n", 0, found.start()) + 1, text


def executed(lines, source, number):
    """The line, or, where it is no code by itself, the one that its statement has last before it."""
    for at in range(number, 1, -1):
        if at in lines:
            return of_statement(lines, source, at)
        if re.search(r"[;{}]\s*$", source[at - 2]):
            return None
    return None


def of_statement(lines, source, number):
    """Of a line that stands for nothing but how an exception leaves it, such as a format that the
    compiler has read, another one of its statement; where there is no choice between the two."""
    first = last = number
    while first > 1 and not re.search(r"[;{}):]\s*$|\belse$", source[first - 2]):
        first -= 1
    while last < len(source) and not re.search(r"[;{}]\s*$", source[last - 1]):
        last += 1
    all_of_it = range(first, last + 1)
    if lines[number]["branches"] or any("?" in source[at - 1] for at in all_of_it):
        return lines[number]
    return max((lines[at] for at in all_of_it if at in lines), key=lambda line: line["count"])


def is_passed_by(line, source):
    """Whether the condition of an `if` that has its statement on the same line never held. The first
    branch of a condition without alternatives is the one to the statement."""
    taken = [branch["count"] for branch in line["branches"] if not branch.get("throw")]
    is_if = re.match(r"\s*(?:else )?if \(.*;$", source) and "||" not in source.split('"')[0]
    return bool(is_if and taken and taken[0] == 0)


def unmade(file):
    """Texts of a file that no test has made."""
    path = ROOT / file["file"]
    source = without_comments(path.read_text())
    split = source.split("\n")
    lines = {line["line_number"]: line for line in file["lines"] if not line.get("gcovr/noncode")}
    count = collections.Counter(number for number, _ in texts_in(source))
    for number, text in texts_in(source):
        line = executed(lines, split, number)
        if line is None:
            continue
        choice = count[number] > 1 and "?" in split[number - 1]
        missed = choice and any(b["count"] == 0 for b in line["branches"] if not b.get("throw"))
        missed = missed or is_passed_by(line, split[number - 1])
        yield number, text, line["count"] > 0 and not missed


def excused():
    """{(file, text): reason}"""
    lines = (HERE / "unmade.txt").read_text().splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {(file, text): reason for file, text, reason in rows}


def check_texts(files, show_all):
    seen, missing = 0, []
    excuses = excused()
    for file in files:
        if not file["file"].startswith("src/") or file["file"].startswith(NOT_TEXTS):
            continue
        for number, text, made in unmade(file):
            seen += 1
            if show_all or (not made and (file["file"], text) not in excuses):
                missing.append(f"{file['file']}:{number}: {text}")
    print(f"{seen} texts, {0 if show_all else len(missing)} of them made by no test")
    print(*missing, sep="\n")
    return not missing


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("coverage", type=pathlib.Path)
    parser.add_argument("--list", action="store_true", help="show every text, not only the missing")
    given = parser.parse_args()
    files = json.loads(given.coverage.read_text())["files"]
    good = check_shares(files)
    return 0 if check_texts(files, given.list) and good else 1


if __name__ == "__main__":
    sys.exit(main())
