/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Two layouts as SVG, row above row: bits that have another field are framed in
 * both, and below the rows it's said what changed there.
 */
#include <stdio.h>
#include <string.h>

#include "diff.h"
#include "picture/svg.h"
#include "word/picture.h"

#define LINE_SIZE 320
#define CHANGES_MAX 24

struct lanes {
	const struct diff *diff;
	enum pte_level level;
};

static void picture(struct svg *s, const struct lanes *l,
		    const struct picture p[static 2])
{
	struct svg_word words[2];
	const uint64_t moved = picture_moved(&p[0], &p[1]);
	char line[LINE_SIZE];

	for (unsigned i = 0; i < 2; i++)
		words[i] = (struct svg_word){
			.picture = &p[i],
			.lane = l->diff->heading[i],
			.marked = moved,
		};
	(void)snprintf(line, sizeof(line), "%c%s, level %s%s",
		       p[0].what[0] - 'a' + 'A', p[0].what + 1,
		       pte_level_name(l->level),
		       moved == 0 ? ": no bit differs" : "");
	svg_heading(s, line);
	svg_words(s, words, moved == 0 ? 1 : 2);
	svg_legend(s, words, 2);
}

static void changes(struct svg *s, const struct diff *d)
{
	char line[LINE_SIZE];

	svg_heading(s, d->count == 0 ? "Nothing changed" : "What changed");
	for (size_t i = 0; i < d->count && i < CHANGES_MAX; i++) {
		const struct change *const c = &d->list[i];

		(void)snprintf(line, sizeof(line),
			       "%s %s: %.120s \xe2\x86\x92 %.120s", c->aspect,
			       c->what, c->value[0], c->value[1]);
		svg_note(s, line);
	}
	if (d->count <= CHANGES_MAX)
		return;
	(void)snprintf(line, sizeof(line), "and %zu more, as pte diff says",
		       d->count - CHANGES_MAX);
	svg_quiet(s, line);
}

static void body(struct svg *s, const void *context)
{
	const struct lanes *const l = context;
	const struct pte_target *const t = l->diff->target;
	struct picture p[2];
	char line[2 * HEADING_SIZE + sizeof(" and ")];

	(void)snprintf(line, sizeof(line), "%s and %s", l->diff->heading[0],
		       l->diff->heading[1]);
	svg_title(s, line);
	svg_quiet(s,
		  "A red frame: bits that hold something else in the other.");
	if (pte_level_has_entries(l->level)) {
		for (unsigned i = 0; i < 2; i++)
			picture_of_entry(&t[i], l->level, &p[i]);
		picture(s, l, p);
	}
	for (unsigned i = 0; i < 2; i++)
		picture_of_present(&t[i], l->level, &p[i]);
	picture(s, l, p);
	changes(s, l->diff);
}

bool diff_svg(const struct diff *d, enum pte_level level, const char *path)
{
	const struct lanes lanes = { d, level };
	char title[2 * HEADING_SIZE + sizeof(" and ")];

	(void)snprintf(title, sizeof(title), "%s and %s", d->heading[0],
		       d->heading[1]);
	return svg_write(path, title,
			 "Two layouts of a page-table word, row above row, "
			 "with frames around the bits that differ",
			 body, &lanes);
}
