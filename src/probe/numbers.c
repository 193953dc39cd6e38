/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Sizes, the numbers of types, and who accepts them; markers' bits.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "meaning.h"
#include "pieces.h"

/* ---- sizes --------------------------------------------------------------- */

static void learn_size(struct learning *l, const char *key, const char *helper,
		       uint64_t base)
{
	const struct reading *const r = tree_read(l->tree, helper);
	uint64_t number;
	struct piece *p;

	if (r == NULL)
		return;
	p = piece_begin(l, PTE_LEVEL_PTE, "%s", key);
	if (r->why[0] != '\0' || !tree_number(l->tree, helper, &number)) {
		struct pte_vector v;

		if (tree_vector(l->tree, helper, &v, p->why))
			snprintf(p->why, sizeof(p->why), "%s isn't one number",
				 helper);
		return;
	}
	snprintf(p->base, sizeof(p->base), "%" PRIu64, base);
	snprintf(p->tree, sizeof(p->tree), "%" PRIu64, number);
	p->outcome = number == base ? OUTCOME_SAME : OUTCOME_DIFFERS;
	piece_set(l, p, json_integer((json_int_t)number));
}

/* ---- types --------------------------------------------------------------- */

static const struct {
	const char *constant;
	enum pte_kind kind;
} constants[] = {
	{ "SWP_HWPOISON", PTE_KIND_HWPOISON },
	{ "SWP_MIGRATION_READ", PTE_KIND_MIGRATION_READ },
	{ "SWP_MIGRATION_READ_EXCLUSIVE", PTE_KIND_MIGRATION_READ_EXCLUSIVE },
	{ "SWP_MIGRATION_WRITE", PTE_KIND_MIGRATION_WRITE },
	{ "SWP_DEVICE_READ", PTE_KIND_DEVICE_PRIVATE_READ },
	{ "SWP_DEVICE_WRITE", PTE_KIND_DEVICE_PRIVATE_WRITE },
	{ "SWP_DEVICE_EXCLUSIVE", PTE_KIND_DEVICE_EXCLUSIVE },
	{ "SWP_DEVICE_EXCLUSIVE_READ", PTE_KIND_DEVICE_EXCLUSIVE_READ },
	{ "SWP_DEVICE_EXCLUSIVE_WRITE", PTE_KIND_DEVICE_EXCLUSIVE_WRITE },
	{ "SWP_MIGRATION_DEVICE_READ", PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ },
	{ "SWP_MIGRATION_DEVICE_READ_EXCLUSIVE",
	  PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE },
	{ "SWP_MIGRATION_DEVICE_WRITE",
	  PTE_KIND_MIGRATION_DEVICE_PRIVATE_WRITE },
	{ "SWP_PTE_MARKER", PTE_KIND_MARKER },
	{ "SWP_SWAPIN_ERROR", PTE_KIND_SWAPIN_ERROR },
};

#define TYPES PTE_SWAP_TYPE_COUNT
#define ENTRY_BITS 64U

/* by the tree's names; PTE_KIND_SWAP below MAX_SWAPFILES, else PTE_KIND_UNKNOWN
 */
struct numbering {
	uint64_t max_swapfiles;
	enum pte_kind kind[TYPES];
	bool is_known;
};

static void read_numbering(struct tree *tree, struct numbering *n)
{
	uint64_t number;

	n->is_known = tree_number(tree, "MAX_SWAPFILES", &n->max_swapfiles) &&
		      n->max_swapfiles <= TYPES;
	for (unsigned t = 0; t < TYPES; t++)
		n->kind[t] = t < n->max_swapfiles ? PTE_KIND_SWAP
						  : PTE_KIND_UNKNOWN;
	for (size_t i = 0; i < sizeof(constants) / sizeof(constants[0]); i++)
		if (tree_number(tree, constants[i].constant, &number) &&
		    number < TYPES && number >= n->max_swapfiles)
			n->kind[number] = constants[i].kind;
}

