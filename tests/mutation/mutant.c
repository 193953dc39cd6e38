/* SPDX-License-Identifier: BSD-2-Clause */
#include "mutant.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- which constants there are ------------------------------------------- */

__attribute__((format(printf, 5, 6))) static void add(struct constants *all,
						      enum constant_form form,
						      void *at, unsigned width,
						      const char *format, ...)
{
	struct constant *const c = &all->constant[all->count++];
	va_list arguments;

	if (all->count == CONSTANT_ROOM) {
		fprintf(stderr, "more constants than there is room for\n");
		exit(2);
	}
	*c = (struct constant){ .form = form, .at = at, .width = width };
	va_start(arguments, format);
	(void)vsnprintf(c->name, sizeof(c->name), format, arguments);
	va_end(arguments);
}

#define WORD(all, at, ...)                                                     \
	add(all, CONSTANT_WORD, at, (all)->word_bits, __VA_ARGS__)
#define SMALL(all, at, ...) add(all, CONSTANT_SMALL, at, 2, __VA_ARGS__)

static void add_piece(struct constants *all, struct pte_piece *p,
		      const char *name)
{
	/* an absent piece stays one, wherever it would be */
	if (p->width > 0) {
		SMALL(all, &p->lsb, "%s.lsb", name);
		SMALL(all, &p->at, "%s.at", name);
		add(all, CONSTANT_BOOL, &p->inverted, 1, "%s.inverted", name);
	}
	SMALL(all, &p->width, "%s.width", name);
}

static void add_test(struct constants *all, struct pte_test *t,
		     const char *level, const char *name)
{
	WORD(all, &t->mask, "%s.%s.mask", level, name);
	WORD(all, &t->value, "%s.%s.value", level, name);
	WORD(all, &t->any, "%s.%s.any", level, name);
	WORD(all, &t->except, "%s.%s.except", level, name);
}

static const char *const levels[] = { "pte", "pmd", "hugetlb",
				      "pud", "p4d", "pgd" };
/* of a codec that isn't that of ptes; "pmd.soft_dirty" is the view's */
static const char *const prefixes[] = { "", "pmd.swap.", "hugetlb.swap." };

/* pagemap, which alone reads flags of pages, shows none of puds and above */
static void add_flags(struct constants *all, struct pte_view *v,
		      const char *level)
{
	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		WORD(all, &v->flag[f], "%s.%s", level,
		     pte_flag_name((enum pte_flag)f));
}

static void add_view(struct constants *all, struct pte_view *v,
		     const char *level)
{
	add_test(all, &v->none, level, "none");
	add_test(all, &v->present, level, "present");
	add_test(all, &v->protnone, level, "protnone");
	add_test(all, &v->invalidated, level, "invalidated");
	add_test(all, &v->table, level, "table");
	WORD(all, &v->leaf.clear, "%s.leaf.clear", level);
	WORD(all, &v->leaf.set, "%s.leaf.set", level);
	WORD(all, &v->invalidate.clear, "%s.invalidate.clear", level);
	WORD(all, &v->invalidate.set, "%s.invalidate.set", level);
}

static void add_place(struct constants *all, struct pte_place *p,
		      const char *level)
{
	for (unsigned i = 0; i < p->count; i++) {
		struct pte_address *const a = &p->address[i];

		WORD(all, &a->when.mask, "%s.address[%u].mask", level, i);
		WORD(all, &a->when.value, "%s.address[%u].value", level, i);
		WORD(all, &a->inverted, "%s.address[%u].inverted", level, i);
		for (unsigned j = 0; j < 2; j++) {
			char name[MUTANT_NAME_SIZE];

			(void)snprintf(name, sizeof(name),
				       "%s.address[%u].piece[%u]", level, i, j);
			add_piece(all, &a->piece[j], name);
		}
	}
}

