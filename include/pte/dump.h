/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Page tables as they lie in a dump of memory: how tables of a layout are
 * nested, and what the dump's notes (VMCOREINFO) say of them.
 *
 * Words themselves are the layout's. What is here is data alone: who walks
 * tables needs a way to read memory, and notes by their keys.
 */
#ifndef PTE_DUMP_H
#define PTE_DUMP_H

#include <stdbool.h>
#include <stdint.h>

#include <pte/kind.h>
#include <pte/layout.h>
#include <pte/piece.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A number that a note tells: base + times * its value, modulo 2^64. */
struct pte_told {
	const char *key; /**< "NUMBER(VA_BITS)"; NULL: it's base alone */
	uint64_t base, times;
};

/** A symbol's address less its physical one: both numbers, or none. */
struct pte_linear {
	struct pte_told minus, plus; /**< minus is taken away, plus added */
};

/** A note by which a layout is told from others of its architecture. */
struct pte_sign {
	const char *key; /**< NULL: there is none */
	uint64_t value;
};

/** Storage for the ways in which a number may be told. */
#define PTE_TOLD_MAX 3

/** Where addresses that a root translates lie, beside those that it has bits
 * for. */
enum pte_above {
	/** The topmost bit that is translated is repeated above it. */
	PTE_ABOVE_SIGN = 1,
	/** As a root of processes has it, 0; as the kernel's, `kernel_above`.
	 */
	PTE_ABOVE_ROOT = 2,
};

/** How tables are nested, and what a dump says of them. */
struct pte_dump {
	/** By enum pte_level: log2 of the words of a table that isn't the root,
	 * which has as many as are left to translate; 0: no such tables. */
	uint8_t index_bits[PTE_LEVEL_COUNT];
	/** How many bits of an address are translated: the first that is told.
	 */
	struct pte_told virtual_bits[PTE_TOLD_MAX];
	/** The kernel's own root: a note of a symbol. */
	const char *root;
	/** How that symbol's address is a physical one: the first that's told.
	 */
	unsigned linear_count;
	struct pte_linear linear[PTE_TOLD_MAX];
	/** All signs are there: it's this layout; none: any. */
	struct pte_sign sign;
	enum pte_above above;
	uint64_t kernel_above; /**< as far as it's above what is translated */
	uint16_t elf_machine;  /**< of its cores: e_machine */
	/** Words are big-endian, whatever the kernel is. */
	bool big_endian;
	/** The bits of a root's words that say its level: 0 is a table of pmds,
	 * 1 of puds, and so on. Width 0: none do. */
	struct pte_piece root_level;
	/** A note of a mask: the memory encryption bit; NULL: none. */
	const char *encryption;
	const char *source;
};

/** The level of a table that words of a level point to; of ptes, theirs. */
static inline enum pte_level pte_level_below(enum pte_level level)
{
	return level <= PTE_LEVEL_PMD   ? PTE_LEVEL_PTE
	       : level == PTE_LEVEL_PUD ? PTE_LEVEL_PMD
					: (enum pte_level)(level - 1);
}

/** Log2 of the bytes that a word maps at a level of tables. */
static inline unsigned pte_dump_shift(const struct pte_dump *dump,
				      const struct pte_layout *layout,
				      enum pte_level level)
{
	unsigned shift = layout->page_shift;

	while (level != PTE_LEVEL_PTE) {
		level = pte_level_below(level);
		shift += dump->index_bits[level];
	}
	return shift;
}

/**
 * The level of the root of tables that translate so many bits of an address:
 * the lowest that reaches them.
 */
static inline enum pte_level pte_dump_root(const struct pte_dump *dump,
					   const struct pte_layout *layout,
					   unsigned bits)
{
	enum pte_level level = PTE_LEVEL_PGD;

	while (level != PTE_LEVEL_PTE &&
	       (dump->index_bits[level] == 0 ||
		pte_dump_shift(dump, layout, level) >= bits))
		level = pte_level_below(level);
	return level;
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_DUMP_H */
