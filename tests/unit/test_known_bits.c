/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Three-valued operations against all words that they speak of: four bits, each
 * known to be 0, known to be 1, or either; at both ends of a word.
 */
#include "../cases.h"

#include "../operate.h"
#include "prove/known_bits.h"

#define BITS 4
#define WORDS 16
#define KNOWNS 81 /* 3^4 */

#define MOVE 2 /* bits, out of the word at one of its ends */

/* the nth: base 3, a digit a bit */
static struct known_bits known_at(unsigned n)
{
	struct known_bits v = { 0, 0 };

	for (unsigned bit = 0; bit < BITS; bit++, n /= 3) {
		v.ones |= (uint64_t)(n % 3 == 1) << bit;
		v.most |= (uint64_t)(n % 3 != 0) << bit;
	}
	return v;
}

static struct known_bits moved(struct known_bits v, unsigned at)
{
	return (struct known_bits){ v.ones << at, v.most << at };
}

static bool may_be(struct known_bits v, uint64_t word)
{
	return (v.ones & ~word) == 0 && (word & ~v.most) == 0;
}

/* Bits that are 1 in all words that come out, and in any. */
static struct known_bits by_each_word(const struct pte_line *l,
				      struct known_bits a, struct known_bits b,
				      unsigned at)
{
	struct known_bits all = { UINT64_MAX, 0 };

	for (uint64_t i = 0; i < WORDS; i++)
		for (uint64_t j = 0; j < WORDS; j++)
			if (may_be(a, i << at) && may_be(b, j << at)) {
				const uint64_t word =
					operate(l, i << at, j << at);

				all.ones &= word;
				all.most |= word;
			}
	return all;
}

/* nothing is left out, and nothing is added: bits are told apart exactly */
static void operations_are_exact(void **state)
{
	static const unsigned ends[] = { 0, 64 - BITS };

	(void)state;
	for (unsigned o = 0; o <= PTE_OPERATION_AT_MOST; o++)
		for (unsigned n = 0; n < 2 * KNOWNS * KNOWNS; n++) {
			const unsigned at = ends[n % 2];
			const struct known_bits a =
				moved(known_at(n / 2 % KNOWNS), at);
			const struct known_bits b =
				moved(known_at(n / 2 / KNOWNS), at);
			const struct pte_line l = { (enum pte_operation)o, 0, 0,
						    MOVE };
			const struct known_bits exact =
				by_each_word(&l, a, b, at);
			const struct known_bits came =
				known_bits_line(&l, a, b);

			check(came.ones == exact.ones &&
				      came.most == exact.most,
			      "operation %u on %#llx..%#llx and %#llx..%#llx",
			      o, (unsigned long long)a.ones,
			      (unsigned long long)a.most,
			      (unsigned long long)b.ones,
			      (unsigned long long)b.most);
		}
}

/* what no program has says nothing */
static void unknown_operation_gives_any_word(void **state)
{
	const struct pte_line l = {
		(enum pte_operation)(PTE_OPERATION_AT_MOST + 1), 0, 0, 0
	};
	const struct known_bits one = { 1, 1 };

	(void)state;
	assert_int_equal(known_bits_line(&l, one, one).ones, 0);
	assert_int_equal(known_bits_line(&l, one, one).most, UINT64_MAX);
}

/* a line works on what stands above it, and on its own word */
static void lines_work_on_the_values_above(void **state)
{
	static struct known_bits value[PTE_PROGRAM_CAPACITY];
	static const struct pte_program p = {
		.count = PTE_GIVEN_COUNT + 3,
		.line = { [PTE_GIVEN_COUNT] = { PTE_OPERATION_XOR, PTE_GIVEN_A,
						PTE_LINE_WORD, 0xff },
			  { PTE_OPERATION_AND, PTE_GIVEN_COUNT,
			    PTE_GIVEN_B_BESIDE, 0 },
			  { PTE_OPERATION_LEFT, PTE_GIVEN_COUNT + 1,
			    PTE_LINE_WORD, 4 } },
	};
	const struct known_bits given[PTE_GIVEN_COUNT] = {
		[PTE_GIVEN_A] = { 0x0f, 0x1f },
		[PTE_GIVEN_B_BESIDE] = { 0x70, 0x70 },
	};

	(void)state;
	known_bits_run(&p, given, value);
	assert_int_equal(value[PTE_GIVEN_A].most, 0x1f);
	assert_int_equal(value[PTE_GIVEN_COUNT].ones, 0xe0);
	assert_int_equal(value[PTE_GIVEN_COUNT].most, 0xf0);
	assert_int_equal(value[PTE_GIVEN_COUNT + 2].ones, 0x600);
	assert_int_equal(value[PTE_GIVEN_COUNT + 2].most, 0x700);
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, operations_are_exact);
	CASES_ADD(&cases, unknown_operation_gives_any_word);
	CASES_ADD(&cases, lines_work_on_the_values_above);
	return cases_run(&cases, "known");
}
