/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints what the kernel's helpers say of a present word, as text and JSON.
 */
#include "asked.h"

#include <string.h>

#include "term/wrap.h"

#define ASKED_SIZE 96

/* Whose helpers are asked: a pmd's slot may hold what hugetlb's read. */
static enum pte_level level_asked(const struct read_word *w)
{
	return w->reading.level == PTE_LEVEL_HUGETLB ? PTE_LEVEL_HUGETLB
						     : w->level;
}

/* ---- text ---------------------------------------------------------------- */

static void asked_text(struct wrap *lines, const struct pte_predicate *p,
		       uint64_t word, const char *before)
{
	const enum pte_truth truth = pte_predicate_truth(p, word);
	char text[ASKED_SIZE];
	struct out out;

	out_to_memory(&out, text, sizeof(text));
	out_format(&out, "%s %s%s", p->name,
		   truth == PTE_TRUTH_NO ? "no" : "yes",
		   truth == PTE_TRUTH_BY_MACHINE ? " (yes with " : "");
	if (truth == PTE_TRUTH_BY_MACHINE)
		out_format(&out, "%s)", p->may.machine);
	out_text(&out, before);
	wrap_word(lines, out_memory(&out));
}

void asked_block(struct out *out, const struct read_word *w)
{
	struct pte_predicate p, next;
	unsigned n = PTE_VIEW_TEST_COUNT;
	struct wrap lines;
	bool more = pte_target_predicate(w->target, level_asked(w), n, &p);

	if (!more)
		return;
	reading_field(out, "asked");
	wrap_begin(&lines, out, FIELD_COLUMNS, FIELD_COLUMNS);
	while (more) {
		more = pte_target_predicate(w->target, level_asked(w), ++n,
					    &next);
		asked_text(&lines, &p, w->value, more ? "," : "");
		p = next;
	}
	wrap_end(&lines);
}

/* ---- JSON ---------------------------------------------------------------- */

/* pte_user_accessible_page is user_accessible at its level */
static void name_row(struct asked_row *row)
{
	static const char page[] = "_page";
	const size_t end = sizeof(page) - 1;
	const char *const name = row->predicate.name;
	const char *const level = strchr(name, '_');

	row->length = strlen(name);
	row->suffix = level == NULL ? name : level + 1;
	row->suffix_length = strlen(row->suffix);
	if (row->suffix_length > end &&
	    strcmp(row->suffix + row->suffix_length - end, page) == 0)
		row->suffix_length -= end;
}

static void look_up(struct asked *a, const struct read_word *w)
{
	a->target = w->target;
	a->level = level_asked(w);
	for (a->count = 0; a->count < ASKED_MAX &&
			   pte_target_predicate(w->target, level_asked(w),
						PTE_VIEW_TEST_COUNT + a->count,
						&a->rows[a->count].predicate);
	     a->count++)
		name_row(&a->rows[a->count]);
}

void asked_json(struct json *j, struct asked *asked, const struct read_word *w)
{
	enum pte_truth says[ASKED_MAX];

	if (asked->target != w->target || asked->level != level_asked(w))
		look_up(asked, w);
	json_open_array(j, "predicates");
	for (unsigned i = 0; i < asked->count; i++) {
		const struct asked_row *const row = &asked->rows[i];

		says[i] = pte_predicate_truth(&row->predicate, w->value);
		if (says[i] != PTE_TRUTH_YES)
			continue;
		json_member(j, NULL, 0);
		json_put_plain(j, row->suffix, row->suffix_length);
	}
	json_close(j);
	json_open_object(j, "asked");
	for (unsigned i = 0; i < asked->count; i++) {
		json_member(j, asked->rows[i].predicate.name,
			    asked->rows[i].length);
		if (says[i] == PTE_TRUTH_BY_MACHINE)
			json_put_text(j, NULL);
		else
			json_put_bool(j, says[i] == PTE_TRUTH_YES);
	}
	json_close(j);
}
