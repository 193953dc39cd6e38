#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""amalgamate.py [-o FILE]: libpte's decode path as one header, pte-single.h.

Include it wherever its declarations are wanted, and in one file of a program after

    #define PTE_IMPLEMENTATION

It needs a C11 compiler, and of the C library memset, memcpy, memmove, memcmp and
strlen alone. Decode, encode, predicates, doubts, pagemap and fits of all layouts are
in it; scan, transitions and libpte-prove aren't.

Files are taken as they are, in an order in which each finds what it includes; what a
source file keeps for itself (static names, macros, tags, enumerators) gets the file's
name in front, or is undefined behind it, so that they can stand in one.
"""

import argparse
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LEFT_OUT = re.compile(r"src/common/(scan.*|version)\.c$")
OF_PTE = re.compile(r'^\s*#\s*include\s+<(pte/[^>]+)>')
OF_OURS = re.compile(r'^\s*#\s*include\s+"([^"]+)"')
OF_C = re.compile(r"^\s*#\s*include\s+(<[^>]+>)")
#: Public headers that the decode path is; pte.h has all of them.
HEADERS = ("decode", "encode", "doubt", "fit", "pagemap")


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def sources():
    """The sources of the objects that the library is made of."""
    listed = re.findall(r"\bsrc/(?:common|arch/\w+)/\w+\.c\b", read("CMakeLists.txt"))
    return [path for path in dict.fromkeys(listed) if not LEFT_OUT.match(path)]


def resolve(name, beside):
    """The path of an included header of ours."""
    for folder in (os.path.dirname(beside), "src"):
        path = os.path.normpath(os.path.join(folder, name))
        if os.path.exists(os.path.join(ROOT, path)):
            return path
    raise SystemExit(f"amalgamate: {beside}: no {name}")


def without_guard(text, path):
    """A header is in the one file once, so its guard goes."""
    found = re.search(
        r"^#ifndef (\w+_H)\n#define \1\n(.*)^#endif[^\n]*\n\Z", text, re.S | re.M
    )
    if found is None:
        raise SystemExit(f"amalgamate: {path}: no guard")
    return text[: found.start()] + found[2]


class Whole:
    """What was written, and which headers are in it."""

    def __init__(self):
        self.parts, self.seen, self.libc = [], set(), []

    def add(self, path, text):
        """A file's lines; what it includes stands before them."""
        lines = []
        for line in text.splitlines(keepends=True):
            public, ours, libc = (
                OF_PTE.match(line),
                OF_OURS.match(line),
                OF_C.match(line),
            )
            if public:
                self.header("include/" + public[1])
            elif ours:
                self.header(resolve(ours[1], path))
            elif libc:
                if libc[1] not in self.libc:
                    self.libc.append(libc[1])
            else:
                lines.append(line)
        self.parts.append(f"/* {path} */\n{strip_licence(''.join(lines))}\n")

    def header(self, path):
        if path in self.seen or path == "include/pte/version.h":
            return
        self.seen.add(path)
        self.add(path, without_guard(read(path), path))

    def take(self):
        parts, self.parts = self.parts, []
        return "".join(parts)


def strip_licence(text):
    return re.sub(r"/\* SPDX-License-Identifier:[^\n]*\*/\n", "", text)


def without_comments(text):
    return re.sub(r"/\*.*?\*/|\"(?:\\.|[^\"\\])*\"", " ", text, flags=re.S)


def own_names(text):
    """What a source file defines for itself alone."""
    code = without_comments(re.sub(r"^#(?:[^\n]*\\\n)*[^\n]*$", "", text, flags=re.M))
    depth, top = 0, []
    for char in code:
        depth -= char == "}"
        top.append(char if depth == 0 or char in "{}" else "\0")
        depth += char == "{"
    at_top = "".join(top)
    names = set(re.findall(r"^static\b[^;={(\[]*?\b(\w+)\s*[(\[=;]", at_top, re.M))
    names |= set(re.findall(r"^(?:struct|union|enum)\s+(\w+)\s*\{", at_top, re.M))
    for body in re.findall(r"^(?:static\s+)?enum(?:\s+\w+)?\s*\{(.*?)\}", code, re.S | re.M):
        names |= set(re.findall(r"(?:^|,)\s*(\w+)\s*(?:=|,|$)", body))
    return names


