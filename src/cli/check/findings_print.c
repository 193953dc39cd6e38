/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The default output of `pte check`: the answer and the totals; then per layout
 * its refutations with their witnesses, and the assumptions of claims; with
 * --all a table of claims and levels, too. Findings that differ only in level,
 * kind or version share a note.
 */
#include <stdio.h>
#include <string.h>

#include "findings.h"
#include "select/configs.h"
#include "select/find.h"
#include "spec/spec.h"
#include "term/wrap.h"

#define INDENT 2
/* the columns of "  refuted  ", which notes are aligned below */
#define NOTE_COLUMNS 11
#define TEXT_SIZE 768

static void print_versions(struct out *out, const struct part *p)
{
	char text[VERSIONS_SIZE], word[VERSIONS_SIZE + 16];
	struct wrap w;
	size_t most = 0;

	for (size_t i = 0; i < p->count; i++)
		if (p->list[i].tried > most)
			most = p->list[i].tried;
	out_pad(out, ' ', INDENT);
	wrap_begin(&w, out, INDENT, INDENT);
	for (size_t i = 0; i < p->span_count; i++) {
		(void)snprintf(word, sizeof(word), "%s%s",
			       versions_text(text, &p->spans[i].in),
			       i + 1 < p->span_count ? "," : ";");
		wrap_word(&w, word);
	}
	(void)snprintf(word, sizeof(word), "%zu configuration%s", most,
		       most == 1 ? "" : "s");
	wrap_word(&w, word);
	wrap_end(&w);
}

/* ---- what is refuted ---------------------------------------------------- */

static bool same_note(const struct finding *a, const struct finding *b)
{
	return a->claim == b->claim && same_text(a->path, b->path) &&
	       same_text(a->accepted, b->accepted) &&
	       finding_standing(a) == finding_standing(b) &&
	       (finding_standing(a) != STANDING_DOMAINS ||
		a->witness == b->witness);
}

/* Findings that are printed as one note. */
struct note {
	const struct finding *shown; /* the first one of a kind, or the first */
	unsigned levels, domains;
	pte_kind_set kinds;
	struct pte_span in;
};

static struct note gather(const struct part *p, size_t head)
{
	struct note n = { .shown = &p->list[head], .in = p->list[head].at->in };

	for (size_t i = head; i < p->count; i++) {
		const struct finding *const f = &p->list[i];

		if (!same_note(f, &p->list[head]))
			continue;
		n.levels |= PTE_LEVEL_SET(f->level);
		n.domains |= f->proved_on;
		n.in.until = f->at->in.until;
		if (f->kind == PTE_KIND_RAW)
			continue;
		if (n.kinds == 0)
			n.shown = f;
		n.kinds |= PTE_KIND_SET(f->kind);
	}
	return n;
}

static const char *level_name(const struct pte_model *model, unsigned n)
{
	(void)model;
	return pte_level_name((enum pte_level)n);
}

static const char *kind_name(const struct pte_model *model, unsigned n)
{
	return pte_model_kind(model, (enum pte_kind)n)->name;
}

static const char *domain_name(const struct pte_model *model, unsigned n)
{
	(void)model;
	return pte_domain_name((enum pte_domain)n);
}

static void
out_set(struct out *out, uint64_t set, const struct pte_model *model,
	const char *(*name)(const struct pte_model *model, unsigned n))
{
	const char *before = "";

	for (unsigned n = 0; n < 64; n++) {
		if ((set >> n & 1U) == 0)
			continue;
		out_format(out, "%s%s", before, name(model, n));
		before = ", ";
	}
}

static void out_note(struct out *out, const char *text)
{
	struct wrap w;

	wrap_begin(&w, out, NOTE_COLUMNS, NOTE_COLUMNS);
	wrap_text(&w, text);
	wrap_end(&w);
}

void finding_note(struct out *out, const char *text)
{
	out_pad(out, ' ', NOTE_COLUMNS);
	out_note(out, text);
}

