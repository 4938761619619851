# SPDX-License-Identifier: BSD-2-Clause
"""usage: vscode.py HASTLS

The problem matcher that docs/editors.md gives for Visual Studio Code finds every finding in what lint
writes, with its place, and takes nothing else for one.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import documents

LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def main(hastls):
    hastls = os.path.abspath(hastls)
    task = json.loads(documents.block("json"))["tasks"][0]
    pattern = task["problemMatcher"]["pattern"]
    with tempfile.TemporaryDirectory(prefix="hastls-vscode-") as folder:
        zone = pathlib.Path(folder) / "a: b.zone"
        zone.write_text(documents.ZONE)
        args = [zone.name if arg == "${relativeFile}" else arg for arg in task["args"]]
        lines = subprocess.run([hastls, *args], cwd=folder, capture_output=True, text=True).stdout.splitlines()
        wanted = documents.findings(hastls, zone)
    matches = [match for match in (re.search(pattern["regexp"], line) for line in lines) if match]
    got = [{key: match.group(pattern[key]) for key in pattern if key != "regexp"} for match in matches]
    assert got == [{"file": f["file"], "line": str(f["line"]), "column": str(f["column"]),
                    "severity": LEVELS[f["severity"]], "message": f["message"], "code": f["rule"]}
                   for f in wanted], got
    assert len(lines) > len(got), "no line of help to leave out"
    print(f"{len(got)} problems")


if __name__ == "__main__":
    main(*sys.argv[1:])
