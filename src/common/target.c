/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Filling a target from a layout, version and configuration: types, markers,
 * flags and young/dirty in force, and whether versions in between were read;
 * then the lookups on a target.
 */
#include <pte/target.h>

#include <pte/lists.h>

#include "domain.h"
#include "level.h"
#include "machine.h"
#include "numbers.h"
#include "options.h"
#include "ready.h"
#include "sized.h"
#include "span.h"
#include "text.h"

/* ---- markers, flags ---------------------------------------------- */

/* the marker bits that a proposal adds, with their options on */
static unsigned proposed_markers(const struct pte_target *t)
{
	const struct pte_proposal *const p = t->model->proposal;
	unsigned bits = 0;

	for (unsigned i = 0; p != NULL && i < p->marker_count; i++)
		if ((p->markers[i].needs & ~t->options) == 0 &&
		    pte_target_has_kind(t, PTE_KIND_MARKER))
			bits |= 1U << p->markers[i].bit;
	return bits;
}

static void find_markers(struct pte_target *t)
{
	size_t count;
	const struct pte_marker_bit *const markers = pte_markers(&count);

	t->markers = 0;
	t->markers_certain = true;
	for (size_t i = 0; i < count; i++) {
		if (in_span(&markers[i].in, t->version))
			t->markers |= 1U << markers[i].bit;
		t->markers_certain = t->markers_certain &&
				     !between(markers[i].seen_without,
					      markers[i].seen_with, t->version);
	}
	t->markers |= proposed_markers(t);
}

/* the flags of a proposal that exist at a level */
static unsigned proposed_flags(const struct pte_target *t, unsigned level)
{
	const struct pte_proposal *const p = t->model->proposal;
	unsigned set = 0;

	for (unsigned i = 0; p != NULL && i < p->flag_count; i++)
		if ((p->flags[i].needs & ~t->options) == 0 &&
		    (p->flags[i].levels & PTE_LEVEL_SET(level)) != 0)
			set |= PTE_FLAG_SET(PTE_FLAG_PROPOSED + i);
	return set;
}

/* the flags of Linux that exist at a level */
static unsigned linux_flags(const struct pte_target *t, unsigned level)
{
	unsigned set = 0;

	if (pte_is_entryless(t, (enum pte_level)level))
		return 0;
	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		if (pte_flag_exists((enum pte_flag)f, (enum pte_level)level,
				    t->options))
			set |= PTE_FLAG_SET(f);
	return set;
}

/* the type's bits that an encoder may set: the others are 0 in every type */
static uint64_t type_bits_written(const struct pte_target *t, unsigned level)
{
	const struct pte_piece *const type = &t->layout->swap[level]->type;
	const struct pte_piece read =
		pte_layout_swap_type_read(t->layout, (enum pte_level)level);

	return pte_piece_mask(&read) | pte_piece_put(type, 0);
}

static void find_flags(struct pte_target *t)
{
	unsigned on = 0;

	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		if ((pte_flag_needs((enum pte_flag)f) & ~t->options) == 0)
			on |= PTE_FLAG_SET(f);
	t->present_flags = on | t->model->always_read;

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		const struct pte_codec *const c = t->layout->swap[l];
		const unsigned exist = linux_flags(t, l) | proposed_flags(t, l);

		t->swap_flags[l] = 0;
		t->writable[l] = type_bits_written(t, l) |
				 pte_codec_offset_mask(c) | c->fixed.value;
		for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
			if (c->flag[f] == 0 || (exist & PTE_FLAG_SET(f)) == 0)
				continue;
			t->swap_flags[l] |= PTE_FLAG_SET(f);
			t->writable[l] |= c->flag[f];
		}
	}
}

/* ---- what a proposal adds ----------------------------------------------- */

static void find_own_words(struct pte_target *t)
{
	const struct pte_proposal *const p = t->model->proposal;

	for (unsigned i = 0; p != NULL && i < p->word_count; i++) {
		if ((p->words[i].needs & ~t->options) != 0)
			continue;
		t->special[t->special_tests++] =
			(struct pte_test){ PTE_ALL_BITS, p->words[i].word, 0,
					   0 };
		t->scheme_word[t->scheme_words++] = p->words[i].word;
		t->own.levels |= PTE_LEVEL_SET(PTE_LEVEL_PTE);
	}
}

