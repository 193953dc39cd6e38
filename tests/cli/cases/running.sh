# SPDX-License-Identifier: BSD-2-Clause
# The kernel that runs, by files of machines such as these: written down
# after what each architecture's /proc/cpuinfo prints, and its Kconfig.
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
export PTE_SYSROOT=$root
# machine ARCH RELEASE PAGES-IN-K [LINE-OF-CPUINFO [CONFIG...]]
machine() {
	rm -rf "${root:?}"/*
	mkdir -p "$root/proc/sys/kernel" "$root/proc/self" "$root/boot"
	echo "$1" >"$root/proc/sys/kernel/arch"
	echo "$2" >"$root/proc/sys/kernel/osrelease"
	printf 'Size: 8 kB\nKernelPageSize:       %d kB\n' "$3" >"$root/proc/self/smaps"
	printf 'processor\t: 0\n%s\n' "${4-}" >"$root/proc/cpuinfo"
	local config=$root/boot/config-$2
	shift $(($# < 4 ? $# : 4))
	[ $# = 0 ] || printf 'CONFIG_%s\n' "$@" >"$config"
}
say() {
	echo "# $*"
	pte decode -l running --json 0 2>&1 | sed "s|$root|ROOT|g; s/,\"level.*//"
}
machine x86_64 6.12.3-amd64 4 $'flags\t\t: fpu la57x xla57 lm' SWAP=y
say 'x86_64: two words that only look like la57'
machine x86_64 6.12.3-amd64 4 $'flags\t\t: fpu lm la57' SWAP=y
say x86_64, five levels
machine aarch64 6.6.46-android15-8-g1 4 '' SWAP=y ARM64_VA_BITS_48=y
say arm64
machine aarch64 6.11.0 64 '' SWAP=y ARM64_PA_BITS_52=y
say arm64, 52 bits of address
machine aarch64 6.11.0 64
say the same, if nobody can tell
machine aarch64 6.11.0 16 '' SWAP=y ARM64_LPA2=y
say arm64, 16K and perhaps LPA2
machine aarch64 6.8.0 4 '' SWAP=y ARM64_LPA2=y
say arm64, before LPA2 came
machine ppc64le 6.1.0 64 $'MMU\t\t: Radix' SWAP=y
say ppc64, radix
machine ppc64 6.1.0 4 $'MMU\t\t: Hash'
say ppc64, hash, and no configuration
machine ppc64 6.1.0 4 '' PPC_BOOK3E_64=y
say ppc64, neither
machine ppc64 6.1.0 64 $'cpu\t\t: POWER9 Radix Hash' SWAP=y
say ppc64 that does not say
machine riscv64 6.18.1 4 $'isa\t\t: rv64imafdc_zicbom_svrsw60t59b' SWAP=y
say riscv64, the extension not yet used
machine riscv64 7.0.0 4 $'isa\t\t: rv64imafdc_zicbom_svrsw60t59b' SWAP=y
say riscv64, used
machine loongarch64 6.19.0 64 '' SWAP=y
say loongarch64
machine i686 6.1.0-18-686-pae 4 $'flags\t\t: fpu pae' SWAP=y X86_PAE=y
say i386, PAE
machine i686 6.1.0-18-686 4 $'flags\t\t: fpu pae' SWAP=y '# X86_PAE is not set'
say i386, though the processor could
machine armv7l 6.1.0 4 '' SWAP=y ARM_LPAE=y
say arm, LPAE
machine sparc64 6.1.0 8 $'type\t\t: sun4u' SWAP=y
say sparc64, older
machine s390x 6.1.0 4 '' SWAP=y
say s390x
# its configuration says which options are on, unless some are named
machine x86_64 6.12.3-amd64 4 '' SWAP=y MIGRATION=y MEMORY_FAILURE=m
pte list options -l running | grep '^[a-z].* o[nf]*$'
pte list options -l running -c -migration | grep '^[a-z].* o[nf]*$'
# ... as the kernel itself has it, packed; before what lies in /boot
machine x86_64 6.12.3-amd64 4 '' MEMORY_FAILURE=y
printf 'CONFIG_%s\n' SWAP=y MIGRATION=y | gzip -n >"$root/proc/config.gz"
pte list options -l running | grep '^[a-z].* o[nf]*$'
machine aarch64 6.11.0 64
echo CONFIG_ARM64_PA_BITS_52=y | gzip -n >"$root/proc/config.gz"
say arm64, 52 bits of address by a packed configuration
machine x86_64 6.12.3-amd64 4 '' SWAP=y
head -c 40 <(printf 'CONFIG_%d=y\n' {1..200} | gzip -n) >"$root/proc/config.gz"
say packed, and not all of it
rm "$root/proc/config.gz"
# wherever a layout goes
try diff running x86_64@6.12 -c -memory_failure | head -n 3
try check running -q | tail -n 2 | sed "s,: [0-9].*,,"
echo 'zap: unrecognized swap entry 0x7c00000000000001' | pte explain -l running
# errors
echo 'not a line of it' >"$root/boot/config-6.12.3-amd64"
say a configuration that is none
machine x86_64 7.9.0 4 '' SWAP=y
say too new | sed -E 's/to [0-9.]+$/to NEWEST/'
machine x86_64 4.15.0-20-generic 4 '' SWAP=y
say too old | sed -E 's/to [0-9.]+;/to NEWEST;/'
machine alpha 6.1.0 8
say not modelled
machine aarch64 6.1.0 32
say pages of 32K
machine x86_64 6.1.0 4
: >"$root/proc/self/smaps"
say no size of pages
rm "$root/proc/sys/kernel/osrelease"
say no release
: >"$root/proc/sys/kernel/arch"
say no architecture
# this machine's own; another PTE_SYSROOT is none
unset PTE_SYSROOT
[ "$(pte decode -l running 0 2>/dev/null | head -n 1 | cut -c 6-)" = \
	"$(pte decode -l "$(uname -m)@$(uname -r)" 0 2>/dev/null | head -n 1 | cut -c 6-)" ] ||
	[ "$(uname -m)" != x86_64 ] || grep -q ' la57 ' /proc/cpuinfo || echo "it isn't x86_64's"
