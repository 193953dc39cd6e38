/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * A layout: how one architecture's entries are laid out in one era.
 *
 * The table is the program. A layout is const data, composed of parts that
 * variants and versions share by pointer; the functions of this header and of
 * swap.h interpret it. With a constant layout they fold to what the kernel's
 * own macros cost, through a pointer they run.
 *
 * Here is what a codec or a predicate needs; names, owners and sources are in
 * model.h. Initialisers are positional, since C++17 reads these headers too.
 *
 * Nothing is checked here: these functions are inline, total, and cost what the
 * kernel's macros cost. Levels must be below PTE_LEVEL_COUNT.
 */
#ifndef PTE_LAYOUT_H
#define PTE_LAYOUT_H

#include <stddef.h>
#include <stdint.h>

#include <pte/bits.h>
#include <pte/kind.h>
#include <pte/linux.h>
#include <pte/pattern.h>
#include <pte/piece.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Where the kernel's own macro puts bits that a field doesn't hold. */
struct pte_spill {
	struct pte_piece type, offset; /**< width 0: it masks them away */
};

/** How an entry that isn't present holds a swap type, an offset and flags. */
struct pte_codec {
	/** From bit 0 on; of an offset in two pieces, the lower one. */
	struct pte_piece type, offset;
	/** Must-be-0 and must-be-1 bits of every word that an encoder writes.
	 */
	struct pte_pattern fixed;
	/** By enum pte_flag; 0: this era has none. */
	uint64_t flag[PTE_FLAG_COUNT];
	struct pte_spill spill;
	/** The offset's bits above the lower piece's, beside it; width 0: there
	 * are none. */
	struct pte_piece offset_high;
};

/** How many bits an offset has, both pieces taken together. */
PTE_INLINE unsigned pte_codec_offset_width(const struct pte_codec *c)
{
	return (unsigned)c->offset.width + c->offset_high.width;
}

/** The bits of a word that hold the offset. */
PTE_INLINE uint64_t pte_codec_offset_mask(const struct pte_codec *c)
{
	return pte_piece_mask(&c->offset) | pte_piece_mask(&c->offset_high);
}

/** The offset in a word. */
PTE_INLINE uint64_t pte_codec_offset_get(const struct pte_codec *c, uint64_t v)
{
	return pte_piece_get(&c->offset, v) | pte_piece_get(&c->offset_high, v);
}

/** Place an offset; bits that neither piece holds are dropped. */
PTE_INLINE uint64_t pte_codec_offset_put(const struct pte_codec *c,
					 uint64_t offset)
{
	return pte_piece_put(&c->offset, offset) |
	       pte_piece_put(&c->offset_high, offset);
}

/** Bits that a helper clears, then sets. */
struct pte_change {
	uint64_t clear, set;
};

/**
 * How a level's pfn_pte or pfn_pmd changes a protection before it's placed: the
 * first row that matches. Other architectures place it as it is.
 */
struct pte_translation {
	struct pte_pattern when;
	struct pte_change change;
};
#define PTE_TRANSLATION_COUNT 5

/** A decision list; a protection that no row matches stays as it is. */
struct pte_translations {
	unsigned count;
	struct pte_translation row[PTE_TRANSLATION_COUNT];
};

/** What one level's helpers ask of a word, and do to it. */
struct pte_view {
	struct pte_test none, present, protnone;
	/** Made invalid for a moment, yet present; protnone is asked first. */
	struct pte_test invalidated;
	struct pte_test table; /**< points to a page of ptes */

	/** A present word's flags, by enum pte_flag; 0: none. */
	uint64_t flag[PTE_FLAG_COUNT];
	/** Bits that hardware may set although the word isn't present. */
	uint64_t hardware;
	/** What makes a protection a leaf: pfn_pte, or pfn_pmd and pmd_mkhuge;
	 * after what the layout translates. */
	struct pte_change leaf;
	struct pte_change invalidate;
};

/** A type and an offset in two pieces take as many; addresses have two. */
#define PTE_PIECE_COUNT 3

/**
 * The swp_entry_t into which a kernel reads its words: an unsigned long, with
 * the type on top and the offset below SWP_TYPE_SHIFT.
 */
struct pte_swap_form {
	uint8_t bits;       /**< BITS_PER_LONG: 64, or 32 */
	uint8_t type_shift; /**< bits - 8 .. bits - 5: it numbers 32 types */
};

/** SWP_TYPE_SHIFT of 64-bit kernels, since Linux 4.20. */
#define PTE_SWAP_ENTRY_TYPE_SHIFT 58U
/** Bits of a word, where nothing else is said. */
#define PTE_WORD_BITS 64U
/** A swp_entry_t of 64-bit kernels, since Linux 4.20. */
#define PTE_SWAP_FORM                                                          \
	{                                                                      \
		64, PTE_SWAP_ENTRY_TYPE_SHIFT                                  \
	}

