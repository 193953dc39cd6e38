/* SPDX-License-Identifier: BSD-2-Clause */
#include "calls.h"

#include <stdlib.h>

#include <pte/scan.h>

#include "../workspace.h"

#define SCHEME_ROOM 32
#define WORD_ROOM 256
#define SOME_ROOM 8192

/* what is asked about */
static const struct pte_target *target;
static enum pte_level level;
static struct pte_scheme_use uses[SCHEME_ROOM];
static size_t use_count;
static uint64_t words[WORD_ROOM];
static size_t word_count;
static struct pte_verdict *verdicts;
static size_t verdict_count, verdict_room;

/* where answers go */
static volatile enum pte_status status;
static volatile uint64_t answer;
static struct pte_set set;
static struct pte_obligations obligations;
static struct pte_obligation some_obligations[SOME_ROOM];
static size_t some_count;
static struct pte_program program;
static struct pte_target filled;
static size_t count;

/* ---- what is asked about --------------------------------------------------
 */

static void keep(const struct pte_verdict *v, void *context)
{
	(void)context;
	if (verdict_count == verdict_room) {
		verdict_room = 2 * verdict_room + 64;
		verdicts = realloc(verdicts, verdict_room * sizeof(*verdicts));
		if (verdicts == NULL)
			abort();
	}
	verdicts[verdict_count++] = *v;
}

/* of the target, and of each scheme that has room on it */
static void each_claim(void (*tell)(const struct pte_verdict *v, void *context))
{
	const struct pte_claim *c;

	for (size_t i = 0; (c = pte_claim_at(i)) != NULL; i++)
		pte_claim_try(workspace(), c, target, level, tell, NULL);
	for (size_t i = 0; (c = pte_scheme_claim_at(i)) != NULL; i++)
		for (size_t u = 0; u < use_count; u++)
			pte_claim_try(workspace(), c, &uses[u].after, level,
				      tell, NULL);
}

void calls_on(const struct pte_target *t)
{
	const struct pte_scheme *s;

	target = t;
	use_count = 0;
	for (size_t i = 0; (s = pte_scheme_at(i)) != NULL; i++) {
		if (use_count == SCHEME_ROOM)
			abort();
		pte_scheme_try(s, PTE_SCHEME_NO_BIT, t, &uses[use_count]);
		use_count += uses[use_count].feasible != PTE_FEASIBLE_NO;
	}
}

/* some of its obligations; what all have in common is the same of each verdict
 */
static void add_some_of(const struct pte_verdict *v)
{
	if (pte_verdict_obligations(v, &obligations) != PTE_STATUS_OK)
		return;
	for (unsigned n = 0; n < obligations.count;
	     n += 1 + obligations.count / 8) {
		if (some_count == SOME_ROOM)
			abort();
		some_obligations[some_count++] = obligations.list[n];
	}
}

static void add_word(uint64_t word)
{
	if (word_count == WORD_ROOM)
		abort();
	words[word_count++] = word;
}

void calls_at(enum pte_level l)
{
	level = l;
	word_count = 0;
	add_word(0);
	for (unsigned n = 0; n < 64; n++) {
		add_word(PTE_BIT(n));
		add_word(~PTE_BIT(n));
	}
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++) {
		const struct pte_description d = {
			.kind = (enum pte_kind)k,
			.keys = pte_kind_keys((enum pte_kind)k),
			.offset = 1,
			.pfn = 1,
			.marker = 1,
			.protection = "readonly",
		};
		uint64_t word;

		if (pte_target_encode(target, l, &d, &word) == PTE_STATUS_OK)
			add_word(word);
	}
	verdict_count = some_count = 0;
	each_claim(keep);
	for (size_t i = 0; i < verdict_count; i++)
		if (verdicts[i].target == target)
			add_some_of(&verdicts[i]);
}

/* ---- models and targets ---------------------------------------------------
 */

CALL_OF(pte_model_flag_name, target->model, enum pte_flag)
CALL_OF(pte_model_kind, target->model, enum pte_kind)
CALL_OF(pte_model_owner_name, target->model, enum pte_owner)
CALL_OF(pte_target_has_kind, target, enum pte_kind)
CALL_OF(pte_target_keys, target, enum pte_kind)
CALL_OF(pte_target_type_of, target, enum pte_kind)

