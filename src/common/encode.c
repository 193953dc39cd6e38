/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Encoding of descriptions: checks of kind, keys and flags, then the word of a
 * page or an entry. What doesn't fit is an error, never truncated.
 */
#include <pte/encode.h>

#include "domain.h"
#include "level.h"
#include "machine.h"
#include "sized.h"
#include "text.h"

static const char *const key_names[PTE_KEY_COUNT] = {
	[PTE_KEY_TYPE] = "type",       [PTE_KEY_OFFSET] = "offset",
	[PTE_KEY_PFN] = "pfn",         [PTE_KEY_MARKER] = "marker",
	[PTE_KEY_PROTECTION] = "prot",
};

static const unsigned keys_of_payload[] = {
	[PTE_PAYLOAD_NOTHING] = 0,
	[PTE_PAYLOAD_ADDRESS] = PTE_KEY_SET(PTE_KEY_PFN) |
				PTE_KEY_SET(PTE_KEY_PROTECTION),
	[PTE_PAYLOAD_OFFSET] = PTE_KEY_SET(PTE_KEY_TYPE) |
			       PTE_KEY_SET(PTE_KEY_OFFSET),
	[PTE_PAYLOAD_PFN] = PTE_KEY_SET(PTE_KEY_PFN),
	[PTE_PAYLOAD_WHOLE] = PTE_KEY_SET(PTE_KEY_PFN),
	[PTE_PAYLOAD_MARKER] = PTE_KEY_SET(PTE_KEY_MARKER),
	[PTE_PAYLOAD_NUMBER] = PTE_KEY_SET(PTE_KEY_OFFSET),
};

/* the name of the protection for PROT_NONE pages */
#define NO_ACCESS "none"

unsigned pte_kind_keys(enum pte_kind kind)
{
	return keys_of_payload[pte_kind_info(kind)->payload];
}

unsigned pte_target_keys(const struct pte_target *target, enum pte_kind kind)
{
	return keys_of_payload[pte_model_kind(target->model, kind)->payload];
}

const char *pte_key_name(unsigned key)
{
	return key < PTE_KEY_COUNT ? key_names[key] : NULL;
}

/* ---- what a description may ask for ------------------------------------- */

static bool is_present_kind(enum pte_kind kind)
{
	/* a proposal's kinds never are */
	return pte_kind_info(kind)->payload == PTE_PAYLOAD_ADDRESS;
}

/* whether the scheme in force reads some words as its own */
static bool has_special(const struct pte_target *t)
{
	return t->special_tests > 0 || pte_target_has_kind(t, PTE_KIND_SPECIAL);
}

static bool kind_exists(const struct pte_target *t, enum pte_level level,
			enum pte_kind kind)
{
	const struct pte_view *const view = t->layout->view[level];

	if (kind == PTE_KIND_NONE || kind == PTE_KIND_PRESENT ||
	    kind == PTE_KIND_RAW || kind == PTE_KIND_SPECIAL)
		return true;
	if (kind == PTE_KIND_PROTNONE)
		return !pte_test_is_never(&view->protnone);
	if (kind == PTE_KIND_INVALIDATED)
		return !pte_test_is_never(&view->invalidated);
	return pte_target_has_kind(t, kind);
}

static enum pte_status check_kind(const struct pte_target *t,
				  enum pte_level level, enum pte_kind kind)
{
	if (view_at(t, level) == NULL)
		return PTE_STATUS_NO_LEVEL;
	if (kind == PTE_KIND_TABLE || kind == PTE_KIND_UNKNOWN ||
	    !pte_model_has_kind(t->model, (unsigned)kind) ||
	    (kind == PTE_KIND_SPECIAL && !has_special(t)))
		return PTE_STATUS_NOT_ENCODABLE;
	if (!kind_exists(t, level, kind))
		return PTE_STATUS_NO_KIND;
	if (!pte_kind_stands(t, level, kind) ||
	    (kind != PTE_KIND_NONE && !is_present_kind(kind) &&
	     !pte_entries_stand(t, level)))
		return PTE_STATUS_KIND_AT_LEVEL;
	return PTE_STATUS_OK;
}

