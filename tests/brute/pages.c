/* SPDX-License-Identifier: BSD-2-Clause */
#include "answers.h"

#include <string.h>

#include "leaf.h"

/* What pages are taken for */

/* ---- addresses ----------------------------------------------------------- */

/* ---- pages --------------------------------------------------------------- */

/* a page without access is protnone, unless the row says that none is */
static bool is_to_be_protnone(const struct toy *toy,
			      const struct pte_verdict *v)
{
	return strcmp(v->path, "none") == 0 &&
	       pte_model_never(&toy->model, v->level, PTE_VIEW_PROTNONE) ==
		       NULL;
}

static bool is_misread_page(const struct toy *toy, const struct pte_verdict *v,
			    uint64_t w)
{
	const struct pte_view *const view = view_of(toy, v);

	if (is_to_be_protnone(toy, v))
		return !passes(&view->protnone, w);
	return passes(&view->protnone, w) || passes(&view->invalidated, w) ||
	       passes(&view->table, w);
}

/* it has a flag that wasn't set, or lacks one */
static bool is_misflagged(const struct toy *toy, const struct pte_verdict *v,
			  const struct page *p)
{
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		const uint64_t flag = page_flag(toy, v, f);

		if (flag != 0 && (p->word & flag) != (p->flags & flag))
			return true;
	}
	return false;
}

static bool is_misplaced(const struct toy *toy, const struct pte_verdict *v,
			 const struct page *p)
{
	return read_back(&toy->place[v->level], p->word) != p->address;
}

/* what else walkers of pmds ask of a leaf */
static bool is_no_huge_page(const struct toy *toy, const struct pte_verdict *v,
			    uint64_t w)
{
	for (unsigned i = 0; i < TOY_PREDICATES; i++)
		if (toy->predicates[i].asks == PTE_ASKS_LEAF &&
		    has_bit(toy->predicates[i].levels, v->level) &&
		    !passes_either(&toy->predicates[i].is, w))
			return true;
	return false;
}

static bool is_missed_by_walkers(const struct toy *toy,
				 const struct pte_verdict *v, uint64_t w)
{
	const struct pte_view *const walker = walker_of(toy, v);
	const enum pte_level walked =
		v->level == PTE_LEVEL_HUGETLB ? PTE_LEVEL_PMD : v->level;
	const bool to_be_protnone =
		strcmp(v->path, "none") == 0 &&
		pte_model_never(&toy->model, walked, PTE_VIEW_PROTNONE) == NULL;

	return !passes(&walker->present, w) || passes(&walker->none, w) ||
	       passes(&walker->table, w) || is_no_huge_page(toy, v, w) ||
	       passes(&walker->protnone, w) != to_be_protnone;
}

static bool is_misinvalidated(const struct toy *toy,
			      const struct pte_verdict *v, const struct page *p)
{
	const struct pte_view *const view = view_of(toy, v);
	const bool none = strcmp(v->path, "none") == 0;

	return !passes(&view->present, p->word) ||
	       !passes(&view->invalidated, p->word) ||
	       (!none && passes(&view->protnone, p->word)) ||
	       passes(&view->none, p->word) ||
	       passes(&walker_of(toy, v)->table, p->word) ||
	       !passes(&walker_of(toy, v)->present, p->word) ||
	       is_no_huge_page(toy, v, p->word) || is_misflagged(toy, v, p) ||
	       is_misplaced(toy, v, p);
}

static bool is_bad_page(const struct toy *toy, const struct pte_verdict *v,
			const struct page *p)
{
	const char *const id = v->claim->id;
	const struct pte_view *const view = view_of(toy, v);

	if (strcmp(id, "page-present") == 0)
		return !passes(&view->present, p->word) ||
		       passes(&view->none, p->word);
	if (strcmp(id, "page-read") == 0)
		return is_misread_page(toy, v, p->word);
	if (strcmp(id, "page-walked") == 0)
		return is_missed_by_walkers(toy, v, p->word);
	if (strcmp(id, "page-flags") == 0)
		return is_misflagged(toy, v, p);
	if (strcmp(id, "pfn-round-trip") == 0)
		return is_misplaced(toy, v, p);
	return is_misinvalidated(toy, v, p);
}

/* of the verdict's path: a leaf, or what is made of it for a moment */
static uint64_t protection_of(const struct toy *toy,
			      const struct pte_verdict *v)
{
	const struct pte_view *const view = view_of(toy, v);
	unsigned i = 0;
	uint64_t w;

	while (strcmp(toy->protections[i].name, v->path) != 0)
		i++;
	w = leaf_of(toy, v, i);
	if (strcmp(v->claim->id, "invalid-read") == 0)
		w = (w & ~view->invalidate.clear) | view->invalidate.set;
	return w;
}

/* a page of which the claim doesn't hold; as a witness, the verdict's */
static bool has_bad_page(const struct toy *toy, const struct pte_verdict *v,
			 bool as_witness)
{
	const uint64_t whole = protection_of(toy, v);
	const uint64_t other = beside(toy, v, whole);
	const uint64_t protection = whole & ~other;
	const uint64_t flags = page_flags(toy, v) | other;
	const uint64_t room = address_room(toy, v);
	const struct pte_address *const a = place_of(toy, v, protection);
	struct page p = { 0, 0, 0 };

	do {
		do {
			p.word = make(a, p.address, protection) | p.flags;
			if ((!as_witness || p.word == v->witness) &&
			    is_bad_page(toy, v, &p))
				return true;
			p.flags = next_part(p.flags, flags);
		} while (p.flags != 0);
		p.address = next_part(p.address, room);
	} while (p.address != 0);
	return false;
}