CALL(pte_model_span)
{
	answer = pte_model_span(target->model).since;
}

CALL(pte_model_bits)
{
	for (unsigned n = 0; n < CALL_BEYOND; n++)
		answer =
			pte_model_bits(target->model, level, (enum pte_owner)n);
}

CALL(pte_model_bits_beyond)
{
	answer = pte_model_bits_beyond(target->model);
}

CALL(pte_model_changes_at)
{
	answer = pte_model_changes_at(target->model, target->version);
}

CALL(pte_model_flag_parse)
{
	enum pte_flag flag;

	status = pte_model_flag_parse(target->model, "none of them", &flag);
}

CALL(pte_model_kind_parse)
{
	enum pte_kind kind;

	status = pte_model_kind_parse(target->model, "none of them", &kind);
}

CALL(pte_model_never)
{
	for (unsigned n = 0; n < CALL_BEYOND; n++)
		(void)pte_model_never(target->model, level,
				      (enum pte_view_test)n);
}

CALL(pte_model_option_span)
{
	struct pte_span span;

	for (unsigned n = 0; n < CALL_BEYOND; n++)
		answer = pte_model_option_span(target->model, n,
					       target->version, &span);
}

CALL(pte_model_options)
{
	answer = pte_model_options(target->model, target->version);
}

CALL(pte_config_next_sized)
{
	struct pte_config config;
	uint32_t cursor = 0;

	while (pte_config_next(target->model, target->version, UINT32_C(0xff),
			       &cursor, &config))
		answer = cursor;
}

CALL(pte_view_test_of)
{
	for (unsigned n = 0; n < CALL_BEYOND; n++)
		(void)pte_view_test_of(target->layout->view[PTE_LEVEL_PTE],
				       (enum pte_view_test)n);
}

CALL(pte_target_of_sized)
{
	const struct pte_config config = { .off = UINT32_MAX };

	status = pte_target_of(target->model, target->version, NULL, &filled);
	status =
		pte_target_of(target->model, target->version, &config, &filled);
}

CALL(pte_target_has_rule)
{
	const struct pte_rule *const rules = pte_rules(&count);

	for (size_t i = 0; i < count; i++)
		answer = pte_target_has_rule(target, &rules[i]);
}

CALL(pte_target_marker)
{
	unsigned bit;

	for (unsigned n = 0; n < CALL_BEYOND; n++)
		(void)pte_target_marker(target, n, &bit);
}

CALL(pte_target_pfn_max)
{
	for (unsigned n = 0; n < CALL_BEYOND; n++)
		answer = pte_target_pfn_max(target, level, (enum pte_kind)n);
}

CALL(pte_target_predicate)
{
	struct pte_predicate p;

	for (unsigned n = 0; n < CALL_BEYOND; n++)
		answer = pte_target_predicate(target, level, n, &p);
}

CALL(pte_target_protection)
{
	(void)pte_target_protection(target, "none of them");
}

/* ---- words ----------------------------------------------------------------
 */

static struct pte_reading reading;
static struct pte_transition after;

CALL(pte_target_decode_sized)
{
	for (size_t i = 0; i < word_count; i++)
		status = pte_target_decode(target, level, words[i], &reading);
}

CALL(pte_target_bits)
{
	static struct pte_named_bits bits[64];

	for (size_t i = 0; i < word_count; i++)
		answer = pte_target_bits(target, level, words[i], bits);
}

CALL(pte_target_looks_sized)
{
	struct pte_doubts looks;

	status = pte_target_looks(target, level, 0x1234567812345678, &looks);
}

CALL(pte_fit_add_sized)
{
	struct pte_evidence e = { level, true, true, 0, 0x1234 };
	struct pte_fit fit = { 0 };

	for (size_t i = 0; i < word_count; i++) {
		e.word = words[i];
		status = pte_fit_add(target, &e, &fit);
	}
}

CALL(pte_target_doubts_sized)
{
	struct pte_doubts doubts;

	for (size_t i = 0; i < word_count; i++)
		if (pte_target_decode(target, level, words[i], &reading) ==
		    PTE_STATUS_OK)
			status = pte_target_doubts(target, words[i], &reading,
						   &doubts);
}

static struct pte_scan_plan plan;
static struct pte_scan scan;

