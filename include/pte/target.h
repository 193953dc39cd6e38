/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * A target: one kernel, as far as entries are concerned. A layout at a version
 * with a configuration on a machine, and what follows from them.
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

/** Bits that a codec's type has at most. */
#define PTE_TYPE_BITS_MAX 8U
/** Types that an entry can decode to; beyond PTE_SWAP_TYPE_COUNT: unknown. */
#define PTE_TYPE_COUNT_MAX (1U << PTE_TYPE_BITS_MAX)

/** Room for the longest "ARCH-VARIANT@MAJOR.MINOR" and its end. */
#define PTE_TARGET_NAME_SIZE 32

/** A scheme reads the words of two types at most. */
#define PTE_SPECIAL_TESTS 2
/** The most words of its own that a proposal is looked at by: two of each flag,
 * one of each type. */
#define PTE_SCHEME_WORDS 16

struct pte_scheme;

/**
 * What a kernel has that Linux hasn't, or what a proposal says again that Linux
 * has by now: a scheme's that is in force, or else the model's own. Special
 * words and moved flags are beside, in the target.
 */
struct pte_own {
	unsigned levels;    /**< a PTE_LEVEL_SET: where its words stand */
	pte_kind_set kinds; /**< a PTE_KIND_SET: types */
	unsigned flags;     /**< a PTE_FLAG_SET: beside entries of any kind */
	unsigned
		markers; /**< bits of a marker, if it isn't the marker itself */
	/** What a scheme's marker bit is called that its words have; NULL:
	 * none. */
	const char *marker;
};

/** Filled by pte_target_init; read it as you like. It grows at its end. */
struct pte_target {
	char name[PTE_TARGET_NAME_SIZE]; /**< "x86_64@6.12" */
	const struct pte_model *model;
	const struct pte_layout *layout;
	uint16_t version;
	uint32_t options; /**< what is on, as a PTE_OPTION_SET */

	/** False inside a bracket that moves swap, presence or type bits. */
	bool certain;
	/** False inside a bracket that moves marker bits. */
	bool markers_certain;

	uint8_t phys_bits, cache_bits, c_bit;
	bool phys_bits_given; /**< phys_bits is the machine's, not the layout's
			       */
	uint64_t empty_pmd;   /**< what an empty pmd holds; 0: the layout's */
	uint8_t pfn_bits; /**< SWP_PFN_BITS; 0 before 6.1: the whole offset */
	bool young_dirty; /**< A/D are kept above the pfn */

	uint8_t max_swapfiles; /**< types below it are swap devices */
	uint8_t kind_of_type[PTE_TYPE_COUNT_MAX]; /**< enum pte_kind */
	unsigned markers;                         /**< PTE_MARKER_MASK */

	/** Flags that exist, as PTE_FLAG_SETs: of entries, of present words. */
	unsigned swap_flags[PTE_LEVEL_COUNT];
	unsigned present_flags;
	/** Bits that some encoder may set in an entry: the rest is stray. */
	uint64_t writable[PTE_LEVEL_COUNT];
	bool protnone_compiled; /**< the predicate isn't constant false */

	/** The scheme that was put in force, by which it's called; NULL: none.
	 * What it does is below. */
	const struct pte_scheme *scheme;
	struct pte_own own;
	/** Words of kind `special`, where neither none nor present. */
	unsigned special_tests;
	struct pte_test special[PTE_SPECIAL_TESTS];
	/** The words that a scheme writes; of kind `special` the first. */
	unsigned scheme_words;
	uint64_t scheme_word[PTE_SCHEME_WORDS];
	/** Bits of the offset that are flags; 0: they have PTE bits. */
	uint64_t offset_flag[PTE_FLAG_COUNT];
};

/** The bytes that a target takes in this library: what a caller allocates who
 * may run with a newer one than he was compiled for. */
PTE_API size_t pte_target_size(void);

