/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Transitions: what fork, mprotect, migration and back, swap-out, zap and
 * faults do to an entry, as a table of rules and a function that applies it.
 *
 * A rule refers to kinds, flags and conditions, never to bits: those come from
 * the layout. The first rule whose words, conditions and kernel match applies.
 *
 * A present word is described relative to what the kernel makes of
 * vm_page_prot, not as bits: pte_modify and pte_mkwrite aren't modelled. One
 * that fork, mprotect, a write or clear_refs changes is relative to what it
 * was.
 *
 * Events, conditions, levels and words are checked here; rules of the caller's
 * own aren't.
 */
#ifndef PTE_TRANSITION_H
#define PTE_TRANSITION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/config.h>
#include <pte/export.h>
#include <pte/kind.h>
#include <pte/model.h>
#include <pte/target.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The first version of which a rule is known: what fork does to markers. All
 * events are known from 6.1 on. */
#define PTE_TRANSITIONS_SINCE PTE_LINUX(5, 19)

enum pte_event {
	PTE_EVENT_FORK = 0,
	PTE_EVENT_MPROTECT = 1,
	PTE_EVENT_UNMAP = 2, /**< for migration */
	PTE_EVENT_REMAP = 3, /**< mapping the page again after migration */
	PTE_EVENT_SWAP_OUT = 4,
	PTE_EVENT_ZAP = 5,
	PTE_EVENT_FAULT_READ = 6,
	PTE_EVENT_FAULT_WRITE = 7,
	PTE_EVENT_SPLIT = 8, /**< of a pmd into ptes */
	PTE_EVENT_CLEAR_REFS =
		9, /**< of soft-dirty: 4 to /proc/PID/clear_refs */
};
#define PTE_EVENT_COUNT 10

/** Conditions that the word doesn't show, and that rules may depend on. */
enum pte_condition {
	PTE_IN_COW_MAPPING = 0, /**< private, and may be written */
	PTE_IN_ANONYMOUS = 1,   /**< the mapping has no file */
	PTE_IN_UFFD_WP =
		2, /**< registered with userfaultfd-wp; at fork, the child */
	PTE_IN_WP_UNPOPULATED =
		3,           /**< ... and with UFFD_FEATURE_WP_UNPOPULATED */
	PTE_IN_WRITABLE = 4, /**< VM_WRITE; mprotect: from now on */
	PTE_PAGE_ANONYMOUS =
		5, /**< the page is anonymous, whatever the mapping */
	PTE_PAGE_EXCLUSIVE =
		6, /**< PageAnonExclusive, or found to be exclusive */
	PTE_PAGE_DIRTY = 7,
	PTE_PAGE_POISONED = 8,
	PTE_PAGE_IN_DEVICE = 9, /**< the new page is device-private */
	PTE_WORD_WRITABLE = 10, /**< a present word's write bit, which layouts
				   don't describe */
	PTE_WORD_YOUNG = 11,
	PTE_WORD_DIRTY = 12,
	PTE_ASKED_WP = 13,          /**< MM_CP_UFFD_WP */
	PTE_ASKED_WP_RESOLVE = 14,  /**< MM_CP_UFFD_WP_RESOLVE, or RWP's */
	PTE_ASKED_EVEN_COWS = 15,   /**< zap_details: none, or even_cows */
	PTE_ASKED_DROP_MARKER = 16, /**< ZAP_FLAG_DROP_MARKER */
	PTE_ASKED_BY_DRIVER = 17, /**< migrate_vma_collect, not the rmap walk */
	PTE_ASKED_SELECTED = 18,  /**< ... and it selects such pages */
	PTE_LOCK_BUSY = 19,       /**< the page lock is taken */
	PTE_SWAP_COUNT_FULL = 20,
	PTE_WORD_TRACKED = 21, /**< soft-dirty is tracked, and the word clean */
	PTE_IN_RWP = 22,       /**< registered for RWP; at fork, the child's */
	PTE_ASKED_RWP = 23,    /**< MM_CP_UFFD_RWP */
	PTE_ASKED_HWPOISON = 24,  /**< TTU_HWPOISON */
	PTE_PAGE_PINNED = 25,     /**< perhaps: folio_maybe_dma_pinned */
	PTE_IN_INACCESSIBLE = 26, /**< the mapping may be neither read, written
				     nor run; mprotect: it's so from now on */
	PTE_ASKED_NUMA = 27, /**< MM_CP_PROT_NUMA, of a page that isn't passed
				over: KSM's, a device's, pinned and so on */
	PTE_IN_ASYNC = 28,   /**< userfaultfd resolves it by itself:
				UFFD_FEATURE_WP_ASYNC, or RWP's */
};
#define PTE_CONDITION_COUNT 29

