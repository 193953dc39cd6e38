/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The tables of kinds, flags, markers and reserved types, made from lists.h,
 * and the lookup of their names.
 */
#include <pte/kind.h>

#include <pte/lists.h>

#include "span.h"
#include "text.h"

#define ALWAYS PTE_LINUX_OLDEST

/* clang-format off */

/*
 * In a pmd only migration entries are legal, and device-private ones since there
 * are huge pages in device memory. hugetlb pages are migrated, poisoned and
 * marked, but never swapped out.
 */
static const struct pte_kind_info kinds[] = {
	/*                                       name                             payload              A/D    at pte, pmd, hugetlb        about */
	[PTE_KIND_NONE]                      = { "none",                          PTE_PAYLOAD_NOTHING, false, { ALWAYS, ALWAYS, ALWAYS }, "nothing is here" },
	[PTE_KIND_PRESENT]                   = { "present",                       PTE_PAYLOAD_ADDRESS, false, { ALWAYS, ALWAYS, ALWAYS }, "a page is mapped" },
	[PTE_KIND_PROTNONE]                  = { "protnone",                      PTE_PAYLOAD_ADDRESS, false, { ALWAYS, ALWAYS, ALWAYS }, "a page is mapped, without access: PROT_NONE or a NUMA hint" },
	[PTE_KIND_INVALIDATED]               = { "invalidated",                   PTE_PAYLOAD_ADDRESS, false, { ALWAYS, ALWAYS, ALWAYS }, "a page is mapped, kept from hardware for a moment" },
	[PTE_KIND_TABLE]                     = { "table",                         PTE_PAYLOAD_NOTHING, false, { 0,      ALWAYS, 0      }, "points to a page of ptes" },
	[PTE_KIND_SWAP]                      = { "swap",                          PTE_PAYLOAD_OFFSET,  false, { ALWAYS, 0,      0      }, "a slot of a swap device" },
	[PTE_KIND_MIGRATION_READ]            = { "migration_read",                PTE_PAYLOAD_PFN,     true,  { ALWAYS, ALWAYS, ALWAYS }, "the page is moving; mapped read-only, perhaps shared" },
	[PTE_KIND_MIGRATION_READ_EXCLUSIVE]  = { "migration_read_exclusive",      PTE_PAYLOAD_PFN,     true,  { ALWAYS, ALWAYS, ALWAYS }, "the page is moving; mapped read-only, ours alone" },
	[PTE_KIND_MIGRATION_WRITE]           = { "migration_write",               PTE_PAYLOAD_PFN,     true,  { ALWAYS, ALWAYS, ALWAYS }, "the page is moving; mapped writable" },
	[PTE_KIND_DEVICE_PRIVATE_READ]       = { "device_private_read",           PTE_PAYLOAD_PFN,     false, { ALWAYS, PTE_LINUX(6, 19), 0 }, "the page is in device memory; read-only" },
	[PTE_KIND_DEVICE_PRIVATE_WRITE]      = { "device_private_write",          PTE_PAYLOAD_PFN,     false, { ALWAYS, PTE_LINUX(6, 19), 0 }, "the page is in device memory; writable" },
	[PTE_KIND_DEVICE_EXCLUSIVE]          = { "device_exclusive",              PTE_PAYLOAD_PFN,     false, { ALWAYS, 0,      0      }, "a device has the page to itself" },
	[PTE_KIND_DEVICE_EXCLUSIVE_READ]     = { "device_exclusive_read",         PTE_PAYLOAD_PFN,     false, { ALWAYS, 0,      0      }, "a device has the page to itself; read-only" },
	[PTE_KIND_DEVICE_EXCLUSIVE_WRITE]    = { "device_exclusive_write",        PTE_PAYLOAD_PFN,     false, { ALWAYS, 0,      0      }, "a device has the page to itself; writable" },
	[PTE_KIND_HWPOISON]                  = { "hwpoison",                      PTE_PAYLOAD_PFN,     false, { ALWAYS, 0,      ALWAYS }, "the page's memory failed" },
	[PTE_KIND_MARKER]                    = { "marker",                        PTE_PAYLOAD_MARKER,  false, { ALWAYS, 0,      ALWAYS }, "no page, but something to remember" },
	[PTE_KIND_SWAPIN_ERROR]              = { "swapin_error",                  PTE_PAYLOAD_WHOLE,   false, { ALWAYS, 0,      0      }, "the slot couldn't be read back" },
	[PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ]           = { "migration_device_private_read",           PTE_PAYLOAD_PFN, true, { ALWAYS, PTE_LINUX(6, 19), 0 }, "a page in device memory is moving; read-only" },
	[PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE] = { "migration_device_private_read_exclusive", PTE_PAYLOAD_PFN, true, { ALWAYS, PTE_LINUX(6, 19), 0 }, "a page in device memory is moving; read-only, ours alone" },
	[PTE_KIND_MIGRATION_DEVICE_PRIVATE_WRITE]          = { "migration_device_private_write",          PTE_PAYLOAD_PFN, true, { ALWAYS, PTE_LINUX(6, 19), 0 }, "a page in device memory is moving; writable" },
	[PTE_KIND_SPECIAL]                   = { "special",                       PTE_PAYLOAD_NOTHING, false, { ALWAYS, ALWAYS, ALWAYS }, "a word of the scheme in force" },
	[PTE_KIND_UNKNOWN]                   = { "unknown",                       PTE_PAYLOAD_OFFSET,  false, { ALWAYS, ALWAYS, ALWAYS }, "a type that no kernel numbers" },
	[PTE_KIND_RAW]                       = { "raw",                           PTE_PAYLOAD_OFFSET,  false, { ALWAYS, ALWAYS, ALWAYS }, "any type and offset, as given" },
};

