/* SPDX-License-Identifier: BSD-2-Clause */
#include <pte/config.h>

#include "text.h"

#define NEEDS(option) PTE_OPTION_SET(PTE_OPTION_##option)
#define EVER                                                                   \
	{                                                                      \
		PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS                            \
	}

/* clang-format off */

/*
 * Sources: Linux 6.1, 6.12 mm/Kconfig and arch/<arch>/Kconfig. DEVICE_PRIVATE needs
 * ZONE_DEVICE, that MEMORY_HOTREMOVE, that MIGRATION; and SPARSEMEM_VMEMMAP.
 * PTE_MARKER was an option only while swapin-error was a type of its own.
 */
static const struct pte_option_info options[PTE_OPTION_COUNT] = {
	/*                                        name                        versions                                needs                                                    everywhere, by default */
	[PTE_OPTION_MIGRATION]                = { "migration",                EVER,                                   0,                                                       true,  true },
	[PTE_OPTION_MEMORY_FAILURE]           = { "memory_failure",           EVER,                                   0,                                                       true,  true },
	[PTE_OPTION_DEVICE_PRIVATE]           = { "device_private",           EVER,                                   NEEDS(MIGRATION) | NEEDS(SPARSEMEM_VMEMMAP),             true,  true },
	[PTE_OPTION_PTE_MARKER]               = { "pte_marker",               { PTE_LINUX(5, 19), PTE_LINUX(6, 1) },  NEEDS(USERFAULTFD_WP),                                   false, true },
	[PTE_OPTION_MEM_SOFT_DIRTY]           = { "mem_soft_dirty",           EVER,                                   0,                                                       false, true },
	[PTE_OPTION_USERFAULTFD_WP]           = { "userfaultfd_wp",           EVER,                                   0,                                                       false, true },
	[PTE_OPTION_NUMA_BALANCING]           = { "numa_balancing",           EVER,                                   0,                                                       true,  true },
	[PTE_OPTION_TRANSPARENT_HUGEPAGE]     = { "transparent_hugepage",     EVER,                                   0,                                                       true,  true },
	[PTE_OPTION_SWAP]                     = { "swap",                     EVER,                                   0,                                                       true,  true },
	[PTE_OPTION_PTE_MARKER_UFFD_WP]       = { "pte_marker_uffd_wp",       { PTE_LINUX(5, 19), PTE_LINUX_ONWARDS }, NEEDS(USERFAULTFD_WP),                                  false, true },
	[PTE_OPTION_ARM64_CONTPTE]            = { "arm64_contpte",            { PTE_LINUX(6, 9), PTE_LINUX_ONWARDS }, NEEDS(TRANSPARENT_HUGEPAGE),                             false, true },
	[PTE_OPTION_SPARSEMEM_VMEMMAP]        = { "sparsemem_vmemmap",        EVER,                                   0,                                                       true,  true },
	[PTE_OPTION_DEVICE_PRIVATE_MIGRATION] = { "device_private_migration", { PTE_LINUX(6, 15), PTE_LINUX_ONWARDS }, NEEDS(DEVICE_PRIVATE),                                  true,  false },
};

/* clang-format on */

const struct pte_option_info *pte_option_info(unsigned option)
{
	return option < PTE_OPTION_COUNT ? &options[option] : NULL;
}

/* NAME=N of a machine fact; *bits is written only if all is well */
static enum pte_status add_bits(uint8_t *bits, struct text value)
{
	unsigned n;

	/* a range error must name the range even for a long number */
	if (value.left > 0 && *value.at == '-')
		return PTE_STATUS_MACHINE_RANGE;
	for (size_t i = 0; i < value.left; i++)
		if (value.at[i] < '0' || value.at[i] > '9')
			return PTE_STATUS_SYNTAX;
	if (value.left == 0)
		return PTE_STATUS_SYNTAX;
	if (!text_take_number(&value, PTE_MACHINE_BITS_MAX, &n) ||
	    n < PTE_MACHINE_BITS_MIN)
		return PTE_STATUS_MACHINE_RANGE;
	*bits = (uint8_t)n;
	return PTE_STATUS_OK;
}

enum pte_status pte_config_add(struct pte_config *config, const char *word,
			       size_t length)
{
	struct text t = { word, length };
	size_t equals = 0;

	while (equals < length && word[equals] != '=')
		equals++;
	if (equals < length) {
		const struct text value = { word + equals + 1,
					    length - equals - 1 };

		if (text_is(word, equals, "phys_bits"))
			return add_bits(&config->phys_bits, value);
		if (text_is(word, equals, "cache_bits"))
			return add_bits(&config->cache_bits, value);
		return PTE_STATUS_UNKNOWN_NAME;
	}

	const bool off = text_take(&t, '-');

	if (!off)
		(void)text_take(&t, '+');
	if (t.left == 0)
		return PTE_STATUS_SYNTAX;
	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++) {
		const uint32_t set = PTE_OPTION_SET(o);

		if (!text_is(t.at, t.left, options[o].name))
			continue;
		if (((off ? config->on : config->off) & set) != 0)
			return PTE_STATUS_CONTRADICTION;
		*(off ? &config->off : &config->on) |= set;
		return PTE_STATUS_OK;
	}
	return PTE_STATUS_UNKNOWN_NAME;
}
