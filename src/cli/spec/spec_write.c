/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The spec: a layout's tables as JSON. Everything that they hold is in it, so
 * that a what-if is this text with a line changed.
 */
#include "show/show.h"

#include "spec_columns.h"
#include "spec_document.h"

/* what would be read; levels, places and codecs stay the layout's own */
static void describe(const struct pte_target *target, struct document *d)
{
	const struct pte_model *const m = target->model;

	d->body.model = *m;
	d->body.layout = *m->layout;
	d->body.arch = *m->arch;
	d->body.in = pte_model_span(m);
	if (m->proposal != NULL)
		d->body.proposal = *m->proposal;
	d->body.proposal.uncertain = !target->certain;
	if (spec_of(m) != NULL)
		d->spec.scheme = spec_of(m)->scheme;
	d->spec.version = target->version;
}

void show_spec(struct out *out, const struct pte_target *target)
{
	struct document d = { .next = NULL };
	struct json json;
	const struct spec_writer w = { &json, target->model };

	describe(target, &d);
	json_begin(&json, out, true);
	spec_put_members(&w, spec_columns.keys, &d);
	json_end(&json);
}
