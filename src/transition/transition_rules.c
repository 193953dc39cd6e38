/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The table of transition rules. Linux 6.1 and 6.12 were read completely, in
 * Debian's trees 6.1.192 and 6.12.117; a difference between them is taken to
 * start right after 6.1, and isn't certain until 6.12.
 *
 * pte_unused() is constant 0 on all modelled architectures: no rule tests it.
 */
#include <pte/transition.h>

#include "common/marker.h"

/* clang-format off */

#define K(kind)  PTE_KIND_SET(PTE_KIND_##kind)
#define ALL      ((1U << (unsigned)PTE_FLAG_COUNT) - 1U)
#define SD       PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY)
#define UW       PTE_FLAG_SET(PTE_FLAG_UFFD_WP)
#define E        PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE)

#define AT_PTE PTE_LEVEL_SET(PTE_LEVEL_PTE)
#define AT_PMD PTE_LEVEL_SET(PTE_LEVEL_PMD)
#define AT_ANY (AT_PTE | AT_PMD)

/* kinds, grouped as the kernel's helpers test them */
#define NONE        K(NONE)
#define PRESENT     (K(PRESENT) | K(PROTNONE) | K(INVALIDATED))
#define SWAP        K(SWAP)
#define READ        (K(MIGRATION_READ) | K(MIGRATION_DEVICE_PRIVATE_READ))
#define READ_EXCL   (K(MIGRATION_READ_EXCLUSIVE) | K(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE))
#define WRITE       (K(MIGRATION_WRITE) | K(MIGRATION_DEVICE_PRIVATE_WRITE))
#define MIGRATION   (READ | READ_EXCL | WRITE)
#define OF_MEMORY   (K(MIGRATION_READ) | K(MIGRATION_READ_EXCLUSIVE) | K(MIGRATION_WRITE))
#define OF_DEVICE   (MIGRATION & ~OF_MEMORY)
#define DEVICE_R    K(DEVICE_PRIVATE_READ)
#define DEVICE_W    K(DEVICE_PRIVATE_WRITE)
#define DEVICE      (DEVICE_R | DEVICE_W)
#define LENT        (K(DEVICE_EXCLUSIVE) | K(DEVICE_EXCLUSIVE_READ) | K(DEVICE_EXCLUSIVE_WRITE))
#define POISON      K(HWPOISON)
#define ERROR       K(SWAPIN_ERROR)
#define MARKER      K(MARKER)
#define SPECIAL     K(SPECIAL)
#define ENTRIES     (SWAP | MIGRATION | DEVICE | LENT | POISON | ERROR | MARKER)

/* the words before: kinds, and markers by their bits */
#define OF(kinds)             { (kinds), 0, 0, 0 }
#define CARRYING(kinds, flag) { (kinds), 0, 0, (flag) }
#define MARKED(bits)          { MARKER, (bits), 0, 0 }
#define UNMARKED(bits)        { MARKER, 0, (bits), 0 }
#define ANY_MARKER            OF(MARKER)

/* conditions */
#define C(condition) PTE_CONDITION_SET(PTE_##condition)
#define COW        C(IN_COW_MAPPING)
#define ANON_VMA   C(IN_ANONYMOUS)
#define UFFD       C(IN_UFFD_WP)
#define UNPOPULATED C(IN_WP_UNPOPULATED)
#define WRITABLE   C(IN_WRITABLE)
#define ANON       C(PAGE_ANONYMOUS)
#define EXCL       C(PAGE_EXCLUSIVE)
#define POISONED   C(PAGE_POISONED)
#define IN_DEVICE  C(PAGE_IN_DEVICE)
#define WORD_WRITE C(WORD_WRITABLE)
#define WP         C(ASKED_WP)
#define RESOLVE    C(ASKED_WP_RESOLVE)
#define EVEN_COWS  C(ASKED_EVEN_COWS)
#define DROP       C(ASKED_DROP_MARKER)
#define DRIVER     C(ASKED_BY_DRIVER)
#define SELECTED   C(ASKED_SELECTED)
#define BUSY       C(LOCK_BUSY)
#define FULL       C(SWAP_COUNT_FULL)
#define TRACKING   C(WORD_TRACKED)

/* versions, and their brackets */
#define ALWAYS     { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }, { 0, 0 }
#define SEEN(a, b, c, d) { PTE_LINUX(a, b), PTE_LINUX(c, d) }
#define EVER       { PTE_TRANSITIONS_SINCE, PTE_LINUX_ONWARDS }, { 0, 0 }
#define IN_6_1     { PTE_LINUX(6, 1), PTE_LINUX(6, 1) }, { 0, 0 }
#define FROM_6_2   { PTE_LINUX(6, 2), PTE_LINUX_ONWARDS }, SEEN(6, 1, 6, 12)
#define IN_6_2     { PTE_LINUX(6, 2), PTE_LINUX(6, 5) }, SEEN(6, 1, 6, 6)
#define FROM_6_6   { PTE_LINUX(6, 6), PTE_LINUX_ONWARDS }, SEEN(6, 5, 6, 6)
#define FROM_6_13  { PTE_LINUX(6, 13), PTE_LINUX_ONWARDS }, SEEN(6, 12, 6, 14)
#define TO_6_14    { PTE_TRANSITIONS_SINCE, PTE_LINUX(6, 14) }, { 0, 0 }
#define FROM_6_15  { PTE_LINUX(6, 15), PTE_LINUX_ONWARDS }, SEEN(6, 14, 6, 17)
#define TO_6_18    { PTE_TRANSITIONS_SINCE, PTE_LINUX(6, 18) }, { 0, 0 }
#define FROM_6_19  { PTE_LINUX(6, 19), PTE_LINUX_ONWARDS }, { 0, 0 }

