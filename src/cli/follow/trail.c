/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Follows a word from step to step.
 */
#include "trail.h"

/* where a page goes to: any slot and any page will do */
#define SLOT_OFFSET 0x4321
#define NEW_PFN 0x54321
/* ... a huge one, of any architecture */
#define NEW_HUGE_PFN 0x54000

void stand_ways(const struct stand *s, enum pte_event event, struct ways *ways)
{
	const struct pte_event_args args = {
		.event = event,
		.pfn = s->word.level == PTE_LEVEL_PTE ? NEW_PFN : NEW_HUGE_PFN,
		.swp_offset = SLOT_OFFSET,
	};
	struct conditions in;

	ways->count = 0;
	if (memory_conditions(s->memory, &s->word, &in))
		ways_find(ways, &s->word, &args, &in);
}

bool stand_next(struct stand *s, unsigned events)
{
	struct ways ways;

	for (unsigned e = 0; e < PTE_EVENT_COUNT; e++) {
		const enum pte_event event = (enum pte_event)e;
		const struct pte_after *here;

		if ((events & EVENT_SET(e)) == 0)
			continue;
		stand_ways(s, event, &ways);
		if (ways.count == 0)
			continue;
		here = &ways.list[0].transition.here;
		s->word.level = ways_level_after(&s->word, event);
		s->word.value = here->word;
		s->step++;
		return here->has_word &&
		       pte_target_decode(s->word.target, s->word.level,
					 s->word.value,
					 &s->word.reading) == PTE_STATUS_OK;
	}
	return false;
}

/* What has no page has none of its flags: a marker for uffd-wp isn't a loss of
 * it. */
static bool can_have(enum pte_kind before, enum pte_kind kind, unsigned flag)
{
	const struct pte_flag_info *const info =
		pte_flag_info((enum pte_flag)flag);

	if (kind == PTE_KIND_NONE ||
	    (kind == PTE_KIND_MARKER && before != PTE_KIND_MARKER))
		return false;
	return info == NULL || (info->kinds & PTE_KIND_SET(kind)) != 0;
}

static unsigned flags_of_kind(enum pte_kind before, enum pte_kind kind)
{
	unsigned flags = 0;

	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if (can_have(before, kind, f))
			flags |= PTE_FLAG_SET(f);
	return flags;
}

/* of a page that is mapped, PageAnonExclusive says it, not the word */
static const unsigned of_pages = PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE);

struct change_of_flags flags_changed(const struct read_word *before,
				     enum pte_event event,
				     const struct pte_after *after)
{
	const struct pte_target *const t = before->target;
	const unsigned had = before->reading.flags;
	unsigned has = after->flags;
	unsigned can = t->present_flags & ~of_pages;
	struct change_of_flags change = { 0, 0 };
	struct pte_reading r;

	if (before->reading.present)
		return change;
	if (after->has_word) {
		if (pte_target_decode(t, ways_level_after(before, event),
				      after->word, &r) != PTE_STATUS_OK)
			return change;
		has = r.flags;
		can = flags_of_kind(before->reading.kind, r.kind);
	}
	change.lost = had & ~has & can;
	change.gained = has & ~had & can;
	return change;
}
