/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints the terms declared in smt2_terms.h. Shifts and masks without effect
 * are left out, which keeps formulas short for solvers.
 */
#include "smt2_terms.h"

#include <stdarg.h>

/* a swap device has a 32-bit number of slots; slot 0 is its header */
#define SLOT_MIN UINT64_C(1)
#define SLOT_MAX UINT64_C(0xfffffffe)
#define TYPE_MAX (PTE_SWAP_TYPE_COUNT - 1)

void smt2_put(const struct obligation *o, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	/* errors stay in the stream and are checked when it's closed */
	(void)vfprintf(o->to, format, arguments);
	va_end(arguments);
}

void smt2_test(const struct obligation *o, const char *name,
	       const struct pte_test *test)
{
	smt2_put(o,
		 "(define-fun %s ((w W)) Bool\n"
		 "  (and (= (bvand w " SMT2_HEX ") " SMT2_HEX ")",
		 name, test->mask, test->value);
	if (test->any != 0)
		smt2_put(o,
			 "\n       (distinct (bvand w " SMT2_HEX ") " SMT2_HEX
			 ")))\n",
			 test->any, test->except & test->any);
	else
		smt2_put(o, " true))\n");
}

void smt2_present(const struct obligation *o, const char *name,
		  enum pte_level level, const struct pte_view *view)
{
	const struct pte_either present =
		pte_layout_present(o->t->layout, level, view);

	if (present.count == 1) {
		smt2_test(o, name, &present.test[0]);
		return;
	}
	for (unsigned i = 0; i < present.count; i++) {
		char one[SMT2_NAME_SIZE];

		(void)snprintf(one, sizeof(one), "%s-by-%u", name, i);
		smt2_test(o, one, &present.test[i]);
	}
	smt2_put(o,
		 "(define-fun %s ((w W)) Bool\n"
		 "  (or (%s-by-0 w) (%s-by-1 w)))\n",
		 name, name, name);
}

void smt2_word(const struct obligation *o, const char *name)
{
	const uint64_t above = ~pte_layout_word(o->t->layout);

	smt2_put(o, "(declare-const %s W)\n", name);
	if (above != 0)
		smt2_put(o,
			 "(assert (= (bvand %s " SMT2_HEX ") " SMT2_HEX "))\n",
			 name, above, UINT64_C(0));
}

void smt2_view(const struct obligation *o)
{
	smt2_test(o, "none", &o->view->none);
	smt2_present(o, "present", o->v->level, o->view);
	smt2_test(o, "protnone", &o->view->protnone);
	smt2_test(o, "invalidated", &o->view->invalidated);
	smt2_test(o, "table", &o->view->table);
	smt2_word(o, "word");
}

/* ---- pieces ------------------------------------------------------------- */

/* ((q >> right) & mask) << left, without operations that have no effect */
static void put_moved(const struct obligation *o, const char *q, bool inverted,
		      unsigned right, uint64_t mask, unsigned left)
{
	if (mask == 0) {
		smt2_put(o, SMT2_HEX, mask);
		return;
	}
	smt2_put(o, "%s(bvand %s%s%s%s", left != 0 ? "(bvshl " : "",
		 right != 0 ? "(bvlshr " : "", inverted ? "(bvnot " : "", q,
		 inverted ? ")" : "");
	if (right != 0)
		smt2_put(o, " " SMT2_NUMBER ")", right);
	smt2_put(o, " " SMT2_HEX ")", mask);
	if (left != 0)
		smt2_put(o, " " SMT2_NUMBER ")", left);
}

/* the bits of quantity q that the piece holds, in place in the word */
static void put_piece(const struct obligation *o, const struct pte_piece *p,
		      const char *q)
{
	put_moved(o, q, p->inverted, p->at, pte_ones(p->width), p->lsb);
}

/* the reverse: from the word w to the quantity */
static void get_piece(const struct obligation *o, const struct pte_piece *p,
		      const char *w)
{
	put_moved(o, w, p->inverted, p->lsb, pte_ones(p->width), p->at);
}

static void define_piece(const struct obligation *o, const char *name,
			 const struct pte_piece *p,
			 void (*term)(const struct obligation *,
				      const struct pte_piece *, const char *))
{
	smt2_put(o, "(define-fun %s ((x W)) W\n  ", name);
	term(o, p, "x");
	smt2_put(o, ")\n");
}

