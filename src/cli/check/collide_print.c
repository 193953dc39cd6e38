/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints collisions as text and as JSON: the bit, type or key, what each series
 * makes of it, and the witness as each of them reads it.
 */
#include "collide.h"

#include <stdio.h>
#include <string.h>

#include "spec/spec_text.h"
#include "term/json.h"
#include "term/wrap.h"

#define INDENT 4
#define TEXT_SIZE 1024

static const char *series_of(const struct spec *spec)
{
	const char *const series = spec->model.proposal->series;

	return series != NULL ? series : spec->path;
}

/* the name of the spec, or its file if both have the same name */
static const char *label_of(const struct collision *c, unsigned i)
{
	const char *const series = series_of(c->spec[i]);

	return strcmp(series, series_of(c->spec[1 - i])) == 0 ? c->spec[i]->path
							      : series;
}

static void out_note(struct out *out, const char *text)
{
	struct wrap w;

	out_pad(out, ' ', INDENT);
	wrap_begin(&w, out, INDENT, INDENT + 2);
	wrap_text(&w, text);
	wrap_end(&w);
}

/* what each series makes of it */
static void print_sides(struct out *out, const struct collision *c,
			const char *verb, const char *a, const char *b)
{
	const char *const says[] = { a, b };
	char text[TEXT_SIZE];

	for (unsigned i = 0; i < 2; i++) {
		if (says[i][0] == '\0')
			continue;
		(void)snprintf(text, sizeof(text), "%s: %s%s", label_of(c, i),
			       verb, says[i]);
		out_note(out, text);
	}
}

static void print_collision(struct out *out, const struct collision *c)
{
	static const char *const nothing = "nothing";

	out_text(out, "  ");
	out_colored(out, COLOR_BAD, c->what);
	out_char(out, '\n');
	print_sides(out, c, "", c->role[0][0] != '\0' ? c->role[0] : nothing,
		    c->role[1][0] != '\0' ? c->role[1] : nothing);
	if (!c->has_witness)
		return;
	out_format(out, "%*switness 0x%016llx\n", INDENT, "",
		   (unsigned long long)c->witness);
	print_sides(out, c, "reads ", c->reading[0], c->reading[1]);
}

/* "bit 4, type 22": everything but claims; false: there is nothing else */
static bool out_others(struct out *out, const struct collisions *all,
		       const char *before)
{
	bool any = false;

	for (size_t i = 0; i < all->count; i++) {
		if (all->list[i].kind == COLLISION_CLAIM)
			continue;
		out_format(out, "%s%s", before, all->list[i].what);
		before = ", ";
		any = true;
	}
	return any;
}

/* "image-read at pte; bits-owned at pte, pmd" */
static void out_claims(struct out *out, const struct collisions *all)
{
	const struct pte_claim *last = NULL;

	for (size_t i = 0; i < all->count; i++) {
		const struct collision *const c = &all->list[i];

		if (c->kind != COLLISION_CLAIM)
			continue;
		if (c->claim == last)
			out_format(out, ", %s", pte_level_name(c->level));
		else
			out_format(out, "%s%s", last == NULL ? "" : "; ",
				   c->what);
		last = c->claim;
	}
}

static bool is_only_claims(const struct collisions *all)
{
	size_t i = 0;

	while (i < all->count && all->list[i].kind == COLLISION_CLAIM)
		i++;
	return i == all->count;
}

static void print_line(struct out *out, const char *text, int indent)
{
	struct wrap w;

	out_pad(out, ' ', indent);
	wrap_begin(&w, out, indent, indent + 2);
	wrap_text(&w, text);
	wrap_end(&w);
}

int collisions_answer(struct out *out, const struct collisions *all)
{
	static const char no[] = "they don't collide;";
	char text[TEXT_SIZE];
	struct out to;

	if (all->count == 0) {
		out_text(out, no);
		return (int)strlen(no);
	}
	out_to_memory(&to, text, sizeof(text));
	if (!out_others(&to, all, "they collide: ")) {
		out_text(&to, "they collide: refuted only together: ");
		out_claims(&to, all);
	}
	print_line(out, out_memory(&to), 0);
	return 0;
}

/* without witnesses, which are printed with the findings of the merged spec */
static void print_claims(struct out *out, const struct collisions *all)
{
	static const char label[] = "refuted only together: ";
	char text[TEXT_SIZE];
	struct out to;

	out_to_memory(&to, text, sizeof(text));
	out_text(&to, label);
	out_claims(&to, all);
	(void)out_memory(&to);
	if (!is_only_claims(all) && strlen(text) > strlen(label))
		print_line(out, text, 2);
}

void collisions_print(struct out *out, const struct collisions *all,
		      const char *const *paths, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct spec *const spec = spec_open(paths[i]);
		char quoted[QUOTE_SIZE];

		out_text(out, "  ");
		out_colored(out, COLOR_TITLE,
			    spec_shown_path(quoted, spec->path));
		out_format(out, "  %s\n", series_of(spec));
	}
	for (size_t i = 0; i < all->count; i++)
		if (all->list[i].kind != COLLISION_CLAIM)
			print_collision(out, &all->list[i]);
	print_claims(out, all);
	out_char(out, '\n');
}

static void json_pair(struct json *j, const char *key, const char *a,
		      const char *b)
{
	json_flat_array(j, key);
	json_text(j, NULL, a);
	json_text(j, NULL, b);
	json_close(j);
}

static void json_collision(struct out *out, const struct collision *c)
{
	static const char *const kinds[] = {
		[COLLISION_BIT] = "bit",
		[COLLISION_TYPE] = "type",
		[COLLISION_KEY] = "key",
		[COLLISION_CLAIM] = "claim",
	};
	struct json j;

	json_begin(&j, out, false);
	json_text(&j, "collision", kinds[c->kind]);
	json_pair(&j, "specs", c->spec[0]->path, c->spec[1]->path);
	json_pair(&j, "series", series_of(c->spec[0]), series_of(c->spec[1]));
	if (c->kind == COLLISION_BIT || c->kind == COLLISION_TYPE)
		json_number(&j, kinds[c->kind], c->number);
	else
		json_text(&j, "what", c->what);
	json_pair(&j, "roles", c->role[0], c->role[1]);
	if (c->has_witness) {
		json_hex(&j, "witness", c->witness);
		json_pair(&j, "readings", c->reading[0], c->reading[1]);
	}
	json_end(&j);
}

void collisions_json(struct out *out, const struct collisions *all)
{
	for (size_t i = 0; i < all->count; i++)
		json_collision(out, &all->list[i]);
}
