/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Where each scheme is feasible, over every layout and version. Layouts with
 * the same result are shown as one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare.h"
#include "select/find.h"
#include "show/list.h"
#include "term/json.h"
#include "term/say.h"
#include "term/table.h"
#include "term/wrap.h"

#define SPANS_SIZE 64

/* A scheme on a layout: the versions in which it's feasible. */
struct place {
	const char *layout;
	const struct pte_arch *arch;
	char spans[SPANS_SIZE]; /* "to 5.18"; "yes", "if", "no" */
	/*
	 * the free bits; and why it isn't feasible, by the newest such version
	 */
	char why[2 * PTE_SCHEME_WHY_SIZE];
	bool shown;
};

/* ---- one layout --------------------------------------------------------- */

static void add_span(struct place *p, const struct pte_span *in,
		     const struct pte_span *all)
{
	char since[VERSION_SIZE], until[VERSION_SIZE];
	const size_t at = strlen(p->spans);
	const size_t left = sizeof(p->spans) - at;
	const char *const before = at == 0 ? "" : ", ";

	if (in->since == all->since && in->until == all->until)
		(void)snprintf(p->spans + at, left, "%syes", before);
	else if (in->since == all->since)
		(void)snprintf(p->spans + at, left, "%sto %s", before,
			       version_text(until, in->until));
	else if (in->until == all->until)
		(void)snprintf(p->spans + at, left, "%s%s on", before,
			       version_text(since, in->since));
	else
		(void)snprintf(p->spans + at, left, "%s%s to %s", before,
			       version_text(since, in->since),
			       version_text(until, in->until));
}

/* Returns false if that version can't have the configuration. */
static bool try_version(const struct compare_wanted *w, const char *layout,
			uint16_t version, const struct pte_config *config,
			struct pte_scheme_use *use)
{
	const struct pte_model *model;
	struct pte_target target;

	if (pte_model_find(layout, strlen(layout), version, &model) !=
		    PTE_STATUS_OK ||
	    pte_target_of(model, version, config, &target) != PTE_STATUS_OK)
		return false;
	pte_scheme_try(w->scheme, w->bit, &target, use);
	return true;
}

/*
 * append the bits that the scheme could take, whenever they change: "3 4; 4
 * from 5.19"
 */
static void add_bits(struct place *p, uint64_t bits, uint16_t version,
		     bool first)
{
	const size_t at = strlen(p->why);
	char since[VERSION_SIZE];
	struct out text;

	out_to_memory(&text, p->why + at, sizeof(p->why) - at);
	out_text(&text, first ? "free:" : ";");
	for (unsigned bit = 0; bit < 64; bit++)
		if ((bits >> bit & 1U) != 0)
			out_format(&text, " %u", bit);
	if (!first)
		out_format(&text, " from %s", version_text(since, version));
	(void)out_memory(&text);
}

/* behind the bits that are free where it's feasible */
static void add_why_not(struct place *p, const char *why_not)
{
	const size_t at = strlen(p->why);

	if (why_not[0] != '\0')
		(void)snprintf(p->why + at, sizeof(p->why) - at, "%s%s",
			       at > 0 ? "; elsewhere " : "", why_not);
}

static void find_place(const struct compare_wanted *w,
		       const struct pte_config *config, struct place *p)
{
	struct pte_span all, run = { 0, 0 };
	struct pte_scheme_use use;
	char why_not[PTE_SCHEME_WHY_SIZE] = "";
	bool on_condition = false;
	uint64_t bits = 0;

	if (pte_model_versions(p->layout, strlen(p->layout), &all) !=
	    PTE_STATUS_OK)
		return;
	for (uint16_t v = 0; pte_span_next(&all, &v);) {
		const bool tried = try_version(w, p->layout, v, config, &use);
		const bool good = tried && use.feasible != PTE_FEASIBLE_NO;

		if (tried && use.why[0] != '\0')
			memcpy(why_not, use.why, sizeof(why_not));
		if (good && use.bit != PTE_SCHEME_NO_BIT &&
		    w->bit == PTE_SCHEME_NO_BIT && bits != use.image_bits) {
			add_bits(p, use.image_bits, v, bits == 0);
			bits = use.image_bits;
		}
		on_condition = on_condition ||
			       (good && use.feasible == PTE_FEASIBLE_IF);
		if (good && run.since == 0)
			run.since = v;
		if (good)
			run.until = v;
		if (run.since != 0 && (!good || v == all.until)) {
			add_span(p, &run, &all);
			run.since = 0;
		}
	}
	add_why_not(p, why_not);
	if (p->spans[0] == '\0')
		(void)snprintf(p->spans, sizeof(p->spans), "no");
	else if (on_condition && strcmp(p->spans, "yes") == 0)
		(void)snprintf(p->spans, sizeof(p->spans), "if");
	else if (on_condition)
		(void)strncat(p->spans, ", if",
			      sizeof(p->spans) - strlen(p->spans) - 1);
}

