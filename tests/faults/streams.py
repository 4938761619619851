# SPDX-License-Identifier: BSD-2-Clause
"""Standard input and output are closed, full, a pipe, or a pipe without a reader."""
import os
import re
import subprocess

import samples

# A command line of each command that writes to standard output.
PRINTING = {
    "apps": [["apps"]],
    "convert": [["convert", "example.com.zone", "--to", "hastls"]],
    "explain": [["explain", "zero-ports"]],
    "generate": [["generate", "posture.yaml"], ["generate", "posture.yaml", "-o", "/dev/stdout"]],
    "help": [["help"], ["--help"], ["--version"], ["lint", "--help"]],
    "lint": [["lint", "--format", "text", "example.com.zone"], ["lint", "wrong.zone"], ["lint", "wrong.yaml"],
             ["lint", "--diff", "mend.zone"]],
    "plan": [["plan", "25 25 1"], ["plan", "--client", "cfb", "25 25 1"]],
    "query": [["query", "--client", "cfb", "--no-anchor", *samples.NOWHERE]],
    "rules": [["rules"]],
    "schema": [["schema"]],
}
# What the formats of a command are called, where it is not --format.
FORMAT_OPTION = {"convert": "--to"}
WRONG = samples.HEAD + "_http._tcp.www IN HASTLS 0 0 1\n"


def lay_down(lab):
    samples.lay_down(lab)
    lab.write("wrong.zone", WRONG)
    lab.write("wrong.yaml", samples.POSTURE.replace("SSB", "SBB"))
    lab.write("mend.zone", samples.zone(1))


def commands(lab):
    """What `hastls --help` lists."""
    said = lab.run("--help").ended_with(0).out.decode()
    return re.findall(r"^  (\w+)  ", said.split("commands:")[1], re.MULTILINE)


def formats(lab, command):
    """What a command's --help says of its formats."""
    option = FORMAT_OPTION.get(command, "--format")
    said = lab.run(command, "--help").ended_with(0).out.decode().split("options:")[1]
    at = re.search(rf"{option} FORM(?:AT)? +(.*?)\n +(?:-\w, |    )?--", said, re.DOTALL)
    if not at:
        return []
    words = re.sub(r"\([^)]*\)|\[[^]]*\]", "", " ".join(at[1].split()))
    names = [name.strip() for name in re.split(r", (?:or )?| or ", words.split(":")[-1])]
    assert len(names) >= 2 and all(re.fullmatch(r"[a-z0-9]+", name) for name in names), (command, words)
    return names


def printing(lab):
    """Every command, in every format that it has."""
    known = commands(lab)
    assert set(known) == PRINTING.keys(), "each command of --help stands in PRINTING, and no other"
    lines = []
    for command in known:
        for line in PRINTING[command]:
            lines.append(line)
            option = FORMAT_OPTION.get(command, "--format")
            if line[0] == command and option not in line and not {"--help", "--diff"} & set(line):
                lines += [[*line, option, name] for name in formats(lab, command)]
        if command == "convert":
            lines += [["convert", "example.com.zone", "--to", name] for name in formats(lab, command)]
    lines += [["dump", "example.com.zone"]]
    # An update script of `plan` and `query` in JSON is of one client.
    return [line for line in lines if not ("json" in line and line[0] == "plan" and "--client" not in line)]


def expect_lost(lab, reason, **more):
    for line in printing(lab):
        done = lab.run(*line, **more).ended_with(2).said(reason)
        messages = [each for each in done.err.splitlines() if reason in each]
        done.must(len(messages) == 1 and messages[0].startswith("hastls: cannot write "), "is said once")


def full(lab):
    """/dev/full takes nothing: the run has failed, whatever it found."""
    lay_down(lab)
    with open("/dev/full", "wb") as device:
        expect_lost(lab, "No space left on device", stdout=device)


def closed_output(lab):
    lay_down(lab)
    expect_lost(lab, "Bad file descriptor", closed=(1,))


