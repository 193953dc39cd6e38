/* SPDX-License-Identifier: BSD-2-Clause */
#include "../cases.h"

#include <string.h>

#include <pte/decode.h>
#include <pte/encode.h>
#include <pte/prove/census.h>
#include <pte/prove/claim.h>
#include <pte/prove/scheme.h>

#include "../copy.h"
#include "../workspace.h"

/*
 * Bit 4 of x86_64's entries is ignored, and bits 6:5 belong to hardware: facts,
 * x86_64, section 3. The two types go below hwpoison, 23 in 6.12.
 */
#define PTES PTE_LEVEL_SET(PTE_LEVEL_PTE)
#define UNMAP PTE_FLAG_PROPOSED
#define NEEDY (PTE_FLAG_PROPOSED + 1)
#define MOVING PTE_KIND_PROPOSED
#define REMINDER (PTE_KIND_PROPOSED + 1)

static const struct pte_proposed_flag flags[] = {
	{ "unmap", PTES, 0, false, "" },
	{ "needy", PTE_LEVEL_ALL, PTE_OPTION_SET(PTE_OPTION_SWAP), false, "" },
};

static const struct pte_proposed_type types[] = {
	{ { "moving", PTE_PAYLOAD_PFN, true, { PTE_LINUX_OLDEST, 0, 0 }, "" },
	  PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE),
	  0 },
	{ { "reminder",
	    PTE_PAYLOAD_MARKER,
	    false,
	    { PTE_LINUX_OLDEST, 0, PTE_LINUX_OLDEST },
	    "" },
	  0,
	  0 },
};

static const struct pte_proposal proposal = {
	.base = "x86_64",
	.flag_count = 2,
	.type_count = 2,
	.flags = flags,
	.types = types,
};

static struct copy what_if;

static int set_up(void **state)
{
	const struct pte_model *model;

	(void)state;
	if (pte_model_find("x86_64", 6, PTE_LINUX(6, 12), &model) !=
	    PTE_STATUS_OK)
		return 1;
	copy_row(model, &what_if);
	what_if.codec.flag[UNMAP] = 1U << 4U;
	what_if.codec.flag[NEEDY] = UINT64_C(1) << 60U;
	what_if.model.proposal = &proposal;
	return 0;
}

static struct pte_target target_with(uint32_t off)
{
	const struct pte_config config = { .off = off };
	struct pte_target t;

	assert_int_equal(
		pte_target_of(&what_if.model, PTE_LINUX(6, 12), &config, &t),
		PTE_STATUS_OK);
	return t;
}

/* ---- names --------------------------------------------------------------- */

/* numbers run on beyond those that there may be */
static unsigned flags_of(const struct pte_model *m)
{
	unsigned count = 0;

	for (unsigned f = 0; f < 99; f++)
		count += pte_model_has_flag(m, f) ? 1 : 0;
	return count;
}

static unsigned kinds_of(const struct pte_model *m)
{
	unsigned count = 0;

	for (unsigned k = 0; k < 99; k++)
		count += pte_model_has_kind(m, k) ? 1 : 0;
	return count;
}

static void names_are_the_proposal_s_and_linux_s(void **state)
{
	const struct pte_model *const m = &what_if.model;

	(void)state;
	assert_string_equal(pte_model_flag_name(m, UNMAP), "unmap");
	assert_string_equal(pte_model_flag_name(m, (enum pte_flag)NEEDY),
			    "needy");
	assert_string_equal(pte_model_flag_name(m, PTE_FLAG_UFFD_WP),
			    "uffd_wp");
	assert_string_equal(pte_model_flag_name(m, (enum pte_flag)(NEEDY + 1)),
			    "?");
	assert_string_equal(pte_model_owner_name(m, PTE_OWNER_OF(UNMAP)),
			    "unmap");
	assert_string_equal(
		pte_model_owner_name(m, PTE_OWNER_OF(PTE_FLAG_UFFD_WP)),
		"uffd_wp");
	assert_string_equal(pte_model_owner_name(m, PTE_OWNER_TYPE), "type");
	assert_string_equal(pte_model_owner_name(m, PTE_OWNER_FLAG_LAST), "?");
	assert_string_equal(pte_model_kind(m, MOVING)->name, "moving");
	assert_string_equal(pte_model_kind(m, PTE_KIND_SWAP)->name, "swap");
	assert_string_equal(
		pte_model_kind(m, (enum pte_kind)(REMINDER + 1))->name,
		"unknown");
	assert_int_equal(flags_of(m), PTE_FLAG_LINUX_END + 2);
	assert_int_equal(kinds_of(m), PTE_KIND_LINUX_END + 2);
}

