# SPDX-License-Identifier: BSD-2-Clause
"""Few descriptors, little memory, a small stack; and bounds of single files, at N and N+1."""
import os
import resource

from running import MEBI, CannotTry
import samples

# Each command over something large, by the kind of file.
HEAVY = (
    ("zone", ["lint", "FILE"]),
    ("zone", ["lint", "--format", "sarif", "FILE"]),
    ("zone", ["lint", "--diff", "FILE"]),
    ("zone", ["lint", "--fix", "FILE"]),
    ("zone", ["lint", "--write-baseline", "known", "FILE"]),
    ("zone", ["convert", "--to", "rfc3597", "FILE"]),
    ("zone", ["convert", "--to", "rfc3597", "FILE", "-o", "converted"]),
    ("zone", ["plan", "--zone", "FILE", "h1", "http"]),
    ("zone", ["dump", "FILE"]),
    ("posture", ["generate", "FILE"]),
    ("posture", ["generate", "--format", "json", "FILE", "-o", "fragment"]),
    ("posture", ["generate", "--jobs", "8", "FILE", "-o", "fragment"]),
    ("posture", ["lint", "FILE"]),
    ("posture", ["apps"]),
    ("posture", ["query", "--no-anchor", *samples.NOWHERE]),
)


def heavy(lab, limits, hosts=6000):
    """Every heavy command under limits: done, or said why not."""
    failed = 0
    texts = {"example.com.zone": samples.zone(hosts), "large.yaml": samples.posture(hosts)}
    for kind, line in HEAVY:
        name = {"zone": "example.com.zone", "posture": "large.yaml"}[kind]
        lab.write(name, texts[name])
        words = [name if word == samples.FILE else word for word in line]
        done = lab.run(*words, limits=limits)
        if done.status == 2:
            failed += 1
            done.explained("out of memory")
        done.ended_with(0, 1, 2)
        assert not [each for each in os.listdir(lab.folder) if each.startswith(".hastls-")], done.line
    return failed


def only_released(lab, what):
    if not lab.strength.released:
        raise CannotTry(f"{what} holds for release builds")


def address_space(lab):
    """64 MB: what does not fit is said in one line, and no file is touched."""
    only_released(lab, "64 MB of address space")
    assert heavy(lab, {resource.RLIMIT_AS: 64 * MEBI}, 60000) > 0, "64 MB were enough for everything"


