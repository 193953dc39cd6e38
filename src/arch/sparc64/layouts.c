/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * sparc64: names, owners and sources, of ptes alone. The numbers stand in
 * pte/arch/sparc64.h.
 */
#include <pte/arch/sparc64.h>

#include "common/registry.h"

/* clang-format off */

#define EVER          .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }
#define OPTION(o)     PTE_OPTION_SET(PTE_OPTION_##o)
#define PGTABLE_H     "arch/sparc/include/asm/pgtable_64.h"
#define PTES          PTE_LEVEL_SET(PTE_LEVEL_PTE)
#define ANY           { 0, 0 }
#define NAME(macro, name, bit) { macro, name, (bit), 1, ANY, PTES, EVER }

static const struct pte_name names_sun4u[] = {
	NAME("_PAGE_W_4U",        "w",        PTE_SPARC64_SUN4U_W),
	NAME("_PAGE_P_4U",        "p",        PTE_SPARC64_SUN4U_P),
	NAME("_PAGE_E_4U",        "e",        PTE_SPARC64_SUN4U_E),
	NAME("_PAGE_CV_4U",       "cv",       PTE_SPARC64_SUN4U_CV),
	NAME("_PAGE_CP_4U",       "cp",       PTE_SPARC64_SUN4U_CP),
	NAME("_PAGE_L_4U",        "l",        PTE_SPARC64_SUN4U_L),
	NAME("_PAGE_PRESENT_4U",  "present",  PTE_SPARC64_SUN4U_PRESENT),
	NAME("_PAGE_WRITE_4U",    "write",    PTE_SPARC64_SUN4U_WRITE),
	NAME("_PAGE_READ_4U",     "read",     PTE_SPARC64_SUN4U_READ),
	NAME("_PAGE_ACCESSED_4U", "accessed", PTE_SPARC64_SUN4U_ACCESSED),
	NAME("_PAGE_MODIFIED_4U", "modified", PTE_SPARC64_SUN4U_MODIFIED),
	NAME("_PAGE_EXEC_4U",     "exec",     PTE_SPARC64_SUN4U_EXEC),
	NAME("_PAGE_PMD_HUGE_4U", "pmd_huge", PTE_SPARC64_PMD_HUGE),
	NAME("_PAGE_SPECIAL_4U",  "special",  PTE_SPARC64_SPECIAL),
	NAME("_PAGE_IE_4U",       "ie",       PTE_SPARC64_SUN4U_IE),
	NAME("_PAGE_NFO_4U",      "nfo",      PTE_SPARC64_SUN4U_NFO),
	NAME("_PAGE_VALID",       "valid",    PTE_SPARC64_VALID),
	{ .name = NULL },
};
static const struct pte_name names_sun4v[] = {
	{ "_PAGE_SZALL_4V", "sz", PTE_SPARC64_SUN4V_SZ, PTE_SPARC64_SUN4V_SZ_BITS, ANY, PTES, EVER },
	NAME("_PAGE_PRESENT_4V",  "present",  PTE_SPARC64_SUN4V_PRESENT),
	NAME("_PAGE_W_4V",        "w",        PTE_SPARC64_SUN4V_W),
	NAME("_PAGE_EXEC_4V",     "exec",     PTE_SPARC64_SUN4V_EXEC),
	NAME("_PAGE_P_4V",        "p",        PTE_SPARC64_SUN4V_P),
	NAME("_PAGE_CV_4V",       "cv",       PTE_SPARC64_SUN4V_CV),
	NAME("_PAGE_CP_4V",       "cp",       PTE_SPARC64_SUN4V_CP),
	NAME("_PAGE_E_4V",        "e",        PTE_SPARC64_SUN4V_E),
	NAME("_PAGE_IE_4V",       "ie",       PTE_SPARC64_SUN4V_IE),
	NAME("_PAGE_PMD_HUGE_4V", "pmd_huge", PTE_SPARC64_PMD_HUGE),
	NAME("_PAGE_SPECIAL_4V",  "special",  PTE_SPARC64_SPECIAL),
	NAME("_PAGE_WRITE_4V",    "write",    PTE_SPARC64_SUN4V_WRITE),
	NAME("_PAGE_READ_4V",     "read",     PTE_SPARC64_SUN4V_READ),
	NAME("_PAGE_ACCESSED_4V", "accessed", PTE_SPARC64_SUN4V_ACCESSED),
	NAME("_PAGE_MODIFIED_4V", "modified", PTE_SPARC64_SUN4V_MODIFIED),
	NAME("_PAGE_NFO_4V",      "nfo",      PTE_SPARC64_SUN4V_NFO),
	NAME("_PAGE_VALID",       "valid",    PTE_SPARC64_VALID),
	{ .name = NULL },
};

#define END   { 0, 0, PTE_OWNER_FREE, NULL }
#define BELOW "below the fields, and written as 0"
#define OFFSET                                                                 \
	{ PTE_SPARC64_SWAP_OFFSET, 64 - PTE_SPARC64_SWAP_OFFSET, PTE_OWNER_OFFSET, NULL }
