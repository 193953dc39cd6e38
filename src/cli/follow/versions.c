/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Follows a word in one version after the other.
 */
#include "versions.h"

#include <stdio.h>
#include <string.h>

#include "select/find.h"
#include "trail.h"

/* versions that say the same, and what they say */
struct same {
	uint16_t first, last; /* 0: none yet */
	const char *layout;
	char text[OUT_BUFFER_SIZE];
};

static void out_same(const struct same *s, bool more, struct out *out)
{
	char first[VERSION_SIZE], last[VERSION_SIZE];

	if (s->first == 0)
		return;
	out_format(out, "%s@%s", s->layout, version_text(first, s->first));
	if (s->first != s->last)
		out_format(out, "..%s", version_text(last, s->last));
	out_text(out, ":\n");
	out_text(out, s->text);
	if (more)
		out_char(out, '\n');
}

/* add a version to those before, or print these and begin anew */
static void add_text(struct same *s, const struct trail *t, struct out *out)
{
	static char text[OUT_BUFFER_SIZE];
	const uint16_t version = t->word->target->version;
	struct trail here = *t;
	struct out memory;

	out_to_memory(&memory, text, sizeof(text));
	memory.color = out->color;
	here.out = &memory;
	trail_text(&here);
	(void)out_memory(&memory);
	if (s->first != 0 && strcmp(s->text, text) == 0) {
		s->last = version;
		return;
	}
	out_same(s, true, out);
	memcpy(s->text, text, sizeof(text));
	s->first = version;
	s->last = version;
}

void follow_versions(const struct options *o, const struct pte_target *target,
		     enum pte_level level, uint64_t value,
		     const struct steps *steps, struct out *out)
{
	static struct same same;
	char name[PTE_TARGET_NAME_SIZE], version[VERSION_SIZE];
	const uint16_t newest = target->model->arch->newest;

	same.layout = target->layout->name;
	for (uint16_t v = PTE_TRANSITIONS_SINCE; v <= newest;
	     v = pte_linux_next(v)) {
		struct pte_target at;
		struct read_word w = { .target = &at,
				       .level = level,
				       .value = value };
		const struct trail t = { .out = out,
					 .word = &w,
					 .steps = steps };

		(void)snprintf(name, sizeof(name), "%s@%s", same.layout,
			       version_text(version, v));
		if (pte_target_init(name, &o->config, &at) != PTE_STATUS_OK ||
		    pte_target_decode(&at, level, value, &w.reading) !=
			    PTE_STATUS_OK)
			continue;
		if (options_have(o, OPTION_JSON))
			trail_json(&t);
		else
			add_text(&same, &t, out);
	}
	out_same(&same, false, out);
}
