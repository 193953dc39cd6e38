#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh: measure on this machine, and print the tables of bench/README.md.
set -euo pipefail
cd "$(dirname "$0")/.."
build=build/bench
cc=${CC:-gcc}
flags=(-std=c11 -O2 -Wno-unused-const-variable -Iinclude)
cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
	-DPTE_BUILD_TESTS=OFF -DPTE_BUILD_BENCH=ON >/dev/null
cmake --build "$build" >/dev/null

# counts OBJDUMP COMPILER ARGUMENT...: lines of "OPERATION INSTRUCTIONS"
counts() {
	local objdump=$1
	shift
	"$@" "${flags[@]}" -c bench/ours.c -o "$build/ours.o"
	tests/fold/count.sh "$objdump" "$build/ours.o" | sed 's/^count_//'
}

# table HEADING COLUMN...: a table from lines "ROW OPERATION CELL" on stdin
table() {
	awk -v heading="$1" -v columns="${*:2}" '
		BEGIN { n = split(columns, column, " ") }
		!($1 in seen) { seen[$1] = 1; row[++rows] = $1 }
		{ cell[$1, $2] = $3 }
		END {
			printf "%-17s", heading
			for (i = 1; i <= n; i++) printf "%14s", column[i]
			print ""
			for (r = 1; r <= rows; r++) {
				printf "%-17s", row[r]
				for (i = 1; i <= n; i++)
					printf "%14s", cell[row[r], column[i]]
				print ""
			}
		}'
}

beside_kernel() {
	local arch objdump compiler
	while read -r arch objdump compiler triple; do
		command -v "$compiler" >/dev/null || continue
		join <(counts "$objdump" "$compiler" ${triple:+"$triple"} | sort) \
			<(awk -v arch="$arch" '$1 == arch { print $2, $3 }' \
				bench/kernel.tsv | sort) |
			while read -r name ours kernel; do
				echo "$name $arch $ours/$kernel"
			done
	done <<-END
		x86_64 objdump gcc
		x86_64-clang objdump clang
		aarch64 aarch64-linux-gnu-objdump aarch64-linux-gnu-gcc
		aarch64-clang aarch64-linux-gnu-objdump clang --target=aarch64-linux-gnu
		ppc64 powerpc64-linux-gnu-objdump powerpc64-linux-gnu-gcc
	END
}

each_layout() {
	local name arguments operation instructions
	"$build/bench/bench-choices" | grep -v '@6\.12 ' | sort -V >"$build/choices"
	while read -r name arguments; do
		read -ra arguments <<<"$arguments"
		counts objdump "$cc" "${arguments[@]}" |
			while read -r operation instructions; do
				echo "${name%@*} $operation $instructions"
			done
	done <"$build/choices"
}

echo "Instructions, ours/the kernel's own macro (Linux 6.12), gcc and clang -O2:"
beside_kernel | table operation \
	x86_64 x86_64-clang aarch64 aarch64-clang ppc64
echo
echo "Each layout on this machine, instructions ($cc -O2):"
each_layout | table layout present none is_swap encode decode pfn mkexclusive
echo
if command -v valgrind >/dev/null; then
	echo "pte decode, a word:"
	bench/writers.sh "$build/src/cli/pte" "$build/bench/bench-words"
	echo
else
	echo "pte decode: not counted, since valgrind isn't there"
fi
echo "Through a pointer, and the whole library:"
"$build/bench/bench-micro"
echo
echo "A scan of x86_64's words in memory; percent of the fastest sum over the same:"
"$build/bench/bench-scan"
echo
bench/peers.sh "$build/src/cli/pte" "$build/bench/bench-peers"
echo
echo "Beside solvers, on the obligations of every claim:"
bench/solvers.sh "$build/src/cli/pte" || [ $? = 77 ]
