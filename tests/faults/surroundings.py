# SPDX-License-Identifier: BSD-2-Clause
"""Locale, time zone, environment, working directory and umask: the same octets."""
import os
import shutil
import subprocess

import samples

WRONG = samples.HEAD + "".join(f"_http._tcp.www IN HASTLS {rdata}\n"
                               for rdata in ("0 0 1", "80 443 2", "1.5 443 0", "80 0 1"))
POSTURE = samples.POSTURE.replace("www", "mIXed-Istanbul").replace("SSB", "sSb")
LINES = (
    ["generate", "posture.yaml"],
    ["generate", "--format", "json", "posture.yaml"],
    ["generate", "--format", "nsupdate", "posture.yaml"],
    ["lint", "wrong.zone"],
    ["lint", "--format", "sarif", "wrong.zone"],
    ["lint", "--now", "2026-11-22T09:30:00Z", "--verify", "wrong.zone"],
    ["lint", "broken.yaml"],
    ["lint", "not-here"],
    ["convert", "--to", "hex", "wrong.zone"],
    ["plan", "--client", "cfb", "--format", "json", "25 25 1"],
    ["dump", "example.com.zone"],
    ["apps"], ["rules"], ["schema"], ["help", "generate"],
)


def turkish(lab):
    """Where locales can be made, one whose lower-case I has no dot and whose decimal point is a
    comma; else it is at least asked for."""
    made = shutil.which("localedef") and subprocess.run(
        ["localedef", "-i", "tr_TR", "-f", "UTF-8", lab.path("tr_TR.UTF-8")],
        capture_output=True, check=False).returncode in (0, 1)
    if not made or not os.path.isdir(lab.path("tr_TR.UTF-8")):
        print("tr_TR.UTF-8 cannot be made here")
        return {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}
    return {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LOCPATH": lab.folder}


def lay_down(lab):
    samples.lay_down(lab)
    lab.write("posture.yaml", POSTURE)
    lab.write("wrong.zone", WRONG)
    lab.write("broken.yaml", POSTURE.replace("sSb", "Sıb"))


def results(lab, **more):
    """What every line prints and says, and what generate writes."""
    out = []
    for line in LINES:
        done = lab.run(*line, **more)
        out.append((line, done.status, done.out, done.err))
    os.makedirs(lab.path("out"), exist_ok=True)
    lab.run("generate", "-q", "posture.yaml", "-o", "out", **more).ended_with(0)
    out.append(("the fragment", 0, lab.read("out/example.com.hastls"), ""))
    shutil.rmtree(lab.path("out"))
    return out


def environment(lab, variables, without=()):
    """`variables` beside what is set already; `without` are taken away."""
    lay_down(lab)
    if callable(variables):
        variables = variables(lab)
    plain = {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": "/", "TMPDIR": "/tmp"}
    expected = results(lab, env=plain)
    changed = {name: value for name, value in {**plain, **variables}.items() if name not in without}
    for want, got in zip(expected, results(lab, env=changed)):
        assert want == got, f"{want}\n{got}"


def nothing_set(lab):
    environment(lab, {}, ("PATH", "LC_ALL", "HOME", "TMPDIR"))


def piped_without_tmpdir(lab):
    """A pipe that is read twice, where nothing or something useless is said of temporary files."""
    lay_down(lab)
    line = ["lint", "-"]
    expected, _ = lab.pipe(line, [WRONG.encode()])
    expected.ended_with(1)
    for variables in ({}, {"TMPDIR": ""}, {"TMPDIR": lab.folder}):
        done, _ = lab.pipe(line, [WRONG.encode()], env=variables)
        done.must((done.status, done.out) == (expected.status, expected.out), "the same")
    done, _ = lab.pipe(line, [WRONG.encode()], env={"TMPDIR": lab.path("not-here")})
    done.explained("temporary file", "No such file")


def umask(lab):
    """Sets the mode of new files, and nothing else."""
    lay_down(lab)
    before = os.umask(0o077)
    try:
        lab.run("generate", "posture.yaml", "-o", "private").ended_with(0)
        os.umask(0)
        lab.run("generate", "posture.yaml", "-o", "open").ended_with(0)
    finally:
        os.umask(before)
    assert os.stat(lab.path("private")).st_mode & 0o777 == 0o600
    assert os.stat(lab.path("open")).st_mode & 0o777 == 0o666
    assert lab.read("private") == lab.read("open")


def working_folder_gone(lab):
    """Absolute paths do without it; what needs it says so."""
    lay_down(lab)
    os.mkdir(lab.path("gone"))
    script = f'cd "{lab.path("gone")}" && rmdir "{lab.path("gone")}" && exec "$@"'
    for line, statuses in ((["generate", lab.path("posture.yaml")], (0,)),
                           (["lint", lab.path("example.com.zone")], (0,)),
                           (["lint", "example.com.zone"], (2,))):
        os.makedirs(lab.path("gone"), exist_ok=True)
        done = lab.run("-c", script, "sh", lab.program, *line, program="/bin/sh")
        done.ended_with(*statuses).must("internal error" not in done.err, "an error with a name")


CASES = {
    "surroundings.turkish": (environment, turkish),
    "surroundings.utf-8": (environment, {"LC_ALL": "C.UTF-8"}),
    "surroundings.unknown-locale": (environment, {"LC_ALL": "xx_XX", "LC_NUMERIC": "de_DE"}),
    "surroundings.kathmandu": (environment, {"TZ": "Asia/Kathmandu"}),
    "surroundings.bad-zone": (environment, {"TZ": ":/dev/zero"}),
    "surroundings.no-home": (environment, {}, ("HOME",)),
    "surroundings.no-tmpdir": (environment, {}, ("TMPDIR",)),
    "surroundings.nothing-set": (nothing_set,),
    "surroundings.spool-folder": (piped_without_tmpdir,),
    "surroundings.umask": (umask,),
    "surroundings.working-folder-gone": (working_folder_gone,),
}