/* ---- layouts with equal results ------------------------------------------ */

static bool alike(const struct place *a, const struct place *b)
{
	return strcmp(a->spans, b->spans) == 0 && strcmp(a->why, b->why) == 0;
}

/* the cell of an architecture: "some" if its layouts differ */
static const char *cell_of(const struct place *places, size_t count,
			   const struct pte_arch *arch)
{
	const char *said = NULL;

	for (size_t i = 0; i < count; i++) {
		if (places[i].arch != arch)
			continue;
		if (said != NULL && strcmp(said, places[i].spans) != 0)
			return "some";
		said = places[i].spans;
	}
	return said;
}

/* "arm64*", if all of an architecture's layouts have the same result */
static void out_layouts(struct wrap *w, struct place *places, size_t count,
			const struct place *like)
{
	for (size_t i = 0; i < count; i++) {
		char all[32];
		bool whole = true;
		size_t same = 0;

		if (places[i].shown || !alike(&places[i], like))
			continue;
		for (size_t n = 0; n < count; n++) {
			if (places[n].arch != places[i].arch)
				continue;
			same++;
			whole &= alike(&places[n], like);
		}
		if (!whole || same < 2) {
			places[i].shown = true;
			wrap_word(w, places[i].layout);
			continue;
		}
		for (size_t n = 0; n < count; n++)
			if (places[n].arch == places[i].arch)
				places[n].shown = true;
		(void)snprintf(all, sizeof(all), "%s*", places[i].arch->name);
		wrap_word(w, all);
	}
}

/* ---- output -------------------------------------------------------------- */

static size_t list_layout_names(struct place *places, size_t room)
{
	size_t count = 0;

	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct pte_model *const m = pte_model_at(i);

		if (count > 0 &&
		    strcmp(places[count - 1].layout, m->layout->name) == 0)
			continue;
		if (count == room)
			break;
		memset(&places[count], 0, sizeof(places[count]));
		places[count].layout = m->layout->name;
		places[count++].arch = m->arch;
	}
	return count;
}

/* what it takes on the last layout that can have it, in its oldest version */
static void takes_of(struct out *out, const struct compare_wanted *w,
		     const struct place *places, size_t count,
		     const struct pte_config *config)
{
	struct pte_scheme_cost cost;
	struct pte_scheme_use use;
	struct pte_span all;

	for (size_t i = count; i-- > 0;) {
		if (pte_model_versions(places[i].layout,
				       strlen(places[i].layout),
				       &all) != PTE_STATUS_OK)
			continue;
		for (uint16_t v = 0; pte_span_next(&all, &v);)
			if (try_version(w, places[i].layout, v, config, &use) &&
			    pte_scheme_cost(&use, &cost) == PTE_STATUS_OK) {
				out_takes(out, &cost);
				return;
			}
	}
	out_char(out, '-');
}

static void print_why(struct out *out, const struct compare_wanted *w,
		      struct place *places, size_t count)
{
	bool titled = false;

