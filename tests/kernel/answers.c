/* SPDX-License-Identifier: BSD-2-Clause */
#include "answers.h"

#include <string.h>

#include <pte/swap.h>

#include "kernel.h"
#include "names.h"

#define UNUSED(x) ((void)(x))

static bool has_option(const struct asked *x, enum pte_option option)
{
	return (x->target->options & PTE_OPTION_SET(option)) != 0;
}

static bool has_thp(const struct asked *x)
{
	return has_option(x, PTE_OPTION_TRANSPARENT_HUGEPAGE);
}

/* or their helpers are stubs, as where the model is of ptes alone; a kernel of
 * ppc64 has them whatever MMU it boots with */
static bool has_pmd_entries(const struct asked *x)
{
	return has_thp(x) && (shim_levels() & SHIM_PMDS) != 0 &&
	       (x->target->layout->entryless & PTE_LEVEL_SET(PTE_LEVEL_PMD)) ==
		       0;
}

static bool is_one_of(enum pte_kind kind, pte_kind_set kinds)
{
	return (kinds >> (unsigned)kind & 1U) != 0;
}

/* the bit of a name that this version knows; 0: none */
static unsigned marker_bit_of(const struct asked *x, uint32_t what)
{
	static const char *const names[] = {
		[ANSWER_MARKER_UFFD_WP] = "uffd_wp",
		[ANSWER_MARKER_POISONED] = "poisoned",
		[ANSWER_MARKER_GUARD] = "guard",
	};
	size_t count;
	const struct pte_marker_bit *const m = pte_markers(&count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(m[i].name, names[what]) == 0 &&
		    m[i].in.since <= x->target->version &&
		    x->target->version <= m[i].in.until)
			return 1U << m[i].bit;
	return 0;
}

/* ---- constants ----------------------------------------------------------- */

/* An answer that is an expression, for every input. */
#define ANSWER_IS(name, expression)                                            \
	ANSWER(name)                                                           \
	{                                                                      \
		UNUSED(q);                                                     \
		UNUSED(x);                                                     \
		*ret = (expression);                                           \
		return true;                                                   \
	}

ANSWER_IS(page_shift, x->target->layout->page_shift)
ANSWER_IS(type_bits, (uint64_t)__builtin_ctz(PTE_SWAP_TYPE_COUNT))
ANSWER_IS(max_swapfiles, x->target->max_swapfiles)
ANSWER_IS(type_shift, x->target->layout->swp_entry.type_shift)
ANSWER_IS(pfn_bits, x->target->pfn_bits)
ANSWER_IS(phys_bits, x->target->phys_bits)
ANSWER_IS(young_dirty, x->target->young_dirty)
ANSWER_IS(young_dirty_bit, PTE_BIT(x->target->pfn_bits + q->what))
ANSWER_IS(type_of,
	  (uint64_t)(int64_t)pte_target_type_of(x->target,
						(enum pte_kind)q->what))
ANSWER_IS(marker_mask, x->target->markers)
ANSWER_IS(marker_bit, marker_bit_of(x, q->what))
ANSWER_IS(empty, 0)

/* ---- words --------------------------------------------------------------- */

ANSWER_IS(none, x->reading->none)
ANSWER_IS(present, x->reading->present)
ANSWER_IS(protnone, x->reading->protnone)
ANSWER_IS(is_entry, !x->reading->none && !x->reading->present)
ANSWER_IS(word_is, is_one_of(x->reading->kind, q->what))
ANSWER_IS(none_or, x->reading->none || is_one_of(x->reading->kind, q->what))

ANSWER(word_marker_uffd_wp)
{
	const struct pte_reading *const r = x->reading;

	*ret = has_option(x, PTE_OPTION_PTE_MARKER_UFFD_WP) && r->has_entry &&
	       ((r->flags & q->what) != 0 ||
		(r->marker & marker_bit_of(x, ANSWER_MARKER_UFFD_WP)) != 0);
	return true;
}

ANSWER(word_marker_has)
{
	unsigned bits = 0;

	for (unsigned m = 0; q->what >> m != 0; m++)
		if ((q->what >> m & 1U) != 0)
			bits |= marker_bit_of(x, m);
	*ret = x->reading->kind == PTE_KIND_MARKER &&
	       (x->reading->marker & bits) != 0;
	return true;
}

/* of any word: the helpers look at one bit */
static uint64_t present_bits(const struct asked *x, uint32_t flag)
{
	return (x->target->present_flags >> flag & 1U) != 0
		       ? x->target->layout->view[x->level]->flag[flag]
		       : 0;
}

