/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include <pte/model.h>

/* ---- the walk: every row ------------------------------------------------- */

static const struct pte_model *model_of(void **state)
{
	const struct subject *const s = *state;

	return s->model;
}

static uint64_t mask(unsigned lsb, unsigned width)
{
	return UINT64_MAX >> (64 - width) << lsb;
}

/* all bits of a word, by what is known of the layout */
static unsigned word_bits(const struct pte_layout *l)
{
	const struct brief *const brief = brief_of(l);

	return brief != NULL ? brief->word_bits : 64;
}

static bool is_brief(const struct pte_model *m)
{
	return brief_of(m->layout) != NULL;
}

/* in two pieces, or in one: then there is no upper one */
static void assert_offset(const struct pte_codec *c, const struct facts *k)
{
	const struct split split = split_of(k);
	const struct pte_piece *const rest = split.bits != 0 ? &c->offset_high
							     : &c->offset;

	assert_int_equal(rest->lsb, k->offset_lsb);
	assert_int_equal(rest->width, k->offset_bits - split.bits);
	assert_int_equal(rest->at, split.bits);
	assert_int_equal(c->offset.inverted, k->inverted);
	if (split.bits == 0) {
		assert_int_equal(c->offset_high.width, 0);
		return;
	}
	assert_int_equal(c->offset.lsb, split.lsb);
	assert_int_equal(c->offset.width, split.bits);
	assert_int_equal(c->offset.at, 0);
}

/* the row against the numbers that the kernel's headers give */
static void row_is_as_the_kernel_has_it(void **state)
{
	const struct pte_layout *const l = model_of(state)->layout;
	const struct facts *const k = facts_of(l);
	const struct pte_codec *const c = l->swap[PTE_LEVEL_PTE];

	assert_int_equal(l->page_shift, k->page_shift);
	assert_int_equal(l->phys_bits, k->phys_bits);
	assert_int_equal(c->type.lsb, k->type_lsb);
	assert_int_equal(c->type.width, k->type_bits);
	assert_int_equal(c->type.at, 0);
	assert_false(c->type.inverted);
	assert_offset(c, k);
	assert_int_equal(c->fixed.mask, k->zero | k->one);
	assert_int_equal(c->fixed.value, k->one);
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		assert_int_equal(c->flag[f], k->flag[f]);
	assert_int_equal(l->view[PTE_LEVEL_PTE]->none.mask,
			 mask(0, word_bits(l)) & ~k->volatile_bits);
	assert_int_equal(l->view[PTE_LEVEL_PMD] != NULL, k->has_pmd);
}

/* the type lies below the bit that an xarray's value takes of a long */
static void words_are_as_long_as_the_kernel_has_them(void **state)
{
	const struct pte_layout *const l = model_of(state)->layout;
	const struct brief *const brief = brief_of(l);
	const unsigned bits = brief != NULL ? brief->long_bits : 64;

	assert_int_equal(l->word_bits, word_bits(l));
	assert_int_equal(l->swp_entry.bits, bits);
	assert_int_equal(l->swp_entry.type_shift, bits - 1 - 5);
}

static void no_bit_of_the_codec_is_used_twice(void **state)
{
	const struct pte_codec *const c =
		model_of(state)->layout->swap[PTE_LEVEL_PTE];
	uint64_t used = pte_piece_mask(&c->type);

	assert_int_equal(used & pte_codec_offset_mask(c), 0);
	used |= pte_codec_offset_mask(c);
	assert_int_equal(used & c->fixed.mask, 0);
	used |= c->fixed.mask;
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		assert_int_equal(used & c->flag[f], 0);
		used |= c->flag[f];
		/* one flag, one bit */
		assert_int_equal(c->flag[f] & (c->flag[f] - 1), 0);
	}
	assert_int_equal(c->fixed.value & ~c->fixed.mask, 0);
}

