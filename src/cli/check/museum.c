/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The museum command, and `pte list exhibits`: tries each historic bug's claim
 * on the layout before and after the fix, verifies both verdicts, and shows the
 * witness.
 */
#include "command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/prove/museum.h>

#include "show/list.h"
#include "smt2/smt2.h"
#include "term/json.h"
#include "term/say.h"
#include "term/table.h"
#include "term/wrap.h"
#include "workspace.h"

#define LABEL_COLUMNS 10
/* a label, 0x, 16 digits, two spaces */
#define WORD_COLUMNS (LABEL_COLUMNS + 20)
#define TEXT_SIZE 512

static const char *const side_names[PTE_SIDE_COUNT] = {
	[PTE_SIDE_BEFORE] = "before",
	[PTE_SIDE_AFTER] = "after",
};

/*
 * The members of one side's verdict that are shown: the verdict itself is
 * large, and only valid during the callback.
 */
struct outcome {
	enum pte_verdict_kind verdict; /* 0: none was reported */
	uint64_t witness, becomes;
	bool verified;
	struct smt2 *smt2; /* takes the obligation; or NULL */
	struct pte_workspace *workspace;
};

static void keep(const struct pte_verdict *v, void *context)
{
	struct outcome *const o = context;

	o->verdict = v->verdict;
	o->witness = v->witness;
	o->becomes = v->becomes;
	o->verified = pte_verdict_verify(o->workspace, v) == PTE_STATUS_OK;
	smt2_add(o->smt2, v, "");
}

/* whether both sides come out as the exhibit says */
static bool look(const struct pte_exhibit *e, struct smt2 *smt2,
		 struct pte_workspace *workspace,
		 struct outcome outcome_ret[static PTE_SIDE_COUNT])
{
	bool good = true;

	for (unsigned s = 0; s < PTE_SIDE_COUNT; s++) {
		struct outcome *const o = &outcome_ret[s];

		memset(o, 0, sizeof(*o));
		o->smt2 = smt2;
		o->workspace = workspace;
		if (pte_exhibit_try(workspace, e, (enum pte_side_of)s, keep,
				    o) != PTE_STATUS_OK ||
		    !o->verified || o->verdict != e->side[s].expected) {
			say(0, "museum: %s: %s: not what it was known to be",
			    e->id, side_names[s]);
			good = false;
		}
	}
	return good;
}

/* ---- text ---------------------------------------------------------------- */

static void out_line(struct out *out, const char *label, const char *text)
{
	struct wrap w;

	out_format(out, "  %-*s", LABEL_COLUMNS - 2, label);
	wrap_begin(&w, out, LABEL_COLUMNS, LABEL_COLUMNS);
	wrap_text(&w, text);
	wrap_end(&w);
}

/* a word and what it is read as */
static void out_reading(struct out *out, uint64_t word, const char *reading)
{
	struct wrap w;

	out_format(out, "%*s0x%016llx  ", LABEL_COLUMNS, "",
		   (unsigned long long)word);
	wrap_begin(&w, out, WORD_COLUMNS, WORD_COLUMNS);
	wrap_text(&w, reading);
	wrap_end(&w);
}

static void out_side(struct out *out, const struct pte_exhibit *e,
		     unsigned side, const struct outcome *o)
{
	const bool refuted = o->verdict == PTE_VERDICT_REFUTED;

	out_format(out, "  %-*s", LABEL_COLUMNS - 2, side_names[side]);
	out_colored(out, refuted ? COLOR_BAD : COLOR_GOOD,
		    o->verdict == 0 ? "nothing" : pte_verdict_name(o->verdict));
	out_format(out, ": %s\n", e->side[side].when);
	if (refuted) {
		out_reading(out, o->witness, e->reading[0]);
		out_reading(out, o->becomes, e->reading[1]);
	} else if (e->side[PTE_SIDE_BEFORE].expected == PTE_VERDICT_PROVED) {
		out_line(out, "", e->reading[side]);
	}
}

