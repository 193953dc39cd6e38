/* SPDX-License-Identifier: BSD-2-Clause */
#include "enumerate.h"

#include <string.h>

#include "../cases.h"
#include "../helpers.h"

/* ---- words, bit by bit ----------------------------------------------------
 */

#define WORDS_MAX (1U << 16)

static bool has_bit(uint64_t v, unsigned n)
{
	return n < 64 && (v >> n & 1) != 0;
}

static uint64_t words_of(const struct toy *toy)
{
	return UINT64_C(1) << toy->bits;
}

static bool passes(const struct pte_test *t, uint64_t w)
{
	return (w & t->mask) == t->value &&
	       (t->any == 0 || (w & t->any) != (t->except & t->any));
}

static bool passes_either(const struct pte_either *e, uint64_t w)
{
	return passes(&e->test[0], w) || passes(&e->test[1], w);
}

/* some word passes; all that the tests let vary is within a toy's words */
static bool is_ever(const struct toy *toy, const struct pte_test *t)
{
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (passes(t, w))
			return true;
	return false;
}

static uint64_t put(const struct pte_piece *p, uint64_t quantity)
{
	uint64_t w = 0;

	for (unsigned n = 0; n < p->width; n++)
		if (has_bit(quantity, p->at + n) != p->inverted)
			w |= UINT64_C(1) << (p->lsb + n);
	return w;
}

static uint64_t get(const struct pte_piece *p, uint64_t w)
{
	uint64_t quantity = 0;

	for (unsigned n = 0; n < p->width; n++)
		if (has_bit(w, p->lsb + n) != p->inverted)
			quantity |= UINT64_C(1) << (p->at + n);
	return quantity;
}

static uint64_t size(const struct pte_piece *p)
{
	return UINT64_C(1) << p->width;
}

/* Types that a swp_entry tells apart: those of its bits above the offset. */
static uint64_t types_told(const struct toy *toy)
{
	const struct pte_swap_form *const form = &toy->layout.swp_entry;

	return UINT64_C(1) << (form->bits - form->type_shift);
}

/* the type in a word, as a swp_entry has it */
static uint64_t type_of(const struct toy *toy, uint64_t w)
{
	return get(&toy->codec.type, w) % types_told(toy);
}

/* the piece's bits of the word */
static uint64_t bits(const struct pte_piece *p)
{
	uint64_t w = 0;

	for (unsigned n = 0; n < p->width; n++)
		w |= UINT64_C(1) << (p->lsb + n);
	return w;
}

/* an offset may lie in two pieces, wherever each is */
static uint64_t put_offset(const struct pte_codec *c, uint64_t offset)
{
	return put(&c->offset, offset) | put(&c->offset_high, offset);
}

static uint64_t get_offset(const struct pte_codec *c, uint64_t w)
{
	return get(&c->offset, w) | get(&c->offset_high, w);
}

static uint64_t offset_size(const struct toy *toy)
{
	return size(&toy->codec.offset) * size(&toy->codec.offset_high);
}

static uint64_t offset_bits(const struct pte_codec *c)
{
	return bits(&c->offset) | bits(&c->offset_high);
}

/* ---- what encoders write --------------------------------------------------
 */

#define FLAG_SETS (1U << PTE_FLAG_LINUX_END)

/* all sets of the level's flags, as bits of the word */
static unsigned flag_sets(const struct toy *toy, enum pte_level level,
			  uint64_t sets[FLAG_SETS])
{
	unsigned count = 0;

	for (unsigned set = 0; set < FLAG_SETS; set++) {
		uint64_t w = 0;

		if ((set & ~toy->target.swap_flags[level]) != 0)
			continue;
		for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
			if (has_bit(set, f))
				w |= toy->codec.flag[f];
		sets[count++] = w;
	}
	return count;
}

static bool is_type_of(const struct toy *toy, enum pte_kind kind, unsigned type)
{
	return kind == PTE_KIND_RAW ||
	       toy->target.kind_of_type[type] == (uint8_t)kind;
}

static bool is_offset_of(const struct toy *toy, enum pte_kind kind,
			 enum pte_domain domain, uint64_t offset)
{
	const struct pte_target *const t = &toy->target;
	unsigned pfn = t->phys_bits - (unsigned)toy->layout.page_shift;

	switch (domain) {
	case PTE_DOMAIN_FIELD:
		return true;
	case PTE_DOMAIN_DEVICE:
		return offset >= 1;
	case PTE_DOMAIN_PFN:
		if (pte_kind_info(kind)->young_dirty && t->young_dirty)
			pfn += 2;
		return offset < UINT64_C(1) << pfn;
	case PTE_DOMAIN_MARKER:
		return offset != 0 && (offset & ~(uint64_t)t->markers) == 0;
	}
	return false;
}

struct image {
	bool made;
	bool has[WORDS_MAX];
};

/* the last toy's, at one level */
static struct image images[PTE_LEVEL_COUNT][PTE_KIND_COUNT][2];

void enumerate_forget(void)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
			images[l][k][0].made = images[l][k][1].made = false;
}

static void write_image(const struct toy *toy, enum pte_level level,
			enum pte_kind kind, enum pte_domain domain,
			struct image *image)
{
	const struct pte_codec *const c = &toy->codec;
	uint64_t sets[FLAG_SETS];
	const unsigned count = flag_sets(toy, level, sets);

	memset(image->has, 0, (size_t)words_of(toy));
	for (unsigned type = 0; type < 32; type++) {
		if (!is_type_of(toy, kind, type))
			continue;
		for (uint64_t o = 0; o < offset_size(toy); o++) {
			const uint64_t w = put(&c->type, type) |
					   put_offset(c, o) | c->fixed.value;

			if (!is_offset_of(toy, kind, domain, o))
				continue;
			for (unsigned i = 0; i < count; i++)
				image->has[w | sets[i]] = true;
		}
	}
	image->made = true;
}

static const bool *image_of(const struct toy *toy, enum pte_level level,
			    enum pte_kind kind, enum pte_domain domain)
{
	struct image *const image =
		&images[level][kind][domain == PTE_DOMAIN_FIELD];

	if (!image->made)
		write_image(toy, level, kind, domain, image);
	return image->has;
}

static const bool *spoken_of(const struct toy *toy, const struct pte_verdict *v)
{
	return image_of(toy, v->level, v->kind, v->domain);
}

static const bool *whole(const struct toy *toy, const struct pte_verdict *v)
{
	return image_of(toy, v->level, PTE_KIND_RAW, PTE_DOMAIN_FIELD);
}

/* kinds of entries that may stand at the level */
static bool stands(const struct toy *toy, enum pte_level level, unsigned kind)
{
	const uint16_t since =
		pte_kind_info((enum pte_kind)kind)->at_level[level];
	bool numbered = false;

	for (unsigned type = 0; type < 32; type++)
		numbered |= toy->target.kind_of_type[type] == kind;
	return numbered && since != 0 && since <= toy->target.version;
}

static unsigned kinds_at(const struct toy *toy, enum pte_level level)
{
	unsigned count = 0;

	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		count += stands(toy, level, k);
	return count;
}

static const struct pte_view *view_of(const struct toy *toy,
				      const struct pte_verdict *v)
{
	return toy->layout.view[v->level];
}

static enum answer answer(bool holds)
{
	return holds ? ANSWER_TRUE : ANSWER_FALSE;
}

/* ---- images against predicates --------------------------------------------
 */

/* written for one kind, and by its type one of another */
static bool is_misread(const struct toy *toy, const struct pte_verdict *v,
		       uint64_t w)
{
	const unsigned kind = toy->target.kind_of_type[type_of(toy, w)];

	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if (k != kind && k != PTE_KIND_RAW &&
		    (v->kind == PTE_KIND_RAW || v->kind == k) &&
		    image_of(toy, v->level, (enum pte_kind)k, v->domain)[w])
			return true;
	return false;
}

static bool is_harmful(const struct toy *toy, const struct pte_verdict *v,
		       uint64_t w)
{
	const char *const id = v->claim->id;
	const struct pte_view *const view = view_of(toy, v);
	const struct pte_view *const walker =
		v->level == PTE_LEVEL_HUGETLB ? toy->layout.walker : view;
	bool harmful;

	if (strcmp(id, "swap-not-none") == 0)
		return passes(&view->none, w);
	if (strcmp(id, "swap-not-protnone") == 0)
		return passes(&view->protnone, w);
	if (strcmp(id, "image-read") == 0)
		return passes(&view->none, w) || passes(&view->present, w) ||
		       is_misread(toy, v, w);
	if (strcmp(id, "level-safe") != 0)
		return passes(&view->present, w);
	harmful = passes(&walker->present, w) || passes(&walker->table, w);
	for (unsigned i = 0; i < TOY_PREDICATES; i++)
		harmful |= !toy->predicates[i].by_design &&
			   passes_either(&toy->predicates[i].is, w);
	return harmful;
}