ANSWER_IS(present_flag, (x->a & present_bits(x, q->what)) != 0)
ANSWER_IS(present_flag_set, x->a | present_bits(x, q->what))
ANSWER_IS(present_flag_cleared, x->a & ~present_bits(x, q->what))

/* the bits of those flags that exist at the level */
static uint64_t flag_bits(const struct asked *x, unsigned flags)
{
	const unsigned exist = x->target->swap_flags[x->level] & flags;
	uint64_t bits = 0;

	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		if ((exist & PTE_FLAG_SET(f)) != 0)
			bits |= x->target->layout->swap[PTE_LEVEL_PTE]->flag[f];
	return bits;
}

ANSWER(flag)
{
	const unsigned set = PTE_FLAG_SET(q->what);

	/* what decode says of an entry, and what the layout says of any word */
	*ret = x->reading->has_entry ? (x->reading->flags & set) != 0
				     : (x->a & flag_bits(x, set)) != 0;
	return true;
}

ANSWER_IS(flag_set, x->a | flag_bits(x, PTE_FLAG_SET(q->what)))
ANSWER_IS(flags_cleared, x->a & ~flag_bits(x, q->what))

ANSWER(entry)
{
	UNUSED(q);
	if (x->reading->has_entry)
		*ret = x->reading->swp_entry;
	else if (x->level == PTE_LEVEL_PMD && !has_pmd_entries(x))
		*ret = 0;
	else
		*ret = pte_layout_swap_decode(x->target->layout, PTE_LEVEL_PTE,
					      x->a);
	return true;
}

ANSWER_IS(entry_or_none, x->reading->has_entry ? x->reading->swp_entry : 0)

/* a pte's word that is present, but of no size that pages have */
static bool is_no_page(const struct asked *x)
{
	return x->level != PTE_LEVEL_PMD && x->reading->present &&
	       shim_maps_nothing(x->a) != 0;
}

/* of what isn't present it means nothing; but what is empty names no page */
ANSWER(pfn)
{
	const struct pte_layout *const l = x->target->layout;

	UNUSED(q);
	*ret = x->a == 0
		       ? pte_place_read(l->place[x->level], 0) >> l->page_shift
		       : x->reading->pfn;
	return x->a == 0 ||
	       (x->reading->present && x->reading->has_pfn && !is_no_page(x));
}

ANSWER(pagemap)
{
	UNUSED(q);
	*ret = x->reading->pagemap;
	return x->reading->has_pagemap && !is_no_page(x);
}

/* nothing that pmd_mkhuge would change, nor what makes it no leaf */
static bool is_as_a_leaf(const struct asked *x)
{
	static const struct question question = { .name = "pmd_leaf" };
	const struct pte_view *const view = x->target->layout->view[x->level];
	uint64_t leaf;

	return x->reading->present &&
	       pte_change_apply(&view->leaf, x->a) == x->a &&
	       answer_leaf(&question, x, &leaf) && leaf != 0;
}

/* of another word, or none, the walk goes on elsewhere */
ANSWER(pagemap_of_pmd)
{
	return (x->reading->has_entry || is_as_a_leaf(x)) &&
	       answer_pagemap(q, x, ret);
}

ANSWER_IS(as_named, names_row(q->name)->ask(x->a, x->b))

/* lockless walkers ask these of whatever stands in the slot */
ANSWER_IS(walker_none, pte_test_has(&x->target->layout->walker->none, x->a))
ANSWER_IS(walker_present,
	  pte_layout_is_present(x->target->layout, PTE_LEVEL_PMD,
				x->target->layout->walker, x->a))
ANSWER_IS(is_swap_pmd, has_thp(x) && !x->reading->none && !x->reading->present)
ANSWER_IS(pmd_is, has_thp(x) && x->reading->has_entry &&
			  is_one_of(x->reading->kind, q->what))

const struct pte_predicate *answer_row_of(const char *name,
					  const struct pte_target *t)
{
	const struct pte_predicate *p = t->model->predicates;

	while (p->name != NULL &&
	       (strcmp(p->name, name) != 0 || p->in.since > t->version ||
		t->version > p->in.until || (p->needs & ~t->options) != 0))
		p++;
	return p->name == NULL ? NULL : p;
}

ANSWER(predicate)
{
	const struct pte_predicate *const p = answer_row_of(q->name, x->target);

	if (p != NULL)
		*ret = pte_either_has(&p->is, x->a);
	return p != NULL;
}

