/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A row for each function of the .ll files.
 */
#include "answers.h"

#include <stddef.h>

#define IS(name, expression)                                                   \
	static uint64_t name(uint64_t a, uint64_t b, uint64_t o)               \
	{                                                                      \
		(void)a;                                                       \
		(void)b;                                                       \
		(void)o;                                                       \
		return (uint64_t)(expression);                                 \
	}

#define TOP (UINT64_C(1) << 63)

/* ---- what C has no operator for -------------------------------------------
 */

/* bits below `width`; above them copies of the highest */
static uint64_t sign_extended(uint64_t a, unsigned width)
{
	const uint64_t sign = UINT64_C(1) << (width - 1);

	return ((a & (sign * 2 - 1)) ^ sign) - sign;
}

static uint64_t shifted_right(uint64_t a, unsigned by)
{
	return (a & TOP) != 0 ? ~(~a >> by) : a >> by;
}

/* whether a is less, as signed numbers */
static bool is_less(uint64_t a, uint64_t b)
{
	return (a ^ TOP) < (b ^ TOP);
}

static uint64_t bytes_swapped(uint64_t a, unsigned bytes)
{
	uint64_t r = 0;

	for (; bytes > 0; bytes--, a >>= 8U)
		r = r << 8U | (a & 0xffU);
	return r;
}

static uint64_t bits_reversed(uint64_t a)
{
	uint64_t r = 0;

	for (unsigned i = 0; i < 64; i++)
		r |= (a >> i & 1U) << (63 - i);
	return r;
}

static uint64_t ones(uint64_t a)
{
	uint64_t count = 0;

	for (; a != 0; a &= a - 1)
		count++;
	return count;
}

static uint64_t zeros_below(uint64_t a)
{
	uint64_t count = 0;

	while (count < 64 && (a >> count & 1U) == 0)
		count++;
	return count;
}

static uint64_t inner(uint64_t x, uint64_t y)
{
	return x == y ? x + 1 : x;
}

static uint64_t switched(uint64_t x)
{
	return x == 1 || x == 3 || x == 15 ? 10 : x == 8 ? 20 : 30;
}

static uint64_t entry(uint64_t i)
{
	static const uint64_t words[] = { 5, UINT64_MAX, 0, 4096 };

	return words[i % 4];
}

IS(first, a)
IS(second, b)
IS(zero, 0)
IS(one, 1)

IS(add, a + b)
IS(sub, a - b)
IS(mul, a * 11)
IS(mul_narrow, (a % 64) * (b % 64) % 64)
IS(and, a &b)
IS(or, a | b)
IS(xor, a ^ b)
IS(udiv, a / 65536)
IS(udiv_half, a >= TOP)
IS(urem, a % 4096)
IS(sdiv_exact, sign_extended(a >> 3, 61))
IS(shl, a * 4096)
IS(lshr, a / 4096)
IS(ashr, shifted_right(a, 12))
IS(shl_by, a << (b & 63))
IS(lshr_by, a >> (b & 63))
IS(ashr_by, shifted_right(a, b & 63))
IS(ashr_13, shifted_right(sign_extended(a, 13), b & 7) & 0x1fff)
IS(low_32, (uint32_t)a)
IS(sext, sign_extended(a, 20))
IS(bit_7, a >> 7 & 1)
IS(minus_5, a - 5)
IS(element, a + 2 * 16 + 4 + 4 * sign_extended(b, 32))

IS(eq, a == b)
IS(ne, a != b)
IS(ugt, a > b)
IS(uge, a >= b)
IS(ult, a < b)
IS(ule, a <= b)
IS(sgt, is_less(b, a))
IS(sge, !is_less(a, b))
IS(slt, is_less(a, b))
IS(sle, !is_less(b, a))
IS(eq_8, (uint8_t)a == (uint8_t)b)
IS(ne_8, (uint8_t)a != (uint8_t)b)
IS(ugt_8, (uint8_t)a > (uint8_t)b)
IS(uge_8, (uint8_t)a >= (uint8_t)b)
IS(ult_8, (uint8_t)a < (uint8_t)b)
IS(ule_8, (uint8_t)a <= (uint8_t)b)
IS(sgt_8, is_less(b << 56, a << 56))
IS(sge_8, !is_less(a << 56, b << 56))
IS(slt_8, is_less(a << 56, b << 56))
IS(sle_8, !is_less(b << 56, a << 56))

IS(phi, a < b ? b - a : 7)
IS(of_switch, switched(a % 16))
IS(of_select, (a & 2048) != 0 ? b : a)
IS(returns, (a & 1) != 0 ? b : a >= TOP ? UINT64_MAX : a)
IS(inner_of, inner(a, b))
IS(calls, inner(a, b) ^ inner(b, 16))
IS(constant, UINT64_C(0x0123456789abcdef))
IS(select_pointer, a > 4096 ? 22 : 11)

