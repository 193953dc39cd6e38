# SPDX-License-Identifier: BSD-2-Clause
# Schemes side by side: everywhere, and on one kernel in figures.
pte compare
echo
pte compare -v
echo
pte compare -l x86_64@5.14
echo
# A kernel that has the marker, and where softleaf reads a special pte as none.
pte compare -l arm64-4k@7.1
