/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How a scheme's reader tells its words from all others, one function a scheme:
 * any word may come, as in a page fault. What counts is what the compiler
 * makes of them.
 */
#include <pte/swap.h>

/* numbers of one kernel, 7.1: what they are doesn't change the count */
enum {
	MARKER = 31,
	MIGRATION_READ = 25,
	MIGRATION_WRITE = 27,
	BESIDE = 27,
	SERIES_FIRST = 28,
	SERIES_LAST = 30,
	PAGEOUT = 8,
};

#if defined(__x86_64__)
#include <pte/arch/x86_64.h>
#define LAYOUT PTE_X86_64_V5_19
#define FREE_BIT PTE_BIT(PTE_X86_PCD)
#elif defined(__aarch64__)
#include <pte/arch/arm64.h>
#define LAYOUT PTE_ARM64_4K_LPA2_V6_10
#define FREE_BIT PTE_BIT(PTE_ARM64_SWAP_UFFD_WP + 1)
#elif defined(__powerpc64__)
#include <pte/arch/ppc64.h>
#define LAYOUT PTE_PPC64_HASH_64K_V5_19
#define FREE_BIT PTE_BIT(PTE_PPC64_SPECIAL)
#endif

static inline bool is_present(uint64_t v)
{
	return pte_test_has(&LAYOUT.view[PTE_LEVEL_PTE]->present, v);
}

static inline bool is_none(uint64_t v)
{
	return pte_test_has(&LAYOUT.view[PTE_LEVEL_PTE]->none, v);
}

static inline bool is_entry(uint64_t v)
{
	return !is_none(v) && !is_present(v);
}

/* an entry of one type and offset, whatever its flags */
static inline bool is_at(uint64_t v, unsigned type, uint64_t offset)
{
	return is_entry(v) &&
	       pte_layout_swap_type(&LAYOUT, PTE_LEVEL_PTE, v) == type &&
	       pte_layout_swap_offset(&LAYOUT, PTE_LEVEL_PTE, v) == offset;
}

#define SCHEME(name, expression)                                               \
	bool name(uint64_t v);                                                 \
	bool name(uint64_t v)                                                  \
	{                                                                      \
		return expression;                                             \
	}

/* each is named as its scheme is */
SCHEME(none, is_none(v))
SCHEME(present, is_present(v))
SCHEME(pte_bit, (v & FREE_BIT) != 0 && !is_present(v))
SCHEME(special_pte, v == LAYOUT.swap[PTE_LEVEL_PTE]->flag[PTE_FLAG_UFFD_WP])
SCHEME(swp_offset, is_at(v, 1, 0))
SCHEME(swp_offset_migration,
       is_at(v, MIGRATION_READ, 0) || is_at(v, MIGRATION_WRITE, 0))
SCHEME(swp_offset_migration_top,
       is_at(v, MIGRATION_READ,
	     pte_ones(LAYOUT.swap[PTE_LEVEL_PTE]->offset.width)) ||
	       is_at(v, MIGRATION_WRITE,
		     pte_ones(LAYOUT.swap[PTE_LEVEL_PTE]->offset.width)))
SCHEME(swp_type_migration,
       is_entry(v) && pte_layout_swap_type(&LAYOUT, PTE_LEVEL_PTE, v) == BESIDE)
SCHEME(swp_type,
       is_entry(v) &&
	       pte_layout_swap_type(&LAYOUT, PTE_LEVEL_PTE, v) == MARKER &&
	       (pte_layout_swap_offset(&LAYOUT, PTE_LEVEL_PTE, v) & 1U) != 0)
SCHEME(flags_in_entry,
       is_entry(v) &&
	       (pte_layout_swap_offset(&LAYOUT, PTE_LEVEL_PTE, v) &
		PTE_BIT(LAYOUT.swap[PTE_LEVEL_PTE]->offset.width - 1U)) != 0)
SCHEME(device_private_migration,
       is_entry(v) &&
	       pte_layout_swap_type(&LAYOUT, PTE_LEVEL_PTE, v) >=
		       SERIES_FIRST &&
	       pte_layout_swap_type(&LAYOUT, PTE_LEVEL_PTE, v) <= SERIES_LAST)
SCHEME(swp_offset_flag,
       is_at(v, 0, LAYOUT.swap[PTE_LEVEL_PTE]->flag[PTE_FLAG_UFFD_WP]))
SCHEME(pageout_marker,
       is_entry(v) &&
	       pte_layout_swap_type(&LAYOUT, PTE_LEVEL_PTE, v) == MARKER &&
	       (pte_layout_swap_offset(&LAYOUT, PTE_LEVEL_PTE, v) & PAGEOUT) !=
		       0)
