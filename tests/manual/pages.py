# SPDX-License-Identifier: BSD-2-Clause
"""usage: pages.py HASTLS FOLDER CHANGELOG

The manual pages and completions in FOLDER: mandoc has nothing to say about a page, each command has one,
and the options are the same in --help, in the page, and in the completion of each shell.
"""
import pathlib
import re
import subprocess
import sys
import tempfile


def output(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more).stdout


def commands(hastls):
    block = output(hastls, "help").split("\ncommands:\n")[1].split("\n\n")[0]
    return re.findall(r"^  ([a-z]+) ", block, re.MULTILINE)


def options_in_help(hastls, command):
    """(long name, letter or '') of each option."""
    block = output(hastls, command, "--help").split("\noptions:\n")[1].split("\n\n")[0]
    return {(name, letter) for letter, name in re.findall(r"^ +(?:-(\w), +)?--([a-z-]+)", block, re.MULTILINE)}


def options_in_page(path):
    block = path.read_text().split("\n.SH OPTIONS\n")[1].split("\n.SH ")[0].replace("\\-", "-")
    return {(name, letter)
            for letter, name in re.findall(r"^(?:\\fB-(\w)\\fP, )?\\fB--([a-z-]+)\\fP", block, re.MULTILINE)}


def options_in_bash(folder, command):
    text = (folder / "bash/hastls").read_text()
    block = re.search(rf"^    {command}\)\n      options='([^']*)'", text, re.MULTILINE).group(1)
    return set(block.split())


def options_in_zsh(folder, command):
    text = (folder / "zsh/_hastls").read_text()
    block = re.search(rf"^    {command}\)\n(.*?)^      ;;$", text, re.MULTILINE | re.DOTALL).group(1)
    return set(re.findall(r"^ +'(?:\*|\([^)]*\))?(--?[a-zA-Z-]+)[+=]?\[", block, re.MULTILINE))


def options_in_fish(folder, command):
    text = (folder / "fish/hastls.fish").read_text()
    lines = re.findall(rf"^complete -c hastls -n '__fish_seen_subcommand_from {command}' -l (.*)$", text, re.MULTILINE)
    return {(line.split()[0], (re.findall(r"^\S+ -s (\w)", line) or [""])[0]) for line in lines}


def flags(options):
    return {f"--{name}" for name, _ in options} | {f"-{letter}" for _, letter in options if letter}


def check_options(hastls, folder):
    count = 0
    for command in commands(hastls):
        wanted = options_in_help(hastls, command)
        count += len(wanted)
        assert ("help", "h") in wanted, command
        assert options_in_page(folder / f"man/man1/hastls-{command}.1") == wanted, command
        assert options_in_bash(folder, command) == flags(wanted), command
        assert options_in_zsh(folder, command) == flags(wanted), command
        assert options_in_fish(folder, command) == wanted, command
    return count


def check_pages(hastls, folder, changelog):
    pages = sorted((folder / "man").glob("*/*"))
    names = {path.name for path in pages}
    assert names == {"hastls.1", "hastls.yaml.5"} | {f"hastls-{c}.1" for c in commands(hastls)}, names
    heading = re.search(r"^## (.*)$", pathlib.Path(changelog).read_text(), re.MULTILINE).group(1)
    dated = re.findall(r"\d{4}-\d\d-\d\d", heading)
    for path in pages:
        lint = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", path], capture_output=True, text=True)
        assert (lint.returncode, lint.stdout, lint.stderr) == (0, "", ""), lint
        date = re.search(r"^\.TH \S+ [15] (\d{4}-\d\d-\d\d) ", path.read_text(), re.MULTILINE).group(1)
        assert date in (dated or [date]), (date, heading)
        check_rendered(path)
    return len(pages)


def check_rendered(path):
    text = re.sub(r".\x08", "", output("mandoc", "-T", "ascii", "-O", "width=80", path))
    wide = [line for line in text.splitlines() if len(line) > 80]
    assert not wide, (path, wide)
    for title in ("NAME", "DESCRIPTION", "SEE ALSO"):
        assert f"\n{title}\n" in text, (path, title)
    if path.suffix == ".1":
        for title in ("SYNOPSIS", "OPTIONS", "EXIT STATUS", "ENVIRONMENT"):
            assert f"\n{title}\n" in text, (path, title)


def check_examples(hastls, folder):
    """What hastls.yaml(5) shows works: a posture file, then a .hastls.yaml."""
    text = (folder / "man/man5/hastls.yaml.5").read_text()
    blocks = [block.replace("\\-", "-").replace("\\(aq", "'").replace("\\&", "")
              for block in re.findall(r"^\.nf\n(.*?)^\.fi$", text, re.MULTILINE | re.DOTALL)]
    assert len(blocks) == 2, blocks
    assert output(hastls, "generate", "-", input=blocks[0]).count(" IN TYPE65443 ") == 8
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(blocks[1])
        file.flush()
        assert "groupware*" in output(hastls, "apps", "--config", file.name)


def main(hastls, folder, changelog):
    folder = pathlib.Path(folder)
    pages = check_pages(hastls, folder, changelog)
    options = check_options(hastls, folder)
    check_examples(hastls, folder)
    print(f"{pages} pages without a fault, {options} options the same in five places")


if __name__ == "__main__":
    main(*sys.argv[1:])
