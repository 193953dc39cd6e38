/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The explain command: reads a log, keeps the lines that matter until it's
 * known which kernel wrote them, and prints each with what it says.
 */
#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <pte/fit.h>

#include "explained.h"
#include "log/find.h"
#include "log/needles.h"
#include "log/origin.h"
#include "select/find.h"
#include "select/running.h"
#include "spec/spec.h"
#include "term/say.h"

/* a report's registers come some lines after its first one */
#define LINES_AHEAD 128
/* lines that wait for those */
#define QUEUE_MAX 32
/* as much of a line is printed, and looked at */
#define LINE_MAX_BYTES 1000
#define LAYOUT_SIZE 128
#define BUFFER_SIZE 65536
/* groups of layouts that read a line alike, and what is said of each */
#define ALIKE_MAX 16
#define ALIKE_SIZE 1024

struct waiting {
	size_t number;
	unsigned report;
	char text[LINE_MAX_BYTES + 1];
	unsigned count;
	struct log_value values[LOG_VALUES_MAX];
};

struct explainer {
	const struct options *o;
	struct out *out;
	bool json;
	struct needles needles;
	struct log_origin origin;
	struct waiting queue[QUEUE_MAX];
	unsigned waiting;
	size_t line, last; /* the number of this line, and of the last that
			      mattered */
	unsigned report;
	bool any;
};

/* ---- lines ------------------------------------------------------------------
 */

/* print what isn't text as what it is no longer */
static void out_line(struct out *out, const char *text)
{
	for (; *text != '\0'; text++) {
		const bool seen = (unsigned char)*text >= ' ' || *text == '\t';

		if (seen)
			out_char(out, *text);
		else
			out_char(out, '?');
	}
	out_char(out, '\n');
}

/* whether a layout may have the values of a line, at levels that it describes
 */
static bool fits_all(const struct waiting *w, const struct pte_target *t)
{
	struct pte_fit fit = { 0 };
	unsigned read = 0;

	for (unsigned i = 0; i < w->count; i++) {
		const struct log_value *const v = &w->values[i];
		const struct pte_evidence e = {
			.level = v->what == LOG_WORD ? v->level : PTE_LEVEL_PTE,
			.has_word = v->what == LOG_WORD,
			.has_entry = v->what == LOG_ENTRY,
			.word = v->value,
			.entry = v->value,
		};

		if (!e.has_word && !e.has_entry)
			continue;
		/* what isn't described says neither yes nor no */
		if (pte_fit_add(t, &e, &fit) == PTE_STATUS_OK)
			read++;
	}
	return read > 0 && fit.sound == fit.of;
}

static void print_on(struct out *out, bool json, const struct waiting *w,
		     const struct explained *as,
		     const struct pte_target *target)
{
	for (unsigned i = 0; i < w->count; i++) {
		struct explained e = *as;

		e.value = &w->values[i];
		e.line = w->number;
		e.report = w->report;
		if (target != NULL)
			(void)explained_read(&e, target);
		if (json) {
			explained_json(out, &e);
			continue;
		}
		explained_text(out, &e);
		out_char(out, '\n');
	}
}

/* ---- layouts
 * ----------------------------------------------------------------- */

/* Layouts on which a line says the same. */
struct alike {
	char text[ALIKE_SIZE], names[ALIKE_SIZE];
};

static void add_alike(struct alike *list, unsigned *count,
		      const struct waiting *w, const struct explained *as,
		      const struct pte_target *t)
{
	char text[ALIKE_SIZE];
	struct out says;
	unsigned i = 0;
	size_t at;

	out_to_memory(&says, text, sizeof(text));
	print_on(&says, false, w, as, t);
	(void)out_memory(&says);
	while (i < *count && strcmp(list[i].text, text) != 0)
		i++;
	if (i == ALIKE_MAX)
		return;
	if (i == *count) {
		memcpy(list[i].text, text, sizeof(text));
		list[i].names[0] = '\0';
		(*count)++;
	}
	at = strlen(list[i].names);
	(void)snprintf(list[i].names + at, sizeof(list[i].names) - at, "%s%s",
		       at > 0 ? ", " : "", t->model->layout->name);
}

