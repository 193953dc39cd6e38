/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Pieces, and what a spec says of them.
 */
#include "pieces.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "learn.h"

struct piece *piece_begin(struct learning *l, enum pte_level level,
			  const char *format, ...)
{
	struct piece *const p =
		&l->piece[l->count < PIECES_ROOM - 1 ? l->count++
						     : PIECES_ROOM - 1];
	va_list arguments;

	*p = (struct piece){ .outcome = OUTCOME_UNDECIDED, .level = level };
	va_start(arguments, format);
	vsnprintf(p->key, sizeof(p->key), format, arguments);
	va_end(arguments);
	return p;
}

/* an object's member by a path of keys, made where it's missing */
void piece_set_at(struct learning *l, const char *key, json_t *value)
{
	json_t *at = l->spec;
	char part[PIECE_KEY_SIZE];
	const char *dot;

	while ((dot = strchr(key, '.')) != NULL) {
		json_t *inner;

		snprintf(part, sizeof(part), "%.*s", (int)(dot - key), key);
		inner = json_object_get(at, part);
		if (inner == NULL) {
			inner = json_object();
			json_object_set_new(at, part, inner);
		}
		at = inner;
		key = dot + 1;
	}
	json_object_set_new(at, key, value);
}

void piece_set(struct learning *l, const struct piece *p, json_t *value)
{
	piece_set_at(l, p->key, value);
}

void piece_witness(struct learning *l, struct piece *p, pte_diagram difference)
{
	/* few bits are easier to read */
	p->has_word = learn_word(l->tree->ds, difference, 0, &p->word);
}

pte_diagram piece_difference(struct learning *l, const struct pte_vector *a,
			     const struct pte_vector *b)
{
	return pte_diagram_not(l->tree->ds,
			       pte_vector_equal(l->tree->ds, a, b));
}

static unsigned bit_of(uint64_t mask)
{
	unsigned bit = 0;

	while (mask >> bit != 1)
		bit++;
	return bit;
}

void text_of_bit(uint64_t mask, char *text)
{
	if (mask == 0)
		snprintf(text, PIECE_TEXT_SIZE, "none");
	else
		snprintf(text, PIECE_TEXT_SIZE, "bit %u", bit_of(mask));
}

json_t *json_bit(uint64_t mask)
{
	return mask == 0 ? json_null() : json_integer(bit_of(mask));
}

json_t *json_hex(uint64_t value)
{
	char text[2 + 16 + 1];

	snprintf(text, sizeof(text), "0x%" PRIx64, value);
	return json_string(text);
}

json_t *json_test(const struct pte_test *test)
{
	json_t *const json = json_object();

	json_object_set_new(json, "mask", json_hex(test->mask));
	json_object_set_new(json, "value", json_hex(test->value));
	json_object_set_new(json, "any", json_hex(test->any));
	if (test->except != 0)
		json_object_set_new(json, "except", json_hex(test->except));
	json_object_set_new(json, "from", json_string("proved"));
	return json;
}

json_t *json_piece(const struct pte_piece *piece)
{
	return json_pack("{s:i, s:i, s:i, s:b, s:s}", "lsb", piece->lsb,
			 "width", piece->width, "at", piece->at, "inverted",
			 piece->inverted, "from", "proved");
}

void learn_all(struct learning *l)
{
	learn_numbers(l);
	learn_views(l);
	learn_codecs(l);
	learn_predicates(l);
}
