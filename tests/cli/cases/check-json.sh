# SPDX-License-Identifier: BSD-2-Clause
# An object a verdict; what is the same in all configurations is told once.
pte check --json x86_64@6.12 | grep '"swap-not-present"'
# the word 0 is none: refuted on the field, proved on the kinds' domains
pte check --json x86_64@6.12 --level pte | grep '"swap-not-none"' |
	grep -e '"field"' -e '"swap"' -e '"marker","verdict'
# young at PTE_CONT, where CONFIG_ARM64_CONTPTE drops it
pte check --json arm64-4k-lpa2@6.12 --level pte |
	grep '"store-stable".*"kind":"migration_write"'
pte check --json arm64-4k-lpa2@6.12 -c -arm64_contpte --level pte |
	grep '"store-stable"'
# inside a bracket
pte check --json x86_64@5.18 --level pte 2>/dev/null | grep '"bits-owned"'
