/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * `pte list layouts --all`: the specs that come with the command, after the
 * rows of the registry: of which kernels they are, and where they're from.
 */
#include "list.h"

#include <stdio.h>
#include <string.h>

#include "select/find.h"
#include "spec/named.h"
#include "term/table.h"

#define KERNELS_COLUMNS 28
#define ABOUT_COLUMNS 32
#define WHAT_COLUMNS 22

static const struct table_column columns[] = {
	{ "SPEC", false, 0 },
	{ "KERNELS", false, KERNELS_COLUMNS },
	{ "PAGE", true, 0 },
	{ "ABOUT", false, ABOUT_COLUMNS },
};

static const struct table_column source_columns[] = {
	{ "SPEC", false, 0 },
	{ "SOURCE", false, 0 },
	{ "VERSIONS", false, 0 },
	{ "FOR", false, WHAT_COLUMNS },
};

static bool same_only(const struct spec_kernels *a,
		      const struct spec_kernels *b)
{
	return a->only == b->only || (a->only != NULL && b->only != NULL &&
				      strcmp(a->only, b->only) == 0);
}

const char *kernels_text(char to[static KERNELS_SIZE],
			 const struct spec_kernels *k)
{
	struct out text;

	out_to_memory(&text, to, KERNELS_SIZE);
	for (; k->since != NULL; k++) {
		out_text(&text, k->since);
		if (strcmp(k->since, k->until) != 0)
			out_format(&text, " to %s", k->until);
		if (k[1].since != NULL && same_only(k, k + 1)) {
			out_text(&text, ", ");
			continue;
		}
		if (k->only != NULL)
			out_format(&text, " (%s)", k->only);
		if (k[1].since != NULL)
			out_text(&text, ", and ");
	}
	return out_memory(&text);
}

static void row(struct table *table, const struct spec *spec)
{
	const struct pte_model *const m = &spec->model;
	char text[KERNELS_SIZE];

	table_row(table);
	table_cell(table, m->layout->name);
	table_cell(table, kernels_text(text, spec->kernels));
	(void)snprintf(text, sizeof(text), "%uK",
		       (1U << m->layout->page_shift) / 1024);
	table_cell(table, text);
	table_cell(table, m->about);
}

static void source_rows(struct table *table, const struct spec *spec)
{
	const struct pte_source *const first = spec->model.arch->sources;

	for (const struct pte_source *s = first; s->path != NULL; s++) {
		table_row(table);
		table_cell(table, s == first ? spec->model.layout->name : "");
		table_cell(table, s->path);
		table_cell(table, s->versions);
		table_cell(table, s->what);
	}
}

static void json_kernels(struct json *j, const struct spec *spec)
{
	json_open_array(j, "kernels");
	for (const struct spec_kernels *k = spec->kernels; k->since != NULL;
	     k++) {
		json_open_object(j, NULL);
		json_text(j, "since", k->since);
		json_text(j, "until", k->until);
		if (k->only != NULL)
			json_text(j, "only", k->only);
		json_close(j);
	}
	json_close(j);
}

static void json_row(struct out *out, const struct spec *spec)
{
	const struct pte_model *const m = &spec->model;
	struct json j;

	json_begin(&j, out, false);
	json_text(&j, "layout", m->layout->name);
	json_text(&j, "arch", m->arch->name);
	json_bool(&j, "spec", true);
	json_kernels(&j, spec);
	json_layout_facts(&j, m);
	if (m->proposal != NULL && m->proposal->uncertain)
		json_bool(&j, "certain", false);
	json_end(&j);
}

static bool named_table(const struct lister *l, const struct table_column *of,
			size_t count,
			void (*add)(struct table *, const struct spec *))
{
	struct table table;

	table_begin(&table, of, count);
	for (size_t i = 0; i < named_spec_count; i++)
		add(&table, spec_open(named_specs[i].name));
	return table_end(&table, l->out);
}

bool list_named(const struct lister *l)
{
	/* one that can't be read has said so */
	for (size_t i = 0; i < named_spec_count; i++)
		if (spec_open(named_specs[i].name) == NULL)
			return false;
	if (l->json) {
		for (size_t i = 0; i < named_spec_count; i++)
			json_row(l->out, spec_open(named_specs[i].name));
		return true;
	}
	out_char(l->out, '\n');
	if (!named_table(l, columns, sizeof(columns) / sizeof(columns[0]), row))
		return false;
	out_text(l->out, "\nSPEC: older kernels, and vendors', named without a "
			 "version. Kinds are numbered\nas in Linux 5.10.\n\n");
	return named_table(l, source_columns,
			   sizeof(source_columns) / sizeof(source_columns[0]),
			   source_rows);
}