static void out_exhibit(struct out *out, const struct pte_exhibit *e,
			const struct outcome *o)
{
	char text[TEXT_SIZE];

	out_colored(out, COLOR_TITLE, e->id);
	out_format(out, "  %s\n", e->title);
	out_line(out, "where", e->arch);
	if (e->fix != NULL)
		out_line(out, "fix", e->fix);
	(void)snprintf(text, sizeof(text), "%s, level %s: %s", e->claim,
		       pte_level_name(e->level), pte_exhibit_claim(e)->says);
	out_line(out, "claim", text);
	out_side(out, e, PTE_SIDE_BEFORE, &o[PTE_SIDE_BEFORE]);
	out_side(out, e, PTE_SIDE_AFTER, &o[PTE_SIDE_AFTER]);
	if (e->note != NULL)
		out_line(out, "note", e->note);
	out_char(out, '\n');
}

/* in three lines: what it was, and what each side comes to */
static void out_gist(struct out *out, const struct pte_exhibit *e,
		     const struct outcome *o)
{
	const char *before = ": ";

	out_colored(out, COLOR_TITLE, e->id);
	out_format(out, "  %s\n    %s, %s", e->title, e->arch, e->claim);
	for (unsigned s = 0; s < PTE_SIDE_COUNT; s++) {
		const bool refuted = o[s].verdict == PTE_VERDICT_REFUTED;

		out_text(out, before);
		out_colored(out, refuted ? COLOR_BAD : COLOR_GOOD,
			    o[s].verdict == 0 ? "nothing"
					      : pte_verdict_name(o[s].verdict));
		if (refuted)
			out_format(out, " by 0x%llx",
				   (unsigned long long)o[s].witness);
		out_format(out, " (%s)", e->side[s].when);
		before = ", ";
	}
	out_char(out, '\n');
}

/* ---- a table, for a page ------------------------------------------------- */

static const struct table_column columns[] = {
	{ "EXHIBIT", false, 0 },  { "BUG", false, 0 },    { "WHERE", false, 0 },
	{ "CLAIM", false, 0 },    { "BEFORE", false, 0 }, { "AFTER", false, 0 },
	{ "FIXED BY", false, 0 },
};

static void cell_of_side(struct table *table, const struct pte_exhibit *e,
			 unsigned side, const struct outcome *o)
{
	char text[TEXT_SIZE];
	struct out cell;

	out_to_memory(&cell, text, sizeof(text));
	out_text(&cell,
		 o->verdict == 0 ? "nothing" : pte_verdict_name(o->verdict));
	if (o->verdict == PTE_VERDICT_REFUTED)
		out_format(&cell, " by 0x%llx", (unsigned long long)o->witness);
	out_format(&cell, " (%s)", e->side[side].when);
	table_cell(table, out_memory(&cell));
}

static bool tabulate(struct out *out, const struct outcome *outcomes)
{
	const struct pte_exhibit *e;
	struct table table;

	table_begin(&table, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; (e = pte_exhibit_at(i)) != NULL; i++) {
		table_row(&table);
		table_cell(&table, e->id);
		table_cell(&table, e->title);
		table_cell(&table, e->arch);
		table_cell(&table, e->claim);
		for (unsigned s = 0; s < PTE_SIDE_COUNT; s++)
			cell_of_side(&table, e, s,
				     &outcomes[i * PTE_SIDE_COUNT + s]);
		table_cell(&table, e->fix != NULL ? e->fix : "");
	}
	return table_end(&table, out);
}

/* ---- JSON ---------------------------------------------------------------- */

static void json_side(struct json *j, const struct pte_exhibit *e,
		      unsigned side, const struct outcome *o)
{
	json_flat_object(j, side_names[side]);
	json_text(j, "when", e->side[side].when);
	json_text(j, "verdict",
		  o->verdict == 0 ? NULL : pte_verdict_name(o->verdict));
	if (o->verdict == PTE_VERDICT_REFUTED) {
		json_hex(j, "witness", o->witness);
		json_hex(j, "becomes", o->becomes);
	}
	if (side == PTE_SIDE_BEFORE) {
		json_flat_array(j, "readings");
		json_text(j, NULL, e->reading[0]);
		json_text(j, NULL, e->reading[1]);
		json_close(j);
	}
	json_bool(j, "verified", o->verified);
	json_close(j);
}

