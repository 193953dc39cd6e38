/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * sparc64, sun4u and sun4v: the layouts, as far as a codec or a predicate needs
 * them. Of ptes alone.
 *
 *  an entry that isn't present
 *   63:21  20   19:13 12:0
 *   offset excl type  0        6.3 on; before, 20 was of the type, too
 *
 *  a present page of sun4u
 *   63    60  59 57      56       42:13 12   11       10       9    8     7
 *   VALID NFO IE SPECIAL PMD_HUGE pfn   EXEC MODIFIED ACCESSED READ WRITE
 * PRESENT 6 5  4  3 2 1 L CP CV E P W
 *
 *  ... of sun4v
 *   63    62  61       60       59   58    57      56       55:13
 *   VALID NFO MODIFIED ACCESSED READ WRITE SPECIAL PMD_HUGE pfn
 *   12 11 10 9  8 7    6 4       2:0
 *   IE E  CP CV P EXEC W PRESENT SZ
 *
 * One kernel boots on both: which bit says that a word is present is patched in
 * then. Pages are 8K. VALID of an entry is the offset's top bit; pte_present
 * doesn't ask for it.
 *
 * Source: Linux 5.10 to 7.3 arch/sparc/include/asm/pgtable_64.h, page_64.h,
 * sparsemem.h.
 */
#ifndef PTE_ARCH_SPARC64_H
#define PTE_ARCH_SPARC64_H

#include <pte/layout.h>

/** The only place where these numbers stand. */
enum {
	PTE_SPARC64_PMD_HUGE = 56, /* of both */
	PTE_SPARC64_SPECIAL = 57,
	PTE_SPARC64_VALID = 63,

	PTE_SPARC64_SUN4U_W = 1,
	PTE_SPARC64_SUN4U_P = 2,
	PTE_SPARC64_SUN4U_E = 3,
	PTE_SPARC64_SUN4U_CV = 4,
	PTE_SPARC64_SUN4U_CP = 5,
	PTE_SPARC64_SUN4U_L = 6,
	PTE_SPARC64_SUN4U_PRESENT = 7,
	PTE_SPARC64_SUN4U_WRITE = 8,
	PTE_SPARC64_SUN4U_READ = 9,
	PTE_SPARC64_SUN4U_ACCESSED = 10,
	PTE_SPARC64_SUN4U_MODIFIED = 11,
	PTE_SPARC64_SUN4U_EXEC = 12,
	PTE_SPARC64_SUN4U_PFN_END = 43, /* above the highest bit of it */
	PTE_SPARC64_SUN4U_IE = 59,
	PTE_SPARC64_SUN4U_NFO = 60,

	PTE_SPARC64_SUN4V_SZ = 0,
	PTE_SPARC64_SUN4V_SZ_BITS = 3,
	PTE_SPARC64_SUN4V_PRESENT = 4,
	PTE_SPARC64_SUN4V_W = 6,
	PTE_SPARC64_SUN4V_EXEC = 7,
	PTE_SPARC64_SUN4V_P = 8,
	PTE_SPARC64_SUN4V_CV = 9,
	PTE_SPARC64_SUN4V_CP = 10,
	PTE_SPARC64_SUN4V_E = 11,
	PTE_SPARC64_SUN4V_IE = 12,
	PTE_SPARC64_SUN4V_PFN_END = 56,
	PTE_SPARC64_SUN4V_WRITE = 58,
	PTE_SPARC64_SUN4V_READ = 59,
	PTE_SPARC64_SUN4V_ACCESSED = 60,
	PTE_SPARC64_SUN4V_MODIFIED = 61,
	PTE_SPARC64_SUN4V_NFO = 62,

	PTE_SPARC64_PAGE_SHIFT = 13,
	PTE_SPARC64_PMD_SHIFT = 23,
	PTE_SPARC64_PHYS_BITS = 53, /* MAX_PHYS_ADDRESS_BITS */

	PTE_SPARC64_SWAP_TYPE = PTE_SPARC64_PAGE_SHIFT,
	PTE_SPARC64_SWAP_TYPE_BITS_V5_10 = 8,
	PTE_SPARC64_SWAP_TYPE_BITS = 7,
	PTE_SPARC64_SWAP_EXCLUSIVE = 20,
	PTE_SPARC64_SWAP_OFFSET = 21,
	PTE_SPARC64_TYPE_ARGUMENT_BITS = 32, /* of the macro: an unsigned int */
};

/* clang-format off */

#define PTE_SPARC64_CODEC(type_bits, exclusive, spill_bits)                    \
	{                                                                      \
		/* type     */ { PTE_SPARC64_SWAP_TYPE, (type_bits), 0, false }, \
		/* offset   */ { PTE_SPARC64_SWAP_OFFSET, 64 - PTE_SPARC64_SWAP_OFFSET, 0, false }, \
		/* fixed    */ { PTE_GENMASK(PTE_SPARC64_SWAP_TYPE - 1, 0), 0 }, \
		/* flags    */ { 0, 0, (exclusive) },                          \
		/* spill    */ { { PTE_SPARC64_SWAP_TYPE + (type_bits), (spill_bits), \
				   (type_bits), false },                       \
				 PTE_NO_PIECE },                               \
		/* high     */ PTE_NO_PIECE,                                   \
	}
