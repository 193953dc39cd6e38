#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# kernel.sh [ARCH...]: count the instructions of the kernel's own macros, for all
# architectures or those named, and print the contents of bench/kernel.tsv.
# bench/kernel.c is compiled with the kbuild command that tests/kernel/run.sh saves
# when it compiles its shim; run.sh is called first to create it.
set -euo pipefail
cd "$(dirname "$0")/.."
cache=${PTE_KERNEL_CACHE:-$PWD/build/kernel}
object=$(mktemp --suffix=.o)
trap 'rm -f "$object"' EXIT
asked=$*
printf '# architecture\toperation\tinstructions\tcounted in\n'

# count ARCH TARGET LAYOUT OBJDUMP: for the first matching row of 6.12
count() {
	local arch=$1 target=$2 layout=$3 objdump=$4 row objects command
	local compiler kernel
	[[ -z $asked || " $asked " == *" $arch "* ]] || return 0
	row=$(awk -v target="$target" -v layout="$layout" '
		$2 == "6.12" && $3 == target && $6 == layout { print $1; exit }' \
		tests/kernel/matrix)
	if [ -z "$row" ]; then
		echo "kernel.sh: tests/kernel/matrix has no $layout on $target:" \
			"skipped" >&2
		return
	fi
	tests/kernel/run.sh --shim "$row" >&2
	objects=$cache/shim/$row/objects
	command=$(sed -nE '1s/^(saved)?cmd_[^ ]* := //p' "$cache/shim/$row/.shim.o.cmd" |
		sed -E 's/ -Wp,-MMD,[^ ]*//; s/ -o [^ ]+ [^ ]+\.c *(;.*)?$//')
	(cd "$objects" && bash -c "$command -o $object $OLDPWD/bench/kernel.c")
	kernel=$(make -s -C "$cache/6.12" kernelversion)
	compiler=$("${command%% *}" --version | sed -nE '1s/.* ([0-9.]+)$/gcc \1/p')
	tests/fold/count.sh "$objdump" "$object" | sed 's/^\.//' |
		while read -r name instructions; do
			printf '%s\t%s\t%s\tLinux %s, %s, %s\n' "$arch" \
				"${name#count_}" "$instructions" "$kernel" \
				"$layout" "$compiler"
		done
}

count x86_64 x86_64 x86_64 objdump
count aarch64 arm64 arm64-4k-lpa2 aarch64-linux-gnu-objdump
count ppc64 ppc64be ppc64-radix-64k powerpc64-linux-gnu-objdump
