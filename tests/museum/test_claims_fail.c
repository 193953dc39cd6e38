/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Every claim that reads a scenario can fail: for each, something sound with
 * one thing changed, of which it's refuted; and one of which a neighbour is
 * refuted, and it isn't. Exhibits show what happened; these, what could.
 */
#include "sound.h"

#include <stdbool.h>
#include <string.h>

#include "../workspace.h"
#include "prove/prover.h"

#define K(kind) PTE_KIND_SET(PTE_KIND_##kind)

/* ---- one thing ------------------------------------------------------------
 */

static void soft_dirty_is_pcd(struct sound *b)
{
	b->copy.codec.flag[PTE_FLAG_SOFT_DIRTY] = PCD;
}

static void every_absent_word_is_asked_for_its_pfn(struct sound *b)
{
	b->scenario.words = (struct pte_test)PTE_TEST(P | PROTNONE, 0);
}

static void special_words_are_present(struct sound *b)
{
	b->scenario.words = (struct pte_test)PTE_TEST(P | PCD, P | PCD);
}

static void special_words_hold_nothing(struct sound *b)
{
	b->scenario.words = (struct pte_test)PTE_TEST(PTE_ALL_BITS, 0);
}

/* ... which is what A7 found of pte_to_pagemap_entry */
static void special_words_are_not_looked_at(struct sound *b)
{
	b->scenario.entries_only = true;
}

static void empty_slots_are_changed_too(struct sound *b)
{
	b->scenario.from = (struct pte_pattern){ PTE_ALL_BITS, 0 };
}

static void attributes_reach_protnone(struct sound *b)
{
	b->scenario.change.clear |= PROTNONE;
}

static void attributes_set_protnone(struct sound *b)
{
	b->scenario.change.set |= PROTNONE;
}

static void soft_dirty_is_compared(struct sound *b)
{
	b->scenario.passed_over = UFFD_WP;
}

static void machine_has_one_more_bit(struct sound *b)
{
	b->scenario.machine_bits++;
}

static void value_entry_has_one_bit_less(struct sound *b)
{
	b->scenario.value_bits--;
}

static void no_type_is_left(struct sound *b)
{
	b->target.max_swapfiles = 0;
}

static void empty_slot_is_complemented(struct sound *b)
{
	struct pte_address *const absent =
		&b->copy.place[PTE_LEVEL_PTE].address[1];

	/* its piece, and not the word unless that is 0 */
	absent->inverted = 0;
	absent->piece[0].inverted = true;
}

static void remap_takes_a_device_s_for_ours(struct sound *b)
{
	b->rules[REMAP_ALONE].before.kinds |= K(MIGRATION_DEVICE_PRIVATE_READ);
}

static void fork_copies_a_writable_entry(struct sound *b)
{
	b->rules[FORK_OF_MEMORY].here = b->rules[FORK_OF_THE_REST].here;
}

static void fork_forgets_the_device(struct sound *b)
{
	b->rules[FORK_OF_DEVICE].here = b->rules[FORK_OF_MEMORY].here;
}

static const struct pte_product bare_read_exclusive = {
	.kind = PTE_KIND_MIGRATION_READ_EXCLUSIVE,
	.content = PTE_CONTENT_OFFSET,
};

static void mprotect_drops_uffd_wp(struct sound *b)
{
	b->rules[MPROTECT].here = &bare_read_exclusive;
}

static const struct pte_amend clears_anyway[] = {
	{ PTE_FLAG_SET(PTE_FLAG_UFFD_WP), false, 0, 0 },
	{ 0, false, 0, 0 },
};

static void mprotect_clears_uffd_wp(struct sound *b)
{
	b->rules[MPROTECT].amends = clears_anyway;
}

/* ---- whether a witness is one, by plain arithmetic ------------------------
 */

