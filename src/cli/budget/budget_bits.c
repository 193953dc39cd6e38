/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Free bits, counted per kernel image: an image picks one of several layouts at
 * boot (4 or 5 levels, hash or radix), so a bit is free only if it's free in
 * all of them. Versions that don't differ are shown as one range.
 */
#include <stdio.h>
#include <string.h>

#include "budget.h"
#include "check/findings.h"
#include "select/find.h"
#include "term/table.h"
#include "term/wrap.h"

#define BITS 64
#define OWNER_SIZE 48
#define LAYOUTS_MAX 16
#define CELL_SIZE 512

/*
 * The free bits of one kernel image, over a range of versions with equal
 * results.
 */
struct bits {
	const char *arch, *image;
	const struct pte_model *model; /* any layout of it; or a spec's */
	struct pte_span in;
	const char *layouts[LAYOUTS_MAX]; /* that the image can boot as */
	size_t layout_count;
	uint64_t free;
	/* the owner of each bit in a present word */
	char owner[BITS][OWNER_SIZE];
};

/* ---- one image at one version -------------------------------------------- */

static bool in_span(const struct pte_span *in, uint16_t version)
{
	return in->since <= version && version <= in->until;
}

static uint64_t free_bits(const struct scheme_named *named,
			  const struct pte_model *m)
{
	uint64_t bits = pte_model_bits(m, PTE_LEVEL_PTE, PTE_OWNER_FREE);

	/* moving the flags into the offset frees their bits */
	if (named->scheme != NULL &&
	    named->scheme->part[0].form == PTE_FORM_OFFSET_FLAGS)
		bits |= m->layout->swap[PTE_LEVEL_PTE]
				->flag[PTE_FLAG_SOFT_DIRTY] |
			m->layout->swap[PTE_LEVEL_PTE]->flag[PTE_FLAG_UFFD_WP];
	return bits;
}

/* append a name to a bit's owners unless it's already there */
static void add_owner(char owner[static OWNER_SIZE], const char *name)
{
	const size_t used = strlen(owner);

	if (strstr(owner, name) == NULL)
		(void)snprintf(owner + used, OWNER_SIZE - used, "%s%s",
			       used > 0 ? " or " : "", name);
}

static void add_owners(struct bits *b, const struct pte_model *m,
		       uint16_t version)
{
	for (const struct pte_name *n = m->names; n->name != NULL; n++)
		for (unsigned i = n->lsb; i < (unsigned)n->lsb + n->width; i++)
			if ((n->levels & PTE_LEVEL_ALL) != 0 &&
			    in_span(&n->in, version))
				add_owner(b->owner[i], n->macro);
}

/* a spec is never the same as a built-in layout, whatever image it names */
static bool same_entries(const struct pte_model *a, const struct pte_model *b)
{
	if (a->proposal != NULL || b->proposal != NULL)
		return a == b;
	return strcmp(a->image, b->image) == 0;
}

/* for a spec, the spec's own name */
static const char *image_name(const struct pte_model *m)
{
	return m->proposal != NULL ? m->layout->name : m->image;
}

/*
 * whether m is a layout that of's image can boot as; a spec replaces the layout
 * that it changes
 */
static bool boots_as(const struct pte_model *of, const struct pte_model *m)
{
	if (strcmp(m->image, of->image) != 0)
		return false;
	return of->proposal == NULL || m == of ||
	       strcmp(m->layout->name, of->proposal->base) != 0;
}

/* the built-in models, preceded by the spec's own model if `of` is one */
static const struct pte_model *model_at(const struct pte_model *of, size_t i)
{
	if (of->proposal == NULL)
		return pte_model_at(i);
	return i == 0 ? of : pte_model_at(i - 1);
}

/* whether a layout of the image was selected at this version */
static bool is_chosen(const struct choice *choice, const struct pte_model *of,
		      uint16_t version)
{
	for (size_t i = 0; i < choice->count; i++)
		if (same_entries(choice->spans[i].model, of) &&
		    in_span(&choice->spans[i].in, version))
			return true;
	return false;
}

/* the bit that a scheme takes: the one given, or the lowest free one */
static uint64_t bit_taken(const struct scheme_named *named, uint64_t free)
{
	if (named->scheme == NULL ||
	    named->scheme->part[0].form != PTE_FORM_BIT)
		return 0;
	return named->bit == PTE_SCHEME_NO_BIT
		       ? free & (~free + 1)
		       : UINT64_C(1) << (unsigned)named->bit;
}

