/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Page-table levels, kinds of entries, flags, markers and reserved swap types,
 * with their names. Names follow mainline's softleaf vocabulary (Linux 6.19).
 *
 * Numbers and names may be anything, NULL included: functions here check them.
 */
#ifndef PTE_KIND_H
#define PTE_KIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/export.h>
#include <pte/linux.h>
#include <pte/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Which helpers read the word. */
enum pte_level {
	PTE_LEVEL_PTE = 0,
	PTE_LEVEL_PMD = 1,
	PTE_LEVEL_HUGETLB =
		2, /**< pte helpers on a word in a pmd or pud slot */
	/** Leaves and tables only: no kernel has non-present entries there. */
	PTE_LEVEL_PUD = 3,
	PTE_LEVEL_P4D = 4, /**< and above: tables only */
	PTE_LEVEL_PGD = 5,
};
#define PTE_LEVEL_COUNT 6
/** The levels at which entries may stand are the first ones. */
#define PTE_ENTRY_LEVEL_COUNT 3

/** A set of levels: bit l is level l. */
#define PTE_LEVEL_SET(level) (1U << (unsigned)(level))
/** The levels at which non-present entries may stand. */
#define PTE_LEVEL_ALL                                                          \
	(PTE_LEVEL_SET(PTE_LEVEL_PTE) | PTE_LEVEL_SET(PTE_LEVEL_PMD) |         \
	 PTE_LEVEL_SET(PTE_LEVEL_HUGETLB))
/** Whether non-present entries may stand at a level. */
static inline bool pte_level_has_entries(enum pte_level level)
{
	return (unsigned)level < PTE_LEVEL_COUNT &&
	       (PTE_LEVEL_ALL & PTE_LEVEL_SET(level)) != 0;
}

/** The levels at which a leaf may map a page. */
#define PTE_LEVEL_PAGES (PTE_LEVEL_ALL | PTE_LEVEL_SET(PTE_LEVEL_PUD))
/** The levels at which only tables stand. */
#define PTE_LEVEL_TABLES                                                       \
	(PTE_LEVEL_SET(PTE_LEVEL_P4D) | PTE_LEVEL_SET(PTE_LEVEL_PGD))

/**
 * Flags beside type and offset in a non-present entry. Everything else about a
 * flag of Linux is in its row in lists.h.
 */
enum pte_flag {
	PTE_FLAG_SOFT_DIRTY = 0,
	PTE_FLAG_UFFD_WP = 1,
	PTE_FLAG_EXCLUSIVE = 2,
	PTE_FLAG_LINUX_END, /**< one beyond Linux's last; moves with it */
	PTE_FLAG_PROPOSED =
		8, /**< from here on: a proposal's own, in its order */
	PTE_FLAG_PROPOSED_LAST = 11,
};
#define PTE_FLAG_COUNT 12

/** A set of flags: bit f is flag f. */
#define PTE_FLAG_SET(flag) (1U << (unsigned)(flag))

/** The kinds of words. */
enum pte_kind {
	PTE_KIND_NONE = 0,
	PTE_KIND_PRESENT = 1,
	PTE_KIND_PROTNONE = 2, /**< present for the kernel, not for hardware */
	PTE_KIND_INVALIDATED =
		3,          /**< pmd_mkinvalid and the like: still present */
	PTE_KIND_TABLE = 4, /**< a pmd that points to a page of ptes */
	PTE_KIND_SWAP = 5,
	PTE_KIND_MIGRATION_READ = 6,
	PTE_KIND_MIGRATION_READ_EXCLUSIVE = 7,
	PTE_KIND_MIGRATION_WRITE = 8,
	PTE_KIND_DEVICE_PRIVATE_READ = 9,
	PTE_KIND_DEVICE_PRIVATE_WRITE = 10,
	PTE_KIND_DEVICE_EXCLUSIVE = 11,
	PTE_KIND_DEVICE_EXCLUSIVE_READ = 12,
	PTE_KIND_DEVICE_EXCLUSIVE_WRITE = 13,
	PTE_KIND_HWPOISON = 14,
	PTE_KIND_MARKER = 15,
	PTE_KIND_SWAPIN_ERROR = 16,
	PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ = 17,
	PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE = 18,
	PTE_KIND_MIGRATION_DEVICE_PRIVATE_WRITE = 19,
	PTE_KIND_SPECIAL = 20, /**< a scheme's word, under that scheme only */
	PTE_KIND_UNKNOWN = 21, /**< a type that no kernel uses (6-bit types) */
	PTE_KIND_RAW = 22,  /**< for encoding only: type and offset as given */
	PTE_KIND_LINUX_END, /**< one beyond Linux's last; moves with it */
	PTE_KIND_PROPOSED =
		40, /**< from here on: a proposal's own, in its order */
	PTE_KIND_PROPOSED_LAST = 47,
};
#define PTE_KIND_COUNT 48

