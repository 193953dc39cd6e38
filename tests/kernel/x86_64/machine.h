/* SPDX-License-Identifier: GPL-2.0-only */
/* What an x86_64 kernel's helpers read at run time. */

struct cpuinfo_x86 boot_cpu_data;
pteval_t __default_kernel_pte_mask = ~0UL;
pteval_t __supported_pte_mask = ~0UL;
unsigned long vmemmap_base = __VMEMMAP_BASE_L4;
unsigned long page_offset_base = __PAGE_OFFSET_BASE_L4;

enum l1tf_mitigations l1tf_mitigation = L1TF_MITIGATION_FLUSH;

/* 5 levels or 4; 0 bits of cache addresses: a processor without L1TF */
static const struct machine {
	const char *name;
	bool la57;
	int cache_bits;
} machines[] = {
	{ "-", false, 0 },           { "la57", true, 0 },
	{ "l1tf44", false, 44 },     { "l1tf46", false, 46 },
	{ "la57+l1tf46", true, 46 },
};

/*
 * static_cpu_has() is patched at boot; unpatched it asks boot_cpu_data, which
 * is the processor's own word.
 */
static bool machine_boot(const char *name)
{
	const struct machine *m = machines;

	while (strcmp(m->name, name) != 0)
		if (++m == machines + ARRAY_SIZE(machines))
			return false;
	if (m->la57) {
		set_cpu_cap(&boot_cpu_data, X86_FEATURE_LA57);
		vmemmap_base = __VMEMMAP_BASE_L5;
	}
	if (m->cache_bits != 0) {
		set_cpu_bug(&boot_cpu_data, X86_BUG_L1TF);
		boot_cpu_data.x86_cache_bits = m->cache_bits;
	}
	return true;
}