/** A set of conditions: bit c is condition c. */
#define PTE_CONDITION_SET(condition) (UINT32_C(1) << (unsigned)(condition))

/** How the kernel's function ends. */
enum pte_outcome {
	PTE_OUTCOME_DONE = 0,
	PTE_OUTCOME_RETRY = 1,  /**< the fault is retried */
	PTE_OUTCOME_WAIT = 2,   /**< ... once the migration has ended */
	PTE_OUTCOME_DRIVER = 3, /**< the device's driver moves the page back */
	PTE_OUTCOME_USERFAULT = 4, /**< handle_userfault */
	PTE_OUTCOME_SIGBUS = 5,
	PTE_OUTCOME_SIGSEGV = 6,
	PTE_OUTCOME_HWPOISON = 7,
	PTE_OUTCOME_EBUSY = 8,
	PTE_OUTCOME_EIO = 9,
	PTE_OUTCOME_WARN =
		10, /**< done, but the kernel warns: it shouldn't happen */
};
#define PTE_OUTCOME_COUNT 11

/** What the resulting word holds. */
enum pte_content {
	PTE_CONTENT_WORD = 0,   /**< the word as it was */
	PTE_CONTENT_NONE = 1,   /**< an empty slot */
	PTE_CONTENT_OFFSET = 2, /**< the offset, unchanged, with A/D */
	PTE_CONTENT_PFN = 3,    /**< the same pfn, without A/D */
	PTE_CONTENT_AGED = 4, /**< the same pfn, with A/D of the present word */
	PTE_CONTENT_NEW_PFN = 5,
	PTE_CONTENT_SLOT = 6,
	PTE_CONTENT_MARKER = 7, /**< marker bits; none of them: an empty slot */
	PTE_CONTENT_PAGE = 8,   /**< a present word, or one of PROT_NONE */
	PTE_CONTENT_NTH = 9,    /**< pfn + n, A/D as they were */
	/** What remembers uffd-wp without a page: the word of the scheme in
	 * force; without one, a marker. */
	PTE_CONTENT_ARMED = 10,
	PTE_CONTENT_COPY = 11, /**< a present word of a new page */
};

/** Young and dirty of a resulting present word, relative to vm_page_prot. */
enum pte_age {
	PTE_AGE_UNSAID = 0, /**< as vm_page_prot and the fault set them */
	PTE_AGE_OLD = 1,
	PTE_AGE_OLD_DIRTY = 2,   /**< and soft-dirty, which pte_mkdirty sets */
	PTE_AGE_OLD_AS_PAGE = 4, /**< old; dirty if the page is, as above */
	PTE_AGE_OF_ENTRY = 3,    /**< A; D if the page is dirty as well */
	/** As PTE_AGE_OF_ENTRY; what is made dirty is soft-dirty, too. */
	PTE_AGE_OF_ENTRY_TRACKED = 5,
};

/** What a rule makes of a word: its kind, and what of the word it keeps. */
struct pte_product {
	enum pte_kind kind;
	enum pte_content content;
	unsigned keeps; /**< flags that are kept, as a PTE_FLAG_SET */
	/** Marker bits that are kept, and those that are set. */
	unsigned marker_keeps, marker_sets;
	enum pte_age age;
	bool write; /**< pte_mkwrite; not said of PROT_NONE */
};

/** A change of flags that is applied last. */
struct pte_amend {
	unsigned flags; /**< a PTE_FLAG_SET; 0 ends the list */
	bool set;       /**< true: set; false: clear */
	uint32_t when, unless;
};

/** The words that a rule applies to. */
struct pte_before {
	pte_kind_set kinds;        /**< a PTE_KIND_SET */
	unsigned marked, unmarked; /**< at least one of these marker bits; none
				      of these */
	unsigned carries;          /**< at least one of these flags */
};

/** A rule: what an event makes of which words, under which conditions, in which
 * kernels. */
struct pte_rule {
	enum pte_event event;
	unsigned levels; /**< a PTE_LEVEL_SET */
	struct pte_before before;
	uint32_t when,
		unless; /**< PTE_CONDITION_SETs: all of these; none of these */
	struct pte_span in;
	struct pte_seen seen;
	uint32_t needs; /**< a PTE_OPTION_SET */

