#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""json-doc.py SCHEMA: docs/json.md, what the schema of the output says in words."""

import json
import sys

HEAD = """# JSON

`-j`, `--json` makes a command print JSON: an object a line for what is a list, one object
otherwise. `-p`, `--pretty` is the same, indented. The first key is `"schema": 1`. Quantities
of up to 64 bits are strings, lower-case hexadecimal with 0x; numbers of types and bits, and
counts, are numbers. Names, kinds, codes and keys stay what they are; new keys may come.

[share/output.schema.json](../share/output.schema.json) has all of this as a JSON schema,
each form under `$defs` by its command's name; it's installed with the command. This page is
made from it. `pte show --json` prints a spec: [specs.md](specs.md). A key that is *optional*
isn't there where it has no meaning.
"""


def kind(schema, schema_type):
    """What a value is, in a word or two."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return {"hex": "hex", "version": "version", "count": "hex"}.get(name, name)
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " \\| ".join(f"`{v}`" for v in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(kind(s, schema_type) for s in schema["anyOf"])
    if schema.get("type") == "array":
        return "list of " + kind(schema["items"], schema_type)
    return {"integer": "number", "boolean": "bool"}.get(schema["type"], schema["type"])


def rows(schema, prefix=""):
    """A row for each key, and for those of the objects within."""
    for key, value in schema.get("properties", {}).items():
        optional = key not in schema.get("required", [])
        if key == "schema" and not prefix:
            continue
        says = value.get("description", "")
        what = kind(value, None)
        yield (f"| `{prefix}{key}` | {what} | "
               f"{'optional: ' if optional else ''}{says} |")
        for inner, mark in inside(value):
            yield from rows(inner, f"{prefix}{key}{mark}.")


def inside(value):
    """The objects with keys of their own in a value."""
    for part in value.get("anyOf", [value]):
        if "properties" in part:
            yield part, ""
        items = part.get("items", {})
        if "properties" in items:
            yield items, "[]"


def section(title, schema, shared):
    print(f"\n## {title}\n\n{schema['description']}", end="")
    for base in schema.get("allOf", []):
        print(f" It has the keys of {shared[base['$ref']]}, too.", end="")
    print("\n")
    table = list(rows(schema))
    if table:
        print("| key | is | what |\n|---|---|---|")
        print("\n".join(table))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        defs = json.load(file)["$defs"]
    shared = {"#/$defs/reading": "[a reading](#a-reading)",
              "#/$defs/pagemap-word": "[a word of pagemap](#a-word-of-pagemap)"}
    print(HEAD, end="")
    section("A reading", defs["reading"], shared)
    section("A word of pagemap", defs["pagemap-word"], shared)
    for schema in defs.values():
        if "title" in schema:
            section(f"`{schema['title']}`", schema, shared)


main()
