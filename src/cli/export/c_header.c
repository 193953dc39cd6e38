/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * `pte export c-header`: a layout's constants, and what reads and writes a word
 * by them, as a header of its own.
 */
#include <string.h>

#include "c_text.h"
#include "export.h"
#include "select/configs.h"
#include "word/picture.h"

/* of "#define " and its name */
#define NAME_COLUMNS 48

struct header {
	struct out *out;
	const struct pte_target *t;
	struct c_prefix prefix;
	enum pte_level level;
	char at[2][C_NAME_SIZE]; /* the level, lower and upper */
};

/* ---- constants ---------------------------------------------------------- */

/* "#define X86_64_V6_12_PTE_SWP_TYPE_SHIFT", and where its value begins */
static void define(const struct header *h, const char *name)
{
	const size_t length =
		strlen("#define ") + strlen(h->prefix.upper) + strlen(name);

	out_format(h->out, "#define %s%s", h->prefix.upper, name);
	out_pad(h->out, ' ',
		length < NAME_COLUMNS ? NAME_COLUMNS - (int)length : 1);
}

static void define_number(const struct header *h, const char *name,
			  unsigned value)
{
	define(h, name);
	out_format(h->out, "%u\n", value);
}

static void define_mask(const struct header *h, const char *name,
			uint64_t value)
{
	define(h, name);
	c_hex(h->out, value);
	out_char(h->out, '\n');
}

#define WHOLE_SIZE 128

/* "_PTE_SWP_FLAG_" and a name */
static const char *level_name(const struct header *h,
			      char to[static WHOLE_SIZE], const char *what,
			      const char *name)
{
	char upper[C_NAME_SIZE];
	struct out text;

	out_to_memory(&text, to, WHOLE_SIZE);
	out_format(&text, "_%s_%s%s", h->at[1], what,
		   c_name(upper, name, true));
	return out_memory(&text);
}

static void define_types(const struct header *h)
{
	const struct pte_target *const t = h->t;
	char name[C_NAME_SIZE], whole[WHOLE_SIZE];

	out_text(h->out, "\n/* the types of a swp_entry_t */\n");
	define_number(h, "_MAX_SWAPFILES", t->max_swapfiles);
	for (unsigned i = t->max_swapfiles; i < PTE_SWAP_TYPE_COUNT; i++) {
		const enum pte_kind kind = (enum pte_kind)t->kind_of_type[i];
		struct out text;

		if (kind == PTE_KIND_UNKNOWN)
			continue;
		out_to_memory(&text, whole, sizeof(whole));
		out_format(&text, "_TYPE_%s",
			   c_name(name, pte_model_kind(t->model, kind)->name,
				  true));
		define_number(h, out_memory(&text), i);
	}
	if (!pte_target_has_kind(t, PTE_KIND_MARKER))
		return;
	out_text(h->out, "\n/* the bits of a marker's offset */\n");

	unsigned bit = 0;
	const char *marker;

	for (unsigned n = 0; (marker = pte_target_marker(t, n, &bit)) != NULL;
	     n++) {
		struct out text;

		out_to_memory(&text, whole, sizeof(whole));
		out_format(&text, "_MARKER_%s", c_name(name, marker, true));
		define_mask(h, out_memory(&text), PTE_BIT(bit));
	}
}

static void define_machine(const struct header *h)
{
	const struct pte_target *const t = h->t;

	define_number(h, "_PAGE_SHIFT", t->layout->page_shift);
	define_number(h, "_WORD_BITS", t->layout->word_bits);
	define_number(h, "_PHYS_BITS", t->phys_bits);
	if (t->pfn_bits != 0)
		define_number(h, "_SWP_PFN_BITS", t->pfn_bits);
	if (t->young_dirty) {
		define_mask(h, "_SWP_MIG_YOUNG", PTE_BIT(t->pfn_bits));
		define_mask(h, "_SWP_MIG_DIRTY", PTE_BIT(t->pfn_bits + 1U));
	}
}

/* ---- entries ------------------------------------------------------------ */

