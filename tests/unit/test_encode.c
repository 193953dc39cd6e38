/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"

#include <inttypes.h>
#include <string.h>

#include <pte/decode.h>
#include <pte/encode.h>

#define SOFT_DIRTY PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY)
#define UFFD_WP PTE_FLAG_SET(PTE_FLAG_UFFD_WP)
#define EXCLUSIVE PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE)

#define PTE PTE_LEVEL_PTE
#define PMD PTE_LEVEL_PMD
#define HUGETLB PTE_LEVEL_HUGETLB

#define KEY(key) PTE_KEY_SET(PTE_KEY_##key)
#define SLOT (KEY(TYPE) | KEY(OFFSET))
#define PAGE (KEY(PFN) | KEY(PROTECTION))

struct attempt {
	const char *what;
	const char *name, *config;
	enum pte_level level;
	struct pte_description d;
	enum pte_status status;
	uint64_t word;
};

#define D(kind, keys, ...)                                                     \
	{                                                                      \
		PTE_KIND_##kind, keys, __VA_ARGS__                             \
	}
/* kind, keys, type, offset, pfn, marker, protection, flags, young, dirty */
#define SWAP(type, offset, flags)                                              \
	D(SWAP, SLOT, type, offset, 0, 0, NULL, flags, false, false)
#define RAW(type, offset, flags)                                               \
	D(RAW, SLOT, type, offset, 0, 0, NULL, flags, false, false)
#define PFN(kind, pfn) D(kind, KEY(PFN), 0, 0, pfn, 0, NULL, 0, false, false)
#define MIGRATION(kind, pfn, flags, young, dirty)                              \
	D(kind, KEY(PFN), 0, 0, pfn, 0, NULL, flags, young, dirty)
#define MARKER(bits)                                                           \
	D(MARKER, KEY(MARKER), 0, 0, 0, bits, NULL, 0, false, false)
#define MAPPED(kind, pfn, protection)                                          \
	D(kind, PAGE, 0, 0, pfn, 0, protection, 0, false, false)
#define BARE(kind) D(kind, 0, 0, 0, 0, 0, NULL, 0, false, false)
#define GIVING(kind, keys) D(kind, keys, 0, 1, 1, 1, "shared", 0, false, false)

/* clang-format off */

/* ---- words: worked out from the formulas of the kernel's headers --------- */

