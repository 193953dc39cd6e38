#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# setup.sh GROUP...: install what a group needs and this Debian 12 lacks.
#   build   the library and the command
#   test    their tests, those of the manual among them
#   package what Debian packages of them are made with
#   check   all that .ci/run looks at besides
#   kernel  the share of tests/kernel that .ci/run takes
#   kernels the rest of it
#   host:X  compiler, C library and emulator of a host of tests/hosts/table
set -eu
here=$(dirname "$(realpath "$0")")

declare -A packages=(
	[build]="cmake gcc libc6-dev libjansson-dev libsmartcols-dev ninja-build pkg-config
		zlib1g-dev"
	[test]="binutils cvc5 doxygen dpkg-dev file fish g++ git libcmocka-dev
		linux-source-6.12 mandoc patch python3-jsonschema python3-yaml scdoc
		universal-ctags xz-utils z3 zsh"
	[package]="dpkg-dev doxygen file g++ git python3 scdoc"
	[check]="abigail-tools clang clang-format-14 clang-tidy-14 gcc-aarch64-linux-gnu
		gcc-powerpc64-linux-gnu gcc-powerpc64le-linux-gnu gcovr lcov
		libclang-rt-14-dev reuse shellcheck valgrind"
	[kernel]="bc bison flex gcc-aarch64-linux-gnu gcc-powerpc64-linux-gnu
		gcc-powerpc64le-linux-gnu libc6-dev-arm64-cross
		libc6-dev-ppc64-cross libc6-dev-ppc64el-cross linux-source-6.12
		libssl-dev make perl qemu-user xz-utils"
	[kernels]="clang-19 gcc-arm-linux-gnueabihf gcc-i686-linux-gnu
		gcc-riscv64-linux-gnu gcc-s390x-linux-gnu libc6-dev-armhf-cross
		libc6-dev-i386-cross libc6-dev-riscv64-cross libc6-dev-s390x-cross
		linux-source-6.1 lld-19 llvm-19"
)
# Installed where apt has them: what needs them is left out elsewhere, and says so.
declare -A wishes=(
	[build]="libkdumpfile-dev"
	[package]="clang-19 lld-19 llvm-19 llvm-19-dev"
	[test]="chromium clang-19 lintian lld-19 llvm-19 llvm-19-dev nodejs python3-drgn"
)

# CMocka is built for it, from Debian's source
host_packages() {
	awk -F '[[:space:]]+' -v host="$1" '
		$1 == host { gsub(",", " ", $6); print $6, "dpkg-dev"; found = 1 }
		END { exit !found }' "$here/../tests/hosts/table"
}

# One word an architecture that has it.
is_installed() {
	[[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>&1) == installed* ]]
}

missing=() wished=()
for group in "$@"; do
	case $group in
	host:*) packages[$group]=$(host_packages "${group#host:}") ;;
	esac
	for package in ${packages[$group]}; do
		is_installed "$package" || missing+=("$package")
	done
	for package in ${wishes[$group]-}; do
		is_installed "$package" || wished+=("$package")
	done
done
# of which apt knows nothing, they're no reason to ask it again
[ ${#missing[@]} -gt 0 ] ||
	for package in ${wished[@]+"${wished[@]}"}; do
		if [ -n "$(apt-cache show --no-all-versions "$package" 2>&1 | sed -n 's/^Package: //p')" ]; then
			missing+=("$package")
		fi
	done
[ ${#missing[@]} -gt 0 ] || exit 0

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Asked for in peace: while the line moves, nobody would see the question.
root=()
[ "$(id -u)" = 0 ] || root=(sudo)
"${root[@]}" true

as_root() {
	local what=$1
	shift
	"$here/progress.sh" "setup: $what" "$log" "${root[@]}" "$@" || {
		cat "$log" >&2
		echo "setup: failed: $*" >&2
		return 1
	}
}

names=$(printf '%s\n' "${missing[@]}" ${wished[@]+"${wished[@]}"} | sort -u | paste -sd ' ')

# One bad index of many needn't matter: what is installed next decides.
# shellcheck disable=SC2016 # it's the inner shell's
as_root "installing $names" env DEBIAN_FRONTEND=noninteractive \
	WISHED="${wished[*]-}" sh -c \
	'apt-get update
	for package in $WISHED; do
		! apt-cache show "$package" >/dev/null 2>&1 || set -- "$@" "$package"
	done
	apt-get install -y --no-install-recommends "$@"' \
	setup "${missing[@]}"
