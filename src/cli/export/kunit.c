/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints the suite: the corners of each level as a table, a case for each
 * question, and in the case of a claim that is refuted its witnesses, spelt
 * out.
 */
#include "kunit.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include <pte/kind.h>
#include <pte/version.h>

#include "c_text.h"
#include "kernel_names.h"

#define NAME_SIZE 64
#define COMMENT_SIZE 1024

struct suite {
	struct out *out;
	struct pte_workspace *workspace;
	const struct pte_target *target;
	const char *claim;
	struct kunit_words corners;
	struct kunit_verdict verdict;
};

/* "pmd-not-present" is pmd_not_present_at_pmd */
static const char *case_name(char to[static NAME_SIZE],
			     const struct kunit_question *q)
{
	(void)snprintf(to, NAME_SIZE, "%s_at_%s", q->claim,
		       pte_level_name(q->level));
	for (char *c = to; *c != '\0'; c++)
		if (*c == '-')
			*c = '_';
	return to;
}

static const char *word_of(enum pte_level level)
{
	return level == PTE_LEVEL_PMD ? "pmd" : "pte";
}

/* the nth question of this kernel, at a level, that was asked for */
static bool is_asked(const struct suite *s, const struct kunit_question *q)
{
	const struct pte_target *const t = s->target;

	return q->in.since <= t->version && t->version <= q->in.until &&
	       t->layout->view[q->level] != NULL &&
	       (!q->each_flag || t->swap_flags[q->level] != 0) &&
	       (s->claim == NULL || strcmp(s->claim, q->claim) == 0);
}

/* tries the claim: whether the case is to be printed */
static bool applies(struct suite *s, const struct kunit_question *q)
{
	if (!is_asked(s, q))
		return false;
	kunit_corners(s->target, q->level, &s->corners);
	kunit_try(s->workspace, s->target, q, &s->verdict);
	return s->verdict.applies && s->corners.count > 0;
}

/* ---- what the kernel must be -------------------------------------------- */

static void print_includes(const struct suite *s)
{
	const uint16_t version = s->target->version;
	const struct kunit_header *h;

	for (size_t i = 0; (h = kunit_header_at(i)) != NULL; i++)
		if (h->in.since <= version && version <= h->in.until)
			out_format(s->out, "#include <%s>\n", h->name);
	out_char(s->out, '\n');
}

static void print_head(const struct suite *s)
{
	char text[COMMENT_SIZE];

	(void)snprintf(text, sizeof(text),
		       "%s: what is claimed of entries, asked of the kernel's "
		       "own helpers. Printed by \"pte export kunit\" %s.",
		       s->target->name, PTE_VERSION);
	c_kernel_head(s->out, text, "pte_claims_kunit", "$(CONFIG_KUNIT)");
	print_includes(s);
}

/* ---- words -------------------------------------------------------------- */

/* "migration_read, offset 0x0, soft_dirty: 0x0000000000000c88" */
static void print_what(const struct suite *s, const struct kunit_word *w)
{
	out_format(s->out, "\"%s", pte_kind_name(w->kind));
	if (w->kind == PTE_KIND_SWAP)
		out_format(s->out, ", type %u", w->type);
	out_format(s->out, ", offset 0x%llx", (unsigned long long)w->offset);
	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		if ((w->flags & PTE_FLAG_SET(f)) != 0)
			out_format(s->out, ", %s",
				   pte_flag_name((enum pte_flag)f));
	out_format(s->out, ": 0x%016llx\"", (unsigned long long)w->word);
}

/* the type's constant, or a swap device's number */
static void print_type(const struct suite *s, const struct kunit_word *w)
{
	const struct kunit_maker *const m = kunit_maker_of(w->kind);

	if (m->type != NULL)
		out_text(s->out, m->type);
	else
		out_format(s->out, "%u", w->type);
}

static void print_set_flags(const struct suite *s, const char *word,
			    unsigned flags, const char *indent)
{
	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		if ((flags & PTE_FLAG_SET(f)) != 0)
			out_format(s->out, "%s%s = %s_swp_mk%s(%s);\n", indent,
				   word, word,
				   pte_flag_called((enum pte_flag)f,
						   s->target->version),
				   word);
}

/* the question's lines, indented */
static void print_asks(const struct suite *s, const struct kunit_question *q,
		       const char *indent)
{
	for (const char *line = q->asks; *line != '\0';) {
		const size_t length = strcspn(line, "\n") + 1;

		out_format(s->out, "%s%.*s", indent, (int)length, line);
		line += length;
	}
}

