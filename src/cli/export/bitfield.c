/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * `pte export bitfield`: a union for each level, for debuggers: the word, an
 * entry's fields and a page's.
 */
#include <stdio.h>
#include <string.h>

#include "c_text.h"
#include "export.h"
#include "select/configs.h"
#include "word/picture.h"

#define FIELDS_MAX 64

struct fields {
	struct out *out;
	const struct pte_target *t;
	struct c_prefix prefix;
	const char *type; /* of a word */
};

/* names that a field can't have, in C or in C++ */
static bool is_keyword(const char *name)
{
	static const char *const words[] = {
		"auto",     "bool",    "break",     "case",      "catch",
		"char",     "class",   "const",     "continue",  "default",
		"delete",   "do",      "double",    "else",      "enum",
		"explicit", "export",  "extern",    "false",     "float",
		"for",      "friend",  "goto",      "if",        "inline",
		"int",      "long",    "mutable",   "namespace", "new",
		"operator", "private", "protected", "public",    "register",
		"restrict", "return",  "short",     "signed",    "sizeof",
		"static",   "struct",  "switch",    "template",  "this",
		"throw",    "true",    "try",       "typedef",   "union",
		"unsigned", "using",   "virtual",   "void",      "volatile",
		"while",    "asm",     "typeof",    "linux",     "unix",
		"and",      "or",      "not",       "xor",       "compl",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strcmp(name, words[i]) == 0)
			return true;
	return false;
}

/* whether a field before this one has its name */
static bool is_taken(char names[][C_NAME_SIZE], unsigned count,
		     const char *name)
{
	for (unsigned i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/*
 * "type"; "offset_56_32" of a piece that holds these bits of it; "not_offset"
 * if it's stored complemented; of what isn't told apart by its name, with its
 * bit: "hardware_5"
 */
static void name_field(char to[static C_NAME_SIZE],
		       const struct picture_field *f, bool is_whole)
{
	const bool named =
		strcmp(f->name, "-") != 0 && strcmp(f->name, "0") != 0 &&
		strcmp(f->name, "1") != 0 && strcmp(f->name, "hardware") != 0;
	char name[C_NAME_SIZE];
	struct out text;

	(void)c_name(name,
		     strcmp(f->name, "-") == 0   ? "unused"
		     : strcmp(f->name, "0") == 0 ? "zero"
		     : strcmp(f->name, "1") == 0 ? "one"
						 : f->name,
		     false);
	out_to_memory(&text, to, C_NAME_SIZE);
	if (f->inverted)
		out_text(&text, "not_");
	/* no name begins with a digit */
	if (name[0] >= '0' && name[0] <= '9')
		out_char(&text, 'n');
	out_format(&text, "%.40s", name);
	if (f->is_piece && !is_whole)
		out_format(&text, "_%u_%u", f->at + f->width - 1, f->at);
	else if (!f->is_piece && !named)
		out_format(&text, "_%u", f->lsb);
	else if (is_keyword(name))
		out_char(&text, '_');
	(void)out_memory(&text);
}

/* a piece from bit 0 on that is the only one of its name */
static bool is_whole(const struct picture *p, unsigned n)
{
	const struct picture_field *const f = &p->field[n];
	bool whole = f->at == 0;

	for (unsigned i = 0; i < p->count; i++)
		whole = whole &&
			(i == n || strcmp(p->field[i].name, f->name) != 0);
	return whole;
}

static void name_fields(const struct picture *p, char names[][C_NAME_SIZE])
{
	for (unsigned i = 0; i < p->count; i++) {
		char name[C_NAME_SIZE];

		name_field(name, &p->field[i], is_whole(p, i));
		(void)snprintf(names[i], C_NAME_SIZE, "%s", name);
		if (is_taken(names, i, names[i]))
			(void)snprintf(names[i], C_NAME_SIZE, "%.48s__%u", name,
				       p->field[i].lsb);
	}
}

static void print_field(const struct fields *s, const struct picture_field *f,
			const char *name)
{
	char range[BIT_RANGE_SIZE];

	out_format(s->out, "\t\t%s %s : %u; /* %s */\n", s->type, name,
		   f->width, bit_range(range, f->lsb, f->width));
}

/* fields of a picture, which has the highest first */
static void print_fields(const struct fields *s, const struct picture *p,
			 const char *name, const char *says)
{
	char names[FIELDS_MAX][C_NAME_SIZE];

	name_fields(p, names);
	out_format(s->out, "\t/* %s */\n\tstruct {\n", says);
	out_text(s->out, "#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__\n");
	for (unsigned i = p->count; i-- > 0;)
		print_field(s, &p->field[i], names[i]);
	out_text(s->out, "#else\n");
	for (unsigned i = 0; i < p->count; i++)
		print_field(s, &p->field[i], names[i]);
	out_format(s->out, "#endif\n\t} %s;\n", name);
}

static void print_level(const struct fields *s, enum pte_level level)
{
	const char *const name = pte_level_name(level);
	const bool page = (PTE_LEVEL_PAGES & PTE_LEVEL_SET(level)) != 0 &&
			  s->t->layout->view[level] != NULL;
	struct picture p;

	if (!page)
		return;
	out_format(s->out, "\nunion %s_%s {\n\t%s word;\n", s->prefix.lower,
		   name, s->type);
	if (c_has_entries(s->t, level)) {
		picture_of_entry(s->t, level, &p);
		print_fields(s, &p, "swp", "an entry that isn't present");
	}
	picture_of_present(s->t, level, &p);
	print_fields(s, &p, "page", "a present page");
	out_format(
		s->out,
		"};\n#ifndef __cplusplus\n_Static_assert(sizeof(union %s_%s) "
		"== sizeof(%s), \"a word\");\n#endif\n",
		s->prefix.lower, name, s->type);
}

bool export_bitfield(const struct exported *e)
{
	struct fields s = { .out = e->out, .t = &e->target };
	char config[CONFIG_SIZE];

	if (!c_is_told("bitfield", s.t))
		return false;
	s.type = s.t->layout->word_bits == 32 ? "uint32_t" : "uint64_t";
	c_prefix_of(s.t, &s.prefix);
	c_head(s.out, "bitfield", s.t, config_text(config, &e->options->config),
	       "For debuggers: where bits stand is the ABI's, and as gcc and "
	       "clang have it: from bit 0 on if the target is little-endian, "
	       "from the highest if it's big-endian. A name with not_ is "
	       "stored complemented; numbers behind a name are the bits of it "
	       "that the field holds, or the field's lowest bit. A bit "
	       "that has two names has the one of the drawing of \"pte "
	       "show\".");
	out_format(s.out,
		   "#ifndef %s_BITS_H\n#define %s_BITS_H\n\n#include "
		   "<stdint.h>\n",
		   s.prefix.upper, s.prefix.upper);
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		print_level(&s, (enum pte_level)l);
	out_format(s.out, "\n#endif /* %s_BITS_H */\n", s.prefix.upper);
	return true;
}
