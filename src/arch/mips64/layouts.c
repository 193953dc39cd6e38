/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * mips64: names, owners and sources, of ptes alone. The numbers stand in
 * pte/arch/mips64.h.
 */
#include <pte/arch/mips64.h>

#include "common/registry.h"

/* clang-format off */

#define EVER          .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }
#define OPTION(o)     PTE_OPTION_SET(PTE_OPTION_##o)
#define PTES          PTE_LEVEL_SET(PTE_LEVEL_PTE)
#define NAME(macro, name, bit) { macro, name, (bit), 1, { 0, 0 }, PTES, EVER }

static const struct pte_name names[] = {
	NAME("_PAGE_PRESENT",  "present",  PTE_MIPS64_PRESENT),
	NAME("_PAGE_NO_READ",  "no_read",  PTE_MIPS64_NO_READ),
	NAME("_PAGE_WRITE",    "write",    PTE_MIPS64_WRITE),
	NAME("_PAGE_ACCESSED", "accessed", PTE_MIPS64_ACCESSED),
	NAME("_PAGE_MODIFIED", "modified", PTE_MIPS64_MODIFIED),
	NAME("_PAGE_SPECIAL",  "special",  PTE_MIPS64_SPECIAL),
	NAME("_PAGE_GLOBAL",   "global",   PTE_MIPS64_GLOBAL),
	NAME("_PAGE_VALID",    "valid",    PTE_MIPS64_VALID),
	NAME("_PAGE_DIRTY",    "dirty",    PTE_MIPS64_DIRTY),
	{ "_CACHE_MASK", "cache", PTE_MIPS64_CACHE, PTE_MIPS64_CACHE_BITS, { 0, 0 }, PTES, EVER },
	{ .name = NULL },
};

#define END   { 0, 0, PTE_OWNER_FREE, NULL }
#define BELOW "below the fields, and written as 0"
#define OFFSET                                                                 \
	{ PTE_MIPS64_SWAP_OFFSET, 64 - PTE_MIPS64_SWAP_OFFSET, PTE_OWNER_OFFSET, NULL }
#define LOW                                                                    \
	{ PTE_MIPS64_VALID, PTE_MIPS64_SWAP_TYPE - PTE_MIPS64_VALID, PTE_OWNER_ZERO, BELOW }, \
	{ PTE_MIPS64_GLOBAL, 1, PTE_OWNER_ZERO, "pte_none passes over _PAGE_GLOBAL" }, \
	{ PTE_MIPS64_NO_READ, PTE_MIPS64_GLOBAL - PTE_MIPS64_NO_READ, PTE_OWNER_ZERO, BELOW }, \
	{ PTE_MIPS64_PRESENT, 1, PTE_OWNER_ZERO, "pte_present tests it" },     \
	END

static const struct pte_owned owned_v5_10[] = {
	OFFSET,
	{ PTE_MIPS64_SWAP_TYPE, PTE_MIPS64_SWAP_TYPE_BITS_V5_10, PTE_OWNER_TYPE, NULL },
	LOW,
};
static const struct pte_owned owned_v6_3[] = {
	OFFSET,
	{ PTE_MIPS64_SWAP_EXCLUSIVE, 1, PTE_OWNER_OF(PTE_FLAG_EXCLUSIVE), NULL },
	{ PTE_MIPS64_SWAP_TYPE, PTE_MIPS64_SWAP_TYPE_BITS, PTE_OWNER_TYPE, NULL },
	LOW,
};

static const struct pte_store stores[] = { { .path = NULL } };
static const struct pte_protection protections[] = { { .name = NULL } };
static const struct pte_predicate predicates[] = { { .name = NULL } };

/* a type that a swp_entry has room for fits, to 6.2, too */
static const struct pte_accepted accepted[] = { { .claim = NULL } };

static const struct pte_never nevers[] =
	PTE_NEVERS_OF_PTES("no NUMA balancing: pte_protnone is the generic 0");

static const struct pte_source sources[] = {
	{ "arch/mips/include/asm/pgtable-64.h", "5.10 to 7.3", "the swap format, addresses" },
	{ "arch/mips/include/asm/pgtable-bits.h", "5.10 to 7.3", "the bits, which options move" },
	{ "arch/mips/include/asm/pgtable.h", "5.10 to 7.3", "predicates" },
	{ "arch/mips/include/asm/sparsemem.h", "5.10 to 7.3", "MAX_PHYSMEM_BITS" },
	{ "arch/mips/Kconfig", "6.1, 6.12", "which options there are" },
	{ .path = NULL },
};

static const struct pte_arch arch =
	PTE_ARCH_OF_PTES("mips64", PTE_LINUX(7, 3), sources);

/* transparent huge pages come with a kernel for processors that have them, whose
 * bits are others */
#define LACKS                                                                  \
	(OPTION(MEMORY_FAILURE) | OPTION(DEVICE_PRIVATE) | OPTION(DEVICE_PRIVATE_MIGRATION) | \
	 OPTION(NUMA_BALANCING) | OPTION(TRANSPARENT_HUGEPAGE) | OPTION(SPARSEMEM_VMEMMAP))
/* RIXI, huge pages and soft-dirty move what stands above PRESENT, and below the
 * type nothing else is: a page's bits, and GLOBAL in an empty slot */
#define MOVED PTE_GENMASK(PTE_MIPS64_SWAP_TYPE - 1, PTE_MIPS64_PRESENT + 1)
#define MODEL(of_layout, of_owned, without, with, of_about)                    \
	{                                                                      \
		.layout = &(of_layout), .arch = &arch, .seen = { (without), (with) }, \
		.owned = PTE_ALL_LEVELS(of_owned), .names = names,             \
		.stores = stores, .protections = protections, .lacks = LACKS,  \
		.phys_bits_plain = PTE_MIPS64_PHYS_BITS,                     \
		.predicates = predicates, .accepted = accepted, .nevers = nevers, \
		.about = (of_about), .image = "mips64", .moved = MOVED,        \
	}

static const struct pte_model rows[] = {
	MODEL(PTE_MIPS64_V5_10, owned_v5_10, 0,               0,               "R4000's TLB without RIXI and huge pages, 4K pages; ptes only"),
	MODEL(PTE_MIPS64_V6_3,  owned_v6_3,  PTE_LINUX(6, 2), PTE_LINUX(6, 3), "the exclusive flag; without RIXI and huge pages; ptes only"),
};

/* clang-format on */

static const char *const aliases[] = { "mips", NULL };

const struct pte_rows pte_rows_mips64 = {
	.rows = rows,
	.count = sizeof(rows) / sizeof(rows[0]),
	.aliases = aliases,
};
