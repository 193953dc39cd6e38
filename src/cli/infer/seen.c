/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Parses words, entries and pairs.
 */
#include "seen.h"

#include <string.h>

#include "term/say.h"
#include "word/value.h"

static const char of_entry[] = "entry";

/* the length of "entry:" or "entry=", or 0 */
static size_t entry_label(const char *text, size_t length)
{
	const size_t n = strlen(of_entry);

	return length > n && memcmp(text, of_entry, n) == 0 &&
			       (text[n] == ':' || text[n] == '=')
		       ? n + 1
		       : 0;
}

static bool read_word(const char *text, size_t length, size_t line,
		      struct pte_evidence *e)
{
	const size_t level = value_level(text, length, &e->level);
	const char *const word = text + level;
	const char *const end = text + length;
	const char *const equals = memchr(word, '=', length - level);

	e->has_word = true;
	e->has_entry = equals != NULL;
	return value_read(word,
			  (size_t)((equals != NULL ? equals : end) - word),
			  line, AN_ENTRY, &e->word) &&
	       (equals == NULL ||
		value_read(equals + 1, (size_t)(end - equals - 1), line,
			   AN_ENTRY, &e->entry));
}

static bool is_same(const struct pte_evidence *a, const struct pte_evidence *b)
{
	return a->level == b->level && a->has_word == b->has_word &&
	       a->has_entry == b->has_entry && a->word == b->word &&
	       a->entry == b->entry;
}

bool seen_take(void *context, char *text, size_t length, size_t line)
{
	struct seen *const s = context;
	struct pte_evidence e = { .level = s->level };
	const size_t label = entry_label(text, length);
	size_t i = 0;

	if (label == 0 && !read_word(text, length, line, &e))
		return false;
	if (label > 0) {
		e.has_entry = true;
		e.level = PTE_LEVEL_PTE;
		if (!value_read(text + label, length - label, line, AN_ENTRY,
				&e.entry))
			return false;
	}
	while (i < s->count && !is_same(&s->list[i], &e))
		i++;
	if (i == SEEN_MAX) {
		say(line, "more than %d different words", SEEN_MAX);
		return false;
	}
	s->list[i] = e;
	s->count += i == s->count;
	return true;
}

void out_seen(struct out *out, const struct pte_evidence *e)
{
	if (!e->has_word)
		out_format(out, "%s:", of_entry);
	else if (e->level != PTE_LEVEL_PTE)
		out_format(out, "%s:", pte_level_name(e->level));
	if (e->has_word)
		out_hex(out, e->word);
	if (e->has_word && e->has_entry)
		out_char(out, '=');
	if (e->has_entry)
		out_hex(out, e->entry);
}
