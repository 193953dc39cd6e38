/* SPDX-License-Identifier: BSD-2-Clause */

/*
 * What is a yes worth? Of a copy of each layout's newest row, with one number
 * changed by one bit or position, some verdict should come out otherwise: else
 * `pte check` would say yes to a spec that has the number wrong. What moves
 * none needs a reason in survivors.c, or is counted as having none; and which
 * these are is said to stderr.
 *
 * What is printed stands in docs/mutation.md.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/prove/claim.h>

#include "../workspace.h"
#include "mutant.h"
#include "share.h"
#include "survivors.h"

/* ---- verdicts -------------------------------------------------------------
 */

#define TOLD_ROOM 4096

/* What came of one claim at one level: verdicts in their order. */
struct told {
	unsigned char verdict[TOLD_ROOM];
	unsigned count;
};

/* of the row as it is */
struct opinion {
	const struct pte_claim *claim;
	enum pte_level level;
	unsigned first, count; /* of all that was told */
};
#define OPINION_ROOM 256

struct row {
	const struct pte_model *model;
	uint16_t version;
	struct pte_target target;
	struct told told;
	struct opinion opinion[OPINION_ROOM];
	unsigned opinions;
};

static void tell(const struct pte_verdict *v, void *context)
{
	struct told *const t = context;

	if (t->count == TOLD_ROOM) {
		fprintf(stderr, "more verdicts than there is room for\n");
		exit(2);
	}
	t->verdict[t->count++] = (unsigned char)v->verdict;
}

static void read_claim(struct row *row, const struct pte_claim *claim,
		       unsigned level)
{
	struct opinion *const o = &row->opinion[row->opinions++];

	if (row->opinions > OPINION_ROOM)
		exit(2);
	*o = (struct opinion){ claim, (enum pte_level)level, row->told.count,
			       0 };
	pte_claim_try(workspace(), claim, &row->target, o->level, tell,
		      &row->told);
	o->count = row->told.count - o->first;
}

static void read_row(struct row *row)
{
	if (pte_target_of(row->model, row->version, NULL, &row->target) !=
	    PTE_STATUS_OK)
		exit(2);
	for (size_t i = 0; i < pte_claim_count(); i++)
		for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
			read_claim(row, pte_claim_at(i), l);
}

static bool moves(const struct row *row, const struct opinion *o,
		  const struct pte_target *t)
{
	static struct told told;

	told.count = 0;
	pte_claim_try(workspace(), o->claim, t, o->level, tell, &told);
	return told.count != o->count ||
	       memcmp(told.verdict, &row->told.verdict[o->first], told.count) !=
		       0;
}

/* what moved last is asked first: neighbours are moved alike */
static bool is_moved(struct row *row, const struct pte_model *mutant)
{
	struct pte_target t;

	if (pte_target_of(mutant, row->version, NULL, &t) != PTE_STATUS_OK)
		return true;
	for (unsigned i = 0; i < row->opinions; i++) {
		const struct opinion o = row->opinion[i];

		if (!moves(row, &o, &t))
			continue;
		memmove(&row->opinion[1], &row->opinion[0],
			i * sizeof(row->opinion[0]));
		row->opinion[0] = o;
		return true;
	}
	return false;
}

/* ---- one row --------------------------------------------------------------
 */

struct score {
	size_t mutants, moved, unexplained;
};

static void try_constant(struct row *row, struct copy *copy,
			 const struct constant *c, struct score *score)
{
	unsigned count = 0;

	for (unsigned m = 0; m < mutants_of(c); m++) {
		if (!mutant_make(copy, c, m))
			continue;
		score->mutants++;
		if (is_moved(row, &copy->model))
			score->moved++;
		else if (!survivor_has_reason(&row->target, copy, c, m))
			count++;
		mutant_undo(c, m);
	}
	score->unexplained += count;
	if (count == 0)
		return;
	fprintf(stderr, "%s %s: %u of %u\n", row->model->layout->name, c->name,
		count, mutants_of(c));
}

static struct score try_row(const struct pte_model *model)
{
	static struct row row;
	static struct copy copy;
	static struct constants constants;
	struct score score = { 0, 0, 0 };

	memset(&row, 0, sizeof(row));
	row.model = model;
	row.version = model->arch->newest;
	read_row(&row);
	copy_row(model, &copy);
	constants_of(&copy, &constants);
	constants_of_claims(&copy, row.version, &constants);
	/* sets of names are no numbers */
	for (size_t i = 0; i < constants.count; i++)
		if (constants.constant[i].form != CONSTANT_SET)
			try_constant(&row, &copy, &constants.constant[i],
				     &score);
	return score;
}

/* ---- all of them ----------------------------------------------------------
 */

static void print_score(const struct pte_model *model, const struct score *s)
{
	printf("| %s | %zu | %zu | %.1f %% | %zu |\n", model->layout->name,
	       s->mutants, s->moved,
	       100.0 * (double)s->moved / (double)s->mutants, s->unexplained);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	const char *const share = argc > 1 ? NULL : getenv("PTE_SHARE");
	const bool some = argc > 1 || share != NULL;
	size_t layouts = 0, unexplained = 0;

	printf("| layout | numbers changed | a verdict moves | share | without "
	       "a reason |\n"
	       "|---|---:|---:|---:|---:|\n");
	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct pte_model *const m = pte_model_at(i);
		struct score score;

		if (m->layout->next != NULL || !share_has(share, layouts++) ||
		    (argc > 1 && strcmp(argv[1], m->layout->name) != 0))
			continue;
		score = try_row(m);
		print_score(m, &score);
		unexplained += score.unexplained;
	}
	return survivors_print(some) == 0 && unexplained == 0 ? 0 : 1;
}
