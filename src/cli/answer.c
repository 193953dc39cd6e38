/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What became of a spec, in short: what it breaks, and each cause once.
 */
#include <stdio.h>
#include <string.h>

#include "cause.h"
#include "find.h"
#include "findings.h"
#include "spec.h"
#include "wrap.h"

#define INDENT 2
#define TEXT_SIZE 2048

/* ---- sets of claims --------------------------------------------------------
 */

/* whether some finding of the claim, at any level, stands so */
static bool has_claim(const struct part *p, const struct pte_claim *claim,
		      enum standing s)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->list[i].claim == claim &&
		    finding_standing(&p->list[i]) == s)
			return true;
	return false;
}

/* the claims that stand so, in the order of findings: how many */
static size_t out_claims(struct out *out, const struct part *p, enum standing s)
{
	const struct pte_claim *last = NULL;
	size_t count = 0;

	for (size_t i = 0; i < p->count; i++) {
		const struct pte_claim *const claim = p->list[i].claim;

		if (claim == last || !has_claim(p, claim, s))
			continue;
		last = claim;
		out_format(out, "%s%s", count++ > 0 ? ", " : "", claim->id);
	}
	return count;
}

/* "the base's own: a, b", if there are any */
static void claims_line(struct out *out, const struct part *p, enum standing s,
			const char *label)
{
	char text[TEXT_SIZE];
	struct out to;
	struct wrap w;
	size_t count;

	out_to_memory(&to, text, sizeof(text));
	out_format(&to, "%s: ", label);
	count = out_claims(&to, p, s);
	(void)out_memory(&to);
	if (count == 0)
		return;
	wrap_begin(&w, out, 0, INDENT);
	wrap_text(&w, text);
	wrap_end(&w);
}

/* ---- the answer ------------------------------------------------------------
 */

/* "what x86_64@6.12 promises: "; nothing if there's no base */
static void wrap_promise(struct wrap *w, const struct spec *spec,
			 const char *before, const char *after)
{
	char version[VERSION_SIZE], text[TEXT_SIZE];

	if (spec->base == NULL)
		return;
	(void)snprintf(text, sizeof(text), "%s %s@%s promises%s", before,
		       spec->base->layout->name,
		       version_text(version, spec->version), after);
	wrap_text(w, text);
}

/* the worst that there is, and what of it is said */
static const struct {
	enum standing standing;
	const char *says[2]; /* of one, of several together */
} answers[] = {
	{ STANDING_REFUTED, { "breaks", "break" } },
	{ STANDING_KNOWN,
	  { "breaks, as it says itself,", "break, as they say themselves," } },
	{ STANDING_UNDECIDED,
	  { "may break, as a proof is too large,",
	    "may break, as a proof is too large," } },
};

void answer_line(struct out *out, const struct part *p, int column)
{
	const struct spec *const spec = spec_of(p->spans->model);
	char claims[TEXT_SIZE];
	struct out to;
	struct wrap w;

	wrap_begin(&w, out, column, INDENT);
	wrap_text(&w, spec->together ? "together they"
				     : p->spans->model->layout->name);
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		out_to_memory(&to, claims, sizeof(claims));
		if (out_claims(&to, p, answers[i].standing) == 0)
			continue;
		(void)out_memory(&to);
		wrap_text(&w, answers[i].says[spec->together]);
		wrap_promise(&w, spec, "what", ":");
		wrap_text(&w, claims);
		wrap_end(&w);
		return;
	}
	wrap_text(&w, spec->together ? "break nothing" : "breaks nothing");
	wrap_promise(&w, spec, "that", "");
	wrap_end(&w);
}

/* ---- the causes ------------------------------------------------------------
 */

/* A claim that a cause breaks: where, and the path if there's one only. */
struct broken {
	const struct pte_claim *claim;
	unsigned levels, paths;
	const char *path;
};

/* the next one behind a finding; false: there's none */
static bool next_broken(const struct part *p, const struct causes *causes,
			size_t cause, size_t *at, struct broken *ret)
{
	const struct pte_claim *const last = ret->claim;
	size_t i = *at;

	while (i < p->count &&
	       (causes->of[i] != cause || p->list[i].claim == last))
		i++;
	if (i == p->count)
		return false;
	*ret = (struct broken){ .claim = p->list[i].claim };
	for (; i < p->count && p->list[i].claim == ret->claim; i++) {
		const struct finding *const f = &p->list[i];

		if (causes->of[i] != cause)
			continue;
		ret->levels |= PTE_LEVEL_SET(f->level);
		ret->paths += f->path != NULL && !same_text(f->path, ret->path);
		ret->path = f->path;
	}
	*at = i;
	return true;
}

static void out_levels(struct out *out, unsigned levels)
{
	const char *before = " at ";

	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		if ((levels & PTE_LEVEL_SET(l)) == 0)
			continue;
		out_format(out, "%s%s", before,
			   pte_level_name((enum pte_level)l));
		before = ", ";
	}
}

/* "breaks image-disjoint, is-a at pte; flags-independent at pte, pmd" */
static void print_broken(struct out *out, const struct part *p,
			 const struct causes *causes, size_t cause)
{
	struct broken b = { .claim = NULL };
	char text[TEXT_SIZE];
	unsigned levels = 0;
	struct out to;
	size_t at = 0;

	out_to_memory(&to, text, sizeof(text));
	while (next_broken(p, causes, cause, &at, &b)) {
		if (levels != 0 && levels != b.levels)
			out_levels(&to, levels);
		out_format(&to, "%s%s",
			   levels == 0          ? "breaks "
			   : levels == b.levels ? ", "
						: "; ",
			   b.claim->id);
		if (b.paths == 1)
			out_format(&to, " (%s)", b.path);
		levels = b.levels;
	}
	out_levels(&to, levels);
	finding_note(out, out_memory(&to));
}

/* what a claim that the cause breaks took for granted */
static const char *note_of(const struct part *p, const struct causes *causes,
			   size_t cause)
{
	for (size_t i = 0; i < p->count; i++)
		if (causes->of[i] == cause && p->list[i].note != NULL)
			return p->list[i].note;
	return NULL;
}

static void print_cause(struct out *out, const struct part *p,
			const struct causes *causes, size_t n)
{
	const struct cause *const c = &causes->list[n];
	const char *const note = note_of(p, causes, n);
	char text[TEXT_SIZE];
	struct out to;
	struct wrap w;

	out_to_memory(&to, text, sizeof(text));
	cause_describe(&to, c);
	(void)out_memory(&to);
	out_pad(out, ' ', INDENT);
	wrap_begin(&w, out, INDENT, 2 * INDENT);
	wrap_text(&w, text);
	wrap_end(&w);
	print_broken(out, p, causes, n);
	finding_witness(out, c->shown);
	if (c->bits != 0 && c->shown->reason != NULL)
		finding_note(out, c->shown->reason);
	if (note != NULL)
		finding_note(out, note);
}

bool answer_causes(struct out *out, const struct part *p)
{
	struct causes causes;
	const bool good = causes_find(&causes, p);

	for (size_t i = 0; good && i < causes.count; i++)
		print_cause(out, p, &causes, i);
	claims_line(out, p, STANDING_UNDECIDED, "undecided");
	claims_line(out, p, STANDING_BASE, "the base's own");
	claims_line(out, p, STANDING_DOMAINS,
		    "refuted on the field, proved where entries live");
	causes_free(&causes);
	return good;
}
