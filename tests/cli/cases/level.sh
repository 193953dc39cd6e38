# SPDX-License-Identifier: BSD-2-Clause
# Levels that there aren't, here or at all.
try decode -l x86_64 --level pud 0
try decode -l ppc64-nohash@6.12 --level pmd 0
try decode -l ppc64-hash-4k@6.12 --level=pmd 0
try encode -l ppc64-nohash@6.12 --level pmd none
try show ppc64-nohash --level pmd
