/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A scan says of many words what decode says of each: every row, version and
 * level, each option turned, other machines, each scheme; by every kernel that
 * runs here, at any address, of any length, in both byte orders, in one call or
 * in several.
 *
 * PTE_SCAN_ROUNDS says how often, PTE_SCAN_SEED with which words.
 */
#include "../layouts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/decode.h>
#include <pte/scan.h>

#include "scan_words.h"

#define WORDS_MAX 1400
#define HITS_MAX WORDS_MAX
/* so that a vector begins at any byte of a line */
#define SHIFT_MAX 64

static struct random numbers = { RANDOM_SEED };

static struct {
	uint64_t targets, words, scans, hits, doubts, by_decode, unread;
} tally;

/* what one plan is asked about, and what decode says */
static struct {
	struct pte_target target;
	struct pte_scan_plan plan;
	char name[128];
	size_t count;
	uint64_t words[WORDS_MAX];
	int kinds[WORDS_MAX]; /* -1: not read */
	struct pte_scan expected;
} asked;

static unsigned char memory[(size_t)WORDS_MAX * 8 + SHIFT_MAX];
static struct pte_scan scan;
static struct pte_scan_hit hits[HITS_MAX];

/* ---- memory ------------------------------------------------------------- */

static void lay_out(unsigned char *at, enum pte_byte_order order)
{
	const unsigned bytes = asked.plan.word_bytes;

	for (size_t i = 0; i < asked.count; i++)
		for (unsigned b = 0; b < bytes; b++)
			*at++ = (unsigned char)(asked.words[i] >>
						(order == PTE_BYTE_ORDER_BIG
							 ? 8 * (bytes - 1 - b)
							 : 8 * b));
}

/* ---- one scan ----------------------------------------------------------- */

static void is(const char *what, unsigned n, uint64_t got, uint64_t expected)
{
	check(got == expected,
	      "%s, %s%s, %zu words: %s %u: %" PRIu64 " instead of %" PRIu64,
	      asked.name, pte_scan_kernel_name(scan.kernel),
	      scan.order == PTE_BYTE_ORDER_BIG ? ", big-endian" : "",
	      asked.count, what, n, got, expected);
}

/* the hits of one call, from a word on; returns the index behind the last */
static size_t check_hits(size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++) {
		if (asked.kinds[i] < 0 ||
		    (scan.wanted & PTE_KIND_SET(asked.kinds[i])) == 0)
			continue;
		check(n < scan.hit_count, "%s: word %zu isn't found",
		      asked.name, i);
		is("index", (unsigned)n, hits[n].index, i);
		is("word", (unsigned)n, hits[n].word, asked.words[i]);
		is("kind", (unsigned)n, hits[n].kind, (uint64_t)asked.kinds[i]);
		n++;
	}
	is("hits", 0, scan.hit_count, n);
	tally.hits += n;
	return n;
}

/* in calls of up to so many words, with so much room for positions */
static void run(const unsigned char *at, size_t step, size_t room)
{
	size_t done = 0;

	scan.hits = hits;
	scan.room = room;
	while (done < asked.count) {
		const size_t left = asked.count - done;
		const size_t here = left < step ? left : step;
		size_t taken;

		scan.hit_count = 0;
		assert_int_equal(
			pte_target_scan(&asked.plan,
					at + done * asked.plan.word_bytes, here,
					&scan, &taken),
			PTE_STATUS_OK);
		check_hits(done, done + taken);
		if (taken < here) {
			is("room", 0, scan.hit_count, room);
			check((scan.wanted &
			       PTE_KIND_SET(asked.kinds[done + taken])) != 0,
			      "%s: it stops before word %zu", asked.name,
			      done + taken);
		}
		done += taken;
	}
	tally.scans++;
}

static void scan_all_ways(void)
{
	const enum pte_byte_order order =
		(enum pte_byte_order)random_below(&numbers, 2);
	unsigned char *const at = memory + random_below(&numbers, SHIFT_MAX);
	const size_t step = 1 + random_below(&numbers, WORDS_MAX);
	const size_t room = 1 + random_below(&numbers, HITS_MAX);
	pte_kind_set wanted = 0;

	/* none, or one kind in four */
	if (random_below(&numbers, 2) == 0)
		wanted = random_word(&numbers);
	wanted &= random_word(&numbers);
	lay_out(at, order);
	for (unsigned k = 0; k < PTE_SCAN_KERNEL_COUNT; k++) {
		if (!pte_scan_kernel_runs((enum pte_scan_kernel)k))
			continue;
		memset(&scan, 0, sizeof(scan));
		scan.order = order;
		scan.kernel = (enum pte_scan_kernel)k;
		scan.wanted = wanted;
		run(at, step, room);
		check_scan(&scan, &asked.expected, asked.name);
	}
}

/* ---- targets ------------------------------------------------------------ */

