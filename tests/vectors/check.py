#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""usage: check.py examples/vectors.json

A second implementation, made from docs/protocol.md alone, has to come to the same result as each
test vector.
"""
import json
import re
import sys

MNEMONIC = "HASTLS"


class Refused(Exception):
    """Why RDATA is none; its text is the reason that the vectors name."""


# The record.

def number(word):
    if not re.fullmatch(r"[0-9]+", word):
        raise Refused("not-decimal")
    if len(word) > 1 and word[0] == "0":
        raise Refused("leading-zero")
    if int(word) > 65535:
        raise Refused("out-of-range")
    return int(word)


def from_fields(words):
    fields = [number(word) for word in words[:3]]
    if len(words) != 3:
        raise Refused("too-few-fields" if len(words) < 3 else "too-many-fields")
    return tuple(fields)


def from_wire(octets):
    if len(octets) == 5:
        raise Refused("five-octets")
    if len(octets) != 6:
        raise Refused("wrong-size")
    return tuple(int.from_bytes(octets[at:at + 2], "big") for at in (0, 2, 4))


def from_generic(words):
    length = words[1] if len(words) > 1 else ""
    if not re.fullmatch(r"0|[1-9][0-9]*", length):
        raise Refused("no-length")
    digits = "".join(words[2:])
    if not re.fullmatch(r"[0-9A-Fa-f]*", digits):
        raise Refused("not-hex")
    if len(digits) % 2:
        raise Refused("odd-hex")
    octets = bytes.fromhex(digits)
    if len(octets) != int(length):
        raise Refused("length-mismatch")
    return from_wire(octets)


def from_presentation(line, rrtype):
    kind, *words = line.split()
    assert kind.upper() in (MNEMONIC, f"TYPE{rrtype}"), line
    if words and words[0] == r"\#":
        return from_generic(words)
    if kind.upper() != MNEMONIC:
        raise Refused("needs-generic")
    return from_fields(words)


def text_of(record):
    return " ".join(map(str, record))


def wire_of(record):
    return b"".join(field.to_bytes(2, "big") for field in record)


def posture_of(record):
    return {(True, False): "SIO", (False, True): "SSO", (True, True): "SSB"}.get(
        (record[0] != 0, record[1] != 0))


def invalid_because(record):
    if posture_of(record) is None:
        return "R2"
    return "R6" if record[2] > 1 else None


# The client.

def tls_start(application, ins, sec):
    """(how, whether that is a guess), D6."""
    if ins == sec:
        return "in-band", False
    if application is None:
        return "immediate", True
    if application["in_band"] != "yes":
        return "immediate", False
    if sec == application["cleartext"] or application["tls_only"] == 0:
        return "in-band", False
    return "immediate", sec != application["tls_only"]


def ways(record, acts_as, literal):
    """(secure, insecure) that one record leaves open: C2, C3, C4, D8."""
    ins, sec, _ = record
    if acts_as == "CIO":
        return False, ins != 0
    if acts_as == "CSO":
        return sec != 0 and not (literal and ins != 0), False
    return sec != 0, ins != 0


def steps(records, acts_as, application, literal):
    secure, insecure = [], []
    for record in records:
        may_secure, may_insecure = ways(record, acts_as, literal)
        if may_secure:
            how, guess = tls_start(application, record[0], record[1])
            secure.append({"port": record[1], "tls": how, "ambiguous": guess})
        if may_insecure:
            insecure.append({"port": record[0], "tls": "none", "ambiguous": False})
    once = []
    for step in secure + insecure:
        if step not in once:
            once.append(step)
    return once


def result(client, verdict, reasons, acts_as=None, connect=(), ignored=()):
    return {"client": client, "acts_as": acts_as or client, "verdict": verdict,
            "connect": list(connect), "reasons": reasons, "ignored": list(ignored)}


def plan(records, client, dnssec, application, literal):
    if dnssec == "bogus":
        return result(client, "do-not-connect", ["D10"])
    if dnssec == "failed":
        return result(client, "do-not-connect", ["D11"])
    if dnssec != "secure":
        return result(client, "own-policy", ["D10", "R9", "R5"])
    ignored = [{"index": i, "reason": invalid_because(record)}
               for i, record in enumerate(records) if invalid_because(record)]
    valid = [record for record in records if not invalid_because(record)]
    if not valid:
        reasons = (["D9"] if ignored else []) + ["D10", "R5"]
        return result(client, "own-policy", reasons, ignored=ignored)
    acts_as = "CSO" if any(record[2] == 1 for record in valid) else client
    connect = steps(valid, acts_as, application, literal)
    reasons = []
    if acts_as != client:
        reasons.append("C1")
    if acts_as == client or any(record[1] == 0 for record in valid):
        reasons.append({"CIO": "C2", "CSO": "C3", "CFB": "C4"}[acts_as])
    if literal and acts_as == "CSO" and any(r[0] != 0 and r[1] != 0 for r in valid):
        reasons.append("D8")
    if len(valid) > 1 or ignored:
        reasons.append("D9")
    if any(step["ambiguous"] for step in connect):
        reasons.append("D6")
    verdict = "connect" if connect else "do-not-connect"
    return result(client, verdict, reasons, acts_as, connect, ignored)


# The vectors.

def check_records(vectors):
    for vector in vectors["records"]:
        record = from_fields(vector["text"].split())
        wire = bytes.fromhex(vector["wire"])
        assert wire_of(record) == wire and from_wire(wire) == record, vector
        assert vector["generic"] == rf"\# 6 {wire.hex()}", vector
        assert from_generic(vector["generic"].split()) == record, vector
        assert text_of(record) == vector["text"], vector
        assert posture_of(record) == vector["posture"], vector
        assert (invalid_because(record) is None) == vector["valid"], vector


def check_forms(vectors):
    for vector in vectors["accepted"]:
        record = from_presentation(vector["input"], vectors["rrtype"])
        assert text_of(record) == vector["text"], vector
    for vector in vectors["refused"]:
        try:
            record = from_presentation(vector["input"], vectors["rrtype"])
        except Refused as why:
            assert str(why) == vector["reason"] and vector["message"], (vector, str(why))
        else:
            raise AssertionError(f"{vector} is read as {record}")


def check_clients(vectors):
    table = {row["name"]: row for row in vectors["applications"]}
    table[None] = None
    for vector in vectors["tls_start"]:
        got = tls_start(table[vector["application"]], vector["ins_port"], vector["sec_port"])
        assert got == (vector["tls"], vector["ambiguous"]), vector
    for vector in vectors["plans"]:
        records = [from_fields(text.split()) for text in vector["records"]]
        got = plan(records, vector["client"], vector["dnssec"], table[vector["application"]],
                   vector["literal"])
        for member, expected in got.items():
            assert vector[member] == expected, f"{member}: {expected} for {vector}"


def main(path):
    with open(path, encoding="ascii") as file:
        vectors = json.load(file)
    assert vectors["version"] == 1
    for section in ("records", "accepted", "refused", "applications", "tls_start", "plans"):
        assert vectors[section], f"no {section}"
    check_records(vectors)
    check_forms(vectors)
    check_clients(vectors)
    print(f"{len(vectors['records'])} records, {len(vectors['refused'])} refused, "
          f"{len(vectors['tls_start'])} starts of TLS, {len(vectors['plans'])} plans: as said")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        main(sys.argv[1])
    except AssertionError as wrong:
        sys.exit(str(wrong))
