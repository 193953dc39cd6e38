/* SPDX-License-Identifier: BSD-2-Clause */
#include "entries_of.h"

#include <string.h>

bool is_offset_of(const struct toy *toy, enum pte_kind kind,
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

struct entries {
	bool made;
	bool has[WORDS_MAX];
};

/* the last toy's, at one level */
static struct entries cached[PTE_LEVEL_COUNT][PTE_KIND_COUNT][2];

void enumerate_forget(void)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
			cached[l][k][0].made = cached[l][k][1].made = false;
}

static void write_entries(const struct toy *toy, enum pte_level level,
			  enum pte_kind kind, enum pte_domain domain,
			  struct entries *entries)
{
	const struct pte_codec *const c = &toy->codec;
	uint64_t sets[FLAG_SETS];
	const unsigned count = flag_sets(toy, level, sets);

	memset(entries->has, 0, (size_t)words_of(toy));
	for (unsigned type = 0; type < 32; type++) {
		if (!is_type_of(toy, kind, type))
			continue;
		for (uint64_t o = 0; o < offset_size(toy); o++) {
			const uint64_t w = put(&c->type, type) |
					   put_offset(c, o) | c->fixed.value;

			if (!is_offset_of(toy, kind, domain, o))
				continue;
			for (unsigned i = 0; i < count; i++)
				entries->has[w | sets[i]] = true;
		}
	}
	entries->made = true;
}

const bool *entries_of(const struct toy *toy, enum pte_level level,
		       enum pte_kind kind, enum pte_domain domain)
{
	struct entries *const entries =
		&cached[level][kind][domain == PTE_DOMAIN_FIELD];

	if (!entries->made)
		write_entries(toy, level, kind, domain, entries);
	return entries->has;
}

const bool *spoken_of(const struct toy *toy, const struct pte_verdict *v)
{
	return entries_of(toy, v->level, v->kind, v->domain);
}

const bool *whole(const struct toy *toy, const struct pte_verdict *v)
{
	return entries_of(toy, v->level, PTE_KIND_RAW, PTE_DOMAIN_FIELD);
}

bool stands(const struct toy *toy, enum pte_level level, unsigned kind)
{
	const uint16_t since =
		pte_kind_info((enum pte_kind)kind)->at_level[level];
	bool numbered = false;

	for (unsigned type = 0; type < 32; type++)
		numbered |= toy->target.kind_of_type[type] == kind;
	return numbered && since != 0 && since <= toy->target.version;
}

unsigned kinds_at(const struct toy *toy, enum pte_level level)
{
	unsigned count = 0;

	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		count += stands(toy, level, k);
	return count;
}

uint64_t types_of(const struct toy *toy)
{
	const uint64_t types = size(&toy->codec.type);

	if (types > types_told(toy))
		return types_told(toy);
	return types > 32 ? types : 32;
}
