/* SPDX-License-Identifier: BSD-2-Clause */
#include "meant.h"

/* ---- an entry ------------------------------------------------------------ */

struct entry {
	unsigned type;
	uint64_t offset;
	uint64_t flags; /* bits of the word */
};

/* fields that overlap hide each other's bits: those of an entry may be 0 */
static bool is_written_as(const struct pte_target *t, uint64_t word,
			  struct entry *e)
{
	const struct pte_codec *const c = t->layout->swap;
	const uint64_t type = pte_piece_mask(&c->type);
	const uint64_t hidden[] = { 0, type, e->flags, type | e->flags };

	for (unsigned i = 0; i < sizeof(hidden) / sizeof(hidden[0]); i++) {
		e->offset =
			pte_layout_swap_offset(t->layout, word & ~hidden[i]);
		if ((pte_layout_swap_encode_masked(
			     t->layout,
			     pte_swap_entry_pack(e->type, e->offset)) |
		     e->flags) == word)
			return true;
	}
	return false;
}

static uint64_t flag_bits(const struct pte_target *t, enum pte_level level)
{
	uint64_t bits = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((t->swap_flags[level] & PTE_FLAG_SET(f)) != 0 &&
		    t->offset_flag[f] == 0)
			bits |= t->layout->swap->flag[f];
	return bits;
}

/* whether it's what was asked about, and not what the word is read as */
static bool is_other(const struct read_word *w, enum pte_kind asked,
		     const struct entry *e, bool of_same_kind)
{
	const struct pte_reading *const r = &w->reading;
	const enum pte_kind kind =
		(enum pte_kind)w->target->kind_of_type[e->type];

	if (asked != PTE_KIND_RAW && kind != asked)
		return false;
	return of_same_kind ? kind == r->kind && (e->type != r->swp_type ||
						  e->offset != r->swp_offset)
			    : kind != r->kind;
}

/* all flags that the word has at first, and the type that it's read as */
static bool find_entry(const struct read_word *w, enum pte_kind asked,
		       bool of_same_kind, struct entry *ret)
{
	const struct pte_target *const t = w->target;
	const uint64_t bits = flag_bits(t, w->level) & w->value;
	const unsigned first = pte_layout_swap_type(t->layout, w->value);

	ret->flags = bits;
	do {
		for (unsigned i = 0; i < PTE_SWAP_TYPE_COUNT; i++) {
			ret->type = (first + i) % PTE_SWAP_TYPE_COUNT;
			if (is_written_as(t, w->value, ret) &&
			    is_other(w, asked, ret, of_same_kind))
				return true;
		}
		ret->flags = (ret->flags - 1) & bits;
	} while (ret->flags != bits);
	return false;
}

static void out_entry(struct out *out, const struct read_word *w,
		      const struct entry *e)
{
	const struct pte_target *const t = w->target;
	const enum pte_kind kind = (enum pte_kind)t->kind_of_type[e->type];

	out_format(out, "%s type=%u offset=0x%llx",
		   pte_model_kind(t->model, kind)->name, e->type,
		   (unsigned long long)e->offset);
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((t->layout->swap->flag[f] & e->flags) != 0)
			out_format(out, " %s",
				   pte_model_flag_name(t->model,
						       (enum pte_flag)f));
}

/* ---- a predicate ----------------------------------------------------------
 */

/* what helpers of the level say; then what its walkers do, by their own tests
 */
static const char *predicate_of(const struct read_word *w)
{
	const struct pte_layout *const l = w->target->layout;
	const struct pte_view *const v = l->view[w->level];
	const struct {
		const struct pte_test *test;
		enum pte_kind kind;
		const char *name;
	} tests[] = {
		{ &v->none, PTE_KIND_NONE, "none" },
		{ &v->protnone, PTE_KIND_PROTNONE, "protnone" },
		{ &v->invalidated, PTE_KIND_INVALIDATED, "invalidated" },
		{ &v->table, PTE_KIND_TABLE, "table" },
		{ &l->walker->table, PTE_KIND_TABLE, "a table to a walker" },
		{ &l->walker->present, PTE_KIND_PRESENT,
		  "present to a walker" },
	};

	for (unsigned i = 0; i < sizeof(tests) / sizeof(tests[0]); i++)
		if (tests[i].kind != w->reading.kind &&
		    pte_test_has(tests[i].test, w->value))
			return tests[i].name;
	return NULL;
}

bool out_other_reading(struct out *out, const struct read_word *w,
		       enum pte_kind asked)
{
	const char *const predicate = predicate_of(w);
	struct entry e;

	if (find_entry(w, asked, false, &e) || find_entry(w, asked, true, &e))
		out_entry(out, w, &e);
	else if (predicate != NULL)
		out_text(out, predicate);
	else
		return false;
	return true;
}
