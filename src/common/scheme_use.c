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

static bool kernel_will_do(struct pte_scheme_use *use)
{
	const struct pte_scheme *const s = use->scheme;
	const uint32_t off = s->needs & ~use->before.options;
	const uint32_t has =
		pte_model_options(use->before.model, use->before.version);

	if (!in_span(&s->in, use->before.version)) {
		pte_scheme_refuse(use, PTE_OBSTACLE_VERSION,
				  "it's made for Linux ");
		pte_scheme_say_version(use, s->in.since);
		pte_scheme_say(use, " on");
		return false;
	}
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
	pte_scheme_find_bits(use);
	if (!kernel_will_do(use) || !pte_scheme_try_form(use, bit)) {
		use->after = use->before;
		use->words = 0;
		return;
	}
	use->after.scheme = scheme;
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

/* ---- the words of a scheme ---------------------------------------------- */

/* the bits of a word that hold some of the offset, and what they are if set */
static struct pte_pattern offset_bits(const struct pte_target *t, uint64_t bits)
{
	const struct pte_codec *const c = t->layout->swap[PTE_LEVEL_PTE];
	const uint64_t set = pte_codec_offset_put(c, bits);
	const uint64_t mask = pte_codec_offset_put(c, 0) ^ set;

	return (struct pte_pattern){ mask, set & mask };
}

/* all words whose type is a kind's; of a marker's bit, those that have it */
static struct pte_test words_of_kind(const struct pte_target *t,
				     enum pte_kind kind)
{
	const struct pte_piece *const piece =
		&t->layout->swap[PTE_LEVEL_PTE]->type;
	const uint64_t own = t->scheme->form == PTE_FORM_MARKER
				     ? pte_layout_swap_offset(t->layout,
							      PTE_LEVEL_PTE,
							      t->scheme_word[0])
				     : 0;
	const struct pte_pattern bits = offset_bits(t, own);

	return (struct pte_test){
		pte_piece_mask(piece) | bits.mask,
		pte_piece_put(piece, (uint64_t)pte_target_type_of(t, kind)) |
			bits.value,
		0, 0
	};
}

unsigned pte_scheme_tests(const struct pte_target *t,
			  struct pte_test tests_ret[static PTE_SCHEME_TESTS])
{
	const struct pte_scheme *const s = t->scheme;
	unsigned count = 0;

	for (unsigned i = 0; i < t->special_tests; i++)
		tests_ret[count++] = t->special[i];
	for (unsigned i = 0; i < s->kinds && s->form != PTE_FORM_OFFSET; i++)
		tests_ret[count++] = words_of_kind(t, s->kind[i]);
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		const struct pte_pattern bits =
			offset_bits(t, t->offset_flag[f]);

		if (t->offset_flag[f] != 0)
			tests_ret[count++] = (struct pte_test){ bits.mask,
								bits.value, 0,
								0 };
	}
	return count;
}

enum pte_status pte_scheme_class(const struct pte_target *target,
				 enum pte_level level,
				 struct pte_set *class_ret)
{
	const struct pte_view *const view = view_at(target, level);
	enum pte_status status = PTE_STATUS_OK;
	struct pte_test tests[PTE_SCHEME_TESTS];
	struct pte_set set;
	unsigned count;

	set.count = 0;
	if (target->scheme == NULL)
		return PTE_STATUS_NOT_FEASIBLE;
	if (view == NULL)
		return PTE_STATUS_NO_LEVEL;
	count = pte_scheme_tests(target, tests);
	for (unsigned i = 0; i < count && status == PTE_STATUS_OK; i++)
		status = pte_set_add(&set, &tests[i]);
	if (status == PTE_STATUS_OK)
		status = pte_set_subtract(&set, &view->none);
	if (status == PTE_STATUS_OK)
		status = pte_set_subtract(&set, &view->present);
	if (status == PTE_STATUS_OK)
		*class_ret = set;
	return status;
}

/* ---- other levels ------------------------------------------------------- */

static const char *misread_by_walkers(const struct pte_target *t,
				      const struct pte_view *walker,
				      uint64_t value)
{
	struct pte_predicate p;

	if (pte_test_has(&walker->present, value))
		return "pmd_present";
	if (pte_test_has(&walker->table, value))
		return "pmd_table";
	for (unsigned n = 0; pte_target_predicate(t, PTE_LEVEL_PMD, n, &p); n++)
		if (p.leaf && !p.by_design && pte_either_has(&p.is, value))
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