static void add_codec(struct constants *all, struct pte_codec *c,
		      const char *level)
{
	struct pte_piece *const pieces[] = { &c->type, &c->offset,
					     &c->spill.type, &c->spill.offset };
	static const char *const names[] = { "type", "offset", "spill.type",
					     "spill.offset" };

	for (unsigned i = 0; i < 4; i++) {
		char name[MUTANT_NAME_SIZE];

		(void)snprintf(name, sizeof(name), "%s%s", level, names[i]);
		add_piece(all, pieces[i], name);
	}
	WORD(all, &c->fixed.value, "%sfixed.value", level);
	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		WORD(all, &c->flag[f], "%s%s", level,
		     pte_flag_name((enum pte_flag)f));
}

static void add_translations(struct constants *all, struct pte_translations *t,
			     const char *level)
{
	for (unsigned i = 0; i < t->count; i++) {
		struct pte_translation *const row = &t->row[i];

		WORD(all, &row->when.mask, "%s.translated[%u].mask", level, i);
		WORD(all, &row->when.value, "%s.translated[%u].value", level,
		     i);
		WORD(all, &row->change.clear, "%s.translated[%u].clear", level,
		     i);
		WORD(all, &row->change.set, "%s.translated[%u].set", level, i);
	}
}

/* of pages' names no word is told by the names that it has, but of tables' */
static void add_name(struct constants *all, struct pte_name *n)
{
	add(all, CONSTANT_SET, &n->tables, PTE_LEVEL_COUNT, "%s.tables",
	    n->name);
	if (n->tables == 0)
		return;
	SMALL(all, &n->lsb, "%s.lsb", n->name);
	SMALL(all, &n->width, "%s.width", n->name);
	WORD(all, &n->when.mask, "%s.when.mask", n->name);
	WORD(all, &n->when.value, "%s.when.value", n->name);
}

void constants_of(struct copy *copy, struct constants *constants_ret)
{
	struct constants *const all = constants_ret;

	all->count = 0;
	all->word_bits = copy->layout.word_bits;
	add_codec(all, &copy->codec, "");
	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
		if (copy->layout.swap[l] == &copy->own_codec[l])
			add_codec(all, &copy->own_codec[l], prefixes[l]);
	}
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		if (copy->layout.translated[l] == &copy->translated[l])
			add_translations(all, &copy->translated[l], levels[l]);
	}
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		/* what levels share is one constant, named after the first */
		if (copy->layout.view[l] == &copy->view[l])
			add_view(all, &copy->view[l], levels[l]);
		if (copy->layout.view[l] == &copy->view[l] &&
		    pte_level_has_entries((enum pte_level)l))
			add_flags(all, &copy->view[l], levels[l]);
		if (copy->layout.place[l] == &copy->place[l])
			add_place(all, &copy->place[l], levels[l]);
		if (copy->layout.table[l] == &copy->table[l])
			add_place(all, &copy->table[l], "table");
	}
	for (struct pte_name *n = copy->name; n->name != NULL; n++)
		add_name(all, n);
	SMALL(all, &copy->layout.page_shift, "page_shift");
	SMALL(all, &copy->layout.phys_bits, "phys_bits");
	SMALL(all, &copy->model.phys_bits_plain, "phys_bits_plain");
	add(all, CONSTANT_SET, &copy->model.lacks, PTE_OPTION_COUNT, "lacks");
	add(all, CONSTANT_SET, &copy->model.always_read, PTE_FLAG_LINUX_END,
	    "always_read");
}

/* ---- ... of claims ------------------------------------------------------- */

#define IN_FORCE(row, version)                                                 \
	((row)->in.since <= (version) && (version) <= (row)->in.until)

