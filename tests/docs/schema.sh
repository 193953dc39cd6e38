#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# schema.sh PTE: the schema of specs takes what pte takes: each layout that it
# shows, the examples and the named specs. And it has each key that pte knows: an unknown one is
# refused by both.
set -eu
pte=$(realpath "$1")
cd "$(dirname "$0")/../.."
python3 -c 'import jsonschema' 2>/dev/null || exit 77
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for layout in x86_64@5.18 $("$pte" list layouts --json |
	sed 's/.*"layout":"\([^"]*\)".*/\1@7.1/' | sort -u); do
	"$pte" show "$layout" --json >"$tmp/$layout.json"
done
cp examples/*.json share/specs/*.json "$tmp"
echo '{"base": "free-bit.json"}' >"$tmp/starts-from-a-spec.json"
echo '{"base": "x86_64", "series": "a\u202eb"}' >"$tmp/turned.json"
python3 - share/spec.schema.json "$pte" "$tmp"/*.json <<'END'
import copy, json, subprocess, sys, warnings

warnings.simplefilter("ignore")
import jsonschema

schema = json.load(open(sys.argv[1]))
pte, paths = sys.argv[2], sys.argv[3:]
validator = jsonschema.Draft202012Validator(schema)
validator.check_schema(schema)
failed = 0


def takes(document):
    with open(paths[0] + ".try.json", "w") as file:
        json.dump(document, file)
    return subprocess.run([pte, "decode", "-l", file.name, "0"],
                          capture_output=True).returncode == 0


def agree(document, what):
    global failed
    ours, schemas = takes(document), validator.is_valid(document)
    if ours != schemas:
        failed += 1
        print(f"{what}: pte says {ours}, the schema {schemas}")


def places(value, path=()):
    yield path, value
    members = value.items() if isinstance(value, dict) else \
        list(enumerate(value))[:1] if isinstance(value, list) else ()
    for key, member in members:
        yield from places(member, path + (key,))


for path in paths:
    document = json.load(open(path))
    agree(document, path)
    if not takes(document) and "turned" not in path:
        failed += 1
        print(f"{path}: not taken")

# one document with everything in it, one thing changed at a time
document = json.load(open(next(p for p in paths if "arm64-4k@7.1" in p)))
extra = json.load(open(next(p for p in paths if "free-bit" in p)))
document["flags"] = extra["flags"]
document["types"] = [
    {"name": "moving", "holds": "pfn", "accepted_as": ["migration_read"]}]
document["scheme"] = "pte-bit=62"
# numbers are of all types, which a schema can't say
numbered = copy.deepcopy(document)
del numbered["types"]
numbered["numbers"] = [{"type": 31, "kind": "marker"}]
tried = 0
all_places = [(document, *place) for place in places(document)] + [
    (numbered, *place) for place in places(numbered) if place[0][:1] == ("numbers",)]
for document, path, value in all_places:
    for change in ("stranger", "type", "away", "from", "whence"):
        changed = copy.deepcopy(document)
        at = changed
        for key in path[:-1]:
            at = at[key]
        if change == "stranger" and isinstance(value, dict):
            (at[path[-1]] if path else changed)["stranger"] = 1
        elif change in ("from", "whence") and isinstance(value, dict) and "from" not in value:
            (at[path[-1]] if path else changed)["from"] = \
                "proved" if change == "from" else "hearsay"
        elif change == "type" and path and len(path) < 4:
            at[path[-1]] = 7.5
        elif change == "away" and path and len(path) == 1:
            del at[path[-1]]
        else:
            continue
        tried += 1
        agree(changed, f"{change} at {'.'.join(map(str, path))}")
print(f"{len(paths)} documents, {tried} changes, {failed} failures")
sys.exit(failed > 0)
END
