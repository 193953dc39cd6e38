/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * `pte list layouts`: the rows of the registry, and the sources of each
 * architecture.
 */
#include "list.h"

#include <stdio.h>
#include <string.h>

#include "select/find.h"
#include "term/table.h"

#define ABOUT_COLUMNS 31
#define WHAT_COLUMNS 22
#define LEVELS_SIZE 24
#define NUMBER_SIZE 16

static const struct table_column columns[] = {
	{ "LAYOUT", false, 0 }, { "VERSIONS", false, 0 },
	{ "PAGE", true, 0 },    { "PHYS", true, 0 },
	{ "READ", false, 0 },   { "ABOUT", false, ABOUT_COLUMNS },
};

static const struct table_column source_columns[] = {
	{ "SOURCE", false, 0 },
	{ "VERSIONS", false, 0 },
	{ "FOR", false, WHAT_COLUMNS },
};

/* the versions of a row; the last row ends at the newest version modelled */
static const char *versions_text(char to[static SPAN_SIZE],
				 const struct pte_model *m)
{
	struct pte_span span = pte_model_span(m);

	if (span.until == PTE_LINUX_ONWARDS)
		span.until = m->arch->newest;
	return span_text(to, &span);
}

static void row(struct table *table, const struct pte_model *m)
{
	char text[SPAN_SIZE], without[VERSION_SIZE], with[VERSION_SIZE];

	table_row(table);
	table_cell(table, m->layout->name);
	table_cell(table, versions_text(text, m));
	(void)snprintf(text, sizeof(text), "%uK",
		       (1U << m->layout->page_shift) / 1024);
	table_cell(table, text);
	(void)snprintf(text, sizeof(text), "%u", m->layout->phys_bits);
	table_cell(table, text);
	if (m->seen.with != 0)
		(void)snprintf(text, sizeof(text), "%s/%s",
			       version_text(without, m->seen.without),
			       version_text(with, m->seen.with));
	table_cell(table, m->seen.with != 0 ? text : "");
	table_cell(table, m->about);
}

/* the rows of the registry; for a spec only its own; NULL after the last */
static const struct pte_model *model_at(const struct lister *l, size_t i)
{
	if (l->target == NULL || l->target->model->proposal == NULL)
		return pte_model_at(i);
	return i == 0 ? l->target->model : NULL;
}

/* each architecture's once; the registry keeps its rows together */
static bool sources(const struct lister *l)
{
	const struct pte_arch *last = NULL;
	const struct pte_model *m;
	struct table table;

	table_begin(&table, source_columns, 3);
	for (size_t i = 0; (m = model_at(l, i)) != NULL; i++) {
		if (m->arch == last ||
		    (l->target != NULL && l->target->model->arch != m->arch))
			continue;
		last = m->arch;
		for (const struct pte_source *s = last->sources;
		     s->path != NULL; s++) {
			table_row(&table);
			table_cell(&table, s->path);
			table_cell(&table, s->versions);
			table_cell(&table, s->what);
		}
	}
	return table_end(&table, l->out);
}

void json_layout_facts(struct json *j, const struct pte_model *m)
{
	json_number(j, "page_size", UINT64_C(1) << m->layout->page_shift);
	json_number(j, "phys_bits", m->layout->phys_bits);
	json_open_array(j, "levels");
	for (unsigned i = 0; i < PTE_LEVEL_COUNT; i++)
		if (m->layout->view[i] != NULL)
			json_text(j, NULL, pte_level_name((enum pte_level)i));
	json_close(j);
	json_text(j, "about", m->about);
	json_open_array(j, "sources");
	for (const struct pte_source *s = m->arch->sources; s->path != NULL;
	     s++) {
		json_open_object(j, NULL);
		json_text(j, "path", s->path);
		json_text(j, "versions", s->versions);
		json_text(j, "what", s->what);
		json_close(j);
	}
	json_close(j);
}

static void json_row(struct out *out, const struct pte_model *m)
{
	const struct pte_span in = pte_model_span(m);
	char text[VERSION_SIZE];
	struct json j;

	json_begin(&j, out, false);
	json_text(&j, "layout", m->layout->name);
	json_text(&j, "arch", m->arch->name);
	json_span(&j, &in);
	json_text(&j, "newest", version_text(text, m->arch->newest));
	json_seen(&j, m->seen.without, m->seen.with);
	json_layout_facts(&j, m);
	json_end(&j);
}

bool list_layouts(const struct lister *l)
{
	const struct pte_model *m;
	struct table table;

	if (!l->json)
		table_begin(&table, columns,
			    sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; (m = model_at(l, i)) != NULL; i++) {
		if (l->target != NULL &&
		    strcmp(m->layout->name, l->target->layout->name) != 0)
			continue;
		if (l->json)
			json_row(l->out, m);
		else
			row(&table, m);
	}
	if (l->json)
		return !l->all || list_named(l);
	if (!table_end(&table, l->out))
		return false;
	out_text(l->out, "\nPAGE: its size. PHYS: MAX_PHYSMEM_BITS. READ: "
			 "what began the row was last\nread without in the one "
			 "version, first read with in the other.\n\n");
	return sources(l) && (!l->all || list_named(l));
}
