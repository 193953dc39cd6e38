/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tries all configurations that name up to WORDS_MAX options, shortest first,
 * and records for each type number the kinds other than the target's.
 */
#include "also.h"

#include <string.h>

/*
 * The most options that are named. More aren't needed: between a type and the
 * top there are few other types, so few options decide its kind.
 */
#define WORDS_MAX 3

/* ---- all ways to name some options --------------------------------------- */

/* Ascending numbers: 2 * o turns option o off, 2 * o + 1 turns it on. */
struct naming {
	unsigned count, word[WORDS_MAX];
};

static struct naming first_naming(unsigned count)
{
	struct naming n = { .count = count };

	for (unsigned i = 0; i < count; i++)
		n.word[i] = i;
	return n;
}

static bool next_naming(struct naming *n)
{
	const unsigned words = 2 * PTE_OPTION_COUNT;
	unsigned i = n->count;

	while (i > 0 && n->word[i - 1] == words - (n->count - i) - 1)
		i--;
	if (i == 0)
		return false;
	for (n->word[i - 1]++; i < n->count; i++)
		n->word[i] = n->word[i - 1] + 1;
	return true;
}

/* false if an option is not in the set, or named twice */
static bool config_of(const struct naming *n, uint32_t options,
		      struct pte_config *ret)
{
	struct pte_config config = { .on = 0 };

	for (unsigned i = 0; i < n->count; i++) {
		const uint32_t set = PTE_OPTION_SET(n->word[i] / 2);

		if ((options & set) == 0 ||
		    ((config.on | config.off) & set) != 0)
			return false;
		*(n->word[i] % 2 != 0 ? &config.on : &config.off) |= set;
	}
	*ret = config;
	return true;
}

/* ---- types under another configuration ----------------------------------- */

/* keep a kind's first configuration, unless this one is shorter in text */
static void add_kind(struct also_type *type, enum pte_kind kind, unsigned words,
		     const char *config)
{
	struct also_kind *k = type->list;

	while (k < type->list + type->count && k->kind != kind)
		k++;
	if (k == type->list + ALSO_KINDS_MAX)
		return;
	if (k == type->list + type->count)
		type->count++;
	else if (k->words < words || strlen(k->config) <= strlen(config))
		return;
	k->kind = kind;
	k->words = words;
	memcpy(k->config, config, strlen(config) + 1);
}

static void add_target(struct also *also, const struct pte_target *target,
		       const struct pte_target *other, unsigned words,
		       const char *config)
{
	for (unsigned n = 0; n < PTE_SWAP_TYPE_COUNT; n++)
		if (other->kind_of_type[n] != target->kind_of_type[n])
			add_kind(&also->type[n],
				 (enum pte_kind)other->kind_of_type[n], words,
				 config);
}

/*
 * options that type numbers depend on: Linux's, and those of a proposal's types
 */
static uint32_t options_of(const struct pte_model *model)
{
	const struct pte_proposal *const p = model->proposal;
	uint32_t options = options_of_types();

	for (unsigned i = 0; p != NULL && i < p->type_count; i++)
		options |= p->types[i].needs;
	return options;
}

static void find_out(struct also *also, const struct pte_target *target)
{
	const uint32_t options =
		options_of(target->model) &
		pte_model_options(target->model, target->version);

	also->known = true;
	for (unsigned words = 0; words <= WORDS_MAX; words++) {
		struct naming n = first_naming(words);

		do {
			struct pte_config config;
			struct pte_target other;
			char text[CONFIG_SIZE];

			if (config_of(&n, options, &config) &&
			    pte_target_of(target->model, target->version,
					  &config, &other) == PTE_STATUS_OK)
				add_target(also, target, &other, words,
					   config_text(text, &config));
		} while (next_naming(&n));
	}
}

/* ---- output -------------------------------------------------------------- */

/*
 * NULL: there are none. With a scheme in force, the scheme decides; and without
 * huge pages, pmds are read by stubs, which don't depend on type numbers.
 */
static const struct also_type *others(struct also *also,
				      const struct read_word *w)
{
	const struct pte_target *const t = w->target;
	const struct pte_reading *const r = &w->reading;

	if (!r->has_entry || t->scheme != NULL ||
	    r->swp_type >= PTE_SWAP_TYPE_COUNT ||
	    (t->layout->entryless & PTE_LEVEL_SET(r->level)) != 0 ||
	    (r->level == PTE_LEVEL_PMD &&
	     (t->options & PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE)) ==
		     0))
		return NULL;
	if (!also->known)
		find_out(also, t);
	return also->type[r->swp_type].count > 0 ? &also->type[r->swp_type]
						 : NULL;
}

static const char *name_of(const struct read_word *w, enum pte_kind kind)
{
	return pte_model_kind(w->target->model, kind)->name;
}

void also_block(struct out *out, struct also *also, const struct read_word *w)
{
	const struct also_type *const type = others(also, w);

	if (type == NULL)
		return;
	reading_field(out, "also");
	for (unsigned i = 0; i < type->count; i++) {
		const struct also_kind *const k = &type->list[i];

		out_format(out, "%s%s", i > 0 ? "; " : "", name_of(w, k->kind));
		if (k->config[0] != '\0')
			out_format(out, " with %s", k->config);
		else
			out_text(out, " by default");
	}
	out_char(out, '\n');
}

void also_json(struct json *j, struct also *also, const struct read_word *w)
{
	const struct also_type *const type = others(also, w);

	if (type == NULL)
		return;
	json_open_array(j, "also");
	for (unsigned i = 0; i < type->count; i++) {
		json_open_object(j, NULL);
		json_text(j, "config", type->list[i].config);
		json_text(j, "kind", name_of(w, type->list[i].kind));
		json_close(j);
	}
	json_close(j);
}
