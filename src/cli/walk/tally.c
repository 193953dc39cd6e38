/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Counts what is walked, and prints the counts.
 */
#include "tally.h"

#include <string.h>

#include "term/json.h"
#include "term/table.h"

#define CELL_SIZE 32
#define HUGETLB (TALLY_LEVELS - 1)
#define UNREAD (TALLY_KINDS - 1)

/* clang-format off */

static const struct {
	const char *code, *says;
} cuts[TREE_CUT_COUNT] = {
	[TREE_MISSING] = { "missing", "not in the dump" },
	[TREE_BROKEN]  = { "broken",  "can't be read" },
	[TREE_AGAIN]   = { "again",   "walked before" },
	[TREE_CIRCLE]  = { "circle",  "points back to a table above" },
};

/* clang-format on */

const char *tally_why(enum tree_cut why)
{
	return cuts[why].says;
}

const char *tally_code(enum tree_cut why)
{
	return cuts[why].code;
}

/* ---- counting ----------------------------------------------------------- */

static unsigned index_of(const struct tally *tally,
			 const struct tree_step *step)
{
	return (unsigned)(step - tally->kernel->tree.step);
}

static void add(struct tally *tally, unsigned level, unsigned kind,
		const struct tree_step *step, uint64_t count)
{
	tally->words[level][kind] += count;
	tally->bytes[level][kind] += count << step->shift;
}

void tally_word(struct tally *tally, const struct tree_word *w)
{
	const struct pte_reading *const r = &w->word.reading;
	const unsigned level = !w->unread && r->level == PTE_LEVEL_HUGETLB
				       ? HUGETLB
				       : index_of(tally, w->step);

	add(tally, level, w->unread ? UNREAD : r->kind, w->step, 1);
	if (w->unread)
		return;
	for (unsigned i = 0; i < w->doubts.count; i++)
		tally->doubts[w->doubts.list[i].code % TALLY_DOUBTS]++;
	tally->uncertain = tally->uncertain || !r->certain;
}

void tally_nothing(struct tally *tally, const struct tree_step *step,
		   uint64_t count)
{
	add(tally, index_of(tally, step), PTE_KIND_NONE, step, count);
}

void tally_cut(struct tally *tally, const struct tree_word *w, uint64_t table,
	       enum tree_cut why)
{
	tally->cuts[why]++;
	if (why != TREE_AGAIN && tally->hole_count < TALLY_HOLES)
		tally->holes[tally->hole_count++] =
			(struct tally_hole){ w->step, table, w->vaddr, why };
}

/* ---- text --------------------------------------------------------------- */

static const char *level_name(const struct tally *tally, unsigned level)
{
	return level == HUGETLB ? pte_level_name(PTE_LEVEL_HUGETLB)
				: tally->kernel->tree.step[level].name;
}

static const char *kind_name(const struct tally *tally, unsigned kind)
{
	return kind == UNREAD ? "not read"
			      : pte_model_kind(tally->kernel->target.model,
					       (enum pte_kind)kind)
					->name;
}

/* exactly, in the largest unit that does */
static const char *size_text(char to[static CELL_SIZE], uint64_t bytes)
{
	static const char units[] = "BKMGTPE";
	unsigned unit = 0;
	struct out out;

	while (bytes != 0 && bytes % 1024 == 0 && units[unit + 1] != '\0') {
		bytes /= 1024;
		unit++;
	}
	out_to_memory(&out, to, CELL_SIZE);
	out_number(&out, bytes);
	out_char(&out, units[unit]);
	return out_memory(&out);
}

static void table_number(struct table *table, uint64_t number)
{
	char text[CELL_SIZE];
	struct out out;

	out_to_memory(&out, text, sizeof(text));
	out_number(&out, number);
	table_cell(table, out_memory(&out));
}

static bool print_words(const struct tally *tally, struct out *out)
{
	static const struct table_column columns[] = {
		{ "LEVEL", false, 0 },
		{ "KIND", false, 0 },
		{ "WORDS", true, 0 },
		{ "ADDRESSES", true, 0 },
	};
	char text[CELL_SIZE];
	struct table table;

	table_begin(&table, columns, sizeof(columns) / sizeof(columns[0]));
	for (unsigned level = 0; level < TALLY_LEVELS; level++) {
		for (unsigned kind = 0; kind < TALLY_KINDS; kind++) {
			if (tally->words[level][kind] == 0)
				continue;
			table_row(&table);
			table_cell(&table, level_name(tally, level));
			table_cell(&table, kind_name(tally, kind));
			table_number(&table, tally->words[level][kind]);
			table_cell(&table,
				   size_text(text, tally->bytes[level][kind]));
		}
	}
	return table_end(&table, out);
}

