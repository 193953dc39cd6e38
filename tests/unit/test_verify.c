/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"

#include <string.h>

#include "../copy.h"
#include "../verdicts.h"
#include "../workspace.h"

/*
 * Verdicts made by hand: the verifier must take the ones that hold, and no
 * other, whoever made them.
 */

#define PTE PTE_LEVEL_PTE
#define PMD PTE_LEVEL_PMD

#define CLOSED PTE_STEP_CLOSED
#define OFFSET(n) PTE_STEP_BIT(PTE_GIVEN_A, n)
#define TYPE(n) PTE_STEP_BIT(PTE_GIVEN_A, 58 + (n))
#define BESIDE(n) PTE_STEP_BIT(PTE_GIVEN_A_BESIDE, n)

static struct pte_target target;

static struct pte_verdict verdict_on(const char *claim, const char *name)
{
	target_named(name, "", &target);
	return (struct pte_verdict){
		.claim = claim_named(claim),
		.target = &target,
		.level = PTE,
		.domain = PTE_DOMAIN_FIELD,
		.kind = PTE_KIND_RAW,
	};
}

#define PROVE(v, ...)                                                          \
	do {                                                                   \
		static const uint16_t steps[] = { __VA_ARGS__ };               \
                                                                               \
		(v)->verdict = PTE_VERDICT_PROVED;                             \
		(v)->certificate.steps = sizeof(steps) / sizeof(steps[0]);     \
		memcpy((v)->certificate.step, steps, sizeof(steps));           \
	} while (0)

/* pte_present asks for one of bits 8 and 0, which no encoder sets */
static struct pte_verdict not_present(void)
{
	struct pte_verdict v = verdict_on("swap-not-present", "x86_64@6.12");

	PROVE(&v, CLOSED);
	return v;
}

/* set_ptes drops H_PAGE_BUSY, _COMBO, _HASHPTE, where nothing is */
static struct pte_verdict stable(void)
{
	struct pte_verdict v =
		verdict_on("store-stable", "ppc64-hash-64k@6.12");

	v.path = "set_ptes";
	PROVE(&v, CLOSED);
	return v;
}

/* the one slot whose word is 0 has offset 0, or 2^50 - 1 where it's inverted */
static struct pte_verdict slot_not_none(const char *name)
{
	struct pte_verdict v = verdict_on("swap-not-none", name);

	v.domain = PTE_DOMAIN_DEVICE;
	v.kind = PTE_KIND_SWAP;
	return v;
}

static void assert_holds(const struct pte_verdict *v)
{
	assert_int_equal(pte_verdict_verify(workspace(), v), PTE_STATUS_OK);
}

static void assert_refused(const struct pte_verdict *v)
{
	assert_int_equal(pte_verdict_verify(workspace(), v),
			 PTE_STATUS_NOT_REPRODUCED);
}

/* ---- proofs -------------------------------------------------------------- */

static void proofs_that_hold_are_taken(void **state)
{
	struct pte_verdict v = not_present();

	(void)state;
	assert_holds(&v);
	v = stable();
	assert_holds(&v);
	/* slots have 32 bits: the others are 0, which stands as 1 in the word
	 */
	v = slot_not_none("x86_64@6.12");
	PROVE(&v, OFFSET(49), CLOSED, CLOSED);
	assert_holds(&v);
	PROVE(&v, OFFSET(32), CLOSED, CLOSED);
	assert_holds(&v);
}

/* more than is needed is no harm */
static void cases_may_be_taken_apart_further(void **state)
{
	struct pte_verdict v = not_present();

	(void)state;
	PROVE(&v, TYPE(4), CLOSED, BESIDE(2), CLOSED, OFFSET(7), CLOSED,
	      CLOSED);
	assert_holds(&v);
	PROVE(&v, PTE_STEP_BIT(PTE_GIVEN_B, 0), CLOSED, CLOSED);
	assert_holds(&v);
}

