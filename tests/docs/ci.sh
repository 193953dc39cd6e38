#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# ci.sh: what docs/ci.md tells others to run is YAML, JSON and commands that are there:
# of a fake pte, in a repository of its own. 77: nothing reads YAML here.
set -euo pipefail
cd "$(dirname "$0")/../.."
doc=$PWD/docs/ci.md
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
fail() {
	echo "docs/ci.md: $*" >&2
	exit 1
}
python3 -c 'import yaml' 2>"$tmp/why" || {
	echo "ci: SKIP: $(tail -n 1 "$tmp/why")"
	exit 77
}

# the jobs, their scripts, and the objects
python3 - "$doc" "$tmp/scripts" <<'end'
import json, re, sys, yaml

text = open(sys.argv[1]).read()
blocks = re.findall(r"```(\w+)\n(.*?)```\n", text, re.S)
github, gitlab = [yaml.safe_load(b) for kind, b in blocks if kind == "yaml"]
assert github[True]["pull_request"]["paths"], "GitHub: on no paths"  # "on" is true
scripts = [s["run"] for s in github["jobs"]["pte"]["steps"] if "run" in s]
assert gitlab["pte"]["rules"][0]["changes"], "GitLab: on no changes"
scripts += gitlab["pte"]["before_script"] + gitlab["pte"]["script"]
assert all(isinstance(s, str) for s in scripts), scripts
objects = [json.loads(line) for kind, b in blocks if kind == "json" for line in b.splitlines()]
assert objects and all({"layout", "piece", "in_tree"} == set(o) for o in objects), objects
open(sys.argv[2], "w").write("\n".join(scripts) + "\n")
end
bash -n "$tmp/scripts"

mkdir "$tmp/bin" "$tmp/tree"
ln -s "$PWD/scripts/check-tree.sh" "$tmp/bin/pte-check-tree"
cat >"$tmp/bin/pte" <<'end'
#!/bin/sh
[ "$1" = probe ] || exit 99
exit "$(cat status)"
end
chmod +x "$tmp/bin/pte"
export PATH="$tmp/bin:$PATH" HOME=$tmp
unset PTE "${!GIT_@}"

# each use of the script is one that it knows; the folder of specs is here
cd "$tmp/tree"
echo 0 >status
{
	sed -n 's/^    \(pte-check-tree \)/\1/p' "$doc"
	grep -E '^pte-check-tree ' "$tmp/scripts"
} | sed 's/ *>.*//; s/ *||.*//' >"$tmp/uses"
[ "$(wc -l <"$tmp/uses")" = 4 ] || fail "the script is used elsewhere: $(cat "$tmp/uses")"
while read -r use; do
	bash -c "$use" >"$tmp/said" 2>&1 || fail "$use: $(cat "$tmp/said")"
done <"$tmp/uses"

# good, two that don't build, one of which is asked first, good, bad, bad
git init -q .
git config user.name someone
git config user.email someone@localhost
for status in 0 2 2 0 1 1; do
	echo "$status" | tee -a statuses >status
	git add status statuses
	git commit -q -m "$status"
done
first=$(git rev-parse HEAD~1)
git bisect start HEAD HEAD~5 >"$tmp/log"
run=$(sed -n 's/^    \(git bisect run \)/\1/p' "$doc")
bash -c "$run" >"$tmp/log" 2>&1 || fail "$run: $(cat "$tmp/log")"
grep -qx "$first is the first bad commit" "$tmp/log" || fail "$run: $(cat "$tmp/log")"
git bisect reset >"$tmp/log" 2>&1

# what is in a note isn't in the commit that the patch makes
echo 'arm64        a line of the report' >pte.txt
sed -n 's/^    \(git \(notes\|format-patch\) \)/\1/p' "$doc" >"$tmp/mail"
bash -e "$tmp/mail" >"$tmp/log" 2>&1 || fail "$(cat "$tmp/log")"
sed -n '/^---$/,$p' 0001-*.patch | grep -q 'a line of the report' ||
	fail "the report isn't below the ---"
git reset -q --hard HEAD~1
git am -q 0001-*.patch
git log -1 --format=%B --no-notes | grep -q report && fail "the report is in the commit"
echo "ci: $(wc -l <"$tmp/uses") uses, a bisection and a mail"
