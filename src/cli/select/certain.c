/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Collects the layout rows, types or markers whose version bracket contains the
 * target's version, and reports those with the same bracket together.
 */
#include "certain.h"

#include <stdbool.h>
#include <string.h>

#include "find.h"
#include "term/out.h"
#include "term/say.h"

#define CHANGES_MAX 32
#define NOTE_SIZE 1024

/* a change that sources only bracket */
struct change {
	const char *what;
	uint16_t since; /* the version decided on; 0: already reported */
	uint16_t without, with;
};

struct changes {
	const struct pte_target *target;
	size_t count;
	struct change list[CHANGES_MAX];
};

/* add a change if the version lies strictly inside its bracket */
static void add(struct changes *all, const char *what, uint16_t since,
		uint16_t without, uint16_t with)
{
	if (without < all->target->version && all->target->version < with &&
	    all->count < CHANGES_MAX)
		all->list[all->count++] =
			(struct change){ what, since, without, with };
}

static bool same(const struct change *a, const struct change *b)
{
	return a->since == b->since && a->without == b->without &&
	       a->with == b->with;
}

/* the first change, and all others with the same bracket */
static void append(struct out *note, struct change *first,
		   const struct change *end)
{
	char since[VERSION_SIZE], without[VERSION_SIZE], with[VERSION_SIZE];
	const struct change bracket = *first;

	out_text(note, first->what);
	for (struct change *c = first + 1; c < end; c++) {
		if (!same(c, &bracket))
			continue;
		out_format(note, ", %s", c->what);
		c->since = 0;
	}
	out_format(note,
		   ": taken to come with %s, last read without in %s, first "
		   "read with in %s",
		   version_text(since, bracket.since),
		   version_text(without, bracket.without),
		   version_text(with, bracket.with));
}

static const char of_vendor[] = "a vendor's or linux-next's number names what "
				"its kernel was made from; layouts and "
				"types may be newer";

static void say_changes(struct changes *all)
{
	const struct change *const end = all->list + all->count;
	char text[NOTE_SIZE];
	struct out note;

	out_to_memory(&note, text, sizeof(text));
	for (struct change *c = all->list; c < end; c++) {
		if (c->since == 0)
			continue;
		if (c > all->list)
			out_text(&note, "; ");
		append(&note, c, end);
	}
	say(0, "note: %s isn't certain: %s", all->target->name,
	    all->count > 0                   ? out_memory(&note)
	    : all->target->model->moved != 0 ? "options that aren't described "
					       "move bits that the word has"
	    : all->target->model->proposal != NULL ? "its spec says so"
						   : of_vendor);
}

/* all rows of the layout's name, and the types */
static void add_layout(struct changes *all)
{
	const struct pte_target *const t = all->target;
	const struct pte_proposal *const proposal = t->model->proposal;
	const char *const name = proposal != NULL && proposal->base != NULL
					 ? proposal->base
					 : t->layout->name;
	size_t count;
	const struct pte_type *const types = pte_types(&count);

	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct pte_model *const m = pte_model_at(i);

		if (strcmp(m->layout->name, name) == 0)
			add(all, "the layout", m->layout->since,
			    m->seen.without, m->seen.with);
	}
	/* numbers that a spec gives don't come from a version */
	if (proposal != NULL && proposal->numbers != NULL)
		return;
	for (size_t i = 0; i < count; i++)
		if ((types[i].needs & ~t->options) == 0)
			add(all, pte_kind_name(types[i].kind),
			    types[i].in.since, types[i].seen_without,
			    types[i].seen_with);
}

static void add_markers(struct changes *all)
{
	size_t count;
	const struct pte_marker_bit *const markers = pte_markers(&count);

	for (size_t i = 0; i < count; i++)
		add(all, markers[i].name, markers[i].in.since,
		    markers[i].seen_without, markers[i].seen_with);
}

void say_uncertain(const struct pte_target *target)
{
	struct changes all = { .target = target };

	if (target->certain)
		add_markers(&all);
	else
		add_layout(&all);
	say_changes(&all);
}
