/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * words MIX COUNT: x86_64 words for the benchmarks, one a line: "random", any
 * 64 bits; or "usual", as page tables have them: 60 % none, 30 % pages, 10 %
 * swapped, in an order without runs.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/pte.h>

#include "random.h"

#define NONE_PERCENT 60U
#define PAGE_PERCENT 30U

static uint64_t encoded(const struct pte_target *t,
			const struct pte_description *d)
{
	uint64_t word = 0;

	if (pte_target_encode(t, PTE_LEVEL_PTE, d, &word) != PTE_STATUS_OK)
		exit(EXIT_FAILURE);
	return word;
}

static uint64_t usual(const struct pte_target *t)
{
	const unsigned percent = (unsigned)(next_random() >> 32U) % 100;
	const uint64_t number = next_random() >> 40U;
	struct pte_description d = { .kind = PTE_KIND_SWAP };

	if (percent < NONE_PERCENT)
		return 0;
	if (percent < NONE_PERCENT + PAGE_PERCENT) {
		d.kind = PTE_KIND_PRESENT;
		d.keys = PTE_KEY_SET(PTE_KEY_PFN) |
			 PTE_KEY_SET(PTE_KEY_PROTECTION);
		d.pfn = number;
		d.protection = "shared";
		return encoded(t, &d);
	}
	d.keys = PTE_KEY_SET(PTE_KEY_TYPE) | PTE_KEY_SET(PTE_KEY_OFFSET);
	d.type = 0;
	d.offset = number + 1;
	return encoded(t, &d);
}

int main(int argc, char **argv)
{
	struct pte_target t;
	unsigned long count;

	if (argc != 3 || pte_target_init("x86_64", NULL, &t) != PTE_STATUS_OK)
		return EXIT_FAILURE;
	count = strtoul(argv[2], NULL, 10);
	for (unsigned long i = 0; i < count; i++)
		printf("%" PRIx64 "\n", strcmp(argv[1], "random") == 0
						? next_random()
						: usual(&t));
	return EXIT_SUCCESS;
}
