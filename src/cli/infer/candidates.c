/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Asks each kernel what it explains, and ranks them.
 */
#include "candidates.h"

#include <stdlib.h>
#include <string.h>

#include "select/choose.h"
#include "select/configs.h"
#include "select/find.h"
#include "select/scheme.h"
#include "spec/named.h"
#include "spec/spec.h"
#include "term/say.h"

#define ROOM 64
/* as far off as pte_fit says of what isn't read */
#define UNREAD_BITS 64

/* A version of a layout that is asked, and those that were before it. */
struct finder {
	const struct options *o;
	const struct seen *seen;
	struct candidates *all;
	size_t first; /* the layout's first candidate */
	const struct pte_model *model;
	uint16_t version;
	uint32_t options; /* that are on if none is turned */
};

/* ---- one kernel -------------------------------------------------------------
 */

static bool target_of(const struct pte_model *model, uint16_t version,
		      const struct pte_config *config, struct pte_target *ret)
{
	return pte_target_of(model, version, config, ret) == PTE_STATUS_OK &&
	       scheme_apply_spec(ret);
}

static void ask_one(const struct finder *f, const struct pte_target *t,
		    size_t i, struct candidate *c)
{
	const unsigned before = c->fit.explained;

	if (pte_fit_add(t, &f->seen->list[i], &c->fit) == PTE_STATUS_OK) {
		f->all->described[i] = true;
	} else {
		c->fit.of++;
		c->fit.off += UNREAD_BITS;
	}
	if (c->fit.explained > before)
		c->explained[i / 64] |= UINT64_C(1) << i % 64;
}

static unsigned count_bits(uint32_t set)
{
	unsigned count = 0;

	for (; set != 0; set &= set - 1)
		count++;
	return count;
}

/* whether --layout names it by a vendor's release */
static bool is_vendors(const struct options *o, const char *name)
{
	struct pte_target t;

	for (size_t i = 0; i < o->layout_count; i++)
		if (find_is_vendors(o->layouts[i]) &&
		    pte_target_init(o->layouts[i], NULL, &t) == PTE_STATUS_OK &&
		    strcmp(t.name, name) == 0)
			return true;
	return false;
}

/* NULL: the configuration that is given, or the default */
static bool ask(struct finder *f, const struct pte_config *turned,
		struct candidate *ret)
{
	const struct pte_config *const config = turned != NULL ? turned
							       : &f->o->config;
	struct pte_target t;

	if (!target_of(f->model, f->version, config, &t))
		return false;
	if (turned == NULL)
		f->options = t.options;
	*ret = (struct candidate){
		.model = f->model,
		.in = { f->version, f->version },
		.config = *config,
		.turned = count_bits(f->options ^ t.options),
		.certain = t.certain && !is_vendors(f->o, t.name),
		.layout = f->all->layouts,
	};
	for (size_t i = 0; i < f->seen->count; i++)
		ask_one(f, &t, i, ret);
	return true;
}

/* ---- many -------------------------------------------------------------------
 */

static bool is_alike(const struct candidate *a, const struct candidate *b)
{
	return a->config.on == b->config.on && a->config.off == b->config.off &&
	       a->certain == b->certain &&
	       memcmp(&a->fit, &b->fit, sizeof(a->fit)) == 0 &&
	       memcmp(a->explained, b->explained, sizeof(a->explained)) == 0;
}

/* to those of the version before, if it was the same there */
static bool add(const struct finder *f, const struct candidate *c)
{
	struct candidates *const all = f->all;

	for (size_t i = f->first; i < all->count; i++) {
		struct candidate *const other = &all->list[i];

		if (!is_alike(other, c) ||
		    pte_linux_next(other->in.until) != f->version)
			continue;
		/* the layout's row may be another by now */
		other->model = f->model;
		other->in.until = f->version;
		return true;
	}
	if (all->count == all->room) {
		const size_t room = all->room == 0 ? ROOM : 2 * all->room;
		void *const more =
			realloc(all->list, room * sizeof(*all->list));

		if (more == NULL) {
			say(0, "out of memory");
			return false;
		}
		all->list = more;
		all->room = room;
	}
	all->list[all->count] = *c;
	all->list[all->count].order = all->count;
	all->count++;
	return true;
}

/* ---- other configurations ---------------------------------------------------
 */

/* Those that differ in options which type numbers depend on, all of them; then
 * those in which one other option is turned. */
struct turns {
	struct configs types;
	unsigned option;
};

/* one other option against its default */
static bool turn(const struct finder *f, unsigned option,
		 struct pte_config *ret)
{
	const uint32_t set = PTE_OPTION_SET(option);
	const bool on = (options_by_default() & set) != 0;

	if ((pte_model_options(f->model, f->version) & set) == 0 ||
	    (options_of_types() & set) != 0)
		return false;
	*ret = (struct pte_config){ .on = on ? 0 : set, .off = on ? set : 0 };
	return true;
}

static struct turns turns_of(const struct finder *f)
{
	return (struct turns){ .types = { .model = f->model,
					  .version = f->version,
					  .options = options_of_types() } };
}

static bool turns_next(const struct finder *f, struct turns *turns,
		       struct pte_config *ret)
{
	if (configs_next(&turns->types, ret))
		return true;
	while (pte_option_info(turns->option) != NULL)
		if (turn(f, turns->option++, ret))
			return true;
	return false;
}

/* the first that is best, of those that explain more than by default */
static void find_turned(struct finder *f, struct candidate *best)
{
	struct turns turns = turns_of(f);
	struct pte_config config;
	struct candidate c;

	while (turns_next(f, &turns, &config))
		if (ask(f, &config, &c) &&
		    (c.fit.explained > best->fit.explained ||
		     (c.fit.explained == best->fit.explained &&
		      c.turned < best->turned)))
			*best = c;
}

