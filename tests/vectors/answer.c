/* SPDX-License-Identifier: BSD-2-Clause */

#include "answer.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* ------------------------------------------------------------------------
 * The two decoders
 * ------------------------------------------------------------------------ */

static unsigned flags_of_library(unsigned flags)
{
	unsigned set = 0;

	if (flags & PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY))
		set |= ANSWER_SOFT_DIRTY;
	if (flags & PTE_FLAG_SET(PTE_FLAG_UFFD_WP))
		set |= ANSWER_UFFD_WP;
	if (flags & PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE))
		set |= ANSWER_EXCLUSIVE;
	return set;
}

static unsigned marker_by_name(const char *name)
{
	if (strcmp(name, "uffd_wp") == 0)
		return ANSWER_MARKER_UFFD_WP;
	if (strcmp(name, "swapin_error") == 0)
		return ANSWER_MARKER_SWAPIN_ERROR;
	if (strcmp(name, "poisoned") == 0)
		return ANSWER_MARKER_POISONED;
	if (strcmp(name, "guard") == 0)
		return ANSWER_MARKER_GUARD;
	return 0;
}

static bool in_span(const struct pte_span *span, uint16_t version)
{
	return version >= span->since && version <= span->until;
}

/* A bit has the name that this version gives it */
static unsigned marker_of_library(const struct pte_target *target,
				  unsigned bits)
{
	unsigned set = 0;
	size_t count;
	size_t i;
	const struct pte_marker_bit *const markers = pte_markers(&count);

	for (i = 0; i < count; i++)
		if ((bits & 1U << markers[i].bit) != 0 &&
		    in_span(&markers[i].in, target->version))
			set |= marker_by_name(markers[i].name);
	return set;
}

static unsigned doubts_of_library(const struct pte_target *target,
				  uint64_t word, const struct pte_reading *r)
{
	static const unsigned bits[] = {
		[PTE_DOUBT_MISSING_BITS] = ANSWER_MISSING_BITS,
		[PTE_DOUBT_OFFSET_RANGE] = ANSWER_OFFSET_RANGE,
		[PTE_DOUBT_PFN_RANGE] = ANSWER_PFN_RANGE,
		[PTE_DOUBT_MARKER_BITS] = ANSWER_MARKER_BITS,
		[PTE_DOUBT_LEVEL_KIND] = ANSWER_LEVEL_KIND,
		[PTE_DOUBT_MMIO] = ANSWER_MMIO,
	};
	struct pte_doubts doubts;
	unsigned set = 0;

	if (pte_target_doubts(target, word, r, &doubts) != PTE_STATUS_OK)
		return ~0U;
	for (unsigned i = 0; i < doubts.count; i++)
		set |= bits[doubts.list[i].code];
	return set;
}

void answer_of_library(const struct pte_target *target, uint64_t word,
		       const struct pte_reading *r, struct answer *a)
{
	memset(a, 0, sizeof(*a));
	a->kind = pte_kind_name(r->kind);
	a->softleaf = pte_kind_name(r->softleaf);
	a->none = r->none;
	a->present = r->present;
	a->protnone = r->protnone;
	a->has_entry = r->has_entry;
	a->type = r->swp_type;
	a->offset = r->swp_offset;
	a->entry = r->swp_entry;
	a->flags = flags_of_library(r->flags);
	a->has_pfn = r->has_pfn;
	a->pfn = r->pfn;
	a->has_young_dirty = r->has_young_dirty;
	a->young = r->young;
	a->dirty = r->dirty;
	if (r->marker)
		a->marker = marker_of_library(target, r->marker);
	a->has_table = r->has_table;
	a->table = r->table;
	a->has_stray = !r->present || r->has_table;
	a->stray = r->stray;
	a->has_pagemap = r->has_pagemap;
	a->pagemap = r->pagemap;
	a->doubts = doubts_of_library(target, word, r);
}

static unsigned flags_of_reference(const struct ref_flags *flags)
{
	return (flags->soft_dirty ? ANSWER_SOFT_DIRTY : 0U) |
	       (flags->uffd_wp ? ANSWER_UFFD_WP : 0U) |
	       (flags->exclusive ? ANSWER_EXCLUSIVE : 0U);
}

static unsigned marker_of_reference(const struct ref_reading *r)
{
	return (r->marker_uffd_wp ? ANSWER_MARKER_UFFD_WP : 0U) |
	       (r->marker_swapin_error ? ANSWER_MARKER_SWAPIN_ERROR : 0U) |
	       (r->marker_poisoned ? ANSWER_MARKER_POISONED : 0U) |
	       (r->marker_guard ? ANSWER_MARKER_GUARD : 0U);
}

