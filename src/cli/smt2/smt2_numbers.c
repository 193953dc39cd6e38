/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Comparisons of numbers as formulas about bits: instead of m <= n, that an
 * n-bit field changes no m-bit quantity; instead of a sum of counts, that every
 * word is in exactly one set.
 */
#include "smt2_numbers.h"

#include <pte/lists.h>
#include <pte/prove/museum.h>

/* ---- census ------------------------------------------------------------- */

/*
 * Solvers don't count. That the kinds' counts add up to 2^64 is equivalent to
 * every word being in exactly one of the kinds' sets.
 */
void smt2_census(const struct obligation *o)
{
	static const char *const parts[] = {
		"(none word)",
		"(and (present word) (protnone word) (not (none word)))",
		"(and (present word) (invalidated word)\n"
		"    (not (or (none word) (protnone word))))",
		"(and (present word) (table word)\n"
		"    (not (or (none word) (protnone word) (invalidated "
		"word))))",
		"(and (present word)\n"
		"    (not (or (protnone word) (invalidated word) "
		"(table word))))",
	};
	const unsigned count = sizeof(parts) / sizeof(parts[0]);
	const unsigned end = (unsigned)pte_ones(o->read.width);
	struct smt2_run run = SMT2_BEFORE_RUNS;
	unsigned open = count;

	smt2_codec(o);
	smt2_view(o);
	smt2_put(o,
		 "(define-fun one ((p Bool)) W (ite p " SMT2_HEX " " SMT2_HEX
		 "))\n(define-fun entry ((first W) (last W)) Bool\n"
		 "  (and (not (or (none word) (present word)))\n"
		 "    (bvuge (type-of word) first) "
		 "(bvule (type-of word) last)))\n",
		 UINT64_C(1), UINT64_C(0));
	smt2_put(o, "; solvers don't count: instead of the sum of all kinds' "
		    "words, that one is\n"
		    "; read as no kind, or as two\n"
		    "(define-fun kinds () W\n");
	for (unsigned i = 0; i < count; i++)
		smt2_put(o, "  (bvadd (one %s)\n", parts[i]);
	for (; smt2_next_run(o, end, &run); open++)
		smt2_put(o,
			 "  (bvadd (one (entry " SMT2_NUMBER " " SMT2_NUMBER
			 ")) ; %s\n",
			 run.first, run.last,
			 pte_model_kind(o->t->model, run.kind)->name);
	smt2_put(o, "  " SMT2_HEX, UINT64_C(0));
	while (open-- > 0)
		smt2_put(o, ")");
	smt2_put(o, ")\n(assert (distinct kinds " SMT2_HEX "))\n", UINT64_C(1));
}

/* ---- numbers that must fit ----------------------------------------------- */

/*
 * That the offset field is wide enough is expressed by its purpose: it changes
 * no quantity of so many bits.
 */
static void offset_holds(const struct obligation *o, bool young_dirty)
{
	const unsigned bits =
		o->t->phys_bits - (unsigned)o->t->layout->page_shift;

	smt2_codec(o);
	smt2_put(o,
		 "(declare-const pfn W)\n(assert (bvule pfn " SMT2_HEX "))\n",
		 pte_ones(bits));
	if (young_dirty)
		smt2_put(o,
			 "(declare-const young Bool)\n"
			 "(declare-const dirty Bool)\n"
			 "(define-fun offset () W (bvor pfn\n"
			 "  (bvor (ite young " SMT2_HEX " " SMT2_HEX
			 ") (ite dirty " SMT2_HEX " " SMT2_HEX "))))\n",
			 PTE_BIT(bits), UINT64_C(0), PTE_BIT(bits + 1),
			 UINT64_C(0));
	else
		smt2_put(o, "(define-fun offset () W pfn)\n");
	smt2_put(o, "(assert (distinct (offset-of (put-offset offset)) "
		    "offset))\n");
}

void smt2_pfn_fits(const struct obligation *o)
{
	offset_holds(o, false);
}

