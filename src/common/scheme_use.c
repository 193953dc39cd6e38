/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A scheme on one kernel: whether there is room, and what its words are.
 */
#include "level.h"
#include "scheme_trial.h"
#include "span.h"
#include "text.h"

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

/* the sentence that follows is why not */
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

/* ---- the whole ---------------------------------------------------------- */

/* what indexes a table does so wherever the rows' own numbers would */
static bool is_scheme(const struct pte_scheme *s)
{
	bool good = s->form >= PTE_FORM_BIT && s->form <= PTE_FORM_PROTNONE &&
		    (unsigned)s->flag < PTE_FLAG_COUNT &&
		    s->offset <= PTE_SCHEME_OFFSET_FLAG &&
		    s->kinds <= PTE_SCHEME_KINDS;

	for (unsigned i = 0; good && i < s->kinds; i++)
		good = (unsigned)s->kind[i] < PTE_KIND_COUNT;
	return good;
}

static bool is_asked_well(struct pte_scheme_use *use, int bit)
{
	if (!is_scheme(use->scheme))
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

void pte_scheme_try(const struct pte_scheme *scheme, int bit,
		    const struct pte_target *target,
		    struct pte_scheme_use *use_ret)
{
	struct pte_scheme_use *const use = use_ret;

	*use = (struct pte_scheme_use){
		.scheme = scheme,
		.before = *target,
		.after = *target,
		.feasible = PTE_FEASIBLE_YES,
		.bit = PTE_SCHEME_NO_BIT,
	};
	if (!is_asked_well(use, bit))
		return;
	use->after.own = (struct pte_own){ .levels = scheme->levels };
	use->takes.needs = scheme->needs | scheme->option;
	pte_scheme_find_bits(use);
	if (!kernel_will_do(use) || !pte_scheme_try_form(use, bit)) {
		pte_scheme_give_up(use);
		return;
	}
	use->left_bits = use->image_bits & ~use->takes.bits;
	use->after.scheme = scheme;
	use->after.own.levels = scheme->levels;
	use->after.scheme_words = use->words;
	for (unsigned i = 0; i < use->words; i++)
		use->after.scheme_word[i] = use->word[i].value;
	if (scheme->condition != NULL) {
		use->feasible = PTE_FEASIBLE_IF;
		use->obstacle = PTE_OBSTACLE_CONDITION;
		pte_scheme_say(use, scheme->condition);
	}
}

enum pte_status pte_scheme_apply(const struct pte_scheme *scheme, int bit,
				 struct pte_target *target,
				 struct pte_scheme_use *use_ret)
{
	struct pte_scheme_use use;

	pte_scheme_try(scheme, bit, target, &use);
	if (use_ret != NULL)
		*use_ret = use;
	if (use.feasible == PTE_FEASIBLE_NO)
		return PTE_STATUS_NOT_FEASIBLE;
	*target = use.after;
	return PTE_STATUS_OK;
}

/* ---- other levels ------------------------------------------------------- */

static const char *misread_by_walkers(const struct pte_target *t,
				      const struct pte_view *walker,
				      uint64_t value)
{
	if (pte_test_has(&walker->present, value))
		return "pmd_present";
	if (pte_test_has(&walker->table, value))
		return "pmd_table";
	for (const struct pte_predicate *p = t->model->predicates;
	     p->name != NULL; p++)
		if (!p->by_design && in_span(&p->in, t->version) &&
		    pte_test_has(&p->test, value))
			return p->name;
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
