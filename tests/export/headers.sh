#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# headers.sh PTE CC...: what `pte export c-header` and `bitfield` print of each layout
# and version with known answers is compiled by each CC, all of it in one file, and
# gives these answers, which tests/vectors has from elsewhere. A CC may be of another
# host, if $PTE_EXPORT_RUN runs what it makes.
set -euo pipefail
pte=$(realpath "$1")
shift
vectors=$PWD/vectors
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
python3 - "$pte" "$vectors" <<'END'
import glob, re, subprocess, sys
from concurrent.futures import ThreadPoolExecutor

pte, vectors = sys.argv[1:]
rows = []
for path in sorted(glob.glob(vectors + "/*.tsv")):
    for line in open(path):
        cells = line.rstrip("\n").split("\t")
        if not line.startswith("#") and len(cells) == 7 and cells[1] == "-" and \
                cells[3] in ("decode", "both", "macro", "present", "names"):
            rows.append((cells[0], cells[2], cells[3], cells[4],
                         {k: v for k, v in (e.split("=", 1) for e in cells[5].split())
                          if v != "absent"}))
layouts = sorted({row[0] for row in rows})


def export(layout):
    return [subprocess.run([pte, "export", form, layout], check=True, text=True,
                           capture_output=True).stdout for form in ("c-header", "bitfield")]


with ThreadPoolExecutor(2) as pool:
    texts = dict(zip(layouts, pool.map(export, layouts)))
out = open("test.c", "w")
out.write('#include <inttypes.h>\n#include <stdio.h>\n#include "all.h"\n')
with open("all.h", "w") as header:
    for layout in layouts:
        # a second time says nothing more
        header.write("\n".join(2 * texts[layout]))
out.write("""
static unsigned failed, asked;
static void is(uint64_t got, uint64_t want, const char *what)
{
	asked++;
	if (got == want)
		return;
	failed++;
	printf("%s: 0x%" PRIx64 ", not 0x%" PRIx64 "\\n", what, got, want);
}

""")
bodies = {}
kinds = {}


def ask(layout, got, want, what):
    kinds[what] = kinds.get(what, 0) + 1
    bodies.setdefault(layout, []).append(
        f'\tis({got}, {want}, "{layout} {level} {word} {what}");\n')


def numbers(text):
    return text if text.startswith("0x") else str(int(text))


parsed = {}


# masks by macro, whether a macro is of some words only; fields by union and struct
def parse(layout):
    if layout in parsed:
        return parsed[layout]
    masks, some, fields = {}, set(), {}
    for name, mask, rest in re.findall(r"^#define (\w+) +UINT64_C\((\w+)\)(.*)$",
                                       texts[layout][0], re.M):
        masks[name] = int(mask, 16)
        if "where" in rest:
            some.add(name)
    for name, body in re.findall(r"^union (\w+) \{\n(.*?)^\};", texts[layout][1], re.M | re.S):
        for struct, of in re.findall(r"\tstruct \{\n#if[^\n]*\n(.*?)#else\n.*?\} (\w+);", body, re.S):
            fields[name, of] = re.findall(r"uint\d+_t (\w+) : (\d+); /\* ([\d:]+)", struct)
    parsed[layout] = masks, some, fields
    return parsed[layout]


def identifier(name):
    return re.sub(r"[^A-Za-z0-9]", "_", name)


# a quantity that fields hold, whole, in pieces or complemented
def quantity(fields, union, struct, name):
    terms = []
    for field, width, _ in fields.get((union, struct), ()):
        m = re.fullmatch(rf"(not_)?{name}(?:_(\d+)_(\d+))?", field)
        if m:
            value = f"(uint64_t)u.{struct}.{field}"
            if m[1]:
                value = f"({value} ^ {(1 << int(width)) - 1:#x}u" \
                        f"{'ll' if int(width) > 32 else ''})"
            terms.append(f"{value} << {m[3] or 0}")
    return " | ".join(f"({t})" for t in terms)


