/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Scanning: many words at once, as a dump of memory or a file has them. How
 * many are of each kind and type, of how many a doubt is sure, and where those
 * of some kinds stand.
 *
 *   target, level --pte_scan_plan_init--> plan: masks, values, ranges
 *   words         --pte_target_scan-----> what pte_target_decode and
 *                                         pte_target_doubts say, added up
 *
 * The plan is data, and the same loops run over any: no layout has code of its
 * own. What a processor adds to that is a kernel, which the caller chooses; all
 * kernels give the same answers.
 *
 * The level and the kernel are checked here. The target must be one that
 * pte_target_init filled, the plan one that pte_scan_plan_init did.
 */
#ifndef PTE_SCAN_H
#define PTE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/doubt.h>
#include <pte/export.h>
#include <pte/target.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Which byte of a word comes first in memory. */
enum pte_byte_order {
	PTE_BYTE_ORDER_LITTLE = 0, /**< the low one */
	PTE_BYTE_ORDER_BIG = 1,    /**< the high one */
};

/** That of the words that a program has made itself. */
#define PTE_BYTE_ORDER_HOST                                                    \
	(__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? PTE_BYTE_ORDER_BIG           \
						: PTE_BYTE_ORDER_LITTLE)

/** The instructions by which words are looked at. */
enum pte_scan_kernel {
	PTE_SCAN_PORTABLE = 0, /**< plain C, on any machine */
	PTE_SCAN_AVX2 = 1,
	PTE_SCAN_AVX512 = 2, /**< AVX-512 F and BW */
	PTE_SCAN_NEON = 3,   /**< of 64-bit Arm */
};
#define PTE_SCAN_KERNEL_COUNT 4

/** "portable", "avx2" and so on; "?" for a number beyond the last. */
PTE_API const char *pte_scan_kernel_name(enum pte_scan_kernel kernel);

/** Whether this library and this machine have a kernel. It asks the processor,
 * which takes long beside a few words: keep the answer. */
PTE_API bool pte_scan_kernel_runs(enum pte_scan_kernel kernel);

/** The fastest kernel that runs here. */
PTE_API enum pte_scan_kernel pte_scan_best(void);

/* ---- the plan ----------------------------------------------------------- */

/** (v & mask) == value, or not so. */
struct pte_scan_part {
	uint64_t mask, value;
	bool isnt;
};

/** Passes if all parts do: without any, always. */
struct pte_scan_test {
	unsigned count;
	struct pte_scan_part part[2];
};

/** The words that pass are of a kind. */
struct pte_scan_rule {
	struct pte_scan_test test;
	enum pte_kind kind;
};

/** One alternative of an address: the words that it's of, and which of these
 * have one beyond a limit. */
struct pte_scan_address {
	struct pte_scan_test when;
	struct pte_scan_part beyond;
};

/** A decision list; those behind the last that may be beyond are left out. */
struct pte_scan_addresses {
	unsigned count;
	struct pte_scan_address address[PTE_ADDRESS_COUNT];
};

/** Tests of a scheme's words that a plan has room for. */
#define PTE_SCAN_SPECIAL (PTE_SPECIAL_TESTS + 2)
/** Rows of traits that a plan has room for. */
#define PTE_SCAN_TRAITS 8

/** Tests of entries whose offset may not be sound, ... */
#define PTE_SCAN_ODD 4

/** What a test tells of a page. */
struct pte_scan_trait {
	enum pte_tells tells;
	struct pte_scan_test test;
};

/** ((v ^ flip) >> lsb & ones) << at */
struct pte_scan_field {
	uint64_t flip, ones;
	unsigned lsb, at;
};

/** Entries of one type: sound ones have offsets from `low` to low + span, and
 * no bit of `without`. */
struct pte_scan_type {
	uint64_t low, span, without;
	enum pte_kind kind;
	enum pte_doubt_code doubt; /**< of others */
	bool misplaced;            /**< no such entry stands at that level */
};

/**
 * What decoding asks of the words of one target and level, in its order. It's
 * read-only for callers and grows at its end. The target must outlive it.
 */
struct pte_scan_plan {
	const struct pte_target *target;
	enum pte_level level; /**< as given */
	unsigned word_bytes;  /**< 8 or 4 */
	/** What the rest of a plan can't say of this layout: each word is
	 * decoded alone, which is slow. */
	bool by_decode;

	uint64_t empty; /**< an empty slot */
	/** Tables, where a level has nothing else of its own: asked first. */
	unsigned above_count;
	struct pte_scan_test above[PTE_ADDRESS_COUNT];
	struct pte_scan_addresses above_addresses;
	/** More words than `empty` are none; some may pass `present`, too. */
	bool none_is_wider, none_may_be_present;
	struct pte_scan_test none;

	/** Most pages: of kind present, and without a doubt. */
	bool has_usual;
	struct pte_scan_part usual;

	unsigned present_count;
	struct pte_scan_test present[PTE_EITHER_TESTS];
	unsigned page_count;
	struct pte_scan_rule page[3]; /**< of what is present; else a page */
	/** Beyond memory; and of pages, beyond any address. */
	struct pte_scan_addresses pages, tables, pages_anywhere;
	/** A pfn beyond memory is a doubt of any page. */
	bool memory_is_given;
	bool can_be_special; /**< some trait tells that */
	unsigned trait_count;
	struct pte_scan_trait trait[PTE_SCAN_TRAITS];