/* "static inline uint64_t x86_64_v6_12_pte_swp_type(uint64_t v)\n{\n" */
static void begin(const struct header *h, const char *type, const char *name,
		  const char *arguments)
{
	out_format(h->out, "\nstatic inline %s\n%s_%s_%s(%s)\n{\n", type,
		   h->prefix.lower, h->at[0], name, arguments);
}

/* the bits of a quantity that the piece holds: "(v >> 9 & 0x..) << 3" */
static void out_get(const struct header *h, const struct pte_piece *p,
		    const char *word)
{
	out_format(h->out, "%s(%s%s >> %u & ", p->at > 0 ? "(" : "",
		   p->inverted ? "~" : "", word, p->lsb);
	c_hex(h->out, pte_ones(p->width));
	out_char(h->out, ')');
	if (p->at > 0)
		out_format(h->out, " << %u)", p->at);
}

/* and back */
static void out_put(const struct header *h, const struct pte_piece *p,
		    const char *quantity)
{
	out_format(h->out, "%s(%s(uint64_t)%s", p->lsb > 0 ? "(" : "",
		   p->inverted ? "~" : "", quantity);
	if (p->at > 0)
		out_format(h->out, " >> %u", p->at);
	out_text(h->out, " & ");
	c_hex(h->out, pte_ones(p->width));
	out_char(h->out, ')');
	if (p->lsb > 0)
		out_format(h->out, " << %u)", p->lsb);
}

static void define_codec(const struct header *h)
{
	const struct pte_target *const t = h->t;
	const struct pte_codec *const c = t->layout->swap[h->level];
	const struct pte_piece type =
		pte_layout_swap_type_read(t->layout, h->level);
	char name[WHOLE_SIZE];

	out_char(h->out, '\n');
	define_mask(h, level_name(h, name, "SWP_TYPE_MASK", ""),
		    pte_piece_mask(&type));
	define_mask(h, level_name(h, name, "SWP_OFFSET_MASK", ""),
		    pte_codec_offset_mask(c));
	define_mask(h, level_name(h, name, "SWP_OFFSET_MAX", ""),
		    pte_ones(pte_codec_offset_width(c)));
	define_mask(h, level_name(h, name, "SWP_ZEROS", ""),
		    c->fixed.mask & ~c->fixed.value);
	define_mask(h, level_name(h, name, "SWP_ONES", ""), c->fixed.value);
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((t->swap_flags[h->level] & PTE_FLAG_SET(f)) != 0)
			define_mask(
				h,
				level_name(h, name, "SWP_FLAG_",
					   pte_model_flag_name(
						   t->model, (enum pte_flag)f)),
				c->flag[f]);
	for (unsigned i = 0; h->level == PTE_LEVEL_PTE && i < t->special_tests;
	     i++) {
		static const char *const names[] = { "SPECIAL", "SPECIAL_2" };

		define_mask(h, level_name(h, name, names[i], ""),
			    t->special[i].value);
	}
}

static void print_codec(const struct header *h)
{
	const struct pte_layout *const l = h->t->layout;
	const struct pte_codec *const c = l->swap[h->level];
	const struct pte_piece type = pte_layout_swap_type_read(l, h->level);

	begin(h, "unsigned", "swp_type", "uint64_t v");
	out_text(h->out, "\treturn (unsigned)");
	out_get(h, &type, "v");
	out_text(h->out, ";\n}\n");

	begin(h, "uint64_t", "swp_offset", "uint64_t v");
	out_text(h->out, "\treturn ");
	out_get(h, &c->offset, "v");
	if (c->offset_high.width != 0) {
		out_text(h->out, " |\n\t       ");
		out_get(h, &c->offset_high, "v");
	}
	out_text(h->out, ";\n}\n");

	begin(h, "uint64_t", "swp", "unsigned type, uint64_t offset");
	out_text(h->out, "\treturn ");
	out_put(h, &c->type, "type");
	out_text(h->out, " |\n\t       ");
	out_put(h, &c->offset, "offset");
	if (c->offset_high.width != 0) {
		out_text(h->out, " |\n\t       ");
		out_put(h, &c->offset_high, "offset");
	}
	out_text(h->out, " |\n\t       ");
	c_hex(h->out, c->fixed.value);
	out_text(h->out, ";\n}\n");
}

