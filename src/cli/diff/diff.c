/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The diff command: collects the changes, joins equal ones of several levels,
 * and prints each with a word that the two layouts read differently.
 */
#include "diff.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "select/certain.h"
#include "select/find.h"
#include "term/json.h"
#include "term/say.h"
#include "term/table.h"

#define ROOM 32
#define LEVELS_SIZE 32
#define REST_SIZE 48

/* ---- changes ------------------------------------------------------------ */

static struct change *find(struct diff *d, const char *aspect, const char *what,
			   const char *a, const char *b)
{
	for (size_t i = 0; i < d->count; i++) {
		struct change *const c = &d->list[i];

		if (strcmp(c->aspect, aspect) == 0 &&
		    strcmp(c->what, what) == 0 && strcmp(c->value[0], a) == 0 &&
		    strcmp(c->value[1], b) == 0)
			return c;
	}
	return NULL;
}

static struct change *grow(struct diff *d)
{
	if (d->count == d->room) {
		const size_t room = d->room == 0 ? ROOM : 2 * d->room;
		void *const more = realloc(d->list, room * sizeof(*d->list));

		if (more == NULL) {
			if (!d->broken)
				say(0, "out of memory");
			d->broken = true;
			return NULL;
		}
		d->list = more;
		d->room = room;
	}
	return &d->list[d->count++];
}

struct change *diff_add(struct diff *d, const char *aspect, const char *what,
			int level, const char *a, const char *b)
{
	const unsigned levels = level < 0 ? 0 : PTE_LEVEL_SET(level);
	struct change *c;

	/* texts that were cut may differ beyond */
	if ((strcmp(a, b) == 0 && strlen(a) < DIFF_VALUE_SIZE - 1) ||
	    (levels != 0 && (levels & d->levels) == 0))
		return NULL;
	/* one change may be at several levels */
	c = find(d, aspect, what, a, b);
	if (c == NULL) {
		c = grow(d);
		if (c == NULL)
			return NULL;
		*c = (struct change){ .aspect = aspect };
		(void)snprintf(c->what, sizeof(c->what), "%s", what);
		(void)snprintf(c->value[0], sizeof(c->value[0]), "%s", a);
		(void)snprintf(c->value[1], sizeof(c->value[1]), "%s", b);
	}
	c->levels |= levels;
	return c;
}

/* ---- output -------------------------------------------------------------- */

static const char *levels_text(char to[static LEVELS_SIZE], unsigned levels)
{
	const char *before = "";
	struct out text;

	out_to_memory(&text, to, LEVELS_SIZE);
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		if ((levels & PTE_LEVEL_SET(l)) == 0)
			continue;
		out_format(&text, "%s%s", before,
			   pte_level_name((enum pte_level)l));
		before = ", ";
	}
	return out_memory(&text);
}

static bool print_table(struct out *out, const struct diff *d)
{
	const struct table_column columns[] = {
		{ "CHANGED", false, 0 },      { "WHAT", false, 22 },
		{ "AT", false, 12 },          { d->heading[0], false, 26 },
		{ d->heading[1], false, 26 },
	};
	struct table table;

	table_begin(&table, columns, sizeof(columns) / sizeof(columns[0]));
	table.below = 3; /* what it is in the two */
	for (size_t i = 0; i < d->count; i++) {
		const struct change *const c = &d->list[i];
		char levels[LEVELS_SIZE];

		table_row(&table);
		table_cell(&table, c->aspect);
		table_cell(&table, c->what);
		table_cell(&table, levels_text(levels, c->levels));
		table_cell(&table, c->value[0]);
		table_cell(&table, c->value[1]);
	}
	return table_end(&table, out);
}

/* whether an earlier change has shown this word */
static bool is_told(const struct diff *d, size_t i)
{
	const struct diff_word *const word = &d->list[i].word;

	for (size_t k = 0; k < i; k++)
		if (d->list[k].word.told &&
		    d->list[k].word.value == word->value &&
		    d->list[k].word.level == word->level)
			return true;
	return false;
}

static int columns_of_names(const struct diff *d)
{
	const size_t a = strlen(d->heading[0]);
	const size_t b = strlen(d->heading[1]);

	return (int)(a > b ? a : b);
}