static enum answer try_image(const struct toy *toy, const struct pte_verdict *v)
{
	const bool *const written = spoken_of(toy, v);

	if (kinds_at(toy, v->level) == 0)
		return ANSWER_EMPTY;
	if (strcmp(v->claim->id, "swap-not-protnone") == 0 &&
	    !is_ever(toy, &view_of(toy, v)->protnone))
		return ANSWER_EMPTY;
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (written[w] && is_harmful(toy, v, w))
			return ANSWER_FALSE;
	return ANSWER_TRUE;
}

static bool see_image(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == v->becomes && v->witness < words_of(toy) &&
	       spoken_of(toy, v)[v->witness] && is_harmful(toy, v, v->witness);
}

/* ---- kinds against each other ---------------------------------------------
 */

static bool is_of_two_kinds(const struct toy *toy, const struct pte_verdict *v,
			    uint64_t first, uint64_t last)
{
	static unsigned char kinds[WORDS_MAX];

	memset(kinds, 0, sizeof(kinds));
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		const bool *written;

		if (!stands(toy, v->level, k))
			continue;
		written = image_of(toy, v->level, (enum pte_kind)k,
				   PTE_DOMAIN_FIELD);
		for (uint64_t w = first; w <= last; w++)
			kinds[w] = (unsigned char)(kinds[w] + written[w]);
	}
	for (uint64_t w = first; w <= last; w++)
		if (kinds[w] > 1)
			return true;
	return false;
}

static enum answer try_kinds(const struct toy *toy, const struct pte_verdict *v)
{
	if (kinds_at(toy, v->level) < 2)
		return ANSWER_EMPTY;
	return answer(!is_of_two_kinds(toy, v, 0, words_of(toy) - 1));
}

static bool see_kinds(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == v->becomes && v->witness < words_of(toy) &&
	       is_of_two_kinds(toy, v, v->witness, v->witness);
}

/* ---- helpers --------------------------------------------------------------
 */

/* a word, first .. last, of an entry of which the helper says the wrong thing,
 * by the type that it reads */
static bool is_mistaken(const struct toy *toy, const struct pte_verdict *v,
			uint64_t first, uint64_t last)
{
	const pte_kind_set true_of = known_helper(v->path)->true_of;
	const uint8_t *const kinds = toy->target.kind_of_type;

	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		const bool *written;

		if (!stands(toy, v->level, k))
			continue;
		written = image_of(toy, v->level, (enum pte_kind)k,
				   PTE_DOMAIN_FIELD);
		for (uint64_t w = first; w <= last; w++)
			if (written[w] &&
			    has_bit(true_of, k) !=
				    has_bit(true_of, kinds[type_of(toy, w)]))
				return true;
	}
	return false;
}

static enum answer try_helper(const struct toy *toy,
			      const struct pte_verdict *v)
{
	return answer(!is_mistaken(toy, v, 0, words_of(toy) - 1));
}

static bool see_helper(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == v->becomes && v->witness < words_of(toy) &&
	       is_mistaken(toy, v, v->witness, v->witness);
}

/* ---- predicates against each other ----------------------------------------
 */

/* more of them than the one that lies in another by intent */
static bool is_confused(const struct pte_view *view, uint64_t w)
{
	const unsigned apart =
		(unsigned)passes(&view->none, w) + passes(&view->protnone, w) +
		passes(&view->invalidated, w) + passes(&view->table, w);

	return apart > 1 ||
	       (passes(&view->none, w) && passes(&view->present, w));
}

static enum answer try_predicates(const struct toy *toy,
				  const struct pte_verdict *v)
{
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (is_confused(view_of(toy, v), w))
			return ANSWER_FALSE;
	return ANSWER_TRUE;
}

static bool see_predicates(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == v->becomes &&
	       is_confused(view_of(toy, v), v->witness);
}

static const struct pte_test *inner_of(const struct toy *toy,
				       const struct pte_verdict *v)
{
	return strcmp(v->claim->id, "protnone-is-present") == 0
		       ? &view_of(toy, v)->protnone
		       : &view_of(toy, v)->invalidated;
}

static enum answer try_inner(const struct toy *toy, const struct pte_verdict *v)
{
	const struct pte_test *const inner = inner_of(toy, v);

	if (!is_ever(toy, inner))
		return ANSWER_EMPTY;
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (passes(inner, w) && !passes(&view_of(toy, v)->present, w))
			return ANSWER_FALSE;
	return ANSWER_TRUE;
}

static bool see_inner(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == v->becomes &&
	       passes(inner_of(toy, v), v->witness) &&
	       !passes(&view_of(toy, v)->present, v->witness);
}

/* ---- there and back -------------------------------------------------------
 */

static uint64_t encode(const struct toy *toy, uint64_t type, uint64_t offset)
{
	const struct pte_codec *const c = &toy->codec;

	return put(&c->type, type) | put_offset(c, offset) | c->fixed.value;
}

static uint64_t kernels_encode(const struct toy *toy, uint64_t type,
			       uint64_t offset)
{
	return encode(toy, type, offset) | put(&toy->codec.spill.type, type) |
	       put(&toy->codec.spill.offset, offset);
}

/* 32 types, or as many more as the field numbers */
static uint64_t types_of(const struct toy *toy)
{
	const uint64_t types = size(&toy->codec.type);

	if (types > types_told(toy))
		return types_told(toy);
	return types > 32 ? types : 32;
}

static bool entry_is_lost(const struct toy *toy, uint64_t type, uint64_t offset,
			  uint64_t flags)
{
	const uint64_t w = encode(toy, type, offset) | flags;

	return type_of(toy, w) != type || get_offset(&toy->codec, w) != offset;
}

/* with any of the flags; as a witness, the verdict's */
static bool loses_entry(const struct toy *toy, const struct pte_verdict *v,
			bool as_witness)
{
	const uint64_t found = encode(toy, type_of(toy, v->witness),
				      get_offset(&toy->codec, v->witness));
	uint64_t sets[FLAG_SETS];
	const unsigned count = flag_sets(toy, v->level, sets);

	for (uint64_t type = 0; type < types_of(toy); type++)
		for (uint64_t o = 0; o < offset_size(toy); o++)
			for (unsigned i = 0; i < count; i++)
				if (entry_is_lost(toy, type, o, sets[i]) &&
				    (!as_witness ||
				     ((encode(toy, type, o) | sets[i]) ==
					      v->witness &&
				      v->becomes == (found | sets[i]))))
					return true;
	return false;
}

static enum answer try_round_trip(const struct toy *toy,
				  const struct pte_verdict *v)
{
	return answer(!loses_entry(toy, v, false));
}

static bool see_round_trip(const struct toy *toy, const struct pte_verdict *v)
{
	return loses_entry(toy, v, true);
}

/* ---- what doesn't fit -----------------------------------------------------
 */

static uint64_t encode_by(const struct toy *toy, const struct pte_verdict *v,
			  uint64_t type, uint64_t offset)
{
	return strcmp(v->path, "libpte") == 0
		       ? encode(toy, type, offset)
		       : kernels_encode(toy, type, offset);
}

/*
 * A type that a swp_entry tells and doesn't fit, against each that does, beside
 * each offset; it may make a difference within its own field only. As a
 * witness, it's the verdict's two words that differ.
 */
static bool type_spills(const struct toy *toy, const struct pte_verdict *v,
			bool as_witness)
{
	const uint64_t told = types_told(toy);
	const uint64_t fit =
		size(&toy->codec.type) > told ? told : size(&toy->codec.type);
	const uint64_t mine = bits(&toy->codec.type) &
			      ~offset_bits(&toy->codec);

	for (uint64_t o = 0; o < offset_size(toy); o++) {
		uint64_t w[PTE_TYPE_COUNT_MAX];

		for (uint64_t type = 0; type < told; type++)
			w[type] = encode_by(toy, v, type, o);
		for (uint64_t i = fit * fit; i < told * fit; i++) {
			const uint64_t spilt = w[i / fit], other = w[i % fit];

			if (((spilt ^ other) & ~mine) != 0 &&
			    (!as_witness ||
			     (spilt == v->witness && other == v->becomes)))
				return true;
		}
	}
	return false;
}

/* the same of offsets, with some bits more than fit */
static bool offset_spills(const struct toy *toy, const struct pte_verdict *v,
			  bool as_witness)
{
	const uint64_t fit = offset_size(toy);
	const uint64_t mine = offset_bits(&toy->codec) &
			      ~bits(&toy->codec.type);

	for (uint64_t type = 0; type < types_of(toy); type++) {
		for (uint64_t o = fit; o < fit * 4; o++) {
			const uint64_t w = encode_by(toy, v, type, o);
			/* in turn each that fits would take too long: what is
			 * beside them can't hide what they don't set */
			const uint64_t others[] = {
				0, fit - 1, o % fit, get_offset(&toy->codec, 0)
			};

			for (unsigned i = 0; i < 4; i++) {
				const uint64_t x =
					encode_by(toy, v, type, others[i]);

				if (((w ^ x) & ~mine) != 0 &&
				    (!as_witness ||
				     (w == v->witness && x == v->becomes)))
					return true;
			}
		}
	}
	return false;
}