/* an entry as the headers write it, with one flag that may be set */
static bool is_entry(uint64_t word, uint64_t flag)
{
	const uint64_t again = (uint64_t)TYPE(word) << 59 | OFFSET(word) << 9 |
			       (word & flag);

	return (again ^ UINT64_C(0x07fffffffffffe00)) == word;
}

static bool is_soft_dirty_and_claimed(uint64_t word, uint64_t becomes)
{
	return word == becomes && is_entry(word, PCD | UFFD_WP) &&
	       (word & PCD) != 0;
}

static bool has_no_pfn(uint64_t word, uint64_t becomes)
{
	return word == becomes && is_entry(word, SOFT_DIRTY | UFFD_WP) &&
	       (TYPE(word) == TYPE_MARKER || TYPE(word) < TYPE_MIGRATION_READ);
}

static bool is_special_and_nothing(uint64_t word, uint64_t becomes)
{
	return word == becomes && (word & (P | PROTNONE | PCD)) == PCD;
}

static bool is_present_and_special(uint64_t word, uint64_t becomes)
{
	return word == becomes && (word & (P | PCD)) == (P | PCD);
}

static bool is_none(uint64_t word, uint64_t becomes)
{
	return word == 0 && becomes == 0;
}

static bool is_pcd_alone(uint64_t word, uint64_t becomes)
{
	return word == becomes && word == PCD;
}

static bool was_protnone(uint64_t word, uint64_t becomes)
{
	return (word & (P | PROTNONE)) == PROTNONE &&
	       (becomes & (P | PROTNONE)) == 0 &&
	       ((word ^ becomes) & ~(PWT | PCD | PROTNONE)) == 0;
}

static bool differ_in_soft_dirty(uint64_t word, uint64_t becomes)
{
	return (word ^ becomes) == SOFT_DIRTY && TYPE(word) == TYPE(becomes) &&
	       OFFSET(word) == OFFSET(becomes);
}

static bool are_two_pages_and_one_pfn(uint64_t word, uint64_t becomes)
{
	return is_entry(word, 0) && is_entry(becomes, 0) &&
	       TYPE(word) == TYPE(becomes) &&
	       OFFSET(word) == UINT64_C(1) << PFN_BITS &&
	       OFFSET(becomes) == 0 && PFN(word) == PFN(becomes);
}

/* swp_entries: what 62 bits hold of type 16 is type 0 */
static bool is_cut(uint64_t word, uint64_t becomes)
{
	return word >> 58 == 16 && word << 2 >> 2 == becomes && becomes == 0;
}

static bool are_all_types(uint64_t word, uint64_t becomes)
{
	return word == 32 && becomes == 31;
}

/* P is clear, so that the address is complemented in both, or so it's said */
static bool is_the_last_page(uint64_t word, uint64_t becomes)
{
	return word == 0 && (becomes & (P | PROTNONE)) == PROTNONE &&
	       (becomes & ADDRESS) == 0;
}

static bool is_of_type(uint64_t word, uint64_t becomes, unsigned type)
{
	return word == becomes && is_entry(word, SOFT_DIRTY | UFFD_WP) &&
	       TYPE(word) == type;
}

static bool is_a_device_s_to_read(uint64_t word, uint64_t becomes)
{
	return is_of_type(word, becomes, TYPE_DEVICE_READ);
}

static bool is_ours_alone(uint64_t word, uint64_t becomes)
{
	return is_of_type(word, becomes, TYPE_MIGRATION_READ_EXCLUSIVE) ||
	       is_of_type(word, becomes, TYPE_MIGRATION_WRITE);
}

static bool is_of_memory(uint64_t word, uint64_t becomes)
{
	return is_of_type(word, becomes, TYPE_MIGRATION_READ);
}

static bool was_write_protected(uint64_t word, uint64_t becomes)
{
	return is_entry(word, UFFD_WP) && TYPE(word) == TYPE_MIGRATION_WRITE &&
	       (word & UFFD_WP) != 0 && becomes == (word & ~UFFD_WP);
}

