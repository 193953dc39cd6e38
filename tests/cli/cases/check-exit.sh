# SPDX-License-Identifier: BSD-2-Clause
# 1 iff a claim is refuted, and neither a documented limit of the field nor, if
# that is accepted, known; 2 for what matches nothing.
exit_of() {
	pte check "$@" >/dev/null 2>&1
	echo "$? $*"
}
exit_of --accept-known
exit_of 'x86_64*'
exit_of arm64-4k-lpa2@6.12
exit_of arm64-4k-lpa2@6.12 --accept-known
exit_of nosuch
exit_of 'ia64*'
exit_of 'x86_64@9.*'
exit_of x86_64@5.20
exit_of x86_64 -c +arm64_contpte
exit_of -c +device_private,-migration
pte check 'ia64*'