static void case_that_is_open_cannot_be_closed(void **state)
{
	struct pte_verdict v = slot_not_none("x86_64@6.12");

	(void)state;
	PROVE(&v, CLOSED);
	assert_refused(&v);
	/* (0, 2^32 - 1) is beyond the device, but this one isn't */
	PROVE(&v, OFFSET(31), CLOSED, CLOSED);
	assert_refused(&v);
	PROVE(&v, TYPE(0), CLOSED, CLOSED);
	assert_refused(&v);
	PROVE(&v, TYPE(0), OFFSET(49), CLOSED, CLOSED, CLOSED);
	assert_holds(&v);
	/* on arm64 it's the header's slot */
	v = slot_not_none("arm64-4k@6.12");
	PROVE(&v, OFFSET(49), CLOSED, CLOSED);
	assert_refused(&v);
}

/* the pte of P, PROT_NONE and PSE, or as if only P made a word present */
static void present_is_what_the_level_says(void **state)
{
	static struct copy x86;
	struct pte_verdict v = not_present();

	(void)state;
	copy_row(target.model, &x86);
	target.model = &x86.model;
	target.layout = &x86.layout;
	x86.view[PTE].present = (struct pte_test){ 1, 1, 0, 0 };
	assert_holds(&v);
	x86.view[PTE].present = (struct pte_test){ 0, 0, 0x109, 0 };
	assert_refused(&v);
	x86.view[PTE].present = (struct pte_test){ 8, 8, 0, 0 };
	assert_refused(&v);
	x86.view[PTE].present = (struct pte_test){ 8, 0, 1, 0 };
	assert_holds(&v);
	x86.view[PTE].present = (struct pte_test){ 8, 0, 0, 0 };
	assert_refused(&v);
}

static void certificate_without_a_step_is_refused(void **state)
{
	struct pte_verdict v = not_present();

	(void)state;
	v.certificate.steps = 0;
	assert_refused(&v);
	v = stable();
	v.certificate = (struct pte_certificate){ 0 };
	assert_refused(&v);
}

static void certificate_beyond_its_capacity_is_refused(void **state)
{
	struct pte_verdict v = not_present();

	(void)state;
	v.certificate.steps = PTE_STEP_CAPACITY + 1;
	assert_refused(&v);
}

static void tree_must_be_whole(void **state)
{
	struct pte_verdict v = not_present();

	(void)state;
	PROVE(&v, TYPE(0));
	assert_refused(&v);
	PROVE(&v, TYPE(0), CLOSED);
	assert_refused(&v);
	PROVE(&v, TYPE(0), TYPE(1), CLOSED, CLOSED);
	assert_refused(&v);
	/* and nothing may be left over */
	PROVE(&v, CLOSED, CLOSED);
	assert_refused(&v);
}

static void bit_is_taken_once(void **state)
{
	struct pte_verdict v = not_present();

	(void)state;
	PROVE(&v, TYPE(0), TYPE(0), CLOSED, CLOSED, CLOSED);
	assert_refused(&v);
	PROVE(&v, TYPE(0), CLOSED, TYPE(0), CLOSED, CLOSED);
	assert_refused(&v);
}

static void step_that_is_none_is_refused(void **state)
{
	struct pte_verdict v = not_present();

	(void)state;
	PROVE(&v, CLOSED + 1, CLOSED, CLOSED);
	assert_refused(&v);
	PROVE(&v, UINT16_MAX, CLOSED, CLOSED);
	assert_refused(&v);
}

/* that no dropped bit carries anything doesn't keep a word from being present
 */
static void proof_is_of_one_claim_and_level(void **state)
{
	struct pte_verdict v = not_present();

	(void)state;
	v.level = PMD;
	assert_refused(&v);
	v = slot_not_none("x86_64@6.12");
	PROVE(&v, OFFSET(49), CLOSED, CLOSED);
	v.domain = PTE_DOMAIN_FIELD;
	v.kind = PTE_KIND_RAW;
	assert_refused(&v);
}

static void path_must_be_one_of_the_kernel_s(void **state)
{
	struct pte_verdict v = stable();

	(void)state;
	v.path = "set_nothing";
	assert_refused(&v);
	v.path = NULL;
	assert_refused(&v);
}

/* a kind's own words are looked at as the field's are */
static void kind_s_words_lie_in_the_field_s(void **state)
{
	struct pte_verdict v = stable();

	(void)state;
	v.domain = PTE_DOMAIN_DEVICE;
	v.kind = PTE_KIND_SWAP;
	assert_holds(&v);
}

