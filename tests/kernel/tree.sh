#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# tree.sh VERSION DIR: unpack what configuring and preparing a kernel needs from
# Debian's linux-source-VERSION into DIR, once; DIR/.package names the package.
# One that this Debian has is installed; a newer one source.sh gets, into
# DIR/../packages. Of the drivers, file systems and so on that is their Kconfig
# files alone.
# tree.sh --there VERSION DIR: only say whether it is there already.
set -euo pipefail
there=() # as an option
[ "$1" != --there ] || {
	there=(--there)
	shift
}
version=$1 dir=$2
archive=${LINUX_SOURCE_DIR:-/usr/src}/linux-source-$version.tar.xz
if [ -e "$archive" ]; then
	from=$archive
	package=$(dpkg-query -W -f '${Version}' "linux-source-$version" 2>/dev/null) ||
		package="unknown package"
elif from=$("$(dirname "$0")/source.sh" "${there[@]}" "$version" "$dir/../packages"); then
	package=$(dpkg-deb -f "$from" Version)
else
	echo "no $archive: install Debian's linux-source-$version${from:+, or else: $from}"
	exit 1
fi
stamp="$package $(stat -c '%s %Y' "$from") $(sha256sum <"$0")"
[ "$(cat "$dir/.stamp" 2>/dev/null)" != "$stamp" ] || exit 0
[ ${#there[@]} = 0 ] || exit 1

need_mib=1200
mkdir -p "$dir"
free_mib=$(($(df --output=avail -k "$dir" | tail -1) / 1024))
[ "$free_mib" -ge $need_mib ] || {
	echo "$dir: $free_mib MiB free, $need_mib needed"
	exit 1
}
rm -rf "$dir"
mkdir -p "$dir"

# In tar's patterns "*" goes past "/".
wanted=(Makefile Kbuild Kconfig include 'arch/Kconfig' arch/arm arch/arm64
	arch/loongarch arch/powerpc arch/riscv arch/s390 arch/x86 scripts
	'*/Kconfig*' '*/Makefile*' '*/Kbuild*' tools/arch tools/build
	tools/include tools/lib tools/objtool tools/bpf/resolve_btfids
	tools/scripts 'kernel/*.h' kernel/bounds.c 'kernel/sched/*.c'
	kernel/time/timeconst.bc lib/vdso
	'fs/proc/*.[ch]' 'mm/*.[ch]')
unwanted=('tools/testing/*' 'tools/perf/*' 'arch/*/boot/dts/*.dts*'
	'scripts/dtc/include-prefixes/*')
# In a package the archive is a file of another.
open_archive() {
	if [ "$from" = "$archive" ]; then
		cat "$archive"
	else
		dpkg-deb --fsys-tarfile "$from" |
			tar -xO --wildcards "*/linux-source-$version.tar.xz"
	fi
}
open_archive | tar -x -C "$dir" --strip-components=1 \
	--use-compress-program='xz -T0' --wildcards --wildcards-match-slash \
	"${unwanted[@]/#/--exclude=linux-source-$version/}" \
	-f - "${wanted[@]/#/linux-source-$version/}"
printf '%s\n' "$package" >"$dir/.package"
printf '%s\n' "$stamp" >"$dir/.stamp"
