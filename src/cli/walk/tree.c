/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Walks tables by what the layout's rows say of their words. How deep it goes
 * is bounded by the levels, and how long by the tables that it remembers: one
 * that's damaged may point anywhere.
 */
#include "tree.h"

#include <stdlib.h>

#include <pte/model.h>

#include "term/say.h"
#include "word/doubts.h"

/* of a set of addresses, at first; a power of 2 */
#define SEEN_ROOM 1024

/* Tables that were walked, each with its level; 0: a free slot. */
struct seen {
	uint64_t *slots;
	size_t room, count;
};

struct walk {
	const struct tree *tree;
	const struct tree_told *told;
	uint64_t first, last;
	struct seen seen;
	uint64_t path[TREE_DEPTH_MAX]; /* tables that are being walked */
	uint64_t *words[TREE_DEPTH_MAX];
};

/* ---- how tables are nested ---------------------------------------------- */

bool tree_nest(struct tree *t, unsigned virtual_bits)
{
	const struct pte_layout *const layout = t->target->layout;
	const struct pte_dump *const dump = t->target->model->dump;
	enum pte_level level = pte_dump_root(dump, layout, virtual_bits);
	const unsigned shift = pte_dump_shift(dump, layout, level);
	const unsigned most = shift + dump->index_bits[level];

	if (virtual_bits <= shift || virtual_bits > most) {
		say(0,
		    "tables of %s translate %u bits of an address at most, "
		    "not %u",
		    t->target->name, most, virtual_bits);
		return false;
	}
	t->virtual_bits = virtual_bits;
	t->depth = 0;
	for (;;) {
		struct tree_step *const s = &t->step[t->depth];

		s->level = s->called = level;
		s->shift = pte_dump_shift(dump, layout, level);
		s->index_bits = t->depth == 0 ? virtual_bits - s->shift
					      : dump->index_bits[level];
		t->depth++;
		if (level == PTE_LEVEL_PTE)
			break;
		level = pte_level_below(level);
	}
	if (!pte_layout_describes(layout, t->step[0].level))
		t->step[0].called = PTE_LEVEL_PGD;
	for (unsigned d = 0; d < t->depth; d++)
		t->step[d].name = pte_level_name(t->step[d].called);
	return true;
}

uint64_t tree_canonical(const struct tree *t, uint64_t address)
{
	const uint64_t below = pte_ones(t->virtual_bits);
	const bool high = (address >> (t->virtual_bits - 1) & 1U) != 0;

	address &= below;
	return address | (t->sign ? (high ? ~below : 0) : t->above & ~below);
}

/* ---- tables that were walked -------------------------------------------- */

static size_t slot_of(const struct seen *seen, uint64_t key)
{
	/* Fibonacci's: the upper bits are mixed best */
	size_t at = (size_t)(key * UINT64_C(0x9e3779b97f4a7c15) >> 32U);

	while (seen->slots[at & (seen->room - 1)] != 0 &&
	       seen->slots[at & (seen->room - 1)] != key)
		at++;
	return at & (seen->room - 1);
}

static bool seen_grow(struct seen *seen)
{
	const struct seen old = *seen;

	seen->room = old.room == 0 ? SEEN_ROOM : 2 * old.room;
	seen->slots = calloc(seen->room, sizeof(*seen->slots));
	if (seen->slots == NULL) {
		*seen = old;
		say(0, "out of memory");
		return false;
	}
	for (size_t i = 0; i < old.room; i++)
		if (old.slots[i] != 0)
			seen->slots[slot_of(seen, old.slots[i])] = old.slots[i];
	free(old.slots);
	return true;
}

/* whether it's new; tables are aligned, so there's room for a level below */
static bool seen_add(struct seen *seen, uint64_t table, unsigned depth)
{
	const uint64_t key = (table | depth) + 1;
	const size_t at = slot_of(seen, key);

	if (seen->slots[at] == key)
		return false;
	seen->slots[at] = key;
	seen->count++;
	return true;
}

/* ---- reading ------------------------------------------------------------ */

static bool has_doubt(const struct pte_doubts *doubts, enum pte_doubt_code code)
{
	for (unsigned i = 0; i < doubts->count; i++)
		if (doubts->list[i].code == code)
			return true;
	return false;
}

static bool decode(struct tree_word *w, enum pte_level level)
{
	struct read_word *const r = &w->word;

	r->level = level;
	return pte_target_decode(r->target, level, r->value, &r->reading) ==
		       PTE_STATUS_OK &&
	       pte_target_doubts(r->target, r->value, &r->reading,
				 &w->doubts) == PTE_STATUS_OK;
}

/* an entry that doesn't stand there, as the level's own helpers read it */
static bool is_misplaced(const struct tree_word *w)
{
	return w->word.reading.kind == PTE_KIND_UNKNOWN ||
	       has_doubt(&w->doubts, PTE_DOUBT_LEVEL_KIND);
}

/* what isn't of its level may be hugetlb's, which has its own helpers */
static void read_hugetlb(struct tree_word *w)
{
	struct tree_word huge = *w;

	if (decode(&huge, PTE_LEVEL_HUGETLB) && !is_misplaced(&huge))
		*w = huge;
}

/* a level that isn't described holds tables, read as those below */
static bool read_table_above(struct tree_word *w, enum pte_level level)
{
	const struct pte_layout *const layout = w->word.target->layout;

	if ((layout->tables_above & PTE_LEVEL_SET(level)) == 0 ||
	    !decode(w, pte_layout_highest(layout)) ||
	    (w->word.reading.kind != PTE_KIND_TABLE &&
	     w->word.reading.kind != PTE_KIND_NONE))
		return false;
	return true;
}

