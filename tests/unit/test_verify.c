/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"

#include "../copy.h"
#include "../verdicts.h"

/*
 * Verdicts made by hand: the verifier must take the ones that hold, and no
 * other, whoever made them.
 */

#define PTE PTE_LEVEL_PTE
#define PMD PTE_LEVEL_PMD

/*
 * x86_64, Linux 6.12: type, offset and flags cover all but bits 8:4 and 0;
 * pte_present asks for one of bits 8 and 0.
 */
#define X86_FREE UINT64_C(0xfffffffffffffe0e)
#define X86_PRESENT                                                            \
	{                                                                      \
		0, 0, 0x101                                                    \
	}
/* ppc64 hash with 64K pages: set_ptes drops H_PAGE_BUSY, _COMBO, _HASHPTE */
#define HASH_FREE UINT64_C(0x001fffffffff023f)
#define HASH_LEAF UINT64_C(0x4000000000000000)
#define HASH_DROPPED UINT64_C(0x0080000000001040)

static struct pte_target target;

static struct pte_verdict forced_zero(void)
{
	target_named("x86_64@6.12", "", &target);
	return (struct pte_verdict){
		.claim = claim_named("swap-not-present"),
		.target = &target,
		.level = PTE,
		.domain = PTE_DOMAIN_FIELD,
		.kind = PTE_KIND_RAW,
		.verdict = PTE_VERDICT_PROVED,
		.certificate = {
			.steps = 1,
			.step = { {
				.form = PTE_STEP_FORCED_ZERO,
				.a = { ~X86_FREE, 0, 0 },
				.b = X86_PRESENT,
				.bits = 0x101,
			} },
		},
	};
}

static struct pte_verdict unwired(void)
{
	target_named("ppc64-hash-64k@6.12", "", &target);
	return (struct pte_verdict){
		.claim = claim_named("store-stable"),
		.target = &target,
		.level = PTE,
		.domain = PTE_DOMAIN_FIELD,
		.kind = PTE_KIND_RAW,
		.path = "set_ptes",
		.verdict = PTE_VERDICT_PROVED,
		.certificate = {
			.steps = 1,
			.step = { {
				.form = PTE_STEP_UNWIRED,
				.a = { ~HASH_FREE, HASH_LEAF, 0 },
				.bits = HASH_DROPPED,
			} },
		},
	};
}

/* x86 as if only P made a word present: the one shape that bit 0 decides */
static struct pte_verdict deciding_bit(void)
{
	static struct copy x86;
	struct pte_verdict v = forced_zero();

	copy_row(target.model, &x86);
	x86.view[PTE].present = (struct pte_test){ 1, 1, 0 };
	target.model = &x86.model;
	target.layout = &x86.layout;
	v.certificate.step[0].form = PTE_STEP_DECIDING_BIT;
	v.certificate.step[0].b = x86.view[PTE].present;
	v.certificate.step[0].bits = 1;
	return v;
}

static void assert_holds(const struct pte_verdict *v)
{
	assert_int_equal(pte_verdict_verify(v), PTE_STATUS_OK);
}

static void assert_refused(const struct pte_verdict *v)
{
	assert_int_equal(pte_verdict_verify(v), PTE_STATUS_NOT_REPRODUCED);
}

/* ---- certificates -------------------------------------------------------- */

static void certificates_that_hold_are_taken(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	assert_holds(&v);
	v = unwired();
	assert_holds(&v);
	v = deciding_bit();
	assert_holds(&v);
}

static void step_without_a_form_is_refused(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	v.certificate.step[0].form = (enum pte_step_form)0;
	assert_refused(&v);
	v.certificate.step[0] = (struct pte_step){ 0 };
	assert_refused(&v);
	v = forced_zero();
	v.certificate.step[0].form = (enum pte_step_form)(PTE_STEP_COUNT + 1);
	assert_refused(&v);
}

static void certificate_without_a_step_is_refused(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	v.certificate.steps = 0;
	assert_refused(&v);
	v.certificate = (struct pte_certificate){ 0 };
	assert_refused(&v);
	v = unwired();
	v.certificate.steps = 0;
	assert_refused(&v);
}

static void certificate_beyond_its_capacity_is_refused(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	v.certificate.steps = PTE_STEP_CAPACITY + 1;
	assert_refused(&v);
}

/* the image in two halves: by a bit of the type, 59 */
static void split(struct pte_certificate *c)
{
	const uint64_t bit = UINT64_C(1) << 59;

	c->step[1] = c->step[0];
	c->step[0].a.mask |= bit;
	c->step[1].a.mask |= bit;
	c->step[1].a.value |= bit;
	c->steps = 2;
}

