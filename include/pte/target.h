/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * A target: one kernel, as far as page-table entries are concerned. It's a
 * layout, version, configuration and machine, and what follows from them.
 *
 * Names, versions and configurations are checked by pte_target_init and
 * pte_target_of, level, kind and index numbers by each function.
 */
#ifndef PTE_TARGET_H
#define PTE_TARGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/config.h>
#include <pte/export.h>
#include <pte/model.h>
#include <pte/swap.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The maximum width of a codec's type. */
#define PTE_TYPE_BITS_MAX 8U
/** The number of types that a word can hold; those from PTE_SWAP_TYPE_COUNT on
 * are unknown. */
#define PTE_TYPE_COUNT_MAX (1U << PTE_TYPE_BITS_MAX)

/** Buffer size for the longest "ARCH-VARIANT@MAJOR.MINOR", terminated. */
#define PTE_TARGET_NAME_SIZE 32

/** The maximum number of types whose words one scheme reads. */
#define PTE_SPECIAL_TESTS 2
/** The maximum number of sample words of a proposal: two for each flag, one for
 * each type. */
#define PTE_SCHEME_WORDS 16

struct pte_scheme;

/**
 * What a kernel has that mainline lacks, or that a proposal restates although
 * mainline has it by now: from the scheme in force, or else from the model.
 * Special words and moved flags are separate fields of the target.
 */
struct pte_own {
	unsigned levels;    /**< a PTE_LEVEL_SET: where its words may stand */
	pte_kind_set kinds; /**< a PTE_KIND_SET: its types */
	unsigned flags; /**< a PTE_FLAG_SET: flags beside entries of any kind */
	unsigned markers; /**< bits that it adds to a marker that exists without
			     it */
	/** The name of the marker bit in the scheme's words; NULL: none. */
	const char *marker;
};

/**
 * A level's codec, ready for use: a type and an offset lie in a word as they
 * lie in a swp_entry, but for complements and up to three rotations.
 *
 *   entry = (OR of ror(word, right[i]) & mask[i]) ^ flip
 *   word  = (OR of rol(entry ^ flip, right[i]) & place[i]) | fixed
 *
 * Pieces that are rotated alike are one; unused ones have a mask of 0.
 */
struct pte_swap_moves {
	uint64_t
		flip; /**< bits of the swp_entry that are stored complemented */
	uint64_t fixed; /**< bits that an encoder sets in any entry */
	uint64_t mask[PTE_PIECE_COUNT];  /**< bits of the swp_entry */
	uint64_t place[PTE_PIECE_COUNT]; /**< the same bits, of the word */
	uint8_t right[PTE_PIECE_COUNT];  /**< 0..63 */
};

/** Which bits a present word, or one that points to a table, may have set. */
struct pte_named_mask {
	uint64_t always; /**< they have a name, or hold the address */
	uint64_t some;   /**< in some words they do */
};

/** Filled by pte_target_init, read-only for callers. It grows at its end. */
struct pte_target {
	char name[PTE_TARGET_NAME_SIZE]; /**< "x86_64@6.12" */
	const struct pte_model *model;
	const struct pte_layout *layout;
	uint16_t version;
	uint32_t options; /**< the options that are on, as a PTE_OPTION_SET */

	/** False inside a bracket where swap, presence or type bits change. */
	bool certain;
	/** False inside a bracket in which marker bits change. */
	bool markers_certain;

	uint8_t phys_bits, cache_bits, c_bit;
	bool phys_bits_given; /**< phys_bits comes from the configuration, not
				 the layout */
	uint64_t empty_pmd;   /**< the value of an empty pmd; 0: the layout's */
	uint8_t pfn_bits; /**< SWP_PFN_BITS; 0 before 6.1: the whole offset */
	bool young_dirty; /**< A/D are kept above the pfn */

	uint8_t max_swapfiles; /**< lower types are swap devices */
	uint8_t kind_of_type[PTE_TYPE_COUNT_MAX]; /**< enum pte_kind */
	unsigned markers;                         /**< PTE_MARKER_MASK */

	/** The flags that exist, as PTE_FLAG_SETs: in entries, in present
	 * words. */
	unsigned swap_flags[PTE_LEVEL_COUNT];
	unsigned present_flags;
	/** Bits that some encoder may set in an entry: all others are stray. */
	uint64_t writable[PTE_LEVEL_COUNT];
	bool protnone_compiled; /**< pte_protnone isn't constant false */

