/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Obligations about words. A part that several have is defined once.
 */
#include <string.h>

#include "smt2_terms.h"

#define NAME_SIZE 32

/* ---- parts, and which of the obligations has them first -------------------
 */

static bool same_words(const struct pte_words *a, const struct pte_words *b)
{
	if (a->written != b->written)
		return false;
	return a->written ? a->image.kind == b->image.kind &&
				    a->image.domain == b->image.domain &&
				    a->image.beside == b->image.beside
			  : a->test.mask == b->test.mask &&
				    a->test.value == b->test.value &&
				    a->test.any == b->test.any;
}

/* the nth part of all: each obligation's a, then its b */
static const struct pte_words *part(const struct pte_obligations *all,
				    unsigned n)
{
	const struct pte_obligation *const o = &all->list[n / 2];

	return n % 2 == 0 ? &o->a : &o->b;
}

static unsigned first_like(const struct pte_obligations *all, unsigned n)
{
	unsigned first = 0;

	while (!same_words(part(all, first), part(all, n)))
		first++;
	return first;
}

static void name_part(char to[static NAME_SIZE],
		      const struct pte_obligations *all, unsigned n)
{
	(void)snprintf(to, NAME_SIZE, "%s-%u",
		       part(all, n)->written ? "written" : "passes",
		       first_like(all, n));
}

/* b, where it isn't said in other words */
static bool is_used(const struct pte_obligations *all, unsigned n)
{
	return n % 2 == 0 || all->list[n / 2].relation == PTE_RELATION_APART;
}

static void define_parts(const struct obligation *o,
			 const struct pte_obligations *all)
{
	char name[NAME_SIZE];

	for (unsigned n = 0; n < 2 * all->count; n++) {
		/* the first alike may be one that isn't used itself */
		bool defined = !is_used(all, n);

		for (unsigned before = 0; before < n; before++)
			defined = defined ||
				  (is_used(all, before) &&
				   same_words(part(all, before), part(all, n)));
		if (defined)
			continue;
		name_part(name, all, n);
		if (part(all, n)->written)
			smt2_image(o, name, &part(all, n)->image);
		else
			smt2_test(o, name, &part(all, n)->test);
	}
}

/* what else the ith obligation asks of a word */
static void define_asked(const struct obligation *o,
			 const struct pte_obligation *ob, unsigned i)
{
	char name[NAME_SIZE];

	(void)snprintf(name, sizeof(name), "asked-%u", i);
	if (ob->relation == PTE_RELATION_UNMOVED)
		smt2_test(o, name, &ob->asked);
	if (ob->relation == PTE_RELATION_READ_AS)
		smt2_kinds(o, name, ob->kinds);
	for (unsigned n = 0; n < ob->withins; n++) {
		(void)snprintf(name, sizeof(name), "asked-%u-%u", i, n);
		smt2_test(o, name, &ob->within[n]);
	}
}

/* ---- what refutes ----------------------------------------------------------
 */

static void put_part(const struct obligation *o,
		     const struct pte_obligations *all, unsigned n,
		     const char *suffix)
{
	char name[NAME_SIZE];

	name_part(name, all, n);
	if (part(all, n)->written)
		smt2_put(o, "(%s type%s offset%s beside%s)", name, suffix,
			 suffix, suffix);
	else
		smt2_put(o, "(%s word)", name);
}

/* what is in a, and shouldn't be, or two numbers; false if it's neither */
static bool put_refuting(const struct obligation *o,
			 const struct pte_obligations *all, unsigned i)
{
	const struct pte_obligation *const ob = &all->list[i];

	switch (ob->relation) {
	case PTE_RELATION_APART:
		put_part(o, all, 2 * i + 1, "-b");
		if (ob->b.written)
			smt2_put(o, " (= word word-b)");
		return true;
	case PTE_RELATION_UNMOVED:
		smt2_put(
			o,
			"\n    (let ((moved (bvor word " SMT2_HEX ")))\n"
			"      (or (distinct (bvand word " SMT2_HEX
			") (bvand moved " SMT2_HEX "))\n"
			"        (distinct (asked-%u word) (asked-%u moved))))",
			ob->bits, ob->kept, ob->kept, i, i);
		return true;
	case PTE_RELATION_INSIDE:
		smt2_put(o, "(not (or false");
		for (unsigned n = 0; n < ob->withins; n++)
			smt2_put(o, " (asked-%u-%u word)", i, n);
		smt2_put(o, "))");
		return true;
	case PTE_RELATION_READ_AS:
		smt2_put(o, "(not (asked-%u word))", i);
		return true;
	case PTE_RELATION_LACKS:
		smt2_put(o, "(distinct (bvand word " SMT2_HEX ") " SMT2_HEX ")",
			 ob->bits, UINT64_C(0));
		return true;
	case PTE_RELATION_FITS:
		smt2_put(o, "(bvugt " SMT2_HEX " " SMT2_HEX ")", ob->number[0],
			 ob->number[1]);
		return true;
	case PTE_RELATION_COMES_BACK:
	case PTE_RELATION_NO_SPILL:
		break;
	}
	return false;
}

bool smt2_words(const struct obligation *o, const struct pte_obligations *all)
{
	bool written = false, against = false, good = true;

	for (unsigned i = 0; i < all->count; i++) {
		written = written || all->list[i].a.written;
		against = against || all->list[i].b.written;
	}
	smt2_codec(o);
	if (written)
		smt2_entry(o, "");
	else
		smt2_put(o, "(declare-const word W)\n");
	if (against)
		smt2_entry(o, "-b");
	define_parts(o, all);
	for (unsigned i = 0; i < all->count; i++)
		define_asked(o, &all->list[i], i);
	smt2_put(o, "(assert (or false");
	for (unsigned i = 0; i < all->count; i++) {
		const char *const reason = all->list[i].reason;

		if (i == 0 || strcmp(reason, all->list[i - 1].reason) != 0)
			smt2_put(o, "\n  ; %s", reason);
		smt2_put(o, "\n  (and ");
		put_part(o, all, 2 * i, "");
		smt2_put(o, " ");
		good = put_refuting(o, all, i) && good;
		smt2_put(o, ")");
	}
	smt2_put(o, "))\n");
	return good;
}
