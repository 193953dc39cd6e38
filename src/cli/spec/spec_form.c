/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Sizes: of words, of the swp_entry_t, and of levels; and the final check that
 * everything fits into them.
 */
#include "spec_parts.h"

#include <pte/target.h>

/* ---- lengths ------------------------------------------------------------ */

static bool take_length(struct spec_reader *r, const struct spec_place *at,
			json_t *value, const struct spec_key *key, void *to)
{
	const uint8_t *const bits = to;

	return spec_byte.take(r, at, value, key, to) &&
	       (*bits == 32 || *bits == 64 ||
		spec_wrong(&r->text, at, "%u: out of range: 32 or 64", *bits));
}

static void put_length(const struct spec_writer *w, const struct spec_key *key,
		       const void *from)
{
	spec_byte.put(w, key, from);
}

/* ---- the swp_entry ------------------------------------------------------ */

static bool check_form(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	const struct spec_place shift = { at, "type_shift", 0 };
	const struct pte_swap_form *const form = to;

	(void)value;
	(void)key;
	return (form->type_shift + PTE_TYPE_BITS_MAX >= form->bits &&
		form->type_shift + PTE_SWAP_TYPE_BITS <= form->bits) ||
	       spec_wrong(&r->text, &shift, "%u: out of range: %u..%u",
			  form->type_shift, form->bits - PTE_TYPE_BITS_MAX,
			  form->bits - PTE_SWAP_TYPE_BITS);
}

static bool take_form(struct spec_reader *r, const struct spec_place *at,
		      json_t *value, const struct spec_key *key, void *to)
{
	return spec_object(r, at, value, key->shape, to);
}

static void put_form(const struct spec_writer *w, const struct spec_key *key,
		     const void *from)
{
	spec_put_object(w, key->name, key->shape, from);
}

/* written only if it differs from that of current 64-bit kernels */
static bool is_unusual_form(const struct spec_key *key, const void *from)
{
	static const struct pte_swap_form usual = PTE_SWAP_FORM;
	const struct pte_swap_form *const form = from;

	(void)key;
	return form->bits != usual.bits || form->type_shift != usual.type_shift;
}

static bool is_unusual_length(const struct spec_key *key, const void *from)
{
	(void)key;
	return *(const uint8_t *)from != PTE_WORD_BITS;
}

/* clang-format off */
#define LENGTH .take = take_length, .put = put_length, .schema = "\"enum\": [32, 64]"
static const struct spec_type of_length = { LENGTH };
const struct spec_type spec_of_word_bits = { LENGTH, .is_some = is_unusual_length };
static const struct spec_key form_keys[] = {
	SPEC_KEY("bits", &of_length, AT(pte_swap_form, bits), .low = 32, .high = 64, .says = "BITS_PER_LONG: 32 or 64"),
	SPEC_KEY("type_shift", &spec_byte, AT(pte_swap_form, type_shift), .low = 24, .high = 59, .says = "SWP_TYPE_SHIFT: bits - 8 to bits - 5; 26 of 32 bits, and of 64 bits 57 before Linux 4.20"),
	SPEC_NO_KEY,
};
const struct spec_type spec_of_swp_entry = { .take = take_form, .put = put_form, .is_some = is_unusual_form };
const struct spec_shape spec_swp_entry_shape = { .keys = form_keys, .flat = true, .check = check_form };
/* clang-format on */

/* ---- what fits ----------------------------------------------------------- */

/* the offset's lower piece must fit below the swp_entry's type */
static bool fits_swp_entry(struct spec_reader *r, const struct spec_body *b)
{
	const struct spec_place top = { NULL, NULL, 0 };
	const unsigned shift = b->layout.swp_entry.type_shift;

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if (b->codec[l].offset.width > shift)
			return spec_wrong(&r->text, &top,
					  "an offset of %u bits is out of "
					  "range: a swp_entry holds 1..%u",
					  b->codec[l].offset.width, shift);
	return true;
}

static bool fits_words(struct spec_reader *r, const struct spec_body *b)
{
	const struct spec_place top = { NULL, NULL, 0 };
	const struct spec_place place = { &top, "word_bits", 0 };
	const uint64_t beyond = pte_model_bits_beyond(&b->model);

	return beyond == 0 ||
	       spec_wrong(&r->text, &place,
			  "bits 0x%llx are out of range: words are 0..0x%llx",
			  (unsigned long long)beyond,
			  (unsigned long long)pte_layout_word(&b->layout));
}

/* keys that require one another */
static bool level_is_whole(struct spec_reader *r, struct spec_body *b,
			   enum pte_level level)
{
	const struct spec_place top = { NULL, NULL, 0 };
	const struct spec_place levels = { &top, "levels", 0 };
	const struct spec_place place = { &levels, pte_level_name(level), 0 };
	const bool tables_only = (PTE_LEVEL_TABLES & PTE_LEVEL_SET(level)) != 0;

	if (b->layout.view[level] == NULL && b->layout.table[level] != NULL)
		return spec_wrong(&r->text, &place,
				  "missing, though there are \"tables\"");
	if (!tables_only)
		return true;
	if (b->layout.view[level] != NULL && b->layout.table[level] == NULL)
		return spec_wrong(&r->text, &place,
				  "lacks its addresses in \"tables\"");
	b->layout.place[level] = b->layout.table[level];
	return true;
}

static bool levels_are_whole(struct spec_reader *r, struct spec_body *b)
{
	const struct spec_place top = { NULL, NULL, 0 };
	const struct spec_place place = { &top, "walker", 0 };
	const struct pte_layout *const l = &b->layout;

	for (unsigned i = PTE_LEVEL_PUD; i < PTE_LEVEL_COUNT; i++)
		if (!level_is_whole(r, b, (enum pte_level)i))
			return false;
	return l->walker != NULL ||
	       (l->view[PTE_LEVEL_HUGETLB] == NULL &&
		(l->table[PTE_LEVEL_PMD] == NULL ||
		 l->view[PTE_LEVEL_PMD] != NULL)) ||
	       spec_wrong(&r->text, &place,
			  "null, though words in a hugetlb slot are read by "
			  "it");
}

bool spec_fits(struct spec_reader *r, struct spec_body *body)
{
	static const struct pte_swap_form usual = PTE_SWAP_FORM;

	if (body->layout.swp_entry.bits == 0)
		body->layout.swp_entry = usual;
	if (body->layout.word_bits == 0)
		body->layout.word_bits = PTE_WORD_BITS;
	if (body->layout.view[PTE_LEVEL_PUD] != NULL &&
	    body->layout.pud_shift == 0)
		body->layout.pud_shift = (uint8_t)(body->layout.huge_shift +
						   body->layout.page_shift - 3);
	return levels_are_whole(r, body) && fits_swp_entry(r, body) &&
	       fits_words(r, body);
}
