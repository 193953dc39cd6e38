/* SPDX-License-Identifier: BSD-2-Clause */

/*
 * Who tests the tests? A copy of each row with one constant changed must fail
 * some known answer, or nothing would tell if the row itself were so. What no
 * known answer tells is asked of the reference, and needs a reason in
 * reasons.c; what that doesn't tell either is a survivor. Both are failures
 * otherwise, and so is a row that no known answer tells from the row before it.
 *
 * So must copies of the lists that rows share, one entry of which begins or
 * ends a version earlier or later: see spans.c.
 *
 * Not changed are constants that no reading or writing depends on: the fixed
 * mask, hardware's bits, the walker, owners, stores. unit/rows holds them
 * against the kernel's headers.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "alike.h"
#include "mutant.h"
#include "opinions.h"
#include "reasons.h"
#include "share.h"
#include "spans.h"

#define ROW_ROOM 128
#define NAME_ROOM 64

struct score {
	size_t mutants, alike, known, reference, unanswered, survivors;
	size_t untold;
};

/* ---- one row ------------------------------------------------------------- */

enum fate {
	FATE_NO_TABLE, /* a piece would stick out of the word */
	FATE_ALIKE,
	FATE_KNOWN,
	FATE_REASON,    /* the reference tells, and it's known why */
	FATE_REFERENCE, /* ... and it isn't */
	FATE_SURVIVOR,
};

struct patient {
	const struct pte_model *row;
	struct copy copy;
	struct questions questions;
	struct opinions opinions;
	struct score score;
};

static enum fate fate_of(struct patient *p, const struct constant *c,
			 unsigned mutant)
{
	enum fate fate = FATE_SURVIVOR;

	if (!mutant_make(&p->copy, c, mutant))
		return FATE_NO_TABLE;
	if (is_alike(&p->copy, p->row, c->at))
		fate = FATE_ALIKE;
	else if (!questions_agree(&p->questions, &p->copy.model))
		fate = FATE_KNOWN;
	else if (!opinions_agree(&p->opinions, &p->copy.model))
		fate = reason_holds(c->name, mutant) ? FATE_REASON
						     : FATE_REFERENCE;
	mutant_undo(c, mutant);
	return fate;
}

static void print_fates(const struct patient *p, const struct constant *c,
			const enum fate *fates, enum fate fate,
			const char *title)
{
	bool any = false;

	for (unsigned m = 0; m < mutants_of(c); m++) {
		if (fates[m] != fate)
			continue;
		if (!any)
			printf("%s %s@%u.%u %s:", title, p->row->layout->name,
			       PTE_LINUX_MAJOR(p->row->layout->since),
			       PTE_LINUX_MINOR(p->row->layout->since), c->name);
		any = true;
		mutant_print(c, m);
		/* bits that follow one another */
		if (m + 1 < mutants_of(c) && fates[m + 1] == fate) {
			while (m + 1 < mutants_of(c) && fates[m + 1] == fate)
				m++;
			printf(" to");
			mutant_print(c, m);
		}
	}
	if (any)
		printf("\n");
}

static void try_constant(struct patient *p, const struct constant *c)
{
	enum fate fates[64];

	for (unsigned m = 0; m < mutants_of(c); m++) {
		fates[m] = fate_of(p, c, m);
		p->score.mutants += fates[m] != FATE_NO_TABLE;
		p->score.alike += fates[m] == FATE_ALIKE;
		p->score.known += fates[m] == FATE_KNOWN;
		p->score.reference += fates[m] == FATE_REASON ||
				      fates[m] == FATE_REFERENCE;
		p->score.unanswered += fates[m] == FATE_REFERENCE;
		p->score.survivors += fates[m] == FATE_SURVIVOR;
	}
	print_fates(p, c, fates, FATE_REFERENCE, "UNANSWERED");
	print_fates(p, c, fates, FATE_SURVIVOR, "SURVIVOR");
}

