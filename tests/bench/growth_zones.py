# SPDX-License-Identifier: BSD-2-Clause
"""Zones of n of something, for growth.py: the text of the zone, or a Run with all that it takes."""
from growth_run import Run

HEAD = "$ORIGIN example.com.\n$TTL 3600\n@ SOA a b 1 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.1\n"
RDATA = "TYPE65443 \\# 6 001900190001"


def lines(n, template, head=HEAD):
    return head + "".join(template.format(i=i, r=RDATA) for i in range(n))


def pair(i):
    """RDATA that no smaller number has."""
    return f"TYPE65443 \\# 6 {1 + i % 60000:04x}{60001 + i // 60000:04x}0001"


def each(template):
    return lambda n: lines(n, template)


def includes(n):
    files = {f"part{i}": f"$TTL 60\n" + "".join(f"h{i}-{k} A 192.0.2.1\n" for k in range(300))
             for i in range(n)}
    return Run(["lint", "-j1", "zone"],
               {"zone": HEAD + "".join(f"$INCLUDE part{i}\n" for i in range(n)), **files})


def one_include(n):
    return Run(["lint", "-j1", "zone"],
               {"zone": HEAD + "".join(f"$INCLUDE part sub{i}\n" for i in range(n)),
                "part": "".join(f"_smtp._tcp.h{k} {RDATA}\n" for k in range(100))})


def fragments(n):
    files = {f"f{i}": f"_smtp._tcp.h{i}.example.com. 60 IN {RDATA}\n" for i in range(n)}
    return Run(["lint", "-j1", "--zone", "zone", *files], {"zone": HEAD, **files})


def fixes(n):
    return Run(["lint", "-j1", "--fix", "zone"],
               {"zone": lines(n, "h{i} A 192.0.2.1\n_smtp._tcp.h{i} HASTLS 25 25 1\n")})


def baseline(n):
    """The baseline is made by a run in front, which is not measured."""
    return Run(["lint", "-j1", "--baseline", "known", "zone"], {"zone": lines(n, "_x._tcp.h{i} {r}\n")},
               before=["lint", "-j1", "--write-baseline", "known", "zone"])


def formats(name):
    return lambda n: Run(["lint", "-j1", "--format", name, "zone"],
                         {"zone": lines(n, "_x._tcp.h{i} {r}\n")})


def convert(to):
    return lambda n: Run(["convert", "--to", to, "zone"],
                         {"zone": lines(n, "_smtp._tcp.h{i} {r}\n")})


def deep(template):
    return lambda n: HEAD + "".join(
        template.format(name=".".join(["a"] * 100) + f".h{i}", r=RDATA) for i in range(n))


def ancestors(n):
    """Names that share nearly all of their labels."""
    return HEAD + "".join(f"_smtp._tcp.{'.'.join(['a'] * (1 + i % 100))}.h{i // 100} {RDATA}\n"
                          for i in range(n))


SIGNATURE = "13 5 60 20270101000000 20260101000000 1 example.com. AAAA"

