# SPDX-License-Identifier: BSD-2-Clause
"""json_output.py SCHEMA PTE FOLDER GOLDEN...: what pte prints with --json is what the schema says.

Commands of each form are run, by --json and by -p; each form is printed by one of them, or
stands in a golden output, each whole line of which that is JSON is held against the schema.
"""

import json
import os
import shlex
import subprocess
import sys
import warnings

warnings.simplefilter("ignore")
import jsonschema

# form or forms, command; "!": exit 1 is an answer, too. {core}: an ELF core, {words}: words
COMMANDS = """
version-object | --version
list-layouts | list layouts --all
list-kinds | list kinds
list-kinds | list kinds -l x86_64@6.12
list-kinds | list kinds -l examples/free-bit.json
list-markers | list markers
list-markers | list markers -l x86_64@6.12
list-options | list options
list-options | list options -l arm64@6.1
list-schemes | list schemes
list-schemes | list schemes -l x86_64@6.12
list-claims | list claims
list-exhibits | list exhibits
list-transitions | list transitions
list-transitions-word | list transitions -l x86_64@6.12 0xd7fffffffdb97404
list-transitions-word | list transitions -l x86_64@6.12 -S special-pte 0x4
decode | decode -l x86_64@6.12 0 7 2fffffffffdb960e 400000000000000 pmd:8e7 pmd:67 hugetlb:e7
decode | decode -l arm64-4k@6.12 0 68000000000f43 12345678 ffffffffffffffff
decode | decode -l x86_64@6.12 --entry 1400000000001234
decode | decode -l i386 0 7 12345678
decode | decode -l x86_64@5.18 --level pmd 0
decode-pagemap | decode -l x86_64@6.15 --pagemap 0 8100000000012345 420000000000003f
encode | encode -l x86_64@6.12 swap type=5 offset=0x1234 soft_dirty
encode | encode -l x86_64@6.12 present pfn=1 prot=shared
encode | encode -l x86_64@6.12 none
follow | follow -l x86_64@6.12 0xd7fffffffdb97404
follow | follow -l x86_64@6.12 present swap-out,swap-in
follow | follow -l x86_64@6.12 marker
follow | follow -l arm64@6.12 --level hugetlb hwpoison
follow | follow -l x86_64 -v 0xd7fffffffdb97404
explain | explain -l x86_64@6.12 {log}
explain | explain {log}
scan scan-found | scan -l x86_64@6.12 --find swap,marker,none {words}
scan | scan -l riscv64@6.12 --byte-order be {words}
infer | infer pmd:dffffffe71fbfe02 400000000000000=1ffffffffffff
check check-summary | ! check x86_64@6.12 -c ''
check check-summary | ! check riscv64-svrsw60t59b -c ''
check check-summary check-collision | ! check -s examples/taken-bit.json -s examples/same-bit.json
diff | ! diff x86_64@6.1 x86_64@7.0
diff | ! diff x86_64@6.12 examples/free-bit.json
census | census arm64@6.12
census | census i386
budget | budget
budget | budget examples/free-bit.json x86_64@6.12
compare-all | compare
compare | compare -l x86_64@5.14 -v
compare | compare -s examples/free-bit.json
museum | museum
pagemap pagemap-summary | pagemap self
"""
# of what needs a dump, or a kernel's tree: tests/walk and tests/probe/said.py have these
ELSEWHERE = {"probe", "probe-helper", "pagemap-page"}


def objects(text):
    decoder = json.JSONDecoder()
    at = 0
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        yield value
        while at < len(text) and text[at] == "\n":
            at += 1


