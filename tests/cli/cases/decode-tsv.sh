# SPDX-License-Identifier: BSD-2-Clause
#
# Columns for streams: empty where a column has no meaning, with or without a
# header; one form at a time.
words='0x0
0x2fffffffffdb960e
0x8000000012345867
d7fffffffdb97404
0x1'
printf '%s\n' "$words" | pte decode -l x86_64@6.12 --tsv
echo
printf '%s\n' "$words" | pte decode -l x86_64@6.12 --tsv --no-header --strict
echo "exit $?"
try decode -l x86_64@6.12 --tsv 0x123g
try decode -l x86_64@6.12 --tsv --json 0x1
try decode -l x86_64@6.12 --tsv --pagemap 0x1
try decode -l x86_64@6.12 --no-header 0x1
