/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Counts what encoders are given, type by type: how many inputs end in a
 * pattern.
 */
#include "verify.h"

/* What encoders are given as an offset: low .. high, or some of the markers. */
struct range {
	uint64_t low, high, markers;
};

/* Bits that offset and flags share: more of them take too long to go through */
#define EITHER_MAX 12U
#define SLOT_MIN 1
#define SLOT_MAX UINT64_C(0xfffffffe)

static struct range range_of(const struct pte_target *t,
			     const struct pte_image *image)
{
	const bool above = t->young_dirty &&
			   pte_model_kind(t->model, image->kind)->young_dirty;
	const uint64_t pfns =
		pte_ones(t->phys_bits - (unsigned)t->layout->page_shift +
			 (above ? 2 : 0));
	struct range r = { 0, pte_ones(t->layout->swap->offset.width), 0 };

	if (image->domain == PTE_DOMAIN_DEVICE)
		r.low = SLOT_MIN;
	if (image->domain == PTE_DOMAIN_DEVICE && r.high > SLOT_MAX)
		r.high = SLOT_MAX;
	if (image->domain == PTE_DOMAIN_PFN && r.high > pfns)
		r.high = pfns;
	if (image->domain == PTE_DOMAIN_MARKER)
		r.markers = t->markers;
	return r;
}

/* how many numbers up to the limit have (n & mask) == value, from bit 0 on */
static uint64_t count_up_to(uint64_t limit, uint64_t mask, uint64_t value)
{
	uint64_t all = 1, count = 1; /* of the bits so far; and those <= */

	for (unsigned n = 0; n < 64; n++) {
		const bool most = verify_bit(limit, n);

		if (!verify_bit(mask, n)) {
			count += most ? all : 0;
			all *= 2;
		} else if (verify_bit(value, n) != most) {
			count = most ? all : 0;
		}
	}
	return count;
}

static uint64_t count_offsets(const struct range *r, uint64_t mask,
			      uint64_t value)
{
	uint64_t count = 0;

	/* most often they all lie in the range */
	if (r->markers == 0 && r->low <= value && (value | ~mask) <= r->high)
		return mask == 0 ? 0 : PTE_BIT(pte_bit_count(~mask));
	if (r->markers == 0)
		return (r->low > r->high ? 0
					 : count_up_to(r->high, mask, value)) -
		       (r->low == 0 || r->low > r->high
				? 0
				: count_up_to(r->low - 1, mask, value));
	for (uint64_t m = r->markers; m != 0; m = (m - 1) & r->markers)
		count += m <= r->high && (m & mask) == value;
	return count;
}

/* the offsets that, beside what is given, make a word of the pattern */
static uint64_t offsets_into(const struct pte_piece *o, const struct range *r,
			     uint64_t given, const struct pte_test *pattern)
{
	const uint64_t all = pte_ones(o->width);
	const uint64_t zeros = pattern->mask & ~pattern->value;
	const uint64_t lacks = pattern->mask & pattern->value & ~given;
	const uint64_t to_one = lacks >> o->lsb & all;
	const uint64_t to_zero = zeros >> o->lsb & all;

	if ((given & zeros) != 0 || (lacks & ~(all << o->lsb)) != 0)
		return 0;
	return count_offsets(r, to_one | to_zero | ~all,
			     o->inverted ? to_zero : to_one);
}

uint64_t pte_verify_inputs(const struct pte_target *t,
			   const struct pte_image *image, unsigned type,
			   const struct pte_test *pattern)
{
	const struct pte_codec *const c = t->layout->swap;
	const struct range r = range_of(t, image);
	const uint64_t word = pte_piece_put(&c->type, type) | c->fixed.value;
	/* where the pattern wants a 0, what is set beside must be clear, too */
	const uint64_t wanted = image->beside & pattern->mask & pattern->value;
	const uint64_t either = wanted & ~word & pte_piece_mask(&c->offset);
	const uint64_t given = word | (wanted & ~either);
	/* a bit that is 1 anyway, or isn't looked at, doubles the rest */
	const unsigned doubles = pte_bit_count(image->beside & ~pattern->mask) +
				 pte_bit_count(wanted & word);
	uint64_t count = 0, some = either;

	/* most patterns are of another type */
	if ((word & pattern->mask & ~pattern->value) != 0)
		return 0;
	/* a what-if may say that hardware sets half the offset: not our count
	 */
	if (pte_bit_count(either) > EITHER_MAX)
		return 0;
	do {
		count += offsets_into(&c->offset, &r, given | some, pattern);
		some = (some - 1) & either;
	} while (some != either);
	return count << doubles;
}

bool pte_verify_has_type(const struct pte_target *t,
			 const struct pte_image *image, unsigned type)
{
	return image->kind == PTE_KIND_RAW ||
	       t->kind_of_type[type] == (uint8_t)image->kind;
}
