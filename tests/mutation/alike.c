/* SPDX-License-Identifier: BSD-2-Clause */
#include "alike.h"

#include <string.h>

#include "../layouts.h"
#include "alike_levels.h"
#include "common/table.h"

/*
 * Each rule below is exact: it looks at all words that a constant can tell
 * apart, not at some.
 */

bool alike_is_in(const void *part, size_t size, const void *constant)
{
	return (const char *)constant >= (const char *)part &&
	       (const char *)constant < (const char *)part + size;
}
#define is_in alike_is_in

/* the bits of the pattern's words by which the demand may be met */
static uint64_t can(const struct pte_test *t)
{
	return t->any & ((t->value ^ t->except) | ~t->mask);
}

static bool is_never(const struct pte_test *t)
{
	return (t->value & ~t->mask) != 0 || (t->any != 0 && can(t) == 0);
}

/* true of the same words */
static bool same_test(const struct pte_test *a, const struct pte_test *b)
{
	/* a bit that is fixed satisfies no demand, or all */
	const bool free_a = a->any == 0 || (can(a) & a->mask) != 0;
	const bool free_b = b->any == 0 || (can(b) & b->mask) != 0;

	if (is_never(a) || is_never(b))
		return is_never(a) && is_never(b);
	return a->mask == b->mask && a->value == b->value && free_a == free_b &&
	       (free_a ||
		(can(a) == can(b) && ((a->except ^ b->except) & can(a)) == 0));
}

/* in the order in which they are asked: protnone, invalidated, table */
static unsigned kind_of(const struct pte_view *v, uint64_t word)
{
	if (!pte_test_has(&v->present, word))
		return 0;
	if (pte_test_has(&v->protnone, word))
		return 1;
	if (pte_test_has(&v->invalidated, word))
		return 2;
	return pte_test_has(&v->table, word) ? 3 : 4;
}

#define KIND_TESTS 4
/* more bits than that in a demand: it compares words, as "any but this one" */
#define FEW_BITS 16

static const struct pte_test *kind_test(const struct pte_view *v, size_t n)
{
	const struct pte_test *const tests[KIND_TESTS] = {
		&v->present, &v->protnone, &v->invalidated, &v->table
	};

	return tests[n];
}

static bool is_wide(const struct pte_test *t)
{
	return __builtin_popcountll(t->any) > FEW_BITS;
}

static uint64_t asked_by(const struct pte_view *v)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < KIND_TESTS; i++) {
		const struct pte_test *const t = kind_test(v, i);

		bits |= t->mask | t->value | (is_wide(t) ? 0 : t->any);
	}
	return bits;
}

/* every way to set the bits that are asked at all, beside others */
static bool same_kinds_beside(const struct pte_view *a,
			      const struct pte_view *b, uint64_t others)
{
	const uint64_t asked = asked_by(a) | asked_by(b);
	uint64_t word = 0;

	do {
		const uint64_t whole = word | (others & ~asked);

		if (kind_of(a, whole) != kind_of(b, whole))
			return false;
		word = (word - asked) & asked;
	} while (word != 0);
	return true;
}

/* bits of which only that some differ from the exception counts: none does, or
 * any one */
static bool same_demand(const struct pte_view *a, const struct pte_view *b,
			const struct pte_test *t)
{
	bool same = same_kinds_beside(a, b, t->except);

	for (unsigned n = 0; same && n < 64; n++)
		if (((asked_by(a) | asked_by(b)) >> n & 1U) == 0)
			same = same_kinds_beside(a, b,
						 t->except ^ UINT64_C(1) << n);
	return same;
}

static bool same_kinds(const struct pte_view *a, const struct pte_view *b)
{
	bool same = same_kinds_beside(a, b, 0);

	for (size_t i = 0; same && i < 2 * KIND_TESTS; i++) {
		const struct pte_test *const t =
			kind_test(i < KIND_TESTS ? a : b, i % KIND_TESTS);

		same = !is_wide(t) || same_demand(a, b, t);
	}
	return same && (same_test(&a->protnone, &b->protnone) ||
			(is_never(&a->protnone) && is_never(&b->protnone)));
}

/* what is set needn't be cleared first */
static bool same_change(const struct pte_change *a, const struct pte_change *b)
{
	return a->set == b->set && (a->clear & ~a->set) == (b->clear & ~b->set);
}

