# SPDX-License-Identifier: BSD-2-Clause
# A layout's table. An entry of x86_64 is never present at any level; the word 0
# is none, and (0, 2^50-1), which no device has. With LPA2 on 4K pages, young of
# a migration entry is bit 52 (facts, arm64, section 4), which set_ptes drops.
pte check x86_64@6.12 2>/dev/null
echo
# the table, before each verdict
pte check -v x86_64@6.12 2>/dev/null | sed -n '/^x86_64 /,/^  6.12; /p'
pte check 'arm64-4k-lpa2@6.*' 2>/dev/null | sed -n '/^ .*store-stable/,/^  domains/p'
echo "-> ${PIPESTATUS[0]}"
