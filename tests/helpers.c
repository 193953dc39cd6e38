/* SPDX-License-Identifier: BSD-2-Clause */
#include "helpers.h"

#include <string.h>

/*
 * By enum pte_kind's numbers, which kind.h pins: 5 swap; 6, 7, 8 migration
 * read, read exclusive, write; 9, 10 device private read, write; 11, 12, 13
 * device exclusive (6.15), read, write; 14 hwpoison; 15 marker; 16 swapin
 * error; 17, 18, 19 device-private migration read, read exclusive, write.
 *
 * Sources: Linux 6.1 and 6.12 include/linux/swapops.h, 6.19
 * include/linux/leafops.h, and the series.
 */
#define B(n) (UINT64_C(1) << (n))

/* clang-format off */
const struct known_helper known_helpers[] = {
	{ "is_write_migration_entry",                            0x050a, 0x050d, B(8) | B(19) },
	{ "is_write_device_private_entry",                       0x050a, 0x050d, B(10) },
	{ "non_swap_entry",                                      0x050a, 0x0612, ~B(5) },
	{ "is_migration_entry",                                  0x050a, 0x0612, B(6) | B(7) | B(8) | B(17) | B(18) | B(19) },
	{ "is_device_private_entry",                             0x050a, 0x0612, B(9) | B(10) },
	{ "is_hwpoison_entry",                                   0x050a, 0x0612, B(14) },
	{ "is_writable_migration_entry",                         0x050e, 0x0612, B(8) | B(19) },
	{ "is_writable_device_private_entry",                    0x050e, 0x0612, B(10) },
	{ "is_device_exclusive_entry",                           0x050e, 0x0612, B(11) | B(12) | B(13) },
	{ "is_writable_device_exclusive_entry",                  0x050e, 0x060e, B(13) },
	{ "is_readable_migration_entry",                         0x0513, 0x0612, B(6) | B(17) },
	{ "is_readable_exclusive_migration_entry",               0x0513, 0x0612, B(7) | B(18) },
	{ "is_pte_marker_entry",                                 0x0513, 0x0612, B(15) },
	{ "is_swapin_error_entry",                               0x0513, 0x0601, B(16) },
	{ "is_pfn_swap_entry",                                   0x0601, 0x0612, B(6) | B(7) | B(8) | B(9) | B(10) | B(11) | B(12) | B(13) | B(14) | B(17) | B(18) | B(19) },
	{ "is_device_private_migration_entry",                   0x050a, 0x0612, B(17) | B(18) | B(19) },
	{ "softleaf_is_swap",                                    0x0613, 0,      B(5) },
	{ "softleaf_is_migration",                               0x0613, 0,      B(6) | B(7) | B(8) | B(17) | B(18) | B(19) },
	{ "softleaf_is_migration_read",                          0x0613, 0,      B(6) | B(17) },
	{ "softleaf_is_migration_read_exclusive",                0x0613, 0,      B(7) | B(18) },
	{ "softleaf_is_migration_write",                         0x0613, 0,      B(8) | B(19) },
	{ "softleaf_is_device_private",                          0x0613, 0,      B(9) | B(10) },
	{ "softleaf_is_device_private_write",                    0x0613, 0,      B(10) },
	{ "softleaf_is_device_exclusive",                        0x0613, 0,      B(11) },
	{ "softleaf_is_hwpoison",                                0x0613, 0,      B(14) },
	{ "softleaf_is_marker",                                  0x0613, 0,      B(15) },
	{ "softleaf_has_pfn",                                    0x0613, 0,      B(6) | B(7) | B(8) | B(9) | B(10) | B(11) | B(14) | B(17) | B(18) | B(19) },
	{ "softleaf_is_migration_device_private",                0x0613, 0,      B(17) | B(18) | B(19) },
	{ "softleaf_is_migration_device_private_read",           0x0613, 0,      B(17) },
	{ "softleaf_is_migration_device_private_read_exclusive", 0x0613, 0,      B(18) },
	{ "softleaf_is_migration_device_private_write",          0x0613, 0,      B(19) },
};
/* clang-format on */
const size_t known_helper_count =
	sizeof(known_helpers) / sizeof(known_helpers[0]);

const struct known_helper *known_helper(const char *name)
{
	for (size_t i = 0; i < known_helper_count; i++)
		if (strcmp(known_helpers[i].name, name) == 0)
			return &known_helpers[i];
	return NULL;
}