void smt2_young_dirty_fits(const struct obligation *o)
{
	offset_holds(o, true);
}

/* whether the level may have entries of the kind, and they hold a pfn */
static bool holds_pfn(const struct obligation *o, enum pte_kind kind)
{
	const struct pte_kind_info *const info =
		pte_model_kind(o->t->model, kind);
	const uint16_t since = info->at_level[o->v->level];

	return (info->payload == PTE_PAYLOAD_PFN ||
		info->payload == PTE_PAYLOAD_WHOLE) &&
	       since != 0 && since <= o->t->version &&
	       pte_target_has_kind(o->t, kind);
}

/* what the field keeps of a pfn, and the pfn mask of kernels that have one */
void smt2_pfn_kept(const struct obligation *o)
{
	const struct pte_scenario *const m = o->v->scenario;
	const unsigned machine = m != NULL ? m->machine_bits : o->t->phys_bits;

	smt2_codec(o);
	smt2_put(o,
		 "(declare-const pfn W)\n(assert (bvule pfn " SMT2_HEX "))\n"
		 "(define-fun held () W (offset-of (put-offset pfn)))\n"
		 "(assert (or false",
		 pte_ones(machine - (unsigned)o->t->layout->page_shift));
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		const struct pte_kind_info *const info =
			pte_model_kind(o->t->model, (enum pte_kind)k);
		const bool masked = info->payload == PTE_PAYLOAD_PFN &&
				    o->t->pfn_bits != 0;

		if (holds_pfn(o, (enum pte_kind)k))
			smt2_put(o,
				 "\n  (distinct (bvand held " SMT2_HEX
				 ") pfn) ; %s",
				 masked ? pte_ones(o->t->pfn_bits)
					: PTE_ALL_BITS,
				 info->name);
	}
	smt2_put(o, "\n  ))\n");
}

void smt2_page_cache_fits(const struct obligation *o)
{
	const struct pte_swap_form *const form = &o->t->layout->swp_entry;

	smt2_put(o,
		 "; a value entry is the value one to the left, and a 1\n"
		 "(declare-const type W)\n(declare-const offset W)\n"
		 "(assert (bvule type " SMT2_NUMBER "))\n"
		 "(assert (bvule offset " SMT2_HEX "))\n"
		 "(define-fun entry () W (bvor (bvshl type " SMT2_NUMBER
		 ") offset))\n",
		 PTE_SWAP_TYPE_COUNT - 1, pte_ones(form->type_shift),
		 (unsigned)form->type_shift);
	smt2_put(o,
		 "(define-fun value () W (bvor (bvshl entry " SMT2_NUMBER
		 ") " SMT2_NUMBER "))\n"
		 "(assert (distinct (bvlshr %s " SMT2_NUMBER ") entry))\n",
		 1U, 1U,
		 form->bits == 64 ? "value"
				  : "(bvand value #x00000000ffffffff)",
		 1U);
}

/* ---- owners ------------------------------------------------------------- */

static uint64_t owned_by(const struct obligation *o, enum pte_owner owner)
{
	uint64_t bits = 0;

	for (const struct pte_owned *p = o->t->model->owned[o->v->level];
	     p->width != 0; p++)
		if (p->owner == owner)
			bits |= pte_ones(p->width) << p->lsb;
	return bits;
}

/* (owners): the number of rows that own the bit */
static void define_owners(const struct obligation *o)
{
	const struct pte_owned *const rows = o->t->model->owned[o->v->level];

	smt2_put(o, "(define-fun owners () W\n");
	for (const struct pte_owned *p = rows; p->width != 0; p++)
		if (pte_model_has_owner(o->t->model, p->owner))
			smt2_put(o,
				 "  (bvadd (ite (= (bvand bit " SMT2_HEX
				 ") " SMT2_HEX ") " SMT2_HEX " " SMT2_HEX
				 ") ; %s\n",
				 pte_ones(p->width) << p->lsb, UINT64_C(0),
				 UINT64_C(0), UINT64_C(1),
				 pte_model_owner_name(o->t->model, p->owner));
	smt2_put(o, "  " SMT2_HEX, UINT64_C(0));
	for (const struct pte_owned *p = rows; p->width != 0; p++)
		if (pte_model_has_owner(o->t->model, p->owner))
			smt2_put(o, ")");
	smt2_put(o, ")\n");
}

