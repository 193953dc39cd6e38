/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints notes on flags, types, markers and words that need an option which the
 * spec's architecture doesn't have.
 */
#include <pte/lists.h>

#include "select/find.h"
#include "spec_document.h"
#include "term/say.h"

/*
 * whether the spec gives a flag a bit, in entries or pages, that its base
 * doesn't
 */
static bool is_said(const struct spec *spec, unsigned flag)
{
	const struct pte_layout *const l = spec->model.layout;
	const struct pte_layout *const b =
		spec->base == NULL ? NULL : spec->base->layout;
	bool said = false;

	for (unsigned i = 0; i < PTE_LEVEL_COUNT; i++) {
		uint64_t bits = l->swap[i]->flag[flag];

		said = said || (bits != 0 &&
				(b == NULL || bits != b->swap[i]->flag[flag]));
		if (l->view[i] == NULL)
			continue;
		bits = l->view[i]->flag[flag];
		said = said || (bits != 0 && (b == NULL || b->view[i] == NULL ||
					      bits != b->view[i]->flag[flag]));
	}
	return said;
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

void spec_say_unread(const struct spec *spec)
{
	const struct pte_proposal *const p = spec->model.proposal;
	const struct pte_proposal *const b =
		spec->base == NULL ? NULL : spec->base->proposal;

	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		if (is_said(spec, f) &&
		    (spec->model.always_read & PTE_FLAG_SET(f)) == 0)
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
}
