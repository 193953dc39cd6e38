/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The names of events, conditions and outcomes.
 */
#include <pte/transition.h>

static const char *const events[PTE_EVENT_COUNT] = {
	[PTE_EVENT_FORK] = "fork",
	[PTE_EVENT_MPROTECT] = "mprotect",
	[PTE_EVENT_UNMAP] = "unmap-for-migration",
	[PTE_EVENT_REMAP] = "back-mapping",
	[PTE_EVENT_SWAP_OUT] = "swap-out",
	[PTE_EVENT_ZAP] = "zap",
	[PTE_EVENT_FAULT_READ] = "fault-read",
	[PTE_EVENT_FAULT_WRITE] = "fault-write",
	[PTE_EVENT_SPLIT] = "split",
	[PTE_EVENT_CLEAR_REFS] = "clear-refs",
};

static const char *const conditions[PTE_CONDITION_COUNT] = {
	[PTE_IN_COW_MAPPING] = "cow-mapping",
	[PTE_IN_ANONYMOUS] = "anonymous-mapping",
	[PTE_IN_UFFD_WP] = "uffd-wp-mapping",
	[PTE_IN_WP_UNPOPULATED] = "wp-unpopulated",
	[PTE_IN_WRITABLE] = "writable-mapping",
	[PTE_PAGE_ANONYMOUS] = "anonymous-page",
	[PTE_PAGE_EXCLUSIVE] = "exclusive-page",
	[PTE_PAGE_DIRTY] = "dirty-page",
	[PTE_PAGE_POISONED] = "poisoned-page",
	[PTE_PAGE_IN_DEVICE] = "device-private-page",
	[PTE_WORD_WRITABLE] = "writable-word",
	[PTE_WORD_YOUNG] = "young-word",
	[PTE_WORD_DIRTY] = "dirty-word",
	[PTE_ASKED_WP] = "wp",
	[PTE_ASKED_WP_RESOLVE] = "wp-resolve",
	[PTE_ASKED_EVEN_COWS] = "even-cows",
	[PTE_ASKED_DROP_MARKER] = "drop-marker",
	[PTE_ASKED_BY_DRIVER] = "by-driver",
	[PTE_ASKED_SELECTED] = "selected",
	[PTE_LOCK_BUSY] = "lock-busy",
	[PTE_SWAP_COUNT_FULL] = "swap-count-full",
	[PTE_WORD_TRACKED] = "tracked-word",
	[PTE_IN_RWP] = "rwp-mapping",
	[PTE_ASKED_RWP] = "rwp",
	[PTE_ASKED_HWPOISON] = "hwpoison",
	[PTE_PAGE_PINNED] = "pinned-page",
	[PTE_IN_INACCESSIBLE] = "inaccessible-mapping",
	[PTE_ASKED_NUMA] = "numa",
	[PTE_IN_ASYNC] = "async",
};

static const char *const outcomes[PTE_OUTCOME_COUNT] = {
	[PTE_OUTCOME_DONE] = "done",
	[PTE_OUTCOME_RETRY] = "retry",
	[PTE_OUTCOME_WAIT] = "wait",
	[PTE_OUTCOME_DRIVER] = "driver",
	[PTE_OUTCOME_USERFAULT] = "userfault",
	[PTE_OUTCOME_SIGBUS] = "SIGBUS",
	[PTE_OUTCOME_SIGSEGV] = "SIGSEGV",
	[PTE_OUTCOME_HWPOISON] = "hwpoison",
	[PTE_OUTCOME_EBUSY] = "EBUSY",
	[PTE_OUTCOME_EIO] = "EIO",
	[PTE_OUTCOME_WARN] = "warn",
};

const char *pte_event_name(enum pte_event event)
{
	return (unsigned)event < PTE_EVENT_COUNT ? events[event] : "?";
}

const char *pte_condition_name(enum pte_condition condition)
{
	return (unsigned)condition < PTE_CONDITION_COUNT ? conditions[condition]
							 : "?";
}

const char *pte_outcome_name(enum pte_outcome outcome)
{
	return (unsigned)outcome < PTE_OUTCOME_COUNT ? outcomes[outcome] : "?";
}
