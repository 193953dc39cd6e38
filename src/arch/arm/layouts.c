/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * arm, 32 bits: names, owners and sources, of ptes alone. The numbers stand in
 * pte/arch/arm.h.
 */
#include <pte/arch/arm.h>

#include "common/registry.h"

/* clang-format off */

#define EVER          .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }
#define UNTIL(a, b)   .in = { PTE_LINUX_OLDEST, PTE_LINUX(a, b) }
#define OPTION(o)     PTE_OPTION_SET(PTE_OPTION_##o)
#define PTES          PTE_LEVEL_SET(PTE_LEVEL_PTE)
#define ANY           { 0, 0 }

static const struct pte_name names[] = {
	{ "L_PTE_PRESENT", "present", PTE_ARM_VALID,  1,               ANY, PTES, EVER },
	{ "L_PTE_YOUNG",   "young",   PTE_ARM_YOUNG,  1,               ANY, PTES, EVER },
	{ "L_PTE_MT_MASK", "mt",      PTE_ARM_MT,     PTE_ARM_MT_BITS, ANY, PTES, EVER },
	{ "L_PTE_DIRTY",   "dirty",   PTE_ARM_DIRTY,  1,               ANY, PTES, EVER },
	{ "L_PTE_RDONLY",  "rdonly",  PTE_ARM_RDONLY, 1,               ANY, PTES, EVER },
	{ "L_PTE_USER",    "user",    PTE_ARM_USER,   1,               ANY, PTES, EVER },
	{ "L_PTE_XN",      "xn",      PTE_ARM_XN,     1,               ANY, PTES, EVER },
	{ "L_PTE_SHARED",  "shared",  PTE_ARM_SHARED, 1,               ANY, PTES, EVER },
	{ "L_PTE_NONE",    "none",    PTE_ARM_NONE,   1,               ANY, PTES, EVER },
	{ .name = NULL },
};
static const struct pte_name names_lpae[] = {
	{ "L_PTE_PRESENT", "present", PTE_ARM_VALID,        PTE_ARM_LPAE_PRESENT_BITS, ANY, PTES, EVER },
	{ "L_PTE_MT_MASK", "mt",      PTE_ARM_MT,           PTE_ARM_LPAE_MT_BITS,      ANY, PTES, EVER },
	{ "L_PTE_USER",    "user",    PTE_ARM_LPAE_USER,    1,                         ANY, PTES, EVER },
	{ "L_PTE_SHARED",  "shared",  PTE_ARM_LPAE_SHARED,  PTE_ARM_LPAE_SHARED_BITS,  ANY, PTES, EVER },
	{ "L_PTE_YOUNG",   "young",   PTE_ARM_LPAE_YOUNG,   1,                         ANY, PTES, EVER },
	{ "L_PTE_XN",      "xn",      PTE_ARM_LPAE_XN,      1,                         ANY, PTES, EVER },
	{ "L_PTE_DIRTY",   "dirty",   PTE_ARM_LPAE_DIRTY,   1,                         ANY, PTES, EVER },
	{ "L_PTE_SPECIAL", "special", PTE_ARM_LPAE_SPECIAL, 1,                         ANY, PTES, EVER },
	{ "L_PTE_NONE",    "none",    PTE_ARM_LPAE_NONE,    1,                         ANY, PTES, EVER },
	{ "L_PTE_RDONLY",  "rdonly",  PTE_ARM_LPAE_RDONLY,  1,                         ANY, PTES, EVER },
	{ .name = NULL },
};

#define END { 0, 0, PTE_OWNER_FREE, NULL }
#define OFFSET(lsb)                                                            \
	{ (lsb), PTE_ARM_ENTRY_BITS - (lsb), PTE_OWNER_OFFSET, NULL }
#define EXCLUSIVE                                                              \
	{ PTE_ARM_SWAP_EXCLUSIVE, 1, PTE_OWNER_OF(PTE_FLAG_EXCLUSIVE), NULL }
#define TYPE                                                                   \
	{ PTE_ARM_SWAP_TYPE, PTE_ARM_SWAP_TYPE_BITS, PTE_OWNER_TYPE, NULL }
#define TOP { PTE_ARM_ENTRY_BITS, 64 - PTE_ARM_ENTRY_BITS, PTE_OWNER_ZERO, "__swp_entry gives 32 bits" }
#define LOW { PTE_ARM_VALID, PTE_ARM_SWAP_TYPE - PTE_ARM_VALID, PTE_OWNER_ZERO, "pte_present tests bit 0; bit 1 is L_PTE_YOUNG" }
#define LOW_LPAE { PTE_ARM_VALID, PTE_ARM_LPAE_PRESENT_BITS, PTE_OWNER_ZERO, "pte_present tests L_PTE_PRESENT" }

