# SPDX-License-Identifier: BSD-2-Clause
# Type numbers: facts, common, section 2.3 (all options on, unless named).
types() {
	printf '%s:' "$*"
	pte list kinds --json -l "$@" |
		sed -nE 's/.*"kind":"([a-z_]*)".*"types":\{"first":([0-9]*),"last":([0-9]*)\}.*/\2-\3 \1/p' |
		sort -n | sed -E 's/^([0-9]+)-\1 /\1 /' | tr '\n' ';'
	echo
}
types x86_64@5.11
types x86_64@5.11 -c -device_private
types x86_64@5.14
types x86_64@6.1
types x86_64@6.1 -c -device_private
types x86_64@6.12
types x86_64@6.15
types x86_64@6.12 -c -device_private
types x86_64@6.15 -c device_private_migration
types arm64@6.1
types ppc64-nohash@6.12
types x86_64@5.10 -c -migration,-memory_failure