/* one piece, or two ORed */
static void define_offset(const struct obligation *o, const char *name,
			  void (*term)(const struct obligation *,
				       const struct pte_piece *, const char *))
{
	if (o->c->offset_high.width == 0) {
		define_piece(o, name, &o->c->offset, term);
		return;
	}
	smt2_put(o, "(define-fun %s ((x W)) W\n  (bvor ", name);
	term(o, &o->c->offset, "x");
	smt2_put(o, "\n        ");
	term(o, &o->c->offset_high, "x");
	smt2_put(o, "))\n");
}

void smt2_codec(const struct obligation *o)
{
	define_piece(o, "put-type", &o->c->type, put_piece);
	define_offset(o, "put-offset", put_piece);
	define_piece(o, "type-of", &o->read, get_piece);
	define_offset(o, "offset-of", get_piece);
	smt2_put(o,
		 "(define-fun encode ((t W) (o W)) W\n"
		 "  (bvor (bvor (put-type t) (put-offset o)) " SMT2_HEX "))\n",
		 o->c->fixed.value);
}

void smt2_spill(const struct obligation *o)
{
	define_piece(o, "spill-type", &o->c->spill.type, put_piece);
	define_piece(o, "spill-offset", &o->c->spill.offset, put_piece);
}

/* ---- ranges ------------------------------------------------------------- */

/*
 * low <= q <= high, as an equation or a mask if possible: a solver splits each
 * comparison into bits
 */
static void put_range(const struct obligation *o, const char *q, uint64_t low,
		      uint64_t high)
{
	if (low == high)
		smt2_put(o, "(= %s " SMT2_HEX ")", q, low);
	else if (low == 0 && (high & (high + 1)) == 0)
		smt2_put(o, "(= (bvand %s " SMT2_HEX ") " SMT2_HEX ")", q,
			 ~high, low);
	else if (low == 0)
		smt2_put(o, "(bvule %s " SMT2_HEX ")", q, high);
	else
		smt2_put(o,
			 "(and (bvuge %s " SMT2_HEX ") (bvule %s " SMT2_HEX
			 "))",
			 q, low, q, high);
}

/* ---- entries ------------------------------------------------------------ */

void smt2_entry(const struct obligation *o, const char *suffix)
{
	smt2_put(o,
		 "(declare-const type%s W)\n(declare-const offset%s W)\n"
		 "(declare-const beside%s W)\n"
		 "(define-fun word%s () W\n"
		 "  (bvor (encode type%s offset%s) beside%s))\n",
		 suffix, suffix, suffix, suffix, suffix, suffix, suffix);
}

/* the types of the kind, or all 32 */
static void put_types(const struct obligation *o, enum pte_kind kind)
{
	struct smt2_run run = SMT2_BEFORE_RUNS;

	if (kind == PTE_KIND_RAW) {
		smt2_put(o, "  (and ");
		put_range(o, "type", 0, TYPE_MAX);
		smt2_put(o, "\n");
		return;
	}
	smt2_put(o, "  (and (or false");
	while (smt2_next_run(o, TYPE_MAX, &run)) {
		if (run.kind != kind)
			continue;
		smt2_put(o, " ");
		put_range(o, "type", run.first, run.last);
	}
	smt2_put(o, ")\n");
}

static void put_offsets(const struct obligation *o, uint64_t low, uint64_t high)
{
	smt2_put(o, "       ");
	put_range(o, "offset", low, high);
	smt2_put(o, "\n");
}

static void put_domain(const struct obligation *o,
		       const struct pte_entries *entries)
{
	unsigned pfn = o->t->phys_bits - (unsigned)o->t->layout->page_shift;

	put_offsets(o, 0, pte_ones(pte_codec_offset_width(o->c)));
	switch (entries->domain) {
	case PTE_DOMAIN_FIELD:
		break;
	case PTE_DOMAIN_DEVICE:
		put_offsets(o, SLOT_MIN, SLOT_MAX);
		break;
	case PTE_DOMAIN_PFN:
		/* young and dirty are stored above the pfn */
		if (o->t->young_dirty &&
		    pte_model_kind(o->t->model, entries->kind)->young_dirty)
			pfn += 2;
		put_offsets(o, 0, pte_ones(pfn));
		break;
	case PTE_DOMAIN_MARKER:
		smt2_put(o,
			 "       (= (bvand offset " SMT2_HEX ") " SMT2_HEX
			 ")\n       (distinct offset " SMT2_HEX ")\n",
			 ~(uint64_t)o->t->markers, UINT64_C(0), UINT64_C(0));
		break;
	}
}

