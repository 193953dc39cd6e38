/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Finds collisions pairwise, bit by bit and type by type: a collision is where
 * both specs differ from the common base and from each other. Conflicting keys
 * come from the merge; claims that only the merged spec refutes are added
 * afterwards.
 */
#include "collide.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/decode.h>

#include "term/say.h"
#include "word/reading.h"

#define BITS 64U
#define ROOM 8

static struct collision *add(struct collisions *all, enum collision_kind kind,
			     const struct spec *a, const struct spec *b)
{
	struct collision *c;

	if (all->count == all->room) {
		const size_t room = all->room == 0 ? ROOM : 2 * all->room;
		void *const more = realloc(all->list, room * sizeof(*c));

		if (more == NULL) {
			say(0, "out of memory");
			all->broken = true;
			return NULL;
		}
		all->list = more;
		all->room = room;
	}
	c = &all->list[all->count++];
	*c = (struct collision){ .kind = kind, .spec = { a, b } };
	return c;
}

void collisions_free(struct collisions *all)
{
	free(all->list);
}

/* ---- witnesses ---------------------------------------------------------- */

static void read_word(const struct pte_target *t, enum pte_level level,
		      uint64_t value, char to[static READING_SIZE])
{
	struct read_word w = { t, level, value, { 0 } };
	struct out text;

	out_to_memory(&text, to, READING_SIZE);
	if (pte_target_decode(t, w.level, value, &w.reading) == PTE_STATUS_OK)
		reading_line(&text, &w);
	(void)out_memory(&text);
}

/* keep the word as witness if the two read it differently */
static bool try_witness(struct collision *c, const struct pte_target *targets,
			enum pte_level level, uint64_t value)
{
	for (unsigned i = 0; i < 2; i++)
		read_word(&targets[i], level, value, c->reading[i]);
	c->witness = value;
	c->has_witness = strcmp(c->reading[0], c->reading[1]) != 0;
	return c->has_witness;
}

/* try an entry of a swap device with the bit set, then with it clear */
static void find_witness_of_bit(struct collision *c,
				const struct pte_target *targets,
				enum pte_level level, unsigned bit)
{
	for (unsigned i = 0; i < 2; i++) {
		const uint64_t entry = pte_layout_swap_encode_masked(
			targets[i].layout, level,
			pte_swap_entry_pack(targets[i].layout, 1, 1));

		if (try_witness(c, targets, level, entry | PTE_BIT(bit)) ||
		    try_witness(c, targets, level, entry & ~PTE_BIT(bit)))
			return;
	}
}

/* ---- bits --------------------------------------------------------------- */

static unsigned offset_bit(const struct pte_codec *c, unsigned bit)
{
	const struct pte_piece *const p =
		(pte_piece_mask(&c->offset) >> bit & 1U) != 0 ? &c->offset
							      : &c->offset_high;

	return bit - p->lsb + p->at;
}

/*
 * the bit's role in the codec: "type bit 3", "unmap", "must be 0"; "" if it has
 * none
 */
static void role_of_bit(const struct pte_target *t, unsigned level,
			unsigned bit, char to[static ROLE_SIZE])
{
	const struct pte_codec *const c = t->layout->swap[level];
	const uint64_t mask = PTE_BIT(bit);
	const char *before = "";
	struct out text;

	out_to_memory(&text, to, ROLE_SIZE);
	if ((pte_piece_mask(&c->type) & mask) != 0) {
		out_format(&text, "type bit %u", bit - c->type.lsb);
		before = ", ";
	}
	if ((pte_codec_offset_mask(c) & mask) != 0) {
		out_format(&text, "%soffset bit %u", before,
			   offset_bit(c, bit));
		before = ", ";
	}
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		if ((c->flag[f] & mask) == 0 ||
		    (t->swap_flags[level] & PTE_FLAG_SET(f)) == 0)
			continue;
		out_format(&text, "%s%s", before,
			   pte_model_flag_name(t->model, (enum pte_flag)f));
		before = ", ";
	}
	if ((c->fixed.mask & mask) != 0)
		out_format(&text, "%smust be %d", before,
			   (c->fixed.value & mask) != 0);
	(void)out_memory(&text);
}

