/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads the command line, which the command has looked at already: it prints
 * the help, too.
 */
#include "options.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "cli/term/probe_options.h"
#include "cli/term/say.h"

#define MESSAGE_SIZE 2048

#define ROW_ID(id, ...) PROBE_##id,
#define ROW(id, letter, name, argument, help)                                  \
	[PROBE_##id] = { letter, name, (argument) != NULL },

enum row_id {
	PROBE_OPTION_ROWS(ROW_ID) /* PROBE_... */
	PROBE_JSON,
	PROBE_PRETTY,
	PROBE_COLOR,
	ROWS,
};

static const struct row {
	char letter;
	const char *name;
	bool argument;
} rows[ROWS] = {
	PROBE_OPTION_ROWS(ROW) /* ours; and those of every command */
		[PROBE_JSON] = { 'j', "json", false },
	[PROBE_PRETTY] = { 'p', "pretty", false },
	[PROBE_COLOR] = { 0, "color", true },
};

/* values of long options for getopt, distinct from all letters */
#define VALUE_BASE 256

void complain(const char *format, ...)
{
	char message[MESSAGE_SIZE];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(message, sizeof(message), format, arguments);
	va_end(arguments);
	say(0, "probe: %s", message);
}

static bool take(struct probe_options *o, enum row_id id, const char *argument)
{
	switch (id) {
	case PROBE_OUTPUT:
		o->output = argument;
		break;
	case PROBE_FRAGMENT:
		if (o->fragments == FRAGMENTS) {
			complain("--config: more than %d", FRAGMENTS);
			return false;
		}
		o->fragment[o->fragments++] = argument;
		break;
	case PROBE_OBJECTS:
		o->objects = argument;
		break;
	case PROBE_BASE:
		o->base = argument;
		break;
	case PROBE_PROVE:
		o->prove = true;
		break;
	case PROBE_SMT2:
		o->smt2 = argument;
		break;
	case PROBE_LLVM:
		o->llvm = argument;
		break;
	case PROBE_ALLOW:
		o->allow = argument;
		break;
	case PROBE_PRETTY:
		o->pretty = true;
		o->json = true;
		break;
	case PROBE_JSON:
		o->json = true;
		break;
	case PROBE_COLOR: /* there are none */
	case ROWS:
		break;
	}
	return true;
}

static enum row_id id_of(int value)
{
	unsigned i = 0;

	while (value != VALUE_BASE + (int)i && value != rows[i].letter)
		i++;
	return (enum row_id)i;
}

bool options_read(int count, char **words, struct probe_options *o)
{
	struct option longs[ROWS + 1] = { { NULL, 0, NULL, 0 } };
	int value;

	for (size_t i = 0; i < ROWS; i++)
		longs[i] = (struct option){ rows[i].name,
					    rows[i].argument ? required_argument
							     : no_argument,
					    NULL, VALUE_BASE + (int)i };
	opterr = 0;
	while ((value = getopt_long(count, words, ":o:jp", longs, NULL)) !=
	       -1) {
		if (value == ':' || value == '?') {
			complain(value == ':' ? "%s: needs an argument"
					      : "%s: unknown option; `pte "
						"probe --help` shows them",
				 words[optind - 1]);
			return false;
		}
		if (!take(o, id_of(value), optarg))
			return false;
	}
	if (count - optind != 2) {
		complain(count - optind < 2
				 ? "which tree, of which architecture? `pte "
				   "probe TREE ARCH`"
				 : "one tree and one architecture at a time");
		return false;
	}
	o->tree = words[optind];
	o->arch = words[optind + 1];
	if (o->objects != NULL && o->fragments > 0) {
		complain("--objects has a configuration: --config can't change "
			 "it");
		return false;
	}
	return true;
}