/* an option that some kernel of the row has */
static bool has_option(const struct pte_model *row, enum pte_option option)
{
	for (unsigned v = row->layout->since; v <= last_version(row); v++)
		if ((pte_model_options(row, (uint16_t)v) &
		     PTE_OPTION_SET(option)) != 0)
			return true;
	return false;
}

/* a flag's bit means nothing where no kernel has the flag */
bool alike_has_flag(const struct pte_model *row, unsigned flag)
{
	const uint32_t needs = pte_flag_info((enum pte_flag)flag)->needs;
	bool has = true;

	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++)
		has = has && ((needs & PTE_OPTION_SET(o)) == 0 ||
			      has_option(row, (enum pte_option)o));
	return has;
}

/* no walk of hugetlb looks at soft-dirty, and none at uffd-wp before 5.19 */
static bool is_read_of_pages(const struct pte_model *row, unsigned flag,
			     bool hugetlb)
{
	if (flag == PTE_FLAG_EXCLUSIVE || !alike_has_flag(row, flag))
		return false;
	return !hugetlb || (flag == PTE_FLAG_UFFD_WP &&
			    last_version(row) >= PTE_LINUX(5, 19));
}

/* what a test asks of words without some bits */
static struct pte_test test_without(struct pte_test t, uint64_t bits)
{
	if (is_never(&t) || (t.value & bits) != 0)
		return (struct pte_test)PTE_TEST_NEVER;
	if ((t.any & t.except & bits) != 0)
		t.any = 0;
	t.mask &= ~bits;
	t.any &= ~bits;
	return t;
}

static struct pte_view view_without(const struct pte_view *view, uint64_t bits)
{
	struct pte_view v = *view;

	v.none = test_without(v.none, bits);
	v.present = test_without(v.present, bits);
	v.protnone = test_without(v.protnone, bits);
	v.invalidated = test_without(v.invalidated, bits);
	v.table = test_without(v.table, bits);
	return v;
}

static bool is_alike_view(const struct pte_view *changed,
			  const struct pte_view *view, bool hugetlb,
			  const struct pte_model *row, const void *at)
{
	const uint64_t slot = hugetlb ? row->layout->slot_bits : 0;
	const struct pte_view a = view_without(changed, slot);
	const struct pte_view b = view_without(view, slot);

	if (is_in(&changed->none, sizeof(changed->none), at))
		return same_test(&a.none, &b.none);
	if (is_in(&changed->leaf, sizeof(changed->leaf), at))
		return same_change(&changed->leaf, &view->leaf);
	/* what is never invalid isn't made so */
	if (is_in(&changed->invalidate, sizeof(changed->invalidate), at))
		return is_never(&view->invalidated) ||
		       same_change(&changed->invalidate, &view->invalidate);
	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		if (at == &changed->flag[f])
			return !is_read_of_pages(row, f, hugetlb);
	return same_kinds(&a, &b);
}

/* ---- addresses ----------------------------------------------------------- */

static unsigned chosen(const struct pte_place *p, uint64_t word)
{
	unsigned i = 0;

	while (i < p->count && !pte_pattern_has(&p->address[i].when, word))
		i++;
	return i;
}

/* every way to set the bits on which the choice depends */
static bool same_choices(const struct pte_place *a, const struct pte_place *b)
{
	uint64_t asked = 0, word = 0;

	for (unsigned i = 0; i < a->count; i++)
		asked |= a->address[i].when.mask | a->address[i].when.value |
			 b->address[i].when.mask | b->address[i].when.value;
	do {
		if (chosen(a, word) != chosen(b, word))
			return false;
		word = (word - asked) & asked;
	} while (word != 0);
	return true;
}

/* bits that every protection has which an alternative is chosen for */
static uint64_t set_by_protections(const struct pte_model *row, unsigned level,
				   unsigned alternative)
{
	const struct pte_layout *const l = row->layout;
	uint64_t bits = UINT64_MAX;

	for (const struct pte_protection *p = row->protections; p->name != NULL;
	     p++) {
		const uint64_t leaf =
			pte_layout_leaf(l, (enum pte_level)level, p->bits);

		if (chosen(l->place[level], leaf) == alternative)
			bits &= leaf;
	}
	if (l->translated[level] != NULL)
		return bits;
	return bits & (l->place[level]->address[alternative].when.value |
		       l->view[level]->leaf.set);
}

