/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The export command: the table of formats.
 */
#include "export.h"

#include <stdlib.h>
#include <string.h>

#include "check/workspace.h"
#include "command.h"
#include "kernel_names.h"
#include "kunit.h"
#include "select/find.h"
#include "term/near.h"
#include "term/say.h"

static bool say_not_asked(const char *claim)
{
	char quoted[QUOTE_SIZE], names[NEAR_TEXT_SIZE];
	const struct pte_claim *c;
	struct near near;

	near_begin(&near, claim, strlen(claim));
	for (size_t i = 0; (c = pte_claim_at(i)) != NULL; i++)
		if (kunit_asks(c->id))
			near_offer(&near, c->id);
	say(0,
	    "export kunit: %s: no claim that a kernel's helpers are asked; %s",
	    quote(quoted, claim, strlen(claim)), near_text(&near, names));
	return false;
}

static bool export_kunit(const struct exported *e)
{
	struct pte_workspace *workspace;

	if (!kernel_has_names("kunit", &e->target))
		return false;
	if (e->claim != NULL && !kunit_asks(e->claim))
		return say_not_asked(e->claim);
	workspace = workspace_new();
	if (workspace != NULL)
		kunit_print(e->out, workspace, &e->target, e->claim);
	free(workspace);
	return workspace != NULL;
}

static const struct format {
	const char *name;
	export_format *print;
	bool of_claims; /* a CLAIM may be named */
} formats[] = {
	{ "kunit", export_kunit, true },
	{ "build-bug-on", export_build_bug_on, false },
	{ "smt2", export_smt2, true },
	{ "c-header", export_c_header, false },
	{ "bitfield", export_bitfield, false },
};
#define FORMAT_COUNT (sizeof(formats) / sizeof(formats[0]))

const char *export_format_name(size_t i)
{
	return i < FORMAT_COUNT ? formats[i].name : NULL;
}

static bool say_unknown_format(const char *word)
{
	char quoted[QUOTE_SIZE], names[NEAR_TEXT_SIZE];
	struct near near;

	near_begin(&near, word, strlen(word));
	for (size_t i = 0; i < FORMAT_COUNT; i++)
		near_offer(&near, formats[i].name);
	say(0, "export %s: unknown format; %s",
	    quote(quoted, word, strlen(word)), near_text(&near, names));
	return false;
}

static const struct format *format_of(const char *word)
{
	for (size_t i = 0; i < FORMAT_COUNT; i++)
		if (strcmp(word, formats[i].name) == 0)
			return &formats[i];
	(void)say_unknown_format(word);
	return NULL;
}

int run_export(const struct options *o, struct out *out)
{
	struct exported e = { .out = out, .options = o };
	const struct format *format;

	out->fold.columns = 0; /* it's code */
	if (o->word_count < 2 || o->word_count > 3) {
		say(0,
		    "export: give a FORMAT and a LAYOUT, and a CLAIM or none");
		return EXIT_TROUBLE;
	}
	if (options_have(o, OPTION_JSON)) {
		say(0, "export: --json: a format is what it is");
		return EXIT_TROUBLE;
	}
	e.claim = o->word_count > 2 ? o->words[2] : NULL;
	format = format_of(o->words[0]);
	if (format == NULL)
		return EXIT_TROUBLE;
	if (e.claim != NULL && !format->of_claims) {
		say(0, "export %s: a LAYOUT alone: it takes no CLAIM",
		    format->name);
		return EXIT_TROUBLE;
	}
	return find_target(o->words[1], &o->config, &e.target) &&
			       format->print(&e)
		       ? EXIT_YES
		       : EXIT_TROUBLE;
}
