# SPDX-License-Identifier: BSD-2-Clause
"""kill -9 at different points: the old file or the new one, never anything between."""
import os
import signal
import time

from running import litter
import stepping
import writers


def left_in(writer):
    return litter(writer.folder) + litter(writer.path("out"))


def kill_after(run, seconds):
    end = time.monotonic() + seconds
    while run.alive() and time.monotonic() < end:
        time.sleep(0.0002)
    run.signal(signal.SIGKILL)


def begun(lab, writer):
    """A run that stands still where its first temporary file has come to be, and what tells whether
    it has one still. Those of runs before it do not count."""
    before = set(left_in(writer))

    def has_one():
        return not before.issuperset(left_in(writer))

    steps = stepping.Steps(lab, writer.line, cwd=writer.folder)
    while not has_one():
        assert steps.step(), f"{writer.line}: ended without a temporary file"
    return steps, has_one


def steps_of_writing(lab, writer):
    """How many there are from the first temporary file until the last is gone."""
    writer.reset()
    steps, has_one = begun(lab, writer)
    count = 1
    while steps.step() and has_one():
        count += 1
    steps.let_go()
    steps.run.finish().ended_with(*writer.statuses)
    return count


def killed_in_time(lab, writer, kills):
    """Runs that are ended somewhere, spread over the time that a run takes."""
    began = time.monotonic()
    lab.run(*writer.line, cwd=writer.folder).ended_with(*writer.statuses)
    took = time.monotonic() - began
    for number in range(kills):
        writer.reset()
        run = lab.start(*writer.line, cwd=writer.folder)
        kill_after(run, took * number / kills)
        yield run


def killed_in_writing(lab, writer, kills):
    """Runs that are ended while there is a temporary file, spread over the steps of that."""
    count = steps_of_writing(lab, writer)
    for number in range(kills):
        writer.reset()
        steps, _ = begun(lab, writer)
        for _ in range(count * number // kills):
            if not steps.step():
                break
        steps.run.signal(signal.SIGKILL)
        yield steps.run


def killed(lab, name):
    """What a run leaves behind that was ended is gone after the next one that is not."""
    kills = lab.strength.pick(20, 200)
    writer = writers.settled(lab, name, lab.strength.hosts(8000))
    old, new, littered, known = 0, 0, 0, set()
    for way in (killed_in_time, killed_in_writing):
        for run in way(lab, writer, kills // 2):
            run.finish().ended_with(-signal.SIGKILL, *writer.statuses)
            writer.must_be_whole()
            left = set(left_in(writer))
            littered, known = littered + bool(left - known), left
            now = writer.now()
            old, new = old + (now == writer.old), new + (now == writer.new)
    print(f"{name}: {kills} kills, {old} left the old, {new} the new, {littered} temporary files")
    assert littered >= kills // 4, "too few kills came while something was written"
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
