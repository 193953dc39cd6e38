# SPDX-License-Identifier: BSD-2-Clause
# Each subject, in both forms: of one kernel, so that new rows don't show here.
pte list layouts -l x86_64@6.12 | sed '/\.h /s/ to [0-9.]* / to N /' | newest x86_64
for subject in kinds markers options; do
	pte list $subject -l x86_64@6.12
done
pte list layouts -l x86_64 --json | cut -d, -f1-9 | newest x86_64
pte list markers -l x86_64@6.12 --json
pte list options -l x86_64@6.12 --json | head -n 3
pte list claims --json | grep swap-not-present
# options by the architecture's own rows: arm64 has uffd-wp from 6.10 on (facts,
# newest, section 2), x86_64 always; pte_marker was one in 5.19 to 6.1
for layout in arm64@6.10 x86_64@5.19; do
	pte list options -l $layout | sed -n '/^\(userfaultfd_wp\|pte_marker\)/,+1p'
	pte list options -l $layout --json | grep -o '"option":"userfaultfd_wp".*"until":[a-z]*'
done
try decode -l arm64@6.9 -c userfaultfd_wp 0
try decode -l ppc64@6.8 -c arm64_contpte 0
