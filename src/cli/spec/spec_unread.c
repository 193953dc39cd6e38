/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints notes on flags, types, markers, words and rows that need an option
 * which the spec's architecture doesn't have.
 */
#include <string.h>

#include <pte/lists.h>

#include "select/find.h"
#include "spec_document.h"
#include "term/say.h"

/* whether a view gives a flag a bit that the base's doesn't */
static bool is_new_in(const struct pte_view *view, const struct pte_view *base,
		      unsigned flag)
{
	const uint64_t bits = view == NULL ? 0 : view->flag[flag];

	return bits != 0 && (base == NULL || bits != base->flag[flag]);
}

/* whether the spec gives a flag of pages a bit that its base doesn't */
static bool is_said_of_pages(const struct spec *spec, unsigned flag)
{
	static const struct pte_layout none;
	const struct pte_layout *const l = spec->model.layout;
	const struct pte_layout *const b =
		spec->base == NULL ? &none : spec->base->layout;
	bool said = is_new_in(l->walker, b->walker, flag);

	for (unsigned i = 0; i < PTE_LEVEL_COUNT; i++)
		said = said || is_new_in(l->view[i], b->view[i], flag);
	return said;
}

/* the same of entries */
static bool is_said_of_entries(const struct spec *spec, unsigned flag)
{
	const struct pte_layout *const l = spec->model.layout;
	const struct pte_layout *const b =
		spec->base == NULL ? NULL : spec->base->layout;
	bool said = false;

	for (unsigned i = 0; i < PTE_LEVEL_COUNT; i++) {
		const uint64_t bits = l->swap[i]->flag[flag];

		said = said || (bits != 0 &&
				(b == NULL || bits != b->swap[i]->flag[flag]));
	}
	return said;
}

/* always_read is about pages only */
static bool is_said(const struct spec *spec, unsigned flag)
{
	return is_said_of_entries(spec, flag) ||
	       (is_said_of_pages(spec, flag) &&
		(spec->model.always_read & PTE_FLAG_SET(flag)) == 0);
}

/* report the first needed option that the architecture doesn't have */
static void say_unread(const struct spec *spec, const char *name,
		       uint32_t needs)
{
	const uint32_t lacks = needs &
			       ~pte_model_options(&spec->model, spec->version);
	char version[VERSION_SIZE], quoted[QUOTE_SIZE];

	for (unsigned o = 0; pte_option_info(o) != NULL; o++) {
		if ((lacks & PTE_OPTION_SET(o)) == 0)
			continue;
		say(0,
		    "note: %s: %s is never read: it needs %s, which %s@%s "
		    "hasn't (see \"options\")",
		    spec_shown_path(quoted, spec->path), name,
		    pte_option_info(o)->name, spec->model.arch->name,
		    version_text(version, spec->version));
		return;
	}
}

static bool in_force(const struct spec *spec, const struct pte_span *in)
{
	return in->since <= spec->version && spec->version <= in->until;
}

/* rows of a layout may be shared with variants that have the option */
static bool has_name(const struct pte_name *rows, const struct pte_name *row)
{
	while (rows->name != NULL && (strcmp(rows->name, row->name) != 0 ||
				      rows->needs != row->needs))
		rows++;
	return rows->name != NULL;
}

static bool has_store(const struct pte_store *rows, const struct pte_store *row)
{
	while (rows->path != NULL && (strcmp(rows->path, row->path) != 0 ||
				      rows->needs != row->needs))
		rows++;
	return rows->path != NULL;
}

static bool has_predicate(const struct pte_predicate *rows,
			  const struct pte_predicate *row)
{
	while (rows->name != NULL && (strcmp(rows->name, row->name) != 0 ||
				      rows->needs != row->needs))
		rows++;
	return rows->name != NULL;
}

/* rows that a what-if has and its base hasn't */
static void say_unread_rows(const struct spec *spec)
{
	const struct pte_model *const m = &spec->model;
	const struct pte_model *const b = spec->base;

	for (const struct pte_name *n = m->names; n->name != NULL; n++)
		if (in_force(spec, &n->in) && !has_name(b->names, n))
			say_unread(spec, n->name, n->needs);
	for (const struct pte_store *s = m->stores; s->path != NULL; s++)
		if (in_force(spec, &s->in) && !has_store(b->stores, s))
			say_unread(spec, s->path, s->needs);
	for (const struct pte_predicate *p = m->predicates; p->name != NULL;
	     p++)
		if (in_force(spec, &p->in) && !has_predicate(b->predicates, p))
			say_unread(spec, p->name, p->needs);
}

void spec_say_unread(const struct spec *spec)
{
	const struct pte_proposal *const p = spec->model.proposal;
	const struct pte_proposal *const b =
		spec->base == NULL ? NULL : spec->base->proposal;

	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		if (is_said(spec, f))
			say_unread(spec, pte_flag_name((enum pte_flag)f),
				   pte_flag_needs((enum pte_flag)f));
	/* those of the base were reported with the base */
	for (unsigned i = b == NULL ? 0 : b->flag_count; i < p->flag_count; i++)
		say_unread(spec, p->flags[i].name, p->flags[i].needs);
	for (unsigned i = b == NULL ? 0 : b->type_count; i < p->type_count; i++)
		say_unread(spec, p->types[i].kind.name, p->types[i].needs);
	for (unsigned i = b == NULL ? 0 : b->marker_count; i < p->marker_count;
	     i++)
		say_unread(spec, p->markers[i].name, p->markers[i].needs);
	for (unsigned i = b == NULL ? 0 : b->word_count; i < p->word_count; i++)
		say_unread(spec, "special", p->words[i].needs);
	if (spec->base != NULL)
		say_unread_rows(spec);
}