static void learn_types(struct learning *l, const struct numbering *n)
{
	struct piece *const p = piece_begin(l, PTE_LEVEL_PTE, "numbers");
	json_t *list;
	int length = 0;

	if (!n->is_known) {
		snprintf(p->why, sizeof(p->why), "MAX_SWAPFILES isn't known");
		return;
	}
	p->outcome = n->max_swapfiles == l->base->max_swapfiles
			     ? OUTCOME_SAME
			     : OUTCOME_DIFFERS;
	for (unsigned t = 0; t < TYPES; t++)
		if (n->kind[t] != (enum pte_kind)l->base->kind_of_type[t])
			p->outcome = OUTCOME_DIFFERS;
	if (p->outcome == OUTCOME_SAME)
		return;
	snprintf(p->base, sizeof(p->base), "MAX_SWAPFILES %u",
		 l->base->max_swapfiles);
	length = snprintf(p->tree, sizeof(p->tree), "MAX_SWAPFILES %" PRIu64,
			  n->max_swapfiles);
	list = json_array();
	for (unsigned t = 0; t < TYPES; t++) {
		if (n->kind[t] != PTE_KIND_SWAP &&
		    n->kind[t] != PTE_KIND_UNKNOWN)
			json_array_append_new(
				list, json_pack("{s:i, s:s}", "type", t, "kind",
						pte_kind_name(n->kind[t])));
		if (n->kind[t] != (enum pte_kind)l->base->kind_of_type[t] &&
		    length < PIECE_TEXT_SIZE)
			length += snprintf(p->tree + length,
					   PIECE_TEXT_SIZE - (size_t)length,
					   ", %u %s", t,
					   pte_kind_name(n->kind[t]));
	}
	piece_set_at(l, "numbers", list);
	piece_set_at(l, "max_swapfiles",
		     json_integer((json_int_t)n->max_swapfiles));
}

/* Whether a predicate of entries accepts a type, whatever the offset; false
 * with *depends if that matters. The entry 0 is none from 6.19 on, and of no
 * type. */
static bool accepts(struct tree *tree, pte_diagram f, unsigned type_shift,
		    unsigned type, bool *depends)
{
	const struct pte_test none = { PTE_ALL_BITS, 0, 0, 0 };
	const pte_diagram is_none =
		meaning_of_test(tree->ds, &tree->word, &none);
	uint8_t values[PTE_DIAGRAM_VARIABLES];
	pte_diagram of_type, of_others;

	memset(values, 2, sizeof(values));
	for (unsigned i = type_shift; i < ENTRY_BITS; i++)
		values[(size_t)2 * i] = (type >> (i - type_shift) & 1U) != 0;
	of_type = pte_diagram_given(
		tree->ds, pte_diagram_or(tree->ds, f, is_none), values);
	of_others = pte_diagram_given(
		tree->ds,
		pte_diagram_ite(tree->ds, is_none, PTE_DIAGRAM_FALSE, f),
		values);
	*depends = of_type != PTE_DIAGRAM_TRUE &&
		   of_others != PTE_DIAGRAM_FALSE;
	return of_type == PTE_DIAGRAM_TRUE;
}

/* each helper accepts the types of the kinds that the library says, by the
 * tree's own numbers */
