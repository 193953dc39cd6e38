/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * A model: a layout with all that is known of it, and the registry of them.
 *
 * Names, owners, protections and sources live in src/arch, one file an
 * architecture. What a new one fills stands at struct pte_model.
 *
 * Names and numbers may be anything: functions here check them. A row of the
 * caller's own must have its lists terminated; what it says of bits is checked
 * by pte_target_of.
 */
#ifndef PTE_MODEL_H
#define PTE_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/config.h>
#include <pte/dump.h>
#include <pte/export.h>
#include <pte/kind.h>
#include <pte/layout.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * A change that sources only bracket: the last version read without it, the
 * first read with it. Between them nothing is certain.
 */
struct pte_seen {
	uint16_t without, with;
};

/** The kernel's name of some bits of a present word, or the architecture's. */
struct pte_name {
	const char *macro; /**< "_PAGE_RW" */
	const char *name;  /**< "rw" */
	uint8_t lsb, width;
	struct pte_pattern when; /**< only in words that match */
	unsigned levels;         /**< a PTE_LEVEL_SET: of pages */
	struct pte_span in;
	uint32_t needs;  /**< a PTE_OPTION_SET */
	unsigned tables; /**< a PTE_LEVEL_SET: of words that point to a table */
};

/** Whose a bit is in an entry that isn't present. */
enum pte_owner {
	PTE_OWNER_TYPE = 1,
	PTE_OWNER_OFFSET = 2,
	PTE_OWNER_FLAG = 3, /**< and on: a flag's, by enum pte_flag */
	PTE_OWNER_FLAG_LAST = PTE_OWNER_FLAG + PTE_FLAG_COUNT - 1,
	PTE_OWNER_ZERO,     /**< must be 0 */
	PTE_OWNER_ONE,      /**< must be 1 */
	PTE_OWNER_HARDWARE, /**< written 0; hardware may set it */
	PTE_OWNER_FREE,     /**< written 0, ignored */
};
#define PTE_OWNER_LAST PTE_OWNER_FREE

/** The owner of a flag's bit. */
#define PTE_OWNER_OF(flag) ((enum pte_owner)(PTE_OWNER_FLAG + (flag)))

/** The flag whose an owner's bits are; PTE_FLAG_COUNT: it isn't a flag. */
static inline unsigned pte_owner_flag(enum pte_owner owner)
{
	const unsigned flag = (unsigned)owner - PTE_OWNER_FLAG;

	return flag < PTE_FLAG_COUNT ? flag : PTE_FLAG_COUNT;
}

/** Some bits of the swap format; the rows of a layout cover each bit once. */
struct pte_owned {
	uint8_t lsb, width;
	enum pte_owner owner;
	const char *why; /**< which predicate needs it; NULL where plain */
};

/** What a path by which the kernel stores a word drops from it. */
struct pte_store {
	const char *path; /**< "set_ptes" */
	unsigned levels;  /**< a PTE_LEVEL_SET */
	uint64_t dropped;
	struct pte_span in;
	struct pte_seen seen;
	uint32_t needs; /**< a PTE_OPTION_SET */
	const char *source;
};

/** What a predicate asks, as far as claims hold it to that. */
enum pte_asks {
	PTE_ASKS_ANYTHING = 0, /**< no claim is made */
	/** For a leaf: leaves pass, and nothing else. */
	PTE_ASKS_LEAF = 1,
	/** For what points to no table: no table passes, and each huge page
	 * does, as it's first written. */
	PTE_ASKS_BAD = 2,
	/** For what was written to: no page passes as it's first written. */
	PTE_ASKS_DIRTY = 3,
	/** For what may be written to: a page passes as its protection says. */
	PTE_ASKS_WRITE = 4,
	/** For what may be run: a page passes as its protection says. */
	PTE_ASKS_EXEC = 5,
	/** For what was accessed: each page that may be passes as it's first
	 * written. */
	PTE_ASKS_YOUNG = 6,
	/** For what a process reaches: a page passes as its protection says. */
	PTE_ASKS_ACCESS = 7,
	/** For what is made special: no page passes as it's first written. */
	PTE_ASKS_SPECIAL = 8,
};
#define PTE_ASKS_LAST PTE_ASKS_SPECIAL

/** Words of which a predicate is true on some machines only, or in some
 * releases of a version. */
struct pte_may {
	struct pte_test test;
	const char *machine; /**< what these have or are: "shadow stacks"; NULL:
				the word alone decides */
};

