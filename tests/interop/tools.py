# SPDX-License-Identifier: BSD-2-Clause
"""Other people's name-server tools: where they are, and running them."""
import os
import re
import shutil
import subprocess

# The program, and Debian's package that has it.
PACKAGE = {
    "dnssec-keygen": "bind9-utils",
    "dnssec-signzone": "bind9-utils",
    "dnssec-verify": "bind9-utils",
    "named-checkzone": "bind9-utils",
    "kzonecheck": "knot-dnssecutils",
    "kzonesign": "knot-dnssecutils",
    "ldns-keygen": "ldnsutils",
    "ldns-read-zone": "ldnsutils",
    "ldns-signzone": "ldnsutils",
    "ldns-verify-zone": "ldnsutils",
    "nsd": "nsd",
    "nsd-checkzone": "nsd",
}
# Debian puts some of them where an ordinary user's PATH does not look.
SEARCH_PATH = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
DEADLINE = 60


class MissingTool(Exception):
    pass


class Ran:
    """A finished command: what it was, its exit status, and all that it said."""

    def __init__(self, words, status, text):
        self.words, self.status, self.text = words, status, text

    def __str__(self):
        return f"$ {' '.join(self.words)}\n{self.text}(exit {self.status})"

    def succeeded(self):
        assert self.status == 0, f"this should have succeeded:\n{self}"
        return self

    def rejected(self, because):
        """Failed, and for the reason that the pattern `because` finds in what was said."""
        assert self.status != 0, f"this should have been rejected:\n{self}"
        assert re.search(because, self.text), f"rejected, but not for /{because}/:\n{self}"
        return self


def path_of(program):
    found = shutil.which(program, path=SEARCH_PATH)
    if found is None:
        raise MissingTool(f"{program} is not installed (Debian package {PACKAGE[program]})")
    return found


def run(program, *arguments, folder, separate=False):
    """Runs a tool of PACKAGE; `separate` leaves standard error out of the text."""
    words = [path_of(program), *map(str, arguments)]
    done = subprocess.run(
        words, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=DEADLINE,
        stderr=subprocess.PIPE if separate else subprocess.STDOUT, text=True, errors="replace")
    return Ran([program, *map(str, arguments)], done.returncode, done.stdout)
