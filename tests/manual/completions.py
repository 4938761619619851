# SPDX-License-Identifier: BSD-2-Clause
"""usage: completions.py FOLDER bash|zsh|fish

Asks the shell itself what it would complete, with the script in FOLDER and nothing of the user's.
"""
import os
import pathlib
import pty
import select
import subprocess
import sys
import tempfile
import time

FILES = ("one.zone", "two.yaml", "sub/three.zone")

# What is typed, and words that are among the answers.
CASES = [
    ("hastls ", ["generate", "lint", "explain", "--version"]),
    ("hastls gen", ["generate"]),
    ("hastls lint --for", ["--format"]),
    ("hastls lint --format ", ["text", "sarif", "junit"]),
    ("hastls lint --format sa", ["sarif"]),
    ("hastls lint --format=che", ["checkstyle"]),
    ("hastls lint -f gi", ["github"]),
    ("hastls lint --color al", ["always"]),
    ("hastls lint --rule mnem", ["mnemonic=off", "mnemonic=info"]),
    ("hastls lint --config tw", ["two.yaml"]),
    ("hastls lint --include-root su", ["sub"]),
    ("hastls lint --quiet on", ["one.zone"]),
    ("hastls explain zero", ["zero-ports"]),
    ("hastls help app", ["apps"]),
    ("hastls rules --format mark", ["markdown"]),
]
# What would be wrong there.
ABSENT = ["dump", "nonsense", "one.zone "]

BASH = r"""
source "$1"
COMP_LINE=$2 COMP_POINT=${#2}
_hastls
printf '%s\n' "${COMPREPLY[@]}"
"""

# Candidates of zsh are in a live shell only: it completes a word that has one answer, or lists them.
ZSH = r"""
fpath=(%s $fpath)
autoload -Uz compinit && compinit -u -D
zstyle ':completion:*' list-prompt ''
zstyle ':completion:*' menu no
unsetopt list_ambiguous
LISTMAX=0 PS1='ready> '
dump() { print -r -- "$BUFFER" > buffer.new && mv buffer.new buffer; }
zle -N dump
bindkey '^Xd' dump
"""


def bash(folder, typed, cwd):
    run = subprocess.run(["bash", "--norc", "--noprofile", "-c", BASH, "bash", folder / "bash/hastls", typed],
                         cwd=cwd, capture_output=True, text=True)
    assert run.returncode == 0 and not run.stderr, run
    answers = run.stdout.splitlines()
    # Readline replaces what stands behind the last "=" of a word.
    word = typed.split(" ")[-1]
    before = word[: word.rfind("=") + 1]
    return [before + answer for answer in answers] if "--rule" in word else answers


def fish(folder, typed, cwd):
    script = f"source {folder}/fish/hastls.fish; complete -C '{typed}'"
    run = subprocess.run(["fish", "--no-config", "-c", script], cwd=cwd, capture_output=True, text=True,
                         env={**os.environ, "HOME": str(cwd), "XDG_CONFIG_HOME": str(cwd), "XDG_DATA_HOME": str(cwd)})
    assert run.returncode == 0, run
    return [line.split("\t")[0].split("=", 1)[-1] if typed.endswith("=che") else line.split("\t")[0].rstrip("/")
            for line in run.stdout.splitlines()]


class Zsh:
    """A live zsh on a terminal of our own."""

    def __init__(self, folder, cwd):
        self.cwd = cwd
        (cwd / ".zshrc").write_text(ZSH % (folder / "zsh"))
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(cwd)
            env = {"ZDOTDIR": str(cwd), "HOME": str(cwd), "TERM": "dumb", "PATH": os.environ["PATH"], "COLUMNS": "200"}
            os.execvpe("zsh", ["zsh", "--no-globalrcs", "-i"], env)
        self.read_until(lambda text: "ready>" in text)

    def read_until(self, enough, seconds=60):
        text, deadline = "", time.monotonic() + seconds
        while not enough(text):
            assert time.monotonic() < deadline, text
            text += self.written(0.1)
        return text

    def written(self, seconds):
        """What zsh writes within that time, or has written."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return ""
        return os.read(self.terminal, 65536).decode(errors="replace")

    def completed(self, typed):
        """The command line after the tabulator key, and what was listed below it."""
        buffer = self.cwd / "buffer"
        buffer.unlink(missing_ok=True)
        os.write(self.terminal, b"\x15" + typed.encode() + b"\t" + b"\x18d")
        shown = self.read_until(lambda _: buffer.exists())
        while more := self.written(0):  # what came between the last look and the file
            shown += more
        return buffer.read_text().rstrip("\n"), shown

    def close(self):
        os.write(self.terminal, b"\x15exit\n")
        os.waitpid(self.pid, 0)


def zsh_answers(shell, typed, wanted):
    line, shown = shell.completed(typed)
    word = line.rstrip(" ").split(" ")[-1]
    if len(wanted) == 1:
        return [word.split("=", 1)[-1] if typed.endswith("=che") else word.rstrip("=/")]
    return [answer for answer in wanted if answer in shown]


def check(shell, folder, cwd):
    live = Zsh(folder, cwd) if shell == "zsh" else None
    for typed, wanted in CASES:
        if live:
            # zsh shows options behind a dash only.
            wanted = [word for word in wanted if not word.startswith("-") or len(wanted) == 1]
            answers = zsh_answers(live, typed, wanted)
        else:
            answers = {"bash": bash, "fish": fish}[shell](folder, typed, cwd)
            if shell == "fish":
                wanted = [word for word in wanted if not word.startswith("--version")]
        assert set(wanted) <= set(answers), (shell, typed, wanted, answers)
        assert not set(ABSENT) & set(answers), (shell, typed, answers)
    if live:
        live.close()


def main(folder, shell):
    with tempfile.TemporaryDirectory(prefix="hastls-shell-") as scratch:
        cwd = pathlib.Path(scratch).resolve()
        for name in FILES:
            (cwd / name).parent.mkdir(exist_ok=True)
            (cwd / name).touch()
        check(shell, pathlib.Path(folder).resolve(), cwd)
    print(f"{shell}: {len(CASES)} command lines completed")


if __name__ == "__main__":
    main(*sys.argv[1:])
