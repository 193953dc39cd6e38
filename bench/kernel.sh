#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# kernel.sh [ARCH...]: count the instructions of the kernel's own macros, for all
# architectures or those named, and print the contents of bench/kernel.tsv.
# bench/kernel.c is compiled with the kbuild command that tests/kernel/run.sh saves
# when it compiles its shim; run.sh is called first to create it. The rows ARCH-clang
# are the same headers, configured for gcc, by clang without the options that it
# doesn't know.
set -euo pipefail
cd "$(dirname "$0")/.."
cache=${PTE_KERNEL_CACHE:-$PWD/build/kernel}
object=$(mktemp --suffix=.o)
trap 'rm -f "$object"' EXIT
asked=$*
printf '# architecture\toperation\tinstructions\tcounted in\n'

# by_clang TRIPLE COMMAND: gcc's command, for clang; warnings are the kernel's matter
gcc_only='mpreferred-stack-boundary=3|mskip-rax-setup|fno-allow-store-data-races'
gcc_only+='|fconserve-stack|fno-stack-check|fno-stack-clash-protection'
gcc_only+='|ftrivial-auto-var-init=zero|mabi=lp64|mstack-protector[^ ]*'
by_clang() {
	sed -E "s/^[^ ]+/clang --target=$1 -w/; s/ -W[^ ]*//g; s/ -($gcc_only)//g" \
		<<<"$2"
}

# counted ARCH OBJDUMP LAYOUT KERNEL OBJECTS COMPILER COMMAND
counted() {
	(cd "$5" && bash -c "$7 -o $object $OLDPWD/bench/kernel.c")
	tests/fold/count.sh "$2" "$object" | sed 's/^\.//' |
		while read -r name instructions; do
			printf '%s\t%s\t%s\tLinux %s, %s, %s\n' "$1" \
				"${name#count_}" "$instructions" "$4" "$3" "$6"
		done
}

# count ARCH TARGET LAYOUT OBJDUMP [TRIPLE]: for the first matching row of 6.12, by gcc,
# and with a TRIPLE by clang, too
count() {
	local arch=$1 target=$2 layout=$3 objdump=$4 triple=${5-} row objects command
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
	kernel=$(make -s -C "$cache/6.12" kernelversion)
	compiler=$("${command%% *}" --version | sed -nE '1s/.* ([0-9.]+)$/gcc \1/p')
	counted "$arch" "$objdump" "$layout" "$kernel" "$objects" "$compiler" "$command"
	[ -n "$triple" ] || return 0
	compiler=$(clang --version | sed -nE '1s/.*version ([0-9.]+).*/clang \1/p')
	counted "$arch-clang" "$objdump" "$layout" "$kernel" "$objects" "$compiler" \
		"$(by_clang "$triple" "$command")"
}

count x86_64 x86_64 x86_64 objdump x86_64-linux-gnu
count aarch64 arm64 arm64-4k-lpa2 aarch64-linux-gnu-objdump aarch64-linux-gnu
count ppc64 ppc64be ppc64-radix-64k powerpc64-linux-gnu-objdump
