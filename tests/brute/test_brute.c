/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The prover against brute force: on words of 8, 12 and 16 bits, where each can
 * be tried. One argument multiplies the number of layouts.
 */
#include "../cases.h"
#include "../workspace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "enumerate.h"

#define CLAIMS_MAX 64

static struct {
	unsigned layouts;
	unsigned told[CLAIMS_MAX][4]; /* by enum pte_verdict_kind */
	unsigned carried_over, capacity;
} seen;

static unsigned times = 1;

/* What one layout was proved to be, to be held against the next one. */
struct kept {
	struct pte_verdict verdict[PTE_LEVEL_COUNT];
	bool is[PTE_LEVEL_COUNT];
};
static struct kept kept[CLAIMS_MAX];

struct context {
	const struct toy *toy;
	size_t claim;
	unsigned told;
};

/* all of a verdict but the steps that it doesn't have */
static void keep(const struct pte_verdict *from, struct pte_verdict *to)
{
	const size_t steps = offsetof(struct pte_verdict, certificate.step);
	const size_t end = offsetof(struct pte_verdict, witness);

	memcpy(to, from, steps + from->certificate.steps * sizeof(uint16_t));
	memcpy((char *)to + end, (const char *)from + end, sizeof(*to) - end);
}

static void describe(const struct context *c, const struct pte_verdict *v)
{
	const struct pte_codec *const s = &c->toy->codec;
	const struct pte_view *const view = &c->toy->view[v->level];

	print_error("layout %u of %u bits: %s, level %s, domain %s, kind %s, "
		    "path %s: witness %#llx, becomes %#llx\n",
		    seen.layouts, c->toy->bits, v->claim->id,
		    pte_level_name(v->level), pte_domain_name(v->domain),
		    pte_kind_name(v->kind), v->path == NULL ? "-" : v->path,
		    (unsigned long long)v->witness,
		    (unsigned long long)v->becomes);
	print_error(
		"type %u+%u%s offset %u+%u%s fixed %#llx/%#llx flags %#llx "
		"%#llx %#llx hardware %#llx\n",
		s->type.lsb, s->type.width, s->type.inverted ? "~" : "",
		s->offset.lsb, s->offset.width, s->offset.inverted ? "~" : "",
		(unsigned long long)s->fixed.mask,
		(unsigned long long)s->fixed.value,
		(unsigned long long)s->flag[0], (unsigned long long)s->flag[1],
		(unsigned long long)s->flag[2],
		(unsigned long long)view->hardware);
}

static void hold_against_words(const struct pte_verdict *v, void *context)
{
	struct context *const c = context;
	const enum answer answer = enumerate(c->toy, v);

	c->told++;
	seen.told[c->claim][v->verdict]++;
	if (v->verdict == PTE_VERDICT_NOT_APPLICABLE &&
	    strstr(v->reason, "capacity") != NULL) {
		seen.capacity++;
		return;
	}
	if ((unsigned)answer != (unsigned)v->verdict) {
		describe(c, v);
		check(false, "%s, but by trying every word %s",
		      pte_verdict_name(v->verdict),
		      pte_verdict_name((enum pte_verdict_kind)answer));
	}
	if (v->verdict == PTE_VERDICT_REFUTED &&
	    !enumerate_witness(c->toy, v)) {
		describe(c, v);
		check(false, "a witness that is none");
	}
	if (pte_verdict_verify(workspace(), v) != PTE_STATUS_OK) {
		describe(c, v);
		check(false, "%s, which doesn't verify",
		      pte_verdict_name(v->verdict));
	}
}

