/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How code that is older than a scheme reads its words: one row for each helper
 * and path.
 */
#include <pte/decode.h>
#include <pte/pagemap.h>
#include <pte/transition.h>

#include "common/text.h"
#include "prove/l1tf.h"
#include "scheme_trial.h"

/* ---- a word, as code reads it that doesn't know the scheme --------------- */

struct look {
	const struct pte_scheme_use *use;
	/* types numbered as with the scheme, but its kinds and flags unknown */
	struct pte_target t;
	uint64_t word;
	struct pte_reading truth; /* the word, with the scheme */
	struct pte_reading r;     /* the word, without it */
	bool no_entry; /* the scheme forbids reading a swp_entry from it */
	/* it's an entry of Linux with an extra flag; and code that doesn't know
	 * the scheme reads the same entry */
	bool genuine, alike;
	unsigned flags; /* the scheme's flags that it carries */
	struct pte_answer *answer;
};

static void put(struct look *l, const char *text)
{
	(void)text_append(l->answer->text, PTE_ANSWER_SIZE,
			  text_length(l->answer->text), text);
}

static void put_number(struct look *l, unsigned n)
{
	(void)text_append_number(l->answer->text, PTE_ANSWER_SIZE,
				 text_length(l->answer->text), n);
}

static void put_hex(struct look *l, uint64_t n)
{
	static const char digits[] = "0123456789abcdef";
	char text[19] = "0x";
	size_t at = 2;
	unsigned shift = 60;

	while (shift > 0 && n >> shift == 0)
		shift -= 4;
	for (;; shift -= 4) {
		text[at++] = digits[n >> shift & 0xfU];
		if (shift == 0)
			break;
	}
	text[at] = '\0';
	put(l, text);
}

/* print 2^50-1 rather than 0x3ffffffffffff */
static void put_offset(struct look *l, uint64_t offset)
{
	const unsigned width =
		pte_codec_offset_width(l->t.layout->swap[PTE_LEVEL_PTE]);

	if (offset == pte_ones(width)) {
		put(l, "2^");
		put_number(l, width);
		put(l, "-1");
	} else if (offset < 10) {
		put_number(l, (unsigned)offset);
	} else {
		put_hex(l, offset);
	}
}

/* code that reads an entry correctly isn't misled */
static void grade(struct look *l, enum pte_grade grade)
{
	l->answer->grade = l->alike ? PTE_GRADE_FINE : grade;
}

static void say_yes(struct look *l, bool yes, enum pte_grade if_yes,
		    enum pte_grade if_no)
{
	put(l, yes ? "yes" : "no");
	grade(l, yes ? if_yes : if_no);
}

/* ---- how the helpers classify the word ---------------------------------- */

static bool is_swap(const struct look *l)
{
	return l->r.kind == PTE_KIND_SWAP;
}

static bool is_migration(const struct look *l)
{
	return l->r.kind == PTE_KIND_MIGRATION_READ ||
	       l->r.kind == PTE_KIND_MIGRATION_READ_EXCLUSIVE ||
	       l->r.kind == PTE_KIND_MIGRATION_WRITE;
}

static bool is_device_private(const struct look *l)
{
	return l->r.kind == PTE_KIND_DEVICE_PRIVATE_READ ||
	       l->r.kind == PTE_KIND_DEVICE_PRIVATE_WRITE;
}

/* ---- helpers ------------------------------------------------------------ */

static void ask_none(struct look *l)
{
	say_yes(l, l->r.none, PTE_GRADE_MISLED, PTE_GRADE_FINE);
}

static void ask_present(struct look *l)
{
	say_yes(l, l->r.present, PTE_GRADE_MISLED, PTE_GRADE_FINE);
}

static void ask_is_swap_pte(struct look *l)
{
	say_yes(l, !l->r.none && !l->r.present, PTE_GRADE_FINE,
		PTE_GRADE_MISLED);
}

static void ask_entry(struct look *l)
{
	put(l, "(");
	put_number(l, l->r.swp_type);
	put(l, ", ");
	put_offset(l, pte_swap_entry_offset(l->t.layout, l->r.swp_entry));
	put(l, ")");
	grade(l, l->no_entry ? PTE_GRADE_MISLED : PTE_GRADE_FINE);
}

static void ask_softleaf(struct look *l)
{
	if (l->r.softleaf == PTE_KIND_NONE) {
		put(l, "none");
		grade(l, PTE_GRADE_MISLED);
		return;
	}
	ask_entry(l);
}

