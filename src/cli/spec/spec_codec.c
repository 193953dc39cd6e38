/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How entries are encoded: type, offset, fixed bits, flags and spill.
 */
#include "spec_parts.h"

/* a value bit outside the mask would never be written */
static bool check_fixed(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key, void *to)
{
	const struct pte_pattern *const p = to;

	(void)value;
	(void)key;
	return (p->value & ~p->mask) == 0 ||
	       spec_wrong(&r->text, at,
			  "value 0x%llx has bits that its mask doesn't: 0x%llx",
			  (unsigned long long)p->value,
			  (unsigned long long)(p->value & ~p->mask));
}

static const struct spec_shape fixed = { .keys = spec_pattern_keys,
					 .flat = true,
					 .def = "pattern",
					 .check = check_fixed };
static const struct spec_key spill_keys[] = {
	SPEC_KEY("type", &spec_of_piece, AT(pte_spill, type), .high = 64,
		 .shape = &spec_piece_shape),
	SPEC_KEY("offset", &spec_of_piece, AT(pte_spill, offset), .high = 64,
		 .shape = &spec_piece_shape),
	SPEC_NO_KEY,
};
static const struct spec_shape spill = { .keys = spill_keys };

/* the lower piece, and the upper one, which continues where the lower ends */
static bool take_halves(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key,
			struct pte_codec *c)
{
	const struct spec_place low = { at, NULL, 0 }, high = { at, NULL, 1 };

	if (json_array_size(value) != 2)
		return spec_wrong(&r->text, at, "%zu pieces, not 2",
				  json_array_size(value));
	if (!spec_of_field.take(r, &low, json_array_get(value, 0), key,
				&c->offset) ||
	    !spec_of_piece.take(r, &high, json_array_get(value, 1), key,
				&c->offset_high))
		return false;
	if (c->offset_high.at != c->offset.width)
		return spec_wrong(&r->text, &high,
				  "at %u: the piece before ends at %u",
				  c->offset_high.at, c->offset.width);
	if ((pte_piece_mask(&c->offset) & pte_piece_mask(&c->offset_high)) != 0)
		return spec_wrong(&r->text, at, "pieces that share bits");
	return pte_codec_offset_width(c) <= key->high ||
	       spec_wrong(&r->text, at, "%u bits wide: out of range: %u..%u",
			  pte_codec_offset_width(c), key->low, key->high);
}

/*
 * one piece, or a list of two; a change from one form to the other must be
 * complete
 */
static bool take_offset(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key, void *to)
{
	struct pte_codec *const c = to;
	const bool two = json_is_array(value), whole = r->whole;
	bool taken;

	r->whole = whole || two || c->offset_high.width != 0;
	if (r->whole)
		c->offset = c->offset_high = (struct pte_piece)PTE_NO_PIECE;
	taken = two ? take_halves(r, at, value, key, c)
		    : spec_of_field.take(r, at, value, key, &c->offset);
	r->whole = whole;
	return taken;
}

static void put_offset(const struct spec_writer *w, const struct spec_key *key,
		       const void *from)
{
	const struct pte_codec *const c = from;

	if (c->offset_high.width == 0) {
		spec_put_object(w, key->name, key->shape, &c->offset);
		return;
	}
	json_open_array(w->json, key->name);
	spec_put_object(w, NULL, key->shape, &c->offset);
	spec_put_object(w, NULL, key->shape, &c->offset_high);
	json_close(w->json);
}

static const struct spec_type of_offset = { .take = take_offset,
					    .put = put_offset,
					    .or_two = true };

/* clang-format off */

static const struct spec_key codec_keys[] = {
	SPEC_KEY("type", &spec_of_field, AT(pte_codec, type), .says = "`{\"lsb\", \"width\", \"inverted\"}`: 1 to 8 bits", .low = 1, .high = PTE_TYPE_BITS_MAX, .shape = &spec_piece_shape),
	SPEC_KEY("offset", &of_offset, .says = "`{\"lsb\", \"width\", \"inverted\"}`: 1 to 58 bits; or a list of two, the lower piece and one whose `at` is where that ends", .low = 1, .high = 58, .shape = &spec_piece_shape),
	SPEC_KEY("fixed", &spec_of_members, AT(pte_codec, fixed), .says = "`{\"mask\", \"value\"}`: bits that must be 0, or 1", .shape = &fixed),
	SPEC_KEY("flags", &spec_of_members, AT(pte_codec, flag), .says = "the bits of Linux's own flags; null: none", .shape = &spec_flag_bits_shape),
	SPEC_KEY("spill", &spec_of_members, AT(pte_codec, spill), .says = "where the kernel's own macro puts bits that don't fit a field", .optional = true, .shape = &spill),
	SPEC_NO_KEY,
};
const struct spec_shape spec_codec_shape = { .keys = codec_keys, .def = "codec" };
/* clang-format on */

static bool take_codec(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	struct spec_body *const body = to;

	return spec_object(r, at, value, key->shape,
			   &body->codec[PTE_LEVEL_PTE]);
}

static void put_codec(const struct spec_writer *w, const struct spec_key *key,
		      const void *from)
{
	const struct spec_body *const body = from;

	spec_put_object(w, key->name, key->shape,
			body->layout.swap[PTE_LEVEL_PTE]);
}

const struct spec_type spec_of_codec = { .take = take_codec, .put = put_codec };
