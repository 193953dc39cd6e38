/* SPDX-License-Identifier: GPL-2.0-only */
/* What an arm kernel's helpers read at run time. */

/* The model is of ptes. */
#define asked_levels SHIM_PTES

/* How stored pmds would be flushed. */
struct cpu_tlb_fns cpu_tlb;

/* The processor's own function keeps the word, and makes the hardware's of it.
 */
#undef cpu_set_pte_ext
#define cpu_set_pte_ext(ptep, pte, ...) ((void)(*(ptep) = (pte)))

static bool machine_boot(const char *machine)
{
	return strcmp(machine, "-") == 0;
}

/* What a store does besides: no page that is present is stored here. */
void __sync_icache_dcache(pte_t pte)
{
}

/* A warning isn't trapped but called, and goes on, as it does in a kernel. */
void warn_slowpath_fmt(const char *file, const int line, unsigned taint,
		       const char *fmt, ...)
{
}
