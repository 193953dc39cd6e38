/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"

#include <inttypes.h>
#include <string.h>

#include "../copy.h"
#include "../proof.h"
#include "../verdicts.h"
#include "../workspace.h"

/* those of which the encoders' words and the kernels' facts tell all */
static const char *const claims[] = { "swap-not-present", "pmd-not-present",
				      "store-stable" };
#define CLAIM_COUNT (sizeof(claims) / sizeof(claims[0]))

#define PTE PTE_LEVEL_PTE
#define PMD PTE_LEVEL_PMD
#define HUGETLB PTE_LEVEL_HUGETLB

/* ---- every verdict ------------------------------------------------------- */

typedef void look(const struct pte_verdict *verdict, void *context);

static void for_verdicts_of(const struct pte_claim *claim,
			    const struct pte_target *t, look *at, void *context)
{
	static struct verdicts v;

	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
		if ((claim->levels & PTE_LEVEL_SET(l)) == 0)
			continue;
		verdicts_of(claim->id, t, (enum pte_level)l, &v);
		assert_true(v.count > 0);
		for (size_t i = 0; i < v.count; i++)
			at(&v.verdict[i], context);
	}
}

static void for_all_verdicts(const struct pte_target *t, look *at,
			     void *context)
{
	for (size_t c = 0; c < CLAIM_COUNT; c++)
		for_verdicts_of(claim_named(claims[c]), t, at, context);
}

#define VERDICT "%s at %s on %s of %s by %s"
#define VERDICT_ARGS(v)                                                        \
	(v)->claim->id, pte_level_name((v)->level),                            \
		pte_domain_name((v)->domain), pte_kind_name((v)->kind),        \
		(v)->path == NULL ? "no path" : (v)->path

static void assert_verified(const struct pte_verdict *v, void *context)
{
	(void)context;
	check(pte_verdict_verify(workspace(), v) == PTE_STATUS_OK,
	      VERDICT ": refused", VERDICT_ARGS(v));
}

static void verdicts_hold_for_the_verifier(void **state)
{
	struct pte_target t;

	subject_target(*state, &t);
	for (size_t c = 0; c < pte_claim_count(); c++)
		for_verdicts_of(pte_claim_at(c), &t, assert_verified, NULL);
}

static void assert_proof(const struct pte_verdict *v, void *context)
{
	(void)context;
	check(proof_is_one(v), VERDICT ": %s, but it isn't", VERDICT_ARGS(v),
	      pte_verdict_name(v->verdict));
}

static void verdicts_hold_for_the_encoders_words(void **state)
{
	struct pte_target t;

	subject_target(*state, &t);
	for_all_verdicts(&t, assert_proof, NULL);
}

/* ---- which verdicts ------------------------------------------------------ */

/* Linux 6.11 arch/arm64/include/asm/pgtable.h: set_ptes; not __set_ptes */
static bool drops_cont(const struct pte_target *t, const struct pte_verdict *v)
{
	return strncmp(t->name, "arm64", 5) == 0 && v->level == PTE &&
	       t->version >= 0x0609 && strcmp(v->path, "set_ptes") == 0 &&
	       (t->options & PTE_OPTION_SET(PTE_OPTION_ARM64_CONTPTE)) != 0;
}

/* bit 52 is offset bit 44 in 6.9, and 40 from 6.10 on */
static bool reaches_cont(const struct pte_target *t,
			 const struct pte_verdict *v)
{
	const unsigned cont = t->version >= 0x060a ? 40 : 44;
	unsigned highest = t->phys_bits - t->layout->page_shift - 1U;

	if (v->domain == PTE_DOMAIN_FIELD)
		return true;
	if (v->domain == PTE_DOMAIN_DEVICE)
		highest = 31;
	else if (v->domain == PTE_DOMAIN_MARKER)
		highest = 2;
	else if (pte_kind_info(v->kind)->young_dirty && t->young_dirty)
		highest += 2;
	return highest >= cont;
}

static bool has_option(const struct pte_target *t, enum pte_option option)
{
	return (t->options & PTE_OPTION_SET(option)) != 0;
}

/* Linux 6.19 arch/riscv/include/asm/pgtable-bits.h: the soft-dirty bit of
 * entries is _PAGE_EXEC; pgtable.h: pmd_present asks for it */
static bool is_page_if_soft_dirty(const struct pte_target *t,
				  const struct pte_verdict *v)
{
	return strncmp(t->name, "riscv64-svrsw60t59b", 19) == 0 &&
	       v->level == PMD && has_option(t, PTE_OPTION_MEM_SOFT_DIRTY);
}

static bool is_refuted(const struct pte_target *t, const struct pte_verdict *v)
{
	if (strcmp(v->claim->id, "pmd-not-present") == 0)
		return is_page_if_soft_dirty(t, v);
	return strcmp(v->claim->id, "store-stable") == 0 && drops_cont(t, v) &&
	       reaches_cont(t, v);
}

