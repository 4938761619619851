# SPDX-License-Identifier: BSD-2-Clause
"""Every command that writes files, with what stands there before and what has to afterwards."""
import dataclasses
import os

from running import litter
import samples


@dataclasses.dataclass
class Writer:
    """One command line in a folder of its own, `folder`; `targets` are what it writes."""
    name: str
    line: list
    inputs: dict
    targets: tuple
    statuses: tuple = (0,)
    folder: str = ""
    old: dict = dataclasses.field(default_factory=dict)
    new: dict = dataclasses.field(default_factory=dict)

    def path(self, name):
        return os.path.join(self.folder, name)

    def put(self, texts):
        for name, text in texts.items():
            with open(self.path(name), "wb") as file:
                file.write(text)

    def now(self):
        """What the targets hold; None where there is none."""
        return {name: read(self.path(name)) for name in self.targets}

    def reset(self):
        """The inputs, and the old outputs."""
        self.put({**self.inputs, **self.old})

    def settle(self, lab, folder):
        """Makes `folder` the one to write in, and finds out what is old and what is new."""
        self.folder = folder
        os.makedirs(os.path.join(folder, "out"), exist_ok=True)
        self.put(self.inputs)
        before = self.now()
        lab.run(*self.line, cwd=folder).ended_with(*self.statuses)
        self.new = self.now()
        assert None not in self.new.values() and self.new != before, self.name
        # What an earlier run left: as large, and another text. What is mended is its own old text.
        self.old = {name: before[name] or text[::-1] for name, text in self.new.items()}
        self.reset()
        return self

    def must_be_whole(self, done=None):
        """Each target is the old file or the new one; all of them are old where the run failed."""
        for name, text in self.now().items():
            good = (self.old[name],) if done and done.status == 2 else (self.old[name], self.new[name])
            assert text in good, f"{self.line}: {name} is neither old nor new ({len(text or b'')} octets)"

    def must_be_old(self):
        assert self.now() == self.old, f"{self.line}: some file was touched"
        self.must_be_clean()

    def must_be_new(self):
        assert self.now() == self.new, f"{self.line}: some file is not the new one"
        self.must_be_clean()

    def must_be_clean(self):
        for folder in (self.folder, self.path("out")):
            left = litter(folder)
            assert not left, f"{self.line}: litter: {left}"


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def writers(hosts):
    """All of them, over inputs of about that many hosts."""
    zone = samples.zone(hosts).encode()
    posture = samples.posture(hosts).encode()
    zones = [f"z{number}.example" for number in range(8)]
    several = samples.posture(hosts // 8 + 1, zones=zones).encode()
    lint = ["lint", "--quiet", "--fail-on", "never"]
    return [
        Writer("generate", ["generate", "-q", "posture.yaml", "-o", "fragment"],
               {"posture.yaml": posture}, ("fragment",)),
        Writer("generate-json", ["generate", "-q", "--format", "json", "posture.yaml", "-o", "fragment"],
               {"posture.yaml": posture}, ("fragment",)),
        Writer("generate-folder", ["generate", "-q", "posture.yaml", "-o", "out"],
               {"posture.yaml": several}, tuple(f"out/{name}.hastls" for name in zones)),
        Writer("convert", ["convert", "-q", "--to", "rfc3597", "zone", "-o", "converted"],
               {"zone": zone}, ("converted",)),
        Writer("convert-in-place", ["convert", "-q", "--to", "rfc3597", "zone", "-o", "zone"],
               {"zone": zone}, ("zone",)),
        Writer("fix", [*lint, "--fix", "zone"], {"zone": zone}, ("zone",)),
        Writer("baseline", [*lint, "--rule", "mnemonic=warning", "--write-baseline", "known", "zone"],
               {"zone": zone}, ("known",)),
    ]


NAMES = tuple(writer.name for writer in writers(8))


def settled(lab, name, hosts, folder=None):
    writer = next(each for each in writers(hosts) if each.name == name)
    return writer.settle(lab, folder or lab.path("work"))
