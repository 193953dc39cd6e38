/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is fixed on each kind of machine. A fact that a tree's helpers don't
 * read has no effect; what they read and no fact gives is named where something
 * depends on it.
 */
#include "variant.h"

#include <stdio.h>
#include <string.h>

#include <pte/arch/loongarch64.h>
#include <pte/arch/riscv64.h>
#include <pte/arch/s390x.h>

#define NUMBERED(name, constant, value)                                        \
	{                                                                      \
		name, constant, NULL, value                                    \
	}
#define AS_CONSTANT(name, constant)                                            \
	{                                                                      \
		name, NULL, constant, 0                                        \
	}
#define LA57(has) NUMBERED("cpu feature ", "X86_FEATURE_LA57", has)
#define SVRSW(has)                                                             \
	NUMBERED("extension ", "RISCV_ISA_EXT_SVRSW60T59B", has),              \
		NUMBERED("extension ", "RISCV_ISA_EXT_SVNAPOT", 1)
#define MMU(feature, mmu)                                                      \
	{ "*cur_cpu_spec+", "offsetof_mmu_features", feature, 0 },             \
		AS_CONSTANT("&__pte_index_size", mmu "_PTE_INDEX_SIZE"),       \
		AS_CONSTANT("&__pte_table_size", mmu "_PTE_TABLE_SIZE"),       \
		AS_CONSTANT("&__pte_frag_size_shift",                          \
			    mmu "_PTE_FRAG_SIZE_SHIFT")

/* clang-format off */
const struct variant variants[] = {
	/* layout                 arch           page phys  needs                        facts */
	{ "x86_64",              "x86_64",       0,   0,   NULL,                        { LA57(0) } },
	{ "x86_64-la57",         "x86_64",       0,   0,   NULL,                        { LA57(1) } },
	{ "arm64-4k",            "arm64",        12,  0,   NULL,                        { { "sysreg tcr_el1", NULL, NULL, 0 } } },
	{ "arm64-4k-lpa2",       "arm64",        12,  52,  NULL,                        { AS_CONSTANT("sysreg tcr_el1", "TCR_DS"), AS_CONSTANT("sysreg tcr_el1", "TCR_EL1_DS") } },
	{ "arm64-16k",           "arm64",        14,  0,   NULL,                        { { "sysreg tcr_el1", NULL, NULL, 0 } } },
	{ "arm64-16k-lpa2",      "arm64",        14,  52,  NULL,                        { AS_CONSTANT("sysreg tcr_el1", "TCR_DS"), AS_CONSTANT("sysreg tcr_el1", "TCR_EL1_DS") } },
	{ "arm64-64k",           "arm64",        16,  48,  NULL,                        { { NULL, NULL, NULL, 0 } } },
	{ "arm64-64k-pa52",      "arm64",        16,  52,  NULL,                        { { NULL, NULL, NULL, 0 } } },
	{ "ppc64-radix-4k",      "ppc64",        12,  0,   "MMU_FTR_TYPE_RADIX",        { MMU("MMU_FTR_TYPE_RADIX", "RADIX") } },
	{ "ppc64-hash-4k",       "ppc64",        12,  0,   "MMU_FTR_TYPE_RADIX",        { MMU("MMU_FTR_HPTE_TABLE", "H") } },
	{ "ppc64-radix-64k",     "ppc64",        16,  0,   "MMU_FTR_TYPE_RADIX",        { MMU("MMU_FTR_TYPE_RADIX", "RADIX") } },
	{ "ppc64-hash-64k",      "ppc64",        16,  0,   "MMU_FTR_TYPE_RADIX",        { MMU("MMU_FTR_HPTE_TABLE", "H") } },
	{ "riscv64",             "riscv64",      0,   0,   NULL,                        { SVRSW(0) } },
	{ "riscv64-svrsw60t59b", "riscv64",      0,   0,   "RISCV_ISA_EXT_SVRSW60T59B", { SVRSW(1) } },
	{ "s390x",               "s390x",        0,   0,   NULL,                        { { NULL, NULL, NULL, 0 } } },
	{ "loongarch64-4k",      "loongarch64",  12,  0,   NULL,                        { { "address of invalid_pte_table", NULL, NULL, PTE_LOONGARCH64_EMPTY } } },
	{ "loongarch64-16k",     "loongarch64",  14,  0,   NULL,                        { { "address of invalid_pte_table", NULL, NULL, PTE_LOONGARCH64_EMPTY } } },
	{ "loongarch64-64k",     "loongarch64",  16,  0,   NULL,                        { { "address of invalid_pte_table", NULL, NULL, PTE_LOONGARCH64_EMPTY } } },
	{ NULL, NULL, 0, 0, NULL, { { NULL, NULL, NULL, 0 } } },
};

/* Whatever the machine is: a swap file may be as large as an entry can say, and no bit is
 * masked off. Pages stand at a place that the words don't depend on. */
