# SPDX-License-Identifier: BSD-2-Clause
"""width.py PTE FOLDER: no command prints a line that is wider than its terminal.

Each is run on a terminal of 80 columns, over the widest that it has to say; some on one of
60 and of 120. What is folded is folded between words: without white space, it says what it
says elsewhere.
"""

import collections
import fcntl
import os
import pty
import re
import shlex
import struct
import subprocess
import sys
import termios
import threading

COMMANDS = """
--help
--version
list layouts --all
list kinds
list kinds -l x86_64@6.12
list schemes
list schemes -l ppc64-radix-4k@6.12
list markers
list options
list claims
list exhibits
list transitions
list transitions -l x86_64@6.12 0xd7fffffffdb97404
show x86_64@6.12
show ppc64-hash-64k
show riscv64-svrsw60t59b
show s390x
show sparc64-sun4u
decode -l x86_64@6.12 0x2fffffffffdb960e
decode -l x86_64@6.12 0x2fffffffffdb960e 0x7 0xffffffffffffffff pmd:80000000000000e7 0x12345678
decode -l ppc64-radix-64k 0x8000000000000000 c000000000000387
decode -l ppc64-radix-64k c000000000000387
decode -l arm64 0xffffffffffffffff
decode -l x86_64@6.15 --pagemap 8100000000012345 0x4280000000024685
decode -l x86_64@6.15 --pagemap 0x4280000000024685
decode -l x86_64@6.12 --entry 1400000000001234
encode -l x86_64@6.12 swap type=5 offset=0x1234
follow -l x86_64@6.12 0xd7fffffffdb97404
follow -l x86_64@6.12 -v 0xd7fffffffdb97404
follow -l x86_64 -v 0xd7fffffffdb97404
follow -l x86_64@6.12 marker
follow -l x86_64@6.12 present swap-out,swap-in,fork
explain {log}
scan -l x86_64@6.12 --find none,present {words}
infer pmd:dffffffe71fbfe02 400000000000000=1ffffffffffff
infer -v pmd:dffffffe71fbfe02 400000000000000=1ffffffffffff
infer 0x12345678 0x7
check x86_64@6.12 -c ''
check x86_64@6.12 -c '' -v
check 'riscv64-svrsw60t59b' 'loongarch64-4k' arm64-4k-lpa2 -c ''
check --brief 'arm64*@6.12' -c ''
check -s examples/taken-bit.json
check -s examples/taken-bit.json -s examples/same-bit.json
check -v -s examples/free-bit.json
diff x86_64@5.10 x86_64@7.3
diff arm64@5.10 riscv64
diff -v arm64@5.10 riscv64
diff x86_64@6.12 examples/taken-bit.json
diff ppc64-radix-64k ppc64-hash-64k
census x86_64@6.12
census ppc64-hash-64k
census i386
budget
budget -v
budget 'arm64*'
budget examples/free-bit.json
compare
compare -l x86_64@5.14
compare -l x86_64@5.14 -v
compare -s examples/free-bit.json
museum
pagemap {self}
help list
help check
help probe
help walk
"""
MESSAGES = """
frobnicate
--frob list
decode -l nosuch 0
decode -l x86_64@6.12 0 -c +nothing
decode -l x86_64 0x12g
export kunit x86_64 nothing
list nothing
"""
ESCAPES = re.compile(rb"\x1b\[[0-9;]*m")


def on_terminal(pte, words, columns, messages=False):
    """What a command prints, or its messages, on a terminal of that width."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    attributes = termios.tcgetattr(its)
    attributes[1] &= ~termios.OPOST  # a newline is one
    termios.tcsetattr(its, termios.TCSANOW, attributes)
    environment = dict(os.environ, TERM="xterm")
    environment.pop("COLUMNS", None)
    environment.pop("PTE_COLUMNS", None)
    environment.pop("NO_COLOR", None)
    said = bytearray()

    def read():
        try:
            while chunk := os.read(ours, 65536):
                said.extend(chunk)
        except OSError:  # nobody has it open any more
            pass

    reader = threading.Thread(target=read)
    other = subprocess.PIPE
    with subprocess.Popen([pte, *words], stdin=subprocess.DEVNULL,
                          stdout=other if messages else its,
                          stderr=its if messages else other, env=environment) as child:
        os.close(its)
        reader.start()
        error = (child.stdout if messages else child.stderr).read()
        status = child.wait()
    reader.join()
    os.close(ours)
    if not messages and status not in (0, 1):
        raise SystemExit(f"width: {words}: exit {status}: {error}")
    return bytes(said)


def main():
    pte = sys.argv[1]
    folder = sys.argv[2]
    failed = folded = 0
    words = os.path.join(folder, "words")
    with open(words, "wb") as file:
        file.write(bytes(16) + (7).to_bytes(8, "little"))
    log = os.path.join(folder, "log")
    with open(log, "w", encoding="ascii") as file:
        file.write("[    1.234567] BUG: Bad page map in process a-long-name  "
                   "pte:400000000000000 pmd:12345067 and more that follows it\n"
                   "get_swap_device: Bad swap offset entry 3ffffffffffff\n")
    files = {"words": words, "log": log, "self": os.getpid()}
    for number, line in enumerate(COMMANDS.strip().splitlines()):
        command = [w.format(**files) for w in shlex.split(line)]
        plain = subprocess.run([pte, *command], stdin=subprocess.DEVNULL,
                               capture_output=True, check=False).stdout
        for columns in (80,) if number % 4 else (80, 60, 120):
            seen = ESCAPES.sub(b"", on_terminal(pte, command, columns))
            for wide in seen.decode().split("\n"):
                if len(wide) > columns and " " in wide.strip():
                    print(f"width: {line}: {len(wide)} of {columns} columns: {wide}",
                          file=sys.stderr)
                    failed += 1
            folded += seen.count(b"\n") > plain.count(b"\n")
            # the same words, none broken; a table that is divided repeats some, and what
            # is live is another one by now
            if command[0] in ("pagemap", "scan"):
                continue
            ours, its = collections.Counter(seen.split()), collections.Counter(plain.split())
            if its - ours or set(ours) - set(its):
                print(f"width: {line}: at {columns} columns it says something else: "
                      f"{list(its - ours)[:3]} {list(set(ours) - set(its))[:3]}",
                      file=sys.stderr)
                failed += 1
    for line in MESSAGES.strip().splitlines():
        command = shlex.split(line)
        plain = subprocess.run([pte, *command], stdin=subprocess.DEVNULL,
                               capture_output=True, check=False).stderr
        seen = on_terminal(pte, command, 80, messages=True)
        if max(map(len, seen.split(b"\n"))) > 80 or seen.split() != plain.split():
            print(f"width: {line}: says {seen.decode()}", file=sys.stderr)
            failed += 1
        folded += seen.count(b"\n") > 1
    if folded < 20:
        print(f"width: only {folded} outputs were folded", file=sys.stderr)
        failed += 1
    print(f"{number + 1} commands, {folded} outputs folded")
    sys.exit(failed != 0)


if __name__ == "__main__":
    main()
