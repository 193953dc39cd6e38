/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * scan_many WORDS: so many words in all, over the newest of each layout, by
 * each kernel that runs here: such as memory may have, and random ones. Some
 * words are decoded, and scanned again and again: at any address, in both byte
 * orders, in calls of any length.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../layouts.h"
#include "scan_words.h"

#define WORDS 65536U
#define SHIFT_MAX 64
#define MIXES 2

static struct random numbers = { RANDOM_SEED };
static struct pte_target target;
static struct pte_scan_plan plan;
static struct pte_scan scan, expected;
static uint64_t words[WORDS];
static unsigned char memory[WORDS * sizeof(uint64_t) + SHIFT_MAX];
static uint64_t wanted, done;

static void fill(unsigned mix)
{
	memset(&expected, 0, sizeof(expected));
	for (size_t i = 0; i < WORDS; i++) {
		words[i] = mix == 0 ? scan_word(&numbers, &target, plan.level)
				    : random_word(&numbers) &
					      pte_layout_word(target.layout);
		(void)expect_word(&plan, words[i], &expected);
	}
}

static unsigned char *lay_out(enum pte_byte_order order)
{
	unsigned char *const begin = memory + random_below(&numbers, SHIFT_MAX);
	unsigned char *at = begin;
	const unsigned bytes = plan.word_bytes;

	for (size_t i = 0; i < WORDS; i++)
		for (unsigned b = 0; b < bytes; b++)
			*at++ = (unsigned char)(words[i] >>
						(order == PTE_BYTE_ORDER_BIG
							 ? 8 * (bytes - 1 - b)
							 : 8 * b));
	return begin;
}

static void scan_once(const unsigned char *at)
{
	size_t left = WORDS;

	while (left > 0) {
		size_t here = 1 + random_below(&numbers, 2 * WORDS), taken;

		here = here < left ? here : left;
		assert_int_equal(
			pte_target_scan(&plan,
					at + (WORDS - left) * plan.word_bytes,
					here, &scan, &taken),
			PTE_STATUS_OK);
		left -= here;
	}
	check_scan(&scan, &expected, target.name);
	done += WORDS;
}

static void by_kernel(enum pte_scan_kernel kernel, uint64_t share)
{
	for (uint64_t n = 0; n < share; n += WORDS) {
		const unsigned char *at;

		memset(&scan, 0, sizeof(scan));
		scan.kernel = kernel;
		scan.order = (enum pte_byte_order)random_below(&numbers, 2);
		at = lay_out(scan.order);
		scan_once(at);
	}
}

static void a_layout(void **state)
{
	const struct pte_model *const m = *state;
	unsigned kernels = 0;
	uint64_t share;

	for (unsigned k = 0; k < PTE_SCAN_KERNEL_COUNT; k++)
		kernels += pte_scan_kernel_runs((enum pte_scan_kernel)k);
	share = wanted / pte_model_count() / MIXES / kernels + 1;
	assert_int_equal(pte_target_of(m, last_version(m), NULL, &target),
			 PTE_STATUS_OK);
	assert_int_equal(pte_scan_plan_init(&target, PTE_LEVEL_PTE, &plan),
			 PTE_STATUS_OK);
	for (unsigned mix = 0; mix < MIXES; mix++) {
		fill(mix);
		for (unsigned k = 0; k < PTE_SCAN_KERNEL_COUNT; k++)
			if (pte_scan_kernel_runs((enum pte_scan_kernel)k))
				by_kernel((enum pte_scan_kernel)k, share);
	}
}

int main(int count, char **arguments)
{
	struct cases cases = { 0 };
	int failed;

	wanted = count > 1 ? strtoull(arguments[1], NULL, 0) : WORDS;
	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct pte_model *const m = pte_model_at(i);

		cases_add(&cases, a_layout, m, "%s@%u.%u", m->layout->name,
			  PTE_LINUX_MAJOR(last_version(m)),
			  PTE_LINUX_MINOR(last_version(m)));
	}
	failed = cases_run(&cases, "scan_many");
	print_message("scan_many: %" PRIu64 " words\n", done);
	return failed;
}