static void read_word(struct tree_word *w)
{
	const enum pte_level level = w->step->level;
	const bool described =
		pte_layout_describes(w->word.target->layout, level);

	w->unread = described ? !decode(w, level) : !read_table_above(w, level);
	if (w->unread)
		return;
	if (level != PTE_LEVEL_PTE && !w->word.reading.none && is_misplaced(w))
		read_hugetlb(w);
	doubts_add_looks(&w->word, false, &w->doubts);
	if (!described)
		w->word.reading.level = w->step->called;
}

/* ---- walking ------------------------------------------------------------ */

static bool walk_table(struct walk *k, unsigned depth, uint64_t vaddr,
		       uint64_t table);

static bool walk_below(struct walk *k, unsigned depth,
		       const struct tree_word *w)
{
	const uint64_t table = w->word.reading.table;
	struct tree_word below = *w;

	below.step = &k->tree->step[depth];
	for (unsigned d = 0; d < depth; d++)
		if (k->path[d] == table)
			return k->told->cut(k->told->context, &below, table,
					    TREE_CIRCLE);
	if ((k->seen.count + 1) * 2 > k->seen.room && !seen_grow(&k->seen))
		return false;
	if (!seen_add(&k->seen, table, depth))
		return k->told->cut(k->told->context, &below, table,
				    TREE_AGAIN);
	return walk_table(k, depth, w->vaddr, table);
}

static bool walk_word(struct walk *k, unsigned depth, uint64_t vaddr,
		      uint64_t at, uint64_t value)
{
	const struct tree *const t = k->tree;
	struct tree_word w = {
		.step = &t->step[depth],
		.vaddr = vaddr,
		.at = at,
		.word = { .target = t->target, .value = value },
	};

	read_word(&w);
	if (!k->told->word(k->told->context, &w))
		return false;
	return w.unread || !w.word.reading.has_table || depth + 1 == t->depth ||
	       walk_below(k, depth + 1, &w);
}

/* what can't be read of a table */
static bool tell_cut(struct walk *k, unsigned depth, uint64_t vaddr,
		     uint64_t table, enum core_got got)
{
	const struct tree_word w = {
		.step = &k->tree->step[depth],
		.vaddr = vaddr,
		.at = table,
	};

	return k->told->cut(k->told->context, &w, table,
			    got == CORE_MISSING ? TREE_MISSING : TREE_BROKEN);
}

static bool walk_words(struct walk *k, unsigned depth, uint64_t vaddr,
		       uint64_t table, size_t count)
{
	const struct tree *const t = k->tree;
	const struct tree_step *const s = &t->step[depth];
	const uint64_t *const words = k->words[depth];
	const uint64_t empty = t->target->layout->empty[s->level];
	uint64_t nothing = 0;

	for (size_t i = 0; i < count; i++) {
		const uint64_t begin =
			tree_canonical(t, vaddr + ((uint64_t)i << s->shift));

		if (begin > k->last || begin + pte_ones(s->shift) < k->first)
			continue;
		if (words[i] == empty && k->told->nothing != NULL) {
			nothing++;
			continue;
		}
		if (!walk_word(k, depth, begin, table + i * t->how.bytes,
			       words[i]))
			return false;
	}
	return nothing == 0 || k->told->nothing(k->told->context, s, nothing);
}

static bool walk_table(struct walk *k, unsigned depth, uint64_t vaddr,
		       uint64_t table)
{
	const struct tree *const t = k->tree;
	const size_t count = (size_t)1 << t->step[depth].index_bits;
	size_t got = 0;
	enum core_got how;

	k->path[depth] = table;
	how = core_read(t->core, &t->how, table, k->words[depth], count, &got);
	if (!walk_words(k, depth, vaddr, table, got))
		return false;
	return how == CORE_READ ||
	       tell_cut(k, depth,
			tree_canonical(t, vaddr + ((uint64_t)got
						   << t->step[depth].shift)),
			table, how);
}

static bool begin(struct walk *k)
{
	for (unsigned d = 0; d < k->tree->depth; d++) {
		k->words[d] = calloc((size_t)1 << k->tree->step[d].index_bits,
				     sizeof(*k->words[d]));
		if (k->words[d] == NULL) {
			say(0, "out of memory");
			return false;
		}
	}
	return seen_grow(&k->seen);
}

bool tree_walk(const struct tree *t, uint64_t first, uint64_t last,
	       const struct tree_told *told)
{
	struct walk k = {
		.tree = t, .told = told, .first = first, .last = last
	};
	const bool good = begin(&k) && walk_table(&k, 0, 0, t->root);

	free(k.seen.slots);
	for (unsigned d = 0; d < TREE_DEPTH_MAX; d++)
		free(k.words[d]);
	return good;
}

/* ---- one address -------------------------------------------------------- */

struct sought {
	const struct tree *tree;
	uint64_t address, physical;
	bool found;
};

static bool seek_word(void *context, const struct tree_word *w)
{
	struct sought *const s = context;
	const struct pte_reading *const r = &w->word.reading;

	if (w->unread || !r->present || !r->has_pfn)
		return true;
	s->found = true;
	s->physical = (r->pfn << s->tree->target->layout->page_shift) +
		      (s->address & pte_ones(w->step->shift));
	return true;
}

static bool seek_cut(void *context, const struct tree_word *w, uint64_t table,
		     enum tree_cut why)
{
	(void)context;
	(void)w;
	(void)table;
	(void)why;
	return true;
}

bool tree_translate(const struct tree *t, uint64_t address,
		    uint64_t *physical_ret)
{
	struct sought s = { .tree = t, .address = address };
	const struct tree_told told = { &s, seek_word, seek_cut, NULL };

	if (tree_canonical(t, address) != address ||
	    !tree_walk(t, address, address, &told) || !s.found)
		return false;
	*physical_ret = s.physical;
	return true;
}
