#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""core_swap.py [CORE] PID: what a process had swapped out, in a core or right now.

drgn (Debian: python3-drgn) finds the process and its page tables; pte reads the
entries. Without CORE it's the running kernel, as root: /proc/kcore.

drgn walks the tables by the kernel's own types, so this is for kernels on x86_64 with
debug symbols; elsewhere `pte walk` needs no symbols.
"""

import collections
import re
import sys

import pte

try:
    import drgn
    from drgn.helpers.linux.pid import find_task
except ImportError:
    drgn = None

TABLE_BITS = 9
PAGE_SHIFT = 12
LEVELS = ("pgd", "p4d", "pud", "pmd", "pte")


def layout_of(prog: "drgn.Program") -> str:
    """As the kernel says of itself: its release, and whether it has five levels."""
    said = prog["VMCOREINFO"].string_().decode()
    release = re.search(r"^OSRELEASE=(.*)$", said, re.MULTILINE)
    if release is None:
        raise LookupError("VMCOREINFO has no OSRELEASE")
    five = "NUMBER(pgtable_l5_enabled)=1" in said
    return f"x86_64{'-la57' if five else ''}@{release[1]}"


def entries(prog, kernel, table, level, base, start, end):
    """(address, reading) of each leaf and entry of a table between two addresses."""
    shift = PAGE_SHIFT + TABLE_BITS * (len(LEVELS) - 1 - level)
    size = 1 << shift
    for index in range(max(0, (start - base) >> shift), 1 << TABLE_BITS):
        address = base + index * size
        if address >= end:
            return
        word = prog.read_u64(table + 8 * index, physical=True)
        if word == 0:
            continue
        name = LEVELS[level]
        reading = kernel.decode(word, name if name in ("pte", "pmd", "pud") else "pud")
        if reading.table is not None and level < len(LEVELS) - 1:
            yield from entries(
                prog, kernel, reading.table, level + 1, address, start, end
            )
        else:
            yield address, reading


def main() -> int:
    words = sys.argv[1:]
    if "-h" in words or "--help" in words:
        print(__doc__)
        return 0
    if not 1 <= len(words) <= 2 or not words[-1].isdigit():
        print(__doc__, file=sys.stderr)
        return 2
    if drgn is None:
        print("core_swap.py: there's no drgn: apt install python3-drgn", file=sys.stderr)
        return 2
    prog = drgn.Program()
    try:
        if len(words) == 2:
            prog.set_core_dump(words[0])
        else:
            prog.set_kernel()
        prog.load_default_debug_info()
    except (OSError, ValueError, drgn.MissingDebugInfoError) as error:
        print(f"core_swap.py: {error}", file=sys.stderr)
        return 2
    try:
        kernel = pte.Target(layout_of(prog))
    except (LookupError, pte.Error) as error:
        print(f"core_swap.py: {error}", file=sys.stderr)
        return 2
    task = find_task(prog, int(words[-1]))
    if not task or not task.mm:
        print(f"core_swap.py: {words[-1]}: no such process", file=sys.stderr)
        return 2
    first = 0 if "la57" in kernel.name else 1
    root = task.mm.pgd.value_() - prog["page_offset_base"].value_()
    print(f"{kernel.name}: {task.comm.string_().decode()}")
    # the lower half is the process's; drgn's helpers for mappings are newer than 0.0.22
    end = 1 << (PAGE_SHIFT + TABLE_BITS * (len(LEVELS) - first) - 1)
    kinds: "collections.Counter[str]" = collections.Counter()
    for address, reading in entries(prog, kernel, root, first, 0, 0, end):
        kinds[reading.kind] += 1
        if reading.kind == "swap":
            print(f"  {address:#014x}  {reading.swp_type}:{reading.swp_offset:#x}")
    for kind, count in kinds.most_common():
        print(f"{count:10} {kind}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
