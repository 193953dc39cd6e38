/* SPDX-License-Identifier: BSD-2-Clause */
#include "reasons.h"

#include <fnmatch.h>
#include <stdint.h>
#include <stdio.h>

/*
 * What no known answer tells, and why. The reference tells all of it: it is
 * asked what a reading doesn't show.
 */
struct reason {
	const char *constants; /* as the shell matches */
	uint64_t mutants;      /* bit m: the mutant of that number */
	const char *why;
};

#define BIT(n) (UINT64_C(1) << (n))
#define ALL UINT64_MAX
#define ONE_MORE BIT(0)

/* clang-format off */
static const struct reason reasons[] = {
	{ "exclusive",               BIT(0) | BIT(1) | BIT(4) | BIT(5) | BIT(7) | BIT(8) | BIT(9) | BIT(10) | BIT(58) | BIT(61) | BIT(63), "no era's flag, at a bit that makes a word present: it's in no entry" },
	{ "hugetlb.swap.*",          BIT(0),           "the same" },
	{ "hugetlb.swap.*",          BIT(2),           "the bit that tells the table of a slot: it's passed over" },
	{ "offset.width",            ONE_MORE,         "its new bit makes a word present: only what is masked on writing shows it" },
	{ "phys_bits_plain",         ONE_MORE,         "no entry has room for a pfn of one more bit: doubts of pages tell" },
	{ "type.width",              ONE_MORE,         "the same" },
	{ "*.address[[]0].piece[[]1].width", ONE_MORE, "one bit of the address, below the page: it's in no pfn" },
	{ "pmd.address[[][23]].*",   ALL,              "where a table lies: no pfn is read of one" },
	{ "pmd.invalidate.clear",    BIT(1),           "the table bit, which a leaf hasn't" },
	{ "hugetlb.invalidate.clear", BIT(1),          "the same" },
	{ "*.swap.fixed.value",      BIT(8) | BIT(9) | BIT(10) | BIT(18) | BIT(19) | BIT(20), "the upper bits of the type, which all entries of the level have" },
	{ "*.invalidate.set",        BIT(6) | BIT(7) | BIT(13) | BIT(62), "what makes a leaf of it is set already" },
};
/* clang-format on */

#define REASON_COUNT (sizeof(reasons) / sizeof(reasons[0]))

static size_t used[REASON_COUNT];

bool reason_holds(const char *constant, unsigned mutant)
{
	for (size_t i = 0; i < REASON_COUNT; i++) {
		if ((reasons[i].mutants & BIT(mutant)) == 0 ||
		    fnmatch(reasons[i].constants, constant, 0) != 0)
			continue;
		used[i]++;
		return true;
	}
	return false;
}

size_t reasons_unused(void)
{
	size_t unused = 0;

	for (size_t i = 0; i < REASON_COUNT; i++) {
		printf("%s%5zu %-30s %s\n", used[i] == 0 ? "UNUSED " : "",
		       used[i], reasons[i].constants, reasons[i].why);
		unused += used[i] == 0;
	}
	return unused;
}
