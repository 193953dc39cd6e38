/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * The words of the field: levels, kinds, flags and markers.
 *
 * Names follow mainline's softleaf vocabulary (Linux 6.19).
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

/** Which helpers look at the word. */
enum pte_level {
	PTE_LEVEL_PTE = 0,
	PTE_LEVEL_PMD = 1,
	PTE_LEVEL_HUGETLB =
		2, /**< pte helpers on a word in a pmd or pud slot */
	/** Pages and tables only: no kernel has entries there. */
	PTE_LEVEL_PUD = 3,
	PTE_LEVEL_P4D = 4, /**< and above: tables only */
	PTE_LEVEL_PGD = 5,
};
#define PTE_LEVEL_COUNT 6
/** Those at which entries may stand come first. */
#define PTE_ENTRY_LEVEL_COUNT 3

/** A set of levels: bit l is level l. */
#define PTE_LEVEL_SET(level) (1U << (unsigned)(level))
/** The levels at which entries may stand. */
#define PTE_LEVEL_ALL                                                          \
	(PTE_LEVEL_SET(PTE_LEVEL_PTE) | PTE_LEVEL_SET(PTE_LEVEL_PMD) |         \
	 PTE_LEVEL_SET(PTE_LEVEL_HUGETLB))
/** Whether entries may stand at a level: above hugetlb's none do. */
static inline bool pte_level_has_entries(enum pte_level level)
{
	return (unsigned)level < PTE_LEVEL_COUNT &&
	       (PTE_LEVEL_ALL & PTE_LEVEL_SET(level)) != 0;
}

/** The levels at which pages may stand. */
#define PTE_LEVEL_PAGES (PTE_LEVEL_ALL | PTE_LEVEL_SET(PTE_LEVEL_PUD))
/** The levels at which nothing but tables stands. */
#define PTE_LEVEL_TABLES                                                       \
	(PTE_LEVEL_SET(PTE_LEVEL_P4D) | PTE_LEVEL_SET(PTE_LEVEL_PGD))

/**
 * What rides beside type and offset in an entry that isn't present. All that
 * is known of one of Linux's is its row in lists.h.
 */
enum pte_flag {
	PTE_FLAG_SOFT_DIRTY = 0,
	PTE_FLAG_UFFD_WP = 1,
	PTE_FLAG_EXCLUSIVE = 2,
	PTE_FLAG_LINUX_END,    /**< one beyond Linux's last: moves by itself */
	PTE_FLAG_PROPOSED = 8, /**< and on: a proposal's own, in its order */
	PTE_FLAG_PROPOSED_LAST = 11,
};
#define PTE_FLAG_COUNT 12

/** A set of flags: bit f is flag f. */
#define PTE_FLAG_SET(flag) (1U << (unsigned)(flag))

/** What a word is. */
enum pte_kind {
	PTE_KIND_NONE = 0,
	PTE_KIND_PRESENT = 1,
	PTE_KIND_PROTNONE = 2, /**< present for the kernel, not for hardware */
	PTE_KIND_INVALIDATED =
		3,          /**< pmd_mkinvalid and its kin: still present */
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
	PTE_KIND_UNKNOWN =
		21,         /**< a type that no kernel numbers (6-bit types) */
	PTE_KIND_RAW = 22,  /**< to encode only: type and offset as given */
	PTE_KIND_LINUX_END, /**< one beyond the last of these: moves by itself
			     */
	PTE_KIND_PROPOSED = 40, /**< and on: a proposal's own, in its order */
	PTE_KIND_PROPOSED_LAST = 47,
};
#define PTE_KIND_COUNT 48

/** A set of kinds: bit k is kind k. */
typedef uint64_t pte_kind_set;
#define PTE_KIND_SET(kind) (UINT64_C(1) << (unsigned)(kind))
#define PTE_KIND_ALL (~UINT64_C(0))