def any_address_space(lab):
    """Wherever memory ends."""
    only_released(lab, "an end of memory")
    lab.write("example.com.zone", samples.zone(20000))
    lab.write("large.yaml", samples.posture(10000))
    points = lab.strength.pick(10, 60)
    for point in range(points):
        limits = {resource.RLIMIT_AS: 16 * MEBI + point * 64 * MEBI // points}
        for line in (["lint", "example.com.zone"], ["generate", "--jobs", "4", "large.yaml"]):
            done = lab.run(*line, limits=limits).ended_with(0, 1, 2)
            if done.status == 2:
                done.explained("out of memory")


def stack(lab):
    """256 KiB, for threads as well."""
    only_released(lab, "a stack of 256 KiB")
    assert heavy(lab, {resource.RLIMIT_STACK: 256 << 10}) == 0
    nested = "a: " + "[" * 33 + "]" * 33 + "\n"
    lab.write("nested.yaml", nested)
    lab.run("generate", "nested.yaml", limits={resource.RLIMIT_STACK: 256 << 10}).ended_with(2)
    lab.write("deep.zone", samples.HEAD + "deep IN TXT ( " * 20000)
    lab.run("lint", "deep.zone", limits={resource.RLIMIT_STACK: 256 << 10}).ended_with(1)


def descriptors(lab):
    """16 are enough for everything, nested includes and 40 outputs too."""
    limits = {resource.RLIMIT_NOFILE: 16}
    assert heavy(lab, limits) == 0
    os.mkdir(lab.path("out"))
    lab.write("zones.yaml", samples.posture(2, zones=[f"z{n}.example" for n in range(40)]))
    lab.run("generate", "zones.yaml", "-o", "out", "--jobs", "8", limits=limits).ended_with(0)
    assert len(os.listdir(lab.path("out"))) == 40
    for depth in range(9):
        lab.write(f"include{depth}", f"a{depth} IN A 192.0.2.1\n$INCLUDE include{depth + 1}\n")
    lab.write("include9", f"_http._tcp.www IN {samples.RDATA}\n")
    lab.write("nested.zone", samples.HEAD + "$INCLUDE include0\n")
    lab.run("lint", "--jobs", "1", "nested.zone", limits=limits).ended_with(0).said("1 record")


def too_few_descriptors(lab):
    """Fewer than a command needs: it says so, or does without. So does a sanitizer, not as well."""
    only_released(lab, "few descriptors")
    samples.lay_down(lab)
    for most in range(3, 16):
        for reader in samples.READERS:
            line = samples.reading(reader, samples.READERS[reader][1])
            expected = lab.run(*line).status
            done = lab.run(*line, limits={resource.RLIMIT_NOFILE: most})
            if "error while loading" in done.err:
                continue  # not even the C library can be opened
            done.ended_with(expected, 2)
            if done.status == 2 and expected != 2:
                done.must("internal error" not in done.err and "terminate" not in done.err, "an error")


ENTRY = 1 << 24  # zone::FileReader::kMostEntry
HEAD_OF_LONG = "long IN TXT ( "


def entry(lab):
    """16 MiB in one pair of parentheses are read, an octet more is not."""
    for size, status in ((ENTRY, 0), (ENTRY + 1, 1)):
        text = HEAD_OF_LONG + "a" * 100 + " "
        text += (" " * 99 + "\n") * ((size - len(text) - 2) // 100)
        text += " " * (size - len(text) - 2) + ")\n"
        assert len(text) == size
        more = "more IN A 192.0.2.1\n" * (1 << 16)
        lab.write("long.zone", samples.HEAD + text + more)
        done = lab.run("lint", "long.zone").ended_with(status).within(240 * MEBI)
        if status:
            done.said(f"more than {ENTRY} octets")


def converted_entry(lab):
    """What cannot be looked at is not passed on as converted."""
    for size, status in ((ENTRY, 0), (3 * ENTRY, 2)):
        text = samples.ZONE + "a" * (size - 1) + "\n" + samples.ZONE * 20000
        lab.write("long.zone", text)
        done = lab.run("convert", "--to", "hastls", "long.zone", "-o", "out").ended_with(status)
        done.within(240 * MEBI)
        if status:
            done.explained("long.zone", str(ENTRY))
            assert not os.path.exists(lab.path("out"))
        else:
            os.unlink(lab.path("out"))


def baseline(lab):
    """256 MiB of it are read, an octet more is none."""
    lab.write("example.com.zone", samples.ZONE)
    for more, status in ((0, 0), (1, 2)):
        with open(lab.path("baseline"), "wb") as file:
            file.write(b"hastls baseline 1\n")
            line = b"#" + b"-" * (MEBI - 2) + b"\n"
            for _ in range(255):
                file.write(line)
            file.write(b"#" * ((1 << 28) - file.tell() + more))
        done = lab.run("lint", "--baseline", "baseline", "example.com.zone")
        if status == 0:
            done.ended_with(0)
        else:
            done.explained("baseline", "268435456")


def key(lab):
    """A key file has at most 64 KiB, a trust anchor 1 MiB."""
    address = ["lint", "axfr://127.0.0.1:1/example.com", "--tsig", "transfer.key"]
    for size, word in ((1 << 16, "Connection refused"), ((1 << 16) + 1, "65536 octets")):
        lab.write("transfer.key", samples.KEY + "#" * (size - len(samples.KEY)))
        os.chmod(lab.path("transfer.key"), 0o600)
        lab.run(*address).explained(word)
    for size, status in ((1 << 20, 1), ((1 << 20) + 1, 2)):
        lab.write("anchor", samples.ANCHOR + ";" * (size - len(samples.ANCHOR)))
        done = lab.run("query", "--anchor", "anchor", *samples.NOWHERE).ended_with(status)
        if status == 2:
            done.explained("anchor", "1 MiB")


CASES = {
    "limits.address-space": (address_space,),
    "limits.any-address-space": (any_address_space,),
    "limits.stack": (stack,),
    "limits.descriptors": (descriptors,),
    "limits.too-few-descriptors": (too_few_descriptors,),
    "limits.entry": (entry,),
    "limits.converted-entry": (converted_entry,),
    "limits.baseline": (baseline,),
    "limits.keys": (key,),
}
