#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# second.sh CC COMPARE FAKE [WORDS]: a second witness of the reader. The helpers of
# pte/kernel.h, which are the same on every host, are compiled twice: by clang, to
# bitcode that the reader reads, and by another compiler, to code that is run. They
# must be the same for each of so many words. And as if they were a tree's: what FAKE
# learns of them is the layout that they were made of; from a wrong base it's that one,
# too. 77: there's no clang.
set -uo pipefail
compare=$(realpath "$2") fake=$(realpath "$3")
cd "$(dirname "$0")" || exit 2
cc=$1 words=${4:-2200}
tree=$PWD/../../src/probe/tree
include=$PWD/../../include
command -v clang-19 >/dev/null || {
	echo "no clang-19: the reader has no second witness"
	exit 77
}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
failed=0 all=0

# what a kernel's configuration has, as its autoconf.h says it
autoconf() {
	local option
	for option in ARCH_ENABLE_THP_MIGRATION ARCH_HAS_PTE_PROTNONE \
		DEVICE_PRIVATE MEMORY_FAILURE MIGRATION NUMA_BALANCING SPARSEMEM_VMEMMAP SWAP \
		TRANSPARENT_HUGEPAGE "$@"; do
		echo "#define CONFIG_$option 1"
	done
}

# the helpers that kernel.h has, in a directory as model.c wants it
present() {
	mkdir -p "$tmp/probe"
	local names
	names=$(tr ' ' '\n' <<<"$1" | grep . | paste -sd '|') || true
	grep -vE "^[A-Z_]+\((${names:-nothing})[,)]" "$tree/../helpers.h" >"$tmp/probe/helpers.h"
}

# learned BASE PIECES: what isn't the base's, of at least so many; in $said
learned() {
	said=$("$fake" "$tmp/model.bc" "$1") || {
		echo "$1: $said"
		failed=$((failed + 1))
		return
	}
	[ "$(wc -l <<<"$said")" -ge "$2" ] || {
		echo "$1: hardly a piece is learned"
		failed=$((failed + 1))
	}
	said=$(grep -v '^same' <<<"$said")
}

same() {
	learned "$1" 40
	[ -z "$said" ] || {
		echo "$1 isn't learned back: $said"
		failed=$((failed + 1))
	}
}

# LAYOUT VERSION ARCH HEADER
ask() {
	local layout=$1 version=$2 arch=$3 header=$4 said
	mkdir -p "$tmp/work"
	printf '%s\n' "arch=$arch" llvm=-19 "autoconf=$tmp/autoconf.h" \
		"triple=$(awk -v name="$arch" '!/^#/ && $1 == name { print $NF }' "$tree/targets")" \
		>"$tmp/work/about"
	rm -f "$tmp/model.so"
	# shellcheck disable=SC2015 # whichever fails
	said=$(bash "$tree/model.sh" -o "$tmp/model.bc" "$layout" "$version" "$include" "$tmp/work" 2>&1) &&
		present "${said#absent=}" &&
		cp "$tree/model.c" "$tmp/model.c" &&
		said=$("$cc" -std=c11 -O2 -shared -fPIC -ffreestanding -I"$tmp" -I"$include" \
			-include "pte/arch/$header.h" -include "$tmp/autoconf.h" \
			-DPTE_KERNEL_LAYOUT="$layout" -DPTE_KERNEL_VERSION="PTE_LINUX(${version/./, })" \
			"$tmp/model.c" -o "$tmp/model.so" 2>&1) &&
		said=$("$compare" "$tmp/model.so" "$tmp/model.bc" "$words") || {
		echo "$layout, $version: $said"
		failed=$((failed + 1))
		return
	}
	echo "$layout, $version: $said"
	said=${said##*functions, }
	all=$((all + ${said%% words*}))
}

autoconf MEM_SOFT_DIRTY HAVE_ARCH_USERFAULTFD_WP PTE_MARKER_UFFD_WP >"$tmp/autoconf.h"
ask PTE_X86_64_V5_19 6.12 x86_64 x86_64
same x86_64@6.12
autoconf HAVE_ARCH_USERFAULTFD_WP PTE_MARKER_UFFD_WP >"$tmp/autoconf.h"
ask PTE_ARM64_4K_V6_10 6.12 arm64 arm64
same arm64-4k@6.12
# Seen from an older one, as arch/arm64/include/asm/pgtable.h of 6.12 has them: "Encode
# and decode a swap entry", PTE_PRESENT_INVALID of pgtable-prot.h
learned arm64-4k@6.1 40
while IFS=$'\t' read -r key is; do
	grep -qP "^differs\t$key\t[^\t]*\t\Q$is\E$" <<<"$said" || {
		echo "arm64-4k, from 6.1: $key isn't $is: $(grep -F "	$key	" <<<"$said")"
		failed=$((failed + 1))
	}
done <<'END'
swap.type	bits 10:6
swap.offset	bits 61:12
swap.flags.uffd_wp	bit 3
levels.pte.flags.uffd_wp	bit 58
levels.pte.present	(v & 0x801) != 0
END
autoconf MEM_SOFT_DIRTY >"$tmp/autoconf.h"
ask PTE_PPC64_RADIX_64K_V5_19 6.12 ppc64 ppc64
same ppc64-radix-64k@6.12
[ "$all" -ge 1000000 ] || {
	echo "only $all words"
	failed=$((failed + 1))
}
[ "$failed" = 0 ]
