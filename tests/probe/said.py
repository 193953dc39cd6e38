# SPDX-License-Identifier: BSD-2-Clause
"""said.py PTE TREE SCHEMA: what `pte probe` prints of a tree, as JSON and on terminals."""

import collections
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "docs"), os.path.join(HERE, "..", "cli")]
sys.dont_write_bytecode = True
from json_output import Forms, objects  # noqa: E402
from width import ESCAPES, on_terminal  # noqa: E402

FORMS = ("probe", "probe-helper", "diff", "check")
WORDS = ("--prove", "--base", "x86_64@5.10")
WIDE = 60


def printed(pte, *words):
    done = subprocess.run([pte, "probe", *words], capture_output=True, text=True, check=False)
    if done.returncode != 1:
        raise SystemExit(f"said: {words}: exit {done.returncode}, not 1: {done.stderr}")
    return done.stdout


def look_at_json(pte, schema, tree):
    """Each object is of one of the forms that it has the keys of."""
    forms = Forms(schema)
    outcomes = collections.Counter()
    for value in objects(printed(pte, "--json", *WORDS, tree, "x86_64")):
        names = tuple(n for n in forms.candidates(value) if n in FORMS)
        if not names:
            forms.bad(f"probe: keys of no form: {list(value)}")
        else:
            forms.look(value, names, "probe")
        outcomes[value.get("outcome") or value.get("verdict")] += 1
    for name in FORMS:
        if forms.seen[name] == 0:
            forms.bad(f"{name}: none was printed")
    for outcome in ("same", "differs", "not expressible", "proved"):
        if outcomes[outcome] == 0:
            forms.bad(f"nothing is {outcome}")
    print(f"{sum(outcomes.values())} objects: {dict(outcomes)}")
    return forms.failed


def look_at_text(pte, tree):
    """No line is wider than the terminal, and what it says is the same."""
    command = ["probe", *WORDS, tree, "x86_64"]
    plain = printed(pte, *command[1:])
    seen = ESCAPES.sub(b"", on_terminal(pte, command, WIDE)).decode()
    failed = 0
    for columns, text in ((80, plain), (WIDE, seen)):
        for line in text.split("\n"):
            if len(line) > columns:
                print(f"said: {len(line)} of {columns} columns: {line}", file=sys.stderr)
                failed += 1
    if seen.count("\n") <= plain.count("\n"):
        print("said: nothing was folded", file=sys.stderr)
        failed += 1
    # a table's headings stand again where its columns go below
    wanted, got = collections.Counter(plain.split()), collections.Counter(seen.split())
    if wanted - got or set(got) - set(wanted):
        print(f"said: at {WIDE} columns it says something else: "
              f"{list(wanted - got)[:3]} {list(set(got) - set(wanted))[:3]}", file=sys.stderr)
        failed += 1
    message = on_terminal(pte, ["probe", tree], 40, messages=True).decode()
    if max(map(len, message.split("\n"))) > 40 or not message.startswith("pte: probe: which"):
        print(f"said: the message isn't folded: {message}", file=sys.stderr)
        failed += 1
    print(f"{seen.count(chr(10))} lines of {WIDE} columns at most")
    return failed


def main():
    pte, tree, schema = sys.argv[1:]
    sys.exit(look_at_json(pte, schema, tree) + look_at_text(pte, tree) != 0)


main()
