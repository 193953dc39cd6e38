# SPDX-License-Identifier: BSD-2-Clause
# Each word that diff shows is read differently by decode; and where diff shows
# nothing, decode reads the same words the same.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for n in $(seq 0 63); do
	printf '%x\n%x\n%x\n' $((1 << n)) $((-1 ^ 1 << n)) $((0x5deece66d * (n + 1) << (n % 13)))
done >"$tmp/words"
# read_words LAYOUT LEVEL: those of its input, a line each
read_words() {
	pte decode -l "$1" --level "$2" --json 2>/dev/null |
		sed 's/"layout":"[^"]*",//; s/,"certain":false//'
}
# the file with what a layout reads at a level, of all words: once
words_read() {
	read=$tmp/read-$1-$2
	[ -e "$read" ] || read_words "$1" "$2" <"$tmp/words" >"$read"
}
pairs=0 same=0 shown=0
try_pair() {
	pairs=$((pairs + 1))
	pte diff "$1" "$2" --json 2>/dev/null |
		sed -n 's/.*"witness":"\(0x[0-9a-f]*\)","level":"\([a-z]*\)".*/\2 \1/p' |
		sort -u >"$tmp/diff"
	if [ ! -s "$tmp/diff" ]; then
		same=$((same + 1))
		for level in pte pmd hugetlb; do
			words_read "$1" $level
			one=$read
			words_read "$2" $level
			cmp "$one" "$read" || echo "$1 and $2 differ"
		done
		return
	fi
	rm -f "$tmp"/shown-*
	while read -r level word; do
		printf '%s\n' "$word" >>"$tmp/shown-$level"
	done <"$tmp/diff"
	for level in pte pmd hugetlb; do
		[ -s "$tmp/shown-$level" ] || continue
		read_words "$1" $level <"$tmp/shown-$level" >"$tmp/one"
		read_words "$2" $level <"$tmp/shown-$level" >"$tmp/other"
		while read -r word && IFS= read -r a <&3 && IFS= read -r b <&4; do
			shown=$((shown + 1))
			[ "$a" != "$b" ] || echo "$1 and $2 read $word at $level the same"
		done <"$tmp/shown-$level" 3<"$tmp/one" 4<"$tmp/other"
	done
}
for layout in x86_64 arm64-4k ppc64-hash-64k ppc64-nohash; do
	last=$layout@5.10
	for version in 5.12 5.19 6.3 6.7 6.10 6.11 6.16; do
		try_pair "$last" "$layout@$version"
		last=$layout@$version
	done
done
try_pair arm64-4k@6.12 arm64-4k-lpa2@6.12
try_pair x86_64@6.12 x86_64-la57@6.12
try_pair ppc64-radix-4k@6.12 ppc64-radix-64k@6.12
try_pair x86_64@6.12 arm64-16k@6.12
echo "$pairs pairs, $((shown > 150)), $((same > 5))"
