/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a spec adds besides flags and types: bits of the marker, and special
 * words.
 */
#include "spec_parts.h"

#include <string.h>

/*
 * A list's rows, after those of the base if that is a spec; *count becomes the
 * sum. Returns NULL after a message on an error.
 */
static const void *behind(struct spec_reader *r, const struct spec_place *at,
			  json_t *value, const struct spec_key *key,
			  const void *base, unsigned *count)
{
	const size_t size = key->shape->size, before = *count;
	char *all = NULL;
	size_t added;
	void *list;

	if (spec_list(r, at, value, key->shape, &list, &added) &&
	    spec_rows_fit(r, at, before + added, key->shape->most))
		all = spec_room(r, before + added + 1, size);
	if (all == NULL)
		return NULL;
	if (before > 0)
		memcpy(all, base, before * size);
	memcpy(all + before * size, list, added * size);
	*count = (unsigned)(before + added);
	return all;
}

/* ---- markers ------------------------------------------------------------ */

/* clang-format off */
static const struct spec_key marker_keys[] = {
	SPEC_KEY("name", &spec_name, AT(pte_proposed_marker, name)),
	SPEC_KEY("bit", &spec_byte, AT(pte_proposed_marker, bit), .high = PTE_MARKER_BITS - 1, .says = "its bit in the marker's offset"),
	SPEC_KEY("needs", &spec_option_set, AT(pte_proposed_marker, needs), .optional = true),
	SPEC_KEY("about", &spec_text_of, AT(pte_proposed_marker, about), .optional = true),
	SPEC_NO_KEY,
};
static const struct pte_proposed_marker no_marker = { .about = SPEC_OWN };
const struct spec_shape spec_proposed_marker_shape = { .keys = marker_keys, .flat = true, .size = sizeof(no_marker), .most = PTE_PROPOSED_MARKERS_MAX, .blank = &no_marker };
/* clang-format on */

static bool is_marker_of_linux(const char *name)
{
	size_t count;
	const struct pte_marker_bit *const rows = pte_markers(&count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(rows[i].name, name) == 0)
			return true;
	return false;
}

static bool take_markers(struct spec_reader *r, const struct spec_place *at,
			 json_t *value, const struct spec_key *key, void *to)
{
	struct pte_proposal *const p = &((struct spec_body *)to)->proposal;
	const size_t before = p->marker_count;
	const struct pte_proposed_marker *const rows =
		behind(r, at, value, key, p->markers, &p->marker_count);

	for (size_t i = before; rows != NULL && i < p->marker_count; i++) {
		bool taken = is_marker_of_linux(rows[i].name);

		for (size_t k = 0; k < i; k++)
			taken = taken ||
				strcmp(rows[k].name, rows[i].name) == 0;
		if (!spec_name_is_new(r, at, i - before, rows[i].name, taken))
			return false;
	}
	p->markers = rows;
	return rows != NULL;
}

static void put_markers(const struct spec_writer *w, const struct spec_key *key,
			const void *from)
{
	const struct pte_proposal *const p =
		&((const struct spec_body *)from)->proposal;

	json_open_array(w->json, key->name);
	for (unsigned i = 0; i < p->marker_count; i++)
		spec_put_object(w, NULL, key->shape, &p->markers[i]);
	json_close(w->json);
}

static bool are_markers(const struct spec_key *key, const void *from)
{
	(void)key;
	return ((const struct spec_body *)from)->proposal.marker_count > 0;
}

const struct spec_type spec_of_proposed_markers = { .take = take_markers,
						    .put = put_markers,
						    .is_some = are_markers,
						    .merging = SPEC_MERGED_ROWS,
						    .is_list = true };

/* ---- special words ------------------------------------------------------ */

/* clang-format off */
static const struct spec_key word_keys[] = {
	SPEC_KEY("word", &spec_hex, AT(pte_proposed_word, word)),
	SPEC_KEY("needs", &spec_option_set, AT(pte_proposed_word, needs), .optional = true),
	SPEC_KEY("about", &spec_text_of, AT(pte_proposed_word, about), .optional = true),
	SPEC_NO_KEY,
};
static const struct pte_proposed_word no_word = { .about = SPEC_OWN };
const struct spec_shape spec_proposed_word_shape = { .keys = word_keys, .flat = true, .size = sizeof(no_word), .most = PTE_PROPOSED_WORDS_MAX, .blank = &no_word };
/* clang-format on */

static bool take_words(struct spec_reader *r, const struct spec_place *at,
		       json_t *value, const struct spec_key *key, void *to)
{
	struct pte_proposal *const p = &((struct spec_body *)to)->proposal;

	p->words = behind(r, at, value, key, p->words, &p->word_count);
	return p->words != NULL;
}

static void put_words(const struct spec_writer *w, const struct spec_key *key,
		      const void *from)
{
	const struct pte_proposal *const p =
		&((const struct spec_body *)from)->proposal;

	json_open_array(w->json, key->name);
	for (unsigned i = 0; i < p->word_count; i++)
		spec_put_object(w, NULL, key->shape, &p->words[i]);
	json_close(w->json);
}

static bool are_words(const struct spec_key *key, const void *from)
{
	(void)key;
	return ((const struct spec_body *)from)->proposal.word_count > 0;
}

const struct spec_type spec_of_proposed_words = { .take = take_words,
						  .put = put_words,
						  .is_some = are_words,
						  .merging = SPEC_MERGED_ROWS,
						  .is_list = true };
