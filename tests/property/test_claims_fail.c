/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Every claim can fail: for each, a row with one constant changed of which it's
 * refuted; and one of which a neighbour is refuted, and it isn't.
 */
#include "../layouts.h"

#include <string.h>

#include "../copy.h"
#include "../verdicts.h"
#include "../workspace.h"

#define PTE PTE_LEVEL_PTE
#define PMD PTE_LEVEL_PMD
#define HUGETLB PTE_LEVEL_HUGETLB

/* x86_64, Linux 6.12 */
#define P UINT64_C(0x001)
#define EXCLUSIVE UINT64_C(0x008)
#define PCD UINT64_C(0x010)
#define ACCESSED UINT64_C(0x020)
#define PSE UINT64_C(0x080)
#define SPECIAL UINT64_C(0x200)
#define PROTNONE UINT64_C(0x100)
#define PAGE UINT64_C(0x1000) /* the lowest bit of an address */
#define NX UINT64_C(0x8000000000000000)
#define OFFSET UINT64_C(0x07fffffffffffe00)

struct broken {
	struct copy copy;
	struct pte_owned owned[65];
	struct pte_target target;
};

/* ---- one constant ---------------------------------------------------------
 */

static void present_looks_at_exclusive(struct broken *b)
{
	b->copy.view[PTE].present.any |= EXCLUSIVE;
}

static void present_passes_over_protnone(struct broken *b)
{
	b->copy.view[PTE].present.any = P;
}

static void present_passes_over_pse(struct broken *b)
{
	b->copy.view[PMD].present.any &= ~PSE;
}

static void none_passes_over_offset(struct broken *b)
{
	b->copy.view[PTE].none.mask &= ~OFFSET;
}

static void none_passes_over_present(struct broken *b)
{
	b->copy.view[PTE].none.mask &= ~P;
}

/* commit eee4818baac0 (in v4.14) moved it from there to bit 1 */
static void soft_dirty_is_pse(struct broken *b)
{
	b->copy.codec.flag[PTE_FLAG_SOFT_DIRTY] = PSE;
}

static void soft_dirty_is_protnone(struct broken *b)
{
	b->copy.codec.flag[PTE_FLAG_SOFT_DIRTY] = PROTNONE;
}

static void uffd_wp_is_soft_dirty(struct broken *b)
{
	b->copy.codec.flag[PTE_FLAG_UFFD_WP] =
		b->copy.codec.flag[PTE_FLAG_SOFT_DIRTY];
}

static void type_has_four_bits(struct broken *b)
{
	b->copy.codec.type.width = 4;
}

static void offset_reaches_type(struct broken *b)
{
	b->copy.codec.offset.width = 51;
}

static void offset_has_30_bits(struct broken *b)
{
	b->copy.codec.offset.width = 30;
}

static void offset_is_not_complemented(struct broken *b)
{
	b->copy.codec.offset.inverted = false;
}

/* what PROT_NONE was before L1TF, and an invalidated huge page */
static void pages_are_not_complemented(struct broken *b)
{
	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++)
		for (unsigned i = 0; i < b->copy.place[l].count; i++)
			b->copy.place[l].address[i].inverted = 0;
}

/* ... but for the highest bit of an address that caches look at */
static void top_of_a_page_is_not_complemented(struct broken *b)
{
	b->copy.place[PTE].address[1].inverted &= UINT64_C(0x00001ffffffff000);
}

static void type_spills_to_present(struct broken *b)
{
	b->copy.codec.spill.type = (struct pte_piece){ 0, 1, 5, false };
}

static void address_says_where_it_is(struct broken *b)
{
	b->copy.place[PTE].address[0].when.mask |= PAGE;
}

static void empty_slot_is_exclusive(struct broken *b)
{
	b->copy.layout.empty[PTE] = EXCLUSIVE;
}

static void nothing_is_protnone(struct broken *b)
{
	b->copy.view[PTE].protnone = (struct pte_test)PTE_TEST_NEVER;
}

static void protnone_asks_for_old(struct broken *b)
{
	b->copy.view[PTE].protnone.mask |= ACCESSED;
}

