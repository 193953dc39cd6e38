/* SPDX-License-Identifier: BSD-2-Clause */
#include "../cases.h"
#include "../copy.h"
#include "../layouts.h"

#include <pte/arch/x86_64.h>
#include <pte/decode.h>
#include <pte/lists.h>
#include <pte/swap.h>

/* include/linux/swapops.h: the offset is masked, the type isn't */
static void entry_is_packed_as_the_kernel_does(void **state)
{
	(void)state;
	assert_int_equal(pte_swap_entry_pack(&PTE_X86_64_V5_19, 5, 0x1234),
			 0x1400000000001234);
	assert_int_equal(pte_swap_entry_pack(&PTE_X86_64_V5_19, 31, 1),
			 0x7c00000000000001);
	assert_int_equal(pte_swap_entry_pack(&PTE_X86_64_V5_19, 32, 0),
			 0x8000000000000000);
	assert_int_equal(pte_swap_entry_pack(&PTE_X86_64_V5_19, 0, UINT64_MAX),
			 0x03ffffffffffffff);
	assert_int_equal(
		pte_swap_entry_type(&PTE_X86_64_V5_19, 0x1400000000001234), 5);
	assert_int_equal(
		pte_swap_entry_offset(&PTE_X86_64_V5_19, 0x1400000000001234),
		0x1234);
}

/* swp_to_radix_entry: shifted left by one, bit 0 set */
static void page_cache_keeps_it_one_bit_up(void **state)
{
	(void)state;
	assert_int_equal(pte_swap_entry_to_value(&PTE_X86_64_V5_19, 0), 0x1);
	assert_int_equal(
		pte_swap_entry_to_value(&PTE_X86_64_V5_19, 0x1400000000001234),
		0x2800000000002469);
	assert_int_equal(
		pte_swap_entry_to_value(&PTE_X86_64_V5_19, 0x7c00000000000001),
		0xf800000000000003);
	assert_int_equal(pte_swap_entry_from_value(0xf800000000000003),
			 0x7c00000000000001);
}

