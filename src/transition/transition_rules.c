/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The rules. The functions that they name were compared tree by tree: 6.1.192,
 * 6.2.0, 6.3.8, 6.4.6, 6.5.0, 6.6.0, 6.7.3, 6.8.1, 6.9.3, 6.10.0, 6.11.11,
 * 6.12.117, 6.13.2, 6.14.0, 6.17.0, 6.18.2, 6.19.0, 7.0.0, 7.1.3, 7.2.13 and
 * 7.3.4, and what fork does to markers, 5.19.0 and 6.0.1, too. So each version
 * is exact. A source names some of them, on both sides of a change.
 *
 * What mprotect, hints and faults make of present words was read in 6.1.192,
 * 6.12.117 and 7.3.4; what 6.2 (D. Hildenbrand, 6a56ccbcf6c6 and its series)
 * and 6.3 (931298e103c2) changed is dated by their mails, UFFD_FEATURE_WP_ASYNC
 * by ioctl_userfaultfd(2).
 *
 * RWP, from 7.3 on, has uffd-wp's bit; the mapping tells which it is.
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
#define MAPPED      (K(PRESENT) | K(PROTNONE))
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
#define RWP        C(IN_RWP)
#define UNPOPULATED C(IN_WP_UNPOPULATED)
#define WRITABLE   C(IN_WRITABLE)
#define ANON       C(PAGE_ANONYMOUS)
#define EXCL       C(PAGE_EXCLUSIVE)
#define POISONED   C(PAGE_POISONED)
#define IN_DEVICE  C(PAGE_IN_DEVICE)
#define WORD_WRITE C(WORD_WRITABLE)
#define WP         C(ASKED_WP)
#define RESOLVE    C(ASKED_WP_RESOLVE)
#define ASKED_RWP  C(ASKED_RWP)
#define TTU_POISON C(ASKED_HWPOISON)
#define EVEN_COWS  C(ASKED_EVEN_COWS)
#define DROP       C(ASKED_DROP_MARKER)
#define DRIVER     C(ASKED_BY_DRIVER)
#define SELECTED   C(ASKED_SELECTED)
#define BUSY       C(LOCK_BUSY)
#define FULL       C(SWAP_COUNT_FULL)
#define TRACKING   C(WORD_TRACKED)
#define PINNED     C(PAGE_PINNED)
#define CLOSED     C(IN_INACCESSIBLE)
#define NUMA       C(ASKED_NUMA)
#define ASYNC      C(IN_ASYNC)
#define WORD_DIRTY C(WORD_DIRTY)

/* versions, and their brackets */
#define ALWAYS     { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }, { 0, 0 }
#define SEEN(a, b, c, d) { PTE_LINUX(a, b), PTE_LINUX(c, d) }
#define UNSEEN     { 0, 0 }
#define BEFORE_6_1 { PTE_LINUX(5, 19), PTE_LINUX(6, 0) }, SEEN(5, 18, 5, 19)
#define EVER       { PTE_LINUX(6, 1), PTE_LINUX_ONWARDS }, UNSEEN
#define IN_6_1     { PTE_LINUX(6, 1), PTE_LINUX(6, 1) }, UNSEEN
#define TO_6_3     { PTE_LINUX(6, 1), PTE_LINUX(6, 3) }, UNSEEN
#define TO_6_8     { PTE_LINUX(6, 1), PTE_LINUX(6, 8) }, UNSEEN
#define TO_6_10    { PTE_LINUX(6, 1), PTE_LINUX(6, 10) }, UNSEEN
#define TO_6_14    { PTE_LINUX(6, 1), PTE_LINUX(6, 14) }, UNSEEN
#define TO_6_18    { PTE_LINUX(6, 1), PTE_LINUX(6, 18) }, UNSEEN
#define TO_7_2     { PTE_LINUX(6, 1), PTE_LINUX(7, 2) }, UNSEEN
#define IN_6_2     { PTE_LINUX(6, 2), PTE_LINUX(6, 2) }, SEEN(6, 1, 6, 2)
#define V6_2_TO_3  { PTE_LINUX(6, 2), PTE_LINUX(6, 3) }, SEEN(6, 1, 6, 2)
#define V6_2_TO_5  { PTE_LINUX(6, 2), PTE_LINUX(6, 5) }, SEEN(6, 1, 6, 2)
#define FROM_6_2   { PTE_LINUX(6, 2), PTE_LINUX_ONWARDS }, SEEN(6, 1, 6, 2)
#define FROM_6_3   { PTE_LINUX(6, 3), PTE_LINUX_ONWARDS }, SEEN(6, 2, 6, 3)
#define V6_4_TO_7_2 { PTE_LINUX(6, 4), PTE_LINUX(7, 2) }, SEEN(6, 3, 6, 4)
#define FROM_6_4   { PTE_LINUX(6, 4), PTE_LINUX_ONWARDS }, SEEN(6, 3, 6, 4)
#define FROM_6_6   { PTE_LINUX(6, 6), PTE_LINUX_ONWARDS }, SEEN(6, 5, 6, 6)
#define V6_9_TO_7_2 { PTE_LINUX(6, 9), PTE_LINUX(7, 2) }, SEEN(6, 8, 6, 9)
#define TO_6_6     { PTE_LINUX(6, 1), PTE_LINUX(6, 6) }, UNSEEN
#define FROM_6_7   { PTE_LINUX(6, 7), PTE_LINUX_ONWARDS }, SEEN(6, 6, 6, 7)
#define FROM_6_9   { PTE_LINUX(6, 9), PTE_LINUX_ONWARDS }, SEEN(6, 8, 6, 9)
#define FROM_6_11  { PTE_LINUX(6, 11), PTE_LINUX_ONWARDS }, SEEN(6, 10, 6, 11)
#define FROM_6_13  { PTE_LINUX(6, 13), PTE_LINUX_ONWARDS }, SEEN(6, 12, 6, 13)
#define FROM_6_15  { PTE_LINUX(6, 15), PTE_LINUX_ONWARDS }, SEEN(6, 14, 6, 15)
#define FROM_6_19  { PTE_LINUX(6, 19), PTE_LINUX_ONWARDS }, SEEN(6, 18, 6, 19)
#define V6_19_TO_7_1 { PTE_LINUX(6, 19), PTE_LINUX(7, 1) }, SEEN(6, 18, 6, 19)
#define FROM_7_1   { PTE_LINUX(7, 1), PTE_LINUX_ONWARDS }, SEEN(7, 0, 7, 1)
#define FROM_7_2   { PTE_LINUX(7, 2), PTE_LINUX_ONWARDS }, SEEN(7, 1, 7, 2)
#define FROM_7_3   { PTE_LINUX(7, 3), PTE_LINUX_ONWARDS }, SEEN(7, 2, 7, 3)

/* options */
#define NEEDS(option) PTE_OPTION_SET(PTE_OPTION_##option)
#define PLAIN    0
#define UFFD_OPT NEEDS(PTE_MARKER_UFFD_WP)
#define UFFD_BIT NEEDS(USERFAULTFD_WP)
#define SERIES   NEEDS(DEVICE_PRIVATE_MIGRATION)
#define MF       NEEDS(MEMORY_FAILURE)
#define SD_OPT   NEEDS(MEM_SOFT_DIRTY)
#define NUMA_OPT NEEDS(NUMA_BALANCING)

/* where it was read */
#define BOTH      "Linux 6.1, 6.12, 7.3 "
#define AT_7_3    "Linux 7.3 "
#define THESE     "Linux 6.1, 6.12 "
#define NEW       "Linux 6.12, 7.3 "
#define FORK      "mm/memory.c: copy_nonpresent_pte"
#define MPROTECT  "mm/mprotect.c: change_pte_range"
#define UNMAP     "mm/rmap.c: try_to_migrate_one"
#define COLLECT   "mm/migrate_device.c: migrate_vma_collect_pmd"
#define REMAP     "mm/migrate.c: remove_migration_pte"
#define SWAP_OUT  "mm/rmap.c: try_to_unmap_one"
#define REARM     "include/linux/mm_inline.h: pte_install_uffd_wp_if_needed"
#define ZAP       "mm/memory.c: zap_pte_range or zap_nonpresent_ptes"
#define FAULT     "mm/memory.c: do_swap_page"
#define MARKED_BY "mm/memory.c: handle_pte_marker"
#define COPY      "mm/memory.c: copy_present_pte or __copy_present_ptes"
#define REUSE     "mm/memory.c: wp_page_reuse"
#define WRITTEN   "mm/memory.c: do_wp_page"
#define COPIED    "mm/memory.c: wp_page_copy"
#define TOUCHED   "mm/memory.c: handle_pte_fault"
#define HINTED    "mm/memory.c: do_numa_page"
#define HINT_PMD  "mm/huge_memory.c: do_huge_pmd_numa_page"
#define BY_RWP    "mm/memory.c: do_uffd_rwp"
#define WRITE_PMD "mm/huge_memory.c: do_huge_pmd_wp_page"
#define MAY_WRITE "mm/mprotect.c: change_pte_range, can_change_pte_writable"
#define CLEARING  "fs/proc/task_mmu.c: clear_soft_dirty"
#define LENDING   "mm/memory.c: restore_exclusive_pte"
#define FORK_PMD  "mm/huge_memory.c: copy_huge_pmd"
#define PROT_PMD  "mm/huge_memory.c: change_huge_pmd"
#define SPLIT_PMD "mm/huge_memory.c: __split_huge_pmd_locked"
#define UNMAP_PMD "mm/huge_memory.c: set_pmd_migration_entry"
#define REMAP_PMD "mm/huge_memory.c: remove_migration_pmd"
#define V5        "P. Xu, \"userfaultfd-wp: Support shmem and hugetlbfs\", v5 of 15 July 2021: "
#define MAIL      "A. Arcangeli's mail of December 2020 on the fault path"
#define NIETHE    "J. Niethe, \"mm: Add a new swap type for migration entries with device private PFNs\", v6: "