# How many to begin with, what is made of them, and the most that hastls takes (none: any number).
CASES = {
    "parentheses": (10000, each("h{i} ( A\n 192.0.2.1 )\n")),
    "one parenthesis": (20000, lambda n: HEAD + "t TXT (\n" + '"x"\n' * n + ")\n", 1000000),
    "parentheses too many": (10000, each("h{i} A ((( 192.0.2.1 )))\n")),
    "quotes": (10000, each('h{i} TXT "a b;c" "d"\n')),
    "one record of quotes": (20000, lambda n: HEAD + "t TXT" + ' "x"' * n + "\n", 1000000),
    "backslashes": (10000, each("h\\097{i} A 192.0.2.1\n")),
    "one record of backslashes": (20000, lambda n: HEAD + "t TXT" + " \\120\\;" * n + "\n", 1000000),
    "comments": (50000, each("; a comment that says nothing much\n")),
    "comments behind records": (20000, each("h{i} A 192.0.2.1 ; a comment\n")),
    "one long comment": (1000000, lambda n: HEAD + "; " + "x" * n + "\n"),
    "blank lines": (200000, each("\n")),
    "one long line": (1000000, lambda n: HEAD + "t TXT" + " abcdefgh" * (n // 9) + "\n", 8000000),
    "a line that is too long": (20000000, lambda n: HEAD + "t TXT " + "x" * n + "\n"),
    "an unclosed quote": (1000000, lambda n: HEAD + 't TXT "' + "x" * 200 + "\n" * n),
    "one RRset of others": (20000, each("www A 192.0.2.1\n")),
    "one RRset": (5000, lambda n: HEAD + "".join(f"_http._tcp.www {pair(i)}\n" for i in range(n))),
    "one host": (5000, each("_a{i}._tcp.www {r}\n")),
    "hosts": (5000, each("h{i} A 192.0.2.1\n_smtp._tcp.h{i} {r}\n")),
    "deep names": (2000, deep("{name} A 192.0.2.1\n")),
    "deep hosts": (1000, deep("_smtp._tcp.{name} {r}\n")),
    "names within names": (5000, ancestors),
    "duplicates": (5000, each("_smtp._tcp.www {r}\n")),
    "different TTLs": (5000, lambda n: HEAD + "".join(
        f"_smtp._tcp.www {i} {RDATA}\n" for i in range(n))),
    "includes": (100, includes, 900),
    "one include many times": (50, one_include, 900),
    "$GENERATE": (100, each("$GENERATE 1-100 h{i}-$ A 192.0.2.$\n"), 10000),
    "$GENERATE of HASTLS": (20, each("$GENERATE 1-100 _smtp._tcp.h{i}-$ TYPE65443 \"\\# 6 "
                                     "001900190001\"\n"), 10000),
    "one $GENERATE": (10000, lambda n: HEAD + f"$GENERATE 1-{n} h$ A 192.0.2.1\n", 65536),
    "origins": (10000, each("$ORIGIN sub{i}.example.com.\nwww A 192.0.2.1\n")),
    "every line wrong": (10000, each("h{i} 60 IN NONSENSE 1 2 3\n")),
    "every directive wrong": (10000, each("$NONSENSE {i}\n")),
    "every owner wrong": (5000, each("_http.h{i} {r}\n")),
    "every RDATA wrong": (5000, each("_http._tcp.h{i} TYPE65443 \\# 5 0019001900\n")),
    "zero ports": (5000, each("_http._tcp.h{i} TYPE65443 \\# 6 000000000000\n")),
    "preferences wrong": (5000, each("_http._tcp.h{i} TYPE65443 \\# 6 005001bb0007\n")),
    "classes wrong": (5000, each("_smtp._tcp.h{i} CH {r}\n")),
    "outside the zone": (5000, each("_smtp._tcp.h{i}.example.net. {r}\n")),
    "below zone cuts": (5000, each("d{i} NS ns1.d{i}\n_smtp._tcp.www.d{i} {r}\n")),
    "below one zone cut": (5000, lambda n: lines(n, "_smtp._tcp.h{i}.d {r}\n", HEAD + "d NS ns1\n")),
    "beside a CNAME": (5000, each("_smtp._tcp.h{i} CNAME ns1\n_smtp._tcp.h{i} {r}\n")),
    "wildcards": (5000, each("*.w{i} A 192.0.2.1\n_smtp._tcp.h.w{i} {r}\n")),
    "one wildcard": (5000, lambda n: lines(n, "_smtp._tcp.h{i} {r}\n", HEAD + "* A 192.0.2.1\n")),
    "dead wildcards": (5000, each("_smtp._tcp.*.h{i} {r}\n")),
    "doubled origins": (5000, each("_smtp._tcp.h{i}.example.com {r}\n")),
    "MX records of one host": (10000, lambda n: lines(n, "d{i} MX 10 mx\n", HEAD +
                                                     f"mx A 192.0.2.1\n_smtp._tcp.mx {RDATA}\n")),
    "MX records of one domain": (5000, each("@ MX 10 mx{i}\nmx{i} A 192.0.2.1\n"
                                            "_smtp._tcp.mx{i} TYPE65443 \\# 6 001900190000\n")),
    "MX hosts without": (5000, lambda n: lines(n, "@ MX 10 mx{i}\nmx{i} A 192.0.2.1\n",
                                               HEAD + f"_smtp._tcp.ns1 {RDATA}\n")),
    "policies of mail": (5000, each("_mta-sts.d{i} TXT \"v=STSv1; id=1\"\nd{i} MX 10 mx{i}\n"
                                    "_smtp._tcp.mx{i} TYPE65443 \\# 6 001900000000\n")),
    "TLSA records of one host": (5000, each("_{i}._tcp.www TLSA 3 1 1 00\n_a{i}._tcp.www {r}\n")),
    "TLSA records": (5000, each("_25._tcp.h{i} TLSA 3 1 1 00\n_smtp._tcp.h{i} TYPE65443 \\# 6 "
                                "001900000000\n")),
    "SRV records of one service": (5000, lambda n: lines(n, "_imap._tcp SRV 0 0 {i} www\n", HEAD +
                                                         f"_imap._tcp.www {RDATA}\n"), 60000),
    "SRV records": (5000, each("_imap._tcp.d{i} SRV 0 0 143 h{i}\n_imap._tcp.h{i} TYPE65443 "
                               "\\# 6 000003e10000\n")),
    "HTTPS records": (5000, each("h{i} HTTPS 1 .\n_http._tcp.h{i} TYPE65443 \\# 6 005000000000\n")),
    "signatures": (5000, each("_smtp._tcp.h{i} {r}\n_smtp._tcp.h{i} RRSIG TYPE65443 "
                              + SIGNATURE + "\n_smtp._tcp.h{i} NSEC x TYPE65443 RRSIG NSEC\n")),
    "signatures of one RRset": (5000, lambda n: lines(
        n, "_smtp._tcp.h RRSIG TYPE65443 " + SIGNATURE + "\n", HEAD + f"_smtp._tcp.h {RDATA}\n")),
    "ignore comments": (5000, each("_smtp._tcp.h{i} {r} ; hastls: ignore missing-host -- why\n")),
    "ignored rules that are none": (5000, lambda n: HEAD + f"_smtp._tcp.h {RDATA} ; hastls: ignore "
                                    + " ".join(f"r{i}" for i in range(n)) + " -- why\n"),
    "fixes": (2000, fixes),
    "lines of a baseline": (5000, baseline),
    "fragments of a zone": (100, fragments, 3000),
    **{f"findings as {name}": (5000, formats(name))
       for name in ("json", "sarif", "github", "junit")},
    **{f"convert to {to}": (10000, convert(to)) for to in ("hastls", "hex")},
}
