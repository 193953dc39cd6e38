/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Runs the helpers of a kernel's shim, which another compiler made: linked to
 * it, prints "NAME A B RESULT" for each helper and so many pairs of words, in
 * hexadecimal; of one that doesn't return "NAME A B trap". The machine is a
 * plain x86_64 one: no feature, all bits of an entry supported.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "../random.h"
#include "edges.h"

/* what the headers read */
char boot_cpu_data[65536];
unsigned long __supported_pte_mask = ~0UL, __default_kernel_pte_mask = ~0UL;
bool swap_migration_ad_supported = true;

typedef unsigned long helper(unsigned long a, unsigned long b);

/* the library has a macro of that name for its own tests */
#undef PTE_TEST
#define ROW(name) extern helper probe_##name __attribute__((weak));
#define PTE_TEST(name) ROW(name)
#define PTE_CHANGE(name) ROW(name)
#define PTE_READ(name) ROW(name)
#define PMD_TEST(name) ROW(name)
#define PMD_CHANGE(name) ROW(name)
#define PMD_READ(name) ROW(name)
#define PUD_TEST(name) ROW(name)
#define ENTRY_TEST(name) ROW(name)
#define ENTRY_CHANGE(name) ROW(name)
#define ENTRY_READ(name) ROW(name)
#define ENTRY_MAKE(name) ROW(name)
#define CONSTANT(name) ROW(name)
#define ASK(name, of, expression) ROW(name)
#include "helpers.h"
#undef ROW
#define ROW(name) { #name, probe_##name },

static const struct {
	const char *name;
	helper *run;
} helpers[] = {
#include "helpers.h"
};

static sigjmp_buf before;

static void trapped(int number)
{
	(void)number;
	siglongjmp(before, 1);
}

static uint64_t word_at(struct random *r, unsigned long n)
{
	const uint64_t word = random_word(r);

	if (n < EDGES)
		return edge_word((unsigned)n);
	return n % 4 == 0   ? word & random_word(r) & random_word(r)
	       : n % 4 == 1 ? word | random_word(r) | random_word(r)
			    : word;
}

static void run(const char *name, helper *h, uint64_t a, uint64_t b)
{
	if (sigsetjmp(before, 1) != 0) {
		printf("%s %lx %lx trap\n", name, (unsigned long)a,
		       (unsigned long)b);
		return;
	}
	printf("%s %lx %lx %lx\n", name, (unsigned long)a, (unsigned long)b,
	       h(a, b));
}

int main(int count, char **words)
{
	const unsigned long pairs = count > 1 ? strtoul(words[1], NULL, 10) : 0;
	const struct sigaction caught = { .sa_handler = trapped };

	sigaction(SIGILL, &caught, NULL);
	sigaction(SIGSEGV, &caught, NULL);
	for (size_t i = 0; i < sizeof(helpers) / sizeof(helpers[0]); i++) {
		struct random random = { RANDOM_SEED };

		for (unsigned long n = 0; n < pairs; n++) {
			const uint64_t a = word_at(&random, n);
			const uint64_t b = n % 3 == 0 ? word_at(&random, n / 3)
					   : n % 3 == 1 ? random_word(&random) &
								  0xfff
							: random_word(&random);

			if (helpers[i].run != NULL)
				run(helpers[i].name, helpers[i].run, a, b);
		}
	}
	return 0;
}
