# SPDX-License-Identifier: BSD-2-Clause
# A scheme in a spec is in force as one of --scheme is. Bit 4 of x86_64 is free
# at 6.12 and bit 3 is the exclusive flag (facts, x86_64, section 3): a word of
# bit 4 alone is the scheme's, and a what-if that takes the bit leaves no room.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
spec() { # NAME MEMBERS
	printf '{\n  "base": "x86_64@6.12",\n  %s\n}\n' "$2" >"$1.json"
}
same() { # WHAT COMMAND...: of the spec, and with --scheme
	diff <("${@:2}" remember.json 2>&1 | sed 's/remember/x86_64/g') \
		<("${@:2}" -S pte-bit=4 x86_64@6.12 2>&1) >/dev/null &&
		printf '%s: the same\n' "$1"
}
spec remember '"scheme": "pte-bit=4"'
try decode -l remember.json 0x10 0x2fffffffffdb9600
try decode -l x86_64@6.12 -S pte-bit=4 0x10
try encode -l remember.json special
same census pte census
try list transitions -l remember.json 0x10
# but for what is its base's own, and the sums, in which that isn't counted
verdicts() { pte check "$@" --json | sed '$d; s/,"base":true//; s/remember/x86_64/'; }
verdicts remember.json >own
verdicts x86_64@6.12 -S pte-bit=4 >named
cmp own named && grep -c '"claim":"scheme-' own
try diff x86_64@6.12 remember.json
pte show remember.json --json >whole.json
grep '"scheme":' whole.json
pte show whole.json --json | cmp - whole.json
try budget remember.json

# there's no such scheme, or no room for it
spec bad '"scheme": "pte-bits"'
try decode -l bad.json 0
spec bad '"scheme": "pte-bit=64"'
try decode -l bad.json 0
spec bad '"scheme": "pte-bit="'
try decode -l bad.json 0
spec bad '"scheme": "swp-type=4"'
try decode -l bad.json 0
spec bad '"scheme": 4'
try decode -l bad.json 0
spec bad '"scheme": "pte-bit=3"'
for command in show census budget check; do try "$command" bad.json; done
try decode -l bad.json 0
try diff bad.json x86_64@6.12
spec taken '"scheme": "pte-bit=4",
  "flags": [{"name": "unmap", "bit": 4}],
  "owners": [{"lsb": 4, "width": 1, "owner": "unmap"}]'
try check taken.json

# one at a time
try decode -l remember.json -S pte-bit=4 0x10
try check remember.json -S pte-bit=4
try check x86_64@6.12 remember.json -S pte-bit=4
try budget remember.json -S pte-bit=4
try compare pte-bit -l remember.json
spec plain '"series": "nothing"'
try decode -l plain.json -S pte-bit=4 0x10

# two specs, one of which has a scheme; and two that have different ones
verdicts -s remember.json -s plain.json | sed 's/x86_64+plain/x86_64/' | cmp - own
spec other '"scheme": "special-pte"'
try check -s remember.json -s other.json | sed '/^$/,$d'
try check -s remember.json -s plain.json -S pte-bit=4

# a bit that the what-if gives up is free wherever its kernel boots
cat >narrow.json <<'END'
{
  "base": "arm64-64k@6.12",
  "scheme": "pte-bit=61",
  "swap": {"offset": {"width": 49}},
  "owners": [{"lsb": 61, "width": 1, "owner": "free"}]
}
END
try encode -l narrow.json special