/* words in a row are alike, in some places */
static void fill(void)
{
	const unsigned alike = random_below(&numbers, 4);

	asked.count = random_below(&numbers, WORDS_MAX + 1);
	if (random_below(&numbers, 4) != 0)
		asked.count /= 8;
	/* whole blocks, too */
	if (random_below(&numbers, 3) == 0)
		asked.count &= ~(size_t)(PTE_SCAN_GROUP - 1);
	memset(&asked.expected, 0, sizeof(asked.expected));
	for (size_t i = 0; i < asked.count; i++) {
		const bool again = i > 0 &&
				   random_below(&numbers, 8) < 2 * alike;

		asked.words[i] = again ? asked.words[i - 1]
				       : scan_word(&numbers, &asked.target,
						   asked.plan.level);
		asked.kinds[i] = expect_word(&asked.plan, asked.words[i],
					     &asked.expected);
	}
	tally.words += asked.count;
	tally.unread += asked.expected.unread;
	for (unsigned n = 0; n < PTE_SCAN_DOUBT_COUNT; n++)
		tally.doubts += asked.expected.doubts[n];
}

static void try_level(enum pte_level level, const char *config)
{
	const enum pte_status status =
		pte_scan_plan_init(&asked.target, level, &asked.plan);
	struct pte_reading r;

	/* nothing is 0 where there's no such level, and read where there is */
	if (status != PTE_STATUS_OK) {
		assert_int_equal(status, PTE_STATUS_NO_LEVEL);
		assert_int_equal(pte_target_decode(&asked.target, level, 0, &r),
				 PTE_STATUS_NO_LEVEL);
		return;
	}
	(void)snprintf(asked.name, sizeof(asked.name), "%s %s %s",
		       asked.target.name, pte_level_name(level), config);
	tally.targets++;
	tally.by_decode += asked.plan.by_decode;
	fill();
	scan_all_ways();
	if (random_below(&numbers, 16) == 0) {
		/* as of a layout whose plan can't be said */
		asked.plan.by_decode = true;
		scan_all_ways();
	}
}

static void try_target(const char *config)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		try_level((enum pte_level)l, config);
}

static void try_config(const struct pte_model *m, uint16_t version,
		       const struct pte_config *config, const char *name)
{
	if (pte_target_of(m, version, config, &asked.target) == PTE_STATUS_OK)
		try_target(name);
}

static void try_machines(const struct pte_model *m, uint16_t version)
{
	static const struct pte_config machines[] = {
		{ .phys_bits = 36 },
		{ .phys_bits = 44, .cache_bits = 46 },
		{ .cache_bits = 40 },
		{ .phys_bits = 48, .c_bit = 47 },
		{ .c_bit = 51 },
		{ .empty_pmd = UINT64_C(0x9000000001234000) },
	};

	for (size_t i = 0; i < sizeof(machines) / sizeof(machines[0]); i++) {
		char name[16];

		(void)snprintf(name, sizeof(name), "machine %zu", i);
		try_config(m, version, &machines[i], name);
	}
}

static void try_schemes(const struct pte_model *m, uint16_t version)
{
	static struct pte_target plain;
	static struct pte_scheme_use use;
	const struct pte_scheme *s;

	if (pte_target_of(m, version, NULL, &plain) != PTE_STATUS_OK)
		return;
	for (size_t i = 0; (s = pte_scheme_at(i)) != NULL; i++) {
		pte_scheme_try(s, PTE_SCHEME_NO_BIT, &plain, &use);
		if (use.feasible == PTE_FEASIBLE_NO)
			continue;
		asked.target = use.after;
		try_target(s->name);
	}
}

static void try_version(const struct pte_model *m, uint16_t version)
{
	const struct pte_config plain = PTE_CONFIG_DEFAULT;

	try_config(m, version, &plain, "");
	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++) {
		struct pte_config config = PTE_CONFIG_DEFAULT;

		if ((pte_model_options(m, version) & PTE_OPTION_SET(o)) == 0)
			continue;
		/* the other way round than usual */
		if (pte_option_info(o)->by_default)
			config.off = PTE_OPTION_SET(o);
		else
			config.on = PTE_OPTION_SET(o);
		try_config(m, version, &config, pte_option_info(o)->name);
	}
	try_machines(m, version);
	try_schemes(m, version);
}

static unsigned rounds(void)
{
	const char *const given = getenv("PTE_SCAN_ROUNDS");

	return given == NULL ? 1 : (unsigned)strtoul(given, NULL, 0);
}

static void a_scan_says_what_decode_says(void **state)
{
	const struct pte_model *const m = *state;
	const uint16_t last = last_version(m);

	for (unsigned n = 0; n < rounds(); n++)
		for (uint16_t v = m->layout->since; v <= last;
		     v = pte_linux_next(v))
			try_version(m, v);
}

int main(void)
{
	const char *const seed = getenv("PTE_SCAN_SEED");
	struct cases cases = { 0 };
	int failed;

	if (seed != NULL)
		numbers.state = strtoull(seed, NULL, 0);
	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct pte_model *const m = pte_model_at(i);

		cases_add(&cases, a_scan_says_what_decode_says, m,
			  "a_scan_says_what_decode_says[%s@%u.%u]",
			  m->layout->name, PTE_LINUX_MAJOR(m->layout->since),
			  PTE_LINUX_MINOR(m->layout->since));
	}
	failed = cases_run(&cases, "scan");
	print_message("scan: %" PRIu64 " plans (%" PRIu64
		      " by decode), %" PRIu64 " words (%" PRIu64
		      " doubts, %" PRIu64 " not read), %" PRIu64
		      " scans, %" PRIu64 " hits; best: %s\n",
		      tally.targets, tally.by_decode, tally.words, tally.doubts,
		      tally.unread, tally.scans, tally.hits,
		      pte_scan_kernel_name(pte_scan_best()));
	return failed;
}
