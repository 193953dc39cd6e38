# SPDX-License-Identifier: BSD-2-Clause
# The claims about one kernel for a solver: what check writes of it. What solvers
# say of these is tests/proofs'.
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit
for one in x86_64@6.12 s390x@6.12 i386@7.3; do
	pte check "$one" -c +migration --smt2 "$tmp" >/dev/null 2>&1
	pte export smt2 "$one" -c +migration | cmp - "$tmp/${one%@*}.smt2"
done
try export smt2 arm64-4k@6.12 page-cache-fits
pte export smt2 x86_64@6.12 swap-not-none | grep -c '^(push 1)'
# a spec, with special words of its own
printf '{"base": "arm64-4k@6.12", "special": [{"word": "0x8"}]}\n' >own.json
pte export smt2 own.json scheme-disjoint | grep -A 1 '^; own'
try export smt2 x86_64@6.12 swap-not-nine
try export smt2 x86_64@6.12 scheme-disjoint
try export smt2 x86_64@5.10 young-dirty-fits
try export smt2
try export smt2 x86_64@6.12 swap-not-none more