/* ---- refutations --------------------------------------------------------- */

static void refute(struct pte_verdict *v, uint64_t witness, uint64_t becomes,
		   uint64_t entry, uint64_t beside)
{
	v->verdict = PTE_VERDICT_REFUTED;
	v->witness = witness;
	v->becomes = becomes;
	v->given[PTE_GIVEN_A] = entry;
	v->given[PTE_GIVEN_A_BESIDE] = beside;
}

/* swp_entry: type at bit 58, offset below */
#define ENTRY(type, offset) ((uint64_t)(type) << 58 | (offset))
#define ALL_ONES UINT64_C(0x3ffffffffffff) /* 2^50 - 1 */

/*
 * As if soft-dirty were bit 7, PSE. So it was before commit eee4818baac0 ("mm:
 * x86: move _PAGE_SWP_SOFT_DIRTY from bit 7 to bit 1", in v4.14).
 */
static struct pte_verdict present_if(uint64_t soft_dirty, uint64_t witness,
				     uint64_t entry, uint64_t beside)
{
	static struct copy x86;
	struct pte_verdict v = not_present();

	copy_row(target.model, &x86);
	x86.codec.flag[PTE_FLAG_SOFT_DIRTY] = soft_dirty;
	assert_int_equal(
		pte_target_of(&x86.model, target.version, NULL, &target),
		PTE_STATUS_OK);
	v.claim = claim_named("pmd-not-present");
	v.level = PMD;
	refute(&v, witness, witness, entry, beside);
	return v;
}

static struct pte_verdict present_swap(uint64_t witness, uint64_t entry,
				       uint64_t beside)
{
	return present_if(0x80, witness, entry, beside);
}

static void witness_that_is_written_and_present_is_taken(void **state)
{
	struct pte_verdict v = present_swap(0x80, ENTRY(0, ALL_ONES), 0x80);

	(void)state;
	assert_holds(&v);
	v = present_swap(0x2fffffffffdb9680, ENTRY(5, 0x1234), 0x80);
	assert_holds(&v);
}

static void witness_that_is_not_present_is_refused(void **state)
{
	struct pte_verdict v =
		present_swap(0x2fffffffffdb9600, ENTRY(5, 0x1234), 0);

	(void)state;
	assert_refused(&v);
	v = present_swap(0, ENTRY(0, ALL_ONES), 0);
	assert_refused(&v);
}

/* P, PROT_NONE: present, but nothing that an encoder writes */
static void witness_that_no_encoder_writes_is_refused(void **state)
{
	struct pte_verdict v = present_swap(0x1, ENTRY(0, ALL_ONES), 0x1);

	(void)state;
	assert_refused(&v);
	v = present_swap(0x190, ENTRY(0, ALL_ONES), 0x190);
	assert_refused(&v);
	/* it's written, but not by what is said */
	v = present_swap(0x80, ENTRY(0, ALL_ONES), 0);
	assert_refused(&v);
	v = present_swap(0x80, ENTRY(1, ALL_ONES), 0x80);
	assert_refused(&v);
	/* offsets have 50 bits, types are below 32 */
	v = present_swap(0x80, ENTRY(0, 0x7ffffffffffff), 0x80);
	assert_refused(&v);
	v = present_swap(0x80, ENTRY(32, ALL_ONES), 0x80);
	assert_refused(&v);
}

/* as if soft-dirty were bit 7 and the offset's low bits, from bit 9 on */
static void witness_may_be_made_in_more_than_one_way(void **state)
{
	const uint64_t shared = 0x80 | UINT64_C(0x1fff) << 9;
	const uint64_t low = ALL_ONES & ~UINT64_C(0x1fff);
	struct pte_verdict v =
		present_if(shared, shared, ENTRY(0, ALL_ONES), shared);

	(void)state;
	assert_holds(&v);
	v = present_if(shared, shared, ENTRY(0, low), 0x80);
	assert_holds(&v);
	v = present_if(shared, shared, ENTRY(0, low + 1), 0x80);
	assert_refused(&v);
}