/*
 * Linux 6.12 arch/s390/mm/hugetlbpage.c stores an entry as an empty
 * segment, 6.13 as an entry; arch/s390/Kconfig has ARCH_ENABLE_THP_MIGRATION
 * in 6.17, not in 6.14.
 */
static bool is_without_entries(const struct pte_target *t, enum pte_level level)
{
	return strncmp(t->name, "s390x", 5) == 0 &&
	       ((level == HUGETLB && t->version < 0x060d) ||
		(level == PMD && t->version < 0x0611));
}

/*
 * Huge pages are never swapped out: what stands in their place is a migration
 * entry, and for hugetlb hwpoison, or a marker since 5.19 (of which no option
 * has been asked since 6.2).
 */
static bool has_entries(const struct pte_target *t, enum pte_level level)
{
	if (is_without_entries(t, level))
		return false;
	if (level == PTE || has_option(t, PTE_OPTION_MIGRATION))
		return true;
	return level == HUGETLB && (has_option(t, PTE_OPTION_MEMORY_FAILURE) ||
				    (t->version >= 0x0513 &&
				     has_option(t, PTE_OPTION_PTE_MARKER)) ||
				    t->version >= 0x0602);
}

static bool is_applicable(const struct pte_target *t,
			  const struct pte_verdict *v)
{
	const bool of_store = strcmp(v->claim->id, "store-stable") == 0;

	return (of_store || has_entries(t, v->level)) &&
	       (v->level != PMD ||
		(facts_of(t->layout)->has_pmd &&
		 has_option(t, PTE_OPTION_TRANSPARENT_HUGEPAGE)));
}

static void assert_expected(const struct pte_verdict *v, void *context)
{
	const struct pte_target *const t = context;
	enum pte_verdict_kind expected = PTE_VERDICT_NOT_APPLICABLE;

	if (is_applicable(t, v))
		expected = is_refuted(t, v) ? PTE_VERDICT_REFUTED
					    : PTE_VERDICT_PROVED;
	check(v->verdict == expected, VERDICT ": %s, not %s", VERDICT_ARGS(v),
	      pte_verdict_name(v->verdict), pte_verdict_name(expected));
	assert_ptr_equal(v->target, t);
}

static void verdicts_are_those_that_the_facts_give(void **state)
{
	struct pte_target t;

	subject_target(*state, &t);
	for_all_verdicts(&t, assert_expected, &t);
}

/* ---- one bit changed ----------------------------------------------------- */

/*
 * What is changed must no longer be taken: what is given makes the one word,
 * and the path makes the one other of it.
 */
static void turn_each_bit(const struct pte_verdict *v, void *context)
{
	static struct pte_verdict changed;
	uint64_t *const words[] = {
		&changed.witness,
		&changed.becomes,
		&changed.given[PTE_GIVEN_A],
		&changed.given[PTE_GIVEN_A_BESIDE],
	};

	(void)context;
	if (v->verdict != PTE_VERDICT_REFUTED)
		return;
	changed = *v;
	for (unsigned n = 0; n < 4 * 64; n++) {
		*words[n / 64] ^= UINT64_C(1) << n % 64;
		check(pte_verdict_verify(workspace(), &changed) ==
			      PTE_STATUS_NOT_REPRODUCED,
		      VERDICT ": taken with bit %u of word %u turned",
		      VERDICT_ARGS(v), n % 64, n / 64);
		*words[n / 64] ^= UINT64_C(1) << n % 64;
	}
}

static void refutation_with_a_bit_changed_is_refused(void **state)
{
	struct pte_target t;

	subject_target(*state, &t);
	for_all_verdicts(&t, turn_each_bit, NULL);
}

/* ---- broken tables ------------------------------------------------------- */

/*
 * One constant of a row changed so that one claim is refuted, at the level
 * that is said, while the others stay as they were.
 */
struct breakage {
	const char *what;
	const char *target;
	void (*change)(struct copy *copy);
	const char *claim;
	enum pte_level level;
};

/* commit eee4818baac0 (in v4.14) moved it from there to bit 1 */
static void soft_dirty_is_pse(struct copy *c)
{
	c->codec.flag[PTE_FLAG_SOFT_DIRTY] = UINT64_C(1) << 7;
}

static void offset_begins_at_protnone(struct copy *c)
{
	c->codec.offset.lsb = 8;
}

static void offset_reaches_prot_none(struct copy *c)
{
	c->codec.offset.width = 51;
}

static void type_reaches_present_invalid(struct copy *c)
{
	c->codec.type.lsb = 7;
}

static void leaf_is_invalid_too(struct copy *c)
{
	c->codec.fixed.value |= UINT64_C(1) << 61;
}