static enum pte_status check_keys(const struct pte_target *t,
				  const struct pte_description *d)
{
	const unsigned takes = pte_target_keys(t, d->kind);
	/* PROT_NONE pages need no protection */
	const unsigned needs =
		d->kind == PTE_KIND_PROTNONE
			? takes & ~PTE_KEY_SET(PTE_KEY_PROTECTION)
			: takes;

	if ((d->keys & ~takes) != 0)
		return PTE_STATUS_KEY_OF_KIND;
	if ((needs & ~d->keys) != 0)
		return PTE_STATUS_KEY_MISSING;
	return PTE_STATUS_OK;
}

/* at any level, with any options; a proposal's flags may go with any kind */
static unsigned flags_of_entries(const struct pte_model *model,
				 enum pte_kind kind)
{
	unsigned flags = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		const struct pte_flag_info *const info =
			pte_flag_info((enum pte_flag)f);

		if (pte_model_has_flag(model, f) &&
		    (info == NULL || (info->kinds & PTE_KIND_SET(kind)) != 0))
			flags |= PTE_FLAG_SET(f);
	}
	return flags;
}

static enum pte_status check_flags(const struct pte_target *t,
				   enum pte_level level,
				   const struct pte_description *d)
{
	const struct pte_kind_info *const info =
		pte_model_kind(t->model, d->kind);
	const bool entry = info->payload != PTE_PAYLOAD_ADDRESS &&
			   d->kind != PTE_KIND_NONE &&
			   d->kind != PTE_KIND_SPECIAL;
	const unsigned takes = entry ? flags_of_entries(t->model, d->kind) : 0U;

	if ((d->flags & ~takes) != 0)
		return PTE_STATUS_FLAG_OF_KIND;
	if ((d->flags & ~t->swap_flags[level]) != 0)
		return PTE_STATUS_NO_FLAG;
	if (d->young || d->dirty) {
		if (!info->young_dirty)
			return PTE_STATUS_FLAG_OF_KIND;
		if (!t->young_dirty)
			return PTE_STATUS_NO_FLAG;
	}
	return PTE_STATUS_OK;
}

/* ---- the words ---------------------------------------------------------- */

static enum pte_status encode_present(const struct pte_target *t,
				      enum pte_level level,
				      const struct pte_description *d,
				      uint64_t *value_ret)
{
	const struct pte_view *const view = t->layout->view[level];
	const struct pte_place *const place = t->layout->place[level];
	const bool named = (d->keys & PTE_KEY_SET(PTE_KEY_PROTECTION)) != 0;
	const struct pte_protection *const p =
		pte_target_protection(t, named ? d->protection : NO_ACCESS);
	const uint64_t address = d->pfn << t->layout->page_shift;

	if (p == NULL)
		return PTE_STATUS_NO_PROTECTION;
	if (address >> t->layout->page_shift != d->pfn)
		return PTE_STATUS_PFN_RANGE;

	uint64_t protection = pte_layout_leaf(t->layout, level, p->bits);
	if (d->kind == PTE_KIND_INVALIDATED)
		protection = pte_change_apply(&view->invalidate, protection);

	/* with memory encryption, every mapping gets the encryption bit */
	const uint64_t value =
		pte_place_write_masked(place, address, protection) |
		pte_encryption(t);
	/* the word must read as its kind: only "none" makes a PROT_NONE page */
	if ((d->kind == PTE_KIND_PROTNONE &&
	     !pte_test_has(&view->protnone, value)) ||
	    (d->kind == PTE_KIND_INVALIDATED &&
	     (pte_test_has(&view->protnone, value) ||
	      !pte_test_has(&view->invalidated, value))))
		return PTE_STATUS_NO_PROTECTION;
	/* address bits above the field or below a huge page's size don't fit */
	if (pte_address_in(t, level, value) != address)
		return PTE_STATUS_PFN_RANGE;
	*value_ret = value;
	return PTE_STATUS_OK;
}

static enum pte_status pfn_to_offset(const struct pte_target *t,
				     enum pte_level level,
				     const struct pte_description *d,
				     uint64_t *offset_ret)
{
	if (d->pfn > pte_target_pfn_max(t, level, d->kind))
		return PTE_STATUS_PFN_RANGE;
	*offset_ret = d->pfn;
	if (d->young)
		*offset_ret |= UINT64_C(1) << t->pfn_bits;
	if (d->dirty)
		*offset_ret |= UINT64_C(2) << t->pfn_bits;
	return PTE_STATUS_OK;
}