static void print_doubts(const struct tally *tally, struct out *out)
{
	const char *before = "doubts: ";

	for (unsigned i = 0; i < TALLY_DOUBTS; i++) {
		if (tally->doubts[i] == 0)
			continue;
		out_format(out, "%s%llu %s", before,
			   (unsigned long long)tally->doubts[i],
			   pte_doubt_name((enum pte_doubt_code)i));
		before = ", ";
	}
	if (*before == ',')
		out_char(out, '\n');
}

static void print_cuts(const struct tally *tally, struct out *out)
{
	uint64_t named = 0;

	for (unsigned i = 0; i < TREE_CUT_COUNT; i++) {
		if (tally->cuts[i] == 0)
			continue;
		out_format(out, "tables, %s: %llu\n", cuts[i].says,
			   (unsigned long long)tally->cuts[i]);
		named += i == TREE_AGAIN ? 0 : tally->cuts[i];
	}
	for (unsigned i = 0; i < tally->hole_count; i++) {
		const struct tally_hole *const h = &tally->holes[i];

		out_format(out, "  of %ss at 0x%llx, for 0x%llx: %s\n",
			   h->step->name, (unsigned long long)h->table,
			   (unsigned long long)h->vaddr, cuts[h->why].says);
	}
	if (named > tally->hole_count)
		out_format(out, "  and %llu more\n",
			   (unsigned long long)named - tally->hole_count);
}

bool tally_print(const struct tally *tally, struct out *out)
{
	const struct kernel *const k = tally->kernel;

	out_format(out, "%s: %u levels from 0x%llx (%s), %u bits\n",
		   k->target.name, k->tree.depth,
		   (unsigned long long)k->tree.root, k->root_name,
		   k->tree.virtual_bits);
	if (!print_words(tally, out))
		return false;
	print_doubts(tally, out);
	print_cuts(tally, out);
	return true;
}

/* ---- JSON --------------------------------------------------------------- */

static void json_words(const struct tally *tally, struct json *j)
{
	json_open_array(j, "words");
	for (unsigned level = 0; level < TALLY_LEVELS; level++) {
		for (unsigned kind = 0; kind < TALLY_KINDS; kind++) {
			if (tally->words[level][kind] == 0)
				continue;
			json_open_object(j, NULL);
			json_text(j, "level", level_name(tally, level));
			json_text(j, "kind",
				  kind == UNREAD ? NULL
						 : kind_name(tally, kind));
			json_number(j, "words", tally->words[level][kind]);
			json_hex(j, "bytes", tally->bytes[level][kind]);
			json_close(j);
		}
	}
	json_close(j);
}

static void json_holes(const struct tally *tally, struct json *j)
{
	json_open_array(j, "holes");
	for (unsigned i = 0; i < tally->hole_count; i++) {
		const struct tally_hole *const h = &tally->holes[i];

		json_open_object(j, NULL);
		json_text(j, "level", h->step->name);
		json_hex(j, "table", h->table);
		json_hex(j, "vaddr", h->vaddr);
		json_text(j, "why", cuts[h->why].code);
		json_close(j);
	}
	json_close(j);
}

void tally_json(const struct tally *tally, struct out *out)
{
	const struct kernel *const k = tally->kernel;
	struct json j;

	json_begin(&j, out, false);
	json_open_object(&j, "summary");
	json_text(&j, "layout", k->target.name);
	json_hex(&j, "root", k->tree.root);
	json_number(&j, "levels", k->tree.depth);
	json_number(&j, "virtual_bits", k->tree.virtual_bits);
	json_words(tally, &j);
	json_open_object(&j, "doubts");
	for (unsigned i = 0; i < TALLY_DOUBTS; i++)
		if (tally->doubts[i] != 0)
			json_number(&j, pte_doubt_name((enum pte_doubt_code)i),
				    tally->doubts[i]);
	json_close(&j);
	json_open_object(&j, "tables");
	for (unsigned i = 0; i < TREE_CUT_COUNT; i++)
		json_number(&j, cuts[i].code, tally->cuts[i]);
	json_close(&j);
	json_holes(tally, &j);
	json_close(&j);
	json_end(&j);
}
