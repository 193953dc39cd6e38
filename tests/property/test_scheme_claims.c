/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims about a scheme in force: known verdicts, each verdict verified, and
 * each claim refuted by a layout that was broken for it.
 */
#include "../cases.h"
#include "../copy.h"
#include "../layouts.h"
#include "../workspace.h"

#include <string.h>

#include <pte/prove/scheme.h>

/* ---- what a claim comes to ----------------------------------------------- */

/* as users see it: on the field, on entries' own domains, or not at all */
enum comes_to {
	NOT_ASKED,
	PROVED,
	DOMAINS,
	REFUTED,
};

struct summary {
	bool asked, field_refuted, domain_refuted, verified;
	uint64_t witness; /* of the field */
};

static void sum_up(const struct pte_verdict *v, void *context)
{
	struct summary *const s = context;
	const bool refuted = v->verdict == PTE_VERDICT_REFUTED;

	if (pte_verdict_verify(workspace(), v) != PTE_STATUS_OK)
		s->verified = false;
	if (v->verdict == PTE_VERDICT_NOT_APPLICABLE)
		return;
	s->asked = true;
	if (v->domain == PTE_DOMAIN_FIELD && v->kind == PTE_KIND_RAW) {
		s->field_refuted = refuted;
		s->witness = v->witness;
	} else if (refuted) {
		s->domain_refuted = true;
	}
}

static const struct pte_claim *scheme_claim(const char *id)
{
	const struct pte_claim *c;

	for (size_t i = 0; (c = pte_scheme_claim_at(i)) != NULL; i++)
		if (strcmp(c->id, id) == 0)
			return c;
	check(false, "no claim %s", id);
	return NULL;
}

static enum comes_to try_claim(const char *id, const struct pte_target *t,
			       enum pte_level level, uint64_t *witness_ret)
{
	const struct pte_claim *const claim = scheme_claim(id);
	struct summary s = { .verified = true };

	pte_claim_try(workspace(), claim, t, level, sum_up, &s);
	check(s.verified, "%s of %s: a verdict can't be verified", id, t->name);
	*witness_ret = s.witness;
	if (!s.asked)
		return NOT_ASKED;
	if (!s.field_refuted)
		return PROVED;
	/* only scheme-disjoint goes on to entries' own domains */
	return strcmp(id, "scheme-disjoint") == 0 && !s.domain_refuted
		       ? DOMAINS
		       : REFUTED;
}

static void scheme_in_force(const char *name, struct pte_target *t)
{
	const struct pte_scheme *scheme;
	int bit;

	assert_int_equal(pte_scheme_parse(name, strlen(name), &scheme, &bit),
			 PTE_STATUS_OK);
	assert_int_equal(pte_scheme_apply(scheme, bit, t, NULL), PTE_STATUS_OK);
}

/* ---- known verdicts ------------------------------------------------------ */

