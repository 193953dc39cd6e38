/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The table of the kernel's predicates on a swp_entry, with the kinds that each
 * is for and those that it accepts, by version; and which kinds are special
 * cases of others.
 */
#include <pte/helper.h>

#include <pte/config.h>

/* clang-format off */

#define K(kind) PTE_KIND_SET(PTE_KIND_##kind)

/* sets of types that the helpers compare with */
#define MIGRATION (K(MIGRATION_READ) | K(MIGRATION_READ_EXCLUSIVE) | K(MIGRATION_WRITE))
#define SERIES    (K(MIGRATION_DEVICE_PRIVATE_READ) | K(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE) | K(MIGRATION_DEVICE_PRIVATE_WRITE))
#define PRIVATE   (K(DEVICE_PRIVATE_READ) | K(DEVICE_PRIVATE_WRITE))
#define EXCLUSIVE (K(DEVICE_EXCLUSIVE) | K(DEVICE_EXCLUSIVE_READ) | K(DEVICE_EXCLUSIVE_WRITE))
#define ANY       PTE_KIND_ALL

#define BEFORE_5_14 { PTE_LINUX_OLDEST, PTE_LINUX(5, 13) }
#define TO_6_18     { PTE_LINUX_OLDEST, PTE_LINUX(6, 18) }
#define SWAPOPS(since_major, since_minor) { PTE_LINUX(since_major, since_minor), PTE_LINUX(6, 18) }
#define LEAFOPS     { PTE_LINUX(6, 19), PTE_LINUX_ONWARDS }

#define MEMORY_FAILURE PTE_OPTION_SET(PTE_OPTION_MEMORY_FAILURE)
#define THE_SERIES     PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE_MIGRATION)

#define RENAMED_5_14  "commit 4dd845b5a3e5: the name before Linux 5.14"
#define SWAPOPS_H     "Linux 6.1, 6.12 include/linux/swapops.h"
#define SWAPOPS_H_6_1 "Linux 6.1 include/linux/swapops.h"
#define LEAFOPS_H     "Linux 6.19 include/linux/leafops.h"
#define SERIES_RFC    "J. Niethe, \"mm: Add a new swap type for migration entries with device private PFNs\", RFC"
#define SERIES_V6     "the same, v6"

