# SPDX-License-Identifier: BSD-2-Clause
"""A disk that fills up at different points, on a file system in memory that is mounted in a name
space of its own: no root is needed where the kernel lets users have one."""
import errno
import os
import subprocess
import sys

from running import CannotTry
import samples
import writers

HERE = os.path.dirname(os.path.abspath(__file__))
INSIDE = "HASTLS_FAULTS_INSIDE"
BLOCK = 4096
FULL = os.strerror(errno.ENOSPC)


def within(lab, case):
    """Runs this case once more in a name space where file systems can be mounted."""
    if INSIDE in os.environ:
        return True
    spaces = ["unshare", "--mount"] + ([] if os.geteuid() == 0 else ["--user", "--map-root-user"])
    tried = subprocess.run([*spaces, "mount", "-t", "tmpfs", "none", lab.folder],
                           capture_output=True, text=True, check=False)
    if tried.returncode != 0:
        raise CannotTry(f"no file system can be mounted here: {tried.stderr.strip()}")
    options = [word for word, on in (("--full", lab.strength.full),
                                     ("--released", lab.strength.released)) if on]
    done = subprocess.run(
        [*spaces, sys.executable, "-B", os.path.join(HERE, "faults.py"), *options, lab.program, case],
        env={**os.environ, INSIDE: "1"}, check=False)
    assert done.returncode == 0, "see above"
    return False


def mount(lab, options):
    folder = lab.path("disk")
    os.makedirs(folder, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", folder], check=True)
    return folder


def unmount(lab):
    subprocess.run(["umount", "--lazy", lab.path("disk")], check=True)


def leave_free(folder, blocks):
    """Fills the disk until that many blocks are free."""
    filler = os.path.join(folder, "filler")
    if os.path.exists(filler):
        os.unlink(filler)
    free = os.statvfs(folder).f_bavail
    with open(filler, "wb") as file:
        for _ in range(free - blocks):
            file.write(b"\0" * BLOCK)
    assert os.statvfs(folder).f_bavail == blocks


def blocks_of(texts):
    return sum(-(-len(text) // BLOCK) for text in texts)


def fills_up(lab, name):
    """The old files, one message, no litter; and the new ones as soon as there is room."""
    if not within(lab, f"disk.full.{name}"):
        return
    folder = mount(lab, "size=64m")
    writer = writers.settled(lab, name, 1500, folder)
    needed = blocks_of(writer.new.values())
    points = lab.strength.pick(6, 20)
    for point in range(points):
        leave_free(folder, needed * point // points)
        done = lab.run(*writer.line, cwd=folder).explained(FULL, "cannot write")
        done.must(any(os.path.basename(each) in done.err for each in writer.targets), "names the file")
        writer.must_be_old()
    leave_free(folder, needed)
    lab.run(*writer.line, cwd=folder).ended_with(*writer.statuses)
    writer.must_be_new()
    unmount(lab)


def no_inodes(lab):
    """No new file can be made: the old ones stay."""
    if not within(lab, "disk.no-inodes"):
        return
    for name in writers.NAMES:
        folder = mount(lab, "size=64m,nr_inodes=40")
        writer = writers.settled(lab, name, 50, folder)
        while os.statvfs(folder).f_ffree:
            open(os.path.join(folder, f"file{os.statvfs(folder).f_ffree}"), "wb").close()
        lab.run(*writer.line, cwd=folder).explained(FULL, "cannot write")
        writer.must_be_old()
        unmount(lab)


def printed(lab):
    """Standard output is a file on a disk that fills up: 2, never 0."""
    if not within(lab, "disk.printed"):
        return
    folder = mount(lab, "size=16m")
    lab.write("posture.yaml", samples.posture(3000))
    lab.write("zone", samples.zone(3000))
    for line in (["generate", "posture.yaml"], ["generate", "posture.yaml", "-o", "/dev/stdout"],
                 ["convert", "--to", "hastls", "zone"], ["lint", "--format", "json", "zone"],
                 ["dump", "zone"]):
        for blocks in (0, 1, 20):
            leave_free(folder, blocks)
            with open(os.path.join(folder, "printed"), "wb") as file:
                lab.run(*line, stdout=file).ended_with(2).said(FULL)
            os.unlink(os.path.join(folder, "printed"))
    unmount(lab)


def spool(lab):
    """What a pipe needs a second time does not fit: 2, and no judgement of half a zone."""
    if not within(lab, "disk.spool"):
        return
    folder = mount(lab, "size=4m")
    zone = samples.HEAD + "".join(f"h{n} IN MX 10 h{n}\n" for n in range(100000))
    text = zone.encode() + b"_http._tcp.www IN HASTLS 0 0 0\n"
    for blocks in (0, 1, 100):
        leave_free(folder, blocks)
        done, _ = lab.pipe(["lint", "-"], [text], env={**os.environ, "TMPDIR": folder})
        done.explained(FULL, "temporary file")
        done.must(b"zero-ports" not in done.out, "no finding")
        assert sorted(os.listdir(folder)) == ["filler"]
    unmount(lab)


def read_only(lab):
    """A file system that nothing can be written to."""
    if not within(lab, "disk.read-only"):
        return
    for name in writers.NAMES:
        folder = mount(lab, "size=64m")
        writer = writers.settled(lab, name, 50, folder)
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        lab.run(*writer.line, cwd=folder).explained(os.strerror(errno.EROFS), "cannot write")
        writer.must_be_old()
        unmount(lab)


CASES = {
    **{f"disk.full.{name}": (fills_up, name) for name in writers.NAMES},
    "disk.no-inodes": (no_inodes,),
    "disk.printed": (printed,),
    "disk.spool": (spool,),
    "disk.read-only": (read_only,),
}