/* a proof of another layout, where this one was refuted: it must be refused */
static void hold_against_another(const struct pte_verdict *v, void *context)
{
	struct context *const c = context;
	struct kept *const k = &kept[c->claim];
	static struct pte_verdict other;

	if (v->domain != PTE_DOMAIN_FIELD)
		return;
	if (v->verdict == PTE_VERDICT_PROVED) {
		keep(v, &k->verdict[v->level]);
		k->is[v->level] = true;
	}
	if (v->verdict != PTE_VERDICT_REFUTED || !k->is[v->level])
		return;
	keep(&k->verdict[v->level], &other);
	other.target = v->target;
	other.path = v->path;
	other.kind = v->kind;
	seen.carried_over++;
	if (pte_verdict_verify(workspace(), &other) !=
	    PTE_STATUS_NOT_REPRODUCED) {
		describe(c, v);
		check(false, "refuted, but another layout's proof is taken");
	}
}

static void tell(const struct pte_verdict *v, void *context)
{
	hold_against_words(v, context);
	hold_against_another(v, context);
}

static void try_one(struct random *r, unsigned bits)
{
	/* the verdicts that are kept point to it, for a moment only */
	static struct toy toy;

	toy_make(r, bits, &toy);
	enumerate_forget();
	seen.layouts++;
	for (size_t i = 0; i < pte_claim_count(); i++) {
		const struct pte_claim *const claim = pte_claim_at(i);

		for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
			struct context c = { &toy, i, 0 };

			pte_claim_try(workspace(), claim, &toy.target,
				      (enum pte_level)l, tell, &c);
			check((c.told > 0) ==
				      ((claim->levels & PTE_LEVEL_SET(l)) != 0),
			      "%s: %u verdicts at a level", claim->id, c.told);
		}
	}
}

static void try_many(unsigned bits, unsigned layouts)
{
	struct random r = { RANDOM_SEED + bits };
	/* in the slowest builds */
	const unsigned count =
		layouts * times / (getenv("PTE_FEW_TOYS") == NULL ? 1 : 4);

	print_message("%u layouts of %u-bit words, from seed %#llx\n", count,
		      bits, (unsigned long long)r.state);
	for (unsigned i = 0; i < count; i++)
		try_one(&r, bits);
}

static void words_of_8_bits_agree(void **state)
{
	(void)state;
	try_many(8, 5000);
}

static void words_of_12_bits_agree(void **state)
{
	(void)state;
	try_many(12, 2000);
}

static void words_of_16_bits_agree(void **state)
{
	(void)state;
	try_many(16, 80);
}

/* a claim that always comes out the same says that the layouts are too tame */
static void each_claim_came_out_both_ways(void **state)
{
	unsigned all = 0;
	bool both = true;

	(void)state;
	print_message("%-24s %9s %9s %9s\n", "claim", "proved", "refuted",
		      "n/a");
	for (size_t i = 0; i < pte_claim_count(); i++) {
		const unsigned *const n = seen.told[i];

		print_message("%-24s %9u %9u %9u\n", pte_claim_at(i)->id,
			      n[PTE_VERDICT_PROVED], n[PTE_VERDICT_REFUTED],
			      n[PTE_VERDICT_NOT_APPLICABLE]);
		both = both && n[PTE_VERDICT_PROVED] > 0 &&
		       n[PTE_VERDICT_REFUTED] > 0;
		all += n[PTE_VERDICT_PROVED] + n[PTE_VERDICT_REFUTED] +
		       n[PTE_VERDICT_NOT_APPLICABLE];
	}
	print_message("%u layouts, %u verdicts, %u of them beyond the capacity "
		      "of a set; %u proofs of another layout refused\n",
		      seen.layouts, all, seen.capacity, seen.carried_over);
	assert_true(both);
	assert_true(seen.carried_over > 0);
	/* none is a proof or a refutation, but there should be few */
	assert_true(seen.capacity <= all / 1000);
}

int main(int argc, char **argv)
{
	struct cases cases = { 0 };

	if (argc > 1)
		times = (unsigned)strtoul(argv[1], NULL, 10);
	CASES_ADD(&cases, words_of_8_bits_agree);
	CASES_ADD(&cases, words_of_12_bits_agree);
	CASES_ADD(&cases, words_of_16_bits_agree);
	CASES_ADD(&cases, each_claim_came_out_both_ways);
	return cases_run(&cases, "brute");
}