	/** The scheme in force, for its name; NULL: none. Its effects are in
	 * the fields below. */
	const struct pte_scheme *scheme;
	struct pte_own own;
	/** Words of kind `special`, among those neither none nor present. */
	unsigned special_tests;
	struct pte_test special[PTE_SPECIAL_TESTS];
	/** The words that a scheme writes; the first ones are of kind
	 * `special`. */
	unsigned scheme_words;
	uint64_t scheme_word[PTE_SCHEME_WORDS];
	/** Offset bits that hold flags; 0: the flag has a PTE bit. */
	uint64_t offset_flag[PTE_FLAG_COUNT];

	/** The layout's codecs, for pte_target_swap_decode. */
	struct pte_swap_moves moves[PTE_ENTRY_LEVEL_COUNT];
	/** Of leaves, and of words that point to a table. */
	struct pte_named_mask named[PTE_LEVEL_COUNT];
	struct pte_named_mask table_named[PTE_LEVEL_COUNT];
};

/**
 * What pte_to_swp_entry returns, as pte_layout_swap_decode, for a layout that
 * isn't known at compile time. Nothing is checked.
 *
 * @param level  below PTE_ENTRY_LEVEL_COUNT
 */
PTE_INLINE uint64_t pte_target_swap_decode(const struct pte_target *target,
					   enum pte_level level, uint64_t v)
{
	const struct pte_swap_moves *const m = &target->moves[level];
	uint64_t entry = (pte_rotate_right(v, m->right[0]) & m->mask[0]) |
			 (pte_rotate_right(v, m->right[1]) & m->mask[1]);

	if (m->mask[2] != 0)
		entry |= pte_rotate_right(v, m->right[2]) & m->mask[2];
	return entry ^ m->flip;
}

/**
 * What swp_entry_to_pte returns, as pte_layout_swap_encode_masked, for a layout
 * that isn't known at compile time. Bits above the swp_entry are ignored, as
 * are those that the level has no room for.
 *
 * @param level  below PTE_ENTRY_LEVEL_COUNT
 */
PTE_INLINE uint64_t pte_target_swap_encode(const struct pte_target *target,
					   enum pte_level level, uint64_t entry)
{
	const struct pte_swap_moves *const m = &target->moves[level];
	const uint64_t e = entry ^ m->flip;
	uint64_t word = (pte_rotate_left(e, m->right[0]) & m->place[0]) |
			(pte_rotate_left(e, m->right[1]) & m->place[1]);

	if (m->place[2] != 0)
		word |= pte_rotate_left(e, m->right[2]) & m->place[2];
	return word | m->fixed;
}

/** The size of a target in this library: callers that may run with a newer
 * library than they were compiled for must allocate that much. */
PTE_API size_t pte_target_size(void);

/**
 * Fill a target.
 *
 * @param name         `ARCH[-VARIANT][@VERSION]`, terminated; NULL:
 *                     PTE_STATUS_SYNTAX
 * @param config       NULL: all options on that this kernel can have
 * @param config_size  sizeof(*config) in the caller
 * @param[out] target_ret  target_size bytes; untouched on error
 * @return PTE_STATUS_OK; for the name, PTE_STATUS_SYNTAX, _UNKNOWN_NAME,
 *         _NO_SUCH_VERSION, _VERSION_TOO_OLD, _VERSION_TOO_NEW; for the
 *         configuration, PTE_STATUS_NO_OPTION, _OPTION_NEEDS, _MACHINE_RANGE;
 *         PTE_STATUS_SIZE if target_size is less than pte_target_size(), or the
 *         configuration sets fields that this library doesn't have
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_target_init_sized(const char *name, const struct pte_config *config,
		      size_t config_size, struct pte_target *target_ret,
		      size_t target_size);

/** As pte_target_init_sized, for the structs of these headers. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_target_init(const char *name, const struct pte_config *config,
		struct pte_target *target_ret)
{
	return pte_target_init_sized(name, config, sizeof(*config), target_ret,
				     sizeof(*target_ret));
}

/**
 * As pte_target_init_sized, for a model of the caller's.
 *
 * @return the same; PTE_STATUS_FIELD_RANGE if a codec's offset has more bits
 *         than a swp_entry's, its type more than PTE_TYPE_BITS_MAX, the
 *         swp_entry's form is one that no kernel has, or a proposal has more
 *         flags, types, markers or words than allowed; PTE_STATUS_WORD_RANGE if
 *         the model uses bits above its word size, or that isn't 32 or 64
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_target_of_sized(const struct pte_model *model, uint16_t version,
		    const struct pte_config *config, size_t config_size,
		    struct pte_target *target_ret, size_t target_size);

/** As pte_target_of_sized, for the structs of these headers. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_target_of(const struct pte_model *model, uint16_t version,
	      const struct pte_config *config, struct pte_target *target_ret)
{
	return pte_target_of_sized(model, version, config, sizeof(*config),
				   target_ret, sizeof(*target_ret));
}

/**
 * Step through the configurations that can be built from some options; the
 * other options keep their defaults.
 *
 * @param options  a PTE_OPTION_SET; those that the model lacks are ignored
 * @param cursor   0 at first; then as the last call left it
 * @param[out] config_ret  size bytes: the next configuration, all options on
 *                         first; untouched at the end
 * @return whether there was one
 */