	for (size_t i = 0; i < count; i++) {
		struct wrap wrap;

		if (places[i].shown || places[i].why[0] == '\0')
			continue;
		if (!titled) {
			out_char(out, '\n');
			out_colored(out, COLOR_TITLE, w->scheme->name);
			out_char(out, '\n');
			titled = true;
		}
		out_format(out, "  %-12s", places[i].spans);
		/* "5.17 to 6.18" fills the column: a blank is missing */
		wrap_begin(&wrap, out, strlen(places[i].spans) > 11 ? 15 : 14,
			   14);
		out_layouts(&wrap, places, count, &places[i]);
		wrap_end(&wrap);
		out_pad(out, ' ', 14);
		wrap_begin(&wrap, out, 14, 14);
		wrap_text(&wrap, places[i].why);
		wrap_end(&wrap);
	}
}

static void print_json(struct out *out, const struct compare_wanted *w,
		       const struct place *places, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct json j;

		json_begin(&j, out, false);
		json_text(&j, "scheme", w->scheme->name);
		json_text(&j, "layout", places[i].layout);
		json_text(&j, "feasible", places[i].spans);
		if (places[i].why[0] != '\0')
			json_text(&j, "why", places[i].why);
		json_end(&j);
	}
}

#define ARCHS_MAX 32
#define NAME_COLUMNS 3

static size_t archs_of(const struct place *places, size_t count,
		       const struct pte_arch **archs)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		if (n == 0 || (archs[n - 1] != places[i].arch && n < ARCHS_MAX))
			archs[n++] = places[i].arch;
	return n;
}

static void add_row(struct table *table, const struct compare_wanted *w,
		    const struct place *places, size_t count,
		    const struct pte_config *config)
{
	const struct pte_arch *archs[ARCHS_MAX];
	const size_t n = archs_of(places, count, archs);
	char cell[COMPARE_CELL_SIZE];
	struct out text;

	table_row(table);
	(void)snprintf(cell, sizeof(cell), "%s", w->scheme->name);
	if (w->bit != PTE_SCHEME_NO_BIT)
		(void)snprintf(cell, sizeof(cell), "%s=%d", w->scheme->name,
			       w->bit);
	table_cell(table, cell);
	out_to_memory(&text, cell, sizeof(cell));
	takes_of(&text, w, places, count, config);
	table_cell(table, out_memory(&text));
	for (size_t i = 0; i < n; i++)
		table_cell(table, cell_of(places, count, archs[i]));
}

static bool print(struct out *out, const struct compare_wanted *wanted,
		  struct place *places, size_t wanted_count, size_t count,
		  const struct pte_config *config, bool detailed)
{
	struct table_column columns[2 + ARCHS_MAX] = { { "SCHEME", false, 0 },
						       { "TAKES", false, 0 } };
	const struct pte_arch *archs[ARCHS_MAX];
	const size_t n = archs_of(places, count, archs);
	struct table table;

	for (size_t i = 0; i < n; i++)
		columns[2 + i] =
			(struct table_column){ archs[i]->name, false, 0 };
	table_begin(&table, columns, 2 + n);
	for (size_t i = 0; i < wanted_count; i++)
		add_row(&table, &wanted[i], &places[i * count], count, config);
	if (!table_end(&table, out))
		return false;
	for (size_t i = 0; detailed && i < wanted_count; i++)
		print_why(out, &wanted[i], &places[i * count], count);
	if (!detailed && out->take_table == NULL)
		out_folded(out, "why, layout by layout", "name a scheme");
	return true;
}

bool compare_everywhere(struct out *out, const struct compare_wanted *wanted,
			size_t wanted_count, const struct pte_config *config,
			bool json, bool detailed)
{
	const size_t room = pte_model_count();
	struct place *const places =
		calloc(wanted_count * room, sizeof(*places));
	size_t count = 0;
	bool done = true;

	if (places == NULL) {
		say(0, "out of memory");
		return false;
	}
	for (size_t i = 0; i < wanted_count; i++) {
		count = list_layout_names(&places[i * count], room);
		for (size_t n = 0; n < count; n++)
			find_place(&wanted[i], config, &places[i * count + n]);
		if (json)
			print_json(out, &wanted[i], &places[i * count], count);
	}
	if (!json)
		done = print(out, wanted, places, wanted_count, count, config,
			     detailed);
	free(places);
	return done;
}
