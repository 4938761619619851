# SPDX-License-Identifier: BSD-2-Clause
"""A run that goes on only from one system call to the next, so that it can be met at any of them
however busy the machine is."""
import ctypes
import os
import signal
import subprocess

from running import CannotTry

PTRACE = ctypes.CDLL(None, use_errno=True).ptrace
PTRACE.restype = ctypes.c_long
PTRACE.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
TRACEME, DETACH, SYSCALL, SETOPTIONS = 0, 17, 24, 0x4200
TRACESYSGOOD, EXITKILL = 1, 1 << 20
AT_A_CALL = signal.SIGTRAP | 0x80


def ask(request, pid, data=0):
    """EPERM is what a container says that allows nobody to be watched."""
    if PTRACE(request, pid, None, data) == -1:
        raise OSError(ctypes.get_errno(), "ptrace")


class Steps:
    """The steps of one run: each entry into a system call of its first thread, and each return."""

    def __init__(self, lab, arguments, **more):
        try:
            self.run = lab.start(*arguments, prepare=lambda: ask(TRACEME, 0), **more)
        except (OSError, subprocess.SubprocessError) as why:
            raise CannotTry(f"no run can be watched: {why}") from why
        self._pending = 0
        self._wait()
        ask(SETOPTIONS, self.run.popen.pid, TRACESYSGOOD | EXITKILL)

    def _wait(self):
        """Until it stands still again; a signal that it was sent is handed on with the next step."""
        pid = self.run.popen.pid
        why = os.waitid(os.P_PID, pid, os.WEXITED | os.WSTOPPED | os.WNOWAIT)
        if why.si_code in (os.CLD_EXITED, os.CLD_KILLED, os.CLD_DUMPED):
            return False
        os.waitpid(pid, 0)
        self._pending = 0 if why.si_status in (AT_A_CALL, signal.SIGTRAP) else why.si_status
        return True

    def step(self):
        """False where that was the end of the run."""
        ask(SYSCALL, self.run.popen.pid, self._pending)
        return self._wait()

    def let_go(self):
        """Goes on to its end, watched by nobody."""
        ask(DETACH, self.run.popen.pid, self._pending)
