/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Writes questions for a solver. A node of a diagram is defined once, when the
 * first question needs it.
 */
#include "smt2.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct smt2 {
	FILE *file;
	struct pte_diagrams *ds;
	bool *defined; /* by a node's number */
	uint32_t room;
};

struct smt2 *smt2_open(const char *path, struct pte_diagrams *ds)
{
	struct smt2 *const s = calloc(1, sizeof(*s));

	if (s == NULL)
		return NULL;
	s->ds = ds;
	s->file = fopen(path, "w");
	if (s->file == NULL) {
		free(s);
		return NULL;
	}
	fputs("(set-logic QF_BV)\n(declare-const v (_ BitVec 64))\n", s->file);
	return s;
}

bool smt2_close(struct smt2 *s)
{
	bool is_whole;

	if (s == NULL)
		return true;
	fputs("(exit)\n", s->file);
	is_whole = ferror(s->file) == 0;
	is_whole = fclose(s->file) == 0 && is_whole;
	free(s->defined);
	free(s);
	return is_whole;
}

static void name(const struct smt2 *s, pte_diagram f)
{
	if (f <= PTE_DIAGRAM_TRUE)
		fputs(f == PTE_DIAGRAM_TRUE ? "true" : "false", s->file);
	else
		fprintf(s->file, "n%" PRIu32, f);
}

static bool has_room(struct smt2 *s, uint32_t nodes)
{
	bool *grown;

	if (nodes < s->room)
		return true;
	grown = realloc(s->defined, 2 * (size_t)nodes);
	if (grown == NULL)
		return false;
	s->defined = grown;
	for (; s->room < 2 * nodes; s->room++)
		s->defined[s->room] = false;
	return true;
}

/* a node after those that it leads to; no deeper than there are variables */
static void define(struct smt2 *s, pte_diagram f)
{
	unsigned variable;
	pte_diagram low, high;

	if (!has_room(s, f) || s->defined[f] ||
	    !pte_diagram_node(s->ds, f, &variable, &low, &high))
		return;
	define(s, low);
	define(s, high);
	/* bit i of the word is variable 2 * i */
	fprintf(s->file,
		"(define-fun n%" PRIu32
		" () Bool (ite (= ((_ extract %u %u) v) #b1) ",
		f, variable / 2, variable / 2);
	name(s, high);
	fputc(' ', s->file);
	name(s, low);
	fputs("))\n", s->file);
	s->defined[f] = true;
}

static void begin(struct smt2 *s, const char *key)
{
	fprintf(s->file, "(echo \"%s\")\n", key);
	fputs("(push 1)\n(assert (distinct ", s->file);
}

static void end(struct smt2 *s)
{
	fputs("))\n(check-sat)\n(pop 1)\n", s->file);
}

static void number(const struct smt2 *s, uint64_t n)
{
	fprintf(s->file, "#x%016" PRIx64, n);
}

/* (v & mask) == value, and an any part */
static void test(const struct smt2 *s, const struct pte_test *t)
{
	fputs("(and (= (bvand v ", s->file);
	number(s, t->mask);
	fputs(") ", s->file);
	number(s, t->value);
	fputc(')', s->file);
	if (t->any != 0) {
		fputs(" (distinct (bvand (bvxor v ", s->file);
		number(s, t->except);
		fputs(") ", s->file);
		number(s, t->any);
		fputs(") #x0000000000000000)", s->file);
	}
	fputc(')', s->file);
}

void smt2_test(struct smt2 *s, const char *key, pte_diagram f,
	       const struct pte_either *is)
{
	if (s == NULL)
		return;
	define(s, f);
	begin(s, key);
	name(s, f);
	fputs(" (or false", s->file);
	for (unsigned i = 0; i < is->count; i++) {
		fputc(' ', s->file);
		test(s, &is->test[i]);
	}
	fputc(')', s->file);
	end(s);
}

/* the diagrams of a number, as one of 64 bits */
static void vector(const struct smt2 *s, const struct pte_vector *v)
{
	fputs("(concat", s->file);
	for (unsigned i = PTE_VECTOR_WIDTH; i-- > 0;) {
		fputs(" (ite ", s->file);
		name(s, v->bit[i]);
		fputs(" #b1 #b0)", s->file);
	}
	fputc(')', s->file);
}

static void define_vector(struct smt2 *s, const struct pte_vector *v)
{
	for (unsigned i = 0; i < PTE_VECTOR_WIDTH; i++)
		define(s, v->bit[i]);
}

/* ((v >> lsb) & ones) << at, of ~v if it's inverted */
static void piece_of(const struct smt2 *s, const struct pte_piece *p)
{
	fputs("(bvshl (bvand (bvlshr ", s->file);
	fputs(p->inverted ? "(bvnot v) " : "v ", s->file);
	number(s, p->lsb);
	fputs(") ", s->file);
	number(s, pte_ones(p->width));
	fputs(") ", s->file);
	number(s, p->at);
	fputc(')', s->file);
}

void smt2_pieces(struct smt2 *s, const char *key, const struct pte_vector *v,
		 const struct pte_piece *piece, unsigned count)
{
	if (s == NULL)
		return;
	define_vector(s, v);
	begin(s, key);
	vector(s, v);
	fputs(" (bvor #x0000000000000000", s->file);
	for (unsigned i = 0; i < count; i++) {
		fputc(' ', s->file);
		piece_of(s, &piece[i]);
	}
	fputc(')', s->file);
	end(s);
}

void smt2_change(struct smt2 *s, const char *key, const struct pte_vector *v,
		 const struct pte_change *change)
{
	if (s == NULL)
		return;
	define_vector(s, v);
	begin(s, key);
	vector(s, v);
	fputs(" (bvor (bvand v ", s->file);
	number(s, ~change->clear);
	fputs(") ", s->file);
	number(s, change->set);
	fputc(')', s->file);
	end(s);
}