static void names_are_found_again(void **state)
{
	const struct pte_model *const m = &what_if.model;
	enum pte_flag flag;
	enum pte_kind kind;

	(void)state;
	assert_int_equal(pte_model_flag_parse(m, "needy", &flag),
			 PTE_STATUS_OK);
	assert_int_equal(flag, NEEDY);
	assert_int_equal(pte_model_flag_parse(m, "exclusive", &flag),
			 PTE_STATUS_OK);
	assert_int_equal(flag, PTE_FLAG_EXCLUSIVE);
	assert_int_equal(pte_model_flag_parse(m, "need", &flag),
			 PTE_STATUS_UNKNOWN_NAME);
	assert_int_equal(flag, PTE_FLAG_EXCLUSIVE);
	assert_int_equal(pte_model_kind_parse(m, "reminder", &kind),
			 PTE_STATUS_OK);
	assert_int_equal(kind, REMINDER);
	assert_int_equal(pte_model_kind_parse(m, "marker", &kind),
			 PTE_STATUS_OK);
	assert_int_equal(kind, PTE_KIND_MARKER);
	assert_int_equal(pte_model_kind_parse(m, "remind", &kind),
			 PTE_STATUS_UNKNOWN_NAME);
	assert_int_equal(kind, PTE_KIND_MARKER);
}

/* a row of the registry has none of it */
static void linux_has_neither(void **state)
{
	const struct pte_model *const m = pte_model_at(0);
	enum pte_flag flag;
	enum pte_kind kind;

	(void)state;
	assert_null(m->proposal);
	assert_string_equal(pte_model_flag_name(m, UNMAP), "?");
	assert_string_equal(pte_model_kind(m, MOVING)->name, "unknown");
	assert_int_equal(pte_model_flag_parse(m, "unmap", &flag),
			 PTE_STATUS_UNKNOWN_NAME);
	assert_int_equal(pte_model_kind_parse(m, "moving", &kind),
			 PTE_STATUS_UNKNOWN_NAME);
	assert_int_equal(flags_of(m), PTE_FLAG_LINUX_END);
	assert_int_equal(kinds_of(m), PTE_KIND_LINUX_END);
}

/* ---- numbers ------------------------------------------------------------- */

/* facts, common, 2.3: 6.12 numbers 23 to 31, and 27 to 31 without DP */
static void types_are_the_next_ones_down(void **state)
{
	const struct pte_target all = target_with(0);
	const struct pte_target less =
		target_with(PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE));

	(void)state;
	assert_int_equal(all.max_swapfiles, 21);
	assert_int_equal(pte_target_type_of(&all, MOVING), 22);
	assert_int_equal(pte_target_type_of(&all, (enum pte_kind)REMINDER), 21);
	assert_int_equal(pte_target_type_of(&all, PTE_KIND_HWPOISON), 23);
	assert_int_equal(less.max_swapfiles, 26);
	assert_int_equal(pte_target_type_of(&less, MOVING), -1);
	assert_int_equal(pte_target_type_of(&less, (enum pte_kind)REMINDER),
			 26);
}

