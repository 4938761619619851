# SPDX-License-Identifier: BSD-2-Clause
"""usage: check.py HASTLS SOURCE

In a scratch repository that uses the hooks of .pre-commit-hooks.yaml through pre-commit: a commit of
a zone with a 0/0 record is refused, one of posture YAML that contradicts itself too, clean ones pass.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HEAD = "$ORIGIN example.com.\n$TTL 60\n@ IN SOA ns1 h 1 2 3 4 5\n@ IN NS ns1\nns1 IN A 192.0.2.1\n"
GOOD_ZONE = HEAD + "_imap._tcp.ns1 IN TYPE65443 \\# 6 000003e10000\n"
BAD_ZONE = HEAD + "_imap._tcp.ns1 IN TYPE65443 \\# 6 000000000000\n"
YAML = "version: 1\nzone: example.com\nservers:\n  - host: mx1\n    applications: {imap: %s}\n"

CONFIG = """repos:
  - repo: %s
    rev: %s
    hooks: [{id: hastls-lint-zones}, {id: hastls-lint-posture}]
"""


def environment(hastls, scratch):
    own = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PRE_COMMIT"))}
    return {
        **own,
        "PATH": os.path.dirname(os.path.abspath(hastls)) + os.pathsep + os.environ["PATH"],
        "HOME": str(scratch),
        "PRE_COMMIT_HOME": str(scratch / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
           for what, value in (("NAME", "Test"), ("EMAIL", "test@example.com"))},
    }


class Repository:
    def __init__(self, folder, env):
        self.folder, self.env = folder, env
        folder.mkdir()
        self.run("git", "init", "--quiet")

    def run(self, *command, check=True):
        return subprocess.run(command, cwd=self.folder, env=self.env, check=check, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def commit(self, files):
        """The exit status and the output of a commit that these files are put into."""
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
            self.run("git", "add", name)
        done = self.run("git", "commit", "--message", "zones", check=False)
        return done.returncode, done.stdout

    def commits(self):
        return int(self.run("git", "rev-list", "--count", "HEAD").stdout)


def hooked_repository(scratch, env, source):
    hooks = Repository(scratch / "hooks", env)
    shutil.copy(source / ".pre-commit-hooks.yaml", hooks.folder)
    hooks.run("git", "add", ".pre-commit-hooks.yaml")
    hooks.run("git", "commit", "--quiet", "--message", "hooks")
    revision = hooks.run("git", "rev-parse", "HEAD").stdout.strip()
    user = Repository(scratch / "user", env)
    (user.folder / ".pre-commit-config.yaml").write_text(CONFIG % (hooks.folder, revision))
    user.run("git", "add", ".pre-commit-config.yaml")
    user.run("git", "commit", "--quiet", "--message", "config")
    user.run("pre-commit", "install")
    return user


def expect(user, files, wanted, *said):
    before = user.commits()
    status, output = user.commit(files)
    assert (status == 0) == wanted, output
    assert user.commits() - before == int(wanted), output
    for text in said:
        assert text in output, output
    user.run("git", "reset", "--quiet", "--hard", "HEAD")


def main(hastls, source):
    source = pathlib.Path(source).resolve()
    with tempfile.TemporaryDirectory(prefix="hastls-pre-commit-") as folder:
        scratch = pathlib.Path(folder).resolve()
        env = environment(hastls, scratch)
        user = hooked_repository(scratch, env, source)
        user.run("pre-commit", "validate-manifest", str(source / ".pre-commit-hooks.yaml"))
        ten = {f"zones/{i}.zone": GOOD_ZONE for i in range(10)}
        expect(user, {"a.zone": BAD_ZONE}, False, "zero-ports", "a.zone:6")
        expect(user, ten, True, "hastls lint (zones)")
        expect(user, {**ten, "zones/3.zone": BAD_ZONE}, False, "zones/3.zone:6")
        expect(user, {"posture/mail.yaml": YAML % "SSX"}, False, "posture/mail.yaml:5")
        expect(user, {"posture/mail.yaml": YAML % "SSO"}, True, "hastls lint (posture)")
        expect(user, {"notes.txt": BAD_ZONE}, True, "no files to check")
    print("refused and passed as wanted")


if __name__ == "__main__":
    main(*sys.argv[1:])
