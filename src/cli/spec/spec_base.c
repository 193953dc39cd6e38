/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a spec starts from: a layout of the registry, another spec, or nothing.
 * Views, places and codecs are copied; lists are shared with the base until the
 * spec replaces them.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "named.h"
#include "select/find.h"
#include "select/spread.h"
#include "spec_document.h"
#include "term/near.h"
#include "term/out.h"
#include "term/say.h"

/* ---- the registry, or nothing -------------------------------------------- */

static void begin_anew(struct document *d)
{
	static const struct pte_name no_names[1];
	static const struct pte_store no_stores[1];
	static const struct pte_predicate no_predicates[1];
	static const struct pte_accepted no_known[1];
	struct spec_body *const b = &d->body;

	d->reader.whole = true;
	b->model.names = no_names;
	b->model.stores = no_stores;
	b->model.predicates = no_predicates;
	b->model.accepted = no_known;
	b->model.image = b->arch.name = b->model.about = "";
	b->in = (struct pte_span){ PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS };
}

/* a base's own proposal remains part of the spec */
static void propose(struct spec_body *b, const struct pte_model *base)
{
	const char *const series = b->proposal.series;

	if (base->proposal == NULL) {
		b->proposal.base = base->layout->name;
		return;
	}
	b->proposal = *base->proposal;
	b->proposal.series = series;
	memcpy(b->proposed_flag,
	       &base->layout->swap[PTE_LEVEL_PTE]->flag[PTE_FLAG_PROPOSED],
	       sizeof(b->proposed_flag));
}

/* copy what may be changed in place; lists stay the base's */
static void begin_with(struct document *d, const struct pte_model *base)
{
	struct spec_body *const b = &d->body;

	d->spec.base = base;
	propose(b, base);
	b->model = *base;
	b->layout = *base->layout;
	b->in = pte_model_span(base);
	b->arch = *base->arch;
	if (base->layout->walker != NULL)
		b->walker = *base->layout->walker;
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		b->codec[l] = *base->layout->swap[l];
		if (base->layout->table[l] != NULL) {
			b->table[l] = *base->layout->table[l];
			b->layout.table[l] = &b->table[l];
		}
		if (base->layout->view[l] == NULL)
			continue;
		if (base->layout->translated[l] != NULL) {
			b->translated[l] = *base->layout->translated[l];
			b->layout.translated[l] = &b->translated[l];
		}
		b->view[l] = *base->layout->view[l];
		b->place[l] = *base->layout->place[l];
		b->layout.view[l] = &b->view[l];
		b->layout.place[l] = &b->place[l];
	}
}

static bool say_no_base(const struct spec_text *text,
			const struct spec_place *at, const char *name,
			enum pte_status status)
{
	const size_t length = strcspn(name, "@");
	char names[NEAR_TEXT_SIZE], since[VERSION_SIZE], until[VERSION_SIZE];
	struct pte_span span;
	struct near near;

	if (pte_model_versions(name, length, &span) == PTE_STATUS_OK)
		return spec_wrong(text, at,
				  "%s: %s: %.*s is modelled from %s to %s",
				  name, pte_status_str(status), (int)length,
				  name, version_text(since, span.since),
				  version_text(until, span.until));
	near_begin(&near, name, length);
	for (size_t i = 0; i < pte_model_count(); i++)
		near_offer(&near, pte_model_at(i)->layout->name);
	return spec_wrong(text, at, "%s: unknown layout; %s", name,
			  near_text(&near, names));
}

/* ---- another spec -------------------------------------------------------- */

/* more than anyone stacks */
#define DEPTH_MAX 16
#define CHAIN_SIZE 1024

/* relative to the file that names it; a named spec is everywhere */
static const char *path_beside(struct document *d, const char *name)
{
	const char *const slash = strrchr(d->path, '/');
	const bool whole = *name == '/' ||
			   named_spec_find(name, strlen(name)) != NULL;
	const size_t length =
		whole || slash == NULL ? 0 : (size_t)(slash + 1 - d->path);
	char *const path = spec_room(&d->reader, length + strlen(name) + 1, 1);

	if (path != NULL) {
		memcpy(path, d->path, length);
		memcpy(path + length, name, strlen(name) + 1);
	}
	return path;
}

