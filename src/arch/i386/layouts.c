/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * i386: names, owners and sources, of ptes alone. The numbers stand in
 * pte/arch/i386.h.
 */
#include <pte/arch/i386.h>

#include "common/registry.h"

/* clang-format off */

#define EVER          .in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }
#define UNTIL(a, b)   .in = { PTE_LINUX_OLDEST, PTE_LINUX(a, b) }
#define OPTION(o)     PTE_OPTION_SET(PTE_OPTION_##o)
#define PTES          PTE_LEVEL_SET(PTE_LEVEL_PTE)
#define ANY           { 0, 0 }
#define VALID         { PTE_I386_P, PTE_I386_P }
#define INVALID       { PTE_I386_P, 0 }

#define NAMES                                                                  \
	{ "_PAGE_PRESENT",  "present",  PTE_I386_PRESENT,  1, ANY,     PTES, EVER }, \
	{ "_PAGE_RW",       "rw",       PTE_I386_RW,       1, ANY,     PTES, EVER }, \
	{ "_PAGE_USER",     "user",     PTE_I386_USER,     1, ANY,     PTES, EVER }, \
	{ "_PAGE_PWT",      "pwt",      PTE_I386_PWT,      1, ANY,     PTES, EVER }, \
	{ "_PAGE_PCD",      "pcd",      PTE_I386_PCD,      1, ANY,     PTES, EVER }, \
	{ "_PAGE_ACCESSED", "accessed", PTE_I386_ACCESSED, 1, ANY,     PTES, EVER }, \
	{ "_PAGE_DIRTY",    "dirty",    PTE_I386_DIRTY,    1, ANY,     PTES, EVER }, \
	{ "_PAGE_PAT",      "pat",      PTE_I386_PSE,      1, ANY,     PTES, EVER }, \
	{ "_PAGE_GLOBAL",   "global",   PTE_I386_GLOBAL,   1, VALID,   PTES, EVER }, \
	{ "_PAGE_PROTNONE", "protnone", PTE_I386_PROTNONE, 1, INVALID, PTES, EVER }, \
	{ "_PAGE_SPECIAL",  "special",  PTE_I386_SPECIAL,  1, ANY,     PTES, EVER }
static const struct pte_name names[] = {
	NAMES,
	{ .name = NULL },
};
static const struct pte_name names_pae[] = {
	NAMES,
	{ "_PAGE_NX",       "nx",       PTE_I386_PAE_NX,   1, ANY,     PTES, EVER },
	{ .name = NULL },
};

#define END           { 0, 0, PTE_OWNER_FREE, NULL }
#define NOT_PROT_NONE { PTE_I386_PROTNONE, 1, PTE_OWNER_ZERO, "pte_present tests _PAGE_PROTNONE" }
#define NOT_PRESENT   { PTE_I386_PRESENT, 1, PTE_OWNER_ZERO, "pte_present tests it" }
#define BETWEEN       "between the fields, and written as 0"
#define EXCLUSIVE     { PTE_I386_SWAP_EXCLUSIVE, 1, PTE_OWNER_OF(PTE_FLAG_EXCLUSIVE), NULL }

#define OFFSET                                                                 \
	{ PTE_I386_SWAP_OFFSET, PTE_I386_SWAP_OFFSET_BITS, PTE_OWNER_OFFSET, NULL }, \
	NOT_PROT_NONE
#define TYPE                                                                   \
	{ PTE_I386_SWAP_TYPE, PTE_I386_SWAP_TYPE_BITS, PTE_OWNER_TYPE, NULL }, \
	NOT_PRESENT
static const struct pte_owned owned_v5_10[] = {
	OFFSET,
	{ PTE_I386_DIRTY, PTE_I386_PSE - PTE_I386_DIRTY + 1, PTE_OWNER_ZERO, BETWEEN },
	TYPE,
	END,
};
static const struct pte_owned owned_v6_3[] = {
	OFFSET,
	EXCLUSIVE,
	{ PTE_I386_DIRTY, 1, PTE_OWNER_ZERO, BETWEEN },
	TYPE,
	END,
};

#define PAE_FIELDS                                                             \
	{ PTE_I386_PAE_SWAP_TYPE, PTE_I386_SWAP_TYPE_BITS, PTE_OWNER_TYPE, NULL }, \
	{ PTE_I386_PAE_SWAP_ONES, PTE_I386_PAE_SWAP_TYPE - PTE_I386_PAE_SWAP_ONES, PTE_OWNER_ONE, "above an entry of 32 bits, complemented" }, \
	{ PTE_I386_SWAP_OFFSET, PTE_I386_PAE_SWAP_OFFSET_BITS, PTE_OWNER_OFFSET, "stored complemented (L1TF)" }, \
	NOT_PROT_NONE
#define PAE_LOW                                                                \
	{ PTE_I386_ACCESSED, PTE_I386_DIRTY - PTE_I386_ACCESSED + 1, PTE_OWNER_HARDWARE, "A, D: Knights Landing may set them" }, \
	{ PTE_I386_RW, PTE_I386_PCD - PTE_I386_RW + 1, PTE_OWNER_FREE, NULL }, \
	NOT_PRESENT