/* asked where there's a row: not all kernels have the helper, or say the same
 * at each configuration */
ANSWER(row)
{
	const struct pte_predicate *const p = answer_row_of(q->name, x->target);

	return answer_predicate(q, x, ret) &&
	       (q->what == 0 ||
		pte_predicate_truth(p, x->a) != PTE_TRUTH_BY_MACHINE);
}

/* without a row of its own: what is present and points to no table */
ANSWER(leaf)
{
	const struct pte_view *const view = x->target->layout->view[x->level];

	if (answer_predicate(q, x, ret))
		return true;
	*ret = x->reading->present && !pte_test_has(&view->table, x->a);
	return true;
}

ANSWER(invalidated)
{
	const struct pte_layout *const l = x->target->layout;
	const struct pte_view *const view = l->view[x->level];
	const struct pte_place *const place = l->place[x->level];
	const uint64_t address = pte_place_read(place, x->a);

	UNUSED(q);
	*ret = pte_change_apply(&view->invalidate, x->a);
	/* where that moves the address (x86 inverts it), it is written
	 * anew */
	if (pte_place_read(place, *ret) != address)
		*ret = pte_place_write_masked(
			place, address, *ret & ~pte_place_bits(place, x->a));
	/* of anything but a leaf nobody asks it */
	return is_as_a_leaf(x) && (x->reading->kind == PTE_KIND_PRESENT ||
				   x->reading->kind == PTE_KIND_PROTNONE);
}

/* of a page, present: what the hugetlb level's leaf is made by */
ANSWER(made_huge)
{
	UNUSED(q);
	*ret = pte_change_apply(&x->target->layout->view[x->level]->leaf, x->a);
	return x->reading->kind == PTE_KIND_PRESENT;
}

/* ---- swp_entries --------------------------------------------------------- */

#define TYPE pte_swap_entry_type(x->target->layout, x->a)
#define OFFSET pte_swap_entry_offset(x->target->layout, x->a)

static uint64_t young_dirty(const struct asked *x, uint32_t which)
{
	return x->target->young_dirty ? PTE_BIT(x->target->pfn_bits + which)
				      : 0;
}

static bool marker_has(const struct asked *x, uint32_t what)
{
	return x->kind == PTE_KIND_MARKER &&
	       (OFFSET & marker_bit_of(x, what)) != 0;
}

ANSWER_IS(type, TYPE)
ANSWER_IS(offset, OFFSET)
ANSWER_IS(offset_pfn, OFFSET &pte_ones(x->target->pfn_bits))
ANSWER_IS(non_swap, TYPE >= x->target->max_swapfiles)
ANSWER_IS(is_empty, x->a == 0)
ANSWER_IS(is_swap, x->a != 0 && TYPE < x->target->max_swapfiles)
ANSWER_IS(has_pfn, pte_kind_info(x->kind)->payload == PTE_PAYLOAD_PFN)
ANSWER_IS(entry_is, is_one_of(x->kind, q->what))
ANSWER_IS(young_or_dirty, (x->a & young_dirty(x, q->what)) != 0)
ANSWER_IS(made_young_or_dirty, x->a | young_dirty(x, q->what))
ANSWER_IS(marker_uffd_wp, has_option(x, PTE_OPTION_PTE_MARKER_UFFD_WP) &&
				  marker_has(x, ANSWER_MARKER_UFFD_WP))
ANSWER_IS(marker_has, marker_has(x, q->what))
ANSWER_IS(entry_of_value, pte_swap_entry_from_value(x->a))

/* Where a type that doesn't fit reaches an offset that is stored complemented
 * (i386-pae to 6.2), a codec says that it spills and not into what. */
static bool is_said(const struct asked *x, uint64_t type)
{
	const struct pte_codec *const c =
		x->target->layout->swap[PTE_LEVEL_PTE];

	return type < PTE_SWAP_TYPE_COUNT || c->spill.type.width == 0 ||
	       !c->offset.inverted;
}

ANSWER(pte_of_entry)
{
	UNUSED(q);
	*ret = pte_layout_swap_encode_unmasked(x->target->layout, PTE_LEVEL_PTE,
					       TYPE, OFFSET);
	return is_said(x, TYPE);
}

ANSWER_IS(pmd_of_entry,
	  has_pmd_entries(x)
		  ? pte_layout_swap_encode_unmasked(x->target->layout,
						    PTE_LEVEL_PMD, TYPE, OFFSET)
		  : 0)