static void add_rows(struct constants *all, struct copy *copy, uint16_t version)
{
	for (unsigned i = 0; copy->owned[i].width != 0; i++) {
		SMALL(all, &copy->owned[i].lsb, "owners[%u].lsb", i);
		SMALL(all, &copy->owned[i].width, "owners[%u].width", i);
	}
	for (struct pte_name *n = copy->name; n->name != NULL; n++) {
		if (!IN_FORCE(n, version))
			continue;
		SMALL(all, &n->lsb, "names.%s.lsb", n->name);
		SMALL(all, &n->width, "names.%s.width", n->name);
	}
	for (struct pte_store *s = copy->store; s->path != NULL; s++)
		if (IN_FORCE(s, version))
			WORD(all, &s->dropped, "stores.%s.dropped", s->path);
	for (struct pte_predicate *p = copy->predicate; p->name != NULL; p++)
		if (IN_FORCE(p, version))
			for (unsigned i = 0; i < p->is.count; i++)
				add_test(all, &p->is.test[i], "predicates",
					 p->name);
	for (struct pte_predicate *p = copy->predicate; p->name != NULL; p++)
		if (IN_FORCE(p, version) && p->may.machine != NULL)
			add_test(all, &p->may.test, "may", p->name);
	for (struct pte_protection *p = copy->protection; p->name != NULL; p++)
		if (IN_FORCE(p, version))
			WORD(all, &p->bits, "protections.%s", p->name);
	for (struct pte_unread *u = copy->unread; u->why != NULL; u++)
		WORD(all, &u->bits, "unread");
}

/* the rows without a reason why they say nothing */
#define SAYS(row, version) (IN_FORCE(row, version) && (row)->why == NULL)

static void add_pattern(struct constants *all, struct pte_pattern *p,
			const char *list, const char *name, const char *member)
{
	WORD(all, &p->mask, "%s.%s.%s.mask", list, name, member);
	WORD(all, &p->value, "%s.%s.%s.value", list, name, member);
}

/* what is done to pages and entries, and what their words tell */
static void add_handling(struct constants *all, struct copy *copy,
			 uint16_t version)
{
	for (struct pte_beside *b = copy->beside; b->what != NULL; b++) {
		if (!IN_FORCE(b, version))
			continue;
		WORD(all, &b->bits, "beside.%s.bits", b->what);
		add_pattern(all, &b->when, "beside", b->what, "when");
	}
	for (struct pte_trait *t = copy->trait; t->tells != 0; t++)
		if (IN_FORCE(t, version))
			add_test(all, &t->test, "traits",
				 pte_tells_name(t->tells));
	for (struct pte_attributes *a = copy->attributes; a->name != NULL; a++)
		if (SAYS(a, version))
			WORD(all, &a->bits, "attributes.%s", a->name);
	for (struct pte_transient *t = copy->transient; t->name != NULL; t++) {
		if (!SAYS(t, version))
			continue;
		add_pattern(all, &t->from, "transients", t->name, "from");
		if (t->invalidates)
			continue;
		WORD(all, &t->change.clear, "transients.%s.clear", t->name);
		WORD(all, &t->change.set, "transients.%s.set", t->name);
	}
	for (struct pte_comparison *c = copy->comparison; c->name != NULL; c++)
		if (SAYS(c, version))
			WORD(all, &c->bits, "comparisons.%s", c->name);
}

void constants_of_claims(struct copy *copy, uint16_t version,
			 struct constants *constants)
{
	struct constants *const all = constants;

	WORD(all, &copy->codec.fixed.mask, "fixed.mask");
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++) {
		if (copy->layout.view[l] == NULL)
			continue;
		WORD(all, &copy->layout.empty[l], "%s.empty", levels[l]);
		if (copy->layout.view[l] == &copy->view[l])
			WORD(all, &copy->view[l].hardware, "%s.hardware",
			     levels[l]);
	}
	if (copy->layout.walker == &copy->walker)
		add_view(all, &copy->walker, "walker");
	if (copy->layout.walker == &copy->walker)
		add_flags(all, &copy->walker, "walker");
	SMALL(all, &copy->layout.huge_shift, "huge_shift");
	if (copy->layout.slot_bits != 0)
		WORD(all, &copy->layout.slot_bits, "slot_bits");
	add_rows(all, copy, version);
	add_handling(all, copy, version);
}