static void offset_holds_nothing(struct broken *b)
{
	b->copy.codec.offset.width = 0;
}

/* as it was up to the claims of pages */
static void hugetlb_makes_no_leaf(struct broken *b)
{
	b->copy.view[HUGETLB].leaf.set = 0;
}

static void leaf_is_special(struct broken *b)
{
	b->copy.view[PMD].leaf.set |= SPECIAL;
}

static void invalid_page_is_no_leaf(struct broken *b)
{
	b->copy.view[PMD].invalidate.clear |= PSE;
}

static void soft_dirty_page_is_young(struct broken *b)
{
	b->copy.view[PTE].flag[PTE_FLAG_SOFT_DIRTY] = ACCESSED;
}

static void address_sets_special(struct broken *b)
{
	b->copy.place[PTE].address[0].inverted |= SPECIAL;
}

static void uffd_wp_page_is_special(struct broken *b)
{
	b->copy.view[PTE].flag[PTE_FLAG_UFFD_WP] = SPECIAL;
}

/* bit 1 of a page is called rw, _PAGE_RW */
static void rw_has_another_name(struct broken *b)
{
	static const struct pte_name names[] = {
		{ "_PAGE_RW",
		  "rw",
		  1,
		  1,
		  { P, P },
		  PTE_LEVEL_ALL,
		  { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS },
		  0,
		  0 },
		{ "_PAGE_MINE",
		  "mine",
		  0,
		  2,
		  { 0, 0 },
		  PTE_LEVEL_ALL,
		  { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS },
		  0,
		  0 },
		{ .name = NULL },
	};

	b->copy.model.names = names;
}

/* espfix_64.c sets it in tables, too */
static void tables_may_be_executed(struct broken *b)
{
	b->copy.view[PMD].table.mask |= NX;
}

static void hardware_sets_exclusive(struct broken *b)
{
	b->copy.view[PTE].hardware |= EXCLUSIVE;
}

static void store_drops_exclusive(struct broken *b)
{
	for (struct pte_store *s = b->copy.store; s->path != NULL; s++)
		s->dropped |= EXCLUSIVE;
}

static void type_bits_are_free(struct broken *b)
{
	b->owned[0].owner = PTE_OWNER_FREE;
}

/* 0 is the address of the last page of all, until L1TF's mending was mended */
static void empty_slot_is_complemented(struct broken *b)
{
	struct pte_address *const absent = &b->copy.place[PTE].address[1];

	absent->inverted = 0;
	absent->piece[0].inverted = true;
}

/* what arm64 did up to 3.12: PROT_NONE is among the attributes */
static void attributes_reach_protnone(struct broken *b)
{
	b->copy.attributes[0].bits |= PROTNONE;
}

static void attributes_reach_the_address(struct broken *b)
{
	b->copy.attributes[0].bits |= PAGE;
}

static void attributes_reach_soft_dirty(struct broken *b)
{
	b->copy.attributes[0].bits |=
		b->copy.view[PTE].flag[PTE_FLAG_SOFT_DIRTY];
}

static void present_looks_at_an_attribute(struct broken *b)
{
	b->copy.view[PTE].present.any |= PCD;
}

/* what Xen's guests did with PAE: the half that says present goes first */
static void half_of_a_word_is_cleared(struct broken *b)
{
	b->copy.transient[0].change.clear = UINT32_MAX;
}

static void invalidated_words_are_cleared_of_present(struct broken *b)
{
	b->copy.transient[0].invalidates = true;
	b->copy.view[PTE].invalidate =
		(struct pte_change){ P | PROTNONE | PSE, EXCLUSIVE };
}

static void clearing_begins_with_nothing(struct broken *b)
{
	b->copy.transient[0].from = (struct pte_pattern){ P | NX, P | OFFSET };
}

static void special_is_soft_dirty(struct broken *b)
{
	for (struct pte_trait *t = b->copy.trait; t->tells != 0; t++)
		if (t->tells == PTE_TELLS_SPECIAL)
			t->test.mask = t->test.value =
				b->copy.view[PTE].flag[PTE_FLAG_SOFT_DIRTY];
}

