/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints the tables of commands and options, and which words an argument may
 * be, for what is made of them when the command is built: pages of the manual,
 * and what shells complete. A line a fact, its columns between tabs:
 *
 *   command  NAME ARGUMENTS BRIEF EXAMPLE
 *   more     NAME PARAGRAPH
 *   option   NAME LETTER LONG ARGUMENT HELP   of that command; of NAME *, of
 * any value    ARGUMENT WORD layout   NAME SINCE UNTIL ABOUT
 */
#include <string.h>
#include <unistd.h>

#include <pte/encode.h>
#include <pte/lists.h>
#include <pte/prove/claim.h>
#include <pte/prove/scheme.h>

#include "command.h"
#include "export/export.h"
#include "follow/events.h"
#include "select/find.h"
#include "show/list.h"
#include "spec/named.h"

static char buffer[OUT_BUFFER_SIZE];

static void line(struct out *out, const char *const columns[], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		out_text(out, columns[i] == NULL ? "" : columns[i]);
		out_char(out, i + 1 < count ? '\t' : '\n');
	}
}

#define LINE(out, ...)                                                         \
	line(out, (const char *const[]){ __VA_ARGS__ },                        \
	     sizeof((const char *const[]){ __VA_ARGS__ }) /                    \
		     sizeof(const char *))

/* ---- commands, options --------------------------------------------------- */

static void options(struct out *out, const char *name, uint64_t set)
{
	for (unsigned i = 0; i < OPTION_COUNT; i++) {
		const struct option_row *const row =
			option_row((enum option_id)i);
		const char letter[2] = { row->letter, '\0' };

		if ((set & OPTION_SET(i)) != 0)
			LINE(out, "option", name, letter, row->name,
			     row->argument, row->help);
	}
}

static void command(struct out *out, const struct command *c)
{
	LINE(out, "command", c->name, c->arguments, c->brief, c->example);
	for (const char *text = c->more; *text != '\0';) {
		const size_t length = strcspn(text, "\n");

		out_format(out, "more\t%s\t", c->name);
		out_bytes(out, text, length);
		out_char(out, '\n');
		text += length + (text[length] == '\n');
	}
	options(out, c->name, c->options | OPTIONS_EVERYWHERE);
	LINE(out, "value", "COMMAND", c->name);
}

/* ---- words --------------------------------------------------------------- */

/* what is said in no table of ours */
static const char *const few[][2] = {
	{ "ORDER", "le" },       { "ORDER", "be" },   { "WHEN", "auto" },
	{ "WHEN", "always" },    { "WHEN", "never" }, { "ARCH", "x86_64" },
	{ "ARCH", "arm64" },     { "ARCH", "ppc64" }, { "ARCH", "ppc64be" },
	{ "ARCH", "riscv64" },   { "ARCH", "s390x" }, { "ARCH", "loongarch64" },
	{ "LAYOUT", "running" },
};

static void layouts(struct out *out)
{
	const struct pte_model *m, *before = NULL;
	char since[VERSION_SIZE], until[VERSION_SIZE];

	for (size_t i = 0; (m = pte_model_at(i)) != NULL; i++) {
		const struct pte_span in = pte_model_span(m);

		if (before == NULL ||
		    strcmp(before->layout->name, m->layout->name) != 0)
			LINE(out, "value", "LAYOUT", m->layout->name);
		before = m;
		(void)version_text(since, in.since);
		out_format(out, "value\tLAYOUT\t%s@%s\n", m->layout->name,
			   since);
		LINE(out, "layout", m->layout->name, since,
		     in.until == PTE_LINUX_ONWARDS
			     ? ""
			     : version_text(until, in.until),
		     m->about);
	}
	for (size_t i = 0; i < named_spec_count; i++)
		LINE(out, "value", "LAYOUT", named_specs[i].name);
}

static void kernel_option(struct out *out, const struct pte_option_info *o)
{
	char since[VERSION_SIZE], until[VERSION_SIZE];
	const char *between = "";

	LINE(out, "value", "CONFIG", o->name);
	out_format(out, "kernel\t%s\t%s\t%s\t", o->name,
		   version_text(since, o->in.since),
		   o->in.until == PTE_LINUX_ONWARDS
			   ? ""
			   : version_text(until, o->in.until));
	for (unsigned i = 0; pte_option_info(i) != NULL; i++) {
		if ((o->needs & PTE_OPTION_SET(i)) == 0)
			continue;
		out_format(out, "%s%s", between, pte_option_info(i)->name);
		between = ", ";
	}
	out_char(out, '\n');
}

#define FLAG_LINE(with, flag, name, ...) LINE(with, "value", "FLAG", #name);

static void words(struct out *out)
{
	const char *name;

	for (size_t i = 0; i < sizeof(few) / sizeof(few[0]); i++)
		LINE(out, "value", few[i][0], few[i][1]);
	layouts(out);
	for (unsigned i = 0; i < PTE_LEVEL_COUNT; i++)
		LINE(out, "value", "LEVEL", pte_level_name((enum pte_level)i));
	for (unsigned i = 0; pte_option_info(i) != NULL; i++)
		kernel_option(out, pte_option_info(i));
	for (size_t i = 0; i < pte_scheme_count(); i++)
		LINE(out, "value", "SCHEME", pte_scheme_at(i)->name);
	for (unsigned i = 0; i < PTE_KIND_COUNT; i++)
		LINE(out, "value", "KIND", pte_kind_name((enum pte_kind)i));
	for (size_t i = 0; pte_claim_at(i) != NULL; i++)
		LINE(out, "value", "CLAIM", pte_claim_at(i)->id);
	for (unsigned i = 0; i < PTE_KEY_COUNT; i++)
		out_format(out, "value\tKEY\t%s=\n",
			   pte_key_name((enum pte_key)i));
	PTE_FLAG_ROWS(FLAG_LINE, out)
	LINE(out, "value", "FLAG", "young");
	LINE(out, "value", "FLAG", "dirty");
	for (size_t i = 0; (name = list_subject(i)) != NULL; i++)
		LINE(out, "value", "SUBJECT", name);
	for (size_t i = 0; (name = export_format_name(i)) != NULL; i++)
		LINE(out, "value", "FORMAT", name);
	for (size_t i = 0; (name = event_name(i)) != NULL; i++)
		LINE(out, "value", "EVENT", name);
}

int main(void)
{
	struct out out;

	out_to(&out, STDOUT_FILENO, buffer, sizeof(buffer));
	for (size_t i = 0; i < command_count; i++)
		command(&out, &commands[i]);
	options(&out, "*", OPTIONS_EVERYWHERE);
	words(&out);
	return out_flush(&out) ? EXIT_YES : EXIT_TROUBLE;
}