def closed_everything(lab):
    """Nothing is left to say it with. What is opened later does not become standard output."""
    lay_down(lab)
    before = {name: lab.read(name) for name in os.listdir(lab.folder)}
    for line in printing(lab):
        lab.run(*line, closed=(0, 1, 2)).ended_with(2)
    for name, text in before.items():
        assert lab.read(name) == text, f"{name} was written to"


def no_reader(lab):
    """`| head -1`: quiet, by SIGPIPE."""
    lay_down(lab)
    for line in printing(lab):
        reading, writing = os.pipe()
        os.close(reading)
        try:
            done = lab.run(*line, stdout=writing).ended_with(-13)
        finally:
            os.close(writing)
        done.must("write" not in done.err and "terminate" not in done.err, "quiet")


def reader_leaves(lab):
    """In the middle of much output."""
    lab.write("posture.yaml", samples.posture(20000))
    lab.write("example.com.zone", samples.zone(20000))
    for line in (["generate", "posture.yaml"], ["convert", "--to", "rfc3597", "example.com.zone"],
                 ["dump", "example.com.zone"], ["lint", "--format", "json", "example.com.zone"]):
        run = lab.start(*line, stdout=subprocess.PIPE)
        assert run.popen.stdout.read(1000)
        run.popen.stdout.close()
        done = run.finish().ended_with(-13)
        done.must(done.err == "", "quiet")


def slow_reader(lab):
    """A pipe that somebody made non-blocking is waited for."""
    lab.write("posture.yaml", samples.posture(5000))
    expected = lab.run("generate", "posture.yaml").ended_with(0)
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    run = lab.start("generate", "posture.yaml", stdout=writing)
    os.close(writing)
    read = b""
    while piece := os.read(reading, 777):
        read += piece
    os.close(reading)
    run.finish().ended_with(0).must(read == expected.out, "everything comes")


def closed_input(lab):
    lay_down(lab)
    for line, _ in samples.PIPED.values():
        lab.run(*line, closed=(0,)).explained("<stdin>", "Bad file descriptor")


def input_is_folder(lab):
    lay_down(lab)
    folder = os.open(lab.folder, os.O_RDONLY)
    for line, _ in samples.PIPED.values():
        lab.run(*line, stdin=folder).explained("<stdin>", "Is a directory")
    os.close(folder)


def empty_input(lab):
    """A pipe that is closed at once is an empty file."""
    lay_down(lab)
    for reader, (line, _) in samples.PIPED.items():
        done, _ = lab.pipe(line, [])
        done.ended_with({"lint": 0, "lint posture": 1, "generate": 2, "convert": 0}[reader])


def piped(lab):
    """In pieces of any size, as the file."""
    lay_down(lab)
    for line, text in samples.PIPED.values():
        expected, _ = lab.pipe(line, [text.encode()])
        for size in (1, 7, 64):
            octets = text.encode()
            pieces = [octets[at:at + size] for at in range(0, len(octets), size)]
            done, read = lab.pipe(line, pieces)
            done.must(read and (done.status, done.out, done.err)
                      == (expected.status, expected.out, expected.err), f"as at once, {size} octets a time")
        expected.ended_with(0)


def broken_error_output(lab):
    """Messages that nobody can read change nothing."""
    lay_down(lab)
    with open("/dev/full", "wb") as device:
        for line, status in ((["lint", "not-here"], 2), (["lint", "wrong.zone"], 1)):
            done = subprocess.run([lab.program, *line], cwd=lab.folder, stdout=subprocess.DEVNULL,
                                  stderr=device, check=False)
            assert done.returncode == status, line


CASES = {
    "streams.output-full": (full,),
    "streams.output-closed": (closed_output,),
    "streams.all-closed": (closed_everything,),
    "streams.output-without-reader": (no_reader,),
    "streams.reader-leaves": (reader_leaves,),
    "streams.slow-reader": (slow_reader,),
    "streams.input-closed": (closed_input,),
    "streams.input-is-a-folder": (input_is_folder,),
    "streams.input-empty": (empty_input,),
    "streams.input-piped": (piped,),
    "streams.error-output-full": (broken_error_output,),
}
