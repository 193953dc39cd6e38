# SPDX-License-Identifier: BSD-2-Clause
# Who shows it on a terminal of their own says how wide that is; what programs read stays
# whole, and what is no width is none.
PTE_COLUMNS=50 pte decode -l x86_64@6.12 0x12345678 | tail -n 3
PTE_COLUMNS=50 pte decode -l x86_64@6.12 0x12345678 --tsv --no-header
PTE_COLUMNS=50 pte diff x86_64@5.17 x86_64@5.19 --level pte | sed -n '/^CHANGED/,/^owner/p'
PTE_COLUMNS=50 pte decode -l x86_64@6.12 12g 2>&1
[ "$(PTE_COLUMNS=wide pte compare)" = "$(pte compare)" ] || echo 'no width is one'