static void flags_exist_at_their_levels_with_their_options(void **state)
{
	const struct pte_target all = target_with(0);
	const struct pte_target less =
		target_with(PTE_OPTION_SET(PTE_OPTION_SWAP));

	/* whatever else Linux has by now */
	const unsigned known = 0x307;

	(void)state;
	assert_int_equal(all.swap_flags[PTE_LEVEL_PTE] & known, 0x307);
	assert_int_equal(all.swap_flags[PTE_LEVEL_PMD] & known, 0x203);
	assert_int_equal(less.swap_flags[PTE_LEVEL_PTE] & known, 0x107);
	assert_true((all.writable[PTE_LEVEL_PTE] & 0x10) != 0);
	assert_true((all.writable[PTE_LEVEL_PMD] & 0x10) == 0);
	assert_int_equal(all.present_flags & known, 0x7);
}

/* what stands in its brackets, taken over from the row that it's made from,
 * isn't certain */
static void what_stands_in_its_brackets_is_not_certain(void **state)
{
	struct pte_proposal other = proposal;
	struct copy row;
	struct pte_target t;

	(void)state;
	copy_row(&what_if.model, &row);
	row.layout.name = "mine";
	row.model.seen = (struct pte_seen){ PTE_LINUX(6, 0), PTE_LINUX(6, 12) };
	assert_int_equal(pte_target_of(&row.model, PTE_LINUX(6, 11), NULL, &t),
			 PTE_STATUS_OK);
	assert_false(t.certain);
	other.base = NULL;
	row.model.proposal = &other;
	assert_int_equal(pte_target_of(&row.model, PTE_LINUX(6, 11), NULL, &t),
			 PTE_STATUS_OK);
	assert_false(t.certain);
	assert_int_equal(pte_target_of(&row.model, PTE_LINUX(6, 12), NULL, &t),
			 PTE_STATUS_OK);
	assert_true(t.certain);
	assert_string_equal(t.name, "mine@6.12");
	other.uncertain = true;
	assert_int_equal(pte_target_of(&row.model, PTE_LINUX(6, 12), NULL, &t),
			 PTE_STATUS_OK);
	assert_false(t.certain);
}

/* ---- words --------------------------------------------------------------- */

/* 22 << 59, and bit 34 of the offset, young, complemented with the pfn */
#define MOVING_WORD UINT64_C(0xb7fff7fffffdb800)

static void entries_are_written_and_read(void **state)
{
	const struct pte_target t = target_with(0);
	struct pte_description d = {
		.kind = MOVING,
		.keys = PTE_KEY_SET(PTE_KEY_PFN),
		.pfn = 0x123,
		.flags = PTE_FLAG_SET(UNMAP),
		.young = true,
	};
	struct pte_reading r;
	uint64_t word = 0;

	(void)state;
	assert_int_equal(pte_target_keys(&t, MOVING), d.keys);
	assert_int_equal(pte_target_encode(&t, PTE_LEVEL_PTE, &d, &word),
			 PTE_STATUS_OK);
	assert_int_equal(word, MOVING_WORD | 0x10);
	assert_int_equal(pte_target_decode(&t, PTE_LEVEL_PTE, word, &r),
			 PTE_STATUS_OK);
	assert_int_equal(r.kind, MOVING);
	assert_int_equal(r.pfn, 0x123);
	assert_true(r.has_young_dirty && r.young && !r.dirty);
	/* needy's bit is one of type 22's */
	assert_int_equal(r.flags, PTE_FLAG_SET(UNMAP) | PTE_FLAG_SET(NEEDY));
	assert_int_equal(r.stray, 0);

	assert_int_equal(pte_target_encode(&t, PTE_LEVEL_PMD, &d, &word),
			 PTE_STATUS_KIND_AT_LEVEL);
	d.kind = (enum pte_kind)(REMINDER + 1);
	assert_int_equal(pte_target_encode(&t, PTE_LEVEL_PTE, &d, &word),
			 PTE_STATUS_NOT_ENCODABLE);
}

/* ---- markers and words ----------------------------------------------------
 */

static enum pte_status target_of(const struct pte_proposal *p, uint32_t off,
				 struct pte_target *t)
{
	/* the target points to it */
	static struct pte_model model;
	const struct pte_config config = { .off = off };