static void levels_have_a_view_and_a_place_or_neither(void **state)
{
	const struct pte_layout *const l = model_of(state)->layout;

	assert_non_null(l->view[PTE_LEVEL_PTE]);
	assert_int_equal(l->view[PTE_LEVEL_HUGETLB] == NULL,
			 is_brief(model_of(state)));
	assert_non_null(l->walker);
	for (unsigned level = 0; level < PTE_LEVEL_COUNT; level++)
		assert_int_equal(l->view[level] == NULL,
				 l->place[level] == NULL);
}

/* a pmd that isn't a leaf points to a table, on each of these; and so does what
 * is described above */
static void pmds_may_point_to_a_table(void **state)
{
	const struct pte_model *const m = model_of(state);
	const struct pte_layout *const l = m->layout;

	for (unsigned level = 0; level < PTE_LEVEL_COUNT; level++) {
		const bool pmd =
			(level == PTE_LEVEL_PMD && !is_brief(m)) ||
			(level > PTE_LEVEL_HUGETLB && l->view[level] != NULL);

		assert_int_equal(l->table[level] != NULL, pmd);
		if (l->view[level] != NULL)
			assert_int_equal(
				pte_test_is_never(&l->view[level]->table),
				!pmd);
	}
	for (const struct pte_name *n = m->names; n->name != NULL; n++)
		assert_int_equal(n->tables & (PTE_LEVEL_SET(PTE_LEVEL_PTE) |
					      PTE_LEVEL_SET(PTE_LEVEL_HUGETLB)),
				 0);
}

static void pieces_lie_inside_the_word(void **state)
{
	const struct pte_layout *const l = model_of(state)->layout;
	const struct pte_codec *const c = l->swap[PTE_LEVEL_PTE];
	const struct pte_piece pieces[] = { c->type, c->offset, c->offset_high,
					    c->spill.type, c->spill.offset };

	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		assert_true(pieces[i].lsb + pieces[i].width <= 64);
		assert_true(pieces[i].at + pieces[i].width <= 64);
	}
	for (unsigned i = 0; i < 2 * PTE_LEVEL_COUNT; i++) {
		const struct pte_place *const p =
			i < PTE_LEVEL_COUNT ? l->place[i]
					    : l->table[i - PTE_LEVEL_COUNT];

		for (unsigned k = 0; p != NULL && k < p->count; k++)
			for (unsigned j = 0; j < 2; j++) {
				const struct pte_piece *const at =
					&p->address[k].piece[j];

				assert_true(at->lsb + at->width <= 64);
				assert_true(at->at + at->width <= 64);
			}
		assert_true(p == NULL ||
			    (p->count >= 1 && p->count <= PTE_ADDRESS_COUNT));
	}
}

/* ---- owners -------------------------------------------------------------- */

static uint64_t owned_by(const struct pte_model *m, enum pte_owner owner)
{
	uint64_t bits = 0;

	for (const struct pte_owned *o = m->owned[PTE_LEVEL_PTE]; o->width != 0;
	     o++)
		if (o->owner == owner)
			bits |= mask(o->lsb, o->width);
	return bits;
}

/* bit 63 first, each next row where the last one ended: each bit once */
static void each_bit_has_exactly_one_owner(void **state)
{
	unsigned left = word_bits(model_of(state)->layout);

	for (const struct pte_owned *o = model_of(state)->owned[PTE_LEVEL_PTE];
	     o->width != 0; o++) {
		check(o->lsb + o->width == left, "bits %u:%u follow bit %u",
		      o->lsb + o->width - 1U, o->lsb, left);
		left = o->lsb;
		assert_in_range(o->owner, PTE_OWNER_TYPE, PTE_OWNER_FREE);
	}
	assert_int_equal(left, 0);
}

/* by the rows, and by what the codec, hardware and stores make of the bits */
static void is_owner(const struct pte_model *m, enum pte_owner owner,
		     uint64_t bits)
{
	assert_int_equal(owned_by(m, owner), bits);
	assert_int_equal(pte_model_bits(m, PTE_LEVEL_PTE, owner), bits);
}