static void fill(struct bits *b, const struct choice *choice,
		 const struct pte_model *of, uint16_t version)
{
	const struct scheme_named named = scheme_on(of, choice->scheme);
	const struct pte_model *m;

	*b = (struct bits){ .image = image_name(of),
			    .model = of,
			    .in = { version, version },
			    .free = UINT64_MAX };
	for (size_t i = 0; (m = model_at(of, i)) != NULL; i++) {
		const struct pte_span in = pte_model_span(m);

		if (!boots_as(of, m) || !in_span(&in, version))
			continue;
		b->arch = m->arch->name;
		if (b->layout_count < LAYOUTS_MAX)
			b->layouts[b->layout_count++] = m->layout->name;
		b->free &= free_bits(&named, m);
		add_owners(b, m, version);
	}
	b->free &= ~bit_taken(&named, b->free);
	for (unsigned i = 0; i < BITS; i++) {
		if ((b->free >> i & 1U) == 0)
			b->owner[i][0] = '\0';
		else if (b->owner[i][0] == '\0')
			add_owner(b->owner[i], "ignored");
	}
}

static bool alike(const struct bits *a, const struct bits *b)
{
	bool same = a->free == b->free && a->layout_count == b->layout_count;

	for (size_t i = 0; same && i < a->layout_count; i++)
		same = strcmp(a->layouts[i], b->layouts[i]) == 0;
	for (unsigned i = 0; same && i < BITS; i++)
		same = strcmp(a->owner[i], b->owner[i]) == 0;
	return same;
}

/* ---- every image -------------------------------------------------------- */

/* report an image's bits, once per run of equal versions */
static void each_run(const struct choice *choice, const struct pte_model *of,
		     void (*tell)(const struct bits *b, void *context),
		     void *context)
{
	const struct pte_span all = { PTE_LINUX_OLDEST, of->arch->newest };
	struct bits run = { .image = NULL }, next;

	for (uint16_t v = 0; pte_span_next(&all, &v);) {
		if (!is_chosen(choice, of, v))
			continue;
		fill(&next, choice, of, v);
		if (run.image != NULL && alike(&run, &next) &&
		    pte_linux_next(run.in.until) == v) {
			run.in.until = v;
			continue;
		}
		if (run.image != NULL)
			tell(&run, context);
		run = next;
	}
	if (run.image != NULL)
		tell(&run, context);
}

/* whether this is the first span of its image */
static bool is_first(const struct choice *choice, size_t span)
{
	size_t first = 0;

	while (!same_entries(choice->spans[first].model,
			     choice->spans[span].model))
		first++;
	return first == span;
}

static void each_image(const struct choice *choice,
		       void (*tell)(const struct bits *b, void *context),
		       void *context)
{
	for (size_t i = 0; i < choice->count; i++)
		if (is_first(choice, i))
			each_run(choice, choice->spans[i].model, tell, context);
}

/* ---- output -------------------------------------------------------------- */

static const struct table_column columns[] = {
	{ "IMAGE", false, 0 },
	{ "VERSIONS", false, 0 },
	{ "FREE", false, 0 },
	{ "IN A PRESENT WORD", false, 40 },
};

struct printer {
	struct table table;
	const struct pte_model *last; /* model of the previous row */
	uint64_t newest; /* what is free in the newest of its versions */
	uint64_t each;   /* ... and in that of each image before it */
	unsigned images;
};

/* "10, 11, 57-59": runs of bits; if `owners`, a run has one owner */
static void out_runs(struct out *out, const struct bits *b, bool owners)
{
	const char *before = "";

	for (unsigned i = 0, end; i < BITS; i = end) {
		end = i + 1;
		if ((b->free >> i & 1U) == 0)
			continue;
		while (end < BITS && (b->free >> end & 1U) != 0 &&
		       (!owners || strcmp(b->owner[end], b->owner[i]) == 0))
			end++;
		out_format(out, "%s%u", before, i);
		if (end - i > 1)
			out_format(out, "-%u", end - 1);
		if (owners)
			out_format(out, " %s", b->owner[i]);
		before = ", ";
	}
}

/* what is free in each image, as far as they were seen */
static void meet(const struct bits *b, void *context)
{
	struct printer *const p = context;

	if (p->last != b->model) {
		p->each &= p->newest;
		p->images++;
	}
	p->newest = b->free;
	p->last = b->model;
}

static void keep(const struct bits *b, void *context)
{
	*(struct bits *)context = *b;
}

static void print_row(const struct bits *b, void *context)
{
	struct printer *const p = context;
	char cell[CELL_SIZE], versions[VERSIONS_SIZE];
	struct out text;

	table_row(&p->table);
	table_cell(&p->table, p->last == b->model ? "" : b->image);
	meet(b, p);
	table_cell(&p->table, versions_text(versions, &b->in));
	out_to_memory(&text, cell, sizeof(cell));
	out_runs(&text, b, false);
	table_cell(&p->table, b->free != 0 ? out_memory(&text) : "none");
	out_to_memory(&text, cell, sizeof(cell));
	out_runs(&text, b, true);
	table_cell(&p->table, out_memory(&text));
}

/* images and versions, one after the other: the last one has no comma yet */
struct listed {
	struct wrap wrap;
	char last[CELL_SIZE];
};

