/* SPDX-License-Identifier: BSD-2-Clause */
#include "transitions.h"

#include <string.h>

#include <pte/encode.h>

#define K(kind) PTE_KIND_SET(PTE_KIND_##kind)
#define C(condition) PTE_CONDITION_SET(PTE_##condition)
#define SD PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY)
#define UW PTE_FLAG_SET(PTE_FLAG_UFFD_WP)
#define E PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE)
#define FLAG_SETS (1U << PTE_FLAG_COUNT)

/* what kinds say of their page */
#define OF_DEVICE_MOVING                                                       \
	(K(MIGRATION_DEVICE_PRIVATE_READ) |                                    \
	 K(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE) |                          \
	 K(MIGRATION_DEVICE_PRIVATE_WRITE))
#define OF_DEVICE                                                              \
	(K(DEVICE_PRIVATE_READ) | K(DEVICE_PRIVATE_WRITE) | OF_DEVICE_MOVING)
#define MOVING                                                                 \
	(K(MIGRATION_READ) | K(MIGRATION_READ_EXCLUSIVE) |                     \
	 K(MIGRATION_WRITE) | OF_DEVICE_MOVING)
#define MAY_WRITE                                                              \
	(K(MIGRATION_WRITE) | K(MIGRATION_DEVICE_PRIVATE_WRITE) |              \
	 K(DEVICE_PRIVATE_WRITE) | K(DEVICE_EXCLUSIVE_WRITE))
#define READ_ALONE                                                             \
	(K(MIGRATION_READ_EXCLUSIVE) |                                         \
	 K(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE))

/* the marker bit, include/linux/swapops.h: PTE_MARKER_SWAPIN_ERROR */
#define SWAPIN_ERROR 1U
#define NEW_PFN 0x2aaaaU
#define NTH 5U
#define SLOT_TYPE 1U
#define SLOT_OFFSET 0x1555U

static bool one_of(pte_kind_set kinds, enum pte_kind kind)
{
	return (kinds & PTE_KIND_SET(kind)) != 0;
}

static bool is(const struct event *e, uint32_t condition)
{
	return (e->h.conditions & condition) != 0;
}

/* ---- the properties: NULL, or what is wrong -------------------------------
 */

static const char *shared_is_not_written(const struct event *e)
{
	const struct pte_after *const sides[] = { &e->t.here, &e->t.child };
	const struct pte_reading *const readings[] = { &e->here, &e->child };
	const bool cow = is(e, C(IN_COW_MAPPING)) || e->level == PTE_LEVEL_PMD;

	if (e->h.event != PTE_EVENT_FORK || !cow || !e->t.has_child ||
	    e->t.child.kind == PTE_KIND_NONE)
		return NULL;
	for (unsigned i = 0; i < 2; i++)
		if (one_of(MAY_WRITE | READ_ALONE, sides[i]->kind) ||
		    sides[i]->write || (readings[i]->flags & E) != 0)
			return "fork leaves something writable or exclusive";
	return NULL;
}

/* what says, before, that the page is this mapping's alone */
static bool was_alone(const struct event *e)
{
	return one_of(MAY_WRITE | READ_ALONE, e->before.kind) ||
	       (e->before.flags & E) != 0 ||
	       /* a copy that nobody else has seen */
	       e->t.rule->here->content == PTE_CONTENT_COPY ||
	       is(e, C(PAGE_EXCLUSIVE) | C(WORD_WRITABLE));
}

static const char *exclusivity_is_not_invented(const struct event *e)
{
	const bool now = e->t.exclusive || (e->here.flags & E) != 0 ||
			 one_of(READ_ALONE, e->t.here.kind);

	if (now && !was_alone(e))
		return "exclusive, and nothing said so";
	return NULL;
}

static const char *writing_is_not_invented(const struct event *e)
{
	if (one_of(MAY_WRITE, e->t.here.kind) &&
	    !one_of(MAY_WRITE, e->before.kind) && !is(e, C(WORD_WRITABLE)))
		return "writable, and nothing said so";
	return NULL;
}

static const char *device_stays_device(const struct event *e)
{
	const bool series =
		(e->target->options &
		 PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE_MIGRATION)) != 0;
	const bool before = one_of(OF_DEVICE, e->before.kind);

	if (e->h.event != PTE_EVENT_FORK && e->h.event != PTE_EVENT_MPROTECT &&
	    e->h.event != PTE_EVENT_UNMAP)
		return NULL;
	if (e->h.event == PTE_EVENT_UNMAP && !series)
		return NULL;
	if (one_of(OF_DEVICE, e->t.here.kind) != before)
		return "device-private on one side only";
	if (e->t.has_child && e->t.child.kind != PTE_KIND_NONE &&
	    one_of(OF_DEVICE, e->t.child.kind) != before)
		return "the child's is device-private, or the parent's";
	return NULL;
}

/* Linux 6.4 to 7.3 arch/loongarch, 4K pages: the young bit of a huge page's
 * entry is bit 60, of which pmd_present makes a page: so claims find */
