#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# check-tree.sh: what scripts/check-tree.sh asks for, says and exits with, of a `pte`
# that answers what a file says: the first line is its exit status.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
script=$PWD/scripts/check-tree.sh
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/bin" "$tmp/answers"
cat >"$tmp/bin/pte" <<'end'
#!/usr/bin/env bash
here=$(dirname "$0")/../answers
arch=${*: -1}
printf '<%s>' "$@" >>"$here/asked"
echo >>"$here/asked"
[ -e "$here/$arch" ] || arch=same
sed 1d "$here/$arch"
echo "pte: probe: a note about ${*: -1}" >&2
exit "$(head -n 1 "$here/$arch")"
end
chmod +x "$tmp/bin/pte"
PATH=$tmp/bin:$PATH
unset PTE
bad() {
	echo "check-tree: $*" >&2
	[ ! -e "$tmp/said" ] || cat "$tmp/said" >&2
	exit 1
}

# Reports as pte-probe writes them: report.c's lines, with what it fills in.
answer() {
	cat >"$tmp/answers/$1"
}
answer same <<'end'
0
Linux 6.12.1, x86_64, x86_64_defconfig and 37 options, clang 19.1.7
x86_64              54 pieces proved; the same as x86_64@6.12
  breaks nothing that x86_64@6.12 promises

end
answer differs <<'end'
1
a-4k                53 pieces proved; differs from a-4k@6.12: 2 (and 1 that are allowed); undecided: 3
  swap at pte                undecided: assembly that isn't known
  a:a breaks what a-4k@6.12 promises:

a-16k               53 pieces proved; differs from a-16k@6.12: 4

end
answer refuted <<'end'
1
a-4k                54 pieces proved; the same as a-4k@6.12
  a:a breaks what a-4k@6.12 promises:
end
answer allowed <<'end'
0
a-4k                54 pieces proved; differs from a-4k@6.12: 0 (and 2 that are allowed)
end
answer undecided <<'end'
2
a-4k                52 pieces proved; differs from a-4k@6.12: 0; undecided: 2
end
answer trouble <<'end'
2
end
answer unsaid <<'end'
1
end
answer interrupted <<'end'
130
end

# check STATUS ARGUMENT...: exits with it; what was said is in $tmp/said
check() {
	local wanted=$1 status=0
	shift
	rm -f "$tmp/answers/asked"
	"$script" "$@" >"$tmp/said" 2>"$tmp/complaint" || status=$?
	[ $status = "$wanted" ] || bad "$*: exit $status, not $wanted: $(cat "$tmp/complaint")"
}

# says LINE: the summary's only line about some architecture
says() {
	[ "$(grep -cxF -- "$1" "$tmp/said")" = 1 ] || bad "doesn't say: $1"
}

# asks LINE...: what pte was run with
asks() {
	diff <(printf '%s\n' "$@") "$tmp/answers/asked" || bad "asks for something else"
}

check 0 tree
asks '<probe><--><tree><x86_64>' '<probe><--><tree><arm64>' '<probe><--><tree><ppc64>'
for arch in x86_64 arm64 ppc64; do
	says "$(printf '%-12s %s' $arch "nothing differs, nothing new is refuted")"
	says "pte: probe: a note about $arch"
done
head -n 3 "$tmp/said" | grep -qx '' && bad "the summary isn't first"

check 0 --allow 'some file' -o specs -- 'a tree' s390x
asks '<probe><--allow><some file><-o><specs><--><a tree><s390x>'
check 0 --allow=file tree s390x
asks '<probe><--allow><file><--><tree><s390x>'

# something that differs is the answer, whatever comes before or after
for archs in "differs trouble same" "trouble same differs" "undecided refuted"; do
	# shellcheck disable=SC2086
	check 1 tree $archs
done
check 2 tree same undecided same
check 2 tree trouble same
check 130 tree same interrupted differs
[ ! -s "$tmp/said" ] || bad "a report of what was interrupted"

check 1 tree differs
says "differs      differs: 6; a claim is refuted; undecided: 3; allowed: 1"
check 1 tree refuted
says "refuted      a claim is refuted"
check 1 tree unsaid
says "unsaid       something differs or is refuted"
check 0 tree allowed
says "allowed      nothing else differs, nothing new is refuted; allowed: 2"
check 2 tree undecided
says "undecided    undecided: 2"
check 2 tree trouble
says "trouble      trouble"

# for a mail: 72 columns, and no word is lost
check 1 tree differs same
[ "$(wc -L <"$tmp/said")" -le 72 ] || bad "a line has more than 72 columns"
for answer in differs same; do
	sed 1d "$tmp/answers/$answer"
done | tr -s ' \n' '\n' | sort >"$tmp/words"
tr -s ' \n' '\n' <"$tmp/said" | sort | comm -13 - "$tmp/words" | grep . &&
	bad "lacks these words"

# what can't be asked
for arguments in "" "--allow" "--what tree" "-o"; do
	# shellcheck disable=SC2086
	check 2 $arguments
	[ -s "$tmp/complaint" ] || bad "$arguments: says nothing"
	[ ! -e "$tmp/answers/asked" ] || bad "$arguments: asks nevertheless"
done
PTE=/nowhere/pte check 2 tree
grep -q /nowhere/pte "$tmp/complaint" || bad "doesn't say which pte"
check 0 --help
says 'pte-check-tree [--allow FILE] [-o DIR] TREE [ARCH...]: probe a kernel tree for each'
echo "check-tree: asks, says and exits as it should"
