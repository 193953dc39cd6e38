#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# completion.sh PTE FOLDER: what the scripts in FOLDER complete is what the command
# takes: each command, each option that its help tells of, and the names that it lists.
# bash is driven; of zsh and fish the script is read, where they are.
set -euo pipefail
pte=$(realpath "$1")
cd "$2"
failed=0
bad() {
	echo "completion: $*" >&2
	failed=1
}
# shellcheck disable=SC1091
. ./pte
COMP_WORDBREAKS=$' \t\n"\'><=;|&(:'

# offers LINE: what bash offers at its end, a line each
offers() {
	COMP_LINE=$1 COMP_POINT=${#1}
	_pte
	[ ${#COMPREPLY[@]} = 0 ] || printf '%s\n' "${COMPREPLY[@]}"
}
# gives LINE WORD...: each of them is offered, and there's one at least
gives() {
	local line=$1 word offered
	shift
	[ $# -gt 0 ] || bad "'$line': nothing to ask for"
	offered=$(offers "$line")
	for word in "$@"; do
		[[ $'\n'$offered$'\n' == *$'\n'"$word"$'\n'* ]] ||
			bad "'$line' isn't completed to $word"
	done
}
names() {
	"$pte" list "$1" --json | sed -E "s/^[^,]*,\"$2\":\"([^\"]*)\".*/\1/" | sort -u
}

commands=$("$pte" --help | sed -n '/^commands:/,/^$/s/^  \([a-z]*\) .*/\1/p')
[ "$(wc -w <<<"$commands")" -ge 18 ] || bad "help has hardly any command"
# shellcheck disable=SC2086 # they are words
gives "pte " $commands
gives "pte --color=always dec" decode
gives "pte -l x86_64 dec" decode
options=0
for command in $commands; do
	# "  -l, --layout=LAYOUT", "      --strict"
	told=$("$pte" help "$command" |
		sed -nE 's/^  (-(.), |    )(--[a-z0-9-]+=?).*/-\2 \3/p')
	mapfile -t letters < <(sed -nE 's/^(-.).*/\1/p' <<<"$told" | grep -v '^- ')
	mapfile -t long < <(cut -d ' ' -f 2 <<<"$told")
	gives "pte $command --" "${long[@]}"
	gives "pte $command ${long[0]:0:5}" "${long[0]}"
	gives "pte $command -" "${letters[@]}" "${long[@]}"
	options=$((options + ${#long[@]}))
done
[ $options -ge 150 ] || bad "help has $options options only"

mapfile -t layouts < <(names layouts layout)
mapfile -t kinds < <(names kinds kind)
# of schemes, nothing is exported
mapfile -t claims < <(names claims claim | grep -v ^scheme-)
mapfile -t schemes < <(names schemes scheme)
mapfile -t configs < <(names options option)
gives "pte decode -l " "${layouts[@]}" running x86_64-rhel7
gives "pte decode --layout=x86_64@5" x86_64@5.10 x86_64@5.19
gives "pte show arm64-4k-l" arm64-4k-lpa2
gives "pte encode -l x86_64 " "${kinds[@]}"
gives "pte encode -l x86_64 swap " type= offset= soft_dirty uffd_wp exclusive young
gives "pte export kunit x86_64 " "${claims[@]}"
gives "pte export " kunit build-bug-on smt2 c-header bitfield
gives "pte compare " "${schemes[@]}"
gives "pte census -S " "${schemes[@]}"
gives "pte decode -c " "${configs[@]}"
gives "pte decode -c -migration,+sw" -migration,+swap
gives "pte scan --find swap,hw" swap,hwpoison
gives "pte follow -l x86_64 swap fork,swap-" fork,swap-in fork,swap-out
gives "pte list " layouts kinds schemes markers options claims exhibits transitions
gives "pte decode --level p" pte pmd pud p4d pgd
gives "pte help mus" museum
# what bash has split is replaced from there on
COMP_WORDBREAKS+=@
gives "pte show x86_64@5.1" 5.10 5.19
gives "pte decode --level=pm" pmd
[ -z "$(offers "pte decode --tsv=")" ] || bad "--tsv takes nothing"

# words that stand in no table
for when in $(_pte_values WHEN); do
	"$pte" --color="$when" list kinds >/dev/null || bad "--color=$when"
done
for order in $(_pte_values ORDER); do
	echo 8 bytes | "$pte" scan -l x86_64 --byte-order="$order" >/dev/null || bad "$order"
done
for arch in $(_pte_values ARCH); do
	"$pte" help probe | grep -qw "$arch" || bad "probe of $arch"
done

for shell in "zsh _pte" "fish pte.fish"; do
	if command -v "${shell% *}" >/dev/null; then
		"${shell% *}" -n "${shell#* }" || bad "${shell#* }"
		for command in $commands; do
			grep -qw "$command" "${shell#* }" || bad "${shell#* }: no $command"
		done
	else
		echo "completion: SKIP within: no ${shell% *}: ${shell#* } wasn't read"
	fi
done
echo "$(wc -w <<<"$commands") commands, $options options"
exit $failed
