# SPDX-License-Identifier: BSD-2-Clause
"""Every bound that a user can meet, at the last value that is taken and at the first that is not."""
import json
import os
import time

import samples

HEAD, RDATA = samples.HEAD, samples.RDATA
ALL = ("--rdata", "all")


def findings(lab, text, *options):
    """The rules that find something in a zone of this text."""
    lab.write("bound.zone", HEAD + text)
    done = lab.run("lint", "--format", "json", *options, "bound.zone").ended_with(0, 1)
    return [finding["rule"] for finding in json.loads(done.out)["findings"]]


def judged(lab, good, bad, rule="syntax", options=()):
    found = findings(lab, good, *options)
    assert rule not in found, f"{rule} at the last value: {found}"
    found = findings(lab, bad, *options)
    assert found.count(rule) == 1, f"no {rule} at the first value over it: {found}"


def label(lab):
    judged(lab, f"{'a' * 63} A 192.0.2.1\n", f"{'a' * 64} A 192.0.2.1\n")
    judged(lab, "\\097" * 63 + " A 192.0.2.1\n", "\\097" * 64 + " A 192.0.2.1\n")


def name(lab):
    """255 octets on the wire; example.com. takes 13 of them, each label one more than it has."""
    labels = ("a" * 63 + ".") * 3
    judged(lab, f"{labels}{'b' * 49} A 192.0.2.1\n", f"{labels}{'b' * 50} A 192.0.2.1\n")


def generic_rdata(lab):
    judged(lab, f"a TYPE1000 \\# 65535 {'00' * 65535}\n", f"a TYPE1000 \\# 65536 {'00' * 65536}\n")


def text_rdata(lab):
    """Strings of 255 octets take 256: 255 of them and one of 254 are 65,535."""
    whole = f'"{"x" * 255}" ' * 255
    judged(lab, f'a TXT {whole} "{"x" * 254}"\n', f'a TXT {whole} "{"x" * 255}"\n', options=ALL)
    judged(lab, f'a TXT "{"x" * 255}"\n', f'a TXT "{"x" * 256}"\n', options=ALL)


def ttl(lab):
    for value, rule in ((2**31 - 1, None), (2**31, "portability"), (2**32 - 1, "portability"),
                        (2**32, "syntax")):
        for text in (f"a {value} A 192.0.2.1\n", f"$TTL {value}\na A 192.0.2.1\n"):
            found = findings(lab, text)
            assert [each for each in found if each in ("portability", "syntax")] \
                == ([rule] if rule else []), f"TTL {value}: {found}"


def include_depth(lab):
    for depth in range(12):
        lab.write(f"below{depth}", f"$INCLUDE below{depth + 1}\n" if depth < 11 else "a A 192.0.2.1\n")
    lab.write("below10", "a A 192.0.2.1\n")
    judged(lab, "$INCLUDE below1\n", "$INCLUDE below0\n", "include-refused")


def included_files(lab):
    """A thousand, the zone file among them."""
    for number in range(1000):
        lab.write(f"part/{number}", f"a{number} A 192.0.2.1\n")
    most = "".join(f"$INCLUDE part/{number}\n" for number in range(999))
    judged(lab, most, most + "$INCLUDE part/999\n", "include-refused")


def inclusions(lab):
    """Of one small file, over and over; the zone file counts too."""
    lab.write("empty", ";\n")
    lab.write("bound.zone", HEAD + "$INCLUDE empty\n" * (1 << 17))
    done = lab.run("lint", "--format", "gcc", "bound.zone").ended_with(1)
    last = len(HEAD.splitlines()) + (1 << 17)
    assert done.out.count(b"[include-refused]") == 1, "one is refused"
    done.said(f"bound.zone:{last}:")


def repeated_octets(lab):
    """The first reading of a file is no repetition."""
    lab.write("mebi", (";" + "x" * 1022 + "\n") * 1024)
    judged(lab, "$INCLUDE mebi\n" * 65, "$INCLUDE mebi\n" * 66, "include-refused")


def generated(lab):
    judged(lab, "$GENERATE 1-65536 a$ A 192.0.2.1\n", "$GENERATE 0-65536 a$ A 192.0.2.1\n")


def generated_in_all(lab):
    most = "$GENERATE 1-65536 a$ A 192.0.2.1\n" * 16
    judged(lab, most, most + "$GENERATE 1-1 a$ A 192.0.2.1\n")


def text_findings(lab):
    """10,000 of them, and one more only says that there would be more."""
    broken = "a A )\n"
    assert findings(lab, broken * 9999).count("syntax") == 9999
    found = [findings(lab, broken * count).count("syntax") for count in (10000, 10001, 20000)]
    assert found == [10000, 10001, 10001], found


