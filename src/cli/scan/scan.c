/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The scan command: a file's words by kind, those that no kernel writes, and
 * where those of some kinds stand.
 */
#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "report.h"
#include "select/certain.h"
#include "select/find.h"
#include "term/near.h"
#include "term/progress.h"
#include "term/say.h"

/* ---- the command line --------------------------------------------------- */

static bool is_kind_of(const struct pte_target *t, unsigned kind)
{
	return pte_model_has_kind(t->model, kind) && kind != PTE_KIND_RAW;
}

static bool add_kind(const struct pte_target *t, const char *word,
		     size_t length, pte_kind_set *kinds)
{
	char quoted[QUOTE_SIZE], names[NEAR_TEXT_SIZE];
	struct near near;

	near_begin(&near, word, length);
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		const char *name;

		if (!is_kind_of(t, k))
			continue;
		name = pte_model_kind(t->model, (enum pte_kind)k)->name;
		if (strlen(name) == length && memcmp(name, word, length) == 0) {
			*kinds |= PTE_KIND_SET(k);
			return true;
		}
		near_offer(&near, name);
	}
	say(0, "--find=%s: unknown kind; %s", quote(quoted, word, length),
	    near_text(&near, names));
	return false;
}

static bool read_kinds(const struct options *o, const struct pte_target *t,
		       pte_kind_set *kinds)
{
	const char *word = o->find;

	while (word != NULL) {
		const size_t length = strcspn(word, ",");

		if (!add_kind(t, word, length, kinds))
			return false;
		word = word[length] == ',' ? word + length + 1 : NULL;
	}
	return true;
}

/* ---- what went wrong ---------------------------------------------------- */

/* after what was read is told */
static bool is_whole(const struct threads *t, int error)
{
	const struct pieces *const p = t->pieces;

	if (error != 0 || p->error != 0)
		say(0, "%s: %s", p->name,
		    strerror(error != 0 ? error : p->error));
	else if (p->shrank)
		say(0,
		    "%s: it became shorter while it was read; it had %llu "
		    "bytes",
		    p->name, (unsigned long long)p->size);
	else if (t->left_over != 0)
		say(0, "%s: %llu %s over at the end: words of %s have %u bytes",
		    p->name, (unsigned long long)t->left_over,
		    t->left_over == 1 ? "byte is left" : "bytes are left",
		    t->plan->target->name, t->plan->word_bytes);
	else if (t->sum.words == 0)
		say(0, "%s: it's empty", p->name);
	else
		return true;
	return false;
}

/* ---- the file ----------------------------------------------------------- */

static bool scan_file(struct threads *t, struct out *out)
{
	double seconds;
	int error;

	error = threads_run(t);
	progress_end(t->pieces->progress);
	seconds = progress_elapsed(t->pieces->progress);
	if (t->sum.words > 0 && t->json)
		report_json(out, t, seconds);
	else if (t->sum.words > 0)
		report_text(out, t, isatty(STDOUT_FILENO) == 1 ? seconds : 0);
	/* what wasn't read is said last */
	(void)out_flush(out);
	return is_whole(t, error);
}

static bool scan_descriptor(struct threads *t, int fd, const char *name,
			    struct out *out)
{
	struct progress progress;
	struct pieces pieces;
	const int error = pieces_begin(&pieces, fd, name, &progress);
	bool good;

	if (error != 0) {
		say(0, "%s: %s", name, strerror(error));
		return false;
	}
	progress_begin(&progress);
	t->pieces = &pieces;
	good = scan_file(t, out);
	pieces_end(&pieces);
	return good;
}

int run_scan(const struct options *o, struct out *out)
{
	static struct pte_target target;
	static struct pte_scan_plan plan;
	static struct threads t;
	const bool named = o->word_count > 0 && strcmp(o->words[0], "-") != 0;
	const char *const name = named ? o->words[0] : "standard input";
	int fd = STDIN_FILENO;
	bool good;

	if (o->word_count > 1) {
		say(0, "scan: one FILE at most");
		return EXIT_TROUBLE;
	}
	t = (struct threads){ .plan = &plan,
			      .order = o->byte_order,
			      .kernel = pte_scan_best(),
			      .tell = report_hit,
			      .out = out,
			      .json = options_have(o, OPTION_JSON) };
	if (!find_target_at_level(o, true, &target) ||
	    !read_kinds(o, &target, &t.wanted))
		return EXIT_TROUBLE;
	if (pte_scan_plan_init(&target, o->level, &plan) != PTE_STATUS_OK) {
		say(0, "--level=%s: %s has no words that are read there",
		    pte_level_name(o->level), target.name);
		return EXIT_TROUBLE;
	}
	if (named && (fd = open(name, O_RDONLY | O_CLOEXEC)) < 0) {
		say(0, "%s: %s", name, strerror(errno));
		return EXIT_TROUBLE;
	}
	good = scan_descriptor(&t, fd, name, out);
	if (named)
		(void)close(fd);
	if (t.sum.words > 0 && !report_is_certain(&t))
		say_uncertain(&target);
	return good ? EXIT_YES : EXIT_TROUBLE;
}
