# SPDX-License-Identifier: BSD-2-Clause
# One value: a block. The words are x86_64 examples 19, 37, 46, 54 and arm64's
# invalidated pmd of Linux 6.12.
pte decode -l x86_64@6.12 0x2fffffffffdb960e
pte decode -l x86_64@6.12 --level pmd 0xd7fff7ffbffffe06
pte decode -l x86_64@6.5 0x8000000012345067
pte decode -l x86_64@6.12 0x60
pte decode -l arm64-4k@6.12 --level pmd 0x0060000040000fc0
pte decode -l x86_64@6.12 0xfffffffffffffc00
# softleaf_from_pte reads entry 0 as nothing: Linux 6.19
pte decode -l x86_64@7.0 0x07fffffffffffe00