static void learn_helper(struct learning *l, const struct numbering *n,
			 const struct pte_helper *h)
{
	const unsigned shift = l->base->layout->swp_entry.type_shift;
	struct piece *p;
	pte_diagram f;
	int length;

	if (tree_read(l->tree, h->name) == NULL)
		return;
	p = piece_begin(l, PTE_LEVEL_PTE, "helpers.%s", h->name);
	p->is_entry = true;
	if (!tree_test(l->tree, h->name, &f, p->why))
		return;
	p->outcome = OUTCOME_SAME;
	snprintf(p->base, sizeof(p->base), "of the kinds it's for");
	length = snprintf(p->tree, sizeof(p->tree), "other:");
	for (unsigned t = 0; t < TYPES; t++) {
		const bool wanted = (h->accepts & PTE_KIND_SET(n->kind[t])) !=
				    0;
		bool depends;
		const bool does = accepts(l->tree, f, shift, t, &depends);

		if (does == wanted && !depends)
			continue;
		if (!p->has_word) {
			p->has_word = true;
			p->word = (uint64_t)t << shift;
		}
		p->outcome = OUTCOME_NOT_SAID;
		if (length < PIECE_TEXT_SIZE)
			length += snprintf(p->tree + length,
					   PIECE_TEXT_SIZE - (size_t)length,
					   " %s%u%s", does ? "" : "not ", t,
					   depends ? " by its offset" : "");
	}
	if (p->outcome == OUTCOME_NOT_SAID)
		snprintf(p->why, sizeof(p->why), "%.100s", p->tree);
}

/* types that no known constant names */
static void find_new_types(struct learning *l, const struct numbering *n)
{
	const unsigned shift = l->base->layout->swp_entry.type_shift;

	for (unsigned t = (unsigned)n->max_swapfiles; t < TYPES; t++) {
		struct piece *p = NULL;
		int length = 0;

		if (n->kind[t] != PTE_KIND_UNKNOWN)
			continue;
		p = piece_begin(l, PTE_LEVEL_PTE, "types.%u", t);
		p->outcome = OUTCOME_NOT_SAID;
		p->is_entry = true;
		p->has_word = true;
		p->word = (uint64_t)t << shift;
		snprintf(p->base, sizeof(p->base), "none");
		length = snprintf(p->why, sizeof(p->why), "no name known:");
		for (const struct helper *h = helpers; h->name != NULL; h++) {
			bool depends;
			pte_diagram f;
			char why[WHY_SIZE];

			if (h->of != OF_ENTRY ||
			    (strncmp(h->name, "is_", 3) != 0 &&
			     strncmp(h->name, "softleaf_is_", 12) != 0) ||
			    !tree_test(l->tree, h->name, &f, why) ||
			    !accepts(l->tree, f, shift, t, &depends))
				continue;
			if (length < WHY_SIZE)
				length += snprintf(p->why + length,
						   WHY_SIZE - (size_t)length,
						   " %s", h->name);
		}
	}
}

/* ---- markers ------------------------------------------------------------- */

static void learn_markers(struct learning *l)
{
	uint64_t mask;
	struct piece *p;

	if (!tree_number(l->tree, "PTE_MARKER_MASK", &mask))
		return;
	p = piece_begin(l, PTE_LEVEL_PTE, "markers");
	snprintf(p->base, sizeof(p->base), "0x%x", l->base->markers);
	snprintf(p->tree, sizeof(p->tree), "0x%" PRIx64, mask);
	p->outcome = mask == l->base->markers ? OUTCOME_SAME : OUTCOME_NOT_SAID;
	if (mask != l->base->markers)
		snprintf(p->why, sizeof(p->why),
			 "a marker's bits are 0x%" PRIx64, mask);
}

void learn_numbers(struct learning *l)
{
	const struct pte_layout *const layout = l->base->layout;
	struct numbering n;

	learn_size(l, "page_shift", "PAGE_SHIFT", layout->page_shift);
	learn_size(l, "huge_shift", "PMD_SHIFT", layout->huge_shift);
	learn_size(l, "phys_bits", "MAX_PHYSMEM_BITS", l->base->phys_bits);
	read_numbering(l->tree, &n);
	learn_types(l, &n);
	learn_markers(l);
	if (!n.is_known)
		return;
	for (const struct pte_helper *h = pte_helpers(); h->name != NULL; h++)
		if (h->in.since <= l->base->version &&
		    l->base->version <= h->in.until &&
		    (h->needs & ~l->base->options) == 0)
			learn_helper(l, &n, h);
	find_new_types(l, &n);
}