/* ---- which claims ---------------------------------------------------------
 */

static const struct breakage {
	const char *what;
	void (*change)(struct sound *b);
	bool of_target; /* the table is whole, what follows from it isn't */
	const char *refutes, *spares;
	bool (*is_real)(uint64_t word, uint64_t becomes);
} breakages[] = {
#define ROW(change, refutes, spares, is_real)                                  \
	{                                                                      \
#change, change, false, refutes, spares, is_real               \
	}
#define TARGET(change, refutes, spares, is_real)                               \
	{                                                                      \
#change, change, true, refutes, spares, is_real                \
	}
	/* clang-format off */
	ROW(soft_dirty_is_pcd,                      "class-disjoint",         "variants-agree",         is_soft_dirty_and_claimed),
	ROW(every_absent_word_is_asked_for_its_pfn, "asked-of-bearers",       "pfn-kept",               has_no_pfn),
	ROW(special_words_are_not_looked_at,        "variants-agree",         "class-disjoint",         is_special_and_nothing),
	ROW(special_words_are_present,              "variants-agree",         "class-disjoint",         is_present_and_special),
	ROW(special_words_hold_nothing,             "variants-agree",         "asked-of-bearers",       is_none),
	ROW(empty_slots_are_changed_too,            "moment-not-entry",       "attributes-stable",      is_pcd_alone),
	ROW(attributes_reach_protnone,              "attributes-stable",      "moment-not-entry",       was_protnone),
	ROW(attributes_set_protnone,                "attributes-stable",      "moment-not-entry",       was_protnone),
	ROW(soft_dirty_is_compared,                 "same-entry-same-word",   "asked-of-bearers",       differ_in_soft_dirty),
	ROW(soft_dirty_is_pcd,                      "class-disjoint",         "same-entry-same-word",   is_soft_dirty_and_claimed),
	ROW(machine_has_one_more_bit,               "pfn-kept",               "zero-names-no-page",     are_two_pages_and_one_pfn),
	ROW(value_entry_has_one_bit_less,           "value-entry-fits",       "types-fit",              is_cut),
	TARGET(no_type_is_left,                     "types-fit",              "value-entry-fits",       are_all_types),
	ROW(empty_slot_is_complemented,             "zero-names-no-page",     "pfn-kept",               is_the_last_page),
	ROW(remap_takes_a_device_s_for_ours,        "exclusive-not-invented", "device-kept",            is_a_device_s_to_read),
	ROW(fork_copies_a_writable_entry,           "shared-not-written",     "exclusive-not-invented", is_ours_alone),
	ROW(fork_copies_a_writable_entry,           "shared-not-written",     "uffd-wp-kept",           is_ours_alone),
	ROW(mprotect_drops_uffd_wp,                 "uffd-wp-kept",           "shared-not-written",     was_write_protected),
	ROW(mprotect_clears_uffd_wp,                "uffd-wp-kept",           "exclusive-not-invented", was_write_protected),
	ROW(fork_forgets_the_device,                "device-kept",            "shared-not-written",     is_of_memory),
	/* clang-format on */
};
#define BREAKAGE_COUNT (sizeof(breakages) / sizeof(breakages[0]))

/* the museum's own, and then those that rows are asked of, too */
static const char *claim_at(size_t n)
{
	static const char *const of_rows[] = {
		"attributes-stable",    "moment-not-entry",
		"same-entry-same-word", "pfn-kept",
		"zero-names-no-page",
	};

	for (const struct claim *c = pte_claims_of_museum; c->state != NULL;
	     c++)
		if (n-- == 0)
			return c->public.id;
	return n < sizeof(of_rows) / sizeof(of_rows[0]) ? of_rows[n] : NULL;
}

