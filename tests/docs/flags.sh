#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# flags.sh PTE: each flag of Linux's is told of where flags are listed by hand.
set -eu
pte=$(realpath "$1")
cd "$(dirname "$0")/../.."
flags=$("$pte" show x86_64 --json | grep -m 1 '"flags": {' |
	sed 's/^[^{]*{//' | grep -oE '"[a-z_]+"' | tr -d '"')
[ -n "$flags" ]
failed=0
for flag in $flags; do
	for text in man/commands/encode.scd docs/specs.md; do
		grep -qw "$flag" "$text" || {
			echo "$text says nothing of the flag $flag: write it down, by hand"
			failed=1
		}
	done
done
exit $failed