void finding_witness(struct out *out, const struct finding *f)
{
	struct readings r;

	finding_readings(f, &r);
	out_format(out, "%*switness  0x%016llx  %s\n", NOTE_COLUMNS, "",
		   (unsigned long long)f->witness, r.text[0]);
	if (f->becomes != f->witness || strcmp(r.text[0], r.text[1]) != 0)
		out_format(out, "%*s%s  0x%016llx  %s\n", NOTE_COLUMNS, "",
			   f->becomes != f->witness ? "becomes" : "also   ",
			   (unsigned long long)f->becomes, r.text[1]);
}

/* "store-stable, set_ptes, at pte" */
static void out_what(struct out *out, const struct note *n)
{
	const struct pte_model *const model = n->shown->at->model;

	out_text(out, n->shown->claim->id);
	if (n->shown->path != NULL)
		out_format(out, ", %s,", n->shown->path);
	out_text(out, " at ");
	out_set(out, n->levels, model, level_name);
	if (n->kinds != 0) {
		out_text(out, ", for ");
		out_set(out, n->kinds, model, kind_name);
	}
}

static void print_limit(struct out *out, const struct note *n)
{
	char text[TEXT_SIZE], versions[VERSIONS_SIZE];
	struct readings readings;
	struct out to;

	finding_readings(n->shown, &readings);
	out_to_memory(&to, text, sizeof(text));
	out_what(&to, n);
	out_format(&to, ", %s: proved on ", versions_text(versions, &n->in));
	out_set(&to, n->domains, n->shown->at->model, domain_name);
	out_text(&to, "; field: witness ");
	out_hex(&to, n->shown->witness);
	out_format(&to, " (%s; %s): %s", readings.text[0], readings.text[1],
		   n->shown->reason);
	out_note(out, out_memory(&to));
}

static void print_undecided(struct out *out, const struct note *n)
{
	char text[TEXT_SIZE], versions[VERSIONS_SIZE];
	struct out to;

	out_to_memory(&to, text, sizeof(text));
	out_what(&to, n);
	out_format(&to, ": %s", versions_text(versions, &n->in));
	out_note(out, out_memory(&to));
	finding_note(out, n->shown->verdict == PTE_VERDICT_NOT_APPLICABLE
				  ? n->shown->reason
				  : "the verdict could not be verified");
}

static void print_refutation(struct out *out, const struct note *n)
{
	const struct finding *const f = n->shown;
	char text[TEXT_SIZE], config[CONFIG_SIZE], versions[VERSIONS_SIZE];
	struct out to;

	out_to_memory(&to, text, sizeof(text));
	out_what(&to, n);
	out_format(&to, ": %s", versions_text(versions, &n->in));
	out_note(out, out_memory(&to));

	(void)config_text(config, &f->config);
	(void)versions_text(versions, &f->at->in);
	out_to_memory(&to, text, sizeof(text));
	if (f->configs < f->tried)
		out_format(&to, "in %zu of %zu configurations of %s, first ",
			   f->configs, f->tried, versions);
	else
		out_format(&to, "in every configuration of %s, first ",
			   versions);
	out_format(&to, "%s%s",
		   config[0] != '\0' ? "with -c " : "with the default", config);
	finding_note(out, out_memory(&to));
	finding_witness(out, f);
	if (f->reason != NULL)
		finding_note(out, f->reason);
	if (f->accepted != NULL)
		finding_note(out, f->accepted);
}

static void print_notes(struct out *out, const struct part *p, enum standing s)
{
	for (size_t i = 0; i < p->count; i++) {
		size_t head = 0;
		struct note n;

		if (finding_standing(&p->list[i]) != s)
			continue;
		while (!same_note(&p->list[head], &p->list[i]))
			head++;
		if (head < i)
			continue;
		n = gather(p, i);
		out_pad(out, ' ', INDENT);
		out_colored(out, standing_color(s), standing_word(s));
		out_pad(out, ' ',
			NOTE_COLUMNS - INDENT - (int)strlen(standing_word(s)));
		if (s == STANDING_DOMAINS)
			print_limit(out, &n);
		else if (s == STANDING_UNDECIDED)
			print_undecided(out, &n);
		else
			print_refutation(out, &n);
	}
}

static bool has_note(const struct finding *f)
{
	return f->note != NULL && f->verdict != PTE_VERDICT_NOT_APPLICABLE;
}

