/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Times each operation of operations.h on one layout. Prints "NAME RATIO" per
 * line, the ratio to a bare shift and mask in the same run; no test asserts a
 * time.
 */
#define _POSIX_C_SOURCE 200809L

#include <stdio.h>

#include "clock.h"
#include "ours.h"

#define ROUNDS 100U
#define REPEATS 30U

#define OPERATION(name, expression)                                            \
	static uint64_t run_##name(void)                                       \
	{                                                                      \
		uint64_t sum = 0;                                              \
                                                                               \
		for (unsigned i = 0; i < WORDS; i++) {                         \
			const unsigned long a = word_at(i);                    \
                                                                               \
			sum += (uint64_t)(expression);                         \
		}                                                              \
		return sum;                                                    \
	}
OPERATION(reference, REFERENCE(a))
#include "operations.h"
#undef OPERATION

static const struct {
	const char *name;
	uint64_t (*run)(void);
} rows[] = {
	{ "reference", run_reference },
#define OPERATION(name, expression) { #name, run_##name },
#include "operations.h"
};
#define ROWS (sizeof(rows) / sizeof(rows[0]))

static double measure(unsigned row)
{
	const double start = now_ns();

	for (unsigned i = 0; i < ROUNDS; i++) {
		const uint64_t sum = rows[row].run();

		/* keep the loop from being optimised away */
		__asm__ volatile("" : : "r"(sum));
	}
	return (now_ns() - start) / ROUNDS / WORDS;
}

int main(void)
{
	double best[ROWS];

	fill_words();
	for (unsigned k = 0; k < REPEATS; k++) {
		for (unsigned i = 0; i < ROWS; i++) {
			const double ns = measure(i);

			best[i] = k == 0 || ns < best[i] ? ns : best[i];
		}
	}
	for (unsigned i = 1; i < ROWS; i++)
		printf("%s %.1f\n", rows[i].name, best[i] / best[0]);
	return 0;
}
