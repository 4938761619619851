# SPDX-License-Identifier: BSD-2-Clause
"""One command of hastls with the files that it is given."""
import os
import resource
import subprocess
import tempfile


class Run:
    def __init__(self, args, files, before=None):
        self.args = args
        self.files = files
        self.before = before

    def size(self):
        return sum(len(text) for text in self.files.values())

    def seconds(self, hastls, times=3):
        """The least processor time of some runs."""
        return min(self.once(hastls) for _ in range(times))

    def once(self, hastls):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in self.files.items():
                with open(os.path.join(folder, name), "w", encoding="ascii") as file:
                    file.write(text)
            if self.before is not None:
                start(hastls, self.before, folder)
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            code = start(hastls, self.args, folder)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
        # A usage error would grow beautifully.
        if code not in (0, 1, 2) or (code == 2 and self.args[0] == "lint"):
            raise SystemExit(f"{' '.join(self.args[:8])}: exit status {code}")
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def start(hastls, args, folder):
    return subprocess.run([hastls, *args], cwd=folder, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          check=False).returncode
