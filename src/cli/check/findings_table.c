/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A layout's table of `pte check --all`: what each claim comes to at each
 * level; and the words for that.
 */
#include <string.h>

#include "findings.h"

#define INDENT 2
#define CLAIM_COLUMNS 24
#define CELL_COLUMNS 10

/* By enum standing: a table's cell, and the label of a note. */
static const struct {
	const char *word;
	enum color color;
} standings[STANDING_COUNT] = {
	[STANDING_NONE] = { "-", COLOR_QUIET },
	[STANDING_PROVED] = { "proved", COLOR_GOOD },
	[STANDING_DOMAINS] = { "domains", COLOR_GOOD },
	[STANDING_BASE] = { "base", COLOR_GOOD },
	[STANDING_ACCEPTED] = { "known", COLOR_FLAG },
	[STANDING_UNDECIDED] = { "undecided", COLOR_FLAG },
	[STANDING_REFUTED] = { "refuted", COLOR_BAD },
};

const char *standing_word(enum standing s)
{
	return standings[s].word;
}

enum color standing_color(enum standing s)
{
	return standings[s].color;
}

static bool worst_of(const struct finding *list, size_t count,
		     const struct pte_claim *claim, unsigned level,
		     enum standing *ret)
{
	bool any = false;

	*ret = STANDING_NONE;
	for (size_t i = 0; i < count; i++) {
		const struct finding *const f = &list[i];

		if (f->claim != claim || (unsigned)f->level != level)
			continue;
		any = true;
		if (finding_standing(f) > *ret)
			*ret = finding_standing(f);
	}
	return any;
}

static void out_cell(struct out *out, int *gap, enum color color,
		     const char *text, int columns)
{
	out_pad(out, ' ', *gap);
	out_colored(out, color, text);
	*gap = columns - (int)strlen(text);
}

static void print_row(struct out *out, const struct finding *list, size_t count,
		      unsigned levels, const struct pte_claim *claim)
{
	enum standing worst;
	int gap = INDENT;

	out_cell(out, &gap, COLOR_PLAIN, claim->id, CLAIM_COLUMNS - INDENT);
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		if ((levels & PTE_LEVEL_SET(l)) == 0)
			continue;
		if (worst_of(list, count, claim, l, &worst))
			out_cell(out, &gap, standings[worst].color,
				 standings[worst].word, CELL_COLUMNS);
		else
			gap += CELL_COLUMNS;
	}
	out_char(out, '\n');
}

void findings_table(struct out *out, const struct finding *list, size_t count,
		    const char *name, unsigned levels)
{
	const struct pte_claim *claim;
	int gap = 0;

	out_cell(out, &gap, COLOR_TITLE, name, CLAIM_COLUMNS);
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if ((levels & PTE_LEVEL_SET(l)) != 0)
			out_cell(out, &gap, COLOR_QUIET,
				 pte_level_name((enum pte_level)l),
				 CELL_COLUMNS);
	out_char(out, '\n');
	for (size_t i = 0; (claim = pte_claim_at(i)) != NULL; i++)
		if ((claim->levels & levels) != 0)
			print_row(out, list, count, levels, claim);
	/* the claims of a scheme, if one is in force */
	for (size_t i = 0; count > 0 && list[0].scheme.scheme != NULL &&
			   (claim = pte_scheme_claim_at(i)) != NULL;
	     i++)
		print_row(out, list, count, levels, claim);
}