/* clang-format on */

#define MARKER_ROW(with, macro, name, bit, since, until, without, seen_with,   \
		   source)                                                     \
	{ name, bit, { since, until }, without, seen_with, source },

static const struct pte_marker_bit markers[] = { PTE_MARKER_ROWS(MARKER_ROW,
								 0) };

#define TYPE_ROW(with, name, kind, since, until, needs, without, seen_with,    \
		 source)                                                       \
	{                                                                      \
		PTE_KIND_##kind, { since, until }, needs,                      \
		without,         seen_with,        source                      \
	},

static const struct pte_type types[] = { PTE_TYPE_ROWS(TYPE_ROW, 0) };

#define FLAG_ROW(with, flag, name, symbol, needs, levels, pmd_needs, kinds,    \
		 about, source, ...)                                           \
	[PTE_FLAG_##flag] = { #name,     symbol, __VA_ARGS__, needs, levels,   \
			      pmd_needs, kinds,  about,       source },

static const struct pte_flag_info flags[] = { PTE_FLAG_ROWS(FLAG_ROW, 0) };

/* one row in each list for each enumerator: reject a forgotten one here */
#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))
/* NOLINTNEXTLINE(bugprone-macro-parentheses) */
#define ONE_ROW(with, flag, ...) +1
_Static_assert(COUNT(flags) == PTE_FLAG_LINUX_END &&
		       0 PTE_FLAG_ROWS(ONE_ROW, 0) == PTE_FLAG_LINUX_END,
	       "each flag of enum pte_flag has one row in PTE_FLAG_ROWS");
_Static_assert((unsigned)PTE_FLAG_LINUX_END <= PTE_FLAG_PROPOSED &&
		       PTE_FLAG_PROPOSED_LAST + 1 == PTE_FLAG_COUNT,
	       "proposals' flags follow Linux's: move PTE_FLAG_PROPOSED and "
	       "PTE_FLAG_COUNT up");
_Static_assert(PTE_FLAG_COUNT <= sizeof(unsigned) * 8,
	       "a set of flags has room for each");