/** What the kernel asks of a level's words beside its view's own tests. */
struct pte_predicate {
	const char *name; /**< "pmd_trans_huge" */
	/** A PTE_LEVEL_SET; walkers ask a pmd's of hugetlb slots, too. */
	unsigned levels;
	struct pte_either is;
	struct pte_span in;
	uint32_t needs; /**< a PTE_OPTION_SET: else it's true of no word */
	enum pte_asks asks;
	/** True of some that it isn't for, and its callers know: of entries,
	 * if it asks for leaves, of tables, if for what is bad. No claim is
	 * made of these. */
	bool by_design;
	const char *source;
	struct pte_may may;
};

/** What a predicate says of a word. */
enum pte_truth {
	PTE_TRUTH_NO = 0,
	PTE_TRUTH_YES = 1,
	PTE_TRUTH_BY_MACHINE = 2, /**< yes on some machines */
};

/** @return what the predicate says of a word of its level */
PTE_INLINE enum pte_truth
pte_predicate_truth(const struct pte_predicate *predicate, uint64_t word)
{
	if (pte_either_has(&predicate->is, word))
		return PTE_TRUTH_YES;
	return predicate->may.machine != NULL &&
			       pte_test_has(&predicate->may.test, word)
		       ? PTE_TRUTH_BY_MACHINE
		       : PTE_TRUTH_NO;
}

/** What a present word's bits tell of the page behind it. */
enum pte_tells {
	PTE_TELLS_USER = 1,    /**< a process has it mapped, not the kernel */
	PTE_TELLS_SPECIAL = 2, /**< no struct page may stand behind it */
	PTE_TELLS_SMALLER = 3, /**< its pfn counts smaller pages than a page */
};
#define PTE_TELLS_LAST PTE_TELLS_SMALLER

/**
 * A test that tells it: any row that a word passes is enough. At a level
 * without rows nothing can be told.
 */
struct pte_trait {
	enum pte_tells tells;
	struct pte_test test;
	unsigned levels; /**< a PTE_LEVEL_SET */
	struct pte_span in;
	const char *source;
};

/** A refutation that a row foresees, and why it's lived with. */
struct pte_accepted {
	const char *claim;
	unsigned levels;  /**< a PTE_LEVEL_SET */
	const char *path; /**< of a claim about one; NULL: any */
	struct pte_span in;
	const char *why;
};

/** The tests of a view, by name. */
enum pte_view_test {
	PTE_VIEW_NONE = 0,
	PTE_VIEW_PRESENT = 1,
	PTE_VIEW_PROTNONE = 2,
	PTE_VIEW_INVALIDATED = 3,
	PTE_VIEW_TABLE = 4,
};
#define PTE_VIEW_TEST_COUNT 5

/**
 * A test that no word passes, and why that's right. In a pmd slot it holds of
 * the lockless walkers' test, too.
 */
struct pte_never {
	enum pte_view_test test;
	unsigned levels; /**< a PTE_LEVEL_SET */
	const char *why;
};

/**
 * Bits that making a leaf or an invalidated word changes, though no test of the
 * level looks at them, and why.
 */
struct pte_unread {
	uint64_t bits;
	unsigned levels; /**< a PTE_LEVEL_SET */
	const char *why;
};

/**
 * Bits that a page's word may have or lack, whatever its protection was: what
 * hardware and helpers set and clear in it later on.
 */
struct pte_beside {
	uint64_t bits;
	struct pte_pattern when; /**< in words that match: global, if P is set
				  */
	unsigned levels;         /**< a PTE_LEVEL_SET */
	struct pte_span in;
	const char *what; /**< "accessed, dirty" */
};

/** Bits of a word that a change of its memory's attributes rewrites. */
struct pte_attributes {
	const char *name; /**< "_PAGE_CACHE_MASK" */
	unsigned levels;  /**< a PTE_LEVEL_SET */
	uint64_t bits;
	struct pte_span in;
	const char *why; /**< why there are none at these levels; or NULL */
	const char *source;
};

/** Words that stand in a table between two stores of one change. */
struct pte_transient {
	const char *name; /**< what leaves them: "pmdp_invalidate" */
	unsigned levels;  /**< a PTE_LEVEL_SET */
	struct pte_pattern from;
	bool invalidates; /**< the change is the level's `invalidate` */
	struct pte_change change;
	struct pte_span in;
	const char *why; /**< as of struct pte_attributes */
	const char *source;
};

