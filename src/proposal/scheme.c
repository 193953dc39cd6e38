/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The table of schemes, parsing and names. Trying one on a kernel is in
 * scheme_use.c.
 */
#include <pte/prove/scheme.h>

#include "common/text.h"

#define EVER                                                                   \
	{                                                                      \
		PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS                            \
	}
#define PTES (PTE_LEVEL_SET(PTE_LEVEL_PTE) | PTE_LEVEL_SET(PTE_LEVEL_HUGETLB))
#define MIGRATION PTE_OPTION_SET(PTE_OPTION_MIGRATION)
#define DEVICE PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE)
#define SERIES PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE_MIGRATION)

#define ARCANGELI_MAIL                                                         \
	"mail to P. Xu and H. Dickins, December 2020, on the series "          \
	"\"userfaultfd-wp: Support shmem and hugetlbfs\""

/* clang-format off */

static const struct pte_scheme schemes[] = {
	{
		.name = "pte-bit",
		.says = "one more bit of the pte, _PAGE_SWP_UFFD_WP_UNMAP: set and not present means that the rest is no matter",
		.who = "A. Arcangeli", .when = "December 2020",
		.became = "not tried: each architecture would have to find a bit",
		.source = ARCANGELI_MAIL,
		.levels = PTES, .in = EVER,
		.parts = 1, .part = { { .form = PTE_FORM_BIT } },
	},
	{
		.name = "special-pte",
		.says = "a pte that has the uffd-wp flag and nothing else: no swap entry is in it, and none may be taken from it",
		.who = "P. Xu", .when = "January to July 2021",
		.became = "five versions, then given up for the marker",
		.source = "\"userfaultfd-wp: Support shmem and hugetlbfs\", RFC 20210115170907.24498-1-peterx@redhat.com to v5",
		.levels = PTES, .in = EVER,
		.parts = 1, .part = { { .form = PTE_FORM_FLAG_ALONE, .flag = PTE_FLAG_UFFD_WP } },
	},
	{
		.name = "swp-offset",
		.says = "offset 0 of type 1: slot 0 of a swap device is its header, so no entry has it",
		.who = "H. Dickins", .when = "December 2020",
		.became = "not tried",
		.source = "H. Dickins on the same series, December 2020: offset 0 of a type other than 0, then type 1",
		.levels = PTES, .in = EVER,
		.parts = 1, .part = { { .form = PTE_FORM_OFFSET, .kind = PTE_KIND_SWAP, .offset = PTE_SCHEME_OFFSET_ZERO } },
	},
	{
		.name = "swp-offset-migration",
		.says = "offset 0 of the migration types: pfn 0, which would never be migrated",
		.who = "A. Arcangeli", .when = "December 2020",
		.became = "not tried: a migration entry means that a page is locked",
		.source = ARCANGELI_MAIL,
		.levels = PTES, .in = EVER, .needs = MIGRATION,
		.parts = 2, .part = {
			{ .form = PTE_FORM_OFFSET, .kind = PTE_KIND_MIGRATION_READ, .offset = PTE_SCHEME_OFFSET_ZERO },
			{ .form = PTE_FORM_OFFSET, .kind = PTE_KIND_MIGRATION_WRITE, .offset = PTE_SCHEME_OFFSET_ZERO },
		},
		.condition = "pfn 0 must never be migrated",
	},
	{
		.name = "swp-offset-migration-top",
		.says = "all ones as the offset of the migration types, as many as the architecture keeps",
		.who = "A. Arcangeli", .when = "December 2020",
		.became = "not tried: a migration entry means that a page is locked",
		.source = ARCANGELI_MAIL,
		.levels = PTES, .in = EVER, .needs = MIGRATION,
		.parts = 2, .part = {
			{ .form = PTE_FORM_OFFSET, .kind = PTE_KIND_MIGRATION_READ, .offset = PTE_SCHEME_OFFSET_ONES },
			{ .form = PTE_FORM_OFFSET, .kind = PTE_KIND_MIGRATION_WRITE, .offset = PTE_SCHEME_OFFSET_ONES },
		},
	},
	{
		.name = "swp-type-migration",
		.says = "one more type beside the migration types, counted in SWP_MIGRATION_NUM",
		.who = "A. Arcangeli", .when = "December 2020",
		.became = "came back as a type of its own, the marker",
		.source = ARCANGELI_MAIL,
		.levels = PTES, .in = EVER, .needs = MIGRATION,
		.parts = 1, .part = { { .form = PTE_FORM_TYPE, .kind = PTE_KIND_SPECIAL, .instead = PTE_KIND_MIGRATION_WRITE } },
	},
	{
		.name = "swp-type",
		.says = "one reserved type, SWP_PTE_MARKER, whose offset says what is to be remembered",
		.who = "P. Xu", .when = "August 2021 to April 2022",
		.became = "merged in 5.19",
		.source = "Linux 5.19 commit 679d10331910; Linux 6.1, 6.12 include/linux/swapops.h: make_pte_marker",
		.levels = PTES, .in = EVER,
		.parts = 1, .part = { { .form = PTE_FORM_TYPE, .kind = PTE_KIND_MARKER, .below = PTE_KIND_SWAPIN_ERROR, .marker = "uffd_wp" } },
	},
	{
		.name = "flags-in-entry",
		.says = "soft-dirty and uffd-wp as bits of the entry's offset, and no longer of the pte",
		.who = "H. Dickins", .when = "July 2021",
		.became = "a wish; nobody has written it",
		.source = "H. Dickins, quoted by P. Xu in the thread of v5, July 2021; which bits is open, here the top two",
		.levels = PTE_LEVEL_ALL, .in = EVER,
		.parts = 1, .part = { { .form = PTE_FORM_OFFSET_FLAGS } },
	},
	{
		.name = "device-private-migration-rfc",
		.says = "three more types: migration entries whose pfn is device memory's, which has numbers of its own",
		.who = "J. Niethe", .when = "November 2025",
		.became = "v1 to v6: the same types, other names, and huge pages too",
		.source = "\"mm: Add a new swap type for migration entries with device private PFNs\", RFC 4/6 of 20251128044146.80050",
		.levels = PTE_LEVEL_SET(PTE_LEVEL_PTE), .in = { PTE_LINUX(6, 15), PTE_LINUX_ONWARDS }, .needs = DEVICE, .option = SERIES,
		.parts = 3, .part = {
			{ .form = PTE_FORM_TYPE, .kind = PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ },
			{ .form = PTE_FORM_TYPE, .kind = PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE },
			{ .form = PTE_FORM_TYPE, .kind = PTE_KIND_MIGRATION_DEVICE_PRIVATE_WRITE },
		},
	},
	{
		.name = "device-private-migration",
		.says = "the same three types, under softleaf's names, in ptes and pmds",
		.who = "J. Niethe", .when = "February 2026 (v6)",
		.became = "under review",
		.source = "v6 7/13 of 20260202113642.59295",
		.levels = PTE_LEVEL_SET(PTE_LEVEL_PTE) | PTE_LEVEL_SET(PTE_LEVEL_PMD), .in = { PTE_LINUX(6, 15), PTE_LINUX_ONWARDS }, .needs = DEVICE, .option = SERIES,
		.parts = 3, .part = {
			{ .form = PTE_FORM_TYPE, .kind = PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ },
			{ .form = PTE_FORM_TYPE, .kind = PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE },
			{ .form = PTE_FORM_TYPE, .kind = PTE_KIND_MIGRATION_DEVICE_PRIVATE_WRITE },
		},
	},

	{
		.name = "protnone-uffd-wp",
		.says = "a PROT_NONE word with the present uffd-wp bit",
		.who = "P. Xu", .when = "December 2020",
		.became = "dropped: it's present, so it needs a page",
		.source = "P. Xu on the series, 2 December 2020",
		.neighbour = true,
		.levels = PTES, .in = EVER,
		.parts = 1, .part = { { .form = PTE_FORM_PROTNONE, .flag = PTE_FLAG_UFFD_WP } },
	},
	{
		.name = "swp-offset-flag",
		.says = "type 0 with the uffd-wp flag's value as its offset, believed in a file's vma only",
		.who = "P. Xu", .when = "December 2020",
		.became = "dropped for special-pte",
		.source = "P. Xu on the series, December 2020: swp_entry(0, _PAGE_SWP_UFFD_WP)",
		.neighbour = true,
		.levels = PTES, .in = EVER,
		.parts = 1, .part = { { .form = PTE_FORM_OFFSET, .flag = PTE_FLAG_UFFD_WP, .kind = PTE_KIND_SWAP, .offset = PTE_SCHEME_OFFSET_FLAG } },
		.condition = "the vma must be a file's: in any other the word is a slot of the first swap device",
	},
	{
		.name = "pageout-marker",
		.says = "one more bit of the marker, set when a shmem page is swapped out, for pagemap's PM_SWAP",
		.who = "P. Xu", .when = "August 2021",
		.became = "not merged: pagemap asks the page cache",
		.source = "P. Xu's RFC of PTE markers, 6 August 2021, 1/4: PTE_MARKER_PAGEOUT",
		.neighbour = true,
		.levels = PTE_LEVEL_SET(PTE_LEVEL_PTE), .in = EVER,
		.parts = 1, .part = { { .form = PTE_FORM_MARKER, .kind = PTE_KIND_MARKER, .below = PTE_KIND_SWAPIN_ERROR, .marker = "pageout" } },
	},
};