/** The last columns of a row that says nothing of puds, has views that say all
 * of `present`, entries wherever they may be, and protections that are placed
 * as they are: a new column costs those rows only that have something to say.
 */
#define PTE_USUAL_END 0, 0, 0, PTE_ALL_LEVELS(NULL), 0, 0
/** The same of a row of 64-bit words and entries. */
#define PTE_USUAL_LENGTHS PTE_SWAP_FORM, PTE_WORD_BITS, PTE_USUAL_END
/** ... whose tables above the levels that are described are as those; where
 * puds are, with their shift, or else 0 */
#define PTE_LENGTHS_BELOW(tables_above, pud_shift)                             \
	PTE_SWAP_FORM, PTE_WORD_BITS, (pud_shift), 0, 0, PTE_ALL_LEVELS(NULL), \
		(tables_above), 0

/** One way that an address, or another quantity, lies in a word. */
struct pte_address {
	struct pte_pattern when; /**< the first one that matches is taken */
	/** Bits stored complemented (L1TF), unless the whole word is 0; on
	 * writing, the protection. */
	uint64_t inverted;
	struct pte_piece piece[PTE_PIECE_COUNT]; /**< ORed on reading; each
						    writes its share */
};
#define PTE_ADDRESS_COUNT 4

/** Fills a list up. */
#define PTE_NO_ADDRESS                                                         \
	{                                                                      \
		{ 0, 0 }, 0,                                                   \
		{                                                              \
			{ 0, 0, 0, false }, { 0, 0, 0, false },                \
			{                                                      \
				0, 0, 0, false                                 \
			}                                                      \
		}                                                              \
	}

/** Where a level keeps the address: a decision list, read and written alike. */
struct pte_place {
	unsigned count;
	struct pte_address address[PTE_ADDRESS_COUNT];
};

/** The same at every level. */
#define PTE_ALL_LEVELS(part)                                                   \
	{                                                                      \
		(part), (part), (part), (part), (part), (part)                 \
	}

/** Nothing at any level is the word 0. */
#define PTE_EMPTY_IS_0                                                         \
	{                                                                      \
		0, 0, 0, 0, 0, 0                                               \
	}

/** One row of the registry, as far as a codec or a predicate needs it. */
struct pte_layout {
	const char *name; /**< ARCH[-VARIANT], as users type it */
	uint16_t since;
	const struct pte_layout *next; /**< ends it; NULL: still in force */
	uint8_t page_shift;
	uint8_t phys_bits; /**< MAX_PHYSMEM_BITS; a machine may have others */
	/** By enum pte_level; of a level without entries, any. */
	const struct pte_codec *swap[PTE_LEVEL_COUNT];
	/** By enum pte_level; NULL: no leaf entries at that level; above puds,
	 * nothing is known of it. */
	const struct pte_view *view[PTE_LEVEL_COUNT];
	/** Above puds as `table`. */
	const struct pte_place *place[PTE_LEVEL_COUNT];
	/** How lockless walkers read a word in a hugetlb slot; NULL: there are
	 * no such slots. */
	const struct pte_view *walker;
	/** PMD_SHIFT: log2 of the bytes that a leaf in a pmd slot maps. */
	uint8_t huge_shift;
	/** By enum pte_level: what stands in a slot that holds nothing. */
	uint64_t empty[PTE_LEVEL_COUNT];
	/**
	 * Where a word that points to a table keeps the table's address; NULL:
	 * no such word stands at that level, or nothing is known of its rules.
	 * Of a level without leaf entries, its patterns say which words do.
	 */
	const struct pte_place *table[PTE_LEVEL_COUNT];
	struct pte_swap_form swp_entry;
	uint8_t word_bits; /**< 64, or 32: words are 0..2^word_bits - 1 */
	/** PUD_SHIFT, as huge_shift; 0 where puds aren't described. */
	uint8_t pud_shift;
	/**
	 * Of pmds: without any of these bits a word is an address, and present
	 * unless an empty slot holds it, whatever the view's `present` says. 0:
	 * that alone says what is present.
	 */
	uint64_t present_without;
	/** A set of enum pte_level: levels that hold pages, but no entry of any
	 * kind, whatever the options are. */
	unsigned entryless;
	/** By enum pte_level; NULL: protections are placed as they are. */
	const struct pte_translations *translated[PTE_LEVEL_COUNT];
	/**
	 * A set of enum pte_level: levels that aren't described, but hold
	 * tables, whose words are as those of the highest level described that
	 * point to one.
	 */
	unsigned tables_above;
	/**
	 * Of hugetlb, whose slots are in tables of two levels: bits that tell
	 * which table it is, and nothing of what is in the slot. Words are
	 * written without, and read as if they were.
	 */
	uint64_t slot_bits;
};

