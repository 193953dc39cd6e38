#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh PTE [SHARE]: two solvers give the prover's verdicts.
#
# `pte check --smt2` writes each claim's negation, made from the layout's tables.
# z3 and cvc5 must find those of proved claims unsatisfiable, and those of
# refuted ones satisfiable, by the prover's witness, too; and of some of them with
# one constant changed, the contrary. What they are asked goes through ask.sh, which
# remembers answers.
#
# SHARE, or PTE_PROOFS, is what they are asked about:
#   quick  every layout and version with all options on, and some otherwise (the
#          default)
#   every  all that `pte check` says: in every configuration
#   full   ... and on other machines, too
set -eu
pte=$(realpath "$1")
share=${2-${PTE_PROOFS-quick}}
here=$(cd "$(dirname "$0")" && pwd)
for solver in z3 cvc5; do
	command -v "$solver" >/dev/null || {
		echo "SKIP: no $solver: NOTHING WAS PROVED A SECOND TIME"
		exit 77
	}
done

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
start=$SECONDS

# ---- what is asked -----------------------------------------------------------

mkdir "$tmp/smt2"
# write CONFIG LAYOUT...: a folder; "default" names no option, "every" tries all
# configurations. 1 is an answer of check's: something is refuted.
write() {
	local dir=$tmp/smt2/$1 options=(-c "$1")
	case $1 in
	default) options=(-c "") ;;
	every) options=() ;;
	esac
	shift
	"$pte" check "${options[@]}" --smt2 "$dir" "$@" >"$dir.log" 2>&1 ||
		[ $? = 1 ] || {
		cat "$dir.log"
		return 1
	}
}

# scheme SCHEME CONFIG LAYOUT: the same with a scheme in force, and its claims
scheme() {
	local dir=$tmp/smt2/scheme-$1
	"$pte" check -S "$1" -c "$2" --smt2 "$dir" "$3" >"$dir.log" 2>&1 ||
		[ $? = 1 ] || {
		cat "$dir.log"
		return 1
	}
}

write default '*'
# words, types and swp_entries of other lengths, of specs from nothing
"$pte" check --smt2 "$tmp/smt2/lengths" \
	"$here"/../specs/archs/{i386-{2level,pae}-6.12,arm-6.12,mips64-4k-7.3}.json x86_64-4.14 \
	>"$tmp/lengths.log" 2>&1 || [ $? = 1 ] || {
	cat "$tmp/lengths.log"
	exit 1
}
"$pte" museum --smt2 "$tmp/smt2/museum" >"$tmp/museum.log"
case $share in
quick)
	# what is broken is so with all options on
	write +swap "$here"/../specs/broken/*.json
	write -swap {x86_64,arm64-4k}@6.12
	write -mem_soft_dirty,-userfaultfd_wp {x86_64,arm64-4k,ppc64-hash-64k}@6.12
	write -migration,-memory_failure,-pte_marker x86_64@6.1 arm64-64k@6.12
	write -sparsemem_vmemmap ppc64-radix-64k@6.12
	write +device_private_migration x86_64@6.19
	write phys_bits=40 arm64-4k@6.12
	write cache_bits=36 x86_64@6.12
	write cache_bits=46 x86_64@6.12
	;;
every | full)
	write every '*' "$here"/../specs/broken/*.json
	for layout in x86_64 x86_64-la57 arm64-4k arm64-64k-pa52 ppc64-radix-64k; do
		write +device_private_migration "$layout@6.19"
	done
	write cache_bits=46 'x86_64*'
	;;
*)
	echo "run.sh: no share '$share'" >&2
	exit 2
	;;
esac
if [ "$share" = full ]; then
	for n in 36 40 44 46 48 50 52; do
		write "phys_bits=$n" '*'
		[ $n = 46 ] || write "cache_bits=$n" 'x86_64*'
	done
fi
scheme pte-bit cache_bits=44 x86_64@5.14
scheme special-pte cache_bits=44 x86_64@5.14
scheme swp-offset-migration "" arm64-4k@6.12
scheme swp-type "" ppc64-radix-64k@5.14
scheme device-private-migration "" x86_64@7.1
find "$tmp/smt2" -name '*.smt2' | sort >"$tmp/files"
# Verdicts, as the files' own heads count them.
asked=$(xargs sed -n 's/.* of \([0-9]*\) verdicts.*/\1/p' <"$tmp/files" |
	awk '{ n += $1 } END { print n }')

# ---- what must not be answered the same --------------------------------------

# The first of a layout's obligations whose first line matches, without a second
# question.
obligation() {
	awk -v RS= -v whose="$2" '
		{ split($0, line, "\n") }
		NR > 1 && line[1] ~ whose { print; exit }' \
		"$tmp/smt2/default/$1.smt2" |
		awk '!asked; /^\(check-sat/ { asked = 1 } END { print "(pop 1)" }'
}

