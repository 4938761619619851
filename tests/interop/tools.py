# SPDX-License-Identifier: BSD-2-Clause
"""Other people's name-server tools: where they are, and running them."""
import glob
import os
import re
import shutil
import subprocess

# The program, and Debian's package that has it.
PACKAGE = {
    "delv": "bind9-dnsutils",
    "dig": "bind9-dnsutils",
    "dnssec-keygen": "bind9-utils",
    "dnssec-signzone": "bind9-utils",
    "dnssec-verify": "bind9-utils",
    "drill": "ldnsutils",
    "knotd": "knot",
    "knsupdate": "knot-dnsutils",
    "named": "bind9",
    "named-checkzone": "bind9-utils",
    "kzonecheck": "knot-dnssecutils",
    "kzonesign": "knot-dnssecutils",
    "ldns-keygen": "ldnsutils",
    "ldns-read-zone": "ldnsutils",
    "ldns-signzone": "ldnsutils",
    "ldns-verify-zone": "ldnsutils",
    "nsd": "nsd",
    "nsd-checkzone": "nsd",
    "nsupdate": "bind9-dnsutils",
    "pdns_server": "pdns-server",
    "pdnsutil": "pdns-server",
    "sqlite3": "sqlite3",
    "unbound": "unbound",
}
# Files that a program finds by itself, and the package that has them.
PART = {
    "/usr/lib/*/pdns/libbindbackend.so": "pdns-backend-bind",
    "/usr/lib/*/pdns/libgsqlite3backend.so": "pdns-backend-sqlite3",
    "/usr/share/pdns-backend-sqlite3/schema/schema.sqlite3.sql": "pdns-backend-sqlite3",
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
        self.errors = None  # standard error, where it is apart

    def __str__(self):
        return f"$ {' '.join(self.words)}\n{self.text}{self.errors or ''}(exit {self.status})"

    def succeeded(self):
        assert self.status == 0, f"this should have succeeded:\n{self}"
        return self

    def said(self, pattern):
        """Holds the text, or what stands apart from it, against a pattern."""
        assert re.search(pattern, self.text + (self.errors or "")), f"no /{pattern}/ in:\n{self}"
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


def part(pattern):
    """The file that a key of PART stands for."""
    found = glob.glob(pattern)
    if not found:
        raise MissingTool(f"{pattern} is not installed (Debian package {PART[pattern]})")
    return found[0]


def run_at(path, name, *arguments, folder, separate=False, stdin=""):
    """Runs the program at `path`; `separate` leaves standard error out of the text."""
    words = [path, *map(str, arguments)]
    done = subprocess.run(
        words, cwd=folder, input=stdin, stdout=subprocess.PIPE, timeout=DEADLINE,
        stderr=subprocess.PIPE if separate else subprocess.STDOUT, text=True, errors="replace")
    ran = Ran([name, *map(str, arguments)], done.returncode, done.stdout)
    ran.errors = done.stderr
    return ran


def run(program, *arguments, folder, **more):
    """Runs a tool of PACKAGE."""
    return run_at(path_of(program), program, *arguments, folder=folder, **more)