static const struct variant_fact of_all[] = {
	{ "&swap_migration_ad_supported", NULL, NULL, 1 },
	{ "&__supported_pte_mask",        NULL, NULL, UINT64_MAX },
	{ "&__default_kernel_pte_mask",   NULL, NULL, UINT64_MAX },
	/* riscv64: five levels of tables, of which puds are one */
	{ "&pgtable_l4_enabled", NULL, NULL, 1 },
	{ "&pgtable_l5_enabled", NULL, NULL, 1 },
	/* riscv64: no vendor's own memory types */
	{ "erratum of vendor 0x5b7", NULL, NULL, 0 },
	{ "extension ", "RISCV_ISA_EXT_SVPBMT", NULL, 0 },
	/* s390x: execute protection, as all have that Linux runs on today */
	{ "lowcore", NULL, NULL, 0 },
	{ "at+", "offsetof_machine_flags", "MACHINE_FLAG_NX", 0 },
	{ "&page_noexec_mask", NULL, NULL, UINT64_MAX },
	{ "&segment_noexec_mask", NULL, NULL, UINT64_MAX },
	{ "&region_noexec_mask", NULL, NULL, UINT64_MAX },
	/* s390x: a kernel that lies where it was linked; its memory's begins at 0 */
	{ "&vm_layout+", "offsetof_kaslr_offset", NULL, 0 },
	{ "&vm_layout+", "offsetof_kaslr_offset_phys", NULL, 0 },
	{ "&vm_layout+", "offsetof_identity_base", NULL, 0 },
	{ NULL, NULL, NULL, 0 },
};

static const struct variant_words words[] = {
	{ "riscv64", "pte_pfn", PTE_TWO_TESTS(PTE_TEST(PTE_BIT(PTE_RISCV64_NAPOT), 0), PTE_TEST(PTE_RISCV64_IS_NAPOT, PTE_BIT(PTE_RISCV64_NAPOT) | PTE_RISCV64_NAPOT_MARK)), "NAPOT pages of 64K, the only size" },
	{ "s390x", "pud_present", PTE_ONE_TEST(PTE_TEST(PTE_GENMASK(PTE_S390X_SEGMENT_TYPE + PTE_S390X_SEGMENT_TYPE_BITS - 1, PTE_S390X_SEGMENT_TYPE), PTE_BIT(PTE_S390X_SEGMENT_TYPE))), "entries of a region-third table, as their type says" },
	{ "loongarch64", "huge_pte_none", PTE_ONE_TEST(PTE_TEST_ANY(~PTE_BIT(PTE_LOONGARCH64_GLOBAL))), "slots of which none holds 0" },
};


static const struct {
	const char *name, *arch;
} names[] = {
	{ "x86",       "x86_64" },
	{ "amd64",     "x86_64" },
	{ "x86-64",    "x86_64" },
	{ "aarch64",   "arm64" },
	{ "ppc64le",   "ppc64" },
	{ "ppc64el",   "ppc64" },
	{ "powerpc",   "ppc64" },
	{ "riscv",     "riscv64" },
	{ "s390",      "s390x" },
	{ "loongarch", "loongarch64" },
};

/* clang-format on */

const char *variant_arch(const char *name)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i].name, name) == 0)
			return names[i].arch;
	return name;
}

bool variant_is_for(const struct variant *v, const char *arch)
{
	return strncmp(v->arch, arch, strlen(v->arch)) == 0;
}

const struct variant_words *variant_words_of(const char *arch,
					     const char *helper)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(words[i].arch, arch) == 0 &&
		    strcmp(words[i].helper, helper) == 0)
			return &words[i];
	return NULL;
}

static bool is_as_built(struct tree *tree, const char *constant, uint64_t value)
{
	uint64_t built;

	/* of a constant that a machine decides, all are taken */
	return value == 0 || !tree_number(tree, constant, &built) ||
	       built == value;
}

bool variant_is_of(const struct variant *v, const char *arch, struct tree *tree)
{
	return variant_is_for(v, arch) &&
	       (v->needs == NULL || tree_read(tree, v->needs) != NULL) &&
	       is_as_built(tree, "PAGE_SHIFT", v->page_shift) &&
	       is_as_built(tree, "MAX_PHYSMEM_BITS", v->phys_bits);
}

static void add(const struct variant_fact *row, struct tree *tree,
		struct variant_facts *facts)
{
	struct fact *fact;
	char *name;
	uint64_t number;

	if (facts->count == VARIANT_FACT_ROOM)
		return;
	fact = &facts->fact[facts->count];
	name = facts->name[facts->count];
	fact->value = row->value;
	if (row->constant != NULL &&
	    !tree_number(tree, row->constant, &fact->value))
		return;
	if (row->numbered == NULL)
		snprintf(name, OUTSIDE_NAME_SIZE, "%s", row->name);
	else if (!tree_number(tree, row->numbered, &number))
		return;
	else if (number == 0 && row->name[strlen(row->name) - 1] == '+')
		snprintf(name, OUTSIDE_NAME_SIZE, "%.*s",
			 (int)strlen(row->name) - 1, row->name);
	else
		snprintf(name, OUTSIDE_NAME_SIZE, "%s%llu", row->name,
			 (unsigned long long)number);
	fact->name = name;
	facts->count++;
}

static void fill(const struct variant *v, struct tree *tree,
		 struct variant_facts *facts)
{
	facts->count = 0;
	for (unsigned i = 0; i < VARIANT_FACTS && v->fact[i].name != NULL; i++)
		add(&v->fact[i], tree, facts);
	for (const struct variant_fact *f = of_all; f->name != NULL; f++)
		add(f, tree, facts);
}

/* once more, with what the first facts fix: a constant may be made of one */
void variant_fill(const struct variant *v, struct tree *tree,
		  struct variant_facts *facts)
{
	struct variant_facts first;

	fill(v, tree, &first);
	tree->outside->facts = first.fact;
	tree->outside->fact_count = first.count;
	tree_forget(tree);
	fill(v, tree, facts);
	tree->outside->facts = facts->fact;
	tree->outside->fact_count = facts->count;
	tree->outside->count = 0;
	tree_forget(tree);
}
