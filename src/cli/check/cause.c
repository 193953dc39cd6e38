/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Groups refutations by cause. The bits that a refutation turns on (issue.h)
 * are limited to those that the spec changes; refutations that share a bit have
 * one cause. A bit is described by every role that it has in the layout: field,
 * flag, fixed, hardware, test, owner.
 */
#include "cause.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "issue.h"
#include "spec/spec.h"
#include "term/say.h"
#include "word/picture.h"

#define BITS 64U
#define TEXT_SIZE 512

/* ---- the roles of a bit -------------------------------------------------- */

/* "is ..., and is ..."; "are" for several bits */
struct clauses {
	struct out *out;
	const char *be, *before;
	unsigned count;
};

static void clause(struct clauses *c, const char *verb, const char *text)
{
	out_format(c->out, "%s%s %s", c->before, verb, text);
	c->before = ", and ";
	c->count++;
}

static void field_clause(struct clauses *c, const struct pte_piece *p,
			 uint64_t bit, const char *name)
{
	char text[TEXT_SIZE], range[BIT_RANGE_SIZE];

	if ((pte_piece_mask(p) & bit) == 0)
		return;
	(void)snprintf(text, sizeof(text), "in the %s field, bit%s %s", name,
		       p->width == 1 ? "" : "s",
		       bit_range(range, p->lsb, p->width));
	clause(c, c->be, text);
}

static void flag_clauses(struct clauses *c, const struct pte_target *t,
			 enum pte_level level, uint64_t bit)
{
	char text[TEXT_SIZE];

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		if ((t->layout->swap[level]->flag[f] & bit) == 0 ||
		    (t->swap_flags[level] & PTE_FLAG_SET(f)) == 0)
			continue;
		(void)snprintf(text, sizeof(text), "%s's",
			       pte_model_flag_name(t->model, (enum pte_flag)f));
		clause(c, c->be, text);
	}
}

static void store_clauses(struct clauses *c, const struct pte_target *t,
			  enum pte_level level, uint64_t bit)
{
	char text[TEXT_SIZE];

	for (const struct pte_store *s = t->model->stores; s->path != NULL;
	     s++) {
		if ((s->dropped & bit) == 0 ||
		    (s->levels & PTE_LEVEL_SET(level)) == 0)
			continue;
		(void)snprintf(text, sizeof(text), "dropped by %s", s->path);
		clause(c, c->be, text);
	}
}

/* the first test that the witness passes and that depends on the bit */
static void test_clause(struct clauses *c, const struct pte_target *t,
			const struct finding *f, uint64_t bit)
{
	const struct pte_view *const v = t->layout->view[f->level];
	const struct pte_view *const w =
		t->layout->walker != NULL ? t->layout->walker : v;
	const struct pte_either present = pte_layout_present(
		t->layout,
		f->level == PTE_LEVEL_HUGETLB ? PTE_LEVEL_PMD : f->level, w);
	const struct {
		const struct pte_test *test;
		const char *name;
	} tests[] = {
		{ &v->present, "present" },
		{ &v->protnone, "protnone" },
		{ &v->invalidated, "invalidated" },
		{ &v->table, "table" },
		{ &w->present, "a walker's present" },
		{ &present.test[present.count - 1], "a walker's present" },
		{ &w->table, "a walker's table" },
	};
	char text[TEXT_SIZE];

	for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
		const struct pte_test *const test = tests[i].test;

		const uint64_t met = test->any & (f->witness ^ test->except);

		if (!pte_test_has(test, f->witness) ||
		    (met | test->value) == 0 || ((met | test->mask) & bit) == 0)
			continue;
		(void)snprintf(text, sizeof(text), "asked for by %s at %s",
			       tests[i].name, pte_level_name(f->level));
		clause(c, c->be, text);
		return;
	}
}

/* the names of the bit in the witness; false: the claim isn't about names */
static bool name_clauses(struct clauses *c, const struct pte_target *t,
			 const struct finding *f, uint64_t bit)
{
	char text[TEXT_SIZE];

	if (strcmp(f->claim->id, "names-apart") != 0)
		return false;
	for (const struct pte_name *n = t->model->names; n->name != NULL; n++) {
		if ((pte_ones(n->width) << n->lsb & bit) == 0 ||
		    !pte_pattern_has(&n->when, f->witness) ||
		    !(picture_has_name(t, f->level, false, n) ||
		      picture_has_name(t, f->level, true, n)))
			continue;
		(void)snprintf(text, sizeof(text), "called %s", n->name);
		clause(c, c->be, text);
	}
	return true;
}