/** What a comparison of an entry's word with one that is made anew passes over.
 */
struct pte_comparison {
	const char *name; /**< "pte_same_as_swp" */
	unsigned levels;  /**< a PTE_LEVEL_SET */
	unsigned flags;   /**< a PTE_FLAG_SET: as far as they exist */
	uint64_t bits;    /**< ... and these */
	struct pte_span in;
	const char *why; /**< as of struct pte_attributes */
	const char *source;
};

/** A protection of the kernel's, ready for an address. */
struct pte_protection {
	const char *name; /**< "readonly" */
	uint64_t bits;
	struct pte_span in;
};

/** Where a fact was read: path under the kernel's root, and versions. */
struct pte_source {
	const char *path;
	const char *versions;
	const char *what;
};

/** An option that only some architectures have. */
struct pte_arch_option {
	enum pte_option option;
	struct pte_span in;
};

/** What all layouts of an architecture share. Lists end with a NULL name. */
struct pte_arch {
	const char *name;
	uint16_t newest;          /**< the newest version modelled */
	uint16_t protnone_always; /**< from here on without NUMA_BALANCING; 0:
				     never */
	bool l1tf; /**< processors exist that read what an absent entry names */
	/** Some encrypt memory where a bit of a present word's address is set.
	 */
	bool c_bit;
	const struct pte_arch_option *options;
	size_t option_count;
	const struct pte_source *sources;
};

/** The most that one proposal may add. */
#define PTE_PROPOSED_FLAGS_MAX                                                 \
	((unsigned)PTE_FLAG_PROPOSED_LAST - PTE_FLAG_PROPOSED + 1U)
#define PTE_PROPOSED_TYPES_MAX                                                 \
	((unsigned)PTE_KIND_PROPOSED_LAST - PTE_KIND_PROPOSED + 1U)

#define PTE_PROPOSED_MARKERS_MAX 4U
#define PTE_PROPOSED_WORDS_MAX 2U

/** A flag that only a proposal has; its bit stands in the codec. */
struct pte_proposed_flag {
	const char *name;
	unsigned levels; /**< a PTE_LEVEL_SET: where entries may carry it */
	uint32_t needs;  /**< a PTE_OPTION_SET */
	/** Comparisons of entries don't pass it over, as they do Linux's. */
	bool compared;
	const char *about;
};

/** A swap type that only a proposal has, below all that Linux reserves. */
struct pte_proposed_type {
	struct pte_kind_info kind;
	uint32_t needs; /**< a PTE_OPTION_SET */
	/** The kinds, as a PTE_KIND_SET, whose helpers accept it, too: the
	 * claim is-a refutes that. */
	pte_kind_set accepted_as;
};

/** Bits of a marker's offset that may have a meaning. */
#define PTE_MARKER_BITS 32U

/** A bit of the marker's offset that only a proposal has. */
struct pte_proposed_marker {
	const char *name;
	uint8_t bit;    /**< of the offset: 0..31 */
	uint32_t needs; /**< a PTE_OPTION_SET */
	const char *about;
};

/** A word that only a proposal has, and that is no entry: of kind `special`. */
struct pte_proposed_word {
	uint64_t word;
	uint32_t needs; /**< a PTE_OPTION_SET */
	const char *about;
};

/** The number of a type in a tree. */
struct pte_numbered {
	uint8_t type; /**< 0..31 */
	enum pte_kind kind;
};

/** What a layout that isn't Linux's adds to it, or has been made from. */
struct pte_proposal {
	const char *series; /**< what it's called; NULL: it has no name */
	/** The row of the registry whose brackets still hold; NULL: none. */
	const char *base;
	bool uncertain; /**< what it was made from isn't certain */
	/** A PTE_LEVEL_SET: where swap entries stand, beside ptes. */
	unsigned swap_levels;
	unsigned flag_count; /**< PTE_PROPOSED_FLAGS_MAX at most */
	unsigned type_count; /**< PTE_PROPOSED_TYPES_MAX at most */
	const struct pte_proposed_flag *flags;
	const struct pte_proposed_type
		*types;        /**< from the upper number down */
	unsigned marker_count; /**< PTE_PROPOSED_MARKERS_MAX at most */
	const struct pte_proposed_marker *markers;
	/** PTE_PROPOSED_WORDS_MAX at most; they stand in ptes. */
	unsigned word_count;
	const struct pte_proposed_word *words;
	/** The types as a tree numbers them, whatever the version and the
	 * options are: each kind once, each number once, none of them below
	 * MAX_SWAPFILES. Numbers from there on that aren't listed are unknown;
	 * types of the proposal that aren't are counted down from there.
	 * NULL: numbers follow from version and options. */
	const struct pte_numbered *numbers;
	unsigned number_count;
	uint8_t max_swapfiles; /**< 1..32, with `numbers` only: before these */
};

