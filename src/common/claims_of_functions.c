/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Claims about functions on words: every function here moves bits, so that each
 * bit of its result is a bit of its input, a complement, or a constant.
 */
#include "prover.h"

/* ---- wires -------------------------------------------------------------- */

static void set_constant(struct pte_wires *w, uint64_t value)
{
	for (unsigned n = 0; n < 64; n++)
		w->from[n] = (value >> n & 1U) != 0 ? PTE_WIRE_ONE
						    : PTE_WIRE_ZERO;
}

/* OR a piece's bits in; false if the bit carries something else already */
static bool wire(struct pte_wires *w, unsigned to, unsigned from, bool inverted)
{
	const uint8_t new = (uint8_t)(from + (inverted ? PTE_WIRE_COMPLEMENT
						       : PTE_WIRE_INPUT));

	if (w->from[to] != PTE_WIRE_ZERO)
		return false;
	w->from[to] = new;
	return true;
}

/*
 * swp_entry -> word: the encoder, whose input's bits are entry's. One that ends
 * at a bit which is always 1 feeds nothing.
 */
static bool wire_encoder(const struct pte_codec *c, struct pte_wires *w)
{
	const uint64_t one = c->fixed.value;
	bool apart = true;

	set_constant(w, one);
	for (unsigned n = 0; n < c->type.width; n++)
		if (n + PTE_SWAP_ENTRY_TYPE_SHIFT < 64 &&
		    (one >> (c->type.lsb + n) & 1U) == 0)
			apart = wire(w, c->type.lsb + n,
				     n + PTE_SWAP_ENTRY_TYPE_SHIFT,
				     c->type.inverted) &&
				apart;
	for (unsigned n = 0; n < c->offset.width; n++)
		if ((one >> (c->offset.lsb + n) & 1U) == 0)
			apart = wire(w, c->offset.lsb + n, n,
				     c->offset.inverted) &&
				apart;
	return apart;
}

/* word -> swp_entry */
static void wire_decoder(const struct pte_codec *c, struct pte_wires *w)
{
	set_constant(w, 0);
	for (unsigned n = 0; n < c->offset.width; n++)
		(void)wire(w, n, c->offset.lsb + n, c->offset.inverted);
	for (unsigned n = 0; n < c->type.width; n++)
		if (n + PTE_SWAP_ENTRY_TYPE_SHIFT < 64)
			(void)wire(w, n + PTE_SWAP_ENTRY_TYPE_SHIFT,
				   c->type.lsb + n, c->type.inverted);
}

/* the bits of a swp_entry that these bits of the word's fields hold */
static uint64_t entry_bits(const struct scene *s, uint64_t bits)
{
	const struct pte_piece *const type = &s->c->type;
	const struct pte_piece *const offset = &s->c->offset;

	return (bits >> offset->lsb & pte_ones(offset->width)) |
	       (bits >> type->lsb & pte_ones(type->width))
		       << PTE_SWAP_ENTRY_TYPE_SHIFT;
}

/* ---- there and back ----------------------------------------------------- */

/* an alternative's address: wires in, wires out */
static void wire_address(const struct pte_address *a, uint64_t protection,
			 struct pte_wires *there, struct pte_wires *back)
{
	set_constant(there, protection | a->inverted);
	set_constant(back, 0);
	for (unsigned p = 0; p < 2; p++) {
		const struct pte_piece *const piece = &a->piece[p];

		for (unsigned n = 0; n < piece->width; n++) {
			const unsigned at = piece->at + n;
			const unsigned lsb = piece->lsb + n;
			const bool inverted = (a->inverted >> lsb & 1U) != 0;

			/* two addresses in one bit don't come back: by now
			 * it's the same one, said twice */
			there->from[lsb] = back->from[at] = PTE_WIRE_ZERO;
			(void)wire(there, lsb, at, inverted);
			(void)wire(back, at, lsb, inverted);
		}
	}
}

