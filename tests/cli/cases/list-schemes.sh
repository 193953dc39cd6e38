# SPDX-License-Identifier: BSD-2-Clause
# The proposals and their neighbours; with a layout, whether it has room.
pte list schemes
echo
pte list schemes -l ppc64-radix-4k@6.12 --json
