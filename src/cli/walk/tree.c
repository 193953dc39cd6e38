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

/* A table that is being walked. */
struct table {
	uint64_t at, vaddr;
	size_t count, next; /* of its words: those that are there, and where
			       the walk is */
	uint64_t nothing;   /* of them that were passed over */
	enum core_got how;
};

struct walk {
	const struct tree *tree;
	const struct tree_told *told;
	uint64_t first, last;
	struct seen seen;
	struct table table[TREE_DEPTH_MAX]; /* from the root down ... */
	unsigned open;                      /* ... so many */
	uint64_t *words;                    /* of each of them ... */
	size_t room;                        /* ... in so many words */
};

static uint64_t *words_of(const struct walk *k, unsigned depth)
{
	return &k->words[depth * k->room];
}

/* ---- how tables are nested ---------------------------------------------- */

bool tree_nest(struct tree *t, unsigned virtual_bits)
{
	const struct pte_layout *const layout = t->target->layout;
	const struct pte_dump *const dump = t->dump;
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
	const bool high = (address & (below ^ below >> 1U)) != 0;

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

/* begin a table below those that are being walked */
static void enter(struct walk *k, uint64_t vaddr, uint64_t table)
{
	const struct tree *const t = k->tree;
	const unsigned depth = k->open++;
	struct table *const f = &k->table[depth];

	*f = (struct table){ .at = table, .vaddr = vaddr };
	f->how = core_read(t->core, &t->how, table, words_of(k, depth),
			   (size_t)1 << t->step[depth].index_bits, &f->count);
}

/* end one: with what it hadn't, and what it had nothing in */
static bool leave(struct walk *k)
{
	const unsigned depth = --k->open;
	const struct table *const f = &k->table[depth];
	const struct tree_step *const s = &k->tree->step[depth];
	const struct tree_word w = {
		.step = s,
		.vaddr = tree_canonical(
			k->tree, f->vaddr + ((uint64_t)f->count << s->shift)),
		.at = f->at,
	};

	if (f->nothing > 0 &&
	    !k->told->nothing(k->told->context, s, f->nothing))
		return false;
	return f->how == CORE_READ ||
	       k->told->cut(k->told->context, &w, f->at,
			    f->how == CORE_MISSING ? TREE_MISSING
						   : TREE_BROKEN);
}

static bool is_open(const struct walk *k, uint64_t table)
{
	for (unsigned d = 0; d < k->open; d++)
		if (k->table[d].at == table)
			return true;
	return false;
}

/* the table that a word points to */
static bool go_below(struct walk *k, const struct tree_word *w)
{
	const uint64_t table = w->word.reading.table;
	struct tree_word below = *w;

	below.step = &k->tree->step[k->open];
	if (is_open(k, table))
		return k->told->cut(k->told->context, &below, table,
				    TREE_CIRCLE);
	if ((k->seen.count + 1) * 2 > k->seen.room && !seen_grow(&k->seen))
		return false;
	if (!seen_add(&k->seen, table, k->open))
		return k->told->cut(k->told->context, &below, table,
				    TREE_AGAIN);
	enter(k, w->vaddr, table);
	return true;
}

/* the next word of the lowest table that is open */
static bool next_word(struct walk *k)
{
	const struct tree *const t = k->tree;
	const unsigned depth = k->open - 1;
	struct table *const f = &k->table[depth];
	const size_t i = f->next++;
	struct tree_word w = {
		.step = &t->step[depth],
		.at = f->at + i * t->how.bytes,
		.word = { .target = t->target, .value = words_of(k, depth)[i] },
	};

	w.vaddr = tree_canonical(t, f->vaddr + ((uint64_t)i << w.step->shift));
	if (w.vaddr > k->last || w.vaddr + pte_ones(w.step->shift) < k->first)
		return true;
	if (w.word.value == t->target->layout->empty[w.step->level] &&
	    k->told->nothing != NULL) {
		f->nothing++;
		return true;
	}
	read_word(&w);
	if (!k->told->word(k->told->context, &w))
		return false;
	return w.unread || !w.word.reading.has_table || depth + 1 == t->depth ||
	       go_below(k, &w);
}

/* room for the words of a table at each depth */
static bool begin(struct walk *k)
{
	for (unsigned d = 0; d < k->tree->depth; d++) {
		const size_t count = (size_t)1 << k->tree->step[d].index_bits;

		k->room = count > k->room ? count : k->room;
	}
	k->words = calloc(TREE_DEPTH_MAX * k->room, sizeof(*k->words));
	if (k->words != NULL)
		return seen_grow(&k->seen);
	say(0, "out of memory");
	return false;
}

static bool walk(struct walk *k)
{
	enter(k, 0, k->tree->root);
	while (k->open > 0) {
		const struct table *const f = &k->table[k->open - 1];

		if (!(f->next < f->count ? next_word(k) : leave(k)))
			return false;
	}
	return true;
}

bool tree_walk(const struct tree *t, uint64_t first, uint64_t last,
	       const struct tree_told *told)
{
	struct walk k = {
		.tree = t, .told = told, .first = first, .last = last, .room = 1
	};
	const bool good = begin(&k) && walk(&k);

	free(k.seen.slots);
	free(k.words);
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
