/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What words look like that no kernel wrote as entries. The words and what they
 * are come from reports and from include/linux/poison.h of Linux 6.12; the
 * sound words beside some were worked out by hand.
 */
#include "../layouts.h"

#include <pte/doubt.h>

#define LOOKS_MAX 4
#define ONE_BIT PTE_DOUBT_ONE_BIT_FROM_NONE
#define REPEATED PTE_DOUBT_REPEATED
#define TEXT PTE_DOUBT_TEXT
#define POINTER PTE_DOUBT_POINTER
#define POISON PTE_DOUBT_POISON
#define COMPLEMENT PTE_DOUBT_COMPLEMENT_FITS
#define ENTRY_VAL PTE_DOUBT_ENTRY_VAL

struct look {
	const char *name;
	enum pte_level level;
	uint64_t word;
	struct {
		enum pte_doubt_code code;
		uint64_t found;
	} looks[LOOKS_MAX];
};

/* clang-format off */
static const struct look words[] = {
	/* a page, and a slot of a swap device, are just that */
	{ "x86_64@6.12", PTE_LEVEL_PTE, 0x8000000012345067, { { 0, 0 } } },
	{ "x86_64@6.12", PTE_LEVEL_PTE, 0x2fffffffffdb9600, { { 0, 0 } } },
	{ "arm64-4k@6.12", PTE_LEVEL_PTE, 0x0060000080000f82, { { 0, 0 } } },
	{ "x86_64@6.12", PTE_LEVEL_PTE, 0, { { 0, 0 } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0xffffffffffffffff, { { 0, 0 } } },

	/* each poison; 0x6b and 0x5a are letters, too */
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0x6b6b6b6b6b6b6b6b, { { POISON, 0x6b6b6b6b6b6b6b6b }, { TEXT, 8 } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0x5a5a5a5a5a5a5a5a, { { POISON, 0x5a5a5a5a5a5a5a5a }, { TEXT, 8 } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0xaaaaaaaaaaaaaaaa, { { POISON, 0xaaaaaaaaaaaaaaaa } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0xa5a5a5a5a5a5a5a5, { { POISON, 0xa5a5a5a5a5a5a5a5 } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0xbbbbbbbbbbbbbbbb, { { POISON, 0xbbbbbbbbbbbbbbbb } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0xcccccccccccccccc, { { POISON, 0xcccccccccccccccc } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0xdead000000000100, { { POISON, 0xdead000000000100 } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0xdead000000000fff, { { POISON, 0xdead000000000fff } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0xdead000000001000, { { 0, 0 } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0xdeacffffffffffff, { { 0, 0 } } },

	/* halves that are the same; none of poison's bytes */
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0x8181818181818181, { { REPEATED, 0x8181818181818181 } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0x8234567f8234567f, { { REPEATED, 0x8234567f8234567f } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0x8234567f8234567e, { { 0, 0 } } },

	/* "xyz!" ends with the word's lower half; three are too few, and a gap is none */
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0x00000000217a7978, { { TEXT, 4 } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0x217a797800000000, { { TEXT, 4 } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0x2174736574206120, { { TEXT, 8 } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0x00000000007a7978, { { 0, 0 } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0x00000001217a7978, { { 0, 0 } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0x000000007f7a7978, { { 0, 0 } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0x000000001f7a7978, { { 0, 0 } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0x00000020217a7e20, { { TEXT, 5 } } },

	/* an address of the direct map; what is as good as -1 isn't one */
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0xffff888103c51000, { { POINTER, 0xffff888103c51000 } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0xffffffffffff0000, { { 0, 0 } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0xfffffffffffeffff, { { POINTER, 0xfffffffffffeffff } } },
	{ "ppc64-radix-64k@6.12", PTE_LEVEL_PTE, 0xfffe888103c51000, { { 0, 0 } } },

	/* bit 44 of an empty slot, 4.18's report; A and D count as none's on x86. With
	 * one of them it would be an entry of type 1, too */
	{ "x86_64@5.10", PTE_LEVEL_PTE, 0x0000100000000000, { { ONE_BIT, 0x0000100000000000 } } },
	{ "x86_64@6.12", PTE_LEVEL_PTE, 0x0400000000000040, { { ONE_BIT, 0x0400000000000000 }, { ENTRY_VAL, 0x0400000000000040 } } },
	{ "x86_64@6.12", PTE_LEVEL_PTE, 0x0000000000000060, { { 0, 0 } } },

	/* slot 0x7e9058 as 4.1 had it, before L1TF: complemented, it's a slot */
	{ "x86_64@6.12", PTE_LEVEL_PTE, 0x00000000fd20b000, { { COMPLEMENT, 0x07ffffff02df4e00 } } },
	/* PROT_NONE's complement in a word with P: pfn 0x12345 */
	{ "x86_64@6.12", PTE_LEVEL_PTE, 0x800fffffedcba067, { { COMPLEMENT, 0x8000000012345067 } } },

	/* an entry.val: type 15, offset 0x217a79; type 0 would be any small number */
	{ "arm64-4k@6.6", PTE_LEVEL_PTE, 0x3c00000000217a79, { { ENTRY_VAL, 0x3c00000000217a79 } } },
	{ "arm64-4k@6.6", PTE_LEVEL_PTE, 0x0000000000217a79, { { 0, 0 } } },
	{ "x86_64@6.12", PTE_LEVEL_PTE, 0x1400000000001234, { { ENTRY_VAL, 0x1400000000001234 } } },
};
/* clang-format on */

static void word_looks_like(void **state)
{
	const struct look *const w = *state;
	struct pte_doubts looks;
	struct pte_target t;
	unsigned count = 0;

	target_named(w->name, "", &t);
	assert_int_equal(pte_target_looks(&t, w->level, w->word, &looks),
			 PTE_STATUS_OK);
	while (count < LOOKS_MAX && w->looks[count].code != 0)
		count++;
	check(looks.count == count, "%#llx: %u looks, the last: %s, %#llx",
	      (unsigned long long)w->word, looks.count,
	      looks.count > 0 ? pte_doubt_name(looks.list[looks.count - 1].code)
			      : "none",
	      looks.count > 0
		      ? (unsigned long long)looks.list[looks.count - 1].found
		      : 0);
	for (unsigned i = 0; i < count && i < looks.count; i++) {
		assert_int_equal(looks.list[i].code, w->looks[i].code);
		assert_int_equal(looks.list[i].found, w->looks[i].found);
	}
}

static void looks_need_room_and_a_level(void **state)
{
	struct pte_doubts looks = { .count = 77 };
	struct pte_target t;

	(void)state;
	target_named("ppc64-hash-4k@6.12", "", &t);
	assert_int_equal(pte_target_looks_sized(&t, PTE_LEVEL_PTE, 1, &looks,
						sizeof(looks) - 1),
			 PTE_STATUS_SIZE);
	assert_int_equal(pte_target_looks(&t, PTE_LEVEL_PUD, 1, &looks),
			 PTE_STATUS_NO_LEVEL);
	assert_int_equal(pte_target_looks(&t, (enum pte_level)99, 1, &looks),
			 PTE_STATUS_NO_LEVEL);
	assert_int_equal(looks.count, 77);
}

int main(void)
{
	struct cases cases = { 0 };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		cases_add(&cases, word_looks_like, &words[i], "%s %d %#llx",
			  words[i].name, (int)words[i].level,
			  (unsigned long long)words[i].word);
	CASES_ADD(&cases, looks_need_room_and_a_level);
	return cases_run(&cases, "looks");
}