static void type_begins_at_present(struct copy *c)
{
	c->codec.type.lsb = 0;
}

/* the predicate that would have to look at the bit of exclusive */
static void present_looks_at_pwt(struct copy *c)
{
	c->view[PTE].present.any |= UINT64_C(1) << 3;
}

/* what is lost if flags are put where hash keeps its own */
static void exclusive_is_busy(struct copy *c)
{
	c->codec.flag[PTE_FLAG_EXCLUSIVE] = UINT64_C(1) << 6;
}

static void soft_dirty_is_combo(struct copy *c)
{
	c->codec.flag[PTE_FLAG_SOFT_DIRTY] = UINT64_C(1) << 12;
}

static void offset_reaches_gix(struct copy *c)
{
	c->codec.offset.width = 42;
}

static void leaf_is_hashpte(struct copy *c)
{
	c->codec.fixed.value |= UINT64_C(1) << 55;
}

static void store_drops_exclusive(struct copy *c)
{
	for (struct pte_store *s = c->store; s->path != NULL; s++)
		s->dropped |= UINT64_C(1) << 3;
}

static void store_drops_a_type_bit(struct copy *c)
{
	for (struct pte_store *s = c->store; s->path != NULL; s++)
		s->dropped |= UINT64_C(1) << 10;
}

static const struct breakage breakages[] = {
	{ "soft_dirty_is_pse", "x86_64@6.12", soft_dirty_is_pse,
	  "pmd-not-present", PMD },
	{ "offset_begins_at_protnone", "x86_64@5.10", offset_begins_at_protnone,
	  "swap-not-present", PTE },
	{ "offset_begins_at_protnone", "x86_64-la57@6.12",
	  offset_begins_at_protnone, "pmd-not-present", PMD },
	{ "offset_reaches_prot_none", "arm64-4k@5.10", offset_reaches_prot_none,
	  "swap-not-present", PTE },
	{ "offset_reaches_prot_none", "arm64-64k-pa52@6.1",
	  offset_reaches_prot_none, "swap-not-present", HUGETLB },
	{ "type_reaches_present_invalid", "arm64-4k@7.3",
	  type_reaches_present_invalid, "pmd-not-present", PMD },
	{ "leaf_is_invalid_too", "ppc64-radix-64k@6.12", leaf_is_invalid_too,
	  "swap-not-present", PTE },
	{ "leaf_is_invalid_too", "ppc64-hash-4k@5.10", leaf_is_invalid_too,
	  "swap-not-present", HUGETLB },
	{ "type_begins_at_present", "ppc64-nohash@6.12", type_begins_at_present,
	  "swap-not-present", PTE },
	{ "present_looks_at_pwt", "x86_64@6.12", present_looks_at_pwt,
	  "swap-not-present", PTE },

	{ "exclusive_is_busy", "ppc64-hash-64k@6.12", exclusive_is_busy,
	  "store-stable", PTE },
	{ "exclusive_is_busy", "ppc64-hash-4k@6.12", exclusive_is_busy,
	  "store-stable", HUGETLB },
	{ "soft_dirty_is_combo", "ppc64-hash-64k@5.10", soft_dirty_is_combo,
	  "store-stable", PMD },
	{ "offset_reaches_gix", "ppc64-hash-4k@6.12", offset_reaches_gix,
	  "store-stable", PTE },
	{ "leaf_is_hashpte", "ppc64-hash-64k@6.12", leaf_is_hashpte,
	  "store-stable", PTE },
	{ "store_drops_exclusive", "x86_64@6.12", store_drops_exclusive,
	  "store-stable", PTE },
	{ "store_drops_a_type_bit", "arm64-4k@6.12", store_drops_a_type_bit,
	  "store-stable", PMD },
};

struct broken {
	struct copy copy;
	struct pte_target target;
};

static void break_row(const struct breakage *b, struct broken *broken_ret)
{
	struct pte_target whole;

	target_named(b->target, "", &whole);
	copy_row(whole.model, &broken_ret->copy);
	b->change(&broken_ret->copy);
	assert_int_equal(pte_target_of(&broken_ret->copy.model, whole.version,
				       NULL, &broken_ret->target),
			 PTE_STATUS_OK);
}

static size_t refuted(const char *claim, const struct pte_target *t,
		      enum pte_level level)
{
	static struct verdicts v;

	verdicts_of(claim, t, level, &v);
	return verdicts_count(&v, PTE_VERDICT_REFUTED);
}