static unsigned doubts_of_reference(const struct ref_doubts *d)
{
	return (d->missing_bits ? ANSWER_MISSING_BITS : 0U) |
	       (d->offset_range ? ANSWER_OFFSET_RANGE : 0U) |
	       (d->pfn_range ? ANSWER_PFN_RANGE : 0U) |
	       (d->marker_bits ? ANSWER_MARKER_BITS : 0U) |
	       (d->level_kind ? ANSWER_LEVEL_KIND : 0U) |
	       (d->mmio ? ANSWER_MMIO : 0U);
}

void answer_of_reference(const struct ref_reading *r, struct answer *a)
{
	memset(a, 0, sizeof(*a));
	a->kind = ref_kind_name(r->kind);
	a->softleaf = ref_kind_name(r->softleaf);
	a->none = r->none;
	a->present = r->present;
	a->protnone = r->protnone;
	a->has_entry = r->has_entry;
	a->type = r->swp_type;
	a->offset = r->swp_offset;
	a->entry = r->swp_entry;
	a->flags = flags_of_reference(&r->flags);
	a->has_pfn = r->has_pfn;
	a->pfn = r->pfn;
	a->has_table = r->has_table;
	a->table = r->table;
	a->has_young_dirty = r->has_young_dirty;
	a->young = r->young;
	a->dirty = r->dirty;
	a->marker = marker_of_reference(r);
	a->has_stray = r->has_stray;
	a->stray = r->stray;
	a->has_pagemap = r->has_pagemap;
	a->pagemap = r->pagemap;
	a->doubts = doubts_of_reference(&r->doubts);
}

/* ------------------------------------------------------------------------
 * Side by side
 * ------------------------------------------------------------------------ */

static const char *entry_difference(const struct answer *a,
				    const struct answer *b)
{
	if (a->type != b->type)
		return "type";
	if (a->offset != b->offset)
		return "offset";
	if (a->entry != b->entry)
		return "entry";
	if (a->flags != b->flags)
		return "flags";
	if (a->marker != b->marker)
		return "marker";
	return strcmp(a->softleaf, b->softleaf) != 0 ? "softleaf" : NULL;
}

static const char *young_dirty_difference(const struct answer *a,
					  const struct answer *b)
{
	if (a->has_young_dirty != b->has_young_dirty)
		return "young";
	if (!a->has_young_dirty)
		return NULL;
	if (a->young != b->young)
		return "young";
	return a->dirty != b->dirty ? "dirty" : NULL;
}

static const char *optional_difference(const struct answer *a,
				       const struct answer *b)
{
	if (a->has_pfn != b->has_pfn || (a->has_pfn && a->pfn != b->pfn))
		return "pfn";
	if (a->has_table != b->has_table ||
	    (a->has_table && a->table != b->table))
		return "address";
	if (a->has_pagemap != b->has_pagemap ||
	    (a->has_pagemap && a->pagemap != b->pagemap))
		return "pagemap";
	if (a->doubts != b->doubts)
		return "doubts";
	/* Not every decoder answers this one for every word */
	if (a->has_stray && b->has_stray && a->stray != b->stray)
		return "stray";
	return young_dirty_difference(a, b);
}

const char *answer_difference(const struct answer *a, const struct answer *b)
{
	const char *key = NULL;

	if (strcmp(a->kind, b->kind) != 0)
		return "kind";
	if (a->none != b->none)
		return "none";
	if (a->present != b->present)
		return "present";
	if (a->protnone != b->protnone)
		return "protnone";
	if (a->has_entry != b->has_entry)
		return "type";
	if (a->has_entry)
		key = entry_difference(a, b);
	return key ? key : optional_difference(a, b);
}

/* ------------------------------------------------------------------------
 * As text
 * ------------------------------------------------------------------------ */

static void hex_text(char text[ANSWER_TEXT_SIZE], bool has, uint64_t value)
{
	if (has)
		snprintf(text, ANSWER_TEXT_SIZE, "0x%" PRIx64, value);
	else
		snprintf(text, ANSWER_TEXT_SIZE, "absent");
}

static void decimal_text(char text[ANSWER_TEXT_SIZE], bool has, uint64_t value)
{
	if (has)
		snprintf(text, ANSWER_TEXT_SIZE, "%" PRIu64, value);
	else
		snprintf(text, ANSWER_TEXT_SIZE, "absent");
}

static void list_add(char text[ANSWER_TEXT_SIZE], bool set, const char *name)
{
	const size_t length = strlen(text);

	if (set)
		snprintf(text + length, ANSWER_TEXT_SIZE - length, "%s%s",
			 length > 0 ? "," : "", name);
}

