/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The smallest parts: pieces, fields, patterns, tests and changes.
 */
#include "spec_parts.h"

#include <pte/target.h>

/* ---- pieces ------------------------------------------------------------- */

/* key->low..key->high is the range of the width */
bool spec_is_piece(struct spec_reader *r, const struct spec_place *at,
		   const struct spec_key *key, const struct pte_piece *p)
{
	if (p->width < key->low || p->width > key->high)
		return spec_wrong(&r->text, at,
				  "%u bits wide: out of range: %u..%u",
				  p->width, key->low, key->high);
	if (p->lsb + p->width > 64)
		return spec_wrong(&r->text, at,
				  "bits %u:%u: the highest bit is 63",
				  p->lsb + p->width - 1U, p->lsb);
	if (p->at + p->width > 64)
		return spec_wrong(&r->text, at,
				  "bits %u:%u of the quantity: the highest "
				  "bit is 63",
				  p->at + p->width - 1U, p->at);
	return true;
}

static bool take_piece(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	return spec_object(r, at, value, key->shape, to) &&
	       spec_is_piece(r, at, key, to);
}

/* a piece that starts at bit 0 of the quantity */
static bool take_field(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	const struct pte_piece *const p = to;
	const struct spec_place place = { at, "at", 0 };

	if (!take_piece(r, at, value, key, to))
		return false;
	return p->at == 0 ||
	       spec_wrong(&r->text, &place, "%u: a field holds bit 0 on: 0..0",
			  p->at);
}

static void put_piece(const struct spec_writer *w, const struct spec_key *key,
		      const void *from)
{
	spec_put_object(w, key->name, key->shape, from);
}

const struct spec_type spec_of_piece = { .take = take_piece, .put = put_piece };
const struct spec_type spec_of_field = { .take = take_field, .put = put_piece };

/* clang-format off */
const struct spec_key spec_piece_keys[] = {
	SPEC_KEY("lsb", &spec_byte, AT(pte_piece, lsb), .high = 63),
	SPEC_KEY("width", &spec_byte, AT(pte_piece, width), .high = 64),
	SPEC_KEY("at", &spec_byte, AT(pte_piece, at), .high = 63, .optional = true, .says = "which bit of the quantity stands at lsb"),
	SPEC_KEY("inverted", &spec_bool, AT(pte_piece, inverted), .optional = true),
	SPEC_NO_KEY,
};
const struct spec_shape spec_piece_shape = { .keys = spec_piece_keys, .flat = true, .def = "piece", .says = "bits lsb and up hold a quantity, complemented if inverted" };

/* clang-format on */

/* ---- patterns and tests ------------------------------------------------- */

/* bits of `except` outside `any` would have no effect */
static bool check_test(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	const struct pte_test *const t = to;

	(void)value;
	(void)key;
	return (t->except & ~t->any) == 0 ||
	       spec_wrong(&r->text, at,
			  "except 0x%llx has bits that any doesn't: 0x%llx",
			  (unsigned long long)t->except,
			  (unsigned long long)(t->except & ~t->any));
}

/* clang-format off */
const struct spec_key spec_pattern_keys[] = {
	SPEC_KEY("mask", &spec_hex, AT(pte_pattern, mask), .says = "bits that are looked at"),
	SPEC_KEY("value", &spec_hex, AT(pte_pattern, value), .says = "what they are"),
	SPEC_NO_KEY,
};
static const struct spec_key test_keys[] = {
	SPEC_KEY("mask", &spec_hex, AT(pte_test, mask), .says = "bits that are looked at"),
	SPEC_KEY("value", &spec_hex, AT(pte_test, value), .says = "what they are"),
	SPEC_KEY("any", &spec_hex, AT(pte_test, any), .says = "at least one of these is set, if there are any", .optional = true),
	SPEC_KEY("except", &spec_hex, AT(pte_test, except), .says = "instead of being set, one of the bits of `any` differs from this value", .optional = true, .writing = SPEC_IF_SOME),
	SPEC_NO_KEY,
};
static const struct spec_key change_keys[] = {
	SPEC_KEY("clear", &spec_hex, AT(pte_change, clear), .says = "first"),
	SPEC_KEY("set", &spec_hex, AT(pte_change, set), .says = "then"),
	SPEC_NO_KEY,
};
const struct spec_shape spec_pattern_shape = { .keys = spec_pattern_keys, .flat = true, .def = "pattern", .says = "(v & mask) == value" };
const struct spec_shape spec_test_shape = { .keys = test_keys, .flat = true, .def = "test", .check = check_test, .says = "(v & mask) == value, and (v & any) != except if any isn't 0" };
const struct spec_shape spec_tests_shape = { .keys = test_keys, .flat = true, .def = "test", .check = check_test, .says = "(v & mask) == value, and (v & any) != except if any isn't 0", .most = PTE_EITHER_TESTS };
const struct spec_shape spec_change_shape = { .keys = change_keys, .flat = true, .def = "change" };

/*
 * flags that Linux gained later are optional: specs written before say nothing
 * of them
 */
#define FLAG(with, flag, name, ...) SPEC_KEY(#name, &spec_bit, .offset = PTE_FLAG_##flag * sizeof(uint64_t), .optional = PTE_FLAG_##flag > PTE_FLAG_EXCLUSIVE, .says = "number of its bit; null: none"),
static const struct spec_key flag_keys[] = {
	PTE_FLAG_ROWS(FLAG, 0)
	SPEC_NO_KEY,
};
const struct spec_shape spec_flag_bits_shape = { .keys = flag_keys, .flat = true, .def = "flag_bits" };
/* clang-format on */