/* whether a known answer tells it from the row before: else, what is it for? */
static bool is_told(const struct questions *questions,
		    const struct pte_model *row, const struct pte_model *before)
{
	const bool follows = before != NULL && strcmp(before->layout->name,
						      row->layout->name) == 0;

	if (questions->count > 0 &&
	    !(follows && questions_agree(questions, before)))
		return true;
	printf("UNTOLD %s@%u.%u: no known answer tells it from the row "
	       "before\n",
	       row->layout->name, PTE_LINUX_MAJOR(row->layout->since),
	       PTE_LINUX_MINOR(row->layout->since));
	return false;
}

static struct score try_row(const struct vectors *vectors,
			    const struct pte_model *row,
			    const struct pte_model *before)
{
	static struct patient p;
	static struct constants constants;

	memset(&p, 0, sizeof(p));
	p.row = row;
	questions_of(vectors, row, &p.questions);
	p.score.untold = !is_told(&p.questions, row, before);
	opinions_of(&p.questions, row, &p.opinions);
	copy_row(row, &p.copy);
	constants_of(&p.copy, &constants);
	for (size_t i = 0; i < constants.count; i++)
		try_constant(&p, &constants.constant[i]);
	opinions_free(&p.opinions);
	questions_free(&p.questions);
	return p.score;
}

/* ---- all of them --------------------------------------------------------- */

static void print_score(const char *name, const struct score *s)
{
	const double real = (double)(s->mutants - s->alike);

	printf("%-22s %7zu %7zu %7zu %9zu %9zu %7.1f %% %7.1f %%\n", name,
	       s->mutants, s->alike, s->known, s->reference, s->survivors,
	       100.0 * (double)s->known / real,
	       100.0 * (double)(s->known + s->reference) / real);
}

static void name_of(const struct pte_model *row, char name[NAME_ROOM])
{
	const struct pte_layout *const l = row->layout;

	(void)snprintf(name, NAME_ROOM, "%s@%u.%u", l->name,
		       PTE_LINUX_MAJOR(l->since), PTE_LINUX_MINOR(l->since));
}

/* Whether a row is asked for: all are, unless one is named */
static bool is_asked(const struct pte_model *row, const char *wanted)
{
	char name[NAME_ROOM];

	name_of(row, name);
	return wanted == NULL || strcmp(wanted, name) == 0;
}

static struct score print_scores(const struct score *scores, const char *wanted)
{
	struct score all = { 0 };

	printf("%-22s %7s %7s %7s %9s %9s %9s %9s\n", "row", "mutants", "alike",
	       "known", "reference", "survivors", "known", "both");
	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct score *const s = &scores[i];
		char name[NAME_ROOM];

		if (!is_asked(pte_model_at(i), wanted))
			continue;
		name_of(pte_model_at(i), name);
		print_score(name, s);
		all.mutants += s->mutants;
		all.alike += s->alike;
		all.known += s->known;
		all.reference += s->reference;
		all.unanswered += s->unanswered;
		all.survivors += s->survivors;
		all.untold += s->untold;
	}
	print_score("all", &all);
	return all;
}

/* One argument: that row only, as it's printed; reasons are others', too. */
int main(int argc, char **argv)
{
	const char *const wanted = argc > 1 ? argv[1] : NULL;
	const char *const share = wanted == NULL ? getenv("PTE_SHARE") : NULL;
	const bool all_rows = wanted == NULL && share == NULL;
	static struct score scores[ROW_ROOM];
	struct vectors vectors;
	struct score all;

	if (pte_model_count() > ROW_ROOM)
		return 2;
	vectors_read(PTE_TEST_VECTORS_DIR, &vectors);
	for (size_t i = 0; i < pte_model_count(); i++)
		if (is_asked(pte_model_at(i), wanted) && share_has(share, i))
			scores[i] =
				try_row(&vectors, pte_model_at(i),
					i == 0 ? NULL : pte_model_at(i - 1));
	all = print_scores(scores, wanted);
	all.survivors += spans_unanswered(&vectors);
	vectors_free(&vectors);
	if (all_rows)
		all.survivors += reasons_unused();
	return all.mutants > 0 &&
			       all.survivors + all.unanswered + all.untold == 0
		       ? 0
		       : 1;
}