static void ask_non_swap(struct look *l)
{
	say_yes(l, !is_swap(l), PTE_GRADE_FINE,
		l->genuine ? PTE_GRADE_FINE : PTE_GRADE_MISLED);
}

static void ask_softleaf_is_swap(struct look *l)
{
	say_yes(l, is_swap(l) && l->r.softleaf != PTE_KIND_NONE,
		l->genuine ? PTE_GRADE_FINE : PTE_GRADE_MISLED, PTE_GRADE_FINE);
}

static void ask_migration(struct look *l)
{
	say_yes(l, is_migration(l), PTE_GRADE_MISLED, PTE_GRADE_FINE);
}

static void ask_device_private(struct look *l)
{
	say_yes(l, is_device_private(l), PTE_GRADE_MISLED, PTE_GRADE_FINE);
}

static void ask_pfn_entry(struct look *l)
{
	say_yes(l,
		l->r.has_entry &&
			pte_model_kind(l->t.model, l->r.kind)->payload ==
				PTE_PAYLOAD_PFN,
		PTE_GRADE_MISLED, PTE_GRADE_FINE);
}

static void ask_marker(struct look *l)
{
	say_yes(l, l->r.kind == PTE_KIND_MARKER, PTE_GRADE_FINE,
		PTE_GRADE_FINE);
}

static void ask_uffd_wp(struct look *l)
{
	say_yes(l, (l->r.flags & PTE_FLAG_SET(PTE_FLAG_UFFD_WP)) != 0,
		PTE_GRADE_FINE, PTE_GRADE_FINE);
}

/* ---- paths -------------------------------------------------------------- */

/* what a path does with each sort of entry; %: the slot or pfn */
struct path {
	const char *swap, *page, *unknown;
	enum pte_grade unknown_grade;
};

static void put_slot(struct look *l)
{
	put(l, "slot ");
	put_offset(l, pte_swap_entry_offset(l->t.layout, l->r.swp_entry));
	put(l, " of device ");
	put_number(l, l->r.swp_type);
}

static void take(struct look *l, const struct path *p)
{
	grade(l, PTE_GRADE_MISLED);
	if (l->r.none || l->r.present) {
		put(l, "never sees it");
	} else if (l->r.kind == PTE_KIND_MARKER && l->r.marker != 0) {
		put(l, "knows it");
		grade(l, PTE_GRADE_FINE);
	} else if (is_swap(l) && l->r.softleaf != PTE_KIND_NONE) {
		put(l, p->swap);
		put(l, " ");
		put_slot(l);
	} else if (l->r.has_pfn) {
		put(l, p->page);
		put(l, " pfn ");
		put_offset(l, l->r.pfn);
	} else {
		put(l, p->unknown);
		grade(l, p->unknown_grade);
	}
}

static bool has_lost(const struct look *l, const struct pte_after *after)
{
	struct pte_reading r;

	return after->has_word &&
	       pte_target_decode(&l->use->after, PTE_LEVEL_PTE, after->word,
				 &r) == PTE_STATUS_OK &&
	       (l->flags & ~r.flags) != 0;
}

/* Whether a path rewrites the word and so drops flags that it doesn't know.
 * Words that no rule covers stay as they are. */
static bool loses_flags(const struct look *l, enum pte_event event)
{
	const struct pte_event_args h = {
		.event = event,
		.conditions = PTE_CONDITION_SET(PTE_IN_COW_MAPPING),
	};
	struct pte_transition t;

	return pte_target_transition(&l->t, PTE_LEVEL_PTE, &h, l->word, &t) ==
		       PTE_STATUS_OK &&
	       (has_lost(l, &t.here) || (t.has_child && has_lost(l, &t.child)));
}

static void ask_fault(struct look *l)
{
	static const struct path p = { "reads", "waits for",
				       "\"Bad page map\", SIGBUS",
				       PTE_GRADE_CAUGHT };

	take(l, &p);
}

static void ask_fork(struct look *l)
{
	static const struct path p = { "counts up", "raises the rss for",
				       "copies it as it is", PTE_GRADE_FINE };

	take(l, &p);
	if (!loses_flags(l, PTE_EVENT_FORK))
		return;
	put(l, "; the flag is lost");
	l->answer->grade = PTE_GRADE_MISLED;
}

/* for words that a spec proposes */
static void ask_mprotect(struct look *l)
{
	const bool lost = loses_flags(l, PTE_EVENT_MPROTECT);

	put(l, lost ? "makes it anew: the flag is lost" : "keeps the word");
	l->answer->grade = lost ? PTE_GRADE_MISLED : PTE_GRADE_FINE;
}