PTE_API bool pte_config_next_sized(const struct pte_model *model,
				   uint16_t version, uint32_t options,
				   uint32_t *cursor,
				   struct pte_config *config_ret, size_t size);

/** As pte_config_next_sized, for the struct of these headers. */
PTE_INLINE bool pte_config_next(const struct pte_model *model, uint16_t version,
				uint32_t options, uint32_t *cursor,
				struct pte_config *config_ret)
{
	return pte_config_next_sized(model, version, options, cursor,
				     config_ret, sizeof(*config_ret));
}

/**
 * Whether verdicts may differ between a version and the one before: whether a
 * row of any table begins at the version, or ended just before it.
 */
PTE_API bool pte_model_changes_at(const struct pte_model *model,
				  uint16_t version);

/** The options that a model has in a version, as a PTE_OPTION_SET. */
PTE_API uint32_t pte_model_options(const struct pte_model *model,
				   uint16_t version);

/**
 * The versions in which a model's architecture has an option.
 *
 * @param version  with several spans, the one that includes it is returned, or
 *                 else the first
 * @param[out] span_ret  untouched if there is none
 * @return whether any version has it
 */
PTE_API bool pte_model_option_span(const struct pte_model *model,
				   unsigned option, uint16_t version,
				   struct pte_span *span_ret);

/** Whether this kernel numbers a type of that kind; false if unknown. */
PTE_API bool pte_target_has_kind(const struct pte_target *target,
				 enum pte_kind kind);

/**
 * The nth marker bit of a kernel: Linux's of that version, then a proposal's.
 *
 * @param[out] bit_ret  the bit's number in the offset; untouched beyond the
 * last
 * @return its name; NULL beyond the last
 */
PTE_API const char *pte_target_marker(const struct pte_target *target,
				      unsigned n, unsigned *bit_ret);

/** The type number of a reserved kind; -1 if this kernel lacks it. */
PTE_API int pte_target_type_of(const struct pte_target *target,
			       enum pte_kind kind);

/** The largest pfn that an entry of the kind, or a present word, holds at a
 * level; 0 where the layout has no leaf entries. */
PTE_API uint64_t pte_target_pfn_max(const struct pte_target *target,
				    enum pte_level level, enum pte_kind kind);

/**
 * The nth predicate that a kernel has for words of a level: first the view's
 * tests by enum pte_view_test, unless the level has no leaf entries, then the
 * rows in force. PROT_NONE's never passes where it's compiled away.
 *
 * @param n  from 0 up
 * @param[out] ret  untouched if there is no nth
 * @return whether there is one
 */
PTE_API bool pte_target_predicate(const struct pte_target *target,
				  enum pte_level level, unsigned n,
				  struct pte_predicate *ret);

/** A protection by its name; NULL if this kernel has none of that name, or the
 * name is NULL. */
PTE_API const struct pte_protection *
pte_target_protection(const struct pte_target *target, const char *name);

#ifdef __cplusplus
}
#endif

#endif /* PTE_TARGET_H */