/* options */
#define NEEDS(option) PTE_OPTION_SET(PTE_OPTION_##option)
#define PLAIN    0
#define UFFD_OPT NEEDS(PTE_MARKER_UFFD_WP)
#define SERIES   NEEDS(DEVICE_PRIVATE_MIGRATION)
#define MF       NEEDS(MEMORY_FAILURE)

/* sources */
#define BOTH      "Linux 6.1, 6.12 "
#define FORK      "mm/memory.c: copy_nonpresent_pte"
#define MPROTECT  "mm/mprotect.c: change_pte_range"
#define UNMAP     "mm/rmap.c: try_to_migrate_one"
#define COLLECT   "mm/migrate_device.c: migrate_vma_collect_pmd"
#define REMAP     "mm/migrate.c: remove_migration_pte"
#define SWAP_OUT  "mm/rmap.c: try_to_unmap_one"
#define REARM     "include/linux/mm_inline.h: pte_install_uffd_wp_if_needed"
#define ZAP       "mm/memory.c: zap_pte_range"
#define FAULT     "mm/memory.c: do_swap_page"
#define MARKED_BY "mm/memory.c: handle_pte_marker"
#define LENDING   "mm/memory.c: restore_exclusive_pte"
#define FORK_PMD  "mm/huge_memory.c: copy_huge_pmd"
#define PROT_PMD  "mm/huge_memory.c: change_huge_pmd"
#define SPLIT_PMD "mm/huge_memory.c: __split_huge_pmd_locked"
#define V5        "P. Xu, \"userfaultfd-wp: Support shmem and hugetlbfs\", v5 of 15 July 2021: "
#define MAIL      "A. Arcangeli's mail of December 2020 on the fault path"
#define NIETHE    "J. Niethe, \"mm: Add a new swap type for migration entries with device private PFNs\", v6: "

/* ---- the resulting words -------------------------------------------------- */

