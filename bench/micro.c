/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Times x86_64's inline path with a constant layout and through a pointer, and
 * the library's run-time functions, as ratios to a bare shift and mask in the
 * same run. No test asserts a time.
 */
#define _POSIX_C_SOURCE 200809L

#include <inttypes.h>
#include <stdio.h>

#include <pte/arch/x86_64.h>
#include <pte/pte.h>

#include "clock.h"

#define ROUNDS 200U
#define REPEATS 60U

#define RUN(name, answer)                                                      \
	static uint64_t name(const struct pte_target *t)                       \
	{                                                                      \
		uint64_t sum = 0;                                              \
                                                                               \
		(void)t;                                                       \
		for (unsigned i = 0; i < WORDS; i++) {                         \
			const uint64_t v = word_at(i);                         \
                                                                               \
			sum += answer;                                         \
		}                                                              \
		return sum;                                                    \
	}

static uint64_t whole_offset(const struct pte_target *t, uint64_t v)
{
	struct pte_reading r;

	return pte_target_decode(t, PTE_LEVEL_PTE, v, &r) == PTE_STATUS_OK
		       ? r.swp_offset
		       : 0;
}

static uint64_t whole_word(const struct pte_target *t, uint64_t v)
{
	const struct pte_description d = {
		.kind = PTE_KIND_RAW,
		.keys = PTE_KEY_SET(PTE_KEY_TYPE) | PTE_KEY_SET(PTE_KEY_OFFSET),
		.type = v >> 59U,
		.offset = v & UINT64_C(0x3ffffffffffff),
	};
	uint64_t word = 0;

	return pte_target_encode(t, PTE_LEVEL_PTE, &d, &word) == PTE_STATUS_OK
		       ? word
		       : 0;
}

RUN(run_reference, REFERENCE(v))
RUN(run_present, pte_test_has(&PTE_X86_64_V5_19.view[0]->present, v))
RUN(run_present_pointer, pte_test_has(&t->layout->view[0]->present, v))
RUN(run_decode, pte_layout_swap_decode(&PTE_X86_64_V5_19, PTE_LEVEL_PTE, v))
RUN(run_decode_pointer, pte_layout_swap_decode(t->layout, PTE_LEVEL_PTE, v))
RUN(run_encode,
    pte_layout_swap_encode_masked(&PTE_X86_64_V5_19, PTE_LEVEL_PTE, v))
RUN(run_encode_pointer,
    pte_layout_swap_encode_masked(t->layout, PTE_LEVEL_PTE, v))
RUN(run_ready_decode, pte_target_swap_decode(t, PTE_LEVEL_PTE, v))
RUN(run_ready_encode, pte_target_swap_encode(t, PTE_LEVEL_PTE, v))
RUN(run_whole_decode, whole_offset(t, v))
RUN(run_whole_encode, whole_word(t, v))

static const struct {
	const char *name;
	uint64_t (*run)(const struct pte_target *t);
	unsigned rounds;
	struct like like;
} rows[] = {
	{ "BM_reference", run_reference, ROUNDS, LIKE_ENTRIES },
	{ "BM_present/x86_64, constant", run_present, ROUNDS, LIKE_ENTRIES },
	{ "BM_present/x86_64, pointer", run_present_pointer, ROUNDS,
	  LIKE_ENTRIES },
	{ "BM_swap_encode/x86_64, constant", run_encode, ROUNDS, LIKE_ENTRIES },
	{ "BM_swap_encode/x86_64, pointer", run_encode_pointer, ROUNDS,
	  LIKE_ENTRIES },
	{ "BM_swap_decode/x86_64, constant", run_decode, ROUNDS, LIKE_ENTRIES },
	{ "BM_swap_decode/x86_64, pointer", run_decode_pointer, ROUNDS,
	  LIKE_ENTRIES },
	{ "BM_target_encode/x86_64", run_whole_encode, ROUNDS / 20,
	  LIKE_ENTRIES },
	{ "BM_target_swap_encode/x86_64", run_ready_encode, ROUNDS,
	  LIKE_ENTRIES },
	{ "BM_target_swap_decode/x86_64", run_ready_decode, ROUNDS,
	  LIKE_ENTRIES },
	{ "BM_target_decode/x86_64, entries", run_whole_decode, ROUNDS / 20,
	  LIKE_ENTRIES },
	{ "BM_target_decode/x86_64, pages", run_whole_decode, ROUNDS / 20,
	  LIKE_PAGES },
	{ "BM_target_decode/x86_64, present", run_whole_decode, ROUNDS / 20,
	  LIKE_PRESENT },
};
#define ROWS (sizeof(rows) / sizeof(rows[0]))

static double measure(unsigned row, const struct pte_target *t)
{
	double start;

	fill_words(rows[row].like);
	start = now_ns();

	for (unsigned i = 0; i < rows[row].rounds; i++) {
		const uint64_t sum = rows[row].run(t);

		/* keep the loop from being optimised away */
		__asm__ volatile("" : : "r"(sum));
	}
	return (now_ns() - start) / rows[row].rounds / WORDS;
}

int main(void)
{
	double best[ROWS];
	struct pte_target t;

	if (pte_target_init("x86_64", NULL, &t) != PTE_STATUS_OK)
		return 2;
	/* one round over all rows at a time, so that noise affects all alike */
	for (unsigned k = 0; k < REPEATS; k++) {
		for (unsigned i = 0; i < ROWS; i++) {
			const double ns = measure(i, &t);

			best[i] = k == 0 || ns < best[i] ? ns : best[i];
		}
	}
	for (unsigned i = 0; i < ROWS; i++)
		printf("%-32s %8.2f ns/word  %6.1f x\n", rows[i].name, best[i],
		       best[i] / best[0]);
	return 0;
}
