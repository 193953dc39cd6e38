/* SPDX-License-Identifier: BSD-2-Clause */
#include "../cases.h"

#include <string.h>

#include <pte/dump.h>
#include <pte/model.h>

/*
 * PGDIR_SHIFT and how many words a root has, by the bits of an address that are
 * translated: Linux 6.12, arch/x86/include/asm/pgtable_64_types.h,
 * arch/arm64/include/asm/pgtable-hwdef.h, arch/riscv/include/asm/pgtable-64.h,
 * arch/powerpc/include/asm/book3s/64/radix-4k.h and radix-64k.h,
 * arch/s390/include/asm/pgtable.h.
 */
static const struct {
	const char *name;
	unsigned bits, shift, words;
} roots[] = {
	{ "x86_64", 48, 39, 512 },
	{ "x86_64-la57", 57, 48, 512 },
	{ "arm64-4k", 39, 30, 512 },
	{ "arm64-4k", 48, 39, 512 },
	{ "arm64-4k-lpa2", 52, 48, 16 },
	{ "arm64-16k", 36, 25, 2048 },
	{ "arm64-16k", 47, 36, 2048 },
	{ "arm64-16k", 48, 47, 2 },
	{ "arm64-16k-lpa2", 52, 47, 32 },
	{ "arm64-64k", 42, 29, 8192 },
	{ "arm64-64k", 48, 42, 64 },
	{ "arm64-64k-pa52", 52, 42, 1024 },
	{ "ppc64-radix-4k", 52, 39, 8192 },
	{ "ppc64-radix-64k", 52, 39, 8192 },
	{ "riscv64", 39, 30, 512 },
	{ "riscv64", 48, 39, 512 },
	{ "riscv64-svrsw60t59b", 57, 48, 512 },
	{ "s390x", 42, 31, 2048 },
	{ "s390x", 53, 42, 2048 },
	{ "s390x", 64, 53, 2048 },
};

static void roots_are_as_pgdir_shift_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
		const struct pte_model *model;
		enum pte_level root;

		assert_int_equal(pte_model_find(roots[i].name,
						strlen(roots[i].name), 0,
						&model),
				 PTE_STATUS_OK);
		assert_non_null(model->dump);
		root = pte_dump_root(model->dump, model->layout, roots[i].bits);
		assert_int_equal(
			pte_dump_shift(model->dump, model->layout, root),
			roots[i].shift);
		assert_int_equal(1U << (roots[i].bits - roots[i].shift),
				 roots[i].words);
		assert_true(model->dump->index_bits[root] >=
			    roots[i].bits - roots[i].shift);
	}
}

/* what a leaf maps is said apart from how tables are nested */
static void leaves_map_what_tables_do(void **state)
{
	const struct pte_model *model;
	unsigned described = 0;

	(void)state;
	for (size_t i = 0; (model = pte_model_at(i)) != NULL; i++) {
		const struct pte_layout *const layout = model->layout;

		if (model->dump == NULL)
			continue;
		described++;
		assert_int_equal(
			pte_dump_shift(model->dump, layout, PTE_LEVEL_PMD),
			layout->huge_shift);
		if (layout->view[PTE_LEVEL_PUD] != NULL)
			assert_int_equal(pte_dump_shift(model->dump, layout,
							PTE_LEVEL_PUD),
					 layout->pud_shift);
		assert_non_null(model->dump->source);
		assert_non_null(model->dump->root);
	}
	assert_true(described > 30);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(roots_are_as_pgdir_shift_says),
		cmocka_unit_test(leaves_map_what_tables_do),
	};

	return cmocka_run_group_tests_name("dump", tests, NULL, NULL);
}
