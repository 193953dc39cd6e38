# SPDX-License-Identifier: BSD-2-Clause
# Who reads no more ends it: exit 2, and nothing is said to him.
yes 0x2fffffffffdb960e | pte decode -l x86_64@6.12 --json | head -n 1
echo "${PIPESTATUS[1]}"