static void find_own(struct pte_target *t)
{
	for (unsigned i = t->max_swapfiles; i < PTE_SWAP_TYPE_COUNT; i++)
		if (t->kind_of_type[i] >= PTE_KIND_PROPOSED)
			t->own.kinds |= PTE_KIND_SET(t->kind_of_type[i]);
	find_own_words(t);
	t->own.markers = proposed_markers(t);
	if (t->own.markers != 0) {
		t->own.kinds |= PTE_KIND_SET(PTE_KIND_MARKER);
		t->own.levels |= PTE_LEVEL_SET(PTE_LEVEL_PTE) |
				 PTE_LEVEL_SET(PTE_LEVEL_HUGETLB);
	}
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		const unsigned flags = proposed_flags(t, l);
		unsigned k = PTE_KIND_PROPOSED;

		t->own.flags |= flags;
		while (k < PTE_KIND_COUNT &&
		       ((t->own.kinds & PTE_KIND_SET(k)) == 0 ||
			!pte_kind_stands(t, (enum pte_level)l,
					 (enum pte_kind)k)))
			k++;
		if (flags != 0 || k < PTE_KIND_COUNT)
			t->own.levels |= PTE_LEVEL_SET(l);
	}
}

/* ---- migration's young and dirty ---------------------------------------- */

static void find_young_dirty(struct pte_target *t)
{
	t->pfn_bits = 0;
	if (t->version >= PTE_PFN_BITS_SINCE)
		t->pfn_bits = (uint8_t)(t->phys_bits - t->layout->page_shift);
	t->young_dirty = pte_layout_keeps_young_dirty(
		t->layout, t->version, t->options, t->pfn_bits, t->cache_bits);
}

/* 0: not given */
static bool is_machine_fact(unsigned bits, unsigned most)
{
	return bits == 0 || (bits >= PTE_MACHINE_BITS_MIN && bits <= most);
}

static enum pte_status find_machine(struct pte_target *t,
				    const struct pte_config *config)
{
	const uint32_t vmemmap = PTE_OPTION_SET(PTE_OPTION_SPARSEMEM_VMEMMAP);
	if (!is_machine_fact(config->phys_bits, PTE_MACHINE_BITS_MAX) ||
	    !is_machine_fact(config->cache_bits, PTE_MACHINE_BITS_MAX) ||
	    !is_machine_fact(config->c_bit, PTE_MACHINE_C_BIT_MAX))
		return PTE_STATUS_MACHINE_RANGE;
	if ((config->cache_bits != 0 && !t->model->arch->l1tf) ||
	    (config->c_bit != 0 && !t->model->arch->c_bit) ||
	    (config->empty_pmd != 0 &&
	     t->model->empty_symbol[PTE_LEVEL_PMD] == NULL))
		return PTE_STATUS_NO_OPTION;
	t->cache_bits = config->cache_bits;
	t->c_bit = config->c_bit;
	t->empty_pmd = config->empty_pmd;
	t->phys_bits = config->phys_bits;
	t->phys_bits_given = config->phys_bits != 0;
	if (t->phys_bits == 0)
		t->phys_bits = (t->options & vmemmap) != 0
				       ? t->layout->phys_bits
				       : t->model->phys_bits_plain;
	return PTE_STATUS_OK;
}

/* ---- which versions change something ------------------------------------ */

static bool begins_or_ended(const struct pte_span *span, uint16_t version)
{
	return span->since == version ||
	       (span->until != PTE_LINUX_ONWARDS &&
		pte_linux_next(span->until) == version);
}

static bool shared_rows_change_at(uint16_t version)
{
	size_t count;
	const struct pte_type *const types = pte_types(&count);

	for (size_t i = 0; i < count; i++)
		if (begins_or_ended(&types[i].in, version))
			return true;

	const struct pte_marker_bit *const markers = pte_markers(&count);

	for (size_t i = 0; i < count; i++)
		if (begins_or_ended(&markers[i].in, version))
			return true;
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
			if (pte_kind_info((enum pte_kind)k)->at_level[l] ==
			    version)
				return true;
	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++)
		if (begins_or_ended(&pte_option_info(o)->in, version))
			return true;
	return version == PTE_PFN_BITS_SINCE;
}

/* what present words hold */
static bool pages_change_at(const struct pte_model *model, uint16_t version)
{
	bool changes = false;

	for (const struct pte_protection *p = model->protections;
	     p->name != NULL; p++)
		changes |= begins_or_ended(&p->in, version);
	for (const struct pte_beside *b = model->beside;
	     b != NULL && b->what != NULL; b++)
		changes |= begins_or_ended(&b->in, version);
	for (const struct pte_name *n = model->names; n->name != NULL; n++)
		changes |= begins_or_ended(&n->in, version);
	return changes;
}

/* what is done to words */
static bool handling_changes_at(const struct pte_model *model, uint16_t version)
{
	const struct pte_attributes *a = model->attributes;
	const struct pte_transient *t = model->transients;
	const struct pte_comparison *c = model->comparisons;
	bool changes = false;

	for (; a != NULL && a->name != NULL; a++)
		changes |= begins_or_ended(&a->in, version);
	for (; t != NULL && t->name != NULL; t++)
		changes |= begins_or_ended(&t->in, version);
	for (; c != NULL && c->name != NULL; c++)
		changes |= begins_or_ended(&c->in, version);
	return changes;
}