/** A word of a level, without what tells its slot's table. */
PTE_INLINE uint64_t pte_layout_in_slot(const struct pte_layout *layout,
				       enum pte_level level, uint64_t word)
{
	return level == PTE_LEVEL_HUGETLB ? word & ~layout->slot_bits : word;
}

/** The level as which a table's word is read, at a level of tables_above. */
PTE_INLINE enum pte_level pte_layout_highest(const struct pte_layout *layout)
{
	return layout->view[PTE_LEVEL_PUD] != NULL ? PTE_LEVEL_PUD
						   : PTE_LEVEL_PMD;
}

/**
 * What helpers ask of a word that is present: the test of their view, and of
 * pmds the one that addresses pass, if there is such.
 *
 * @param level  the helpers'; walkers of hugetlb slots have those of pmds
 */
PTE_INLINE struct pte_either pte_layout_present(const struct pte_layout *layout,
						enum pte_level level,
						const struct pte_view *view)
{
	const uint64_t without =
		level == PTE_LEVEL_PMD ? layout->present_without : 0;
	const struct pte_either present = {
		without == 0 ? 1U : 2U,
		{ view->present,
		  { without, 0, PTE_ALL_BITS, layout->empty[PTE_LEVEL_PMD] } },
	};

	return present;
}

/** Whether a word is present to helpers. */
PTE_INLINE bool pte_layout_is_present(const struct pte_layout *layout,
				      enum pte_level level,
				      const struct pte_view *view, uint64_t v)
{
	const uint64_t without =
		level == PTE_LEVEL_PMD ? layout->present_without : 0;

	return pte_test_has(&view->present, v) ||
	       (without != 0 && (v & without) == 0 &&
		v != layout->empty[PTE_LEVEL_PMD]);
}

/** Whether anything is said of a level: of those of entries, it always is. */
PTE_INLINE bool pte_layout_describes(const struct pte_layout *layout,
				     enum pte_level level)
{
	return pte_level_has_entries(level) || layout->view[level] != NULL;
}

/** Log2 of the bytes that a leaf at a level maps. */
PTE_INLINE unsigned pte_layout_leaf_shift(const struct pte_layout *layout,
					  enum pte_level level)
{
	return level == PTE_LEVEL_PTE   ? layout->page_shift
	       : level == PTE_LEVEL_PUD ? layout->pud_shift
					: layout->huge_shift;
}

/** All bits that the layout's words have. */
PTE_INLINE uint64_t pte_layout_word(const struct pte_layout *layout)
{
	return pte_ones(layout->word_bits);
}

/** The address, in bytes, that one alternative's pieces hold of a word. */
PTE_INLINE uint64_t pte_address_of(const struct pte_address *a, uint64_t v)
{
	return pte_piece_get(&a->piece[0], v) | pte_piece_get(&a->piece[1], v) |
	       pte_piece_get(&a->piece[2], v);
}

/** The address, in bytes, that one alternative reads in a word. */
PTE_INLINE uint64_t pte_address_read(const struct pte_address *a, uint64_t v)
{
	return pte_address_of(a, v ^ (v == 0 ? 0 : a->inverted));
}

/**
 * Whether one bit decides between two alternatives that differ in what they
 * invert, and in nothing else.
 */
PTE_INLINE bool pte_address_is_twin(const struct pte_address *a,
				    const struct pte_address *b)
{
	const uint64_t mask = a->when.mask;

	return b->when.mask == mask && (mask & (mask - 1)) == 0 &&
	       (a->when.value | b->when.value) == mask &&
	       (a->when.value ^ b->when.value) == mask &&
	       pte_piece_same(&a->piece[0], &b->piece[0]) &&
	       pte_piece_same(&a->piece[1], &b->piece[1]) &&
	       pte_piece_same(&a->piece[2], &b->piece[2]);
}

/** A protection with the bits of an address, as one alternative keeps it.
 * Address bits that it has no room for are dropped. */
PTE_INLINE uint64_t pte_address_write(const struct pte_address *a,
				      uint64_t address, uint64_t protection)
{
	const uint64_t bits = pte_piece_put(&a->piece[0], address) |
			      pte_piece_put(&a->piece[1], address) |
			      pte_piece_put(&a->piece[2], address);

	return (bits ^ (protection == 0 ? 0 : a->inverted)) | protection;
}

/**
 * The physical address in a present word. Total: a word that isn't present
 * gives an address that means nothing.
 *
 * The alternatives are spelt out, as neither compiler folds a loop over them.
 *
 * @return the address of the page's first byte; 0 if no alternative matches
 */