static void print_alike(struct out *out, const struct alike *list,
			unsigned count)
{
	for (unsigned i = 0; i < count; i++) {
		out_text(out, list[i].text);
		out_format(out, "          if it's %s\n", list[i].names);
	}
}

/* nothing says which kernel it was: each that the words may be of */
static void print_candidates(const struct explainer *x, const struct waiting *w)
{
	static struct alike list[ALIKE_MAX];
	const struct explained none = { .fit = FIT_NONE };
	unsigned count = 0, fit = 0;
	const char *last = "";

	for (size_t i = 0; i < pte_model_count(); i++) {
		const char *const name = pte_model_at(i)->layout->name;
		struct explained as = { .fit = FIT_WORDS };
		struct pte_target t;

		if (strcmp(name, last) == 0)
			continue;
		last = name;
		if (pte_target_init(name, &x->o->config, &t) != PTE_STATUS_OK ||
		    !fits_all(w, &t))
			continue;
		fit++;
		as.layout = t.name;
		if (x->json)
			print_on(x->out, true, w, &as, &t);
		else
			add_alike(list, &count, w, &as, &t);
	}
	print_alike(x->out, list, count);
	if (fit == 0)
		print_on(x->out, x->json, w, &none, NULL);
}

/* a kernel that's older than what is modelled: on each named spec that has it.
 * Returns their number */
static unsigned print_on_specs(const struct explainer *x,
			       const struct waiting *w, const char *layout)
{
	static struct alike list[ALIKE_MAX];
	struct found_spec found[FOUND_SPECS_MAX];
	const unsigned all = find_specs_of(layout, found);
	unsigned count = 0;

	for (unsigned i = 0; i < all; i++) {
		const struct spec *const spec = found[i].spec;
		struct explained as = { .layout = found[i].name,
					.fit = FIT_LOG };
		struct pte_target t;

		if (!find_target_of(&spec->model, spec->version, &x->o->config,
				    &t))
			continue;
		if (x->json)
			print_on(x->out, true, w, &as, &t);
		else
			add_alike(list, &count, w, &as, &t);
	}
	print_alike(x->out, list, count);
	return all;
}

static void explain(struct explainer *x, const struct waiting *w)
{
	char layout[LAYOUT_SIZE];
	struct explained as = { .layout = x->o->layout, .fit = FIT_GIVEN };
	struct pte_target t;
	enum pte_status status;

	if (!x->json)
		out_line(x->out, w->text);
	if (as.layout == NULL) {
		if (!log_origin_layout(&x->origin, layout, sizeof(layout))) {
			print_candidates(x, w);
			return;
		}
		as.layout = layout;
		as.fit = x->origin.release[0] != '\0' ? FIT_LOG : FIT_ARCH;
	}
	status = pte_target_init(as.layout, &x->o->config, &t);
	if (status == PTE_STATUS_VERSION_TOO_OLD && as.fit == FIT_LOG &&
	    print_on_specs(x, w, layout) > 0)
		return;
	if (status == PTE_STATUS_OK) {
		t.certain = t.certain && !find_is_vendors(as.layout);
		as.layout = t.name;
	} else {
		as.why = pte_status_str(status);
		as.fit = FIT_NONE;
	}
	print_on(x->out, x->json, w, &as, status == PTE_STATUS_OK ? &t : NULL);
	if (x->json || as.why != NULL)
		return;
	if (as.fit != FIT_GIVEN)
		out_format(x->out, "          by the log, %s%s\n", t.name,
			   as.fit == FIT_ARCH ? ", whose version it doesn't say"
					      : "");
	if (!t.certain)
		out_text(x->out,
			 "          not certain: that kernel may number "
			 "and place them otherwise\n");
}

static void explain_first(struct explainer *x)
{
	explain(x, &x->queue[0]);
	x->waiting--;
	memmove(&x->queue[0], &x->queue[1], x->waiting * sizeof(x->queue[0]));
}

static bool is_known(const struct explainer *x)
{
	return x->o->layout != NULL ||
	       (x->origin.arch != NULL && x->origin.release[0] != '\0');
}