/* a sixth type bit would be bit 64 */
static void page_cache_has_no_room_for_type_32(void **state)
{
	const uint64_t entry = pte_swap_entry_pack(&PTE_X86_64_V5_19, 32, 7);

	(void)state;
	assert_int_equal(pte_swap_entry_from_value(pte_swap_entry_to_value(
				 &PTE_X86_64_V5_19, entry)),
			 7);
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
	.swp_entry = PTE_SWAP_FORM,
	.word_bits = PTE_WORD_BITS,
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
		const uint64_t entry = pte_swap_entry_pack(
			&parisc64_layout, rows[i].type, rows[i].offset);

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

/* Complemented, the stored bits from 43 up are 1 with 44 bits of cache: 33
 * above bit 10, and three; below the upper piece some of the lower. As it is,
 * half of the pages that 44 bits hold. */
static void swap_file_ends_in_either_piece(void **state)
{
	struct pte_codec c = parisc64;
	struct pte_layout l = parisc64_layout;

	(void)state;
	assert_int_equal(pte_layout_swapfile_bits(&l, 0), 57);
	assert_int_equal(pte_layout_swapfile_bits(&l, 44), 31);
	c.offset.inverted = true;
	c.offset_high.inverted = true;
	l.swap[PTE_LEVEL_PTE] = &c;
	assert_int_equal(pte_layout_swapfile_bits(&l, 0), 57);
	assert_int_equal(pte_layout_swapfile_bits(&l, 44), 36);
	assert_int_equal(pte_layout_swapfile_bits(&l, 12), 4);
	assert_int_equal(pte_layout_swapfile_bits(&l, 8), 2);
	assert_int_equal(pte_layout_swapfile_bits(&l, 64), 56);
}

/* BITS_PER_XA_VALUE - MAX_SWAPFILES_SHIFT of 32-bit longs: 26. A pair of a 5.6
 * log, i386: type 30, offset 0x7742a */
static void swp_entry_of_32_bits_has_its_type_at_26(void **state)
{
	struct pte_layout l = PTE_X86_64_V5_19;

	(void)state;
	l.swp_entry = (struct pte_swap_form){ 32, 26 };
	assert_int_equal(pte_swap_entry_pack(&l, 30, 0x7742a), 0x7807742a);
	assert_int_equal(pte_swap_entry_pack(&l, 31, UINT64_MAX), 0x7fffffff);
	assert_int_equal(pte_swap_entry_pack(&l, 64, 1), 1);
	assert_int_equal(pte_swap_entry_type(&l, 0x7807742a), 30);
	assert_int_equal(pte_swap_entry_type(&l, 0x100000007807742a), 30);
	assert_int_equal(pte_swap_entry_offset(&l, 0x7807742a), 0x7742a);
	assert_int_equal(pte_swap_entry_to_value(&l, 0x7807742a), 0xf00ee855);
	assert_int_equal(pte_swap_entry_from_value(0xf00ee855), 0x7807742a);
	/* type 32 would be bit 32 of a value */
	assert_int_equal(pte_swap_entry_to_value(&l, 0x80000001), 3);
}

static enum pte_status target_with(struct pte_piece type,
				   struct pte_piece offset,
				   struct pte_piece high,
				   struct pte_target *target_ret)
{
	static struct copy x86;
	struct pte_target t;

	target_named("x86_64@6.12", "", &t);
	copy_row(t.model, &x86);
	x86.codec.type = type;
	x86.codec.offset = offset;
	x86.codec.offset_high = high;
	return pte_target_of(&x86.model, t.version, NULL, target_ret);
}

static enum pte_status with_pieces(struct pte_piece type,
				   struct pte_piece offset,
				   struct pte_piece high)
{
	struct pte_target t;

	return target_with(type, offset, high, &t);
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
	const struct pte_piece high_types = { 59, 5, 3, false };
	const struct pte_piece higher_types = { 59, 5, 4, false };
	const struct pte_piece long_types = { 55, 9, 0, false };
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
	assert_int_equal(with_codec(long_types, offset),
			 PTE_STATUS_FIELD_RANGE);
	assert_int_equal(with_codec(types_beyond, offset),
			 PTE_STATUS_FIELD_RANGE);
	assert_int_equal(with_codec(type, long_offset), PTE_STATUS_FIELD_RANGE);
	assert_int_equal(with_codec(type, high_offset), PTE_STATUS_FIELD_RANGE);
	assert_int_equal(with_codec(type, offset_beyond),
			 PTE_STATUS_FIELD_RANGE);
}

static enum pte_status with_form(struct pte_swap_form form)
{
	static struct copy x86;
	struct pte_target t;

	target_named("x86_64@6.12", "", &t);
	copy_row(t.model, &x86);
	x86.codec.offset.width = 24;
	x86.layout.swp_entry = form;
	return pte_target_of(&x86.model, t.version, NULL, &t);
}

static void swp_entry_is_one_of_a_kernel(void **state)
{
	const struct pte_swap_form good[] = {
		{ 64, 59 }, { 64, 57 }, { 64, 56 }, { 32, 26 }, { 32, 24 },
	};
	const struct pte_swap_form bad[] = {
		{ 64, 60 }, { 64, 55 }, { 32, 28 },
		{ 32, 23 }, { 48, 42 }, { 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		assert_int_equal(with_form(good[i]), PTE_STATUS_OK);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(with_form(bad[i]), PTE_STATUS_FIELD_RANGE);
}

/* type 8 bits wide at 55, offset at 9, as mips64 had them up to 6.2: of 0xa5 a
 * swp_entry has room for 0x25, and of 0x45 for 5 */
static void swp_entry_has_room_for_six_bits_of_a_type(void **state)
{
	const struct pte_piece type = { 55, 8, 0, false };
	const struct pte_piece inverted = { 55, 8, 0, true };
	const struct pte_piece no_high = PTE_NO_PIECE;
	const struct pte_piece offset = { 9, 40, 0, false };
	struct pte_target t;
	struct pte_reading r;

	(void)state;
	assert_int_equal(target_with(type, offset, no_high, &t), PTE_STATUS_OK);
	assert_int_equal(
		pte_target_decode(&t, PTE_LEVEL_PTE, 0x5280000000000200, &r),
		PTE_STATUS_OK);
	assert_int_equal(pte_layout_swap_type(t.layout, PTE_LEVEL_PTE,
					      0x5280000000000200),
			 0xa5);
	assert_int_equal(r.swp_type, 0x25);
	assert_int_equal(r.kind, PTE_KIND_UNKNOWN);
	assert_int_equal(r.swp_entry, 0x9400000000000001);
	assert_int_equal(r.stray, 0x4000000000000000);
	assert_int_equal(
		pte_target_decode(&t, PTE_LEVEL_PTE, 0x2280000000000200, &r),
		PTE_STATUS_OK);
	assert_int_equal(r.swp_type, 5);
	assert_int_equal(r.kind, PTE_KIND_SWAP);
	assert_int_equal(r.stray, 0x2000000000000000);
	/* complemented, what is lost is written as 1 */
	assert_int_equal(target_with(inverted, offset, no_high, &t),
			 PTE_STATUS_OK);
	assert_int_equal(
		pte_target_decode(&t, PTE_LEVEL_PTE, 0x7d00000000000200, &r),
		PTE_STATUS_OK);
	assert_int_equal(r.swp_type, 5);
	assert_int_equal(r.stray, 0);
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
	CASES_ADD(&cases, swp_entry_of_32_bits_has_its_type_at_26);
	CASES_ADD(&cases, swp_entry_is_one_of_a_kernel);
	CASES_ADD(&cases, swp_entry_has_room_for_six_bits_of_a_type);
	return cases_run(&cases, "swap");
}
