# SPDX-License-Identifier: BSD-2-Clause
# What is pasted: from a log with the level's name, a swp_entry_t, an
# architecture's other name, uname -r, a kernel's .config.
try decode -l x86_64@6.12 pte:2fffffffffdb960e pmd=0 PTE=0
try decode -l x86_64@6.12 pgd:0
# 3c00000000217a79 is an entry.val, though it would be a present pte, too
try decode -l arm64@6.6 --entry 3c00000000217a79
try decode -l arm64@6.6 --json --entry 3c00000000217a79
# a flag that the kind never has is none: migration_read isn't exclusive
try decode -l x86_64@6.12 --json --entry 0x7000000000000001
try decode -l x86_64@6.12 --entry ffffffffffffffff
try decode -l x86_64@6.12 --entry 12g
try decode -l x86_64@6.12 --entry 12345678123456789
echo 0x2fffffffffdb960e | pte decode -l x86_64@6.12 -
try decode -l x86_64@6.12 - 0

try encode -l x86_64@6.12 raw entry=1400000000001234
try encode -l x86_64@6.12 swap entry=0x1400000000001234 soft_dirty
try encode -l x86_64@6.12 swap entry=7c00000000001234
try encode -l x86_64@6.12 raw entry=fc00000000001234
try encode -l x86_64@6.12 raw type=1 entry=1400000000001234
try encode -l x86_64@6.12 raw entry=1400000000001234 entry=1
try encode -l x86_64@6.12 raw entry=

for layout in aarch64 aarch64-64K amd64 x86-64 x86-64-la57 powerpc ppc64le powerpc64le-hash-64K riscv; do
	pte decode -l "$layout@6.12" --json 0 | grep -o '"layout":"[^"]*"'
done
for release in 6.8.0-41-generic 6.6.46-android15-8-gdeadbeef 6.12.117+deb12-amd64 6.13-rc1 6.5.0+; do
	pte decode -l "x86_64@$release" --json 0 | grep -o '"layout":"[^"]*"'
done
# a vendor's number says where the kernel came from
try decode -l x86_64@5.14.0-503.el9.x86_64 0
try decode -l x86_64@3.10.0-514.el7.x86_64 0

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
printf '%s\r\n' '#' 'CONFIG_MIGRATION=y' 'CONFIG_SWAP=y' 'CONFIG_MEM_SOFT_DIRTY=y' \
	'# CONFIG_MEMORY_FAILURE is not set' >"$tmp/.config"
pte list kinds -l x86_64@6.12 -c "$tmp/.config" | grep type
gzip -n "$tmp/.config" && pte list kinds -l x86_64@6.12 -c "$tmp/.config.gz" | grep type
cd "$tmp" && echo nothing >x.config && mkdir d.d
try decode -l x86_64 -c ./x.config 0
head -c 40 .config.gz >cut.gz
try decode -l x86_64 -c cut.gz 0
try decode -l x86_64 -c x.config 0
try decode -l x86_64 -c ./none 0
try decode -l x86_64 -c d.d 0
try decode -l x86_64@6.12 -c -CONFIG_MIGRATION,-config_swap 0x1
