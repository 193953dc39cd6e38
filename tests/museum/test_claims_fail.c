/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Every claim of the museum's own can fail: for each, something sound with one
 * thing changed, of which it's refuted; and one of which a neighbour is
 * refuted, and it isn't. Exhibits show what happened; these, what could.
 */
#include "../cases.h"

#include <stdbool.h>
#include <string.h>

#include <pte/museum.h>

#include "../copy.h"
#include "prover.h"

/* ---- what is sound --------------------------------------------------------
 */

/* x86_64 since L1TF, in numbers read off pgtable.h and pgtable_types.h */
#define P UINT64_C(0x001)
#define SOFT_DIRTY UINT64_C(0x002)
#define PWT UINT64_C(0x008)
#define PCD UINT64_C(0x010) /* no entry has it */
#define PROTNONE UINT64_C(0x100)
#define ADDRESS UINT64_C(0x000ffffffffff000)
#define TYPE(word) ((unsigned)((word) >> 59))
#define OFFSET(word) (~(word) >> 9 & UINT64_C(0x3ffffffffffff))

/* MAX_PHYSMEM_BITS - PAGE_SHIFT, and how many bits of an offset are a pfn's */
#define PFN_BITS 34
#define PFN(word) (OFFSET(word) & ((UINT64_C(1) << PFN_BITS) - 1))

/*
 * The types of 7.1 with everything on and the device-private series: 32, less
 * one for markers, three of the series, one exclusive, two private, three of
 * migration. include/linux/swap.h, and the series.
 */
enum {
	TYPE_MIGRATION_READ = 22,
	TYPE_MIGRATION_READ_EXCLUSIVE = 23,
	TYPE_MIGRATION_WRITE = 24,
	TYPE_DEVICE_READ = 28,
	TYPE_MARKER = 31,
};

#define K(kind) PTE_KIND_SET(PTE_KIND_##kind)
#define MEMORY_TO_WRITE (K(MIGRATION_READ_EXCLUSIVE) | K(MIGRATION_WRITE))
#define DEVICE_TO_WRITE                                                        \
	(K(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE) |                          \
	 K(MIGRATION_DEVICE_PRIVATE_WRITE))
#define TO_READ (K(MIGRATION_READ) | K(MIGRATION_DEVICE_PRIVATE_READ))
#define EVER                                                                   \
	{                                                                      \
		PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS                            \
	}
#define RULE(of, kinds_, here_)                                                \
	.event = (of), .levels = PTE_LEVEL_SET(PTE_LEVEL_PTE),                 \
	.before = { .kinds = (kinds_) }, .in = EVER, .here = (here_)

static const struct pte_product same = { .kind = PTE_KIND_RAW,
					 .content = PTE_CONTENT_WORD };
static const struct pte_product read = { .kind = PTE_KIND_MIGRATION_READ,
					 .content = PTE_CONTENT_OFFSET };
static const struct pte_product device_read = {
	.kind = PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ,
	.content = PTE_CONTENT_OFFSET,
};
static const struct pte_product page = { .kind = PTE_KIND_PRESENT,
					 .content = PTE_CONTENT_PAGE };

enum rule {
	FORK_OF_MEMORY,
	FORK_OF_DEVICE,
	FORK_OF_THE_REST,
	REMAP_ALONE,
	REMAP,
	RULE_COUNT,
};
static const struct pte_rule sound_rules[RULE_COUNT] = {
	[FORK_OF_MEMORY] = { RULE(PTE_EVENT_FORK, MEMORY_TO_WRITE, &read),
			     .child = &same },
	[FORK_OF_DEVICE] = { RULE(PTE_EVENT_FORK, DEVICE_TO_WRITE,
				  &device_read),
			     .child = &same },
	[FORK_OF_THE_REST] = { RULE(PTE_EVENT_FORK, TO_READ, &same),
			       .child = &same },
	[REMAP_ALONE] = { RULE(PTE_EVENT_REMAP,
			       MEMORY_TO_WRITE | DEVICE_TO_WRITE, &page),
			  .exclusive = true },
	[REMAP] = { RULE(PTE_EVENT_REMAP, TO_READ, &page) },
};