static void processes_pages_are_old(struct broken *b)
{
	for (struct pte_trait *t = b->copy.trait; t->tells != 0; t++)
		if (t->tells == PTE_TELLS_USER)
			t->test.mask |= ACCESSED;
}

/* the first row in force that asks for something */
static struct pte_predicate *asking(struct broken *b, enum pte_asks asks)
{
	struct pte_predicate *p = b->copy.predicate;

	while (p->asks != asks || p->in.since > b->target.version ||
	       p->in.until < b->target.version)
		p++;
	return p;
}

static void young_pages_are_dirty(struct broken *b)
{
	asking(b, PTE_ASKS_DIRTY)->is.test[0].any |= ACCESSED;
}

static void huge_pages_are_no_worse_than_tables(struct broken *b)
{
	asking(b, PTE_ASKS_BAD)->is.test[0].any = P;
}

/* espfix's are, whose rows say so */
static void no_table_may_be_bad(struct broken *b)
{
	asking(b, PTE_ASKS_BAD)->by_design = false;
}

static void nothing_is_special(struct broken *b)
{
	for (struct pte_trait *t = b->copy.trait; t->tells != 0; t++)
		t->test.mask &= ~SPECIAL;
}

static void nothing_stands_beside(struct broken *b)
{
	b->copy.beside[0].when.value = P;
}

/* what powerpc did without MEM_SOFT_DIRTY: nobody clears the flag before */
static void swapoff_compares_soft_dirty(struct broken *b)
{
	b->copy.comparison[0].flags &= ~PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY);
}

static void swapoff_passes_over_a_bit_of_the_offset(struct broken *b)
{
	b->copy.comparison[0].bits = 0x200;
}

/* ... and what a kernel would make of a check that it forgot */
static void young_and_dirty_are_kept(struct broken *b)
{
	b->target.young_dirty = true;
	b->target.phys_bits = (uint8_t)(b->copy.codec.offset.width + 11);
}

static void a_33rd_type_is_numbered(struct broken *b)
{
	b->target.kind_of_type[32] = PTE_KIND_SWAP;
}

/* ---- which claims ----------------------------------------------------------
 */

struct at {
	const char *claim;
	enum pte_level level;
};

struct breakage {
	const char *what;
	void (*change)(struct broken *b);
	bool of_target; /* the row is whole, what follows from it isn't */
	struct at refutes, spares;
	const char *config;
};

#define ROW(change, refutes, at, spares, there)                                \
	{                                                                      \
#change, change, false, { refutes, at }, { spares, there }, "" \
	}
#define TARGET(change, refutes, at, spares, there)                             \
	{                                                                      \
#change, change, true, { refutes, at }, { spares, there }, ""  \
	}
#define CACHED(change, refutes, at, spares, there)                             \
	{                                                                      \
#change, change, false,                                        \
			{ refutes, at }, { spares, there }, "cache_bits=44"    \
	}

