/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The infer command: which kernels explain words and entries, best first, and
 * what each word is to the best of them.
 */
#include "command.h"

#include <string.h>

#include "candidates.h"
#include "select/configs.h"
#include "select/find.h"
#include "term/json.h"
#include "term/say.h"
#include "term/table.h"
#include "word/batch.h"
#include "word/doubts.h"
#include "word/reading.h"

/* how many are shown if none explains all */
#define NEAREST_MAX 5
#define CELL_SIZE 512
#define SEEN_SIZE 64
#define BELOW_COLUMNS 6

struct inferred {
	const struct options *o;
	const struct seen *seen;
	const struct candidates *all;
	struct out *out;
	size_t shown; /* the first ones */
};

static bool explains_all(const struct candidate *c)
{
	return c->fit.explained == c->fit.of;
}

static const struct spec_kernels *kernels_of(const struct candidate *c)
{
	const struct spec *const s = spec_of(c->model);

	return s == NULL ? NULL : s->kernels;
}

/* "x86_64@5.14"; of kernels that aren't versions, the name alone */
static void out_layout(struct out *out, const struct candidate *c)
{
	char version[VERSION_SIZE];

	out_text(out, c->model->layout->name);
	if (kernels_of(c) == NULL)
		out_format(out, "@%s", version_text(version, c->in.since));
}

/* ---- JSON -------------------------------------------------------------------
 */

static void json_against(struct json *j, const struct inferred *x,
			 const struct candidate *c)
{
	json_open_array(j, "against");
	for (size_t i = 0; i < x->seen->count; i++) {
		char text[SEEN_SIZE];
		struct out seen;

		if (candidate_explains(c, i) || !x->all->described[i])
			continue;
		out_to_memory(&seen, text, sizeof(text));
		out_seen(&seen, &x->seen->list[i]);
		json_text(j, NULL, out_memory(&seen));
	}
	json_close(j);
}

static void json_candidate(const struct inferred *x, const struct candidate *c)
{
	char config[CONFIG_SIZE], name[CELL_SIZE], until[VERSION_SIZE];
	struct out layout;
	struct json j;

	out_to_memory(&layout, name, sizeof(name));
	out_layout(&layout, c);
	json_begin(&j, x->out, false);
	json_text(&j, "layout", out_memory(&layout));
	json_text(&j, "config", config_text(config, &c->config));
	json_number(&j, "explains", c->fit.explained);
	json_number(&j, "of", c->fit.of);
	json_against(&j, x, c);
	if (kernels_of(c) == NULL)
		json_text(&j, "until", version_text(until, c->in.until));
	json_number(&j, "sound", c->fit.sound);
	if (!c->certain)
		json_bool(&j, "certain", false);
	json_end(&j);
}

/* ---- text: the candidates ---------------------------------------------------
 */

static const struct table_column columns[] = {
	{ .name = "LAYOUT" },
	{ .name = "OPTIONS" },
	{ .name = "EXPLAINS", .right = true },
	{ .name = "NOTE" },
};

static const char *layout_cell(char to[static CELL_SIZE],
			       const struct candidate *c)
{
	char version[VERSION_SIZE];
	struct out cell;

	out_to_memory(&cell, to, CELL_SIZE);
	out_layout(&cell, c);
	if (kernels_of(c) == NULL && c->in.since != c->in.until)
		out_format(&cell, "..%s", version_text(version, c->in.until));
	return out_memory(&cell);
}

static bool is_same_note(const struct spec_kernels *a,
			 const struct spec_kernels *b)
{
	return a->only != NULL && b->since != NULL && b->only != NULL &&
	       strcmp(a->only, b->only) == 0;
}

/* "4.18.1 to 4.19; 4.9, 4.14 (with the mitigation of L1TF)" */
static void out_kernels(struct out *out, const struct spec_kernels *k)
{
	const char *before = "Linux ";

	for (; k != NULL && k->since != NULL; k++) {
		const bool more = is_same_note(k, k + 1);

		out_format(out, "%s%s", before, k->since);
		if (strcmp(k->since, k->until) != 0)
			out_format(out, " to %s", k->until);
		if (k->only != NULL && !more)
			out_format(out, " (%s)", k->only);
		before = more ? ", " : "; ";
	}
}

