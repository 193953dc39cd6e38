# SPDX-License-Identifier: BSD-2-Clause
# What may always be turned off, though it isn't there: nothing changes.
for config in '' -pte_marker -arm64_contpte -device_private_migration; do
	pte encode -l x86_64@6.12 -c "$config" marker marker=uffd_wp
done
# x86_64 example 25 of Linux 5.10: migration_read is type 28. Without device
# memory it is 30, and without migration there is none of both.
pte encode -l x86_64@5.10 migration_read pfn=0x100000
pte encode -l x86_64@5.10 -c -device_private --json migration_read pfn=0x100000
pte list kinds -l x86_64@6.12 -c -migration --json |
	grep -o '"kind":"[a-z_]*",.*"types":.*"last":[0-9]*' |
	sed 's/,.*"first"/ first/; s/"//g'