static bool stands_here(const struct obligation *o, unsigned flag)
{
	const struct pte_proposal *const p = o->t->model->proposal;
	const unsigned here = PTE_LEVEL_SET(o->v->level);

	if (flag < PTE_FLAG_PROPOSED)
		return pte_flag_exists((enum pte_flag)flag, o->v->level,
				       UINT32_MAX);
	return pte_model_has_flag(o->t->model, flag) &&
	       (p->flags[flag - PTE_FLAG_PROPOSED].levels & here) != 0;
}

/*
 * the bits of the codec's fields; those of type and offset are the bits that a
 * change of the quantity changes
 */
static void define_codec_bits(const struct obligation *o)
{
	uint64_t foreign = o->view->hardware, flags = 0;

	for (const struct pte_store *s = o->t->model->stores; s->path != NULL;
	     s++)
		foreign |= s->dropped;
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if (f < PTE_FLAG_PROPOSED || stands_here(o, f))
			flags |= o->c->flag[f];
	smt2_codec(o);
	smt2_put(o,
		 "(define-fun type-bits () W (bvxor (put-type " SMT2_HEX
		 ")\n  (put-type " SMT2_HEX ")))\n"
		 "(define-fun offset-bits () W (bvxor (put-offset " SMT2_HEX
		 ")\n  (put-offset " SMT2_HEX ")))\n",
		 PTE_ALL_BITS, UINT64_C(0), PTE_ALL_BITS, UINT64_C(0));
	smt2_put(o,
		 "; what hardware sets or stores drop, where nothing of ours "
		 "is\n"
		 "(define-fun foreign-bits () W (bvand " SMT2_HEX " (bvnot\n"
		 "  (bvor type-bits (bvor offset-bits " SMT2_HEX ")))))\n",
		 foreign, flags);
}

/*
 * the bits that belong to others where a proposal's flag exists: rows other
 * than free, its own, and those of flags that the level doesn't have; and other
 * proposed flags
 */
static uint64_t others_bits(const struct obligation *o, unsigned flag)
{
	uint64_t bits = 0;

	for (unsigned n = PTE_OWNER_TYPE; n < PTE_OWNER_FREE; n++) {
		const enum pte_owner owner = (enum pte_owner)n;
		const unsigned f = pte_owner_flag(owner);

		if (f < PTE_FLAG_COUNT && (f == flag || !stands_here(o, f)))
			continue;
		bits |= owned_by(o, owner);
		if (f >= PTE_FLAG_PROPOSED && f < PTE_FLAG_COUNT)
			bits |= o->c->flag[f];
	}
	return bits;
}

/*
 * rows give a flag more than its bit; or, if the level has it, its bit has
 * another owner too
 */
static void put_disputed(const struct obligation *o, unsigned flag)
{
	const uint64_t own = o->c->flag[flag];

	smt2_put(o,
		 "  (distinct (bvand bit (bvand " SMT2_HEX " (bvnot " SMT2_HEX
		 "))) " SMT2_HEX ")",
		 owned_by(o, PTE_OWNER_OF(flag)), own, UINT64_C(0));
	if (stands_here(o, flag))
		smt2_put(o,
			 "\n  (distinct (bvand bit (bvand " SMT2_HEX
			 " " SMT2_HEX ")) " SMT2_HEX ")",
			 own, others_bits(o, flag), UINT64_C(0));
	smt2_put(o, " ; %s\n",
		 pte_model_flag_name(o->t->model, (enum pte_flag)flag));
}

/* an owner's bits according to the codec: a term, or a constant */
struct codec_says {
	const char *term;
	uint64_t bits;
};