static const struct pte_owned owned_pae_v5_10[] = {
	PAE_FIELDS,
	{ PTE_I386_PSE, 1, PTE_OWNER_FREE, NULL },
	PAE_LOW,
	END,
};
static const struct pte_owned owned_pae_v6_3[] = {
	PAE_FIELDS,
	EXCLUSIVE,
	PAE_LOW,
	END,
};

static const struct pte_store stores[] = { { .path = NULL } };
static const struct pte_protection protections[] = { { .name = NULL } };
static const struct pte_predicate predicates[] = { { .name = NULL } };

#define ACCEPTED_MACRO                                                         \
	{ "encode-contained", PTE_LEVEL_ALL, "__swp_entry", UNTIL(6, 2), "callers pass types below 32 and offsets that they read back" }
static const struct pte_accepted accepted[] = {
	ACCEPTED_MACRO,
	{ "no-physical-alias", PTES, "entries", EVER, "with two levels Linux has no mitigation for L1TF, and says so at boot (arch/x86/kernel/cpu/bugs.c)" },
	{ .claim = NULL },
};
static const struct pte_accepted accepted_pae[] = {
	ACCEPTED_MACRO,
	{ .claim = NULL },
};

static const struct pte_never nevers[] = {
	{ PTE_VIEW_TABLE,       PTES, "pte helpers don't know of tables" },
	{ PTE_VIEW_INVALIDATED, PTES, "ptes are cleared, not invalidated" },
	{ 0, 0, NULL },
};

static const struct pte_source sources[] = {
	{ "arch/x86/include/asm/pgtable-2level.h", "5.10 to 7.3", "the swap format with two levels" },
	{ "arch/x86/include/asm/pgtable-3level.h", "5.10 to 7.3", "the swap format with PAE" },
	{ "arch/x86/include/asm/pgtable.h", "5.10 to 7.3", "predicates" },
	{ "arch/x86/include/asm/pgtable_types.h", "5.10 to 7.3", "the bits of a present page, the erratum" },
	{ "arch/x86/include/asm/pgtable-invert.h", "5.10 to 7.3", "addresses of words whose P is clear" },
	{ "arch/x86/include/asm/sparsemem.h", "5.10 to 7.3", "MAX_PHYSMEM_BITS" },
	{ "arch/x86/kernel/cpu/bugs.c", "6.12", "the mitigations of L1TF" },
	{ "arch/x86/Kconfig", "6.1, 6.12", "which options there are" },
	{ .path = NULL },
};

static const struct pte_arch arch = {
	.name = "i386",
	.newest = PTE_LINUX(7, 3),
	.protnone_always = 0,
	.l1tf = true,
	.c_bit = false,
	.options = NULL,
	.option_count = 0,
	.sources = sources,
};

/* soft-dirty and uffd-wp are of 64 bits alone */
#define LACKS (OPTION(DEVICE_PRIVATE) | OPTION(DEVICE_PRIVATE_MIGRATION) | OPTION(NUMA_BALANCING) | OPTION(SPARSEMEM_VMEMMAP))
#define MODEL(of_layout, of_owned, of_names, of_accepted, without, with, phys, address, of_image, of_about) \
	{                                                                      \
		.layout = &(of_layout), .arch = &arch, .seen = { (without), (with) }, \
		.owned = PTE_ALL_LEVELS(of_owned), .names = (of_names), .stores = stores, \
		.protections = protections, .lacks = LACKS,                    \
		.phys_bits_plain = (phys), .address_bits = (address),          \
		.predicates = predicates, .accepted = (of_accepted), .nevers = nevers, \
		.about = (of_about), .image = (of_image)                       \
	}

static const struct pte_model rows[] = {
	MODEL(PTE_I386_V5_10,     owned_v5_10,     names,     accepted,     0,               0,               PTE_I386_PHYS_BITS,     PTE_I386_WORD_BITS,       "i386",     "two levels, words of 32 bits; ptes only"),
	MODEL(PTE_I386_V6_3,      owned_v6_3,      names,     accepted,     PTE_LINUX(6, 2), PTE_LINUX(6, 3), PTE_I386_PHYS_BITS,     PTE_I386_WORD_BITS,       "i386",     "the exclusive flag; ptes only"),
	MODEL(PTE_I386_PAE_V5_10, owned_pae_v5_10, names_pae, accepted_pae, 0,               0,               PTE_I386_PAE_PHYS_BITS, PTE_I386_PAE_ADDRESS_END, "i386-pae", "PAE, an entry of 32 bits in a word of 64; ptes only"),
	MODEL(PTE_I386_PAE_V6_3,  owned_pae_v6_3,  names_pae, accepted_pae, PTE_LINUX(6, 2), PTE_LINUX(6, 3), PTE_I386_PAE_PHYS_BITS, PTE_I386_PAE_ADDRESS_END, "i386-pae", "the exclusive flag; ptes only"),
};

/* clang-format on */

const struct pte_rows pte_rows_i386 = {
	.rows = rows,
	.count = sizeof(rows) / sizeof(rows[0]),
};
