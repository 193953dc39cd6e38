/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Tries each claim in every configuration that matters to it, and joins equal
 * verdicts into one finding that counts its configurations. Every verdict is
 * verified (tried.h) and, for a spec, held against its base (judge.h).
 */
#include "findings.h"

#include <stdlib.h>
#include <string.h>

#include <pte/decode.h>

#include "judge.h"
#include "meant.h"
#include "select/configs.h"
#include "select/find.h"
#include "term/say.h"
#include "word/reading.h"

#define ROOM 256

/* The configurations that matter to a set of options, each as a target. */
struct targets {
	struct kernel {
		struct pte_config config;
		struct pte_target target;
	} * list;
	size_t count, room;
};

static bool grow(void **list, size_t *room, size_t size)
{
	const size_t more = *room == 0 ? ROOM : 2 * *room;
	void *const new = realloc(*list, more * size);

	if (new == NULL) {
		say(0, "out of memory");
		return false;
	}
	*list = new;
	*room = more;
	return true;
}

/* ---- one claim on one kernel -------------------------------------------- */

struct attempt {
	struct findings *f;
	const struct chosen *at;
	const struct kernel *kernel;
	const struct survey *survey;
	const char *config;
	struct judge *judge;
	/*
	 * the verdict being reported, and whether it was verified; other
	 * reasons for the same refutation haven't been
	 */
	const struct pte_verdict *told;
	bool holds;
};

static void add(const struct pte_verdict *v, enum judged whose, void *context)
{
	struct attempt *const a = context;
	struct findings *const f = a->f;
	struct finding new = {
		.at = a->at,
		.claim = v->claim,
		.level = v->level,
		.domain = v->domain,
		.kind = v->kind,
		.path = v->path,
		.verdict = v->verdict,
		.reason = v->reason,
		.method = v->method,
		.note = v->note,
		.accepted = judge_accepted(a->judge, v),
		.base = whose == JUDGED_BASE,
		.witness = v->witness,
		.becomes = v->becomes,
		.obligation = v->obligation,
		.verified = whose != JUDGED_OPEN &&
			    (v == a->told
				     ? a->holds
				     : pte_verdict_verify(a->survey->workspace,
							  v) == PTE_STATUS_OK),
		.scheme = scheme_on(a->at->model, a->survey->scheme),
		.config = a->kernel->config,
		.configs = 1,
	};

	memcpy(new.given, v->given, sizeof(new.given));
	for (unsigned i = 0; i < v->certificate.steps; i++)
		new.cases += v->certificate.step[i] == PTE_STEP_CLOSED;
	smt2_add(a->survey->smt2, v, a->config);
	f->broken = f->broken ||
		    (f->count == f->room &&
		     !grow((void **)&f->list, &f->room, sizeof(*f->list)));
	if (!f->broken)
		f->list[f->count++] = new;
}

static void keep(const struct pte_verdict *v, void *context)
{
	struct attempt *const a = context;

	a->told = v;
	a->holds = tried_verify(a->survey->tried, a->survey->workspace, v);
	if (v->verdict == PTE_VERDICT_REFUTED)
		judge_refuted(a->judge, v, &a->kernel->config, add, a);
	else
		add(v, JUDGED_OWN, a);
}

/*
 * A claim is tried on the whole field first, then on each kind's own domain,
 * path by path: find the refutations on the field that are proved on all those
 * domains.
 */
static void find_limits(struct findings *f, size_t begin)
{
	for (size_t i = begin; i < f->count; i++) {
		struct finding *const field = &f->list[i];
		unsigned proved = 0;
		bool all = true;

		if (field->domain != PTE_DOMAIN_FIELD ||
		    field->verdict != PTE_VERDICT_REFUTED)
			continue;
		for (size_t k = i + 1;
		     k < f->count && f->list[k].domain != PTE_DOMAIN_FIELD;
		     k++) {
			proved |= 1U << (unsigned)f->list[k].domain;
			all = all && f->list[k].verdict == PTE_VERDICT_PROVED;
		}
		field->proved_on = all ? proved : 0;
	}
}

bool same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* the witness may differ: it depends on the type numbers */
static bool alike(const struct finding *a, const struct finding *b)
{
	return a->domain == b->domain && a->kind == b->kind &&
	       a->verdict == b->verdict && a->verified == b->verified &&
	       a->base == b->base &&
	       (a->proved_on != 0) == (b->proved_on != 0) &&
	       same_text(a->path, b->path) && same_text(a->reason, b->reason) &&
	       same_text(a->accepted, b->accepted) &&
	       same_text(a->note, b->note);
}

/*
 * join the findings from `told` on with equal ones between `begin` and `told`
 */
