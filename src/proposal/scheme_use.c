/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Trying a scheme, or a model's proposal, on one kernel: whether it's feasible,
 * and which words it then writes. Forms and bits have their own files.
 */
#include "common/level.h"
#include "common/span.h"
#include "common/text.h"
#include "scheme_trial.h"

/* ---- saying why --------------------------------------------------------- */

void pte_scheme_say(struct pte_scheme_use *use, const char *text)
{
	(void)text_append(use->why, sizeof(use->why), text_length(use->why),
			  text);
}

void pte_scheme_say_number(struct pte_scheme_use *use, unsigned n)
{
	(void)text_append_number(use->why, sizeof(use->why),
				 text_length(use->why), n);
}

void pte_scheme_say_version(struct pte_scheme_use *use, uint16_t version)
{
	pte_scheme_say_number(use, PTE_LINUX_MAJOR(version));
	pte_scheme_say(use, ".");
	pte_scheme_say_number(use, PTE_LINUX_MINOR(version));
}

/* start the sentence that says why it isn't feasible */
void pte_scheme_refuse(struct pte_scheme_use *use, enum pte_obstacle obstacle,
		       const char *begins)
{
	use->feasible = PTE_FEASIBLE_NO;
	use->obstacle = obstacle;
	use->why[0] = '\0';
	pte_scheme_say(use, begins);
}

void pte_scheme_give_up(struct pte_scheme_use *use)
{
	use->after = use->before;
	use->takes = (struct pte_takes){ 0 };
	use->left_bits = use->image_bits;
	use->words = 0;
}

/* ---- a scheme ----------------------------------------------------------- */

/* check numbers that index tables, as for the built-in rows; flags beside
 * entries are for models only */
static bool is_part(const struct pte_part *p)
{
	return p->form >= PTE_FORM_BIT && p->form <= PTE_FORM_PROTNONE &&
	       (unsigned)p->flag < PTE_FLAG_LINUX_END &&
	       p->offset <= PTE_SCHEME_OFFSET_FLAG &&
	       (unsigned)p->kind < PTE_KIND_LINUX_END;
}

static bool is_scheme(const struct pte_scheme *s)
{
	bool good = s->parts > 0 && s->parts <= PTE_SCHEME_PARTS;

	for (unsigned i = 0; good && i < s->parts; i++)
		good = is_part(&s->part[i]);
	return good;
}

static bool is_asked_well(struct pte_scheme_use *use, int bit)
{
	if (use->before.special_tests > 0)
		pte_scheme_refuse(use, PTE_OBSTACLE_MALFORMED,
				  "the layout has special words of its own");
	else if (!is_scheme(use->scheme))
		pte_scheme_refuse(use, PTE_OBSTACLE_MALFORMED,
				  "no such scheme can be");
	else if (bit != PTE_SCHEME_NO_BIT && (bit < 0 || bit >= WORD_BITS))
		pte_scheme_refuse(use, PTE_OBSTACLE_MALFORMED,
				  "a word's bits are 0 to 63");
	else
		return true;
	return false;
}

bool pte_scheme_options_do(struct pte_scheme_use *use, uint32_t needs)
{
	const uint32_t off = needs & ~use->before.options;
	const uint32_t has =
		pte_model_options(use->before.model, use->before.version);

	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++) {
		if ((off & PTE_OPTION_SET(o)) == 0)
			continue;
		pte_scheme_refuse(use, PTE_OBSTACLE_OPTION, "it needs ");
		pte_scheme_say(use, pte_option_info(o)->name);
		pte_scheme_say(use, (has & PTE_OPTION_SET(o)) != 0
					    ? ", which is off"
					    : ", which isn't there");
		return false;
	}
	return true;
}

static bool kernel_will_do(struct pte_scheme_use *use)
{
	const struct pte_scheme *const s = use->scheme;

	if (in_span(&s->in, use->before.version))
		return pte_scheme_options_do(use, s->needs);
	pte_scheme_refuse(use, PTE_OBSTACLE_VERSION, "it's made for Linux ");
	pte_scheme_say_version(use, s->in.since);
	pte_scheme_say(use, " on");
	return false;
}

bool pte_scheme_add_word(struct pte_scheme_use *use,
			 const struct pte_scheme_word *word)
{
	const struct pte_view *const view =
		use->after.layout->view[PTE_LEVEL_PTE];

	if (pte_test_has(&view->none, word->value)) {
		pte_scheme_refuse(use, PTE_OBSTACLE_NONE_WORD,
				  "the word reads as none");
		return false;
	}
	if (pte_test_has(&view->present, word->value)) {
		pte_scheme_refuse(
			use, PTE_OBSTACLE_PRESENT_WORD,
			"pte_present takes it for a page: it needs one");
		return false;
	}
	use->word[use->words++] = *word;
	return true;
}

/* for a series: the same kernel, with its option on */
static bool turn_on(struct pte_scheme_use *use)
{
	const struct pte_target *const t = &use->before;
	const uint32_t option = use->scheme->option;
	const struct pte_config config = {
		.on = option,
		.off = pte_model_options(t->model, t->version) & ~t->options &
		       ~option,
		.phys_bits = t->phys_bits_given ? t->phys_bits : 0,
		.cache_bits = t->cache_bits,
		.c_bit = t->c_bit,
		.empty_pmd = t->empty_pmd,
	};

	if (option == 0 || pte_target_of(t->model, t->version, &config,
					 &use->after) == PTE_STATUS_OK)
		return true;
	pte_scheme_refuse(use, PTE_OBSTACLE_OPTION,
			  "this kernel can't have the series");
	return false;
}