static void steps_may_share_the_image(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	split(&v.certificate);
	assert_holds(&v);
	/* and each of them is needed, and must hold itself */
	v.certificate.steps = 1;
	assert_refused(&v);
	v.certificate.step[0] = v.certificate.step[1];
	assert_refused(&v);
	v.certificate.steps = 2;
	assert_refused(&v);
	v = forced_zero();
	split(&v.certificate);
	v.certificate.step[1].bits = 0x1;
	assert_refused(&v);
}

/* what counts twice could stand for what doesn't count at all */
static void steps_must_not_share_a_word(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	split(&v.certificate);
	v.certificate.step[1].a = v.certificate.step[0].a;
	v.certificate.step[1].a.mask &= ~(UINT64_C(1) << 59);
	v.certificate.step[1].a.mask |= UINT64_C(1) << 60;
	assert_refused(&v);
}

/* that no dropped bit carries anything doesn't keep a word from being present
 */
static void form_must_fit_the_claim(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	v.certificate.step[0].form = PTE_STEP_UNWIRED;
	assert_refused(&v);
	v = unwired();
	v.certificate.step[0].form = PTE_STEP_FORCED_ZERO;
	v.certificate.step[0].b.any = v.certificate.step[0].bits;
	assert_refused(&v);
}

static void deciding_bit_must_decide(void **state)
{
	struct pte_verdict v = deciding_bit();

	(void)state;
	v.certificate.step[0].bits = 0;
	assert_refused(&v);
	v.certificate.step[0].bits = 0x100; /* fixed in the image only */
	assert_refused(&v);
	v.certificate.step[0].bits = 0x200; /* fixed in neither */
	assert_refused(&v);
	v.certificate.step[0].bits = 0x101;
	assert_refused(&v);
}

static void demand_must_be_named_whole(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	v.certificate.step[0].bits = 0x1;
	assert_refused(&v);
	v.certificate.step[0].bits = 0x100;
	assert_refused(&v);
	v.certificate.step[0].bits = 0x103;
	assert_refused(&v);
	v.certificate.step[0].bits = 0;
	assert_refused(&v);
}

/* with less demanded, bit 8 alone would make an entry present unseen */
static void what_is_avoided_must_be_the_level_s_predicate(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	v.certificate.step[0].b.any = 0x1;
	v.certificate.step[0].bits = 0x1;
	assert_refused(&v);
	v = forced_zero();
	v.certificate.step[0].b.mask = 0x10;
	assert_refused(&v);
	v = deciding_bit();
	v.certificate.step[0].b = (struct pte_test){ 0x81, 0x81, 0 };
	v.certificate.step[0].bits = 0x80;
	assert_refused(&v);
}

/* the pmd's predicate asks for bit 7 too */
static void certificate_is_of_one_level(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	v.level = PMD;
	assert_refused(&v);
}

static void image_must_leave_the_bits_at_0(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	v.certificate.step[0].a.mask = ~X86_FREE & ~UINT64_C(0x100);
	assert_refused(&v);
	v = unwired();
	v.certificate.step[0].a.mask &= ~UINT64_C(0x1000);
	assert_refused(&v);
}

/* each field and each flag, fixed to either value: words are left out */
static void image_must_have_every_word_of_the_encoders(void **state)
{
	(void)state;
	for (unsigned n = 0; n < 64; n++) {
		const uint64_t bit = UINT64_C(1) << n;
		struct pte_verdict v = forced_zero();

		if ((X86_FREE & bit) == 0)
			continue;
		v.certificate.step[0].a.mask |= bit;
		assert_refused(&v);
		v.certificate.step[0].a.value |= bit;
		check(pte_verdict_verify(&v) == PTE_STATUS_NOT_REPRODUCED,
		      "an image with bit %u set in all its words", n);
	}
}

/* a demand leaves words out as well: those with none of its bits */
static void image_must_not_demand_anything(void **state)
{
	(void)state;
	for (unsigned n = 0; n < 64; n++) {
		struct pte_verdict v = forced_zero();

		v.certificate.step[0].a.any = UINT64_C(1) << n;
		check(pte_verdict_verify(&v) == PTE_STATUS_NOT_REPRODUCED,
		      "an image that demands bit %u", n);
	}
}

/* pattern.h: a value bit outside the mask can't be matched */
static void image_of_no_word_is_refused(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	v.certificate.step[0].a.value = UINT64_C(1) << 40;
	assert_refused(&v);
	v = unwired();
	v.certificate.step[0].a.mask &= ~HASH_LEAF;
	assert_refused(&v);
}

