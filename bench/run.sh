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
	-DPTE_BUILD_TESTS=OFF -DPTE_BUILD_CLI=OFF -DPTE_BUILD_BENCH=ON >/dev/null
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
			for (i = 1; i <= n; i++) printf "%13s", column[i]
			print ""
			for (r = 1; r <= rows; r++) {
				printf "%-17s", row[r]
				for (i = 1; i <= n; i++)
					printf "%13s", cell[row[r], column[i]]
				print ""
			}
		}'
}

beside_kernel() {
	local arch objdump compiler
	while read -r arch objdump compiler; do
		command -v "$compiler" >/dev/null || continue
		join <(counts "$objdump" "$compiler" | sort) \
			<(awk -v arch="$arch" '$1 == arch { print $2, $3 }' \
				bench/kernel.tsv | sort) |
			while read -r name ours kernel; do
				echo "$name $arch $ours/$kernel"
			done
	done <<-END
		x86_64 objdump gcc
		aarch64 aarch64-linux-gnu-objdump aarch64-linux-gnu-gcc
		ppc64 powerpc64-linux-gnu-objdump powerpc64-linux-gnu-gcc
	END
}

each_layout() {
	local name arguments operation instructions ratio
	"$build/bench/bench-choices" | grep -v '@6\.12 ' | sort -V >"$build/choices"
	while read -r name arguments; do
		read -ra arguments <<<"$arguments"
		"$cc" "${flags[@]}" "${arguments[@]}" bench/layout.c -o "$build/layout"
		join <(counts objdump "$cc" "${arguments[@]}" | sort) \
			<("$build/layout" | sort) |
			while read -r operation instructions ratio; do
				echo "${name%@*} $operation $instructions($ratio)"
			done
	done <"$build/choices"
}

echo "Instructions, ours/the kernel's own macro (Linux 6.12), gcc -O2:"
beside_kernel | table operation x86_64 aarch64 ppc64
echo
echo "Each layout on this machine: instructions, and time as a ratio to a bare"
echo "shift and mask ($cc -O2):"
each_layout | table layout present none is_swap encode decode pfn mkexclusive
echo
echo "Through a pointer, and the whole library:"
"$build/bench/bench-micro"
echo
echo "A scan of x86_64's words in memory; percent of the fastest sum over the same:"
"$build/bench/bench-scan"
