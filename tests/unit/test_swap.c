/* SPDX-License-Identifier: BSD-2-Clause */
#include "../cases.h"
#include "../copy.h"
#include "../layouts.h"

#include <pte/lists.h>
#include <pte/swap.h>

/* include/linux/swapops.h: the offset is masked, the type isn't */
static void entry_is_packed_as_the_kernel_does(void **state)
{
	(void)state;
	assert_int_equal(pte_swap_entry_pack(5, 0x1234), 0x1400000000001234);
	assert_int_equal(pte_swap_entry_pack(31, 1), 0x7c00000000000001);
	assert_int_equal(pte_swap_entry_pack(32, 0), 0x8000000000000000);
	assert_int_equal(pte_swap_entry_pack(0, UINT64_MAX),
			 0x03ffffffffffffff);
	assert_int_equal(pte_swap_entry_type(0x1400000000001234), 5);
	assert_int_equal(pte_swap_entry_offset(0x1400000000001234), 0x1234);
}

/* swp_to_radix_entry: shifted left by one, bit 0 set */
static void page_cache_keeps_it_one_bit_up(void **state)
{
	(void)state;
	assert_int_equal(pte_swap_entry_to_value(0), 0x1);
	assert_int_equal(pte_swap_entry_to_value(0x1400000000001234),
			 0x2800000000002469);
	assert_int_equal(pte_swap_entry_to_value(0x7c00000000000001),
			 0xf800000000000003);
	assert_int_equal(pte_swap_entry_from_value(0xf800000000000003),
			 0x7c00000000000001);
}

/* a sixth type bit would be bit 64 */
static void page_cache_has_no_room_for_type_32(void **state)
{
	const uint64_t entry = pte_swap_entry_pack(32, 7);

	(void)state;
	assert_int_equal(
		pte_swap_entry_from_value(pte_swap_entry_to_value(entry)), 7);
}

/*
 * Linux 6.12 arch/parisc/include/asm/pgtable.h, 64 bits: the lowest three bits
 * of the offset at 7:5, the others from 10 on. The first two words are of a log
 * of Linux 6.5.
 */
static const struct pte_codec parisc64 = {
	{ 0, 5, 0, false },
	{ 5, 3, 0, false },
	{ 0x200, 0 },
	{ 0, 0, 0x100 },
	{ PTE_NO_PIECE, PTE_NO_PIECE },
	{ 10, 54, 3, false },
};
static const struct pte_layout parisc64_layout = {
	.name = "parisc64",
	.since = PTE_LINUX(6, 3),
	.page_shift = 12,
	.phys_bits = 39,
	.swap = PTE_ALL_LEVELS(&parisc64),
};

static void offset_in_two_pieces_is_put_together(void **state)
{
	static const struct {
		unsigned type;
		uint64_t offset, word;
	} rows[] = {
		{ 24, 0x29dc48, 0x14ee2418 },
		{ 0, UINT64_C(1) << 56, UINT64_C(0x8000000000000000) },
		{ 1, 7, 0xe1 },
		{ 5, 0x1234, 0x91885 },
	};
	uint64_t word = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const uint64_t entry =
			pte_swap_entry_pack(rows[i].type, rows[i].offset);

		assert_int_equal(pte_layout_swap_encode_checked(
					 &parisc64_layout, PTE_LEVEL_PTE,
					 rows[i].type, rows[i].offset, &word),
				 PTE_STATUS_OK);
		assert_int_equal(word, rows[i].word);
		assert_int_equal(pte_layout_swap_encode_unmasked(
					 &parisc64_layout, PTE_LEVEL_PTE,
					 rows[i].type, rows[i].offset),
				 rows[i].word);
		assert_int_equal(pte_layout_swap_decode(&parisc64_layout,
							PTE_LEVEL_PTE, word),
				 entry);
		assert_int_equal(pte_layout_swap_offset(&parisc64_layout,
							PTE_LEVEL_PTE, word),
				 rows[i].offset);
	}
}

/* 57 bits: 2^57 doesn't fit, and isn't kept */
static void offset_in_two_pieces_has_the_bits_of_both(void **state)
{
	const uint64_t beyond = UINT64_C(1) << 57;
	uint64_t word = 0x5a;

	(void)state;
	assert_int_equal(pte_codec_offset_width(&parisc64), 57);
	assert_int_equal(pte_codec_offset_mask(&parisc64),
			 UINT64_C(0xfffffffffffffce0));
	assert_int_equal(pte_layout_swap_encode_checked(&parisc64_layout,
							PTE_LEVEL_PTE, 0,
							beyond, &word),
			 PTE_STATUS_OFFSET_RANGE);
	assert_int_equal(word, 0x5a);
	assert_int_equal(pte_layout_swap_encode_masked(&parisc64_layout,
						       PTE_LEVEL_PTE, beyond),
			 0);
}

