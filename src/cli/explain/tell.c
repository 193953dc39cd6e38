/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Finds the kernels on which a line is shown; what isn't known of them is left
 * open.
 */
#include "tell.h"

#include <stdio.h>
#include <string.h>

#include <pte/fit.h>

#include "explained.h"
#include "select/find.h"
#include "spec/spec.h"

#define LAYOUT_SIZE 128
#define WHY_SIZE 256
/* groups of layouts that read a line alike, and what is said of each */
#define ALIKE_MAX 16
#define ALIKE_SIZE 1024

/* print what isn't text as what it is no longer */
static void out_line(struct out *out, const char *text)
{
	for (; *text != '\0'; text++) {
		const bool seen = (unsigned char)*text >= ' ' || *text == '\t';

		if (seen)
			out_char(out, *text);
		else
			out_char(out, '?');
	}
	out_char(out, '\n');
}

static const struct report *report_of(const struct teller *t,
				      const struct kept *k)
{
	return &t->reports[k->report % REPORTS_TOLD];
}

static void print_on(const struct teller *t, struct out *out, bool json,
		     const struct kept *k, const struct explained *as,
		     const struct pte_target *target)
{
	for (unsigned i = 0; i < k->count; i++) {
		struct explained e = *as;

		e.value = &k->values[i];
		e.kept = k;
		e.report = report_of(t, k);
		if (target != NULL)
			explained_read(&e, target);
		if (json) {
			explained_json(out, &e);
			continue;
		}
		explained_text(out, &e);
		out_char(out, '\n');
	}
}

/* ---- which kernels may have written a line --------------------------------
 */

static bool is_paired(const struct kept *k, const struct log_value *v)
{
	return k->has_pair &&
	       (v->what == LOG_ENTRY ||
		(v->what == LOG_WORD && v->level == PTE_LEVEL_PTE));
}

/* whether a layout may have the value; what it doesn't describe says neither
 * yes nor no, and isn't counted in *read */
static bool fits(const struct kept *k, const struct log_value *v, bool paired,
		 const struct pte_target *t, unsigned *read)
{
	const bool both = paired && is_paired(k, v);
	const bool is_word = v->what == LOG_WORD;
	const struct pte_evidence e = {
		.level = is_word ? v->level : PTE_LEVEL_PTE,
		.has_word = is_word || both,
		.has_entry = v->what == LOG_ENTRY || both,
		.word = is_word ? v->value : k->pair,
		.entry = is_word ? k->pair : v->value,
	};
	struct pte_fit fit = { 0 };

	if ((!e.has_word && !e.has_entry) ||
	    pte_fit_add(t, &e, &fit) != PTE_STATUS_OK)
		return true;
	(*read)++;
	/* nobody need have written what an entry was read from */
	return (both ? fit.explained : fit.sound) == 1;
}

/* paired: what belongs together must fit together */
static bool fits_all(const struct kept *k, bool paired,
		     const struct pte_target *t)
{
	unsigned read = 0;

	for (unsigned i = 0; i < k->count; i++)
		if (!fits(k, &k->values[i], paired, t, &read))
			return false;
	return read > 0;
}

/* Layouts on which a line says the same. */
struct alike {
	char text[ALIKE_SIZE], names[ALIKE_SIZE];
};

/* What is shown of a line on several layouts. */
struct shown {
	const struct teller *t;
	const struct kept *k;
	bool fitting, paired; /* only on those that fit */
	enum fit fit;
	unsigned tried, fits, count;
	struct alike *list; /* ALIKE_MAX */
};

static void add_alike(struct shown *s, const struct explained *as,
		      const struct pte_target *t)
{
	struct alike *const list = s->list;
	char text[ALIKE_SIZE];
	struct out says;
	unsigned i = 0;
	size_t at;

	out_to_memory(&says, text, sizeof(text));
	print_on(s->t, &says, false, s->k, as, t);
	(void)out_memory(&says);
	while (i < s->count && strcmp(list[i].text, text) != 0)
		i++;
	if (i == ALIKE_MAX)
		return;
	if (i == s->count) {
		memcpy(list[i].text, text, sizeof(text));
		list[i].names[0] = '\0';
		s->count++;
	}
	at = strlen(list[i].names);
	(void)snprintf(list[i].names + at, sizeof(list[i].names) - at, "%s%s",
		       at > 0 ? ", " : "", t->model->layout->name);
}

static void show_on(struct shown *s, const struct pte_target *t,
		    const char *name)
{
	const struct explained as = { .layout = name, .fit = s->fit };

	s->tried++;
	if (s->fitting && !fits_all(s->k, s->paired, t))
		return;
	s->fits++;
	if (s->t->json)
		print_on(s->t, s->t->out, true, s->k, &as, t);
	else
		add_alike(s, &as, t);
}

static void show_alike(const struct shown *s)
{
	for (unsigned i = 0; i < s->count; i++) {
		out_text(s->t->out, s->list[i].text);
		out_format(s->t->out, "          if it's %s\n",
			   s->list[i].names);
	}
}

/* a kernel that's older than what is modelled: on each named spec that has it
 */
