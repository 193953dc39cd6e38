# SPDX-License-Identifier: BSD-2-Clause
# Every verdict, with its method and the form of its certificate.
pte check --all ppc64-nohash@6.12 --level pte 2>/dev/null
pte check -v arm64@6.12 --level hugetlb 2>/dev/null | grep level-safe