/* the first `most` of them; returns how many more there are */
static size_t print_words(struct out *out, const struct diff *d, size_t most)
{
	const int columns = columns_of_names(d);
	size_t count = 0;

	for (size_t i = 0; i < d->count; i++) {
		const struct change *const c = &d->list[i];

		if (!c->word.told || is_told(d, i) || ++count > most)
			continue;
		out_format(out, "\n0x%016llx at %s: %s%s%s\n",
			   (unsigned long long)c->word.value,
			   pte_level_name(c->word.level), c->aspect,
			   c->what[0] != '\0' ? " " : "", c->what);
		for (unsigned k = 0; k < 2; k++)
			out_format(out, "  %-*s  %s\n", columns, d->heading[k],
				   c->word.reading[k]);
	}
	return count > most ? count - most : 0;
}

static void json_change(struct out *out, const struct diff *d,
			const struct change *c)
{
	struct json j;

	json_begin(&j, out, false);
	json_open_array(&j, "layouts");
	json_text(&j, NULL, d->heading[0]);
	json_text(&j, NULL, d->heading[1]);
	json_close(&j);
	json_text(&j, "change", c->aspect);
	json_text(&j, "what", c->what);
	json_open_array(&j, "levels");
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if ((c->levels & PTE_LEVEL_SET(l)) != 0)
			json_text(&j, NULL, pte_level_name((enum pte_level)l));
	json_close(&j);
	json_open_array(&j, "values");
	json_text(&j, NULL, c->value[0]);
	json_text(&j, NULL, c->value[1]);
	json_close(&j);
	if (c->word.told) {
		json_hex(&j, "witness", c->word.value);
		json_text(&j, "level", pte_level_name(c->word.level));
		json_open_array(&j, "readings");
		json_text(&j, NULL, c->word.reading[0]);
		json_text(&j, NULL, c->word.reading[1]);
		json_close(&j);
	}
	json_end(&j);
}

static void print_answer(struct out *out, const struct diff *d)
{
	size_t words = 0;

	for (size_t i = 0; i < d->count; i++)
		words += d->list[i].word.told;
	out_format(out, "%s and %s differ: %zu change%s", d->heading[0],
		   d->heading[1], d->count, d->count == 1 ? "" : "s");
	if (words == 0)
		out_text(out, "; no word shows any of them\n\n");
	else
		out_format(out, "; a word shows %zu of them\n\n", words);
}

static bool tell(const struct options *o, struct out *out, const struct diff *d)
{
	char text[REST_SIZE];
	size_t more;

	if (options_have(o, OPTION_JSON)) {
		for (size_t i = 0; i < d->count; i++)
			json_change(out, d, &d->list[i]);
		return true;
	}
	if (d->count == 0) {
		out_format(out, "%s and %s are the same\n", d->heading[0],
			   d->heading[1]);
		return true;
	}
	print_answer(out, d);
	if (!print_table(out, d))
		return false;
	more = print_words(out, d, options_have(o, OPTION_ALL) ? d->count : 1);
	(void)snprintf(text, sizeof(text), "%zu more word%s", more,
		       more == 1 ? "" : "s");
	if (more > 0)
		out_folded(out, text, NULL);
	return true;
}

spec_diff *const diff_all[] = {
	diff_entries, diff_scheme, diff_special, diff_types,    diff_predicates,
	diff_present, diff_tables, diff_stores,  diff_handling, NULL,
};

int run_diff(const struct options *o, struct out *out)
{
	struct diff d = {
		.levels = options_have(o, OPTION_LEVEL)
				  ? PTE_LEVEL_SET(o->level)
				  : PTE_LEVEL_PAGES | PTE_LEVEL_TABLES,
	};
	bool good;

	if (o->word_count != 2) {
		say(0, "diff: name two layouts; `pte list layouts` shows them");
		return EXIT_TROUBLE;
	}
	if (options_have(o, OPTION_SVG) && options_have(o, OPTION_JSON)) {
		say(0, "--svg: not with --json");
		return EXIT_TROUBLE;
	}
	for (unsigned i = 0; i < 2; i++) {
		if (!find_target(o->words[i], &o->config, &d.target[i]))
			return EXIT_TROUBLE;
		/* two layouts that lack the level aren't equal there: refuse */
		if (!pte_layout_describes(d.target[i].layout, o->level) &&
		    !find_level(&d.target[i], o->level))
			return EXIT_TROUBLE;
		(void)heading_text(d.heading[i], &d.target[i]);
		if (!d.target[i].certain)
			say_uncertain(&d.target[i]);
	}
	for (size_t i = 0; diff_all[i] != NULL; i++)
		diff_all[i](&d);
	good = !d.broken &&
	       (options_have(o, OPTION_SVG) ? diff_svg(&d, o->level, o->svg)
					    : tell(o, out, &d));
	free(d.list);
	if (!good)
		return EXIT_TROUBLE;
	return d.count == 0 ? EXIT_YES : EXIT_NO;
}