/* clang-format off */
static const struct {
	const char *scheme, *target, *config, *claim;
	enum pte_level level;
	enum comes_to comes_to;
	uint64_t witness;
} known[] = {
	/* the bit is in no entry; the others' words are entries of the field */
	{ "pte-bit=3",            "x86_64@5.11", "", "scheme-disjoint", PTE_LEVEL_PTE, PROVED, 0 },
	{ "special-pte",          "x86_64@5.11", "", "scheme-disjoint", PTE_LEVEL_PTE, DOMAINS, 0x4 },
	{ "swp-offset",           "x86_64@5.11", "", "scheme-disjoint", PTE_LEVEL_PTE, DOMAINS, 0x0ffffffffffffe00 },
	{ "swp-offset-migration", "x86_64@5.11", "", "scheme-disjoint", PTE_LEVEL_PTE, REFUTED, 0xe7fffffffffffe00 },
	{ "swp-offset-migration-top", "x86_64@5.11", "", "scheme-disjoint", PTE_LEVEL_PTE, DOMAINS, 0xe000000000000000 },
	{ "swp-type-migration",   "x86_64@5.11", "", "scheme-disjoint", PTE_LEVEL_PTE, PROVED, 0 },
	{ "swp-type",             "x86_64@5.11", "", "scheme-disjoint", PTE_LEVEL_PTE, PROVED, 0 },
	{ "swp-offset-flag",      "x86_64@5.11", "", "scheme-disjoint", PTE_LEVEL_PTE, REFUTED, 0x07fffffffffff600 },
	{ "device-private-migration", "x86_64@7.1", "", "scheme-disjoint", PTE_LEVEL_PMD, PROVED, 0 },
	/* swap doesn't stand in slots of hugetlb pages */
	{ "special-pte",          "x86_64@5.11", "", "scheme-disjoint", PTE_LEVEL_HUGETLB, PROVED, 0 },
	{ "special-pte",          "x86_64@5.11", "", "scheme-disjoint", PTE_LEVEL_PMD, NOT_ASKED, 0 },
	{ "special-pte",          "arm64-4k@6.12", "", "scheme-disjoint", PTE_LEVEL_PTE, DOMAINS, 0x8 },

	/* what older code takes for a slot or a page */
	{ "special-pte",          "x86_64@5.11", "", "scheme-unaware", PTE_LEVEL_PTE, REFUTED, 0x4 },
	{ "swp-offset",           "x86_64@5.11", "", "scheme-unaware", PTE_LEVEL_PTE, REFUTED, 0x0ffffffffffffe00 },
	{ "swp-type",             "x86_64@5.11", "", "scheme-unaware", PTE_LEVEL_PTE, PROVED, 0 },
	{ "swp-type-migration",   "x86_64@5.11", "", "scheme-unaware", PTE_LEVEL_PTE, PROVED, 0 },
	{ "device-private-migration", "x86_64@7.1", "", "scheme-unaware", PTE_LEVEL_PTE, PROVED, 0 },

	/* Knights Landing may set A and D: pte_same says no then */
	{ "special-pte",          "x86_64@5.11", "", "scheme-hw-stable", PTE_LEVEL_PTE, REFUTED, 0x4 },
	{ "pte-bit=3",            "x86_64@5.11", "", "scheme-hw-stable", PTE_LEVEL_PTE, PROVED, 0 },
	{ "swp-type",             "x86_64@5.11", "", "scheme-hw-stable", PTE_LEVEL_PTE, PROVED, 0 },
	{ "special-pte",          "arm64-4k@6.12", "", "scheme-hw-stable", PTE_LEVEL_PTE, NOT_ASKED, 0 },

	/* words whose address bits are 0 point at physical page 0 */
	{ "special-pte",          "x86_64@5.11", "cache_bits=44", "scheme-no-alias", PTE_LEVEL_PTE, REFUTED, 0x4 },
	{ "pte-bit=3",            "x86_64@5.11", "cache_bits=44", "scheme-no-alias", PTE_LEVEL_PTE, REFUTED, 0x8 },
	{ "swp-offset-migration-top", "x86_64@5.11", "cache_bits=44", "scheme-no-alias", PTE_LEVEL_PTE, REFUTED, 0xe000000000000000 },
	{ "swp-offset",           "x86_64@5.11", "cache_bits=44", "scheme-no-alias", PTE_LEVEL_PTE, PROVED, 0 },
	{ "swp-type",             "x86_64@5.11", "cache_bits=44", "scheme-no-alias", PTE_LEVEL_PTE, PROVED, 0 },
	{ "special-pte",          "x86_64@5.11", "", "scheme-no-alias", PTE_LEVEL_PTE, NOT_ASKED, 0 },
	{ "special-pte",          "arm64-4k@6.12", "", "scheme-no-alias", PTE_LEVEL_PTE, NOT_ASKED, 0 },
};
/* clang-format on */

static void verdicts_are_those_of_the_debate(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		struct pte_target t;
		uint64_t witness;

		target_named(known[i].target, known[i].config, &t);
		scheme_in_force(known[i].scheme, &t);

		const enum comes_to got =
			try_claim(known[i].claim, &t, known[i].level, &witness);

		check(got == known[i].comes_to, "%s of %s: %s at %s: %d",
		      known[i].scheme, known[i].target, known[i].claim,
		      pte_level_name(known[i].level), (int)got);
		if (got == DOMAINS || got == REFUTED)
			assert_int_equal(witness, known[i].witness);
	}
}

static void no_claim_is_asked_without_a_scheme(void **state)
{
	const struct pte_claim *c;
	struct pte_target t;
	uint64_t witness;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	for (size_t i = 0; (c = pte_scheme_claim_at(i)) != NULL; i++)
		for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++)
			assert_int_equal(try_claim(c->id, &t, (enum pte_level)l,
						   &witness),
					 NOT_ASKED);
}

/* ---- every row ----------------------------------------------------------- */

static void a_verdict_is_verified(void **state)
{
	const struct pte_claim *c;
	struct pte_target before;
	uint64_t witness;

	subject_target(*state, &before);
	for (size_t s = 0; s < pte_scheme_count(); s++) {
		struct pte_target t = before;

		if (pte_scheme_apply(pte_scheme_at(s), PTE_SCHEME_NO_BIT, &t,
				     NULL) != PTE_STATUS_OK)
			continue;
		for (size_t i = 0; (c = pte_scheme_claim_at(i)) != NULL; i++)
			for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++)
				(void)try_claim(c->id, &t, (enum pte_level)l,
						&witness);
	}
}

