/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"
#include "../random.h"

#include <inttypes.h>
#include <string.h>

#include <pte/decode.h>
#include <pte/prove/scheme.h>

/* ---- the word of each kind
 * --------------------------------------------------- */

/*
 * Read off pte_to_pagemap_entry and make_pme of fs/proc/task_mmu.c, Linux 6.1
 * and 6.12: type in 4:0, offset above it, without young and dirty where it's a
 * pfn; 55 soft-dirty, 57 uffd-wp, 58 guard from 6.15 on, 62 swapped, 63
 * present. The types are those of include/linux/swap.h.
 */
static const struct known_word {
	const char *what, *target, *config;
	uint64_t word, pagemap;
} known_words[] = {
	{ "none", "x86_64@6.12", "", 0, 0 },
	{ "none, with A and D", "x86_64@6.12", "", 0x60, 0 },
	{ "present", "x86_64@6.12", "", 0x12345027, 0x8000000000012345 },
	{ "present, soft-dirty", "x86_64@6.12", "", 0x12345827,
	  0x8080000000012345 },
	{ "present, uffd-wp", "x86_64@6.1", "", 0x12345425,
	  0x8200000000012345 },
	{ "swap 5, 0x1234", "x86_64@6.1", "", 0x2fffffffffdb9600,
	  0x4000000000024685 },
	{ "swap, all flags", "x86_64@6.12", "", 0x2fffffffffdb960e,
	  0x4280000000024685 },
	/* types 23, 24, 25 of 6.1, young and dirty above 34 bits of pfn */
	{ "migration_read", "x86_64@6.1", "", 0xbfffffffffdb9600,
	  0x4000000000024697 },
	{ "migration_read_exclusive, young", "x86_64@6.1", "",
	  0xc7fff7ffffdb9600, 0x4000000000024698 },
	{ "migration_write, young, dirty", "x86_64@6.1", "", 0xcfffe7ffffdb9600,
	  0x4000000000024699 },
	/* 24, 25, 26 of 6.12 */
	{ "migration_read, soft-dirty", "x86_64@6.12", "", 0xc7ffffffffdb9602,
	  0x4080000000024698 },
	{ "migration_write, young, dirty", "x86_64@6.12", "",
	  0xd7ffe7ffffdb9600, 0x400000000002469a },
	{ "device_private_write", "x86_64@6.1", "", 0xd7ffffffffdb9600,
	  0x400000000002469a },
	{ "device_private_read", "x86_64@6.12", "", 0xe7ffffffffdb9600,
	  0x400000000002469c },
	{ "device_exclusive_write, uffd-wp", "x86_64@6.12", "",
	  0xefffffffffdb9604, 0x420000000002469d },
	{ "device_exclusive", "x86_64@7.1", "", 0xf7ffffffffdb9600,
	  0x400000000002469e },
	{ "hwpoison", "x86_64@6.1", "", 0xb7ffffffffdb9600,
	  0x4000000000024696 },
	{ "hwpoison", "x86_64@6.12", "", 0xbfffffffffdb9600,
	  0x4000000000024697 },
	{ "swapin_error", "x86_64@6.1", "", 0xffffffffffdb9600,
	  0x400000000002469f },
	{ "marker uffd-wp", "x86_64@6.1", "", 0xf7fffffffffffc00,
	  0x420000000000003e },
	{ "marker uffd-wp", "x86_64@6.12", "", 0xfffffffffffffc00,
	  0x420000000000003f },
	{ "marker uffd-wp, the test compiled away", "x86_64@6.12",
	  "-pte_marker_uffd_wp", 0xfffffffffffffc00, 0x400000000000003f },
	{ "marker uffd-wp, softleaf's test isn't", "x86_64@7.1",
	  "-pte_marker_uffd_wp", 0xfffffffffffffc00, 0x420000000000003f },
	{ "marker poisoned", "x86_64@6.12", "", 0xfffffffffffffa00,
	  0x400000000000005f },
	{ "marker guard, before the bit", "x86_64@6.14", "", 0xfffffffffffff600,
	  0x400000000000009f },
	{ "marker guard", "x86_64@7.1", "", 0xfffffffffffff600,
	  0x440000000000009f },
	/* the series' types get no case of their own: 28, 29, 30 */
	{ "migration_device_private_read, young", "x86_64@7.1",
	  "device_private_migration", 0xe7fff7ffffdb9600, 0x400000000002469c },
	{ "migration_write, young", "arm64-4k@6.12", "", 0x1000001234680,
	  0x400000000002469a },
	{ "marker uffd-wp", "arm64-4k@6.12", "", 0x17c0, 0x420000000000003f },
};
#define KNOWN_WORD_COUNT (sizeof(known_words) / sizeof(known_words[0]))

