/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Checks of a decoded word against the layout, the version's domains and the
 * machine; each that fails is reported as a doubt.
 */
#include <pte/doubt.h>

#include <pte/lists.h>

#include "domain.h"
#include "level.h"
#include "sized.h"
#include "span.h"

/* clang-format off */
static const struct {
	enum pte_doubt_code code;
	const char *name;
	bool excludes;
} codes[] = {
	{ PTE_DOUBT_MISSING_BITS, "missing-bits", true },
	{ PTE_DOUBT_OFFSET_RANGE, "offset-range", true },
	{ PTE_DOUBT_PFN_RANGE,    "pfn-range",    true },
	{ PTE_DOUBT_MARKER_BITS,  "marker-bits",  true },
	{ PTE_DOUBT_LEVEL_KIND,   "level-kind",   true },
	{ PTE_DOUBT_MMIO,         "mmio",         false },
	{ PTE_DOUBT_ONE_BIT_FROM_NONE, "one-bit-from-none", false },
	{ PTE_DOUBT_REPEATED,     "repeated",     false },
	{ PTE_DOUBT_TEXT,         "text",         false },
	{ PTE_DOUBT_POINTER,      "pointer",      false },
	{ PTE_DOUBT_POISON,       "poison",       false },
	{ PTE_DOUBT_COMPLEMENT_FITS, "complement-fits", false },
	{ PTE_DOUBT_ENTRY_VAL,    "entry-val",    false },
};
/* clang-format on */
#define CODE_COUNT (sizeof(codes) / sizeof(codes[0]))

const char *pte_doubt_name(enum pte_doubt_code code)
{
	for (size_t i = 0; i < CODE_COUNT; i++)
		if (codes[i].code == code)
			return codes[i].name;
	return "?";
}

bool pte_doubt_excludes(enum pte_doubt_code code)
{
	for (size_t i = 0; i < CODE_COUNT; i++)
		if (codes[i].code == code)
			return codes[i].excludes;
	return false;
}

const char *pte_tells_name(enum pte_tells tells)
{
	static const char *const names[] = {
		[PTE_TELLS_USER] = "user",
		[PTE_TELLS_SPECIAL] = "special",
		[PTE_TELLS_SMALLER] = "smaller",
	};

	return tells >= PTE_TELLS_USER && tells <= PTE_TELLS_LAST ? names[tells]
								  : "?";
}

static void doubt(struct pte_doubts *to, enum pte_doubt_code code,
		  uint64_t found, uint64_t low, uint64_t high)
{
	to->list[to->count++] = (struct pte_doubt){ code, found, low, high };
}

/* ---- entries ------------------------------------------------------------ */

static void doubt_offset(const struct pte_target *t, enum pte_level level,
			 const struct pte_reading *r, struct pte_doubts *to)
{
	const enum pte_domain domain = pte_domain_of(t, r->kind);
	struct offsets o = pte_domain_offsets(t, level, r->kind, domain);
	enum pte_doubt_code code = PTE_DOUBT_PFN_RANGE;

	if (domain == PTE_DOMAIN_MARKER) {
		const uint64_t unknown = r->swp_offset & ~o.markers;

		if (unknown != 0 || r->swp_offset == 0)
			doubt(to, PTE_DOUBT_MARKER_BITS, unknown, 0, 0);
		return;
	}
	if (domain == PTE_DOMAIN_DEVICE) {
		code = PTE_DOUBT_OFFSET_RANGE;
		o.high = pte_last_slot(t, o.high);
	}
	if (r->swp_offset < o.low || r->swp_offset > o.high)
		doubt(to, code, r->swp_offset, o.low, o.high);
}

static void doubt_entry(const struct pte_target *t, enum pte_level level,
			uint64_t v, const struct pte_reading *r,
			struct pte_doubts *to)
{
	const struct pte_pattern *const fixed = &t->layout->swap[level]->fixed;