/* the stored bits from 43 up are 1 with 44 bits of cache: 33 above bit 10, and
 * three; below the upper piece some of the lower */
static void swap_file_ends_in_either_piece(void **state)
{
	(void)state;
	assert_int_equal(pte_layout_swapfile_bits(&parisc64_layout, 0), 57);
	assert_int_equal(pte_layout_swapfile_bits(&parisc64_layout, 44), 36);
	assert_int_equal(pte_layout_swapfile_bits(&parisc64_layout, 12), 4);
	assert_int_equal(pte_layout_swapfile_bits(&parisc64_layout, 8), 2);
	assert_int_equal(pte_layout_swapfile_bits(&parisc64_layout, 64), 56);
}

static enum pte_status with_pieces(struct pte_piece type,
				   struct pte_piece offset,
				   struct pte_piece high)
{
	static struct copy x86;
	struct pte_target t;

	target_named("x86_64@6.12", "", &t);
	copy_row(t.model, &x86);
	x86.codec.type = type;
	x86.codec.offset = offset;
	x86.codec.offset_high = high;
	return pte_target_of(&x86.model, t.version, NULL, &t);
}

static enum pte_status with_codec(struct pte_piece type,
				  struct pte_piece offset)
{
	return with_pieces(type, offset, (struct pte_piece)PTE_NO_PIECE);
}

/* the upper piece goes on where the lower one ends, and fits, too */
static void second_piece_must_follow_the_first(void **state)
{
	const struct pte_piece type = { 59, 5, 0, false };
	const struct pte_piece low = { 5, 3, 0, false };
	const struct pte_piece high = { 10, 49, 3, false };
	const struct pte_piece early = { 10, 49, 2, false };
	const struct pte_piece late = { 10, 49, 4, false };
	const struct pte_piece beyond = { 10, 55, 3, false };
	const struct pte_piece shared = { 7, 49, 3, false };
	const struct pte_piece long_low = { 0, 20, 0, false };
	const struct pte_piece long_high = { 20, 39, 20, false };

	(void)state;
	assert_int_equal(with_pieces(type, low, high), PTE_STATUS_OK);
	assert_int_equal(with_pieces(type, low, early), PTE_STATUS_FIELD_RANGE);
	assert_int_equal(with_pieces(type, low, late), PTE_STATUS_FIELD_RANGE);
	assert_int_equal(with_pieces(type, low, shared),
			 PTE_STATUS_FIELD_RANGE);
	assert_int_equal(with_pieces(type, low, beyond),
			 PTE_STATUS_FIELD_RANGE);
	assert_int_equal(with_pieces(type, long_low, long_high),
			 PTE_STATUS_FIELD_RANGE);
}

/* a swp_entry: the offset in bits 57:0, the type above; a word has 64 bits */
static void codec_must_fit_a_swp_entry_and_a_word(void **state)
{
	const struct pte_piece type = { 59, 5, 0, false };
	const struct pte_piece offset = { 1, 58, 0, true };
	const struct pte_piece high_types = { 59, 5, 1, false };
	const struct pte_piece higher_types = { 59, 5, 2, false };
	const struct pte_piece types_beyond = { 60, 5, 0, false };
	const struct pte_piece long_offset = { 0, 59, 0, true };
	const struct pte_piece high_offset = { 1, 58, 1, true };
	const struct pte_piece last_offset = { 6, 58, 0, true };
	const struct pte_piece offset_beyond = { 7, 58, 0, true };

	(void)state;
	assert_int_equal(with_codec(type, offset), PTE_STATUS_OK);
	assert_int_equal(with_codec(high_types, offset), PTE_STATUS_OK);
	assert_int_equal(with_codec(type, last_offset), PTE_STATUS_OK);
	assert_int_equal(with_codec(higher_types, offset),
			 PTE_STATUS_FIELD_RANGE);
	assert_int_equal(with_codec(types_beyond, offset),
			 PTE_STATUS_FIELD_RANGE);
	assert_int_equal(with_codec(type, long_offset), PTE_STATUS_FIELD_RANGE);
	assert_int_equal(with_codec(type, high_offset), PTE_STATUS_FIELD_RANGE);
	assert_int_equal(with_codec(type, offset_beyond),
			 PTE_STATUS_FIELD_RANGE);
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, entry_is_packed_as_the_kernel_does);
	CASES_ADD(&cases, page_cache_keeps_it_one_bit_up);
	CASES_ADD(&cases, page_cache_has_no_room_for_type_32);
	CASES_ADD(&cases, offset_in_two_pieces_is_put_together);
	CASES_ADD(&cases, offset_in_two_pieces_has_the_bits_of_both);
	CASES_ADD(&cases, swap_file_ends_in_either_piece);
	CASES_ADD(&cases, codec_must_fit_a_swp_entry_and_a_word);
	CASES_ADD(&cases, second_piece_must_follow_the_first);
	return cases_run(&cases, "swap");
}