IS(low_byte, a & 0xff)
IS(high_byte, a >> 56)
IS(high_half, a >> 32)
IS(put_little, (a & ~UINT64_C(0xffff0000)) | (b & 0xffff) << 16)
IS(put_big, (a & ~UINT64_C(0xffff00000000)) | (b & 0xffff) << 32)
IS(put_sometimes, (a & 1) == 0 ? a : b)
IS(fill_little,
   (a & ~UINT64_C(0x00ffff0000000000)) | UINT64_C(0x005a5a0000000000))
IS(fill_big, (a & ~UINT64_C(0xffff00)) | 0x5a5a00)

IS(bswap, bytes_swapped(a, 8))
IS(bswap_32, bytes_swapped(a, 4))
IS(bitreverse, bits_reversed(a))
IS(ctpop, ones(a))
IS(ctlz, zeros_below(bits_reversed(a)))
IS(cttz, zeros_below(a))
IS(cttz_of_some, a == 0 ? 99 : zeros_below(a))
IS(isnt_0, a != 0)
IS(umin, a < b ? a : b)
IS(umax, a > b ? a : b)
IS(smin, is_less(a, b) ? a : b)
IS(smax, is_less(a, b) ? b : a)
IS(fshl, a << 13 | b >> 51)
IS(fshr, a << 51 | b >> 13)

IS(table, entry(a))
IS(table_of_bytes, 1U << (a & 7))
IS(table_of_bits, 0xd9U >> (a & 7) & 1)
IS(field, (a & 1) != 0 ? 200 : 100)
IS(fixed, 2)
IS(below_4, (a & 7) < 4)

IS(and_outside, a &o)
IS(xor_outside, a ^ o)
IS(xor_half_outside, a ^ (uint32_t)o)
IS(xor_outside_3, a ^ (o + 3))
IS(with_it, (o & 1) != 0 ? a : b)

IS(is_above_255, a > 255)
IS(doubled, a * 2)
IS(is_same, a == b)
IS(is_9, a == 9)
IS(is_9_and_odd, a == 9 && (b & 1) != 0)
IS(called, (b & 1) != 0 ? a : 4)
IS(b_is_below_64, b < 64)
IS(lshr_below_64, b < 64 ? a >> b : 0)
IS(is_3, 3)
IS(is_0, a == 0)

/* ---- rows -----------------------------------------------------------------
 */

#define READ(file, function, is)                                               \
	{                                                                      \
		file ".ll", #function, is, NULL, NULL, NULL, NULL              \
	}
#define OUTSIDE(file, function, is, name)                                      \
	{                                                                      \
		file ".ll", #function, is, name, NULL, NULL, NULL              \
	}
#define TRAPS(file, function, is, traps)                                       \
	{                                                                      \
		file ".ll", #function, is, NULL, traps, NULL, NULL             \
	}
/* of some words nothing is known: they depend on what is named */
#define PARTLY(file, function, is, name, counts)                               \
	{                                                                      \
		file ".ll", #function, is, name, NULL, counts, NULL            \
	}
#define REFUSED(file, function, why)                                           \
	{                                                                      \
		file ".ll", #function, NULL, NULL, NULL, NULL, why             \
	}

