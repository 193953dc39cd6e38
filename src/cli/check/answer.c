/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The short result for a spec: one line that says what it breaks, then each
 * cause once with the claims that it breaks.
 */
#include <stdio.h>
#include <string.h>

#include "cause.h"
#include "findings.h"
#include "select/find.h"
#include "spec/spec.h"
#include "term/wrap.h"

#define INDENT 2
#define TEXT_SIZE 2048

/* ---- sets of claims ------------------------------------------------------ */

/*
 * whether this is the first finding of its claim with this standing; there may
 * be more, at other levels and versions
 */
static bool is_first(const struct part *p, size_t at, enum standing s)
{
	if (finding_standing(&p->list[at]) != s)
		return false;
	for (size_t i = 0; i < at; i++)
		if (p->list[i].claim == p->list[at].claim &&
		    finding_standing(&p->list[i]) == s)
			return false;
	return true;
}

/*
 * print the claims that have this standing, in the order of findings; returns
 * how many there are
 */
static size_t out_claims(struct out *out, const struct part *p, enum standing s)
{
	size_t count = 0;

	for (size_t i = 0; i < p->count; i++)
		if (is_first(p, i, s))
			out_format(out, "%s%s", count++ > 0 ? ", " : "",
				   p->list[i].claim->id);
	return count;
}

/* "the base's own: a, b"; nothing if there are none */
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

/* ---- the result line ----------------------------------------------------- */

/* from the first to the last version that has a finding of this standing */
static struct pte_span versions_of(const struct part *p, enum standing s)
{
	struct pte_span in = { 0, 0 };

	for (size_t i = 0; i < p->count; i++) {
		const struct finding *const f = &p->list[i];

		if (finding_standing(f) != s)
			continue;
		if (in.since == 0 || f->at->in.since < in.since)
			in.since = f->at->in.since;
		if (f->at->in.until > in.until)
			in.until = f->at->in.until;
	}
	return in;
}

/* "what x86_64@6.12 promises: "; nothing if there's no base */
static void wrap_promise(struct wrap *w, const struct spec *spec,
			 const struct pte_span *in, const char *before,
			 const char *after)
{
	char since[VERSION_SIZE], until[VERSION_SIZE], text[TEXT_SIZE];
	const bool several = in->until != in->since;
	const struct spec *base;

	if (spec->base == NULL)
		return;
	base = spec_of(spec->base);
	if (base != NULL && base->kernels != NULL) {
		(void)snprintf(text, sizeof(text), "%s %s promises%s", before,
			       spec->base->layout->name, after);
		wrap_text(w, text);
		return;
	}
	(void)snprintf(text, sizeof(text), "%s %s@%s%s%s promises%s", before,
		       spec->base->layout->name, version_text(since, in->since),
		       several ? ".." : "",
		       several ? version_text(until, in->until) : "", after);
	wrap_text(w, text);
}

/* by severity, the worst first; the line reports the first that occurs */
static const struct {
	enum standing standing;
	const char *says[2]; /* for one spec, for several together */
} answers[] = {
	{ STANDING_REFUTED, { "breaks", "break" } },
	{ STANDING_ACCEPTED,
	  { "breaks, as it says itself,", "break, as they say themselves," } },
	{ STANDING_UNDECIDED,
	  { "may break, as a proof is too large,",
	    "may break, as a proof is too large," } },
};

void answer_line(struct out *out, const struct part *p, int column)
{
	const struct spec *const spec = spec_of(p->spans->model);
	struct pte_span in = { p->spans->in.since,
			       p->spans[p->span_count - 1].in.until };
	char claims[TEXT_SIZE];
	struct out to;
	struct wrap w;

	wrap_begin(&w, out, column, INDENT);
	wrap_text(&w, spec->together ? "together they"
				     : p->spans->model->layout->name);
	if (!spec->together && spec->tree != NULL) {
		wrap_text(&w, "of");
		wrap_text(&w, spec->tree);
	}
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		out_to_memory(&to, claims, sizeof(claims));
		if (out_claims(&to, p, answers[i].standing) == 0)
			continue;
		(void)out_memory(&to);
		wrap_text(&w, answers[i].says[spec->together]);
		in = versions_of(p, answers[i].standing);
		wrap_promise(&w, spec, &in, "what", ":");
		wrap_text(&w, claims);
		wrap_end(&w);
		return;
	}
	wrap_text(&w, spec->together ? "break nothing" : "breaks nothing");
	wrap_promise(&w, spec, &in, "that", "");
	wrap_end(&w);
}

/* ---- the causes ---------------------------------------------------------- */

/*
 * A claim that a cause breaks: at which levels, and the path if it's only one.
 */
struct broken {
	const struct pte_claim *claim;
	unsigned levels, paths;
	const char *path;
};

/* whether an earlier finding has the same claim and cause */
static bool was_broken(const struct part *p, const struct causes *causes,
		       size_t cause, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (causes->of[i] == cause &&
		    p->list[i].claim == p->list[at].claim)
			return true;
	return false;
}

/* the next claim that the cause breaks, from finding *at on; false: no more */
static bool next_broken(const struct part *p, const struct causes *causes,
			size_t cause, size_t *at, struct broken *ret)
{
	size_t i = *at;

	while (i < p->count &&
	       (causes->of[i] != cause || was_broken(p, causes, cause, i)))
		i++;
	if (i == p->count)
		return false;
	*at = i + 1;
	*ret = (struct broken){ .claim = p->list[i].claim };
	for (; i < p->count; i++) {
		const struct finding *const f = &p->list[i];

		if (causes->of[i] != cause || f->claim != ret->claim)
			continue;
		ret->levels |= PTE_LEVEL_SET(f->level);
		ret->paths += f->path != NULL && !same_text(f->path, ret->path);
		ret->path = f->path;
	}
	return true;
}

void out_levels(struct out *out, unsigned levels)
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

/* the assumption of a claim that the cause breaks; NULL: none has one */
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
