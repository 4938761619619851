# SPDX-License-Identifier: BSD-2-Clause
"""Zones with a few things changed, the same for the same seed."""
import random

# Tricky zones that say nothing here: they include other files, or take a reader seconds.
LEFT_OUT = ("dir-0", "lex-007", "sem-038", "lex-043", "name-036")

WORDS = [b" ", b"\t", b"\n", b".", b"\\", b";", b"(", b")", b'"', b"@", b" IN ", b" 60 ", b" A ",
         b"TYPE65443", b" \\# 6 001900190001", b" \\# 0", b"$TTL 5\n", b"\r\n", b" CLASS1 ",
         b"\\010", b"\\255", b"\\.", b"_tcp.", b"0", b"4294967295", b"1h30m", b"x",
         b"$ORIGIN sub.example.com.\n", b"( ; c\n", b" TXT \"a b\" c\n", b"\nq 60 IN MX 10 mx\n",
         b"\n*.w TXT x\n", b"\n SRV 0 0 443 www\n", b"\nh CAA 0 issue \"ca\"\n", b"A", b"www",
         b"\n_a._tcp.h TYPE65443 \\# 6 ( 0001 00020001 )\n", b"$GENERATE 1-3 g$ A 192.0.2.$\n",
         b"\nt TLSA 3 1 1 00112233\n", b"\nn NAPTR 1 2 s x !a!b! .\n", b"\nl LOC 1 N 2 E 3m\n",
         b"\nu TYPE1234 \\# 2 0a0b\n", b"\nd DS 1 13 2 " + b"00" * 32 + b"\n",
         b"\nv HTTPS 1 . alpn=h2\n", b"\ni HINFO \"a\" b\n", b"\ns SSHFP 1 1 " + b"ab" * 20 + b"\n"]


def seeds(root):
    folders = [root / "tests/data/tricky", root / "tests/data/signed", root / "zones",
               root / "zones/clean", root / "zones/findings"]
    paths = sorted(path for folder in folders for path in folder.glob("*.zone"))
    texts = [path.read_bytes() for path in paths if not path.name.startswith(LEFT_OUT)]
    return [text for text in texts if len(text) < 20_000]


def change(text, rng):
    at = rng.randrange(len(text) + 1)
    kind = rng.randrange(6)
    if kind == 0:
        return text[:at] + text[at + 1 + rng.randrange(4):]
    if kind == 1:
        return text[:at] + bytes([rng.randrange(256)]) + text[at + 1:]
    if kind == 2:
        lines = text.split(b"\n")
        lines.insert(rng.randrange(len(lines)), rng.choice(lines))
        return b"\n".join(lines)
    if kind == 3:
        lines = text.split(b"\n")
        del lines[rng.randrange(len(lines))]
        return b"\n".join(lines)
    return text[:at] + rng.choice(WORDS) + text[at:]


def zone(texts, seed):
    rng = random.Random(seed)
    text = rng.choice(texts)
    for _ in range(rng.choice([0, 1, 1, 1, 2])):
        text = change(text, rng)
    return text