/* what proved the row that is whole proves nothing of the broken one */
static void assert_not_carried_over(const struct breakage *b,
				    const struct broken *broken)
{
	struct pte_target whole;
	static struct verdicts v;

	target_named(b->target, "", &whole);
	verdicts_of(b->claim, &whole, b->level, &v);
	assert_true(verdicts_count(&v, PTE_VERDICT_PROVED) > 0);
	for (size_t i = 0; i < v.count; i++) {
		if (v.verdict[i].kind != PTE_KIND_RAW)
			continue;
		v.verdict[i].target = &broken->target;
		assert_int_equal(pte_verdict_verify(workspace(), &v.verdict[i]),
				 PTE_STATUS_NOT_REPRODUCED);
	}
}

/* the claim is true before, and refuted after, with a word that shows it */
static void broken_table_refutes_the_claim(void **state)
{
	const struct breakage *const b = *state;
	struct pte_target whole;
	struct broken broken;
	static struct verdicts v;

	target_named(b->target, "", &whole);
	assert_int_equal(refuted(b->claim, &whole, b->level), 0);
	break_row(b, &broken);
	verdicts_of(b->claim, &broken.target, b->level, &v);
	assert_true(verdicts_count(&v, PTE_VERDICT_REFUTED) > 0);
	for (size_t i = 0; i < v.count; i++) {
		assert_verified(&v.verdict[i], NULL);
		assert_proof(&v.verdict[i], NULL);
	}
	assert_not_carried_over(b, &broken);
}

/* what the broken codec writes for what it reads out of the witness */
static uint64_t written_again(const struct pte_target *t, uint64_t witness)
{
	const struct pte_codec *const c = t->layout->swap[PTE_LEVEL_PTE];
	uint64_t word = pte_layout_swap_encode_masked(
		t->layout, PTE_LEVEL_PTE,
		pte_layout_swap_decode(t->layout, PTE_LEVEL_PTE, witness));

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		word |= witness & c->flag[f];
	return word;
}

static void witness_is_a_word_of_the_broken_encoder(void **state)
{
	const struct breakage *const b = *state;
	struct broken broken;
	static struct verdicts v;

	break_row(b, &broken);
	verdicts_of(b->claim, &broken.target, b->level, &v);
	for (size_t i = 0; i < v.count; i++) {
		const struct pte_verdict *const r = &v.verdict[i];

		if (r->verdict != PTE_VERDICT_REFUTED)
			continue;
		check(written_again(&broken.target, r->witness) == r->witness,
		      VERDICT ": 0x%" PRIx64 " isn't written", VERDICT_ARGS(r),
		      r->witness);
		assert_true(r->reason != NULL && r->reason[0] != '\0');
	}
}

/* it's one claim that the constant breaks, not whatever is asked */
static void neighbour_is_as_it_was(void **state)
{
	const struct breakage *const b = *state;
	struct pte_target whole;
	struct broken broken;

	target_named(b->target, "", &whole);
	break_row(b, &broken);
	for (size_t c = 0; c < CLAIM_COUNT; c++)
		if (strcmp(claims[c], b->claim) != 0)
			assert_int_equal(
				refuted(claims[c], &broken.target, b->level),
				refuted(claims[c], &whole, b->level));
}

/* claim.h: "where it's refuted there, on the kinds' own domains" */
static void refutation_on_the_field_is_followed_by_the_kinds(void **state)
{
	const struct breakage *const b = *state;
	struct broken broken;
	static struct verdicts v;
	size_t kinds = 0;

	break_row(b, &broken);
	verdicts_of(b->claim, &broken.target, b->level, &v);
	for (size_t i = 0; i < v.count; i++)
		kinds += v.verdict[i].kind != PTE_KIND_RAW;
	assert_true(kinds > 0);
}

#define EACH(cases, breadth, run) cases_add_each(cases, breadth, run, #run)
#define EACH_BROKEN(cases, run, b)                                             \
	cases_add(cases, run, b, #run "[%s,%s,%s,%s]", (b)->what, (b)->target, \
		  (b)->claim, pte_level_name((b)->level))

int main(void)
{
	struct cases cases = { 0 };

	EACH(&cases, EVERY_CONFIG, verdicts_hold_for_the_verifier);
	EACH(&cases, EVERY_CONFIG, verdicts_hold_for_the_encoders_words);
	EACH(&cases, EVERY_CONFIG, verdicts_are_those_that_the_facts_give);

	EACH(&cases, EVERY_VERSION, refutation_with_a_bit_changed_is_refused);

	for (size_t i = 0; i < sizeof(breakages) / sizeof(breakages[0]); i++) {
		const struct breakage *const b = &breakages[i];

		EACH_BROKEN(&cases, broken_table_refutes_the_claim, b);
		EACH_BROKEN(&cases, witness_is_a_word_of_the_broken_encoder, b);
		EACH_BROKEN(&cases, neighbour_is_as_it_was, b);
		EACH_BROKEN(&cases,
			    refutation_on_the_field_is_followed_by_the_kinds,
			    b);
	}
	return cases_run(&cases, "claims");
}