/* addresses set other bits, are complemented where hardware reads them, or say
 * where in a page */
static bool has_bad_place(const struct toy *toy, const struct pte_verdict *v)
{
	const uint64_t leaf = protection_of(toy, v);
	const uint64_t room = address_room(toy, v);
	const struct pte_address *const a = place_of(toy, v, leaf);
	uint64_t address = 0, held = 0;

	do {
		if ((make(a, address, leaf) & ~(leaf | address_bits(a))) != 0)
			return true;
		address = next_part(address, room);
	} while (address != 0);
	for (unsigned i = 0; i < 2; i++) {
		const struct pte_piece *const p = &a->piece[i];

		for (unsigned n = 0; n < p->width; n++) {
			held |= UINT64_C(1) << (p->at + n);
			if (strcmp(v->path, "none") != 0 &&
			    has_bit(a->inverted, p->lsb + n) != p->inverted)
				return true;
		}
	}
	return v->level == PTE_LEVEL_PTE &&
	       (held & ((UINT64_C(1) << toy->layout.page_shift) - 1)) != 0;
}

enum answer try_pages(const struct toy *toy, const struct pte_verdict *v)
{
	if (strcmp(v->claim->id, "page-flags") == 0 && page_flags(toy, v) == 0)
		return ANSWER_EMPTY;
	if (strcmp(v->claim->id, "invalid-read") == 0 &&
	    pte_model_never(&toy->model, v->level, PTE_VIEW_INVALIDATED) !=
		    NULL)
		return ANSWER_EMPTY;
	return answer(!has_bad_page(toy, v, false));
}

bool see_page(const struct toy *toy, const struct pte_verdict *v)
{
	return has_bad_page(toy, v, true);
}

/* whether a word passes one of the tests that tell something; `some`: whether
 * there are any */
static bool is_told_as(const struct toy *toy, enum pte_tells tells, uint64_t w,
		       bool *some)
{
	bool told = false;

	*some = false;
	for (unsigned i = 0; i < TOY_TRAITS; i++) {
		if (toy->traits[i].tells != tells)
			continue;
		*some = true;
		told = told || passes(&toy->traits[i].test, w);
	}
	return told;
}

/* of a page as it's first written, whether it passes what it shouldn't, or not
 * what it should */
static bool is_asked_wrongly(const struct toy *toy, const struct pte_verdict *v,
			     enum pte_asks asks, bool want, uint64_t w)
{
	for (unsigned i = 0; i < TOY_PREDICATES; i++)
		if (toy->predicates[i].asks == asks &&
		    has_bit(toy->predicates[i].levels, v->level) &&
		    passes_either(&toy->predicates[i].is, w) != want)
			return true;
	return false;
}

/* ... but not a process's, or something beside what a page was made with */
static bool is_mistold(const struct toy *toy, const struct pte_verdict *v,
		       uint64_t w)
{
	bool some;

	return (!is_told_as(toy, PTE_TELLS_USER, w, &some) && some &&
		strcmp(v->path, "none") != 0) ||
	       is_told_as(toy, PTE_TELLS_SPECIAL, w, &some) ||
	       is_told_as(toy, PTE_TELLS_SMALLER, w, &some) ||
	       is_asked_wrongly(toy, v, PTE_ASKS_DIRTY, false, w) ||
	       is_asked_wrongly(toy, v, PTE_ASKS_BAD, true, w);
}

/* a bit is looked at by which pages of the protection don't differ */
static bool is_told_by(const struct toy *toy, const struct pte_verdict *v,
		       unsigned n)
{
	for (unsigned i = 0; i < TOY_TRAITS; i++)
		if (toy->traits[i].tells != PTE_TELLS_USER &&
		    has_bit(toy->traits[i].test.mask | toy->traits[i].test.any,
			    n) &&
		    !has_bit(beside(toy, v, protection_of(toy, v)), n))
			return true;
	return false;
}

static bool has_mistold_page(const struct toy *toy, const struct pte_verdict *v,
			     bool as_witness)
{
	const uint64_t protection = protection_of(toy, v);
	const uint64_t room = address_room(toy, v);
	const struct pte_address *const a = place_of(toy, v, protection);
	uint64_t address = 0, flags = 0;

	do {
		do {
			const uint64_t w = make(a, address, protection) | flags;

			if ((!as_witness || w == v->witness) &&
			    is_mistold(toy, v, w))
				return true;
			flags = next_part(flags, page_flags(toy, v));
		} while (flags != 0);
		address = next_part(address, room);
	} while (address != 0);
	return false;
}

enum answer try_told(const struct toy *toy, const struct pte_verdict *v)
{
	for (unsigned n = 0; n < 64; n++)
		if (is_told_by(toy, v, n))
			return ANSWER_FALSE;
	return answer(!has_mistold_page(toy, v, false));
}

/* two words that differ in such bits, or a page */
bool see_told(const struct toy *toy, const struct pte_verdict *v)
{
	for (unsigned n = 0; n < 64; n++)
		if (has_bit(v->witness ^ v->becomes, n) &&
		    !is_told_by(toy, v, n))
			return false;
	return v->witness != v->becomes || has_mistold_page(toy, v, true);
}

enum answer try_page_bits(const struct toy *toy, const struct pte_verdict *v)
{
	return answer(!has_bad_place(toy, v));
}

/* it's wrong in several ways, and the words say in which */
bool see_page_bits(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness != v->becomes && has_bad_place(toy, v);
}