static const struct attempt words[] = {
	{ "offset_is_stored_inverted", "x86_64@6.12", "", PTE, SWAP(5, 0x1234, 0), PTE_STATUS_OK, 0x2fffffffffdb9600 },
	{ "flags_stand_in_bits_3_to_1", "x86_64@6.12", "", PTE, SWAP(5, 0x1234, SOFT_DIRTY | UFFD_WP | EXCLUSIVE), PTE_STATUS_OK, 0x2fffffffffdb960e },
	{ "type_and_offset_at_their_highest", "arm64@6.12", "", PTE, RAW(31, 0x3ffffffffffff, UFFD_WP | EXCLUSIVE), PTE_STATUS_OK, 0x3ffffffffffff7cc },
	{ "era_of_6_1", "arm64@6.1", "", PTE, SWAP(3, 0x1234, EXCLUSIVE), PTE_STATUS_OK, 0x12341c },
	{ "leaf_bit_is_set", "ppc64-radix-64k@6.12", "", PTE, SWAP(1, 0x1234, SOFT_DIRTY | EXCLUSIVE), PTE_STATUS_OK, 0x4000000012340221 },
	{ "soft_dirty_was_bit_5", "ppc64-radix-4k@5.11", "", PTE, SWAP(2, 0xabcde, SOFT_DIRTY), PTE_STATUS_OK, 0x40000000abcde022 },
	{ "nohash", "ppc64-nohash@6.6", "", PTE, RAW(31, 0xffffffffff, EXCLUSIVE), PTE_STATUS_OK, 0xffffffffff0000fc },
	/* raw is any word, even one that reads as none */
	{ "raw_may_be_none", "arm64@6.12", "", PTE, RAW(0, 0, 0), PTE_STATUS_OK, 0 },
	{ "raw_may_be_none", "x86_64@6.12", "", PTE, RAW(0, 0x3ffffffffffff, 0), PTE_STATUS_OK, 0 },
	{ "a_flag_keeps_it_from_being_none", "x86_64@6.12", "", PTE, SWAP(0, 0x3ffffffffffff, EXCLUSIVE), PTE_STATUS_OK, 0x8 },
	{ "migration_read", "x86_64@5.11", "", PTE, PFN(MIGRATION_READ, 0x100000), PTE_STATUS_OK, 0xe7ffffffdffffe00 },
	{ "young_and_dirty_above_the_pfn", "x86_64@6.1", "", PTE, MIGRATION(MIGRATION_WRITE, 0x100000, 0, true, true), PTE_STATUS_OK, 0xcfffe7ffdffffe00 },
	{ "young_and_dirty_above_the_pfn", "x86_64-la57@6.1", "", PTE, MIGRATION(MIGRATION_WRITE, 0x100000, 0, true, true), PTE_STATUS_OK, 0xcff9ffffdffffe00 },
	{ "young_alone", "arm64@6.12", "", PTE, MIGRATION(MIGRATION_READ, 0x80000, UFFD_WP, true, false), PTE_STATUS_OK, 0x0001000080000608 },
	{ "dirty_alone", "x86_64@6.12", "", PTE, MIGRATION(MIGRATION_READ, 0, 0, false, true), PTE_STATUS_OK, 0xc7ffeffffffffe00 },
	{ "hwpoison", "x86_64@6.12", "", PTE, PFN(HWPOISON, 0x12345), PTE_STATUS_OK, 0xbffffffffdb97400 },
	{ "hwpoison_in_a_hugetlb_slot", "x86_64@6.12", "", HUGETLB, PFN(HWPOISON, 0x12345), PTE_STATUS_OK, 0xbffffffffdb97400 },
	{ "swapin_error", "x86_64@6.1", "", PTE, PFN(SWAPIN_ERROR, 0x12345), PTE_STATUS_OK, 0xfffffffffdb97400 },
	{ "marker_uffd_wp", "x86_64@6.12", "", PTE, MARKER(1), PTE_STATUS_OK, 0xfffffffffffffc00 },
	{ "marker_two_bits", "x86_64@6.12", "", PTE, MARKER(3), PTE_STATUS_OK, 0xfffffffffffff800 },
	{ "marker_guard", "ppc64-radix-64k@6.18", "", PTE, MARKER(4), PTE_STATUS_OK, 0x400000000004001f },
	{ "migration_in_a_pmd", "x86_64@6.12", "", PMD, MIGRATION(MIGRATION_WRITE, 0x200000, SOFT_DIRTY | UFFD_WP, true, false), PTE_STATUS_OK, 0xd7fff7ffbffffe06 },
	{ "device_private_in_a_pmd", "x86_64@6.19", "", PMD, PFN(DEVICE_PRIVATE_WRITE, 0x40000000), PTE_STATUS_OK, 0xe7ffff7ffffffe00 },
	{ "none_is_0", "ppc64@6.12", "", PTE, BARE(NONE), PTE_STATUS_OK, 0 },
	{ "present", "x86_64@6.12", "", PTE, MAPPED(PRESENT, 0x12345, "shared"), PTE_STATUS_OK, 0x8000000012345027 },
	{ "present_without_access", "x86_64@6.12", "", PTE, MAPPED(PRESENT, 0x12345, "none"), PTE_STATUS_OK, 0x000fffffedcba120 },
	/* add_encrypt_protection_map; the bit is none of the pfn's */
	{ "present_encrypted", "x86_64@6.12", "c_bit=47", PTE, MAPPED(PRESENT, 0x12345, "shared"), PTE_STATUS_OK, 0x8000800012345027 },
	{ "present_encrypted_without_access", "x86_64@6.12", "c_bit=47", PTE, MAPPED(PRESENT, 0x12345, "none"), PTE_STATUS_OK, 0x000fffffedcba120 },
	{ "protnone", "x86_64@6.12", "", PTE, MAPPED(PROTNONE, 0xffffffffff, "none"), PTE_STATUS_OK, 0x120 },
	{ "protnone_by_itself", "x86_64@6.12", "", PTE, PFN(PROTNONE, 0), PTE_STATUS_OK, 0x000ffffffffff120 },
	{ "protnone_in_a_pmd", "x86_64@6.12", "", PMD, PFN(PROTNONE, 0x200000), PTE_STATUS_OK, 0x000ffffdffe001a0 },
	{ "invalidated_pmd", "x86_64@6.12", "", PMD, MAPPED(INVALIDATED, 0x200000, "shared"), PTE_STATUS_OK, 0x800ffffdffe000a6 },
	{ "present_era_of_6_1", "arm64@6.1", "", PTE, MAPPED(PRESENT, 0x80000, "none"), PTE_STATUS_OK, 0x0460000080000f82 },
	{ "present_era_of_6_12", "arm64@6.12", "", PTE, MAPPED(PRESENT, 0x80000, "shared"), PTE_STATUS_OK, 0x0068000080000fc3 },
	{ "a_leaf_isn_t_a_table", "arm64@6.1", "", PMD, MAPPED(PRESENT, 0x40000, "readonly"), PTE_STATUS_OK, 0x0060000040000fc1 },
	{ "invalidated_era_of_6_1", "arm64@6.1", "", PMD, MAPPED(INVALIDATED, 0x40000, "readonly"), PTE_STATUS_OK, 0x0860000040000fc0 },
	{ "invalidated_era_of_6_12", "arm64@6.12", "", PMD, MAPPED(INVALIDATED, 0x40000, "readonly"), PTE_STATUS_OK, 0x0060000040000fc0 },
	/* to 6.8 bits 51:48 stood at 15:12 only, from 6.9 on 49:48 twice */
	{ "high_bits_of_the_address", "arm64-64k-pa52@6.1", "", PTE, MAPPED(PRESENT, 0xfedcba987, "readonly"), PTE_STATUS_OK, 0x0060edcba987ffc3 },
	{ "high_bits_of_the_address", "arm64-64k-pa52@6.12", "", PTE, MAPPED(PRESENT, 0xfedcba987, "readonly"), PTE_STATUS_OK, 0x0063edcba987ffc3 },
	{ "high_bits_of_the_address", "arm64-4k-lpa2@6.12", "", PTE, MAPPED(PRESENT, 0x9edcba9876, "readonly"), PTE_STATUS_OK, 0x0061edcba9876ec3 },
	{ "high_bits_of_the_address", "arm64-16k-lpa2@6.12", "", PTE, MAPPED(PRESENT, 0x1bb72ea61d, "readonly"), PTE_STATUS_OK, 0x0062edcba9874dc3 },
	{ "protnone_to_6_7", "ppc64-radix-64k@6.6", "", PTE, PFN(PROTNONE, 0x1234), PTE_STATUS_OK, 0xc000000012340108 },
	{ "protnone_from_6_8", "ppc64-radix-64k@6.8", "", PTE, PFN(PROTNONE, 0x1234), PTE_STATUS_OK, 0xc000000012340100 },
	{ "invalidated_pte", "ppc64-radix-64k@6.12", "", PTE, MAPPED(INVALIDATED, 0x1234, "shared"), PTE_STATUS_OK, 0x6000000012340106 },
};