static enum answer try_contained(const struct toy *toy,
				 const struct pte_verdict *v)
{
	return answer(!type_spills(toy, v, false) &&
		      !offset_spills(toy, v, false));
}

static bool see_contained(const struct toy *toy, const struct pte_verdict *v)
{
	return type_spills(toy, v, true) || offset_spills(toy, v, true);
}

/* ---- addresses ------------------------------------------------------------
 */

static const struct pte_address *chosen(const struct pte_place *place,
					uint64_t w)
{
	for (unsigned i = 0; i < place->count; i++)
		if ((w & place->address[i].when.mask) ==
		    place->address[i].when.value)
			return &place->address[i];
	return NULL;
}

static uint64_t address_bits(const struct pte_address *a)
{
	return bits(&a->piece[0]) | bits(&a->piece[1]);
}

static uint64_t leaf_of(const struct toy *toy, const struct pte_verdict *v,
			unsigned protection)
{
	const struct pte_view *const view = view_of(toy, v);
	const uint64_t w = toy->protections[protection].bits;

	return (w & ~view->leaf.clear) | view->leaf.set;
}

static uint64_t make(const struct pte_address *a, uint64_t address,
		     uint64_t protection)
{
	const uint64_t turned = protection == 0 ? 0 : a->inverted;

	return ((put(&a->piece[0], address) | put(&a->piece[1], address)) ^
		turned) |
	       protection;
}

static uint64_t read_back(const struct pte_place *place, uint64_t w)
{
	const struct pte_address *const a = chosen(place, w);

	if (a != NULL && w != 0)
		w ^= a->inverted;
	return a == NULL ? 0 : get(&a->piece[0], w) | get(&a->piece[1], w);
}

/* ---- pages ----------------------------------------------------------------
 */

/* the flags that pages have at the verdict's level */
static uint64_t page_flag(const struct toy *toy, const struct pte_verdict *v,
			  unsigned f)
{
	return has_bit(toy->target.present_flags, f) ? view_of(toy, v)->flag[f]
						     : 0;
}

static uint64_t page_flags(const struct toy *toy, const struct pte_verdict *v)
{
	uint64_t flags = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		flags |= page_flag(toy, v, f);
	return flags;
}

/* What was written for a page. */
struct page {
	uint64_t word, address, flags;
};

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

static const struct pte_view *walker_of(const struct toy *toy,
					const struct pte_verdict *v)
{
	return v->level == PTE_LEVEL_HUGETLB ? toy->layout.walker
					     : view_of(toy, v);
}

/* what else walkers of pmds ask of a leaf */
static bool is_no_huge_page(const struct toy *toy, const struct pte_verdict *v,
			    uint64_t w)
{
	for (unsigned i = 0; v->level == PTE_LEVEL_PMD && i < TOY_PREDICATES;
	     i++)
		if (!passes_either(&toy->predicates[i].is, w))
			return true;
	return false;
}