static void join(struct findings *f, size_t begin, size_t told)
{
	size_t kept = told;

	for (size_t i = told; i < f->count; i++) {
		size_t k = begin;

		while (k < told && !alike(&f->list[k], &f->list[i]))
			k++;
		if (k == told) {
			f->list[kept++] = f->list[i];
			continue;
		}
		f->list[k].configs++;
		f->list[k].proved_on |= f->list[i].proved_on;
	}
	f->count = kept;
}

static void count_standings(struct findings *f, size_t begin)
{
	for (size_t i = begin; i < f->count; i++)
		f->standing[finding_standing(&f->list[i])] +=
			f->list[i].configs;
}

static void try_claim(struct findings *f, const struct survey *survey,
		      struct judge *judge, const struct chosen *at,
		      const struct pte_claim *claim, enum pte_level level,
		      const struct targets *targets)
{
	const size_t begin = f->count;
	char config[CONFIG_SIZE] = "";

	for (size_t i = 0; i < targets->count && !f->broken; i++) {
		const struct kernel *const kernel = &targets->list[i];
		const size_t told = f->count;
		struct attempt a = { f,      at,    kernel, survey,
				     config, judge, NULL,   false };

		judge_next(judge);
		if (survey->smt2 != NULL)
			(void)config_text(config, &kernel->config);
		tried_claim(survey->tried, survey->workspace, claim,
			    &kernel->target, level, keep, &a);
		find_limits(f, told);
		join(f, begin, told);
	}
	f->broken = f->broken || judge->broken;
	for (size_t i = begin; i < f->count; i++)
		f->list[i].tried = targets->count;
	count_standings(f, begin);
}

/* ---- every claim -------------------------------------------------------- */

/*
 * Returns false if there is no such kernel, or if the scheme isn't feasible on
 * it.
 */
static bool target_with(const struct chosen *at,
			const struct pte_config *config,
			struct scheme_named named, struct pte_target *ret)
{
	return pte_target_of(at->model, at->in.since, config, ret) ==
		       PTE_STATUS_OK &&
	       (named.scheme == NULL ||
		pte_scheme_apply(named.scheme, named.bit, ret, NULL) ==
			PTE_STATUS_OK);
}

static bool fill(struct targets *t, const struct survey *survey,
		 const struct chosen *at, uint32_t options)
{
	struct configs c = {
		.model = at->model,
		.version = at->in.since,
		.options = options,
		.only = survey->config,
	};
	struct pte_config config;

	t->count = 0;
	while (configs_next(&c, &config)) {
		if (t->count == t->room &&
		    !grow((void **)&t->list, &t->room, sizeof(*t->list)))
			return false;
		t->list[t->count].config = config;
		if (target_with(at, &config,
				scheme_on(at->model, survey->scheme),
				&t->list[t->count].target))
			t->count++;
	}
	return true;
}

/* options that the spec's flags, types and so on need, for any claim */
static uint32_t needs_of(const struct pte_proposal *p)
{
	uint32_t needs = 0;

	for (unsigned i = 0; p != NULL && i < p->flag_count; i++)
		needs |= p->flags[i].needs;
	for (unsigned i = 0; p != NULL && i < p->type_count; i++)
		needs |= p->types[i].needs;
	for (unsigned i = 0; p != NULL && i < p->marker_count; i++)
		needs |= p->markers[i].needs;
	for (unsigned i = 0; p != NULL && i < p->word_count; i++)
		needs |= p->words[i].needs;
	return needs;
}

/* the general claims, then those of schemes, then those of special words */
static const struct pte_claim *claim_at(const struct survey *survey,
					const struct chosen *at, size_t i)
{
	const struct pte_proposal *const p = at->model->proposal;
	const size_t count = pte_claim_count();

	if (i < count)
		return pte_claim_at(i);
	return scheme_on(at->model, survey->scheme).scheme == NULL &&
			       (p == NULL || p->word_count == 0)
		       ? NULL
		       : pte_scheme_claim_at(i - count);
}

bool findings_add(struct findings *f, const struct survey *survey,
		  const struct chosen *at)
{
	const struct pte_claim *claim;
	struct targets targets = { .count = 0 };
	struct judge judge =
		judge_of(at, survey->scheme, survey->tried, survey->workspace);
	uint32_t options = 0;
	const uint32_t needs = needs_of(at->model->proposal);

	for (size_t i = 0;
	     (claim = claim_at(survey, at, i)) != NULL && !f->broken; i++) {
		/* claims with the same options share their targets */
		if (i == 0 || claim->options != options)
			f->broken = !fill(&targets, survey, at,
					  claim->options | needs);
		options = claim->options;
		for (unsigned l = 0; l < PTE_LEVEL_COUNT && !f->broken; l++)
			if ((survey->levels & PTE_LEVEL_SET(l)) != 0 &&
			    pte_layout_describes(at->model->layout,
						 (enum pte_level)l))
				try_claim(f, survey, &judge, at, claim,
					  (enum pte_level)l, &targets);
	}
	judge_free(&judge);
	free(targets.list);
	return !f->broken;
}

