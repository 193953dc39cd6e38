/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Compared schemes as JSON, one object per scheme and kernel.
 */
#include "compare.h"
#include "show/list.h"
#include "term/json.h"

static void json_bits(struct json *j, const char *key, uint64_t bits)
{
	json_open_array(j, key);
	for (unsigned bit = 0; bit < 64; bit++)
		if ((bits >> bit & 1U) != 0)
			json_number(j, NULL, bit);
	json_close(j);
}

static void json_levels(struct json *j, const char *key, unsigned levels)
{
	json_open_array(j, key);
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if ((levels & PTE_LEVEL_SET(l)) != 0)
			json_text(j, NULL, pte_level_name((enum pte_level)l));
	json_close(j);
}

static void json_cost(struct json *j, const struct compare_case *c)
{
	const struct pte_scheme_cost *const k = &c->cost;

	json_open_object(j, "cost");
	json_number(j, "pte_bits", k->pte_bits > 0 ? (uint64_t)k->pte_bits : 0);
	json_number(j, "pte_bits_back",
		    k->pte_bits < 0 ? (uint64_t)-k->pte_bits : 0);
	json_number(j, "types", k->types);
	json_number(j, "offsets", k->offsets);
	json_number(j, "offset_bits", k->offset_bits);
	json_number(j, "marker_bits", k->marker_bits);
	json_number(j, "archs", k->archs);
	json_number(j, "archs_of", k->archs_of);
	json_number(j, "max_swapfiles", k->max_swapfiles);
	json_number(j, "max_swapfiles_left", k->max_swapfiles_left);
	json_number(j, "free_bits", k->free_bits);
	json_number(j, "free_bits_left", k->free_bits_left);
	json_number(j, "facts", k->facts);
	json_needs(j, k->needs);
	json_levels(j, "levels", k->levels);
	if (k->detect != 0) {
		json_open_object(j, "instructions");
		json_number(j, "reader", k->detect);
		json_number(j, "none", k->none);
		json_number(j, "present", k->present);
		json_close(j);
	}
	json_bool(j, "hardware_stable", k->hardware_stable);
	json_close(j);
}

static void json_words(struct json *j, const struct compare_case *c)
{
	json_open_array(j, "words");
	for (unsigned i = 0; i < c->use.words; i++) {
		char text[COMPARE_CELL_SIZE];
		struct out what;

		json_open_object(j, NULL);
		json_hex(j, "pte", c->use.word[i].value);
		out_to_memory(&what, text, sizeof(text));
		out_word_made(&what, &c->use.word[i]);
		json_text(j, "what", out_memory(&what));
		json_open_array(j, "unaware");
		for (unsigned n = 0; n < c->answers; n++) {
			const struct pte_answer *const a = &c->answer[i][n];

			json_open_object(j, NULL);
			json_text(j, "helper", a->helper);
			json_text(j, "answer", a->text);
			json_text(j, "grade", pte_grade_name(a->grade));
			json_text(j, "source", a->source);
			json_close(j);
		}
		json_close(j);
		json_close(j);
	}
	json_close(j);
}

static void json_verdicts(struct json *j, const struct compare_case *c)
{
	json_open_array(j, "verdicts");
	for (unsigned i = 0; i < c->verdicts; i++) {
		const struct compare_verdict *const v = &c->verdict[i];

		json_open_object(j, NULL);
		json_text(j, "claim", v->claim->id);
		json_text(j, "level", pte_level_name(v->level));
		json_text(j, "domain", pte_domain_name(v->domain));
		json_text(j, "verdict", pte_verdict_name(v->verdict));
		if (v->verdict == PTE_VERDICT_REFUTED) {
			json_hex(j, "witness", v->witness);
			json_text(j, "reason", v->reason);
		} else {
			json_text(j, "method", v->method);
		}
		json_bool(j, "verified", v->verified);
		json_close(j);
	}
	json_close(j);
}

static void json_name(struct json *j, const struct compare_case *c)
{
	if (c->spec == NULL) {
		json_text(j, "scheme", c->use.scheme->name);
		json_text(j, "layout", c->use.before.name);
		json_text(j, "form",
			  pte_scheme_form_name(c->use.scheme->part[0].form));
		return;
	}
	json_text(j, "spec", c->name);
	json_text(j, "layout", c->use.before.name);
	if (c->spec->model.proposal->series != NULL)
		json_text(j, "series", c->spec->model.proposal->series);
}

void compare_json(struct out *out, const struct compare_case *c)
{
	struct json j;

	json_begin(&j, out, false);
	json_name(&j, c);
	json_text(&j, "feasible", pte_feasible_name(c->use.feasible));
	if (c->use.why[0] != '\0') {
		json_text(&j, "obstacle", pte_obstacle_name(c->use.obstacle));
		json_text(&j, "why", c->use.why);
	}
	if (compare_takes_bit(c)) {
		if (c->use.bit != PTE_SCHEME_NO_BIT)
			json_number(&j, "bit", (uint64_t)c->use.bit);
		json_bits(&j, "bits", c->use.bits);
		json_bits(&j, "image_bits", c->use.image_bits);
	}
	if (c->use.feasible != PTE_FEASIBLE_NO) {
		json_cost(&j, c);
		json_verdicts(&j, c);
		json_words(&j, c);
	}
	if (!c->use.before.certain)
		json_bool(&j, "certain", false);
	json_end(&j);
}
