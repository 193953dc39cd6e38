/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The output of `pte check --brief`: one line per layout, then one per finding,
 * with the layouts that have it.
 */
#include "findings.h"

#include <string.h>

#include "select/find.h"

#define NAME_COLUMNS 15
#define VERSIONS_COLUMNS 11
#define CLAIM_COLUMNS 17

/* By enum standing: how a layout's line counts it. */
static const char *const counted[STANDING_COUNT] = {
	[STANDING_PROVED] = "proved",       [STANDING_DOMAINS] = "on domains",
	[STANDING_BASE] = "the base's own", [STANDING_ACCEPTED] = "known",
	[STANDING_UNDECIDED] = "undecided", [STANDING_REFUTED] = "refuted",
	[STANDING_NONE] = "not applicable",
};

/* ---- one line per layout ------------------------------------------------- */

/* a claim counts once, by its worst standing at any level and version */
static void count_claim(const struct finding *list, size_t count,
			const struct pte_claim *claim,
			unsigned standings[static STANDING_COUNT])
{
	enum standing worst = STANDING_NONE;
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		const enum standing s = finding_standing(&list[i]);

		if (list[i].claim != claim)
			continue;
		any = true;
		worst = s > worst ? s : worst;
	}
	standings[worst] += any;
}

static void out_counts(struct out *out, const struct finding *list,
		       size_t count)
{
	unsigned standings[STANDING_COUNT] = { 0 };
	const struct pte_claim *claim;
	const char *before = "";

	for (size_t i = 0; (claim = pte_claim_at(i)) != NULL; i++)
		count_claim(list, count, claim, standings);
	for (size_t i = 0; (claim = pte_scheme_claim_at(i)) != NULL; i++)
		count_claim(list, count, claim, standings);
	for (unsigned i = 1; i <= STANDING_COUNT; i++) {
		const unsigned s = i % STANDING_COUNT;

		if (standings[s] == 0)
			continue;
		out_format(out, "%s%u %s", before, standings[s], counted[s]);
		before = ", ";
	}
	out_char(out, '\n');
}

/* most names fit NAME_COLUMNS; one that is longer makes all lines wider */
static int name_columns(const struct choice *choice)
{
	size_t columns = NAME_COLUMNS;

	for (size_t i = 0; i < choice->count; i++) {
		const size_t length =
			strlen(choice->spans[i].model->layout->name);

		if (length > columns)
			columns = length;
	}
	return (int)columns;
}

static void print_layouts(struct out *out, const struct findings *f,
			  const struct choice *choice)
{
	const struct finding *list = f->list;

	for (size_t first = 0, end; first < choice->count; first = end) {
		const struct chosen *const at = &choice->spans[first];
		struct pte_span in = at->in;
		char versions[VERSIONS_SIZE];
		size_t count = 0;

		end = choice_layout_end(choice, first);
		in.until = choice->spans[end - 1].in.until;
		while (list + count < f->list + f->count &&
		       list[count].at < choice->spans + end)
			count++;
		/* the scheme isn't feasible there, which was reported */
		if (count == 0)
			continue;
		out_format(out, "%-*s  %-*s  ", name_columns(choice),
			   at->model->layout->name, VERSIONS_COLUMNS,
			   versions_text(versions, &in));
		out_counts(out, list, count);
		list += count;
	}
}

/* ---- one line per finding ------------------------------------------------ */

/* what is known for one reason is one line, on however many paths */
static bool same_line(const struct finding *a, const struct finding *b)
{
	return a->claim == b->claim &&
	       (a->accepted != NULL || same_text(a->path, b->path)) &&
	       same_text(a->accepted, b->accepted) &&
	       finding_standing(a) == finding_standing(b);
}

static bool has_line(const struct findings *f, const struct finding *line,
		     const char *layout)
{
	for (size_t i = 0; i < f->count; i++)
		if (same_line(&f->list[i], line) &&
		    strcmp(f->list[i].at->model->layout->name, layout) == 0)
			return true;
	return false;
}