static void print_reads_flags(const struct suite *s, const char *word,
			      unsigned flags, const char *indent)
{
	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		if ((flags & PTE_FLAG_SET(f)) != 0)
			out_format(s->out,
				   "%sKUNIT_EXPECT_TRUE_MSG(test, "
				   "%s_swp_%s(%s), \"%%s\", what);\n",
				   indent, word,
				   pte_flag_called((enum pte_flag)f,
						   s->target->version),
				   word);
}

/* ---- corners ------------------------------------------------------------ */

static void print_corner(const struct suite *s, const struct kunit_word *w)
{
	out_text(s->out, "\t{ ");
	print_type(s, w);
	out_format(s->out, ", 0x%llx, 0x%x, 0x%llx,\n\t  ",
		   (unsigned long long)w->offset, w->flags,
		   (unsigned long long)w->word);
	print_what(s, w);
	out_text(s->out, " },\n");
}

/* the table, and what makes a word of a row */
static void print_corners(struct suite *s, enum pte_level level)
{
	const char *const word = word_of(level);

	out_format(s->out, "static const struct corner %s_corners[] = {\n",
		   word);
	for (size_t i = 0; i < s->corners.count; i++)
		print_corner(s, &s->corners.words[i]);
	out_format(s->out,
		   "};\n\nstatic %s_t %s_of(const struct corner *c)\n{\n"
		   "\t%s_t %s = swp_entry_to_%s(swp_entry(c->type, "
		   "c->offset));\n\n",
		   word, word, word, word, word);
	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++) {
		if ((s->target->swap_flags[level] & PTE_FLAG_SET(f)) == 0)
			continue;
		out_format(s->out, "\tif (c->flags & 0x%x)\n", PTE_FLAG_SET(f));
		print_set_flags(s, word, PTE_FLAG_SET(f), "\t\t");
	}
	out_format(s->out, "\treturn %s;\n}\n\n", word);
}

/* a kernel that writes other words isn't the one that is modelled */
static void print_written(const struct suite *s, enum pte_level level)
{
	const char *const word = word_of(level);

	out_format(s->out,
		   "/* the words are those of the model */\n"
		   "static void written_at_%s(struct kunit *test)\n{\n"
		   "\tfor (size_t i = 0; i < ARRAY_SIZE(%s_corners); i++) {\n"
		   "\t\tconst struct corner *c = &%s_corners[i];\n\n"
		   "\t\tKUNIT_EXPECT_EQ_MSG(test, (u64)%s_val(%s_of(c)), "
		   "c->word, \"%%s\", c->what);\n\t}\n}\n\n",
		   word, word, word, word, word);
}

static void print_flag_alone(const struct suite *s,
			     const struct kunit_question *q, unsigned flag)
{
	const char *const word = word_of(q->level);

	out_format(s->out, "\n\t\t%s = swp_entry_to_%s(entry);\n", word, word);
	print_set_flags(s, word, PTE_FLAG_SET(flag), "\t\t");
	print_reads_flags(s, word, PTE_FLAG_SET(flag), "\t\t");
	print_asks(s, q, "\t\t");
}

static void print_on_corners(const struct suite *s,
			     const struct kunit_question *q)
{
	const char *const word = word_of(q->level);

	out_format(s->out,
		   "\tfor (size_t i = 0; i < ARRAY_SIZE(%s_corners); i++) {\n"
		   "\t\tconst struct corner *c = &%s_corners[i];\n"
		   "\t\tswp_entry_t entry __maybe_unused = "
		   "swp_entry(c->type, c->offset);\n"
		   "\t\tconst char *what = c->what;\n",
		   word, word);
	if (q->each_flag) {
		out_format(s->out, "\t\t%s_t %s;\n", word, word);
		for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
			if ((s->target->swap_flags[q->level] &
			     PTE_FLAG_SET(f)) != 0)
				print_flag_alone(s, q, f);
	} else {
		out_format(s->out, "\t\t%s_t %s = %s_of(c);\n\n", word, word,
			   word);
		print_asks(s, q, "\t\t");
	}
	out_text(s->out, "\t}\n");
}

/* ---- witnesses ---------------------------------------------------------- */

static void print_entry(const struct suite *s, const struct kunit_word *w)
{
	const struct kunit_maker *const m = kunit_maker_of(w->kind);

	out_text(s->out, "\tentry = ");
	if (m->make != NULL && m->since <= s->target->version) {
		out_format(s->out, "%s(", m->make);
	} else {
		out_text(s->out, "swp_entry(");
		print_type(s, w);
		out_text(s->out, ", ");
	}
	out_format(s->out, "0x%llx);\n", (unsigned long long)w->offset);
}