/** What the offset of an entry, or the address of a word, holds. */
enum pte_payload {
	PTE_PAYLOAD_NOTHING = 0,
	PTE_PAYLOAD_ADDRESS = 1, /**< a present word's page */
	PTE_PAYLOAD_OFFSET = 2,  /**< a slot of a swap device */
	PTE_PAYLOAD_PFN = 3,     /**< a pfn, A/D above it where they exist */
	PTE_PAYLOAD_WHOLE = 4,   /**< a pfn that is never masked */
	PTE_PAYLOAD_MARKER = 5,  /**< marker bits */
	PTE_PAYLOAD_NUMBER = 6,  /**< a number of its own: no slot, no pfn */
};

/** What is known of a kind, whatever the layout. */
struct pte_kind_info {
	const char *name; /**< as `pte` prints it: "migration_read" */
	enum pte_payload payload;
	bool young_dirty; /**< takes A/D above the pfn */
	/** First version in which it may stand at a level; 0: never. */
	uint16_t at_level[PTE_LEVEL_COUNT];
	const char *about;
};

/**
 * @return never NULL; the row of PTE_KIND_UNKNOWN for a number beyond, and for
 *         a proposal's kinds: pte_model_kind knows those
 */
PTE_API const struct pte_kind_info *pte_kind_info(enum pte_kind kind);

/** "swap" and so on; not NULL. */
PTE_API const char *pte_kind_name(enum pte_kind kind);
/**
 * The kind of a name.
 *
 * @param name  terminated
 * @param[out] kind_ret untouched on error
 * @return PTE_STATUS_OK or PTE_STATUS_UNKNOWN_NAME
 */
PTE_API PTE_MUST_CHECK enum pte_status pte_kind_parse(const char *name,
						      enum pte_kind *kind_ret);

/** What the kernel calls a flag: pte_swp_NAME, pte_swp_mkNAME and so on. */
struct pte_flag_name {
	const char *name; /**< "uffd_wp"; NULL: there is no such name */
	struct pte_span in;
};
/** As many names as a flag of Linux's has had. */
#define PTE_FLAG_NAMES 2

/** What is known of a flag of Linux's, whatever the layout. */
struct pte_flag_info {
	const char *name; /**< as `pte` prints it: "soft_dirty" */
	char symbol;      /**< in drawings, where one character is all */
	struct pte_flag_name called[PTE_FLAG_NAMES];
	uint32_t needs;     /**< options, as a PTE_OPTION_SET */
	unsigned levels;    /**< a PTE_LEVEL_SET: whose helpers know it */
	uint32_t pmd_needs; /**< further options that a pmd's needs */
	pte_kind_set kinds; /**< whose entries may carry it */
	const char *about;
	const char *source;
};

/** @return NULL for a number that isn't one of Linux's */
PTE_API const struct pte_flag_info *pte_flag_info(enum pte_flag flag);

/** What a version calls a flag: "uffd_wp", from 7.3 "uffd"; "?" for a number
 * that isn't one of Linux's. */
PTE_API const char *pte_flag_called(enum pte_flag flag, uint16_t version);

/** "soft_dirty" and so on; "?" for a number that isn't one of Linux's. */
PTE_API const char *pte_flag_name(enum pte_flag flag);
/** As pte_kind_parse, of a flag. */
PTE_API PTE_MUST_CHECK enum pte_status pte_flag_parse(const char *name,
						      enum pte_flag *flag_ret);

/** "pte", "pmd", "hugetlb"; "?" for a number beyond the last. */
PTE_API const char *pte_level_name(enum pte_level level);
/** As pte_kind_parse, of a level. */
PTE_API PTE_MUST_CHECK enum pte_status
pte_level_parse(const char *name, enum pte_level *level_ret);

/** One bit of a PTE marker's offset and the versions that know it. */
struct pte_marker_bit {
	const char *name;
	uint8_t bit;
	struct pte_span in;
	/** Last version seen without, first seen with; see struct pte_seen. */
	uint16_t seen_without, seen_with;
	const char *source;
};

/** The marker bits, lowest first; a bit that was renamed stands twice. */
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
 * The reserved types, counted down from 31: a kernel's own numbers are those
 * rows whose versions and options it has, without gaps.
 */
PTE_API const struct pte_type *pte_types(size_t *count_ret);

#ifdef __cplusplus
}
#endif

#endif /* PTE_KIND_H */