	model = what_if.model;
	model.proposal = p;
	return pte_target_of(&model, PTE_LINUX(6, 12), &config, t);
}

/* Linux 6.12 has uffd-wp, bit 0, and poisoned, bit 1; a marker is of type 31,
 * and x86_64 keeps offsets complemented from bit 9 on */
static void markers_stand_beside_linux_s(void **state)
{
	static const struct pte_proposed_marker rows[] = {
		{ "pageout", 3, 0, "" },
		{ "swapping", 5, PTE_OPTION_SET(PTE_OPTION_SWAP), "" },
	};
	static const struct pte_proposal p = { .base = "x86_64",
					       .marker_count = 2,
					       .markers = rows };
	struct pte_target t;
	struct pte_reading r;
	unsigned bit = 77;

	(void)state;
	assert_int_equal(target_of(&p, 0, &t), PTE_STATUS_OK);
	assert_int_equal(t.markers, 0x2b);
	assert_string_equal(pte_target_marker(&t, 2, &bit), "pageout");
	assert_int_equal(bit, 3);
	assert_string_equal(pte_target_marker(&t, 3, &bit), "swapping");
	assert_int_equal(bit, 5);
	assert_null(pte_target_marker(&t, 4, &bit));
	assert_int_equal(pte_target_decode(&t, PTE_LEVEL_PTE,
					   UINT64_C(0xffffffffffffee00), &r),
			 PTE_STATUS_OK);
	assert_int_equal(r.kind, PTE_KIND_MARKER);
	assert_int_equal(r.marker, 8);

	assert_int_equal(target_of(&p, PTE_OPTION_SET(PTE_OPTION_SWAP), &t),
			 PTE_STATUS_OK);
	assert_int_equal(t.markers, 0xb);
	assert_null(pte_target_marker(&t, 3, &bit));
}

/* a marker that has either bit, and none that has neither: bits 3 and 5 of the
 * offset are bits 12 and 14, complemented */
static void either_marker_is_the_proposal_s(void **state)
{
	static const struct pte_proposed_marker rows[] = {
		{ "pageout", 3, 0, "" },
		{ "swapping", 5, 0, "" },
	};
	static const struct pte_proposal p = { .base = "x86_64",
					       .marker_count = 2,
					       .markers = rows };
	static struct pte_set class;
	struct pte_target t;

	(void)state;
	assert_int_equal(target_of(&p, 0, &t), PTE_STATUS_OK);
	assert_int_equal(pte_scheme_class(&t, PTE_LEVEL_PTE, &class),
			 PTE_STATUS_OK);
	assert_true(pte_set_has(&class, UINT64_C(0xffffffffffffee00)));
	assert_true(pte_set_has(&class, UINT64_C(0xffffffffffffbe00)));
	assert_true(pte_set_has(&class, UINT64_C(0xffffffffffffae00)));
	assert_false(pte_set_has(&class, UINT64_C(0xfffffffffffffe00)));
	assert_false(pte_set_has(&class, UINT64_C(0xfffffffffffffc00)));
}

/* bit 2 is uffd-wp: without the word, an entry of slot 0 that has it */
static void words_are_special(void **state)
{
	static const uint32_t swap = PTE_OPTION_SET(PTE_OPTION_SWAP);
	static const struct pte_proposed_word rows[] = {
		{ 0x4, PTE_OPTION_SET(PTE_OPTION_SWAP), "" }
	};
	static const struct pte_proposal p = { .base = "x86_64",
					       .word_count = 1,
					       .words = rows };
	const struct pte_description d = { .kind = PTE_KIND_SPECIAL };
	struct pte_target t;
	struct pte_reading r;
	uint64_t word = 77;

	(void)state;
	assert_int_equal(target_of(&p, 0, &t), PTE_STATUS_OK);
	assert_int_equal(pte_target_decode(&t, PTE_LEVEL_PTE, 0x4, &r),
			 PTE_STATUS_OK);
	assert_int_equal(r.kind, PTE_KIND_SPECIAL);
	assert_int_equal(pte_target_encode(&t, PTE_LEVEL_PTE, &d, &word),
			 PTE_STATUS_OK);
	assert_int_equal(word, 0x4);
	/* without its option, and without the proposal */
	for (unsigned i = 0; i < 2; i++) {
		assert_int_equal(target_of(i == 0 ? &p : NULL, swap, &t),
				 PTE_STATUS_OK);
		assert_int_equal(pte_target_decode(&t, PTE_LEVEL_PTE, 0x4, &r),
				 PTE_STATUS_OK);
		assert_int_equal(r.kind, PTE_KIND_SWAP);
	}
}

