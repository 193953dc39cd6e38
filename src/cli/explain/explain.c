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

#include "kept.h"
#include "log/find.h"
#include "log/needles.h"
#include "log/origin.h"
#include "reports.h"
#include "select/find.h"
#include "select/running.h"
#include "tell.h"
#include "term/say.h"

/* lines that wait for those */
#define QUEUE_MAX 32
#define BUFFER_SIZE 65536
struct explainer {
	struct teller teller;
	struct needles needles;
	struct log_origin origin;
	struct kept queue[QUEUE_MAX];
	unsigned waiting;
	size_t line; /* the number of this one */
	struct reports reports;
};

static void explain_first(struct explainer *x)
{
	tell(&x->teller, &x->queue[0]);
	x->waiting--;
	memmove(&x->queue[0], &x->queue[1], x->waiting * sizeof(x->queue[0]));
}

static bool is_known(const struct explainer *x)
{
	return x->teller.given != NULL ||
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
	struct kept *k;

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
	k = &x->queue[x->waiting];
	k->count = log_values(text, length, k->values);
	if (k->count == 0) {
		reports_pass(&x->reports, x->line, text, length);
		return;
	}
	k->number = x->line;
	memcpy(k->text, text, length);
	k->text[length] = '\0';
	for (size_t i = 0; i < length; i++)
		if (k->text[i] == '\0')
			k->text[i] = '?';
	reports_add(&x->reports, k, x->queue, x->waiting);
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

	while (x->teller.out->error == 0) {
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
	for (unsigned i = 0; (text = reports_text(i)) != NULL; i++)
		needles_add(n, text);
}

int run_explain(const struct options *o, struct out *out)
{
	static struct explainer x;
	const bool named = o->word_count > 0 && strcmp(o->words[0], "-") != 0;
	struct options own = *o;
	const char *const name = named ? o->words[0] : "stdin";
	struct pte_target given;
	bool good;
	int fd = STDIN_FILENO;

	if (o->word_count > 1) {
		say(0, "explain: one FILE at most");
		return EXIT_TROUBLE;
	}
	if (o->layout != NULL &&
	    (!running_resolve(&own.layout, &own.config) ||
	     !find_target(own.layout, &own.config, &given)))
		return EXIT_TROUBLE;
	if (named && (fd = open(name, O_RDONLY | O_CLOEXEC)) < 0) {
		say(0, "%s: %s", name, strerror(errno));
		return EXIT_TROUBLE;
	}
	x = (struct explainer){
		.teller = { .o = &own,
			    .given = o->layout != NULL ? &given : NULL,
			    .out = out,
			    .json = options_have(o, OPTION_JSON),
			    .origin = &x.origin }
	};
	add_needles(&x.needles);
	good = read_log(&x, fd, name);
	if (named)
		(void)close(fd);
	if (good && x.reports.count == 0)
		say(0, "note: no line of %s prints an entry", name);
	return good ? EXIT_YES : EXIT_TROUBLE;
}
