/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What each claim obliges to, as the negation of what it says: a solver that
 * finds a model has found a witness.
 */
#include <string.h>

#include "smt2_numbers.h"

/* the top of what a processor with L1TF takes for an address */
#define ADDRESS_TOP (PTE_MACHINE_BITS_MAX - 1)
#define TYPE_MAX (PTE_SWAP_TYPE_COUNT - 1)

static bool in_force(const struct pte_span *span, const struct obligation *o)
{
	return span->since <= o->t->version && o->t->version <= span->until;
}

/* ---- images against predicates ------------------------------------------ */

static void image_not_present(const struct obligation *o)
{
	smt2_image(o);
	smt2_test(o, "present", &o->view->present);
	smt2_put(o, "(assert (present word))\n");
}

static void image_not_none(const struct obligation *o)
{
	smt2_image(o);
	smt2_test(o, "none", &o->view->none);
	smt2_put(o, "(assert (none word))\n");
}

static void image_read(const struct obligation *o)
{
	smt2_image(o);
	smt2_kinds(o);
	smt2_test(o, "none", &o->view->none);
	smt2_test(o, "present", &o->view->present);
	smt2_put(o, "; not read as an entry, or as one of another kind\n"
		    "(assert (or (none word) (present word)\n"
		    "  (distinct (kind-of (type-of word)) (kind-of type))))\n");
}

static void level_safe(const struct obligation *o)
{
	const struct pte_view *const walker = o->v->level == PTE_LEVEL_HUGETLB
						      ? o->t->layout->walker
						      : o->view;
	char name[64];
	unsigned count = 0;

	smt2_image(o);
	smt2_test(o, "present", &walker->present);
	smt2_test(o, "table", &walker->table);
	for (const struct pte_predicate *p = o->t->model->predicates;
	     p->name != NULL; p++) {
		if (p->by_design || !in_force(&p->in, o))
			continue;
		(void)snprintf(name, sizeof(name), "%s-%u", p->name, count++);
		smt2_test(o, name, &p->test);
	}
	smt2_put(o, "(assert (or (present word) (table word)");
	count = 0;
	for (const struct pte_predicate *p = o->t->model->predicates;
	     p->name != NULL; p++)
		if (!p->by_design && in_force(&p->in, o))
			smt2_put(o, " (%s-%u word)", p->name, count++);
	smt2_put(o, "))\n");
}

static void no_physical_alias(const struct obligation *o)
{
	smt2_image(o);
	smt2_put(o,
		 "; what such a processor takes for an address may be cached\n"
		 "(assert (bvult (bvand word " SMT2_HEX ") " SMT2_HEX "))\n",
		 PTE_SPAN(ADDRESS_TOP, o->t->layout->page_shift),
		 PTE_BIT(o->t->cache_bits));
}

/* ---- kinds and predicates against each other ---------------------------- */

/* whether entries of the kind may stand at the verdict's level */
static bool stands(const struct obligation *o, enum pte_kind kind)
{
	const uint16_t since = pte_kind_info(kind)->at_level[o->v->level];

	return since != 0 && since <= o->t->version;
}

static void image_disjoint(const struct obligation *o)
{
	struct smt2_run run = SMT2_BEFORE_RUNS;

	smt2_codec(o);
	smt2_kinds(o);
	smt2_put(o, "; types of kinds that may stand at the level\n"
		    "(define-fun stands ((t W)) Bool (or false false");
	while (smt2_next_run(o, TYPE_MAX, &run))
		if (stands(o, run.kind))
			smt2_put(o,
				 "\n  (and (bvuge t " SMT2_NUMBER
				 ") (bvule t " SMT2_NUMBER "))",
				 run.first, run.last);
	smt2_put(o, "))\n");
	smt2_entry(o, "-a");
	smt2_entry(o, "-b");
	smt2_domain(o, "-a", PTE_KIND_RAW, PTE_DOMAIN_FIELD);
	smt2_domain(o, "-b", PTE_KIND_RAW, PTE_DOMAIN_FIELD);
	smt2_put(o, "(assert (and (stands type-a) (stands type-b)))\n"
		    "(assert (distinct (kind-of type-a) (kind-of type-b)))\n"
		    "(assert (= word-a word-b))\n");
}

static void accept_disjoint(const struct obligation *o)
{
	smt2_view(o);
	smt2_put(o, "; but that the last three lie in present\n"
		    "(assert (or\n"
		    "  (and (none word) (or (present word) (protnone word)\n"
		    "    (invalidated word) (table word)))\n"
		    "  (and (table word) (or (protnone word) "
		    "(invalidated word)))\n"
		    "  (and (invalidated word) (protnone word))))\n");
}

static void protnone_is_present(const struct obligation *o)
{
	smt2_view(o);
	smt2_put(o, "(assert (and (protnone word) (not (present word))))\n");
}