static const char *note_cell(char to[static CELL_SIZE],
			     const struct candidate *c)
{
	const unsigned unsound = c->fit.explained - c->fit.sound;
	struct out cell;

	out_to_memory(&cell, to, CELL_SIZE);
	out_kernels(&cell, kernels_of(c));
	if (!c->certain)
		out_format(&cell, "%snot certain", cell.used > 0 ? "; " : "");
	if (unsound > 0)
		out_format(&cell, "%sreads %u that it never writes",
			   cell.used > 0 ? "; " : "", unsound);
	return out_memory(&cell);
}

static bool print_table(const struct inferred *x)
{
	char config[CONFIG_SIZE], cell[CELL_SIZE], explains[CELL_SIZE];
	struct table table;

	table_begin(&table, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < x->shown; i++) {
		const struct candidate *const c = &x->all->list[i];
		struct out out;

		(void)config_text(config, &c->config);
		out_to_memory(&out, explains, sizeof(explains));
		out_format(&out, "%u of %u", c->fit.explained, c->fit.of);
		table_row(&table);
		table_cell(&table, layout_cell(cell, c));
		table_cell(&table, config[0] == '\0' ? "default" : config);
		table_cell(&table, out_memory(&out));
		table_cell(&table, note_cell(cell, c));
	}
	return table_end(&table, x->out);
}

/* ---- text: the words --------------------------------------------------------
 */

/* where the entry that was printed isn't the one that the word was made of */
static void print_other_entry(const struct inferred *x,
			      const struct read_word *w, uint64_t printed,
			      bool explained)
{
	if (!w->reading.has_entry || w->reading.swp_entry == printed)
		return;
	out_format(x->out, "\n%*s%s entry ", BELOW_COLUMNS, "",
		   explained ? "before its flags are cleared it's"
			     : "reads as");
	out_hex(x->out, w->reading.swp_entry);
}

static void print_reading(const struct inferred *x, const struct pte_target *t,
			  size_t i)
{
	const struct pte_evidence *const e = &x->seen->list[i];
	struct read_word w = { .target = t,
			       .level = e->level,
			       .value = e->word };
	struct pte_doubts doubts;
	enum pte_status status;

	if (!e->has_word)
		w.value = pte_layout_swap_encode_masked(t->layout, w.level,
							e->entry);
	status = pte_target_decode(t, w.level, w.value, &w.reading);
	if (status == PTE_STATUS_OK)
		status = pte_target_doubts(t, w.value, &w.reading, &doubts);
	if (status != PTE_STATUS_OK) {
		out_format(x->out, "not read: %s", pte_status_str(status));
		return;
	}
	doubts_add_looks(&w, false, &doubts);
	reading_line(x->out, &w);
	if (e->has_entry)
		print_other_entry(x, &w, e->entry,
				  candidate_explains(x->all->list, i));
	doubts_below(x->out, &w, &doubts, BELOW_COLUMNS);
}

/* a slot of the pmd may have been one of hugetlb's pages */
static void print_as_hugetlb(const struct inferred *x,
			     const struct pte_target *t, size_t i)
{
	struct pte_evidence e = x->seen->list[i];
	struct pte_fit fit = { 0 };

	if (e.level != PTE_LEVEL_PMD || candidate_explains(x->all->list, i))
		return;
	e.level = PTE_LEVEL_HUGETLB;
	if (pte_fit_add(t, &e, &fit) != PTE_STATUS_OK || fit.sound == 0)
		return;
	out_format(x->out, "\n%*sit's explained as ", BELOW_COLUMNS, "");
	out_seen(x->out, &e);
}

/* a word that some layouts don't explain tells the others apart */
static void print_deciding(const struct inferred *x, size_t i)
{
	const unsigned layouts = candidates_layouts(x->all, i);

	if (layouts == x->all->layouts)
		return;
	out_format(x->out, "\n%*s", BELOW_COLUMNS, "");
	if (layouts == 0)
		out_text(x->out, "explained by none");
	else
		out_format(x->out, "decides: explained by %u of %u layouts",
			   layouts, x->all->layouts);
}