/*
 * whether every selected layout of the architecture has the finding, there are
 * several, and no other begins as its name does
 */
static bool whole_arch(const struct findings *f, const struct choice *choice,
		       const struct finding *line, const struct pte_arch *arch)
{
	unsigned layouts = 0;

	for (size_t i = 0; i < choice->count;
	     i = choice_layout_end(choice, i)) {
		const struct pte_model *const m = choice->spans[i].model;

		if (m->arch != arch) {
			if (strncmp(m->layout->name, arch->name,
				    strlen(arch->name)) == 0)
				return false;
			continue;
		}
		layouts++;
		if (!has_line(f, line, m->layout->name))
			return false;
	}
	return layouts > 1;
}

/* "arm64*, ppc64-nohash" */
static void out_layouts(struct out *out, const struct findings *f,
			const struct choice *choice, const struct finding *line)
{
	const struct pte_arch *told = NULL;
	const char *before = "";

	for (size_t i = 0; i < choice->count;
	     i = choice_layout_end(choice, i)) {
		const struct pte_model *const m = choice->spans[i].model;

		if (m->arch == told || !has_line(f, line, m->layout->name))
			continue;
		out_text(out, before);
		before = ", ";
		if (whole_arch(f, choice, line, m->arch)) {
			out_format(out, "%s*", m->arch->name);
			told = m->arch;
		} else {
			out_text(out, m->layout->name);
		}
	}
}

static void print_finding(struct out *out, const struct findings *f,
			  const struct choice *choice,
			  const struct finding *line)
{
	const enum standing s = finding_standing(line);
	struct pte_span in = line->at->in;
	char versions[VERSIONS_SIZE];

	for (size_t i = 0; i < f->count; i++) {
		const struct pte_span *const span = &f->list[i].at->in;

		if (!same_line(&f->list[i], line))
			continue;
		in.since = span->since < in.since ? span->since : in.since;
		in.until = span->until > in.until ? span->until : in.until;
	}
	out_colored(out, s == STANDING_ACCEPTED ? COLOR_FLAG : COLOR_BAD,
		    counted[s]);
	out_format(out, "  %-*s ", CLAIM_COLUMNS, line->claim->id);
	out_layouts(out, f, choice, line);
	out_format(out, " %s", versions_text(versions, &in));
	if (s == STANDING_REFUTED) {
		out_text(out, ", witness ");
		out_hex(out, line->witness);
	}
	if (line->reason != NULL)
		out_format(out, ": %s", line->reason);
	out_char(out, '\n');
}

static void print_findings(struct out *out, const struct findings *f,
			   const struct choice *choice, enum standing s)
{
	for (size_t i = 0; i < f->count; i++) {
		size_t head = 0;

		if (finding_standing(&f->list[i]) != s)
			continue;
		while (!same_line(&f->list[head], &f->list[i]))
			head++;
		if (head == i)
			print_finding(out, f, choice, &f->list[i]);
	}
}

/* ---- the whole ---------------------------------------------------------- */

static void print_answer(struct out *out, const struct findings *f)
{
	const size_t *const n = f->standing;

	if (n[STANDING_REFUTED] > 0)
		out_format(out, "refuted, and not known: %zu",
			   n[STANDING_REFUTED]);
	else
		out_format(out, "nothing is refuted%s%s",
			   n[STANDING_ACCEPTED] > 0 ? " but what is known" : "",
			   n[STANDING_BASE] > 0 ? " but what the base refutes"
						: "");
	out_format(out, "; proved: %zu, and %zu on domains\n",
		   n[STANDING_PROVED], n[STANDING_DOMAINS]);
}

void findings_brief(struct out *out, const struct findings *f,
		    const struct choice *choice)
{
	print_layouts(out, f, choice);
	print_findings(out, f, choice, STANDING_REFUTED);
	print_findings(out, f, choice, STANDING_ACCEPTED);
	print_answer(out, f);
}