static void ask_zap_silent(struct look *l)
{
	static const struct path p = { "frees", "drops the rss of",
				       "clears it, and says nothing",
				       PTE_GRADE_FINE };

	take(l, &p);
}

static void ask_zap_warns(struct look *l)
{
	static const struct path p = { "frees", "drops the rss of",
				       "clears it, and warns",
				       PTE_GRADE_CAUGHT };

	take(l, &p);
}

static void ask_zap_says(struct look *l)
{
	static const struct path p = { "frees", "drops the rss of",
				       "\"unrecognized swap entry\", a warning",
				       PTE_GRADE_CAUGHT };

	take(l, &p);
}

/* it reports a page as swapped that isn't, or in the wrong place */
static void ask_pagemap(struct look *l)
{
	put_hex(l, l->r.pagemap);
	grade(l, (l->r.pagemap & PTE_BIT(PTE_PAGEMAP_SWAPPED)) != 0
			 ? PTE_GRADE_MISLED
			 : PTE_GRADE_FINE);
}

/* what an L1TF processor may have read before it sees that P is clear */
static void ask_l1tf(struct look *l)
{
	const uint64_t address = l->word & PTE_GENMASK(PTE_MACHINE_BITS_MAX - 1,
						       l->t.layout->page_shift);
	const struct pte_test memory = l1tf_names_memory(&l->t);
	const bool real = pte_test_has(&memory, l->word);

	put(l, "names ");
	put_hex(l, address);
	put(l, real ? "" : ": no memory");
	l->answer->grade = real ? PTE_GRADE_MISLED : PTE_GRADE_FINE;
}

/* clang-format off */

#define EVER        { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS }
#define SINCE(a, b) { PTE_LINUX(a, b), PTE_LINUX_ONWARDS }
#define UNTIL(a, b) { PTE_LINUX_OLDEST, PTE_LINUX(a, b) }
#define SWAPOPS     "Linux 6.1, 6.12 include/linux/swapops.h"
#define LEAFOPS     "Linux 6.19 include/linux/leafops.h"

static const struct {
	const char *helper;
	struct pte_span in;
	enum { ANY, L1TF, SPEC } of; /* any proposal's words; those on
					architectures with L1TF; those that
					only specs propose */
	void (*ask)(struct look *l);
	const char *source;
} helpers[] = {
	{ "pte_none",                EVER,                                  ANY,  ask_none,            "the layout's own sources" },
	{ "pte_present",             EVER,                                  ANY,  ask_present,         "the layout's own sources" },
	{ "is_swap_pte",             UNTIL(6, 18),                          ANY,  ask_is_swap_pte,     SWAPOPS },
	{ "pte_to_swp_entry",        UNTIL(6, 18),                          ANY,  ask_entry,           SWAPOPS },
	{ "softleaf_from_pte",       SINCE(6, 19),                          ANY,  ask_softleaf,        LEAFOPS },
	{ "non_swap_entry",          UNTIL(6, 18),                          ANY,  ask_non_swap,        SWAPOPS },
	{ "softleaf_is_swap",        SINCE(6, 19),                          ANY,  ask_softleaf_is_swap, LEAFOPS },
	{ "is_migration_entry",      UNTIL(6, 18),                          ANY,  ask_migration,       SWAPOPS },
	{ "softleaf_is_migration",   SINCE(6, 19),                          ANY,  ask_migration,       LEAFOPS },
	{ "is_device_private_entry", UNTIL(6, 18),                          ANY,  ask_device_private,  SWAPOPS },
	{ "softleaf_is_device_private", SINCE(6, 19),                       ANY,  ask_device_private,  LEAFOPS },
	{ "is_pfn_swap_entry",       { PTE_LINUX(5, 14), PTE_LINUX(6, 18) }, ANY,  ask_pfn_entry,      SWAPOPS ": not in 5.13, in 5.15" },
	{ "softleaf_has_pfn",        SINCE(6, 19),                          ANY,  ask_pfn_entry,       LEAFOPS },
	{ "is_pte_marker",           { PTE_LINUX(5, 19), PTE_LINUX(6, 18) }, ANY,  ask_marker,         SWAPOPS },
	{ "pte_is_marker",           SINCE(6, 19),                          ANY,  ask_marker,          LEAFOPS },
	{ "pte_swp_uffd_wp",         EVER,                                  ANY,  ask_uffd_wp,         "the layout's own sources" },
	{ "fault",                   EVER,                                  ANY,  ask_fault,           "Linux 6.1, 6.12 mm/memory.c: do_swap_page" },
	{ "fork",                    EVER,                                  ANY,  ask_fork,            "Linux 6.1, 6.12 mm/memory.c: copy_nonpresent_pte" },
	{ "mprotect",                SINCE(6, 1),                           SPEC, ask_mprotect,        "Linux 6.1, 6.12 mm/mprotect.c: change_pte_range" },
	{ "zap",                     UNTIL(5, 17),                          ANY,  ask_zap_silent,      "Linux 5.10 mm/memory.c: zap_pte_range; it changed between 5.10 and 6.1" },
	{ "zap",                     { PTE_LINUX(5, 18), PTE_LINUX(6, 7) }, ANY,  ask_zap_warns,       "Linux 6.1 mm/memory.c: zap_pte_range" },
	{ "zap",                     SINCE(6, 8),                           ANY,  ask_zap_says,        "Linux 6.12 mm/memory.c: zap_pte_range; the text came between 6.1 and 6.9" },
	{ "pagemap",                 EVER,                                  ANY,  ask_pagemap,         "Linux 6.1, 6.12 fs/proc/task_mmu.c: pte_to_pagemap_entry" },
	{ "L1TF processor",          EVER,                                  L1TF, ask_l1tf,            "Linux 6.12 arch/x86/include/asm/pgtable-invert.h" },
};