/* clang-format off */
const struct answered answers[] = {
	READ("arithmetic", add, add),
	READ("arithmetic", add_flags, add),
	READ("arithmetic", sub, sub),
	READ("arithmetic", mul, mul),
	READ("arithmetic", mul_narrow, mul_narrow),
	READ("arithmetic", and, and),
	READ("arithmetic", or, or),
	READ("arithmetic", xor, xor),
	READ("arithmetic", udiv, udiv),
	READ("arithmetic", udiv_1, first),
	READ("arithmetic", udiv_half, udiv_half),
	READ("arithmetic", urem, urem),
	READ("arithmetic", sdiv_exact, sdiv_exact),
	READ("arithmetic", shl, shl),
	READ("arithmetic", lshr, lshr),
	READ("arithmetic", ashr, ashr),
	READ("arithmetic", shl_by, shl_by),
	READ("arithmetic", lshr_by, lshr_by),
	READ("arithmetic", ashr_by, ashr_by),
	READ("arithmetic", ashr_13, ashr_13),
	READ("arithmetic", trunc, low_32),
	READ("arithmetic", sext, sext),
	READ("arithmetic", one_bit, bit_7),
	READ("arithmetic", freeze, first),
	READ("arithmetic", inttoptr, minus_5),
	READ("arithmetic", ptrtoint, sub),
	READ("arithmetic", getelementptr, element),
	READ("compare", eq, eq),
	READ("compare", ne, ne),
	READ("compare", ugt, ugt),
	READ("compare", uge, uge),
	READ("compare", ult, ult),
	READ("compare", ule, ule),
	READ("compare", sgt, sgt),
	READ("compare", sge, sge),
	READ("compare", slt, slt),
	READ("compare", sle, sle),
	READ("compare", eq_8, eq_8),
	READ("compare", ne_8, ne_8),
	READ("compare", ugt_8, ugt_8),
	READ("compare", uge_8, uge_8),
	READ("compare", ult_8, ult_8),
	READ("compare", ule_8, ule_8),
	READ("compare", sgt_8, sgt_8),
	READ("compare", sge_8, sge_8),
	READ("compare", slt_8, slt_8),
	READ("compare", sle_8, sle_8),
	READ("flow", phi, phi),
	READ("flow", switch, of_switch),
	READ("flow", select, of_select),
	READ("flow", select_known, first),
	READ("flow", returns, returns),
	REFUSED("flow", inner, "no function of two words"),
	READ("flow", middle, inner_of),
	READ("flow", calls, calls),
	READ("flow", unreached, first),
	READ("flow", nothing, zero),
	READ("flow", constant, constant),
	READ("flow", select_pointer, select_pointer),
	READ("flow", not_null, zero),
	READ("memory_little", word, first),
	READ("memory_little", first_byte, low_byte),
	READ("memory_little", second_half, high_half),
	READ("memory_little", put, put_little),
	READ("memory_little", put_sometimes, put_sometimes),
	READ("memory_little", fill, fill_little),
	READ("memory_little", two, sub),
	READ("memory_big", word, first),
	READ("memory_big", first_byte, high_byte),
	READ("memory_big", second_half, low_32),
	READ("memory_big", put, put_big),
	READ("memory_big", put_sometimes, put_sometimes),
	READ("memory_big", fill, fill_big),
	READ("memory_big", two, sub),
	READ("intrinsics", bswap, bswap),
	READ("intrinsics", bswap_32, bswap_32),
	READ("intrinsics", bitreverse, bitreverse),
	READ("intrinsics", ctpop, ctpop),
	READ("intrinsics", ctlz, ctlz),
	READ("intrinsics", cttz, cttz),
	READ("intrinsics", cttz_of_some, cttz_of_some),
	PARTLY("intrinsics", cttz_of_none, cttz, "a place of no bit", isnt_0),
	PARTLY("intrinsics", ctlz_of_none, ctlz, "a place of no bit", isnt_0),
	READ("intrinsics", umin, umin),
	READ("intrinsics", umax, umax),
	READ("intrinsics", smin, smin),
	READ("intrinsics", smax, smax),
	READ("intrinsics", expect, first),
	READ("intrinsics", fshl, fshl),
	READ("intrinsics", fshl_none, first),
	READ("intrinsics", fshr, fshr),
	READ("intrinsics", fshr_none, second),
	REFUSED("intrinsics", fshl_by, "a rotation that isn't fixed"),
	READ("intrinsics", assume, first),
	READ("intrinsics", is_constant, zero),
	REFUSED("intrinsics", usub_sat, "llvm.usub.sat.i64, which isn't read"),
	READ("tables", table, table),
	READ("tables", table_of_bytes, table_of_bytes),
	READ("tables", table_of_bits, table_of_bits),
	READ("tables", field, field),
	READ("tables", fixed, fixed),
	PARTLY("tables", beyond, table, "an entry beyond a table", below_4),
	PARTLY("tables", nothing_in_it, zero, "an entry beyond a table", zero),
	PARTLY("tables", nothing_at_0, zero, "&empty", zero),
	OUTSIDE("outside", of_global, and_outside, "&global"),
	READ("outside", of_global_twice, first),
	OUTSIDE("outside", of_field, xor_half_outside, "&many+16"),
	OUTSIDE("outside", of_pointed, xor_outside, "*pointer+24"),
	OUTSIDE("outside", of_chain, xor_outside, "**pointer"),
	OUTSIDE("outside", of_address, xor_outside, "address of many"),
	OUTSIDE("outside", of_pointers_value, xor_outside_3, "pointer"),
	OUTSIDE("outside", of_function, xor_outside, "asked()"),
	PARTLY("outside", of_arguments, zero, "asked_of()", zero),
	READ("outside", of_none, first),
	PARTLY("outside", of_found, zero, "memory at a computed place", zero),
	PARTLY("outside", is_found, second, "finds()", zero),
	PARTLY("outside", of_sum, zero, "a number made of &global", zero),
	PARTLY("outside", of_difference, zero, "a number made of &global", zero),
	PARTLY("outside", is_below, zero, "a number made of &global", zero),
	PARTLY("outside", of_element, zero, "memory at a computed place", zero),
	PARTLY("outside", of_atomic, zero, "memory at a computed place", zero),
	READ("outside", of_no_sum, first),
	READ("outside", of_nothings, first),
	OUTSIDE("x86_64", has_feature, with_it, "cpu feature 528"),
	OUTSIDE("x86_64", has_feature_by_byte, with_it, "cpu feature 528"),
	PARTLY("x86_64", of_static_branch, zero, "a static branch of key", zero),
	REFUSED("x86_64", has_some_feature, "assembly that isn't known: testb $1, ${2:a}"),
	REFUSED("x86_64", has_one_way, "an asm goto to a label that isn't there"),
	READ("x86_64", warns, first),
	READ("x86_64", hidden, first),
	REFUSED("x86_64", untied, "assembly that isn't known: "),
	READ("x86_64", barrier, first),
	OUTSIDE("arm64", has_likely, with_it, "cpucap 29"),
	OUTSIDE("arm64", has_unlikely, with_it, "cpucap 29"),
	OUTSIDE("arm64", register, and_outside, "sysreg tcr_el1"),
	REFUSED("arm64", register_and_more, "assembly that isn't known: mrs $0, tcr_el1"),
	READ("arm64", barriers, first),
	REFUSED("arm64", atomic, "assembly that isn't known: // atomic"),
	OUTSIDE("riscv64", has_likely, with_it, "extension 100"),
	OUTSIDE("riscv64", has_unlikely, with_it, "extension 100"),
	REFUSED("riscv64", has_of_vendor, "assembly that isn't known: 886 :"),
	TRAPS("traps", bug, doubled, is_above_255),
	TRAPS("traps", trap, second, is_same),
	TRAPS("traps", stops_at_9, first, is_9),
	TRAPS("traps", called, called, is_9_and_odd),
	TRAPS("traps", always, zero, one),
	REFUSED("refused", loop, "a loop"),
	REFUSED("refused", assembly, "assembly that isn't known: frobnicate $0, $1"),
	REFUSED("refused", assembly_of_two, "assembly that isn't known: frobnicate $0, $1, $2"),
	REFUSED("refused", asm_goto, "assembly that isn't known: frobnicate ${0:l}"),
	PARTLY("refused", undef, zero, "an undefined value", zero),
	PARTLY("refused", poison, zero, "an undefined value", zero),
	PARTLY("refused", unset, zero, "an undefined value", zero),
	PARTLY("refused", unset_sometimes, is_3, "an undefined value", is_0),
	PARTLY("refused", computed_load, zero, "memory at a computed place", zero),
	PARTLY("refused", computed_element, zero, "memory at a computed place", zero),
	PARTLY("refused", two_objects, zero, "memory at a computed place", zero),
	REFUSED("refused", call_of_pointer, "a call through a pointer"),
	REFUSED("refused", store, "a store outside of the word"),
	REFUSED("refused", shift_by_width, "a shift by as much as the width"),
	PARTLY("refused", shift_too_far, lshr_below_64, "a shift by more than the width", b_is_below_64),
	REFUSED("refused", udiv_3, "a division by no power of 2"),
	REFUSED("refused", udiv_0, "a division by no power of 2"),
	REFUSED("refused", udiv_by, "a division by no power of 2"),
	REFUSED("refused", sdiv, "a division by no power of 2"),
	REFUSED("refused", sdiv_by_least, "a division by no power of 2"),
	REFUSED("refused", srem, "a division by no power of 2"),
	REFUSED("refused", wide, "a number of more than 64 bits"),
	REFUSED("refused", wide_load, "a load of more than 64 bits"),
	REFUSED("refused", vector, "an instruction that isn't read: %v = insertelement <2 x i64>"),
	REFUSED("refused", floating, "an instruction that isn't read: %x = uitofp i64 %a to double"),
	REFUSED("refused", indirectbr, "a block that ends in an unknown way"),
	REFUSED("refused", atomicrmw, "an instruction that isn't read: %r = atomicrmw or ptr @global"),
	REFUSED("refused", too_large, "a diagram of more than 200000 nodes"),
	REFUSED("refused", shown, "sees(), which isn't in a header, gets a pointer to the word"),
	REFUSED("refused", address, "the address of a local variable"),
	REFUSED("refused", computed_place, "a local variable at a computed place"),
	REFUSED("refused", beyond, "an access beyond a local variable"),
	REFUSED("refused", before, "an access beyond a local variable"),
	REFUSED("refused", large, "local variables of that size"),
	REFUSED("refused", recursive, "calls within calls"),
	REFUSED("refused", of_three, "no function of two words"),
	REFUSED("refused", of_half, "no function of two words"),
	REFUSED("refused", of_wide_function, "asked_widely returns no number"),
	REFUSED("refused", of_long_names, "a name that is too long"),
	{ NULL, NULL, NULL, NULL, NULL, NULL, NULL },
};
/* clang-format on */