static void every_dropped_bit_must_be_named(void **state)
{
	struct pte_verdict v = unwired();

	(void)state;
	v.certificate.step[0].bits = 0;
	assert_refused(&v);
	v.certificate.step[0].bits = HASH_DROPPED & ~UINT64_C(0x40);
	assert_refused(&v);
}

static void dropped_bit_that_carries_something_is_refused(void **state)
{
	struct pte_verdict v = unwired();

	(void)state;
	v.certificate.step[0].bits |= 0x200; /* soft-dirty */
	assert_refused(&v);
	v.certificate.step[0].bits = HASH_DROPPED | HASH_LEAF;
	assert_refused(&v);
}

static void path_must_be_one_of_the_kernel_s(void **state)
{
	struct pte_verdict v = unwired();

	(void)state;
	v.path = "set_nothing";
	assert_refused(&v);
	v.path = NULL;
	assert_refused(&v);
}

/* a kind's own words are looked at as the field's are */
static void image_of_a_kind_must_have_its_words(void **state)
{
	struct pte_verdict v = unwired();

	(void)state;
	v.domain = PTE_DOMAIN_DEVICE;
	v.kind = PTE_KIND_SWAP;
	/* slots have 32 bits; that they're wider doesn't hurt */
	assert_holds(&v);
	v.certificate.step[0].a.mask |= UINT64_C(1) << 16;
	assert_refused(&v);
}

/* ---- refutations --------------------------------------------------------- */

/*
 * As if soft-dirty were bit 7, PSE. So it was before commit eee4818baac0 ("mm:
 * x86: move _PAGE_SWP_SOFT_DIRTY from bit 7 to bit 1", in v4.14).
 */
static struct pte_verdict present_if(uint64_t soft_dirty, uint64_t witness)
{
	static struct copy x86;
	struct pte_verdict v = forced_zero();

	copy_row(target.model, &x86);
	x86.codec.flag[PTE_FLAG_SOFT_DIRTY] = soft_dirty;
	assert_int_equal(
		pte_target_of(&x86.model, target.version, NULL, &target),
		PTE_STATUS_OK);
	v.claim = claim_named("pmd-not-present");
	v.level = PMD;
	v.verdict = PTE_VERDICT_REFUTED;
	v.certificate = (struct pte_certificate){ 0 };
	v.witness = v.becomes = witness;
	return v;
}

static struct pte_verdict present_swap(uint64_t witness)
{
	return present_if(0x80, witness);
}

static void witness_that_is_written_and_present_is_taken(void **state)
{
	/* (0, 2^50 - 1) and (5, 0x1234) with soft-dirty */
	struct pte_verdict v = present_swap(0x80);

	(void)state;
	assert_holds(&v);
	v = present_swap(0x2fffffffffdb9680);
	assert_holds(&v);
}

static void witness_that_is_not_present_is_refused(void **state)
{
	struct pte_verdict v = present_swap(0x2fffffffffdb9600);

	(void)state;
	assert_refused(&v);
	v = present_swap(0);
	assert_refused(&v);
}

/* P, PROT_NONE: present, but nothing that an encoder writes */
static void witness_that_no_encoder_writes_is_refused(void **state)
{
	struct pte_verdict v = present_swap(0x1);

	(void)state;
	assert_refused(&v);
	v = present_swap(0x2fffffffffdb9781);
	assert_refused(&v);
	v = present_swap(0x190);
	assert_refused(&v);
}

/*
 * As if soft-dirty were bit 7 and the offset's low bits, from bit 9 on: each of
 * them may be the flag's or the offset's. Who can't count that many ways must
 * not take the witness, though it's written and present.
 */
static void witness_of_too_many_ways_is_not_taken(void **state)
{
	const uint64_t twelve = 0x80 | UINT64_C(0x0fff) << 9;
	const uint64_t thirteen = 0x80 | UINT64_C(0x1fff) << 9;
	struct pte_verdict v = present_if(twelve, twelve);

	(void)state;
	assert_holds(&v);
	v = present_if(thirteen, thirteen);
	assert_refused(&v);
	/* with one of them clear, 12 are left */
	v = present_if(thirteen, twelve);
	assert_holds(&v);
}

