/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * `pte export build-bug-on`: what a kernel's headers fold to a constant,
 * asserted when that kernel is compiled: type numbers, bits by their names, and
 * the words of entries that have one bit.
 */
#include <stdio.h>
#include <string.h>

#include <pte/encode.h>
#include <pte/version.h>

#include "c_text.h"
#include "export.h"
#include "kernel_names.h"
#include "kunit.h"
#include "word/picture.h"

#define WORD_SIZE 32
#define GIVEN_SIZE 64

struct bugs {
	struct out *out;
	const struct pte_target *t;
};

static void assert_number(const struct bugs *b, const char *name, unsigned n)
{
	out_format(b->out, "static_assert(%s == %u);\n", name, n);
}

static void assert_mask(const struct bugs *b, const char *macro, uint64_t mask)
{
	out_format(b->out, "static_assert((u64)(%s) == 0x%llxULL);\n", macro,
		   (unsigned long long)mask);
}

/* ---- types and markers -------------------------------------------------- */

static void assert_types(const struct bugs *b)
{
	const struct pte_target *const t = b->t;

	out_text(b->out, "/* types, include/linux/swap.h and swapops.h */\n");
	assert_number(b, "MAX_SWAPFILES", t->max_swapfiles);
	for (unsigned i = t->max_swapfiles; i < PTE_SWAP_TYPE_COUNT; i++) {
		const struct kunit_maker *const maker =
			kunit_maker_of((enum pte_kind)t->kind_of_type[i]);

		if (maker != NULL && maker->type != NULL)
			assert_number(b, maker->type, i);
	}
	assert_number(b, "SWP_TYPE_SHIFT", t->layout->swp_entry.type_shift);
	if (!pte_target_has_kind(t, PTE_KIND_MARKER))
		return;

	size_t count;
	const struct pte_marker_bit *const markers = pte_markers(&count);

	for (size_t i = 0; i < count; i++) {
		char macro[GIVEN_SIZE], name[C_NAME_SIZE];

		if (markers[i].in.since > t->version ||
		    t->version > markers[i].in.until)
			continue;
		(void)snprintf(macro, sizeof(macro), "PTE_MARKER_%.40s",
			       c_name(name, markers[i].name, true));
		assert_mask(b, macro, PTE_BIT(markers[i].bit));
	}
}

/* ---- names -------------------------------------------------------------- */

static bool is_in_pages(const struct bugs *b, const struct pte_name *n)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if (picture_has_name(b->t, (enum pte_level)l, false, n))
			return true;
	return false;
}

/* the bits of all rows of the macro; 0 if an earlier row has it */
static uint64_t bits_of(const struct bugs *b, const struct pte_name *row)
{
	uint64_t bits = 0;

	for (const struct pte_name *n = b->t->model->names; n->name != NULL;
	     n++) {
		if (!is_in_pages(b, n) || strcmp(n->macro, row->macro) != 0)
			continue;
		if (n < row)
			return 0;
		bits |= pte_ones(n->width) << n->lsb;
	}
	return bits;
}

static void assert_names(const struct bugs *b)
{
	out_text(b->out, "\n/* bits of present words, and of entries */\n");
	assert_number(b, "PAGE_SHIFT", b->t->layout->page_shift);
	for (const struct pte_name *n = b->t->model->names; n->name != NULL;
	     n++) {
		const char *const macro = kernel_name_macro(b->t, n->macro);
		const uint64_t bits = is_in_pages(b, n) ? bits_of(b, n) : 0;

		if (macro != NULL && bits != 0)
			assert_mask(b, macro, bits);
	}
	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++) {
		const char *const macro =
			kernel_flag_macro(b->t, (enum pte_flag)f);

		if (macro != NULL &&
		    (b->t->swap_flags[PTE_LEVEL_PTE] & PTE_FLAG_SET(f)) != 0)
			assert_mask(b, macro,
				    b->t->layout->swap[PTE_LEVEL_PTE]->flag[f]);
	}
}

/* ---- words -------------------------------------------------------------- */

/* a format that has one %s */
static void out_with(struct out *out, const char *format, const char *given)
{
	const char *const at = strstr(format, "%s");

	out_format(out, "%.*s%s%s", (int)(at - format), format, given,
		   at + strlen("%s"));
}

/* both ways: what the macros write, and read */
static void assert_word(const struct bugs *b, unsigned type, uint64_t offset)
{
	const struct kernel_words *const words = kernel_words_of(b->t);
	const struct pte_description d = {
		.kind = PTE_KIND_RAW,
		.keys = PTE_KEY_SET(PTE_KEY_TYPE) | PTE_KEY_SET(PTE_KEY_OFFSET),
		.type = type,
		.offset = offset,
	};
	char given[GIVEN_SIZE], word[WORD_SIZE];
	uint64_t value;

	if (pte_target_encode(b->t, PTE_LEVEL_PTE, &d, &value) != PTE_STATUS_OK)
		return;
	(void)snprintf(given, sizeof(given), "%uUL, 0x%llxUL", type,
		       (unsigned long long)offset);
	(void)snprintf(word, sizeof(word), "0x%llx%s",
		       (unsigned long long)value,
		       b->t->layout->word_bits == 64 ? "ULL" : "UL");
	out_text(b->out, "\tBUILD_BUG_ON(");
	out_with(b->out, words->word, given);
	out_format(b->out, " != %s);\n", word);
	out_text(b->out, "\tBUILD_BUG_ON(__swp_type(");
	out_with(b->out, words->entry, word);
	out_format(b->out, ") != %u);\n", type);
	out_text(b->out, "\tBUILD_BUG_ON(__swp_offset(");
	out_with(b->out, words->entry, word);
	out_format(b->out, ") != 0x%llxUL);\n", (unsigned long long)offset);
}

/* nothing, each bit of either, and all of both */
static void assert_words(const struct bugs *b)
{
	const unsigned width =
		pte_codec_offset_width(b->t->layout->swap[PTE_LEVEL_PTE]);

	out_text(
		b->out,
		"\n/* entries of ptes; it needn't be called, only compiled */\n"
		"static void __used pte_layout_words(void)\n{\n");
	assert_word(b, 0, 0);
	for (unsigned type = 1; type < PTE_SWAP_TYPE_COUNT; type <<= 1U)
		assert_word(b, type, 0);
	for (unsigned bit = 0; bit < width; bit++)
		assert_word(b, 0, PTE_BIT(bit));
	assert_word(b, PTE_SWAP_TYPE_COUNT - 1, pte_ones(width));
	out_text(b->out, "}\n");
}

/* ---- the file ----------------------------------------------------------- */

static void print_head(const struct bugs *b)
{
	char text[512];

	(void)snprintf(text, sizeof(text),
		       "%s: its constants, which a kernel that has others "
		       "isn't compiled with. Printed by \"pte export "
		       "build-bug-on\" %s.",
		       b->t->name, PTE_VERSION);
	c_kernel_head(b->out, text, "pte_layout_bugs", "y");
	out_text(b->out, "#include <linux/build_bug.h>\n"
			 "#include <linux/mm.h>\n"
			 "#include <linux/pgtable.h>\n"
			 "#include <linux/swap.h>\n"
			 "#include <linux/swapops.h>\n\n");
}

bool export_build_bug_on(const struct exported *e)
{
	const struct bugs b = { e->out, &e->target };

	if (!kernel_has_names("build-bug-on", b.t) ||
	    !c_is_told("build-bug-on", b.t))
		return false;
	print_head(&b);
	kernel_options(b.out, b.t);
	assert_types(&b);
	assert_names(&b);
	assert_words(&b);
	return true;
}
