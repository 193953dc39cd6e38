/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Words of pagemap from the command line or stdin: one as a block, several as a
 * line each, or JSON.
 */
#include "decode_pagemap.h"

#include <string.h>

#include "batch.h"
#include "exit.h"
#include "pagemap_word.h"
#include "select/certain.h"
#include "select/find.h"
#include "term/say.h"
#include "value.h"

/* "0x", sixteen digits and two spaces, so that readings are aligned */
#define VALUE_COLUMNS 20

struct words {
	struct out *out;
	const struct pte_target *target;
	enum pte_level level;
	bool json, block;
	bool wrong; /* one was no word of such a kernel */
};

static void tell_line(struct out *out, const struct pagemap_word *w)
{
	char text[VALUE_COLUMNS];
	struct out value;

	out_to_memory(&value, text, sizeof(text));
	out_hex(&value, w->value);
	out_format(out, "%-*s", VALUE_COLUMNS, out_memory(&value));
	pagemap_word_line(out, w);
	out_char(out, '\n');
}

static void tell_json(struct out *out, const struct pagemap_word *w)
{
	struct json j;

	json_begin(&j, out, false);
	json_text(&j, "layout", w->target->name);
	json_text(&j, "level", pte_level_name(w->level));
	pagemap_word_json(&j, w);
	if (!w->target->certain)
		json_bool(&j, "certain", false);
	json_end(&j);
}

/* a batch_take */
static bool decode(void *context, char *text, size_t length, size_t line)
{
	struct words *const d = context;
	struct pagemap_word w = { .target = d->target, .level = d->level };

	if (!value_read(text, length, line, "a word of pagemap", &w.value))
		return false;
	pagemap_word_read(&w);
	if (d->json)
		tell_json(d->out, &w);
	else if (d->block)
		pagemap_word_block(d->out, &w);
	else
		tell_line(d->out, &w);
	d->wrong = d->wrong || w.stray != 0 || w.kinds == 0;
	return true;
}

int decode_pagemap(const struct options *o, struct out *out)
{
	struct pte_target target;
	struct words d = {
		.out = out,
		.target = &target,
		.level = o->level,
		.json = options_have(o, OPTION_JSON),
		.block = o->word_count == 1 && !batch_is_stdin(o),
	};

	if (options_have(o, OPTION_ENTRY)) {
		say(0, "decode: --entry and --pagemap: a word is one of them");
		return EXIT_TROUBLE;
	}
	if (!pte_level_has_entries(o->level)) {
		say(0, "--level=%s: with --pagemap it's pte, pmd or hugetlb",
		    pte_level_name(o->level));
		return EXIT_TROUBLE;
	}
	if (!find_target_at_level(o, false, &target) ||
	    !pagemap_word_is_known(&target))
		return EXIT_TROUBLE;
	if (!batch_words(o, out, decode, &d))
		return EXIT_TROUBLE;
	if (!target.certain)
		say_uncertain(&target);
	return d.wrong && options_have(o, OPTION_STRICT) ? EXIT_NO : EXIT_YES;
}
