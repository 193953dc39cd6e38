# SPDX-License-Identifier: BSD-2-Clause
# The newest kernels modelled are named; which they are, and the project's own
# version, isn't ours to know.
pte --version | sed 's/^pte [0-9.]*$/pte N/; s/[0-9]\.[0-9]*/N/g'
pte --json --version | sed 's/"[0-9]*\.[0-9.]*"/"N"/g'