	/* a scheme defines its own words */
	if (r->kind == PTE_KIND_SPECIAL)
		return;
	if ((fixed->value & ~v) != 0)
		doubt(to, PTE_DOUBT_MISSING_BITS, fixed->value & ~v, 0, 0);
	if (!pte_entries_stand(t, level) ||
	    !pte_kind_stands(t, level, r->kind) || r->kind == PTE_KIND_UNKNOWN)
		doubt(to, PTE_DOUBT_LEVEL_KIND, 0, 0, 0);
	/* entries that stubs decode, or of an unknown type, have no offset */
	if (pte_entries_stand(t, level) && r->kind != PTE_KIND_UNKNOWN)
		doubt_offset(t, level, r, to);
}

/* ---- present words ------------------------------------------------------ */

/* for each trait of a page: whether the word has it, and whether any could */
struct told {
	bool is[PTE_TELLS_LAST + 1], can[PTE_TELLS_LAST + 1];
};

static struct told tell(const struct pte_target *t, enum pte_level level,
			uint64_t v)
{
	const struct pte_trait *row = t->model->traits;
	struct told told = { { false }, { false } };

	for (; row != NULL && row->tells != 0; row++) {
		if ((row->levels & PTE_LEVEL_SET(level)) == 0 ||
		    !in_span(&row->in, t->version))
			continue;
		told.can[row->tells] = true;
		if (pte_test_has(&row->test, v))
			told.is[row->tells] = true;
	}
	return told;
}

static uint64_t last_pfn(const struct pte_target *t, unsigned address_bits)
{
	return pte_ones(address_bits - t->layout->page_shift);
}

/*
 * A user page that isn't special has a struct page, so it's in memory. If that
 * doesn't hold, or the word doesn't show it, a device may be mapped anywhere in
 * the machine's physical address range.
 */
static void doubt_present(const struct pte_target *t, enum pte_level level,
			  uint64_t v, const struct pte_reading *r,
			  struct pte_doubts *to)
{
	const uint64_t memory = last_pfn(t, t->phys_bits);
	const unsigned widest = t->model->address_bits;
	struct told told;

	if (!r->has_pfn || r->pfn <= memory)
		return;
	told = tell(t, level, v);
	if (told.is[PTE_TELLS_SMALLER])
		return;
	if (t->phys_bits_given ||
	    (told.is[PTE_TELLS_USER] && told.can[PTE_TELLS_SPECIAL] &&
	     !told.is[PTE_TELLS_SPECIAL]))
		doubt(to, PTE_DOUBT_PFN_RANGE, r->pfn, 0, memory);
	else if (widest != 0 && r->pfn > last_pfn(t, widest))
		doubt(to, PTE_DOUBT_PFN_RANGE, r->pfn, 0, last_pfn(t, widest));
	else
		doubt(to, PTE_DOUBT_MMIO, r->pfn, 0, memory);
}

/* a table is always in memory */
static void doubt_table(const struct pte_target *t, const struct pte_reading *r,
			struct pte_doubts *to)
{
	const uint64_t memory = last_pfn(t, t->phys_bits);
	const uint64_t pfn = r->table >> t->layout->page_shift;

	if (pfn > memory)
		doubt(to, PTE_DOUBT_PFN_RANGE, pfn, 0, memory);
}

enum pte_status
pte_target_doubts_sized(const struct pte_target *target, uint64_t value,
			const struct pte_reading *given, size_t reading_size,
			struct pte_doubts *doubts_ret, size_t doubts_size)
{
	struct pte_reading taken;
	const struct pte_reading *const reading = &taken;
	enum pte_level level;

	if (!sized_take(&taken, sizeof(taken), given, reading_size) ||
	    doubts_size < sizeof(*doubts_ret))
		return PTE_STATUS_SIZE;
	level = reading->level;
	/* tables are decoded at levels without leaf entries, too */
	if ((reading->has_entry || reading->has_pfn) &&
	    view_at(target, level) == NULL)
		return PTE_STATUS_NO_LEVEL;
	doubts_ret->count = 0;
	if (reading->has_entry)
		doubt_entry(target, level, value, reading, doubts_ret);
	else if (reading->has_table)
		doubt_table(target, reading, doubts_ret);
	else if (reading->present)
		doubt_present(target, level, value, reading, doubts_ret);
	else if (reading->kind == PTE_KIND_UNKNOWN)
		doubt(doubts_ret, PTE_DOUBT_LEVEL_KIND, 0, 0, 0);
	return PTE_STATUS_OK;
}
