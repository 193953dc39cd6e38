/* SPDX-License-Identifier: BSD-2-Clause */
#include "../cases.h"

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

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, entry_is_packed_as_the_kernel_does);
	CASES_ADD(&cases, page_cache_keeps_it_one_bit_up);
	CASES_ADD(&cases, page_cache_has_no_room_for_type_32);
	return cases_run(&cases, "swap");
}
