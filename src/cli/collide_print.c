/* SPDX-License-Identifier: BSD-2-Clause */
#include "collide.h"
#include "json.h"

#define INDENT 11

static const char *name_of(const struct spec *spec)
{
	return spec->model.layout->name;
}

static const char *series_of(const struct spec *spec)
{
	const char *const series = spec->model.proposal->series;

	return series != NULL ? series : spec->path;
}

static void print_witness(struct out *out, const struct collision *c)
{
	const bool claim = c->kind == COLLISION_CLAIM;

	out_format(out, "%*switness 0x%016llx\n", INDENT, "",
		   (unsigned long long)c->witness);
	for (unsigned i = 0; i < 2; i++) {
		if (c->reading[i][0] == '\0')
			continue;
		if (claim)
			out_format(out, "%*sread as %s\n", INDENT, "",
				   c->reading[i]);
		else
			out_format(out, "%*s%s reads %s\n", INDENT, "",
				   name_of(c->spec[i]), c->reading[i]);
	}
}

static void print_collision(struct out *out, const struct collision *c)
{
	out_text(out, "  ");
	out_colored(out, COLOR_BAD, c->what);
	if (c->kind == COLLISION_CLAIM)
		out_format(out, ": %s\n", c->role[0]);
	else
		out_format(out, ": %s is %s, %s is %s\n", name_of(c->spec[0]),
			   c->role[0][0] != '\0' ? c->role[0] : "nothing",
			   name_of(c->spec[1]),
			   c->role[1][0] != '\0' ? c->role[1] : "nothing");
	if (c->has_witness)
		print_witness(out, c);
}

void collisions_print(struct out *out, const struct collisions *all,
		      const char *const *paths, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct spec *const spec = spec_open(paths[i]);

		out_colored(out, COLOR_TITLE, name_of(spec));
		out_format(out, "  %s\n", series_of(spec));
	}
	out_format(out, "%s\n",
		   all->count == 0 ? "they don't collide" : "they collide:");
	for (size_t i = 0; i < all->count; i++)
		print_collision(out, &all->list[i]);
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