/* to 6.2 the type isn't masked, and is shifted as a long */
static const struct pte_codec pte_sparc64_swap_v5_10 = PTE_SPARC64_CODEC(
	PTE_SPARC64_SWAP_TYPE_BITS_V5_10, 0,
	PTE_SPARC64_TYPE_ARGUMENT_BITS - PTE_SPARC64_SWAP_TYPE_BITS_V5_10);
static const struct pte_codec pte_sparc64_swap_v6_3 = PTE_SPARC64_CODEC(
	PTE_SPARC64_SWAP_TYPE_BITS, PTE_BIT(PTE_SPARC64_SWAP_EXCLUSIVE), 0);

#define PTE_SPARC64_PTE_VIEW(present)                                          \
	{                                                                      \
		/* none        */ PTE_TEST(PTE_ALL_BITS, 0),                   \
		/* present     */ PTE_TEST_ANY(PTE_BIT(present)),              \
		/* protnone    */ PTE_TEST_NEVER,                              \
		/* invalidated */ PTE_TEST_NEVER,                              \
		/* table       */ PTE_TEST_NEVER,                              \
		/* flags       */ { 0, 0, 0 },                                 \
		/* hardware    */ 0,                                           \
		/* leaf        */ { 0, 0 },                                    \
		/* invalidate  */ { 0, 0 },                                    \
	}
static const struct pte_view pte_sparc64_sun4u_pte =
	PTE_SPARC64_PTE_VIEW(PTE_SPARC64_SUN4U_PRESENT);
static const struct pte_view pte_sparc64_sun4v_pte =
	PTE_SPARC64_PTE_VIEW(PTE_SPARC64_SUN4V_PRESENT);

#define PTE_SPARC64_PLACE(end)                                                 \
	{                                                                      \
		1,                                                             \
		{                                                              \
			{ { 0, 0 }, 0,                                         \
			  { { PTE_SPARC64_PAGE_SHIFT, (end) - PTE_SPARC64_PAGE_SHIFT, \
			      PTE_SPARC64_PAGE_SHIFT, false },                 \
			    PTE_NO_PIECE } },                                  \
			PTE_NO_ADDRESS,                                        \
			PTE_NO_ADDRESS,                                        \
			PTE_NO_ADDRESS,                                        \
		},                                                             \
	}
static const struct pte_place pte_sparc64_sun4u_place =
	PTE_SPARC64_PLACE(PTE_SPARC64_SUN4U_PFN_END);
static const struct pte_place pte_sparc64_sun4v_place =
	PTE_SPARC64_PLACE(PTE_SPARC64_SUN4V_PFN_END);

/* newest first, as each names the one after it */
#define PTE_SPARC64_LAYOUT(name, since, next, swap, pte, place)                \
	{                                                                      \
		(name), (since), (next), PTE_SPARC64_PAGE_SHIFT,               \
		PTE_SPARC64_PHYS_BITS, PTE_ALL_LEVELS(&(swap)),                \
		{ &(pte), NULL, NULL }, { &(place), NULL, NULL }, &(pte),      \
		PTE_SPARC64_PMD_SHIFT, PTE_EMPTY_IS_0, { NULL, NULL, NULL },   \
		PTE_USUAL_LENGTHS,                                             \
	}
#define PTE_SPARC64_SUN4U(since, next, swap)                                   \
	PTE_SPARC64_LAYOUT("sparc64-sun4u", since, next, swap, pte_sparc64_sun4u_pte, pte_sparc64_sun4u_place)
#define PTE_SPARC64_SUN4V(since, next, swap)                                   \
	PTE_SPARC64_LAYOUT("sparc64-sun4v", since, next, swap, pte_sparc64_sun4v_pte, pte_sparc64_sun4v_place)

static const struct pte_layout PTE_SPARC64_SUN4U_V6_3 =
	PTE_SPARC64_SUN4U(PTE_LINUX(6, 3), NULL, pte_sparc64_swap_v6_3);
static const struct pte_layout PTE_SPARC64_SUN4U_V5_10 = PTE_SPARC64_SUN4U(
	PTE_LINUX(5, 10), &PTE_SPARC64_SUN4U_V6_3, pte_sparc64_swap_v5_10);
static const struct pte_layout PTE_SPARC64_SUN4V_V6_3 =
	PTE_SPARC64_SUN4V(PTE_LINUX(6, 3), NULL, pte_sparc64_swap_v6_3);
static const struct pte_layout PTE_SPARC64_SUN4V_V5_10 = PTE_SPARC64_SUN4V(
	PTE_LINUX(5, 10), &PTE_SPARC64_SUN4V_V6_3, pte_sparc64_swap_v5_10);

/* clang-format on */

#endif /* PTE_ARCH_SPARC64_H */
