# SPDX-License-Identifier: BSD-2-Clause
# No entry of a processor with L1TF names memory that may be cached: the claim
# applies where there is such a processor, and a limit was asked for.
pte check --json -c cache_bits=46 | grep '"no-physical-alias"' |
	grep -e '"field"' -e '"device"' |
	sed -E 's/.*"layout":"([^"]*)","level":"([^"]*)".*"domain":"([^"]*)".*"verdict":"([^"]*)".*/\1 \2 \3 \4/' |
	sort | uniq -c | grep -e '@5.10' -e '@6.19'
try check -c cache_bits=46 arm64
pte check --json x86_64@6.12 --level pte | grep '"no-physical-alias"'