static void json_about(struct json *j, const struct pte_exhibit *e)
{
	json_text(j, "exhibit", e->id);
	json_text(j, "title", e->title);
	json_text(j, "fix", e->fix);
	json_bool(j, "alive", e->alive);
	json_text(j, "arch", e->arch);
	json_text(j, "claim", e->claim);
	json_text(j, "level", pte_level_name(e->level));
}

static void json_exhibit(struct out *out, const struct pte_exhibit *e,
			 const struct outcome *o)
{
	struct json j;

	json_begin(&j, out, false);
	json_about(&j, e);
	for (unsigned s = 0; s < PTE_SIDE_COUNT; s++)
		json_side(&j, e, s, &o[s]);
	if (e->note != NULL)
		json_text(&j, "note", e->note);
	json_end(&j);
}

/* ---- the commands -------------------------------------------------------- */

bool list_exhibits(const struct lister *l)
{
	const struct pte_exhibit *e;
	struct json j;

	for (size_t i = 0; (e = pte_exhibit_at(i)) != NULL; i++) {
		if (l->json) {
			json_begin(&j, l->out, false);
			json_about(&j, e);
			json_end(&j);
			continue;
		}
		out_colored(l->out, COLOR_TITLE, e->id);
		out_format(l->out, "  %s\n", e->title);
		out_format(l->out, "    %s, %s; %s\n", e->arch,
			   e->side[PTE_SIDE_BEFORE].when, e->claim);
	}
	return true;
}

struct tally {
	size_t fixed, alive, missed;
};

/* each exhibit's two sides, into as many outcomes */
static void look_at_all(struct smt2 *smt2, struct pte_workspace *workspace,
			struct outcome *outcomes, struct tally *t)
{
	const struct pte_exhibit *e;

	for (size_t i = 0; (e = pte_exhibit_at(i)) != NULL; i++) {
		if (!look(e, smt2, workspace, &outcomes[i * PTE_SIDE_COUNT]))
			t->missed++;
		else if (e->alive)
			t->alive++;
		else
			t->fixed++;
	}
}

/* Returns false after a message if out of memory. */
static bool show_all(const struct options *o, struct out *out,
		     const struct outcome *outcomes, const struct tally *t)
{
	const bool json = options_have(o, OPTION_JSON);
	const struct pte_exhibit *e;

	if (!json)
		out_format(out,
			   "%zu bugs found before their fix and cleared after, "
			   "%zu alive and answered, %zu missed\n\n",
			   t->fixed, t->alive, t->missed);
	if (out->take_table != NULL)
		return tabulate(out, outcomes);
	for (size_t i = 0; (e = pte_exhibit_at(i)) != NULL; i++) {
		const struct outcome *const sides =
			&outcomes[i * PTE_SIDE_COUNT];

		if (json)
			json_exhibit(out, e, sides);
		else if (options_have(o, OPTION_ALL))
			out_exhibit(out, e, sides);
		else
			out_gist(out, e, sides);
	}
	if (!json && !options_have(o, OPTION_ALL))
		out_folded(out, "each claim, and the words", NULL);
	return true;
}

int run_museum(const struct options *o, struct out *out)
{
	struct tally t = { 0, 0, 0 };
	struct smt2 *smt2 = NULL;
	struct pte_workspace *workspace;
	struct outcome *outcomes;
	bool good;

	if (o->word_count > 0) {
		say(0, "museum: takes no arguments");
		return EXIT_TROUBLE;
	}
	if (o->smt2 != NULL) {
		smt2 = smt2_begin(o->smt2);
		if (smt2 == NULL)
			return EXIT_TROUBLE;
	}
	workspace = workspace_new();
	outcomes =
		calloc(pte_exhibit_count() * PTE_SIDE_COUNT, sizeof(*outcomes));
	if (outcomes == NULL)
		say(0, "out of memory");
	good = workspace != NULL && outcomes != NULL;
	if (good)
		look_at_all(smt2, workspace, outcomes, &t);
	if (good)
		good = show_all(o, out, outcomes, &t);
	free(workspace);
	free(outcomes);
	if (!smt2_end(smt2, good) || !good)
		return EXIT_TROUBLE;
	return t.missed > 0 ? EXIT_NO : EXIT_YES;
}