/**
 * Fill a target.
 *
 * @param name         ARCH[-VARIANT][@VERSION], terminated; NULL is malformed
 * @param config       NULL: everything on that this kernel can have
 * @param config_size  of *config, as the caller has it
 * @param[out] target_ret  room for target_size bytes; untouched on error
 * @return PTE_STATUS_OK; of a name, PTE_STATUS_SYNTAX, _UNKNOWN_NAME,
 *         _NO_SUCH_VERSION, _VERSION_TOO_OLD, _VERSION_TOO_NEW; of a
 *         configuration, PTE_STATUS_NO_OPTION, _OPTION_NEEDS, _MACHINE_RANGE;
 *         PTE_STATUS_SIZE if there is less room than pte_target_size(), or the
 *         configuration says what this library doesn't know
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_target_init_sized(const char *name, const struct pte_config *config,
		      size_t config_size, struct pte_target *target_ret,
		      size_t target_size);

/** The same, of structs that these headers declare. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_target_init(const char *name, const struct pte_config *config,
		struct pte_target *target_ret)
{
	return pte_target_init_sized(name, config, sizeof(*config), target_ret,
				     sizeof(*target_ret));
}

/**
 * As pte_target_init_sized, of a row that the caller has in hand.
 *
 * @return the same; and PTE_STATUS_FIELD_RANGE of a codec whose offset has more
 *         bits than a swp_entry's, or whose type more than PTE_TYPE_BITS_MAX,
 * of a swp_entry that no kernel has, or of a proposal with more flags, types,
 * markers or words than there may be; PTE_STATUS_WORD_RANGE of a row that has
 * bits above its words', or words of neither 32 nor 64
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_target_of_sized(const struct pte_model *model, uint16_t version,
		    const struct pte_config *config, size_t config_size,
		    struct pte_target *target_ret, size_t target_size);

/** The same, of structs that these headers declare. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_target_of(const struct pte_model *model, uint16_t version,
	      const struct pte_config *config, struct pte_target *target_ret)
{
	return pte_target_of_sized(model, version, config, sizeof(*config),
				   target_ret, sizeof(*target_ret));
}

/**
 * Step through the configurations that can be built, as far as some options
 * are concerned; the others keep their defaults.
 *
 * @param options  a PTE_OPTION_SET; those that the model hasn't are passed over
 * @param cursor   0 at first; then as the last call left it
 * @param[out] config_ret  size bytes: the next configuration, everything on
 *                         first; untouched at the end
 * @return whether there was one
 */
PTE_API bool pte_config_next_sized(const struct pte_model *model,
				   uint16_t version, uint32_t options,
				   uint32_t *cursor,
				   struct pte_config *config_ret, size_t size);

/** The same, of a struct that these headers declare. */
PTE_INLINE bool pte_config_next(const struct pte_model *model, uint16_t version,
				uint32_t options, uint32_t *cursor,
				struct pte_config *config_ret)
{
	return pte_config_next_sized(model, version, options, cursor,
				     config_ret, sizeof(*config_ret));
}

/**
 * Whether claims may come out otherwise at a version than at the one before:
 * whether a row of any table begins there, or ended just before.
 */
PTE_API bool pte_model_changes_at(const struct pte_model *model,
				  uint16_t version);

/** The options that a model has at a version, as a PTE_OPTION_SET. */
PTE_API uint32_t pte_model_options(const struct pte_model *model,
				   uint16_t version);

/**
 * The versions in which a model's architecture has an option.
 *
 * @param version  of several spans, that with the version, or else the first
 * @param[out] span_ret untouched if there is none
 * @return whether any version has it
 */
PTE_API bool pte_model_option_span(const struct pte_model *model,
				   unsigned option, uint16_t version,
				   struct pte_span *span_ret);

/** Whether this kernel numbers a type of that kind; it has none that isn't one.
 */
PTE_API bool pte_target_has_kind(const struct pte_target *target,
				 enum pte_kind kind);

/**
 * The nth marker bit of a kernel: Linux's that the version knows, then what a
 * proposal adds.
 *
 * @param[out] bit_ret  its number in the offset; untouched beyond the last
 * @return its name; NULL beyond the last
 */
PTE_API const char *pte_target_marker(const struct pte_target *target,
				      unsigned n, unsigned *bit_ret);

/** The type number of a reserved kind; -1 if this kernel has none. */
PTE_API int pte_target_type_of(const struct pte_target *target,
			       enum pte_kind kind);

/** The largest pfn that an entry of the kind holds at a level, or that a
 * present word does; 0 where the layout has no leaf entries. */
PTE_API uint64_t pte_target_pfn_max(const struct pte_target *target,
				    enum pte_level level, enum pte_kind kind);

/**
 * All that a kernel asks of a level's words, one after the other: the view's
 * own tests by enum pte_view_test, unless the level has no leaf entries, and
 * then the rows that are in force. PROT_NONE's is true of no word where it's
 * compiled away.
 *
 * @param n  from 0 on
 * @param[out] ret untouched if there is no nth
 * @return whether there is one
 */
PTE_API bool pte_target_predicate(const struct pte_target *target,
				  enum pte_level level, unsigned n,
				  struct pte_predicate *ret);

/** A protection by its name; NULL if this kernel's has none of that name, or
 * the name is NULL. */
PTE_API const struct pte_protection *
pte_target_protection(const struct pte_target *target, const char *name);

#ifdef __cplusplus
}
#endif

#endif /* PTE_TARGET_H */
