/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Runs a function on each line of stdin.
 */
#include "batch.h"

#include <string.h>

#include "term/input.h"
#include "term/say.h"

/* reject lines that are too long or contain a NUL */
static bool is_sane(const struct input *in, enum input_got got)
{
	char quoted[QUOTE_SIZE];
	const char *const what = got == INPUT_LONG ? "the line is too long"
				 : memchr(in->text, '\0', in->length) != NULL
					 ? "a NUL byte stands in it"
					 : NULL;

	if (what != NULL)
		say(in->number, "%s: %s", quote(quoted, in->text, in->length),
		    what);
	return what == NULL;
}

bool batch_lines(const struct options *o, struct out *out, batch_take *take,
		 void *context)
{
	struct input in;
	enum input_got got;
	bool good = true;

	input_begin(&in, out);
	while (out->error == 0 && (got = input_next(&in)) != INPUT_END) {
		if (got == INPUT_BROKEN)
			return false;
		if (is_sane(&in, got) &&
		    take(context, in.text, in.length, in.number))
			continue;
		good = false;
		if (!options_have(o, OPTION_KEEP_GOING))
			break;
	}
	return good;
}

bool batch_is_stdin(const struct options *o)
{
	return o->word_count == 0 ||
	       (o->word_count == 1 && strcmp(o->words[0], "-") == 0);
}

bool batch_words(const struct options *o, struct out *out, batch_take *take,
		 void *context)
{
	bool good = true;

	if (batch_is_stdin(o))
		return batch_lines(o, out, take, context);
	for (size_t i = 0; i < o->word_count; i++) {
		char *const word = o->words[i];

		if (take(context, word, strlen(word), 0))
			continue;
		good = false;
		if (!options_have(o, OPTION_KEEP_GOING))
			break;
	}
	return good;
}