void smt2_entries(const struct obligation *o, const char *name,
		  const struct pte_entries *entries)
{
	smt2_put(o, "(define-fun %s ((type W) (offset W) (beside W)) Bool\n",
		 name);
	put_types(o, entries->kind);
	put_domain(o, entries);
	smt2_put(o, "       (= (bvand beside " SMT2_HEX ") " SMT2_HEX ")))\n",
		 ~entries->beside, UINT64_C(0));
}

/* ---- kinds -------------------------------------------------------------- */

bool smt2_next_run(const struct obligation *o, unsigned end,
		   struct smt2_run *run_ret)
{
	const uint8_t *const kinds = o->t->kind_of_type;
	const unsigned first = run_ret->last + 1;
	unsigned last = first;

	if (first > end)
		return false;
	while (last < end && kinds[last + 1] == kinds[first])
		last++;
	*run_ret =
		(struct smt2_run){ first, last, (enum pte_kind)kinds[first] };
	return true;
}

void smt2_kinds(const struct obligation *o, const char *name,
		pte_kind_set kinds)
{
	const unsigned end = (unsigned)pte_ones(o->read.width);
	struct smt2_run run = SMT2_BEFORE_RUNS;

	smt2_put(o, "(define-fun %s ((w W)) Bool (or false", name);
	while (smt2_next_run(o, end, &run)) {
		if ((kinds >> (unsigned)run.kind & 1U) == 0)
			continue;
		smt2_put(o, "\n  ");
		put_range(o, "(type-of w)", run.first, run.last);
		smt2_put(o, " ; %s",
			 pte_model_kind(o->t->model, run.kind)->name);
	}
	smt2_put(o, "\n  ))\n");
}

/* ---- addresses ---------------------------------------------------------- */

/*
 * a decision list: the term of the first alternative that matches v, or
 * `otherwise`
 */
static void define_choice(const struct obligation *o, const char *head,
			  const struct pte_place *place, const char *otherwise,
			  void (*term)(const struct obligation *,
				       const struct pte_address *))
{
	smt2_put(o, "(define-fun %s\n", head);
	for (unsigned i = 0; i < place->count; i++) {
		const struct pte_address *const a = &place->address[i];

		smt2_put(o,
			 "  (ite (= (bvand v " SMT2_HEX ") " SMT2_HEX ")\n    ",
			 a->when.mask, a->when.value);
		term(o, a);
		smt2_put(o, "\n");
	}
	smt2_put(o, "  %s", otherwise);
	for (unsigned i = 0; i < place->count; i++)
		smt2_put(o, ")");
	smt2_put(o, ")\n");
}

static void read_term(const struct obligation *o, const struct pte_address *a)
{
	smt2_put(o,
		 "(let ((x (bvxor v (ite (= v " SMT2_HEX ") " SMT2_HEX
		 " " SMT2_HEX ")))) (bvor ",
		 UINT64_C(0), UINT64_C(0), a->inverted);
	get_piece(o, &a->piece[0], "x");
	smt2_put(o, "\n      ");
	get_piece(o, &a->piece[1], "x");
	smt2_put(o, "))");
}

static void write_term(const struct obligation *o, const struct pte_address *a)
{
	smt2_put(o,
		 "(bvor v (bvxor (ite (= v " SMT2_HEX ") " SMT2_HEX " " SMT2_HEX
		 ") (bvor ",
		 UINT64_C(0), UINT64_C(0), a->inverted);
	put_piece(o, &a->piece[0], "a");
	smt2_put(o, "\n      ");
	put_piece(o, &a->piece[1], "a");
	smt2_put(o, ")))");
}

void smt2_place(const struct obligation *o, const struct pte_place *place)
{
	const char *const none = "#x0000000000000000";

	define_choice(o, "place-read ((v W)) W", place, none, read_term);
	define_choice(o, "place-write ((a W) (v W)) W", place, "v", write_term);
}

void smt2_page_word(const struct obligation *o, const struct pte_place *place,
		    uint64_t protection)
{
	smt2_place(o, place);
	smt2_put(o,
		 "(declare-const address W)\n(declare-const beside W)\n"
		 "(define-fun word () W\n"
		 "  (bvor (place-write address " SMT2_HEX ") beside))\n",
		 protection);
}

void smt2_page(const struct obligation *o, const char *name, uint64_t kept,
	       uint64_t beside)
{
	smt2_put(o,
		 "(define-fun %s ((address W) (beside W)) Bool\n"
		 "  (and (= (bvand address " SMT2_HEX ") " SMT2_HEX ")\n"
		 "       (= (bvand beside " SMT2_HEX ") " SMT2_HEX ")))\n",
		 name, ~kept, UINT64_C(0), ~beside, UINT64_C(0));
}
