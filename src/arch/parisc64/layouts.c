/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * parisc, 64 bits: names, owners and sources, of ptes alone. The numbers stand
 * in pte/arch/parisc64.h.
 */
#include <pte/arch/parisc64.h>

#include "common/registry.h"

/* clang-format off */

#define EVER          .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }
#define UNTIL(a, b)   .in = { PTE_LINUX_OLDEST, PTE_LINUX(a, b) }
#define OPTION(o)     PTE_OPTION_SET(PTE_OPTION_##o)
#define PTES          PTE_LEVEL_SET(PTE_LEVEL_PTE)
#define NAME(macro, name, bit) { macro, name, (bit), 1, { 0, 0 }, PTES, EVER }

/* SPECIAL is DMB with CONFIG_HUGETLB_PAGE, and HUGE without */
static const struct pte_name names[] = {
	NAME("_PAGE_READ",     "read",     PTE_PARISC64_READ),
	NAME("_PAGE_WRITE",    "write",    PTE_PARISC64_WRITE),
	NAME("_PAGE_EXEC",     "exec",     PTE_PARISC64_EXEC),
	NAME("_PAGE_GATEWAY",  "gateway",  PTE_PARISC64_GATEWAY),
	NAME("_PAGE_DMB",      "dmb",      PTE_PARISC64_DMB),
	NAME("_PAGE_DIRTY",    "dirty",    PTE_PARISC64_DIRTY),
	NAME("_PAGE_REFTRAP",  "reftrap",  PTE_PARISC64_REFTRAP),
	NAME("_PAGE_NO_CACHE", "no_cache", PTE_PARISC64_NO_CACHE),
	NAME("_PAGE_ACCESSED", "accessed", PTE_PARISC64_ACCESSED),
	NAME("_PAGE_PRESENT",  "present",  PTE_PARISC64_PRESENT),
	NAME("_PAGE_HUGE",     "huge",     PTE_PARISC64_HUGE),
	NAME("_PAGE_USER",     "user",     PTE_PARISC64_USER),
	{ .name = NULL },
};

#define END { 0, 0, PTE_OWNER_FREE, NULL }
#define HIGH(lsb)                                                              \
	{ (lsb), 64 - (lsb), PTE_OWNER_OFFSET, "but for its lowest three bits" }
#define LOW(lsb)                                                               \
	{ (lsb), PTE_PARISC64_SWAP_LOW_BITS, PTE_OWNER_OFFSET, "its lowest three bits" }
#define NOT_PRESENT                                                            \
	{ PTE_PARISC64_PRESENT, 1, PTE_OWNER_ZERO, "pte_present tests it" }
#define TYPE                                                                   \
	{ PTE_PARISC64_SWAP_TYPE, PTE_PARISC64_SWAP_TYPE_BITS, PTE_OWNER_TYPE, NULL }

static const struct pte_owned owned_v5_10[] = {
	HIGH(PTE_PARISC64_SWAP_HIGH_V5_10),
	{ PTE_PARISC64_HUGE, 1, PTE_OWNER_FREE, NULL },
	NOT_PRESENT,
	LOW(PTE_PARISC64_SWAP_LOW_V5_10),
	{ PTE_PARISC64_DIRTY, 1, PTE_OWNER_FREE, NULL },
	TYPE,
	END,
};
static const struct pte_owned owned_v6_3[] = {
	HIGH(PTE_PARISC64_SWAP_HIGH),
	NOT_PRESENT,
	{ PTE_PARISC64_SWAP_EXCLUSIVE, 1, PTE_OWNER_OF(PTE_FLAG_EXCLUSIVE), NULL },
	LOW(PTE_PARISC64_SWAP_LOW),
	TYPE,
	END,
};

static const struct pte_store stores[] = { { .path = NULL } };
static const struct pte_protection protections[] = { { .name = NULL } };
static const struct pte_predicate predicates[] = { { .name = NULL } };

static const struct pte_accepted accepted[] = {
	{ "encode-contained", PTE_LEVEL_ALL, "__swp_entry", UNTIL(6, 2), "callers pass types below 32 and offsets that they read back" },
	{ .claim = NULL },
};

static const struct pte_never nevers[] =
	PTE_NEVERS_OF_PTES("no NUMA balancing: pte_protnone is the generic 0");

static const struct pte_source sources[] = {
	{ "arch/parisc/include/asm/pgtable.h", "5.10 to 7.3", "the swap format, the bits, predicates, addresses" },
	{ "arch/parisc/include/asm/sparsemem.h", "5.10 to 7.3", "MAX_PHYSMEM_BITS" },
	{ "arch/parisc/Kconfig", "6.1, 6.12", "which options there are" },
	{ .path = NULL },
};

static const struct pte_arch arch =
	PTE_ARCH_OF_PTES("parisc64", PTE_LINUX(7, 3), sources);

#define LACKS                                                                  \
	(OPTION(DEVICE_PRIVATE) | OPTION(DEVICE_PRIVATE_MIGRATION) | OPTION(NUMA_BALANCING) | \
	 OPTION(TRANSPARENT_HUGEPAGE) | OPTION(SPARSEMEM_VMEMMAP))
#define MODEL(of_layout, of_owned, without, with, of_about)                    \
	{                                                                      \
		.layout = &(of_layout), .arch = &arch, .seen = { (without), (with) }, \
		.owned = PTE_ALL_LEVELS(of_owned), .names = names,             \
		.stores = stores, .protections = protections, .lacks = LACKS,  \
		.phys_bits_plain = PTE_PARISC64_PHYS_BITS,                     \
		.predicates = predicates, .accepted = accepted, .nevers = nevers, \
		.about = (of_about), .image = "parisc64"                       \
	}

static const struct pte_model rows[] = {
	MODEL(PTE_PARISC64_V5_10, owned_v5_10, 0,               0,               "an offset in two pieces; 4K pages; ptes only"),
	MODEL(PTE_PARISC64_V6_3,  owned_v6_3,  PTE_LINUX(6, 2), PTE_LINUX(6, 3), "the exclusive flag; 4K pages; ptes only"),
};

/* clang-format on */

static const char *const aliases[] = { "parisc", NULL };

const struct pte_rows pte_rows_parisc64 = {
	.rows = rows,
	.count = sizeof(rows) / sizeof(rows[0]),
	.aliases = aliases,
};
