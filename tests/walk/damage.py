#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""damage.py PTE DUMP BYTES COUNT: COUNT times, some of a dump's first BYTES are
others, or the file is cut: `pte walk` says what it can, and exits by 0 or 2. What
crashes is kept as DUMP.crash."""
import random
import subprocess
import sys


def damage(raw, limit):
    other = bytearray(raw)
    for _ in range(random.choice((1, 1, 2, 4))):
        other[random.randrange(limit)] = random.choice((0, 0x80, 255, random.randrange(256)))
    return other[:random.randrange(len(other))] if random.random() < .2 else other


def main():
    pte, path, limit, count = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    random.seed(limit)
    with open(path, "rb") as f:
        raw = f.read()
    for i in range(count):
        with open(path + ".crash", "wb") as f:
            f.write(damage(raw, limit))
        run = subprocess.run([pte, "walk", path + ".crash", "--json"], timeout=60,
                             capture_output=True, check=False)
        said = run.stdout if run.returncode == 0 else run.stderr
        if run.returncode not in (0, 2) or not said:
            print(f"damage.py: {i}: exit {run.returncode}: {run.stderr}", file=sys.stderr)
            sys.exit(1)
    print(f"{path}: {count} times damaged")


main()