/* explain what need not wait, or can't any longer */
static void settle(struct explainer *x, bool all)
{
	while (x->waiting > 0 && (all || is_known(x) ||
				  x->queue[0].number + LINES_AHEAD < x->line))
		explain_first(x);
}

static void take_line(struct explainer *x, const char *text, size_t length)
{
	struct waiting *w;

	x->line++;
	settle(x, x->waiting == QUEUE_MAX);
	if (!needles_any(&x->needles, text, length))
		return;
	if (length > LINE_MAX_BYTES)
		length = LINE_MAX_BYTES;
	/* what another boot says is of no use to what waits */
	if (log_origin_is_boot(text, length))
		settle(x, true);
	log_origin_read(&x->origin, text, length);
	w = &x->queue[x->waiting];
	w->count = log_values(text, length, w->values);
	if (w->count == 0)
		return;
	if (!x->any || x->line > x->last + LINES_AHEAD ||
	    log_find(text, length, "BUG: ") != NULL)
		x->report++;
	x->any = true;
	x->last = x->line;
	w->number = x->line;
	w->report = x->report;
	memcpy(w->text, text, length);
	w->text[length] = '\0';
	for (size_t i = 0; i < length; i++)
		if (w->text[i] == '\0')
			w->text[i] = '?';
	x->waiting++;
	settle(x, false);
}

/* ---- the log
 * ----------------------------------------------------------------- */

/* the lines in a buffer; what begins another one is moved to its front */
static size_t take_lines(struct explainer *x, char *buffer, size_t used,
			 bool at_end)
{
	char *begin = buffer, *const end = buffer + used;

	for (char *nl;
	     (nl = memchr(begin, '\n', (size_t)(end - begin))) != NULL;
	     begin = nl + 1)
		take_line(x, begin,
			  (size_t)(nl - begin) -
				  (nl > begin && nl[-1] == '\r'));
	/* a line that fills the buffer is cut into some */
	if (begin < end && (at_end || begin == buffer)) {
		if (at_end || used == BUFFER_SIZE) {
			take_line(x, begin, (size_t)(end - begin));
			begin = end;
		}
	}
	used = (size_t)(end - begin);
	memmove(buffer, begin, used);
	return used;
}

static bool read_log(struct explainer *x, int fd, const char *name)
{
	static char buffer[BUFFER_SIZE];
	size_t used = 0;

	while (x->out->error == 0) {
		const ssize_t n =
			read(fd, buffer + used, sizeof(buffer) - used);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			say(0, "%s: %s", name, strerror(errno));
			return false;
		}
		used = take_lines(x, buffer, used + (size_t)n, n == 0);
		if (n == 0)
			break;
	}
	settle(x, true);
	return true;
}

static void add_needles(struct needles *n)
{
	const char *text;

	for (unsigned i = 0; (text = log_form_text(i)) != NULL; i++)
		needles_add(n, text);
	for (unsigned i = 0; (text = log_origin_text(i)) != NULL; i++)
		needles_add(n, text);
}

int run_explain(const struct options *o, struct out *out)
{
	static struct explainer x;
	const bool named = o->word_count > 0 && strcmp(o->words[0], "-") != 0;
	struct options own = *o;
	const char *const name = named ? o->words[0] : "stdin";
	struct pte_target target;
	bool good;
	int fd = STDIN_FILENO;

	if (o->word_count > 1) {
		say(0, "explain: one FILE at most");
		return EXIT_TROUBLE;
	}
	if (o->layout != NULL &&
	    (!running_resolve(&own.layout, &own.config) ||
	     !find_target(own.layout, &own.config, &target)))
		return EXIT_TROUBLE;
	if (named && (fd = open(name, O_RDONLY | O_CLOEXEC)) < 0) {
		say(0, "%s: %s", name, strerror(errno));
		return EXIT_TROUBLE;
	}
	x = (struct explainer){ .o = &own,
				.out = out,
				.json = options_have(o, OPTION_JSON) };
	add_needles(&x.needles);
	good = read_log(&x, fd, name);
	if (named)
		(void)close(fd);
	if (good && !x.any)
		say(0, "note: no line of %s prints an entry", name);
	return good ? EXIT_YES : EXIT_TROUBLE;
}