bool pte_model_changes_at(const struct pte_model *model, uint16_t version)
{
	const struct pte_arch *const arch = model->arch;
	const struct pte_span in = pte_model_span(model);
	bool changes = begins_or_ended(&in, version) ||
		       shared_rows_change_at(version);

	for (size_t i = 0; i < arch->option_count; i++)
		changes |= begins_or_ended(&arch->options[i].in, version);
	for (const struct pte_store *s = model->stores; s->path != NULL; s++)
		changes |= begins_or_ended(&s->in, version);
	for (const struct pte_predicate *p = model->predicates; p->name != NULL;
	     p++)
		changes |= begins_or_ended(&p->in, version);
	for (const struct pte_accepted *k = model->accepted; k->claim != NULL;
	     k++)
		changes |= begins_or_ended(&k->in, version);
	return changes || pages_change_at(model, version) ||
	       handling_changes_at(model, version);
}

/* ---- the whole ---------------------------------------------------------- */

static void name_target(struct pte_target *t)
{
	char *const to = t->name;
	size_t at = text_append(to, sizeof(t->name), 0, t->layout->name);

	at = text_append(to, sizeof(t->name), at, "@");
	at = text_append_number(to, sizeof(t->name), at,
				PTE_LINUX_MAJOR(t->version));
	at = text_append(to, sizeof(t->name), at, ".");
	(void)text_append_number(to, sizeof(t->name), at,
				 PTE_LINUX_MINOR(t->version));
}

/* strictly inside the bracket of the change that began a row */
static bool is_bracketed(const struct pte_model *model, uint16_t version)
{
	return between(model->seen.without, model->seen.with, version);
}

/* false if some row of the same name begins in a bracket around the version */
static bool layout_is_certain(const struct pte_model *model, uint16_t version)
{
	const char *name = model->layout->name;
	bool certain = !is_bracketed(model, version);
	const struct pte_model *m;
	size_t length;

	/* a proposal's own name has no rows: use those of its base */
	if (model->proposal != NULL && model->proposal->uncertain)
		return false;
	if (model->proposal != NULL)
		name = model->proposal->base;
	length = text_length(name);
	for (size_t i = 0; name != NULL && (m = pte_model_at(i)) != NULL; i++)
		if (text_is(name, length, m->layout->name))
			certain = certain && !is_bracketed(m, version);
	return certain;
}

static bool fits_an_offset(const struct pte_layout *l,
			   const struct pte_piece *p)
{
	return (unsigned)p->at + p->width <= l->swp_entry.type_shift &&
	       (unsigned)p->lsb + p->width <= 64;
}

/* a swp_entry can hold the offset, and kind_of_type the types */
static bool fits_an_entry(const struct pte_layout *l, unsigned level)
{
	const struct pte_codec *const c = l->swap[level];
	const struct pte_piece *const type = &c->type;

	return (unsigned)type->at + type->width <= PTE_TYPE_BITS_MAX &&
	       (unsigned)type->lsb + type->width <= 64 &&
	       fits_an_offset(l, &c->offset) &&
	       fits_an_offset(l, &c->offset_high) &&
	       (c->offset_high.width == 0 ||
		c->offset_high.at == c->offset.at + c->offset.width) &&
	       (pte_piece_mask(&c->offset) & pte_piece_mask(&c->offset_high)) ==
		       0;
}

static bool is_form(const struct pte_swap_form *f)
{
	return (f->bits == 64 || f->bits == 32) &&
	       f->type_shift <= f->bits - PTE_SWAP_TYPE_BITS &&
	       f->type_shift >= f->bits - PTE_TYPE_BITS_MAX;
}

static bool has_room(const struct pte_layout *l)
{
	bool has = is_form(&l->swp_entry);

	for (unsigned i = 0; i < PTE_LEVEL_COUNT; i++)
		has = has && fits_an_entry(l, i);
	return has;
}

/* whether a proposal's counts, marker bits and numbers are within the limits */
static bool is_proposable(const struct pte_proposal *p)
{
	bool good = p == NULL || (p->flag_count <= PTE_PROPOSED_FLAGS_MAX &&
				  p->type_count <= PTE_PROPOSED_TYPES_MAX &&
				  p->marker_count <= PTE_PROPOSED_MARKERS_MAX &&
				  p->word_count <= PTE_PROPOSED_WORDS_MAX);

	for (unsigned i = 0; p != NULL && good && i < p->marker_count; i++)
		good = p->markers[i].bit < PTE_MARKER_BITS;
	return good && (p == NULL || pte_numbers_are_good(p));
}