static void owners_agree_with_the_kernel_s_headers(void **state)
{
	const struct pte_model *const m = model_of(state);
	const struct facts *const k = facts_of(m->layout);
	const uint64_t type = mask(k->type_lsb, k->type_bits);
	const uint64_t offset = word_of_offset(k, k->inverted ? 0 : UINT64_MAX);
	const uint64_t flags = k->flag[PTE_FLAG_SOFT_DIRTY] |
			       k->flag[PTE_FLAG_UFFD_WP] |
			       k->flag[PTE_FLAG_EXCLUSIVE];

	is_owner(m, PTE_OWNER_TYPE, type);
	is_owner(m, PTE_OWNER_OFFSET, offset);
	is_owner(m, PTE_OWNER_OF(PTE_FLAG_SOFT_DIRTY),
		 k->flag[PTE_FLAG_SOFT_DIRTY]);
	is_owner(m, PTE_OWNER_OF(PTE_FLAG_UFFD_WP), k->flag[PTE_FLAG_UFFD_WP]);
	is_owner(m, PTE_OWNER_OF(PTE_FLAG_EXCLUSIVE),
		 k->flag[PTE_FLAG_EXCLUSIVE]);
	is_owner(m, PTE_OWNER_ZERO, k->zero);
	is_owner(m, PTE_OWNER_ONE, k->one);
	/* what an empty slot may have, an entry must not need; hardware has it,
	 * if no entry must be without it */
	is_owner(m, PTE_OWNER_HARDWARE, k->volatile_bits & ~k->zero);
	is_owner(m, PTE_OWNER_OF(PTE_FLAG_PROPOSED), 0);
	is_owner(m, PTE_OWNER_FREE,
		 mask(0, word_bits(m->layout)) &
			 ~(type | offset | flags | k->zero | k->one |
			   k->volatile_bits));
}

/* who keeps a bit from being free says which predicate needs it */
static void must_be_0_and_hardware_say_why(void **state)
{
	for (const struct pte_owned *o = model_of(state)->owned[PTE_LEVEL_PTE];
	     o->width != 0; o++)
		if (o->owner == PTE_OWNER_ZERO || o->owner == PTE_OWNER_ONE ||
		    o->owner == PTE_OWNER_HARDWARE)
			assert_true(o->why != NULL && o->why[0] != '\0');
}