/* ---- the resulting words -------------------------------------------------- */

/*                                          kind                                             content              keeps    marker: keeps, sets                 age                 write */
static const struct pte_product same    = { PTE_KIND_RAW,                                    PTE_CONTENT_WORD,    ALL,     0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product shared  = { PTE_KIND_RAW,                                    PTE_CONTENT_WORD,    ALL & ~E, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product gone    = { PTE_KIND_NONE,                                   PTE_CONTENT_NONE,    0,       0, 0,                               PTE_AGE_UNSAID,     false };

static const struct pte_product to_mr   = { PTE_KIND_MIGRATION_READ,                         PTE_CONTENT_OFFSET,  SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product to_mx   = { PTE_KIND_MIGRATION_READ_EXCLUSIVE,               PTE_CONTENT_OFFSET,  SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product to_dmr  = { PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ,          PTE_CONTENT_OFFSET,  SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product mr_sd   = { PTE_KIND_MIGRATION_READ,                         PTE_CONTENT_OFFSET,  SD,      0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product mx_sd   = { PTE_KIND_MIGRATION_READ_EXCLUSIVE,               PTE_CONTENT_OFFSET,  SD,      0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product dmx_sd  = { PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE, PTE_CONTENT_OFFSET, SD,      0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product dpr_uw  = { PTE_KIND_DEVICE_PRIVATE_READ,                    PTE_CONTENT_OFFSET,  UW,      0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product dpr_all = { PTE_KIND_DEVICE_PRIVATE_READ,                   PTE_CONTENT_OFFSET,  SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
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
static const struct pte_product nth_dpw = { PTE_KIND_DEVICE_PRIVATE_WRITE,                  PTE_CONTENT_NTH,     SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product nth_dpr = { PTE_KIND_DEVICE_PRIVATE_READ,                   PTE_CONTENT_NTH,     SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product hwpoison = { PTE_KIND_HWPOISON,                              PTE_CONTENT_PFN,     0,       0, 0,                               PTE_AGE_UNSAID,     false };

static const struct pte_product new_dpw = { PTE_KIND_DEVICE_PRIVATE_WRITE,                   PTE_CONTENT_NEW_PFN, SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product new_dpr = { PTE_KIND_DEVICE_PRIVATE_READ,                    PTE_CONTENT_NEW_PFN, SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product slot    = { PTE_KIND_SWAP,                                   PTE_CONTENT_SLOT,    SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };

static const struct pte_product armed   = { PTE_KIND_MARKER,                                 PTE_CONTENT_ARMED,   0,       0, MARKER_UFFD_WP,                  PTE_AGE_UNSAID,     false };
static const struct pte_product errors  = { PTE_KIND_MARKER,                                 PTE_CONTENT_MARKER,  0,       MARKER_POISONED | MARKER_GUARD, 0, PTE_AGE_UNSAID,     false };
static const struct pte_product marks   = { PTE_KIND_MARKER,                                 PTE_CONTENT_MARKER,  0,       MARKER_UFFD_WP | MARKER_POISONED | MARKER_GUARD, 0, PTE_AGE_UNSAID, false };

static const struct pte_product back_w  = { PTE_KIND_PRESENT,                               PTE_CONTENT_PAGE,    SD,      0, 0,                               PTE_AGE_OF_ENTRY,   true };
static const struct pte_product back_r  = { PTE_KIND_PRESENT,                               PTE_CONTENT_PAGE,    SD | UW, 0, 0,                               PTE_AGE_OF_ENTRY,   false };
/* ... the dirty helper comes last, and tracks */
static const struct pte_product sd_w    = { PTE_KIND_PRESENT,                               PTE_CONTENT_PAGE,    SD,      0, 0,                               PTE_AGE_OF_ENTRY_TRACKED, true };
static const struct pte_product sd_w0   = { PTE_KIND_PRESENT,                               PTE_CONTENT_PAGE,    SD,      0, 0,                               PTE_AGE_OF_ENTRY_TRACKED, false };
static const struct pte_product sd_r    = { PTE_KIND_PRESENT,                               PTE_CONTENT_PAGE,    SD | UW, 0, 0,                               PTE_AGE_OF_ENTRY_TRACKED, false };
static const struct pte_product sd_uw_w = { PTE_KIND_PRESENT,                               PTE_CONTENT_PAGE,    SD | UW, 0, 0,                               PTE_AGE_OF_ENTRY_TRACKED, true };
static const struct pte_product lent_w  = { PTE_KIND_PRESENT,                                PTE_CONTENT_PAGE,    SD,      0, 0,                               PTE_AGE_OLD_DIRTY,  true };
static const struct pte_product lent_w0 = { PTE_KIND_PRESENT,                                PTE_CONTENT_PAGE,    SD,      0, 0,                               PTE_AGE_OLD_DIRTY,  false };
static const struct pte_product lent_x  = { PTE_KIND_PRESENT,                                PTE_CONTENT_PAGE,    SD | UW, 0, 0,                               PTE_AGE_OLD_AS_PAGE, true };
static const struct pte_product lent_r  = { PTE_KIND_PRESENT,                                PTE_CONTENT_PAGE,    SD | UW, 0, 0,                               PTE_AGE_OLD,        false };
static const struct pte_product page    = { PTE_KIND_PRESENT,                                PTE_CONTENT_PAGE,    SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product page_w  = { PTE_KIND_PRESENT,                                PTE_CONTENT_PAGE,    SD | UW, 0, 0,                               PTE_AGE_UNSAID,     true };
static const struct pte_product copy    = { PTE_KIND_PRESENT,                                PTE_CONTENT_COPY,    0,       0, 0,                               PTE_AGE_UNSAID,     true };
/* PROT_NONE; with the uffd bit, RWP's */
static const struct pte_product trap    = { PTE_KIND_PROTNONE,                              PTE_CONTENT_PAGE,    SD | UW, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product trap_b  = { PTE_KIND_PROTNONE,                              PTE_CONTENT_PAGE,    SD | UW, 0, 0,                               PTE_AGE_OF_ENTRY,   false };
static const struct pte_product trap_sd = { PTE_KIND_PROTNONE,                              PTE_CONTENT_PAGE,    SD | UW, 0, 0,                               PTE_AGE_OF_ENTRY_TRACKED, false };
static const struct pte_product trap_l  = { PTE_KIND_PROTNONE,                              PTE_CONTENT_PAGE,    SD | UW, 0, 0,                               PTE_AGE_OLD,        false };
/* clear_refs */
static const struct pte_product unsoiled = { PTE_KIND_RAW,                                    PTE_CONTENT_WORD,    ALL & ~SD, 0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product clean   = { PTE_KIND_PRESENT,                                PTE_CONTENT_PAGE,    UW,      0, 0,                               PTE_AGE_UNSAID,     false };
static const struct pte_product clean_0 = { PTE_KIND_PROTNONE,                               PTE_CONTENT_PAGE,    UW,      0, 0,                               PTE_AGE_UNSAID,     false };

/* ---- changes of flags, applied last --------------------------------------- */

#define END { 0, false, 0, 0 }
static const struct pte_amend of_child[] = { { UW, false, 0, UFFD }, END };
static const struct pte_amend as_asked[] = { { UW, true, WP, 0 }, { UW, false, RESOLVE, 0 }, END };
static const struct pte_amend if_alone[] = { { E, true, EXCL, 0 }, END };
static const struct pte_amend soiled[]   = { { SD, true, 0, 0 }, END };
static const struct pte_amend guarded[]  = { { UW, true, 0, 0 }, END };
static const struct pte_amend resolved[] = { { UW, false, 0, 0 }, END };
static const struct pte_amend if_asked[] = { { UW, false, RESOLVE, 0 }, END };
/* what userfaultfd resolves by itself */
static const struct pte_amend released[] = { { SD, true, 0, 0 }, { UW, false, UFFD, 0 }, END };
#define AS_IS NULL
#define ALONE NULL

/* ---- the table ------------------------------------------------------------ */

/*
 * A copy for the child, and an entry that is write-protected: from 7.3 on, RWP
 * keeps and sets the same flag.
 */
#define FORKED(levels, before, when, unless, in, needs, here, says, by, where) \
	{ PTE_EVENT_FORK, levels, before, (uint32_t)(when) | RWP, unless, FROM_7_3, (uint32_t)(needs) | UFFD_BIT, here, &same, AS_IS, PTE_OUTCOME_DONE, false, says, AT_7_3 where }, \
	{ PTE_EVENT_FORK, levels, before, when, unless, in, needs, here, &same, of_child, PTE_OUTCOME_DONE, false, says, by where }
#define CHANGED(levels, before, when, unless, in, needs, here, says, by, where) \
	{ PTE_EVENT_MPROTECT, levels, before, (uint32_t)(when) | ASKED_RWP, unless, FROM_7_3, (uint32_t)(needs) | UFFD_BIT, here, ALONE, guarded, PTE_OUTCOME_DONE, false, says, AT_7_3 where }, \
	{ PTE_EVENT_MPROTECT, levels, before, when, unless, in, needs, here, ALONE, as_asked, PTE_OUTCOME_DONE, false, says, by where }

/* what the kernel finds writable without a fault that would say so */
#define OPENED(event, levels, kinds, when, unless, in, needs, amends, where) \
	{ event, levels, OF(kinds), (uint32_t)(when) | WRITABLE | COW | EXCL, (uint32_t)(unless) | TRACKING, in, needs, &page_w, ALONE, amends, PTE_OUTCOME_DONE, false, "writable at once, since the page is ours alone", NEW where }, \
	{ event, levels, OF(kinds), (uint32_t)(when) | WRITABLE | WORD_DIRTY, (uint32_t)(unless) | COW | TRACKING, in, needs, &page_w, ALONE, amends, PTE_OUTCOME_DONE, false, "writable at once, since its file knows that it's dirty", NEW where }
/* ... but for what userfaultfd protects */
#define GUARDED(event, levels, kinds, unless, in, needs, outcome, where) \
	{ event, levels, CARRYING(kinds, UW), UFFD | WRITABLE, unless, in, (uint32_t)(needs) | UFFD_BIT, &page, ALONE, AS_IS, outcome, false, "accessible as the mapping is, but for writing, which is userfaultfd's affair", BOTH where }

static const struct pte_rule rules[] = {
	/* event, level, words before, when, unless, versions, needs, here, child, flags last, outcome, exclusive, in words, source */

	/* fork: the parent's word, and the child's */
	{ PTE_EVENT_FORK, AT_ANY, OF(NONE), 0, 0, EVER, PLAIN, &same, &gone, AS_IS, PTE_OUTCOME_DONE, false, "nothing is copied of nothing", "Linux 6.1, 6.12 mm/memory.c: copy_pte_range" },
	{ PTE_EVENT_FORK, AT_PTE, OF(SWAP), FULL, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_EIO, false, "the slot's count is full", BOTH FORK },
	FORKED(AT_PTE, OF(SWAP), 0, 0, EVER, PLAIN, &shared, "the slot is shared now", BOTH, FORK),
	FORKED(AT_PTE, OF(READ), 0, 0, EVER, PLAIN, &same, "copied", BOTH, FORK),
	FORKED(AT_PTE, OF((READ_EXCL | WRITE) & OF_DEVICE), COW, 0, EVER, SERIES, &to_dmr, "both may only read now", NIETHE, FORK),
	FORKED(AT_PTE, OF(READ_EXCL | WRITE), COW, 0, EVER, PLAIN, &to_mr, "both may only read now", BOTH, FORK),
	FORKED(AT_PTE, OF(READ_EXCL | WRITE), 0, COW, EVER, PLAIN, &same, "copied", BOTH, FORK),
	FORKED(AT_PTE, OF(DEVICE_R), 0, 0, EVER, PLAIN, &same, "copied", BOTH, FORK),
	FORKED(AT_PTE, OF(DEVICE_W), COW, 0, EVER, PLAIN, &dpr_uw, "both may only read now; soft-dirty is lost", BOTH, FORK),
	FORKED(AT_PTE, OF(DEVICE_W), 0, COW, EVER, PLAIN, &same, "copied", BOTH, FORK),
	{ PTE_EVENT_FORK, AT_PTE, OF(LENT), BUSY, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_EBUSY, false, "the page is locked: fork waits and tries again", BOTH FORK },
	{ PTE_EVENT_FORK, AT_PTE, CARRYING(K(DEVICE_EXCLUSIVE_WRITE), UW), COW, BUSY, TO_6_14, PLAIN, &lent_r, &same, of_child, PTE_OUTCOME_DONE, false, "mapped again, then copied as a present word", "Linux 6.1, 6.14 " FORK },
	{ PTE_EVENT_FORK, AT_PTE, OF(K(DEVICE_EXCLUSIVE_WRITE)), COW, BUSY, TO_6_14, PLAIN, &lent_w0, &same, of_child, PTE_OUTCOME_DONE, false, "mapped again, dirty, then copied as a present word", "Linux 6.1, 6.14 " FORK },
	{ PTE_EVENT_FORK, AT_PTE, OF(LENT), COW, BUSY, TO_7_2, PLAIN, &lent_r, &same, of_child, PTE_OUTCOME_DONE, false, "mapped again, then copied as a present word", "Linux 6.1, 6.12 " FORK },
	{ PTE_EVENT_FORK, AT_PTE, OF(LENT), COW, BUSY | RWP, FROM_7_3, PLAIN, &lent_r, &same, of_child, PTE_OUTCOME_DONE, false, "mapped again, then copied as a present word", AT_7_3 FORK },
	{ PTE_EVENT_FORK, AT_PTE, ANY_MARKER, UFFD, 0, BEFORE_6_1, PLAIN, &same, &same, AS_IS, PTE_OUTCOME_DONE, false, "copied, since the child is registered", "Linux 5.19, 6.0 " FORK },
	{ PTE_EVENT_FORK, AT_PTE, ANY_MARKER, 0, UFFD, BEFORE_6_1, PLAIN, &same, &same, AS_IS, PTE_OUTCOME_WARN, false, "copied, though the child isn't registered", "Linux 5.19, 6.0 " FORK },
	{ PTE_EVENT_FORK, AT_PTE, ANY_MARKER, UFFD, 0, IN_6_1, PLAIN, &same, &same, AS_IS, PTE_OUTCOME_DONE, false, "copied, since the child is registered", "Linux 6.1 " FORK },
	{ PTE_EVENT_FORK, AT_PTE, ANY_MARKER, 0, UFFD, IN_6_1, PLAIN, &same, &gone, AS_IS, PTE_OUTCOME_DONE, false, "not copied", "Linux 6.1 " FORK },
	{ PTE_EVENT_FORK, AT_PTE, MARKED(MARKER_POISONED), 0, 0, V6_2_TO_5, PLAIN, &same, &same, AS_IS, PTE_OUTCOME_DONE, false, "an error is always copied", "Linux 6.2, 6.5 " FORK },
	{ PTE_EVENT_FORK, AT_PTE, ANY_MARKER, UFFD, 0, V6_2_TO_5, PLAIN, &same, &same, AS_IS, PTE_OUTCOME_DONE, false, "copied, since the child is registered", "Linux 6.2, 6.5 " FORK },
	{ PTE_EVENT_FORK, AT_PTE, ANY_MARKER, 0, UFFD, V6_2_TO_5, PLAIN, &same, &gone, AS_IS, PTE_OUTCOME_DONE, false, "not copied", "Linux 6.2, 6.5 " FORK },
	{ PTE_EVENT_FORK, AT_PTE, ANY_MARKER, UFFD, 0, FROM_6_6, PLAIN, &same, &marks, AS_IS, PTE_OUTCOME_DONE, false, "made anew with the same marker bits", "Linux 6.6, 6.12, 7.3 include/linux/mm_inline.h: copy_pte_marker" },
	{ PTE_EVENT_FORK, AT_PTE, ANY_MARKER, 0, UFFD, FROM_6_6, PLAIN, &same, &errors, AS_IS, PTE_OUTCOME_DONE, false, "made anew without uffd-wp; nothing if no bit is left", "Linux 6.6, 6.12, 7.3 include/linux/mm_inline.h: copy_pte_marker" },
	FORKED(AT_PTE, OF(POISON | ERROR), 0, 0, EVER, PLAIN, &same, "copied", BOTH, FORK),
	/* ... of a present word; a page that may be pinned is copied at once, and what RWP keeps of these wasn't read */
	{ PTE_EVENT_FORK, AT_PTE, OF(K(PRESENT)), COW | WORD_WRITE, PINNED | RWP, EVER, PLAIN, &page, &same, of_child, PTE_OUTCOME_DONE, false, "both may only read now; the child's is old", THESE COPY },
	{ PTE_EVENT_FORK, AT_PTE, OF(K(PRESENT)), WORD_WRITE, COW | RWP, EVER, PLAIN, &same, &page_w, of_child, PTE_OUTCOME_DONE, false, "copied; the child's is old, and clean", THESE COPY },
	{ PTE_EVENT_FORK, AT_PTE, OF(K(PRESENT)), 0, WORD_WRITE | PINNED | RWP, EVER, PLAIN, &same, &page, of_child, PTE_OUTCOME_DONE, false, "copied; the child's is old, and clean in a shared mapping", THESE COPY },
	{ PTE_EVENT_FORK, AT_PTE, OF(K(PROTNONE)), 0, WORD_WRITE | PINNED | RWP, TO_7_2, PLAIN, &same, &trap, of_child, PTE_OUTCOME_DONE, false, "copied; the child's is old, and clean in a shared mapping", THESE COPY },
	{ PTE_EVENT_FORK, AT_PMD, OF(K(PRESENT)), ANON_VMA, PINNED | RWP, EVER, PLAIN, &page, &same, of_child, PTE_OUTCOME_DONE, false, "both may only read now; the child's is old", BOTH FORK_PMD },
	{ PTE_EVENT_FORK, AT_PMD, OF(K(PROTNONE)), ANON_VMA, PINNED | RWP, EVER, PLAIN, &trap, &same, of_child, PTE_OUTCOME_DONE, false, "both may only read later; the child's is old", BOTH FORK_PMD },
	{ PTE_EVENT_FORK, AT_PMD, OF(MIGRATION), 0, ANON_VMA, EVER, PLAIN, &same, &gone, AS_IS, PTE_OUTCOME_DONE, false, "the child faults it in again", BOTH FORK_PMD },
	FORKED(AT_PMD, OF(READ), ANON_VMA, 0, EVER, PLAIN, &same, "copied", BOTH, FORK_PMD),
	FORKED(AT_PMD, OF((READ_EXCL | WRITE) & OF_DEVICE), ANON_VMA, 0, EVER, SERIES, &to_dmr, "both may only read now", NIETHE, FORK_PMD),
	FORKED(AT_PMD, OF(READ_EXCL | WRITE), ANON_VMA, 0, EVER, PLAIN, &to_mr, "both may only read now, whatever the mapping", BOTH, FORK_PMD),
	FORKED(AT_PMD, OF(DEVICE_R), ANON_VMA, 0, FROM_6_19, PLAIN, &same, "copied", "Linux 6.19, 7.3 ", FORK_PMD),
	FORKED(AT_PMD, OF(DEVICE_W), ANON_VMA, 0, FROM_6_19, PLAIN, &dpr_all, "both may only read now; soft-dirty is kept", "Linux 6.19, 7.3 ", FORK_PMD),

	/* mprotect and userfaultfd's write protection */
	CHANGED(AT_PTE, OF(K(MIGRATION_DEVICE_PRIVATE_WRITE)), ANON, 0, EVER, SERIES, &dmx_sd, "read-only, still ours alone", NIETHE, MPROTECT),
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(K(MIGRATION_WRITE)), ANON, 0, TO_6_3, PLAIN, &to_mx, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only, still ours alone", "Linux 6.1, 6.3 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(K(MIGRATION_WRITE)), 0, ANON, TO_6_3, PLAIN, &to_mr, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only", "Linux 6.1, 6.3 " MPROTECT },
	CHANGED(AT_PTE, OF(K(MIGRATION_WRITE)), ANON, 0, FROM_6_4, PLAIN, &mx_sd, "read-only, still ours alone; uffd-wp isn't looked at", "Linux 6.4, 6.12, 7.3 ", MPROTECT),
	CHANGED(AT_PTE, OF(K(MIGRATION_WRITE)), 0, ANON, FROM_6_4, PLAIN, &mr_sd, "read-only; uffd-wp isn't looked at", "Linux 6.4, 6.12, 7.3 ", MPROTECT),
	CHANGED(AT_PTE, OF(DEVICE_W), 0, 0, EVER, PLAIN, &dpr_uw, "read-only; soft-dirty is lost", BOTH, MPROTECT),
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(K(DEVICE_EXCLUSIVE_WRITE)), 0, 0, TO_6_14, PLAIN, &dxr, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only", "Linux 6.1, 6.14 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, MARKED(MARKER_UFFD_WP), RESOLVE, 0, IN_6_1, UFFD_OPT, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", "Linux 6.1 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, MARKED(MARKER_UFFD_WP), 0, RESOLVE, IN_6_1, UFFD_OPT, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "passed over", "Linux 6.1 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, ANY_MARKER, 0, 0, IN_6_1, PLAIN, &same, ALONE, as_asked, PTE_OUTCOME_DONE, false, "taken for any other entry", "Linux 6.1 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, MARKED(MARKER_POISONED | MARKER_GUARD), 0, 0, FROM_6_2, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "passed over: access fails anyway", "Linux 6.2, 6.12 and, for guards, 6.13, 7.3 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, ANY_MARKER, RESOLVE, 0, FROM_6_2, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", "Linux 6.2, 6.12, 7.3 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, ANY_MARKER, 0, RESOLVE, FROM_6_2, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "passed over", "Linux 6.2, 6.12, 7.3 " MPROTECT },
	CHANGED(AT_PTE, OF(SWAP | READ | READ_EXCL | DEVICE_R | LENT | POISON | ERROR), 0, 0, EVER, PLAIN, &same, "but for uffd-wp, as it was", BOTH, MPROTECT),
	/* ... of a present word: pte_modify keeps address, flags, young and dirty, and takes access from the mapping */
	{ PTE_EVENT_MPROTECT, AT_ANY, OF(MAPPED), ASKED_RWP, 0, FROM_7_3, UFFD_BIT, &trap, ALONE, guarded, PTE_OUTCOME_DONE, false, "without access, for userfaultfd", AT_7_3 "mm/mprotect.c: change_present_ptes; mm/huge_memory.c: change_huge_pmd" },
	{ PTE_EVENT_MPROTECT, AT_ANY, CARRYING(MAPPED, UW), RWP, RESOLVE, FROM_7_3, UFFD_BIT, &trap, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "still without access, for userfaultfd", AT_7_3 "mm/mprotect.c: change_present_ptes; mm/huge_memory.c: change_huge_pmd" },
	{ PTE_EVENT_MPROTECT, AT_ANY, OF(K(PROTNONE)), NUMA, CLOSED, EVER, NUMA_OPT, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: without access already", BOTH MPROTECT "; " PROT_PMD },
	{ PTE_EVENT_MPROTECT, AT_ANY, OF(K(PRESENT)), NUMA, CLOSED, EVER, NUMA_OPT, &trap, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "without access for a while: who needs it faults", BOTH MPROTECT "; " PROT_PMD },
	{ PTE_EVENT_MPROTECT, AT_ANY, OF(MAPPED), CLOSED, NUMA, EVER, PLAIN, &trap, ALONE, as_asked, PTE_OUTCOME_DONE, false, "without access, as the mapping is", BOTH MPROTECT "; " PROT_PMD },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(MAPPED), WP, CLOSED, EVER, UFFD_BIT, &page, ALONE, guarded, PTE_OUTCOME_DONE, false, "may only be read now, for userfaultfd", BOTH MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PMD, OF(MAPPED), WP | ANON_VMA, CLOSED, EVER, UFFD_BIT, &page, ALONE, guarded, PTE_OUTCOME_DONE, false, "may only be read now, for userfaultfd", BOTH PROT_PMD },
	GUARDED(PTE_EVENT_MPROTECT, AT_ANY, MAPPED, CLOSED | WP | NUMA | RESOLVE, EVER, PLAIN, PTE_OUTCOME_DONE, MAY_WRITE),
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(MAPPED), WRITABLE | COW | EXCL | WORD_DIRTY, CLOSED | WP | NUMA | RESOLVE | TRACKING, IN_6_1, PLAIN, &page_w, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "writable at once, since the page is ours alone, and dirty", "Linux 6.1 " MAY_WRITE },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(MAPPED), WRITABLE | WORD_DIRTY, COW | CLOSED | WP | NUMA | RESOLVE | TRACKING, IN_6_1, PLAIN, &page_w, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "writable at once, since its file knows that it's dirty", "Linux 6.1 " MAY_WRITE },
	OPENED(PTE_EVENT_MPROTECT, AT_ANY, MAPPED, 0, CLOSED | WP | NUMA | RESOLVE, FROM_6_2, PLAIN, AS_IS, MAY_WRITE),
	OPENED(PTE_EVENT_MPROTECT, AT_ANY, MAPPED, RESOLVE, CLOSED | WP | NUMA, FROM_6_3, PLAIN, resolved, MAY_WRITE "; mm/userfaultfd.c: uffd_wp_range"),
	{ PTE_EVENT_MPROTECT, AT_ANY, OF(MAPPED), WRITABLE | COW, CLOSED | WP | NUMA, EVER, PLAIN, &page, ALONE, if_asked, PTE_OUTCOME_DONE, false, "accessible as the mapping is; the first write faults", BOTH MPROTECT "; " PROT_PMD },
	{ PTE_EVENT_MPROTECT, AT_ANY, OF(MAPPED), WRITABLE, COW | CLOSED | WP | NUMA, EVER, PLAIN, &page, ALONE, if_asked, PTE_OUTCOME_DONE, false, "accessible as the mapping is; the first write faults, if its file is to know", BOTH MPROTECT "; " PROT_PMD },
	{ PTE_EVENT_MPROTECT, AT_ANY, OF(MAPPED), 0, WRITABLE | CLOSED | WP | NUMA, EVER, PLAIN, &page, ALONE, if_asked, PTE_OUTCOME_DONE, false, "accessible as the mapping is, which isn't writable", BOTH MPROTECT "; " PROT_PMD },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(NONE), WP, ANON_VMA, IN_6_1, UFFD_OPT, &armed, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "the protection is remembered", "Linux 6.1 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(NONE), WP, ANON_VMA, V6_2_TO_3, PLAIN, &armed, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "the protection is remembered, whoever asks", "Linux 6.2, 6.3 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(NONE), WP | UFFD, ANON_VMA, FROM_6_4, UFFD_OPT, &armed, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "the protection is remembered", "Linux 6.4, 6.12, 7.3 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(NONE), WP | UFFD | UNPOPULATED, 0, FROM_6_4, UFFD_OPT, &armed, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "the protection is remembered", "Linux 6.4, 6.12, 7.3 " MPROTECT },
	{ PTE_EVENT_MPROTECT, AT_PTE, OF(NONE), 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "nothing to protect", BOTH MPROTECT },
	CHANGED(AT_PMD, OF(K(MIGRATION_DEVICE_PRIVATE_WRITE)), ANON, 0, EVER, SERIES, &dmx_sd, "read-only, still ours alone", NIETHE, PROT_PMD),
	{ PTE_EVENT_MPROTECT, AT_PMD, OF(K(MIGRATION_WRITE)), ANON, 0, TO_6_3, PLAIN, &to_mx, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only, still ours alone", "Linux 6.1, 6.3 " PROT_PMD },
	{ PTE_EVENT_MPROTECT, AT_PMD, OF(K(MIGRATION_WRITE)), 0, ANON, TO_6_3, PLAIN, &to_mr, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only", "Linux 6.1, 6.3 " PROT_PMD },
	CHANGED(AT_PMD, OF(K(MIGRATION_WRITE)), ANON, 0, FROM_6_4, PLAIN, &mx_sd, "read-only, still ours alone; uffd-wp isn't looked at", "Linux 6.4, 6.12, 7.3 ", PROT_PMD),
	CHANGED(AT_PMD, OF(K(MIGRATION_WRITE)), 0, ANON, FROM_6_4, PLAIN, &mr_sd, "read-only; uffd-wp isn't looked at", "Linux 6.4, 6.12, 7.3 ", PROT_PMD),
	{ PTE_EVENT_MPROTECT, AT_PMD, OF(DEVICE_W), 0, 0, V6_19_TO_7_1, PLAIN, &dpr, ALONE, as_asked, PTE_OUTCOME_DONE, false, "read-only; soft-dirty and uffd-wp are lost", "Linux 7.1 " PROT_PMD },
	CHANGED(AT_PMD, OF(DEVICE_W), 0, 0, FROM_7_2, PLAIN, &dpr_uw, "read-only; soft-dirty is lost", "Linux 7.2.6, 7.3 ", PROT_PMD),
	CHANGED(AT_PMD, OF(DEVICE_R), 0, 0, FROM_6_19, PLAIN, &same, "but for uffd-wp, as it was", "Linux 6.19, 7.3 ", PROT_PMD),
	CHANGED(AT_PMD, OF(READ | READ_EXCL), 0, 0, EVER, PLAIN, &same, "but for uffd-wp, as it was", BOTH, PROT_PMD),

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
	/* ... a huge one; in 6.19 and 7.0, what becomes of a device-private one hangs on bits of its pfn */
	{ PTE_EVENT_UNMAP, AT_PMD, OF(PRESENT), WORD_WRITE, DRIVER, EVER, PLAIN, &aged_mw, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "writable", BOTH UNMAP_PMD },
	{ PTE_EVENT_UNMAP, AT_PMD, OF(PRESENT), ANON | EXCL, WORD_WRITE | DRIVER, EVER, PLAIN, &aged_mx, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read-only, ours alone", BOTH UNMAP_PMD },
	{ PTE_EVENT_UNMAP, AT_PMD, OF(PRESENT), 0, WORD_WRITE | DRIVER, EVER, PLAIN, &aged_mr, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read-only, perhaps shared", BOTH UNMAP_PMD },
	{ PTE_EVENT_UNMAP, AT_PMD, OF(DEVICE_W), 0, DRIVER, FROM_7_1, SERIES, &pfn_dmw, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "writable, of a device; young and dirty unknown", NIETHE UNMAP_PMD },
	{ PTE_EVENT_UNMAP, AT_PMD, OF(DEVICE_R), ANON | EXCL, DRIVER, FROM_7_1, SERIES, &pfn_dmx, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read-only, ours alone, of a device", NIETHE UNMAP_PMD },
	{ PTE_EVENT_UNMAP, AT_PMD, OF(DEVICE_R), 0, DRIVER, FROM_7_1, SERIES, &pfn_dmr, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read-only, perhaps shared, of a device", NIETHE UNMAP_PMD },
	{ PTE_EVENT_UNMAP, AT_PMD, OF(DEVICE_W), 0, DRIVER, FROM_7_1, PLAIN, &pfn_mw, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "writable; young and dirty unknown", "Linux 7.1.2, 7.3 " UNMAP_PMD },
	{ PTE_EVENT_UNMAP, AT_PMD, OF(DEVICE_R), ANON | EXCL, DRIVER, FROM_7_1, PLAIN, &pfn_mx, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read-only, ours alone", "Linux 7.1.2, 7.3 " UNMAP_PMD },
	{ PTE_EVENT_UNMAP, AT_PMD, OF(DEVICE_R), 0, DRIVER, FROM_7_1, PLAIN, &pfn_mr, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read-only, perhaps shared", "Linux 7.1.2, 7.3 " UNMAP_PMD },

	/* mapping the page where it went */
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), IN_DEVICE, WRITABLE, TO_6_3, PLAIN, &new_dpr, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "in device memory, read-only as the mapping is by now", "Linux 6.1, 6.3 " REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), IN_DEVICE | WRITABLE, 0, TO_6_3, PLAIN, &new_dpw, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "in device memory, writable", "Linux 6.1, 6.3 " REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), IN_DEVICE, 0, V6_4_TO_7_2, PLAIN, &new_dpw, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "in device memory, writable", "Linux 6.4, 6.12 " REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), IN_DEVICE, RWP, FROM_7_3, PLAIN, &new_dpw, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "in device memory, writable", AT_7_3 REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(READ_EXCL), IN_DEVICE, 0, EVER, PLAIN, &new_dpr, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "in device memory, read-only, ours alone", BOTH REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(READ), IN_DEVICE, 0, EVER, PLAIN, &new_dpr, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "in device memory, read-only", BOTH REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), ANON, WRITABLE | IN_DEVICE, TO_6_3, PLAIN, &sd_w0, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "mapped, read-only as the mapping is by now", "Linux 6.1, 6.3 " REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), 0, WRITABLE | IN_DEVICE, TO_6_3, PLAIN, &sd_w0, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "mapped, read-only as the mapping is by now", "Linux 6.1, 6.3 " REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), ANON, IN_DEVICE, TO_6_8, PLAIN, &sd_w, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "mapped writable; uffd-wp isn't looked at", "Linux 6.1, 6.8 " REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), ANON, IN_DEVICE, V6_9_TO_7_2, PLAIN, &back_w, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "mapped writable; uffd-wp isn't looked at", "Linux 6.9, 6.12 " REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), ANON, IN_DEVICE | RWP, FROM_7_3, PLAIN, &back_w, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "mapped writable; uffd-wp isn't looked at", AT_7_3 REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), 0, IN_DEVICE, TO_6_8, PLAIN, &sd_w, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "mapped writable; uffd-wp isn't looked at", "Linux 6.1, 6.8 " REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), 0, IN_DEVICE, V6_9_TO_7_2, PLAIN, &back_w, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "mapped writable; uffd-wp isn't looked at", "Linux 6.9, 6.12 " REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(WRITE), 0, IN_DEVICE | RWP, FROM_7_3, PLAIN, &back_w, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "mapped writable; uffd-wp isn't looked at", AT_7_3 REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, CARRYING(READ_EXCL, UW), ANON | RWP, IN_DEVICE, FROM_7_3, UFFD_BIT, &trap_b, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "mapped without access, for userfaultfd, ours alone", AT_7_3 REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(READ_EXCL), ANON, IN_DEVICE, TO_6_8, PLAIN, &sd_r, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "mapped read-only, ours alone", "Linux 6.1, 6.8 " REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(READ_EXCL), ANON, IN_DEVICE, FROM_6_9, PLAIN, &back_r, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "mapped read-only, ours alone", "Linux 6.9, 6.12, 7.3 " REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, CARRYING(READ | READ_EXCL, UW), RWP, IN_DEVICE, FROM_7_3, UFFD_BIT, &trap_b, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "mapped without access, for userfaultfd", AT_7_3 REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(READ | READ_EXCL), 0, IN_DEVICE, TO_6_8, PLAIN, &sd_r, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "mapped read-only", "Linux 6.1, 6.8 " REMAP },
	{ PTE_EVENT_REMAP, AT_PTE, OF(READ | READ_EXCL), 0, IN_DEVICE, FROM_6_9, PLAIN, &back_r, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "mapped read-only", "Linux 6.9, 6.12, 7.3 " REMAP },
	/* ... a huge one: uffd-wp of a writable one, too */
	{ PTE_EVENT_REMAP, AT_PMD, CARRYING(K(MIGRATION_WRITE), UW), ANON | RWP, IN_DEVICE, FROM_7_3, UFFD_BIT, &trap_sd, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "mapped without access, for userfaultfd, ours alone", AT_7_3 REMAP_PMD },
	{ PTE_EVENT_REMAP, AT_PMD, CARRYING(K(MIGRATION_READ_EXCLUSIVE), UW), ANON | RWP, IN_DEVICE, FROM_7_3, UFFD_BIT, &trap_sd, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "mapped without access, for userfaultfd, ours alone", AT_7_3 REMAP_PMD },
	{ PTE_EVENT_REMAP, AT_PMD, CARRYING(OF_MEMORY, UW), RWP, IN_DEVICE, FROM_7_3, UFFD_BIT, &trap_sd, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "mapped without access, for userfaultfd", AT_7_3 REMAP_PMD },
	{ PTE_EVENT_REMAP, AT_PMD, OF(K(MIGRATION_WRITE)), ANON, WRITABLE | IN_DEVICE, TO_6_3, PLAIN, &sd_r, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "mapped, read-only as the mapping is by now", "Linux 6.1, 6.3 " REMAP_PMD },
	{ PTE_EVENT_REMAP, AT_PMD, OF(K(MIGRATION_WRITE)), 0, WRITABLE | IN_DEVICE, TO_6_3, PLAIN, &sd_r, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "mapped, read-only as the mapping is by now", "Linux 6.1, 6.3 " REMAP_PMD },
	{ PTE_EVENT_REMAP, AT_PMD, OF(K(MIGRATION_WRITE)), ANON, IN_DEVICE, EVER, PLAIN, &sd_uw_w, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "mapped writable", BOTH REMAP_PMD },
	{ PTE_EVENT_REMAP, AT_PMD, OF(K(MIGRATION_WRITE)), 0, IN_DEVICE, EVER, PLAIN, &sd_uw_w, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "mapped writable", BOTH REMAP_PMD },
	{ PTE_EVENT_REMAP, AT_PMD, OF(K(MIGRATION_READ_EXCLUSIVE)), ANON, IN_DEVICE, EVER, PLAIN, &sd_r, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "mapped read-only, ours alone", BOTH REMAP_PMD },
	{ PTE_EVENT_REMAP, AT_PMD, OF(K(MIGRATION_READ) | K(MIGRATION_READ_EXCLUSIVE)), 0, IN_DEVICE, EVER, PLAIN, &sd_r, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "mapped read-only", BOTH REMAP_PMD },

	/* reclaim: swap-out of an anonymous page, unmapping of a file's */
	{ PTE_EVENT_SWAP_OUT, AT_PTE, OF(PRESENT), POISONED | TTU_POISON, 0, IN_6_1, MF, &hwpoison, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "its memory failed; all flags are lost", "Linux 6.1.192 " SWAP_OUT },
	{ PTE_EVENT_SWAP_OUT, AT_PTE, OF(PRESENT), POISONED, 0, IN_6_2, MF, &hwpoison, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "its memory failed; all flags are lost", "Linux 6.2 " SWAP_OUT },
	{ PTE_EVENT_SWAP_OUT, AT_PTE, OF(PRESENT), POISONED | TTU_POISON, 0, FROM_6_3, MF, &hwpoison, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "its memory failed; all flags are lost", "Linux 6.3, 6.12, 7.3 " SWAP_OUT },
	{ PTE_EVENT_SWAP_OUT, AT_PTE, OF(PRESENT), ANON, 0, EVER, PLAIN, &slot, ALONE, if_alone, PTE_OUTCOME_DONE, false, "in a slot", BOTH SWAP_OUT },
	{ PTE_EVENT_SWAP_OUT, AT_PTE, CARRYING(PRESENT, UW), UFFD, ANON | ANON_VMA, EVER, UFFD_OPT, &armed, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "the protection is remembered", "Linux 6.1, 6.12 " REARM },
	{ PTE_EVENT_SWAP_OUT, AT_PTE, OF(PRESENT), 0, ANON, EVER, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "the file has it", BOTH SWAP_OUT },

	/* zap */
	{ PTE_EVENT_ZAP, AT_PTE, OF(NONE), 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "nothing to zap", BOTH ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, OF(PRESENT | MIGRATION | DEVICE | LENT), ANON, EVEN_COWS, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: a page of the process's own", BOTH ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, OF(SWAP | POISON | ERROR), 0, EVEN_COWS, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: taken for the process's own", BOTH ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, CARRYING(PRESENT | (ENTRIES & ~MARKER), UW), UFFD, ANON_VMA | DROP, EVER, UFFD_OPT, &armed, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "the protection is remembered", "Linux 6.1, 6.12 " REARM },
	{ PTE_EVENT_ZAP, AT_PTE, OF(PRESENT | (ENTRIES & ~MARKER)), 0, 0, EVER, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", BOTH ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_UFFD_WP), 0, DROP, TO_6_3, UFFD_OPT, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: nobody asked to drop markers", "Linux 6.1, 6.3 " ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_UFFD_WP), DROP, 0, TO_6_3, UFFD_OPT, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", "Linux 6.1, 6.3 " ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_UFFD_WP), 0, DROP | ANON_VMA, FROM_6_4, UFFD_OPT, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: nobody asked to drop markers", "Linux 6.4, 6.12 " ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_UFFD_WP), 0, 0, FROM_6_4, UFFD_OPT, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", "Linux 6.4, 6.12 " ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_UFFD_WP), 0, DROP | ANON_VMA, FROM_6_19, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: nobody asked to drop markers", "Linux 6.19, 7.3 mm/memory.c: zap_nonpresent_ptes" },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_UFFD_WP), 0, 0, FROM_6_19, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", "Linux 6.19, 7.3 mm/memory.c: zap_nonpresent_ptes" },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_GUARD), 0, DROP, FROM_6_13, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: nobody asked to drop markers", "Linux 6.13, 7.3 mm/memory.c: zap_nonpresent_ptes" },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_GUARD), DROP, 0, FROM_6_13, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", "Linux 6.13, 7.3 mm/memory.c: zap_nonpresent_ptes" },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_POISONED), 0, EVEN_COWS, FROM_6_2, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: taken for the process's own", "Linux 6.2, 6.12, 7.3 " ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, MARKED(MARKER_POISONED), 0, 0, FROM_6_2, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "dropped", "Linux 6.2, 6.12, 7.3 " ZAP },
	{ PTE_EVENT_ZAP, AT_PTE, ANY_MARKER, 0, 0, EVER, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_WARN, false, "dropped, as an entry that no branch knows", BOTH ZAP },

	/* a fault, reading or writing */
	{ PTE_EVENT_FAULT_READ, AT_PTE, CARRYING(SWAP, UW | E), RWP, 0, FROM_7_3, UFFD_BIT, &trap, ALONE, AS_IS, PTE_OUTCOME_RETRY, true, "read back without access, for userfaultfd, ours alone", AT_7_3 FAULT },
	{ PTE_EVENT_FAULT_READ, AT_PTE, CARRYING(SWAP, UW), RWP | EXCL, 0, FROM_7_3, UFFD_BIT, &trap, ALONE, AS_IS, PTE_OUTCOME_RETRY, true, "read back without access, for userfaultfd, found to be ours alone", AT_7_3 FAULT },
	{ PTE_EVENT_FAULT_READ, AT_PTE, CARRYING(SWAP, UW), RWP, 0, FROM_7_3, UFFD_BIT, &trap, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "read back without access, for userfaultfd", AT_7_3 FAULT },
	{ PTE_EVENT_FAULT_READ, AT_PTE, CARRYING(SWAP, UW | E), UFFD, 0, FROM_6_11, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "read back, protected, ours alone", "Linux 6.11, 6.12, 7.3 " FAULT },
	{ PTE_EVENT_FAULT_READ, AT_PTE, CARRYING(SWAP, UW), UFFD | EXCL, 0, FROM_6_11, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "read back, protected, found to be ours alone", "Linux 6.11, 6.12, 7.3 " FAULT },
	{ PTE_EVENT_FAULT_READ, AT_PTE, CARRYING(SWAP, UW), UFFD, 0, FROM_6_11, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read back, protected", "Linux 6.11, 6.12, 7.3 " FAULT },
	{ PTE_EVENT_FAULT_READ, AT_PTE, CARRYING(SWAP, E), WRITABLE, TRACKING, FROM_6_11, PLAIN, &page_w, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "read back, writable at once, since it's ours alone", "Linux 6.11, 6.12, 7.3 " FAULT },
	{ PTE_EVENT_FAULT_READ, AT_PTE, OF(SWAP), WRITABLE | EXCL, TRACKING, FROM_6_11, PLAIN, &page_w, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "read back, writable at once, found to be ours alone", "Linux 6.11, 6.12, 7.3 " FAULT },
	{ PTE_EVENT_FAULT_READ, AT_PTE, CARRYING(SWAP, E), 0, 0, EVER, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "read back, ours alone", BOTH FAULT },
	{ PTE_EVENT_FAULT_READ, AT_PTE, OF(SWAP), EXCL, 0, EVER, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "read back, found to be ours alone", BOTH FAULT },
	{ PTE_EVENT_FAULT_READ, AT_PTE, OF(SWAP), 0, 0, EVER, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read back", BOTH FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, CARRYING(SWAP, UW | E), RWP | WRITABLE, 0, FROM_7_3, UFFD_BIT, &trap, ALONE, AS_IS, PTE_OUTCOME_RETRY, true, "read back without access, for userfaultfd, ours alone", AT_7_3 FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, CARRYING(SWAP, UW), RWP | WRITABLE | EXCL, 0, FROM_7_3, UFFD_BIT, &trap, ALONE, AS_IS, PTE_OUTCOME_RETRY, true, "read back without access, for userfaultfd, found to be ours alone", AT_7_3 FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, CARRYING(SWAP, UW | E), UFFD, 0, EVER, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_USERFAULT, true, "read back, ours alone; writing is userfaultfd's affair", BOTH FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, CARRYING(SWAP, UW), UFFD | EXCL, 0, EVER, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_USERFAULT, true, "read back, found to be ours alone; writing is userfaultfd's affair", BOTH FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, CARRYING(SWAP, UW), UFFD, 0, EVER, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_USERFAULT, false, "read back; writing is userfaultfd's affair", BOTH FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, CARRYING(SWAP, UW | E), 0, UFFD, TO_6_10, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_RETRY, true, "read back, protected by what is left over", "Linux 6.1, 6.10 " FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, CARRYING(SWAP, UW), EXCL, UFFD, TO_6_10, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_RETRY, true, "read back, protected by what is left over", "Linux 6.1, 6.10 " FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, CARRYING(SWAP, E), WRITABLE, 0, EVER, PLAIN, &page_w, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "read back, writable, since it's ours alone", BOTH FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, OF(SWAP), WRITABLE | EXCL, 0, EVER, PLAIN, &page_w, ALONE, AS_IS, PTE_OUTCOME_DONE, true, "read back, writable, found to be ours alone", BOTH FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, OF(SWAP), WRITABLE, EXCL, TO_7_2, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read back; then the write makes a copy", "Linux 6.1, 6.12 " FAULT },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, OF(SWAP), WRITABLE, EXCL | RWP, FROM_7_3, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read back; then the write makes a copy", AT_7_3 FAULT },
	/* ... of a page that may be read */
	{ PTE_EVENT_FAULT_READ, AT_PTE, OF(K(PRESENT)), 0, 0, EVER, PLAIN, &page, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "as it was, but young", BOTH TOUCHED },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, OF(K(PRESENT)), WORD_WRITE, 0, EVER, PLAIN, &page, ALONE, soiled, PTE_OUTCOME_DONE, false, "as it was, but young and dirty", BOTH TOUCHED },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, CARRYING(K(PRESENT), UW), UFFD | WRITABLE, WORD_WRITE, TO_6_6, UFFD_BIT, &same, ALONE, AS_IS, PTE_OUTCOME_USERFAULT, false, "writing is userfaultfd's affair", "Linux 6.1 " WRITTEN },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, CARRYING(K(PRESENT), UW), UFFD | WRITABLE, ASYNC | WORD_WRITE, FROM_6_7, UFFD_BIT, &same, ALONE, AS_IS, PTE_OUTCOME_USERFAULT, false, "writing is userfaultfd's affair", NEW WRITTEN },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, OF(K(PRESENT)), ANON | EXCL | WRITABLE, WORD_WRITE, EVER, PLAIN, &page_w, ALONE, released, PTE_OUTCOME_DONE, true, "written to in place, since it's ours alone: young and dirty", BOTH REUSE },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, OF(K(PRESENT)), WRITABLE | COW, WORD_WRITE, EVER, PLAIN, &copy, ALONE, soiled, PTE_OUTCOME_DONE, true, "a copy is written to, ours alone: young and dirty", BOTH COPIED },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, OF(K(PRESENT)), WRITABLE, COW | WORD_WRITE, EVER, PLAIN, &page_w, ALONE, released, PTE_OUTCOME_DONE, false, "written to in place, unless its file refuses: young and dirty", BOTH "mm/memory.c: wp_page_shared" },
	{ PTE_EVENT_FAULT_WRITE, AT_PMD, CARRYING(K(PRESENT), UW), UFFD | WRITABLE | ANON_VMA, WORD_WRITE, TO_6_6, UFFD_BIT, &same, ALONE, AS_IS, PTE_OUTCOME_USERFAULT, false, "writing is userfaultfd's affair", "Linux 6.1 mm/memory.c: wp_huge_pmd" },
	{ PTE_EVENT_FAULT_WRITE, AT_PMD, CARRYING(K(PRESENT), UW), UFFD | WRITABLE | ANON_VMA, ASYNC | WORD_WRITE, FROM_6_7, UFFD_BIT, &same, ALONE, AS_IS, PTE_OUTCOME_USERFAULT, false, "writing is userfaultfd's affair", NEW "mm/memory.c: wp_huge_pmd" },
	{ PTE_EVENT_FAULT_WRITE, AT_PMD, OF(K(PRESENT)), ANON | EXCL | WRITABLE | ANON_VMA, WORD_WRITE | UFFD, EVER, PLAIN, &page_w, ALONE, soiled, PTE_OUTCOME_DONE, true, "written to in place, since it's ours alone: young and dirty", BOTH WRITE_PMD },
	/* ... of one that nobody may access just now; a page that NUMA balancing moves goes the way of any migration */
#define EACH_HINT(event, outcome) \
	{ event, AT_PTE, CARRYING(K(PROTNONE), UW), RWP, ASYNC | CLOSED, FROM_7_3, UFFD_BIT, &same, ALONE, AS_IS, PTE_OUTCOME_USERFAULT, false, "any access is userfaultfd's affair", AT_7_3 BY_RWP }, \
	{ event, AT_PTE, CARRYING(K(PROTNONE), UW), RWP | ASYNC | WRITABLE | COW | EXCL, CLOSED | TRACKING, FROM_7_3, UFFD_BIT, &page_w, ALONE, resolved, outcome, false, "userfaultfd's no more; writable at once, since the page is ours alone", AT_7_3 BY_RWP }, \
	{ event, AT_PTE, CARRYING(K(PROTNONE), UW), RWP | ASYNC, CLOSED | WRITABLE, FROM_7_3, UFFD_BIT, &page, ALONE, resolved, outcome, false, "userfaultfd's no more; accessible as the mapping is", AT_7_3 BY_RWP }, \
	GUARDED(event, AT_ANY, K(PROTNONE), CLOSED | RWP, FROM_6_2, NUMA_OPT, outcome, HINTED "; " HINT_PMD), \
	OPENED(event, AT_ANY, K(PROTNONE), 0, CLOSED | RWP, FROM_6_2, NUMA_OPT, AS_IS, HINTED "; " HINT_PMD), \
	{ event, AT_ANY, OF(K(PROTNONE)), 0, CLOSED | RWP, FROM_6_2, NUMA_OPT, &page, ALONE, AS_IS, outcome, false, "NUMA balancing's hint: accessible as the mapping is, unless the page moves", NEW HINTED "; " HINT_PMD }
	EACH_HINT(PTE_EVENT_FAULT_READ, PTE_OUTCOME_DONE),
	EACH_HINT(PTE_EVENT_FAULT_WRITE, PTE_OUTCOME_RETRY),
#define EACH_FAULT(event)                                                                                                                                                                                                             \
	{ event, AT_PTE, OF(MIGRATION), 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_WAIT, false, "until the page has moved", BOTH FAULT },                                                                                \
	{ event, AT_PTE, OF(DEVICE), 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_DRIVER, false, "the driver moves the page to memory", BOTH FAULT },                                                                      \
	{ event, AT_PTE, CARRYING(LENT, UW), 0, 0, TO_6_14, PLAIN, &lent_r, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "mapped again, protected", "Linux 6.1, 6.14 " LENDING }, \
	{ event, AT_PTE, CARRYING(LENT, UW), RWP, 0, FROM_7_3, UFFD_BIT, &trap_l, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "mapped again without access, for userfaultfd", AT_7_3 LENDING }, \
	{ event, AT_PTE, CARRYING(LENT, UW), UFFD, 0, FROM_6_15, PLAIN, &lent_r, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "mapped again, protected", "Linux 6.17, 7.3 " LENDING },                                                                      \
	{ event, AT_PTE, OF(K(DEVICE_EXCLUSIVE_WRITE)), WRITABLE, 0, TO_6_14, PLAIN, &lent_w, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "mapped again, writable", "Linux 6.1, 6.14 " LENDING },                                                  \
	{ event, AT_PTE, OF(K(DEVICE_EXCLUSIVE_WRITE)), 0, WRITABLE, TO_6_14, PLAIN, &lent_w0, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "mapped again, read-only as the mapping is by now", "Linux 6.1, 6.14 " LENDING },                                                  \
	{ event, AT_PTE, OF(K(DEVICE_EXCLUSIVE)), WRITABLE | EXCL, TRACKING, FROM_6_15, PLAIN, &lent_x, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "mapped again, writable", "Linux 6.17, 7.3 " LENDING },        \
	{ event, AT_PTE, OF(LENT), 0, 0, EVER, PLAIN, &lent_r, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "mapped again", BOTH LENDING },                                                                                            \
	{ event, AT_PTE, OF(POISON), 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_HWPOISON, false, "the memory failed", BOTH FAULT },                                                                                      \
	{ event, AT_PTE, OF(ERROR), 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_SIGBUS, false, "the slot couldn't be read", "Linux 6.1 " FAULT },                                                                         \
	{ event, AT_PTE, ANY_MARKER, ANON_VMA, 0, IN_6_1, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_SIGBUS, false, "markers are for files", "Linux 6.1 " MARKED_BY },                                                              \
	{ event, AT_PTE, MARKED(MARKER_POISONED), 0, 0, V6_2_TO_5, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_SIGBUS, false, "the slot couldn't be read", "Linux 6.2, 6.5 " MARKED_BY },                                                     \
	{ event, AT_PTE, MARKED(MARKER_POISONED), 0, 0, FROM_6_6, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_HWPOISON, false, "before uffd-wp is looked at", "Linux 6.6, 6.12, 7.3 " MARKED_BY },                                              \
	{ event, AT_PTE, MARKED(MARKER_GUARD), 0, 0, FROM_6_13, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_SIGSEGV, false, "a guard", "Linux 6.13, 7.3 " MARKED_BY },                                                                     \
	{ event, AT_PTE, MARKED(MARKER_UFFD_WP), 0, UFFD, TO_6_18, UFFD_OPT, &gone, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "left over: no longer registered", "Linux 6.1, 6.12 " MARKED_BY },                                                  \
	{ event, AT_PTE, MARKED(MARKER_UFFD_WP), 0, UFFD, FROM_6_19, PLAIN, &gone, ALONE, AS_IS, PTE_OUTCOME_RETRY, false, "left over: no longer registered", "Linux 6.19, 7.3 " MARKED_BY },                                          \
	{ event, AT_PTE, UNMARKED(MARKER_UFFD_WP), 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_SIGBUS, false, "an empty marker: nobody writes it", BOTH MARKED_BY }
	EACH_FAULT(PTE_EVENT_FAULT_READ),
	{ PTE_EVENT_FAULT_READ, AT_PTE, MARKED(MARKER_UFFD_WP), UFFD, 0, TO_6_18, UFFD_OPT, &page, ALONE, guarded, PTE_OUTCOME_DONE, false, "the page is mapped, protected", "Linux 6.1, 6.12 " MARKED_BY },
	{ PTE_EVENT_FAULT_READ, AT_PTE, MARKED(MARKER_UFFD_WP), UFFD, 0, FROM_6_19, PLAIN, &page, ALONE, guarded, PTE_OUTCOME_DONE, false, "the page is mapped, protected", "Linux 6.19, 7.3 " MARKED_BY },
	EACH_FAULT(PTE_EVENT_FAULT_WRITE),
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, MARKED(MARKER_UFFD_WP), UFFD, 0, TO_6_18, UFFD_OPT, &page, ALONE, guarded, PTE_OUTCOME_USERFAULT, false, "the page is mapped, protected; writing is userfaultfd's affair", "Linux 6.1, 6.12 " MARKED_BY },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, MARKED(MARKER_UFFD_WP), UFFD, 0, FROM_6_19, PLAIN, &page, ALONE, guarded, PTE_OUTCOME_USERFAULT, false, "the page is mapped, protected; writing is userfaultfd's affair", "Linux 6.19, 7.3 " MARKED_BY },
	{ PTE_EVENT_FAULT_READ, AT_PTE, ANY_MARKER, 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_SIGBUS, false, "a marker that this kernel doesn't know", BOTH MARKED_BY },
	{ PTE_EVENT_FAULT_WRITE, AT_PTE, ANY_MARKER, 0, 0, EVER, PLAIN, &same, ALONE, AS_IS, PTE_OUTCOME_SIGBUS, false, "a marker that this kernel doesn't know", BOTH MARKED_BY },

	/* a huge page's entry, split into its pages' entries */
	{ PTE_EVENT_SPLIT, AT_PMD, OF(K(MIGRATION_WRITE)), 0, 0, EVER, PLAIN, &nth_mw, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "writable, each", BOTH SPLIT_PMD },
	{ PTE_EVENT_SPLIT, AT_PMD, OF(K(MIGRATION_READ_EXCLUSIVE)), ANON, 0, EVER, PLAIN, &nth_mx, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read-only, ours alone, each", BOTH SPLIT_PMD },
	{ PTE_EVENT_SPLIT, AT_PMD, OF(K(MIGRATION_READ) | K(MIGRATION_READ_EXCLUSIVE)), 0, 0, EVER, PLAIN, &nth_mr, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read-only, each", BOTH SPLIT_PMD },
	{ PTE_EVENT_SPLIT, AT_PMD, OF(DEVICE_W), 0, 0, FROM_6_19, PLAIN, &nth_dpw, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "writable, each", "Linux 6.19, 7.3 " SPLIT_PMD },
	{ PTE_EVENT_SPLIT, AT_PMD, OF(DEVICE_R), 0, 0, FROM_6_19, PLAIN, &nth_dpr, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "read-only, each", "Linux 6.19, 7.3 " SPLIT_PMD },
	{ PTE_EVENT_SPLIT, AT_PMD, CARRYING(PRESENT, UW), RWP, 0, FROM_7_3, UFFD_BIT, &trap, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "without access, each, for userfaultfd", AT_7_3 SPLIT_PMD },

	/* soft-dirty is cleared, and tracked anew */
	{ PTE_EVENT_CLEAR_REFS, AT_PTE, OF(NONE), 0, 0, EVER, SD_OPT, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "nothing to clear", THESE CLEARING },
	{ PTE_EVENT_CLEAR_REFS, AT_PTE, OF(K(PRESENT)), COW | PINNED | WORD_WRITE, 0, EVER, SD_OPT, &same, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "left: the page may be pinned", THESE CLEARING },
	{ PTE_EVENT_CLEAR_REFS, AT_PTE, OF(K(PRESENT)), 0, 0, EVER, SD_OPT, &clean, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "may only be read now, so that a write is seen", THESE CLEARING },
	{ PTE_EVENT_CLEAR_REFS, AT_PTE, OF(K(PROTNONE)), 0, WORD_WRITE, EVER, SD_OPT, &clean_0, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "soft-dirty no longer", THESE CLEARING },
	{ PTE_EVENT_CLEAR_REFS, AT_PTE, OF(ENTRIES), 0, 0, EVER, SD_OPT, &unsoiled, ALONE, AS_IS, PTE_OUTCOME_DONE, false, "soft-dirty no longer", THESE CLEARING },

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
