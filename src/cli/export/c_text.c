/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * C as the formats print it.
 */
#include "c_text.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include <pte/encode.h>
#include <pte/prove/scheme.h>
#include <pte/version.h>

#include "select/find.h"
#include "show/draw.h"
#include "term/say.h"
#include "term/wrap.h"

#define COMMENT_SIZE 2048
#define DRAWING_SIZE 16384
/* of " * " */
#define COMMENT_MARGIN 3

/* ---- names -------------------------------------------------------------- */

static void put(char to[static C_NAME_SIZE], size_t *at, char c)
{
	if (*at + 1 < C_NAME_SIZE)
		to[(*at)++] = c;
	to[*at] = '\0';
}

static void put_name(char to[static C_NAME_SIZE], size_t *at, const char *name,
		     bool upper)
{
	for (; *name != '\0'; name++) {
		const int c = (unsigned char)*name;
		const int in_case = upper ? toupper(c) : tolower(c);

		put(to, at,
		    isalnum(c) != 0 ? (char)(unsigned char)in_case : '_');
	}
}

const char *c_name(char to[static C_NAME_SIZE], const char *name, bool upper)
{
	size_t at = 0;

	to[0] = '\0';
	put_name(to, &at, name, upper);
	return to;
}

static void prefix(char to[static C_NAME_SIZE], const struct pte_target *t,
		   bool upper)
{
	const size_t length = strcspn(t->name, "@");
	char name[PTE_TARGET_NAME_SIZE];
	size_t at = 0;

	(void)snprintf(name, sizeof(name), "%.*s", (int)length, t->name);
	/* no name begins with a digit, and those with _ aren't ours */
	if (!isalpha((unsigned char)name[0]))
		put(to, &at, upper ? 'L' : 'l');
	put_name(to, &at, name, upper);
	if (t->name[length] == '@') {
		put_name(to, &at, "_v", upper);
		put_name(to, &at, t->name + length + 1, upper);
	}
}

void c_prefix_of(const struct pte_target *target, struct c_prefix *ret)
{
	prefix(ret->lower, target, false);
	prefix(ret->upper, target, true);
}

/* ---- comments ----------------------------------------------------------- */

/* what a spec says mustn't end the comment */
static void out_harmless(struct out *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		out_char(out, text[i]);
		if (i + 1 < length && text[i] == '*' && text[i + 1] == '/')
			out_char(out, ' ');
		if (i + 1 < length && text[i] == '/' && text[i + 1] == '*')
			out_char(out, ' ');
	}
}

void c_comment(struct out *out, const char *text)
{
	char lines[COMMENT_SIZE];
	struct out memory;
	struct wrap wrap;

	out_to_memory(&memory, lines, sizeof(lines));
	wrap_begin(&wrap, &memory, COMMENT_MARGIN, COMMENT_MARGIN);
	wrap_text(&wrap, text);
	for (const char *line = out_memory(&memory); *line != '\0';) {
		const size_t length = strcspn(line, "\n");

		out_text(out, " * ");
		out_harmless(out, line, length);
		out_char(out, '\n');
		line += length;
		line += strspn(line, "\n ");
	}
}

void c_head(struct out *out, const char *format,
	    const struct pte_target *target, const char *config,
	    const char *more)
{
	char text[COMMENT_SIZE], heading[HEADING_SIZE];

	(void)snprintf(text, sizeof(text),
		       "%s%s%s: words of page tables, in CPU order. Printed by "
		       "\"pte export %s\" %s. %s",
		       heading_text(heading, target),
		       config[0] != '\0' ? " with -c " : "", config, format,
		       PTE_VERSION, more);
	out_text(out, "/* SPDX-License-Identifier: BSD-2-Clause */\n/*\n");
	c_comment(out, text);
	out_text(out, " */\n");
}

void c_kernel_head(struct out *out, const char *text, const char *name,
		   const char *when)
{
	out_text(out, "// SPDX-License-Identifier: GPL-2.0-only OR "
		      "BSD-2-Clause\n/*\n");
	c_comment(out, text);
	out_format(out,
		   " *\n * As mm/%s.c of that kernel, and in mm/Makefile:\n"
		   " *\tobj-%s += %s.o\n */\n",
		   name, when, name);
}

void c_drawing(struct out *out, const struct pte_target *target,
	       enum pte_level level)
{
	static const char begins[] = "/*\n", ends[] = " */\n";
	char text[DRAWING_SIZE];
	struct out memory;
	const char *drawn;
	size_t length;

	out_to_memory(&memory, text, sizeof(text));
	draw_comment(&memory, target, level);
	drawn = out_memory(&memory);
	length = strlen(drawn) - strlen(ends);
	out_text(out, begins);
	out_harmless(out, drawn + strlen(begins), length - strlen(begins));
	out_text(out, ends);
}

/* ---- tests -------------------------------------------------------------- */

void c_hex(struct out *out, uint64_t value)
{
	out_format(out, "UINT64_C(0x%llx)", (unsigned long long)value);
}

static void out_pattern(struct out *out, const struct pte_test *test)
{
	out_text(out, "(v & ");
	c_hex(out, test->mask);
	out_text(out, ") == ");
	c_hex(out, test->value);
}

static void out_any(struct out *out, const struct pte_test *test)
{
	out_text(out, "(v & ");
	c_hex(out, test->any);
	out_text(out, ") != ");
	c_hex(out, test->except & test->any);
}

void c_test(struct out *out, const struct pte_test *test)
{
	if (pte_test_is_never(test)) {
		out_char(out, '0');
	} else if (test->any == 0 && test->mask == 0) {
		out_char(out, '1');
	} else if (test->any == 0) {
		out_pattern(out, test);
	} else if (test->mask == 0) {
		out_any(out, test);
	} else {
		out_char(out, '(');
		out_pattern(out, test);
		out_text(out, " && ");
		out_any(out, test);
		out_char(out, ')');
	}
}

void c_either(struct out *out, const struct pte_either *either)
{
	if (either->count == 0)
		out_char(out, '0');
	for (unsigned i = 0; i < either->count; i++) {
		out_text(out, i > 0 ? " || " : "");
		c_test(out, &either->test[i]);
	}
}

/* ---- what there is ------------------------------------------------------ */

bool c_has_entries(const struct pte_target *target, enum pte_level level)
{
	const struct pte_description d = {
		.kind = PTE_KIND_RAW,
		.keys = PTE_KEY_SET(PTE_KEY_TYPE) | PTE_KEY_SET(PTE_KEY_OFFSET),
		.type = 1,
		.offset = 1,
	};
	uint64_t word;

	return pte_target_encode(target, level, &d, &word) == PTE_STATUS_OK;
}

bool c_is_told(const char *format, const struct pte_target *target)
{
	if (target->scheme == NULL)
		return true;
	say(0,
	    "export %s: %s: its words aren't told by fields alone with the "
	    "scheme %s in force",
	    format, target->name, target->scheme->name);
	return false;
}