static void every_claim_is_refuted_and_spared(void **state)
{
	const char *id;

	(void)state;
	for (size_t i = 0; (id = claim_at(i)) != NULL; i++) {
		unsigned refuted = 0, spared = 0;

		for (size_t b = 0; b < BREAKAGE_COUNT; b++) {
			refuted += strcmp(breakages[b].refutes, id) == 0;
			spared += strcmp(breakages[b].spares, id) == 0;
		}
		check(refuted > 0, "%s is never refuted", id);
		check(spared > 0, "%s is never spared", id);
	}
}

/* ---- asking ---------------------------------------------------------------
 */

struct answers {
	unsigned proved, refuted, real;
	bool (*is_real)(uint64_t word, uint64_t becomes);
};

static void count(const struct pte_verdict *v, void *context)
{
	struct answers *const a = context;

	check(pte_verdict_verify(workspace(), v) == PTE_STATUS_OK,
	      "%s of %s: not verified", v->claim->id, pte_kind_name(v->kind));
	a->proved += v->verdict == PTE_VERDICT_PROVED;
	if (v->verdict != PTE_VERDICT_REFUTED)
		return;
	a->refuted++;
	a->real += a->is_real != NULL && a->is_real(v->witness, v->becomes);
}

static struct answers ask(const struct sound *b, const char *claim,
			  bool (*is_real)(uint64_t word, uint64_t becomes))
{
	struct answers a = { 0, 0, 0, is_real };

	pte_trial_run(workspace(), pte_claim_row(claim), &b->target,
		      PTE_LEVEL_PTE, &b->scenario, count, &a);
	return a;
}

static void is_proved(const struct sound *b, const char *claim)
{
	const struct answers a = ask(b, claim, NULL);

	check(a.refuted == 0, "%s is refuted", claim);
	check(a.proved > 0, "%s isn't asked of anything", claim);
}

static void break_it(const struct breakage *b, struct sound *broken_ret)
{
	sound_make(broken_ret);
	if (!b->of_target)
		b->change(broken_ret);
	sound_target(broken_ret);
	if (b->of_target)
		b->change(broken_ret);
}

static void sound_one_proves_every_claim(void **state)
{
	struct sound sound;

	(void)state;
	sound_make(&sound);
	sound_target(&sound);
	for (size_t i = 0; claim_at(i) != NULL; i++)
		is_proved(&sound, claim_at(i));
}

static void broken_one_refutes_its_claim(void **state)
{
	const struct breakage *const b = *state;
	struct sound broken;
	struct answers a;

	break_it(b, &broken);
	a = ask(&broken, b->refutes, b->is_real);
	assert_true(a.refuted > 0);
	assert_int_equal(a.real, a.refuted);
}

static void broken_one_spares_the_neighbour(void **state)
{
	const struct breakage *const b = *state;
	struct sound broken;

	break_it(b, &broken);
	is_proved(&broken, b->spares);
}

/* there is no flag that could get lost */
static void entries_without_the_flag_are_not_asked_about(void **state)
{
	struct sound sound;
	struct answers a;

	(void)state;
	sound_make(&sound);
	sound.copy.codec.flag[PTE_FLAG_UFFD_WP] = 0;
	sound_target(&sound);
	a = ask(&sound, "uffd-wp-kept", NULL);
	assert_int_equal(a.proved, 0);
	assert_int_equal(a.refuted, 0);
}

#define EACH_BROKEN(cases, run, b)                                             \
	cases_add(cases, run, b, #run "[%s,%s,%s]", (b)->what, (b)->refutes,   \
		  (b)->spares)

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, every_claim_is_refuted_and_spared);
	CASES_ADD(&cases, sound_one_proves_every_claim);
	CASES_ADD(&cases, entries_without_the_flag_are_not_asked_about);
	for (size_t i = 0; i < BREAKAGE_COUNT; i++) {
		EACH_BROKEN(&cases, broken_one_refutes_its_claim,
			    &breakages[i]);
		EACH_BROKEN(&cases, broken_one_spares_the_neighbour,
			    &breakages[i]);
	}
	return cases_run(&cases, "museum_claims_fail");
}
