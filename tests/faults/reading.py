# SPDX-License-Identifier: BSD-2-Clause
"""What is read cannot be, never ends, or changes meanwhile."""
import errno
import os
import signal
import subprocess
import time

from running import MEBI, CannotTry
import samples

MOST = 128 * MEBI


def refuse(lab, path, reason, readers=samples.READERS, **more):
    """Every reader ends with 2 and one message that names the file."""
    for reader in readers:
        lab.run(*samples.reading(reader, path), **more).explained(path, reason)


def missing(lab):
    samples.lay_down(lab)
    refuse(lab, "not-here", os.strerror(errno.ENOENT))


def directory(lab):
    """A folder holds posture files for the commands that take several; else it is no file."""
    samples.lay_down(lab)
    os.mkdir(lab.path("folder"))
    for reader in samples.READERS:
        done = lab.run(*samples.reading(reader, "folder")).explained("folder")
        done.must("directory" in done.err or "no file" in done.err or "holds no" in done.err, "why")


def link_loop(lab):
    samples.lay_down(lab)
    os.symlink("loop", lab.path("loop"))
    refuse(lab, "loop", os.strerror(errno.ELOOP))


def no_permission(lab):
    samples.lay_down(lab)
    somebody = lab.as_somebody()
    lab.write("secret", samples.ZONE)
    os.chmod(lab.path("secret"), 0)
    refuse(lab, "secret", os.strerror(errno.EACCES), **somebody)


def no_way_to_it(lab):
    """The folder above may not be entered."""
    samples.lay_down(lab)
    somebody = lab.as_somebody()
    lab.write("closed/zone", samples.ZONE)
    os.chmod(lab.path("closed"), 0)
    try:
        refuse(lab, "closed/zone", os.strerror(errno.EACCES), **somebody)
    finally:
        os.chmod(lab.path("closed"), 0o755)


# What an empty file is to each.
EMPTY = {"lint": 0, "lint --fix": 0, "lint posture": 1, "lint --zone": 2, "lint behind": 0, "lint stdin name": 0, "lint --config": 0,
         "lint --baseline": 2, "lint --tsig": 2, "generate": 2, "generate --previous": 2,
         "convert": 0, "convert -o": 0, "plan --zone": 0, "dump": 0, "query --anchor": 2,
         "apps --config": 0}


def nothing(lab):
    """/dev/null is a file without content."""
    samples.lay_down(lab)
    lab.write("empty", "")
    for reader, status in EMPTY.items():
        done = [lab.run(*samples.reading(reader, path)).ended_with(status)
                for path in ("/dev/null", "empty")]
        done[0].must(done[0].out.replace(b"/dev/null", b"empty") == done[1].out, "as an empty file")


def endless_device(lab, device, readers=tuple(samples.READERS)):
    """Every reader comes to an end, in bounded memory. Lint has found something by then."""
    samples.lay_down(lab)
    for reader in readers:
        done = lab.run(*samples.reading(reader, device)).ended_with(0, 1, 2)
        if lab.strength.released:
            done.within(MOST)
        if reader != "plan --zone":
            done.must(done.status != 0, "something is wrong with it")
        done.said(device)


def fifo_without_writer(lab):
    """It is waited for five seconds, by all of them at once here."""
    samples.lay_down(lab)
    os.mkfifo(lab.path("fifo"))
    runs = [lab.start(*samples.reading(reader, "fifo")) for reader in samples.READERS]
    for run in runs:
        run.finish().explained("fifo")


def with_writer(lab, reader, fifo):
    """A run that reads from a FIFO what is written to it."""
    if os.path.exists(fifo):
        os.unlink(fifo)
    os.mkfifo(fifo)
    run = lab.start(*samples.reading(reader, fifo))
    text = samples.FILES[samples.READERS[reader][1]].encode()
    end = time.monotonic() + 20
    while True:
        try:
            writer = os.open(fifo, os.O_WRONLY | os.O_NONBLOCK)
            break
        except OSError as error:
            assert error.errno == errno.ENXIO and time.monotonic() < end, f"{reader}: {error}"
            time.sleep(0.001)
    os.write(writer, text[:20])
    time.sleep(0.02)
    os.write(writer, text[20:])
    os.close(writer)
    return run.finish()


def fifo_with_writer(lab):
    """As the file itself. What mends files, and what is opened by a library, wants files."""
    samples.lay_down(lab)
    for reader in samples.READERS:
        if reader in ("lint --fix", "lint --zone", "query --anchor"):
            continue
        fifo = lab.path("fifo")
        expected = lab.run(*samples.reading(reader, samples.READERS[reader][1]))
        done = with_writer(lab, reader, fifo).ended_with(expected.status)
        name = samples.READERS[reader][1].encode()
        done.must(done.out.replace(fifo.encode(), name) == expected.out, "as from a file")