static void list_end(char text[ANSWER_TEXT_SIZE])
{
	if (*text == '\0')
		snprintf(text, ANSWER_TEXT_SIZE, "-");
}

static void flags_text(char text[ANSWER_TEXT_SIZE], const struct answer *a)
{
	*text = '\0';
	list_add(text, (a->flags & ANSWER_SOFT_DIRTY) != 0, "soft_dirty");
	list_add(text, (a->flags & ANSWER_UFFD_WP) != 0, "uffd_wp");
	list_add(text, (a->flags & ANSWER_EXCLUSIVE) != 0, "exclusive");
	list_end(text);
}

static void marker_text(char text[ANSWER_TEXT_SIZE], const struct answer *a)
{
	*text = '\0';
	list_add(text, (a->marker & ANSWER_MARKER_UFFD_WP) != 0, "uffd_wp");
	list_add(text, (a->marker & ANSWER_MARKER_SWAPIN_ERROR) != 0,
		 "swapin_error");
	list_add(text, (a->marker & ANSWER_MARKER_POISONED) != 0, "poisoned");
	list_add(text, (a->marker & ANSWER_MARKER_GUARD) != 0, "guard");
	list_end(text);
}

static void doubts_text(char text[ANSWER_TEXT_SIZE], const struct answer *a)
{
	*text = '\0';
	list_add(text, (a->doubts & ANSWER_MISSING_BITS) != 0, "missing-bits");
	list_add(text, (a->doubts & ANSWER_OFFSET_RANGE) != 0, "offset-range");
	list_add(text, (a->doubts & ANSWER_PFN_RANGE) != 0, "pfn-range");
	list_add(text, (a->doubts & ANSWER_MARKER_BITS) != 0, "marker-bits");
	list_add(text, (a->doubts & ANSWER_LEVEL_KIND) != 0, "level-kind");
	list_add(text, (a->doubts & ANSWER_MMIO) != 0, "mmio");
	list_end(text);
}

bool answer_text(const struct answer *a, const char *key,
		 char text[ANSWER_TEXT_SIZE])
{
	if (strcmp(key, "kind") == 0)
		snprintf(text, ANSWER_TEXT_SIZE, "%s", a->kind);
	else if (strcmp(key, "softleaf") == 0)
		snprintf(text, ANSWER_TEXT_SIZE, "%s", a->softleaf);
	else if (strcmp(key, "none") == 0)
		decimal_text(text, true, a->none);
	else if (strcmp(key, "present") == 0)
		decimal_text(text, true, a->present);
	else if (strcmp(key, "protnone") == 0)
		decimal_text(text, true, a->protnone);
	else if (strcmp(key, "type") == 0)
		decimal_text(text, a->has_entry, a->type);
	else if (strcmp(key, "offset") == 0)
		hex_text(text, a->has_entry, a->offset);
	else if (strcmp(key, "entry") == 0)
		hex_text(text, a->has_entry, a->entry);
	else if (strcmp(key, "flags") == 0)
		flags_text(text, a);
	else if (strcmp(key, "marker") == 0)
		marker_text(text, a);
	else if (strcmp(key, "pfn") == 0)
		hex_text(text, a->has_pfn, a->pfn);
	else if (strcmp(key, "address") == 0)
		hex_text(text, a->has_table, a->table);
	else if (strcmp(key, "young") == 0)
		decimal_text(text, a->has_young_dirty, a->young);
	else if (strcmp(key, "dirty") == 0)
		decimal_text(text, a->has_young_dirty, a->dirty);
	else if (strcmp(key, "stray") == 0)
		hex_text(text, a->has_stray, a->stray);
	else if (strcmp(key, "pagemap") == 0)
		hex_text(text, a->has_pagemap, a->pagemap);
	else if (strcmp(key, "doubts") == 0)
		doubts_text(text, a);
	else
		return false;
	return true;
}

void answer_print(const char *who, const struct answer *a)
{
	static const char *const keys[] = {
		"kind",  "none",  "present",  "protnone", "type",    "offset",
		"entry", "flags", "softleaf", "marker",   "pfn",     "young",
		"dirty", "stray", "pagemap",  "doubts",   "address",
	};
	char text[ANSWER_TEXT_SIZE];
	size_t i;

	fprintf(stderr, "  %s:", who);
	for (i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		if (answer_text(a, keys[i], text) &&
		    strcmp(text, "absent") != 0)
			fprintf(stderr, " %s=%s", keys[i], text);
	fprintf(stderr, "\n");
}