/* ---- what is refused ----------------------------------------------------- */

static const struct attempt refusals[] = {
	{ "level_without_leaves", "ppc64-hash-4k@6.12", "", PMD, BARE(NONE), PTE_STATUS_NO_LEVEL, 0 },
	{ "level_without_leaves", "ppc64-nohash@6.12", "", PMD, PFN(MIGRATION_READ, 1), PTE_STATUS_NO_LEVEL, 0 },
	{ "table", "x86_64@6.12", "", PMD, BARE(TABLE), PTE_STATUS_NOT_ENCODABLE, 0 },
	{ "unknown", "arm64@5.10", "", PTE, D(UNKNOWN, SLOT, 63, 0, 0, 0, NULL, 0, false, false), PTE_STATUS_NOT_ENCODABLE, 0 },
	{ "special", "x86_64@6.12", "", PTE, BARE(SPECIAL), PTE_STATUS_NOT_ENCODABLE, 0 },
	{ "beyond_the_last_kind", "x86_64@6.12", "", PTE, { (enum pte_kind)23, 0, 0, 0, 0, 0, NULL, 0, false, false }, PTE_STATUS_NOT_ENCODABLE, 0 },

	{ "kind_of_another_version", "x86_64@5.18", "", PTE, MARKER(1), PTE_STATUS_NO_KIND, 0 },
	{ "kind_of_another_version", "x86_64@6.2", "", PTE, PFN(SWAPIN_ERROR, 1), PTE_STATUS_NO_KIND, 0 },
	{ "kind_of_another_version", "x86_64@6.14", "", PTE, PFN(DEVICE_EXCLUSIVE, 1), PTE_STATUS_NO_KIND, 0 },
	{ "kind_of_an_option_that_is_off", "x86_64@6.12", "-migration", PTE, PFN(MIGRATION_READ, 1), PTE_STATUS_NO_KIND, 0 },
	{ "kind_of_the_series", "x86_64@6.18", "", PTE, PFN(MIGRATION_DEVICE_PRIVATE_READ, 1), PTE_STATUS_NO_KIND, 0 },
	{ "no_protnone", "ppc64-nohash@6.12", "", PTE, PFN(PROTNONE, 1), PTE_STATUS_NO_KIND, 0 },
	{ "no_invalidated_pte", "x86_64@6.12", "", PTE, MAPPED(INVALIDATED, 1, "shared"), PTE_STATUS_NO_KIND, 0 },

	{ "swap_in_a_pmd", "x86_64@6.12", "", PMD, SWAP(0, 1, 0), PTE_STATUS_KIND_AT_LEVEL, 0 },
	{ "swap_in_a_hugetlb_slot", "x86_64@6.12", "", HUGETLB, SWAP(0, 1, 0), PTE_STATUS_KIND_AT_LEVEL, 0 },
	{ "marker_in_a_pmd", "x86_64@6.12", "", PMD, MARKER(1), PTE_STATUS_KIND_AT_LEVEL, 0 },
	{ "device_private_pmd_before_6_19", "x86_64@6.18", "", PMD, PFN(DEVICE_PRIVATE_READ, 1), PTE_STATUS_KIND_AT_LEVEL, 0 },
	{ "pmd_without_huge_pages", "x86_64@6.12", "-transparent_hugepage", PMD, PFN(MIGRATION_READ, 1), PTE_STATUS_KIND_AT_LEVEL, 0 },
	{ "pmd_without_huge_pages", "x86_64@6.12", "-transparent_hugepage", PMD, RAW(0, 1, 0), PTE_STATUS_KIND_AT_LEVEL, 0 },

	{ "no_offset", "x86_64@6.12", "", PTE, GIVING(SWAP, KEY(TYPE)), PTE_STATUS_KEY_MISSING, 0 },
	{ "no_type", "x86_64@6.12", "", PTE, GIVING(SWAP, KEY(OFFSET)), PTE_STATUS_KEY_MISSING, 0 },
	{ "no_pfn", "x86_64@6.12", "", PTE, GIVING(MIGRATION_READ, 0), PTE_STATUS_KEY_MISSING, 0 },
	{ "no_marker", "x86_64@6.12", "", PTE, GIVING(MARKER, 0), PTE_STATUS_KEY_MISSING, 0 },
	{ "no_protection", "x86_64@6.12", "", PTE, GIVING(PRESENT, KEY(PFN)), PTE_STATUS_KEY_MISSING, 0 },
	{ "no_pfn", "x86_64@6.12", "", PTE, GIVING(PROTNONE, 0), PTE_STATUS_KEY_MISSING, 0 },
	{ "pfn_of_a_swap_slot", "x86_64@6.12", "", PTE, GIVING(SWAP, SLOT | KEY(PFN)), PTE_STATUS_KEY_OF_KIND, 0 },
	{ "offset_of_a_pfn_entry", "x86_64@6.12", "", PTE, GIVING(HWPOISON, KEY(PFN) | KEY(OFFSET)), PTE_STATUS_KEY_OF_KIND, 0 },
	{ "type_of_a_marker", "x86_64@6.12", "", PTE, GIVING(MARKER, KEY(MARKER) | KEY(TYPE)), PTE_STATUS_KEY_OF_KIND, 0 },
	{ "protection_of_an_entry", "x86_64@6.12", "", PTE, GIVING(MIGRATION_READ, PAGE), PTE_STATUS_KEY_OF_KIND, 0 },
	{ "anything_of_none", "x86_64@6.12", "", PTE, GIVING(NONE, KEY(PFN)), PTE_STATUS_KEY_OF_KIND, 0 },

	{ "type_32", "x86_64@6.12", "", PTE, RAW(32, 1, 0), PTE_STATUS_TYPE_RANGE, 0 },
	{ "type_that_only_6_bits_hold", "arm64@5.10", "", PTE, RAW(32, 1, 0), PTE_STATUS_TYPE_RANGE, 0 },
	{ "type_2_to_the_32", "x86_64@6.12", "", PTE, RAW(UINT64_C(0x100000005), 1, 0), PTE_STATUS_TYPE_RANGE, 0 },
	{ "type_32", "x86_64@6.12", "", PTE, SWAP(32, 1, 0), PTE_STATUS_TYPE_RANGE, 0 },
	{ "type_of_hwpoison", "x86_64@6.12", "", PTE, SWAP(23, 1, 0), PTE_STATUS_TYPE_RESERVED, 0 },
	{ "offset_too_wide", "x86_64@6.12", "", PTE, SWAP(0, UINT64_C(1) << 50, 0), PTE_STATUS_OFFSET_RANGE, 0 },
	{ "offset_too_wide", "ppc64-radix-4k@6.12", "", PTE, RAW(0, UINT64_C(1) << 41, 0), PTE_STATUS_OFFSET_RANGE, 0 },
	{ "offset_too_wide", "arm64@6.12", "", PTE, RAW(0, UINT64_MAX, 0), PTE_STATUS_OFFSET_RANGE, 0 },
	{ "pfn_too_wide", "x86_64@6.12", "", PTE, PFN(MIGRATION_READ, UINT64_C(1) << 34), PTE_STATUS_PFN_RANGE, 0 },
	{ "pfn_too_wide", "x86_64@6.12", "phys_bits=36", PTE, PFN(HWPOISON, UINT64_C(1) << 24), PTE_STATUS_PFN_RANGE, 0 },
	{ "pfn_too_wide", "x86_64@5.19", "", PTE, PFN(MIGRATION_READ, UINT64_C(1) << 50), PTE_STATUS_PFN_RANGE, 0 },
	{ "address_too_wide", "x86_64@6.12", "", PTE, MAPPED(PRESENT, UINT64_C(1) << 40, "shared"), PTE_STATUS_PFN_RANGE, 0 },
	{ "address_beyond_64_bits", "x86_64@6.12", "", PTE, MAPPED(PRESENT, UINT64_C(1) << 52, "shared"), PTE_STATUS_PFN_RANGE, 0 },
	{ "address_of_encryption", "x86_64@6.12", "c_bit=47", PTE, MAPPED(PRESENT, UINT64_C(1) << 35, "shared"), PTE_STATUS_PFN_RANGE, 0 },
	{ "address_too_wide", "arm64@6.1", "", PTE, MAPPED(PRESENT, UINT64_C(1) << 36, "shared"), PTE_STATUS_PFN_RANGE, 0 },
	{ "half_of_a_huge_page", "x86_64@6.12", "", PMD, MAPPED(PRESENT, 0x100, "shared"), PTE_STATUS_PFN_RANGE, 0 },
	{ "half_of_a_huge_page", "arm64@6.12", "", PMD, MAPPED(PRESENT, 0x100, "shared"), PTE_STATUS_PFN_RANGE, 0 },
	{ "no_marker_bit", "x86_64@6.12", "", PTE, MARKER(0), PTE_STATUS_MARKER_RANGE, 0 },
	{ "marker_bit_of_a_later_version", "x86_64@6.12", "", PTE, MARKER(4), PTE_STATUS_MARKER_RANGE, 0 },
	{ "marker_bit_of_no_version", "x86_64@7.1", "", PTE, MARKER(8), PTE_STATUS_MARKER_RANGE, 0 },
	{ "marker_bit_too_many", "x86_64@6.12", "", PTE, MARKER(5), PTE_STATUS_MARKER_RANGE, 0 },
	{ "no_such_protection", "x86_64@6.12", "", PTE, MAPPED(PRESENT, 1, "readwrite"), PTE_STATUS_NO_PROTECTION, 0 },
	{ "protnone_with_access", "x86_64@6.12", "", PTE, MAPPED(PROTNONE, 1, "shared"), PTE_STATUS_NO_PROTECTION, 0 },
	{ "invalidated_protnone", "arm64@6.12", "", PTE, MAPPED(INVALIDATED, 1, "none"), PTE_STATUS_NO_PROTECTION, 0 },

	{ "soft_dirty_on_arm64", "arm64@6.12", "", PTE, SWAP(0, 1, SOFT_DIRTY), PTE_STATUS_NO_FLAG, 0 },
	{ "uffd_wp_on_ppc64", "ppc64@6.12", "", PTE, SWAP(0, 1, UFFD_WP), PTE_STATUS_NO_FLAG, 0 },
	{ "exclusive_before_5_19", "x86_64@5.18", "", PTE, SWAP(0, 1, EXCLUSIVE), PTE_STATUS_NO_FLAG, 0 },
	{ "flag_of_an_option_that_is_off", "x86_64@6.12", "-mem_soft_dirty", PTE, SWAP(0, 1, SOFT_DIRTY), PTE_STATUS_NO_FLAG, 0 },
	{ "young_before_6_1", "x86_64@5.19", "", PTE, MIGRATION(MIGRATION_READ, 1, 0, true, false), PTE_STATUS_NO_FLAG, 0 },
	{ "dirty_where_it_does_not_fit", "x86_64@6.12", "cache_bits=44", PTE, MIGRATION(MIGRATION_READ, 1, 0, false, true), PTE_STATUS_NO_FLAG, 0 },
	{ "raw_exclusive_in_a_pmd", "x86_64@6.12", "", PMD, RAW(0, 1, EXCLUSIVE), PTE_STATUS_NO_FLAG, 0 },
	{ "exclusive_migration", "x86_64@6.12", "", PTE, MIGRATION(MIGRATION_READ, 1, EXCLUSIVE, false, false), PTE_STATUS_FLAG_OF_KIND, 0 },
	{ "young_hwpoison", "x86_64@6.12", "", PTE, MIGRATION(HWPOISON, 1, 0, true, false), PTE_STATUS_FLAG_OF_KIND, 0 },
	{ "flag_of_a_page", "x86_64@6.12", "", PTE, D(PRESENT, PAGE, 0, 0, 1, 0, "shared", SOFT_DIRTY, false, false), PTE_STATUS_FLAG_OF_KIND, 0 },
	{ "flag_of_none", "x86_64@6.12", "", PTE, D(NONE, 0, 0, 0, 0, 0, NULL, SOFT_DIRTY, false, false), PTE_STATUS_FLAG_OF_KIND, 0 },
	{ "flag_that_does_not_exist", "x86_64@6.12", "", PTE, SWAP(0, 1, PTE_FLAG_SET(PTE_FLAG_LINUX_END)), PTE_STATUS_FLAG_OF_KIND, 0 },

	/* the words that pte_none would take for an empty slot */
	{ "none", "arm64@6.12", "", PTE, SWAP(0, 0, 0), PTE_STATUS_IS_NONE, 0 },
	{ "none", "arm64@5.10", "", PTE, SWAP(0, 0, 0), PTE_STATUS_IS_NONE, 0 },
	{ "none", "ppc64-nohash@6.12", "", PTE, SWAP(0, 0, 0), PTE_STATUS_IS_NONE, 0 },
	{ "none", "x86_64@6.12", "", PTE, SWAP(0, 0x3ffffffffffff, 0), PTE_STATUS_IS_NONE, 0 },
};

