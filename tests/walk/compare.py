#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""compare.py PLAN WALKED [DECODED...]: what `pte walk --json --range` printed of all
of a machine's addresses, against what walk-core meant to put there; and against what
`pte decode --json` printed of the same words, in LEVEL=FILE, a line each; in
hugetlb-LEVEL=FILE, what it printed of them as hugetlb's."""
import json
import sys

WHY = ("missing", "circle", "again")


def wrong(what):
    print(f"compare.py: {what}", file=sys.stderr)
    sys.exit(1)


def read(path):
    with open(path) as f:
        return [json.loads(line) for line in f]


def compare_word(planned, walked, holes):
    vaddr, level, at, word, kind, *rest = planned
    wanted = {"vaddr": vaddr, "level": level, "at": at, "pte": word, "kind": kind}
    wanted.update(r.split("=") for r in rest if "=" in r)
    for key, value in wanted.items():
        if str(walked.get(key)) != value:
            wrong(f"{planned}: {key} isn't {value}: {walked}")
    for r in rest:
        if r in WHY and not any(h["why"] == r and h["table"] == wanted["table"]
                                for h in holes):
            wrong(f"{planned}: no hole says so: {holes}")


def compare_plan(plan, words, holes):
    """Chance may point to a table that is planned, so a word is found by both."""
    found = {(w["vaddr"], w["at"]): w for w in words}
    chance = []
    for p in plan:
        if (p[0], p[2]) not in found:
            wrong(f"{p}: not walked")
        word = found.pop((p[0], p[2]))
        compare_word(p, word, holes)
        if "chance" in p:
            begin = int(p[0], 16)
            chance.append((begin, begin + int(word["bytes"], 16)))
    for w in found.values():
        if w["kind"] != "none" and not any(
                a <= int(w["vaddr"], 16) < b for a, b in chance):
            wrong(f"nobody planned {w}")


def compare_decoded(level, words, decoded):
    """Tables above those that are described are read as puds, or as pmds."""
    words = [w for w in words if w["level"] == level and w["kind"] is not None]
    if len(words) != len(decoded):
        wrong(f"{level}: {len(words)} words, {len(decoded)} decoded")
    for w, d in zip(words, decoded):
        w = {k: v for k, v in w.items() if k not in ("vaddr", "at", "bytes", "hugetlb_pagemap")}
        d = {k: v for k, v in d.items() if k != "also"}
        if level in ("pgd", "p4d", "pud"):
            d["level"] = level
        if json.dumps(w) != json.dumps(d):
            wrong(f"walk says\n{w}\nand decode\n{d}")


def compare_huge(level, words, decoded):
    """What pagemap reports if the page is hugetlb's stands beside, if that differs."""
    words = [w for w in words if w["level"] == level and w["kind"] is not None]
    for w, d in zip(words, decoded, strict=True):
        here, huge = w.get("pagemap"), d.get("pagemap")
        differs = not w["none"] and here and huge and here != huge
        if w.get("hugetlb_pagemap") != (huge if differs else None):
            wrong(f"walk says\n{w}\nand decode, of hugetlb\n{d}")


def main():
    with open(sys.argv[1]) as f:
        plan = [line.split() for line in f]
    walked = read(sys.argv[2])
    words = [w for w in walked if "hole" not in w]
    holes = [w["hole"] for w in walked if "hole" in w]
    compare_plan(plan, words, holes)
    for argument in sys.argv[3:]:
        level, path = argument.split("=")
        if level.startswith("hugetlb-"):
            compare_huge(level.removeprefix("hugetlb-"), words, read(path))
        else:
            compare_decoded(level, words, read(path))
    print(f"{len(plan)} words as planned, {len(words)} walked, {len(holes)} holes, "
          f"{len(sys.argv) - 3} lists as decoded")


main()