static void owners_have_names(void **state)
{
	static const struct {
		enum pte_owner owner;
		const char *name;
	} known[] = {
		{ (enum pte_owner)0, "?" },
		{ PTE_OWNER_TYPE, "type" },
		{ PTE_OWNER_OFFSET, "offset" },
		{ PTE_OWNER_OF(PTE_FLAG_SOFT_DIRTY), "soft_dirty" },
		{ PTE_OWNER_OF(PTE_FLAG_UFFD_WP), "uffd_wp" },
		{ PTE_OWNER_OF(PTE_FLAG_EXCLUSIVE), "exclusive" },
		{ PTE_OWNER_OF(PTE_FLAG_PROPOSED), "?" },
		{ PTE_OWNER_ZERO, "must be 0" },
		{ PTE_OWNER_ONE, "must be 1" },
		{ PTE_OWNER_HARDWARE, "hardware" },
		{ PTE_OWNER_FREE, "free" },
		{ (enum pte_owner)(PTE_OWNER_LAST + 1), "?" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		assert_string_equal(pte_owner_name(known[i].owner),
				    known[i].name);
}

/* ---- names of a present word's bits -------------------------------------- */

static bool is_text(const char *text)
{
	return text != NULL && text[0] != '\0';
}

static void assert_span(const struct pte_span *in)
{
	assert_true(PTE_LINUX_OLDEST <= in->since);
	assert_true(in->since <= in->until);
}

static void names_are_whole(void **state)
{
	const struct pte_name *const names = model_of(state)->names;

	assert_non_null(names->name);
	for (const struct pte_name *n = names; n->name != NULL; n++) {
		assert_true(is_text(n->name) && is_text(n->macro));
		assert_true(n->width >= 1 && n->lsb + n->width <= 64);
		assert_true((n->levels | n->tables) != 0);
		assert_int_equal((n->levels & ~PTE_LEVEL_PAGES) |
					 (n->tables >> PTE_LEVEL_COUNT),
				 0);
		assert_int_equal(n->when.value & ~n->when.mask, 0);
		assert_int_equal(n->needs >> PTE_OPTION_COUNT, 0);
		assert_span(&n->in);
	}
}

/* whether one word, at one level, in one version, takes both names */
static bool clash(const struct pte_name *a, const struct pte_name *b)
{
	return ((a->levels & b->levels) | (a->tables & b->tables)) != 0 &&
	       a->in.since <= b->in.until && b->in.since <= a->in.until &&
	       ((a->when.value ^ b->when.value) & a->when.mask &
		b->when.mask) == 0;
}

static void bit_has_one_name_and_name_one_place(void **state)
{
	const struct pte_name *const names = model_of(state)->names;

	for (const struct pte_name *a = names; a->name != NULL; a++) {
		for (const struct pte_name *b = names; b != a; b++) {
			if (!clash(a, b))
				continue;
			check((mask(a->lsb, a->width) &
			       mask(b->lsb, b->width)) == 0,
			      "%s and %s are one bit", a->macro, b->macro);
			check(strcmp(a->name, b->name) != 0,
			      "%s stands in two places", a->name);
		}
	}
}

/* whether the macro says the same in capitals, whatever it says around it; the
 * architecture's names aren't in capitals */
static bool says(const char *macro, const char *name)
{
	for (; *macro != '\0'; macro++) {
		size_t i = 0;

		while (name[i] != '\0' && toupper(macro[i]) == toupper(name[i]))
			i++;
		if (name[i] == '\0')
			return true;
	}
	return false;
}

static void name_is_the_macro_s_in_small(void **state)
{
	const struct pte_name *const names = model_of(state)->names;

	for (const struct pte_name *n = names; n->name != NULL; n++)
		check(says(n->macro, n->name), "%s: %s", n->macro, n->name);
}

/* every bit that a predicate looks at has a name in a present word */
static void predicates_look_at_named_bits_only(void **state)
{
	const struct pte_model *const m = model_of(state);
	const struct pte_view *const view = m->layout->view[PTE_LEVEL_PTE];
	const uint64_t asked = view->present.mask | view->present.any |
			       view->protnone.mask | view->protnone.any;
	uint64_t named = 0;

	for (const struct pte_name *n = m->names; n->name != NULL; n++)
		if (n->in.since <= m->layout->since &&
		    m->layout->since <= n->in.until)
			named |= mask(n->lsb, n->width);
	check((asked & ~named) == 0, "without a name: 0x%" PRIx64,
	      asked & ~named);
}

/* Linux 6.12 arch/s390: a process's tables and the kernel's are apart, and no
 * bit of a page says in which of them it is */
static bool tells_user(const struct pte_model *m)
{
	return strcmp(m->arch->name, "s390x") != 0;
}

/* a row that no word passes, or all, tells nothing */
static void traits_are_whole(void **state)
{
	const struct pte_model *const m = model_of(state);
	const unsigned tells = (unsigned)tells_user(m) << PTE_TELLS_USER |
			       1U << PTE_TELLS_SPECIAL;
	unsigned told = 0;

	assert_non_null(m->traits);
	for (const struct pte_trait *t = m->traits; t->tells != 0; t++) {
		assert_true(is_text(t->source));
		assert_true(t->tells <= PTE_TELLS_LAST);
		assert_true(t->levels != 0 && t->levels <= PTE_LEVEL_PAGES);
		assert_true(t->in.since <= t->in.until);
		assert_int_equal(t->test.value & ~t->test.mask, 0);
		assert_true(t->test.mask != 0 || t->test.any != 0);
		told |= 1U << t->tells;
	}
	assert_int_equal(
		told & (1U << PTE_TELLS_USER | 1U << PTE_TELLS_SPECIAL), tells);
}

/* a protection is a process's, and no page of a device */
static void protections_are_a_process_s(void **state)
{
	const struct pte_model *const m = model_of(state);

	for (const struct pte_protection *p = m->protections; p->name != NULL;
	     p++) {
		bool user = false, special = false;

		/* of arm64 from 6.10 on it isn't told: see its rows */
		if (strcmp(m->arch->name, "arm64") == 0 &&
		    strcmp(p->name, "none") == 0 && p->in.since >= 0x060a)
			continue;
		for (const struct pte_trait *t = m->traits; t->tells != 0;
		     t++) {
			const bool is = (t->levels & 1U) != 0 &&
					pte_test_has(&t->test, p->bits);

			user |= is && t->tells == PTE_TELLS_USER;
			special |= is && t->tells == PTE_TELLS_SPECIAL;
		}
		check(user == tells_user(m) && !special, "%s", p->name);
	}
}

/* ---- stores and protections ---------------------------------------------- */

static void stores_are_whole(void **state)
{
	const struct pte_store *const stores = model_of(state)->stores;

	for (const struct pte_store *s = stores; s->path != NULL; s++) {
		assert_true(is_text(s->path) && is_text(s->source));
		assert_true(s->levels != 0 && s->levels <= PTE_LEVEL_PAGES);
		assert_int_equal(s->needs >> PTE_OPTION_COUNT, 0);
		assert_span(&s->in);
		if (s->seen.with != 0) {
			assert_true(s->seen.without < s->seen.with);
			assert_true(s->in.since <= s->seen.with);
		}
	}
}

/* Linux 6.12 arch/powerpc/mm/pgtable.c set_pte_filter; arm64's set_ptes */
static void stores_drop_what_the_kernel_s_do(void **state)
{
	const struct pte_model *const m = model_of(state);
	const bool hash = strstr(m->layout->name, "hash") != NULL &&
			  strstr(m->layout->name, "nohash") == NULL;
	const bool arm64 = strcmp(m->arch->name, "arm64") == 0;
	const uint64_t flags = facts_of(m->layout)->volatile_bits;

	for (const struct pte_store *s = m->stores; s->path != NULL; s++) {
		const bool contpte = arm64 &&
				     strcmp(s->path, "set_ptes") == 0 &&
				     s->in.since >= 0x0609;

		assert_int_equal(s->dropped, hash      ? flags
					     : contpte ? UINT64_C(1) << 52
						       : 0);
	}
}

static const char *const protections[] = {
	"none", "readonly", "shared", "copy", "readonly_exec", "shared_exec",
};

static void each_version_has_each_protection_once(void **state)
{
	const struct pte_model *const m = model_of(state);

	for (size_t i = 0; i < sizeof(protections) / sizeof(protections[0]);
	     i++) {
		for (unsigned v = m->layout->since; v <= m->arch->newest; v++) {
			unsigned found = 0;

			for (const struct pte_protection *p = m->protections;
			     p->name != NULL; p++)
				found += p->in.since <= v && v <= p->in.until &&
					 strcmp(p->name, protections[i]) == 0;
			check(found == 1, "%u.%u: %u x %s", v >> 8, v & 255,
			      found, protections[i]);
		}
	}
}

/* copy-on-write is a page that is only read for now */
static void protections_differ_where_they_should(void **state)
{
	const struct subject *const s = *state;
	struct pte_target t;
	const struct pte_protection *p[6];

	subject_target(s, &t);
	for (unsigned i = 0; i < 6; i++) {
		p[i] = pte_target_protection(&t, protections[i]);
		assert_non_null(p[i]);
		for (unsigned j = 0; j < i; j++)
			assert_int_equal(p[i]->bits == p[j]->bits,
					 i == 3 && j == 1);
	}
}

/* ---- what is done to words ------------------------------------------------
 */

static bool is_in_force(const struct pte_model *m, const struct pte_span *in)
{
	return in->since <= m->layout->since && m->layout->since <= in->until;
}

/* of each level that has leaves there is something, or why there is nothing */
static void each_level_says_what_is_done_to_its_words(void **state)
{
	const struct pte_model *const m = model_of(state);
	unsigned attributes = 0, transients = 0, comparisons = 0, leaves = 0;

	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++)
		leaves |= m->layout->view[l] != NULL ? PTE_LEVEL_SET(l) : 0;
	for (const struct pte_attributes *a = m->attributes; a->name != NULL;
	     a++) {
		assert_span(&a->in);
		assert_true(is_text(a->name) && is_text(a->source));
		assert_int_equal(a->bits == 0, a->why != NULL);
		attributes |= is_in_force(m, &a->in) ? a->levels : 0;
	}
	for (const struct pte_transient *t = m->transients; t->name != NULL;
	     t++) {
		assert_span(&t->in);
		assert_true(is_text(t->name) && is_text(t->source));
		assert_int_equal(t->from.value & ~t->from.mask, 0);
		assert_int_equal((t->change.clear | t->change.set) == 0,
				 t->invalidates || t->why != NULL);
		transients |= is_in_force(m, &t->in) ? t->levels : 0;
	}
	for (const struct pte_comparison *c = m->comparisons; c->name != NULL;
	     c++) {
		assert_span(&c->in);
		assert_true(is_text(c->name) && is_text(c->source));
		assert_true(c->why == NULL || (c->flags | c->bits) == 0);
		comparisons |= is_in_force(m, &c->in) ? c->levels : 0;
	}
	assert_int_equal(attributes & leaves, leaves);
	assert_int_equal(transients & leaves, leaves);
	assert_int_equal(comparisons & leaves, leaves);
}

/*
 * Linux 6.12: _PAGE_CACHE_MASK and _PAGE_LARGE_CACHE_MASK of x86's
 * pgtable_types.h; PTE_ATTRINDX_MASK of arm64's pgtable-hwdef.h;
 * _PAGE_CACHE_CTL of powerpc's book3s/64/pgtable.h and nohash/pgtable.h
 */
static uint64_t known_attributes(const struct pte_model *m, unsigned level)
{
	/* hugetlb's PAT_LARGE lies in PTE_PFN_MASK, by which pte_pfn reads */
	static const uint64_t x86[PTE_ENTRY_LEVEL_COUNT] = { 0x98, 0x1018,
							     0x18 };

	if (strcmp(m->arch->name, "x86_64") == 0)
		return x86[level];
	if (strcmp(m->arch->name, "arm64") == 0)
		return 0x1c;
	if (strcmp(m->arch->name, "riscv64") == 0)
		return 0x6000000000000000;
	/* the bit of PCI's write-back is found at boot: mio_wb_bit_mask */
	if (strcmp(m->arch->name, "s390x") == 0)
		return 0;
	return strstr(m->layout->name, "nohash") != NULL ? 0xf00000 : 0x30;
}

static void attributes_are_the_kernel_s_masks(void **state)
{
	const struct pte_model *const m = model_of(state);

	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
		uint64_t bits = 0;

		for (const struct pte_attributes *a = m->attributes;
		     a->name != NULL; a++)
			if ((a->levels & PTE_LEVEL_SET(l)) != 0)
				bits |= a->bits;
		assert_int_equal(bits, known_attributes(m, l));
	}
}