static bool is_missed_by_walkers(const struct toy *toy,
				 const struct pte_verdict *v, uint64_t w)
{
	const struct pte_view *const walker = walker_of(toy, v);
	const bool to_be_protnone = strcmp(v->path, "none") == 0 &&
				    pte_model_never(&toy->model, PTE_LEVEL_PMD,
						    PTE_VIEW_PROTNONE) == NULL;

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

/* the next part of a set of bits; 0 after the last */
static uint64_t next_part(uint64_t part, uint64_t all)
{
	return (part - all) & all;
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

/* bits of an address at which a leaf of the level may begin */
static uint64_t address_room(const struct toy *toy, const struct pte_verdict *v)
{
	unsigned n = v->level == PTE_LEVEL_PTE ? toy->layout.page_shift
					       : toy->layout.huge_shift;
	uint64_t room = 0;

	for (; n < toy->target.phys_bits; n++)
		room |= UINT64_C(1) << n;
	return room;
}

/* bits that such a page may have or lack, whatever its protection */
static uint64_t beside(const struct toy *toy, const struct pte_verdict *v,
		       uint64_t protection)
{
	const struct pte_beside *const b = &toy->beside[0];
	uint64_t bits = toy->attributes[0].why == NULL ? toy->attributes[0].bits
						       : 0;

	if ((protection & b->when.mask) == b->when.value)
		bits |= b->bits;
	return bits & ~page_flags(toy, v);
}

static const struct pte_address nowhere = PTE_NO_ADDRESS;

static const struct pte_address *place_of(const struct toy *toy,
					  const struct pte_verdict *v,
					  uint64_t protection)
{
	const struct pte_address *const a =
		chosen(&toy->place[v->level], protection);

	return a == NULL ? &nowhere : a;
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

static enum answer try_pages(const struct toy *toy, const struct pte_verdict *v)
{
	if (strcmp(v->claim->id, "page-flags") == 0 && page_flags(toy, v) == 0)
		return ANSWER_EMPTY;
	if (strcmp(v->claim->id, "invalid-read") == 0 &&
	    pte_model_never(&toy->model, v->level, PTE_VIEW_INVALIDATED) !=
		    NULL)
		return ANSWER_EMPTY;
	return answer(!has_bad_page(toy, v, false));
}

static bool see_page(const struct toy *toy, const struct pte_verdict *v)
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

/* ... but not a process's, or something beside what a page was made with */
static bool is_mistold(const struct toy *toy, const struct pte_verdict *v,
		       uint64_t w)
{
	bool some;

	return (!is_told_as(toy, PTE_TELLS_USER, w, &some) && some &&
		strcmp(v->path, "none") != 0) ||
	       is_told_as(toy, PTE_TELLS_SPECIAL, w, &some) ||
	       is_told_as(toy, PTE_TELLS_SMALLER, w, &some);
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

static enum answer try_told(const struct toy *toy, const struct pte_verdict *v)
{
	for (unsigned n = 0; n < 64; n++)
		if (is_told_by(toy, v, n))
			return ANSWER_FALSE;
	return answer(!has_mistold_page(toy, v, false));
}

/* two words that differ in such bits, or a page */
static bool see_told(const struct toy *toy, const struct pte_verdict *v)
{
	for (unsigned n = 0; n < 64; n++)
		if (has_bit(v->witness ^ v->becomes, n) &&
		    !is_told_by(toy, v, n))
			return false;
	return v->witness != v->becomes || has_mistold_page(toy, v, true);
}

static enum answer try_page_bits(const struct toy *toy,
				 const struct pte_verdict *v)
{
	return answer(!has_bad_place(toy, v));
}

/* it's wrong in several ways, and the words say in which */
static bool see_page_bits(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness != v->becomes && has_bad_place(toy, v);
}

/* ---- L1TF -----------------------------------------------------------------
 */

/* how many bits of an address the caches look at */
static unsigned reach_of(const struct toy *toy)
{
	return toy->target.cache_bits != 0 ? toy->target.cache_bits : 46;
}

static bool names_memory(const struct toy *toy, uint64_t w)
{
	return !has_bit(w, reach_of(toy) - 1);
}

/* 2^bits, or more than any offset */
static uint64_t power(unsigned bits)
{
	return bits < 64 ? UINT64_C(1) << bits : ~UINT64_C(0);
}

static uint64_t slots_below(const struct pte_piece *p, unsigned bit)
{
	const uint64_t most = p->lsb <= bit ? power(bit - p->lsb)
					    : ~UINT64_C(0);

	return most < size(p) ? most : size(p);
}

/* slots below the bit; as much as the field holds, if that's above it */
static uint64_t slots_of(const struct toy *toy)
{
	const struct pte_piece *const low = &toy->codec.offset;
	const struct pte_piece *const high = &toy->codec.offset_high;
	const unsigned bit = reach_of(toy) - 1;
	const uint64_t most = slots_below(low, bit);

	return most < size(low) ? most : size(low) * slots_below(high, bit);
}

/* pages below what the caches reach, unless young and dirty fit above */
static uint64_t pfns_of(const struct toy *toy)
{
	const struct pte_target *const t = &toy->target;
	const uint32_t needs = PTE_OPTION_SET(PTE_OPTION_SWAP) |
			       PTE_OPTION_SET(PTE_OPTION_MIGRATION);
	const unsigned shift = toy->layout.page_shift, reach = reach_of(toy);

	if (t->version >= PTE_LINUX(6, 1) && (t->options & needs) == needs &&
	    slots_of(toy) >= power(t->pfn_bits + 2U))
		return ~UINT64_C(0);
	return power(reach > shift ? reach - shift : 0);
}

static bool is_within_reach(const struct toy *toy, enum pte_domain domain,
			    uint64_t offset)
{
	if (domain == PTE_DOMAIN_DEVICE)
		return offset < slots_of(toy);
	return domain != PTE_DOMAIN_PFN || offset < pfns_of(toy);
}

/* an entry that does; as a witness, the verdict's */
static bool has_alias(const struct toy *toy, const struct pte_verdict *v,
		      bool as_witness)
{
	uint64_t sets[FLAG_SETS];
	const unsigned count = flag_sets(toy, v->level, sets);

	for (unsigned type = 0; type < 32; type++) {
		if (!is_type_of(toy, v->kind, type))
			continue;
		for (uint64_t o = 0; o < offset_size(toy); o++) {
			if (!is_offset_of(toy, v->kind, v->domain, o) ||
			    !is_within_reach(toy, v->domain, o))
				continue;
			for (unsigned i = 0; i < count; i++) {
				const uint64_t w = encode(toy, type, o) |
						   sets[i];

				if (names_memory(toy, w) &&
				    (!as_witness || w == v->witness))
					return true;
			}
		}
	}
	return false;
}

/* a page under a protection that does */
static bool has_page_alias(const struct toy *toy, const struct pte_verdict *v,
			   uint64_t whole, bool as_witness)
{
	const uint64_t other = beside(toy, v, whole);
	const uint64_t protection = whole & ~other;
	const uint64_t flags = page_flags(toy, v) | other;
	const uint64_t room = address_room(toy, v) &
			      (power(reach_of(toy) - 1) - 1);
	const struct pte_address *const a = place_of(toy, v, protection);
	struct page p = { 0, 0, 0 };

	do {
		do {
			p.word = make(a, p.address, protection) | p.flags;
			if (names_memory(toy, p.word) &&
			    (!as_witness || p.word == v->witness))
				return true;
			p.flags = next_part(p.flags, flags);
		} while (p.flags != 0);
		p.address = next_part(p.address, room);
	} while (p.address != 0);
	return false;
}

static bool names_some(const struct toy *toy, const struct pte_verdict *v,
		       bool as_witness)
{
	const struct pte_change *const c = &view_of(toy, v)->invalidate;
	const bool invalidated = strcmp(v->path, "invalidated") == 0;

	if (strcmp(v->path, "entries") == 0)
		return has_alias(toy, v, as_witness);
	for (unsigned i = 0; i < TOY_PROTECTIONS; i++) {
		const uint64_t leaf = leaf_of(toy, v, i);

		if (invalidated ||
		    strcmp(toy->protections[i].name, "none") == 0)
			if (has_page_alias(toy, v,
					   invalidated
						   ? (leaf & ~c->clear) | c->set
						   : leaf,
					   as_witness))
				return true;
	}
	return false;
}

static enum answer try_alias(const struct toy *toy, const struct pte_verdict *v)
{
	const bool entries = strcmp(v->path, "entries") == 0;
	const enum pte_view_test test = strcmp(v->path, "protnone") == 0
						? PTE_VIEW_PROTNONE
						: PTE_VIEW_INVALIDATED;

	if (!toy->arch.l1tf)
		return ANSWER_EMPTY;
	if (entries ? kinds_at(toy, v->level) == 0
		    : pte_model_never(&toy->model, v->level, test) != NULL)
		return ANSWER_EMPTY;
	return answer(!names_some(toy, v, false));
}

static bool see_alias(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == v->becomes && names_some(toy, v, true);
}

/* ---- what is changed ------------------------------------------------------
 */

/* bits that tests but none's can tell apart */
static bool is_looked_at(const struct pte_view *view, unsigned n)
{
	const struct pte_test *const tests[] = { &view->present,
						 &view->protnone,
						 &view->invalidated,
						 &view->table };

	for (unsigned i = 0; i < 4; i++)
		if (!pte_test_is_never(tests[i]) &&
		    has_bit(tests[i]->mask | tests[i]->any, n))
			return true;
	return false;
}

static unsigned answers_of(const struct pte_view *view, uint64_t w)
{
	return (unsigned)passes(&view->none, w) |
	       (unsigned)passes(&view->present, w) << 1 |
	       (unsigned)passes(&view->protnone, w) << 2 |
	       (unsigned)passes(&view->invalidated, w) << 3 |
	       (unsigned)passes(&view->table, w) << 4;
}

/* with the bit turned back, the word of some protection is another one */
static bool is_told(const struct toy *toy, const struct pte_verdict *v,
		    const struct pte_change *c, bool of_leaf, unsigned n)
{
	for (unsigned i = 0; i < TOY_PROTECTIONS; i++) {
		const uint64_t from = of_leaf ? leaf_of(toy, v, i)
					      : toy->protections[i].bits;
		const uint64_t w = (from & ~c->clear) | c->set;
		const uint64_t turned = w ^ UINT64_C(1) << n;

		if (answers_of(view_of(toy, v), w) !=
			    answers_of(view_of(toy, v), turned) ||
		    answers_of(walker_of(toy, v), w) !=
			    answers_of(walker_of(toy, v), turned))
			return true;
	}
	return false;
}

static bool is_changed_unseen(const struct toy *toy,
			      const struct pte_verdict *v, unsigned n)
{
	const struct pte_change *const leaf = &view_of(toy, v)->leaf;
	const struct pte_change *const moment = &view_of(toy, v)->invalidate;
	const bool never = pte_model_never(&toy->model, v->level,
					   PTE_VIEW_INVALIDATED) != NULL;

	return (has_bit(leaf->clear | leaf->set, n) &&
		!is_told(toy, v, leaf, false, n)) ||
	       (has_bit(moment->clear | moment->set, n) &&
		(never || !is_told(toy, v, moment, true, n)));
}

/* changed unseen without an excuse, or excused without being so */
static bool is_wrongly_changed(const struct toy *toy,
			       const struct pte_verdict *v, unsigned n)
{
	const bool excused = toy->unread[0].why != NULL &&
			     has_bit(toy->unread[0].bits, n);

	return is_changed_unseen(toy, v, n) != excused;
}

static enum answer try_changes(const struct toy *toy,
			       const struct pte_verdict *v)
{
	const struct pte_view *const view = view_of(toy, v);

	if ((view->leaf.clear | view->leaf.set | view->invalidate.clear |
	     view->invalidate.set) == 0)
		return ANSWER_EMPTY;
	for (unsigned n = 0; n < 64; n++)
		if (is_wrongly_changed(toy, v, n))
			return ANSWER_FALSE;
	return ANSWER_TRUE;
}

/* the two words differ in such bits only */
static bool see_change(const struct toy *toy, const struct pte_verdict *v)
{
	for (unsigned n = 0; n < 64; n++)
		if (has_bit(v->witness ^ v->becomes, n) &&
		    !is_wrongly_changed(toy, v, n))
			return false;
	return v->witness != v->becomes;
}

/* a bit that has a name in pages, or in tables, of the level */
static bool is_named(const struct pte_name *name, const struct pte_verdict *v,
		     bool tables, unsigned n)
{
	return has_bit(tables ? name->tables : name->levels, v->level) &&
	       n >= name->lsb && n < (unsigned)name->lsb + name->width;
}

/* a flag's bit that is something else's, too */
static bool is_shared(const struct toy *toy, const struct pte_verdict *v,
		      unsigned f, unsigned n)
{
	bool shared = is_looked_at(view_of(toy, v), n) ||
		      (toy->attributes[0].why == NULL &&
		       has_bit(toy->attributes[0].bits, n));

	for (unsigned i = 0; i < TOY_NAMES; i++)
		shared = shared || is_named(&toy->names[i], v, false, n);
	for (unsigned g = 0; g < PTE_FLAG_COUNT; g++)
		shared = shared || (g != f && has_bit(page_flag(toy, v, g), n));
	for (unsigned i = 0; i < TOY_PROTECTIONS; i++) {
		const struct pte_address *const a =
			chosen(&toy->place[v->level], leaf_of(toy, v, i));

		shared = shared || (a != NULL && has_bit(address_bits(a), n));
	}
	return shared && has_bit(page_flag(toy, v, f), n);
}

static enum answer try_page_flags(const struct toy *toy,
				  const struct pte_verdict *v)
{
	if (page_flags(toy, v) == 0)
		return ANSWER_EMPTY;
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		for (unsigned n = 0; n < 64; n++)
			if (is_shared(toy, v, f, n))
				return ANSWER_FALSE;
	return ANSWER_TRUE;
}

static bool see_page_flag(const struct toy *toy, const struct pte_verdict *v)
{
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		for (unsigned n = 0; n < 64; n++)
			if (has_bit(v->witness ^ v->becomes, n) &&
			    is_shared(toy, v, f, n))
				return true;
	return false;
}

/* ---- names -----------------------------------------------------------------
 */

/* two names that a word has at once, of one of its bits */
static bool is_named_twice(const struct toy *toy, const struct pte_verdict *v,
			   uint64_t w, bool tables)
{
	for (unsigned n = 0; n < toy->bits; n++) {
		unsigned names = 0;

		for (unsigned i = 0; i < TOY_NAMES && has_bit(w, n); i++) {
			const struct pte_name *const name = &toy->names[i];

			names += is_named(name, v, tables, n) &&
				 (w & name->when.mask) == name->when.value;
		}
		if (names > 1)
			return true;
	}
	return false;
}

static bool is_misnamed(const struct toy *toy, const struct pte_verdict *v,
			uint64_t w)
{
	const struct pte_view *const view = view_of(toy, v);

	return (passes(&view->present, w) &&
		is_named_twice(toy, v, w, false)) ||
	       (passes(&view->table, w) && is_named_twice(toy, v, w, true));
}

static enum answer try_names(const struct toy *toy, const struct pte_verdict *v)
{
	bool any = false;

	for (unsigned i = 0; i < TOY_NAMES; i++)
		any = any || has_bit(toy->names[i].levels, v->level) ||
		      has_bit(toy->names[i].tables, v->level);
	if (!any)
		return ANSWER_EMPTY;
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (is_misnamed(toy, v, w))
			return ANSWER_FALSE;
	return ANSWER_TRUE;
}

static bool see_name(const struct toy *toy, const struct pte_verdict *v)
{
	return is_misnamed(toy, v, v->witness) && v->becomes != v->witness;
}

/* ---- tables ----------------------------------------------------------------
 */

/* What is written for tables by one alternative of their place. */
struct tables {
	const struct pte_address *a;
	uint64_t settled, value; /* bits that all of them have, or lack */
	uint64_t named;
};

/* what tells a table, by the level or, where no leaf stands, by walkers */
static const struct pte_view *teller_of(const struct toy *toy,
					const struct pte_verdict *v)
{
	return view_of(toy, v) != NULL ? view_of(toy, v) : toy->layout.walker;
}

static bool is_named_of_tables(const struct toy *toy,
			       const struct pte_verdict *v, unsigned n)
{
	bool is = false;

	for (unsigned i = 0; i < TOY_NAMES; i++)
		is = is || is_named(&toy->names[i], v, true, n);
	return is;
}

/* a bit by which a present word, or a leaf, is told from others */
static bool is_telling(const struct pte_view *view, unsigned n)
{
	return has_bit(view->present.mask, n) ||
	       has_bit(view->present.any, n) || has_bit(view->leaf.clear, n) ||
	       has_bit(view->leaf.set, n);
}

/* whether some word has all that two patterns ask for */
static bool may_both(uint64_t mask, uint64_t value, uint64_t other_mask,
		     uint64_t other_value)
{
	for (unsigned n = 0; n < 64; n++)
		if (has_bit(mask, n) && has_bit(other_mask, n) &&
		    has_bit(value, n) != has_bit(other_value, n))
			return false;
	return true;
}

/* a name that says its own bits is a constant; if it's another's, it isn't
 * there */
static void settle_names(const struct toy *toy, const struct pte_verdict *v,
			 struct tables *t)
{
	for (unsigned i = 0; i < TOY_NAMES; i++) {
		const struct pte_name *const name = &toy->names[i];
		bool own = false;

		for (unsigned n = 0; n < toy->bits; n++)
			own = own || (is_named(name, v, true, n) &&
				      has_bit(name->when.mask, n));
		if (!own || !may_both(name->when.mask, name->when.value,
				      t->settled, t->value))
			continue;
		t->settled |= name->when.mask;
		t->value |= name->when.value;
	}
}

static void find_named(const struct toy *toy, const struct pte_verdict *v,
		       struct tables *t)
{
	for (unsigned i = 0; i < TOY_NAMES; i++) {
		const struct pte_name *const name = &toy->names[i];
		bool sure = may_both(name->when.mask, name->when.value,
				     t->settled, t->value);

		for (unsigned n = 0; n < 64; n++)
			sure = sure && (!has_bit(name->when.mask, n) ||
					has_bit(t->settled, n));
		for (unsigned n = 0; sure && n < toy->bits; n++)
			if (is_named(name, v, true, n))
				t->named |= UINT64_C(1) << n;
	}
}

/* two alternatives part at it: one asks for it, and another for its contrary,
 * or not at all */
static bool is_parting(const struct toy *toy, unsigned n)
{
	unsigned asks[3] = { 0, 0, 0 };

	for (unsigned i = 0; i < toy->table.count; i++) {
		const struct pte_pattern *const when =
			&toy->table.address[i].when;

		asks[!has_bit(when->mask, n) ? 2 : has_bit(when->value, n)]++;
	}
	return asks[0] + asks[1] > 0 && asks[0] < toy->table.count &&
	       asks[1] < toy->table.count;
}

static bool is_free(const struct toy *toy, const struct pte_verdict *v,
		    unsigned n)
{
	return is_named_of_tables(toy, v, n) &&
	       !is_telling(teller_of(toy, v), n);
}

static void tables_of(const struct toy *toy, const struct pte_verdict *v,
		      unsigned alternative, struct tables *ret)
{
	const struct pte_view *const view = teller_of(toy, v);

	*ret = (struct tables){ .a = &toy->table.address[alternative] };
	for (unsigned n = 0; n < toy->bits; n++)
		if (is_ever(toy, &view->table) &&
		    has_bit(view->table.value, n) && !is_free(toy, v, n))
			ret->settled |= UINT64_C(1) << n;
	ret->value = ret->settled;
	for (unsigned n = 0; n < 64; n++) {
		if (is_free(toy, v, n) && !is_parting(toy, n))
			continue;
		for (unsigned i = 0; i <= alternative; i++)
			ret->settled |= toy->table.address[i].when.mask &
					UINT64_C(1) << n;
		ret->value |= ret->a->when.value & UINT64_C(1) << n;
	}
	settle_names(toy, v, ret);
	find_named(toy, v, ret);
}

/* not of leaves by its pattern, nor wholly behind another alternative */
static bool is_of_tables(const struct toy *toy, const struct pte_verdict *v,
			 unsigned alternative)
{
	const struct pte_test *const test = &teller_of(toy, v)->table;
	const struct pte_pattern *const when =
		&toy->table.address[alternative].when;
	struct tables t;

	if (is_ever(toy, test) &&
	    !may_both(when->mask, when->value, test->mask, test->value))
		return false;
	tables_of(toy, v, alternative, &t);
	for (unsigned i = 0; i < alternative; i++)
		if (chosen(&toy->table, t.value) == &toy->table.address[i])
			return false;
	return true;
}

/* the alternatives are told of by number; the first is if none is of tables */
static void tables_at(const struct toy *toy, const struct pte_verdict *v,
		      struct tables *ret)
{
	static const char *const paths[] = { "table", "table-2", "table-3" };
	unsigned of = 0;

	for (unsigned i = 0; i < toy->table.count; i++)
		if (is_of_tables(toy, v, i) &&
		    strcmp(paths[of++], v->path) == 0) {
			tables_of(toy, v, i, ret);
			return;
		}
	check(of == 0 && strcmp(v->path, "table") == 0, "no path %s", v->path);
	tables_of(toy, v, 0, ret);
}

static bool is_misread_table(const struct toy *toy, const struct pte_verdict *v,
			     uint64_t w)
{
	const struct pte_view *const view = teller_of(toy, v);
	const bool told =
		view_of(toy, v) != NULL ||
		pte_model_never(&toy->model, v->level, PTE_VIEW_TABLE) == NULL;
	bool bad = !passes(&view->present, w) || passes(&view->none, w) ||
		   passes(&view->protnone, w) ||
		   passes(&view->invalidated, w) ||
		   (told && !passes(&view->table, w));

	for (unsigned i = 0; i < TOY_PREDICATES; i++)
		bad = bad || passes_either(&toy->predicates[i].is, w);
	return bad;
}

static bool names_any_table(const struct toy *toy, const struct pte_verdict *v)
{
	bool any = false;

	for (unsigned i = 0; i < TOY_NAMES; i++)
		any = any || has_bit(toy->names[i].tables, v->level);
	return any;
}

static bool has_bad_table(const struct toy *toy, const struct pte_verdict *v,
			  const struct tables *t, bool as_witness)
{
	const uint64_t beside = t->named & ~t->settled;
	const uint64_t own = names_any_table(toy, v) ? t->value & t->named
						     : t->value;
	unsigned low = toy->layout.page_shift;
	uint64_t room = 0, address = 0, other = 0;

	for (unsigned i = 0; i < 2; i++)
		if (t->a->piece[i].width > 0 && t->a->piece[i].at < low)
			low = t->a->piece[i].at;
	for (unsigned n = low; n < toy->target.phys_bits; n++)
		room |= UINT64_C(1) << n;
	do {
		do {
			const uint64_t w = make(t->a, address, t->value) |
					   other;
			const bool stray =
				(w & ~other & ~own & ~address_bits(t->a)) != 0;

			if ((!as_witness || w == v->witness) &&
			    (stray || is_misread_table(toy, v, w) ||
			     chosen(&toy->table, w) != t->a ||
			     read_back(&toy->table, w) != address))
				return true;
			other = next_part(other, beside);
		} while (other != 0);
		address = next_part(address, room);
	} while (address != 0);
	return false;
}

static bool is_complemented(const struct pte_address *a)
{
	for (unsigned i = 0; i < 2; i++)
		for (unsigned n = 0; n < a->piece[i].width; n++)
			if (has_bit(a->inverted, a->piece[i].lsb + n) !=
			    a->piece[i].inverted)
				return true;
	return false;
}

static enum answer try_tables(const struct toy *toy,
			      const struct pte_verdict *v)
{
	struct tables t;

	if (toy->layout.table[v->level] == NULL ||
	    (view_of(toy, v) != NULL &&
	     pte_model_never(&toy->model, v->level, PTE_VIEW_TABLE) != NULL))
		return ANSWER_EMPTY;
	tables_at(toy, v, &t);
	return answer(!has_bad_table(toy, v, &t, false) &&
		      !is_complemented(t.a));
}

static bool see_table(const struct toy *toy, const struct pte_verdict *v)
{
	struct tables t;

	tables_at(toy, v, &t);
	return has_bad_table(toy, v, &t, true) ||
	       (is_complemented(t.a) && v->witness != v->becomes);
}

/* ---- what is empty --------------------------------------------------------
 */

static enum answer try_empty(const struct toy *toy, const struct pte_verdict *v)
{
	const uint64_t empty = toy->layout.empty[v->level];

	return answer(passes(&view_of(toy, v)->none, empty) &&
		      (v->level != PTE_LEVEL_HUGETLB ||
		       passes(&toy->layout.walker->none, empty)));
}

static bool see_empty(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == v->becomes &&
	       v->witness == toy->layout.empty[v->level];
}

static bool is_as_said(const struct toy *toy, const struct pte_view *view,
		       enum pte_level level)
{
	for (unsigned n = 0; n < PTE_VIEW_TEST_COUNT; n++) {
		const enum pte_view_test test = (enum pte_view_test)n;

		if (is_ever(toy, pte_view_test_of(view, test)) ==
		    (pte_model_never(&toy->model, level, test) != NULL))
			return false;
	}
	return true;
}

static bool is_like(const struct pte_pattern *p, uint64_t w)
{
	return (w & p->mask) == p->value;
}

/* a leaf of the level, or what is made of it for a moment */
static uint64_t leaf_or_moment(const struct toy *toy,
			       const struct pte_verdict *v, unsigned i,
			       bool moment)
{
	const struct pte_change *const c = &view_of(toy, v)->invalidate;
	const uint64_t leaf = leaf_of(toy, v, i);

	return moment ? (leaf & ~c->clear) | c->set : leaf;
}

/* something may be told, and what stands beside does so of some word */
static bool are_rows_ever(const struct toy *toy)
{
	for (unsigned i = 0; i < TOY_TRAITS; i++)
		if (!is_ever(toy, &toy->traits[i].test))
			return false;
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (is_like(&toy->beside[0].when, w))
			return true;
	return false;
}

/* whether the word is an entry's, or differs from a page's in what may differ
 */
static bool is_handled(const struct toy *toy, const struct pte_verdict *v,
		       uint64_t w)
{
	uint64_t open = page_flags(toy, v);

	if ((w & toy->codec.fixed.mask) == toy->codec.fixed.value)
		return true;
	for (unsigned i = 0; i < TOY_PROTECTIONS; i++) {
		const uint64_t leaf = leaf_of(toy, v, i);
		const struct pte_address *const a =
			chosen(&toy->place[v->level], leaf);

		open |= beside(toy, v, leaf) |
			(a == NULL ? 0 : address_bits(a));
	}
	for (unsigned i = 0; i < TOY_PROTECTIONS; i++)
		if (((leaf_or_moment(toy, v, i, false) ^ w) & ~open) == 0 ||
		    ((leaf_or_moment(toy, v, i, true) ^ w) & ~open) == 0)
			return true;
	return false;
}

/* each change begins with some such word */
static bool are_changes_of_some(const struct toy *toy,
				const struct pte_verdict *v)
{
	for (unsigned i = 0; i < TOY_TRANSIENTS; i++) {
		bool some = toy->transients[i].why != NULL;

		for (uint64_t w = 0; !some && w < words_of(toy); w++)
			some = is_like(&toy->transients[i].from, w) &&
			       is_handled(toy, v, w);
		if (!some)
			return false;
	}
	return true;
}

static enum answer try_tests(const struct toy *toy, const struct pte_verdict *v)
{
	return answer(are_rows_ever(toy) && are_changes_of_some(toy, v) &&
		      is_as_said(toy, view_of(toy, v), v->level) &&
		      (v->level != PTE_LEVEL_HUGETLB ||
		       is_as_said(toy, toy->layout.walker, PTE_LEVEL_PMD)));
}

static bool see_test(const struct toy *toy, const struct pte_verdict *v)
{
	(void)toy;
	return v->witness == v->becomes;
}

static enum answer try_written(const struct toy *toy,
			       const struct pte_verdict *v)
{
	if (kinds_at(toy, v->level) == 0)
		return ANSWER_EMPTY;
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (spoken_of(toy, v)[w])
			return ANSWER_TRUE;
	return ANSWER_FALSE;
}

static enum answer try_zero(const struct toy *toy, const struct pte_verdict *v)
{
	const uint64_t empty = toy->layout.empty[v->level];

	if (!passes(&toy->view[v->level].none, 0))
		return ANSWER_EMPTY;
	return answer(read_back(&toy->place[v->level], empty) == 0);
}

static bool see_zero(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == toy->layout.empty[v->level] &&
	       read_back(&toy->place[v->level], v->witness) != 0;
}

/* ---- bits that change under an entry --------------------------------------
 */

/* type, offset, the level's flags and what must be so, but for some bits */
static bool reads_the_same(const struct toy *toy, enum pte_level level,
			   uint64_t a, uint64_t b, uint64_t but, bool fixed)
{
	const struct pte_codec *const c = &toy->codec;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if (has_bit(toy->target.swap_flags[level], f) &&
		    (c->flag[f] & but) != c->flag[f] &&
		    (a & c->flag[f]) != (b & c->flag[f]))
			return false;
	return type_of(toy, a) == type_of(toy, b) &&
	       get_offset(c, a) == get_offset(c, b) &&
	       /* what of a type isn't read is the same in all that is written
		*/
	       (!fixed || (get(&c->type, a) == get(&c->type, b) &&
			   (a & c->fixed.mask) == (b & c->fixed.mask)));
}

/* setting or clearing one flag of a word: what differs, though it shouldn't */
static bool flag_disturbs(const struct toy *toy, enum pte_level level,
			  unsigned f, uint64_t w)
{
	const uint64_t flag = toy->codec.flag[f];
	const uint64_t changed[] = { w | flag, w & ~flag };
	const struct pte_test *const present = &toy->view[level].present;
	const struct pte_test *const none = &toy->view[level].none;
	bool disturbs = passes(present, w | flag) !=
				passes(present, w & ~flag) ||
			passes(none, w | flag) != passes(none, w & ~flag);

	for (unsigned g = 0; g < PTE_FLAG_COUNT; g++)
		disturbs |= g != f &&
			    has_bit(toy->target.swap_flags[level], g) &&
			    toy->codec.flag[g] == flag;
	for (unsigned i = 0; i < 2; i++)
		disturbs |=
			!reads_the_same(toy, level, w, changed[i], flag, true);
	return disturbs;
}

static enum answer try_flags(const struct toy *toy, const struct pte_verdict *v)
{
	const bool *const written = spoken_of(toy, v);

	if (toy->target.swap_flags[v->level] == 0 ||
	    kinds_at(toy, v->level) == 0)
		return ANSWER_EMPTY;
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		for (uint64_t w = 0; w < words_of(toy); w++)
			if (has_bit(toy->target.swap_flags[v->level], f) &&
			    written[w] && flag_disturbs(toy, v->level, f, w))
				return ANSWER_FALSE;
	return ANSWER_TRUE;
}

static bool see_flag(const struct toy *toy, const struct pte_verdict *v)
{
	if (v->witness >= words_of(toy) || !spoken_of(toy, v)[v->witness])
		return false;
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if (has_bit(toy->target.swap_flags[v->level], f) &&
		    (v->witness ^ v->becomes) == toy->codec.flag[f] &&
		    flag_disturbs(toy, v->level, f, v->witness))
			return true;
	return false;
}

/* hardware sets some of its bits: whether that is an entry, and the same one */
static bool hardware_disturbs(const struct toy *toy,
			      const struct pte_verdict *v, uint64_t w,
			      uint64_t touched)
{
	const struct pte_view *const view = view_of(toy, v);

	return passes(&view->present, w) != passes(&view->present, touched) ||
	       passes(&view->none, w) != passes(&view->none, touched) ||
	       !reads_the_same(toy, v->level, w, touched, 0, false);
}

static enum answer try_hardware(const struct toy *toy,
				const struct pte_verdict *v)
{
	const bool *const written = whole(toy, v);
	const uint64_t hardware = view_of(toy, v)->hardware;

	if (hardware == 0)
		return ANSWER_EMPTY;
	for (uint64_t w = 0; w < words_of(toy); w++) {
		uint64_t set = 0;

		if (!written[w])
			continue;
		do {
			if (hardware_disturbs(toy, v, w, w | set))
				return ANSWER_FALSE;
			set = (set - hardware) & hardware;
		} while (set != 0);
	}
	return ANSWER_TRUE;
}

/* a word that hardware may have touched, and touches once more */
static bool see_hardware(const struct toy *toy, const struct pte_verdict *v)
{
	const uint64_t hardware = view_of(toy, v)->hardware;

	for (uint64_t w = 0; w < words_of(toy); w++)
		if (whole(toy, v)[w] && (v->witness & ~hardware & ~w) == 0 &&
		    (w & ~v->witness) == 0 && (v->witness & ~v->becomes) == 0 &&
		    (v->becomes & ~v->witness & ~hardware) == 0 &&
		    hardware_disturbs(toy, v, v->witness, v->becomes))
			return true;
	return false;
}

static uint64_t dropped_by(const struct toy *toy, const struct pte_verdict *v)
{
	for (unsigned i = 0; i < TOY_STORES; i++)
		if (strcmp(toy->stores[i].path, v->path) == 0)
			return toy->stores[i].dropped;
	return 0;
}

static enum answer try_store(const struct toy *toy, const struct pte_verdict *v)
{
	const bool *const written = spoken_of(toy, v);

	for (uint64_t w = 0; w < words_of(toy); w++)
		if (written[w] && (w & ~dropped_by(toy, v)) != w)
			return ANSWER_FALSE;
	return ANSWER_TRUE;
}

static bool see_store(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness < words_of(toy) && spoken_of(toy, v)[v->witness] &&
	       v->becomes == (v->witness & ~dropped_by(toy, v)) &&
	       v->becomes != v->witness;
}

/* ---- numbers --------------------------------------------------------------
 */

/* every pfn, with A and D above it where they are kept */
static enum answer try_pfns(const struct toy *toy, const struct pte_verdict *v)
{
	const bool flags = strcmp(v->claim->id, "young-dirty-fits") == 0;
	const unsigned pfn_bits =
		toy->target.phys_bits - (unsigned)toy->layout.page_shift;

	if (flags && !toy->target.young_dirty)
		return ANSWER_EMPTY;
	for (uint64_t pfn = 0; pfn < UINT64_C(1) << pfn_bits; pfn++) {
		const uint64_t most = flags ? pfn | UINT64_C(3) << pfn_bits
					    : pfn;

		if (most >= offset_size(toy))
			return ANSWER_FALSE;
	}
	return ANSWER_TRUE;
}

static bool has_pfn(unsigned kind)
{
	const enum pte_payload payload =
		pte_kind_info((enum pte_kind)kind)->payload;

	return payload == PTE_PAYLOAD_PFN || payload == PTE_PAYLOAD_WHOLE;
}

/* what the field cuts, and then the kernel's mask, where it has one */
static bool pfn_is_kept(const struct toy *toy, unsigned kind, uint64_t pfn)
{
	uint64_t kept = pfn & (offset_size(toy) - 1);

	if (toy->target.version >= PTE_LINUX(6, 1) &&
	    pte_kind_info((enum pte_kind)kind)->payload == PTE_PAYLOAD_PFN)
		kept &= (UINT64_C(1) << toy->target.pfn_bits) - 1;
	return kept == pfn;
}

static enum answer try_kept(const struct toy *toy, const struct pte_verdict *v)
{
	const uint64_t pfns = UINT64_C(1) << (toy->target.phys_bits -
					      (unsigned)toy->layout.page_shift);
	enum answer found = ANSWER_EMPTY;

	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		if (!has_pfn(k) || !stands(toy, v->level, k))
			continue;
		found = found == ANSWER_FALSE ? found : ANSWER_TRUE;
		for (uint64_t pfn = 0; pfn < pfns; pfn++)
			if (!pfn_is_kept(toy, k, pfn))
				found = ANSWER_FALSE;
	}
	return found;
}

/* a pfn that is taken for 0 */
static bool see_kept(const struct toy *toy, const struct pte_verdict *v)
{
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		const int type =
			pte_target_type_of(&toy->target, (enum pte_kind)k);

		if (has_pfn(k) && stands(toy, v->level, k) &&
		    v->becomes == encode(toy, (uint64_t)type, 0))
			return true;
	}
	return false;
}

/* a value entry is the word shifted by one: bit 63 falls out */
static enum answer try_page_cache(const struct toy *toy,
				  const struct pte_verdict *v)
{
	const struct pte_swap_form *const form = &toy->layout.swp_entry;

	(void)v;
	/* a bit of a type goes up by its shift, and one more */
	for (uint64_t type = 0; type < PTE_TYPE_COUNT_MAX; type++)
		for (unsigned n = 0; n < PTE_TYPE_BITS_MAX; n++)
			if (toy->target.kind_of_type[type] !=
				    PTE_KIND_UNKNOWN &&
			    has_bit(type, n) &&
			    form->type_shift + n + 1 >= form->bits)
				return ANSWER_FALSE;
	return ANSWER_TRUE;
}

static bool see_number(const struct toy *toy, const struct pte_verdict *v)
{
	(void)toy;
	return v->witness > v->becomes;
}

static bool is_dropped(const struct toy *toy, unsigned n)
{
	bool dropped = false;

	for (unsigned i = 0; i < TOY_STORES; i++)
		dropped |= has_bit(toy->stores[i].dropped, n);
	return dropped;
}

/* the owners that a bit should have by all that is known, as a set */
static unsigned owners_by_rights(const struct toy *toy,
				 const struct pte_verdict *v, unsigned n)
{
	const struct pte_codec *const c = &toy->codec;
	unsigned owners = 0;

	if (has_bit(bits(&c->type), n))
		owners |= 1U << PTE_OWNER_TYPE;
	if (has_bit(offset_bits(c), n))
		owners |= 1U << PTE_OWNER_OFFSET;
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if (has_bit(c->flag[f], n))
			owners |= 1U << PTE_OWNER_OF(f);
	/* whose hardware is it, if it's a field's: the field's */
	if (owners == 0 &&
	    (has_bit(view_of(toy, v)->hardware, n) || is_dropped(toy, n)))
		owners |= 1U << PTE_OWNER_HARDWARE;
	if (has_bit(c->fixed.value, n))
		owners |= 1U << PTE_OWNER_ONE;
	else if (has_bit(c->fixed.mask, n))
		owners |= 1U << PTE_OWNER_ZERO;
	return owners != 0 ? owners : 1U << PTE_OWNER_FREE;
}

static bool is_owned(const struct toy *toy, const struct pte_verdict *v,
		     unsigned n)
{
	unsigned rows = 0, owners = 0;

	for (unsigned i = 0; toy->owned[i].width != 0; i++) {
		if (n == toy->owned[i].lsb) {
			rows++;
			owners |= 1U << toy->owned[i].owner;
		}
	}
	return rows == 1 && owners == owners_by_rights(toy, v, n);
}

static enum answer try_owners(const struct toy *toy,
			      const struct pte_verdict *v)
{
	for (unsigned n = 0; n < toy->layout.word_bits; n++)
		if (!is_owned(toy, v, n))
			return ANSWER_FALSE;
	return ANSWER_TRUE;
}

static bool see_owners(const struct toy *toy, const struct pte_verdict *v)
{
	for (unsigned n = 0; n < toy->layout.word_bits; n++)
		if (has_bit(v->witness, n) && is_owned(toy, v, n))
			return false;
	return v->witness != 0;
}

/* a word that counts twice */
static bool is_two(const struct toy *toy, const struct pte_verdict *v,
		   uint64_t w)
{
	return passes(&view_of(toy, v)->none, w) &&
	       passes(&view_of(toy, v)->present, w);
}

static enum answer try_census(const struct toy *toy,
			      const struct pte_verdict *v)
{
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (is_two(toy, v, w))
			return ANSWER_FALSE;
	return ANSWER_TRUE;
}

static bool see_census(const struct toy *toy, const struct pte_verdict *v)
{
	return v->becomes == v->witness && is_two(toy, v, v->witness);
}

/* ---- what is done to words ------------------------------------------------
 */

/* a word that is another thing once its attributes are others */
static bool is_unstable(const struct toy *toy, const struct pte_verdict *v,
			uint64_t w, uint64_t rewritten)
{
	const struct pte_test *const tests[] = {
		&view_of(toy, v)->present,
		&view_of(toy, v)->protnone,
		&walker_of(toy, v)->table,
	};

	for (unsigned i = 0; i < 3; i++)
		if (passes(tests[i], w) != passes(tests[i], rewritten))
			return true;
	return false;
}

static enum answer try_attributes(const struct toy *toy,
				  const struct pte_verdict *v)
{
	const uint64_t rewrites = toy->attributes[0].bits;

	if (toy->attributes[0].why != NULL)
		return ANSWER_EMPTY;
	for (uint64_t w = 0; w < words_of(toy); w++) {
		uint64_t set = 0;

		do {
			if (is_unstable(toy, v, w, (w & ~rewrites) | set))
				return ANSWER_FALSE;
			set = (set - rewrites) & rewrites;
		} while (set != 0);
	}
	return ANSWER_TRUE;
}

static bool see_attributes(const struct toy *toy, const struct pte_verdict *v)
{
	return ((v->witness ^ v->becomes) & ~toy->attributes[0].bits) == 0 &&
	       is_unstable(toy, v, v->witness, v->becomes);
}

static bool is_entry_for(const struct pte_view *view, uint64_t w)
{
	return !passes(&view->none, w) && !passes(&view->present, w) &&
	       !passes(&view->protnone, w);
}

static uint64_t change_by(const struct toy *toy, const struct pte_verdict *v,
			  const struct pte_transient *t, uint64_t w)
{
	const struct pte_change *const c =
		t->invalidates ? &view_of(toy, v)->invalidate : &t->change;

	(void)toy;
	return (w & ~c->clear) | c->set;
}

static const struct pte_transient *transient_of(const struct toy *toy,
						const struct pte_verdict *v)
{
	unsigned i = 0;

	while (strcmp(toy->transients[i].name, v->path) != 0)
		i++;
	return &toy->transients[i];
}

/* some word becomes an entry for a moment; as a witness, the verdict's */
static bool becomes_entry(const struct toy *toy, const struct pte_verdict *v,
			  bool as_witness)
{
	const struct pte_transient *const t = transient_of(toy, v);

	for (uint64_t w = 0; w < words_of(toy); w++) {
		const uint64_t moment = change_by(toy, v, t, w);

		if ((w & t->from.mask) == t->from.value &&
		    (is_entry_for(view_of(toy, v), moment) ||
		     is_entry_for(walker_of(toy, v), moment)) &&
		    (!as_witness || moment == v->witness))
			return true;
	}
	return false;
}

static enum answer try_moment(const struct toy *toy,
			      const struct pte_verdict *v)
{
	if (transient_of(toy, v)->why != NULL)
		return ANSWER_EMPTY;
	return answer(!becomes_entry(toy, v, false));
}

static bool see_moment(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness == v->becomes && becomes_entry(toy, v, true);
}

static uint64_t passed_over(const struct toy *toy, const struct pte_verdict *v)
{
	const struct pte_comparison *const c = &toy->comparisons[0];
	uint64_t w = c->bits;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if (has_bit(c->flags & toy->target.swap_flags[v->level], f))
			w |= toy->codec.flag[f];
	return w;
}

static uint64_t entry_bits(const struct toy *toy)
{
	return bits(&toy->codec.type) | offset_bits(&toy->codec);
}

/* a bit that's compared, though it's none of the entry's; or one of the
 * entry's that isn't */
static bool is_taken_for_another(const struct toy *toy,
				 const struct pte_verdict *v, uint64_t w)
{
	const uint64_t entry = entry_bits(toy), fixed = toy->codec.fixed.value;

	return (w & ~passed_over(toy, v) & ~entry & ~fixed) != 0 ||
	       (w & passed_over(toy, v) & entry & ~fixed) != 0;
}

static enum answer try_comparison(const struct toy *toy,
				  const struct pte_verdict *v)
{
	const uint64_t over = passed_over(toy, v);

	if (toy->comparisons[0].why != NULL)
		return ANSWER_EMPTY;
	for (uint64_t w = 0; w < words_of(toy); w++)
		if (whole(toy, v)[w] && (w & ~over & ~entry_bits(toy) &
					 ~toy->codec.fixed.value) != 0)
			return ANSWER_FALSE;
	for (uint64_t type = 0; type < 32; type++)
		for (uint64_t o = 0; o < offset_size(toy); o++)
			if ((encode(toy, type, o) & over & entry_bits(toy) &
			     ~toy->codec.fixed.value) != 0)
				return ANSWER_FALSE;
	return ANSWER_TRUE;
}

static bool see_comparison(const struct toy *toy, const struct pte_verdict *v)
{
	return v->witness < words_of(toy) && whole(toy, v)[v->witness] &&
	       is_taken_for_another(toy, v, v->witness);
}

/* ---- all claims -----------------------------------------------------------
 */

static const struct {
	const char *id;
	enum answer (*answer)(const struct toy *toy,
			      const struct pte_verdict *v);
	bool (*witness)(const struct toy *toy, const struct pte_verdict *v);
} claims[] = {
	{ "swap-not-present", try_image, see_image },
	{ "pmd-not-present", try_image, see_image },
	{ "swap-not-protnone", try_image, see_image },
	{ "swap-not-none", try_image, see_image },
	{ "image-read", try_image, see_image },
	{ "level-safe", try_image, see_image },
	{ "no-physical-alias", try_alias, see_alias },
	{ "image-disjoint", try_kinds, see_kinds },
	{ "is-a", try_helper, see_helper },
	{ "accept-disjoint", try_predicates, see_predicates },
	{ "protnone-is-present", try_inner, see_inner },
	{ "invalid-still-present", try_inner, see_inner },
	{ "round-trip", try_round_trip, see_round_trip },
	{ "zero-names-no-page", try_zero, see_zero },
	{ "encode-contained", try_contained, see_contained },
	{ "pfn-round-trip", try_pages, see_page },
	{ "page-bits", try_page_bits, see_page_bits },
	{ "page-present", try_pages, see_page },
	{ "page-read", try_pages, see_page },
	{ "page-walked", try_pages, see_page },
	{ "page-flags", try_pages, see_page },
	{ "page-told", try_told, see_told },
	{ "invalid-read", try_pages, see_page },
	{ "changes-read", try_changes, see_change },
	{ "page-flags-owned", try_page_flags, see_page_flag },
	{ "names-apart", try_names, see_name },
	{ "table-read", try_tables, see_table },
	{ "empty-is-none", try_empty, see_empty },
	{ "tests-passed", try_tests, see_test },
	{ "kinds-written", try_written, see_number },
	{ "flags-independent", try_flags, see_flag },
	{ "hw-stable", try_hardware, see_hardware },
	{ "store-stable", try_store, see_store },
	{ "attributes-stable", try_attributes, see_attributes },
	{ "moment-not-entry", try_moment, see_moment },
	{ "same-entry-same-word", try_comparison, see_comparison },
	{ "pfn-kept", try_kept, see_kept },
	{ "pfn-fits", try_pfns, see_number },
	{ "young-dirty-fits", try_pfns, see_number },
	{ "page-cache-fits", try_page_cache, see_number },
	{ "bits-owned", try_owners, see_owners },
	{ "census", try_census, see_census },
};
#define CLAIM_COUNT (sizeof(claims) / sizeof(claims[0]))

static size_t index_of(const struct pte_verdict *v)
{
	size_t i = 0;

	while (i < CLAIM_COUNT && strcmp(claims[i].id, v->claim->id) != 0)
		i++;
	check(i < CLAIM_COUNT, "%s isn't known here", v->claim->id);
	return i;
}

enum answer enumerate(const struct toy *toy, const struct pte_verdict *v)
{
	const uint32_t thp = PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE);

	/* tables stand wherever they may */
	if (strcmp(v->claim->id, "table-read") == 0)
		return try_tables(toy, v);
	if (view_of(toy, v) == NULL ||
	    (v->level == PTE_LEVEL_PMD && (toy->target.options & thp) == 0))
		return ANSWER_EMPTY;
	return claims[index_of(v)].answer(toy, v);
}

bool enumerate_witness(const struct toy *toy, const struct pte_verdict *v)
{
	return claims[index_of(v)].witness(toy, v);
}