/* ---- changing one -------------------------------------------------------- */

unsigned mutants_of(const struct constant *constant)
{
	return constant->form == CONSTANT_SMALL ? 2 : constant->width;
}

static void change(const struct constant *c, unsigned mutant, bool undo)
{
	switch (c->form) {
	case CONSTANT_WORD:
		*(uint64_t *)c->at ^= UINT64_C(1) << mutant;
		break;
	case CONSTANT_SET:
		*(unsigned *)c->at ^= 1U << mutant;
		break;
	case CONSTANT_SMALL:
		/* 0: one more, 1: one less */
		*(uint8_t *)c->at = (uint8_t)(*(uint8_t *)c->at +
					      ((mutant == 0) != undo ? 1 : -1));
		break;
	case CONSTANT_BOOL:
		*(bool *)c->at = !*(bool *)c->at;
		break;
	}
}

static bool fits(const struct pte_piece *p)
{
	return p->lsb < 64 && p->at < 64 && p->lsb + p->width <= 64 &&
	       p->at + p->width <= 64;
}

static bool place_fits(const struct pte_place *p)
{
	bool fit = true;

	for (unsigned i = 0; i < PTE_ADDRESS_COUNT; i++)
		fit = fit && fits(&p->address[i].piece[0]) &&
		      fits(&p->address[i].piece[1]);
	return fit;
}

/* bits of the exception that no demand looks at are no test's */
static bool test_fits(const struct pte_test *t)
{
	return (t->except & ~t->any) == 0;
}

static bool view_fits(const struct pte_view *v)
{
	bool fit = true;

	for (unsigned n = 0; n < PTE_VIEW_TEST_COUNT; n++)
		fit = fit &&
		      test_fits(pte_view_test_of(v, (enum pte_view_test)n));
	return fit;
}

static bool all_fit(const struct copy *copy)
{
	const struct pte_codec *const c = &copy->codec;
	bool fit = fits(&c->type) && fits(&c->offset) && fits(&c->spill.type) &&
		   fits(&c->spill.offset);

	/* wider types would have no number at all */
	fit = fit && c->type.at == 0 && c->type.width <= 8 &&
	      (c->fixed.value & ~c->fixed.mask) == 0;
	for (const struct pte_owned *o = copy->owned; o->width != 0; o++)
		fit = fit && o->lsb + o->width <= 64;
	for (const struct pte_name *n = copy->name; n->name != NULL; n++)
		fit = fit && n->width > 0 && n->lsb + n->width <= 64;
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		fit = fit && place_fits(&copy->place[l]) &&
		      place_fits(&copy->table[l]) && view_fits(&copy->view[l]);
	fit = fit && view_fits(&copy->walker);
	for (const struct pte_predicate *p = copy->predicate; p->name != NULL;
	     p++)
		for (unsigned i = 0; i < p->is.count; i++)
			fit = fit && test_fits(&p->is.test[i]);
	for (const struct pte_trait *t = copy->trait; t->tells != 0; t++)
		fit = fit && test_fits(&t->test);
	for (const struct pte_name *n = copy->name; n->name != NULL; n++)
		fit = fit && n->width > 0 && n->lsb + n->width <= 64;
	return fit;
}

bool mutant_make(struct copy *copy, const struct constant *constant,
		 unsigned mutant)
{
	change(constant, mutant, false);
	if (all_fit(copy))
		return true;
	change(constant, mutant, true);
	return false;
}

void mutant_undo(const struct constant *constant, unsigned mutant)
{
	change(constant, mutant, true);
}

void mutant_print(const struct constant *constant, unsigned mutant)
{
	switch (constant->form) {
	case CONSTANT_WORD:
	case CONSTANT_SET:
		printf(" %u", mutant);
		break;
	case CONSTANT_SMALL:
		printf(" %s", mutant == 0 ? "+1" : "-1");
		break;
	case CONSTANT_BOOL:
		printf(" not");
		break;
	}
}
