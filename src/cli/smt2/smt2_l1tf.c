/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The obligations of no-physical-alias: what L1TF requires of words, computed
 * from the layout's numbers and not from the prover's obligations.
 */
#include "smt2_l1tf.h"

#include <string.h>

#include <pte/lists.h>

#define NO_ACCESS "none"

static unsigned cache_bits(const struct obligation *o)
{
	return o->t->cache_bits != 0 ? o->t->cache_bits
				     : PTE_CACHE_BITS_ASSUMED;
}

/*
 * a word may alias memory if the highest address bit that caches compare is
 * clear
 */
static void put_memory(const struct obligation *o)
{
	smt2_put(o, "(assert (= (bvand word " SMT2_HEX ") " SMT2_HEX "))\n",
		 PTE_BIT(cache_bits(o) - 1), UINT64_C(0));
}

/* ---- entries ------------------------------------------------------------ */

/* the slots that Linux hands out, and the pages that caches can hold */
static void put_limits(const struct obligation *o)
{
	const struct pte_target *const t = o->t;
	const unsigned shift = t->layout->page_shift;
	const unsigned bit = cache_bits(o) - 1;
	const bool one = o->c->offset_high.width == 0;
	/* with one piece, the offset's bit that is stored at `bit` */
	const unsigned room =
		one ? bit - o->c->offset.lsb
		    : pte_layout_swapfile_bits(t->layout, bit + 1);
	const bool flags = pte_layout_keeps_young_dirty(
		t->layout, t->version, t->options, t->pfn_bits, bit + 1);

	if (o->v->domain == PTE_DOMAIN_DEVICE &&
	    (!one || o->c->offset.lsb <= bit))
		smt2_put(o, "(assert (bvult offset " SMT2_HEX "))\n",
			 PTE_BIT(room));
	if (o->v->domain == PTE_DOMAIN_PFN && !flags)
		smt2_put(o, "(assert (bvult offset " SMT2_HEX "))\n",
			 PTE_BIT(bit + 1 > shift ? bit + 1 - shift : 0));
}

static void put_entries(const struct obligation *o,
			const struct pte_obligations *all)
{
	smt2_codec(o);
	smt2_entry(o, "");
	smt2_entries(o, "written", &all->list[0].a.entries);
	smt2_put(o, "(assert (written type offset beside))\n");
	put_limits(o);
}

/* ---- pages -------------------------------------------------------------- */

/* the nth protection that the claim covers; NULL: no more */
static const struct pte_protection *protection_at(const struct obligation *o,
						  bool invalidated, unsigned n)
{
	const struct pte_protection *p = o->t->model->protections;

	for (; p->name != NULL; p++)
		if (p->in.since <= o->t->version &&
		    o->t->version <= p->in.until &&
		    (invalidated || strcmp(p->name, NO_ACCESS) == 0) &&
		    n-- == 0)
			return p;
	return NULL;
}

static void put_pages(const struct obligation *o,
		      const struct pte_obligations *all)
{
	const struct pte_layout *const l = o->t->layout;
	const bool invalidated = strcmp(o->v->path, "invalidated") == 0;
	const unsigned shift = pte_layout_leaf_shift(l, o->v->level);
	const uint64_t addresses = pte_ones(o->t->phys_bits) &
				   pte_ones(cache_bits(o) - 1) &
				   ~pte_ones(shift);
	const struct pte_protection *p;

	smt2_place(o, l->place[o->v->level]);
	smt2_put(o,
		 "(declare-const word W)\n(declare-const address W)\n"
		 "(declare-const beside W)\n"
		 "(assert (= (bvand address " SMT2_HEX ") " SMT2_HEX "))\n"
		 "(assert (or false",
		 ~addresses, UINT64_C(0));
	for (unsigned n = 0; (p = protection_at(o, invalidated, n)) != NULL;
	     n++) {
		const uint64_t beside = all->list[n].a.page.beside;
		uint64_t bits = pte_layout_leaf(l, o->v->level, p->bits);

		if (invalidated)
			bits = pte_change_apply(&o->view->invalidate, bits);
		smt2_put(o,
			 "\n  (and (= (bvand beside " SMT2_HEX ") " SMT2_HEX
			 ") ; %s\n    (= word (bvor (place-write address "
			 "" SMT2_HEX ") beside)))",
			 ~beside, UINT64_C(0), p->name, bits & ~beside);
	}
	smt2_put(o, "))\n");
}

bool smt2_no_physical_alias(const struct obligation *o)
{
	struct pte_obligations all;

	if (pte_verdict_obligations(o->v, &all) != PTE_STATUS_OK)
		return false;
	if (strcmp(o->v->path, "entries") == 0)
		put_entries(o, &all);
	else
		put_pages(o, &all);
	put_memory(o);
	return true;
}