/* ---- present words ------------------------------------------------------- */

static bool is_same(const char *a, const char *b)
{
	char names[2][C_NAME_SIZE];

	return strcmp(c_name(names[0], a, true), c_name(names[1], b, true)) ==
	       0;
}

/* how many rows before this one have its name at the level */
static unsigned before(const struct header *h, const struct pte_name *row,
		       bool tables)
{
	unsigned count = 0;

	for (const struct pte_name *n = h->t->model->names; n != row; n++)
		count += picture_has_name(h->t, h->level, tables, n) &&
			 is_same(n->name, row->name);
	return count;
}

/* a name of two bits, or of one in two sorts of words, is numbered */
static void define_name(const struct header *h, const struct pte_name *n,
			bool tables)
{
	char numbered[C_NAME_SIZE], name[WHOLE_SIZE];
	const unsigned nth = before(h, n, tables) + 1;
	struct out text;

	out_to_memory(&text, numbered, sizeof(numbered));
	out_text(&text, n->name);
	if (nth > 1)
		out_format(&text, "__%u", nth);
	define(h, level_name(h, name, tables ? "TABLE_BIT_" : "BIT_",
			     out_memory(&text)));
	c_hex(h->out, pte_ones(n->width) << n->lsb);
	if (n->when.mask != 0)
		out_format(h->out, " /* where (v & 0x%llx) == 0x%llx */",
			   (unsigned long long)n->when.mask,
			   (unsigned long long)n->when.value);
	out_char(h->out, '\n');
}

/* whether every word that has an address keeps it in these bits: then they have
 * no name */
static bool are_address(const struct pte_place *place, uint64_t bits)
{
	bool are = place->count > 0;

	for (unsigned i = 0; i < place->count; i++)
		are = are && (pte_address_bits(&place->address[i]) & bits) != 0;
	return are;
}

static void define_names(const struct header *h, bool tables)
{
	const struct pte_layout *const l = h->t->layout;
	const struct pte_place *const place = tables ? l->table[h->level]
						     : l->place[h->level];

	out_format(h->out, "\n/* %s %s */\n",
		   tables ? "a table that is named by a" : "a present",
		   h->at[0]);
	for (const struct pte_name *n = h->t->model->names; n->name != NULL;
	     n++)
		if (picture_has_name(h->t, h->level, tables, n) &&
		    !are_address(place, pte_ones(n->width) << n->lsb))
			define_name(h, n, tables);
}

/* which table the slot is in, the test doesn't ask: words are read as without
 */
static struct pte_either of_slot(const struct header *h,
				 const struct pte_either *either)
{
	struct pte_either e = *either;

	for (unsigned i = 0; i < e.count; i++) {
		e.test[i].mask = pte_layout_in_slot(h->t->layout, h->level,
						    e.test[i].mask);
		e.test[i].any = pte_layout_in_slot(h->t->layout, h->level,
						   e.test[i].any);
	}
	return e;
}

static void print_test(const struct header *h, const char *name,
		       const struct pte_either *asked)
{
	const struct pte_either slot = of_slot(h, asked);
	const struct pte_either *const either = &slot;
	const bool unused = either->count == 0 ||
			    pte_test_is_never(&either->test[0]);

	begin(h, "int", name, "uint64_t v");
	if (unused)
		out_text(h->out, "\t(void)v;\n");
	out_text(h->out, "\treturn ");
	c_either(h->out, either);
	out_text(h->out, ";\n}\n");
}

static struct pte_either one(const struct pte_test *test)
{
	return (struct pte_either){ 1, { *test } };
}

/* an empty slot at a symbol holds what -c says */
static struct pte_either none_of(const struct header *h)
{
	struct pte_test none = h->t->layout->view[h->level]->none;

	if (h->t->empty_pmd != 0 &&
	    (h->level == PTE_LEVEL_PMD ||
	     h->t->model->empty_symbol[h->level] != NULL))
		none.value = h->t->empty_pmd & none.mask;
	return one(&none);
}

