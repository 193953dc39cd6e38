/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints what isn't 0.
 */
#include "report.h"

#include "term/json.h"

#define NAME_COLUMNS 24
#define COUNT_COLUMNS 14
#define AT_COLUMNS 20
#define BYTE_BITS 8

/* ---- names -------------------------------------------------------------- */

static const char *kind_name(const struct threads *t, enum pte_kind kind)
{
	return pte_model_kind(t->plan->target->model, kind)->name;
}

static const char *doubt_name(unsigned n)
{
	return n == PTE_SCAN_STRAY ? "stray"
				   : pte_doubt_name((enum pte_doubt_code)n);
}

static const char *order_name(enum pte_byte_order order)
{
	return order == PTE_BYTE_ORDER_BIG ? "be" : "le";
}

/* what decode says of some word that was counted; or may say, as of bits that
 * options move */
bool report_is_certain(const struct threads *t)
{
	const struct pte_target *const target = t->plan->target;

	return target->certain && target->model->moved == 0 &&
	       (target->markers_certain || t->sum.kinds[PTE_KIND_MARKER] == 0);
}

/* ---- text --------------------------------------------------------------- */

static void line(struct out *out, const char *name, uint64_t count,
		 uint64_t words)
{
	out_format(out, "  %-*s%*llu  %5.1f %%\n", NAME_COLUMNS, name,
		   COUNT_COLUMNS, (unsigned long long)count,
		   100.0 * (double)count / (double)words);
}

static void text_doubts(struct out *out, const struct pte_scan *sum)
{
	const char *heading = "doubts\n";

	for (unsigned n = 0; n < PTE_SCAN_DOUBT_COUNT; n++) {
		if (sum->doubts[n] == 0)
			continue;
		out_text(out, heading);
		heading = "";
		line(out, doubt_name(n), sum->doubts[n], sum->words);
	}
}

void report_text(struct out *out, const struct threads *t, double seconds)
{
	const struct pte_scan *const sum = &t->sum;

	out_format(out, "%llu words of %s, %s\n",
		   (unsigned long long)sum->words, t->plan->target->name,
		   pte_level_name(t->plan->level));
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if (sum->kinds[k] != 0)
			line(out, kind_name(t, (enum pte_kind)k), sum->kinds[k],
			     sum->words);
	if (sum->unread != 0)
		line(out, "not read", sum->unread, sum->words);
	text_doubts(out, sum);
	if (seconds > 0)
		out_format(out, "%.2f s, %.0f million words a second\n",
			   seconds, (double)sum->words / seconds / 1e6);
}

/* ---- JSON --------------------------------------------------------------- */

static void json_types(struct json *j, const struct pte_scan *sum)
{
	json_open_object(j, "types");
	for (unsigned n = 0; n < PTE_TYPE_COUNT_MAX; n++) {
		char text[BYTE_BITS];
		struct out name;

		if (sum->types[n] == 0)
			continue;
		out_to_memory(&name, text, sizeof(text));
		out_number(&name, n);
		json_number(j, out_memory(&name), sum->types[n]);
	}
	json_close(j);
}

void report_json(struct out *out, const struct threads *t, double seconds)
{
	const struct pte_scan *const sum = &t->sum;
	struct json j;

	json_begin(&j, out, false);
	json_text(&j, "layout", t->plan->target->name);
	json_text(&j, "level", pte_level_name(t->plan->level));
	json_text(&j, "byte_order", order_name(t->order));
	json_number(&j, "words", sum->words);
	json_open_object(&j, "kinds");
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if (sum->kinds[k] != 0)
			json_number(&j, kind_name(t, (enum pte_kind)k),
				    sum->kinds[k]);
	json_close(&j);
	json_types(&j, sum);
	json_open_object(&j, "doubts");
	for (unsigned n = 0; n < PTE_SCAN_DOUBT_COUNT; n++)
		if (sum->doubts[n] != 0)
			json_number(&j, doubt_name(n), sum->doubts[n]);
	json_close(&j);
	if (sum->unread != 0)
		json_number(&j, "unread", sum->unread);
	json_number(&j, "rate",
		    seconds > 0 ? (uint64_t)((double)sum->words / seconds) : 0);
	if (!report_is_certain(t))
		json_bool(&j, "certain", false);
	json_end(&j);
}

/* ---- words -------------------------------------------------------------- */

static void out_column(struct out *out, uint64_t value)
{
	char text[AT_COLUMNS + 1];
	struct out column;

	out_to_memory(&column, text, sizeof(text));
	out_hex(&column, value);
	out_format(out, "%-*s", AT_COLUMNS, out_memory(&column));
}

void report_hit(struct out *out, const struct threads *t, uint64_t at,
		const struct pte_scan_hit *hit)
{
	struct json j;

	if (!t->json) {
		out_column(out, at);
		out_column(out, hit->word);
		out_text(out, kind_name(t, hit->kind));
		out_char(out, '\n');
		return;
	}
	json_begin(&j, out, false);
	json_hex(&j, "at", at);
	json_hex(&j, "pte", hit->word);
	json_text(&j, "kind", kind_name(t, hit->kind));
	json_end(&j);
}
