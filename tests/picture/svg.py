#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""svg.py PTE: whether drawings are what was asked for.

Of each layout: each bit is in one box, the one of its owner in `show --json`; no
text is wider than its box, or leaves the drawing. Of a word: each bit's value,
and a frame around strays. Of two layouts: frames around what moved, which is
said here.
"""
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
LETTER = 9.64  # of DejaVu Sans Mono at 16 units; others are narrower
BIT, MARGIN, ROW = 40, 16, 16
FAILED = 0


def bad(*what):
    global FAILED
    FAILED += 1
    print(*what)


def pte(*words, status=(0,)):
    done = subprocess.run([PTE, *words], capture_output=True, text=True)
    if done.returncode not in status:
        bad(*words, "exit", done.returncode, done.stderr)
    return done.stdout


def draw(*words, status=(0,)):
    with tempfile.NamedTemporaryFile(suffix=".svg") as file:
        pte(*words, "--svg", file.name, status=status)
        return ET.parse(file.name).getroot()


def number(element, key):
    return float(element.get(key))


class Drawing:
    """The boxes of a drawing, by the heading that they stand below."""

    def __init__(self, what, root):
        self.what, self.sections, self.lines = what, [], []
        box = [float(n) for n in root.get("viewBox").split()]
        if root.get("role") != "img" or root.find(SVG + "title") is None:
            bad(what, "no role, or no title")
        for e in root:
            kind = e.get("class") or ""
            if kind == "p-h":
                self.sections.append({"cells": [], "marks": [], "digits": []})
            elif kind.startswith("p-cell") and e.find(SVG + "title") is not None:
                self.sections[-1]["cells"].append(e)
            elif kind == "p-mark":
                self.sections[-1]["marks"].append(e)
            elif kind.startswith("p-m p-"):
                self.sections[-1]["digits"].append(e)
            elif kind == "p-m":
                self.label(e)
            if kind in ("p-l", "p-q", "p-a", "p-t", "p-h"):
                self.lines.append(e.text)
            for at, size, limit in (("x", "width", box[2]), ("y", "height", box[3])):
                if e.get(at) is not None and number(e, at) + float(e.get(size, 0)) > limit:
                    bad(what, "leaves the drawing:", ET.tostring(e))

    def label(self, e):
        cell = self.sections[-1]["cells"][-1]
        upright = e.get("transform") is not None
        room = number(cell, "height" if upright else "width")
        if len(e.text) * LETTER > room:
            bad(self.what, "wider than its box:", e.text, room)


def bits_of(e, top):
    """The bits of a box, or of a frame inside, whose row begins with bit `top`."""
    inside = 2 if e.get("class") == "p-mark" else 0
    first = round((number(e, "x") - inside - MARGIN) / BIT)
    width = round((number(e, "width") + 2 * inside) / BIT)
    return [top - first - i for i in range(width)]


def said_bits(text):
    high, _, low = text.split(" ")[0].partition(":")
    return int(high), int(low or high)


def check_cells(what, section, bits):
    """Each bit's owner, where each has one box, in the place that it names."""
    owner = {}
    for cell in section["cells"]:
        text = cell.find(SVG + "title").text
        high, low = said_bits(text)
        if bits_of(cell, high // ROW * ROW + ROW - 1) != list(range(high, low - 1, -1)):
            bad(what, "isn't where it says:", text)
        for bit in range(low, high + 1):
            if bit in owner:
                bad(what, "bit", bit, "is drawn twice")
            owner[bit] = text.split(" ", 1)[1].split(": ")[0]
    if sorted(owner) != list(range(bits)):
        bad(what, "bits that aren't drawn:", sorted(set(range(bits)) - set(owner)))
    return owner


def check_layout(name):
    what = name
    spec = json.loads(pte("show", name, "--json"))
    rows, bits = spec["owners"], spec.get("word_bits", 64)
    drawing = Drawing(what, draw("show", name))
    owner = check_cells(what, drawing.sections[0], bits)
    wanted = {}
    for row in rows:
        for bit in range(row["lsb"], row["lsb"] + row["width"]):
            wanted[bit] = row["owner"]
    for bit, says in owner.items():
        if wanted.get(bit, "nobody's") != says:
            bad(what, "bit", bit, "is", wanted.get(bit), "drawn as", says)
    check_cells(what + " present", drawing.sections[1], bits)


def check_word(layout, word, strays=0):
    what = f"{layout} {word:#x}"
    drawing = Drawing(what, draw("decode", "-l", layout, hex(word)))
    section = drawing.sections[0]
    check_cells(what, section, 64)
    rows = sorted({number(e, "y") for e in section["digits"]})
    got = 0
    for e in section["digits"]:
        column = round((number(e, "x") - BIT / 2 - MARGIN) / BIT)
        bit = 63 - ROW * rows.index(number(e, "y")) - column
        got |= int(e.text) << bit
    if got != word or len(section["digits"]) != 64:
        bad(what, "drawn as", hex(got), len(section["digits"]), "bits")
    marked = marks(section)
    if marked != {b for b in range(64) if strays >> b & 1}:
        bad(what, "strays drawn:", sorted(marked))
    reading = pte("decode", "-l", layout, hex(word), hex(word)).split("\n")[0].split(None, 1)[1].split("  #")[0]
    if reading not in " ".join(drawing.lines):
        bad(what, "doesn't say", reading)


def marks(section):
    """The framed bits, from the row whose boxes begin as high."""
    top = {number(c, "y"): said_bits(c.find(SVG + "title").text)[0] // ROW * ROW + ROW - 1
           for c in section["cells"]}
    return {bit for m in section["marks"] for bit in bits_of(m, top[number(m, "y") - 2])}


def check_moved(a, b, wanted):
    what = f"{a} {b}"
    drawing = Drawing(what, draw("diff", a, b, status=(0, 1)))
    got = marks(drawing.sections[0])
    if got != set(wanted):
        bad(what, "moved:", sorted(got ^ set(wanted)))


def check_picture(path, *words):
    with tempfile.NamedTemporaryFile(suffix=".svg") as file:
        pte(*words, "--svg", file.name)
        if path.read_text() != Path(file.name).read_text():
            bad(path, "isn't what pte", *words, "--svg draws")


PTE = sys.argv[1]
layouts = [json.loads(line) for line in pte("list", "layouts", "--json").splitlines()]
for one in layouts:
    check_layout(f"{one['layout']}@{one['since']}")
check_word("x86_64@6.12", 0x2fffffffffdb960e)
check_word("x86_64@6.12", 0x2fffffffffdb961e, 1 << 4)
check_word("x86_64@6.12", 0x8000000123456867)
check_word("arm64@6.12", 0x1234 << 12 | 5 << 6)
# arch/arm64/include/asm/pgtable.h: type 7:3 and offset 57:8, then 10:6 and 61:12
check_moved("arm64@6.8", "arm64@6.12", range(3, 62))
check_moved("x86_64@6.12", "x86_64@6.12", [])
# arch/x86/include/asm/pgtable_types.h: _PAGE_SWP_EXCLUSIVE is bit 3
check_moved("x86_64@5.17", "x86_64@5.19", [3])
check_picture(Path(__file__).parents[2] / "docs/x86_64.svg", "show", "x86_64@6.12")
print(len(layouts), "layouts,", FAILED, "failed")
sys.exit(FAILED > 0 or not layouts)
