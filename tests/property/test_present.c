/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"

#include <inttypes.h>
#include <string.h>

#include <pte/decode.h>
#include <pte/encode.h>

#include "constants.h"

/*
 * A pfn goes into a present word and comes out again, with every protection,
 * at every level: 0, the last, each bit alone, all bits but one.
 */

static const char *const protections[] = {
	"none", "readonly", "shared", "copy", "readonly_exec", "shared_exec",
};
#define PROTECTION_COUNT (sizeof(protections) / sizeof(protections[0]))

/* One page at one level. */
struct item {
	const struct subject *subject;
	const struct facts *facts;
	const struct constant *constant;
	struct pte_target target;
	enum pte_level level;
	const char *protection;
	uint64_t pfn;
};

/* Linux 6.12 arch/s390/mm/hugetlbpage.c: hugetlb stores segments, too */
static bool is_huge(const struct item *i)
{
	return i->level == PTE_LEVEL_PMD ||
	       (i->level == PTE_LEVEL_HUGETLB &&
		strcmp(i->facts->name, "s390x") == 0);
}

static unsigned lowest_bit(const struct item *i)
{
	return is_huge(i) ? i->facts->pmd_pfn_lsb : 0;
}

/* what the level has room for: a huge page begins at a multiple of its size */
static uint64_t pfn_mask(const struct item *i)
{
	return UINT64_MAX >> (64 - i->facts->pfn_bits) >>
	       lowest_bit(i) << lowest_bit(i);
}

typedef void property(const struct item *item);

static void try_pfns(struct item *item, property *holds)
{
	const uint64_t mask = pfn_mask(item);

	item->pfn = 0;
	holds(item);
	item->pfn = mask;
	holds(item);
	for (unsigned n = lowest_bit(item); n < item->facts->pfn_bits; n++) {
		item->pfn = UINT64_C(1) << n;
		holds(item);
		item->pfn = mask & ~(UINT64_C(1) << n);
		holds(item);
	}
}

static void for_all(const struct subject *s, property *holds)
{
	struct item item = {
		.subject = s,
		.facts = facts_of(s->model->layout),
		.constant = constant_of(s->model->layout),
	};

	subject_target(s, &item.target);
	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
		if (l == PTE_LEVEL_PMD && !item.facts->has_pmd)
			continue;
		item.level = (enum pte_level)l;
		for (size_t p = 0; p < PROTECTION_COUNT; p++) {
			item.protection = protections[p];
			try_pfns(&item, holds);
		}
	}
}

#define ITEM "%s %s pfn 0x%" PRIx64
#define ITEM_ARGS(i) pte_level_name((i)->level), (i)->protection, (i)->pfn

static struct pte_description describe(const struct item *i, enum pte_kind kind)
{
	return (struct pte_description){
		.kind = kind,
		.keys = PTE_KEY_SET(PTE_KEY_PFN) |
			PTE_KEY_SET(PTE_KEY_PROTECTION),
		.pfn = i->pfn,
		.protection = i->protection,
	};
}

static uint64_t encode(const struct item *i, enum pte_kind kind)
{
	const struct pte_description d = describe(i, kind);
	uint64_t word = 0;
	const enum pte_status status =
		pte_target_encode(&i->target, i->level, &d, &word);

	check(status == PTE_STATUS_OK, ITEM ": %s", ITEM_ARGS(i),
	      pte_status_name(status));
	return word;
}

static struct pte_reading decode(const struct item *i, uint64_t word)
{
	struct pte_reading r;

	assert_int_equal(pte_target_decode(&i->target, i->level, word, &r),
			 PTE_STATUS_OK);
	return r;
}

/* ---- what the architectures have ----------------------------------------- */

static bool is_arch(const struct item *i, const char *name)
{
	return strncmp(i->facts->name, name, strlen(name)) == 0;
}

static bool is_nohash(const struct item *i)
{
	return strcmp(i->facts->name, "ppc64-nohash") == 0;
}

/* riscv64 up to 5.16: PROT_NONE is _PAGE_READ, and no helper asks for it */
static bool has_protnone(const struct item *i)
{
	return !is_nohash(i) &&
	       !(is_arch(i, "riscv64") && i->facts->since < 0x0511);
}

