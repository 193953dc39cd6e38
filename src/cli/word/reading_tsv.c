/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints readings as tab-separated columns.
 */
#include "reading_tsv.h"

void reading_tsv_header(struct out *out)
{
	out_text(out, "pte\tkind\tpresent\tswp_type\tswp_offset_or_pfn\tflags\t"
		      "stray\n");
}

/* comma-separated, as `pte encode` takes none: each on its own there */
static void tsv_flags(struct out *out, const struct read_word *w)
{
	unsigned left = w->reading.flags;

	for (unsigned f = 0; left != 0; f++, left >>= 1U) {
		if ((left & 1U) == 0)
			continue;
		out_text(out, pte_model_flag_name(w->target->model,
						  (enum pte_flag)f));
		if (left != 1)
			out_char(out, ',');
	}
}

void reading_tsv(struct out *out, const struct read_word *w)
{
	const struct pte_reading *const r = &w->reading;

	out_hex(out, w->value);
	out_char(out, '\t');
	out_text(out, pte_model_kind(w->target->model, r->kind)->name);
	out_text(out, r->present ? "\ttrue\t" : "\tfalse\t");
	if (r->has_entry)
		out_number(out, r->swp_type);
	out_char(out, '\t');
	if (r->has_pfn)
		out_hex(out, r->pfn);
	else if (r->has_entry)
		out_hex(out, r->swp_offset);
	out_char(out, '\t');
	if (r->flags != 0)
		tsv_flags(out, w);
	if (r->stray == 0) {
		out_text(out, "\t0x0\n");
		return;
	}
	out_char(out, '\t');
	out_hex(out, r->stray);
	out_char(out, '\n');
}