def posture_status(lab, text):
    lab.write("bound.yaml", text)
    return lab.run("lint", "bound.yaml").ended_with(0, 1, 2)


def refused(lab, good, bad, word):
    done = posture_status(lab, good)
    done.must(word not in done.out.decode(), "the last value is taken")
    posture_status(lab, bad).ended_with(1, 2).said(word)


def depth(lab):
    """32 levels; the document and the list of servers are two of them."""
    text = "version: 1\nzone: example.com\nservers:\n- {}{}\n"
    refused(lab, text.format("[" * 30, "]" * 30), text.format("[" * 31, "]" * 31), "[yaml]")


def scalar(lab):
    text = "version: 1\nzone: '{}'\n"
    refused(lab, text.format("a" * 4096), text.format("a" * 4097), "[yaml]")


def hosts(lab):
    good, bad = (samples.POSTURE.replace("host: www", f"hosts: ['w{{{numbers}}}']")
                 for numbers in ("1..65536", "0..65536"))
    refused(lab, good, bad, "[posture]")


def line(lab):
    """16 MiB."""
    rest = samples.POSTURE + "# "
    refused(lab, rest + "x" * ((1 << 24) - 2), rest + "x" * ((1 << 24) - 1) + "\n#\n", "16777216 octets")


def lines_without_content(lab):
    """Behind 64 KiB of them, and only where something follows that they may be part of."""
    head, tail = samples.POSTURE.split("    applications")
    tail = "    applications" + tail
    first, most = 1 << 16, 1 << 24
    refused(lab, head + "\n" * (first + most) + tail, head + "\n" * (first + most + 1) + tail,
            "lines without content")


def faulty_octets(lab):
    counts = []
    for count in (9999, 10000, 30000):
        done = posture_status(lab, f"{samples.POSTURE}# {'x' * 70}{chr(1) * count}\n").ended_with(2)
        counts.append(done.out.count(b"[yaml]"))
    assert counts == [9999, 10001, 10001], counts


def posture_values(lab):
    """A port, a TTL, a type code."""
    def with_port(port):
        pair = f"{{posture: SSB, insecure-port: 80, secure-port: {port}}}"
        return samples.POSTURE.replace("{posture: SSB, prefer-secure: true}", pair)
    refused(lab, with_port(65535), with_port(65536), "[posture]")
    for key, good, bad in (("defaults: {ttl: %d}", 2**31 - 1, 2**31), ("rrtype: %d", 65280, 65279),
                           ("rrtype: %d", 65534, 65535)):
        text = f"{samples.POSTURE}{key}\n"
        refused(lab, text % good, text % bad, "[posture]")


def file_name(lab):
    """255 octets, of which `.hastls` takes 7."""
    os.mkdir(lab.path("out"))
    for rest, status in ((56, 0), (57, 2)):
        zone = ".".join(["a" * 63] * 3 + ["b" * rest])
        assert len(zone) == 248 + (status == 2)
        lab.write("bound.yaml", f"version: 1\nzone: {zone}\n")
        done = lab.run("generate", "bound.yaml", "-o", "out").ended_with(status)
        assert len(os.listdir(lab.path("out"))) == 1
    done.explained("too long")


def options(lab):
    """Numbers on the command line; a run that goes on has taken its own."""
    samples.lay_down(lab)
    query = ["query", "--no-anchor", "--server", "127.0.0.1@1", "www.example.com", "http"]
    for words, most in ((["lint", "example.com.zone", "--jobs"], 1024),
                        (["generate", "posture.yaml", "--jobs"], 1024),
                        (["lint", "axfr://127.0.0.1:1/a", "--transfer-timeout"], 86400),
                        ([*query, "--timeout"], 600)):
        run = lab.start(*words, str(most))
        time.sleep(0.5)
        if not run.alive():
            done = run.finish()
            done.must("try 'hastls" not in done.err, "the last value is taken")
        lab.run(*words, str(most + 1)).explained(str(most))


def related(lab):
    """50 other places are listed with a finding, of any number."""
    for count, listed in ((51, 50), (52, 50), (1000, 50)):
        lab.write("bound.zone", HEAD + f"_http._tcp.www IN {RDATA}\n" * count + f"_http._tcp.www 1 IN {RDATA}\n")
        done = lab.run("lint", "--format", "json", "--rule", "duplicate-record=off", "bound.zone")
        done.ended_with(1)
        assert done.out.count(b'"message": "first') <= listed
        assert done.out.count(b'"line"') <= 2 * (listed + 2), count


CASES = {f"bounds.{case.__name__.replace('_', '-')}": (case,) for case in (
    label, name, generic_rdata, text_rdata, ttl, include_depth, included_files, inclusions,
    repeated_octets, generated, generated_in_all, text_findings, depth, scalar, hosts, line,
    lines_without_content, faulty_octets, posture_values, file_name, options, related)}
