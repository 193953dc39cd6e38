/* SPDX-License-Identifier: GPL-2.0-only */
/* What an s390x kernel's helpers read at run time. */

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 10, 0)
struct vm_layout vm_layout;
#endif
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 14, 0)
unsigned long page_noexec_mask = ~0UL;
unsigned long segment_noexec_mask = ~0UL;
unsigned long region_noexec_mask = ~0UL;
#endif

void setup_protection_map(void);

/* What hugetlb stores is a segment's word, of which it makes a pte. */
#define asked_levels (SHIM_PTES | SHIM_PMDS)
/* As pmdp_invalidate does. */
#define pmd_mkinvalid(pmd) set_pmd_bit(pmd, __pgprot(_SEGMENT_ENTRY_INVALID))

static bool machine_boot(const char *machine)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 14, 0)
	setup_protection_map();
#endif
	return strcmp(machine, "-") == 0;
}
