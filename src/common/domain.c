/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The domains: ranges of types and offsets that kernels write, by kind and
 * level, and why they write no others.
 */
#include "domain.h"

#include <pte/lists.h>

#include "level.h"

/* swap slots are 32-bit numbers, and slot 0 is the device's header */
#define DEVICE_OFFSET_MIN 1
#define DEVICE_OFFSET_MAX (pte_ones(32) - 1)

enum pte_domain pte_domain_of(const struct pte_target *t, enum pte_kind kind)
{
	static const enum pte_domain domains[] = {
		[PTE_PAYLOAD_NOTHING] = PTE_DOMAIN_FIELD,
		[PTE_PAYLOAD_ADDRESS] = PTE_DOMAIN_FIELD,
		[PTE_PAYLOAD_OFFSET] = PTE_DOMAIN_DEVICE,
		[PTE_PAYLOAD_PFN] = PTE_DOMAIN_PFN,
		[PTE_PAYLOAD_WHOLE] = PTE_DOMAIN_PFN,
		[PTE_PAYLOAD_MARKER] = PTE_DOMAIN_MARKER,
		[PTE_PAYLOAD_NUMBER] = PTE_DOMAIN_FIELD,
	};

	return domains[pte_model_kind(t->model, kind)->payload];
}

/* a pfn below MAX_PHYSMEM_BITS, with A/D above it where the kind has them */
static uint64_t pfn_max(const struct pte_target *t, enum pte_kind kind)
{
	unsigned bits = t->phys_bits - (unsigned)t->layout->page_shift;

	if (pte_model_kind(t->model, kind)->young_dirty && t->young_dirty)
		bits += PTE_YOUNG_DIRTY_BITS;
	return pte_ones(bits);
}

struct offsets pte_domain_offsets(const struct pte_target *t,
				  enum pte_level level, enum pte_kind kind,
				  enum pte_domain domain)
{
	struct offsets o = { .high = pte_ones(pte_codec_offset_width(
				     t->layout->swap[level])) };
	uint64_t high = o.high;

	switch (domain) {
	case PTE_DOMAIN_FIELD:
		break;
	case PTE_DOMAIN_DEVICE:
		o.low = DEVICE_OFFSET_MIN;
		high = DEVICE_OFFSET_MAX;
		break;
	case PTE_DOMAIN_PFN:
		high = pfn_max(t, kind);
		break;
	case PTE_DOMAIN_MARKER:
		o.markers = t->markers;
		break;
	}
	if (o.high > high)
		o.high = high;
	return o;
}

uint64_t pte_last_slot(const struct pte_target *t, uint64_t last)
{
	const uint64_t limit =
		pte_ones(pte_layout_swapfile_bits(t->layout, t->cache_bits));

	return limit < last ? limit : last;
}

/* pages up to puds, tables at every level */
static bool stands_above(enum pte_level level, enum pte_kind kind)
{
	const bool page = pte_kind_info(kind)->payload == PTE_PAYLOAD_ADDRESS;

	return kind == PTE_KIND_NONE || kind == PTE_KIND_TABLE ||
	       (page && (PTE_LEVEL_PAGES & PTE_LEVEL_SET(level)) != 0);
}

bool pte_kind_stands(const struct pte_target *t, enum pte_level level,
		     enum pte_kind kind)
{
	const uint16_t since = pte_model_kind(t->model, kind)->at_level[level];
	const struct pte_proposal *const p = t->model->proposal;

	if (!pte_level_has_entries(level) || pte_is_entryless(t, level))
		return stands_above(level, kind);
	if (kind == PTE_KIND_SWAP && p != NULL &&
	    (p->swap_levels & PTE_LEVEL_SET(level)) != 0)
		return true;

	return since != 0 && since <= t->version;
}

bool pte_entries_stand(const struct pte_target *t, enum pte_level level)
{
	return !pte_is_entryless(t, level) &&
	       (level != PTE_LEVEL_PMD ||
		(t->options & PTE_NEEDS(TRANSPARENT_HUGEPAGE)) != 0);
}

/* clang-format off */
static const struct {
	const char *name, *why;
} domains[] = {
	[PTE_DOMAIN_FIELD]  = { "field",  NULL },
	[PTE_DOMAIN_DEVICE] = { "device", "slot 0 of a device is its swap header, and a device has fewer than 2^32 pages" },
	[PTE_DOMAIN_PFN]    = { "pfn",    "a page's pfn lies below MAX_PHYSMEM_BITS" },
	[PTE_DOMAIN_MARKER] = { "marker", "a marker without a bit of its own is never written" },
};
/* clang-format on */

const char *pte_domain_name(enum pte_domain domain)
{
	return (unsigned)domain <= PTE_DOMAIN_MARKER ? domains[domain].name
						     : "?";
}

const char *pte_domain_why(enum pte_domain domain)
{
	return (unsigned)domain <= PTE_DOMAIN_MARKER ? domains[domain].why
						     : NULL;
}
