# SPDX-License-Identifier: BSD-2-Clause
"""kill -9 at different points: the old file or the new one, never anything between."""
import os
import signal
import time

from running import litter
import writers


def left_in(writer):
    return litter(writer.folder) + litter(writer.path("out"))


def kill_after(run, seconds):
    end = time.monotonic() + seconds
    while run.alive() and time.monotonic() < end:
        time.sleep(0.0002)
    run.signal(signal.SIGKILL)


def kill_when_begun(run, writer, seconds):
    """That long after there is a temporary file, unless the run was faster."""
    while run.alive() and not left_in(writer):
        pass
    kill_after(run, seconds)


def killed(lab, name):
    """Half of the kills are spread over the run, half from the first temporary file on. What one
    leaves behind is gone after the next run that is not killed."""
    kills = lab.strength.pick(20, 200)
    writer = writers.settled(lab, name, 8000)
    began = time.monotonic()
    lab.run(*writer.line, cwd=writer.folder).ended_with(*writer.statuses)
    took = time.monotonic() - began
    old, new, littered = 0, 0, 0
    for number in range(kills):
        writer.reset()
        run = lab.start(*writer.line, cwd=writer.folder)
        if number % 2:
            kill_after(run, took * number / kills)
        else:
            kill_when_begun(run, writer, took * number / kills / 2)
        run.finish().ended_with(-signal.SIGKILL, *writer.statuses)
        writer.must_be_whole()
        littered += bool(left_in(writer))
        now = writer.now()
        old, new = old + (now == writer.old), new + (now == writer.new)
    print(f"{name}: {kills} kills, {old} left the old, {new} the new, {littered} temporary files")
    assert littered, "no kill came while something was written"
    lab.run(*writer.line, cwd=writer.folder).ended_with(*writer.statuses)
    writer.reset()
    lab.run(*writer.line, cwd=writer.folder).ended_with(*writer.statuses)
    writer.must_be_new()


def unharmed_neighbours(lab):
    """What other programs, and live runs, have in the folder stays."""
    writer = writers.settled(lab, "generate", 50)
    names = [".hastls-short.tmp", ".hastls-ABCDEFGH.tmp", ".hastls-abcdefgh-x.tmp", "hastls-abcdefgh.tmp"]
    for name in names:
        with open(writer.path(name), "wb") as file:
            file.write(b"somebody's")
    os.mkdir(writer.path(".hastls-abcdefgh-1.tmp"))
    lab.run(*writer.line, cwd=writer.folder).ended_with(0)
    assert set(names) <= set(os.listdir(writer.folder))
    assert os.path.isdir(writer.path(".hastls-abcdefgh-1.tmp"))


CASES = {
    **{f"killing.{name}": (killed, name) for name in writers.NAMES},
    "killing.neighbours": (unharmed_neighbours,),
}