/** A set of kinds: bit k is kind k. */
typedef uint64_t pte_kind_set;
#define PTE_KIND_SET(kind) (UINT64_C(1) << (unsigned)(kind))
#define PTE_KIND_ALL (~UINT64_C(0))

/** What the offset of an entry, or the address field of a word, holds. */
enum pte_payload {
	PTE_PAYLOAD_NOTHING = 0,
	PTE_PAYLOAD_ADDRESS = 1, /**< a present word's page */
	PTE_PAYLOAD_OFFSET = 2,  /**< a slot of a swap device */
	PTE_PAYLOAD_PFN = 3,   /**< a pfn, with A/D above it where they exist */
	PTE_PAYLOAD_WHOLE = 4, /**< a pfn that is never masked */
	PTE_PAYLOAD_MARKER = 5, /**< marker bits */
	PTE_PAYLOAD_NUMBER =
		6, /**< a number of the kind's own: neither slot nor pfn */
};

/** Properties of a kind that don't depend on the layout. */
struct pte_kind_info {
	const char *name; /**< as `pte` prints it: "migration_read" */
	enum pte_payload payload;
	bool young_dirty; /**< may have A/D above the pfn */
	/** First version in which it may stand at each level; 0: never. */
	uint16_t at_level[PTE_LEVEL_COUNT];
	const char *about;
};

/**
 * @return never NULL; the row of PTE_KIND_UNKNOWN for an unknown number and for
 *         kinds of a proposal: use pte_model_kind for those
 */
PTE_API const struct pte_kind_info *pte_kind_info(enum pte_kind kind);

/** "swap" and so on; not NULL. */
PTE_API const char *pte_kind_name(enum pte_kind kind);
/**
 * Look up a kind by its name.
 *
 * @param name  terminated
 * @param[out] kind_ret  untouched on error
 * @return PTE_STATUS_OK or PTE_STATUS_UNKNOWN_NAME
 */
PTE_API PTE_MUST_CHECK enum pte_status pte_kind_parse(const char *name,
						      enum pte_kind *kind_ret);

/** The kernel's name of a flag, as in pte_swp_NAME, pte_swp_mkNAME. */
struct pte_flag_name {
	const char *name; /**< "uffd_wp"; NULL ends the list */
	struct pte_span in;
};
/** The maximum number of names that a flag of Linux has had. */
#define PTE_FLAG_NAMES 2

/** Properties of a flag of Linux that don't depend on the layout. */
struct pte_flag_info {
	const char *name; /**< as `pte` prints it: "soft_dirty" */
	char symbol;      /**< one character, for drawings */
	struct pte_flag_name called[PTE_FLAG_NAMES];
	uint32_t needs;     /**< options, as a PTE_OPTION_SET */
	unsigned levels;    /**< a PTE_LEVEL_SET: whose helpers have it */
	uint32_t pmd_needs; /**< options that it also needs in a pmd */
	pte_kind_set kinds; /**< the kinds whose entries may carry it */
	const char *about;
	const char *source;
};

/** @return NULL if it isn't a flag of Linux */
PTE_API const struct pte_flag_info *pte_flag_info(enum pte_flag flag);

/** The name of a flag in a version: "uffd_wp", from 7.3 "uffd"; "?" if it isn't
 * a flag of Linux. */
PTE_API const char *pte_flag_called(enum pte_flag flag, uint16_t version);

/** "soft_dirty" and so on; "?" if it isn't a flag of Linux. */
PTE_API const char *pte_flag_name(enum pte_flag flag);
/** As pte_kind_parse, for a flag. */
PTE_API PTE_MUST_CHECK enum pte_status pte_flag_parse(const char *name,
						      enum pte_flag *flag_ret);

/** "pte", "pmd", "hugetlb"; "?" for a number beyond the last. */
PTE_API const char *pte_level_name(enum pte_level level);
/** As pte_kind_parse, for a level. */
PTE_API PTE_MUST_CHECK enum pte_status
pte_level_parse(const char *name, enum pte_level *level_ret);

/** One bit of a PTE marker's offset and the versions that have it. */
struct pte_marker_bit {
	const char *name;
	uint8_t bit;
	struct pte_span in;
	/** Last version seen without it, first seen with it; see struct
	 * pte_seen. */
	uint16_t seen_without, seen_with;
	const char *source;
};

/** The marker bits, lowest first; a renamed bit has a row for each name. */
PTE_API const struct pte_marker_bit *pte_markers(size_t *count_ret);

/** One reserved swap type. */
struct pte_type {
	enum pte_kind kind;
	struct pte_span in;
	uint32_t needs; /**< options, as a PTE_OPTION_SET */
	uint16_t seen_without, seen_with;
	const char *source;
};

/**
 * The reserved types, numbered from 31 down: a kernel numbers the rows whose
 * version and options it has, without gaps.
 */
PTE_API const struct pte_type *pte_types(size_t *count_ret);

#ifdef __cplusplus
}
#endif

#endif /* PTE_KIND_H */
