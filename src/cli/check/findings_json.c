/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Findings as JSON: one object per line, and a summary at the end.
 */
#include <string.h>

#include "findings.h"
#include "select/configs.h"
#include "select/find.h"

static void json_witness(struct json *j, const struct finding *f)
{
	struct readings readings;

	finding_readings(f, &readings);
	json_hex(j, "witness", f->witness);
	json_open_array(j, "readings");
	json_text(j, NULL, readings.text[0]);
	json_text(j, NULL, readings.text[1]);
	json_close(j);
}

static void json_proved_on(struct json *j, unsigned domains)
{
	json_open_array(j, "proved_on");
	for (unsigned d = 0; domains >> d != 0; d++)
		if ((domains >> d & 1U) != 0)
			json_text(j, NULL, pte_domain_name((enum pte_domain)d));
	json_close(j);
}

static void json_finding(struct out *out, const struct finding *f)
{
	const bool refuted = f->verdict == PTE_VERDICT_REFUTED;
	char config[CONFIG_SIZE], until[VERSION_SIZE];
	struct pte_target t;
	struct json j;

	if (!finding_target(f, &t))
		return;
	json_begin(&j, out, false);
	json_text(&j, "layout", t.name);
	json_text(&j, "level", pte_level_name(f->level));
	json_text(&j, "config", config_text(config, &f->config));
	json_text(&j, "claim", f->claim->id);
	json_text(&j, "domain", pte_domain_name(f->domain));
	json_text(&j, "kind", pte_model_kind(t.model, f->kind)->name);
	json_text(&j, "verdict",
		  f->verified ? pte_verdict_name(f->verdict) : "undecided");
	if (refuted)
		json_witness(&j, f);
	if (f->reason != NULL)
		json_text(&j, "reason", f->reason);
	if (f->note != NULL)
		json_text(&j, "note", f->note);
	json_bool(&j, "known", f->accepted != NULL || f->proved_on != 0);
	if (f->base)
		json_bool(&j, "base", true);
	json_text(&j, "until", version_text(until, f->at->in.until));
	json_number(&j, "configs", f->configs);
	json_number(&j, "tried", f->tried);
	if (f->path != NULL)
		json_text(&j, "path", f->path);
	if (refuted)
		json_hex(&j, "becomes", f->becomes);
	if (f->proved_on != 0)
		json_proved_on(&j, f->proved_on);
	if (f->accepted != NULL)
		json_text(&j, "why", f->accepted);
	if (f->method != NULL)
		json_text(&j, "method", f->method);
	if (f->verdict == PTE_VERDICT_PROVED)
		json_number(&j, "cases", f->cases);
	json_bool(&j, "verified", f->verified);
	if (!t.certain)
		json_bool(&j, "certain", false);
	json_end(&j);
}

/* counts every configuration of a finding */
static void json_summary(struct out *out, const struct findings *f,
			 size_t collisions)
{
	const size_t *const n = f->standing;
	struct json j;

	json_begin(&j, out, false);
	json_open_object(&j, "summary");
	json_number(&j, "proved", n[STANDING_PROVED]);
	json_number(&j, "refuted", n[STANDING_REFUTED]);
	json_number(&j, "known", n[STANDING_ACCEPTED] + n[STANDING_DOMAINS]);
	json_number(&j, "base", n[STANDING_BASE]);
	json_number(&j, "undecided", n[STANDING_UNDECIDED]);
	json_number(&j, "not_applicable", n[STANDING_NONE]);
	json_number(&j, "collide", collisions);
	json_close(&j);
	json_end(&j);
}

void findings_json(struct out *out, const struct findings *f, size_t collisions)
{
	for (size_t i = 0; i < f->count && out->error == 0; i++)
		json_finding(out, &f->list[i]);
	json_summary(out, f, collisions);
}
