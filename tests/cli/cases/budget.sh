# SPDX-License-Identifier: BSD-2-Clause
# MAX_SWAPFILES (facts, common, 2.2) with everything on: 27 from 4.14, 25 from
# 5.14, 22 from 5.19 with markers, 23 from 6.2, 24 from 6.15, and 21 with the
# series. Free bits: facts, arm64 section 3, ppc64 section 4.
# in short, and all versions
pte budget | newest arm64 ppc64 x86_64
pte budget '*' | newest arm64 ppc64 x86_64
pte budget x86_64@6.12
pte budget ppc64-nohash | newest ppc64
try budget nosuch