static void print_words(const struct inferred *x, const struct pte_target *t)
{
	out_format(x->out, "\nas %s reads %s:\n", t->name,
		   x->all->list[0].fit.of == 1 ? "it" : "them");
	for (size_t i = 0; i < x->seen->count; i++) {
		if (!x->all->described[i])
			continue;
		out_text(x->out, "  ");
		out_seen(x->out, &x->seen->list[i]);
		out_text(x->out, "  ");
		print_reading(x, t, i);
		print_as_hugetlb(x, t, i);
		print_deciding(x, i);
		out_char(x->out, '\n');
	}
}

static bool print_text(const struct inferred *x, size_t more)
{
	const struct candidate *const best = x->all->list;
	struct pte_target t;

	if (!candidate_target(best, &t))
		return false;
	if (!explains_all(best))
		out_format(x->out, "no layout explains %s; the nearest:\n",
			   best->fit.of == 1 ? "it" : "all of them");
	if (!print_table(x))
		return false;
	if (more > 0)
		out_format(x->out, "%zu more with more options turned: --all\n",
			   more);
	print_words(x, &t);
	return true;
}

/* ---- the command ------------------------------------------------------------
 */

/* how many explain all; those with as few options turned as the best come first
 */
static size_t count_best(const struct candidates *all, bool few)
{
	size_t n = 0;

	while (n < all->count && explains_all(&all->list[n]) &&
	       (!few || all->list[n].turned == all->list[0].turned))
		n++;
	return n;
}

static bool print(struct inferred *x)
{
	const bool all = options_have(x->o, OPTION_ALL);
	const size_t best = count_best(x->all, false);
	const size_t near = x->all->count < NEAREST_MAX ? x->all->count
							: NEAREST_MAX;

	if (options_have(x->o, OPTION_JSON)) {
		for (size_t i = 0; i < x->all->count; i++)
			if (x->all->list[i].fit.explained > 0 || i < near)
				json_candidate(x, &x->all->list[i]);
		return true;
	}
	x->shown = best == 0 ? near : count_best(x->all, !all);
	return print_text(x, best == 0 ? 0 : best - x->shown);
}

/* nothing, or - alone */
static bool is_stdin(const struct options *o)
{
	return o->word_count == 0 ||
	       (o->word_count == 1 && strcmp(o->words[0], "-") == 0);
}

static bool take_words(const struct options *o, struct seen *seen)
{
	bool good = true;

	for (size_t i = 0; i < o->word_count; i++) {
		if (seen_take(seen, o->words[i], strlen(o->words[i]), 0))
			continue;
		good = false;
		if (!options_have(o, OPTION_KEEP_GOING))
			break;
	}
	return good;
}

/* Returns false if that is all of them. */
static bool say_left_out(const struct candidates *all, const struct seen *seen)
{
	size_t left = 0;

	for (size_t i = 0; i < seen->count; i++) {
		char text[SEEN_SIZE];
		struct out name;

		left += all->described[i];
		if (all->described[i])
			continue;
		out_to_memory(&name, text, sizeof(text));
		out_seen(&name, &seen->list[i]);
		say(0, "note: %s is left out: no layout describes that level",
		    out_memory(&name));
	}
	if (left == 0)
		say(0, "infer: no word is left");
	return left > 0;
}

static int infer(const struct options *o, const struct seen *seen,
		 struct out *out)
{
	static struct candidates all;
	struct inferred x = { .o = o, .seen = seen, .all = &all, .out = out };
	int status = EXIT_TROUBLE;

	if (candidates_find(o, seen, &all) && say_left_out(&all, seen) &&
	    print(&x))
		status = explains_all(all.list) ? EXIT_YES : EXIT_NO;
	candidates_free(&all);
	return status;
}

int run_infer(const struct options *o, struct out *out)
{
	static struct seen seen;
	bool good;
	int status;

	seen = (struct seen){ .level = o->level };
	good = is_stdin(o) ? batch_lines(o, out, seen_take, &seen)
			   : take_words(o, &seen);
	if (good && seen.count == 0)
		say(0, "infer: no words: as arguments, or one a line on stdin");
	if (seen.count == 0 || (!good && !options_have(o, OPTION_KEEP_GOING)))
		return EXIT_TROUBLE;
	status = infer(o, &seen, out);
	return good ? status : EXIT_TROUBLE;
}