struct broken {
	struct copy copy;
	struct pte_moment moment;
	struct pte_rule rules[RULE_COUNT];
	struct pte_target target;
};

/* mended: the address of an empty slot isn't complemented */
static const struct pte_model *since_l1tf(void)
{
	size_t i = 0;

	while (strcmp(pte_exhibit_at(i)->id, "X5") != 0)
		i++;
	return pte_exhibit_at(i)->side[PTE_SIDE_AFTER].model;
}

static void make_sound(struct broken *b)
{
	copy_row(since_l1tf(), &b->copy);
	memcpy(b->rules, sound_rules, sizeof(b->rules));
	b->moment = (struct pte_moment){
		/* words that someone else claims, and takes a pfn from */
		.words = PTE_TEST(P | PROTNONE | PCD, PCD),
		.asked = PTE_ASKED_PFN,
		/* present words become uncached */
		.from = { P, P },
		.change = { .clear = PWT | PCD, .set = PCD },
		.written = SOFT_DIRTY,
		.passed_over = SOFT_DIRTY,
		.machine_bits = PFN_BITS + 12,
		/* BITS_PER_XA_VALUE, less the bits of a type */
		.type_shift = 58,
		.value_bits = 63,
		.rules = b->rules,
		.rule_count = RULE_COUNT,
	};
}

static void make_target(struct broken *b)
{
	const struct pte_config series = {
		PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE_MIGRATION), 0, 0, 0
	};

	assert_int_equal(pte_target_of(&b->copy.model, PTE_LINUX(7, 1), &series,
				       &b->target),
			 PTE_STATUS_OK);
}

/* ---- one thing ------------------------------------------------------------
 */

static void soft_dirty_is_pcd(struct broken *b)
{
	b->copy.codec.flag[PTE_FLAG_SOFT_DIRTY] = PCD;
}

static void every_absent_word_is_asked_for_its_pfn(struct broken *b)
{
	b->moment.words = (struct pte_test)PTE_TEST(P | PROTNONE, 0);
}

static void special_words_are_present(struct broken *b)
{
	b->moment.words = (struct pte_test)PTE_TEST(P | PCD, P | PCD);
}

static void special_words_hold_nothing(struct broken *b)
{
	b->moment.words = (struct pte_test)PTE_TEST(PTE_ALL_BITS, 0);
}

/* ... which is what A7 found of pte_to_pagemap_entry */
static void special_words_are_not_looked_at(struct broken *b)
{
	b->moment.entries_only = true;
}

static void empty_slots_are_changed_too(struct broken *b)
{
	b->moment.from = (struct pte_pattern){ PTE_ALL_BITS, 0 };
}

static void attributes_reach_protnone(struct broken *b)
{
	b->moment.change.clear |= PROTNONE;
}

static void attributes_set_protnone(struct broken *b)
{
	b->moment.change.set |= PROTNONE;
}

static void soft_dirty_is_compared(struct broken *b)
{
	b->moment.passed_over = 0;
}

static void machine_has_one_more_bit(struct broken *b)
{
	b->moment.machine_bits++;
}

static void value_entry_has_one_bit_less(struct broken *b)
{
	b->moment.value_bits--;
}

static void no_type_is_left(struct broken *b)
{
	b->target.max_swapfiles = 0;
}

static void empty_slot_is_complemented(struct broken *b)
{
	b->copy.place[PTE_LEVEL_PTE].address[1].inverted = ADDRESS;
}

static void remap_takes_a_device_s_for_ours(struct broken *b)
{
	b->rules[REMAP_ALONE].before.kinds |= K(MIGRATION_DEVICE_PRIVATE_READ);
}