static const struct pte_address *choose(const struct pte_place *place,
					uint64_t v)
{
	for (unsigned i = 0; i < place->count; i++)
		if (pte_pattern_has(&place->address[i].when, v))
			return &place->address[i];
	return NULL;
}

/* More than any place has: 2^12 ways to choose are tried one by one. */
#define CHOOSING_BITS_MAX 12

/* the address's bits that stand where some alternative is chosen by */
static uint64_t choosing_bits(const struct pte_place *place,
			      const struct pte_address *a)
{
	uint64_t asked = 0, bits = 0;

	for (unsigned i = 0; i < place->count; i++)
		asked |= place->address[i].when.mask;
	for (unsigned p = 0; p < 2; p++)
		bits |= pte_piece_get(&a->piece[p],
				      asked & pte_piece_mask(&a->piece[p]));
	return bits;
}

static bool is_lost(const struct pte_place *place, uint64_t address,
		    uint64_t protection, uint64_t *word_ret)
{
	*word_ret = pte_place_write_masked(place, address, protection);
	return pte_place_read(place, *word_ret) != address;
}

/*
 * A page whose address doesn't come back: with what chooses as it may be, what
 * is left is wires, and those show in one bit, none, or all.
 */
static bool find_lost_page(const struct pte_place *place, uint64_t mask,
			   uint64_t choosing, uint64_t protection,
			   uint64_t *word_ret)
{
	uint64_t choice = choosing;

	do {
		const uint64_t rest = mask & ~choosing;

		if (is_lost(place, choice, protection, word_ret) ||
		    is_lost(place, choice | rest, protection, word_ret))
			return true;
		for (uint64_t left = rest; left != 0; left &= left - 1)
			if (is_lost(place, choice | (left & (~left + 1)),
				    protection, word_ret))
				return true;
		choice = (choice - 1) & choosing;
	} while (choice != choosing);
	return false;
}

static void protection_round_trips(struct trial *t, uint64_t bits)
{
	const struct pte_place *const place = t->s.t->layout->place[t->s.level];
	struct pte_certificate *const c = &t->v.certificate;
	uint64_t protection = pte_change_apply(&t->s.view->leaf, bits);
	const struct pte_address *a;
	uint64_t word, choosing;

	pte_trial_begin(t);
	protection &= ~pte_place_bits(place, protection);
	a = choose(place, protection);
	if (a == NULL) {
		pte_trial_refute(t, protection, 0,
				 "a protection that holds no address");
		return;
	}
	choosing = choosing_bits(place, a);
	if (pte_bit_count(choosing) > CHOOSING_BITS_MAX) {
		pte_trial_not_applicable(t, "too much of the address chooses "
					    "how it's read");
		return;
	}
	c->carried = pte_ones(a->piece[0].width) << a->piece[0].at |
		     pte_ones(a->piece[1].width) << a->piece[1].at;
	if (find_lost_page(place, c->carried, choosing, protection, &word)) {
		pte_trial_refute(
			t, word,
			pte_place_write_masked(
				place, pte_place_read(place, word), protection),
			"a page whose address doesn't come back");
		return;
	}
	wire_address(a, protection, &c->there, &c->back);
	c->wired = true;
	pte_trial_prove(t, "the wires compose to the identity");
}

static void pfn_round_trip(struct trial *t)
{
	const uint16_t version = t->s.t->version;

	for (const struct pte_protection *p = t->s.t->model->protections;
	     p->name != NULL; p++) {
		if (version < p->in.since || version > p->in.until)
			continue;
		t->v.path = p->name;
		protection_round_trips(t, p->bits);
	}
}

/* ---- what doesn't fit a field ------------------------------------------- */

#define KERNELS_MACRO "__swp_entry"
#define OUR_ENCODER "libpte"

/* Bits of a type and of an offset that an encoder may be given. */
#define TYPE_BITS_MAX (64 - PTE_SWAP_ENTRY_TYPE_SHIFT)
#define OFFSET_BITS_MAX PTE_SWAP_ENTRY_TYPE_SHIFT
/* ... and of a type that a kernel numbers. */
#define TYPE_BITS 5