CALL(pte_scan_plan_init_sized)
{
	status = pte_scan_plan_init(target, level, &plan);
}

CALL(pte_target_scan_sized)
{
	static struct pte_scan_hit hits[WORD_ROOM];
	size_t taken;

	if (pte_scan_plan_init(target, level, &plan) != PTE_STATUS_OK)
		return;
	for (unsigned n = 0; n < 4 * PTE_SCAN_KERNEL_COUNT; n++) {
		scan.kernel = (enum pte_scan_kernel)(n / 4);
		scan.wanted = n % 2 == 0 ? 0 : ~UINT64_C(0);
		scan.hits = hits;
		scan.room = WORD_ROOM;
		scan.hit_count = 0;
		plan.by_decode = n % 4 >= 2;
		status = pte_target_scan(&plan, words, word_count, &scan,
					 &taken);
	}
}

CALL(pte_target_encode_sized)
{
	struct pte_description d = {
		.offset = 1, .pfn = 1, .marker = 1, .protection = "readonly"
	};
	uint64_t word;

	for (unsigned n = 0; n < CALL_BEYOND; n++) {
		d.kind = (enum pte_kind)n;
		d.keys = pte_kind_keys(d.kind);
		status = pte_target_encode(target, level, &d, &word);
	}
}

static struct pte_event_args args_of(unsigned event, uint32_t conditions)
{
	return (struct pte_event_args){
		.event = (enum pte_event)event,
		.conditions = conditions,
		.pfn = 1,
		.nth = 1,
		.swp_offset = 1,
	};
}

CALL(pte_rules_apply_sized)
{
	for (unsigned e = 0; e < CALL_BEYOND; e++)
		for (unsigned c = 0; c < 2; c++) {
			const struct pte_event_args h =
				args_of(e, c == 0 ? 0 : UINT32_MAX);

			for (size_t i = 0; i < word_count; i++)
				status = pte_target_transition(
					target, level, &h, words[i], &after);
		}
}

/* ---- schemes --------------------------------------------------------------
 */

static struct pte_scheme_use use;

CALL(pte_scheme_try_sized)
{
	const struct pte_scheme *s;

	for (size_t i = 0; (s = pte_scheme_at(i)) != NULL; i++)
		for (int bit = PTE_SCHEME_NO_BIT; bit < 64; bit += 5)
			pte_scheme_try(s, bit, target, &use);
}

CALL(pte_proposal_try_sized)
{
	for (size_t u = 0; u < use_count; u++)
		pte_proposal_try(target, &uses[u].after, &use);
}

CALL(pte_scheme_class)
{
	for (size_t u = 0; u < use_count; u++)
		status = pte_scheme_class(&uses[u].after, level, &set);
}

CALL(pte_scheme_misread)
{
	for (size_t i = 0; i < word_count; i++)
		(void)pte_scheme_misread(target, level, words[i]);
}

CALL(pte_scheme_cost_sized)
{
	struct pte_scheme_cost cost;

	for (size_t u = 0; u < use_count; u++)
		status = pte_scheme_cost(&uses[u], &cost);
}

CALL(pte_scheme_answers)
{
	static struct pte_answer answers[PTE_ANSWERS];

	for (size_t u = 0; u < use_count; u++)
		for (unsigned w = 0; w < uses[u].words; w++)
			answer = pte_scheme_answers(
				&uses[u], uses[u].word[w].value, answers);
}

/* ---- proofs ---------------------------------------------------------------
 */

CALL(pte_census_take_sized)
{
	static struct pte_census census;

	status = pte_census_take(target, level, &census);
	for (size_t u = 0; u < use_count; u++)
		status = pte_census_take(&uses[u].after, level, &census);
}

CALL(pte_claim_try)
{
	each_claim(ignore);
}

static bool recall_nothing(const struct pte_obligations *all,
			   struct pte_verdict *verdict, void *context)
{
	(void)all;
	(void)verdict;
	(void)context;
	return false;
}

CALL(pte_claim_try_recalling)
{
	const struct pte_memory memory = { recall_nothing, NULL };
	const struct pte_claim *c;

	for (size_t i = 0; (c = pte_claim_at(i)) != NULL; i++)
		pte_claim_try_recalling(workspace(), c, target, level, &memory,
					ignore, NULL);
}

