/* SPDX-License-Identifier: BSD-2-Clause */

#include "../test.h"

#include <pte/arch/x86_64.h>
#include <pte/layout.h>

#include "../cases.h"

/*
 * A place against its list, taken word for word: the first alternative that
 * matches. Two alternatives of which one bit decides are read at once, so that
 * those which only look so are here, too.
 */

#define PIECE                                                                  \
	{                                                                      \
		{ 4, 6, 12, false },                                           \
		{                                                              \
			2, 2, 18, true                                         \
		}                                                              \
	}
#define OTHER_PIECE                                                            \
	{                                                                      \
		{ 4, 5, 12, false },                                           \
		{                                                              \
			2, 2, 18, true                                         \
		}                                                              \
	}
#define INVERTED UINT64_C(0x3f0)

/* clang-format off */

static const struct {
	const char *what;
	struct pte_address address[2];
} places[] = {
	{ "one bit decides", { { { 1, 1 }, 0, PIECE }, { { 1, 0 }, INVERTED, PIECE } } },
	{ "the other way round", { { { 1, 0 }, INVERTED, PIECE }, { { 1, 1 }, 0, PIECE } } },
	{ "both invert", { { { 2, 2 }, 0x550, PIECE }, { { 2, 0 }, 0x3c, PIECE } } },
	{ "none matches", { { { 1, 3 }, 0, PIECE }, { { 1, 2 }, INVERTED, PIECE } } },
	{ "the first always matches", { { { 0, 0 }, 0, PIECE }, { { 0, 0 }, INVERTED, PIECE } } },
	{ "two bits decide", { { { 3, 3 }, 0, PIECE }, { { 3, 0 }, INVERTED, PIECE } } },
	{ "different bits decide", { { { 1, 1 }, 0, PIECE }, { { 2, 0 }, INVERTED, PIECE } } },
	{ "other pieces", { { { 1, 1 }, 0, PIECE }, { { 1, 0 }, INVERTED, OTHER_PIECE } } },
};

/* clang-format on */

#define PLACES (sizeof(places) / sizeof(places[0]))
#define WORDS 4096U

/* bit by bit */
static uint64_t read_bits(const struct pte_address *a, uint64_t v)
{
	uint64_t address = 0;

	for (unsigned p = 0; p < 2; p++) {
		const struct pte_piece *const piece = &a->piece[p];

		for (unsigned i = 0; i < piece->width; i++) {
			const unsigned at = piece->lsb + i;
			uint64_t bit = v >> at & 1U;

			if (v != 0)
				bit ^= a->inverted >> at & 1U;

			if (piece->inverted)
				bit ^= 1U;
			address |= bit << (piece->at + i);
		}
	}
	return address;
}

static uint64_t read_list(const struct pte_address *list, uint64_t v)
{
	for (unsigned i = 0; i < 2; i++)
		if ((v & list[i].when.mask) == list[i].when.value)
			return read_bits(&list[i], v);
	return 0;
}

static void a_place_reads_as_its_list_says(void **state)
{
	(void)state;
	for (unsigned i = 0; i < PLACES; i++) {
		const struct pte_place place = {
			.count = 2,
			.address = { places[i].address[0],
				     places[i].address[1] },
		};

		for (uint64_t v = 0; v < WORDS; v++)
			check(pte_place_read(&place, v) ==
				      read_list(places[i].address, v),
			      "%s: word 0x%llx", places[i].what,
			      (unsigned long long)v);
	}
}

/*
 * x86_64: Linux 6.12 arch/x86/include/asm/pgtable-invert.h. A word of 0 isn't
 * complemented, nor is an address under a protection of 0; PROT_NONE's is.
 */
static void zero_is_not_complemented(void **state)
{
	const struct pte_place *const *const place = PTE_X86_64_V5_19.place;

	(void)state;
	assert_int_equal(pte_place_read(place[PTE_LEVEL_PTE], 0), 0);
	assert_int_equal(pte_place_read(place[PTE_LEVEL_PMD], 0), 0);
	assert_int_equal(
		pte_place_write_masked(place[PTE_LEVEL_PTE], 0x1000, 0),
		0x1000);
	assert_int_equal(pte_place_write_masked(place[PTE_LEVEL_PTE], 0, 0x120),
			 0x000ffffffffff120);
	assert_int_equal(
		pte_place_read(place[PTE_LEVEL_PTE], 0x000ffffffffff120), 0);
}

int main(void)
{
	struct cases cases = { NULL, 0, 0 };

	CASES_ADD(&cases, a_place_reads_as_its_list_says);
	CASES_ADD(&cases, zero_is_not_complemented);
	return cases_run(&cases, "place");
}
