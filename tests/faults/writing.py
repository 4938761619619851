# SPDX-License-Identifier: BSD-2-Clause
"""What is written cannot be, or several write at once."""
import errno
import os
import resource
import shutil
import subprocess
import time

from running import CannotTry, litter
import samples
import writers


MESSAGE = 400  # octets of standard error, which the limit holds for as well


def every(lab, check, hosts=200):
    for name in writers.NAMES:
        shutil.rmtree(lab.path("work"), ignore_errors=True)
        check(lab, writers.settled(lab, name, hosts))


def target(writer, name=None):
    """How the command line names what it writes."""
    line = writer.line
    for option in ("-o", "--write-baseline"):
        if option in line:
            return line[line.index(option) + 1]
    return line[-1]


def file_size(lab):
    """A limit on the size of files, at 5 places: the old files stay."""
    def check(lab, writer):
        whole = max(map(len, writer.new.values()))
        for part in range(5):
            most = max(MESSAGE, whole * part // 5)
            done = lab.run(*writer.line, cwd=writer.folder, limits={resource.RLIMIT_FSIZE: most})
            done.explained(os.strerror(errno.EFBIG), "cannot write", target(writer))
            writer.must_be_old()
        lab.run(*writer.line, cwd=writer.folder, limits={resource.RLIMIT_FSIZE: whole})
        writer.must_be_new()
    every(lab, check)


def read_only_folder(lab):
    somebody = lab.as_somebody()

    def check(lab, writer):
        for folder in (writer.path("out"), writer.folder):
            os.chmod(folder, 0o555)
        done = lab.run(*writer.line, cwd=writer.folder, **somebody)
        done.explained(os.strerror(errno.EACCES), "cannot write", target(writer))
        for folder in (writer.folder, writer.path("out")):
            os.chmod(folder, 0o755)
        writer.must_be_old()
    every(lab, check)


def foreign_owner(lab):
    """An output that belongs to somebody else keeps its owner, or stays as it was."""
    if os.geteuid() != 0:
        raise CannotTry("only root makes files of somebody else")
    somebody = lab.as_somebody()

    def check(lab, writer):
        for folder in (writer.folder, writer.path("out")):
            os.chmod(folder, 0o777)
        done = lab.run(*writer.line, cwd=writer.folder, **somebody)
        done.explained("owner", target(writer))
        writer.must_be_old()
        lab.run(*writer.line, cwd=writer.folder).ended_with(*writer.statuses)
        writer.must_be_new()
    every(lab, check)


def link(lab):
    """Is followed: the file behind it is replaced where it stands, and the link stays one."""
    def check(lab, writer):
        os.mkdir(writer.path("elsewhere"))
        for name in writer.targets:
            os.rename(writer.path(name), writer.path(f"elsewhere/{os.path.basename(name)}"))
            os.symlink(os.path.join(writer.folder, "elsewhere", os.path.basename(name)), writer.path(name))
        lab.run(*writer.line, cwd=writer.folder).ended_with(*writer.statuses)
        writer.must_be_new()
        assert all(os.path.islink(writer.path(name)) for name in writer.targets), writer.line
        assert not litter(writer.path("elsewhere")), writer.line
    every(lab, check)


def link_loop(lab):
    def check(lab, writer):
        if writer.name in ("fix", "convert-in-place"):
            return  # which cannot be read either
        for name in writer.targets:
            os.unlink(writer.path(name))
            os.symlink(os.path.basename(name), writer.path(name))
        done = lab.run(*writer.line, cwd=writer.folder)
        done.explained(os.strerror(errno.ELOOP), "cannot write", target(writer))
        writer.must_be_clean()
    every(lab, check)


def mode(lab):
    """And owner, group of what is replaced are kept."""
    def check(lab, writer):
        for name in writer.targets:
            os.chmod(writer.path(name), 0o640)
            if os.geteuid() == 0:
                os.chown(writer.path(name), 12, 34)
        lab.run(*writer.line, cwd=writer.folder).ended_with(*writer.statuses)
        writer.must_be_new()
        for name in writer.targets:
            status = os.stat(writer.path(name))
            assert status.st_mode & 0o7777 == 0o640, writer.line
            assert os.geteuid() != 0 or (status.st_uid, status.st_gid) == (12, 34), writer.line
    every(lab, check)


def unchanged(lab):
    """What would not change is not touched: no new file, no new time."""
    def check(lab, writer):
        lab.run(*writer.line, cwd=writer.folder).ended_with(*writer.statuses)
        before = [os.stat(writer.path(name)) for name in writer.targets]
        lab.run(*writer.line, cwd=writer.folder).ended_with(*writer.statuses)
        after = [os.stat(writer.path(name)) for name in writer.targets]
        assert [(s.st_ino, s.st_mtime_ns) for s in before] == [(s.st_ino, s.st_mtime_ns) for s in after]
        writer.must_be_new()
    every(lab, check)


def missing_folder(lab):
    lab.write("posture.yaml", samples.POSTURE)
    lab.write("zone", samples.ZONE)
    for line in (["generate", "posture.yaml", "-o", "not-here/fragment"],
                 ["convert", "--to", "hex", "zone", "-o", "not-here/zone"],
                 ["lint", "zone", "--write-baseline", "not-here/known"]):
        lab.run(*line).explained("not-here/", os.strerror(errno.ENOENT))
        assert not os.path.exists(lab.path("not-here"))


def vanishing_folder(lab):
    """The folder of the output goes while the input is still read."""
    for moved in (False, True):
        for line, text in ((["generate", "-", "-o", "gone"], samples.POSTURE),
                           (["generate", "-", "-o", "gone/fragment"], samples.POSTURE),
                           (["convert", "--to", "hex", "-o", "gone/zone"], samples.ZONE),
                           (["lint", "-", "--write-baseline", "gone/known"], samples.ZONE)):
            os.makedirs(lab.path("gone"), exist_ok=True)
            shutil.rmtree(lab.path("else"), ignore_errors=True)
            run = lab.start(*line, stdin=subprocess.PIPE)
            assert run.feed([text[:50].encode()])
            time.sleep(0.05)
            if moved:
                os.rename(lab.path("gone"), lab.path("else"))
            else:
                shutil.rmtree(lab.path("gone"))
            run.feed([text[50:].encode()])
            done = run.finish()
            if done.status == 2:
                done.explained("gone")
            else:  # `gone` is a file then, or the folder was open before it moved
                done.ended_with(0)
                assert os.path.isfile(lab.path("gone")) or os.listdir(lab.path("else")), done.line
            for folder in (lab.path("else"), lab.path("gone"), lab.folder):
                assert not os.path.isdir(folder) or not litter(folder), done.line
            if os.path.isfile(lab.path("gone")):
                os.unlink(lab.path("gone"))


def several(lab, name):
    """Eight writers of eight texts, over and over: one of the eight is there whole."""
    folder = lab.path("shared")
    os.mkdir(folder)
    lines, texts = {
        "generate": (["generate", "-q", "IN", "-o", "shared/out"],
                     [samples.posture(300, port) for port in range(1, 9)]),
        "convert": (["convert", "-q", "--to", "rfc3597", "IN", "-o", "shared/out"],
                    [samples.zone(300, port) for port in range(1, 9)]),
        "baseline": (["lint", "-q", "--rule", "mnemonic=warning", "IN", "--write-baseline", "shared/out"],
                     [samples.zone(300, port) for port in range(1, 9)]),
    }[name]
    inputs = [lab.write(f"in{at}.{'yaml' if name == 'generate' else 'zone'}", text)
              for at, text in enumerate(texts)]
    commands = [[each if word == "IN" else word for word in lines] for each in inputs]
    wholes = []
    for command in commands:
        lab.run(*command).ended_with(0)
        wholes.append(lab.read("shared/out"))
    assert len(set(wholes)) == 8
    for _ in range(lab.strength.pick(5, 50)):
        for run in [lab.start(*command) for command in commands]:
            run.finish().ended_with(0)
        assert lab.read("shared/out") in wholes
        assert litter(folder) == []


def several_menders(lab):
    """Eight times --fix on one file: it is mended, and who came too late says so."""
    for _ in range(lab.strength.pick(5, 50)):
        lab.write("shared/zone", samples.zone(300))
        runs = [lab.start("lint", "-q", "--fix", "shared/zone") for _ in range(8)]
        ended = [run.finish().ended_with(0, 2) for run in runs]
        for done in ended:
            if done.status == 2:
                done.explained("shared/zone", "changed by somebody else")
        assert any(done.status == 0 for done in ended)
        assert litter(lab.path("shared")) == []
        lab.run("lint", "--fail-on", "error", "shared/zone").ended_with(0).said("300 records")


def interrupted(lab):
    """SIGINT, SIGTERM and SIGHUP: the old files, and no litter at once."""
    for name in writers.NAMES:
        shutil.rmtree(lab.path("work"), ignore_errors=True)
        writer = writers.settled(lab, name, 3000)
        for number in (2, 15, 1):
            for wait in (0, 0.01, 0.03, 0.06):
                writer.reset()
                run = lab.start(*writer.line, cwd=writer.folder)
                time.sleep(wait)
                run.signal(number)
                done = run.finish().ended_with(-number, *writer.statuses, 2)
                writer.must_be_whole()
                writer.must_be_clean()
                done.must("internal error" not in done.err, "an error with a name")


CASES = {
    "writing.file-size": (file_size,),
    "writing.read-only-folder": (read_only_folder,),
    "writing.foreign-owner": (foreign_owner,),
    "writing.link": (link,),
    "writing.link-loop": (link_loop,),
    "writing.mode": (mode,),
    "writing.unchanged": (unchanged,),
    "writing.missing-folder": (missing_folder,),
    "writing.vanishing-folder": (vanishing_folder,),
    **{f"writing.several.{name}": (several, name) for name in ("generate", "convert", "baseline")},
    "writing.several.fix": (several_menders,),
    "writing.interrupted": (interrupted,),
}
