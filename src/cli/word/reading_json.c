/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints the meaning of a word as JSON.
 */
#include "reading_json.h"

#define NAMED_BITS_SIZE 64

static void json_entry(struct json *j, const struct pte_reading *r)
{
	json_number(j, "swp_type", r->swp_type);
	json_hex(j, "swp_offset", r->swp_offset);
	json_hex(j, "swp_entry", r->swp_entry);
}

static void json_markers(struct json *j, const struct read_word *w)
{
	const char *names[MARKERS_MAX];
	const unsigned count = reading_markers(w, names);

	json_open_array(j, "marker");
	for (unsigned i = 0; i < count; i++)
		json_text(j, NULL, names[i]);
	json_close(j);
}

static void json_flags(struct json *j, const struct read_word *w)
{
	json_open_array(j, "flags");
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((w->reading.flags & PTE_FLAG_SET(f)) != 0)
			json_text(j, NULL,
				  pte_model_flag_name(w->target->model,
						      (enum pte_flag)f));
	json_close(j);
}

static void json_bits(struct json *j, const struct read_word *w)
{
	struct pte_named_bits bits[64];
	const unsigned count =
		pte_target_bits(w->target, w->level, w->value, bits);

	json_open_array(j, "bits");
	for (unsigned i = 0; i < count; i++) {
		char text[NAMED_BITS_SIZE];
		struct out name;

		out_to_memory(&name, text, sizeof(text));
		out_named_bits(&name, &bits[i]);
		json_text(j, NULL, out_memory(&name));
	}
	json_close(j);
}

static void json_asked(struct json *j, const struct read_word *w)
{
	struct pte_predicate p;

	json_open_object(j, "asked");
	for (unsigned n = PTE_VIEW_TEST_COUNT;
	     pte_target_predicate(w->target, w->level, n, &p); n++) {
		const enum pte_truth truth = pte_predicate_truth(&p, w->value);

		if (truth == PTE_TRUTH_BY_MACHINE)
			json_text(j, p.name, NULL);
		else
			json_bool(j, p.name, truth == PTE_TRUTH_YES);
	}
	json_close(j);
}

void reading_json(struct json *j, const struct read_word *w,
		  const struct pte_doubts *doubts, struct also *also)
{
	const struct pte_model *const model = w->target->model;
	const struct pte_reading *const r = &w->reading;

	json_text(j, "layout", w->target->name);
	json_text(j, "level", pte_level_name(r->level));
	json_hex(j, "pte", w->value);
	json_text(j, "kind", pte_model_kind(model, r->kind)->name);
	json_bool(j, "present", r->present);
	json_bool(j, "none", r->none);
	json_bool(j, "protnone", r->protnone);
	if (r->has_entry)
		json_entry(j, r);
	if (r->has_pfn)
		json_hex(j, "pfn", r->pfn);
	if (r->has_table)
		json_hex(j, "table", r->table);
	if (r->has_young_dirty) {
		json_bool(j, "young", r->young);
		json_bool(j, "dirty", r->dirty);
	}
	if (r->kind == PTE_KIND_MARKER)
		json_markers(j, w);
	if (r->has_entry)
		json_flags(j, w);
	if (r->has_pagemap)
		json_hex(j, "pagemap", r->pagemap);
	json_hex(j, "stray", r->stray);
	doubts_json(j, w, doubts);
	if (also != NULL)
		also_json(j, also, w);
	if (r->present) {
		json_bits(j, w);
		json_asked(j, w);
	}
	if (r->softleaf != r->kind)
		json_text(j, "softleaf",
			  pte_model_kind(model, r->softleaf)->name);
}