static struct codec_says codec_says_of(const struct obligation *o,
				       enum pte_owner owner)
{
	const struct pte_pattern *const fixed = &o->c->fixed;
	const unsigned flag = pte_owner_flag(owner);

	if (flag < PTE_FLAG_COUNT)
		return (struct codec_says){ NULL, o->c->flag[flag] };
	if (owner == PTE_OWNER_TYPE)
		return (struct codec_says){ "type-bits", 0 };
	if (owner == PTE_OWNER_OFFSET)
		return (struct codec_says){ "offset-bits", 0 };
	if (owner == PTE_OWNER_ZERO)
		return (struct codec_says){ NULL, fixed->mask & ~fixed->value };
	if (owner == PTE_OWNER_ONE)
		return (struct codec_says){ NULL, fixed->value };
	return (struct codec_says){ "foreign-bits", 0 };
}

/* the rows and the codec disagree on an owner's bits */
static void put_misowned(const struct obligation *o, enum pte_owner owner)
{
	const struct codec_says says = codec_says_of(o, owner);

	smt2_put(o, "  (distinct (bvand bit " SMT2_HEX ") (bvand bit ",
		 owned_by(o, owner));
	if (says.term != NULL)
		smt2_put(o, "%s", says.term);
	else
		smt2_put(o, SMT2_HEX, says.bits);
	smt2_put(o, ")) ; %s\n", pte_model_owner_name(o->t->model, owner));
}

/*
 * a proposal's marker uses a bit of Linux, of an earlier row, or outside the
 * offset
 */
static void put_markers(const struct obligation *o)
{
	const struct pte_proposal *const p = o->t->model->proposal;
	size_t count;
	const struct pte_marker_bit *const rows = pte_markers(&count);
	uint64_t taken = 0;

	for (size_t i = 0; i < count; i++)
		if (rows[i].in.since <= o->t->version &&
		    o->t->version <= rows[i].in.until)
			taken |= PTE_BIT(rows[i].bit);
	taken |= ~pte_ones(pte_codec_offset_width(o->c));
	if (!pte_target_has_kind(o->t, PTE_KIND_MARKER) ||
	    pte_kind_info(PTE_KIND_MARKER)->at_level[o->v->level] == 0)
		return;
	for (unsigned i = 0; p != NULL && i < p->marker_count; i++) {
		smt2_put(o,
			 "  (distinct (bvand " SMT2_HEX " " SMT2_HEX
			 ") " SMT2_HEX ") ; marker %s\n",
			 taken, PTE_BIT(p->markers[i].bit), UINT64_C(0),
			 p->markers[i].name);
		taken |= PTE_BIT(p->markers[i].bit);
	}
}

void smt2_bits_owned(const struct obligation *o)
{
	define_codec_bits(o);
	smt2_put(o, "; any one bit\n");
	smt2_word(o, "bit");
	smt2_put(o,
		 "(assert (distinct bit " SMT2_HEX "))\n"
		 "(assert (= (bvand bit (bvsub bit " SMT2_HEX ")) " SMT2_HEX
		 "))\n",
		 UINT64_C(0), UINT64_C(1), UINT64_C(0));
	define_owners(o);
	smt2_put(o,
		 "; its rows aren't one, or say otherwise than the codec\n"
		 "(assert (or (distinct owners " SMT2_HEX ")\n",
		 UINT64_C(1));
	for (unsigned n = PTE_OWNER_TYPE; n < PTE_OWNER_FREE; n++) {
		const unsigned f = pte_owner_flag((enum pte_owner)n);

		if (f < PTE_FLAG_LINUX_END || f == PTE_FLAG_COUNT)
			put_misowned(o, (enum pte_owner)n);
	}
	for (unsigned f = PTE_FLAG_PROPOSED; pte_model_has_flag(o->t->model, f);
	     f++)
		put_disputed(o, f);
	put_markers(o);
	smt2_put(o, "  ))\n");
}
