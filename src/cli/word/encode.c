/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The encode command: encodes a description from the command line, or one per
 * line of stdin.
 */
#include "command.h"

#include <string.h>

#include "batch.h"
#include "describe.h"
#include "select/certain.h"
#include "select/find.h"
#include "term/json.h"
#include "term/say.h"

/*
 * more words than any valid description has, so that the message can name a bad
 * one
 */
#define WORDS_MAX 64

/* state across descriptions */
struct encoder {
	struct out *out;
	struct pte_target target;
	enum pte_level level;
	bool json;
	bool said_why;
};

static bool is_certain(const struct encoder *e, enum pte_kind kind)
{
	return e->target.certain &&
	       (kind != PTE_KIND_MARKER || e->target.markers_certain);
}

static bool is_entry(const struct encoder *e, enum pte_kind kind)
{
	const enum pte_payload payload =
		pte_model_kind(e->target.model, kind)->payload;

	if (kind >= PTE_KIND_PROPOSED)
		return true;
	return payload != PTE_PAYLOAD_NOTHING && payload != PTE_PAYLOAD_ADDRESS;
}

static void json_encoded(const struct encoder *e, enum pte_kind kind,
			 uint64_t value)
{
	struct json j;

	json_begin(&j, e->out, false);
	json_text(&j, "layout", e->target.name);
	json_text(&j, "level", pte_level_name(e->level));
	json_text(&j, "kind", pte_model_kind(e->target.model, kind)->name);
	json_hex(&j, "pte", value);
	if (is_entry(e, kind))
		json_hex(&j, "swp_entry",
			 pte_layout_swap_decode(e->target.layout, e->level,
						value));
	if (!is_certain(e, kind))
		json_bool(&j, "certain", false);
	json_end(&j);
}

static bool encode(struct encoder *e, char *const *words, size_t count,
		   size_t line)
{
	struct described d;
	uint64_t value;
	enum pte_status status;

	if (!describe(&e->target, words, count, line, &d))
		return false;
	status =
		pte_target_encode(&e->target, e->level, &d.description, &value);
	if (status != PTE_STATUS_OK) {
		say_not_encoded(&e->target, e->level, &d, status, line);
		return false;
	}
	if (e->json) {
		json_encoded(e, d.description.kind, value);
	} else {
		out_hex(e->out, value);
		out_char(e->out, '\n');
	}
	if (!is_certain(e, d.description.kind) && !e->said_why) {
		e->said_why = true;
		say_uncertain(&e->target);
	}
	return true;
}

/* a batch_take: split the line into words, up to a comment */
static bool encode_line(void *context, char *text, size_t length, size_t line)
{
	static const char spaces[] = " \t\v\f\r";
	char *words[WORDS_MAX];
	size_t count = 0;
	char *rest = text;

	(void)length;
	for (char *word; (word = strtok_r(rest, spaces, &rest)) != NULL;) {
		if (*word == '#')
			break;
		if (count == WORDS_MAX) {
			say(line, "%s: more words than a description has",
			    words[0]);
			return false;
		}
		words[count++] = word;
	}
	return count == 0 || encode(context, words, count, line);
}

int run_encode(const struct options *o, struct out *out)
{
	struct encoder e = {
		.out = out,
		.level = o->level,
		.json = options_have(o, OPTION_JSON),
	};
	bool good;

	if (!find_target_at_level(o, false, &e.target))
		return EXIT_TROUBLE;
	if (o->word_count == 0) {
		say(0, "encode: what? Give a KIND, or - to read stdin");
		return EXIT_TROUBLE;
	}
	if (strcmp(o->words[0], "-") != 0)
		good = encode(&e, o->words, o->word_count, 0);
	else if (o->word_count == 1)
		good = batch_lines(o, out, encode_line, &e);
	else {
		say(0, "encode: nothing may follow -");
		good = false;
	}
	return good ? EXIT_YES : EXIT_TROUBLE;
}
