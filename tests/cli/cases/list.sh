# SPDX-License-Identifier: BSD-2-Clause
# Each subject, in both forms: of one kernel, so that new rows don't show here.
pte list layouts -l x86_64@6.12
for subject in kinds markers options; do
	pte list $subject -l x86_64@6.12
done
pte list layouts -l x86_64 --json | cut -d, -f1-9
pte list markers -l x86_64@6.12 --json
pte list options -l x86_64@6.12 --json | head -n 3
pte list claims --json | grep swap-not-present
