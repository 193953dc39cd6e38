#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# count.sh OBJDUMP OBJECT: the instructions of each function but its return, its
# landing pad and padding: "NAME COUNT" a line. Counted, not timed.
set -eu
"$1" -d --no-show-raw-insn "$2" | awk '
	# ppc64 big-endian has the code under the name with a dot.
	/^[0-9a-f]+ <.*>:$/ { name = $2; gsub(/[<>:]|^<\./, "", name); count[name] = 0 }
	/\tori +r2,r2,0$/ { next }
	/^ *[0-9a-f]+:\t/ {
		# The mnemonic, without prefixes that only pad.
		line = $0
		sub(/^ *[0-9a-f]+:\t/, "", line)
		sub(/^(data16 |cs )+/, "", line)
		split(line, word, /[ \t]/)
		if (word[1] !~ /^(ret|blr|nop[wl]?|endbr64|xchg|bti)$/)
			count[name]++
	}
	END { for (name in count) print name, count[name] }' | sort
