# SPDX-License-Identifier: BSD-2-Clause
"""What one case has for itself: a folder, and the runs of the program that it starts."""
import ctypes
import dataclasses
import os
import resource
import shutil
import signal
import subprocess
import tempfile

PRCTL, PR_SET_PDEATHSIG = ctypes.CDLL(None).prctl, 1
NOBODY = 65534
MEBI = 1 << 20


class CannotTry(Exception):
    """The machine does not allow what the case needs."""


@dataclasses.dataclass(frozen=True)
class Strength:
    """How often and how much."""
    full: bool
    released: bool
    slow: bool = False

    @property
    def deadline(self):
        """Seconds a case; ctest gives it a little more."""
        return (3600 if self.full else 100) * (10 if self.slow else 1)

    def pick(self, little, much):
        return much if self.full else little

    def hosts(self, count):
        """So many, or what takes about as long where the program is slow."""
        return count // 8 if self.slow else count


@dataclasses.dataclass
class Done:
    """How a run ended. `status` is negative for a signal."""
    line: str
    status: int
    out: bytes
    err: str
    peak: int  # octets of memory

    def must(self, held, what):
        assert held, f"{what}: {self.line}\nstatus {self.status}, peak {self.peak >> 10} KiB\n" \
            f"{self.out[-2000:].decode(errors='replace')}\n{self.err[-2000:]}"
        return self

    def ended_with(self, *statuses):
        return self.must(self.status in statuses, f"status is not {statuses}")

    def said(self, *words):
        for word in words:
            self.must(word in self.err + self.out.decode(errors="replace"), f"'{word}' is not said")
        return self

    def explained(self, *words):
        """Exit status 2 and one message, which `words` are in, and nothing that a user could make
        nothing of."""
        lines = self.err.splitlines()
        messages = [line for line in lines if line.startswith("hastls: ")]
        more = [line for line in lines if line not in messages
                and not line.startswith(("  while ", "try 'hastls "))]
        self.ended_with(2).must(len(messages) == 1 and not more, "one message, and only one")
        self.must("internal error" not in self.err, "an error with a name")
        return self.said(*words)

    def within(self, octets):
        return self.must(self.peak <= octets, f"more than {octets >> 10} KiB of memory")


def limited(limits, closed, more):
    """What a run does before it becomes the program."""
    def prepare():
        if more:
            more()
        PRCTL(PR_SET_PDEATHSIG, signal.SIGKILL)
        for descriptor in closed:
            os.close(descriptor)
        for which, most in limits.items():
            resource.setrlimit(which, (most, most))
    return prepare


class Run:
    """The program under way. Its standard output and error go to files, so that it never waits."""

    def __init__(self, lab, arguments, *, stdin=subprocess.DEVNULL, stdout=None, limits=None,
                 closed=(), user=None, env=None, cwd=None, program=None, prepare=None):
        self.line = " ".join(map(str, ("hastls", *arguments)))
        self.files = [tempfile.TemporaryFile(dir=lab.folder) for _ in range(2)]
        more = {"user": user, "group": user, "extra_groups": []} if user is not None else {}
        self.popen = subprocess.Popen(
            [program or lab.program, *map(str, arguments)], stdin=stdin,
            stdout=self.files[0] if stdout is None else stdout, stderr=self.files[1],
            cwd=cwd or lab.folder, env=env, preexec_fn=limited(limits or {}, closed, prepare), **more)

    def alive(self):
        """Without reaping it: finish() wants to know what it used."""
        return os.waitid(os.P_PID, self.popen.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None

    def signal(self, number):
        if self.popen.returncode is None:
            os.kill(self.popen.pid, number)

    def feed(self, pieces):
        """Writes to the pipe that is standard input; False where nobody reads any more."""
        try:
            for piece in pieces:
                self.popen.stdin.write(piece)
                self.popen.stdin.flush()
            return True
        except BrokenPipeError:
            return False

    def close_input(self):
        try:
            self.popen.stdin.close()
        except BrokenPipeError:
            pass

    def finish(self):
        if self.popen.stdin:
            self.close_input()
        _, status, usage = os.wait4(self.popen.pid, 0)
        self.popen.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for file in self.files:
            file.seek(0)
            texts.append(file.read())
            file.close()
        return Done(self.line, self.popen.returncode, texts[0], texts[1].decode(errors="replace"),
                    usage.ru_maxrss << 10)


class Lab:
    def __init__(self, program, strength):
        self.program = os.path.abspath(program)
        self.strength = strength
        self.folder = tempfile.mkdtemp(prefix="hastls-faults-")
        os.chmod(self.folder, 0o755)
        self._runs = []

    def close(self):
        for run in self._runs:
            if run.popen.returncode is None:
                run.popen.kill()
                run.popen.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    # Files.

    def path(self, *name):
        return os.path.join(self.folder, *name)

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return name

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    # Runs.

    def start(self, *arguments, **more):
        run = Run(self, arguments, **more)
        self._runs.append(run)
        return run

    def run(self, *arguments, **more):
        return self.start(*arguments, **more).finish()

    def pipe(self, arguments, pieces, **more):
        """A run that reads `pieces` from a pipe. Also whether it read to the end."""
        run = self.start(*arguments, stdin=subprocess.PIPE, **more)
        read = run.feed(pieces)
        return run.finish(), read

    def as_somebody(self):
        """Options of a run by somebody whom permissions hold for."""
        if os.geteuid() != 0:
            return {}
        copy = self.path("hastls")
        if not os.path.exists(copy):
            shutil.copy2(self.program, copy)
        os.chmod(copy, 0o755)
        return {"user": NOBODY, "program": copy}


def litter(folder):
    """Temporary files of the program that are left in a folder."""
    return [name for name in os.listdir(folder) if name.startswith((".hastls-", "hastls-"))]
