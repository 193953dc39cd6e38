# SPDX-License-Identifier: BSD-2-Clause
# The contract's example, to the letter. pagemap: swap 62, uffd-wp 57,
# soft-dirty 55, offset 0x1234 << 5, type 5.
pte decode -l x86_64@6.12 --json 0x2fffffffffdb960e
# The same with the option in front.
pte --json decode -l x86_64@6.12 2fff_ffff_ffdb_960E
