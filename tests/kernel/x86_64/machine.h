/* SPDX-License-Identifier: GPL-2.0-only */
/* What an x86_64 kernel's helpers read at run time. */

struct cpuinfo_x86 boot_cpu_data;
pteval_t __default_kernel_pte_mask = ~0UL;
pteval_t __supported_pte_mask = ~0UL;
unsigned long vmemmap_base = __VMEMMAP_BASE_L4;

enum l1tf_mitigations l1tf_mitigation = L1TF_MITIGATION_FLUSH;

/*
 * static_cpu_has() is patched at boot; unpatched it asks boot_cpu_data, which
 * is the processor's own word on 5 levels. "l1tf44" is a processor with that
 * bug and 44 bits of cache addresses.
 */
static bool machine_boot(const char *machine)
{
	if (strcmp(machine, "la57") == 0) {
		set_cpu_cap(&boot_cpu_data, X86_FEATURE_LA57);
		vmemmap_base = __VMEMMAP_BASE_L5;
		return true;
	}
	if (strcmp(machine, "l1tf44") == 0) {
		set_cpu_bug(&boot_cpu_data, X86_BUG_L1TF);
		boot_cpu_data.x86_cache_bits = 44;
		return true;
	}
	return strcmp(machine, "-") == 0;
}