/**
 * A layout with all that is known of it.
 *
 * What an architecture can do is what its rows fill. From the least on, with
 * the members that each wants beside those above it; CONTRIBUTING.md says in
 * which files they stand, and which test misses them:
 *
 *   list         layout, arch, seen, lacks, about, layout->name,
 *                layout->since, layout->next, layout->page_shift,
 *                layout->phys_bits, arch->name, arch->newest, arch->options,
 *                arch->option_count, arch->sources
 *   entries      layout->swap, layout->view, layout->empty,
 *                layout->swp_entry, layout->word_bits, layout->entryless,
 *                layout->slot_bits, arch->protnone_always
 *   pages        layout->place, layout->huge_shift, layout->pud_shift,
 *                layout->translated, protections, names, always_read
 *   tables       layout->table, layout->walker, layout->present_without,
 *                layout->tables_above
 *   helpers      predicates
 *   symbols      empty_symbol
 *   owners       owned
 *   doubts       traits, address_bits, phys_bits_plain, arch->c_bit, moved
 *   budget       image
 *   claims       stores, accepted, nevers, beside, unread, arch->l1tf
 *   handling     attributes, transients, comparisons
 *   dumps        dump
 *   proposals    proposal
 */
struct pte_model {
	const struct pte_layout *layout;
	const struct pte_arch *arch;
	struct pte_seen seen; /**< of the change that began it */
	/** By enum pte_level; bit 63 first; each ends with width 0. */
	const struct pte_owned *owned[PTE_LEVEL_COUNT];
	const struct pte_name *names;             /**< ends with a NULL name */
	const struct pte_store *stores;           /**< ends with a NULL path */
	const struct pte_protection *protections; /**< ends with a NULL name */
	uint32_t lacks; /**< options that the variant hasn't */
	/** Present-word flags that are read whatever the option. */
	unsigned always_read;
	/** phys_bits while SPARSEMEM_VMEMMAP is off. */
	uint8_t phys_bits_plain;
	/** By enum pte_level: the kernel's symbol whose address an empty slot
	 * holds, for which the layout's stands; NULL: it's a constant. */
	const char *empty_symbol[PTE_LEVEL_COUNT];
	/** The widest address of any such machine, devices included; 0: it
	 * isn't known. */
	uint8_t address_bits;
	const struct pte_predicate *predicates; /**< ends with a NULL name */
	/** Ends where `tells` is 0; NULL: nothing can be told. */
	const struct pte_trait *traits;
	const struct pte_accepted *accepted; /**< ends with a NULL claim */
	const struct pte_never *nevers;      /**< ends with a NULL why */
	const struct pte_beside *beside;     /**< ends with a NULL what */
	const struct pte_unread *unread;     /**< ends with a NULL why; NULL: it
						isn't said which they are */
	/** These end with a NULL name; NULL: nothing is said of them. */
	const struct pte_attributes *attributes;
	const struct pte_transient *transients;
	const struct pte_comparison *comparisons;
	const char *about; /**< one line for `pte list` */
	/** Layouts that one kernel image can boot as share a name here. */
	const char *image;
	const struct pte_proposal *proposal; /**< NULL: the layout is Linux's */
	/** Bits that options move which aren't described: a word that has one
	 * of them isn't read for certain. */
	uint64_t moved;
	/** How tables are nested; NULL: it isn't known. */
	const struct pte_dump *dump;
};

/** Whether a model has a flag: one of Linux's, or of its proposal's. */
static inline bool pte_model_has_flag(const struct pte_model *model,
				      unsigned flag)
{
	return flag < PTE_FLAG_LINUX_END ||
	       (flag >= PTE_FLAG_PROPOSED && model->proposal != NULL &&
		flag - PTE_FLAG_PROPOSED < model->proposal->flag_count);
}

/** Whether an owner is one that bits of a model may have: no stranger's flag.
 */
static inline bool pte_model_has_owner(const struct pte_model *model,
				       enum pte_owner owner)
{
	const unsigned flag = pte_owner_flag(owner);

	return flag == PTE_FLAG_COUNT || pte_model_has_flag(model, flag);
}

