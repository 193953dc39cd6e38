#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh [--write] [TABLE...]: measure on this machine, and print the tables of
# bench/README.md, or those that are named.
#   --write  put them into bench/README.md, each behind its line "<!-- TABLE -->"; one
#            whose tools aren't here stays as it is, which is said
# All take a quarter of an hour, on a machine that does nothing else.
set -euo pipefail
cd "$(dirname "$0")/.."
build=build/bench
readme=bench/README.md
cc=${CC:-gcc}
flags=(-std=c11 -O2 -Wno-unused-const-variable -Iinclude)

# counts OBJDUMP COMPILER ARGUMENT...: lines of "OPERATION INSTRUCTIONS"
counts() {
	local objdump=$1
	shift
	"$@" "${flags[@]}" -c bench/ours.c -o "$build/ours.o"
	tests/fold/count.sh "$objdump" "$build/ours.o" | sed 's/^count_//'
}

# table HEADING COLUMN...: a table from lines "ROW COLUMN CELL" on stdin
table() {
	awk -v heading="$1" -v columns="${*:2}" '
		BEGIN { n = split(columns, column, " ") }
		!($1 in seen) { seen[$1] = 1; row[++rows] = $1 }
		{
			cell[$1, $2] = $3
			if (length($1) > widest) widest = length($1)
		}
		END {
			if (length(heading) > widest) widest = length(heading)
			printf "%-*s", widest, heading
			for (i = 1; i <= n; i++) {
				width[i] = length(column[i]) + 2
				if (width[i] < 7) width[i] = 7
				printf "%*s", width[i], column[i]
			}
			print ""
			for (r = 1; r <= rows; r++) {
				printf "%-*s", widest, row[r]
				for (i = 1; i <= n; i++)
					printf "%*s", width[i], cell[row[r], column[i]]
				print ""
			}
		}'
}

# ---- tables ------------------------------------------------------------------

# "OPERATION MACRO": by what name the kernel has an operation
macros() {
	sed -nE 's/^OPERATION\((\w+), (!!|pte_val\()?(\w+).*/\1 \3/p' bench/operations.h
}

kernel() {
	local arch objdump compiler triple name ours theirs
	{
		macros | awk '{ print $2, "-" }' # the rows, in their order
		while read -r arch objdump compiler triple; do
			command -v "$compiler" >/dev/null || continue
			join <(counts "$objdump" "$compiler" ${triple:+"$triple"} | sort) \
				<(awk -v arch="$arch" '$1 == arch { print $2, $3 }' \
					bench/kernel.tsv | sort) |
				join - <(macros | sort) |
				while read -r _ ours theirs name; do
					echo "$name $arch $ours/$theirs"
				done
		done <<-END
			x86_64 objdump gcc
			x86_64-clang objdump clang
			aarch64 aarch64-linux-gnu-objdump aarch64-linux-gnu-gcc
			aarch64-clang aarch64-linux-gnu-objdump clang --target=aarch64-linux-gnu
			ppc64 powerpc64-linux-gnu-objdump powerpc64-linux-gnu-gcc
		END
	} | table operation x86_64 x86_64-clang aarch64 aarch64-clang ppc64
}

layouts() {
	local name arguments operation instructions
	"$build/bench/bench-choices" | grep -v '@6\.12 ' | sort -V >"$build/choices"
	while read -r name arguments; do
		read -ra arguments <<<"$arguments"
		counts objdump "$cc" "${arguments[@]}" |
			while read -r operation instructions; do
				echo "${name%@*} $operation $instructions"
			done
	done <"$build/choices" |
		table layout present none is_swap encode decode pfn mkexclusive
}

# lines of tests/fold: ARCH COMPILER... OPERATION INSTRUCTIONS at most BOUND
inline() {
	tests/fold/run.sh | awk '
		{ for (i = 2; i <= NF && $i != "at"; i++) {} }
		i > NF || $(i - 2) ~ /^count_/ { next }
		{ print $(i - 2), $1 ($2 == "clang" ? "-clang" : ""), $(i - 1) }' |
		sed 's/^ready_/target_/' |
		table operation x86_64 x86_64-clang aarch64 aarch64-clang ppc64le
}

writers() {
	command -v valgrind >/dev/null || return 77
	bench/writers.sh "$build/src/cli/pte" "$build/bench/bench-words"
}

micro() {
	"$build/bench/bench-micro"
}

scan() {
	"$build/bench/bench-scan" 128
}

scan-cached() {
	"$build/bench/bench-scan" 1
}

peers() {
	bench/peers.sh "$build/src/cli/pte" "$build/bench/bench-peers"
}

solvers() {
	bench/solvers.sh "$build/src/cli/pte"
}

# in the order in which they stand there
tables() {
	sed -n 's/^<!-- \([a-z-]*\) -->$/\1/p' $readme
}

# ---- where they go -----------------------------------------------------------

# put TABLE: the output in $build/table into its block
put() {
	awk -v name="$1" -v from="$build/table" '
		{ print_it = !inside }
		inside && /^```$/ { inside = 0; print_it = 1 }
		print_it
		$0 == "<!-- " name " -->" {
			getline
			print
			while ((getline line <from) > 0)
				print line
			inside = 1
		}' $readme >"$build/README.md"
	cp "$build/README.md" $readme
}

write=false
[ "${1-}" != --write ] || { write=true && shift; }
[ $# -gt 0 ] || mapfile -t wanted < <(tables)
[ $# = 0 ] || wanted=("$@")
for name in "${wanted[@]}"; do
	tables | grep -qxF -- "$name" || {
		echo "run.sh: $name: no such table; there are $(tables | paste -sd ' ')" >&2
		exit 2
	}
done
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
	-DPTE_BUILD_TESTS=OFF -DPTE_BUILD_BENCH=ON >/dev/null
cmake --build "$build" >/dev/null
for name in "${wanted[@]}"; do
	[ ! -t 2 ] || echo "run.sh: $name ..." >&2
	status=0
	"$name" >"$build/table" || status=$?
	case $status in
	0) ;;
	77) echo "run.sh: $name: not measured, since a tool isn't here" >&2 && continue ;;
	*) echo "run.sh: $name: exit $status" >&2 && exit 1 ;;
	esac
	if $write; then
		put "$name"
	else
		printf '%s:\n' "$name"
		cat "$build/table"
		echo
	fi
done
