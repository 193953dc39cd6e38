/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * peers: what others make of the same words, in time and in answers.
 * peers readers: the swap arithmetic of crash, for each layout that it has one
 * for: in how many of the words that a kernel writes for swapped pages it finds
 * another type or offset, and its time. peers tables: libaddrxlat, a look into
 * a table of pages. peers solver COUNT: words for a solver, as SMT-LIB.
 */
#define _POSIX_C_SOURCE 200809L

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef PTE_ADDRXLAT
#include <libkdumpfile/addrxlat.h>
#endif

#include <pte/pte.h>

#include "clock.h"
#include "random.h"

#define ROUNDS 20U
#define REPEATS 40U
#define TYPES 20U /* any kernel has so many swap devices */

/* ---- crash's arithmetic -------------------------------------------------- */

/* two fields of a word, the second one beside the first */
struct offset {
	uint64_t flip;
	unsigned shift;
	uint64_t mask;
	unsigned low_shift;
	uint64_t low_mask;
};

#define TO_TOP UINT64_MAX
#define BITS(count) ((UINT64_C(1) << (count)) - 1)

/* What crash 9.0.x does, from defs.h, x86_64.c and arm64.c of 2026-08-18: a
 * word is shifted and masked, whatever else it holds. */
struct reader {
	const char *layout;
	unsigned type_shift;
	uint64_t type_mask;
	struct offset offset;
};
/* clang-format off */
static const struct reader readers[] = {
	{ "x86_64@6.12",          59, BITS(5), { TO_TOP, 9, BITS(50), 0, 0 } },
	{ "x86_64-la57@6.12",     59, BITS(5), { TO_TOP, 9, BITS(50), 0, 0 } },
	{ "arm64-4k@5.15",         2, BITS(6), { 0, 8, BITS(50), 0, 0 } },
	{ "arm64-4k@6.1",          3, BITS(5), { 0, 8, BITS(50), 0, 0 } },
	{ "arm64-4k@6.12",         6, BITS(5), { 0, 12, BITS(50), 0, 0 } },
	{ "arm64-64k-pa52@6.12",   6, BITS(5), { 0, 12, BITS(50), 0, 0 } },
	{ "ppc64-radix-64k@6.12",  1, BITS(7), { 0, 8, TO_TOP, 0, 0 } },
	{ "ppc64-hash-64k@6.12",   1, BITS(7), { 0, 8, TO_TOP, 0, 0 } },
	{ "riscv64@6.12",          6, BITS(5), { 0, 11, TO_TOP, 0, 0 } },
	{ "s390x@6.12",            2, BITS(5), { 0, 11, TO_TOP - 1, 7, 1 } },
	{ "loongarch64-16k@6.12", 16, BITS(8), { 0, 24, TO_TOP, 0, 0 } },
	{ "i386@6.12",             1, BITS(5), { 0, 8, TO_TOP, 0, 0 } },
	{ "i386-pae@6.12",        32, BITS(5), { 0, 37, TO_TOP, 0, 0 } },
	{ "arm@6.12",              3, BITS(6), { 0, 9, TO_TOP, 0, 0 } },
	{ "arm-lpae@6.12",         3, BITS(6), { 0, 9, TO_TOP, 0, 0 } },
	{ "mips64@6.12",          16, BITS(8), { 0, 24, TO_TOP, 0, 0 } },
	{ "sparc64-sun4v@6.12",   13, BITS(8), { 0, 21, TO_TOP, 0, 0 } },
};
/* clang-format on */
#define READERS (sizeof(readers) / sizeof(readers[0]))

static inline uint64_t their_type(const struct reader *r, uint64_t word)
{
	return word >> r->type_shift & r->type_mask;
}

static inline uint64_t their_offset(const struct reader *r, uint64_t word)
{
	const struct offset *const o = &r->offset;

	return ((word ^ o->flip) >> o->shift & o->mask) |
	       (word >> o->low_shift & o->low_mask);
}

/* ---- words --------------------------------------------------------------- */

static struct pte_target target_of(const char *layout)
{
	struct pte_target t;

	if (pte_target_init(layout, NULL, &t) != PTE_STATUS_OK) {
		(void)fprintf(stderr, "peers: %s: no such layout\n", layout);
		exit(2);
	}
	return t;
}

