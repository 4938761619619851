#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""usage: examples.py HASTLS FILE.md...

Does what a document shows, in an empty folder: a code block behind a line "`NAME`:" is a file of
that name, one behind "`hastls ...`:" is what that command prints, to the letter. A command with a
pipe is run by a shell that finds hastls in its path.
"""
import os
import re
import shlex
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^`([^`\n]+)`:\n\n```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def shows(program, command, expected, folder):
    words = ["sh", "-c", command] if " | " in command else [program, *shlex.split(command)[1:]]
    path = os.path.dirname(program) + os.pathsep + os.environ["PATH"]
    done = subprocess.run(words, cwd=folder, stdin=subprocess.DEVNULL, text=True,
                          env={**os.environ, "PATH": path},
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.stdout == expected:
        return True
    print(f"{command}\nprints:\n{done.stdout}\nbut is shown with:\n{expected}", file=sys.stderr)
    return False


def check(program, document):
    with open(document, encoding="utf-8") as file:
        blocks = BLOCK.findall(file.read())
    commands = 0
    with tempfile.TemporaryDirectory(prefix="hastls-docs-") as folder:
        for name, text in blocks:
            if name.startswith("hastls "):
                commands += 1
                if not shows(program, name, text, folder):
                    sys.exit(f"{document}: not as shown")
            else:
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.write(text)
    if commands == 0:
        sys.exit(f"{document}: shows no command")
    print(f"{document}: {commands} commands as shown")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    for path in sys.argv[2:]:
        check(os.path.abspath(sys.argv[1]), path)
