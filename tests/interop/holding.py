# SPDX-License-Identifier: BSD-2-Clause
"""What the other cases rest on: that nothing is left of a test that is killed, and that one whose
tools are not installed says so and fails."""
import os
import signal
import subprocess
import sys

import zonefiles
from lab import HERE

# A test that serves a zone, tells where, and waits to be killed.
VICTIM = """
import sys, time
sys.path.insert(0, sys.argv[1])
import lab, servers
test = lab.Lab("hastls")
test.write("zone", sys.argv[2])
servers.nsd(test, {"example.com": "zone"})
print(test.folder, test._processes[0].popen.pid, flush=True)
time.sleep(60)
"""


def members(group):
    """The processes of a group that have not ended."""
    found = []
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{process}/stat", encoding="latin-1") as stat:
                state, _, of = stat.read().rpartition(")")[2].split()[:3]
        except OSError:
            continue  # it has just ended
        if int(of) == group and state != "Z":
            found.append(int(process))
    return found


def killed(lab, ending):
    # NSD is several processes, the death of whose parent only one of them is told.
    with subprocess.Popen([sys.executable, "-B", "-c", VICTIM, HERE, zonefiles.around()],
                          stdout=subprocess.PIPE, text=True) as victim:
        folder, server = victim.stdout.readline().split()
        assert len(members(int(server))) > 1 and os.path.isdir(folder)
        victim.send_signal(ending)
    lab.wait_until("the end of the server", lambda: not members(int(server)))
    lab.wait_until("the end of the folder", lambda: not os.path.exists(folder))


def missing(lab):
    def run(*options, **variables):
        words = [sys.executable, "-B", os.path.join(HERE, "interop.py"), *options, lab.program,
                 "sign.ldns-signzone.nsec"]
        environment = {"PATH": lab.folder, **variables}
        done = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=30)
        assert "is not installed (Debian package ldnsutils)" in done.stderr, done
        return done.returncode

    assert run() == 1
    assert run("--allow-missing") == run(HASTLS_INTEROP_ALLOW_MISSING="1") == 77


CASES = {
    "lab.killed": (killed, signal.SIGKILL),
    "lab.terminated": (killed, signal.SIGTERM),
    "lab.missing": (missing,),
}
