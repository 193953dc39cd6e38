/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Translates obligations about words. A set that several obligations share is
 * defined once, under the number of its first use.
 */
#include <string.h>

#include "smt2_terms.h"

#define NAME_SIZE 32

/* ---- sets of words, and their first use ---------------------------------- */

static bool same_entries(const struct pte_entries *a,
			 const struct pte_entries *b)
{
	return a->kind == b->kind && a->domain == b->domain &&
	       a->beside == b->beside;
}

static bool same_page(const struct pte_paged *a, const struct pte_paged *b)
{
	return a->place == b->place && a->protection == b->protection &&
	       a->kept == b->kept && a->beside == b->beside;
}

static bool same_words(const struct pte_words *a, const struct pte_words *b)
{
	if (a->of != b->of)
		return false;
	switch (a->of) {
	case PTE_WORDS_PASSING:
		break;
	case PTE_WORDS_ENTRY:
		return same_entries(&a->entries, &b->entries);
	case PTE_WORDS_PAGE:
		return same_page(&a->page, &b->page);
	}
	return pte_test_same(&a->test, &b->test);
}

/* the nth set of the list: a and b of each obligation in turn */
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
	static const char *const names[] = {
		[PTE_WORDS_PASSING] = "passes",
		[PTE_WORDS_ENTRY] = "written",
		[PTE_WORDS_PAGE] = "page",
	};

	(void)snprintf(to, NAME_SIZE, "%s-%u", names[part(all, n)->of],
		       first_like(all, n));
}

/* whether the formula uses the set: b only counts for APART */
static bool is_used(const struct pte_obligations *all, unsigned n)
{
	return n % 2 == 0 || all->list[n / 2].relation == PTE_RELATION_APART;
}

static void define_part(const struct obligation *o, const char *name,
			const struct pte_words *w)
{
	switch (w->of) {
	case PTE_WORDS_PASSING:
		smt2_test(o, name, &w->test);
		break;
	case PTE_WORDS_ENTRY:
		smt2_entries(o, name, &w->entries);
		break;
	case PTE_WORDS_PAGE:
		smt2_page(o, name, w->page.kept, w->page.beside);
		break;
	}
}

static void define_parts(const struct obligation *o,
			 const struct pte_obligations *all)
{
	char name[NAME_SIZE];

	for (unsigned n = 0; n < 2 * all->count; n++) {
		/* the first equal set may itself be unused */
		bool defined = !is_used(all, n);

		for (unsigned before = 0; before < n; before++)
			defined = defined ||
				  (is_used(all, before) &&
				   same_words(part(all, before), part(all, n)));
		if (defined)
			continue;
		name_part(name, all, n);
		define_part(o, name, part(all, n));
	}
}

/* the tests that the ith obligation makes on a word */
static void define_asked(const struct obligation *o,
			 const struct pte_obligation *ob, unsigned i)
{
	char name[NAME_SIZE];

	(void)snprintf(name, sizeof(name), "asked-%u", i);
	if (ob->relation == PTE_RELATION_UNMOVED)
		smt2_test(o, name, &ob->asked);
	if (ob->relation == PTE_RELATION_READ_AS)
		smt2_kinds(o, name, ob->kinds);
	if (ob->relation == PTE_RELATION_COMES_BACK) {
		(void)snprintf(name, sizeof(name), "kept-%u", i);
		smt2_page(o, name, ob->kept, ob->beside);
	}
	for (unsigned n = 0; n < ob->withins; n++) {
		(void)snprintf(name, sizeof(name), "asked-%u-%u", i, n);
		smt2_test(o, name, &ob->within[n]);
	}
}

/* ---- the refutation ------------------------------------------------------ */

static void put_part(const struct obligation *o,
		     const struct pte_obligations *all, unsigned n,
		     const char *suffix)
{
	char name[NAME_SIZE];

	name_part(name, all, n);
	switch (part(all, n)->of) {
	case PTE_WORDS_PASSING:
		smt2_put(o, "(%s word)", name);
		break;
	case PTE_WORDS_ENTRY:
		smt2_put(o, "(%s type%s offset%s beside%s)", name, suffix,
			 suffix, suffix);
		break;
	case PTE_WORDS_PAGE:
		smt2_put(o, "(%s address beside)", name);
		break;
	}
}

/* the condition under which a word of a refutes; false: it isn't about words */
static bool put_refuting(const struct obligation *o,
			 const struct pte_obligations *all, unsigned i)
{
	const struct pte_obligation *const ob = &all->list[i];

	switch (ob->relation) {
	case PTE_RELATION_APART:
		put_part(o, all, 2 * i + 1, "-b");
		if (pte_words_are_written(&ob->b))
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
		smt2_put(o,
			 "(kept-%u address beside) "
			 "(distinct (place-read word) address)",
			 i);
		return true;
	case PTE_RELATION_NO_SPILL:
		break;
	}
	return false;
}

/* ---- the word ------------------------------------------------------------ */

/* How the pages of a list are made: all must be made alike. */
struct making {
	const struct pte_place *place; /* NULL: no pages */
	uint64_t protection;
	bool alike;
};

static void add_page(struct making *m, const struct pte_place *place,
		     uint64_t protection)
{
	m->alike = m->place == NULL || (m->alike && m->place == place &&
					m->protection == protection);
	m->place = place;
	m->protection = protection;
}

static struct making making_of(const struct pte_obligations *all)
{
	struct making m = { NULL, 0, true };

	for (unsigned i = 0; i < all->count; i++) {
		const struct pte_obligation *const ob = &all->list[i];

		if (ob->a.of == PTE_WORDS_PAGE)
			add_page(&m, ob->a.page.place, ob->a.page.protection);
		if (ob->relation == PTE_RELATION_COMES_BACK)
			add_page(&m, ob->place, ob->protection);
	}
	return m;
}

static bool declare_word(const struct obligation *o,
			 const struct pte_obligations *all)
{
	const struct making m = making_of(all);
	bool entry = false, other = false;

	for (unsigned i = 0; i < all->count; i++) {
		entry = entry || all->list[i].a.of == PTE_WORDS_ENTRY;
		other = other || pte_words_are_written(&all->list[i].b);
	}
	if (m.place != NULL)
		smt2_page_word(o, m.place, m.protection);
	else if (entry)
		smt2_entry(o, "");
	else
		smt2_word(o, "word");
	if (other)
		smt2_entry(o, "-b");
	return m.alike && !(m.place != NULL && (entry || other));
}

/* if only pages are involved, the codec isn't needed */
static bool speaks_of_entries(const struct pte_obligations *all)
{
	bool speaks = false;

	for (unsigned i = 0; i < all->count; i++) {
		const struct pte_obligation *const ob = &all->list[i];

		speaks = speaks || ob->a.of == PTE_WORDS_ENTRY ||
			 ob->b.of == PTE_WORDS_ENTRY ||
			 ob->relation == PTE_RELATION_READ_AS;
	}
	return speaks;
}

bool smt2_words(const struct obligation *o, const struct pte_obligations *all)
{
	bool good;

	if (speaks_of_entries(all))
		smt2_codec(o);
	good = declare_word(o, all);
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