/* each image whose bits somebody has */
static void say_none(const struct bits *b, void *context)
{
	struct listed *const l = context;
	char versions[VERSIONS_SIZE];
	const size_t used = strlen(l->last);

	if (b->free != 0)
		return;
	if (used > 0) {
		(void)snprintf(l->last + used, sizeof(l->last) - used, ",");
		wrap_word(&l->wrap, l->last);
	}
	(void)snprintf(l->last, sizeof(l->last), "%s in %s", b->image,
		       versions_text(versions, &b->in));
}

static void print_none(struct out *out, const struct choice *choice)
{
	static const char title[] = "without a free bit:";
	struct listed l = { .last = "" };

	out_format(out, "\n%s", title);
	wrap_begin(&l.wrap, out, (int)sizeof(title) - 1, 2);
	l.wrap.begun = true;
	each_image(choice, say_none, &l);
	wrap_word(&l.wrap, l.last[0] != '\0' ? l.last : "none of these");
	wrap_end(&l.wrap);
}

/* the bits that no image's newest version has an owner for */
static void print_each(struct out *out, uint64_t free)
{
	const struct bits b = { .free = free };

	out_text(out, "free in the newest version of each image: ");
	out_runs(out, &b, false);
	out_text(out, free != 0 ? "\n" : "none\n");
}

/* the layouts that an image can boot as, if there are several */
static void print_image(struct out *out, const struct pte_model *of)
{
	const char *last = NULL;
	char text[CELL_SIZE];
	const struct pte_model *m;
	struct out names;
	size_t count = 0;

	out_to_memory(&names, text, sizeof(text));
	for (size_t i = 0; (m = model_at(of, i)) != NULL; i++) {
		if (!boots_as(of, m) ||
		    (last != NULL && strcmp(m->layout->name, last) == 0))
			continue;
		last = m->layout->name;
		out_format(&names, "%s%s", count++ > 0 ? ", " : "", last);
	}
	if (count > 1)
		out_format(out, "%s boots as %s\n", image_name(of),
			   out_memory(&names));
}

/* the last row of each image */
static void print_newest(const struct choice *choice, struct printer *p)
{
	for (size_t i = 0; i < choice->count; i++) {
		struct bits last = { .model = NULL };

		if (!is_first(choice, i))
			continue;
		each_run(choice, choice->spans[i].model, keep, &last);
		if (last.model != NULL)
			print_row(&last, p);
	}
}

bool budget_bits(struct out *out, const struct choice *choice,
		 enum budget_detail detail)
{
	const bool newest = detail == BUDGET_NEWEST;
	struct printer p = { .newest = UINT64_MAX, .each = UINT64_MAX };

	out_format(out,
		   "bits of an entry that are free at every level, in every "
		   "layout that a kernel\nimage can boot as%s\n",
		   newest ? ", in the newest version" : "");
	table_begin(&p.table, columns, sizeof(columns) / sizeof(columns[0]));
	if (newest)
		print_newest(choice, &p);
	else
		each_image(choice, print_row, &p);
	if (!table_end(&p.table, out))
		return false;
	for (size_t i = 0; i < choice->count && !newest; i++)
		if (is_first(choice, i))
			print_image(out, choice->spans[i].model);
	if (newest)
		out_char(out, '\n');
	else
		print_none(out, choice);
	if (p.images > 1)
		print_each(out, p.each & p.newest);
	return true;
}

static void json_row(const struct bits *b, void *context)
{
	struct json *const j = context;
	char text[VERSION_SIZE], bit[4];

	json_flat_object(j, NULL);
	json_text(j, "arch", b->arch);
	json_text(j, "version", version_text(text, b->in.since));
	json_open_array(j, "image");
	for (size_t i = 0; i < b->layout_count; i++)
		json_text(j, NULL, b->layouts[i]);
	json_close(j);
	json_open_array(j, "free");
	for (unsigned i = 0; i < BITS; i++)
		if ((b->free >> i & 1U) != 0)
			json_number(j, NULL, i);
	json_close(j);
	json_open_object(j, "owners");
	for (unsigned i = 0; i < BITS; i++) {
		if ((b->free >> i & 1U) == 0)
			continue;
		(void)snprintf(bit, sizeof(bit), "%u", i);
		json_text(j, bit, b->owner[i]);
	}
	json_close(j);
	json_text(j, "until", version_text(text, b->in.until));
	json_close(j);
}

void budget_bits_json(struct json *j, const struct choice *choice)
{
	struct printer p = { .newest = UINT64_MAX, .each = UINT64_MAX };

	json_open_array(j, "bits");
	each_image(choice, json_row, j);
	json_close(j);
	each_image(choice, meet, &p);
	json_open_array(j, "free_in_each");
	for (unsigned i = 0; i < BITS; i++)
		if ((p.each & p.newest & UINT64_C(1) << i) != 0)
			json_number(j, NULL, i);
	json_close(j);
}