/* the type and offset for a description */
static enum pte_status find_entry(const struct pte_target *t,
				  enum pte_level level,
				  const struct pte_description *d,
				  unsigned *type_ret, uint64_t *offset_ret)
{
	const enum pte_payload payload =
		pte_model_kind(t->model, d->kind)->payload;

	if (payload == PTE_PAYLOAD_OFFSET) {
		if (d->type >= PTE_SWAP_TYPE_COUNT)
			return PTE_STATUS_TYPE_RANGE;
		if (d->kind == PTE_KIND_SWAP && d->type >= t->max_swapfiles)
			return PTE_STATUS_TYPE_RESERVED;
		*type_ret = (unsigned)d->type;
		*offset_ret = d->offset;
		return PTE_STATUS_OK;
	}
	*type_ret = (unsigned)pte_target_type_of(t, d->kind);
	*offset_ret = d->offset;
	if (payload == PTE_PAYLOAD_NUMBER)
		return PTE_STATUS_OK;
	if (payload != PTE_PAYLOAD_MARKER)
		return pfn_to_offset(t, level, d, offset_ret);
	if (d->marker == 0 || (d->marker & ~t->markers) != 0)
		return PTE_STATUS_MARKER_RANGE;
	*offset_ret = d->marker;
	return PTE_STATUS_OK;
}

/* a flag is a bit of the word, or one of the offset */
static enum pte_status add_flags(const struct pte_target *t,
				 enum pte_level level, unsigned flags,
				 uint64_t *offset, uint64_t *bits_ret)
{
	uint64_t taken = 0, set = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		taken |= t->offset_flag[f];
		if ((flags & PTE_FLAG_SET(f)) == 0)
			continue;
		if (t->offset_flag[f] != 0)
			set |= t->offset_flag[f];
		else
			*bits_ret |= t->layout->swap[level]->flag[f];
	}
	if ((*offset & taken) != 0)
		return PTE_STATUS_OFFSET_RANGE;
	*offset |= set;
	return PTE_STATUS_OK;
}

static enum pte_status encode_entry(const struct pte_target *t,
				    enum pte_level level,
				    const struct pte_description *d,
				    uint64_t *value_ret)
{
	uint64_t value, offset = 0;
	unsigned type = 0;
	uint64_t flags = 0;
	enum pte_status status = find_entry(t, level, d, &type, &offset);

	if (status == PTE_STATUS_OK)
		status = add_flags(t, level, d->flags, &offset, &flags);
	if (status == PTE_STATUS_OK)
		status = pte_layout_swap_encode_checked(t->layout, level, type,
							offset, &value);
	if (status != PTE_STATUS_OK)
		return status;
	value |= flags;
	if (d->kind == PTE_KIND_SWAP &&
	    pte_test_has(&t->layout->view[level]->none, value))
		return PTE_STATUS_IS_NONE;
	*value_ret = value;
	return PTE_STATUS_OK;
}

static enum pte_status encode(const struct pte_target *target,
			      enum pte_level level,
			      const struct pte_description *description,
			      uint64_t *value_ret)
{
	enum pte_status status = check_kind(target, level, description->kind);

	if (status == PTE_STATUS_OK)
		status = check_keys(target, description);
	if (status == PTE_STATUS_OK)
		status = check_flags(target, level, description);
	if (status != PTE_STATUS_OK)
		return status;
	if (description->kind == PTE_KIND_NONE) {
		*value_ret = empty_at(target, level);
		return PTE_STATUS_OK;
	}
	if (description->kind == PTE_KIND_SPECIAL) {
		*value_ret = target->scheme_word[0];
		return PTE_STATUS_OK;
	}
	return is_present_kind(description->kind)
		       ? encode_present(target, level, description, value_ret)
		       : encode_entry(target, level, description, value_ret);
}

enum pte_status
pte_target_encode_sized(const struct pte_target *target, enum pte_level level,
			const struct pte_description *description, size_t size,
			uint64_t *value_ret)
{
	struct pte_description taken;

	if (!sized_take(&taken, sizeof(taken), description, size))
		return PTE_STATUS_SIZE;
	return encode(target, level, &taken, value_ret);
}
