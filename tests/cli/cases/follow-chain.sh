# SPDX-License-Identifier: BSD-2-Clause
# One event after the other, each of the word that the one before left; until no
# word is known.
pte follow -l x86_64@6.12 present swap-out,fork,swap-in
pte follow -l x86_64@6.12 0xd7fffffffdb97404 fork,mprotect,back-mapping,zap
pte follow -l x86_64@6.12 0xd7fffffffdb97404 fork,migration,zap --json
pte follow -l x86_64@7.1 pmd:0xe7fffffffffbfe06 fork,split,mprotect
# away and back; either fault
pte follow -l x86_64@6.12 present migration
pte follow -l x86_64@6.12 marker marker=uffd_wp fault,fork