/* ---- a layout that was broken -------------------------------------------- */

static void a_bit_that_an_entry_carries_isnt_the_schemes_alone(void **state)
{
	struct pte_target t;
	struct copy copy;
	uint64_t witness;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	copy_row(t.model, &copy);
	assert_int_equal(pte_target_of(&copy.model, t.version, NULL, &t),
			 PTE_STATUS_OK);
	scheme_in_force("pte-bit=4", &t);
	assert_int_equal(
		try_claim("scheme-disjoint", &t, PTE_LEVEL_PTE, &witness),
		PROVED);
	/* the exclusive flag on bit 4, which the owners still call free */
	copy.codec.flag[PTE_FLAG_EXCLUSIVE] = 1U << 4;
	assert_int_equal(
		try_claim("scheme-disjoint", &t, PTE_LEVEL_PTE, &witness),
		REFUTED);
	assert_int_equal(witness >> 4 & 1U, 1);
	/* a neighbour claim still holds */
	assert_int_equal(
		try_claim("scheme-hw-stable", &t, PTE_LEVEL_PTE, &witness),
		PROVED);
}

static void a_bit_that_hardware_sets_makes_a_type_another(void **state)
{
	struct pte_target t;
	struct copy copy;
	uint64_t witness;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	copy_row(t.model, &copy);
	assert_int_equal(pte_target_of(&copy.model, t.version, NULL, &t),
			 PTE_STATUS_OK);
	scheme_in_force("swp-type-migration", &t);
	assert_int_equal(
		try_claim("scheme-hw-stable", &t, PTE_LEVEL_PTE, &witness),
		PROVED);
	/* the type is 26, 0b11010, from bit 59 on: bit 61 may turn it to 30 */
	copy.view[PTE_LEVEL_PTE].hardware |= UINT64_C(1) << 61;
	assert_int_equal(
		try_claim("scheme-hw-stable", &t, PTE_LEVEL_PTE, &witness),
		REFUTED);
	assert_int_equal(
		try_claim("scheme-disjoint", &t, PTE_LEVEL_PTE, &witness),
		PROVED);
}

/* a type that is a device's again: older code takes it for a slot */
static void a_type_that_is_a_devices_misleads(void **state)
{
	struct pte_target t;
	uint64_t witness;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	scheme_in_force("swp-type", &t);
	assert_int_equal(
		try_claim("scheme-unaware", &t, PTE_LEVEL_PTE, &witness),
		PROVED);
	t.special[t.special_tests++] =
		(struct pte_test){ PTE_ALL_BITS, 0x4, 0, 0 };
	assert_int_equal(
		try_claim("scheme-unaware", &t, PTE_LEVEL_PTE, &witness),
		REFUTED);
	assert_int_equal(witness, 0x4);
}

/* an offset that isn't complemented names low memory */
static void an_offset_stored_as_it_is_names_memory(void **state)
{
	struct pte_config config = { .cache_bits = 44 };
	struct pte_target t;
	struct copy copy;
	uint64_t witness;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	copy_row(t.model, &copy);
	copy.codec.offset.inverted = false;
	assert_int_equal(pte_target_of(&copy.model, t.version, &config, &t),
			 PTE_STATUS_OK);
	scheme_in_force("swp-type", &t);
	assert_int_equal(
		try_claim("scheme-no-alias", &t, PTE_LEVEL_PTE, &witness),
		REFUTED);
	assert_int_equal(
		try_claim("scheme-disjoint", &t, PTE_LEVEL_PTE, &witness),
		PROVED);
}

/* a reader that takes one more word, whose slot no device has */
static void a_greedy_reader_is_refuted_on_the_field_only(void **state)
{
	struct pte_target t;
	uint64_t witness;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	scheme_in_force("swp-type", &t);
	t.special[t.special_tests++] =
		(struct pte_test){ PTE_ALL_BITS, 4, 0, 0 };
	assert_int_equal(
		try_claim("scheme-disjoint", &t, PTE_LEVEL_PTE, &witness),
		DOMAINS);
	assert_int_equal(witness, 4);
}