#define EXCLUSIVE                                                              \
	{ PTE_SPARC64_SWAP_EXCLUSIVE, 1, PTE_OWNER_OF(PTE_FLAG_EXCLUSIVE), NULL }
#define LOW(present)                                                           \
	{ (present) + 1, PTE_SPARC64_SWAP_TYPE - (present) - 1, PTE_OWNER_ZERO, BELOW }, \
	{ (present), 1, PTE_OWNER_ZERO, "pte_present tests it" },              \
	{ 0, (present), PTE_OWNER_ZERO, BELOW },                               \
	END
#define FIELDS_V5_10                                                           \
	OFFSET,                                                                \
	{ PTE_SPARC64_SWAP_TYPE, PTE_SPARC64_SWAP_TYPE_BITS_V5_10, PTE_OWNER_TYPE, NULL }
#define FIELDS_V6_3                                                            \
	OFFSET, EXCLUSIVE,                                                     \
	{ PTE_SPARC64_SWAP_TYPE, PTE_SPARC64_SWAP_TYPE_BITS, PTE_OWNER_TYPE, NULL }

static const struct pte_owned owned_sun4u_v5_10[] = { FIELDS_V5_10, LOW(PTE_SPARC64_SUN4U_PRESENT) };
static const struct pte_owned owned_sun4u_v6_3[]  = { FIELDS_V6_3,  LOW(PTE_SPARC64_SUN4U_PRESENT) };
static const struct pte_owned owned_sun4v_v5_10[] = { FIELDS_V5_10, LOW(PTE_SPARC64_SUN4V_PRESENT) };
static const struct pte_owned owned_sun4v_v6_3[]  = { FIELDS_V6_3,  LOW(PTE_SPARC64_SUN4V_PRESENT) };

static const struct pte_store stores[] = { { .path = NULL } };
static const struct pte_protection protections[] = { { .name = NULL } };
static const struct pte_predicate predicates[] = { { .name = NULL } };

/* a type that a swp_entry has room for fits, to 6.2, too */
static const struct pte_accepted accepted[] = { { .claim = NULL } };

static const struct pte_never nevers[] =
	PTE_NEVERS_OF_PTES("no NUMA balancing: pte_protnone is the generic 0");

static const struct pte_source sources[] = {
	{ PGTABLE_H, "5.10 to 7.3", "the swap format, the bits, predicates, addresses" },
	{ "arch/sparc/include/asm/page_64.h", "5.10 to 7.3", "MAX_PHYS_ADDRESS_BITS" },
	{ "arch/sparc/include/asm/sparsemem.h", "5.10 to 7.3", "MAX_PHYSMEM_BITS" },
	{ "arch/sparc/Kconfig", "6.1, 6.12", "which options there are" },
	{ .path = NULL },
};

static const struct pte_arch arch =
	PTE_ARCH_OF_PTES("sparc64", PTE_LINUX(7, 3), sources);

/* no memory hotplug, and so no ZONE_DEVICE */
#define LACKS                                                                  \
	(OPTION(MEMORY_FAILURE) | OPTION(DEVICE_PRIVATE) | OPTION(DEVICE_PRIVATE_MIGRATION) | \
	 OPTION(NUMA_BALANCING))
#define MODEL(of_layout, of_owned, of_names, without, with, of_about)          \
	{                                                                      \
		.layout = &(of_layout), .arch = &arch, .seen = { (without), (with) }, \
		.owned = PTE_ALL_LEVELS(of_owned), .names = (of_names),        \
		.stores = stores, .protections = protections, .lacks = LACKS,  \
		.phys_bits_plain = PTE_SPARC64_PHYS_BITS,                      \
		.address_bits = PTE_SPARC64_PHYS_BITS, .predicates = predicates, \
		.accepted = accepted, .nevers = nevers, .about = (of_about),   \
		.image = "sparc64"                                             \
	}

static const struct pte_model rows[] = {
	MODEL(PTE_SPARC64_SUN4U_V5_10, owned_sun4u_v5_10, names_sun4u, 0,               0,               "sun4u: 7 is present; types of 8 bits; ptes only"),
	MODEL(PTE_SPARC64_SUN4U_V6_3,  owned_sun4u_v6_3,  names_sun4u, PTE_LINUX(6, 2), PTE_LINUX(6, 3), "sun4u: the exclusive flag; ptes only"),
	MODEL(PTE_SPARC64_SUN4V_V5_10, owned_sun4v_v5_10, names_sun4v, 0,               0,               "sun4v: 4 is present; types of 8 bits; ptes only"),
	MODEL(PTE_SPARC64_SUN4V_V6_3,  owned_sun4v_v6_3,  names_sun4v, PTE_LINUX(6, 2), PTE_LINUX(6, 3), "sun4v: the exclusive flag; ptes only"),
};

/* clang-format on */

static const char *const aliases[] = { "sparc", NULL };

const struct pte_rows pte_rows_sparc64 = {
	.rows = rows,
	.count = sizeof(rows) / sizeof(rows[0]),
	.usual = "sparc64-sun4v",
	.aliases = aliases,
};