/* clang-format on */

static void description_gives_the_kernel_s_word(void **state)
{
	const struct attempt *const a = *state;
	struct pte_target t;
	uint64_t value = ~a->word;
	enum pte_status status;

	target_named(a->name, a->config, &t);
	status = pte_target_encode(&t, a->level, &a->d, &value);
	check(status == PTE_STATUS_OK, "%s", pte_status_name(status));
	assert_int_equal(value, a->word);
}

static void description_is_refused_and_nothing_written(void **state)
{
	const struct attempt *const a = *state;
	const uint64_t untouched = UINT64_C(0x5a5a5a5a5a5a5a5a);
	struct pte_target t;
	uint64_t value = untouched;
	enum pte_status status;

	target_named(a->name, a->config, &t);
	status = pte_target_encode(&t, a->level, &a->d, &value);
	check(status == a->status, "%s, not %s", pte_status_name(status),
	      pte_status_name(a->status));
	assert_int_equal(value, untouched);
}

/* ---- every kind, back and forth ------------------------------------------ */

static struct pte_description whatever(const struct pte_target *t,
				       enum pte_kind kind)
{
	return (struct pte_description){
		.kind = kind,
		.keys = pte_kind_keys(kind),
		.type = 1,
		.offset = 0x1234,
		.pfn = 0,
		.marker = t->markers & ~(t->markers - 1),
		.protection = "readonly",
	};
}