/* arch/powerpc/include/asm/book3s/64/hash.h hash__pte_same, and its like */
static void swapoff_passes_over_what_the_kernel_s_does(void **state)
{
	const struct pte_model *const m = model_of(state);
	const struct pte_comparison *const c = m->comparisons;
	const bool hash = strstr(m->layout->name, "ppc64-hash") != NULL;

	assert_string_equal(c->name, "pte_same_as_swp");
	assert_int_equal(c->levels, PTE_LEVEL_SET(PTE_LEVEL_PTE));
	assert_int_equal(c->flags, PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY) |
					   PTE_FLAG_SET(PTE_FLAG_UFFD_WP) |
					   PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE));
	assert_int_equal(c->bits,
			 hash ? facts_of(m->layout)->volatile_bits : 0);
}

/* what stands in an empty slot that isn't 0. Linux 6.12
 * arch/s390/include/asm/pgtable.h: _PAGE_INVALID, _SEGMENT_ENTRY_EMPTY;
 * arch/loongarch/include/asm/pgtable.h: invalid_pte_table, for whose address
 * this stands */
static uint64_t known_empty(const struct pte_model *m,
			    const struct pte_transient *t)
{
	const bool of_ptes = t->levels == PTE_LEVEL_SET(PTE_LEVEL_PTE);

	if (strcmp(m->arch->name, "s390x") == 0)
		return of_ptes ? 0x400 : 0x20;
	return strcmp(m->arch->name, "loongarch64") == 0 && !of_ptes
		       ? UINT64_C(0x9000000002000000)
		       : 0;
}