/* the bit's role in a table entry; false: the claim isn't about tables */
static bool table_clauses(struct clauses *c, const struct pte_target *t,
			  const struct finding *f, uint64_t bit)
{
	const struct pte_place *const place = t->layout->table[f->level];
	uint64_t address = 0;
	char text[TEXT_SIZE];

	if (strcmp(f->claim->id, "table-read") != 0)
		return false;
	for (unsigned i = 0; i < place->count; i++)
		address |= pte_address_bits(&place->address[i]);
	if ((address & bit) != 0)
		clause(c, c->be, "in the address of a table");
	for (const struct pte_name *n = t->model->names; n->name != NULL; n++) {
		if ((pte_ones(n->width) << n->lsb & bit) == 0 ||
		    !picture_has_name(t, f->level, true, n))
			continue;
		(void)snprintf(text, sizeof(text), "called %s in tables",
			       n->name);
		clause(c, c->be, text);
	}
	return true;
}

/* what the rows of owners say, if the codec disagrees */
static void owner_clauses(struct clauses *c, const struct pte_target *t,
			  enum pte_level level, uint64_t bit)
{
	const struct pte_codec *const codec = t->layout->swap[level];
	const uint64_t fields = pte_piece_mask(&codec->type) |
				pte_codec_offset_mask(codec) |
				codec->fixed.mask;
	char text[TEXT_SIZE];

	for (const struct pte_owned *o = t->model->owned[level]; o->width > 0;
	     o++) {
		/* a flag may use a bit that is marked free */
		if ((pte_ones(o->width) << o->lsb & bit) == 0 ||
		    (pte_model_bits(t->model, level, o->owner) & bit) != 0 ||
		    (o->owner == PTE_OWNER_FREE && (fields & bit) == 0))
			continue;
		(void)snprintf(text, sizeof(text), "\"%s\" by owners",
			       pte_model_owner_name(t->model, o->owner));
		clause(c, c->be, text);
	}
}

/* returns the number of roles */
static unsigned describe_bit(struct out *out, const struct pte_target *t,
			     const struct finding *f, unsigned n, bool several)
{
	struct clauses c = { out, several ? "are" : "is", " ", 0 };
	const struct pte_codec *const codec = t->layout->swap[f->level];
	const uint64_t bit = PTE_BIT(n);

	if (name_clauses(&c, t, f, bit) || table_clauses(&c, t, f, bit))
		return c.count;
	field_clause(&c, &codec->type, bit, "type");
	field_clause(&c, &codec->offset, bit, "offset");
	field_clause(&c, &codec->offset_high, bit, "offset");
	flag_clauses(&c, t, f->level, bit);
	if ((codec->fixed.mask & bit) != 0)
		clause(&c, "must be",
		       (codec->fixed.value & bit) != 0 ? "1" : "0");
	if ((t->layout->view[f->level]->hardware & bit) != 0)
		clause(&c, "may be", "set by hardware");
	store_clauses(&c, t, f->level, bit);
	test_clause(&c, t, f, bit);
	owner_clauses(&c, t, f->level, bit);
	return c.count;
}

static unsigned bit_text(char to[static TEXT_SIZE], const struct pte_target *t,
			 const struct finding *f, unsigned n, bool several)
{
	struct out text;
	unsigned count;

	out_to_memory(&text, to, TEXT_SIZE);
	count = describe_bit(&text, t, f, n, several);
	(void)out_memory(&text);
	return count;
}

/* false: there is no layout to describe bits by */
static bool target_of(const struct finding *f, struct pte_target *ret)
{
	return finding_target(f, ret) && ret->layout->view[f->level] != NULL;
}