/* what a kernel can write, it reads again as what was written */
static void each_kind_that_is_written_reads_as_itself(void **state)
{
	struct pte_target t;
	unsigned written = 0;

	subject_target(*state, &t);
	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
		for (unsigned k = 0; k < PTE_KIND_RAW; k++) {
			struct pte_description d =
				whatever(&t, (enum pte_kind)k);
			struct pte_reading r;
			uint64_t v;

			if (k == PTE_KIND_PROTNONE)
				d.keys = PTE_KEY_SET(PTE_KEY_PFN);
			if (pte_target_encode(&t, (enum pte_level)l, &d, &v) !=
			    PTE_STATUS_OK)
				continue;
			written++;
			assert_int_equal(
				pte_target_decode(&t, (enum pte_level)l, v, &r),
				PTE_STATUS_OK);
			check(r.kind == (enum pte_kind)k && r.stray == 0,
			      "%s at %s is 0x%" PRIx64 ", read as %s",
			      pte_kind_name((enum pte_kind)k),
			      pte_level_name((enum pte_level)l), v,
			      pte_kind_name(r.kind));
		}
	}
	/* none, swap and, where protections are described, present at least */
	assert_true(written >= (brief_of(t.layout) == NULL ? 3 : 2));
}

/*
 * Linux of that version: __swp_entry masks what x86 and ppc64's offset lose
 * anyway; the rest lands in a neighbour, or makes the entry present.
 */