/* whether a page is ever written by an alternative: x86's tables aren't */
static bool is_written(const struct pte_model *row, unsigned level,
		       unsigned alternative)
{
	const struct pte_layout *const l = row->layout;

	for (const struct pte_protection *p = row->protections; p->name != NULL;
	     p++)
		if (chosen(l->place[level],
			   pte_layout_leaf(l, (enum pte_level)level,
					   p->bits)) == alternative)
			return true;
	return false;
}

/* inverted where no piece is: it shows in what is written, if a bit is 0 */
static bool is_alike_inversion(const struct pte_address *changed,
			       const struct pte_model *row, unsigned level,
			       unsigned i)
{
	const struct pte_address *const a =
		&row->layout->place[level]->address[i];
	const uint64_t turned = changed->inverted ^ a->inverted;
	const uint64_t pieces = pte_piece_mask(&a->piece[0]) |
				pte_piece_mask(&a->piece[1]);

	return (turned & pieces) == 0 &&
	       (!is_written(row, level, i) ||
		(turned & ~set_by_protections(row, level, i)) == 0);
}

/* a piece of bit 0 at bit 0, where the form is chosen by its being 0 */
static bool is_alike_piece(const struct pte_address *changed,
			   const struct pte_address *a)
{
	return changed->piece[1].width == 1 && a->piece[1].width == 0 &&
	       changed->piece[1].lsb == 0 && changed->piece[1].at == 0 &&
	       (a->when.mask & ~a->when.value & 1) != 0;
}

static bool is_alike_place(const struct pte_place *changed,
			   const struct pte_model *row, unsigned level,
			   const void *at)
{
	const struct pte_place *const p = row->layout->place[level];

	for (unsigned i = 0; i < p->count; i++) {
		const struct pte_address *const a = &changed->address[i];

		if (is_in(&a->when, sizeof(a->when), at))
			return same_choices(changed, p);
		if (at == &a->inverted)
			return is_alike_inversion(a, row, level, i);
		if (is_in(&a->piece[1], sizeof(a->piece[1]), at))
			return is_alike_piece(a, &p->address[i]);
	}
	return false;
}

/* ---- tables -------------------------------------------------------------- */

/* whether a pmd points to a table */
static bool is_table(const struct pte_layout *l, uint64_t word)
{
	const struct pte_view *const view = l->view[PTE_LEVEL_PMD];

	return view != NULL ? kind_of(view, word) == 3
			    : pte_place_has(l->table[PTE_LEVEL_PMD], word);
}

/* the bits on which it depends which alternative, or name, is one's */
static uint64_t asked_of_tables(const struct pte_model *m)
{
	const struct pte_place *const p = m->layout->table[PTE_LEVEL_PMD];
	uint64_t asked = 0;

	for (unsigned i = 0; i < p->count; i++)
		asked |= p->address[i].when.mask | p->address[i].when.value;
	for (const struct pte_name *n = m->names; n->name != NULL; n++)
		if (n->tables != 0)
			asked |= n->when.mask | n->when.value;
	return asked;
}

/* bits that no table has */
static uint64_t never_in_tables(const struct pte_layout *l,
				unsigned alternative)
{
	const struct pte_view *const view = l->view[PTE_LEVEL_PMD];
	const struct pte_pattern *const when =
		&l->table[PTE_LEVEL_PMD]->address[alternative].when;

	return (when->mask & ~when->value) |
	       (view != NULL ? view->table.mask & ~view->table.value : 0);
}

/* but for bits that are never set */
static bool same_piece(const struct pte_piece *a, const struct pte_piece *b,
		       uint64_t never)
{
	return a->lsb == b->lsb && a->at == b->at &&
	       a->inverted == b->inverted &&
	       ((pte_piece_mask(a) ^ pte_piece_mask(b)) & ~never) == 0;
}

