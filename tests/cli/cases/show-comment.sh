# SPDX-License-Identifier: BSD-2-Clause
# Comments for kernel code; they compile as such.
pte show x86_64@6.12 --comment
pte show arm64-4k@6.12 --comment
pte show ppc64-radix-64k@6.12 --comment
