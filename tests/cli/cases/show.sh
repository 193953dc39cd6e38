# SPDX-License-Identifier: BSD-2-Clause
# The drawings: facts, x86_64 section 3, arm64 section 3, ppc64 section 4.
pte show x86_64@6.12
pte show x86_64@5.10 -c -mem_soft_dirty | sed -n '/isn.t present/,/types/p'
pte show arm64-64k-pa52@6.12 --level pmd | sed -n '/isn.t present/,/source/p'
pte show ppc64-hash-4k@6.12 | sed -n '/isn.t present/,/source/p'
