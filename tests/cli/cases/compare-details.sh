# SPDX-License-Identifier: BSD-2-Clause
# Each scheme in detail: who, what it costs, what older code makes of its words.
pte compare special-pte pte-bit=3 swp-type -l x86_64@5.14
echo
# The same on two kernels; on one of them neither will do.
pte compare special-pte pte-bit=12 -l ppc64-radix-64k@6.12 -l x86_64@6.12
