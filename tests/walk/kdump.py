#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""kdump.py CORE OUT...: an ELF core as makedumpfile would write it, compressed by
zlib, in as many parts as there are OUTs. Memory above 8 GB is left out, as pages are
that nobody asked for. By makedumpfile 1.7.2's diskdump_mod.h and IMPLEMENTATION."""
import struct
import sys
import zlib

COMPRESSED_ZLIB = 1
LIMIT = 8 << 30


class Core:
    """The first note's text and the pages of an ELF64 core."""

    def __init__(self, path):
        with open(path, "rb") as f:
            raw = f.read()
        self.order = ">" if raw[5] == 2 else "<"
        self.machine = self.unpack("H", raw, 18)[0]
        at, = self.unpack("Q", raw, 32)
        size, count = self.unpack("HH", raw, 54)
        self.loads = []
        for i in range(count):
            kind, _, offset, _, address, length = self.unpack("IIQQQQ", raw, at + i * size)
            if kind == 4:
                self.notes = raw[offset:offset + length]
                # behind its header and name
                self.vmcoreinfo = self.notes[24:24 + self.unpack("I", self.notes, 4)[0]]
            elif kind == 1 and address < LIMIT:
                self.loads.append((address, raw[offset:offset + length]))
        self.page_size = int(self.value("PAGESIZE"))

    def unpack(self, form, raw, at):
        return struct.unpack_from(self.order + form, raw, at)

    def value(self, key):
        for line in self.vmcoreinfo.decode().splitlines():
            if line.startswith(key + "="):
                return line[len(key) + 1:]
        raise KeyError(key)

    def pages(self):
        for address, data in self.loads:
            for at in range(0, len(data), self.page_size):
                yield (address + at) // self.page_size, data[at:at + self.page_size]


def header(core, last, blocks, pages):
    names = {62: "x86_64", 183: "aarch64", 22: "s390x", 21: "ppc64"}
    uts = b"".join(s.encode().ljust(65, b"\0") for s in (
        "Linux", "made-up", core.value("OSRELEASE"), "#1", names[core.machine], "-"))
    return struct.pack(core.order + "8si390s6x16xIiiIIIIIIi", b"KDUMP   ", 6, uts, 1,
                       core.page_size, 1, blocks, min(last, 0xffffffff), 0, 0,
                       pages, 0, 1)


def sub_header(core, last, begin, end, parts):
    note = core.page_size + 512
    return struct.pack(core.order + "Qii12Q", 0, 31, parts > 1, begin, end, note + 24,
                       len(core.vmcoreinfo), note, len(core.notes), 0, 0, begin, end,
                       last, 0).ljust(512, b"\0") + core.notes


def write(core, path, begin, end, parts):
    block = core.page_size
    pages = list(core.pages())
    last = pages[-1][0] + 1
    bits = bytearray((last + 8 * block - 1) // (8 * block) * block)
    for pfn, _ in pages:
        bits[pfn // 8] |= 1 << pfn % 8
    blocks = 2 * len(bits) // block
    own = [(pfn, data) for pfn, data in pages if begin <= pfn < end]
    at = (2 + blocks) * block + 24 * len(own)
    descriptors, data = b"", b""
    for _, page in own:
        packed = zlib.compress(page)
        flags = COMPRESSED_ZLIB if len(packed) < len(page) else 0
        packed = packed if flags else page
        descriptors += struct.pack(core.order + "qIIQ", at + len(data), len(packed), flags, 0)
        data += packed
    with open(path, "wb") as f:
        f.write(header(core, last, blocks, len(own)).ljust(block, b"\0"))
        f.write(sub_header(core, last, begin, end, parts).ljust(block, b"\0"))
        f.write(bits + bits + descriptors + data)


def main():
    core = Core(sys.argv[1])
    parts = sys.argv[2:]
    pfns = [pfn for pfn, _ in core.pages()]
    # the tables are in the first ones
    cuts = [0] + [pfns[8 * i] for i in range(1, len(parts))] + [pfns[-1] + 1]
    for i, path in enumerate(parts):
        write(core, path, cuts[i], cuts[i + 1], len(parts))


main()
