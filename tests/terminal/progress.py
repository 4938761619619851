#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Runs `hastls lint -` with standard error on a pseudo-terminal, and looks at what is shown while
the zone comes slowly: progress.py HASTLS"""
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time

HEAD = b"$ORIGIN example.com.\n@ 60 SOA a b 1 2 3 4 5\n@ 60 NS ns1.example.net.\n"
LINE = b"www 60 A 192.0.2.1\n" * 100
DEADLINE = 60
COLUMNS = 24


def run(hastls, term, *options, until):
    """What stands on the terminal in the end, octet by octet."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 25, COLUMNS, 0, 0))
    child = subprocess.Popen([hastls, "lint", *options, "-"], stdin=subprocess.PIPE,
                             stdout=subprocess.DEVNULL, stderr=theirs,
                             env={"TERM": term, "PATH": os.environ["PATH"]})
    os.close(theirs)
    shown = bytearray()
    begun = time.monotonic()
    child.stdin.write(HEAD)
    while not until(shown, time.monotonic() - begun):
        if time.monotonic() - begun > DEADLINE:
            child.kill()
            sys.exit(f"{term}: nothing was shown in {DEADLINE} s: {bytes(shown)!r}")
        child.stdin.write(LINE)
        child.stdin.flush()
        take(ours, shown, 0.05)
    child.stdin.close()
    while take(ours, shown, DEADLINE):
        pass
    os.close(ours)
    code = child.wait(DEADLINE)
    if code != 0:
        sys.exit(f"{term}: exit status {code}: {bytes(shown)!r}")
    return bytes(shown)


def take(terminal, shown, timeout):
    """False once the other side has gone."""
    if not select.select([terminal], [], [], timeout)[0]:
        return True
    try:
        octets = os.read(terminal, 65536)
    except OSError:
        return False
    shown += octets
    return bool(octets)


def expect(condition, what, shown):
    if not condition:
        sys.exit(f"{what}: {shown!r}")


def is_drawn(shown, _elapsed):
    return b"B/s" in shown


def main():
    hastls = os.path.abspath(sys.argv[1])
    shown = run(hastls, "xterm", until=is_drawn)
    expect(shown.startswith(b"\r\x1b[K"), "a line that is not where it should be", shown)
    expect(shown.endswith(b"\r\x1b[K"), "the last line was not erased", shown)
    lines = [line for line in shown.split(b"\r\x1b[K") if line]
    expect(all(len(line) < COLUMNS for line in lines), "a line is too wide", shown)

    shown = run(hastls, "dumb", until=is_drawn)
    expect(b"\x1b" not in shown, "an escape code for a dumb terminal", shown)
    expect(shown.endswith(b" \r"), "the last line was not erased", shown)

    shown = run(hastls, "xterm", "--quiet", until=lambda _shown, elapsed: elapsed > 1.5)
    expect(shown == b"", "something was shown in spite of --quiet", shown)
    shown = run(hastls, "xterm", until=lambda _shown, elapsed: elapsed > 0)
    expect(b"B/s" not in shown, "a short run showed something", shown)


if __name__ == "__main__":
    main()