/* whether both give the bit a new role at this level, and not the same one */
static bool both_take(const struct pte_target *base,
		      const struct pte_target *targets, unsigned level,
		      unsigned bit, char role[2][ROLE_SIZE])
{
	char was[ROLE_SIZE];

	for (unsigned i = 0; i < 2; i++)
		if (targets[i].layout->view[level] == NULL)
			return false;
	role_of_bit(base, level, bit, was);
	for (unsigned i = 0; i < 2; i++)
		role_of_bit(&targets[i], level, bit, role[i]);
	return strcmp(role[0], was) != 0 && strcmp(role[1], was) != 0 &&
	       strcmp(role[0], role[1]) != 0;
}

static void collide_bits(struct collisions *all, const struct spec *a,
			 const struct spec *b, const struct pte_target *base,
			 const struct pte_target *targets)
{
	for (unsigned bit = BITS; bit-- > 0;) {
		char role[2][ROLE_SIZE];
		struct collision *c;
		unsigned l = 0;

		while (l < PTE_LEVEL_COUNT &&
		       !both_take(base, targets, l, bit, role))
			l++;
		if (l == PTE_LEVEL_COUNT)
			continue;
		c = add(all, COLLISION_BIT, a, b);
		if (c == NULL)
			return;
		c->number = bit;
		(void)snprintf(c->what, sizeof(c->what), "bit %u%s%s", bit,
			       l == PTE_LEVEL_PTE ? "" : " at ",
			       l == PTE_LEVEL_PTE
				       ? ""
				       : pte_level_name((enum pte_level)l));
		memcpy(c->role, role, sizeof(role));
		find_witness_of_bit(c, targets, (enum pte_level)l, bit);
	}
}

/* ---- types -------------------------------------------------------------- */

static const char *kind_of(const struct pte_target *t, unsigned type)
{
	return pte_model_kind(t->model, (enum pte_kind)t->kind_of_type[type])
		->name;
}

static void collide_types(struct collisions *all, const struct spec *a,
			  const struct spec *b, const struct pte_target *base,
			  const struct pte_target *targets)
{
	for (unsigned type = PTE_SWAP_TYPE_COUNT; type-- > 0;) {
		const char *const was = kind_of(base, type);
		const char *const role[] = { kind_of(&targets[0], type),
					     kind_of(&targets[1], type) };
		struct collision *c;

		if (strcmp(role[0], was) == 0 || strcmp(role[1], was) == 0 ||
		    strcmp(role[0], role[1]) == 0)
			continue;
		c = add(all, COLLISION_TYPE, a, b);
		if (c == NULL)
			return;
		c->number = type;
		(void)snprintf(c->what, sizeof(c->what), "type %u", type);
		for (unsigned i = 0; i < 2; i++)
			(void)snprintf(c->role[i], ROLE_SIZE, "%s", role[i]);
		for (unsigned i = 0; i < 2 && !c->has_witness; i++)
			(void)try_witness(
				c, targets, PTE_LEVEL_PTE,
				pte_layout_swap_encode_masked(
					targets[i].layout, PTE_LEVEL_PTE,
					pte_swap_entry_pack(targets[i].layout,
							    type, 1)));
	}
}

/* ---- two specs ---------------------------------------------------------- */

static void collide_keys(struct collisions *all, const struct spec *a,
			 const struct spec *b,
			 const struct spec_conflicts *conflicts)
{
	for (size_t i = 0; i < conflicts->count; i++) {
		const struct spec_conflict *const k = &conflicts->list[i];
		struct collision *const c = add(all, COLLISION_KEY, a, b);

		if (c == NULL)
			return;
		(void)snprintf(c->what, sizeof(c->what), "%s", k->path);
		memcpy(c->role, k->value, sizeof(c->role));
	}
}