static bool is_taken_for_a_page(const struct event *e)
{
	return e->level == PTE_LEVEL_PMD && one_of(MOVING, e->t.here.kind) &&
	       (e->t.here.word >> 60 & 1U) != 0 &&
	       strncmp(e->target->name, "loongarch64-4k", 14) == 0 &&
	       e->target->version >= PTE_LINUX(6, 4);
}

static const char *page_is_kept(const struct event *e)
{
	const uint64_t nth = e->h.event == PTE_EVENT_SPLIT ? NTH : 0;

	if (e->h.event == PTE_EVENT_REMAP || !e->before.has_pfn ||
	    !e->here.has_pfn || is_taken_for_a_page(e))
		return NULL;
	if (e->here.pfn != e->before.pfn + nth)
		return "another page";
	if (e->t.has_child && e->child.has_pfn && e->child.pfn != e->before.pfn)
		return "another page, for the child";
	return NULL;
}

static const char *age_is_kept(const struct event *e)
{
	if (!one_of(MOVING, e->before.kind) || !e->before.has_young_dirty)
		return NULL;
	if (e->here.has_young_dirty && (e->here.young != e->before.young ||
					e->here.dirty != e->before.dirty))
		return "young or dirty changed";
	if (e->child.has_young_dirty && (e->child.young != e->before.young ||
					 e->child.dirty != e->before.dirty))
		return "young or dirty changed, for the child";
	return NULL;
}

/* userfaultfd's RWP has the bit of uffd-wp */
static bool has_rwp(const struct event *e)
{
	return e->target->version >= PTE_LINUX(7, 3);
}

static const char *flags_are_not_invented(const struct event *e)
{
	const bool rwp = is(e, C(ASKED_RWP)) && has_rwp(e);
	const unsigned uw = is(e, C(ASKED_WP)) || rwp ? UW : 0;
	const unsigned old = e->before.flags | uw;

	if (e->before.present)
		return NULL;
	if (((e->here.flags | e->child.flags) & (SD | UW) & ~old) != 0)
		return "a flag that wasn't there";
	return NULL;
}

/* 6.2 to 6.5 copy a marker of an error as it stands: copy_nonpresent_pte */
static bool is_copied_error(const struct event *e)
{
	return e->target->version >= PTE_LINUX(6, 2) &&
	       e->target->version <= PTE_LINUX(6, 5) &&
	       e->before.kind == PTE_KIND_MARKER &&
	       (e->before.marker & PTE_BIT(SWAPIN_ERROR)) != 0;
}

/* but where the kernel warns of it */
static const char *child_of_unregistered_is_not_protected(const struct event *e)
{
	if (e->h.event == PTE_EVENT_FORK && e->t.has_child &&
	    !is_copied_error(e) && e->t.outcome != PTE_OUTCOME_WARN &&
	    !is(e, C(IN_UFFD_WP)) && !(is(e, C(IN_RWP)) && has_rwp(e)) &&
	    ((e->child.flags | e->t.child.flags) & UW) != 0)
		return "uffd-wp in a child that nobody watches";
	return NULL;
}

static const char *refusal_writes_nothing(const struct event *e)
{
	const bool refused = e->t.outcome == PTE_OUTCOME_EBUSY ||
			     e->t.outcome == PTE_OUTCOME_EIO ||
			     e->t.outcome == PTE_OUTCOME_WAIT ||
			     e->t.outcome == PTE_OUTCOME_DRIVER ||
			     e->t.outcome == PTE_OUTCOME_SIGBUS ||
			     e->t.outcome == PTE_OUTCOME_SIGSEGV ||
			     e->t.outcome == PTE_OUTCOME_HWPOISON;

	if (refused && (e->t.here.word != e->word || e->t.has_child))
		return "refused, yet written";
	return NULL;
}

static const char *word_is_what_is_said(const struct event *e)
{
	if (e->t.here.has_word && e->here.kind != e->t.here.kind &&
	    !is_taken_for_a_page(e))
		return "the word is read as another kind";
	if (e->t.has_child && e->t.child.has_word &&
	    e->child.kind != e->t.child.kind)
		return "the child's word is read as another kind";
	if ((e->here.stray | e->child.stray) != 0 && !is_taken_for_a_page(e))
		return "stray bits";
	return NULL;
}

static const struct property list[] = {
	{ "shared_is_not_written", shared_is_not_written },
	{ "exclusivity_is_not_invented", exclusivity_is_not_invented },
	{ "writing_is_not_invented", writing_is_not_invented },
	{ "device_stays_device", device_stays_device },
	{ "page_is_kept", page_is_kept },
	{ "age_is_kept", age_is_kept },
	{ "flags_are_not_invented", flags_are_not_invented },
	{ "child_of_unregistered_is_not_protected",
	  child_of_unregistered_is_not_protected },
	{ "refusal_writes_nothing", refusal_writes_nothing },
	{ "word_is_what_is_said", word_is_what_is_said },
};
#define PROPERTY_COUNT (sizeof(list) / sizeof(list[0]))

const struct property *properties(unsigned *count_ret)
{
	*count_ret = PROPERTY_COUNT;
	return list;
}