/* ... then memory fills the lower half of them, and has page 0 */
static void all_addresses_may_be_cached(void **state)
{
	struct pte_target t;
	uint64_t witness;

	(void)state;
	target_named("x86_64@6.12", "cache_bits=52", &t);
	scheme_in_force("special-pte", &t);
	assert_int_equal(
		try_claim("scheme-no-alias", &t, PTE_LEVEL_PTE, &witness),
		REFUTED);
	assert_int_equal(witness, 0x4);
}

/* ---- a model's own flags and types --------------------------------------- */

static enum comes_to try_of_model(struct copy *copy,
				  const struct pte_proposal *proposal,
				  const char *id, enum pte_level level)
{
	struct pte_scheme_use use;
	struct pte_target before, after;
	uint64_t witness;

	target_named("x86_64@6.12", "", &before);
	copy->model.proposal = proposal;
	assert_int_equal(
		pte_target_of(&copy->model, before.version, NULL, &after),
		PTE_STATUS_OK);
	pte_proposal_try(&before, &after, &use);
	/* where there's no room, of what was tried */
	return try_claim(id,
			 use.feasible == PTE_FEASIBLE_NO ? &after : &use.after,
			 level, &witness);
}

/* bit 4 is in no entry, bit 9 is in the offset: facts, x86_64, section 3 */
static void a_flag_is_told_by_its_bit(void **state)
{
	static const struct pte_proposed_flag flag = {
		"unmap", PTE_LEVEL_SET(PTE_LEVEL_PTE), 0, false, ""
	};
	static const struct pte_proposal proposal = { .base = "x86_64",
						      .flag_count = 1,
						      .flags = &flag };
	struct pte_target t;
	struct copy c;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	copy_row(t.model, &c);
	c.codec.flag[PTE_FLAG_PROPOSED] = 1U << 4U;
	assert_int_equal(
		try_of_model(&c, &proposal, "scheme-disjoint", PTE_LEVEL_PTE),
		PROVED);
	assert_int_equal(
		try_of_model(&c, &proposal, "scheme-hw-stable", PTE_LEVEL_PTE),
		PROVED);
	assert_int_equal(
		try_of_model(&c, &proposal, "scheme-unaware", PTE_LEVEL_PTE),
		NOT_ASKED);
	assert_int_equal(
		try_of_model(&c, &proposal, "scheme-disjoint", PTE_LEVEL_PMD),
		NOT_ASKED);
	c.codec.flag[PTE_FLAG_PROPOSED] = 1U << 9U;
	assert_int_equal(
		try_of_model(&c, &proposal, "scheme-disjoint", PTE_LEVEL_PTE),
		REFUTED);
}

static void a_type_is_told_by_its_number(void **state)
{
	static const struct pte_proposed_type type = { { "mine",
							 PTE_PAYLOAD_PFN,
							 false,
							 { PTE_LINUX_OLDEST, 0,
							   0 },
							 "" },
						       0,
						       0 };
	static const struct pte_proposal proposal = { .base = "x86_64",
						      .type_count = 1,
						      .types = &type };
	static const char *const ids[] = { "scheme-disjoint", "scheme-unaware",
					   "scheme-hw-stable" };
	struct pte_target t;
	struct copy c;

	(void)state;
	target_named("x86_64@6.12", "", &t);
	copy_row(t.model, &c);
	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++)
		assert_int_equal(
			try_of_model(&c, &proposal, ids[i], PTE_LEVEL_PTE),
			PROVED);
	/* two bits less: numbers beyond 7 are cut, and 22 is 6, a device */
	c.codec.type.width = 3;
	assert_int_equal(
		try_of_model(&c, &proposal, "scheme-disjoint", PTE_LEVEL_PTE),
		REFUTED);
}

int main(void)
{
	struct cases cases = { NULL, 0, 0 };

	CASES_ADD(&cases, verdicts_are_those_of_the_debate);
	CASES_ADD(&cases, no_claim_is_asked_without_a_scheme);
	CASES_ADD(&cases, a_bit_that_an_entry_carries_isnt_the_schemes_alone);
	CASES_ADD(&cases, a_bit_that_hardware_sets_makes_a_type_another);
	CASES_ADD(&cases, a_type_that_is_a_devices_misleads);
	CASES_ADD(&cases, an_offset_stored_as_it_is_names_memory);
	CASES_ADD(&cases, a_greedy_reader_is_refuted_on_the_field_only);
	CASES_ADD(&cases, all_addresses_may_be_cached);
	CASES_ADD(&cases, a_flag_is_told_by_its_bit);
	CASES_ADD(&cases, a_type_is_told_by_its_number);
	cases_add_each(&cases, EVERY_ROW, a_verdict_is_verified,
		       "a_verdict_is_verified");
	return cases_run(&cases, "scheme claims");
}
