#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh PTE [ROW...]: Debian's own kernels run in QEMU, with a process that has memory of
# many kinds (init.c), and are dumped; what `pte walk` reads of each of its pages is held
# against what the kernel said of it in /proc/self/pagemap. All rows of `rows`, or those
# that are named; one whose package apt hasn't is skipped. What it needs is installed, as
# root: QEMU, busybox, makedumpfile, cross compilers. Not in the gate: each takes a minute.
# Exit 0; 1: a page is wrong; 2: trouble.
set -euo pipefail
pte=$(realpath "${1:?}") && shift
cd "$(dirname "$0")"
cache=${PTE_LIVE_CACHE:-$PWD/../../build/live}
mkdir -p "$cache"
cache=$(realpath "$cache")
tmp=$(mktemp -d)
chmod 755 "$tmp" # apt reads there as nobody
trap 'rm -rf "$tmp"; [ -z "$qemu" ] || kill "$qemu" 2>/dev/null || true' EXIT
qemu='' passed=0 failed=0 skipped=0

install_tools() {
	local tool missing=()
	for tool in "$@"; do
		[[ $(dpkg-query -W -f '${db:Status-Status}' "$tool" 2>&1) == installed* ]] ||
			missing+=("$tool")
	done
	[ ${#missing[@]} = 0 ] || apt-get install -y --no-install-recommends "${missing[@]}" \
		>"$tmp/apt" 2>&1 || { tail -n 3 "$tmp/apt" >&2 && exit 2; }
}

# get ARCH PATTERN: the newest package that's called so, unpacked; where
get() {
	local name
	name=$(apt-cache search --names-only "$2" | sed 's/[: ].*//' | sort -V | tail -n 1)
	[ -n "$name" ] || return 1
	echo "$cache/$name$1"
	[ ! -e "$cache/$name$1" ] || return 0
	rm -rf "$tmp/get"
	mkdir "$tmp/get"
	(cd "$tmp/get" && apt-get download "$name$1" && dpkg -x ./*.deb there) >"$tmp/apt" 2>&1 &&
		mv "$tmp/get/there" "$cache/$name$1"
}

# module DIR NAME: of the kernel in $kernel
module() {
	local found
	found=$(find "$kernel" -name "$2.ko*" | head -n 1)
	case $found in
	*.xz) xz -dc "$found" ;;
	*) cat "$found" ;;
	esac >"$1/$2.ko"
}

# ask QMP COMMAND...: each a JSON object
ask() {
	python3 - "$@" <<-'END'
		import socket, sys
		s = socket.socket(socket.AF_UNIX)
		s.connect(sys.argv[1])
		f = s.makefile("rw")
		for command in ('{"execute":"qmp_capabilities"}', *sys.argv[2:]):
		    f.write(command + "\n")
		    f.flush()
		    while "return" not in (line := f.readline()):
		        if not line or '"error"' in line:
		            sys.exit(f"QEMU: {line}")
	END
}

row() {
	local name=$1 pattern=$2 arch=$3 compiler=$4 machine=$5 cpu=$6 tty=$7 more=$8 root=$tmp/root busybox
	if ! kernel=$(get "$arch" "$pattern") || ! busybox=$(get "$arch" '^busybox-static$'); then
		echo "SKIPPED $name: apt has no $pattern$arch"
		skipped=$((skipped + 1))
		return
	fi
	rm -rf "$root" && mkdir "$root"
	"$compiler" -O1 -static -o "$root/init" init.c
	cp "$(find "$busybox" -path '*bin/busybox')" "$root"
	module "$root" brd
	module "$root" qemu_fw_cfg
	(cd "$root" && find . | cpio -o -H newc --quiet | gzip) >"$tmp/initrd"
	rm -f "$tmp/qmp" "$tmp/log" "$tmp/dump"
	# shellcheck disable=SC2086 # words
	timeout 600 $machine -accel tcg -cpu "$cpu" -m 512 -display none -no-reboot \
		-kernel "$(find "$kernel" -name 'vmlinuz-*')" -initrd "$tmp/initrd" \
		-append "console=$tty quiet panic=-1 $more" -serial "file:$tmp/log" \
		-device vmcoreinfo -qmp "unix:$tmp/qmp,server,nowait" &
	qemu=$!
	while kill -0 "$qemu" 2>/dev/null && ! grep -qs '^READY' "$tmp/log"; do sleep 1; done
	ask "$tmp/qmp" '{"execute":"stop"}' '{"execute":"dump-guest-memory",
		"arguments":{"paging":false,"protocol":"file:'"$tmp"'/dump"}}' \
		'{"execute":"quit"}' || { tail -n 5 "$tmp/log" >&2 && exit 2; }
	wait "$qemu" || true
	qemu=
	printf '%s, ' "$name"
	if python3 compare.py "$pte" "$tmp/dump" "$tmp/log"; then
		passed=$((passed + 1))
	else
		failed=$((failed + 1))
	fi
}

install_tools qemu-system-x86 qemu-system-arm cpio xz-utils libc6-dev gcc gcc-aarch64-linux-gnu \
	libc6-dev-arm64-cross
while IFS='|' read -r name rest; do
	[ $# = 0 ] || [[ " $* " = *" $name "* ]] || continue
	IFS='|' read -r pattern arch compiler machine cpu tty more <<<"$rest"
	row "$name" "$pattern" "$arch" "$compiler" "$machine" "$cpu" "$tty" "$more" </dev/null
done < <(grep -v '^#' rows | sed -E 's/[[:space:]]*\|[[:space:]]*/|/g')
echo "$passed passed, $failed failed, $skipped skipped"
[ $failed = 0 ]