/*                                          kind                                             content              keeps    marker: keeps, sets                 age                 write */
static const struct pte_product same    = { PTE_KIND_RAW,                                    PTE_CONTENT_WORD,    ALL,     0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product shared  = { PTE_KIND_RAW,                                    PTE_CONTENT_WORD,    SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product gone    = { PTE_KIND_NONE,                                   PTE_CONTENT_NONE,    0,       0, 0,                               PTE_AGE_UNSAID,     false };

static const struct pte_product to_mr   = { PTE_KIND_MIGRATION_READ,                         PTE_CONTENT_OFFSET,  SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product to_mx   = { PTE_KIND_MIGRATION_READ_EXCLUSIVE,               PTE_CONTENT_OFFSET,  SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product to_dmr  = { PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ,          PTE_CONTENT_OFFSET,  SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product mr_sd   = { PTE_KIND_MIGRATION_READ,                         PTE_CONTENT_OFFSET,  SD,      0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product mx_sd   = { PTE_KIND_MIGRATION_READ_EXCLUSIVE,               PTE_CONTENT_OFFSET,  SD,      0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product dmx_sd  = { PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE, PTE_CONTENT_OFFSET, SD,      0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product dpr_uw  = { PTE_KIND_DEVICE_PRIVATE_READ,                    PTE_CONTENT_OFFSET,  UW,      0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product dpr     = { PTE_KIND_DEVICE_PRIVATE_READ,                    PTE_CONTENT_OFFSET,  0,       0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product dxr     = { PTE_KIND_DEVICE_EXCLUSIVE_READ,                  PTE_CONTENT_OFFSET,  SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };

static const struct pte_product aged_mw = { PTE_KIND_MIGRATION_WRITE,                        PTE_CONTENT_AGED,    SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product aged_mx = { PTE_KIND_MIGRATION_READ_EXCLUSIVE,               PTE_CONTENT_AGED,    SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product aged_mr = { PTE_KIND_MIGRATION_READ,                         PTE_CONTENT_AGED,    SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product pfn_mw  = { PTE_KIND_MIGRATION_WRITE,                        PTE_CONTENT_PFN,     SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product pfn_mx  = { PTE_KIND_MIGRATION_READ_EXCLUSIVE,               PTE_CONTENT_PFN,     SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product pfn_mr  = { PTE_KIND_MIGRATION_READ,                         PTE_CONTENT_PFN,     SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product pfn_dmw = { PTE_KIND_MIGRATION_DEVICE_PRIVATE_WRITE,         PTE_CONTENT_PFN,     SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product pfn_dmx = { PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE, PTE_CONTENT_PFN,    SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product pfn_dmr = { PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ,          PTE_CONTENT_PFN,     SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product nth_mw  = { PTE_KIND_MIGRATION_WRITE,                        PTE_CONTENT_NTH,     SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product nth_mx  = { PTE_KIND_MIGRATION_READ_EXCLUSIVE,               PTE_CONTENT_NTH,     SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product nth_mr  = { PTE_KIND_MIGRATION_READ,                         PTE_CONTENT_NTH,     SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product hwpoison = { PTE_KIND_HWPOISON,                              PTE_CONTENT_PFN,     0,       0, 0,                               PTE_AGE_UNSAID,     false };

static const struct pte_product new_dpw = { PTE_KIND_DEVICE_PRIVATE_WRITE,                   PTE_CONTENT_NEW_PFN, SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product new_dpr = { PTE_KIND_DEVICE_PRIVATE_READ,                    PTE_CONTENT_NEW_PFN, SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product slot    = { PTE_KIND_SWAP,                                   PTE_CONTENT_SLOT,    SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };

static const struct pte_product armed   = { PTE_KIND_MARKER,                                 PTE_CONTENT_ARMED,   0,       0, MARKER_UFFD_WP,                  PTE_AGE_UNSAID,     false };
static const struct pte_product errors  = { PTE_KIND_MARKER,                                 PTE_CONTENT_MARKER,  0,       MARKER_POISONED | MARKER_GUARD, 0, PTE_AGE_UNSAID,     false };
static const struct pte_product marks   = { PTE_KIND_MARKER,                                 PTE_CONTENT_MARKER,  0,       MARKER_UFFD_WP | MARKER_POISONED | MARKER_GUARD, 0, PTE_AGE_UNSAID, false };

static const struct pte_product back_w  = { PTE_KIND_PRESENT,                                PTE_CONTENT_PAGE,    SD,      0, 0,                               PTE_AGE_OF_ENTRY,   true };
static const struct pte_product back_w0 = { PTE_KIND_PRESENT,                                PTE_CONTENT_PAGE,    SD,      0, 0,                               PTE_AGE_OF_ENTRY,   false };
static const struct pte_product back_r  = { PTE_KIND_PRESENT,                                PTE_CONTENT_PAGE,    SD | UW, 0, 0,                               PTE_AGE_OF_ENTRY,   false };
static const struct pte_product lent_w  = { PTE_KIND_PRESENT,                                PTE_CONTENT_PAGE,    SD,      0, 0,                               PTE_AGE_OLD_DIRTY,  true };
static const struct pte_product lent_x  = { PTE_KIND_PRESENT,                                PTE_CONTENT_PAGE,    SD | UW, 0, 0,                               PTE_AGE_OLD_AS_PAGE, true };
static const struct pte_product lent_r  = { PTE_KIND_PRESENT,                                PTE_CONTENT_PAGE,    SD | UW, 0, 0,                               PTE_AGE_OLD,        false };
static const struct pte_product page    = { PTE_KIND_PRESENT,                                PTE_CONTENT_PAGE,    SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product page_w  = { PTE_KIND_PRESENT,                                PTE_CONTENT_PAGE,    SD | UW, 0, 0,                               PTE_AGE_UNSAID,     true };

/* ---- changes of flags, applied last --------------------------------------- */

#define END { 0, false, 0, 0 }
static const struct pte_amend of_child[] = { { UW, false, 0, UFFD }, END };
static const struct pte_amend as_asked[] = { { UW, true, WP, 0 }, { UW, false, RESOLVE, 0 }, END };
static const struct pte_amend if_alone[] = { { E, true, EXCL, 0 }, END };
static const struct pte_amend guarded[]  = { { UW, true, 0, 0 }, END };
#define AS_IS NULL
#define ALONE NULL

/* ---- the table ------------------------------------------------------------ */

static const struct pte_rule rules[] = {
	/* event, level, words before, when, unless, versions, needs, here, child, flags last, outcome, exclusive, in words, source */

	/* fork: the parent's word, and the child's */
	{ PTE_EVENT_FORK, AT_ANY, OF(NONE), 0, 0, EVER, PLAIN, &same, &gone, AS_IS, PTE_OUTCOME_DONE, false, "nothing is copied of nothing", BOTH "mm/memory.c: copy_pte_range" },
	{ PTE_EVENT_FORK, AT_PTE, OF(SWAP), FULL, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_EIO, false, "the slot's count is full", BOTH FORK },
	{ PTE_EVENT_FORK, AT_PTE, OF(SWAP), 0, 0, EVER, PLAIN, &shared, &same, of_child, PTE_OUTCOME_DONE, false, "the slot is shared now", BOTH FORK },
	{ PTE_EVENT_FORK, AT_PTE, OF(READ), 0, 0, EVER, PLAIN, &same, &same, of_child, PTE_OUTCOME_DONE, false, "copied", BOTH FORK },
	{ PTE_EVENT_FORK, AT_PTE, OF((READ_EXCL | WRITE) & OF_DEVICE), COW, 0, EVER, SERIES, &to_dmr, &same, of_child, PTE_OUTCOME_DONE, false, "both may only read now", NIETHE FORK },
	{ PTE_EVENT_FORK, AT_PTE, OF(READ_EXCL | WRITE), COW, 0, EVER, PLAIN, &to_mr, &same, of_child, PTE_OUTCOME_DONE, false, "both may only read now", BOTH FORK },
	{ PTE_EVENT_FORK, AT_PTE, OF(READ_EXCL | WRITE), 0, COW, EVER, PLAIN, &same, &same, of_child, PTE_OUTCOME_DONE, false, "copied", BOTH FORK },
	{ PTE_EVENT_FORK, AT_PTE, OF(DEVICE_R), 0, 0, EVER, PLAIN, &same, &same, of_child, PTE_OUTCOME_DONE, false, "copied", BOTH FORK },
	{ PTE_EVENT_FORK, AT_PTE, OF(DEVICE_W), COW, 0, EVER, PLAIN, &dpr_uw, &same, of_child, PTE_OUTCOME_DONE, false, "both may only read now; soft-dirty is lost", BOTH FORK },
	{ PTE_EVENT_FORK, AT_PTE, OF(DEVICE_W), 0, COW, EVER, PLAIN, &same, &same, of_child, PTE_OUTCOME_DONE, false, "copied", BOTH FORK },
	{ PTE_EVENT_FORK, AT_PTE, OF(LENT), BUSY, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_EBUSY, false, "the page is locked: fork waits and tries again", BOTH FORK },
	{ PTE_EVENT_FORK, AT_PTE, OF(LENT), COW, BUSY, EVER, PLAIN, &lent_r, &same, of_child, PTE_OUTCOME_DONE, false, "mapped again, then copied as a present word", BOTH FORK },
	{ PTE_EVENT_FORK, AT_PTE, ANY_MARKER, UFFD, 0, IN_6_1, PLAIN, &same, &same, AS_IS, PTE_OUTCOME_DONE, false, "copied, since the child is registered", "Linux 6.1 " FORK },
	{ PTE_EVENT_FORK, AT_PTE, ANY_MARKER, 0, UFFD, IN_6_1, PLAIN, &same, &gone, AS_IS, PTE_OUTCOME_DONE, false, "not copied", "Linux 6.1 " FORK },
	{ PTE_EVENT_FORK, AT_PTE, MARKED(MARKER_POISONED), 0, 0, IN_6_2, PLAIN, &same, &same, AS_IS, PTE_OUTCOME_DONE, false, "an error is always copied", "P. Xu's patch on swapin errors of December 2022, " FORK },
	{ PTE_EVENT_FORK, AT_PTE, ANY_MARKER, UFFD, 0, IN_6_2, PLAIN, &same, &same, AS_IS, PTE_OUTCOME_DONE, false, "copied, since the child is registered", "P. Xu's patch on swapin errors of December 2022, " FORK },
	{ PTE_EVENT_FORK, AT_PTE, ANY_MARKER, 0, UFFD, IN_6_2, PLAIN, &same, &gone, AS_IS, PTE_OUTCOME_DONE, false, "not copied", "P. Xu's patch on swapin errors of December 2022, " FORK },
	{ PTE_EVENT_FORK, AT_PTE, ANY_MARKER, UFFD, 0, FROM_6_6, PLAIN, &same, &marks, AS_IS, PTE_OUTCOME_DONE, false, "made anew with the same marker bits", "Linux 6.12 include/linux/mm_inline.h: copy_pte_marker" },
	{ PTE_EVENT_FORK, AT_PTE, ANY_MARKER, 0, UFFD, FROM_6_6, PLAIN, &same, &errors, AS_IS, PTE_OUTCOME_DONE, false, "made anew without uffd-wp; nothing if no bit is left", "Linux 6.12 include/linux/mm_inline.h: copy_pte_marker" },
	{ PTE_EVENT_FORK, AT_PTE, OF(POISON | ERROR), 0, 0, EVER, PLAIN, &same, &same, of_child, PTE_OUTCOME_DONE, false, "copied", BOTH FORK },
	{ PTE_EVENT_FORK, AT_PMD, OF(MIGRATION), 0, ANON_VMA, EVER, PLAIN, &same, &gone, AS_IS, PTE_OUTCOME_DONE, false, "the child faults it in again", BOTH FORK_PMD },
	{ PTE_EVENT_FORK, AT_PMD, OF(READ), ANON_VMA, 0, EVER, PLAIN, &same, &same, of_child, PTE_OUTCOME_DONE, false, "copied", BOTH FORK_PMD },
	{ PTE_EVENT_FORK, AT_PMD, OF((READ_EXCL | WRITE) & OF_DEVICE), ANON_VMA, 0, EVER, SERIES, &to_dmr, &same, of_child, PTE_OUTCOME_DONE, false, "both may only read now", NIETHE FORK_PMD },
	{ PTE_EVENT_FORK, AT_PMD, OF(READ_EXCL | WRITE), ANON_VMA, 0, EVER, PLAIN, &to_mr, &same, of_child, PTE_OUTCOME_DONE, false, "both may only read now, whatever the mapping", BOTH FORK_PMD },

	/* mprotect and userfaultfd's write protection */
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(K(MIGRATION_DEVICE_PRIVATE_WRITE)), ANON, 0, EVER, SERIES, &dmx_sd, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only, still ours alone", NIETHE MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(K(MIGRATION_WRITE)), ANON, 0, IN_6_1, PLAIN, &to_mx, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only, still ours alone", "Linux 6.1 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(K(MIGRATION_WRITE)), 0, ANON, IN_6_1, PLAIN, &to_mr, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only", "Linux 6.1 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(K(MIGRATION_WRITE)), ANON, 0, FROM_6_2, PLAIN, &mx_sd, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only, still ours alone; uffd-wp isn't looked at", "Linux 6.12 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(K(MIGRATION_WRITE)), 0, ANON, FROM_6_2, PLAIN, &mr_sd, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only; uffd-wp isn't looked at", "Linux 6.12 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(DEVICE_W), 0, 0, EVER, PLAIN, &dpr_uw, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only; soft-dirty is lost", BOTH MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(K(DEVICE_EXCLUSIVE_WRITE)), 0, 0, TO_6_14, PLAIN, &dxr, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only", BOTH MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, MARKED(MARKER_UFFD_WP), RESOLVE, 0, IN_6_1, UFFD_OPT, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", "Linux 6.1 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, MARKED(MARKER_UFFD_WP), 0, RESOLVE, IN_6_1, UFFD_OPT, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "passed over", "Linux 6.1 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, ANY_MARKER, 0, 0, IN_6_1, PLAIN, &same, ALONE, as_asked, PTE_OUTCOME_DONE, false, "taken for any other entry", "Linux 6.1 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, MARKED(MARKER_POISONED | MARKER_GUARD), 0, 0, FROM_6_2, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "passed over: access fails anyway", "Linux 6.12 and, for guards, 6.14 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, ANY_MARKER, RESOLVE, 0, FROM_6_2, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", "Linux 6.12 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, ANY_MARKER, 0, RESOLVE, FROM_6_2, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "passed over", "Linux 6.12 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(SWAP | READ | READ_EXCL | DEVICE_R | LENT | POISON | ERROR), 0, 0, EVER, PLAIN, &same, ALONE, as_asked, PTE_OUTCOME_DONE, false, "but for uffd-wp, as it was", BOTH MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(NONE), WP, ANON_VMA, IN_6_1, UFFD_OPT, &armed, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "the protection is remembered", "Linux 6.1 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(NONE), WP | UFFD, ANON_VMA, FROM_6_2, UFFD_OPT, &armed, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "the protection is remembered", "Linux 6.12 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(NONE), WP | UFFD | UNPOPULATED, 0, FROM_6_2, UFFD_OPT, &armed, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "the protection is remembered", "Linux 6.12 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(NONE), 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "nothing to protect", BOTH MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PMD, OF(K(MIGRATION_DEVICE_PRIVATE_WRITE)), ANON, 0, EVER, SERIES, &dmx_sd, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only, still ours alone", NIETHE PROT_PMD },
	{ PTE_EVENT_MPROTECT, AT_PMD, OF(K(MIGRATION_WRITE)), ANON, 0, IN_6_1, PLAIN, &to_mx, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only, still ours alone", "Linux 6.1 " PROT_PMD },
	{ PTE_EVENT_MPROTECT, AT_PMD, OF(K(MIGRATION_WRITE)), 0, ANON, IN_6_1, PLAIN, &to_mr, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only", "Linux 6.1 " PROT_PMD },
	{ PTE_EVENT_MPROTECT, AT_PMD, OF(K(MIGRATION_WRITE)), ANON, 0, FROM_6_2, PLAIN, &mx_sd, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only, still ours alone; uffd-wp isn't looked at", "Linux 6.12 " PROT_PMD },
	{ PTE_EVENT_MPROTECT, AT_PMD, OF(K(MIGRATION_WRITE)), 0, ANON, FROM_6_2, PLAIN, &mr_sd, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only; uffd-wp isn't looked at", "Linux 6.12 " PROT_PMD },
	{ PTE_EVENT_MPROTECT, AT_PMD, OF(DEVICE_W), 0, 0, FROM_6_19, PLAIN, &dpr, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only; soft-dirty and uffd-wp are lost (a fix has been posted)", "K. Shutsemau's fix of 368076f52ebe, mm/huge_memory.c: change_non_present_huge_pmd" },
	{ PTE_EVENT_MPROTECT, AT_PMD, OF(READ | READ_EXCL), 0, 0, EVER, PLAIN, &same, ALONE, as_asked, PTE_OUTCOME_DONE, false, "but for uffd-wp, as it was", BOTH PROT_PMD },

	/* unmapping a page for migration */
	{ PTE_EVENT_UNMAP, AT_PTE, OF(PRESENT), POISONED, DRIVER, EVER, MF, &hwpoison, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "its memory failed; all flags are lost", BOTH UNMAP },
	{ PTE_EVENT_UNMAP, AT_PTE, OF(PRESENT), WORD_WRITE, 0, EVER, PLAIN, &aged_mw, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "writable", BOTH UNMAP },
	{ PTE_EVENT_UNMAP, AT_PTE, OF(PRESENT), ANON | EXCL, WORD_WRITE, EVER, PLAIN, &aged_mx, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read-only, ours alone", BOTH UNMAP },
	{ PTE_EVENT_UNMAP, AT_PTE, OF(PRESENT), 0, WORD_WRITE, EVER, PLAIN, &aged_mr, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read-only, perhaps shared", BOTH UNMAP },
	{ PTE_EVENT_UNMAP, AT_PTE, OF(DEVICE), DRIVER, SELECTED, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: not wanted, or another driver's", BOTH COLLECT },
	{ PTE_EVENT_UNMAP, AT_PTE, OF(DEVICE_W), 0, 0, EVER, SERIES, &pfn_dmw, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "writable, of a device; young and dirty unknown", NIETHE UNMAP },
	{ PTE_EVENT_UNMAP, AT_PTE, OF(DEVICE_W), 0, 0, EVER, PLAIN, &pfn_mw, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "writable; young and dirty unknown", BOTH UNMAP },
	{ PTE_EVENT_UNMAP, AT_PTE, OF(DEVICE_R), ANON | EXCL, 0, EVER, SERIES, &pfn_dmx, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read-only, ours alone, of a device", NIETHE UNMAP },
	{ PTE_EVENT_UNMAP, AT_PTE, OF(DEVICE_R), 0, 0, EVER, SERIES, &pfn_dmr, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read-only, perhaps shared, of a device", NIETHE UNMAP },
	{ PTE_EVENT_UNMAP, AT_PTE, OF(DEVICE_R), ANON | EXCL, 0, EVER, PLAIN, &pfn_mx, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read-only, ours alone", BOTH UNMAP },
	{ PTE_EVENT_UNMAP, AT_PTE, OF(DEVICE_R), 0, 0, EVER, PLAIN, &pfn_mr, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read-only, perhaps shared", BOTH UNMAP },
	{ PTE_EVENT_UNMAP, AT_PTE, OF(NONE | (ENTRIES & ~DEVICE)), DRIVER, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: nothing that moves", BOTH COLLECT },

	/* mapping a page after migration */
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), IN_DEVICE, WRITABLE, IN_6_1, PLAIN, &new_dpr, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "in device memory, read-only as the mapping is by now", "Linux 6.1 " REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), IN_DEVICE | WRITABLE, 0, IN_6_1, PLAIN, &new_dpw, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "in device memory, writable", "Linux 6.1 " REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), IN_DEVICE, 0, FROM_6_2, PLAIN, &new_dpw, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "in device memory, writable", "Linux 6.12 " REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(READ_EXCL), IN_DEVICE, 0, EVER, PLAIN, &new_dpr, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "in device memory, read-only, ours alone", BOTH REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(READ), IN_DEVICE, 0, EVER, PLAIN, &new_dpr, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "in device memory, read-only", BOTH REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), ANON, WRITABLE | IN_DEVICE, IN_6_1, PLAIN, &back_w0, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "mapped, read-only as the mapping is by now", "Linux 6.1 " REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), 0, WRITABLE | IN_DEVICE, IN_6_1, PLAIN, &back_w0, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "mapped, read-only as the mapping is by now", "Linux 6.1 " REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), ANON, IN_DEVICE, EVER, PLAIN, &back_w, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "mapped writable; uffd-wp isn't looked at", BOTH REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), 0, IN_DEVICE, EVER, PLAIN, &back_w, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "mapped writable; uffd-wp isn't looked at", BOTH REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(READ_EXCL), ANON, IN_DEVICE, EVER, PLAIN, &back_r, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "mapped read-only, ours alone", BOTH REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(READ | READ_EXCL), 0, IN_DEVICE, EVER, PLAIN, &back_r, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "mapped read-only", BOTH REMAP },

	/* reclaim: swap-out of an anonymous page, unmapping of a file page */
	{ PTE_EVENT_SWAP_OUT, AT_PTE, OF(PRESENT), POISONED, 0, EVER, MF, &hwpoison, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "its memory failed; all flags are lost", BOTH SWAP_OUT },
	{ PTE_EVENT_SWAP_OUT, AT_PTE, OF(PRESENT), ANON, 0, EVER, PLAIN, &slot, ALONE, if_alone, PTE_OUTCOME_DONE, false, "in a slot", BOTH SWAP_OUT },
	{ PTE_EVENT_SWAP_OUT, AT_PTE, CARRYING(PRESENT, UW), UFFD, ANON | ANON_VMA, EVER, UFFD_OPT, &armed, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "the protection is remembered", BOTH REARM },
	{ PTE_EVENT_SWAP_OUT, AT_PTE, OF(PRESENT), 0, ANON, EVER, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "the file has it", BOTH SWAP_OUT },

	/* zap */
	{ PTE_EVENT_ZAP, AT_PTE, OF(NONE), 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "nothing to zap", BOTH ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, OF(PRESENT | MIGRATION | DEVICE | LENT), ANON, EVEN_COWS, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: a page of the process's own", BOTH ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, OF(SWAP | POISON | ERROR), 0, EVEN_COWS, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: taken for the process's own", BOTH ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, CARRYING(PRESENT | (ENTRIES & ~MARKER), UW), UFFD, ANON_VMA | DROP, EVER, UFFD_OPT, &armed, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "the protection is remembered", BOTH REARM },
	{ PTE_EVENT_ZAP, AT_PTE, OF(PRESENT | (ENTRIES & ~MARKER)), 0, 0, EVER, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", BOTH ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_UFFD_WP), 0, DROP, IN_6_1, UFFD_OPT, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: nobody asked to drop markers", "Linux 6.1 " ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_UFFD_WP), DROP, 0, IN_6_1, UFFD_OPT, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", "Linux 6.1 " ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_UFFD_WP), 0, DROP | ANON_VMA, FROM_6_2, UFFD_OPT, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: nobody asked to drop markers", "Linux 6.12 " ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_UFFD_WP), 0, 0, FROM_6_2, UFFD_OPT, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", "Linux 6.12 " ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_UFFD_WP), 0, DROP | ANON_VMA, FROM_6_19, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: nobody asked to drop markers", "Linux 6.19 mm/memory.c: zap_nonpresent_ptes" },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_UFFD_WP), 0, 0, FROM_6_19, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", "Linux 6.19 mm/memory.c: zap_nonpresent_ptes" },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_GUARD), 0, DROP, FROM_6_13, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: nobody asked to drop markers", "Linux 6.14 mm/memory.c: zap_nonpresent_ptes" },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_GUARD), DROP, 0, FROM_6_13, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", "Linux 6.14 mm/memory.c: zap_nonpresent_ptes" },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_POISONED), 0, EVEN_COWS, FROM_6_2, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: taken for the process's own", "Linux 6.12 " ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_POISONED), 0, 0, FROM_6_2, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", "Linux 6.12 " ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, ANY_MARKER, 0, 0, EVER, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_WARN, false, "dropped, as an entry that no branch knows", BOTH ZAP },

	/* a read or write fault */
	{ PTE_EVENT_FAULT_READ, AT_PTE, CARRYING(SWAP, UW | E), UFFD, 0, FROM_6_2, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "read back, protected, ours alone", "Linux 6.12 " FAULT },
	{ PTE_EVENT_FAULT_READ, AT_PTE, CARRYING(SWAP, UW), UFFD | EXCL, 0, FROM_6_2, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "read back, protected, found to be ours alone", "Linux 6.12 " FAULT },
	{ PTE_EVENT_FAULT_READ, AT_PTE, CARRYING(SWAP, UW), UFFD, 0, FROM_6_2, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read back, protected", "Linux 6.12 " FAULT },
	{ PTE_EVENT_FAULT_READ, AT_PTE, CARRYING(SWAP, E), WRITABLE, TRACKING, FROM_6_2, PLAIN, &page_w, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "read back, writable at once, since it's ours alone", "Linux 6.12 " FAULT },
	{ PTE_EVENT_FAULT_READ, AT_PTE, OF(SWAP), WRITABLE | EXCL, TRACKING, FROM_6_2, PLAIN, &page_w, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "read back, writable at once, found to be ours alone", "Linux 6.12 " FAULT },
	{ PTE_EVENT_FAULT_READ, AT_PTE, CARRYING(SWAP, E), 0, 0, EVER, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "read back, ours alone", BOTH FAULT },
	{ PTE_EVENT_FAULT_READ, AT_PTE, OF(SWAP), EXCL, 0, EVER, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "read back, found to be ours alone", BOTH FAULT },
	{ PTE_EVENT_FAULT_READ, AT_PTE, OF(SWAP), 0, 0, EVER, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read back", BOTH FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, CARRYING(SWAP, UW | E), UFFD, 0, EVER, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_USERFAULT, true, "read back, ours alone; writing is userfaultfd's affair", BOTH FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, CARRYING(SWAP, UW), UFFD | EXCL, 0, EVER, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_USERFAULT, true, "read back, found to be ours alone; writing is userfaultfd's affair", BOTH FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, CARRYING(SWAP, UW), UFFD, 0, EVER, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_USERFAULT, false, "read back; writing is userfaultfd's affair", BOTH FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, CARRYING(SWAP, UW | E), 0, UFFD, IN_6_1, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_RETRY, true, "read back, protected by what is left over", "Linux 6.1 " FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, CARRYING(SWAP, UW), EXCL, UFFD, IN_6_1, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_RETRY, true, "read back, protected by what is left over", "Linux 6.1 " FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, CARRYING(SWAP, E), WRITABLE, 0, EVER, PLAIN, &page_w, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "read back, writable, since it's ours alone", BOTH FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, OF(SWAP), WRITABLE | EXCL, 0, EVER, PLAIN, &page_w, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "read back, writable, found to be ours alone", BOTH FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, OF(SWAP), WRITABLE, EXCL, EVER, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read back; then the write makes a copy", BOTH FAULT },
#define EACH_FAULT(event)                                                                                                                                                                                                             \
	{ event, AT_PTE, OF(MIGRATION), 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_WAIT, false, "until the page has moved", BOTH FAULT },                                                                                \
	{ event, AT_PTE, OF(DEVICE), 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DRIVER, false, "the driver moves the page to memory", BOTH FAULT },                                                                      \
	{ event, AT_PTE, CARRYING(LENT, UW), 0, 0, TO_6_14, PLAIN, &lent_r, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "mapped again, protected", BOTH LENDING }, \
	{ event, AT_PTE, CARRYING(LENT, UW), UFFD, 0, FROM_6_15, PLAIN, &lent_r, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "mapped again, protected", "Linux 6.19 " LENDING },                                                                      \
	{ event, AT_PTE, OF(K(DEVICE_EXCLUSIVE_WRITE)), WRITABLE, 0, TO_6_14, PLAIN, &lent_w, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "mapped again, writable", BOTH LENDING },                                                  \
	{ event, AT_PTE, OF(K(DEVICE_EXCLUSIVE)), WRITABLE | EXCL, TRACKING, FROM_6_15, PLAIN, &lent_x, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "mapped again, writable", "Linux 6.19 " LENDING },        \
	{ event, AT_PTE, OF(LENT), 0, 0, EVER, PLAIN, &lent_r, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "mapped again", BOTH LENDING },                                                                                            \
	{ event, AT_PTE, OF(POISON), 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_HWPOISON, false, "the memory failed", BOTH FAULT },                                                                                      \
	{ event, AT_PTE, OF(ERROR), 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_SIGBUS, false, "the slot couldn't be read", "Linux 6.1 " FAULT },                                                                         \
	{ event, AT_PTE, ANY_MARKER, ANON_VMA, 0, IN_6_1, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_SIGBUS, false, "markers are for files", "Linux 6.1 " MARKED_BY },                                                              \
	{ event, AT_PTE, MARKED(MARKER_POISONED), 0, 0, IN_6_2, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_SIGBUS, false, "the slot couldn't be read", "Linux 6.2 " MARKED_BY },                                                     \
	{ event, AT_PTE, MARKED(MARKER_POISONED), 0, 0, FROM_6_6, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_HWPOISON, false, "before uffd-wp is looked at", "Linux 6.12 " MARKED_BY },                                              \
	{ event, AT_PTE, MARKED(MARKER_GUARD), 0, 0, FROM_6_13, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_SIGSEGV, false, "a guard", "Linux 6.14 " MARKED_BY },                                                                     \
	{ event, AT_PTE, MARKED(MARKER_UFFD_WP), 0, UFFD, TO_6_18, UFFD_OPT, &gone, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "left over: no longer registered", BOTH MARKED_BY },                                                  \
	{ event, AT_PTE, MARKED(MARKER_UFFD_WP), 0, UFFD, FROM_6_19, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "left over: no longer registered", "Linux 6.19 " MARKED_BY },                                          \
	{ event, AT_PTE, UNMARKED(MARKER_UFFD_WP), 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_SIGBUS, false, "an empty marker: nobody writes it", BOTH MARKED_BY }
	EACH_FAULT(PTE_EVENT_FAULT_READ),
	{ PTE_EVENT_FAULT_READ, AT_PTE, MARKED(MARKER_UFFD_WP), UFFD, 0, TO_6_18, UFFD_OPT, &page, ALONE, guarded, PTE_OUTCOME_DONE, false, "the page is mapped, protected", BOTH MARKED_BY },
	{ PTE_EVENT_FAULT_READ, AT_PTE, MARKED(MARKER_UFFD_WP), UFFD, 0, FROM_6_19, PLAIN, &page, ALONE, guarded, PTE_OUTCOME_DONE, false, "the page is mapped, protected", "Linux 6.19 " MARKED_BY },
	EACH_FAULT(PTE_EVENT_FAULT_WRITE),
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, MARKED(MARKER_UFFD_WP), UFFD, 0, TO_6_18, UFFD_OPT, &page, ALONE, guarded, PTE_OUTCOME_USERFAULT, false, "the page is mapped, protected; writing is userfaultfd's affair", BOTH MARKED_BY },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, MARKED(MARKER_UFFD_WP), UFFD, 0, FROM_6_19, PLAIN, &page, ALONE, guarded, PTE_OUTCOME_USERFAULT, false, "the page is mapped, protected; writing is userfaultfd's affair", "Linux 6.19 " MARKED_BY },
	{ PTE_EVENT_FAULT_READ, AT_PTE, ANY_MARKER, 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_SIGBUS, false, "a marker that this kernel doesn't know", BOTH MARKED_BY },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, ANY_MARKER, 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_SIGBUS, false, "a marker that this kernel doesn't know", BOTH MARKED_BY },

	/* a huge page's entry, split into its pages' entries */
	{ PTE_EVENT_SPLIT, AT_PMD, OF(K(MIGRATION_WRITE)), 0, 0, EVER, PLAIN, &nth_mw, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "writable, each", BOTH SPLIT_PMD },
	{ PTE_EVENT_SPLIT, AT_PMD, OF(K(MIGRATION_READ_EXCLUSIVE)), ANON, 0, EVER, PLAIN, &nth_mx, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read-only, ours alone, each", BOTH SPLIT_PMD },
	{ PTE_EVENT_SPLIT, AT_PMD, OF(K(MIGRATION_READ) | K(MIGRATION_READ_EXCLUSIVE)), 0, 0, EVER, PLAIN, &nth_mr, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read-only, each", BOTH SPLIT_PMD },

	/* a scheme's word: uffd-wp without a page */
	{ PTE_EVENT_FORK, AT_PTE, OF(SPECIAL), UFFD, 0, ALWAYS, PLAIN, &same, &same, AS_IS, PTE_OUTCOME_DONE, false, "copied, since the child is registered", V5 FORK },
	{ PTE_EVENT_FORK, AT_PTE, OF(SPECIAL), 0, UFFD, ALWAYS, PLAIN, &same, &gone, AS_IS, PTE_OUTCOME_DONE, false, "not copied", V5 FORK },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(SPECIAL), RESOLVE, 0, ALWAYS, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", V5 MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(SPECIAL), 0, RESOLVE, ALWAYS, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "passed over", V5 MPROTECT },
	{ PTE_EVENT_UNMAP, AT_PTE, OF(SPECIAL), DRIVER, 0, ALWAYS, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: nothing that moves", V5 COLLECT },
	{ PTE_EVENT_ZAP, AT_PTE, OF(SPECIAL), 0, DROP, ALWAYS, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: nobody asked to drop it", V5 ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, OF(SPECIAL), DROP, 0, ALWAYS, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", V5 ZAP },
	{ PTE_EVENT_FAULT_READ, AT_PTE, OF(SPECIAL), UFFD, 0, ALWAYS, PLAIN, &page, ALONE, guarded, PTE_OUTCOME_DONE, false, "the page is mapped, protected", MAIL },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, OF(SPECIAL), UFFD, 0, ALWAYS, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_USERFAULT, false, "writing is userfaultfd's affair", MAIL },
	{ PTE_EVENT_FAULT_READ, AT_PTE, OF(SPECIAL), 0, UFFD, ALWAYS, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "left over: no longer registered", V5 FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, OF(SPECIAL), 0, UFFD, ALWAYS, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "left over: no longer registered", V5 FAULT },
};

/* clang-format on */

const struct pte_rule *pte_rules(size_t *count_ret)
{
	*count_ret = sizeof(rules) / sizeof(rules[0]);
	return rules;
}