static void show_on_specs(struct shown *s, const char *layout)
{
	struct found_spec found[FOUND_SPECS_MAX];
	const unsigned all = find_specs_of(layout, found);

	for (unsigned i = 0; i < all; i++) {
		const struct spec *const spec = found[i].spec;
		struct pte_target t;

		if (find_target_of(&spec->model, spec->version,
				   &s->t->o->config, &t))
			show_on(s, &t, found[i].name);
	}
}

/* by name, in the version that the log says; without one, the newest */
static void show_on_layout(struct shown *s, const char *name)
{
	const char *const release = s->t->origin->release;
	char layout[LAYOUT_SIZE];
	struct pte_target t;
	enum pte_status status;

	(void)snprintf(layout, sizeof(layout), "%s%s%s", name,
		       release[0] != '\0' ? "@" : "", release);
	status = pte_target_init(layout, &s->t->o->config, &t);
	if (status == PTE_STATUS_VERSION_TOO_OLD)
		show_on_specs(s, layout);
	if (status != PTE_STATUS_OK)
		return;
	t.certain = t.certain && !find_is_vendors(layout);
	show_on(s, &t, t.name);
}

static void show_on_layouts(struct shown *s)
{
	const char *last = "";

	for (size_t i = 0; i < pte_model_count(); i++) {
		const char *const name = pte_model_at(i)->layout->name;

		if (strcmp(name, last) != 0)
			show_on_layout(s, name);
		last = name;
	}
}

/* nothing says which kernel it was: each that the words may be of */
static void tell_candidates(const struct teller *t, const struct kept *k)
{
	static struct alike list[ALIKE_MAX];
	struct explained none = { .fit = FIT_NONE };
	struct shown s = { .t = t,
			   .k = k,
			   .fitting = true,
			   .paired = k->has_pair,
			   .fit = FIT_WORDS,
			   .list = list };
	char why[WHY_SIZE];

	show_on_layouts(&s);
	if (s.fits == 0 && s.paired) {
		s.paired = false;
		show_on_layouts(&s);
	}
	show_alike(&s);
	if (s.fits > 0)
		return;
	if (t->origin->release[0] != '\0') {
		(void)snprintf(why, sizeof(why),
			       "no layout of %s that is described has it, and "
			       "the log doesn't name an architecture",
			       t->origin->release);
		none.why = why;
	}
	print_on(t, t->out, t->json, k, &none, NULL);
}

/* ---- the kernel that wrote it ----------------------------------------------
 */

static bool tell_on_specs(const struct teller *t, const struct kept *k,
			  const char *layout)
{
	static struct alike list[ALIKE_MAX];
	struct shown s = { .t = t, .k = k, .fit = FIT_LOG, .list = list };

	show_on_specs(&s, layout);
	show_alike(&s);
	return s.tried > 0;
}

/* "arm64@4.9: older than the first version modelled, 5.10" */
static void why_not(char to[static WHY_SIZE], const char *layout,
		    enum pte_status status)
{
	char since[VERSION_SIZE];
	struct pte_span span;

	if (status == PTE_STATUS_VERSION_TOO_OLD &&
	    pte_model_versions(layout, strcspn(layout, "@"), &span) ==
		    PTE_STATUS_OK)
		(void)snprintf(to, WHY_SIZE, "%s: %s, %s", layout,
			       pte_status_str(status),
			       version_text(since, span.since));
	else
		(void)snprintf(to, WHY_SIZE, "%s: %s", layout,
			       pte_status_str(status));
}

/* the line on the kernel, and how it's known */
static void tell_on(const struct teller *t, const struct kept *k,
		    const struct pte_target *target, enum fit fit)
{
	const struct explained as = { .layout = target->name, .fit = fit };

	print_on(t, t->out, t->json, k, &as, target);
	if (t->json)
		return;
	if (fit != FIT_GIVEN)
		out_format(t->out, "          by the log, %s%s\n", target->name,
			   fit == FIT_ARCH ? ", whose version it doesn't say"
					   : "");
	if (!target->certain)
		out_text(t->out, "          not certain: that kernel may "
				 "number and place them otherwise\n");
}

/* fit: whether the log says the version */
static void tell_by_log(const struct teller *t, const struct kept *k,
			const char *layout, enum fit fit)
{
	struct explained none = { .layout = layout, .fit = FIT_NONE };
	char why[WHY_SIZE];
	struct pte_target target;
	const enum pte_status status =
		pte_target_init(layout, &t->o->config, &target);

	if (status == PTE_STATUS_OK) {
		target.certain = target.certain && !find_is_vendors(layout);
		tell_on(t, k, &target, fit);
		return;
	}
	if (status == PTE_STATUS_VERSION_TOO_OLD && fit == FIT_LOG &&
	    tell_on_specs(t, k, layout))
		return;
	why_not(why, layout, status);
	none.why = why;
	print_on(t, t->out, t->json, k, &none, NULL);
}

void tell(struct teller *t, const struct kept *k)
{
	char layout[LAYOUT_SIZE];

	report_add(&t->reports[k->report % REPORTS_TOLD], k);
	if (!t->json)
		out_line(t->out, k->text);
	if (t->given != NULL)
		tell_on(t, k, t->given, FIT_GIVEN);
	else if (log_origin_layout(t->origin, layout, sizeof(layout)))
		tell_by_log(t, k, layout,
			    t->origin->release[0] != '\0' ? FIT_LOG : FIT_ARCH);
	else
		tell_candidates(t, k);
}