static struct pte_either present_of(const struct header *h)
{
	const struct pte_target *const t = h->t;
	struct pte_either present = pte_layout_present(
		t->layout, h->level, t->layout->view[h->level]);

	if (present.count > 1 && t->empty_pmd != 0)
		present.test[1].except = t->empty_pmd;
	return present;
}

static void print_alternative(const struct header *h,
			      const struct pte_address *a)
{
	const char *const word = a->inverted != 0 ? "x" : "v";
	const char *join = "\t\treturn ";

	if (a->inverted != 0) {
		out_text(h->out, "\t\tconst uint64_t x = v == 0 ? v : v ^ ");
		c_hex(h->out, a->inverted);
		out_text(h->out, ";\n\n");
	}
	for (unsigned k = 0; k < PTE_PIECE_COUNT; k++) {
		if (a->piece[k].width == 0)
			continue;
		out_text(h->out, join);
		out_get(h, &a->piece[k], word);
		join = " |\n\t\t       ";
	}
	out_text(h->out, ";\n");
}

/* where a word keeps an address: the first alternative that matches */
static void print_address(const struct header *h, const char *name,
			  const struct pte_place *place)
{
	begin(h, "uint64_t", name, "uint64_t v");
	for (unsigned i = 0; i < place->count; i++) {
		const struct pte_address *const a = &place->address[i];
		const struct pte_test when = { a->when.mask, a->when.value, 0,
					       0 };

		out_text(h->out, "\tif (");
		c_test(h->out, &when);
		out_text(h->out, ") {\n");
		print_alternative(h, a);
		out_text(h->out, "\t}\n");
	}
	out_text(h->out, "\treturn 0;\n}\n");
}

static void print_present(const struct header *h)
{
	const struct pte_view *const view = h->t->layout->view[h->level];
	const struct pte_either none = none_of(h), present = present_of(h);
	const struct pte_either protnone = one(&view->protnone);

	define_names(h, false);
	print_test(h, "none", &none);
	print_test(h, "present", &present);
	if (h->t->protnone_compiled)
		print_test(h, "protnone", &protnone);
}

/* ---- the header --------------------------------------------------------- */

static void print_level(struct header *h, enum pte_level level)
{
	const struct pte_layout *const l = h->t->layout;
	char upper[C_NAME_SIZE];

	if (l->view[level] == NULL && l->table[level] == NULL)
		return;
	h->level = level;
	(void)c_name(h->at[0], pte_level_name(level), false);
	(void)c_name(h->at[1], pte_level_name(level), true);
	out_format(h->out, "\n/* ---- %s ---- */\n",
		   c_name(upper, pte_level_name(level), true));
	if (c_has_entries(h->t, level)) {
		out_char(h->out, '\n');
		c_drawing(h->out, h->t, level);
		define_codec(h);
		print_codec(h);
	}
	if (l->view[level] != NULL) {
		const struct pte_either table = one(&l->view[level]->table);

		print_present(h);
		if ((PTE_LEVEL_PAGES & PTE_LEVEL_SET(level)) != 0)
			print_address(h, "address", l->place[level]);
		if (l->table[level] != NULL)
			print_test(h, "table", &table);
	}
	if (l->table[level] != NULL) {
		define_names(h, true);
		print_address(h, "table_address", l->table[level]);
	}
}

bool export_c_header(const struct exported *e)
{
	struct header h = { .out = e->out, .t = &e->target };
	char config[CONFIG_SIZE];

	if (!c_is_told("c-header", h.t))
		return false;
	c_prefix_of(h.t, &h.prefix);
	c_head(h.out, "c-header", h.t, config_text(config, &e->options->config),
	       "swp is a word without flags, of a type and an offset; a "
	       "SWP_FLAG is set beside it. address is in bytes.");
	out_format(h.out,
		   "#ifndef %s_H\n#define %s_H\n\n#include <stdint.h>\n\n",
		   h.prefix.upper, h.prefix.upper);
	define_machine(&h);
	define_types(&h);
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		print_level(&h, (enum pte_level)l);
	out_format(h.out, "\n#endif /* %s_H */\n", h.prefix.upper);
	return true;
}