/* the codec's wires, of fields that share no bit */
static void wire_codec(struct trial *t)
{
	struct pte_certificate *const c = &t->v.certificate;

	c->carried = entry_bits(&t->s, ~t->s.c->fixed.value);
	wire_decoder(t->s.c, &c->back);
	c->wired = wire_encoder(t->s.c, &c->there);
}

static void round_trip(struct trial *t)
{
	const struct pte_layout *const l = t->s.t->layout;
	/* all types, whether the field holds them or not */
	const uint64_t carried = entry_bits(&t->s, ~UINT64_C(0)) |
				 pte_ones(TYPE_BITS)
					 << PTE_SWAP_ENTRY_TYPE_SHIFT;

	/* where fields overlap, a single bit, none or all don't come back */
	for (unsigned n = 0; n <= 65; n++) {
		const uint64_t in = n < 64    ? carried & PTE_BIT(n)
				    : n == 64 ? carried
					      : 0;
		const uint64_t word = pte_layout_swap_encode_masked(l, in);
		const uint64_t out = pte_layout_swap_decode(l, word);

		if (out != in) {
			pte_trial_refute(t, word,
					 pte_layout_swap_encode_masked(l, out),
					 "an entry that doesn't come back");
			return;
		}
	}
	wire_codec(t);
	pte_trial_prove(t, "the wires compose to the identity");
}

/* a type and an offset, and the word that an encoder makes of them */
struct encoded {
	bool masked; /* by ours; or by the kernel's macro */
	uint64_t type, offset;
};

static uint64_t encode(const struct pte_layout *l, const struct encoded *e)
{
	return e->masked ? pte_layout_swap_encode_masked(
				   l, pte_swap_entry_pack((unsigned)e->type,
							  e->offset))
			 : pte_layout_swap_encode_unmasked(l, (unsigned)e->type,
							   e->offset);
}

/*
 * A type or offset that doesn't fit, against one that does: it may change
 * nothing but its own field. Beside it stands what leaves all bits 0, so that
 * whatever it sets shows.
 */
static bool is_contained(struct trial *t, bool masked)
{
	const struct scene *const s = &t->s;
	const struct pte_layout *const l = s->t->layout;
	const struct pte_piece *const type = &s->c->type;
	const struct pte_piece *const offset = &s->c->offset;
	const struct encoded fits = {
		masked,
		type->inverted ? pte_ones(type->width) : 0,
		offset->inverted ? pte_ones(offset->width) : 0,
	};
	const uint64_t word = encode(l, &fits);

	for (unsigned n = 0; n < TYPE_BITS_MAX && type->width < TYPE_BITS_MAX;
	     n++) {
		struct encoded e = fits;

		e.type = (e.type ^ PTE_BIT(n)) | PTE_BIT(type->width);
		if (((encode(l, &e) ^ word) & (~s->type | s->offset)) != 0) {
			pte_trial_refute(t, encode(l, &e), word,
					 "a type that doesn't fit spills");
			return false;
		}
	}
	for (unsigned n = 0;
	     n < OFFSET_BITS_MAX && offset->width < OFFSET_BITS_MAX; n++) {
		struct encoded e = fits;

		e.offset = (e.offset ^ PTE_BIT(n)) | PTE_BIT(offset->width);
		if (((encode(l, &e) ^ word) & (~s->offset | s->type)) != 0) {
			pte_trial_refute(t, encode(l, &e), word,
					 "an offset that doesn't fit spills");
			return false;
		}
	}
	return true;
}

static void encode_contained(struct trial *t)
{
	t->v.path = OUR_ENCODER;
	if (is_contained(t, true)) {
		wire_codec(t);
		pte_trial_prove(t, "no other input bit feeds an output bit");
	}
	t->v.path = KERNELS_MACRO;
	if (is_contained(t, false)) {
		wire_codec(t);
		pte_trial_prove(t, "the macro masks or shifts them out");
	}
}