/* a scheme replaces the model's own proposal */
static void begin(struct pte_scheme_use *use)
{
	const struct pte_scheme *const s = use->scheme;

	use->after.own = (struct pte_own){ .levels = s->levels };
	use->takes.needs = s->needs | s->option;
}

static void end(struct pte_scheme_use *use)
{
	use->left_bits = use->image_bits & ~use->takes.bits;
	use->after.scheme = use->scheme;
	if (use->scheme->condition == NULL)
		return;
	use->feasible = PTE_FEASIBLE_IF;
	use->obstacle = PTE_OBSTACLE_CONDITION;
	pte_scheme_say(use, use->scheme->condition);
}

size_t pte_scheme_use_size(void)
{
	return sizeof(struct pte_scheme_use);
}

static void try_scheme(const struct pte_scheme *scheme, int bit,
		       const struct pte_target *target,
		       struct pte_scheme_use *use)
{
	*use = (struct pte_scheme_use){
		.scheme = scheme,
		.before = *target,
		.after = *target,
		.feasible = PTE_FEASIBLE_YES,
		.bit = PTE_SCHEME_NO_BIT,
	};
	if (!is_asked_well(use, bit))
		return;
	begin(use);
	pte_scheme_find_bits(use);
	if (!kernel_will_do(use) || !turn_on(use)) {
		pte_scheme_give_up(use);
		return;
	}
	begin(use);
	if (pte_scheme_merge(use, scheme->part, scheme->parts, bit))
		end(use);
}

enum pte_status pte_scheme_try_sized(const struct pte_scheme *scheme, int bit,
				     const struct pte_target *target,
				     struct pte_scheme_use *use_ret,
				     size_t size)
{
	if (size < sizeof(*use_ret))
		return PTE_STATUS_SIZE;
	try_scheme(scheme, bit, target, use_ret);
	return PTE_STATUS_OK;
}

/* ---- a model's own ------------------------------------------------------ */

#define PARTS_MAX                                                              \
	(PTE_PROPOSED_FLAGS_MAX + PTE_PROPOSED_TYPES_MAX +                     \
	 PTE_PROPOSED_MARKERS_MAX + PTE_PROPOSED_WORDS_MAX)

/* one part for each flag, type, marker and word of a proposal */
static unsigned parts_of(const struct pte_proposal *p,
			 struct pte_part parts[static PARTS_MAX])
{
	unsigned count = 0;

	for (unsigned i = 0; p != NULL && i < p->flag_count; i++)
		parts[count++] = (struct pte_part){
			.form = PTE_FORM_FLAG,
			.flag = (enum pte_flag)(PTE_FLAG_PROPOSED + i),
		};
	for (unsigned i = 0; p != NULL && i < p->type_count; i++)
		parts[count++] = (struct pte_part){
			.form = PTE_FORM_TYPE,
			.kind = (enum pte_kind)(PTE_KIND_PROPOSED + i),
		};
	for (unsigned i = 0; p != NULL && i < p->marker_count; i++)
		parts[count++] = (struct pte_part){
			.form = PTE_FORM_MARKER,
			.kind = PTE_KIND_MARKER,
			.marker = p->markers[i].name,
			.marker_bits = 1U << p->markers[i].bit,
		};
	for (unsigned i = 0; p != NULL && i < p->word_count; i++)
		parts[count++] = (struct pte_part){
			.form = PTE_FORM_WORD,
			.word = p->words[i].word,
		};
	return count;
}

enum pte_status pte_proposal_try_sized(const struct pte_target *before,
				       const struct pte_target *after,
				       struct pte_scheme_use *use_ret,
				       size_t size)
{
	struct pte_part parts[PARTS_MAX];
	const unsigned count = parts_of(after->model->proposal, parts);

	if (size < sizeof(*use_ret))
		return PTE_STATUS_SIZE;
	*use_ret = (struct pte_scheme_use){
		.before = *before,
		.after = *after,
		.feasible = PTE_FEASIBLE_YES,
		.bit = PTE_SCHEME_NO_BIT,
	};
	pte_scheme_find_bits(use_ret);
	(void)pte_scheme_merge(use_ret, parts, count, PTE_SCHEME_NO_BIT);
	return PTE_STATUS_OK;
}

/* ---- other levels ------------------------------------------------------- */

static const char *misread_by_walkers(const struct pte_target *t,
				      const struct pte_view *walker,
				      uint64_t value)
{
	struct pte_predicate p;

	if (pte_layout_is_present(t->layout, PTE_LEVEL_PMD, walker, value))
		return "pmd_present";
	if (pte_test_has(&walker->table, value))
		return "pmd_table";
	for (unsigned n = 0; pte_target_predicate(t, PTE_LEVEL_PMD, n, &p); n++)
		if (p.asks == PTE_ASKS_LEAF && !p.by_design &&
		    pte_either_has(&p.is, value))
			return p.name;
	return NULL;
}

const char *pte_scheme_misread(const struct pte_target *target,
			       enum pte_level level, uint64_t value)
{
	const struct pte_view *const view = view_at(target, level);

	if (view == NULL)
		return "no leaf entries";
	if (pte_test_has(&view->none, value))
		return level == PTE_LEVEL_PMD ? "pmd_none" : "pte_none";
	if (level == PTE_LEVEL_PMD)
		return misread_by_walkers(target, view, value);
	if (pte_test_has(&view->present, value))
		return "pte_present";
	return level == PTE_LEVEL_HUGETLB
		       ? misread_by_walkers(target, target->layout->walker,
					    value)
		       : NULL;
}