static struct pte_verdict none_slot(enum pte_kind kind, enum pte_domain domain,
				    uint64_t entry)
{
	struct pte_verdict v = slot_not_none("arm64-4k@6.12");

	v.kind = kind;
	v.domain = domain;
	refute(&v, 0, 0, entry, 0);
	return v;
}

/* (0, 0) is a word of the field, and of no device */
static void witness_must_lie_in_the_domain(void **state)
{
	struct pte_verdict v =
		none_slot(PTE_KIND_RAW, PTE_DOMAIN_FIELD, ENTRY(0, 0));

	(void)state;
	assert_holds(&v);
	v = none_slot(PTE_KIND_SWAP, PTE_DOMAIN_FIELD, ENTRY(0, 0));
	assert_holds(&v);
	v = none_slot(PTE_KIND_SWAP, PTE_DOMAIN_DEVICE, ENTRY(0, 0));
	assert_refused(&v);
	/* type 0 is a device's */
	v = none_slot(PTE_KIND_MIGRATION_READ, PTE_DOMAIN_FIELD, ENTRY(0, 0));
	assert_refused(&v);
}

/* as if a marker's bits were one of the word's that pte_present asks for */
static void marker_has_a_bit_of_its_own(void **state)
{
	static struct copy x86;
	struct pte_verdict v = verdict_on("store-stable", "x86_64@6.12");

	(void)state;
	copy_row(target.model, &x86);
	x86.store[0] = (struct pte_store){
		.path = "set_ptes",
		.dropped = UINT64_C(1) << 63,
		.levels = PTE_LEVEL_SET(PTE),
		.in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS },
	};
	assert_int_equal(
		pte_target_of(&x86.model, target.version, NULL, &target),
		PTE_STATUS_OK);
	v.path = "set_ptes";
	v.kind = PTE_KIND_MARKER;
	v.domain = PTE_DOMAIN_MARKER;
	/* type 31; offset 1, complemented */
	refute(&v, 0xfffffffffffffc00, 0x7ffffffffffffc00, ENTRY(31, 1), 0);
	assert_holds(&v);
	refute(&v, 0xfffffffffffffe00, 0x7ffffffffffffe00, ENTRY(31, 0), 0);
	assert_refused(&v);
	/* bit 2 is a guard's, from 6.13 on */
	refute(&v, 0xfffffffffffff600, 0x7ffffffffffff600, ENTRY(31, 4), 0);
	assert_refused(&v);
}

static struct pte_verdict lost_bit(uint64_t witness, uint64_t becomes,
				   uint64_t entry, uint64_t beside)
{
	/* Linux 6.12 with CONFIG_ARM64_CONTPTE: set_ptes clears bit 52 */
	struct pte_verdict v = verdict_on("store-stable", "arm64-4k@6.12");

	v.path = "set_ptes";
	refute(&v, witness, becomes, entry, beside);
	return v;
}

static void word_that_the_store_changes_is_taken(void **state)
{
	struct pte_verdict v =
		lost_bit(UINT64_C(1) << 52, 0, ENTRY(0, 0x10000000000), 0);

	(void)state;
	assert_holds(&v);
	/* with uffd-wp and exclusive */
	v = lost_bit(0x00100000012340cc, 0x00000000012340cc,
		     ENTRY(3, 0x10000001234), 0x0c);
	assert_holds(&v);
}

static void word_that_the_store_leaves_alone_is_refused(void **state)
{
	struct pte_verdict v =
		lost_bit(0x123400c, 0x123400c, ENTRY(0, 0x1234), 0x0c);

	(void)state;
	assert_refused(&v);
	v = lost_bit(0x123400c, 0, ENTRY(0, 0x1234), 0x0c);
	assert_refused(&v);
}

static void word_must_become_what_the_store_makes_of_it(void **state)
{
	struct pte_verdict v =
		lost_bit(0x001000000123400c, 0, ENTRY(0, 0x10000001234), 0x0c);

	(void)state;
	assert_refused(&v);
	v = lost_bit(0x001000000123400c, 0x0010000001234008,
		     ENTRY(0, 0x10000001234), 0x0c);
	assert_refused(&v);
}