static void word_is_reported(void **state)
{
	const struct known_word *const k = *state;
	struct pte_target t;
	struct pte_reading r;

	target_named(k->target, k->config, &t);
	assert_int_equal(pte_target_decode(&t, PTE_LEVEL_PTE, k->word, &r),
			 PTE_STATUS_OK);
	assert_true(r.has_pagemap);
	assert_int_equal(r.pagemap, k->pagemap);
}

/* ---- two variants of 2021
 * ----------------------------------------------------- */

#define PM_UFFD_WP (UINT64_C(1) << 57)

/* a kernel with the special pte, and how a word is read there */
struct walk {
	struct pte_target target;
	bool shmem, entries_only;
};

static struct pte_reading read_word(const struct walk *w, uint64_t v)
{
	struct pte_reading r;

	assert_int_equal(pte_target_decode(&w->target, PTE_LEVEL_PTE, v, &r),
			 PTE_STATUS_OK);
	return r;
}

static bool enters(const struct walk *w, const struct pte_reading *r)
{
	if (w->shmem)
		return true;
	return !r->none && !(w->entries_only && r->kind == PTE_KIND_SPECIAL);
}

/* what the branch makes of a word, before any look at special ones */
static uint64_t of_branch(const struct pte_reading *r)
{
	return r->kind == PTE_KIND_SPECIAL ? 0 : r->pagemap;
}

static uint64_t flag(const struct pte_reading *r)
{
	return r->kind == PTE_KIND_SPECIAL ? PM_UFFD_WP : 0;
}

static uint64_t nested(const struct walk *w, uint64_t v)
{
	const struct pte_reading r = read_word(w, v);

	if (r.present)
		return r.pagemap;
	return enters(w, &r) ? of_branch(&r) | flag(&r) : 0;
}

static uint64_t trailing(const struct walk *w, uint64_t v)
{
	const struct pte_reading r = read_word(w, v);
	uint64_t word = 0;

	if (r.present)
		word = r.pagemap;
	else if (enters(w, &r))
		word = of_branch(&r);
	return word | flag(&r);
}

/* words near the special one, corners, and many others */
#define RANDOM_WORDS 20000

static unsigned differences(const struct walk *w, uint64_t *last_ret)
{
	const uint64_t special = w->target.scheme_word[0];
	struct random random = { RANDOM_SEED };
	unsigned n = 0;

	for (unsigned i = 0; i < 64 + RANDOM_WORDS + 2; i++) {
		uint64_t v = special;

		if (i < 64)
			v ^= UINT64_C(1) << i;
		else if (i < 64 + RANDOM_WORDS)
			v = random_word(&random);
		else if (i == 64 + RANDOM_WORDS)
			v = 0;
		if (nested(w, v) == trailing(w, v))
			continue;
		n++;
		*last_ret = v;
	}
	return n;
}

static void variants_differ_in_one_word_at_most(void **state)
{
	const char *const name = *state;
	const struct pte_scheme *scheme;
	struct walk w;
	uint64_t last = 0;
	int bit;

	target_named(name, "", &w.target);
	assert_int_equal(pte_scheme_parse("special-pte", 11, &scheme, &bit),
			 PTE_STATUS_OK);
	assert_int_equal(pte_scheme_apply(scheme, bit, &w.target, NULL),
			 PTE_STATUS_OK);
	for (unsigned i = 0; i < 4; i++) {
		w.shmem = (i & 1U) != 0;
		w.entries_only = (i & 2U) != 0;
		assert_int_equal(differences(&w, &last),
				 w.entries_only && !w.shmem ? 1 : 0);
	}
	assert_int_equal(last, w.target.scheme_word[0]);
}

int main(void)
{
	static const char *const kernels[] = { "x86_64@5.13", "x86_64@6.12",
					       "arm64-4k@6.12" };
	struct cases cases = { NULL, 0, 0 };

	for (unsigned i = 0; i < KNOWN_WORD_COUNT; i++)
		cases_add(&cases, word_is_reported, &known_words[i],
			  "word_is_reported[%s, %s]", known_words[i].target,
			  known_words[i].what);
	for (unsigned i = 0; i < sizeof(kernels) / sizeof(kernels[0]); i++)
		cases_add(&cases, variants_differ_in_one_word_at_most,
			  kernels[i], "variants_differ_in_one_word_at_most[%s]",
			  kernels[i]);
	return cases_run(&cases, "pagemap");
}
