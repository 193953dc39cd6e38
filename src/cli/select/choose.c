/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Expands the words of the command line to spans of versions: a span goes on as
 * long as the model says that nothing changes. Names, globs and specs have a
 * function each.
 */
#include "choose.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "find.h"
#include "running.h"
#include "scheme.h"
#include "spec/spec.h"
#include "spread.h"
#include "term/say.h"

#define ROOM 16

/* A word of the command line, and what it has matched so far. */
struct word {
	const char *glob; /* against NAME@VERSION; NULL: every version */
	const struct pte_config *config;
	/* the first match that can't have the configuration */
	char unfit[PTE_TARGET_NAME_SIZE];
	bool any;
};

static bool is_chosen(const struct choice *c, const char *name,
		      uint16_t version)
{
	for (size_t i = 0; i < c->count; i++)
		if (strcmp(c->spans[i].model->layout->name, name) == 0 &&
		    c->spans[i].in.since <= version &&
		    version <= c->spans[i].in.until)
			return true;
	return false;
}

static bool add(struct choice *c, const struct pte_model *model,
		uint16_t version, bool named)
{
	if (c->count == c->room) {
		const size_t room = c->room == 0 ? ROOM : 2 * c->room;
		void *const more = realloc(c->spans, room * sizeof(*c->spans));

		if (more == NULL) {
			say(0, "out of memory");
			return false;
		}
		c->spans = more;
		c->room = room;
	}
	c->spans[c->count++] =
		(struct chosen){ model, { version, version }, named };
	return true;
}

/* whether the word matches a version of this name */
static bool means(struct word *w, const char *name,
		  const struct pte_model *model, uint16_t version)
{
	char full[PTE_TARGET_NAME_SIZE], text[VERSION_SIZE];
	struct pte_target target;

	(void)snprintf(full, sizeof(full), "%s@%s", name,
		       version_text(text, version));
	if (w->glob != NULL && fnmatch(w->glob, full, 0) != 0)
		return false;
	if (pte_target_of(model, version, w->config, &target) ==
	    PTE_STATUS_OK) {
		w->any = true;
		return true;
	}
	if (w->unfit[0] == '\0')
		memcpy(w->unfit, full, sizeof(full));
	return false;
}

/* add the matching versions of a name, as spans */
static bool add_versions(struct choice *c, const char *name, struct word *w)
{
	const size_t length = strlen(name);
	const struct pte_model *model;
	struct pte_span all;
	bool going = false;

	if (pte_model_versions(name, length, &all) != PTE_STATUS_OK)
		return true;
	for (uint16_t v = 0; pte_span_next(&all, &v);) {
		if (pte_model_find(name, length, v, &model) != PTE_STATUS_OK ||
		    !means(w, name, model, v) || is_chosen(c, name, v)) {
			going = false;
			continue;
		}
		if (going && !pte_model_changes_at(model, v))
			c->spans[c->count - 1].in.until = v;
		else if (!add(c, model, v, false))
			return false;
		going = true;
	}
	return true;
}

static bool add_glob(struct choice *c, const char *glob,
		     const struct pte_config *config)
{
	const bool versions = strchr(glob, '@') != NULL;
	struct word w = { .glob = versions ? glob : NULL, .config = config };
	char quoted[QUOTE_SIZE];
	struct pte_target target;
	const char *last = "";

	for (size_t i = 0; i < pte_model_count(); i++) {
		const char *const name = pte_model_at(i)->layout->name;

		if (strcmp(name, last) == 0)
			continue;
		last = name;
		if ((versions || fnmatch(glob, name, 0) == 0) &&
		    !add_versions(c, name, &w))
			return false;
	}
	if (w.any)
		return true;
	if (w.unfit[0] == '\0')
		say(0, "%s: matches no layout",
		    quote(quoted, glob, strlen(glob)));
	else
		(void)find_target(w.unfit, config, &target);
	return false;
}

bool choose_model(struct choice *c, const struct pte_model *model,
		  uint16_t version, const struct pte_config *config)
{
	struct pte_target target;

	return find_target_of(model, version, config, &target) &&
	       add(c, model, version, true);
}

/*
 * add a spec on the layout `name`, once per span in which the base doesn't
 * change
 */