/* clang-format off */
static const struct breakage breakages[] = {
	ROW(present_looks_at_exclusive,   "swap-not-present",      PTE,     "swap-not-none",         PTE),
	ROW(soft_dirty_is_pse,            "pmd-not-present",       PMD,     "swap-not-present",      PTE),
	ROW(soft_dirty_is_protnone,       "swap-not-protnone",     PTE,     "protnone-is-present",   PTE),
	ROW(present_looks_at_exclusive,   "swap-not-present",      PTE,     "swap-not-protnone",     PTE),
	ROW(present_looks_at_exclusive,   "image-read",            PTE,     "image-disjoint",        PTE),
	ROW(none_passes_over_offset,      "swap-not-none",         PTE,     "accept-disjoint",       PTE),
	ROW(present_passes_over_protnone, "protnone-is-present",   PTE,     "invalid-still-present", PMD),
	ROW(type_has_four_bits,           "image-disjoint",        PTE,     "census",                PTE),
	ROW(none_passes_over_present,     "accept-disjoint",       PTE,     "pfn-fits",              PTE),
	ROW(present_passes_over_pse,      "invalid-still-present", PMD,     "protnone-is-present",   PMD),
	ROW(soft_dirty_is_pse,            "level-safe",            HUGETLB, "image-read",            HUGETLB),
	ROW(type_has_four_bits,           "is-a",                  PTE,     "hw-stable",             PTE),
	ROW(present_looks_at_exclusive,   "swap-not-present",      PTE,     "is-a",                  PTE),
	ROW(offset_reaches_type,          "round-trip",            PTE,     "pfn-round-trip",        PTE),
	ROW(address_says_where_it_is,     "pfn-round-trip",        PTE,     "round-trip",            PTE),
	ROW(empty_slot_is_complemented,   "zero-names-no-page",    PTE,     "no-physical-alias",     PTE),
	ROW(type_spills_to_present,       "encode-contained",      PTE,     "bits-owned",            PTE),
	ROW(uffd_wp_is_soft_dirty,        "flags-independent",     PTE,     "encode-contained",      PTE),
	ROW(hardware_sets_exclusive,      "hw-stable",             PTE,     "store-stable",          PTE),
	ROW(store_drops_exclusive,        "store-stable",          PTE,     "hw-stable",             PTE),
	CACHED(offset_is_not_complemented, "no-physical-alias",    PTE,     "young-dirty-fits",      PTE),
	ROW(offset_is_not_complemented,   "no-physical-alias",     HUGETLB, "pfn-round-trip",        HUGETLB),
	ROW(pages_are_not_complemented,   "no-physical-alias",     PTE,     "pfn-round-trip",        PTE),
	ROW(pages_are_not_complemented,   "no-physical-alias",     PMD,     "invalid-read",          PMD),
	ROW(top_of_a_page_is_not_complemented, "no-physical-alias", PTE,    "page-read",             PTE),
	ROW(attributes_reach_protnone,    "attributes-stable",     PTE,     "moment-not-entry",      PTE),
	ROW(present_looks_at_an_attribute, "attributes-stable",    PTE,     "same-entry-same-word",  PTE),
	ROW(attributes_reach_the_address, "pfn-round-trip",        PTE,     "attributes-stable",     PTE),
	ROW(attributes_reach_soft_dirty,  "page-flags-owned",      PTE,     "attributes-stable",     PTE),
	ROW(clearing_begins_with_nothing, "tests-passed",          PTE,     "moment-not-entry",      PTE),
	ROW(special_is_soft_dirty,        "page-told",             PTE,     "page-flags-owned",      PTE),
	ROW(processes_pages_are_old,      "page-told",             PTE,     "page-read",             PTE),
	ROW(young_pages_are_dirty,        "page-told",             PTE,     "page-read",             PTE),
	ROW(huge_pages_are_no_worse_than_tables, "page-told",      PMD,     "table-read",            PMD),
	ROW(no_table_may_be_bad,          "table-read",            PMD,     "page-told",             PMD),
	ROW(nothing_is_special,           "tests-passed",          PTE,     "page-read",             PTE),
	ROW(nothing_stands_beside,        "tests-passed",          PTE,     "page-told",             PTE),
	ROW(half_of_a_word_is_cleared,    "moment-not-entry",      PTE,     "attributes-stable",     PTE),
	ROW(invalidated_words_are_cleared_of_present, "moment-not-entry", PTE, "zero-names-no-page", PTE),
	ROW(swapoff_compares_soft_dirty,  "same-entry-same-word",  PTE,     "pfn-kept",              PTE),
	ROW(swapoff_passes_over_a_bit_of_the_offset, "same-entry-same-word", PTE, "store-stable",   PTE),
	ROW(offset_has_30_bits,           "pfn-kept",              PTE,     "zero-names-no-page",    PTE),
	ROW(offset_has_30_bits,           "pfn-fits",              PTE,     "page-cache-fits",       PTE),
	TARGET(young_and_dirty_are_kept,  "young-dirty-fits",      PTE,     "flags-independent",     PTE),
	TARGET(a_33rd_type_is_numbered,   "page-cache-fits",       PTE,     "level-safe",            PMD),
	ROW(type_bits_are_free,           "bits-owned",            PTE,     "pmd-not-present",       PMD),
	ROW(empty_slot_is_exclusive,      "empty-is-none",         PTE,     "tests-passed",          PTE),
	ROW(nothing_is_protnone,          "tests-passed",          PTE,     "empty-is-none",         PTE),
	ROW(offset_holds_nothing,         "kinds-written",         PTE,     "page-read",             PTE),
	ROW(present_passes_over_protnone, "page-present",          PTE,     "kinds-written",         PTE),
	ROW(protnone_asks_for_old,        "page-read",             PTE,     "page-present",          PTE),
	ROW(hugetlb_makes_no_leaf,        "page-walked",           HUGETLB, "page-flags",            HUGETLB),
	ROW(soft_dirty_page_is_young,     "page-flags",            PTE,     "page-walked",           PMD),
	ROW(leaf_is_special,              "changes-read",          PMD,     "invalid-read",          PMD),
	ROW(invalid_page_is_no_leaf,      "invalid-read",          PMD,     "changes-read",          PMD),
	ROW(address_sets_special,         "page-bits",             PTE,     "pfn-round-trip",        PTE),
	ROW(soft_dirty_page_is_young,     "page-flags",            PTE,     "page-bits",             PTE),
	ROW(uffd_wp_page_is_special,      "page-flags-owned",      PTE,     "page-flags",            PTE),
	ROW(protnone_asks_for_old,        "page-read",             PTE,     "page-flags-owned",      PTE),
	ROW(rw_has_another_name,          "names-apart",           PTE,     "page-flags-owned",      PTE),
	ROW(uffd_wp_page_is_special,      "page-flags-owned",      PTE,     "names-apart",           PTE),
	ROW(tables_may_be_executed,       "table-read",            PMD,     "page-walked",           PMD),
	ROW(leaf_is_special,              "changes-read",          PMD,     "table-read",            PMD),
	CACHED(none_passes_over_present,  "census",                PTE,     "no-physical-alias",     PTE),
};
/* clang-format on */
#define BREAKAGE_COUNT (sizeof(breakages) / sizeof(breakages[0]))