static struct pte_verdict lost_bit(uint64_t witness, uint64_t becomes)
{
	/* Linux 6.12 with CONFIG_ARM64_CONTPTE: set_ptes clears bit 52 */
	target_named("arm64-4k@6.12", "", &target);
	return (struct pte_verdict){
		.claim = claim_named("store-stable"),
		.target = &target,
		.level = PTE,
		.domain = PTE_DOMAIN_FIELD,
		.kind = PTE_KIND_RAW,
		.path = "set_ptes",
		.verdict = PTE_VERDICT_REFUTED,
		.witness = witness,
		.becomes = becomes,
	};
}

static void word_that_the_store_changes_is_taken(void **state)
{
	struct pte_verdict v = lost_bit(UINT64_C(1) << 52, 0);

	(void)state;
	assert_holds(&v);
	v = lost_bit(0x00100000012340cc, 0x00000000012340cc);
	assert_holds(&v);
}

static void word_that_the_store_leaves_alone_is_refused(void **state)
{
	struct pte_verdict v = lost_bit(0x12340cc, 0x12340cc);

	(void)state;
	assert_refused(&v);
	v = lost_bit(0x12340cc, 0);
	assert_refused(&v);
}

static void word_must_become_what_the_store_makes_of_it(void **state)
{
	struct pte_verdict v = lost_bit(0x00100000012340cc, 0);

	(void)state;
	assert_refused(&v);
	v = lost_bit(0x00100000012340cc, 0x00100000012340c8);
	assert_refused(&v);
}

/* bit 11 would make it present, bit 62 no encoder sets */
static void word_must_be_one_that_an_encoder_writes(void **state)
{
	struct pte_verdict v = lost_bit(0x0010000000000800, 0x800);

	(void)state;
	assert_refused(&v);
	v = lost_bit(0x4010000000000000, 0x4000000000000000);
	assert_refused(&v);
}

/* ---- the rest ------------------------------------------------------------ */

static void verdict_that_says_nothing_is_refused(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	v.verdict = (enum pte_verdict_kind)0;
	assert_refused(&v);
	v.verdict = (enum pte_verdict_kind)4;
	assert_refused(&v);
}

static void what_is_not_there_needs_no_proof(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	v.verdict = PTE_VERDICT_NOT_APPLICABLE;
	v.reason = "no leaf entries at this level";
	v.certificate = (struct pte_certificate){ 0 };
	target_named("ppc64-hash-4k@6.12", "", &target);
	v.claim = claim_named("pmd-not-present");
	v.level = PMD;
	assert_holds(&v);
	target_named("x86_64@6.12", "-transparent_hugepage", &target);
	v.reason = "no pmd entries without transparent_hugepage";
	assert_holds(&v);
}

/* there is something: to say that there isn't proves nothing */
static void what_is_there_needs_a_proof(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	v.verdict = PTE_VERDICT_NOT_APPLICABLE;
	v.reason = "no leaf entries at this level";
	assert_refused(&v);
	v.reason = "the proof exceeds its capacity";
	assert_refused(&v);
	v.reason = NULL;
	assert_refused(&v);
}

/* ... and for another reason than the one that holds */
static void reason_must_be_the_claim_s(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	target_named("ppc64-hash-4k@6.12", "", &target);
	v.claim = claim_named("pmd-not-present");
	v.level = PMD;
	v.verdict = PTE_VERDICT_NOT_APPLICABLE;
	v.reason = "no pmd entries without transparent_hugepage";
	assert_refused(&v);
	v.reason = NULL;
	assert_refused(&v);
	/* neither proved nor refuted where there's nothing */
	v.verdict = PTE_VERDICT_PROVED;
	assert_refused(&v);
	v.verdict = PTE_VERDICT_REFUTED;
	assert_refused(&v);
}

static void verdict_on_nothing_known_is_refused(void **state)
{
	static const struct pte_claim unknown = { "no-such-claim", "", 0,
						  PTE_LEVEL_ALL };
	static const struct pte_claim nameless = { NULL, "", 0, PTE_LEVEL_ALL };
	struct pte_verdict v = forced_zero();

	(void)state;
	v.claim = NULL;
	assert_refused(&v);
	v.claim = &unknown;
	assert_refused(&v);
	v.claim = &nameless;
	assert_refused(&v);
	v = forced_zero();
	v.target = NULL;
	assert_refused(&v);
	v = forced_zero();
	v.level = (enum pte_level)PTE_LEVEL_COUNT;
	assert_refused(&v);
	v = forced_zero();
	v.domain = (enum pte_domain)(PTE_DOMAIN_MARKER + 1);
	assert_refused(&v);
	v = forced_zero();
	v.kind = (enum pte_kind)PTE_KIND_COUNT;
	assert_refused(&v);
	v = forced_zero();
	v.path = "set_ptes";
	assert_refused(&v);
}