/* extend bits with several roles to adjacent bits with the same roles */
static uint64_t widened(const struct finding *f, uint64_t bits)
{
	char text[TEXT_SIZE], next[TEXT_SIZE];
	uint64_t wide = bits;
	struct pte_target t;

	if (!target_of(f, &t))
		return bits;
	for (unsigned n = 0; n < BITS; n++) {
		if ((bits >> n & 1U) == 0 || bit_text(text, &t, f, n, true) < 2)
			continue;
		for (unsigned k = n; k < BITS; k++, wide |= PTE_BIT(k - 1)) {
			(void)bit_text(next, &t, f, k, true);
			if (strcmp(next, text) != 0)
				break;
		}
		for (unsigned k = n + 1; k-- > 0; wide |= PTE_BIT(k)) {
			(void)bit_text(next, &t, f, k, true);
			if (strcmp(next, text) != 0)
				break;
		}
	}
	return wide;
}

/* ---- grouping refutations ------------------------------------------------ */

static bool counts(const struct finding *f)
{
	const enum standing s = finding_standing(f);

	return s == STANDING_REFUTED || s == STANDING_ACCEPTED;
}

static unsigned bit_count(uint64_t bits)
{
	unsigned count = 0;

	for (; bits != 0; bits &= bits - 1)
		count++;
	return count;
}

/* refutations without a bit belong together if they're of one claim */
static bool belongs(const struct cause *c, const struct finding *f,
		    uint64_t bits)
{
	return bits != 0 ? (c->bits & bits) != 0
			 : c->bits == 0 && c->shown->claim == f->claim;
}

static void join(struct causes *all, size_t at, const struct finding *f,
		 uint64_t bits)
{
	size_t i = 0;

	while (i < all->count && !belongs(&all->list[i], f, bits))
		i++;
	if (i == all->count)
		all->list[all->count++] = (struct cause){ widened(f, bits), f };
	else if (all->list[i].shown->kind == PTE_KIND_RAW)
		all->list[i].shown = f;
	all->of[at] = i;
}

/* by number of bits, the fewest first, so that broader ones join them */
static void sort_out(struct causes *all, const struct part *p,
		     const uint64_t *bits)
{
	for (unsigned wide = 0; wide <= BITS; wide++)
		for (size_t i = 0; i < p->count; i++)
			if (counts(&p->list[i]) && bit_count(bits[i]) == wide)
				join(all, i, &p->list[i], bits[i]);
}

bool causes_find(struct causes *ret, const struct part *p)
{
	const struct pte_model *const model = p->spans->model;
	const struct spec *const spec = spec_of(model);
	const uint64_t changed =
		issue_changed(model, spec == NULL ? NULL : spec->base);
	uint64_t *const bits = calloc(p->count + 1, sizeof(*bits));

	*ret = (struct causes){
		.list = calloc(p->count + 1, sizeof(*ret->list)),
		.of = calloc(p->count + 1, sizeof(*ret->of)),
	};
	if (bits == NULL || ret->list == NULL || ret->of == NULL) {
		say(0, "out of memory");
		free(bits);
		return false;
	}
	for (size_t i = 0; i < p->count; i++) {
		ret->of[i] = NO_CAUSE;
		if (!counts(&p->list[i]))
			continue;
		bits[i] = issue_bits(&p->list[i]) & changed;
	}
	sort_out(ret, p, bits);
	free(bits);
	return true;
}

void causes_free(struct causes *causes)
{
	free(causes->list);
	free(causes->of);
}

/* ---- output -------------------------------------------------------------- */

void cause_describe(struct out *out, const struct cause *cause)
{
	const struct finding *const f = cause->shown;
	char text[TEXT_SIZE], next[TEXT_SIZE], range[BIT_RANGE_SIZE];
	const char *before = "";
	struct pte_target t;

	if (cause->bits == 0 || !target_of(f, &t)) {
		out_text(out, f->reason != NULL ? f->reason : f->claim->says);
		return;
	}
	for (unsigned end = BITS, lsb; end > 0; end = lsb) {
		lsb = end - 1;
		if ((cause->bits >> lsb & 1U) == 0)
			continue;
		(void)bit_text(text, &t, f, lsb, true);
		for (; lsb > 0 && (cause->bits >> (lsb - 1) & 1U) != 0; lsb--) {
			(void)bit_text(next, &t, f, lsb - 1, true);
			if (strcmp(next, text) != 0)
				break;
		}
		if (end - lsb == 1)
			(void)bit_text(text, &t, f, lsb, false);
		out_format(out, "%sbit%s %s%s", before,
			   end - lsb == 1 ? "" : "s",
			   bit_range(range, lsb, end - lsb), text);
		before = "; ";
	}
}