static void invalid_still_present(const struct obligation *o)
{
	smt2_view(o);
	smt2_put(o, "(assert (and (invalidated word) (not (present word))))\n");
}

/* ---- functions on words ------------------------------------------------- */

/* (alike a b): the same type, offset and must-be bits, and as present */
static void define_alike(const struct obligation *o, uint64_t fixed)
{
	smt2_test(o, "present", &o->view->present);
	smt2_put(o,
		 "(define-fun alike ((a W) (b W)) Bool\n"
		 "  (and (= (type-of a) (type-of b))\n"
		 "       (= (offset-of a) (offset-of b))\n"
		 "       (= (present a) (present b))\n"
		 "       (= (bvand a " SMT2_HEX ") (bvand b " SMT2_HEX "))))\n",
		 fixed, fixed);
}

/* types: all 32, though the field be too narrow; more if it's wider */
static void round_trip(const struct obligation *o)
{
	const uint64_t types = pte_ones(o->c->type.width);

	smt2_codec(o);
	smt2_put(o,
		 "; that flags don't matter is flags-independent\n"
		 "(declare-const type W)\n(declare-const offset W)\n"
		 "(define-fun word () W (encode type offset))\n"
		 "(assert (bvule type " SMT2_HEX "))\n"
		 "(assert (bvule offset " SMT2_HEX "))\n"
		 "(assert (or (distinct (type-of word) type)\n"
		 "  (distinct (offset-of word) offset)))\n",
		 types > TYPE_MAX ? types : TYPE_MAX,
		 pte_ones(o->c->offset.width));
}

static void pfn_round_trip(const struct obligation *o)
{
	const struct pte_protection *const p =
		pte_target_protection(o->t, o->v->path);

	smt2_place(o);
	smt2_put(o,
		 "; the protection %s, made a leaf of the level\n"
		 "(define-fun leaf () W (bvor (bvand " SMT2_HEX
		 " (bvnot " SMT2_HEX "))\n  " SMT2_HEX "))\n",
		 p->name, p->bits, o->view->leaf.clear, o->view->leaf.set);
	smt2_put(o,
		 "(define-fun protection () W (bvand leaf (bvnot (place-bits "
		 "leaf))))\n"
		 "(declare-const address W)\n"
		 "(assert (= (bvand address (bvnot (place-mask protection))) "
		 "" SMT2_HEX "))\n"
		 "(define-fun word () W (place-write address protection))\n"
		 "(assert (or (not (place-holds protection))\n"
		 "  (distinct (place-read word) address)))\n",
		 UINT64_C(0));
}

/* the kernel's own macro masks less than ours */
static bool is_kernels(const struct obligation *o)
{
	return o->v->path != NULL && strcmp(o->v->path, "__swp_entry") == 0;
}

/* `word` and `fits` differ outside a field, or where its neighbour is, too */
static void put_spilled(const struct obligation *o, const char *name,
			uint64_t own, uint64_t neighbour, uint64_t max)
{
	smt2_put(o,
		 "  (and (bvugt %s " SMT2_HEX ")\n"
		 "    (= word (macro %s))\n"
		 "    (distinct (bvand (bvxor word fits) " SMT2_HEX
		 ") " SMT2_HEX "))",
		 name, max,
		 strcmp(name, "type") == 0 ? "type offset-fits"
					   : "type-fits offset",
		 ~own | neighbour, UINT64_C(0));
}

/* all that a swp_entry holds may be given to an encoder */
static void encode_contained(const struct obligation *o)
{
	const uint64_t type = pte_piece_mask(&o->c->type);
	const uint64_t offset = pte_piece_mask(&o->c->offset);
	const uint64_t type_max = pte_ones(o->c->type.width);
	const uint64_t offset_max = pte_ones(o->c->offset.width);

	smt2_codec(o);
	if (is_kernels(o))
		smt2_spill(o);
	smt2_put(o, "(define-fun macro ((t W) (o W)) W\n  %s)\n",
		 is_kernels(o) ? "(bvor (encode t o) (bvor (spill-type t) "
				 "(spill-offset o)))"
			       : "(encode t o)");
	smt2_put(o,
		 "(declare-const type W)\n(declare-const offset W)\n"
		 "(declare-const type-fits W)\n"
		 "(declare-const offset-fits W)\n"
		 "(declare-const word W)\n"
		 "(assert (bvule type " SMT2_HEX "))\n"
		 "(assert (bvule offset " SMT2_HEX "))\n",
		 pte_ones(64 - PTE_SWAP_ENTRY_TYPE_SHIFT),
		 pte_ones(PTE_SWAP_ENTRY_TYPE_SHIFT));
	smt2_put(o,
		 "(assert (bvule type-fits " SMT2_HEX "))\n"
		 "(assert (bvule offset-fits " SMT2_HEX "))\n"
		 "(define-fun fits () W (macro type-fits offset-fits))\n"
		 "; one that doesn't fit, against one that does: it may change "
		 "its own field\n"
		 "(assert (or\n",
		 type_max, offset_max);
	put_spilled(o, "type", type, offset, type_max);
	smt2_put(o, "\n");
	put_spilled(o, "offset", offset, type, offset_max);
	smt2_put(o, "))\n");
}