/* who leaves a word for a moment, by mm/ and arch/.../mm of Linux 6.12: those
 * that clear it, and those that make it invalid */
static void moments_are_the_kernel_s(void **state)
{
	static const struct {
		const char *layouts, *name;
		unsigned levels;
		bool invalidates;
	} known[] = {
		{ "", "ptep_get_and_clear", 1, false },
		{ "", "pmdp_huge_get_and_clear", 2, false },
		{ "", "huge_ptep_get_and_clear", 4, false },
		{ "x86_64", "pmdp_invalidate", 2, true },
		{ "arm64", "pmdp_invalidate", 2, true },
		/* of what is read, written or executed: no bit is in each */
		{ "riscv64", "pmdp_invalidate", 2, true },
		{ "riscv64", "pmdp_invalidate", 2, true },
		{ "riscv64", "pmdp_invalidate", 2, true },
		/* of what is large, and from 6.13 on present */
		{ "s390x", "pmdp_invalidate", 2, true },
		{ "s390x", "pmdp_invalidate", 2, true },
		/* of what is present, or PROT_NONE */
		{ "loongarch64", "pmdp_invalidate", 2, true },
		{ "loongarch64", "pmdp_invalidate", 2, true },
		{ "ppc64-hash", "pmdp_invalidate", 2, true },
		{ "ppc64-radix", "pmdp_invalidate", 2, true },
		{ "ppc64-hash", "ptep_modify_prot_start", 1, true },
		{ "ppc64-radix", "ptep_modify_prot_start", 1, true },
		{ "ppc64-hash", "huge_ptep_modify_prot_start", 4, true },
		{ "ppc64-radix", "huge_ptep_modify_prot_start", 4, true },
		{ "ppc64-radix", "radix__ptep_set_access_flags", 5, true },
	};
	const struct pte_model *const m = model_of(state);
	const char *const name = m->layout->name;
	size_t rows = 0, wanted = 0;

	while (m->transients[rows].name != NULL)
		rows++;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		const struct pte_transient *t = m->transients;

		if (strncmp(name, known[i].layouts, strlen(known[i].layouts)) !=
			    0 ||
		    (known[i].levels == 2 && strstr(name, "nohash") != NULL))
			continue;
		wanted++;
		while (t->name != NULL && strcmp(t->name, known[i].name) != 0)
			t++;
		check(t->name != NULL, "%s isn't there", known[i].name);
		assert_int_equal(t->levels, known[i].levels);
		assert_int_equal(t->invalidates, known[i].invalidates);
		assert_int_equal(t->change.clear,
				 known[i].invalidates ? 0 : UINT64_MAX);
		assert_int_equal(t->change.set,
				 known[i].invalidates ? 0 : known_empty(m, t));
	}
	assert_int_equal(rows, wanted);
}

