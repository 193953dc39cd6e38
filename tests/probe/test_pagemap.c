/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Pagemap's words as diagrams are what the library decodes: of every built-in
 * layout, in its first version and its last, on edge and random words.
 */
#include "parts.h"

#include <stdio.h>

#include <pte/pte.h>

#include "pagemap.h"

static const enum pte_level levels[] = { PTE_LEVEL_PTE, PTE_LEVEL_PMD,
					 PTE_LEVEL_HUGETLB };

/* words of a test, of entries of some type with few bits, and others */
static uint64_t word_of(struct random *r, const struct pte_target *t,
			enum pte_level level, unsigned n)
{
	const struct pte_view *const view = t->layout->view[level];
	const struct pte_codec *const c = t->layout->swap[level];
	uint64_t word =
		parts_word(r, n, view->present.mask, view->present.value);

	if (c != NULL && n % 3 == 0)
		word = pte_layout_swap_encode_masked(
			t->layout, level,
			(uint64_t)random_below(r, PTE_SWAP_TYPE_COUNT)
					<< t->layout->swp_entry.type_shift |
				(n % 2 == 0 ? random_below(r, 8)
					    : random_word(r)));
	if (c != NULL && n % 6 == 0)
		word |= c->flag[n / 6 % PTE_FLAG_COUNT];
	return word & pte_layout_word(t->layout);
}

static void same_words(const struct pte_target *t, enum pte_level level)
{
	struct random r = { RANDOM_SEED };
	struct pte_vector word, pagemap;
	struct pte_diagrams *const ds = parts_begin(&word);
	const pte_diagram has = pagemap_has(ds, t, level, &word);

	pagemap_of(ds, t, level, &word, &pagemap);
	assert_true(has != PTE_DIAGRAM_NONE);
	assert_false(pte_vector_is_lost(&pagemap));
	for (unsigned n = 0; n < 2 * PARTS_WORDS; n++) {
		const uint64_t w = word_of(&r, t, level, n);
		struct pte_reading reading;

		assert_int_equal(pte_target_decode(t, level, w, &reading),
				 PTE_STATUS_OK);
		check(parts_true(ds, has, w) == reading.has_pagemap, "%#llx",
		      (unsigned long long)w);
		check(!reading.has_pagemap ||
			      parts_value(ds, &pagemap, w) == reading.pagemap,
		      "%#llx: %#llx, not %#llx", (unsigned long long)w,
		      (unsigned long long)parts_value(ds, &pagemap, w),
		      (unsigned long long)reading.pagemap);
	}
}

static void of_version(const struct pte_model *m, uint16_t version,
		       const struct pte_config *config)
{
	char name[PTE_TARGET_NAME_SIZE];
	struct pte_target t;

	snprintf(name, sizeof(name), "%s@%u.%u", m->layout->name,
		 (unsigned)version >> 8, version & 0xffU);
	if (pte_target_init(name, config, &t) != PTE_STATUS_OK)
		return;
	for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++)
		if (t.layout->view[levels[i]] != NULL)
			same_words(&t, levels[i]);
}

static void says_what_pagemap_does(void **state)
{
	const struct pte_model *const m = *state;
	struct pte_config few = PTE_CONFIG_DEFAULT;

	few.off = PTE_OPTION_SET(PTE_OPTION_PTE_MARKER_UFFD_WP) |
		  PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE) |
		  PTE_OPTION_SET(PTE_OPTION_MEM_SOFT_DIRTY);
	few.off &= pte_model_options(m, m->layout->since);
	of_version(m, m->layout->since, NULL);
	of_version(m, m->layout->since, &few);
	of_version(m, m->arch->newest, NULL);
}

int main(void)
{
	struct cases cases = { 0 };
	const struct pte_model *m;
	int failed;

	for (size_t i = 0; (m = pte_model_at(i)) != NULL; i++)
		cases_add(&cases, says_what_pagemap_does, m,
			  "says_what_pagemap_does[%s@%u.%u]", m->layout->name,
			  (unsigned)m->layout->since >> 8,
			  m->layout->since & 0xffU);
	failed = cases_run(&cases, "pagemap");
	parts_end();
	return failed;
}