/** Whether a model has words for a kind: Linux's, or its proposal's. */
static inline bool pte_model_has_kind(const struct pte_model *model,
				      unsigned kind)
{
	return kind < PTE_KIND_LINUX_END ||
	       (kind >= PTE_KIND_PROPOSED && model->proposal != NULL &&
		kind - PTE_KIND_PROPOSED < model->proposal->type_count);
}

/** The rows of the registry: an architecture after the other, each sorted by
 * name and version. */
PTE_API size_t pte_model_count(void);
/** @return NULL beyond the last */
PTE_API const struct pte_model *pte_model_at(size_t index);

/**
 * The row that is in force.
 *
 * @param name    ARCH[-VARIANT], length bytes; the architecture's other
 *                names do, too (aarch64, amd64); arm64, loongarch64 and
 *                ppc64 alone mean arm64-4k, loongarch64-16k and
 *                ppc64-radix-64k
 * @param version PTE_LINUX(...); 0: the newest
 * @param[out] model_ret untouched on error
 * @return PTE_STATUS_OK, PTE_STATUS_UNKNOWN_NAME, PTE_STATUS_VERSION_TOO_OLD
 *         or PTE_STATUS_VERSION_TOO_NEW
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_model_find(const char *name, size_t length, uint16_t version,
	       const struct pte_model **model_ret);

/**
 * The versions that are modelled under a name: first to newest.
 *
 * @return PTE_STATUS_OK or PTE_STATUS_UNKNOWN_NAME
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_model_versions(const char *name, size_t length, struct pte_span *ret);

/**
 * The versions in which a row is in force: up to where the next of its name
 * begins. The last one's until is PTE_LINUX_ONWARDS, though no version beyond
 * its architecture's newest is modelled.
 */
PTE_API struct pte_span pte_model_span(const struct pte_model *model);

/** "none", "present" and so on; NULL for a number beyond the last. */
PTE_API const char *pte_view_test_name(unsigned test);

/** One of a view's tests; NULL for a number beyond the last. */
PTE_API const struct pte_test *pte_view_test_of(const struct pte_view *view,
						enum pte_view_test test);

/** Why no word passes a test at a level, as the row says; NULL: it doesn't. */
PTE_API const char *pte_model_never(const struct pte_model *model,
				    enum pte_level level,
				    enum pte_view_test test);

/** "type", "offset", "must be 0" and so on; not NULL. */
PTE_API const char *pte_owner_name(enum pte_owner owner);

/** The same, with the names of the flags that a model's proposal adds. */
PTE_API const char *pte_model_owner_name(const struct pte_model *model,
					 enum pte_owner owner);

/**
 * Which bits of a level's entries are an owner's, by what the codec, hardware
 * and stores make of them, whatever `owned` says; PTE_OWNER_FREE: those that
 * `owned` calls free, and none of these has. 0 of a number that is no owner's,
 * and of a level without entries.
 */
PTE_API uint64_t pte_model_bits(const struct pte_model *model,
				enum pte_level level, enum pte_owner owner);

/** "user" and so on; "?" for a number beyond the last. */
PTE_API const char *pte_tells_name(enum pte_tells tells);

/** A flag's name, a proposal's included; "?" if the model has no such flag. */
PTE_API const char *pte_model_flag_name(const struct pte_model *model,
					enum pte_flag flag);

/**
 * A flag by its name, a proposal's included.
 *
 * @param[out] flag_ret untouched on error
 * @return PTE_STATUS_OK or PTE_STATUS_UNKNOWN_NAME
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_model_flag_parse(const struct pte_model *model, const char *name,
		     enum pte_flag *flag_ret);

/** What is known of a kind, a proposal's included; as pte_kind_info else. */
PTE_API const struct pte_kind_info *
pte_model_kind(const struct pte_model *model, enum pte_kind kind);

/**
 * A kind by its name, a proposal's included.
 *
 * @param[out] kind_ret untouched on error
 * @return PTE_STATUS_OK or PTE_STATUS_UNKNOWN_NAME
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_model_kind_parse(const struct pte_model *model, const char *name,
		     enum pte_kind *kind_ret);

/** Bits above the layout's words that the row gives to anything, writes, or
 * asks for as 1: 0 in a row that is sound. */
PTE_API uint64_t pte_model_bits_beyond(const struct pte_model *model);

#ifdef __cplusplus
}
#endif

#endif /* PTE_MODEL_H */