static const struct pte_helper helpers[] = {
	/* name                                            asks for                            accepts                                             versions          needs           source */
	{ "is_write_migration_entry",                      K(MIGRATION_WRITE),                 K(MIGRATION_WRITE),                                 BEFORE_5_14,      0,              RENAMED_5_14 },
	{ "is_write_device_private_entry",                 K(DEVICE_PRIVATE_WRITE),            K(DEVICE_PRIVATE_WRITE),                            BEFORE_5_14,      0,              RENAMED_5_14 },
	{ "non_swap_entry",                                ANY & ~K(SWAP),                     ANY & ~K(SWAP),                                     TO_6_18,          0,              SWAPOPS_H },
	{ "is_migration_entry",                            MIGRATION,                          MIGRATION | SERIES,                                 TO_6_18,          0,              SWAPOPS_H },
	{ "is_device_private_entry",                       PRIVATE,                            PRIVATE,                                            TO_6_18,          0,              SWAPOPS_H },
	{ "is_hwpoison_entry",                             K(HWPOISON),                        K(HWPOISON),                                        TO_6_18,          MEMORY_FAILURE, SWAPOPS_H },
	{ "is_writable_migration_entry",                   K(MIGRATION_WRITE),                 K(MIGRATION_WRITE) | K(MIGRATION_DEVICE_PRIVATE_WRITE), SWAPOPS(5, 14), 0,            SWAPOPS_H },
	{ "is_writable_device_private_entry",              K(DEVICE_PRIVATE_WRITE),            K(DEVICE_PRIVATE_WRITE),                            SWAPOPS(5, 14),   0,              SWAPOPS_H },
	{ "is_device_exclusive_entry",                     EXCLUSIVE,                          EXCLUSIVE,                                          SWAPOPS(5, 14),   0,              SWAPOPS_H },
	{ "is_writable_device_exclusive_entry",            K(DEVICE_EXCLUSIVE_WRITE),          K(DEVICE_EXCLUSIVE_WRITE),                          { PTE_LINUX(5, 14), PTE_LINUX(6, 14) }, 0, SWAPOPS_H },
	{ "is_readable_migration_entry",                   K(MIGRATION_READ),                  K(MIGRATION_READ) | K(MIGRATION_DEVICE_PRIVATE_READ), SWAPOPS(5, 19), 0,              SWAPOPS_H },
	{ "is_readable_exclusive_migration_entry",         K(MIGRATION_READ_EXCLUSIVE),        K(MIGRATION_READ_EXCLUSIVE) | K(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE), SWAPOPS(5, 19), 0, SWAPOPS_H },
	{ "is_pte_marker_entry",                           K(MARKER),                          K(MARKER),                                          SWAPOPS(5, 19),   0,              SWAPOPS_H },
	{ "is_swapin_error_entry",                         K(SWAPIN_ERROR),                    K(SWAPIN_ERROR),                                    { PTE_LINUX(5, 19), PTE_LINUX(6, 1) }, 0, SWAPOPS_H_6_1 },
	{ "is_pfn_swap_entry",                             MIGRATION | PRIVATE | EXCLUSIVE | K(HWPOISON), MIGRATION | SERIES | PRIVATE | EXCLUSIVE | K(HWPOISON), SWAPOPS(6, 1), 0, SWAPOPS_H },
	{ "is_device_private_migration_entry",             SERIES,                             SERIES,                                             TO_6_18,          THE_SERIES,     SERIES_RFC },
	{ "softleaf_is_swap",                              K(SWAP),                            K(SWAP),                                            LEAFOPS,          0,              LEAFOPS_H },
	{ "softleaf_is_migration",                         MIGRATION,                          MIGRATION | SERIES,                                 LEAFOPS,          0,              LEAFOPS_H },
	{ "softleaf_is_migration_read",                    K(MIGRATION_READ),                  K(MIGRATION_READ) | K(MIGRATION_DEVICE_PRIVATE_READ), LEAFOPS,        0,              LEAFOPS_H },
	{ "softleaf_is_migration_read_exclusive",          K(MIGRATION_READ_EXCLUSIVE),        K(MIGRATION_READ_EXCLUSIVE) | K(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE), LEAFOPS, 0, LEAFOPS_H },
	{ "softleaf_is_migration_write",                   K(MIGRATION_WRITE),                 K(MIGRATION_WRITE) | K(MIGRATION_DEVICE_PRIVATE_WRITE), LEAFOPS,      0,              LEAFOPS_H },
	{ "softleaf_is_device_private",                    PRIVATE,                            PRIVATE,                                            LEAFOPS,          0,              LEAFOPS_H },
	{ "softleaf_is_device_private_write",              K(DEVICE_PRIVATE_WRITE),            K(DEVICE_PRIVATE_WRITE),                            LEAFOPS,          0,              LEAFOPS_H },
	{ "softleaf_is_device_exclusive",                  K(DEVICE_EXCLUSIVE),                K(DEVICE_EXCLUSIVE),                                LEAFOPS,          0,              LEAFOPS_H },
	{ "softleaf_is_hwpoison",                          K(HWPOISON),                        K(HWPOISON),                                        LEAFOPS,          0,              LEAFOPS_H },
	{ "softleaf_is_marker",                            K(MARKER),                          K(MARKER),                                          LEAFOPS,          0,              LEAFOPS_H },
	{ "softleaf_has_pfn",                              MIGRATION | PRIVATE | EXCLUSIVE | K(HWPOISON), MIGRATION | SERIES | PRIVATE | EXCLUSIVE | K(HWPOISON), LEAFOPS, 0, LEAFOPS_H },
	{ "softleaf_is_migration_device_private",          SERIES,                             SERIES,                                             LEAFOPS,          THE_SERIES,     SERIES_V6 },
	{ "softleaf_is_migration_device_private_read",     K(MIGRATION_DEVICE_PRIVATE_READ),   K(MIGRATION_DEVICE_PRIVATE_READ),                   LEAFOPS,          THE_SERIES,     SERIES_V6 },
	{ "softleaf_is_migration_device_private_read_exclusive", K(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE), K(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE), LEAFOPS, THE_SERIES,     SERIES_V6 },
	{ "softleaf_is_migration_device_private_write",    K(MIGRATION_DEVICE_PRIVATE_WRITE),  K(MIGRATION_DEVICE_PRIVATE_WRITE),                  LEAFOPS,          THE_SERIES,     SERIES_V6 },
	{ NULL, 0, 0, { 0, 0 }, 0, NULL },
};

/* Source: J. Niethe, the same series, RFC 4/6: its helpers still return true. */
static const struct {
	enum pte_kind special, general;
} is_a[] = {
	{ PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ,           PTE_KIND_MIGRATION_READ },
	{ PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE, PTE_KIND_MIGRATION_READ_EXCLUSIVE },
	{ PTE_KIND_MIGRATION_DEVICE_PRIVATE_WRITE,          PTE_KIND_MIGRATION_WRITE },
};
/* clang-format on */

const struct pte_helper *pte_helpers(void)
{
	return helpers;
}

pte_kind_set pte_kinds_of(enum pte_kind kind)
{
	pte_kind_set kinds;

	if ((unsigned)kind >= PTE_KIND_COUNT)
		return 0;
	kinds = PTE_KIND_SET(kind);
	for (size_t i = 0; i < sizeof(is_a) / sizeof(is_a[0]); i++)
		if (is_a[i].general == kind)
			kinds |= PTE_KIND_SET(is_a[i].special);
	return kinds;
}
