/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * A kernel's configuration: the CONFIG_ options and machine properties that
 * the encoding of entries depends on, and how to parse them.
 *
 * Numbers and text may be anything: functions here check them.
 */
#ifndef PTE_CONFIG_H
#define PTE_CONFIG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/export.h>
#include <pte/linux.h>
#include <pte/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The kernel's options, without the CONFIG_ prefix. */
enum pte_option {
	PTE_OPTION_MIGRATION = 0,
	PTE_OPTION_MEMORY_FAILURE = 1,
	PTE_OPTION_DEVICE_PRIVATE = 2,
	PTE_OPTION_PTE_MARKER = 3,
	PTE_OPTION_MEM_SOFT_DIRTY = 4,
	PTE_OPTION_USERFAULTFD_WP = 5, /**< HAVE_ARCH_USERFAULTFD_WP */
	PTE_OPTION_NUMA_BALANCING = 6,
	PTE_OPTION_TRANSPARENT_HUGEPAGE = 7,
	PTE_OPTION_SWAP = 8,
	PTE_OPTION_PTE_MARKER_UFFD_WP = 9,
	PTE_OPTION_ARM64_CONTPTE = 10,
	PTE_OPTION_SPARSEMEM_VMEMMAP = 11,
	/** Not a mainline option: J. Niethe's series of 2025 and 2026. */
	PTE_OPTION_DEVICE_PRIVATE_MIGRATION = 12,
};
#define PTE_OPTION_COUNT 13

/** A set of options: bit o is option o. */
#define PTE_OPTION_SET(option) (UINT32_C(1) << (unsigned)(option))

/** Properties of an option that don't depend on the architecture. */
struct pte_option_info {
	const char *name; /**< "mem_soft_dirty" */
	/** The versions that have it on at least one architecture. */
	struct pte_span in;
	/** A PTE_OPTION_SET: it's off if one of these is off. */
	uint32_t needs;
	bool everywhere; /**< else only where struct pte_arch says so */
	bool by_default; /**< on unless named */
};

/** @return NULL for a number beyond the last */
PTE_API const struct pte_option_info *pte_option_info(unsigned option);

/** A requested configuration; all 0 is the default. */
struct pte_config {
	uint32_t on, off;   /**< options named on and off, as PTE_OPTION_SETs */
	uint8_t phys_bits;  /**< MAX_PHYSMEM_BITS; 0: the layout's own */
	uint8_t cache_bits; /**< physical address bits that the cache of a CPU
			       with L1TF holds; 0: no such limit */
	uint8_t c_bit; /**< the encryption bit of a physical address (SME, SEV);
			  0: none */
	/** The address of the symbol that an empty pmd points to, on layouts
	 * that have one; 0: the layout's placeholder. */
	uint64_t empty_pmd;
};

/** The default configuration, spelled out. */
#define PTE_CONFIG_DEFAULT                                                     \
	{                                                                      \
		0, 0, 0, 0, 0, 0                                               \
	}

/** The largest MAX_PHYSMEM_BITS of a layout: riscv64's. */
#define PTE_LAYOUT_BITS_MAX 56

/** The range of phys_bits and cache_bits, inclusive. */
#define PTE_MACHINE_BITS_MIN 32
#define PTE_MACHINE_BITS_MAX 52
/** c_bit is PTE_MACHINE_BITS_MIN to this, the highest address bit. */
#define PTE_MACHINE_C_BIT_MAX (PTE_MACHINE_BITS_MAX - 1)

/**
 * Parse one word of a configuration, as users write it, and add it:
 * [+|-]OPTION, phys_bits=N, cache_bits=N, c_bit=N or empty_pmd=0xADDRESS.
 * An option may be written as kconfig does: CONFIG_MIGRATION.
 *
 * @param config  untouched on error
 * @param size    sizeof(*config) in the caller
 * @param word    length bytes, needn't be terminated
 * @return PTE_STATUS_OK; PTE_STATUS_SYNTAX; PTE_STATUS_UNKNOWN_NAME;
 *         PTE_STATUS_MACHINE_RANGE; PTE_STATUS_CONTRADICTION if the option was
 *         already named the other way; PTE_STATUS_SIZE if the caller's struct
 *         is too small, or sets fields that this library doesn't have
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_config_add_sized(struct pte_config *config, size_t size, const char *word,
		     size_t length);

/** As pte_config_add_sized, for the struct of these headers. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_config_add(struct pte_config *config, const char *word, size_t length)
{
	return pte_config_add_sized(config, sizeof(*config), word, length);
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_CONFIG_H */