/* all that are as good. Returns false after a message */
static bool add_turned(struct finder *f, const struct candidate *best)
{
	struct turns turns = turns_of(f);
	struct pte_config config;
	struct candidate c;

	while (turns_next(f, &turns, &config))
		if (ask(f, &config, &c) &&
		    c.fit.explained == best->fit.explained &&
		    c.turned == best->turned && !add(f, &c))
			return false;
	return true;
}

/* the configuration that is given, or the default and what explains more */
static bool ask_version(struct finder *f)
{
	struct candidate given, best;

	if (!ask(f, NULL, &given))
		return true;
	if (!add(f, &given))
		return false;
	if (options_have(f->o, OPTION_CONFIG) ||
	    given.fit.explained == given.fit.of)
		return true;
	best = given;
	find_turned(f, &best);
	return best.fit.explained == given.fit.explained ||
	       add_turned(f, &best);
}

static bool ask_layout(struct finder *f, const struct choice *choice,
		       size_t first, size_t end)
{
	f->first = f->all->count;
	for (size_t i = first; i < end; i++) {
		const struct chosen *const s = &choice->spans[i];

		f->model = s->model;
		for (f->version = 0; pte_span_next(&s->in, &f->version);)
			if (!ask_version(f))
				return false;
	}
	f->all->layouts++;
	return true;
}

/* ---- which are asked --------------------------------------------------------
 */

static bool add_named_specs(struct choice *choice,
			    const struct pte_config *config)
{
	struct pte_target t;

	for (size_t i = 0; i < named_spec_count; i++) {
		const struct spec *const s = spec_open(named_specs[i].name);

		if (s == NULL)
			return false;
		/* it needn't have an option that others have */
		if (pte_target_of(&s->model, s->version, config, &t) ==
			    PTE_STATUS_OK &&
		    !choose_model(choice, &s->model, s->version, config))
			return false;
	}
	return true;
}

static bool choose_layouts(const struct options *o, struct choice *ret)
{
	char *words[OPTION_LAYOUTS_MAX];
	struct options named = *o;

	memcpy(words, o->layouts, sizeof(words));
	named.words = words;
	named.word_count = o->layout_count;
	return choose(&named, ret) &&
	       (o->layout_count > 0 || add_named_specs(ret, &o->config));
}

/* ---- ranks ------------------------------------------------------------------
 */

/* of kernels that aren't versions: older than all that are */
static uint16_t last_version(const struct candidate *c)
{
	const struct spec *const s = spec_of(c->model);

	return s != NULL && s->kernels != NULL ? 0 : c->in.until;
}

/* the variant that the architecture's name alone stands for */
static bool is_usual(const struct candidate *c)
{
	const char *const arch = c->model->arch->name;
	const struct pte_model *usual;

	return pte_model_find(arch, strlen(arch), 0, &usual) == PTE_STATUS_OK &&
	       strcmp(usual->layout->name, c->model->layout->name) == 0;
}

static int rank(const void *first, const void *second)
{
	const struct candidate *const a = first, *const b = second;
	/* pairs of what should be small */
	const size_t keys[][2] = {
		{ b->fit.explained, a->fit.explained },
		{ a->fit.off, b->fit.off },
		{ b->fit.sound, a->fit.sound },
		{ a->turned, b->turned },
		{ b->certain, a->certain },
		{ a->fit.remarks, b->fit.remarks },
		{ a->fit.bits, b->fit.bits },
		{ last_version(b), last_version(a) },
		{ is_usual(b), is_usual(a) },
		{ a->order, b->order },
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (keys[i][0] != keys[i][1])
			return keys[i][0] < keys[i][1] ? -1 : 1;
	return 0;
}

/* of words at levels that nobody describes there is nothing to be said */
static void leave_out(struct candidates *all, size_t seen)
{
	unsigned out = 0;

	for (size_t i = 0; i < seen; i++)
		out += !all->described[i];
	for (size_t i = 0; i < all->count; i++) {
		all->list[i].fit.of -= out;
		all->list[i].fit.off -= out * UNREAD_BITS;
	}
}

bool candidates_find(const struct options *o, const struct seen *seen,
		     struct candidates *ret)
{
	struct finder f = { .o = o, .seen = seen, .all = ret };
	struct choice choice = { .count = 0 };
	bool good = choose_layouts(o, &choice);

	for (size_t i = 0; good && i < choice.count;) {
		const size_t end = choice_layout_end(&choice, i);

		good = ask_layout(&f, &choice, i, end);
		i = end;
	}
	leave_out(ret, seen->count);
	if (good && ret->count > 0)
		qsort(ret->list, ret->count, sizeof(*ret->list), rank);
	choice_free(&choice);
	return good;
}

void candidates_free(struct candidates *c)
{
	free(c->list);
}

bool candidate_explains(const struct candidate *c, size_t i)
{
	return (c->explained[i / 64] >> i % 64 & 1U) != 0;
}

unsigned candidates_layouts(const struct candidates *c, size_t i)
{
	unsigned count = 0;

	for (unsigned layout = 0; layout < c->layouts; layout++) {
		size_t at = 0;

		while (at < c->count && (c->list[at].layout != layout ||
					 !candidate_explains(&c->list[at], i)))
			at++;
		count += at < c->count;
	}
	return count;
}

bool candidate_target(const struct candidate *c, struct pte_target *ret)
{
	return find_target_of(c->model, c->in.until, &c->config, ret);
}