static void more_than_there_is_room_for_is_refused(void **state)
{
	static const struct pte_proposed_marker beyond[] = { { "a", 32, 0,
							       "" } };
	const struct pte_proposal bad[] = {
		{ .base = "x86_64", .marker_count = 1, .markers = beyond },
		{ .base = "x86_64", .marker_count = 5 },
		{ .base = "x86_64", .word_count = 3 },
		{ .base = "x86_64", .flag_count = 5 },
		{ .base = "x86_64", .type_count = 9 },
	};
	struct pte_target t;

	(void)state;
	for (size_t i = 1; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(target_of(&bad[i], 0, &t),
				 PTE_STATUS_FIELD_RANGE);
	assert_int_equal(target_of(&bad[0], 0, &t), PTE_STATUS_FIELD_RANGE);
}

/* ---- numbers of a tree --------------------------------------------------- */

/* as after a patch that takes 29 and 30, and leaves 21 */
static const struct pte_numbered numbers[] = {
	{ 31, PTE_KIND_MARKER },
	{ 30, REMINDER },
	{ 29, MOVING },
	{ 20, PTE_KIND_HWPOISON },
};
#define NUMBER_COUNT (sizeof(numbers) / sizeof(numbers[0]))

static void types_are_numbered_as_the_tree_has_them(void **state)
{
	struct pte_proposal p = proposal;
	struct pte_target t;

	(void)state;
	p.numbers = numbers;
	p.number_count = NUMBER_COUNT;
	p.max_swapfiles = 20;
	/* no option moves a number */
	for (unsigned i = 0; i < 2; i++) {
		const uint32_t off =
			i == 0 ? 0 : PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE);

		assert_int_equal(target_of(&p, off, &t), PTE_STATUS_OK);
		assert_int_equal(t.max_swapfiles, 20);
		assert_int_equal(t.kind_of_type[31], PTE_KIND_MARKER);
		assert_int_equal(t.kind_of_type[30], REMINDER);
		assert_int_equal(t.kind_of_type[29], MOVING);
		assert_int_equal(t.kind_of_type[28], PTE_KIND_UNKNOWN);
		assert_int_equal(t.kind_of_type[20], PTE_KIND_HWPOISON);
		assert_int_equal(t.kind_of_type[19], PTE_KIND_SWAP);
		assert_false(pte_target_has_kind(&t, PTE_KIND_MIGRATION_READ));
		assert_int_equal(pte_target_type_of(&t, MOVING), 29);
	}
}

static void types_without_a_number_are_counted_down(void **state)
{
	struct pte_proposal p = proposal;
	struct pte_target t;

	(void)state;
	/* hwpoison alone */
	p.numbers = numbers + 3;
	p.number_count = 1;
	p.max_swapfiles = 20;
	assert_int_equal(target_of(&p, 0, &t), PTE_STATUS_OK);
	assert_int_equal(t.kind_of_type[20], PTE_KIND_HWPOISON);
	assert_int_equal(t.kind_of_type[19], MOVING);
	assert_int_equal(t.kind_of_type[18], REMINDER);
	assert_int_equal(t.max_swapfiles, 18);
	/* those whose option is off aren't there */
	assert_int_equal(
		target_of(&p, PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE), &t),
		PTE_STATUS_OK);
	assert_int_equal(t.kind_of_type[19], REMINDER);
	assert_int_equal(t.max_swapfiles, 19);
}

