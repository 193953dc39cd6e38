# SPDX-License-Identifier: BSD-2-Clause
# arm64 is arm64-4k, ppc64 is ppc64-radix-64k; the name echoes MAJOR.MINOR as
# asked for, or the newest.
for layout in arm64@6.12 ppc64@6.12 x86_64@v6.12 x86_64@6.1.192 x86_64 arm64; do
	pte decode -l "$layout" --json 0 | grep -o '"layout":"[^"]*"'
done | newest arm64 x86_64
