#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""embed.py WASM HEADER: a module as base64 in strings that any compiler takes."""
import base64
import sys

PIECE = 4000
text = base64.b64encode(open(sys.argv[1], "rb").read()).decode("ascii")
with open(sys.argv[2], "w", encoding="ascii") as out:
    out.write("/* SPDX-License-Identifier: BSD-2-Clause */\n")
    out.write("static const char *const box_wasm[] = {\n")
    for at in range(0, len(text), PIECE):
        out.write(f'\t"{text[at:at + PIECE]}",\n')
    out.write("};\n")