static void fork_copies_a_writable_entry(struct broken *b)
{
	b->rules[FORK_OF_MEMORY].here = &same;
}

static void fork_forgets_the_device(struct broken *b)
{
	b->rules[FORK_OF_DEVICE].here = &read;
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
	return word == becomes && is_entry(word, PCD) && (word & PCD) != 0;
}

static bool has_no_pfn(uint64_t word, uint64_t becomes)
{
	return word == becomes && is_entry(word, SOFT_DIRTY) &&
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
	return word == becomes && is_entry(word, SOFT_DIRTY) &&
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

/* ---- which claims ---------------------------------------------------------
 */

static const struct breakage {
	const char *what;
	void (*change)(struct broken *b);
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
	ROW(fork_forgets_the_device,                "device-kept",            "shared-not-written",     is_of_memory),
	/* clang-format on */
};
#define BREAKAGE_COUNT (sizeof(breakages) / sizeof(breakages[0]))

static void every_claim_is_refuted_and_spared(void **state)
{
	(void)state;
	for (const struct claim *c = pte_claims_of_museum; c->state != NULL;
	     c++) {
		const char *const id = c->public.id;
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

	check(pte_verdict_verify(v) == PTE_STATUS_OK, "%s of %s: not verified",
	      v->claim->id, pte_kind_name(v->kind));
	a->proved += v->verdict == PTE_VERDICT_PROVED;
	if (v->verdict != PTE_VERDICT_REFUTED)
		return;
	a->refuted++;
	a->real += a->is_real != NULL && a->is_real(v->witness, v->becomes);
}

static struct answers ask(const struct broken *b, const char *claim,
			  bool (*is_real)(uint64_t word, uint64_t becomes))
{
	struct answers a = { 0, 0, 0, is_real };

	pte_trial_run(pte_claim_row(claim), &b->target, PTE_LEVEL_PTE,
		      &b->moment, count, &a);
	return a;
}

static void is_proved(const struct broken *b, const char *claim)
{
	const struct answers a = ask(b, claim, NULL);

	check(a.refuted == 0, "%s is refuted", claim);
	check(a.proved > 0, "%s isn't asked of anything", claim);
}

static void break_it(const struct breakage *b, struct broken *broken_ret)
{
	make_sound(broken_ret);
	if (!b->of_target)
		b->change(broken_ret);
	make_target(broken_ret);
	if (b->of_target)
		b->change(broken_ret);
}

static void sound_one_proves_every_claim(void **state)
{
	struct broken sound;

	(void)state;
	make_sound(&sound);
	make_target(&sound);
	for (const struct claim *c = pte_claims_of_museum; c->state != NULL;
	     c++)
		is_proved(&sound, c->public.id);
}

static void broken_one_refutes_its_claim(void **state)
{
	const struct breakage *const b = *state;
	struct broken broken;
	struct answers a;

	break_it(b, &broken);
	a = ask(&broken, b->refutes, b->is_real);
	assert_true(a.refuted > 0);
	assert_int_equal(a.real, a.refuted);
}

static void broken_one_spares_the_neighbour(void **state)
{
	const struct breakage *const b = *state;
	struct broken broken;

	break_it(b, &broken);
	is_proved(&broken, b->spares);
}

#define EACH_BROKEN(cases, run, b)                                             \
	cases_add(cases, run, b, #run "[%s,%s,%s]", (b)->what, (b)->refutes,   \
		  (b)->spares)

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, every_claim_is_refuted_and_spared);
	CASES_ADD(&cases, sound_one_proves_every_claim);
	for (size_t i = 0; i < BREAKAGE_COUNT; i++) {
		EACH_BROKEN(&cases, broken_one_refutes_its_claim,
			    &breakages[i]);
		EACH_BROKEN(&cases, broken_one_spares_the_neighbour,
			    &breakages[i]);
	}
	return cases_run(&cases, "museum_claims_fail");
}
