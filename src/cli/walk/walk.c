/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The walk command: the page tables in a dump, counted, or word by word.
 */
#include "command.h"

#include <string.h>

#include "entries.h"
#include "kernel.h"
#include "select/certain.h"
#include "tally.h"
#include "term/number.h"
#include "term/progress.h"
#include "term/say.h"

struct walker {
	struct out *out;
	bool json, each, runs, nothing_too;
	struct kernel kernel;
	uint64_t first, last;
	struct tally tally;
	struct run run;
	struct progress progress;
	char broken[CORE_TEXT_SIZE]; /* why the first table can't be read */
	struct reading_kept kept;
};

/* ---- what is told ------------------------------------------------------- */

static void show_progress(struct walker *w, const struct tree_word *word)
{
	const struct tree *const t = &w->kernel.tree;
	const unsigned shift = t->virtual_bits < 8 ? 0 : t->virtual_bits - 8;
	const uint64_t part = (word->vaddr & pte_ones(t->virtual_bits)) >>
			      shift;

	progress_show(&w->progress, (unsigned)(part * 100 / 256),
		      w->kernel.target.name);
}

static bool tell_word(void *context, const struct tree_word *word)
{
	struct walker *const w = context;

	tally_word(&w->tally, word);
	if (w->runs)
		run_add(&w->run, w->out, word);
	if (w->each && w->json)
		entry_json(w->out, word, &w->kept);
	else if (w->each)
		entry_text(w->out, word);
	if (!word->unread && word->word.reading.has_table)
		show_progress(w, word);
	return w->out->error == 0;
}

static bool tell_cut(void *context, const struct tree_word *word,
		     uint64_t table, enum tree_cut why)
{
	struct walker *const w = context;

	if (why == TREE_BROKEN && w->tally.cuts[why] == 0)
		memcpy(w->broken, w->kernel.tree.core->error,
		       sizeof(w->broken));
	tally_cut(&w->tally, word, table, why);
	if (w->each && w->json)
		entry_cut_json(w->out, word, table, why);
	else if (w->each)
		entry_cut_text(w->out, word, table, why);
	return w->out->error == 0;
}

static bool tell_nothing(void *context, const struct tree_step *step,
			 uint64_t count)
{
	struct walker *const w = context;

	tally_nothing(&w->tally, step, count);
	return true;
}

/* ---- the range ---------------------------------------------------------- */

/* a root that doesn't say of which half it is: the addresses do */
static bool are_translated(struct tree *t, uint64_t first, uint64_t last)
{
	const uint64_t halves[] = { t->above, t->dump->kernel_above };

	for (size_t i = 0; i < sizeof(halves) / sizeof(halves[0]); i++) {
		t->above = halves[i];
		if (tree_canonical(t, first) == first &&
		    tree_canonical(t, last) == last)
			return true;
	}
	t->above = halves[0];
	return false;
}

static bool read_address(const char *range, const char *text, size_t length,
			 uint64_t *value_ret)
{
	char quoted[QUOTE_SIZE];
	size_t width;

	if (number_hex(text, length, value_ret, &width) == NUMBER_OK)
		return true;
	say(0, "--range=%s: not A or A-B: hexadecimal, up to 64 bits",
	    quote(quoted, range, strlen(range)));
	return false;
}

/* the end is the first address behind it, as elsewhere */
static bool read_range(struct walker *w, const char *range)
{
	struct tree *const t = &w->kernel.tree;
	const size_t length = strcspn(range, "-");
	char quoted[QUOTE_SIZE];

	if (!read_address(range, range, length, &w->first))
		return false;
	w->last = w->first;
	if (range[length] == '-') {
		if (!read_address(range, range + length + 1,
				  strlen(range + length + 1), &w->last))
			return false;
		if (w->last <= w->first) {
			say(0, "--range=%s: the end isn't above the beginning",
			    quote(quoted, range, strlen(range)));
			return false;
		}
		w->last--;
	}
	if (are_translated(t, w->first, w->last))
		return true;
	say(0, "--range=%s: these tables translate 0x%llx to 0x%llx%s",
	    quote(quoted, range, strlen(range)),
	    (unsigned long long)tree_canonical(t, 0),
	    (unsigned long long)tree_canonical(
		    t, pte_ones(t->virtual_bits - (t->sign ? 1 : 0))),
	    t->sign ? ", and as much at the other end" : "");
	return false;
}

/* ---- the whole ---------------------------------------------------------- */

static bool walk(struct walker *w)
{
	const struct tree_told told = {
		.context = w,
		.word = tell_word,
		.cut = tell_cut,
		.nothing = w->nothing_too ? NULL : tell_nothing,
	};
	bool good;

	progress_begin(&w->progress);
	good = tree_walk(&w->kernel.tree, w->first, w->last, &told);
	progress_end(&w->progress);
	if (w->runs)
		run_end(&w->run, w->out);
	return good;
}

/* what isn't said elsewhere */
static void say_notes(const struct walker *w)
{
	const struct kernel *const k = &w->kernel;

	if (k->assumed_bits)
		say(0,
		    "note: the dump doesn't say how many bits of an "
		    "address are translated: %u are assumed",
		    k->tree.virtual_bits);
	if (w->tally.cuts[TREE_BROKEN] > 0)
		say(0, "note: %s: %s", k->tree.core->path, w->broken);
	if (w->tally.uncertain)
		say_uncertain(&k->target);
}

static int look(struct walker *w, struct core *core, const struct options *o)
{
	bool good;

	if (!kernel_find(&w->kernel, core, o))
		return EXIT_TROUBLE;
	w->tally.kernel = &w->kernel;
	if (o->range != NULL && !read_range(w, o->range))
		return EXIT_TROUBLE;
	/* one address: where its walk ends is what is asked */
	w->nothing_too = w->each &&
			 (w->first == w->last || options_have(o, OPTION_ALL));
	good = walk(w);
	if (good && !w->each && w->json)
		tally_json(&w->tally, w->out);
	else if (good && !w->each)
		good = tally_print(&w->tally, w->out);
	if (good)
		say_notes(w);
	return good ? EXIT_YES : EXIT_TROUBLE;
}

int run_walk(const struct options *o, struct out *out)
{
	struct walker w = {
		.out = out,
		.json = options_have(o, OPTION_JSON),
		.each = o->range != NULL,
		.last = UINT64_MAX,
	};
	struct core core;
	int status;

	w.runs = !w.json && !w.each && options_have(o, OPTION_ALL);
	if (o->word_count == 0) {
		say(0, "walk: of which dump of memory?");
		return EXIT_TROUBLE;
	}
	if (!core_open(&core, o->words, o->word_count))
		return EXIT_TROUBLE;
	status = look(&w, &core, o);
	core_close(&core);
	return status;
}