def include(lab):
    """A finding that quotes nothing of what is there; what stands round it is read."""
    somebody = lab.as_somebody()
    lab.write("secret", "token-of-somebody IN A 192.0.2.1\n")
    os.chmod(lab.path("secret"), 0)
    os.mkdir(lab.path("folder"))
    os.symlink("loop", lab.path("loop"))
    os.mkfifo(lab.path("fifo"))
    for name in ("not-here", "secret", "folder", "loop", "fifo", "/dev/zero", "/etc/passwd", "zone"):
        lab.write("zone", samples.HEAD + f"$INCLUDE {name}\n_http._tcp.www IN {samples.RDATA}\n")
        done = lab.run("lint", "--format", "gcc", "zone", **somebody)
        done.ended_with(1).said("zone:7:", "[include-refused]").must(
            b"token" not in done.out and b"root:" not in done.out, "nothing is quoted")
        done.must(done.out.count(b": error: ") == 1, "nothing else is wrong")


def cut_short(text, path):
    os.truncate(path, len(text) // 2)


def emptied(_, path):
    os.truncate(path, 0)


def grown(text, path):
    with open(path, "ab") as file:
        file.write(b"more IN A 192.0.2.1\n" * (len(text) // 40))


def replaced(text, path):
    with open(path + ".new", "wb") as file:
        file.write(text.replace(b" IN A 192.0.2.1", b" IN A 192.0.2.9"))
    os.rename(path + ".new", path)


def overwritten(text, path):
    with open(path, "r+b") as file:
        file.write(b"(" * (len(text) // 2))


def removed(_, path):
    os.unlink(path)


CHANGING = {"zone": (["lint"], ["lint", "--fix"], ["convert", "--to", "rfc3597"], ["dump"]),
            "yaml": (["generate"], ["lint"])}


def changed(lab, change):
    """Whatever is read then: an exit status, at most a message, no litter, memory as before."""
    texts = {"zone": samples.zone(lab.strength.hosts(20000)).encode(),
             "yaml": samples.posture(lab.strength.hosts(5000)).encode()}
    points = lab.strength.pick(2, 20)
    for kind, lines in CHANGING.items():
        name = f"example.com.{kind}"
        for line in lines:
            lab.write(name, texts[kind])
            began = time.monotonic()
            lab.run(*line, name).ended_with(0, 1)
            took = time.monotonic() - began
            for point in range(points):
                lab.write(name, texts[kind])
                run = lab.start(*line, name)
                time.sleep(took * (point + 0.5) / points)
                change(texts[kind], lab.path(name))
                done = run.finish().ended_with(0, 1, 2)
                done.must("internal error" not in done.err, "an error with a name")
            assert not [each for each in os.listdir(lab.folder) if each.startswith(".hastls-")]


def signals(lab):
    """Stopped, continued and told of a new window size, the run does what it would have done."""
    text = samples.zone(3000).encode()
    posture = samples.posture(2000).encode()
    for reader, (line, small) in samples.PIPED.items():
        whole = posture if small == samples.POSTURE else text
        expected, _ = lab.pipe(line, [whole])
        run = lab.start(*line, stdin=subprocess.PIPE)
        pieces = 20
        size = len(whole) // pieces + 1
        for at in range(pieces):
            for number in (signal.SIGWINCH, signal.SIGSTOP, signal.SIGCONT, signal.SIGWINCH):
                run.signal(number)
            assert run.feed([whole[at * size:(at + 1) * size]]), reader
        done = run.finish().ended_with(expected.status)
        done.must(done.out == expected.out and done.err == expected.err, "as without signals")


def open_files(lab):
    """What /proc shows has no size, and is read all the same."""
    lab.write("zone", samples.ZONE)
    with open(lab.path("zone"), "rb") as file:
        path = f"/proc/{os.getpid()}/fd/{file.fileno()}"
        if not os.path.exists(path):
            raise CannotTry("there is no /proc")
        done = lab.run("lint", path).ended_with(0)
    done.said("1 record")


CASES = {
    "reading.missing": (missing,),
    "reading.directory": (directory,),
    "reading.link-loop": (link_loop,),
    "reading.no-permission": (no_permission,),
    "reading.closed-folder": (no_way_to_it,),
    "reading.dev-null": (nothing,),
    "reading.dev-zero": (endless_device, "/dev/zero"),
    "reading.dev-full": (endless_device, "/dev/full", ("lint", "generate")),
    "reading.fifo-without-writer": (fifo_without_writer,),
    "reading.fifo-with-writer": (fifo_with_writer,),
    "reading.include": (include,),
    "reading.proc": (open_files,),
    "reading.signals": (signals,),
    **{f"reading.{change.__name__.replace('_', '-')}": (changed, change)
       for change in (cut_short, emptied, grown, replaced, overwritten, removed)},
}