static void flags_independent(const struct obligation *o)
{
	const unsigned exist = o->t->swap_flags[o->v->level];

	smt2_codec(o);
	smt2_entry(o, "");
	smt2_domain(o, "", PTE_KIND_RAW, PTE_DOMAIN_FIELD);
	define_alike(o, o->c->fixed.mask);
	smt2_put(o, "; a flag that, cleared or set, changes something else\n"
		    "(assert (or false");
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		const uint64_t flag = o->c->flag[f];
		uint64_t others = 0;

		if ((exist & PTE_FLAG_SET(f)) == 0)
			continue;
		for (unsigned g = 0; g < PTE_FLAG_COUNT; g++)
			if (g != f && (exist & PTE_FLAG_SET(g)) != 0)
				others |= o->c->flag[g];
		smt2_put(o,
			 "\n  (let ((off (bvand word " SMT2_HEX
			 ")) (on (bvor word " SMT2_HEX ")))\n"
			 "    (or (not (alike off on))\n"
			 "      (distinct (bvand off " SMT2_HEX
			 ") (bvand on " SMT2_HEX "))))",
			 ~flag, flag, others, others);
	}
	smt2_put(o, "))\n");
}

/* `after` is read otherwise than `word` */
static void assert_changed(const struct obligation *o, uint64_t fixed)
{
	const uint64_t flags = smt2_flags(o);

	define_alike(o, fixed);
	smt2_test(o, "none", &o->view->none);
	smt2_put(o,
		 "(assert (or (not (alike word after))\n"
		 "  (distinct (none word) (none after))\n"
		 "  (distinct (bvand word " SMT2_HEX ") (bvand after " SMT2_HEX
		 "))))\n",
		 flags, flags);
}

static void hw_stable(const struct obligation *o)
{
	smt2_codec(o);
	smt2_entry(o, "");
	smt2_domain(o, "", PTE_KIND_RAW, PTE_DOMAIN_FIELD);
	smt2_put(o,
		 "; any of the bits that hardware may set\n"
		 "(declare-const hardware W)\n"
		 "(assert (= (bvand hardware " SMT2_HEX ") " SMT2_HEX "))\n"
		 "(define-fun after () W (bvor word hardware))\n",
		 ~o->view->hardware, UINT64_C(0));
	assert_changed(o, 0);
}

static uint64_t dropped_by(const struct obligation *o)
{
	for (const struct pte_store *s = o->t->model->stores; s->path != NULL;
	     s++)
		if (strcmp(s->path, o->v->path) == 0 && in_force(&s->in, o) &&
		    (s->levels & PTE_LEVEL_SET(o->v->level)) != 0 &&
		    (s->needs & ~o->t->options) == 0)
			return s->dropped;
	return 0;
}

static void store_stable(const struct obligation *o)
{
	smt2_image(o);
	smt2_put(o, "(define-fun after () W (bvand word " SMT2_HEX "))\n",
		 ~dropped_by(o));
	assert_changed(o, o->c->fixed.mask);
}

/* ---- the table ---------------------------------------------------------- */

static const struct {
	const char *id;
	void (*write)(const struct obligation *o);
	bool witness; /* a refutation's witness is its `word` */
} rows[] = {
	{ "swap-not-present", image_not_present, true },
	{ "pmd-not-present", image_not_present, true },
	{ "swap-not-none", image_not_none, true },
	{ "protnone-is-present", protnone_is_present, true },
	{ "image-disjoint", image_disjoint, false },
	{ "accept-disjoint", accept_disjoint, true },
	{ "image-read", image_read, true },
	{ "invalid-still-present", invalid_still_present, true },
	{ "level-safe", level_safe, true },
	{ "round-trip", round_trip, true },
	{ "pfn-round-trip", pfn_round_trip, false },
	{ "encode-contained", encode_contained, true },
	{ "flags-independent", flags_independent, false },
	{ "hw-stable", hw_stable, false },
	{ "store-stable", store_stable, true },
	{ "no-physical-alias", no_physical_alias, true },
	{ "pfn-fits", smt2_pfn_fits, false },
	{ "young-dirty-fits", smt2_young_dirty_fits, false },
	{ "page-cache-fits", smt2_page_cache_fits, false },
	{ "bits-owned", smt2_bits_owned, false },
	{ "census", smt2_census, false },
};

bool smt2_claim(const struct obligation *o, bool *witness_ret)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (strcmp(rows[i].id, o->v->claim->id) != 0)
			continue;
		rows[i].write(o);
		*witness_ret = rows[i].witness;
		return true;
	}
	return false;
}
