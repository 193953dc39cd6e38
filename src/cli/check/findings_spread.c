/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Findings of a spec whose base covers several layouts: a line with the number
 * of layouts on which it breaks something, and causes only where they differ
 * from the previous layout's.
 */
#include <string.h>

#include "findings.h"
#include "spec/spec.h"

static bool is_broken(const struct part *p)
{
	for (size_t i = 0; i < p->count; i++)
		if (finding_standing(&p->list[i]) == STANDING_REFUTED)
			return true;
	return false;
}

void answer_spread(struct out *out, const struct findings *f,
		   const struct choice *choice, size_t first,
		   const struct finding *list)
{
	const char *const path = spec_of(choice->spans[first].model)->path;
	char name[SPEC_NAME_LENGTH_MAX + 1];
	struct part p = { .list = list };
	size_t layouts = 0, broken = 0;

	for (size_t i = first; i < choice->count; i += p.span_count) {
		const struct spec *const s = spec_of(choice->spans[i].model);

		if (s == NULL || !s->spread || strcmp(s->path, path) != 0)
			break;
		p = findings_part(f, choice, i, p.list + p.count);
		layouts++;
		broken += is_broken(&p);
	}
	if (layouts == 1)
		return; /* the layout's own line is enough */
	spec_stem(name, path);
	if (broken > 0)
		out_format(out, "%s breaks something on %zu of %zu layouts:\n",
			   name, broken, layouts);
	else
		out_format(out, "%s breaks nothing on any of %zu layouts:\n",
			   name, layouts);
}

bool answer_causes_once(struct spread_causes *last, const struct part *p)
{
	const struct spec *const spec = spec_of(p->spans->model);
	char text[SPREAD_CAUSES_SIZE];
	struct out to;

	if (!spec->spread) {
		last->path = NULL;
		return answer_causes(last->out, p);
	}
	out_to_memory(&to, text, sizeof(text));
	if (!answer_causes(&to, p))
		return false;
	/* texts that were cut might only look the same */
	if (to.used < to.size && last->path != NULL &&
	    strcmp(last->path, spec->path) == 0 &&
	    strcmp(last->text, out_memory(&to)) == 0)
		return true;
	out_format(last->out, "on %s", p->spans->model->layout->name);
	out_text(last->out, last->path == NULL ? "" : ", otherwise");
	out_text(last->out, ":\n");
	last->path = spec->path;
	memcpy(last->text, out_memory(&to), sizeof(last->text));
	if (to.used < to.size) {
		out_text(last->out, text);
		return true;
	}
	return answer_causes(last->out, p);
}