/* a page on a swap device of up to 4 GB, with any of its flags or without */
static struct pte_description swapped(const struct pte_target *t, bool flags)
{
	return (struct pte_description){
		.kind = PTE_KIND_SWAP,
		.keys = PTE_KEY_SET(PTE_KEY_TYPE) | PTE_KEY_SET(PTE_KEY_OFFSET),
		.type = (next_random() >> 32U) % TYPES,
		.offset = (next_random() >> 44U) + 1,
		.flags = flags ? (unsigned)next_random() & t->swap_flags[0] : 0,
	};
}

static uint64_t encoded(const struct pte_target *t,
			const struct pte_description *d)
{
	uint64_t word = 0;

	if (pte_target_encode(t, PTE_LEVEL_PTE, d, &word) != PTE_STATUS_OK) {
		(void)fprintf(stderr, "peers: %s: can't be encoded\n",
			      pte_kind_name(d->kind));
		exit(2);
	}
	return word;
}

/* ---- time ---------------------------------------------------------------- */

static uint64_t by_decode(const struct pte_target *t, uint64_t word)
{
	struct pte_reading r;

	return pte_target_decode(t, PTE_LEVEL_PTE, word, &r) == PTE_STATUS_OK
		       ? r.swp_type + r.swp_offset + r.pfn
		       : 0;
}

static uint64_t by_codec(const struct pte_target *t, uint64_t word)
{
	return pte_target_swap_decode(t, PTE_LEVEL_PTE, word);
}

static uint64_t by_reader(const struct reader *r, uint64_t word)
{
	return their_type(r, word) + their_offset(r, word);
}

/* name(by): what ANSWER, of `by` and a word, costs: the best of many rounds, ns
 */
#define TIMED(name, type, answer)                                              \
	static double name(type by)                                            \
	{                                                                      \
		double best = 0;                                               \
                                                                               \
		for (unsigned k = 0; k < REPEATS; k++) {                       \
			const double start = now_ns();                         \
			double took;                                           \
			uint64_t sum = 0;                                      \
                                                                               \
			for (unsigned n = 0; n < ROUNDS; n++)                  \
				for (unsigned i = 0; i < WORDS; i++) {         \
					const uint64_t word = word_at(i);      \
                                                                               \
					(void)word;                            \
					sum += answer;                         \
				}                                              \
			__asm__ volatile("" : : "r"(sum));                     \
			took = (now_ns() - start) / ROUNDS / WORDS;            \
			best = k == 0 || took < best ? took : best;            \
		}                                                              \
		return best;                                                   \
	}

TIMED(time_decode, const struct pte_target *, by_decode(by, word))
TIMED(time_codec, const struct pte_target *, by_codec(by, word))
TIMED(time_reader, const struct reader *, by_reader(by, word))

static unsigned wrong(const struct reader *r, const struct pte_target *t,
		      bool flags)
{
	unsigned count = 0;

	for (unsigned i = 0; i < WORDS; i++) {
		const struct pte_description d = swapped(t, flags);

		words[i] = encoded(t, &d);
		count += their_type(r, words[i]) != d.type ||
			 their_offset(r, words[i]) != d.offset;
	}
	return count;
}

static void compare_reader(const struct reader *r)
{
	const struct pte_target t = target_of(r->layout);
	const unsigned plain = wrong(r, &t, false);
	const unsigned flagged = wrong(r, &t, true);
	const double ours = time_decode(&t);

	printf("%-21s %6.1f %% %6.1f %% %9.3f %9.3f\n", r->layout,
	       100.0 * plain / WORDS, 100.0 * flagged / WORDS,
	       time_reader(r) / ours, time_codec(&t) / ours);
}

static int compare_readers(void)
{
	printf("%-21s %8s %8s %9s %9s\n", "", "wrong", "flagged", "crash",
	       "codec");
	for (size_t i = 0; i < READERS; i++)
		compare_reader(&readers[i]);
	return 0;
}

/* ---- libaddrxlat --------------------------------------------------------- */

#ifdef PTE_ADDRXLAT

#define PAGE_SHIFT 12U
/* a table of twice the words: an address of the upper half is extended */
#define TABLE_SHIFT 13U

static addrxlat_status get_words(const addrxlat_cb_t *cb,
				 addrxlat_buffer_t *buffer)
{
	(void)cb;
	buffer->addr.addr = 0;
	buffer->ptr = words;
	buffer->size = sizeof(words);
	buffer->byte_order = ADDRXLAT_HOST_ENDIAN;
	return ADDRXLAT_OK;
}