static void numbers_that_no_tree_can_have_are_refused(void **state)
{
	static const struct pte_numbered twice[] = {
		{ 31, PTE_KIND_MARKER }, { 31, PTE_KIND_HWPOISON }
	};
	static const struct pte_numbered kind_twice[] = {
		{ 31, PTE_KIND_MARKER }, { 30, PTE_KIND_MARKER }
	};
	static const struct pte_numbered beyond[] = { { 32, PTE_KIND_MARKER } };
	static const struct pte_numbered no_type[] = { { 31, PTE_KIND_SWAP } };
	static const struct pte_numbered strange[] = { { 31, MOVING } };
	static const struct pte_numbered no_kind[] = {
		{ 31, (enum pte_kind)PTE_KIND_COUNT }
	};
	const struct pte_proposal bad[] = {
		{ .numbers = twice, .number_count = 2, .max_swapfiles = 30 },
		{ .numbers = kind_twice,
		  .number_count = 2,
		  .max_swapfiles = 30 },
		{ .numbers = beyond, .number_count = 1, .max_swapfiles = 30 },
		{ .numbers = no_type, .number_count = 1, .max_swapfiles = 30 },
		{ .numbers = strange, .number_count = 1, .max_swapfiles = 30 },
		{ .numbers = no_kind, .number_count = 1, .max_swapfiles = 30 },
		/* below MAX_SWAPFILES, which is 1 to 32 */
		{ .numbers = numbers + 3,
		  .number_count = 1,
		  .max_swapfiles = 21 },
		{ .numbers = numbers + 3,
		  .number_count = 1,
		  .max_swapfiles = 0 },
		/* two types are counted down from there */
		{ .numbers = numbers + 3,
		  .number_count = 1,
		  .max_swapfiles = 2,
		  .types = types,
		  .type_count = 2 },
		{ .numbers = numbers, .number_count = 0, .max_swapfiles = 33 },
	};
	const struct pte_proposal least = { .numbers = numbers + 3,
					    .number_count = 1,
					    .max_swapfiles = 20 };
	struct pte_target t;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(target_of(&bad[i], 0, &t),
				 PTE_STATUS_FIELD_RANGE);
	assert_int_equal(target_of(&least, 0, &t), PTE_STATUS_OK);
}

static void census_counts_the_new_kinds(void **state)
{
	const struct pte_target t = target_with(0);
	struct pte_census c;

	(void)state;
	assert_int_equal(pte_census_take(&t, PTE_LEVEL_PTE, &c), PTE_STATUS_OK);
	assert_int_equal(c.kind[MOVING].low, UINT64_C(1) << 57U);
	assert_int_equal(c.kind[REMINDER].low, UINT64_C(1) << 57U);
	assert_true(c.sum.high == 1 && c.sum.low == 0 && c.agrees);
}

/* ---- claims -------------------------------------------------------------- */

struct tally {
	unsigned proved, refuted, unverified;
};

static void tally(const struct pte_verdict *v, void *context)
{
	struct tally *const t = context;

	t->proved += v->verdict == PTE_VERDICT_PROVED;
	t->refuted += v->verdict == PTE_VERDICT_REFUTED;
	t->unverified += pte_verdict_verify(workspace(), v) != PTE_STATUS_OK;
}

static struct tally try_claim(const char *id)
{
	const struct pte_target t = target_with(0);
	struct tally all = { 0, 0, 0 };
	const struct pte_claim *claim;

	for (size_t i = 0; (claim = pte_claim_at(i)) != NULL; i++)
		if (strcmp(claim->id, id) == 0)
			pte_claim_try(workspace(), claim, &t, PTE_LEVEL_PTE,
				      tally, &all);
	assert_int_equal(all.unverified, 0);
	assert_true(all.proved + all.refuted > 0);
	return all;
}

/* needy stands on a bit of the type */
static void overlaps_are_refuted(void **state)
{
	(void)state;
	assert_true(try_claim("flags-independent").refuted > 1);
	assert_true(try_claim("bits-owned").refuted > 0);
}

