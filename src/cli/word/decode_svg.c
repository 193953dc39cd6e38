/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * `pte decode --svg`: of each word the bits with their fields, its reading in
 * the form that encode takes, and what is doubted.
 */
#include "decode_svg.h"

#include <stdio.h>

#include "picture.h"
#include "picture/svg.h"
#include "select/find.h"
#include "term/say.h"

#define LINE_SIZE 1024

bool decode_svg_add(struct decode_svg *d, const struct read_word *w,
		    const struct pte_doubts *doubts, size_t line)
{
	if (d->count == DECODE_SVG_MAX) {
		say(line, "--svg: more than %d words", DECODE_SVG_MAX);
		return false;
	}
	d->list[d->count].word = *w;
	d->list[d->count++].doubts = *doubts;
	return true;
}

static void reading(struct svg *s, const struct read_word *w)
{
	const struct pte_kind_info *const kind =
		pte_model_kind(w->target->model, w->reading.kind);
	char line[LINE_SIZE];
	struct out text;

	out_to_memory(&text, line, sizeof(line));
	reading_line(&text, w);
	svg_note(s, out_memory(&text));
	out_to_memory(&text, line, sizeof(line));
	out_format(&text, "%s: %s", kind->name,
		   kind_about(w->reading.level, w->reading.kind, kind));
	svg_quiet(s, out_memory(&text));
}

/* a remark isn't an alarm: kernels may write such a word nevertheless */
static void alarms(struct svg *s, const struct read_word *w,
		   const struct pte_doubts *doubts)
{
	char line[LINE_SIZE];
	struct out text;

	if (w->reading.stray != 0) {
		out_to_memory(&text, line, sizeof(line));
		out_text(&text, "stray bits, which no encoder of this layout "
				"sets: ");
		out_hex(&text, w->reading.stray);
		svg_alarm(s, out_memory(&text));
	}
	for (unsigned i = 0; i < doubts->count; i++) {
		out_to_memory(&text, line, sizeof(line));
		doubts_one(&text, w, &doubts->list[i]);
		if (pte_doubt_excludes(doubts->list[i].code))
			svg_alarm(s, out_memory(&text));
		else
			svg_quiet(s, out_memory(&text));
	}
}

static void word(struct svg *s, const struct read_word *w,
		 const struct pte_doubts *doubts)
{
	struct picture p;
	const struct svg_word drawn = {
		.picture = &p,
		.valued = true,
		.value = w->value,
		.marked = w->reading.stray,
	};
	char line[LINE_SIZE];

	picture_of_word(w->target, w->level, w->value, &w->reading, &p);
	(void)snprintf(line, sizeof(line), "0x%llx, level %s",
		       (unsigned long long)w->value, pte_level_name(w->level));
	svg_heading(s, line);
	reading(s, w);
	alarms(s, w, doubts);
	svg_words(s, &drawn, 1);
	svg_legend(s, &drawn, 1);
}

static void body(struct svg *s, const void *context)
{
	const struct decode_svg *const d = context;
	char heading[HEADING_SIZE];

	svg_title(s, heading_text(heading, d->list[0].word.target));
	for (unsigned i = 0; i < d->count; i++)
		word(s, &d->list[i].word, &d->list[i].doubts);
}

bool decode_svg_write(const struct decode_svg *d, const char *path)
{
	char title[LINE_SIZE], heading[HEADING_SIZE];

	if (d->count == 0) {
		say(0, "--svg: no words");
		return false;
	}
	(void)snprintf(title, sizeof(title), "0x%llx%s on %s",
		       (unsigned long long)d->list[0].word.value,
		       d->count > 1 ? " and others" : "",
		       heading_text(heading, d->list[0].word.target));
	return svg_write(path, title,
			 "The bits of page-table words, high bit first, each "
			 "with its value and its field",
			 body, d);
}