/* what may be set in a word like this one, and where its address is */
static bool same_table(const struct pte_target *a, const struct pte_target *b,
		       uint64_t word)
{
	const struct pte_place *const p = a->layout->table[PTE_LEVEL_PMD];
	const struct pte_place *const q = b->layout->table[PTE_LEVEL_PMD];
	const unsigned n = chosen(p, word);
	uint64_t never;

	if (!is_table(a->layout, word) || !is_table(b->layout, word))
		return is_table(a->layout, word) == is_table(b->layout, word);
	if (n == p->count || n != chosen(q, word))
		return false;
	never = never_in_tables(a->layout, n);
	for (unsigned i = 0; i < 2; i++)
		if (!same_piece(&p->address[n].piece[i],
				&q->address[n].piece[i], never))
			return false;
	return ((p->address[n].inverted ^ q->address[n].inverted) &
		pte_address_bits(&p->address[n])) == 0 &&
	       ((pte_target_table_bits(a, PTE_LEVEL_PMD, word) ^
		 pte_target_table_bits(b, PTE_LEVEL_PMD, word)) &
		~never) == 0;
}

/* every way to set the bits that are asked, in all else a table */
static bool same_tables(const struct pte_target *a, const struct pte_target *b)
{
	const struct pte_view *const view = a->layout->view[PTE_LEVEL_PMD];
	const uint64_t table = view != NULL ? view->table.value : 0;
	const uint64_t asked = asked_of_tables(a->model) |
			       asked_of_tables(b->model);
	uint64_t word = 0;

	do {
		if (!same_table(a, b, word | table))
			return false;
		word = (word - asked) & asked;
	} while (word != 0);
	return true;
}

static bool is_alike_table(const struct copy *copy, const struct pte_model *row)
{
	/* nothing is known of tables */
	if (row->layout->table[PTE_LEVEL_PMD] == NULL)
		return true;
	for (unsigned v = row->layout->since; v <= last_version(row);
	     v = pte_linux_next((uint16_t)v)) {
		struct pte_target a, b;

		if (pte_target_of(row, (uint16_t)v, NULL, &a) !=
			    PTE_STATUS_OK ||
		    pte_target_of(&copy->model, (uint16_t)v, NULL, &b) !=
			    PTE_STATUS_OK ||
		    !same_tables(&a, &b))
			return false;
	}
	return true;
}

/* ---- the model ----------------------------------------------------------- */

/* the options that a reading asks for itself; the rest is in the target */
static uint32_t asked_options(const struct pte_model *row)
{
	uint32_t asked = PTE_OPTION_SET(PTE_OPTION_PTE_MARKER_UFFD_WP);

	if (row->layout->view[PTE_LEVEL_PMD] != NULL)
		asked |= PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE);
	return asked;
}

static bool same_target(const struct pte_target *a, const struct pte_target *b,
			const struct pte_model *row)
{
	const bool no_protnone =
		is_never(&row->layout->view[PTE_LEVEL_PTE]->protnone);

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if (row->layout->view[l] != NULL &&
		    (a->swap_flags[l] != b->swap_flags[l] ||
		     a->writable[l] != b->writable[l]))
			return false;
	return ((a->options ^ b->options) & asked_options(row)) == 0 &&
	       a->pfn_bits == b->pfn_bits && a->young_dirty == b->young_dirty &&
	       memcmp(a->kind_of_type, b->kind_of_type,
		      sizeof(a->kind_of_type)) == 0 &&
	       (no_protnone || a->protnone_compiled == b->protnone_compiled);
}

static bool is_possible(const struct pte_model *model, unsigned version,
			const struct pte_config *config)
{
	struct pte_target t;

	return pte_target_of(model, (uint16_t)version, config, &t) ==
	       PTE_STATUS_OK;
}

/* the option itself turned on and off, where it changes hands */
static bool same_targets(const struct copy *copy, const struct pte_model *row)
{
	const struct pte_layout *const l = row->layout;

	for (unsigned v = l->since; v <= last_version(row); v++) {
		struct pte_config config = { .on = 0 };
		struct pte_target a, b;

		if (pte_target_of(row, (uint16_t)v, &config, &a) !=
			    PTE_STATUS_OK ||
		    pte_target_of(&copy->model, (uint16_t)v, &config, &b) !=
			    PTE_STATUS_OK ||
		    !same_target(&a, &b, row))
			return false;
		/* one that isn't on by default may still be asked for */
		config.on = (pte_model_options(row, (uint16_t)v) ^
			     pte_model_options(&copy->model, (uint16_t)v)) &
			    ~(a.options ^ b.options);
		if (config.on != 0 && (is_possible(row, v, &config) ||
				       is_possible(&copy->model, v, &config)))
			return false;
	}
	return true;
}