static bool is_noted_alike(const struct finding *a, const struct finding *b)
{
	return has_note(a) && a->claim == b->claim &&
	       same_text(a->note, b->note);
}

/*
 * whether no earlier finding has the same note; if by_path, for the same path
 */
static bool is_first(const struct part *p, size_t at, bool by_path)
{
	for (size_t i = 0; i < at; i++)
		if (is_noted_alike(&p->list[i], &p->list[at]) &&
		    (!by_path || same_text(p->list[i].path, p->list[at].path)))
			return false;
	return true;
}

/* the assumptions and limits of claims, with the paths that they concern */
static void print_assumptions(struct out *out, const struct part *p)
{
	for (size_t i = 0; i < p->count; i++) {
		char text[TEXT_SIZE];
		struct out to;

		if (!has_note(&p->list[i]) || !is_first(p, i, false))
			continue;
		out_to_memory(&to, text, sizeof(text));
		out_text(&to, p->list[i].claim->id);
		for (size_t k = i; k < p->count; k++)
			if (is_noted_alike(&p->list[k], &p->list[i]) &&
			    p->list[k].path != NULL && is_first(p, k, true))
				out_format(&to, ", %s", p->list[k].path);
		out_format(&to, ": %s", p->list[i].note);
		out_pad(out, ' ', INDENT);
		out_colored(out, COLOR_QUIET, "note");
		out_pad(out, ' ', NOTE_COLUMNS - INDENT - (int)strlen("note"));
		out_note(out, out_memory(&to));
	}
}

/* ---- the whole ---------------------------------------------------------- */

static void print_domains(struct out *out, unsigned domains)
{
	if (domains == 0)
		return;
	out_text(out, "domains: refuted on the whole field, proved on the "
		      "domain of each kind of entry:\n");
	for (unsigned d = 0; domains >> d != 0; d++)
		if ((domains >> d & 1U) != 0)
			out_format(out, "  %-8s%s\n",
				   pte_domain_name((enum pte_domain)d),
				   pte_domain_why((enum pte_domain)d));
	out_char(out, '\n');
}

static void print_total(struct out *out, const struct findings *f)
{
	const size_t *const n = f->standing;
	const size_t refuted = n[STANDING_DOMAINS] + n[STANDING_BASE] +
			       n[STANDING_ACCEPTED] + n[STANDING_REFUTED];

	out_format(out, "%zu proved, %zu refuted", n[STANDING_PROVED], refuted);
	if (refuted > 0)
		out_text(out, " (");
	if (n[STANDING_BASE] > 0)
		out_format(out, "%zu the base's own, ", n[STANDING_BASE]);
	if (refuted > 0)
		out_format(out, "%zu on the field only, %zu known, %zu others)",
			   n[STANDING_DOMAINS], n[STANDING_ACCEPTED],
			   n[STANDING_REFUTED]);
	if (n[STANDING_UNDECIDED] > 0)
		out_format(out, ", %zu undecided", n[STANDING_UNDECIDED]);
	out_format(out, ", %zu not applicable%s\n", n[STANDING_NONE],
		   n[STANDING_UNDECIDED] == 0 ? "; each verified a second way"
					      : "");
}

struct part findings_part(const struct findings *f, const struct choice *choice,
			  size_t first, const struct finding *list)
{
	struct part p = {
		.list = list,
		.spans = &choice->spans[first],
		.span_count = choice_layout_end(choice, first) - first,
	};

	while (p.list + p.count < f->list + f->count &&
	       p.list[p.count].at < p.spans + p.span_count)
		p.count++;
	return p;
}

static bool print_whole(struct out *out, const struct part *p, unsigned levels,
			bool all)
{
	if (all) {
		findings_table(out, &p->list[0], p->count,
			       p->spans->model->layout->name, levels);
	} else {
		out_colored(out, COLOR_TITLE, p->spans->model->layout->name);
		out_char(out, '\n');
	}
	print_versions(out, p);
	for (unsigned s = STANDING_REFUTED; s >= STANDING_DOMAINS; s--)
		print_notes(out, p, (enum standing)s);
	print_assumptions(out, p);
	out_char(out, '\n');
	if (!all)
		return true;
	if (!findings_print_all(out, p->list, p->count))
		return false;
	out_char(out, '\n');
	return true;
}

