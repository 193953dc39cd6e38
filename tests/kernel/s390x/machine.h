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

/* A segment's word isn't a pte's, and hugetlb makes a pte of it. */
#define asked_levels SHIM_PTES
#define pmd_mkinvalid(pmd) (pmd)

static bool machine_boot(const char *machine)
{
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 14, 0)
	setup_protection_map();
#endif
	return strcmp(machine, "-") == 0;
}