/* ---- bits that change under an entry ------------------------------------ */

/* None of the bits varies in the words, or is 1 there. */
static bool add_unwired(struct trial *t, const struct pte_test *words,
			uint64_t bits)
{
	const struct pte_step step = { PTE_STEP_UNWIRED, *words, PTE_TEST(0, 0),
				       bits };

	return pte_trial_add_step(t, &step);
}

static void flags_independent(struct trial *t)
{
	const struct scene *const s = &t->s;
	bool any = false;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		const uint64_t flag = s->c->flag[f];
		uint64_t others = 0;

		if ((s->t->swap_flags[s->level] & PTE_FLAG_SET(f)) == 0)
			continue;
		any = true;
		for (unsigned g = 0; g < PTE_FLAG_COUNT; g++)
			if (g != f &&
			    (s->t->swap_flags[s->level] & PTE_FLAG_SET(g)) != 0)
				others |= s->c->flag[g];

		const struct pte_test rest = pte_scene_field(s, others);
		const uint64_t taken = s->type | s->offset | others |
				       s->c->fixed.mask;

		if ((flag & taken) != 0) {
			pte_trial_refute(t, rest.value, rest.value ^ flag,
					 "a flag's bit that isn't its own");
			return;
		}
		if (!add_unwired(t, &rest, flag))
			return;
	}
	if (!any)
		pte_trial_not_applicable(t, "no flags at this level");
	else
		pte_trial_prove(t, "no flag's bit carries anything else");
}

static void hw_stable(struct trial *t)
{
	const struct scene *const s = &t->s;
	const uint64_t carried = s->type | s->offset | s->flags;
	const struct pte_test image = pte_scene_field(s, s->flags);
	/* what is 1 already isn't changed */
	const uint64_t hardware = s->view->hardware & ~image.value;
	const struct pte_test touched = pte_scene_field(s, s->flags | hardware);
	const uint64_t hit = hardware & carried;

	if (s->view->hardware == 0) {
		pte_trial_not_applicable(t,
					 "hardware sets nothing in such words");
		return;
	}
	if (hit != 0) {
		pte_trial_refute(
			t, image.value, image.value | (hit & (~hit + 1)),
			"hardware may set a bit that carries something");
		return;
	}
	if (add_unwired(t, &image, hardware) &&
	    pte_trial_add_disjoint(t, &touched, &s->view->present,
				   "hardware may make an entry present"))
		pte_trial_prove(t, "hardware's bits carry nothing");
}

/* ---- stores ------------------------------------------------------------- */

static bool try_store(struct trial *t, const struct pte_store *store)
{
	struct pte_set image;
	struct pte_test hull;

	pte_trial_begin(t);
	t->v.path = store->path;
	if (pte_scene_image(&t->s, t->v.kind, t->v.domain, &image) !=
	    PTE_STATUS_OK) {
		pte_trial_not_applicable(t, "the sets exceed their capacity");
		return false;
	}
	for (unsigned i = 0; i < image.count; i++) {
		const struct pte_pattern *const p = &image.pattern[i];
		const uint64_t hit = store->dropped & (~p->mask | p->value);
		const uint64_t word = p->value | (hit & (~hit + 1));

		if (hit != 0) {
			pte_trial_refute(t, word, word & ~store->dropped,
					 "the store drops a bit that carries "
					 "something");
			return false;
		}
	}
	if (image.count != 0) {
		hull = pte_scene_hull(&image, 0, image.count);
		if (!add_unwired(t, &hull, store->dropped))
			return false;
	}
	t->v.certificate.covers_image = true;
	pte_trial_prove(t, "the dropped bits carry nothing");
	return true;
}

static void try_store_on_domains(struct trial *t, const struct pte_store *store)
{
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		if (!pte_scene_has(&t->s, (enum pte_kind)k))
			continue;
		t->v.kind = (enum pte_kind)k;
		t->v.domain = pte_scene_domain(&t->s, t->v.kind);
		(void)try_store(t, store);
	}
}