_Static_assert(COUNT(kinds) == PTE_KIND_LINUX_END,
	       "each kind of enum pte_kind has a row in kinds");
_Static_assert((unsigned)PTE_KIND_LINUX_END <= PTE_KIND_PROPOSED &&
		       PTE_KIND_PROPOSED_LAST + 1 == PTE_KIND_COUNT,
	       "proposals' kinds follow Linux's: move PTE_KIND_PROPOSED and "
	       "PTE_KIND_COUNT up");
_Static_assert(PTE_KIND_COUNT <= sizeof(pte_kind_set) * 8,
	       "a set of kinds has room for each");
#define MARKER_FITS(with, macro, name, bit, ...)                               \
	_Static_assert((bit) < sizeof(unsigned) * 8,                           \
		       "a set of marker bits has room for " name);
PTE_MARKER_ROWS(MARKER_FITS, 0)

static const char *const levels[PTE_LEVEL_COUNT] = {
	[PTE_LEVEL_PTE] = "pte",         [PTE_LEVEL_PMD] = "pmd",
	[PTE_LEVEL_HUGETLB] = "hugetlb", [PTE_LEVEL_PUD] = "pud",
	[PTE_LEVEL_P4D] = "p4d",         [PTE_LEVEL_PGD] = "pgd",
};

const struct pte_kind_info *pte_kind_info(enum pte_kind kind)
{
	return (unsigned)kind < PTE_KIND_LINUX_END ? &kinds[kind]
						   : &kinds[PTE_KIND_UNKNOWN];
}

const char *pte_kind_name(enum pte_kind kind)
{
	return pte_kind_info(kind)->name;
}

enum pte_status pte_kind_parse(const char *name, enum pte_kind *kind_ret)
{
	const size_t length = text_length(name);

	for (unsigned k = 0; k < PTE_KIND_LINUX_END; k++) {
		if (text_is(name, length, kinds[k].name)) {
			*kind_ret = (enum pte_kind)k;
			return PTE_STATUS_OK;
		}
	}
	return PTE_STATUS_UNKNOWN_NAME;
}

const struct pte_flag_info *pte_flag_info(enum pte_flag flag)
{
	return (unsigned)flag < PTE_FLAG_LINUX_END ? &flags[flag] : NULL;
}

const char *pte_flag_name(enum pte_flag flag)
{
	const struct pte_flag_info *const info = pte_flag_info(flag);

	return info == NULL ? "?" : info->name;
}

const char *pte_flag_called(enum pte_flag flag, uint16_t version)
{
	const struct pte_flag_info *const info = pte_flag_info(flag);
	const char *called = "?";

	for (unsigned i = 0; info != NULL && i < PTE_FLAG_NAMES; i++)
		if (in_span(&info->called[i].in, version))
			called = info->called[i].name;
	return called;
}

enum pte_status pte_flag_parse(const char *name, enum pte_flag *flag_ret)
{
	const size_t length = text_length(name);

	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++) {
		if (text_is(name, length, flags[f].name)) {
			*flag_ret = (enum pte_flag)f;
			return PTE_STATUS_OK;
		}
	}
	return PTE_STATUS_UNKNOWN_NAME;
}

const char *pte_level_name(enum pte_level level)
{
	return (unsigned)level < PTE_LEVEL_COUNT ? levels[level] : "?";
}

enum pte_status pte_level_parse(const char *name, enum pte_level *level_ret)
{
	const size_t length = text_length(name);

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		if (text_is(name, length, levels[l])) {
			*level_ret = (enum pte_level)l;
			return PTE_STATUS_OK;
		}
	}
	return PTE_STATUS_UNKNOWN_NAME;
}

const struct pte_marker_bit *pte_markers(size_t *count_ret)
{
	*count_ret = sizeof(markers) / sizeof(markers[0]);
	return markers;
}

const struct pte_type *pte_types(size_t *count_ret)
{
	*count_ret = sizeof(types) / sizeof(types[0]);
	return types;
}