static unsigned long reads_words(const addrxlat_cb_t *cb)
{
	(void)cb;
	return ADDRXLAT_CAPS(ADDRXLAT_MACHPHYSADDR);
}

struct tables {
	addrxlat_ctx_t *ctx;
	addrxlat_meth_t method;
};

static uint64_t by_addrxlat(const struct tables *by, unsigned i)
{
	addrxlat_step_t step = {
		.ctx = by->ctx,
		.meth = &by->method,
		.base.addr = (uint64_t)i << PAGE_SHIFT,
	};

	if (addrxlat_walk(&step) == ADDRXLAT_OK)
		return step.base.addr;
	(void)fprintf(stderr, "peers: libaddrxlat: %s\n",
		      addrxlat_ctx_get_err(by->ctx));
	exit(2);
}

TIMED(time_addrxlat, const struct tables *, by_addrxlat(by, i))

static int compare_tables(void)
{
	const struct pte_target t = target_of("x86_64@6.12");
	const struct tables by = {
		.ctx = addrxlat_ctx_new(),
		.method = {
			.kind = ADDRXLAT_PGT,
			.target_as = ADDRXLAT_MACHPHYSADDR,
			.param.pgt = {
				.root.as = ADDRXLAT_MACHPHYSADDR,
				.pf = { .pte_format = ADDRXLAT_PTE_X86_64,
					.nfields = 2,
					.fieldsz = { PAGE_SHIFT, TABLE_SHIFT } },
			},
		},
	};
	addrxlat_cb_t *const cb = by.ctx == NULL ? NULL
						 : addrxlat_ctx_add_cb(by.ctx);
	unsigned differ = 0;
	double ours, theirs;

	if (cb == NULL)
		return 2;
	cb->get_page = get_words;
	cb->read_caps = reads_words;
	fill_words((struct like)LIKE_PAGES);
	for (unsigned i = 0; i < WORDS; i++) {
		struct pte_reading r;

		if (pte_target_decode(&t, PTE_LEVEL_PTE, words[i], &r) !=
		    PTE_STATUS_OK)
			return 2;
		differ += by_addrxlat(&by, i) != r.pfn << PAGE_SHIFT;
	}
	ours = time_decode(&t);
	theirs = time_addrxlat(&by);
	printf("libaddrxlat, a walk of one table: %u of %u pages elsewhere, "
	       "time %.2f\n",
	       differ, WORDS, theirs / ours);
	addrxlat_ctx_decref(by.ctx);
	return 0;
}

#else

static int compare_tables(void)
{
	printf("libaddrxlat: not measured, since it isn't there\n");
	return 0;
}

#endif

/* ---- a solver ------------------------------------------------------------ */

/* After the functions that `pte export smt2` has: each word's type and offset.
 */
static int write_solver(unsigned long count)
{
	const struct pte_target t = target_of("x86_64@6.12");

	for (unsigned long n = 0; n < count; n++) {
		const struct pte_description d = swapped(&t, true);
		const uint64_t word = encoded(&t, &d);

		printf("(push 1)\n(declare-const w W)\n"
		       "(assert (= w #x%016" PRIx64 "))\n(check-sat)\n"
		       "(get-value ((type-of w) (offset-of w)))\n(pop 1)\n",
		       word);
	}
	return 0;
}

/* what a word of the solver's costs here */
static int write_time(void)
{
	const struct pte_target t = target_of("x86_64@6.12");

	(void)wrong(&readers[0], &t, true);
	printf("%.3f\n", time_decode(&t));
	return 0;
}

int main(int argc, char **argv)
{
	const char *const what = argc > 1 ? argv[1] : "";

	if (strcmp(what, "readers") == 0 && argc == 2)
		return compare_readers();
	if (strcmp(what, "tables") == 0 && argc == 2)
		return compare_tables();
	if (strcmp(what, "time") == 0 && argc == 2)
		return write_time();
	if (strcmp(what, "solver") == 0 && argc == 3)
		return write_solver(strtoul(argv[2], NULL, 10));
	(void)fprintf(stderr,
		      "usage: peers readers|tables|time|solver COUNT\n");
	return 2;
}