/*
 * Linux: pmd_mkinvalid of x86, arm64 and riscv64; arm64's pte_present_invalid
 * since 6.10; ptep_modify_prot_start and pmdp_invalidate of ppc64 book3s.
 */
static bool has_invalidated(const struct item *i)
{
	/* of s390x an invalidated page is as an old one: INVALID is set */
	if (is_arch(i, "s390x"))
		return false;
	if (is_nohash(i))
		return false;
	return i->level == PTE_LEVEL_PMD || is_arch(i, "ppc64") ||
	       (is_arch(i, "arm64") && i->facts->since >= 0x060a);
}

/* the bit that hardware asks for first: P, PTE_VALID, _PAGE_PRESENT */
static uint64_t valid_bit(const struct item *i)
{
	return is_arch(i, "ppc64") && !is_nohash(i) ? UINT64_C(1) << 63 : 1;
}

/* nohash has no way to tell PROT_NONE: the page is present, without access */
static enum pte_kind kind_of_page(const struct item *i)
{
	return strcmp(i->protection, "none") == 0 && has_protnone(i)
		       ? PTE_KIND_PROTNONE
		       : PTE_KIND_PRESENT;
}

/* ---- properties ---------------------------------------------------------- */

static void assert_page(const struct item *i, uint64_t word, enum pte_kind kind)
{
	const struct pte_reading r = decode(i, word);
	const uint64_t inlined = i->constant->read(i->level, word);

	check(r.has_pfn && r.pfn == i->pfn,
	      ITEM ": in 0x%" PRIx64 ", read as 0x%" PRIx64, ITEM_ARGS(i), word,
	      r.pfn);
	check(inlined == i->pfn << i->facts->page_shift,
	      ITEM ": in 0x%" PRIx64 ", at 0x%" PRIx64 " inline", ITEM_ARGS(i),
	      word, inlined);
	check(r.present && !r.none && !r.has_entry && r.kind == kind &&
		      i->constant->present(i->level, word) &&
		      !i->constant->none(i->level, word),
	      ITEM ": 0x%" PRIx64 " is %s", ITEM_ARGS(i), word,
	      pte_kind_name(r.kind));
	check(r.stray == 0, ITEM ": 0x%" PRIx64 " has stray bits 0x%" PRIx64,
	      ITEM_ARGS(i), word, r.stray);
}

static void gives_back_its_pfn(const struct item *i)
{
	assert_page(i, encode(i, PTE_KIND_PRESENT), kind_of_page(i));
}

static void present_word_gives_back_its_pfn(void **state)
{
	for_all(*state, gives_back_its_pfn);
}

/* the inline form, from the protection that the run-time path ends up with */
static void is_written_inline_as_well(const struct item *i)
{
	struct item empty = *i;
	const uint64_t word = encode(i, PTE_KIND_PRESENT);
	uint64_t bare;

	/* without its address, pfn 0's word is the protection */
	empty.pfn = 0;
	bare = encode(&empty, PTE_KIND_PRESENT);
	bare &= ~pte_place_bits(i->constant->layout->place[i->level], bare);
	check(i->constant->write(i->level, i->pfn << i->facts->page_shift,
				 bare) == word,
	      ITEM ": not 0x%" PRIx64 " inline", ITEM_ARGS(i), word);
}

static void present_word_is_written_inline_as_well(void **state)
{
	for_all(*state, is_written_inline_as_well);
}

static void keeps_its_pfn_when_invalid(const struct item *i)
{
	const struct pte_description d = describe(i, PTE_KIND_INVALIDATED);
	const bool none = strcmp(i->protection, "none") == 0;
	uint64_t word = 0;

	if (!has_invalidated(i)) {
		assert_int_equal(
			pte_target_encode(&i->target, i->level, &d, &word),
			PTE_STATUS_NO_KIND);
		return;
	}
	/* what can't be accessed anyway isn't made invalid ... */
	if (none && pte_target_encode(&i->target, i->level, &d, &word) ==
			    PTE_STATUS_NO_PROTECTION)
		return;
	word = encode(i, PTE_KIND_INVALIDATED);
	assert_page(i, word, PTE_KIND_INVALIDATED);
	check((word & valid_bit(i)) == 0,
	      ITEM ": 0x%" PRIx64 " is valid for hardware", ITEM_ARGS(i), word);
}