static void free_bits_are_proved(void **state)
{
	struct pte_owned owned[16];
	size_t n = 0;

	(void)state;
	what_if.codec.flag[NEEDY] = 0;
	for (const struct pte_owned *o = what_if.model.owned[PTE_LEVEL_PTE];
	     o->width > 0; o++)
		owned[n++] = *o;
	owned[n] = (struct pte_owned){ 0, 0, PTE_OWNER_FREE, NULL };
	for (size_t i = 0; i < n; i++)
		if (owned[i].lsb == 4)
			owned[i].owner = PTE_OWNER_OF(PTE_FLAG_PROPOSED);
	copy_owned_by(&what_if.model, owned);
	/* on the field alone, of the entry that is nothing but its flag */
	assert_int_equal(try_claim("flags-independent").refuted, 1);
	assert_int_equal(try_claim("bits-owned").refuted, 0);
	assert_int_equal(try_claim("image-disjoint").refuted, 0);
	assert_int_equal(try_claim("store-stable").refuted, 0);
	assert_int_equal(set_up(NULL), 0);
}

/* ---- owners, level by level -----------------------------------------------
 */

/* x86_64, 6.12: free, exclusive (which pmds haven't), accessed, P, of the type
 */
#define FREE_BIT 4
#define EXCLUSIVE_BIT 3
#define HARDWARE_BIT 5
#define PRESENT_BIT 0
#define TYPE_BIT 60

#define ALL PTE_LEVEL_ALL
#define PMDS PTE_LEVEL_SET(PTE_LEVEL_PMD)
#define HUGETLBS PTE_LEVEL_SET(PTE_LEVEL_HUGETLB)

/* two flags, each at its levels; bit 64: there's no second one */
struct owned_by_two {
	unsigned first, first_at, second, second_at;
	unsigned refuted_at; /* a PTE_LEVEL_SET */
};

/* clang-format off */
static const struct owned_by_two owned_by_two[] = {
	{ FREE_BIT,      ALL,             64,       0,        0 },
	{ FREE_BIT,      PMDS,            64,       0,        0 },
	{ EXCLUSIVE_BIT, PMDS,            64,       0,        0 },
	{ EXCLUSIVE_BIT, PTES,            64,       0,        PTES },
	{ EXCLUSIVE_BIT, ALL,             64,       0,        PTES | HUGETLBS },
	{ HARDWARE_BIT,  PMDS,            64,       0,        PMDS },
	{ PRESENT_BIT,   PMDS | HUGETLBS, 64,       0,        PMDS | HUGETLBS },
	{ TYPE_BIT,      PTES,            64,       0,        PTES },
	{ FREE_BIT,      ALL,             FREE_BIT, ALL,      ALL },
	{ FREE_BIT,      PMDS | PTES,     FREE_BIT, PMDS,     PMDS },
	{ FREE_BIT,      PTES,            FREE_BIT, PMDS,     0 },
	{ EXCLUSIVE_BIT, PMDS,            FREE_BIT, HUGETLBS, 0 },
};
/* clang-format on */

static unsigned levels_that_refute_owners(const struct copy *copy)
{
	unsigned levels = 0;
	struct pte_target t;

	assert_int_equal(
		pte_target_of(&copy->model, PTE_LINUX(6, 12), NULL, &t),
		PTE_STATUS_OK);
	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
		struct tally all = { 0, 0, 0 };

		for (size_t i = 0; i < pte_claim_count(); i++)
			if (strcmp(pte_claim_at(i)->id, "bits-owned") == 0)
				pte_claim_try(workspace(), pte_claim_at(i), &t,
					      (enum pte_level)l, tally, &all);
		assert_int_equal(all.unverified, 0);
		assert_int_equal(all.proved + all.refuted, 1);
		levels |= all.refuted > 0 ? PTE_LEVEL_SET(l) : 0;
	}
	return levels;
}