void findings_free(struct findings *f)
{
	free(f->list);
}

bool findings_join(struct findings *f, const struct findings *others)
{
	while (f->room - f->count < others->count)
		if (!grow((void **)&f->list, &f->room, sizeof(*f->list)))
			return false;
	if (others->count > 0)
		memcpy(f->list + f->count, others->list,
		       others->count * sizeof(*f->list));
	f->count += others->count;
	for (unsigned i = 0; i < STANDING_COUNT; i++)
		f->standing[i] += others->standing[i];
	return true;
}

void findings_say_undecided(const struct findings *f)
{
	const struct finding *last = NULL;

	for (size_t i = 0; i < f->count; i++) {
		const struct finding *const n = &f->list[i];
		const bool open = n->verdict == PTE_VERDICT_NOT_APPLICABLE &&
				  n->reason != NULL;
		struct pte_target t;

		if (n->verified ||
		    (last != NULL && last->claim == n->claim &&
		     last->level == n->level) ||
		    !finding_target(n, &t))
			continue;
		last = n;
		say(0, "%s: %s at level %s: %s", t.name, n->claim->id,
		    pte_level_name(n->level),
		    open ? n->reason : "the verdict could not be verified");
	}
}

/* ---- questions ---------------------------------------------------------- */

enum standing finding_standing(const struct finding *f)
{
	if (!f->verified)
		return STANDING_UNDECIDED;
	if (f->verdict == PTE_VERDICT_PROVED)
		return STANDING_PROVED;
	if (f->verdict == PTE_VERDICT_NOT_APPLICABLE)
		return STANDING_NONE;
	if (f->base)
		return STANDING_BASE;
	if (f->proved_on != 0)
		return STANDING_DOMAINS;
	return f->accepted != NULL ? STANDING_ACCEPTED : STANDING_REFUTED;
}

bool finding_target(const struct finding *f, struct pte_target *target_ret)
{
	return target_with(f->at, &f->config, f->scheme, target_ret);
}

/* false: there is nothing to read at this level */
static bool read_word(const struct pte_target *t, const struct finding *f,
		      uint64_t value, struct read_word *ret,
		      char to[static READING_SIZE])
{
	struct out text;

	*ret = (struct read_word){ t, f->level, value, { 0 } };
	to[0] = '\0';
	if (pte_target_decode(t, f->level, value, &ret->reading) !=
	    PTE_STATUS_OK)
		return false;
	out_to_memory(&text, to, READING_SIZE);
	reading_line(&text, ret);
	(void)out_memory(&text);
	return true;
}

/*
 * the address that an L1TF processor reads; false if the claim isn't about that
 */
static bool out_cached(struct out *out, const struct finding *f,
		       const struct read_word *w)
{
	const struct pte_target *const t = w->target;
	const unsigned bits = t->cache_bits != 0 ? t->cache_bits
						 : PTE_CACHE_BITS_ASSUMED;

	if (strcmp(f->claim->id, "no-physical-alias") != 0)
		return false;
	out_format(out, "with L1TF, memory at 0x%llx",
		   (unsigned long long)(w->value & pte_ones(bits) &
					~pte_ones(t->layout->page_shift)));
	return true;
}

void finding_readings(const struct finding *f, struct readings *ret)
{
	struct pte_target t;
	struct read_word w;
	struct out text;

	ret->text[0][0] = ret->text[1][0] = '\0';
	if (!finding_target(f, &t) ||
	    !read_word(&t, f, f->becomes, &w, ret->text[1]) ||
	    !read_word(&t, f, f->witness, &w, ret->text[0]) ||
	    f->witness != f->becomes)
		return;
	/* the same word: print its other reading */
	out_to_memory(&text, ret->text[1], READING_SIZE);
	if (!out_other_entry(&text, &w, f->given) &&
	    !out_cached(&text, f, &w) &&
	    !out_other_reading(&text, &w, f->given))
		reading_line(&text, &w);
	(void)out_memory(&text);
}

const char *versions_text(char to[static VERSIONS_SIZE],
			  const struct pte_span *in)
{
	char version[VERSION_SIZE];
	struct out text;

	out_to_memory(&text, to, VERSIONS_SIZE);
	out_text(&text, version_text(version, in->since));
	if (in->until != in->since)
		out_format(&text, " to %s", version_text(version, in->until));
	return out_memory(&text);
}
