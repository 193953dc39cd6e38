# shellcheck shell=bash
# SPDX-License-Identifier: BSD-2-Clause
#
# What tree.sh and model.sh share: how they fail, how they run what may take long,
# which clang they use, and how helpers that don't compile are left out. Sourced.

# Every background command is a process group of its own, so that all of a make
# can be ended.
set -m
export LC_ALL=C

child='' # a running command's group
unwanted='' # a directory that is to be gone at the end

fail() {
	printf 'pte: probe: %s\n' "$*" >&2
	exit 2
}

clean_up() {
	[ -z "$unwanted" ] || rm -rf "$unwanted"
}

# shellcheck disable=SC2317
interrupted() {
	trap '' INT TERM HUP
	if [ -n "$child" ]; then
		kill -TERM -- "-$child"
		wait "$child"
	fi 2>/dev/null
	exit 130
}

trap clean_up EXIT
trap interrupted INT TERM HUP

# run COMMAND...: to its end, or until a signal comes. A lock isn't for children: one
# that goes on by itself would keep it.
run() {
	"$@" </dev/null 9>&- &
	child=$!
	local status=0
	wait "$child" || status=$?
	child=
	return $status
}

# logged LOG COMMAND...
logged() {
	local log=$1
	shift
	run "$@" >"$log" 2>&1
}

# The line of a log that says most: a compiler's first error, or what make or Kconfig
# stopped for, or else the last one. A full disk leaves none.
first_error() {
	grep -m 1 -E '(^|[ :])(fatal )?error: ' "$1" ||
		grep -m 1 -iE 'sorry, |no space left|no such file|not found|^error' "$1" ||
		grep -m 1 -F '*** ' "$1" || tail -n 1 "$1" | grep . ||
		echo "nothing was logged"
} 2>/dev/null

# need TOOL PACKAGE: a tool of that name, or say where Debian has it
need() {
	command -v "$1" >/dev/null ||
		fail "$1 isn't installed: apt install $2"
}

# the suffix of the clang that is used, unless --llvm gave one: 19's, which reads all
# modelled kernels, or else the newest
choose_llvm() {
	[ -z "$llvm" ] || return 0
	if command -v clang-19 >/dev/null; then
		llvm=-19
		return
	fi
	llvm=$(compgen -c clang- | grep -xE 'clang-[0-9]+' | sort -t - -k 2n |
		tail -n 1)
	llvm=${llvm#clang}
}

# An error in helpers.h is a helper that isn't there: its line is blanked, which keeps
# all other lines' numbers, and its name goes into $absent. Fails if there's an error
# anywhere else, or none at all: that is trouble.
#
# drop_absent LOG HELPERS
drop_absent() {
	local errors lines
	errors=$(grep -E ': (fatal )?error: ' "$1" |
		grep -vE ': fatal error: too many errors') || return
	lines=$(sed -nE 's,^([^:]*/)?helpers\.h:([0-9]+):[0-9]+: error: .*,\2,p' \
		<<<"$errors" | sort -nu)
	# shellcheck disable=SC2015 # either
	[ -n "$lines" ] &&
		! grep -qvE '^([^:]*/)?helpers\.h:' <<<"$errors" || return
	# shellcheck disable=SC2001 # each line's end
	absent="$absent $(sed -nE "$(sed 's/$/b name/' <<<"$lines")
		d
		:name
		s/^[A-Z_]+\(([A-Za-z0-9_]+).*/\1/p" "$2" | tr '\n' ' ')"
	absent=${absent% }
	# shellcheck disable=SC2001 # each line's end
	sed -i "$(sed 's/$/s,.*,,/' <<<"$lines")" "$2"
}

# The compiler may stop at what it finds first; what that hid is told next time.
#
# compile_present LOG HELPERS COMMAND...
compile_present() {
	local log=$1 helpers=$2 round
	shift 2
	absent=
	for round in 1 2 3 4; do
		! logged "$log" "$@" || return 0
		[ "$round" != 4 ] || return
		drop_absent "$log" "$helpers" || return
	done
}

is_bitcode() {
	[ "$(head -c 2 "$1" 2>/dev/null)" = BC ]
}
