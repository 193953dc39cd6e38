#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# whole.sh PTE [LINE...]: `pte probe` on whole trees, as the lines of `whole` say; all of
# them, or those with these numbers. Trees that tests/kernel hasn't unpacked are unpacked.
# Each takes a minute or more; trees.sh is about what is broken.
# Exit 0; 1: something isn't as it should be; 2: trouble.
set -euo pipefail
cd "$(dirname "$0")/../.."
pte=$(realpath "${1:?}") && shift
kernels=${PTE_KERNEL_CACHE:-$PWD/build/kernel}
# shellcheck source=tests/probe/probing.sh
. tests/probe/probing.sh

# build TREE OBJECTS ARCH: as one would who has never heard of pte
build() {
	local to=(-s -C "$1" LLVM=-19 "ARCH=${3%_64}")
	[ "$1" = "$2" ] || to+=("O=$2")
	mkdir -p "$2"
	{
		# of what SECURITY wants tests/kernel unpacks nothing
		make "${to[@]}" "$3_defconfig" &&
			printf 'CONFIG_%s\n' SECURITY=n TRANSPARENT_HUGEPAGE=y >>"$2/.config" &&
			make "${to[@]}" olddefconfig prepare0
	} >"$tmp/build" 2>&1
}

row() {
	local version=$1 patch=$2 arch=$3 way=$4 options=$5 status=$6 says=$7
	local tree=$kernels/$version words=() name="$version $patch $arch $way $options"
	bash tests/kernel/tree.sh "$version" "$tree"
	if [ "$patch" != - ]; then
		tree=$trees/$version-$patch
		if [ ! -e "$tree/.patched" ]; then
			rm -rf "$tree"
			copy_tree "$version" "$version-$patch"
			bash tests/probe/patch.sh "$patch" "$tree"
			touch "$tree/.patched"
		fi
	fi
	case $way in
	objects) words=(--objects "$trees/objects") ;;
	in-place)
		tree=$trees/$version-in-place
		words=(--objects "$tree")
		copy_tree "$version" "$version-in-place"
		;;
	esac
	[ "$way" = - ] || build "$tree" "${words[1]}" "$arch" || {
		echo "FAILED $name: it isn't built: $(grep -m 1 error "$tmp/build")"
		failed=$((failed + 1))
		return
	}
	if [ "$options" != - ]; then
		tr , '\n' <<<"$options" >"$tmp/fragment"
		words+=(--config "$tmp/fragment")
	fi
	IFS='|' read -ra says <<<"$says"
	probe "$status" "$name" "$tree" "$arch" "${words[@]}" -- "${says[@]}"
	[ "$way" != in-place ] || refused "$tree" "$arch"
}

# a tree that was built in place is no clean one, and the message says what to do
refused() {
	local status=0
	"$pte" probe "$1" "$2" >"$tmp/out" 2>"$tmp/err" || status=$?
	{ [ $status = 2 ] && grep -qF "it was built in place: --objects $1" "$tmp/err"; } || {
		echo "FAILED $1: status $status without --objects: $(cat "$tmp/err")"
		failed=$((failed + 1))
	}
}

number=0
while read -r version patch arch way options status says; do
	number=$((number + 1))
	[ $# -eq 0 ] || [[ " $* " = *" $number "* ]] || continue
	row "$version" "$patch" "$arch" "$way" "$options" "$status" "$says"
done < <(grep -v '^#' tests/probe/whole)
echo "$passed passed, $failed failed"
[ $((passed + failed)) != 0 ] && [ $failed = 0 ]
