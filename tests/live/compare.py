#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""compare.py PTE DUMP LOG: what `pte walk` reads of the process that init.c was, in the
dump of its machine, against what its kernel said of each page in /proc/self/pagemap. Of
that, bits 61 (file or shared) and 56 (mapped once) are the page's, not the word's.

The process's root is looked for: the page from which a walk by hand gets to the frame
that the kernel has for an address of the program."""
import collections
import json
import mmap
import struct
import subprocess
import sys

PRESENT, FILE, EXCLUSIVE = 1 << 63, 1 << 61, 1 << 56
FRAME = (1 << 55) - 1
PAGE = 4096
ADDRESS = 0xFFFFFFFFFF000
# e_machine: what of an entry says that it's a table or a page, the bit of a huge one
MACHINES = {62: (1, 1, 1 << 7), 183: (3, 3, 0)}


def memory_of(path):
    """e_machine, and (physical, size, offset) of what the ELF core has."""
    with open(path, "rb") as f:
        core = mmap.mmap(f.fileno(), 0, access=mmap.ACCESS_READ)
    machine, = struct.unpack_from("<H", core, 18)
    begin, = struct.unpack_from("<Q", core, 32)
    count, = struct.unpack_from("<H", core, 56)
    segments = [struct.unpack_from("<IIQQQQ", core, begin + 56 * i) for i in range(count)]
    return core, machine, [(s[4], s[5], s[2]) for s in segments if s[0] == 1]


def find_root(path, levels, address, frame):
    core, machine, segments = memory_of(path)
    mask, wanted, huge = MACHINES[machine]

    def word(at):
        for begin, size, offset in segments:
            if begin <= at < begin + size:
                return struct.unpack_from("<Q", core, offset + at - begin)[0]
        return 0

    for begin, size, _ in segments:
        for root in range(begin, begin + size, PAGE):
            at = root
            for level in reversed(range(levels)):
                entry = word(at + 8 * (address >> (12 + 9 * level) & 511))
                if entry & mask != wanted or (level and entry & huge):
                    break
                at = entry & ADDRESS & ~(0xFFF << 48)
            else:
                if at // PAGE == frame:
                    return root
    sys.exit(f"{path}: no root from which {address:#x} is in frame {frame:#x}")


def walk(pte, *words):
    done = subprocess.run([pte, "walk", "--json", *words], capture_output=True, text=True,
                          check=False)
    if done.returncode != 0:
        sys.exit(f"pte walk {words}: {done.returncode}: {done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    pte, dump, log = sys.argv[1:]
    with open(log, encoding="utf-8", errors="replace") as f:
        lines = [line.split() for line in f]
    pages = {int(w[1], 16): int(w[2], 16) for w in lines if w and w[0] == "PAGE"}
    maps = [(*(int(a, 16) for a in w[1].split("-")), "hugepage" in " ".join(w))
            for w in lines if w and w[0] == "MAP"]
    present = min(a for a, word in pages.items() if word & PRESENT)
    levels = walk(pte, dump)[0]["summary"]["levels"]
    root = find_root(dump, levels, present, pages[present] & FRAME)
    kinds, wrong, layout = collections.Counter(), 0, None
    for begin, end, is_hugetlb in maps:
        if begin >> 56:  # vsyscall
            continue
        ours = {}
        for w in walk(pte, dump, "--pgd", hex(root), "--range", f"{begin:x}-{end - 1:x}"):
            if "vaddr" not in w or w["kind"] in ("table", "none"):
                continue
            layout = w["layout"]
            word = int((is_hugetlb and w.get("hugetlb_pagemap")) or w["pagemap"], 16)
            for i in range(int(w["bytes"], 16) // PAGE):
                ours[int(w["vaddr"], 16) + PAGE * i] = (
                    word + i if word & PRESENT else word, w)
        for at in range(begin, end, PAGE):
            word, w = ours.get(at, (0, {"level": "", "kind": "nothing"}))
            kinds[" ".join((w["kind"], w["level"])).strip() +
                  "".join(" " + m for m in w.get("marker", []))] += 1
            if (word ^ pages.get(at, 0)) & ~(FILE | EXCLUSIVE):
                wrong += 1
                if wrong < 5:
                    print(f"{at:#x}: the kernel says {pages.get(at, 0):#018x}, "
                          f"pte walk {word:#018x}: {w}")
    lacks = sorted(" ".join(w[1:]) for w in lines if w and w[0] == "LACKS")
    print(f"{layout}: {sum(kinds.values())} pages, {wrong} wrong:",
          ", ".join(f"{n} {k}" for k, n in sorted(kinds.items())))
    if lacks:
        print("  this kernel lacks:", ", ".join(lacks))
    sys.exit(wrong != 0 or len(pages) < 1000)


main()
