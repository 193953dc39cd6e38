/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Writes a layout's tables as a spec. The document is complete, so that a
 * changed layout is this text with a line edited.
 */
#include "show/show.h"

#include "spec_columns.h"
#include "spec_document.h"

/*
 * the members that spec_columns writes; levels, places and codecs are read
 * through the layout's pointers
 */
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
	if (spec_of(m) != NULL) {
		d->spec.scheme = spec_of(m)->scheme;
		d->spec.kernels = spec_of(m)->kernels;
		d->spec.tree = spec_of(m)->tree;
	}
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
