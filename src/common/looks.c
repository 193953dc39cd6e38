/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a word looks like if it isn't an entry: patterns of memory that was
 * freed or overwritten, other kinds of values, and words one step from a sound
 * one.
 */
#include <pte/doubt.h>

#include <pte/swap.h>

#include "domain.h"
#include "level.h"
#include "sized.h"
#include "sound.h"

#define BYTES 8U
/* a text that ends within the word has that many bytes at least */
#define TEXT_BYTES_MIN 4U

/* include/linux/poison.h of Linux 6.12: each byte of a word */
static const uint8_t poison_bytes[] = {
	0x6b, /* POISON_FREE */
	0x5a, /* POISON_INUSE */
	0xaa, /* PAGE_POISON */
	0xa5, /* POISON_END */
	0xbb, /* SLUB_RED_INACTIVE */
	0xcc, /* SLUB_RED_ACTIVE */
};
/* the same: LIST_POISON1 and the like, a small number above this */
#define LIST_POISON UINT64_C(0xdead000000000000)
#define LIST_POISON_MAX UINT64_C(0xfff)

#define EACH_BYTE UINT64_C(0x0101010101010101)

static void look(struct pte_doubts *to, enum pte_doubt_code code,
		 uint64_t found)
{
	to->list[to->count++] = (struct pte_doubt){ code, found, 0, 0 };
}

static bool is_poison(const struct pte_target *t, uint64_t v)
{
	const uint64_t each = EACH_BYTE & pte_ones(t->layout->word_bits);

	if (v >= LIST_POISON && v - LIST_POISON <= LIST_POISON_MAX)
		return true;
	for (size_t i = 0; i < sizeof(poison_bytes); i++)
		if (v == poison_bytes[i] * each)
			return true;
	return false;
}

/* a byte eight times, or 32 bits twice; nothing and all ones are common */
static bool is_repeated(uint64_t v)
{
	return v != 0 && v != UINT64_MAX && v >> 32U == (v & UINT32_MAX);
}

/* how many bytes are text, from the lowest on, if all others are 0 */
static unsigned text_bytes(uint64_t v)
{
	unsigned n = 0;

	for (; n < BYTES; n++, v >>= 8U) {
		const unsigned byte = v & 0xffU;

		if (byte < ' ' || byte > '~')
			break;
	}
	return v == 0 || n == BYTES ? n : 0;
}

/* the same of memory in which the highest byte stands first */
static unsigned text_bytes_swapped(uint64_t v)
{
	return text_bytes(__builtin_bswap64(v));
}

static unsigned text_in(uint64_t v)
{
	const unsigned low = text_bytes(v), high = text_bytes_swapped(v);

	return low > high ? low : high;
}

/* ---- words one step from a sound one ---------------------------------------
 */

/* the reading of another word, if no kernel would refuse to have written it */
static bool is_sound(const struct pte_target *t, enum pte_level level,
		     uint64_t v)
{
	struct pte_reading r;
	struct pte_doubts d;

	return pte_target_decode(t, level, v, &r) == PTE_STATUS_OK &&
	       pte_target_doubts(t, v, &r, &d) == PTE_STATUS_OK &&
	       is_sound_reading(&r, &d);
}

/* the bits of an address that some words of the level complement */
static uint64_t inverted_address(const struct pte_target *t,
				 enum pte_level level)
{
	const struct pte_place *const place = t->layout->place[level];
	uint64_t bits = 0;

	for (unsigned i = 0; place != NULL && i < place->count; i++)
		bits |= place->address[i].inverted;
	return bits;
}

static uint64_t inverted_offset(const struct pte_target *t,
				enum pte_level level)
{
	const struct pte_codec *const codec = t->layout->swap[level];

	return codec->offset.inverted ? pte_codec_offset_mask(codec) : 0;
}

/* a page's address stored as it shouldn't be, or a slot's number */
static bool complement_fits(const struct pte_target *t, enum pte_level level,
			    uint64_t v, uint64_t *sound)
{
	const uint64_t mask = pte_test_has(&view_at(t, level)->present, v)
				      ? inverted_address(t, level)
				      : inverted_offset(t, level);

	*sound = v ^ mask;
	/* few words are: the other question is seldom asked */
	return mask != 0 && is_sound(t, level, *sound) &&
	       !is_sound(t, level, v);
}

/* whether the word that swp_entry_to_pte makes of it is sound */
static bool is_entry_val(const struct pte_target *t, enum pte_level level,
			 uint64_t v)
{
	const struct pte_layout *const l = t->layout;
	const uint64_t word = pte_layout_swap_encode_masked(l, level, v);

	return pte_swap_entry_type(l, v) != 0 &&
	       pte_layout_swap_decode(l, level, word) == v &&
	       is_sound(t, level, word);
}

static bool is_one_bit_from_none(const struct pte_target *t,
				 enum pte_level level, uint64_t v,
				 uint64_t *bit)
{
	*bit = (v ^ empty_at(t, level)) & view_at(t, level)->none.mask;
	return *bit != 0 && (*bit & (*bit - 1)) == 0;
}

enum pte_status pte_target_looks_sized(const struct pte_target *target,
				       enum pte_level level, uint64_t value,
				       struct pte_doubts *looks_ret,
				       size_t looks_size)
{
	uint64_t found = 0;

	if (looks_size < sizeof(*looks_ret))
		return PTE_STATUS_SIZE;
	if (view_at(target, level) == NULL || !pte_level_has_entries(level))
		return PTE_STATUS_NO_LEVEL;
	looks_ret->count = 0;
	if (is_poison(target, value))
		look(looks_ret, PTE_DOUBT_POISON, value);
	else if (is_repeated(value))
		look(looks_ret, PTE_DOUBT_REPEATED, value);
	if (text_in(value) >= TEXT_BYTES_MIN)
		look(looks_ret, PTE_DOUBT_TEXT, text_in(value));
	if (value >> 48U == UINT16_MAX && value < UINT64_MAX - UINT16_MAX)
		look(looks_ret, PTE_DOUBT_POINTER, value);
	if (is_one_bit_from_none(target, level, value, &found))
		look(looks_ret, PTE_DOUBT_ONE_BIT_FROM_NONE, found);
	if (complement_fits(target, level, value, &found))
		look(looks_ret, PTE_DOUBT_COMPLEMENT_FITS, found);
	if (is_entry_val(target, level, value))
		look(looks_ret, PTE_DOUBT_ENTRY_VAL, value);
	return PTE_STATUS_OK;
}
