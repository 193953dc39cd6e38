#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# library.sh CHECK ARCHIVE SHARED [ARCHIVE]: look into a built library, which may
# need the one that the second archive is of.
set -euo pipefail
check=$1 archive=$2 shared=$3 defining=("$2" ${4+"$4"})

# Prints its input, which should be empty, and fails if it isn't.
none() {
	local found
	found=$(cat)
	[ -z "$found" ] || {
		printf '%s:\n%s\n' "$1" "$found" >&2
		exit 1
	}
}

case $check in
no-writable-data)
	# Thread-safe by construction. nm can't tell: a const table of pointers
	# is .data.rel.ro, which it shows as D and RELRO makes read-only.
	size -A "$archive" |
		awk '/\(ex .*\):$/ { object = $1 }
		     $1 ~ /^\.t?(data|bss)/ && $1 !~ /^\.data\.rel\.ro/ && $2 > 0 {
			print object, $1, $2 " bytes" }' |
		none "writable data"
	;;
no-imports)
	# Freestanding but for string.h.
	comm -23 \
		<(nm -u "$archive" | awk '$1 == "U" { print $2 }' | sort -u) \
		<(nm -g --defined-only "${defining[@]}" |
			awk 'NF == 3 { print $3 }' | sort -u) |
		awk '!/^(mem|str)[a-z]+$/ && $1 != "_GLOBAL_OFFSET_TABLE_"' |
		none "needs more than string.h"
	;;
exports)
	# The map lists what PTE_API marks, no more and no less: functions, ours.
	marked=$(readelf -sW "$archive" |
		awk '$5 == "GLOBAL" && $6 == "DEFAULT" && $7 != "UND" {
			print $4, $8 }' | sort -u)
	exported=$(readelf --dyn-syms -W "$shared" |
		awk '$5 == "GLOBAL" && $7 ~ /^[0-9]+$/ {
			sub(/@.*/, "", $8); print $4, $8 }' | sort -u)
	[ -n "$exported" ]
	awk '!/^FUNC pte_[a-z]/' <<<"$exported" | none "not a function pte_*"
	comm -3 <(echo "$marked") <(echo "$exported") |
		none "only marked PTE_API or (indented) only in the map, src/libpte*.map"
	;;
*)
	echo "usage: library.sh no-writable-data|no-imports|exports ARCHIVE SHARED [ARCHIVE]" >&2
	exit 2
	;;
esac