/* ---- the rest of a row --------------------------------------------------- */

static void row_is_described(void **state)
{
	const struct pte_model *const m = model_of(state);

	assert_true(is_text(m->about));
	assert_true(is_text(m->arch->name));
	assert_true(strncmp(m->layout->name, m->arch->name,
			    strlen(m->arch->name)) == 0);
	assert_true(m->arch->newest >= m->layout->since);
	assert_true(m->phys_bits_plain >= 32 &&
		    m->phys_bits_plain <= m->layout->phys_bits);
	assert_true((m->address_bits >= m->layout->phys_bits ||
		     (is_brief(m) && m->address_bits == 0)) &&
		    m->address_bits < 64);
	assert_int_equal(m->lacks >> PTE_OPTION_COUNT, 0);
	if (m->seen.with != 0) {
		assert_true(m->seen.without < m->layout->since);
		assert_true(m->layout->since <= m->seen.with);
	}
}

static void row_has_sources(void **state)
{
	const struct pte_source *const sources = model_of(state)->arch->sources;

	assert_non_null(sources->path);
	for (const struct pte_source *s = sources; s->path != NULL; s++)
		assert_true(is_text(s->path) && is_text(s->versions) &&
			    is_text(s->what));
}

/* what a brief layout says nothing of: it says nothing of all of it */
static void nothing_is_said(void **state)
{
	const struct pte_model *const m = model_of(state);

	if (!is_brief(m))
		return;
	assert_null(m->protections->name);
	assert_null(m->predicates->name);
	assert_null(m->stores->path);
	assert_null(m->traits);
	assert_null(m->beside);
	assert_null(m->unread);
	assert_null(m->attributes);
	assert_null(m->transients);
	assert_null(m->comparisons);
}

