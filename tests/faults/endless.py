# SPDX-License-Identifier: BSD-2-Clause
"""Gigabytes through a pipe, which never become gigabytes of memory."""
import os
import subprocess

from running import MEBI
import samples

PIECE = MEBI
# What is repeated, behind what begins as it should.
REPEATED = {
    "nuls": b"\0",
    "nul-lines": b"\0" * 1023 + b"\n",
    "comments": b"; nothing but a comment, line after line, and no end of it\n",
    "one-comment": b";",
    "yaml-comments": b"# nothing but a comment, line after line, and no end of it\n",
    "blank-lines": b"\n",
    "one-parenthesis": b"(\n",
    "records": b"host.example.com. 3600 IN A 192.0.2.1\n",
}
FLAT, ENTRY = 48 * MEBI, 128 * MEBI
LINT, CONVERT = ["lint", "-"], ["convert", "--to", "hastls", "-o", "/dev/null"]
GENERATE, POSTURE = ["generate", "-"], ["lint", "--kind", "posture", "-"]
NAMED = ["lint", "--stdin-filename", "example.com.zone", "-"]
BEHIND = ["lint", "--zone", "example.com.zone", "-"]
# What is repeated, the command, the head, the exit status, the memory, and whether all of it is read.
STREAMS = {
    "nuls": ("nuls", LINT, samples.ZONE, 1, ENTRY, False),
    "nuls-converted": ("nuls", CONVERT, samples.ZONE, 2, ENTRY, False),
    "nuls-posture": ("nuls", GENERATE, samples.POSTURE, 2, ENTRY, False),
    "nul-lines": ("nul-lines", LINT, samples.ZONE, 1, FLAT, True),
    "comments": ("comments", LINT, samples.ZONE, 0, FLAT, True),
    "comments-named": ("comments", NAMED, samples.ZONE, 0, FLAT, True),
    "comments-behind-zone": ("comments", BEHIND, samples.FRAGMENT, 0, FLAT, True),
    "nuls-posture-linted": ("nuls", POSTURE, samples.POSTURE, 2, ENTRY, False),
    "yaml-nul-lines": ("nul-lines", POSTURE, samples.POSTURE, 2, FLAT, False),
    "comments-converted": ("comments", CONVERT, samples.ZONE, 0, FLAT, True),
    "one-comment": ("one-comment", LINT, samples.ZONE, 0, FLAT, True),
    "one-comment-converted": ("one-comment", CONVERT, samples.ZONE, 0, FLAT, True),
    "yaml-comments": ("yaml-comments", GENERATE, samples.POSTURE, 0, FLAT, True),
    "yaml-comments-linted": ("yaml-comments", POSTURE, samples.POSTURE, 0, FLAT, True),
    "yaml-blank-lines": ("blank-lines", GENERATE, samples.POSTURE, 0, FLAT, True),
    "blank-lines": ("blank-lines", LINT, samples.ZONE, 0, FLAT, True),
    "one-parenthesis": ("one-parenthesis", LINT, samples.ZONE, 1, ENTRY, False),
    "records": ("records", LINT, samples.ZONE, 0, FLAT, True),
}


def pieces(head, repeated, octets):
    yield head
    block = repeated * (PIECE // len(repeated))
    for _ in range(octets // len(block) + 1):
        yield block


def stream(lab, name):
    repeated, line, head, status, memory, whole = STREAMS[name]
    octets = lab.strength.pick(100, 5000) * MEBI
    lab.write("example.com.zone", samples.ZONE)
    text = pieces(head.encode(), REPEATED[repeated], octets)
    done, read = lab.pipe(line, text)
    done.ended_with(status)
    done.must(whole is None or read == whole, "reads to the end" if whole else "reads no further")
    if lab.strength.released:
        done.within(memory)


def spool(lab):
    """What a pipe needs a second time lies in a file, not in memory, and is gone afterwards."""
    octets = lab.strength.pick(20, 1000) * MEBI
    os.mkdir(lab.path("spool"))
    line = b"h%07d.example.com. 3600 IN MX 10 mail.example.com.\n"

    def text():
        yield samples.ZONE.encode()
        for at in range(octets // 55 // 1000):
            yield b"".join(line % n for n in range(at * 1000, at * 1000 + 1000))

    run = lab.start("lint", "-", stdin=subprocess.PIPE,
                    env={**os.environ, "TMPDIR": lab.path("spool")})
    assert run.feed(text())
    done = run.finish().ended_with(0, 1)
    assert os.listdir(lab.path("spool")) == []
    if lab.strength.released:
        done.within(FLAT)


CASES = {
    **{f"endless.{name}": (stream, name) for name in STREAMS},
    "endless.spool": (spool,),
}