static void store_stable(struct trial *t)
{
	const struct pte_target *const target = t->s.t;

	for (const struct pte_store *s = target->model->stores; s->path != NULL;
	     s++) {
		if ((s->levels & PTE_LEVEL_SET(t->s.level)) == 0 ||
		    target->version < s->in.since ||
		    target->version > s->in.until ||
		    (s->needs & ~target->options) != 0)
			continue;
		t->v.kind = PTE_KIND_RAW;
		t->v.domain = PTE_DOMAIN_FIELD;
		if (!try_store(t, s))
			try_store_on_domains(t, s);
	}
}

/* ---- L1TF --------------------------------------------------------------- */

static bool image_no_alias(struct trial *t, const struct pte_set *image)
{
	const unsigned top = PTE_MACHINE_BITS_MAX - 1;
	const struct pte_test cacheable = { PTE_SPAN(top, t->s.t->cache_bits),
					    0, 0 };

	return pte_trial_add_image(t, image, &cacheable,
				   "names memory that may be cached");
}

static void no_physical_alias(struct trial *t)
{
	if (!t->s.t->model->arch->l1tf)
		pte_trial_not_applicable(t,
					 "no processor of the family has L1TF");
	else if (t->s.t->cache_bits == 0)
		pte_trial_not_applicable(
			t, "no L1TF limit asked for (cache_bits=N)");
	else if (t->s.t->cache_bits >= PTE_MACHINE_BITS_MAX)
		pte_trial_not_applicable(t, "all addresses may be cached");
	else
		pte_trial_images(t, image_no_alias);
}

/* ---- the table ---------------------------------------------------------- */

#define FLAGS                                                                  \
	(PTE_OPTION_SET(PTE_OPTION_MEM_SOFT_DIRTY) |                           \
	 PTE_OPTION_SET(PTE_OPTION_USERFAULTFD_WP))
#define TYPES                                                                  \
	(PTE_OPTION_SET(PTE_OPTION_MIGRATION) |                                \
	 PTE_OPTION_SET(PTE_OPTION_MEMORY_FAILURE) |                           \
	 PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE) |                           \
	 PTE_OPTION_SET(PTE_OPTION_PTE_MARKER) |                               \
	 PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE_MIGRATION))
#define PFNS                                                                   \
	(PTE_OPTION_SET(PTE_OPTION_SWAP) |                                     \
	 PTE_OPTION_SET(PTE_OPTION_SPARSEMEM_VMEMMAP))

const struct claim pte_claims_of_functions[] = {
	{ { "round-trip", "an entry that is written and read comes back", 0,
	    PTE_LEVEL_ALL },
	  round_trip },
	{ { "pfn-round-trip",
	    "an address that is written and read comes back, under every "
	    "protection",
	    0, PTE_LEVEL_ALL },
	  pfn_round_trip },
	{ { "encode-contained",
	    "a type or offset that doesn't fit spills into no neighbour", 0,
	    PTE_LEVEL_SET(PTE_LEVEL_PTE) },
	  encode_contained },
	{ { "flags-independent",
	    "setting or clearing a flag changes nothing else", FLAGS,
	    PTE_LEVEL_ALL },
	  flags_independent },
	{ { "hw-stable", "no bit that hardware may set in an entry changes it",
	    FLAGS, PTE_LEVEL_ALL },
	  hw_stable },
	{ { "store-stable", "no bit that a store path drops carries anything",
	    TYPES | FLAGS | PFNS | PTE_OPTION_SET(PTE_OPTION_ARM64_CONTPTE),
	    PTE_LEVEL_ALL },
	  store_stable },
	{ { "no-physical-alias",
	    "no entry names memory that an L1TF processor may have cached",
	    TYPES | FLAGS | PFNS, PTE_LEVEL_ALL },
	  no_physical_alias },
	{ { NULL, NULL, 0, 0 }, NULL },
};