/* the kernel's own numbers of them, in the order of its header */
ANSWER(leaf_type)
{
	static const enum pte_kind types[] = {
		PTE_KIND_NONE,
		PTE_KIND_SWAP,
		PTE_KIND_MIGRATION_READ,
		PTE_KIND_MIGRATION_READ_EXCLUSIVE,
		PTE_KIND_MIGRATION_WRITE,
		PTE_KIND_DEVICE_PRIVATE_READ,
		PTE_KIND_DEVICE_PRIVATE_WRITE,
		PTE_KIND_DEVICE_EXCLUSIVE,
		PTE_KIND_HWPOISON,
		PTE_KIND_MARKER,
	};

	UNUSED(q);
	*ret = 0;
	for (size_t i = 1; i < sizeof(types) / sizeof(types[0]); i++)
		if (x->a != 0 && x->kind == types[i])
			*ret = i;
	return true;
}

ANSWER(marker)
{
	UNUSED(q);
	*ret = OFFSET & x->target->markers;
	return x->kind == PTE_KIND_MARKER;
}

/* what a path leaves of a word */
static uint64_t stored(const struct asked *x, const char *path,
		       enum pte_level level, uint64_t v)
{
	const struct pte_target *const t = x->target;

	for (const struct pte_store *s = t->model->stores; s->path != NULL; s++)
		if (strcmp(s->path, path) == 0 &&
		    (s->levels & PTE_LEVEL_SET(level)) != 0 &&
		    s->in.since <= t->version && t->version <= s->in.until &&
		    (s->needs & ~t->options) == 0)
			v &= ~s->dropped;
	return v;
}

/* an entry that fits its fields: one that spills may be present */
ANSWER(stored)
{
	const struct pte_layout *const l = x->target->layout;
	const enum pte_level level = (enum pte_level)q->what;

	*ret = 0;
	if (level == PTE_LEVEL_PMD && !has_pmd_entries(x))
		return true;
	if (pte_layout_swap_encode_checked(l, level, TYPE, OFFSET, ret) !=
	    PTE_STATUS_OK)
		return false;
	*ret = stored(x, q->name, level, *ret);
	return true;
}

/* with its flags; of a page the path would ask more */
ANSWER(stored_whole)
{
	UNUSED(q);
	*ret = stored(x, "set_ptes", x->level, x->a);
	return pte_kind_info(x->kind)->payload != PTE_PAYLOAD_ADDRESS;
}

ANSWER(value_of_entry)
{
	UNUSED(q);
	*ret = pte_swap_entry_to_value(x->target->layout, x->a);
	return TYPE < PTE_SWAP_TYPE_COUNT; /* or the kernel warns */
}

/* ---- types, offsets, pages ----------------------------------------------- */

ANSWER_IS(packed, pte_swap_entry_pack(x->target->layout, (unsigned)x->a, x->b))

ANSWER(unmasked)
{
	UNUSED(q);
	*ret = pte_layout_swap_encode_unmasked(x->target->layout, PTE_LEVEL_PTE,
					       (unsigned)x->a, x->b);
	return is_said(x, x->a);
}

/* without the option the kernel's stub gives 0 */
static uint64_t made(const struct asked *x, uint32_t kind, uint64_t offset)
{
	const int type = pte_target_type_of(x->target, (enum pte_kind)kind);

	return type < 0 ? 0
			: pte_swap_entry_pack(x->target->layout, (unsigned)type,
					      offset);
}

ANSWER_IS(made, made(x, q->what, x->a))

ANSWER(made_of_page)
{
	*ret = made(x, q->what, x->a);
	return x->a <=
	       pte_ones(x->target->phys_bits - x->target->layout->page_shift);
}

ANSWER(made_pte)
{
	const uint64_t entry = made(x, q->what, x->a);

	*ret = pte_layout_swap_encode_unmasked(
		x->target->layout, PTE_LEVEL_PTE,
		pte_swap_entry_type(x->target->layout, entry),
		pte_swap_entry_offset(x->target->layout, entry));
	return true;
}

ANSWER_IS(made_marked, made(x, PTE_KIND_MARKER, marker_bit_of(x, q->what)))

ANSWER(mapped)
{
	const struct pte_layout *const l = x->target->layout;

	UNUSED(q);
	*ret = pte_place_write_masked(l->place[x->level], x->a << l->page_shift,
				      pte_layout_leaf(l, x->level, x->b));
	return true;
}
