#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""words.py LAYOUT [FILE]: a table of the page-table entries in a log, or on stdin.

    $ echo 'pte:2fffffffffdb960e pmd:0' | examples/python/words.py x86_64@6.12
    WORD                LEVEL  KIND  WHAT
    0x2fffffffffdb960e  pte    swap  type 5, offset 0x1234; soft_dirty uffd_wp exclusive
    0x0                 pmd    none

Each word is 1 to 16 hexadecimal digits after "pte:", "pmd:" and so on, or alone after
"0x", or 8 digits and more.
"""

import re
import sys

import pte

WORD = re.compile(
    r"\b(?:(pte|pmd|pud)[:=](?:0x)?([0-9a-fA-F]{1,16})|0x([0-9a-fA-F]{1,16})|([0-9a-fA-F]{8,16}))\b"
)


def what(reading: pte.Reading) -> str:
    """The payload, then the flags, then what is doubtful, in one line."""
    if reading.marker:
        payload = ", ".join(reading.marker)
    elif reading.pfn is not None:
        payload = f"pfn {reading.pfn:#x}"
    elif reading.table is not None:
        payload = f"table at {reading.table:#x}"
    elif reading.swp_type is not None:
        payload = f"type {reading.swp_type}, offset {reading.swp_offset:#x}"
    else:
        payload = ""
    parts = [payload, " ".join(reading.flags), *map(str, reading.doubts)]
    return "; ".join(part for part in parts if part)


def table(rows: list[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def main() -> int:
    if "-h" in sys.argv[1:] or "--help" in sys.argv[1:]:
        print(__doc__)
        return 0
    if len(sys.argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        kernel = pte.Target(sys.argv[1])
        lines = open(sys.argv[2], encoding="utf-8", errors="replace") if sys.argv[2:] else sys.stdin
    except (pte.Error, OSError) as error:
        print(f"words.py: {error}", file=sys.stderr)
        return 2
    rows: list[tuple[str, ...]] = [("WORD", "LEVEL", "KIND", "WHAT")]
    for line in lines:
        for level, *digits in WORD.findall(line):
            reading = kernel.decode(int("".join(digits), 16), level or "pte")
            rows.append((f"{reading.word:#x}", reading.level, reading.kind, what(reading)))
    table(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
