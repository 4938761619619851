# SPDX-License-Identifier: BSD-2-Clause
"""usage: vim.py HASTLS

The errorformat that docs/editors.md gives for Vim, in Vim: `:make` on a zone fills the quickfix list
with every finding, at its place.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import documents

SCRIPT = """
edit %s
source snippet.vim
silent make!
call writefile([json_encode(map(getqflist(), {_, e -> [bufname(e.bufnr), e.lnum, e.col, e.type, e.text]}))], 'list')
qall!
"""


def main(hastls):
    hastls = os.path.abspath(hastls)
    with tempfile.TemporaryDirectory(prefix="hastls-vim-") as folder:
        zone = pathlib.Path(folder) / "a.zone"
        zone.write_text(documents.ZONE)
        (zone.parent / "snippet.vim").write_text(documents.block("vim"))
        (zone.parent / "script.vim").write_text(SCRIPT % zone.name)
        path = os.path.dirname(hastls) + os.pathsep + os.environ["PATH"]
        subprocess.run(["vim", "-u", "NONE", "-i", "NONE", "-N", "-es", "-S", "script.vim"], cwd=folder,
                       env={**os.environ, "PATH": path, "TERM": "dumb"}, stdin=subprocess.DEVNULL, timeout=60)
        entries = json.loads((zone.parent / "list").read_text())
        wanted = documents.findings(hastls, zone)
    for finding in wanted:
        text = f"{finding['message']} [{finding['rule']}]"
        letter = {"error": "e", "warning": "w", "info": "n"}[finding["severity"]]
        assert ["a.zone", finding["line"], finding["column"], letter, text] in entries, (finding, entries)
    assert all(entry[0] == "a.zone" and entry[1] > 0 for entry in entries), entries
    print(f"{len(wanted)} findings among {len(entries)} entries of the quickfix list")


if __name__ == "__main__":
    main(*sys.argv[1:])