	bool has_entries; /**< else what is left is unknown */
	unsigned special_count;
	struct pte_scan_test special[PTE_SCAN_SPECIAL];
	uint64_t stray, missing; /**< bits that are 0 in entries, or 1 */
	/** Entries that pass none of these have sound offsets, whatever their
	 * type; others are looked at one by one. */
	unsigned odd_count;
	struct pte_scan_test odd[PTE_SCAN_ODD];
	struct pte_scan_field type_field, offset[2];
	struct pte_scan_type type[PTE_TYPE_COUNT_MAX];
};

/** The size of a plan in this library, as pte_target_size. */
PTE_API size_t pte_scan_plan_size(void);

/**
 * Make a plan.
 *
 * @param[out] plan_ret  plan_size bytes; untouched on error
 * @return PTE_STATUS_OK; PTE_STATUS_NO_LEVEL as pte_target_decode;
 *         PTE_STATUS_SIZE if plan_size is less than pte_scan_plan_size()
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_scan_plan_init_sized(const struct pte_target *target, enum pte_level level,
			 struct pte_scan_plan *plan_ret, size_t plan_size);

/** As pte_scan_plan_init_sized, for the struct of these headers. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_scan_plan_init(const struct pte_target *target, enum pte_level level,
		   struct pte_scan_plan *plan_ret)
{
	return pte_scan_plan_init_sized(target, level, plan_ret,
					sizeof(*plan_ret));
}

/* ---- the scan ----------------------------------------------------------- */

/** Where a word of a wanted kind stands. */
struct pte_scan_hit {
	uint64_t index; /**< among all words of the scan, from 0 */
	uint64_t word;  /**< host byte order */
	enum pte_kind kind;
};

/** The index of stray bits among doubts; others are at their code. */
#define PTE_SCAN_STRAY 0
#define PTE_SCAN_DOUBT_COUNT ((unsigned)PTE_DOUBT_LEVEL_KIND + 1U)

/** Words that are looked at together. */
#define PTE_SCAN_GROUP 64
/** Tables in which types are counted, so that one isn't waited for. */
#define PTE_SCAN_TABLES 4

/**
 * One scan: what is asked, and what came of all words so far. All 0 at first,
 * and then what is asked filled in. It grows at its end, and is no small struct
 * (9 KB): it's the room that the library works in.
 */
struct pte_scan {
	enum pte_byte_order order;
	enum pte_scan_kernel kernel;
	pte_kind_set wanted; /**< the kinds whose positions are kept */
	/** Room for so many positions; how many there are, in their order. */
	struct pte_scan_hit *hits;
	size_t room, hit_count;

	uint64_t words; /**< those that were taken */
	uint64_t kinds[PTE_KIND_COUNT];
	/** Entries by type, but for a scheme's own words. */
	uint64_t types[PTE_TYPE_COUNT_MAX];
	/**
	 * The words about which there is a doubt of the first class, by enum
	 * pte_doubt_code, each as pte_target_doubts has it; a word may have
	 * several. At PTE_SCAN_STRAY: those with stray bits, among what is
	 * neither a page nor a table. Stray bits of these aren't looked for.
	 */
	uint64_t doubts[PTE_SCAN_DOUBT_COUNT];
	/** Words that pte_target_decode has no reading of: the level has only
	 * tables, and they are none. */
	uint64_t unread;

	/** The library's own: the kernel that it knows to run, plus 1. */
	unsigned sure;
	uint64_t block[PTE_SCAN_GROUP];
	uint64_t others[2 * PTE_SCAN_GROUP];
	uint64_t entries[PTE_SCAN_GROUP];
	uint16_t cells[PTE_SCAN_TABLES][2 * PTE_TYPE_COUNT_MAX];
};

/** The size of a scan in this library, as pte_target_size. */
PTE_API size_t pte_scan_size(void);

/**
 * Look at words.
 *
 * It stops before a wanted word for which there is no room: what was taken is
 * counted, and the next call may go on with the others.
 *
 * @param words  count words of the plan's size, at any address
 * @param[in,out] scan  scan_size bytes; untouched on error
 * @param[out] taken_ret  how many words were taken; untouched on error
 * @return PTE_STATUS_OK; PTE_STATUS_NO_INSTRUCTIONS if the kernel doesn't run
 *         here; PTE_STATUS_SIZE if scan_size is less than pte_scan_size()
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_target_scan_sized(const struct pte_scan_plan *plan, const void *words,
		      size_t count, struct pte_scan *scan, size_t scan_size,
		      size_t *taken_ret);

/** As pte_target_scan_sized, for the struct of these headers. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_target_scan(const struct pte_scan_plan *plan, const void *words,
		size_t count, struct pte_scan *scan, size_t *taken_ret)
{
	return pte_target_scan_sized(plan, words, count, scan, sizeof(*scan),
				     taken_ret);
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_SCAN_H */
