/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What-ifs overlap: a flag inside a field or another flag, two fields over each
 * other. Whatever becomes of it, it's decided: each claim proved, or refuted
 * with a word, and verified.
 */
#include "../layouts.h"

#include <string.h>

#include "../copy.h"
#include "../verdicts.h"
#include "../workspace.h"

static struct copy what_if;
static unsigned refuted;

/* a verdict that isn't verified decides nothing */
static void look_at(const struct pte_verdict *v)
{
	refuted += v->verdict == PTE_VERDICT_REFUTED;
	check(pte_verdict_verify(workspace(), v) == PTE_STATUS_OK,
	      "%s, %s at %s: %s", v->target->name, v->claim->id,
	      pte_level_name(v->level),
	      v->reason != NULL ? v->reason : "not verified");
}

static void try_all(void)
{
	struct pte_target t;

	assert_int_equal(pte_target_of(&what_if.model,
				       what_if.model.arch->newest, NULL, &t),
			 PTE_STATUS_OK);
	verdicts_each(&t, look_at);
}

static void flag_anywhere_is_decided(void **state)
{
	static const struct pte_proposed_flag flag = { "mine", PTE_LEVEL_ALL, 0,
						       false, "" };
	static const struct pte_proposal proposal = { .flag_count = 1,
						      .flags = &flag };
	const struct pte_model *const model = *state;

	refuted = 0;
	for (unsigned bit = 0; bit < 64; bit++) {
		copy_row(model, &what_if);
		what_if.codec.flag[PTE_FLAG_PROPOSED] = UINT64_C(1) << bit;
		what_if.model.proposal = &proposal;
		try_all();
	}
	assert_true(refuted > 0);
}

/* the type's field anywhere, and as wide as 1 to 6 bits */
static void type_anywhere_is_decided(void **state)
{
	const struct pte_model *const model = *state;

	refuted = 0;
	for (unsigned lsb = 0; lsb <= 58; lsb++) {
		copy_row(model, &what_if);
		what_if.codec.type.lsb = (uint8_t)lsb;
		what_if.codec.type.width = (uint8_t)(lsb % 6 + 1);
		try_all();
		copy_row(model, &what_if);
		what_if.codec.type.lsb = (uint8_t)lsb;
		if (what_if.codec.type.width > 64 - lsb)
			what_if.codec.type.width = (uint8_t)(64 - lsb);
		try_all();
	}
	assert_true(refuted > 0);
}

/* the offset's field anywhere, over type and flags and what must be 0 */
static void offset_anywhere_is_decided(void **state)
{
	const struct pte_model *const model = *state;

	refuted = 0;
	for (unsigned lsb = 0; lsb <= 32; lsb++) {
		copy_row(model, &what_if);
		what_if.codec.offset.lsb = (uint8_t)lsb;
		if (what_if.codec.offset.width > 58 - lsb)
			what_if.codec.offset.width = (uint8_t)(58 - lsb);
		try_all();
	}
	assert_true(refuted > 0);
}

/* on the newest row of each name; where words have 32 bits, or an offset has a
 * piece above, there are places that aren't one */
static void add_newest(struct cases *cases, CMUnitTestFunction run,
		       const char *sentence)
{
	const struct pte_model *m;

	for (size_t i = 0; (m = pte_model_at(i)) != NULL; i++)
		if (m->layout->next == NULL && m->layout->word_bits == 64 &&
		    m->layout->swap[PTE_LEVEL_PTE]->offset_high.width == 0)
			cases_add(cases, run, m, "%s[%s]", sentence,
				  m->layout->name);
}

int main(void)
{
	struct cases cases = { 0 };

	add_newest(&cases, flag_anywhere_is_decided,
		   "flag_anywhere_is_decided");
	add_newest(&cases, type_anywhere_is_decided,
		   "type_anywhere_is_decided");
	add_newest(&cases, offset_anywhere_is_decided,
		   "offset_anywhere_is_decided");
	return cases_run(&cases, "overlaps");
}
