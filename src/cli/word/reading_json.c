/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints the meaning of a word as JSON.
 */
#include "reading_json.h"

static void json_markers(struct json *j, const struct read_word *w)
{
	const char *names[MARKERS_MAX];
	const unsigned count = reading_markers(w, names);

	json_open_array(j, "marker");
	for (unsigned i = 0; i < count; i++)
		json_text(j, NULL, names[i]);
	json_close(j);
}

static void json_bits(struct json *j, const struct read_word *w)
{
	struct pte_named_bits bits[64];
	const unsigned count =
		pte_target_bits(w->target, w->level, w->value, bits);

	json_open_array(j, "bits");
	for (unsigned i = 0; i < count; i++) {
		json_member(j, NULL, 0);
		out_char(j->out, '"');
		out_named_bits(j->out, &bits[i]);
		out_char(j->out, '"');
	}
	json_close(j);
}

/* ---- what each word has ---------------------------------------------------
 * As text, key and all: a stream has millions of these.
 */

static void find_prefix(struct json_prefix *p, const struct read_word *w)
{
	struct out text;
	struct json j = { .out = &text, .depth = 1 };

	p->target = w->target;
	p->level = w->reading.level;
	out_to_memory(&text, p->text, sizeof(p->text));
	json_text(&j, "layout", w->target->name);
	json_text(&j, "level", pte_level_name(w->reading.level));
	out_text(&text, ",\"pte\":\"");
	p->length = text.used;
}

static void hex(struct out *out, const char *key, uint64_t value)
{
	out_text(out, key);
	out_hex(out, value);
	out_char(out, '"');
}

static void tests(struct out *out, const struct pte_reading *r)
{
	out_text(out, r->present ? "\",\"present\":true,\"none\":"
				 : "\",\"present\":false,\"none\":");
	out_text(out, r->none ? "true,\"protnone\":" : "false,\"protnone\":");
	out_text(out, r->protnone ? "true" : "false");
}

static void entry(struct out *out, const struct pte_reading *r)
{
	out_text(out, ",\"swp_type\":");
	out_number(out, r->swp_type);
	hex(out, ",\"swp_offset\":\"", r->swp_offset);
	hex(out, ",\"swp_entry\":\"", r->swp_entry);
}

static void flags(struct out *out, const struct read_word *w)
{
	unsigned left = w->reading.flags;
	const char *before = "\"";

	out_text(out, ",\"flags\":[");
	for (unsigned f = 0; left != 0; f++, left >>= 1U) {
		if ((left & 1U) == 0)
			continue;
		out_text(out, before);
		out_text(out, pte_model_flag_name(w->target->model,
						  (enum pte_flag)f));
		out_char(out, '"');
		before = ",\"";
	}
	out_char(out, ']');
}

void reading_json(struct json *j, const struct read_word *w,
		  const struct pte_doubts *doubts, struct reading_kept *kept)
{
	const struct pte_model *const model = w->target->model;
	const struct pte_reading *const r = &w->reading;
	struct out *const out = j->out;

	if (kept->prefix.target != w->target || kept->prefix.level != r->level)
		find_prefix(&kept->prefix, w);
	json_member(j, NULL, 0);
	out_bytes(out, kept->prefix.text, kept->prefix.length);
	out_hex(out, w->value);
	out_text(out, "\",\"kind\":\"");
	out_text(out, pte_model_kind(model, r->kind)->name);
	tests(out, r);
	if (r->has_entry)
		entry(out, r);
	if (r->has_pfn)
		hex(out, ",\"pfn\":\"", r->pfn);
	if (r->has_table)
		hex(out, ",\"table\":\"", r->table);
	if (r->has_young_dirty) {
		json_bool(j, "young", r->young);
		json_bool(j, "dirty", r->dirty);
	}
	if (r->kind == PTE_KIND_MARKER)
		json_markers(j, w);
	if (r->has_entry)
		flags(out, w);
	if (r->has_pagemap)
		hex(out, ",\"pagemap\":\"", r->pagemap);
	hex(out, ",\"stray\":\"", r->stray);
	doubts_json(j, w, doubts);
	if (kept->also != NULL)
		also_json(j, kept->also, w);
	if (r->present) {
		json_bits(j, w);
		asked_json(j, &kept->asked, w);
	}
	if (r->softleaf != r->kind)
		json_text(j, "softleaf",
			  pte_model_kind(model, r->softleaf)->name);
}