# mutate LAYOUT OBLIGATION SED: two more that are asked, as it is and changed; of
# both the first question only
mutants=0 failed=0
mutate() {
	local wanted other
	mutants=$((mutants + 1))
	obligation "$1" "$2" >"$tmp/before"
	sed -E "$3" "$tmp/before" >"$tmp/after"
	if [ "$(diff "$tmp/before" "$tmp/after" | grep -c '^>')" != 1 ]; then
		echo "mutant: $1$2 '$3' doesn't change one line"
		failed=$((failed + 1))
		return
	fi
	wanted=$(sed -nE 's/^\(set-info :status (.*)\)/\1/p' "$tmp/before")
	[ "$wanted" = sat ] && other=unsat || other=sat
	{
		cat "$tmp/before"
		echo
		sed -E "1s/\$/, mutated: $mutants/
			s/^\(set-info :status .*/(set-info :status $other)/" "$tmp/after"
		echo
	} >>"$tmp/mutants"
}

# On x86_64, type is 63:59, offset 58:9, flags 3:1; 0 and 8 say present, 6:5 are
# hardware's. From unsat to sat ...
mutate x86_64 ': swap-not-present,' '/any|distinct \(bvand w/s/0101/0103/'
mutate x86_64 ': pmd-not-present,' '/distinct \(bvand w/s/0181/0981/'
mutate x86_64 ': protnone-is-present,' '/distinct \(bvand w/s/0101/0001/'
mutate x86_64 ': image-disjoint,' '/\(encode type-b/s/encode type-b/encode #x0000000000000000/'
mutate x86_64 ': image-read, level pte, domain pfn, kind migration_write' \
	'/define-fun type-of/{n;s/bv59/bv58/}'
mutate x86_64 ': swap-not-protnone,' \
	'/bvand w #x0000000000000101/s/#x0000000000000100/#x0000000000000000/'
mutate x86_64 ': is-a,.*is_hwpoison_entry' \
	'/define-fun type-of/{n;s/bv59/bv58/}'
mutate x86_64 ': round-trip,' '/define-fun offset-of/{n;s/bv9/bv10/}'
mutate x86_64 ': flags-independent, level pte, domain device' \
	'0,/(moved \(bvor word #x0000000000000)002/s//\1200/'
mutate x86_64 ': hw-stable,' \
	'0,/(moved \(bvor word #x0000000000000)020/s//\1200/'
mutate x86_64 ': bits-owned,' '/ offset$/{/bvadd/s/fe00/fc00/}'
mutate x86_64 ': census,' '/\(present word\) \(protnone word\)/s/\(present word\)/(table word)/'
mutate x86_64 ': pfn-fits,' '/bvule pfn/s/#x00/#xff/'
mutate x86_64 ': page-cache-fits,' '/bvule type/s/bv31/bv63/'
mutate x86_64 ': page-present, level pte,.*path none' \
	's/(place-write address #x0000000000000)100/\1000/'
mutate x86_64 ': page-flags, level pte,' \
	'0,/(distinct \(bvand word #x0000000000000)800/s//\1400/'
mutate x86_64 ': invalid-read, level pmd,.*path none' \
	's/(place-write address #x00000000000000)80/\100/'
mutate x86_64 ': table-read, level pmd,' \
	's/(place-write address #x000000000000000)1/\10/'
mutate arm64-4k ': pfn-round-trip, level pte,' \
	'/x \(_ bv12 64\)\) #x/s/\(_ bv12 64\)\)$/(_ bv13 64))/'
mutate arm64-4k '@5[.]19: encode-contained,.*libpte' \
	'/define-fun put-type/{n;s/1f/ff/}'
# ... and back
mutate arm64-4k ': store-stable.*set_ptes, refuted' \
	'/distinct \(bvand word/s/#x0010000000000000/#x0000000000000000/'
mutate ppc64-radix-64k ': encode-contained,.*__swp_entry' \
	'/define-fun spill-type/{n;s/#x[0-9a-f]*/#x0000000000000000/}'
mutate ppc64-nohash ': swap-not-none, .*refuted' \
	'/define-fun passes-1/{n;s/#x0000000000000000\) true/#x0000000000000100) true/}'

# ---- what is answered --------------------------------------------------------

mkdir "$tmp/questions"
while read -r file; do
	cat "$file"
	echo
done <"$tmp/files" | cat - "$tmp/mutants" |
	awk -v dir="$tmp" -f "$here/distinct.awk"
distinct=$(wc -l <"$tmp/wanted")
"$here/ask.sh" "$tmp" || failed=$((failed + 1))
echo "$mutants mutants, each of which must flip both solvers"
echo "$asked obligations, $distinct distinct with those;" \
	"$((SECONDS - start)) s"
[ "$failed" = 0 ]