/* bit 11 would make it present, bit 62 no encoder sets */
static void word_must_be_one_that_an_encoder_writes(void **state)
{
	struct pte_verdict v = lost_bit(0x0010000000000800, 0x800,
					ENTRY(0, 0x10000000000), 0x800);

	(void)state;
	assert_refused(&v);
	v = lost_bit(0x4010000000000000, 0x4000000000000000,
		     ENTRY(0, 0x10000000000), UINT64_C(1) << 62);
	assert_refused(&v);
}

/* ---- the rest ------------------------------------------------------------ */

static void verdict_that_says_nothing_is_refused(void **state)
{
	struct pte_verdict v = not_present();

	(void)state;
	v.verdict = (enum pte_verdict_kind)0;
	assert_refused(&v);
	v.verdict = (enum pte_verdict_kind)4;
	assert_refused(&v);
	/* ... whatever its witness does */
	v = none_slot(PTE_KIND_RAW, PTE_DOMAIN_FIELD, ENTRY(0, 0));
	assert_holds(&v);
	v.verdict = (enum pte_verdict_kind)0;
	assert_refused(&v);
	v.verdict = PTE_VERDICT_NOT_APPLICABLE;
	assert_refused(&v);
}

static void what_is_not_there_needs_no_proof(void **state)
{
	struct pte_verdict v = not_present();

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
	struct pte_verdict v = not_present();

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
	struct pte_verdict v = not_present();

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
	v.reason = "no leaf entries at this level";
	assert_holds(&v);
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
	struct pte_verdict v = not_present();

	(void)state;
	v.claim = NULL;
	assert_refused(&v);
	v.claim = &unknown;
	assert_refused(&v);
	v.claim = &nameless;
	assert_refused(&v);
	v = not_present();
	v.target = NULL;
	assert_refused(&v);
	v = not_present();
	v.level = (enum pte_level)PTE_LEVEL_COUNT;
	assert_refused(&v);
	v = not_present();
	v.domain = (enum pte_domain)(PTE_DOMAIN_MARKER + 1);
	assert_refused(&v);
	v = not_present();
	v.kind = (enum pte_kind)PTE_KIND_COUNT;
	assert_refused(&v);
	v = not_present();
	v.path = "set_ptes";
	assert_refused(&v);
}

/* no entry of the kind is written: that none of them is present says nothing */
static void verdict_on_a_kind_that_does_not_stand_is_refused(void **state)
{
	struct pte_verdict v = not_present();

	(void)state;
	v.kind = PTE_KIND_PRESENT;
	v.certificate.steps = 0;
	assert_refused(&v);
	v.kind = PTE_KIND_SWAPIN_ERROR; /* up to 6.1 */
	assert_refused(&v);
	/* all kinds at once have no domain of their own */
	v = not_present();
	v.domain = PTE_DOMAIN_DEVICE;
	assert_refused(&v);
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, proofs_that_hold_are_taken);
	CASES_ADD(&cases, cases_may_be_taken_apart_further);
	CASES_ADD(&cases, case_that_is_open_cannot_be_closed);
	CASES_ADD(&cases, present_is_what_the_level_says);
	CASES_ADD(&cases, certificate_without_a_step_is_refused);
	CASES_ADD(&cases, certificate_beyond_its_capacity_is_refused);
	CASES_ADD(&cases, tree_must_be_whole);
	CASES_ADD(&cases, bit_is_taken_once);
	CASES_ADD(&cases, step_that_is_none_is_refused);
	CASES_ADD(&cases, proof_is_of_one_claim_and_level);
	CASES_ADD(&cases, path_must_be_one_of_the_kernel_s);
	CASES_ADD(&cases, kind_s_words_lie_in_the_field_s);
	CASES_ADD(&cases, witness_that_is_written_and_present_is_taken);
	CASES_ADD(&cases, witness_that_is_not_present_is_refused);
	CASES_ADD(&cases, witness_that_no_encoder_writes_is_refused);
	CASES_ADD(&cases, witness_may_be_made_in_more_than_one_way);
	CASES_ADD(&cases, witness_must_lie_in_the_domain);
	CASES_ADD(&cases, marker_has_a_bit_of_its_own);
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
	return cases_run(&cases, "verify");
}