/* no entry of the kind is written: that none of them is present says nothing */
static void verdict_on_a_kind_that_does_not_stand_is_refused(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	v.kind = PTE_KIND_PRESENT;
	v.certificate.steps = 0;
	assert_refused(&v);
	v.kind = PTE_KIND_SWAPIN_ERROR; /* up to 6.1 */
	assert_refused(&v);
	/* all kinds at once have no domain of their own */
	v = forced_zero();
	v.domain = PTE_DOMAIN_DEVICE;
	assert_refused(&v);
}

/* a step must say what it's for, and nothing may be left over */
static void step_of_another_obligation_is_refused(void **state)
{
	struct pte_verdict v = forced_zero();

	(void)state;
	v.certificate.step[0].of = 1;
	assert_refused(&v);
	v = forced_zero();
	v.certificate.step[1] = v.certificate.step[0];
	v.certificate.step[1].of = 1;
	v.certificate.steps = 2;
	assert_refused(&v);
}

/* two kinds: what each pattern of the one is kept from must share no word */
static void what_is_kept_apart_must_not_overlap(void **state)
{
	static struct verdicts all;
	struct pte_verdict *const v = &all.verdict[0];
	struct pte_certificate *const c = &v->certificate;

	(void)state;
	target_named("x86_64@6.12", "", &target);
	verdicts_of("image-disjoint", &target, PTE, &all);
	assert_int_equal(v->verdict, PTE_VERDICT_PROVED);
	assert_holds(v);
	/* the first step a second time, of more words */
	for (unsigned i = c->steps; i > 0; i--)
		c->step[i] = c->step[i - 1];
	c->steps++;
	c->step[1].b.mask &= ~UINT64_C(1);
	assert_refused(v);
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, certificates_that_hold_are_taken);
	CASES_ADD(&cases, step_without_a_form_is_refused);
	CASES_ADD(&cases, certificate_without_a_step_is_refused);
	CASES_ADD(&cases, certificate_beyond_its_capacity_is_refused);
	CASES_ADD(&cases, steps_may_share_the_image);
	CASES_ADD(&cases, steps_must_not_share_a_word);
	CASES_ADD(&cases, form_must_fit_the_claim);
	CASES_ADD(&cases, deciding_bit_must_decide);
	CASES_ADD(&cases, demand_must_be_named_whole);
	CASES_ADD(&cases, what_is_avoided_must_be_the_level_s_predicate);
	CASES_ADD(&cases, certificate_is_of_one_level);
	CASES_ADD(&cases, image_must_leave_the_bits_at_0);
	CASES_ADD(&cases, image_must_have_every_word_of_the_encoders);
	CASES_ADD(&cases, image_must_not_demand_anything);
	CASES_ADD(&cases, image_of_no_word_is_refused);
	CASES_ADD(&cases, every_dropped_bit_must_be_named);
	CASES_ADD(&cases, dropped_bit_that_carries_something_is_refused);
	CASES_ADD(&cases, path_must_be_one_of_the_kernel_s);
	CASES_ADD(&cases, image_of_a_kind_must_have_its_words);
	CASES_ADD(&cases, witness_that_is_written_and_present_is_taken);
	CASES_ADD(&cases, witness_that_is_not_present_is_refused);
	CASES_ADD(&cases, witness_that_no_encoder_writes_is_refused);
	CASES_ADD(&cases, witness_of_too_many_ways_is_not_taken);
	CASES_ADD(&cases, word_that_the_store_changes_is_taken);
	CASES_ADD(&cases, word_that_the_store_leaves_alone_is_refused);
	CASES_ADD(&cases, word_must_become_what_the_store_makes_of_it);
	CASES_ADD(&cases, word_must_be_one_that_an_encoder_writes);
	CASES_ADD(&cases, verdict_that_says_nothing_is_refused);
	CASES_ADD(&cases, what_is_not_there_needs_no_proof);
	CASES_ADD(&cases, what_is_there_needs_a_proof);
	CASES_ADD(&cases, reason_must_be_the_claim_s);
	CASES_ADD(&cases, verdict_on_nothing_known_is_refused);
	CASES_ADD(&cases, verdict_on_a_kind_that_does_not_stand_is_refused);
	CASES_ADD(&cases, step_of_another_obligation_is_refused);
	CASES_ADD(&cases, what_is_kept_apart_must_not_overlap);
	return cases_run(&cases, "verify");
}