/* flags that no present word of the row has */
static bool is_alike_flag(const struct copy *copy, const struct pte_model *row)
{
	const unsigned changed = copy->model.always_read ^ row->always_read;

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
			if ((changed & PTE_FLAG_SET(f)) != 0 &&
			    row->layout->view[l] != NULL &&
			    row->layout->view[l]->flag[f] != 0)
				return false;
	return true;
}

static uint64_t spilt(const struct pte_codec *c)
{
	return pte_piece_put(&c->spill.type, UINT32_MAX);
}

/* i386-pae, to 6.2: a row says of this no more than that it is so */
static bool spills_into_offset(const struct pte_codec *c)
{
	return c->spill.type.width != 0 && c->offset.inverted &&
	       (pte_piece_mask(&c->spill.type) & pte_piece_mask(&c->offset)) !=
		       0;
}

/* whether all that a word or an entry can say of a pfn is a machine's */
static bool ends_above_all(const struct pte_layout *l, unsigned phys_bits)
{
	const uint64_t beyond = ~pte_ones(phys_bits);
	uint64_t held = pte_ones(pte_codec_offset_width(l->swap[PTE_LEVEL_PTE]))
			<< l->page_shift;

	for (unsigned level = 0; level < PTE_LEVEL_COUNT; level++)
		for (unsigned i = 0;
		     l->place[level] != NULL && i < l->place[level]->count; i++)
			held |= pte_address_held(&l->place[level]->address[i]);
	return (held & beyond) == 0;
}

static bool is_alike_model(const struct copy *copy, const struct pte_model *row,
			   const void *at)
{
	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		if (at == &copy->codec.flag[f])
			return !alike_has_flag(row, f);
	if (is_in(&copy->codec.spill, sizeof(copy->codec.spill), at) &&
	    spills_into_offset(row->layout->swap[PTE_LEVEL_PTE]))
		return true;
	if (at == &copy->codec.type.width)
		return alike_type_width(row->layout, PTE_LEVEL_PTE,
					&copy->codec);
	/* the macro's type is an unsigned int: it has no bits beyond */
	if (at == &copy->codec.spill.type.width)
		return spilt(&copy->codec) ==
		       spilt(row->layout->swap[PTE_LEVEL_PTE]);
	/* where there is no vmemmap, the plain one holds */
	if (at == &copy->layout.phys_bits &&
	    (row->lacks & PTE_OPTION_SET(PTE_OPTION_SPARSEMEM_VMEMMAP)) != 0)
		return true;
	/* an offset and a page's address end below it, one as the other */
	if (at == &copy->model.phys_bits_plain &&
	    ends_above_all(row->layout, copy->model.phys_bits_plain) &&
	    ends_above_all(row->layout, row->phys_bits_plain))
		return true;
	/* SWP_PFN_BITS came in 6.1: before, no reading asks how wide it is */
	if (at == &copy->layout.phys_bits || at == &copy->model.phys_bits_plain)
		return last_version(row) < PTE_LINUX(6, 1);
	if (at == &copy->model.lacks)
		return same_targets(copy, row);
	return at == &copy->model.always_read && is_alike_flag(copy, row);
}

bool is_alike(const struct copy *copy, const struct pte_model *row,
	      const void *at)
{
	bool are;

	if (is_in(copy->table, sizeof(copy->table), at) ||
	    is_in(copy->name, sizeof(copy->name), at))
		return is_alike_table(copy, row);
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		if (alike_leaf(copy, row, l, at, &are))
			return are;
		if (is_in(&copy->own_codec[l], sizeof(copy->own_codec[l]), at))
			return alike_own_codec(&copy->own_codec[l], row, l, at);
		if (row->layout->view[l] != NULL &&
		    is_in(&copy->view[l], sizeof(copy->view[l]), at))
			return is_alike_view(&copy->view[l],
					     row->layout->view[l],
					     l == PTE_LEVEL_HUGETLB, row, at);
		if (row->layout->place[l] != NULL &&
		    is_in(&copy->place[l], sizeof(copy->place[l]), at))
			return is_alike_place(&copy->place[l], row, l, at);
	}
	return is_alike_model(copy, row, at);
}
