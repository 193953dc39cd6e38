#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# order.sh PTE: a layout whose lists are the other way round is the same, and one
# whose addresses are said of twice as many words; but not one whose row went.
set -eu
pte=$(realpath "$1")
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 - "$pte" <<'END'
import copy, json, subprocess, sys

pte = sys.argv[1]
failed = tried = 0


def run(*arguments):
    return subprocess.run([pte, *arguments], capture_output=True, text=True)


def expect(status, layout, document, what):
    global failed, tried
    json.dump(document, open("x.json", "w"))
    said = run("diff", layout, "x.json")
    tried += 1
    if said.returncode != status:
        failed += 1
        print(f"{layout}, {what}: exit {said.returncode}, not {status}")
        print(said.stdout + said.stderr)


def number(pattern, key):
    return int(pattern.get(key, "0x0"), 16)


def apart(a, b):
    a, b = a.get("when", {}), b.get("when", {})
    both = number(a, "mask") & number(b, "mask")
    return (number(a, "value") ^ number(b, "value")) & both != 0


def is_addresses(rows):
    return bool(rows) and all(isinstance(r, dict) and "pieces" in r for r in rows)


# what is decided by the first row that matches stays, and so do the two pieces
# of an offset, the lower first, and types, which are numbered by their order
def turned(value, key=None):
    if isinstance(value, dict):
        return {k: turned(v, k) for k, v in value.items()}
    if not isinstance(value, list):
        return value
    rows = [turned(v) for v in value]
    pairs = [(a, b) for i, a in enumerate(value) for b in value[i + 1:]]
    if key in ("offset", "types", "translated") or is_addresses(value) and \
            not all(apart(a, b) for a, b in pairs):
        return rows
    return rows[::-1]


# each address for words that have another bit, and for those that haven't
def doubled(value):
    if isinstance(value, dict):
        return {k: doubled(v) for k, v in value.items()}
    if not isinstance(value, list) or len(value) > 2 or not is_addresses(value):
        return value
    rows = []
    for row in value:
        when = row.get("when", {"mask": "0x0", "value": "0x0"})
        bit = next(1 << b for b in range(64) if not number(when, "mask") >> b & 1)
        for more in (0, bit):
            rows.append(row | {"when": {"mask": hex(number(when, "mask") | bit),
                                        "value": hex(number(when, "value") | more)}})
    return rows


layouts = sorted({json.loads(line)["layout"]
                  for line in run("list", "layouts", "--json").stdout.splitlines()})
for layout in layouts:
    document = json.loads(run("show", layout, "--json").stdout)
    expect(0, layout, document, "as it's shown")
    expect(0, layout, turned(document), "turned")
    expect(0, layout, doubled(document), "doubled")
    for key in ("names", "traits", "transients", "protections", "predicates"):
        rows = document.get(key, [])
        # not one that says that there's nothing, or of what isn't any more
        told = [i for i, row in enumerate(rows)
                if "why" not in row and row.get("until") is None]
        if told:
            less = copy.deepcopy(document)
            del less[key][told[0]]
            expect(1, layout, less, f"without a row of {key}")
print(f"{len(layouts)} layouts, {tried} questions, {failed} failures")
sys.exit(failed > 0 or not layouts)
END