static void every_claim_is_refuted_and_spared(void **state)
{
	(void)state;
	for (size_t i = 0; i < pte_claim_count(); i++) {
		const char *const id = pte_claim_at(i)->id;
		unsigned refuted = 0, spared = 0;

		for (size_t b = 0; b < BREAKAGE_COUNT; b++) {
			refuted += strcmp(breakages[b].refutes.claim, id) == 0;
			spared += strcmp(breakages[b].spares.claim, id) == 0;
		}
		check(refuted > 0, "%s is never refuted", id);
		check(spared > 0, "%s is never spared", id);
	}
}

static void make_whole(const struct breakage *b, struct broken *broken_ret)
{
	size_t i = 0;

	target_named("x86_64@6.12", b->config, &broken_ret->target);
	copy_row(broken_ret->target.model, &broken_ret->copy);
	do
		broken_ret->owned[i] =
			broken_ret->target.model->owned[PTE_LEVEL_PTE][i];
	while (broken_ret->owned[i++].width != 0);
	copy_owned_by(&broken_ret->copy.model, broken_ret->owned);
}

static void break_it(const struct breakage *b, struct broken *broken_ret)
{
	const struct pte_config none = { .on = 0 };
	struct pte_config config = none;

	make_whole(b, broken_ret);
	if (b->config[0] != '\0')
		assert_int_equal(
			pte_config_add(&config, b->config, strlen(b->config)),
			PTE_STATUS_OK);
	if (!b->of_target)
		b->change(broken_ret);
	assert_int_equal(pte_target_of(&broken_ret->copy.model,
				       broken_ret->target.version, &config,
				       &broken_ret->target),
			 PTE_STATUS_OK);
	if (b->of_target)
		b->change(broken_ret);
}

static bool same_question(const struct pte_verdict *a,
			  const struct pte_verdict *b)
{
	return a->domain == b->domain && a->kind == b->kind &&
	       (a->path == NULL
			? b->path == NULL
			: b->path != NULL && strcmp(a->path, b->path) == 0);
}