/* clang-format on */

/* the kernel with the scheme, without anything that knows about it */
static struct pte_target unaware(const struct pte_scheme_use *use)
{
	struct pte_target t = use->after;

	t.scheme = NULL;
	t.own = (struct pte_own){ 0 };
	t.special_tests = 0;
	t.markers = use->before.markers;
	for (unsigned i = t.max_swapfiles; i < PTE_SWAP_TYPE_COUNT; i++)
		if (!pte_target_has_kind(&use->before,
					 (enum pte_kind)t.kind_of_type[i]))
			t.kind_of_type[i] = PTE_KIND_UNKNOWN;
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		t.offset_flag[f] = 0;
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		t.swap_flags[l] = use->before.swap_flags[l];
	return t;
}

static bool reads_alike(const struct pte_reading *a,
			const struct pte_reading *b)
{
	return a->kind == b->kind && a->swp_type == b->swp_type &&
	       a->swp_offset == b->swp_offset;
}

/* False if the word can't be decoded. */
static bool look_at(struct look *l, const struct pte_scheme_use *use,
		    uint64_t word)
{
	const struct pte_own *const own = &use->after.own;

	*l = (struct look){ .use = use, .t = unaware(use), .word = word };
	if (pte_target_decode(&use->after, PTE_LEVEL_PTE, word, &l->truth) !=
		    PTE_STATUS_OK ||
	    pte_target_decode(&l->t, PTE_LEVEL_PTE, word, &l->r) !=
		    PTE_STATUS_OK)
		return false;
	l->no_entry = use->takes.bare && l->truth.kind == PTE_KIND_SPECIAL;
	l->genuine = l->truth.has_entry && l->truth.kind != PTE_KIND_SPECIAL &&
		     (own->kinds & PTE_KIND_SET(l->truth.kind)) == 0;
	l->alike = l->genuine && reads_alike(&l->truth, &l->r);
	l->flags = own->flags & l->truth.flags;
	return true;
}

static bool is_asked(const struct look *l, unsigned helper)
{
	const struct pte_span *const in = &helpers[helper].in;

	if (l->t.version < in->since || l->t.version > in->until)
		return false;
	if (helpers[helper].of == L1TF)
		return l->t.model->arch->l1tf;
	return helpers[helper].of == ANY || l->flags != 0 ||
	       l->truth.kind >= PTE_KIND_PROPOSED;
}

unsigned pte_scheme_answers(const struct pte_scheme_use *use, uint64_t word,
			    struct pte_answer *answers_ret)
{
	unsigned count = 0;
	struct look l;

	if (!look_at(&l, use, word))
		return 0;
	for (unsigned i = 0; i < sizeof(helpers) / sizeof(helpers[0]); i++) {
		if (!is_asked(&l, i))
			continue;
		l.answer = &answers_ret[count++];
		*l.answer = (struct pte_answer){
			.helper = helpers[i].helper,
			.source = helpers[i].source,
		};
		helpers[i].ask(&l);
	}
	return count;
}

const char *pte_grade_name(enum pte_grade grade)
{
	static const char *const names[] = {
		[PTE_GRADE_FINE] = "fine",
		[PTE_GRADE_CAUGHT] = "caught",
		[PTE_GRADE_MISLED] = "misled",
	};

	return (unsigned)grade < sizeof(names) / sizeof(names[0]) ? names[grade]
								  : "?";
}