static bool add_spread_on(struct choice *c, const char *path, const char *name,
			  const struct pte_span *in,
			  const struct pte_config *config, bool *any)
{
	const struct pte_model *model;
	const struct spec *spec;
	char on[PTE_TARGET_NAME_SIZE], text[VERSION_SIZE];
	struct pte_target target;
	bool going = false;

	for (uint16_t v = 0; pte_span_next(in, &v);) {
		if (pte_model_find(name, strlen(name), v, &model) !=
			    PTE_STATUS_OK ||
		    pte_target_of(model, v, config, &target) != PTE_STATUS_OK) {
			going = false;
			continue;
		}
		if (going && !pte_model_changes_at(model, v)) {
			c->spans[c->count - 1].in.until = v;
			continue;
		}
		(void)snprintf(on, sizeof(on), "%s@%s", name,
			       version_text(text, v));
		spec = spec_open_on(path, on);
		if (spec == NULL || !add(c, &spec->model, v, false))
			return false;
		*any = going = true;
	}
	return true;
}

static bool add_spread(struct choice *c, const char *path, const char *base,
		       const struct pte_config *config)
{
	struct spread spread;
	const char *last = "";
	char quoted[QUOTE_SIZE];
	bool any = false;

	if (!spread_parse(path, base, &spread))
		return false;
	for (size_t i = 0; i < pte_model_count(); i++) {
		const char *const name = pte_model_at(i)->layout->name;
		struct pte_span in;

		if (strcmp(name, last) == 0)
			continue;
		last = name;
		in = spread_versions(&spread, name);
		if (in.since != 0 &&
		    !add_spread_on(c, path, name, &in, config, &any))
			return false;
	}
	if (!any)
		say(0, "%s: base: %s: matches no layout", path,
		    quote(quoted, base, strlen(base)));
	return any;
}

static bool add_spec(struct choice *c, const char *word,
		     const struct pte_config *config)
{
	char *const base = spec_spread_base(word);
	struct pte_target target;

	if (base != NULL) {
		const bool good = add_spread(c, word, base, config);

		free(base);
		return good;
	}
	return find_target(word, config, &target) &&
	       add(c, target.model, target.version, true);
}

static bool add_name(struct choice *c, const char *word,
		     const struct pte_config *config)
{
	const bool named = strchr(word, '@') != NULL;
	struct word w = { .config = config };
	struct pte_target target;

	/*
	 * check the newest version; without the configuration, which it may not
	 * have
	 */
	if (!find_target(word, named ? config : NULL, &target))
		return false;
	if (named)
		return is_chosen(c, target.layout->name, target.version) ||
		       add(c, target.model, target.version, true);
	if (!add_versions(c, target.layout->name, &w))
		return false;
	return w.any || find_target(word, config, &target);
}

bool choose(const struct options *o, struct choice *ret)
{
	*ret = (struct choice){ .count = 0 };
	if (o->word_count == 0)
		return add_glob(ret, "*", &o->config);
	for (size_t i = 0; i < o->word_count; i++) {
		const char *word = o->words[i];
		const bool glob = strpbrk(word, "*?[") != NULL;

		/* its version only: claims are tried in all configurations */
		if (!running_resolve(&word, NULL) ||
		    !(spec_is_named(word) ? add_spec
		      : glob              ? add_glob
					  : add_name)(ret, word, &o->config) ||
		    !scheme_is_one(o, ret->spans[ret->count - 1].model))
			return false;
	}
	return true;
}

void choice_free(struct choice *choice)
{
	free(choice->spans);
}

/*
 * whether two spans belong to one layout: versions of a built-in one, or of one
 * spec whose base covers several layouts; any other spec is on its own, even if
 * another has the same name
 */
static bool is_same_layout(const struct pte_model *a, const struct pte_model *b)
{
	const struct spec *const s = spec_of(a), *const t = spec_of(b);

	return strcmp(a->layout->name, b->layout->name) == 0 &&
	       (s == NULL || t == NULL ? s == t
				       : s->spread && t->spread &&
						 strcmp(s->path, t->path) == 0);
}

size_t choice_layout_end(const struct choice *choice, size_t first)
{
	size_t end = first + 1;

	while (end < choice->count && is_same_layout(choice->spans[first].model,
						     choice->spans[end].model))
		end++;
	return end;
}
