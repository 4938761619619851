#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""usage: mutate.py --source SRC --to FOLDER --seed N --count N

Copies the sources of the zone scanner and of the rules to FOLDER, with N faults put in, each of them
asleep until the environment's HASTLS_MUTANT names its number (mutant.cpp). The same seed and sources
give the same faults. FOLDER/mutants has a line for each: number, file, line, what it was and became.
"""
import argparse
import pathlib
import random
import re
import shutil

# classify.cpp is compiled once a SIMD target, by including itself.
SOURCES = ["zone/scan/line_scan.cpp", "zone/scan/window.cpp", "zone/entry.cpp", "zone/fields.cpp",
           "zone/file_directives.cpp", "zone/file_reader.cpp", "zone/file_record.cpp",
           "zone/owner.cpp", "zone/name_tree.cpp", "zone/scan/known_tails.cpp", "lint/*.cpp", "lint/rules/*.cpp"]

# What becomes of an operator. Blanks stand round those of two operands (clang-format), and not round
# what encloses the arguments of a template.
CHANGES = [(" == ", " != "), (" != ", " == "), (" < ", " <= "), (" <= ", " < "), (" > ", " >= "),
           (" >= ", " > "), (" && ", " || "), (" || ", " && "), (" + 1", " - 1"), (" - 1", " + 1"),
           ("+ 1)", "+ 2)"), ("true", "false"), ("false", "true")]


def blanked(text):
    """The same text with blanks for what strings and comments hold, so that offsets stay."""
    pattern = r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)+\''
    return re.sub(pattern, lambda found: re.sub(r"[^\n]", "_", found.group()), text, flags=re.DOTALL)


def closing(code, at):
    """Behind the bracket that closes the one at `at`."""
    depth = 0
    for i in range(at, len(code)):
        depth += (code[i] in "([{") - (code[i] in ")]}")
        if depth == 0:
            return i
    return -1


def expressions(code):
    """(from, to, is a condition) of conditions and of what is returned."""
    for found in re.finditer(r"\b(?:if|while) \(", code):
        begin, end = found.end(), closing(code, found.end() - 1)
        inner = code[begin:end]
        begin += inner.rfind("; ") + 2 if "; " in inner else 0
        if end > begin and not re.search(r"[{}]|[^=!<>]=[^=]", code[begin:end]):
            yield begin, end, True
    for found in re.finditer(r"\breturn ", code):
        end = code.find(";", found.end())
        inner = code[found.end():end]
        if end > 0 and inner and not re.search(r"[{}]|, ", inner) and inner.count("(") == inner.count(")"):
            yield found.end(), end, False


def candidates(path, text):
    code = blanked(text)
    for begin, end, condition in expressions(code):
        for before, after in CHANGES:
            at = code.find(before, begin, end)
            if at >= 0:
                changed = text[begin:at] + after + text[at + len(before):end]
                what = f"{before.strip()} -> {after.strip()}"
                yield path, begin, end, changed, what, condition
        if condition:
            yield path, begin, end, f"!({text[begin:end]})", "negated", True


def choose(found, count, seed):
    """At most one fault in an expression."""
    rng = random.Random(seed)
    rng.shuffle(found)
    chosen, taken = [], []
    for one in found:
        path, begin, end = one[:3]
        if all(path != p or end <= b or begin >= e for p, b, e in taken):
            taken.append((path, begin, end))
            chosen.append(one)
        if len(chosen) == count:
            break
    return sorted(chosen, key=lambda one: (one[0], one[1]))


def mutated(text, faults):
    out, at = "", 0
    for number, (_, begin, end, changed, _, condition) in faults:
        kind = "bool" if condition else ""  # what a condition converts by itself has two types else
        out += text[at:begin]
        out += f"::hastls::mutant({number}) ? {kind}({changed}) : {kind}({text[begin:end]})"
        at = end
    return out + text[at:]


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--to", type=pathlib.Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    given = parser.parse_args()
    paths = sorted(path for pattern in SOURCES for path in given.source.glob(pattern))
    texts = {path.relative_to(given.source).as_posix(): path.read_text() for path in paths}
    found = [one for path, text in texts.items() for one in candidates(path, text)]
    faults = list(enumerate(choose(found, given.count, given.seed), 1))
    shutil.rmtree(given.to, ignore_errors=True)
    for path, text in texts.items():
        target = given.to / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(mutated(text, [one for one in faults if one[1][0] == path]))
    with (given.to / "mutants").open("w") as table:
        for number, (path, begin, end, _, what, _) in faults:
            line = texts[path].count("\n", 0, begin) + 1
            shown = " ".join(texts[path][begin:end].split())
            table.write(f"{number}\t{path}\t{line}\t{what}\t{shown}\n")
    print(f"{len(faults)} of {len(found)} possible faults in {len(texts)} sources")


if __name__ == "__main__":
    main()