static void print_witness(const struct suite *s, const struct kunit_question *q,
			  const struct kunit_word *w)
{
	const char *const word = word_of(q->level);

	out_text(s->out, "\n\twhat = ");
	print_what(s, w);
	out_text(s->out, ";\n");
	print_entry(s, w);
	out_format(s->out, "\t%s = swp_entry_to_%s(entry);\n", word, word);
	print_set_flags(s, word, w->flags, "\t");
	if (q->each_flag)
		print_reads_flags(s, word, w->flags, "\t");
	print_asks(s, q, "\t");
}

static void print_on_witnesses(const struct suite *s,
			       const struct kunit_question *q)
{
	const char *const word = word_of(q->level);
	const struct kunit_words *const w = &s->verdict.witnesses;

	out_format(s->out,
		   "\tswp_entry_t entry __maybe_unused;\n"
		   "\tconst char *what;\n\t%s_t %s;\n",
		   word, word);
	for (size_t i = 0; i < w->count; i++)
		print_witness(s, q, &w->words[i]);
}

/* ---- the suite ---------------------------------------------------------- */

static const char *says(const char *claim)
{
	const struct pte_claim *c;

	for (size_t i = 0; (c = pte_claim_at(i)) != NULL; i++)
		if (strcmp(c->id, claim) == 0)
			return c->says;
	return "";
}

static void print_case_head(const struct suite *s,
			    const struct kunit_question *q)
{
	const struct kunit_verdict *const v = &s->verdict;
	char text[COMMENT_SIZE], name[NAME_SIZE];

	out_text(s->out, "/*\n");
	(void)snprintf(text, sizeof(text), "%s: %s.", q->claim, says(q->claim));
	c_comment(s->out, text);
	if (v->shows != NULL) {
		(void)snprintf(text, sizeof(text), "Refuted: %s%s%s.", v->shows,
			       v->accepted != NULL ? "; " : "",
			       v->accepted != NULL ? v->accepted : "");
		c_comment(s->out, text);
	}
	out_format(s->out, " */\nstatic void %s(struct kunit *test)\n{\n",
		   case_name(name, q));
}

static void print_case(struct suite *s, const struct kunit_question *q)
{
	print_case_head(s, q);
	if (s->verdict.witnesses.count > 0)
		print_on_witnesses(s, q);
	else
		print_on_corners(s, q);
	out_text(s->out, "}\n\n");
}

static void print_row(const struct suite *s)
{
	out_text(s->out, "struct corner {\n"
			 "\tunsigned int type;\n"
			 "\tunsigned long offset;\n"
			 "\tunsigned int flags;");
	out_text(s->out, " /*");
	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		out_format(s->out, " 0x%x %s", PTE_FLAG_SET(f),
			   pte_flag_name((enum pte_flag)f));
	out_text(s->out, " */\n\tu64 word;\n\tconst char *what;\n};\n\n");
}

static void print_cases(struct suite *s)
{
	const struct kunit_question *q;
	unsigned levels = 0;

	for (size_t i = 0; (q = kunit_question_at(i)) != NULL; i++) {
		if (!applies(s, q))
			continue;
		if ((levels & PTE_LEVEL_SET(q->level)) == 0) {
			print_corners(s, q->level);
			print_written(s, q->level);
		}
		levels |= PTE_LEVEL_SET(q->level);
		print_case(s, q);
	}
}

static void print_list(struct suite *s)
{
	const struct kunit_question *q;
	unsigned levels = 0;
	char name[NAME_SIZE];

	out_text(s->out, "static struct kunit_case pte_claims_cases[] = {\n");
	for (size_t i = 0; (q = kunit_question_at(i)) != NULL; i++) {
		if (!applies(s, q))
			continue;
		if ((levels & PTE_LEVEL_SET(q->level)) == 0)
			out_format(s->out, "\tKUNIT_CASE(written_at_%s),\n",
				   word_of(q->level));
		levels |= PTE_LEVEL_SET(q->level);
		out_format(s->out, "\tKUNIT_CASE(%s),\n", case_name(name, q));
	}
	out_text(s->out,
		 "\t{}\n};\n\n"
		 "static struct kunit_suite pte_claims_suite = {\n"
		 "\t.name = \"pte_claims\",\n"
		 "\t.test_cases = pte_claims_cases,\n"
		 "};\n"
		 "kunit_test_suite(pte_claims_suite);\n\n"
		 "MODULE_DESCRIPTION(\"Claims about page-table entries\");\n"
		 "MODULE_LICENSE(\"Dual BSD/GPL\");\n");
}

void kunit_print(struct out *out, struct pte_workspace *workspace,
		 const struct pte_target *target, const char *claim)
{
	struct suite s = {
		.out = out,
		.workspace = workspace,
		.target = target,
		.claim = claim,
	};

	print_head(&s);
	kernel_options(s.out, s.target);
	print_row(&s);
	print_cases(&s);
	print_list(&s);
}
