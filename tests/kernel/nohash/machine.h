/* SPDX-License-Identifier: GPL-2.0-only */
/* What the helpers of a ppc64 kernel, book3e, read at run time. */

static bool machine_boot(const char *machine)
{
	return strcmp(machine, "-") == 0;
}

/* What set_pte_filter asks of pages. */
#undef pfn_valid
#define pfn_valid(pfn) false
#define flush_dcache_icache_folio(folio) ((void)(folio))
#define flush_dcache_icache_page(page) ((void)(page))
