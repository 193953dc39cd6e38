/* SPDX-License-Identifier: BSD-2-Clause */

#include "words.h"

/* ------------------------------------------------------------------------
 * Random numbers: splitmix64
 * ------------------------------------------------------------------------ */

static uint64_t random_state;

void random_seed(uint64_t seed)
{
	random_state = seed;
}

uint64_t random_word(void)
{
	uint64_t z = random_state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30U)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27U)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31U);
}

unsigned random_below(unsigned bound)
{
	return (unsigned)(random_word() % bound);
}

static bool random_bool(void)
{
	return (random_word() & 1U) != 0;
}

static uint64_t one_bit(void)
{
	return UINT64_C(1) << random_below(64);
}

uint64_t ones(unsigned width)
{
	return width < 64 ? (UINT64_C(1) << width) - 1 : UINT64_MAX;
}

/* A number of up to that many bits; small and extreme ones more often */
uint64_t random_number(unsigned width)
{
	switch (random_below(5)) {
	case 0:
		return random_word() & ones(random_below(width + 1));
	case 1:
		return ones(random_below(width + 1));
	case 2:
		return one_bit() & ones(width);
	case 3:
		return ~one_bit() & ones(width);
	default:
		return random_word() & ones(width);
	}
}

/* ------------------------------------------------------------------------
 * Words
 * ------------------------------------------------------------------------ */

/* The low and high bits are where protections live */
uint64_t random_prot(const struct ref_kernel *k)
{
	const unsigned high = ref_word_bits(k) - 12;

	return random_word() & (ones(12) | ones(12) << high);
}

struct ref_flags random_flags(void)
{
	const struct ref_flags flags = {
		.soft_dirty = random_bool(),
		.uffd_wp = random_bool(),
		.exclusive = random_bool(),
	};

	return flags;
}

static uint64_t random_entry(const struct ref_kernel *k)
{
	return ref_encode(k, random_below(1U << ref_type_bits(k)),
			  random_number(ref_offset_bits(k)), random_flags());
}

/* Migration entries: a pfn, perhaps with A and D just above it */
static uint64_t random_pfn_entry(const struct ref_kernel *k)
{
	return ref_encode(k, 20 + random_below(12),
			  random_number(ref_pfn_bits(k) + 2), random_flags());
}

static uint64_t random_marker(const struct ref_kernel *k)
{
	return ref_encode(k, 30 + random_below(2), random_below(16),
			  random_flags());
}

static uint64_t random_present(const struct ref_kernel *k)
{
	return ref_place(k, random_number(ref_pfn_bits(k)), random_prot(k));
}

static uint64_t flip_bits(uint64_t word)
{
	unsigned flips = random_below(4);

	for (; flips > 0; flips--)
		word ^= one_bit();
	return word;
}

/* One bit in eight */
static uint64_t sparse_word(void)
{
	uint64_t word = random_word();

	word &= random_word();
	word &= random_word();
	return word;
}

/* Nearly none: what pte_none masks away, and what it doesn't */
static uint64_t lone_bits(void)
{
	return one_bit() | (random_bool() ? one_bit() : 0) |
	       (random_bool() ? one_bit() : 0);
}

static uint64_t any_word(const struct ref_kernel *k)
{
	switch (random_below(8)) {
	case 0:
		return random_bool() ? ref_empty(k) ^ lone_bits()
				     : ~lone_bits();
	case 1:
		return sparse_word();
	case 2:
		return ~sparse_word();
	case 3:
		return random_word();
	case 4:
		return flip_bits(random_present(k));
	case 5:
		return flip_bits(random_pfn_entry(k));
	case 6:
		return flip_bits(random_marker(k));
	default:
		return flip_bits(random_entry(k));
	}
}

uint64_t structured_word(const struct ref_kernel *k)
{
	return any_word(k) & ones(ref_word_bits(k));
}
