#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# kernel.sh: count the instructions of the kernel's own macros, and print what
# bench/kernel.tsv has. They are compiled as tests/kernel compiles its shim: with
# the command of kbuild's that it left, which its run.sh makes first.
set -euo pipefail
cd "$(dirname "$0")/.."
cache=${PTE_KERNEL_CACHE:-$PWD/build/kernel}
object=$(mktemp --suffix=.o)
trap 'rm -f "$object"' EXIT
printf '# architecture\toperation\tinstructions\tof a row of tests/kernel/matrix, compiler\n'

# count ARCH ROW OBJDUMP
count() {
	local arch=$1 row=$2 objdump=$3 tree target objects command compiler
	read -r _ tree target _ < <(grep -E "^${row}[[:space:]]" tests/kernel/matrix) || {
		echo "kernel.sh: no row $row in tests/kernel/matrix: skipped" >&2
		return 0
	}
	# Rows share a target's objects: --again configures them for this one.
	tests/kernel/run.sh --again --words 100000 "$row" >&2
	objects=$cache/objects/$tree-$target
	command=$(sed -nE '1s/^(saved)?cmd_[^ ]* := //p' "$cache/shim/$row/.shim.o.cmd" |
		sed -E 's/ -Wp,-MMD,[^ ]*//; s/ -o [^ ]+ [^ ]+\.c *(;.*)?$//')
	(cd "$objects" && bash -c "$command -o $object $OLDPWD/bench/kernel.c")
	compiler=$("${command%% *}" --version | sed -nE '1s/.* ([0-9.]+)$/gcc \1/p')
	tests/fold/count.sh "$objdump" "$object" | sed 's/^\.//' |
		while read -r name instructions; do
			printf '%s\t%s\t%s\t%s, %s\n' "$arch" "${name#count_}" \
				"$instructions" "$row" "$compiler"
		done
}

count x86_64 x86_64 objdump
count aarch64 arm64-4k-lpa2 aarch64-linux-gnu-objdump
count ppc64 ppc64-radix-64k-be powerpc64-linux-gnu-objdump
