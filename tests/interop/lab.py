# SPDX-License-Identifier: BSD-2-Clause
"""What one test has for itself: a folder, a loopback address, and the processes that it starts.

Whatever happens to the test, a SIGKILL included, its processes end and its folder goes: that is
what the guardian is for, a process that does nothing but wait for the end of the test.
"""
import ctypes
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time

import records
import tools

HERE = os.path.dirname(os.path.abspath(__file__))
# Below the ports that clients get from the kernel.
CLAIM, FIRST_PORT = 15300, 15301
CLAIMS, SHARED_PORTS = "127.127.255.254", range(15400, 25400)
SOON = 20  # seconds until a server has to answer, however busy the machine is
PR_SET_PDEATHSIG = 1


def bound(kind, *place):
    """A socket that holds a place, or None where it is taken."""
    held = socket.socket(type=kind)
    try:
        held.bind(place)
        return held
    except OSError:
        held.close()
        return None


def claim_address():
    """A loopback address that no other test uses, and the socket that keeps it so. On an address
    of one's own every port is free, and stays free until a server takes it."""
    for attempt in range(1000):
        number = (os.getpid() + attempt * 4099) & 0x3FFFFF
        address = f"127.{64 + (number >> 16)}.{number >> 8 & 255}.{number & 255}"
        claim = bound(socket.SOCK_STREAM, address, CLAIM)
        if claim:
            return address, claim
    raise AssertionError("every loopback address is taken")


def claim_port():
    """A port of 127.0.0.1 that no other test uses, and the socket that keeps it so."""
    for attempt in range(1000):
        port = SHARED_PORTS[(os.getpid() + attempt * 97) % len(SHARED_PORTS)]
        claim = bound(socket.SOCK_STREAM, CLAIMS, port)
        if not claim:
            continue
        tried = [bound(kind, "127.0.0.1", port) for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM)]
        for held in filter(None, tried):
            held.close()
        if all(tried):
            return port, claim
        claim.close()
    raise AssertionError("every port is taken")


def die_with_parent():
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def kill_group(group):
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        pass


def guard(pipe, folder):
    """Reads `+GROUP` and `-GROUP` until the test has ended, and ends what it has left."""
    groups = set()
    for line in os.fdopen(pipe):
        (groups.add if line[0] == "+" else groups.discard)(int(line[1:]))
    for group in groups:
        kill_group(group)
    shutil.rmtree(folder, ignore_errors=True)


class Guardian:
    def __init__(self, folder):
        reading, self.pipe = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            os.setsid()
            os.close(self.pipe)
            for stream in range(3):
                os.dup2(os.open(os.devnull, os.O_RDWR), stream)
            for ending in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
                signal.signal(ending, signal.SIG_IGN)
            guard(reading, folder)
            os._exit(0)
        os.close(reading)

    def watch(self, group):
        os.write(self.pipe, f"+{group}\n".encode())

    def forget(self, group):
        os.write(self.pipe, f"-{group}\n".encode())

    def end(self):
        os.close(self.pipe)
        os.waitpid(self.process, 0)


class Process:
    """A server in the foreground, in a process group of its own."""

    def __init__(self, lab, program, *arguments):
        self.lab, self.program = lab, program
        self.log = os.path.join(lab.folder, f"{program}.log")
        with open(self.log, "ab") as log:
            self.popen = subprocess.Popen(
                [lab.own_copy(program), *map(str, arguments)], cwd=lab.folder,
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                start_new_session=True, preexec_fn=die_with_parent)
        lab.guardian.watch(self.popen.pid)

    def said(self):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return log.read()

    def must_run(self):
        assert self.popen.poll() is None, \
            f"{self.program} ended with {self.popen.returncode}:\n{self.said()}"

    def stop(self):
        if self.popen.poll() is None:
            self.popen.terminate()
            try:
                self.popen.wait(10)
            except subprocess.TimeoutExpired:
                pass
        kill_group(self.popen.pid)  # and whatever it has started
        self.popen.wait()
        self.lab.guardian.forget(self.popen.pid)


class Lab:
    def __init__(self, program):
        self.program = os.path.abspath(program)
        self.folder = tempfile.mkdtemp(prefix="hastls-interop-")
        self.guardian = Guardian(self.folder)
        self.address, claim = claim_address()
        self._claims = [claim]
        self._next_port = FIRST_PORT
        self._processes = []

    def close(self):
        for process in reversed(self._processes):
            process.stop()
        for claim in self._claims:
            claim.close()
        self.guardian.end()

    # Files.

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, *texts):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8", newline="") as file:
            file.write("".join(texts))
        return name

    def read(self, name):
        with open(self.path(name), encoding="utf-8", newline="") as file:
            return file.read()

    # Programs that end.

    def run(self, program, *arguments, **more):
        return tools.run(program, *arguments, folder=self.folder, **more)

    def hastls(self, *arguments, **more):
        return tools.run_at(self.program, "hastls", *arguments, folder=self.folder, **more)

    def generate(self):
        done = self.hastls("generate", os.path.join(HERE, "posture.yaml"), separate=True)
        return records.Fragment(done.succeeded().text)

    # Servers.

    def port(self):
        self._next_port += 1
        return self.address, self._next_port - 1

    def shared_port(self):
        """For a server that wants an address which a network interface has."""
        port, claim = claim_port()
        self._claims.append(claim)
        return "127.0.0.1", port

    def own_copy(self, program):
        """Where AppArmor holds Debian's named and unbound to Debian's folders: it goes by the path
        of the program."""
        path = tools.path_of(program)
        profile = os.path.join("/etc/apparmor.d", path.strip("/").replace("/", "."))
        if not os.path.exists(profile):
            return path
        copy = self.path(f"{program}.copy")
        return copy if os.path.exists(copy) else shutil.copy2(path, copy)

    def start(self, program, *arguments):
        process = Process(self, program, *arguments)
        self._processes.append(process)
        return process

    def wait_until(self, what, ready):
        """Until `ready()`, which may fail as long as it is not."""
        end = time.monotonic() + SOON
        while True:
            for process in self._processes:
                process.must_run()
            try:
                if ready():
                    return
            except (OSError, IndexError, AssertionError):
                pass
            said = "\n".join(process.said() for process in self._processes)
            assert time.monotonic() < end, f"not ready in {SOON} s: {what}\n{said}"
            time.sleep(0.01)