without = set()
for layout, level, op, word, expect in rows:
    header = texts[layout][0]
    masks, some, fields = parse(layout)
    at = re.search(r"^#ifndef (\w+)_H$", header, re.M)[1]
    low, here = f"{at.lower()}_{level}", f"{at}_{level.upper()}"
    value = f"UINT64_C({word})"
    if "type" in expect and "offset" in expect:
        if f"{low}_swp_type(" not in header:
            without.add((layout, level))
            continue
        # what the kernel's macro makes of what its fields don't hold
        if op == "macro" and (int(expect["type"]) > 31 or int(expect["offset"], 16) >
                              masks[f"{here}_SWP_OFFSET_MAX"]):
            continue
        ask(layout, f"{low}_swp_type({value})", numbers(expect["type"]), "type")
        ask(layout, f"{low}_swp_offset({value})", numbers(expect["offset"]), "offset")
        for name in ("type", "offset"):
            got = quantity(fields, low, "swp", name)
            # six bits of type are read, five are owned
            if name == "type" and int(expect["type"]) > 31:
                continue
            ask(layout, f"({{ union {low} u; u.word = (__typeof__(u.word)){value}; {got}; }})",
                numbers(expect[name]), f"field {name}")
    if "flags" in expect:
        flags = expect["flags"].split(",")
        sum_of = " | ".join(f"{here}_SWP_FLAG_{f.upper()}" for f in flags if f != "-") or "0"
        for macro in masks:
            m = re.fullmatch(rf"{here}_SWP_FLAG_(\w+)", macro)
            if m:
                flag = m[1].lower()
                ask(layout, f"({value} & {macro}) != 0", int(flag in flags), "flag")
                got = quantity(fields, low, "swp", flag)
                ask(layout, f"({{ union {low} u; u.word = (__typeof__(u.word)){value}; {got}; }})",
                    int(flag in flags), "field flag")
        if op == "both" and "type" in expect and "offset" in expect and \
                int(expect["type"]) < 32:
            ask(layout, f"({low}_swp({numbers(expect['type'])}, {numbers(expect['offset'])}) | {sum_of})",
                value, "word")
    for name in ("present", "none", "protnone"):
        if name in expect and f"{low}_{name}(" in header:
            ask(layout, f"(uint64_t){low}_{name}({value})", expect[name], name)
    # a layout without leaves at the level has answers of the kernel's macro alone
    if expect.get("kind") in ("present", "protnone") and "pfn" in expect and \
            f"{low}_address(" in header:
        ask(layout, f"{low}_address({value}) >> {at}_PAGE_SHIFT", numbers(expect["pfn"]), "pfn")
    if expect.get("kind") == "table" and "address" in expect:
        ask(layout, f"{low}_table_address({value})", expect["address"], "table")
    if "is" in expect:
        said = dict((n.split("=") + [None])[:2] for n in expect["is"].split(",") if n != "-")
        groups, tables = {}, {}
        for macro in masks:
            m = re.fullmatch(rf"{here}_(TABLE_)?BIT_(\w+?)(?:__\d+)?", macro)
            if m:
                (tables if m[1] else groups).setdefault(m[2], []).append(macro)
        # a word of a table may be meant: then other names aren't asked about
        is_table = bool(said) and all(identifier(n).upper() in tables for n in said)
        if is_table:
            groups = {n: m for n, m in tables.items() if n in map(str.upper, map(identifier, said))}
        for name, value_of in said.items():
            macros = groups[identifier(name).upper()]
            any_of = " | ".join(macros)
            ask(layout, f"({value} & ({any_of})) != 0", "1", "name")
            if value_of is not None:
                mask = masks[macros[0]]
                ask(layout, f"({value} & {macros[0]}) / {mask & -mask:#x}u", value_of, "name's value")
        for name, macros in groups.items():
            if name.lower() not in map(str.lower, map(identifier, said)) and not some & set(macros):
                ask(layout, f"({value} & ({' | '.join(macros)})) != 0", "0", "other name")
            for field, width, bits in () if is_table else fields.get((low, "page"), ()):
                if field.rstrip("_") == name.lower() and not some & set(macros) and \
                        len(macros) == 1:
                    lsb = int(bits.split(":")[-1])
                    if masks[macros[0]] != ((1 << int(width)) - 1) << lsb:
                        continue
                    ask(layout, f"({{ union {low} u; u.word = (__typeof__(u.word)){value}; (uint64_t)u.page.{field}; }})",
                        f"({value} & {macros[0]}) >> {lsb}", "field of a page")
for i, (layout, lines) in enumerate(bodies.items()):
    out.write(f"static void of_{i}(void)\n{{\n{''.join(lines)}}}\n\n")
out.write("int main(void)\n{\n" + "".join(f"\tof_{i}();\n" for i in range(len(bodies))) +
          '\tprintf("%u asked, %u failures\\n", asked, failed);\n'
          "\treturn failed != 0 || asked == 0;\n}\n")
out.close()
print(len(layouts), "kernels;", ", ".join(f"{k} {n}" for k, n in sorted(kinds.items())))
for layout, level in sorted(without):
    print(f"{layout} has no entries at {level}")
for want in ("type", "offset", "field type", "field offset", "flag", "field flag", "word", "present",
             "none", "protnone", "pfn", "table", "name", "name's value", "other name",
             "field of a page"):
    if kinds.get(want, 0) < 20:
        sys.exit(f"of {want} nothing is asked, or little")
END
for cc in "$@"; do
	"$cc" -std=gnu11 -O0 -Wall -Wextra -Werror -o test test.c
	status=0
	${PTE_EXPORT_RUN-} ./test >said || status=$?
	echo "$cc: $(tail -n 30 said)"
	[ "$status" = 0 ]
done
# each alone, by the standards
"$pte" export c-header x86_64@6.12 >alone.h
"$pte" export bitfield x86_64@6.12 >>alone.h
echo '#include "alone.h"' >alone.c
for cc in "$@"; do
	"$cc" -std=c11 -Wall -Wextra -Wpedantic -Werror -fsyntax-only alone.c
	[ -n "${PTE_EXPORT_RUN-}" ] || "$cc" -std=c++17 -Wall -Wextra -Wpedantic -Werror -fsyntax-only -x c++ alone.c
done