static bool has_words(const struct pte_model *model)
{
	const unsigned bits = model->layout->word_bits;

	return (bits == 64 || bits == 32) && pte_model_bits_beyond(model) == 0;
}

size_t pte_target_size(void)
{
	return sizeof(struct pte_target);
}

enum pte_status
pte_target_of_sized(const struct pte_model *model, uint16_t version,
		    const struct pte_config *given, size_t config_size,
		    struct pte_target *target_ret, size_t target_size)
{
	struct pte_config config = { .on = 0 };
	struct pte_target t = {
		.model = model,
		.layout = model->layout,
		.version = version,
		.certain = layout_is_certain(model, version),
	};
	enum pte_status status;

	if (target_size < sizeof(t) ||
	    (given != NULL &&
	     !sized_take(&config, sizeof(config), given, config_size)))
		return PTE_STATUS_SIZE;
	if (!has_room(model->layout) || !is_proposable(model->proposal))
		return PTE_STATUS_FIELD_RANGE;
	if (!has_words(model))
		return PTE_STATUS_WORD_RANGE;
	status = pte_options_resolve(model, version, &config, &t.options);
	if (status != PTE_STATUS_OK)
		return status;
	status = find_machine(&t, &config);
	if (status != PTE_STATUS_OK)
		return status;
	pte_number_types(&t);
	find_markers(&t);
	find_flags(&t);
	find_own(&t);
	find_young_dirty(&t);
	t.protnone_compiled =
		(t.options & PTE_OPTION_SET(PTE_OPTION_NUMA_BALANCING)) != 0 ||
		(model->arch->protnone_always != 0 &&
		 version >= model->arch->protnone_always);
	name_target(&t);
	pte_make_ready(&t);
	sized_give(target_ret, target_size, &t, sizeof(t));
	return PTE_STATUS_OK;
}

enum pte_status pte_target_init_sized(const char *name,
				      const struct pte_config *config,
				      size_t config_size,
				      struct pte_target *target_ret,
				      size_t target_size)
{
	const struct pte_model *model;
	uint16_t version = 0;
	size_t length = 0;
	enum pte_status status;

	if (name == NULL)
		return PTE_STATUS_SYNTAX;
	while (name[length] != '\0' && name[length] != '@')
		length++;
	if (length == 0)
		return PTE_STATUS_SYNTAX;
	if (name[length] == '@') {
		const char *const text = name + length + 1;

		status = pte_linux_release(text, text_length(text), &version);
		if (status != PTE_STATUS_OK)
			return status;
	}
	status = pte_model_find(name, length, version, &model);
	if (status != PTE_STATUS_OK)
		return status;
	return pte_target_of_sized(
		model, version != 0 ? version : model->arch->newest, config,
		config_size, target_ret, target_size);
}

/* ---- lookups ------------------------------------------------------------ */

int pte_target_type_of(const struct pte_target *target, enum pte_kind kind)
{
	for (unsigned i = target->max_swapfiles; i < PTE_SWAP_TYPE_COUNT; i++)
		if (target->kind_of_type[i] == (unsigned)kind)
			return (int)i;
	return -1;
}

bool pte_target_has_kind(const struct pte_target *target, enum pte_kind kind)
{
	return kind == PTE_KIND_SWAP ? target->max_swapfiles > 0
				     : pte_target_type_of(target, kind) >= 0;
}

/* the largest pfn that fits the words of all protections */
static uint64_t leaf_pfn_max(const struct pte_target *t, enum pte_level level)
{
	uint64_t mask = 0;

	for (const struct pte_protection *p = t->model->protections;
	     p->name != NULL; p++)
		if (in_span(&p->in, t->version))
			mask |= pte_place_mask(
				t->layout->place[level],
				pte_layout_leaf(t->layout, level, p->bits));
	return (mask & ~pte_encryption(t)) >> t->layout->page_shift;
}

uint64_t pte_target_pfn_max(const struct pte_target *target,
			    enum pte_level level, enum pte_kind kind)
{
	const enum pte_payload payload =
		pte_model_kind(target->model, kind)->payload;
	unsigned width;

	if (view_at(target, level) == NULL)
		return 0;
	width = pte_codec_offset_width(target->layout->swap[level]);
	if (payload == PTE_PAYLOAD_ADDRESS)
		return leaf_pfn_max(target, level);
	if (payload == PTE_PAYLOAD_PFN && target->pfn_bits != 0 &&
	    target->pfn_bits < width)
		return pte_ones(target->pfn_bits);
	return pte_ones(width);
}

const struct pte_protection *
pte_target_protection(const struct pte_target *target, const char *name)
{
	const size_t length = text_length(name);

	for (const struct pte_protection *p = target->model->protections;
	     p->name != NULL; p++)
		if (in_span(&p->in, target->version) &&
		    text_is(name, length, p->name))
			return p;
	return NULL;
}