void findings_answer(struct out *out, const struct findings *f,
		     const struct choice *choice, int column)
{
	struct part p = { .list = f->list };

	const char *spread = "";

	for (size_t i = 0; i < choice->count; i += p.span_count) {
		const struct spec *const s = spec_of(choice->spans[i].model);

		if (s != NULL && s->spread && strcmp(spread, s->path) != 0)
			answer_spread(out, f, choice, i, p.list + p.count);
		spread = s != NULL && s->spread ? s->path : "";
		p = findings_part(f, choice, i, p.list + p.count);
		if (p.count > 0 && s != NULL)
			answer_line(out, &p, column);
	}
}

static bool has_come_to(const struct findings *f, const struct pte_claim *claim,
			enum standing s)
{
	for (size_t i = 0; i < f->count; i++)
		if (f->list[i].claim == claim &&
		    finding_standing(&f->list[i]) == s)
			return true;
	return false;
}

static void add_claim(struct out *to, const struct pte_claim *claim)
{
	const bool first = to->used > 0 && to->buffer[to->used - 1] == ':';

	out_format(to, "%s%s", first ? " " : ", ", claim->id);
}

/* the claims that came to this, once each */
static void print_claims(struct out *out, const struct findings *f,
			 enum standing s, const char *what)
{
	char text[TEXT_SIZE];
	const struct pte_claim *claim;
	struct out to;
	struct wrap w;

	if (f->standing[s] == 0)
		return;
	out_to_memory(&to, text, sizeof(text));
	out_format(&to, "%s:", what);
	for (size_t i = 0; (claim = pte_claim_at(i)) != NULL; i++)
		if (has_come_to(f, claim, s))
			add_claim(&to, claim);
	for (size_t i = 0; (claim = pte_scheme_claim_at(i)) != NULL; i++)
		if (has_come_to(f, claim, s))
			add_claim(&to, claim);
	(void)out_memory(&to);
	wrap_begin(&w, out, 0, INDENT);
	wrap_text(&w, text);
	wrap_end(&w);
}

/* of layouts that Linux has: the answer, before all that it stands on */
static void print_answer(struct out *out, const struct findings *f)
{
	const size_t *const n = f->standing;

	if (n[STANDING_REFUTED] + n[STANDING_UNDECIDED] == 0)
		out_format(
			out, "%snothing is refuted%s\n",
			n[STANDING_DOMAINS] > 0 ? "where entries live, " : "",
			n[STANDING_ACCEPTED] > 0 ? " but what is known" : "");
	print_claims(out, f, STANDING_REFUTED, "refuted");
	print_claims(out, f, STANDING_UNDECIDED, "undecided");
	print_total(out, f);
	out_char(out, '\n');
}

static bool has_spec(const struct choice *choice)
{
	for (size_t i = 0; i < choice->count; i++)
		if (spec_of(choice->spans[i].model) != NULL)
			return true;
	return false;
}

bool findings_print(struct out *out, const struct findings *f,
		    const struct choice *choice, bool all)
{
	const bool specs = has_spec(choice);
	unsigned levels = 0, domains = 0;
	struct part p = { .list = f->list };
	struct spread_causes spread = { .out = out };

	if (!specs)
		print_answer(out, f);
	for (size_t i = 0; i < f->count; i++)
		levels |= PTE_LEVEL_SET(f->list[i].level);
	for (size_t i = 0; i < choice->count; i += p.span_count) {
		p = findings_part(f, choice, i, p.list + p.count);
		/* the scheme isn't feasible there, which was reported */
		if (p.count == 0)
			continue;
		if (spec_of(p.spans->model) != NULL && !all) {
			if (!answer_causes_once(&spread, &p))
				return false;
			continue;
		}
		if (!print_whole(out, &p, levels, all))
			return false;
		for (size_t k = 0; k < p.count; k++)
			domains |= p.list[k].proved_on;
	}
	print_domains(out, domains);
	if (specs)
		print_total(out, f);
	return true;
}