class Forms:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        self.defs = schema["$defs"]
        self.names = [s["$ref"].rsplit("/", 1)[1] for s in schema["anyOf"]]
        self.validators = {
            name: jsonschema.Draft202012Validator(
                {"$ref": "#/$defs/" + name, "$defs": self.defs})
            for name in self.names}
        self.seen = {name: 0 for name in self.names}
        self.known = set()
        self.failed = 0

    def bad(self, what):
        print("json: " + what, file=sys.stderr)
        self.failed += 1

    def look(self, value, names, what):
        """One of these forms is the value's."""
        # of ten thousand verdicts, many differ in numbers alone
        shape = (names, json.dumps(value) if len(str(value)) < 300 else None,
                 tuple(value))
        if shape[1] is not None and shape in self.known:
            return
        for name in names:
            if self.validators[name].is_valid(value):
                self.seen[name] += 1
                self.known.add(shape)
                return
        errors = min(([f"{'/'.join(map(str, e.path))}: {e.message}"
                       for e in self.validators[name].iter_errors(value)]
                      for name in names), key=len)
        self.bad(f"{what}: {json.dumps(value)[:200]}: {errors[:3]}")

    def candidates(self, value):
        """Those forms that have its keys."""
        for name in self.names:
            own = dict(self.defs[name]["properties"])
            for base in self.defs[name].get("allOf", []):
                own.update(self.defs[base["$ref"].rsplit("/", 1)[1]]["properties"])
            if set(value) <= set(own) and set(self.defs[name]["required"]) <= set(value):
                yield name


def run(forms, pte, line, files):
    names, command = (s.strip() for s in line.split("|"))
    names = tuple(names.split())
    allowed = (0, 1) if command.startswith("!") else (0,)
    words = [w.format(**files) for w in shlex.split(command.lstrip("! "))]
    if words == ["pagemap", "self"]:
        words[1] = str(os.getpid())
    said = subprocess.run([pte, "--json", *words], capture_output=True, text=True,
                          check=False)
    if said.returncode not in allowed:
        forms.bad(f"{command}: exit {said.returncode}: {said.stderr}")
        return
    values = list(objects(said.stdout))
    if not values:
        forms.bad(f"{command}: prints nothing")
    for value in values:
        forms.look(value, names, command)
    # indented, it's the same; what is live or timed isn't
    if words[0] in ("pagemap", "scan", "check"):
        return
    pretty = subprocess.run([pte, *words, "-p"], capture_output=True, text=True,
                            check=False).stdout
    if list(objects(pretty)) != values:
        forms.bad(f"{command}: -p says something else")
    if pretty != "".join(json.dumps(v, indent=2, ensure_ascii=False) + "\n"
                         for v in values):
        forms.bad(f"{command}: -p isn't indented as json.tool does it")


def main():
    schema, pte, folder, *golden = sys.argv[1:]
    forms = Forms(schema)
    files = {"log": folder + "/log", "words": folder + "/words"}
    with open(files["log"], "w", encoding="ascii") as file:
        file.write("BUG: Bad page map in process x  pte:400000000000000 pmd:12345067\n"
                   "get_swap_device: Bad swap offset entry 3ffffffffffff\n")
    with open(files["words"], "wb") as file:
        for word in (0, 0x2fffffffffdb960e, 0xfffffffffffffa00, 7, 1 << 58):
            file.write(word.to_bytes(8, "little"))
    for line in COMMANDS.strip().splitlines():
        run(forms, pte, line, files)

    lines = 0
    for path in golden:
        with open(path, encoding="utf-8", errors="replace") as file:
            for number, line in enumerate(file, 1):
                if not line.startswith('{"schema":1,'):
                    continue
                try:
                    value = json.loads(line.replace("NEWEST", "9.9").replace('"N"', '"9.9"'))
                except ValueError:
                    continue  # a test has cut it
                if "base" in value and "until" not in value and "claim" not in value:
                    continue  # a spec
                lines += 1
                names = tuple(forms.candidates(value))
                if not names:
                    forms.bad(f"{path}:{number}: keys of no form: {list(value)}")
                else:
                    forms.look(value, names, f"{path}:{number}")
    if lines < 250:
        forms.bad(f"golden outputs have {lines} lines of JSON only")
    for name, count in forms.seen.items():
        if count == 0 and name not in ELSEWHERE:
            forms.bad(f"{name}: no command printed that")
    print(f"{sum(forms.seen.values())} objects of {len(forms.names)} forms, "
          f"{lines} lines of golden outputs")
    sys.exit(forms.failed != 0)


if __name__ == "__main__":
    main()