def macros(text):
    return list(dict.fromkeys(re.findall(r"^#\s*define\s+(\w+)", text, re.M)))


#: Where no name stands: comments, strings, what is included; and members.
ASIDE = (
    r"/\*.*?\*/|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|^#\s*include[^\n]*|(?:\.|->)\s*\w+"
)


def with_room(path, text):
    """A source file with the headers of its own folder, where each has one like it."""

    def inline(found):
        header = resolve(found[1], path)
        if not header.startswith("src/arch/"):
            return found[0]
        return without_guard(read(header), header)

    return re.sub(r'^#include "([^"]+)"\n', inline, text, flags=re.M)


def members_of(texts):
    """What stands behind a dot or an arrow anywhere: names of members."""
    return {m for text in texts for m in re.findall(r"(?:\.|->)\s*(\w+)", text)}


def alone(path, text, members):
    """A source file that takes no name from another.

    A name that is put together of parts is found by a macro of that name alone; one
    that members of structs have, too, only by looking at what stands before it.
    """
    text = with_room(path, text)
    prefix = re.sub(r"\W", "_", re.sub(r"^src/|\.c$", "", path))
    names = own_names(text)
    pattern = "|".join(sorted(names & members, key=len, reverse=True))
    if pattern:
        text = re.sub(
            rf"({ASIDE})|\b({pattern})\b",
            lambda m: m[1] or f"{prefix}_{m[2]}",
            text,
            flags=re.S | re.M,
        )
    renamed = sorted(names - members)
    begin = "".join(f"#define {name} {prefix}_{name}\n" for name in renamed)
    ends = "".join(f"#undef {name}\n" for name in [*macros(text), *renamed])
    return begin + text + ends


def amalgamate():
    whole = Whole()
    for header in HEADERS:
        whole.header(f"include/pte/{header}.h")
    public = whole.take()
    headers = [f"src/common/{name}" for name in os.listdir(os.path.join(ROOT, "src/common"))]
    texts = [read(path) for path in [*sources(), *headers] if path.endswith((".c", ".h"))]
    members = members_of([public, *texts])
    for path in sources():
        whole.add(path, alone(path, read(path), members))
    private = whole.take()
    version = re.search(r"^  VERSION ([0-9.]+)$", read("CMakeLists.txt"), re.M)[1]
    libc = "".join(f"#include {name}\n" for name in sorted(whole.libc))
    licence = "".join(f" * {line}".rstrip() + "\n" for line in read("LICENSE").splitlines())
    about = __doc__.split("\n\n", 1)[1].rsplit("\n\n", 1)[0]
    about = "".join(f" * {line}".rstrip() + "\n" for line in about.splitlines())
    return f"""/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * pte-single.h, libpte {version}: made by scripts/amalgamate.py.
 *
{about} *
{licence} */
#ifndef PTE_SINGLE_H
#define PTE_SINGLE_H

{libc}
{public}
#endif /* PTE_SINGLE_H */

#if defined(PTE_IMPLEMENTATION) && !defined(PTE_SINGLE_IMPLEMENTED)
#define PTE_SINGLE_IMPLEMENTED

{private}
#endif /* PTE_IMPLEMENTATION */
"""


def main():
    parser = argparse.ArgumentParser(description="libpte's decode path as one header")
    parser.add_argument("-o", metavar="FILE", help="where to write it; else stdout")
    wanted = parser.parse_args().o
    text = amalgamate()
    if wanted is None:
        sys.stdout.write(text)
        return
    beside = f"{wanted}.{os.getpid()}"
    with open(beside, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(beside, wanted)


if __name__ == "__main__":
    main()
