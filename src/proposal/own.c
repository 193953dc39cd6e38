/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Recognising the words that a target has of its own, by a scheme in force or
 * by its model's proposal.
 */
#include "common/domain.h"
#include "common/level.h"
#include "scheme_trial.h"

/* the word bits that hold some of the offset's bits, and their value if set */
static struct pte_pattern offset_bits(const struct pte_codec *c, uint64_t bits)
{
	const uint64_t set = pte_codec_offset_put(c, bits);
	const uint64_t mask = pte_codec_offset_put(c, 0) ^ set;

	return (struct pte_pattern){ mask, set & mask };
}

/* all words with a kind's type; for marker bits, those that have one */
static struct pte_test words_of_kind(const struct pte_target *t,
				     const struct pte_codec *c,
				     enum pte_kind kind)
{
	const unsigned type = (unsigned)pte_target_type_of(t, kind);
	const struct pte_pattern bits =
		offset_bits(c, kind == PTE_KIND_MARKER ? t->own.markers : 0);

	if (kind == PTE_KIND_MARKER && pte_bit_count(t->own.markers) > 1)
		return (struct pte_test){ pte_piece_mask(&c->type),
					  pte_piece_put(&c->type, type),
					  bits.mask, bits.mask & ~bits.value };
	return (struct pte_test){ pte_piece_mask(&c->type) | bits.mask,
				  pte_piece_put(&c->type, type) | bits.value, 0,
				  0 };
}

/* a proposal's kind says at which levels it is; for Linux's, the scheme does */
static bool is_own_at(const struct pte_target *t, enum pte_level level,
		      unsigned kind)
{
	return (t->own.kinds & PTE_KIND_SET(kind)) != 0 &&
	       (kind < PTE_KIND_PROPOSED ||
		pte_kind_stands(t, level, (enum pte_kind)kind));
}

unsigned pte_own_words(const struct pte_target *t, enum pte_level level,
		       struct pte_test tests_ret[static PTE_SCHEME_TESTS])
{
	const struct pte_codec *const c = t->layout->swap[level];
	unsigned count = 0;

	for (unsigned i = 0; i < t->special_tests; i++)
		tests_ret[count++] = t->special[i];
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if (is_own_at(t, level, k))
			tests_ret[count++] =
				words_of_kind(t, c, (enum pte_kind)k);
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		const struct pte_pattern bits =
			offset_bits(c, t->offset_flag[f]);

		if (t->offset_flag[f] != 0)
			tests_ret[count++] = (struct pte_test){ bits.mask,
								bits.value, 0,
								0 };
	}
	return count;
}

/* the bit of a flag of its own at a level; 0: none */
static uint64_t own_bit(const struct pte_target *t, enum pte_level level,
			unsigned flag)
{
	const unsigned set = t->own.flags & t->swap_flags[level] &
			     PTE_FLAG_SET(flag);

	return set != 0 ? t->layout->swap[level]->flag[flag] : 0;
}

uint64_t pte_own_bits(const struct pte_target *t, enum pte_level level)
{
	uint64_t bits = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		bits |= own_bit(t, level, f);
	return bits;
}

unsigned pte_own_tests(const struct pte_target *t, enum pte_level level,
		       struct pte_test tests_ret[static PTE_SCHEME_TESTS])
{
	unsigned count = pte_own_words(t, level, tests_ret);

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		const uint64_t bit = own_bit(t, level, f);

		if (bit != 0)
			tests_ret[count++] =
				(struct pte_test){ bit, bit, 0, 0 };
	}
	return count;
}

bool pte_own_has(const struct pte_target *t, enum pte_level level,
		 uint64_t word)
{
	const struct pte_view *const view = t->layout->view[level];
	struct pte_test tests[PTE_SCHEME_TESTS];
	const unsigned count = pte_own_tests(t, level, tests);
	bool own = false;

	for (unsigned i = 0; i < count; i++)
		own = own || pte_test_has(&tests[i], word);
	return own && !pte_test_has(&view->none, word) &&
	       !pte_layout_is_present(t->layout, level, view, word);
}

enum pte_status pte_scheme_class(const struct pte_target *target,
				 enum pte_level level,
				 struct pte_set *class_ret)
{
	const struct pte_view *const view = view_at(target, level);
	enum pte_status status = PTE_STATUS_OK;
	struct pte_test tests[PTE_SCHEME_TESTS];
	struct pte_either present;
	struct pte_set set;
	unsigned count;

	set.count = 0;
	if (target->own.levels == 0)
		return PTE_STATUS_NOT_FEASIBLE;
	if (view == NULL)
		return PTE_STATUS_NO_LEVEL;
	count = pte_own_tests(target, level, tests);
	for (unsigned i = 0; i < count && status == PTE_STATUS_OK; i++)
		status = pte_set_add(&set, &tests[i]);
	if (status == PTE_STATUS_OK)
		status = pte_set_subtract(&set, &view->none);
	present = pte_layout_present(target->layout, level, view);
	for (unsigned i = 0; i < present.count && status == PTE_STATUS_OK; i++)
		status = pte_set_subtract(&set, &present.test[i]);
	if (status == PTE_STATUS_OK)
		*class_ret = set;
	return status;
}