/* collisions between two specs, each taken by itself */
static bool collide_pair(struct collisions *all, const struct spec *a,
			 const struct spec *b)
{
	struct spec_conflicts conflicts;
	struct pte_target base, targets[2];

	if (spec_merge(a, b, &conflicts) == NULL)
		return false;
	if (pte_target_of(a->base, a->version, NULL, &base) != PTE_STATUS_OK ||
	    pte_target_of(&a->model, a->version, NULL, &targets[0]) !=
		    PTE_STATUS_OK ||
	    pte_target_of(&b->model, b->version, NULL, &targets[1]) !=
		    PTE_STATUS_OK)
		return false;
	collide_bits(all, a, b, &base, targets);
	collide_types(all, a, b, &base, targets);
	collide_keys(all, a, b, &conflicts);
	return !all->broken;
}

const struct spec *collide(const char *const *paths, size_t count,
			   struct collisions *ret)
{
	const struct spec *merged = spec_open(paths[0]);
	struct spec_conflicts conflicts;

	*ret = (struct collisions){ .count = 0 };
	for (size_t i = 1; i < count && merged != NULL; i++) {
		const struct spec *const spec = spec_open(paths[i]);

		if (spec == NULL)
			return NULL;
		for (size_t k = 0; k < i; k++)
			if (!collide_pair(ret, spec_open(paths[k]), spec))
				return NULL;
		merged = spec_merge(merged, spec, &conflicts);
	}
	return merged;
}

/* ---- claims ------------------------------------------------------------- */

static bool is_refuted_alone(const struct findings *alone,
			     const struct finding *f)
{
	for (size_t i = 0; i < alone->count; i++)
		if (alone->list[i].claim == f->claim &&
		    alone->list[i].level == f->level &&
		    finding_standing(&alone->list[i]) == STANDING_REFUTED)
			return true;
	return false;
}

static void add_claim(struct collisions *all, const struct finding *f,
		      const struct spec *a, const struct spec *b)
{
	struct collision *const c = add(all, COLLISION_CLAIM, a, b);
	struct readings readings;

	if (c == NULL)
		return;
	finding_readings(f, &readings);
	c->claim = f->claim;
	c->level = f->level;
	(void)snprintf(c->what, sizeof(c->what), "%s at %s", f->claim->id,
		       pte_level_name(f->level));
	for (unsigned i = 0; i < 2; i++) {
		(void)snprintf(c->role[i], ROLE_SIZE, "refuted only together");
		memcpy(c->reading[i], readings.text[i], READING_SIZE);
	}
	c->has_witness = true;
	c->witness = f->witness;
}

/* whether this claim and level has been added already */
static bool is_added(const struct collisions *all, const struct finding *f)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->list[i].kind == COLLISION_CLAIM &&
		    all->list[i].claim == f->claim &&
		    all->list[i].level == f->level)
			return true;
	return false;
}

bool collide_claims(struct collisions *all, const char *const *paths,
		    size_t count, const struct survey *survey,
		    const struct findings *together)
{
	struct findings alone = { .count = 0 };
	struct survey quiet = *survey;
	bool good = true;

	quiet.smt2 = NULL;
	for (size_t i = 0; i < count && good; i++) {
		const struct spec *const spec = spec_open(paths[i]);
		const struct chosen at = { &spec->model,
					   { spec->version, spec->version },
					   true };

		good = findings_add(&alone, &quiet, &at);
	}
	for (size_t i = 0; i < together->count && good; i++) {
		const struct finding *const f = &together->list[i];

		if (finding_standing(f) == STANDING_REFUTED &&
		    !is_refuted_alone(&alone, f) && !is_added(all, f))
			add_claim(all, f, spec_open(paths[0]),
				  spec_open(paths[count - 1]));
	}
	findings_free(&alone);
	return good && !all->broken;
}