/* clang-format on */

size_t pte_scheme_count(void)
{
	return sizeof(schemes) / sizeof(schemes[0]);
}

const struct pte_scheme *pte_scheme_at(size_t index)
{
	return index < pte_scheme_count() ? &schemes[index] : NULL;
}

static enum pte_status parse_bit(struct text bit, int *bit_ret)
{
	unsigned n;

	if (bit.left == 0)
		return PTE_STATUS_SYNTAX;
	for (size_t i = 0; i < bit.left; i++)
		if (bit.at[i] < '0' || bit.at[i] > '9')
			return PTE_STATUS_SYNTAX;
	if (!text_take_number(&bit, 63, &n))
		return PTE_STATUS_BIT_RANGE;
	*bit_ret = (int)n;
	return PTE_STATUS_OK;
}

enum pte_status pte_scheme_parse(const char *text, size_t length,
				 const struct pte_scheme **scheme_ret,
				 int *bit_ret)
{
	const struct pte_scheme *scheme = NULL;
	size_t end = 0;
	int bit = PTE_SCHEME_NO_BIT;

	while (end < length && text[end] != '=')
		end++;
	for (size_t i = 0; i < pte_scheme_count(); i++)
		if (text_is(text, end, schemes[i].name))
			scheme = &schemes[i];
	if (scheme == NULL)
		return PTE_STATUS_UNKNOWN_NAME;
	if (end < length) {
		const struct text value = { text + end + 1, length - end - 1 };
		const enum pte_status status = parse_bit(value, &bit);

		if (status != PTE_STATUS_OK)
			return status;
		if (scheme->part[0].form != PTE_FORM_BIT)
			return PTE_STATUS_NO_BIT;
	}
	*scheme_ret = scheme;
	*bit_ret = bit;
	return PTE_STATUS_OK;
}