/* "a.json, b.json, a.json": the specs of a cycle */
static const char *chain_text(char to[static CHAIN_SIZE],
			      const struct document *d, const char *path)
{
	const struct document *chain[DEPTH_MAX];
	size_t count = 0;
	struct out text;

	for (; d != NULL && count < DEPTH_MAX; d = d->above)
		chain[count++] = d;
	out_to_memory(&text, to, CHAIN_SIZE);
	/* skip those that lead to the cycle */
	while (count > 0 && !spec_is_document(chain[count - 1], path))
		count--;
	while (count > 0)
		out_format(&text, "%s, ", chain[--count]->path);
	out_text(&text, path);
	return out_memory(&text);
}

static bool take_base_spec(struct document *d, const struct spec_place *at,
			   const char *name)
{
	const char *const path = path_beside(d, name);
	const struct spec *base;
	char chain[CHAIN_SIZE];
	size_t depth = 0;

	if (path == NULL)
		return false;
	for (const struct document *a = d; a != NULL; a = a->above, depth++)
		if (spec_is_document(a, path))
			return spec_wrong(&d->reader.text, at,
					  "%s: specs that are each other's "
					  "base: %s",
					  name, chain_text(chain, d, path));
	if (depth >= DEPTH_MAX)
		return spec_wrong(&d->reader.text, at,
				  "%s: %d specs on top of each other at most",
				  name, DEPTH_MAX);
	base = spec_open_below(path, d);
	if (base == NULL)
		return spec_wrong(&d->reader.text, at,
				  "%s: can't be started from", name);
	d->spec.version = base->version;
	d->spec.scheme = base->scheme;
	d->spec.kernels = base->kernels;
	d->spec.tree = base->tree;
	begin_with(d, &base->model);
	return true;
}

/* ---- the base ------------------------------------------------------------ */

char *spec_spread_base(const char *path)
{
	const struct named_spec *const named =
		named_spec_find(path, strlen(path));
	json_t *const json =
		named != NULL
			? json_loadb((const char *)named->text, named->length,
				     JSON_REJECT_DUPLICATES, NULL)
			: json_load_file(path, JSON_REJECT_DUPLICATES, NULL);
	const char *const base =
		json_string_value(json_object_get(json, "base"));
	char *const copy = base != NULL && !spec_is_named(base) &&
					   spread_is(base)
				   ? strdup(base)
				   : NULL;

	json_decref(json);
	return copy;
}

bool spec_take_base(struct document *d, json_t *json)
{
	const struct spec_place top = { NULL, NULL, 0 };
	const struct spec_place at = { &top, "base", 0 };
	json_t *const value = json_object_get(json, "base");
	struct pte_target target;
	enum pte_status status;
	const char *name = d->on;

	if (value == NULL) {
		begin_anew(d);
		return true;
	}
	if (name == NULL && json_is_string(value) &&
	    !spec_is_named(json_string_value(value)) &&
	    spread_is(json_string_value(value)))
		return spec_wrong(
			&d->reader.text, &at,
			"stands for several layouts: \"pte check\" alone "
			"tries a spec on all of them, one spec at a time");
	if (name == NULL && json_is_string(value) &&
	    spec_is_named(json_string_value(value)))
		return spec_text_of.take(&d->reader, &at, value, NULL, &name) &&
		       take_base_spec(d, &at, name);
	if (name == NULL && !spec_layout_name(&d->reader, &at, value, &name))
		return false;
	status = pte_target_init(name, NULL, &target);
	if (status == PTE_STATUS_OK) {
		d->spec.version = target.version;
		begin_with(d, target.model);
		return true;
	}
	return say_no_base(&d->reader.text, &at, name, status);
}