	const struct pte_product *here;
	const struct pte_product *child; /**< NULL: no second word is written */
	const struct pte_amend *amends;  /**< to the child's word, if there is
					    one; else to the one here */
	enum pte_outcome outcome;
	bool exclusive; /**< the page is now exclusive to this mapping */
	const char *says;
	const char *source;
};

/** A slot afterwards. */
struct pte_after {
	enum pte_kind kind;
	bool has_word; /**< false for a newly made present word */
	uint64_t word;
	/* of a newly made present word: what differs from vm_page_prot */
	uint64_t pfn; /**< set if a page is mapped again or restored */
	bool has_pfn;
	bool write;
	bool has_age, young, dirty;
	unsigned flags; /**< a PTE_FLAG_SET */
};

/** What an event makes of a word, and by which rule. */
struct pte_transition {
	const struct pte_rule *rule;
	bool certain; /**< false between the two versions that were read */
	enum pte_outcome outcome;
	bool exclusive;
	struct pte_after here;
	bool has_child;
	struct pte_after child;
};

/** An event, and the conditions under which it happens to a word. */
struct pte_event_args {
	enum pte_event event;
	uint32_t conditions; /**< a PTE_CONDITION_SET */
	uint64_t pfn;        /**< PTE_EVENT_REMAP: the new page */
	uint64_t nth; /**< PTE_EVENT_SPLIT: index of the page within the huge
			 page */
	unsigned swp_type; /**< PTE_EVENT_SWAP_OUT: the slot */
	uint64_t swp_offset;
};

/** The rules, in the order in which they are tried. */
PTE_API const struct pte_rule *pte_rules(size_t *count_ret);

/** "fork", "mprotect" and so on; "?" for an unknown number. */
PTE_API const char *pte_event_name(enum pte_event event);
/** "cow-mapping" and so on; "?" for an unknown number. */
PTE_API const char *pte_condition_name(enum pte_condition condition);
/** "done", "SIGBUS" and so on; "?" for an unknown number. */
PTE_API const char *pte_outcome_name(enum pte_outcome outcome);

/** The conditions that an event's rules depend on, as a PTE_CONDITION_SET. */
PTE_API uint32_t pte_event_asks(enum pte_event event);

/** The same of any rules, as far as they are for words of these kinds. */
PTE_API uint32_t pte_rules_ask(const struct pte_rule *rules, size_t count,
			       enum pte_event event, pte_kind_set kinds);

/** Whether a rule applies to a kernel: its version, options and kinds. */
PTE_API bool pte_target_has_rule(const struct pte_target *target,
				 const struct pte_rule *rule);

/**
 * Apply the caller's own rules to a word.
 *
 * @param args  conditions that the event's rules don't depend on are ignored
 * @param args_size  sizeof(*args) in the caller
 * @param[out] transition_ret  transition_size bytes; untouched on error
 * @return PTE_STATUS_OK; PTE_STATUS_NO_LEVEL; PTE_STATUS_NO_RULE if no rule
 *         matches, which includes versions before PTE_TRANSITIONS_SINCE and
 *         flags that a scheme keeps in the offset; for the new page or slot,
 *         what pte_target_encode returns; PTE_STATUS_SIZE if args sets fields
 *         that this library doesn't have
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_rules_apply_sized(const struct pte_rule *rules, size_t count,
		      const struct pte_target *target, enum pte_level level,
		      const struct pte_event_args *args, size_t args_size,
		      uint64_t value, struct pte_transition *transition_ret,
		      size_t transition_size);

/** As pte_rules_apply_sized, for the structs of these headers. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_rules_apply(const struct pte_rule *rules, size_t count,
		const struct pte_target *target, enum pte_level level,
		const struct pte_event_args *args, uint64_t value,
		struct pte_transition *transition_ret)
{
	return pte_rules_apply_sized(rules, count, target, level, args,
				     sizeof(*args), value, transition_ret,
				     sizeof(*transition_ret));
}

/** What becomes of a word in Linux: applies pte_rules. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_target_transition(const struct pte_target *target, enum pte_level level,
		      const struct pte_event_args *args, uint64_t value,
		      struct pte_transition *transition_ret)
{
	size_t count;
	const struct pte_rule *const rules = pte_rules(&count);

	return pte_rules_apply(rules, count, target, level, args, value,
			       transition_ret);
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_TRANSITION_H */
