/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The list command: the table of subjects, what their functions share, and the
 * list of claims.
 */
#include "list.h"

#include <stdio.h>
#include <string.h>

#include <pte/prove/claim.h>
#include <pte/prove/scheme.h>

#include "command.h"
#include "select/find.h"
#include "select/scheme.h"
#include "term/near.h"
#include "term/say.h"

#define LAYOUTS "layouts"
#define TRANSITIONS "transitions"

static const struct {
	const char *name;
	bool (*list)(const struct lister *l);
} subjects[] = {
	{ LAYOUTS, list_layouts },     { "kinds", list_kinds },
	{ "schemes", list_schemes },   { "markers", list_markers },
	{ "options", list_options },   { "claims", list_claims },
	{ "exhibits", list_exhibits }, { TRANSITIONS, list_transitions },
};
#define SUBJECT_COUNT (sizeof(subjects) / sizeof(subjects[0]))

/* ---- what the lists share ----------------------------------------------- */

const char *span_text(char to[static SPAN_SIZE], const struct pte_span *span)
{
	char since[VERSION_SIZE], until[VERSION_SIZE];

	if (span->until == PTE_LINUX_ONWARDS)
		(void)snprintf(to, SPAN_SIZE, "%s on",
			       version_text(since, span->since));
	else if (span->until == span->since)
		(void)snprintf(to, SPAN_SIZE, "%s",
			       version_text(since, span->since));
	else
		(void)snprintf(to, SPAN_SIZE, "%s to %s",
			       version_text(since, span->since),
			       version_text(until, span->until));
	return to;
}

void json_span(struct json *j, const struct pte_span *span)
{
	char text[VERSION_SIZE];

	json_text(j, "since", version_text(text, span->since));
	json_text(j, "until",
		  span->until == PTE_LINUX_ONWARDS
			  ? NULL
			  : version_text(text, span->until));
}

void json_seen(struct json *j, uint16_t without, uint16_t with)
{
	char text[VERSION_SIZE];

	if (with == 0)
		return;
	json_flat_object(j, "seen");
	json_text(j, "without", version_text(text, without));
	json_text(j, "with", version_text(text, with));
	json_close(j);
}

void json_needs(struct json *j, uint32_t needs)
{
	json_flat_array(j, "needs");
	for (unsigned o = 0; pte_option_info(o) != NULL; o++)
		if ((needs & PTE_OPTION_SET(o)) != 0)
			json_text(j, NULL, pte_option_info(o)->name);
	json_close(j);
}

void out_detail(struct out *out, const char *text)
{
	out_format(out, "    %s\n", text);
}

/* ---- claims ------------------------------------------------------------- */

static void list_claim(const struct lister *l, const struct pte_claim *claim)
{
	struct json j;

	if (l->json) {
		json_begin(&j, l->out, false);
		json_text(&j, "claim", claim->id);
		json_text(&j, "says", claim->says);
		json_end(&j);
		return;
	}
	out_colored(l->out, COLOR_TITLE, claim->id);
	out_char(l->out, '\n');
	out_detail(l->out, claim->says);
}

/* the general claims, then those of schemes */
bool list_claims(const struct lister *l)
{
	const struct pte_claim *claim;

	for (size_t i = 0; (claim = pte_claim_at(i)) != NULL; i++)
		list_claim(l, claim);
	for (size_t i = 0; (claim = pte_scheme_claim_at(i)) != NULL; i++)
		list_claim(l, claim);
	return true;
}

/* ---- the command -------------------------------------------------------- */

const char *list_subject(size_t i)
{
	return i < SUBJECT_COUNT ? subjects[i].name : NULL;
}

static bool say_unknown_subject(const char *word)
{
	char quoted[QUOTE_SIZE], names[NEAR_TEXT_SIZE];
	struct near near;

	near_begin(&near, word, strlen(word));
	for (size_t i = 0; i < SUBJECT_COUNT; i++)
		near_offer(&near, subjects[i].name);
	say(0, "list %s: nothing to list; %s",
	    quote(quoted, word, strlen(word)), near_text(&near, names));
	return false;
}

static bool list(const struct lister *l, const char *subject)
{
	for (size_t i = 0; i < SUBJECT_COUNT; i++)
		if (strcmp(subject, subjects[i].name) == 0)
			return subjects[i].list(l);
	return say_unknown_subject(subject);
}

/* only transitions take a word and a level */
static bool take_word(const struct options *o, struct lister *l)
{
	const bool transitions = o->word_count > 0 &&
				 strcmp(o->words[0], TRANSITIONS) == 0;

	if (o->word_count > (transitions ? 2 : 1)) {
		say(0, transitions ? "list " TRANSITIONS ": one word at a time"
				   : "list: one subject at a time");
		return false;
	}
	if (options_have(o, OPTION_LEVEL) && o->word_count < 2) {
		say(0, "list: --level: is for \"" TRANSITIONS " WORD\" only");
		return false;
	}
	if (options_have(o, OPTION_ALL) &&
	    (o->layout != NULL ||
	     (o->word_count > 0 && strcmp(o->words[0], LAYOUTS) != 0))) {
		say(0, "list: --all: is for \"" LAYOUTS
		       "\" without a --layout only");
		return false;
	}
	if (o->scheme != NULL && (!transitions || o->layout == NULL)) {
		say(0, "list: --scheme: is for \"" TRANSITIONS
		       "\" of a --layout only");
		return false;
	}
	l->all = options_have(o, OPTION_ALL);
	l->word = o->word_count > 1 ? o->words[1] : NULL;
	l->level = o->level;
	return true;
}

int run_list(const struct options *o, struct out *out)
{
	struct pte_target target;
	struct lister l = {
		.out = out,
		.json = options_have(o, OPTION_JSON),
	};

	if (!take_word(o, &l))
		return EXIT_TROUBLE;
	if (o->layout != NULL) {
		if (!find_target(o->layout, &o->config, &target) ||
		    !scheme_apply(o, &target))
			return EXIT_TROUBLE;
		l.target = &target;
	}
	return list(&l, o->word_count > 0 ? o->words[0] : subjects[0].name)
		       ? EXIT_YES
		       : EXIT_TROUBLE;
}
