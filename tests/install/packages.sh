#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# packages.sh SOURCE BUILD: make the Debian packages of what is built and unpack
# them: each file that is installed is in one of them and in no other, the
# library's users depend on this very version of it, the command runs, and lintian has
# nothing to say. 77: no dpkg here.
set -euo pipefail
source=$1 build=$2
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for tool in dpkg-deb dpkg-shlibdeps; do
	if ! command -v $tool >/dev/null; then
		echo "packages: SKIP: no $tool: no package was made"
		exit 77
	fi
done
fail() {
	echo "packages: $*" >&2
	exit 1
}
quietly() {
	"$@" >"$tmp/log" 2>&1 || {
		cat "$tmp/log" >&2
		fail "failed: $*"
	}
}

DESTDIR=$tmp/installed quietly cmake --install "$build" --prefix /usr
quietly cpack --config "$build/CPackConfig.cmake" -B "$tmp/build" \
	-D CPACK_PACKAGING_INSTALL_PREFIX=/usr

# the manual is compressed on its way
(cd "$tmp/installed" && find . ! -type d | sed 's:^\(.*/man/man[1-9]/.*\):\1.gz:' | sort) \
	>"$tmp/wanted"
for package in "$tmp/build/"*.deb; do
	dpkg-deb -c "$package" | awk '$1 !~ /^d/ { print $6 }'
	dpkg-deb -x "$package" "$tmp/unpacked"
done | sort >"$tmp/packaged"
diff -u "$tmp/wanted" "$tmp/packaged" || fail "files installed and packaged differ"
[ "$(wc -l <"$tmp/wanted")" -gt 30 ] || fail "hardly anything is installed"

version=$(sed -nE 's/^ *VERSION ([0-9.]+)$/\1/p' "$source/CMakeLists.txt")
# depends PACKAGE DEPENDENCY...: on this very version of each
depends() {
	local package=$1 on
	on=$(dpkg-deb -f "$tmp/build/${package}_${version}_$arch.deb" Depends) ||
		fail "no package $package"
	shift
	for dependency in "$@"; do
		tr ',' '\n' <<<"$on" | sed 's/^ //' | grep -qxF "$dependency (= $version)" ||
			fail "$package: depends on another $dependency: $on"
	done
}
arch=$(dpkg --print-architecture) of=${version%.*}
depends "libpte$of"
depends libpte-dev "libpte$of"
depends "libpte-prove$of" "libpte$of"
depends libpte-prove-dev "libpte-prove$of" libpte-dev
# of which nobody asks what else they need: it's said in cmake/Packaging.cmake
libraries=$(find "$tmp/unpacked/usr" -name "libpte*.so.$of")
[ "$(wc -l <<<"$libraries")" = 2 ] || fail "no two libraries: $libraries"
for library in $libraries; do
	needs=$(objdump -p "$library" | awk '$1 == "NEEDED" { print $2 }' | grep -v '^libpte[.]' || true)
	[ "$needs" = libc.so.6 ] || [ -z "$needs" ] || fail "$library: needs $needs"
done
arch=all depends python3-pte "libpte$of" "libpte-prove$of"
PTE_LIBRARY=$(grep '/libpte[.]' <<<"$libraries") \
	PYTHONPATH=$tmp/unpacked/usr/lib/python3/dist-packages PYTHONDONTWRITEBYTECODE=1 \
	quietly python3 -c "import pte; assert pte.Target('arm64').decode(0).none"
# where LLVM is to build it, what reads a tree: all that it runs comes with it
if [ -e "$tmp/installed/usr/libexec/pte/pte-probe" ]; then
	depends pte-probe pte-tools libpte-dev
	on=$(dpkg-deb -f "$tmp/build/pte-probe_${version}_$arch.deb" Depends | tr ',' '\n')
	while read -r package; do
		grep -qE "^ ?$package(-[0-9]+)?$" <<<"$on" ||
			fail "pte-probe: $package isn't among what it depends on: $on"
	done < <(awk '$1 == "need" { gsub(/"|\$llvm/, "", $3); print $3 }' \
		"$source/src/probe/tree/tree.sh" | grep . | grep -vx util-linux) # essential
	# each part of it finds the next one where it's unpacked
	got=0
	"$tmp/unpacked/usr/bin/pte" probe "$tmp/nothing" x86_64 >"$tmp/log" 2>&1 || got=$?
	[ "$got $(cat "$tmp/log")" = "2 pte: probe: $tmp/nothing: no such directory" ] ||
		fail "pte probe: exit $got: $(cat "$tmp/log")"
	quietly "$tmp/unpacked/usr/bin/pte-check-tree" --help
fi
# where libkdumpfile is to build it, what reads dumps
if [ -e "$tmp/installed/usr/libexec/pte/pte-walk" ]; then
	depends pte-walk pte-tools
	dpkg-deb -f "$tmp/build/pte-walk_${version}_$arch.deb" Depends | grep -q libkdumpfile ||
		fail "pte-walk: it doesn't depend on libkdumpfile"
	dpkg-deb -f "$tmp/build/pte-tools_${version}_$arch.deb" Depends | grep kdumpfile &&
		fail "pte-tools: it depends on libkdumpfile"
	got=0
	"$tmp/unpacked/usr/bin/pte" walk "$tmp/nothing" >"$tmp/log" 2>&1 || got=$?
	[ "$got $(cat "$tmp/log")" = "2 pte: $tmp/nothing: No such file or directory" ] ||
		fail "pte walk: exit $got: $(cat "$tmp/log")"
fi
# what one needs not has nothing of the other
dpkg-deb -c "$tmp/build/libpte-dev_${version}_$arch.deb" | grep prove &&
	fail "libpte-dev: has what is libpte-prove-dev's"
[ "$("$tmp/unpacked/usr/bin/pte" encode -l x86_64@6.12 swap type=5 \
	offset=0x1234 soft_dirty)" = 0x2fffffffffdb9602 ] || fail "pte doesn't run"
if command -v lintian >/dev/null; then
	# Of the manual's 400 pages of functions lintian takes two minutes: PTE_LINT_ALL=1.
	mapfile -t packages < <(find "$tmp/build" -maxdepth 1 -name '*.deb' |
		if [ -n "${PTE_LINT_ALL-}" ]; then cat; else grep -v -e '-dev_'; fi)
	# who makes them, and for which folders, is this machine's
	lintian --allow-root --fail-on warning,error --suppress-tags \
		bogus-mail-host,bogus-mail-host-in-debian-changelog,root-in-contact,pkg-config-unavailable-for-cross-compilation \
		"${packages[@]}" >"$tmp/log" 2>&1 || {
		cat "$tmp/log" >&2
		fail "lintian isn't content"
	}
else
	echo "packages: SKIP: no lintian: nothing was said of the packages' form"
fi
echo "packages: $(wc -l <"$tmp/packaged") files in" \
	"$(find "$tmp/build" -maxdepth 1 -name '*.deb' -printf '%f ')"