static const struct pte_owned owned_v5_10[] = {
	OFFSET(PTE_ARM_SWAP_OFFSET_V5_10), TYPE, LOW, END,
};
static const struct pte_owned owned_v6_3[] = {
	OFFSET(PTE_ARM_SWAP_OFFSET), EXCLUSIVE, TYPE, LOW, END,
};
static const struct pte_owned owned_lpae_v5_10[] = {
	TOP, OFFSET(PTE_ARM_SWAP_OFFSET_V5_10), TYPE, LOW_LPAE, END,
};
static const struct pte_owned owned_lpae_v6_3[] = {
	TOP, OFFSET(PTE_ARM_SWAP_OFFSET), EXCLUSIVE, TYPE, LOW_LPAE, END,
};

static const struct pte_store stores[] = { { .path = NULL } };
static const struct pte_protection protections[] = { { .name = NULL } };
static const struct pte_predicate predicates[] = { { .name = NULL } };

static const struct pte_accepted accepted[] = {
	{ "encode-contained", PTE_LEVEL_ALL, "__swp_entry", UNTIL(6, 2), "callers pass types below 32 and offsets that they read back" },
	{ .claim = NULL },
};

static const struct pte_never nevers[] =
	PTE_NEVERS_OF_PTES("no NUMA balancing: a page without access is present, with L_PTE_NONE");

static const struct pte_source sources[] = {
	{ "arch/arm/include/asm/pgtable.h", "5.10 to 7.3", "the swap format, predicates" },
	{ "arch/arm/include/asm/pgtable-2level.h", "5.10 to 7.3", "the bits of the classic tables" },
	{ "arch/arm/include/asm/pgtable-3level.h", "5.10 to 7.3", "the bits of LPAE" },
	{ "arch/arm/include/asm/sparsemem.h", "5.10 to 7.3", "MAX_PHYSMEM_BITS" },
	{ "arch/arm/Kconfig", "6.1, 6.12", "which options there are" },
	{ .path = NULL },
};

static const struct pte_arch arch =
	PTE_ARCH_OF_PTES("arm", PTE_LINUX(7, 3), sources);

#define LACKS                                                                  \
	(OPTION(MEMORY_FAILURE) | OPTION(DEVICE_PRIVATE) | OPTION(DEVICE_PRIVATE_MIGRATION) | \
	 OPTION(NUMA_BALANCING) | OPTION(SPARSEMEM_VMEMMAP))
#define MODEL(of_layout, of_owned, of_names, without, with, of_lacks, address, of_image, of_about) \
	{                                                                      \
		.layout = &(of_layout), .arch = &arch, .seen = { (without), (with) }, \
		.owned = PTE_ALL_LEVELS(of_owned), .names = (of_names),        \
		.stores = stores, .protections = protections,                  \
		.lacks = LACKS | (uint32_t)(of_lacks), .phys_bits_plain = PTE_ARM_PHYS_BITS, \
		.address_bits = (address), .predicates = predicates,           \
		.accepted = accepted, .nevers = nevers, .about = (of_about),   \
		.image = (of_image)                                            \
	}

static const struct pte_model rows[] = {
	MODEL(PTE_ARM_V5_10,      owned_v5_10,      names,      0,               0,               OPTION(TRANSPARENT_HUGEPAGE), PTE_ARM_PHYS_BITS,        "arm",      "words of 32 bits; ptes only"),
	MODEL(PTE_ARM_V6_3,       owned_v6_3,       names,      PTE_LINUX(6, 2), PTE_LINUX(6, 3), OPTION(TRANSPARENT_HUGEPAGE), PTE_ARM_PHYS_BITS,        "arm",      "the exclusive flag; ptes only"),
	MODEL(PTE_ARM_LPAE_V5_10, owned_lpae_v5_10, names_lpae, 0,               0,               0,                            PTE_ARM_LPAE_ADDRESS_END, "arm-lpae", "LPAE, an entry of 32 bits in a word of 64; ptes only"),
	MODEL(PTE_ARM_LPAE_V6_3,  owned_lpae_v6_3,  names_lpae, PTE_LINUX(6, 2), PTE_LINUX(6, 3), 0,                            PTE_ARM_LPAE_ADDRESS_END, "arm-lpae", "the exclusive flag; ptes only"),
};

/* clang-format on */

const struct pte_rows pte_rows_arm = {
	.rows = rows,
	.count = sizeof(rows) / sizeof(rows[0]),
};