const struct property *property_named(const char *sentence)
{
	for (unsigned i = 0; i < PROPERTY_COUNT; i++)
		if (strcmp(list[i].sentence, sentence) == 0)
			return &list[i];
	fail_msg("no property %s", sentence);
	return NULL;
}

/* ---- every transition of a kernel -----------------------------------------
 */

static void read_side(const struct event *e, const struct pte_after *a,
		      struct pte_reading *reading_ret)
{
	const enum pte_level level =
		e->h.event == PTE_EVENT_SPLIT ? PTE_LEVEL_PTE : e->level;

	memset(reading_ret, 0, sizeof(*reading_ret));
	if (a->has_word && a->kind != PTE_KIND_NONE)
		assert_int_equal(pte_target_decode(e->target, level, a->word,
						   reading_ret),
				 PTE_STATUS_OK);
}

static void happen(struct walk *w, struct event *e)
{
	if (pte_rules_apply(w->rules, w->count, w->target, w->level, &e->h,
			    e->word, &e->t) != PTE_STATUS_OK)
		return;
	w->seen++;
	read_side(e, &e->t.here, &e->here);
	read_side(e, &e->t.child, &e->child);
	w->look(w, e);
}

/* every set of the conditions that the event's rules ask */
static void walk_conditions(struct walk *w, struct event *e)
{
	size_t count;
	/* of a test's own rules, the properties ask more than these do */
	const uint32_t asks =
		w->rules == pte_rules(&count)
			? pte_rules_ask(w->rules, w->count, e->h.event,
					PTE_KIND_SET(e->before.kind))
			: pte_event_asks(e->h.event);

	e->h.conditions = 0;
	do {
		happen(w, e);
		e->h.conditions = (e->h.conditions - asks) & asks;
	} while (e->h.conditions != 0);
}

static void walk_events(struct walk *w, uint64_t word)
{
	struct event e = {
		.target = w->target,
		.level = w->level,
		.h = { .pfn = NEW_PFN,
		       .nth = NTH,
		       .swp_type = SLOT_TYPE,
		       .swp_offset = SLOT_OFFSET },
		.word = word,
	};

	assert_int_equal(
		pte_target_decode(w->target, w->level, word, &e.before),
		PTE_STATUS_OK);
	for (unsigned i = 0; i < PTE_EVENT_COUNT; i++) {
		e.h.event = (enum pte_event)i;
		walk_conditions(w, &e);
	}
}

static void walk_flags(struct walk *w, uint64_t word)
{
	const struct pte_codec *const c = w->target->layout->swap[w->level];

	for (unsigned set = 0; set < FLAG_SETS; set++) {
		uint64_t flagged = word;

		if ((set & ~w->target->swap_flags[w->level]) != 0)
			continue;
		/* exclusive is for slots; elsewhere nobody writes it */
		if ((set & E) != 0 &&
		    pte_layout_swap_type(w->target->layout, w->level, word) >=
			    w->target->max_swapfiles)
			continue;
		for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
			if ((set & PTE_FLAG_SET(f)) != 0)
				flagged |= c->flag[f];
		walk_events(w, flagged);
	}
}

static void walk_type(struct walk *w, unsigned type, uint64_t offset)
{
	walk_flags(w, pte_layout_swap_encode_masked(
			      w->target->layout, w->level,
			      pte_swap_entry_pack(w->target->layout, type,
						  offset)));
}

/* a pfn or slot that fits everywhere, with what rides above it */
static void walk_kind(struct walk *w, unsigned type, enum pte_kind kind)
{
	static const uint64_t pages[] = { 0x1, 0x15555 };
	const bool ages = w->target->young_dirty &&
			  pte_kind_info(kind)->young_dirty;

	if ((w->target->layout->entryless & PTE_LEVEL_SET(w->level)) != 0 ||
	    pte_kind_info(kind)->at_level[w->level] == 0 ||
	    pte_kind_info(kind)->at_level[w->level] > w->target->version)
		return;
	if (kind == PTE_KIND_MARKER) {
		for (unsigned m = 0; m <= w->target->markers; m++)
			walk_type(w, type, m);
		return;
	}
	for (unsigned i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		for (uint64_t age = 0; age < (ages ? 4 : 1); age++)
			walk_type(w, type,
				  pages[i] | age << w->target->pfn_bits);
}

static void walk_present(struct walk *w)
{
	const struct pte_description d = {
		.kind = PTE_KIND_PRESENT,
		.keys = pte_kind_keys(PTE_KIND_PRESENT),
		.pfn = 0x15400, /* a huge page's, too */
		.protection = "readonly",
	};
	uint64_t word;

	if (pte_target_encode(w->target, w->level, &d, &word) == PTE_STATUS_OK)
		walk_events(w, word);
}

void walk_all(struct walk *w)
{
	const struct pte_target *const t = w->target;

	walk_events(w, 0);
	walk_present(w);
	walk_kind(w, 0, PTE_KIND_SWAP);
	for (unsigned type = t->max_swapfiles; type < PTE_SWAP_TYPE_COUNT;
	     type++)
		walk_kind(w, type, (enum pte_kind)t->kind_of_type[type]);
}