/* ---- names -------------------------------------------------------------- */

static const char *const feasible_names[] = {
	[PTE_FEASIBLE_NO] = "no",
	[PTE_FEASIBLE_IF] = "if",
	[PTE_FEASIBLE_YES] = "yes",
};

static const char *const form_names[] = {
	[0] = "?",
	[PTE_FORM_BIT] = "bit",
	[PTE_FORM_FLAG_ALONE] = "flag-alone",
	[PTE_FORM_OFFSET] = "offset",
	[PTE_FORM_TYPE] = "type",
	[PTE_FORM_MARKER] = "marker",
	[PTE_FORM_OFFSET_FLAGS] = "offset-flags",
	[PTE_FORM_PROTNONE] = "protnone",
	[PTE_FORM_FLAG] = "flag",
};

static const char *const obstacle_names[] = {
	[PTE_OBSTACLE_NONE] = "none",
	[PTE_OBSTACLE_VERSION] = "version",
	[PTE_OBSTACLE_OPTION] = "option",
	[PTE_OBSTACLE_OWNER] = "owner",
	[PTE_OBSTACLE_FIXED] = "fixed",
	[PTE_OBSTACLE_HARDWARE] = "hardware",
	[PTE_OBSTACLE_STORE] = "store",
	[PTE_OBSTACLE_IMAGE] = "image",
	[PTE_OBSTACLE_NO_BIT] = "no-bit",
	[PTE_OBSTACLE_NO_FLAG] = "no-flag",
	[PTE_OBSTACLE_NONE_WORD] = "reads-as-none",
	[PTE_OBSTACLE_PRESENT_WORD] = "reads-as-present",
	[PTE_OBSTACLE_ROOM] = "room",
	[PTE_OBSTACLE_TYPES] = "types",
	[PTE_OBSTACLE_CONDITION] = "condition",
	[PTE_OBSTACLE_MALFORMED] = "malformed",
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

const char *pte_feasible_name(enum pte_feasible feasible)
{
	return (unsigned)feasible < COUNT(feasible_names)
		       ? feasible_names[feasible]
		       : "?";
}

const char *pte_scheme_form_name(enum pte_scheme_form form)
{
	return (unsigned)form < COUNT(form_names) ? form_names[form] : "?";
}

const char *pte_obstacle_name(enum pte_obstacle obstacle)
{
	return (unsigned)obstacle < COUNT(obstacle_names)
		       ? obstacle_names[obstacle]
		       : "?";
}
