/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The last branches of the kernel's functions, read in 6.1.192 and 6.12.117:
 * where an entry that isn't a slot ends which no branch before knew. fork's is
 * the same in the tree of linux-mm at 009857a22860, after 7.0.
 */
#include "unknown_kind.h"

#include <pte/lists.h>

/* clang-format off */

#define UNKNOWN (PTE_KIND_ALL & ~(PTE_KIND_SET(PTE_KIND_PROPOSED) - 1U))
#define UW PTE_FLAG_SET(PTE_FLAG_UFFD_WP)
#define WHEN(c) PTE_CONDITION_SET(PTE_##c)
#define ALL ((1U << (unsigned)PTE_FLAG_COUNT) - 1U)

#define AT_PTE PTE_LEVEL_SET(PTE_LEVEL_PTE)
#define ANY    { UNKNOWN, 0, 0, 0 }
#define ARMED  { UNKNOWN, 0, 0, UW }
#define EVER   { PTE_LINUX(6, 1), PTE_LINUX_ONWARDS }, { 0, 0 }
#define RWP    { PTE_LINUX(7, 3), PTE_LINUX_ONWARDS }, { PTE_LINUX(7, 2), PTE_LINUX(7, 3) }
#define BY     "Linux 6.1, 6.12 "

#define FORK     "mm/memory.c: copy_nonpresent_pte"
#define MPROTECT "mm/mprotect.c: change_pte_range"
#define COLLECT  "mm/migrate_device.c: migrate_vma_collect_pmd"
#define ZAP      "mm/memory.c: zap_pte_range"
#define REARM    "include/linux/mm_inline.h: pte_install_uffd_wp_if_needed"
#define CLEARING "fs/proc/task_mmu.c: clear_soft_dirty"
#define FAULT    "mm/memory.c: do_swap_page"

#define MARKER(with, id, name, bit, ...) MARKER_BIT_##id = (bit),
enum { PTE_MARKER_ROWS(MARKER, 0) };
#define MARKER_UFFD_WP (1U << (unsigned)MARKER_BIT_UFFD_WP)

#define REMEMBERS PTE_OPTION_SET(PTE_OPTION_PTE_MARKER_UFFD_WP)

static const struct pte_product same = { PTE_KIND_RAW, PTE_CONTENT_WORD, ALL, 0, 0, PTE_AGE_UNSAID, false };
static const struct pte_product unsoiled = { PTE_KIND_RAW, PTE_CONTENT_WORD, ALL & ~PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY), 0, 0, PTE_AGE_UNSAID, false };
static const struct pte_product gone = { PTE_KIND_NONE, PTE_CONTENT_NONE, 0, 0, 0, PTE_AGE_UNSAID, false };
static const struct pte_product armed = { PTE_KIND_MARKER, PTE_CONTENT_ARMED, 0, 0, MARKER_UFFD_WP, PTE_AGE_UNSAID, false };

#define END { 0, false, 0, 0 }
static const struct pte_amend of_child[] = { { UW, false, 0, WHEN(IN_UFFD_WP) }, END };
static const struct pte_amend as_asked[] = { { UW, true, WHEN(ASKED_WP), 0 }, { UW, false, WHEN(ASKED_WP_RESOLVE), 0 }, END };
static const struct pte_amend guarded[] = { { UW, true, 0, 0 }, END };

static const struct pte_rule rules[] = {
	{ PTE_EVENT_FORK, AT_PTE, ANY, WHEN(IN_RWP), 0, RWP, 0, &same, &same, NULL, PTE_OUTCOME_DONE, false, "copied: no branch knows it", BY FORK },
	{ PTE_EVENT_FORK, AT_PTE, ANY, 0, 0, EVER, 0, &same, &same, of_child, PTE_OUTCOME_DONE, false, "copied: no branch knows it", BY FORK },
	{ PTE_EVENT_MPROTECT, AT_PTE, ANY, WHEN(ASKED_RWP), 0, RWP, 0, &same, NULL, guarded, PTE_OUTCOME_DONE, false, "but for uffd-wp, as it was", BY MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, ANY, 0, 0, EVER, 0, &same, NULL, as_asked, PTE_OUTCOME_DONE, false, "but for uffd-wp, as it was", BY MPROTECT },
	{ PTE_EVENT_UNMAP, AT_PTE, ANY, WHEN(ASKED_BY_DRIVER), 0, EVER, 0, &same, NULL, NULL, PTE_OUTCOME_DONE, false, "left: nothing that moves", BY COLLECT },
	{ PTE_EVENT_ZAP, AT_PTE, ARMED, WHEN(IN_UFFD_WP), WHEN(IN_ANONYMOUS) | WHEN(ASKED_DROP_MARKER), EVER, REMEMBERS, &armed, NULL, NULL, PTE_OUTCOME_WARN, false, "dropped, as an entry that no branch knows; the protection is remembered", BY REARM },
	{ PTE_EVENT_ZAP, AT_PTE, ANY, 0, 0, EVER, 0, &gone, NULL, NULL, PTE_OUTCOME_WARN, false, "dropped, as an entry that no branch knows", BY ZAP },
	{ PTE_EVENT_CLEAR_REFS, AT_PTE, ANY, 0, 0, EVER, PTE_OPTION_SET(PTE_OPTION_MEM_SOFT_DIRTY), &unsoiled, NULL, NULL, PTE_OUTCOME_DONE, false, "soft-dirty no longer", BY CLEARING },
	{ PTE_EVENT_FAULT_READ, AT_PTE, ANY, 0, 0, EVER, 0, &same, NULL, NULL, PTE_OUTCOME_SIGBUS, false, "a bad entry, which is printed", BY FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, ANY, 0, 0, EVER, 0, &same, NULL, NULL, PTE_OUTCOME_SIGBUS, false, "a bad entry, which is printed", BY FAULT },
};

/* clang-format on */

const struct pte_rule *unknown_kind_rules(size_t *count_ret)
{
	*count_ret = sizeof(rules) / sizeof(rules[0]);
	return rules;
}