#define EACH(cases, run) cases_add_each(cases, EVERY_ROW, run, #run)

/* of those of which more is known than of brief ones */
#define DESCRIBED(cases, run) cases_add_described(cases, EVERY_ROW, run, #run)

int main(void)
{
	struct cases cases = { 0 };

	EACH(&cases, row_is_as_the_kernel_has_it);
	EACH(&cases, no_bit_of_the_codec_is_used_twice);
	EACH(&cases, levels_have_a_view_and_a_place_or_neither);
	EACH(&cases, pmds_may_point_to_a_table);
	EACH(&cases, pieces_lie_inside_the_word);
	EACH(&cases, each_bit_has_exactly_one_owner);
	EACH(&cases, owners_agree_with_the_kernel_s_headers);
	EACH(&cases, must_be_0_and_hardware_say_why);
	EACH(&cases, names_are_whole);
	EACH(&cases, bit_has_one_name_and_name_one_place);
	EACH(&cases, name_is_the_macro_s_in_small);
	EACH(&cases, predicates_look_at_named_bits_only);
	DESCRIBED(&cases, traits_are_whole);
	DESCRIBED(&cases, protections_are_a_process_s);
	EACH(&cases, stores_are_whole);
	EACH(&cases, stores_drop_what_the_kernel_s_do);
	DESCRIBED(&cases, each_version_has_each_protection_once);
	DESCRIBED(&cases, protections_differ_where_they_should);
	DESCRIBED(&cases, each_level_says_what_is_done_to_its_words);
	DESCRIBED(&cases, attributes_are_the_kernel_s_masks);
	DESCRIBED(&cases, swapoff_passes_over_what_the_kernel_s_does);
	DESCRIBED(&cases, moments_are_the_kernel_s);
	EACH(&cases, words_are_as_long_as_the_kernel_has_them);
	EACH(&cases, nothing_is_said);
	EACH(&cases, row_is_described);
	EACH(&cases, row_has_sources);
	CASES_ADD(&cases, owners_have_names);
	return cases_run(&cases, "rows");
}