static void invalidated_word_gives_back_its_pfn(void **state)
{
	for_all(*state, keeps_its_pfn_when_invalid);
}

static void is_protnone(const struct item *i)
{
	const struct pte_description d = {
		.kind = PTE_KIND_PROTNONE,
		.keys = PTE_KEY_SET(PTE_KEY_PFN),
		.pfn = i->pfn,
	};
	uint64_t word = 0;
	const enum pte_status status =
		pte_target_encode(&i->target, i->level, &d, &word);

	if (!has_protnone(i)) {
		assert_int_equal(status, PTE_STATUS_NO_KIND);
		return;
	}
	assert_int_equal(status, PTE_STATUS_OK);
	assert_page(i, word, PTE_KIND_PROTNONE);
}

static void protnone_word_gives_back_its_pfn(void **state)
{
	for_all(*state, is_protnone);
}

/* ---- what is refused ----------------------------------------------------- */

static void assert_refused(const struct item *i)
{
	const uint64_t untouched = UINT64_C(0x5a5a5a5a5a5a5a5a);
	const struct pte_description d = describe(i, PTE_KIND_PRESENT);
	uint64_t word = untouched;
	const enum pte_status status =
		pte_target_encode(&i->target, i->level, &d, &word);

	check(status == PTE_STATUS_PFN_RANGE, ITEM ": %s", ITEM_ARGS(i),
	      pte_status_name(status));
	assert_int_equal(word, untouched);
}

/* each bit that the level has no room for, alone and with all that it has */
static void refuses_what_does_not_fit(const struct item *i)
{
	struct item wide = *i;

	/* once a protection is enough */
	if (i->pfn != 0)
		return;
	for (unsigned n = 0; n < 64; n++) {
		const uint64_t bit = UINT64_C(1) << n;

		if ((pfn_mask(i) & bit) != 0)
			continue;
		wide.pfn = bit;
		assert_refused(&wide);
		wide.pfn = bit | pfn_mask(i);
		assert_refused(&wide);
	}
	wide.pfn = UINT64_MAX;
	assert_refused(&wide);
}

static void pfn_that_does_not_fit_is_refused(void **state)
{
	for_all(*state, refuses_what_does_not_fit);
}

/* ---- the other bits ------------------------------------------------------ */

/* bits that say in which form the address is */
static uint64_t deciding_bits(const struct pte_place *p)
{
	uint64_t bits = 0;

	for (unsigned n = 0; n < p->count; n++)
		bits |= p->address[n].when.mask;
	return bits;
}

/* an accessed, dirty or special page is where it was */
static void keeps_its_pfn_whatever_else_is_set(const struct item *i)
{
	const struct pte_place *const place =
		i->subject->model->layout->place[i->level];
	const uint64_t word = encode(i, PTE_KIND_PRESENT);
	const uint64_t address = i->pfn << i->facts->page_shift;
	const uint64_t meant = pte_place_bits(place, word) |
			       deciding_bits(place);

	for (unsigned n = 0; n < 64; n++) {
		const uint64_t other = word ^ UINT64_C(1) << n;

		if ((meant >> n & 1) != 0)
			continue;
		check(i->constant->read(i->level, other) == address &&
			      pte_place_read(place, other) == address,
		      ITEM ": elsewhere with bit %u turned", ITEM_ARGS(i), n);
	}
}

static void pfn_does_not_depend_on_the_other_bits(void **state)
{
	for_all(*state, keeps_its_pfn_whatever_else_is_set);
}

#define EACH(cases, run) cases_add_each(cases, EVERY_VERSION, run, #run)

int main(void)
{
	struct cases cases = { 0 };

	EACH(&cases, present_word_gives_back_its_pfn);
	EACH(&cases, present_word_is_written_inline_as_well);
	EACH(&cases, invalidated_word_gives_back_its_pfn);
	EACH(&cases, protnone_word_gives_back_its_pfn);
	EACH(&cases, pfn_that_does_not_fit_is_refused);
	EACH(&cases, pfn_does_not_depend_on_the_other_bits);
	return cases_run(&cases, "present");
}