/* was it refuted of the whole row already? */
static bool is_refuted(const struct verdicts *all, const struct pte_verdict *v)
{
	bool refuted = false;

	for (size_t i = 0; i < all->count; i++)
		refuted = refuted ||
			  (same_question(&all->verdict[i], v) &&
			   all->verdict[i].verdict == PTE_VERDICT_REFUTED);
	return refuted;
}

/* how many questions are refuted of the broken row, and weren't of the whole */
static size_t newly_refuted(const struct breakage *b, const struct at *at)
{
	static struct verdicts before, after;
	static struct broken whole, broken;
	size_t count = 0;

	make_whole(b, &whole);
	verdicts_of(at->claim, &whole.target, at->level, &before);
	break_it(b, &broken);
	verdicts_of(at->claim, &broken.target, at->level, &after);
	assert_true(after.count > 0);
	for (size_t i = 0; i < after.count; i++) {
		const struct pte_verdict *const v = &after.verdict[i];

		check(pte_verdict_verify(workspace(), v) == PTE_STATUS_OK,
		      "%s of %s by %s isn't reproduced", at->claim,
		      pte_kind_name(v->kind), v->path == NULL ? "-" : v->path);
		count += v->verdict == PTE_VERDICT_REFUTED &&
			 !is_refuted(&before, v);
	}
	return count;
}

static void broken_row_refutes_its_claim(void **state)
{
	const struct breakage *const b = *state;

	assert_true(newly_refuted(b, &b->refutes) > 0);
}

static void broken_row_spares_the_neighbour(void **state)
{
	const struct breakage *const b = *state;

	assert_int_equal(newly_refuted(b, &b->spares), 0);
}

/* a refutation's witness and proofs of the whole row don't hold of the other */
static void verdicts_do_not_change_sides(void **state)
{
	const struct breakage *const b = *state;
	static struct verdicts before, after;
	static struct broken whole, broken;
	static struct pte_verdict moved;
	size_t tried = 0;

	make_whole(b, &whole);
	verdicts_of(b->refutes.claim, &whole.target, b->refutes.level, &before);
	break_it(b, &broken);
	verdicts_of(b->refutes.claim, &broken.target, b->refutes.level, &after);
	for (size_t i = 0; i < after.count; i++) {
		for (size_t j = 0; j < before.count; j++) {
			if (!same_question(&after.verdict[i],
					   &before.verdict[j]) ||
			    after.verdict[i].verdict != PTE_VERDICT_REFUTED ||
			    before.verdict[j].verdict != PTE_VERDICT_PROVED)
				continue;
			moved = after.verdict[i];
			moved.target = &whole.target;
			assert_int_equal(
				pte_verdict_verify(workspace(), &moved),
				PTE_STATUS_NOT_REPRODUCED);
			moved = before.verdict[j];
			moved.target = &broken.target;
			assert_int_equal(
				pte_verdict_verify(workspace(), &moved),
				PTE_STATUS_NOT_REPRODUCED);
			tried++;
		}
	}
	/* what wasn't asked before has nothing to change to */
	assert_true(tried > 0 || b->of_target ||
		    strcmp(b->refutes.claim, "swap-not-none") == 0 ||
		    strcmp(b->refutes.claim, "image-read") == 0);
}

#define EACH_BROKEN(cases, run, b)                                             \
	cases_add(cases, run, b, #run "[%s,%s,%s]", (b)->what,                 \
		  (b)->refutes.claim, (b)->spares.claim)

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, every_claim_is_refuted_and_spared);
	for (size_t i = 0; i < BREAKAGE_COUNT; i++) {
		EACH_BROKEN(&cases, broken_row_refutes_its_claim,
			    &breakages[i]);
		EACH_BROKEN(&cases, broken_row_spares_the_neighbour,
			    &breakages[i]);
		EACH_BROKEN(&cases, verdicts_do_not_change_sides,
			    &breakages[i]);
	}
	return cases_run(&cases, "claims_fail");
}
