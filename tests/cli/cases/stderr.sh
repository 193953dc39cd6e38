# SPDX-License-Identifier: BSD-2-Clause
# Messages go to stderr, results to stdout.
pte decode -l x86_64@5.18 --json 0 zz 2>/dev/null
pte decode -l x86_64@5.18 --json 0 zz >/dev/null
