/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A kernel explains what it wrote and printed: words and entries that the
 * reference made as that kernel would, of every layout, version and level. What
 * the reference doubts, the kernel doesn't explain.
 *
 * PTE_REFERENCE_SEED says which words: a run is repeated by its seed.
 */
#include "../cases.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <pte/fit.h>

#include "../reference/kernel_name.h"
#include "../reference/reference.h"
#include "../reference/words.h"
#include "../vectors/target_name.h"

#define DEFAULT_SEED UINT64_C(0x5eed0fa11e27e5)
/* of each kind, for a kernel and level */
#define WORDS 200

/* mm/swapfile.c: the first slot is the header's, a device has 2^32 - 1 */
#define LAST_SLOT UINT64_C(0xfffffffe)

struct kernel {
	char name[64];
	struct ref_kernel reference;
	struct pte_target target;
};

static struct {
	uint64_t slots, pairs, words;
} tally;

static struct pte_fit fit_of(const struct kernel *k,
			     const struct pte_evidence *e)
{
	struct pte_fit fit = { 0 };

	assert_int_equal(pte_fit_add(&k->target, e, &fit), PTE_STATUS_OK);
	assert_int_equal(fit.of, 1);
	return fit;
}

/* ---- what it wrote --------------------------------------------------------
 */

static void explains_a_slot(const struct kernel *k)
{
	const uint64_t most = ones(ref_offset_bits(&k->reference));
	const uint64_t last = most < LAST_SLOT ? most : LAST_SLOT;
	const unsigned type = random_below(ref_max_swapfiles(&k->reference));
	const uint64_t offset = 1 + random_number(32) % last;
	const uint64_t word =
		ref_encode(&k->reference, type, offset, random_flags());
	struct ref_reading r;
	struct pte_evidence e = { PTE_LEVEL_PTE, true, false, word, 0 };

	ref_decode(&k->reference, word, &r);
	check(fit_of(k, &e).sound == 1,
	      "%s: 0x%" PRIx64 ", slot 0x%" PRIx64 " of device %u", k->name,
	      word, offset, type);
	e.has_entry = true;
	e.entry = r.swp_entry;
	check(fit_of(k, &e).sound == 1, "%s: 0x%" PRIx64 "=0x%" PRIx64, k->name,
	      word, e.entry);
	e.has_word = false;
	check(fit_of(k, &e).sound == 1, "%s: entry 0x%" PRIx64, k->name,
	      e.entry);
	tally.slots++;
}

/* ---- any word -------------------------------------------------------------
 */

static bool is_doubted(const struct ref_doubts *d)
{
	return d->missing_bits || d->offset_range || d->pfn_range ||
	       d->marker_bits || d->level_kind;
}

static void explains_what_nothing_speaks_against(const struct kernel *k,
						 uint64_t word,
						 const struct ref_reading *r)
{
	const struct pte_evidence e = { (enum pte_level)k->reference.level,
					true, false, word, 0 };

	if (!r->has_stray)
		return;
	check((fit_of(k, &e).explained == 1) ==
		      (r->stray == 0 && !is_doubted(&r->doubts)),
	      "%s %s: 0x%" PRIx64 ": stray 0x%" PRIx64 ", %s", k->name,
	      pte_level_name(e.level), word, r->stray,
	      is_doubted(&r->doubts) ? "doubted" : "not doubted");
	tally.words++;
}

static void explains_the_entry_alone_that_it_reads(const struct kernel *k,
						   uint64_t word,
						   const struct ref_reading *r)
{
	struct pte_evidence e = { (enum pte_level)k->reference.level, true,
				  true, word, r->swp_entry };

	check((fit_of(k, &e).explained == 1) == r->has_entry,
	      "%s %s: 0x%" PRIx64 "=0x%" PRIx64, k->name,
	      pte_level_name(e.level), word, e.entry);
	e.entry ^= UINT64_C(1) << random_below(64);
	check(fit_of(k, &e).explained == 0,
	      "%s %s: 0x%" PRIx64 " isn't read as 0x%" PRIx64, k->name,
	      pte_level_name(e.level), word, e.entry);
	tally.pairs++;
}

static void try_kernel(const struct kernel *k)
{
	for (unsigned i = 0; i < WORDS; i++) {
		const uint64_t word = structured_word(&k->reference);
		struct ref_reading r;

		if (k->reference.level == REF_LEVEL_PTE)
			explains_a_slot(k);
		ref_decode(&k->reference, word, &r);
		explains_what_nothing_speaks_against(k, word, &r);
		explains_the_entry_alone_that_it_reads(k, word, &r);
	}
}

/* ---- all kernels ----------------------------------------------------------
 */

static void try_version(const char *layout, unsigned major, unsigned minor)
{
	static const char *const levels[] = { "pte", "pmd", "hugetlb" };
	struct kernel k;

	snprintf(k.name, sizeof(k.name), "%s@%u.%u", layout, major, minor);
	for (unsigned l = 0; l < sizeof(levels) / sizeof(levels[0]); l++) {
		if (!kernel_by_name(k.name, "", levels[l], &k.reference) ||
		    !ref_exists(&k.reference))
			continue;
		assert_int_equal(target_by_name(k.name, "", &k.target),
				 PTE_STATUS_OK);
		try_kernel(&k);
	}
}

static void a_kernel_explains_its_own(void **state)
{
	const char *const layout = ref_layout_name(*state);
	const uint64_t before = tally.slots;

	for (unsigned major = 5; major <= 7; major++)
		for (unsigned minor = 0; minor < 20; minor++)
			if (!version_is_beyond(layout, major, minor))
				try_version(layout, major, minor);
	assert_true(tally.slots > before);
}

int main(void)
{
	const char *const given = getenv("PTE_REFERENCE_SEED");
	const uint64_t seed = given != NULL && *given != '\0'
				      ? strtoull(given, NULL, 0)
				      : DEFAULT_SEED;
	struct cases cases = { 0 };
	const struct ref_layout *layout;
	int failed;

	random_seed(seed);
	print_message("fit: PTE_REFERENCE_SEED=0x%" PRIx64 "\n", seed);
	for (unsigned i = 0; (layout = ref_layout_at(i)) != NULL; i++)
		cases_add(&cases, a_kernel_explains_its_own, layout,
			  "a_kernel_explains_its_own[%s]",
			  ref_layout_name(layout));
	failed = cases_run(&cases, "fit");
	print_message("fit: %" PRIu64 " slots, %" PRIu64 " pairs, %" PRIu64
		      " words\n",
		      tally.slots, tally.pairs, tally.words);
	return failed;
}