CALL(pte_verdict_verify)
{
	for (size_t i = 0; i < verdict_count; i++)
		status = pte_verdict_verify(workspace(), &verdicts[i]);
}

CALL(pte_verdict_others)
{
	for (size_t i = 0; i < verdict_count; i++)
		status = pte_verdict_others(workspace(), &verdicts[i], ignore,
					    NULL);
}

CALL(pte_verdict_obligations_sized)
{
	for (size_t i = 0; i < verdict_count; i++)
		status = pte_verdict_obligations(&verdicts[i], &obligations);
}

CALL(pte_obligation_program_sized)
{
	for (size_t i = 0; i < some_count; i++)
		status = pte_obligation_program(target, &obligations,
						&some_obligations[i], &program);
}

/* ---- the list --------------------------------------------------------------
 */

const struct call calls_of_target[] = {
	CALL_ROW(pte_census_take_sized, CALL_LEVEL),
	CALL_ROW(pte_claim_try, CALL_LEVEL),
	CALL_ROW(pte_claim_try_recalling, CALL_LEVEL),
	CALL_ROW(pte_config_next_sized, CALL_TARGET),
	CALL_ROW(pte_fit_add_sized, CALL_LEVEL),
	CALL_ROW(pte_model_bits, CALL_LEVEL),
	CALL_ROW(pte_model_bits_beyond, CALL_TARGET),
	CALL_ROW(pte_model_changes_at, CALL_TARGET),
	CALL_ROW(pte_model_flag_name, CALL_TARGET),
	CALL_ROW(pte_model_flag_parse, CALL_TARGET),
	CALL_ROW(pte_model_kind, CALL_TARGET),
	CALL_ROW(pte_model_kind_parse, CALL_TARGET),
	CALL_ROW(pte_model_never, CALL_LEVEL),
	CALL_ROW(pte_model_option_span, CALL_TARGET),
	CALL_ROW(pte_model_options, CALL_TARGET),
	CALL_ROW(pte_model_owner_name, CALL_TARGET),
	CALL_ROW(pte_model_span, CALL_TARGET),
	CALL_ROW(pte_obligation_program_sized, CALL_LEVEL),
	CALL_ROW(pte_proposal_try_sized, CALL_TARGET),
	CALL_ROW(pte_rules_apply_sized, CALL_LEVEL),
	CALL_ROW(pte_scheme_answers, CALL_TARGET),
	CALL_ROW(pte_scheme_class, CALL_LEVEL),
	CALL_ROW(pte_scheme_cost_sized, CALL_TARGET),
	CALL_ROW(pte_scheme_misread, CALL_LEVEL),
	CALL_ROW(pte_scheme_try_sized, CALL_TARGET),
	CALL_ROW(pte_target_bits, CALL_LEVEL),
	CALL_ROW(pte_scan_plan_init_sized, CALL_LEVEL),
	CALL_ROW(pte_target_decode_sized, CALL_LEVEL),
	CALL_ROW(pte_target_doubts_sized, CALL_LEVEL),
	CALL_ROW(pte_target_scan_sized, CALL_LEVEL),
	CALL_ROW(pte_target_looks_sized, CALL_LEVEL),
	CALL_ROW(pte_target_encode_sized, CALL_LEVEL),
	CALL_ROW(pte_target_has_kind, CALL_TARGET),
	CALL_ROW(pte_target_has_rule, CALL_TARGET),
	CALL_ROW(pte_target_keys, CALL_TARGET),
	CALL_ROW(pte_target_marker, CALL_TARGET),
	CALL_ROW(pte_target_of_sized, CALL_TARGET),
	CALL_ROW(pte_target_pfn_max, CALL_LEVEL),
	CALL_ROW(pte_target_predicate, CALL_LEVEL),
	CALL_ROW(pte_target_protection, CALL_TARGET),
	CALL_ROW(pte_target_type_of, CALL_TARGET),
	CALL_ROW(pte_verdict_obligations_sized, CALL_LEVEL),
	CALL_ROW(pte_verdict_others, CALL_LEVEL),
	CALL_ROW(pte_verdict_verify, CALL_LEVEL),
	CALL_ROW(pte_view_test_of, CALL_TARGET),
	CALL_END,
};