static void unmasked_encoder_spills_as_the_kernel_s_does(void **state)
{
	static const struct {
		const char *name;
		unsigned type;
		uint64_t offset, word;
	} known[] = {
		{ "x86_64@6.12", 32, 1, 0x07fffffffffffc00 },
		{ "x86_64@6.12", 5, UINT64_C(0x4000000001234),
		  0x2fffffffffdb9600 },
		{ "arm64@5.10", 63, 0, 0xfc },
		{ "arm64@5.10", 0, UINT64_C(0x4000000000000),
		  0x0400000000000000 },
		{ "arm64@6.1", 32, 0, 0x100 },
		{ "arm64@6.12", 32, 0, 0x800 },
		{ "arm64@6.12", 0, UINT64_C(0x4000000000000),
		  0x4000000000000000 },
		{ "arm64@6.12", 0, UINT64_C(0x3ffffffffffffff),
		  0xfffffffffffff000 },
		{ "ppc64-radix-64k@7.1", 32, 7, 0x4000000000070020 },
		{ "ppc64-radix-64k@5.11", 3, UINT64_C(0x2000000005),
		  0x4000000000050003 },
		{ "ppc64-nohash@5.11", 33, 1, 0x01000084 },
		{ "ppc64-nohash@6.6", 33, 1, 0x01000004 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		struct pte_target t;

		target_named(known[i].name, "", &t);
		assert_int_equal(pte_layout_swap_encode_unmasked(
					 t.layout, PTE_LEVEL_PTE, known[i].type,
					 known[i].offset),
				 known[i].word);
	}
}

static void keys_follow_from_what_a_kind_carries(void **state)
{
	(void)state;
	assert_int_equal(pte_kind_keys(PTE_KIND_NONE), 0);
	assert_int_equal(pte_kind_keys(PTE_KIND_SWAP), SLOT);
	assert_int_equal(pte_kind_keys(PTE_KIND_RAW), SLOT);
	assert_int_equal(pte_kind_keys(PTE_KIND_PRESENT), PAGE);
	assert_int_equal(pte_kind_keys(PTE_KIND_PROTNONE), PAGE);
	assert_int_equal(pte_kind_keys(PTE_KIND_HWPOISON), KEY(PFN));
	assert_int_equal(pte_kind_keys(PTE_KIND_SWAPIN_ERROR), KEY(PFN));
	assert_int_equal(pte_kind_keys(PTE_KIND_MARKER), KEY(MARKER));
}

static void keys_have_the_names_that_users_type(void **state)
{
	static const char *const names[] = { "type", "offset", "pfn", "marker",
					     "prot" };

	(void)state;
	assert_int_equal(PTE_KEY_COUNT, 5);
	for (unsigned k = 0; k < 5; k++)
		assert_string_equal(pte_key_name(k), names[k]);
	assert_null(pte_key_name(5));
	assert_null(pte_key_name(~0U));
}

int main(void)
{
	struct cases cases = { 0 };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		cases_add(&cases, description_gives_the_kernel_s_word,
			  &words[i], "encode_gives_the_kernel_s_word[%s,%s]",
			  words[i].name, words[i].what);
	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++)
		cases_add(&cases, description_is_refused_and_nothing_written,
			  &refusals[i], "encode_refuses_%s[%s,%s]",
			  refusals[i].what, refusals[i].name,
			  pte_kind_name(refusals[i].d.kind));
	cases_add_each(&cases, EVERY_CONFIG,
		       each_kind_that_is_written_reads_as_itself,
		       "each_kind_that_is_written_reads_as_itself");
	CASES_ADD(&cases, unmasked_encoder_spills_as_the_kernel_s_does);
	CASES_ADD(&cases, keys_follow_from_what_a_kind_carries);
	CASES_ADD(&cases, keys_have_the_names_that_users_type);
	return cases_run(&cases, "encode");
}