static void put_flags(struct copy *copy, const struct owned_by_two *o,
		      struct pte_proposed_flag two[2],
		      struct pte_proposal *proposal_ret)
{
	two[0] = (struct pte_proposed_flag){ "first", o->first_at, 0, false,
					     "" };
	two[1] = (struct pte_proposed_flag){ "second", o->second_at, 0, false,
					     "" };
	*proposal_ret =
		(struct pte_proposal){ .base = "x86_64",
				       .flag_count = 1U + (o->second < 64),
				       .flags = two };
	copy->codec.flag[PTE_FLAG_PROPOSED] = UINT64_C(1) << o->first;
	copy->codec.flag[PTE_FLAG_PROPOSED + 1] =
		o->second < 64 ? UINT64_C(1) << o->second : 0;
	copy->model.proposal = proposal_ret;
}

static void flag_owns_its_bit_where_it_exists(void **state)
{
	struct pte_proposed_flag two[2];
	struct pte_proposal with;

	(void)state;
	for (size_t i = 0; i < sizeof(owned_by_two) / sizeof(owned_by_two[0]);
	     i++) {
		put_flags(&what_if, &owned_by_two[i], two, &with);
		if (levels_that_refute_owners(&what_if) !=
		    owned_by_two[i].refuted_at)
			fail_msg("row %zu: refuted at 0x%x", i,
				 levels_that_refute_owners(&what_if));
	}
	assert_int_equal(set_up(NULL), 0);
}

/* a row that gives the flag another bit than the codec does */
static void row_of_a_flag_is_about_its_bit(void **state)
{
	const struct owned_by_two free = { FREE_BIT, PTES, 64, 0, 0 };
	struct pte_owned owned[16];
	struct pte_proposed_flag two[2];
	struct pte_proposal with;
	size_t n = 0;

	(void)state;
	put_flags(&what_if, &free, two, &with);
	for (const struct pte_owned *o = what_if.model.owned[PTE_LEVEL_PTE];
	     o->width > 0; o++)
		owned[n++] = *o;
	owned[n] = (struct pte_owned){ 0, 0, PTE_OWNER_FREE, NULL };
	for (size_t i = 0; i < n; i++)
		if (owned[i].lsb == FREE_BIT)
			owned[i].owner = PTE_OWNER_OF(PTE_FLAG_PROPOSED);
	copy_owned_by(&what_if.model, owned);
	assert_int_equal(levels_that_refute_owners(&what_if), 0);
	what_if.codec.flag[PTE_FLAG_PROPOSED] = 0;
	assert_int_equal(levels_that_refute_owners(&what_if), ALL);
	assert_int_equal(set_up(NULL), 0);
}

int main(void)
{
	struct cases cases = { 0 };

	if (set_up(NULL) != 0)
		return 1;
	CASES_ADD(&cases, names_are_the_proposal_s_and_linux_s);
	CASES_ADD(&cases, names_are_found_again);
	CASES_ADD(&cases, linux_has_neither);
	CASES_ADD(&cases, types_are_the_next_ones_down);
	CASES_ADD(&cases, flags_exist_at_their_levels_with_their_options);
	CASES_ADD(&cases, what_stands_in_its_brackets_is_not_certain);
	CASES_ADD(&cases, entries_are_written_and_read);
	CASES_ADD(&cases, census_counts_the_new_kinds);
	CASES_ADD(&cases, overlaps_are_refuted);
	CASES_ADD(&cases, free_bits_are_proved);
	CASES_ADD(&cases, flag_owns_its_bit_where_it_exists);
	CASES_ADD(&cases, row_of_a_flag_is_about_its_bit);
	CASES_ADD(&cases, markers_stand_beside_linux_s);
	CASES_ADD(&cases, either_marker_is_the_proposal_s);
	CASES_ADD(&cases, words_are_special);
	CASES_ADD(&cases, more_than_there_is_room_for_is_refused);
	CASES_ADD(&cases, types_are_numbered_as_the_tree_has_them);
	CASES_ADD(&cases, types_without_a_number_are_counted_down);
	CASES_ADD(&cases, numbers_that_no_tree_can_have_are_refused);
	return cases_run(&cases, "proposal");
}
