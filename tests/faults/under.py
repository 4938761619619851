#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""usage: under.py HASTLS TOOL [OPTION...]

Runs every command of HASTLS, in every format, over something small under a tool that reports errors
of memory by exit status 99: valgrind --quiet --error-exitcode=99 --leak-check=full."""
import sys

import running
import samples
import streams
import writers

FOUND = 99


def lines(lab):
    """Command lines, with the folder to run them in."""
    for line in streams.printing(lab):
        yield line, lab.folder
    for reader, (_, good) in samples.READERS.items():
        yield samples.reading(reader, good), lab.folder
        yield samples.reading(reader, "not-here"), lab.folder
    for name in writers.NAMES:
        writer = writers.settled(lab, name, 40, lab.path(f"work-{name}"))
        yield writer.line, writer.folder


def main(program, *tool):
    lab = running.Lab(program, running.Strength(False, False))
    failed = ran = 0
    try:
        streams.lay_down(lab)
        for line, folder in lines(lab):
            done = lab.run(*tool[1:], lab.program, *line, cwd=folder, program=tool[0])
            ran += 1
            if done.status == FOUND or done.status < 0:
                failed += 1
                print(f"{done.line}: status {done.status}\n{done.err}", file=sys.stderr)
    finally:
        lab.close()
    print(f"{ran} runs under {tool[0]}, {failed} with errors")
    return int(failed > 0 or ran == 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if len(sys.argv) > 2 else __doc__)