PTE_INLINE uint64_t pte_place_read(const struct pte_place *place, uint64_t v)
{
	const struct pte_address *const a = place->address;
	const bool first = pte_pattern_has(&a[0].when, v);

	/* one read, as the kernel has it: the compiler doesn't join two */
	if (place->count == 2 && pte_address_is_twin(&a[0], &a[1]))
		return pte_address_of(
			&a[0], v ^ (v != 0 && first ? a[0].inverted : 0) ^
				       (v != 0 && !first ? a[1].inverted : 0));
	if (first)
		return pte_address_read(&a[0], v);
	if (place->count > 1 && pte_pattern_has(&a[1].when, v))
		return pte_address_read(&a[1], v);
	if (place->count > 2 && pte_pattern_has(&a[2].when, v))
		return pte_address_read(&a[2], v);
	if (place->count > 3 && pte_pattern_has(&a[3].when, v))
		return pte_address_read(&a[3], v);
	return 0;
}

/**
 * Put an address into a protection; the protection alone chooses how, as in
 * the kernel.
 *
 * @param address  in bytes; bits that the level doesn't hold are dropped
 * @return the word; the protection as it is if no alternative matches
 */
PTE_INLINE uint64_t pte_place_write_masked(const struct pte_place *place,
					   uint64_t address,
					   uint64_t protection)
{
	const struct pte_address *const a = place->address;

	if (pte_pattern_has(&a[0].when, protection))
		return pte_address_write(&a[0], address, protection);
	if (place->count > 1 && pte_pattern_has(&a[1].when, protection))
		return pte_address_write(&a[1], address, protection);
	if (place->count > 2 && pte_pattern_has(&a[2].when, protection))
		return pte_address_write(&a[2], address, protection);
	if (place->count > 3 && pte_pattern_has(&a[3].when, protection))
		return pte_address_write(&a[3], address, protection);
	return protection;
}

/** Whether some alternative reads a word. */
PTE_INLINE bool pte_place_has(const struct pte_place *place, uint64_t v)
{
	for (unsigned i = 0; i < place->count; i++)
		if (pte_pattern_has(&place->address[i].when, v))
			return true;
	return false;
}

/** The bits of an address that one alternative has room for. */
PTE_INLINE uint64_t pte_address_held(const struct pte_address *a)
{
	return pte_ones(a->piece[0].width) << a->piece[0].at |
	       pte_ones(a->piece[1].width) << a->piece[1].at |
	       pte_ones(a->piece[2].width) << a->piece[2].at;
}

/** The bits of an address that a word, or a protection, has room for. */
PTE_INLINE uint64_t pte_place_mask(const struct pte_place *place, uint64_t v)
{
	for (unsigned i = 0; i < place->count; i++)
		if (pte_pattern_has(&place->address[i].when, v))
			return pte_address_held(&place->address[i]);
	return 0;
}

/** The bits of a word in which one alternative keeps an address. */
PTE_INLINE uint64_t pte_address_bits(const struct pte_address *a)
{
	return pte_piece_mask(&a->piece[0]) | pte_piece_mask(&a->piece[1]) |
	       pte_piece_mask(&a->piece[2]);
}

/** The bits of a word that hold its address. */
PTE_INLINE uint64_t pte_place_bits(const struct pte_place *place, uint64_t v)
{
	const struct pte_address *const a = place->address;

	if (pte_pattern_has(&a[0].when, v))
		return pte_address_bits(&a[0]);
	if (place->count > 1 && pte_pattern_has(&a[1].when, v))
		return pte_address_bits(&a[1]);
	if (place->count > 2 && pte_pattern_has(&a[2].when, v))
		return pte_address_bits(&a[2]);
	if (place->count > 3 && pte_pattern_has(&a[3].when, v))
		return pte_address_bits(&a[3]);
	return 0;
}

/** Clear, then set. */
PTE_INLINE uint64_t pte_change_apply(const struct pte_change *c, uint64_t v)
{
	return (v & ~c->clear) | c->set;
}

/** A protection as a level's pfn_pte or pfn_pmd has it. */
PTE_INLINE uint64_t pte_layout_translate(const struct pte_layout *layout,
					 enum pte_level level,
					 uint64_t protection)
{
	const struct pte_translations *const t = layout->translated[level];

	for (unsigned i = 0; t != NULL && i < t->count; i++)
		if (pte_pattern_has(&t->row[i].when, protection))
			return pte_change_apply(&t->row[i].change, protection);
	return protection;
}

/** A protection of a leaf: translated, then made one. The level has a view. */
PTE_INLINE uint64_t pte_layout_leaf(const struct pte_layout *layout,
				    enum pte_level level, uint64_t protection)
{
	return pte_change_apply(
		&layout->view[level]->leaf,
		pte_layout_translate(layout, level, protection));
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_LAYOUT_H */
