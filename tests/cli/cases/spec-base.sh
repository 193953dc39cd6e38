# SPDX-License-Identifier: BSD-2-Clause
# A spec that starts from another one: a file beside it. What that proposes is
# proposed still, what it breaks is its own; bit 4 of x86_64 is free at 6.12
# (facts, x86_64, section 3), bit 3 is the exclusive flag.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
mkdir below
short() { # all but how many verdicts there are, and the time
	printf '$ pte check %s\n' "$*"
	pte check "$@" 2>&1 | sed '/^[0-9]* proved/d; /^in [0-9.]* s/d'
	printf -- '-> %d\n' "${PIPESTATUS[0]}"
}
refuse() { # NAME: why it isn't taken
	printf -- '--- %s\n' "$1"
	pte decode -l "$1" 0 2>&1
	printf -- '-> %d\n' $?
}

echo '{"base": "x86_64@6.12", "series": "first",
  "flags": [{"name": "one", "bit": 4, "levels": ["pte"]}],
  "types": [{"name": "moving", "holds": "pfn"}]}' >first.json
echo '{"base": "../first.json", "series": "second",
  "flags": [{"name": "two", "bit": 4, "levels": ["pmd"]}],
  "types": [{"name": "noted", "holds": "marker"}]}' >below/second.json
echo '{"base": "first.json", "series": "third",
  "flags": [{"name": "three", "bit": 4}]}' >third.json
short below/second.json
short third.json
# Linux's types end at 23, then come the first's and the second's
pte encode -l below/second.json moving pfn=5 one
pte encode -l below/second.json noted marker=uffd_wp
pte decode -l below/second.json --level pmd 0xb7fffffffffff410
pte diff -v first.json below/second.json
pte show below/second.json --json | grep -A 8 '"series"'
pte show below/second.json --json >whole.json
pte show whole.json --json | cmp - whole.json
# together, over the base that both share, however its path is written
short -s third.json -s below/second.json
echo '{"base": "x86_64@6.12", "flags": [{"name": "four", "bit": 4}]}' >other.json
refuse_together() { pte check -s "$1" -s "$2"; echo "-> $?"; }
refuse_together third.json other.json 2>&1

# what the base breaks isn't held against what starts from it
echo '{"base": "x86_64@6.12", "flags": [{"name": "taken", "bit": 3}]}' >broken.json
echo '{"base": "broken.json"}' >heir.json
short heir.json

# a scheme is in force below, too
echo '{"base": "x86_64@6.12", "scheme": "pte-bit=4"}' >scheme.json
echo '{"base": "scheme.json"}' >same.json
pte decode -l same.json 0x10

# no base
echo '{"base": "missing.json"}' >lost.json
refuse lost.json
echo '{"base": "first.json",
  "flags": [{"name": "one", "bit": 3}]}' >twice.json
refuse twice.json
echo '{"base": "first.json", "flags": [{"name": "a", "bit": 3}, {"name": "b", "bit": 3},
  {"name": "c", "bit": 3}, {"name": "d", "bit": 3}]}' >many.json
refuse many.json
echo '{"base": "first.json", "layout": "mine@6.13"}' >later.json
refuse later.json
echo '{"base": "a\u202eb.json"}' >turned.json
refuse turned.json

# each other's, however they are called
echo '{"base": "self.json"}' >self.json
refuse self.json
echo '{"base": "b.json"}' >a.json
echo '{
  "base": "below/../c.json"}' >b.json
echo '{"base": "./b.json"}' >c.json
refuse a.json
refuse b.json
ln -s linked.json link.json
echo '{"base": "link.json"}' >linked.json
refuse linked.json
for n in $(seq 17); do echo "{\"base\": \"$((n + 1)).json\"}" >"$n.json"; done
cp first.json 18.json
refuse 1.json 2>&1 | head -n 2
refuse 3.json
