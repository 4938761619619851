# SPDX-License-Identifier: BSD-2-Clause
"""What may differ between the two readers, and why."""
import dataclasses
import re

SAME = "same records"
REFUSED = "refused by both"


@dataclasses.dataclass
class Outcome:
    name: str
    failed: bool = False
    shown: str = ""


# BIND refuses a zone as a whole, for what is no fault of the text: what it says, and why hastls
# goes on.
BIND_ALONE = [
    (r"no TTL specified; zone rejected", "BIND wants a TTL where hastls takes 3600 (SPEC.md Z2)"),
    (r"has no NS records|has \d+ SOA records|not at top of zone|no NS records|no current owner name",
     "what a zone must have is a matter of servers"),
    (r"has no address records|multiple RRs of singleton type|CNAME and other data",
     "which RRsets go together is a matter of servers and of rules"),
]

# What hastls reports and BIND takes.
HASTLS_ALONE = [
    (r"a carriage return without a line feed", "a lone CR is blank to BIND (SPEC.md Z1)"),
    (r"a NUL octet", "a NUL is text to BIND (SPEC.md Z1)"),
]


def matching(table, said):
    return next((why for pattern, why in table if re.search(pattern, said)), None)


def is_below(owner, origin=b"\x07example\x03com\0"):
    while owner != origin:
        if owner == b"\0":
            return False
        owner = owner[1 + owner[0]:]
    return True


def of(ours, theirs):
    if ours.said.startswith("exit status") or "no end within" in ours.said + theirs.said:
        return Outcome("does not end as it should", True, ours.said + theirs.said)
    if not ours.accepted and not theirs.accepted:
        return Outcome(REFUSED)
    if not theirs.accepted:
        why = matching(BIND_ALONE, theirs.said)
        return Outcome(why or "BIND alone refuses", why is None, theirs.said)
    if not ours.accepted:
        why = matching(HASTLS_ALONE, ours.said)
        return Outcome(why or "hastls alone refuses", why is None, ours.said)
    # BIND reads what is outside of the zone and drops it: rule `occluded` speaks of it here.
    within = {key: ttls for key, ttls in ours.records.items() if is_below(key[0])}
    if within == theirs.records:
        return Outcome(SAME)
    return different(within, theirs)


def ttls_of(some, every):
    """Whether each TTL of the first is one that its RRset has in the second."""
    by_set = {}
    for key, ttls in every.items():
        by_set.setdefault(key[:3], set()).update(ttls)
    return all(ttls <= by_set[key[:3]] for key, ttls in some.items())


def different(within, theirs):
    lines = [f"- {key}" for key in within.keys() - theirs.records.keys()]
    lines += [f"+ {key}" for key in theirs.records.keys() - within.keys()]
    lines += [f"TTL {within[key]} {theirs.records[key]} {key}"
              for key in within.keys() & theirs.records.keys()
              if within[key] != theirs.records[key]]
    if all(line.startswith("TTL") for line in lines) and ttls_of(theirs.records, within):
        return Outcome("BIND gives an RRset one TTL of its records (RFC 2181 5.2)")
    return Outcome("other records", True, theirs.said + "\n".join(lines))
