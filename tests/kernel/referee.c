/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The model beside the kernel's own macros, in one process: every helper that
 * the shim has is asked of millions of words, and the model is asked the same.
 *
 * referee LAYOUT MACHINE FACTS WORDS SEED: prints each difference, then one
 * line that counts. Exit 0: none; 1: some; 2: trouble.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers.h"
#include "compose.h"
#include "inputs.h"
#include "kernel.h"
#include "names.h"
#include "questions.h"

_Static_assert(sizeof(shim_word) == sizeof(uint64_t), "a word is 64 bits");

/* of one helper's, or kind's; the others are counted */
#define MOST_PRINTED 3U

struct tally {
	uint64_t words, answers, mismatches;
};

/* a question that this kernel has a helper for */
struct pair {
	const struct question *question;
	const struct shim_row *row;
	const struct names_row *names; /* NULL: kernel.h hasn't it */
	bool answered;
};

struct list {
	struct pair *pairs;
	size_t count;
};

struct referee {
	struct pte_target target;
	struct list lists[ABOUT_COUNT][PTE_ENTRY_LEVEL_COUNT];
	unsigned *printed; /* by row of the shim */
	uint64_t composed[PTE_KIND_COUNT];
	unsigned printed_of_kind[PTE_KIND_COUNT];
	struct tally tally;
};

/* ---- the kernel's side --------------------------------------------------- */

static void lack(struct referee *f, const char *what, const char *name)
{
	f->tally.mismatches++;
	printf("%s %s\n", what, name);
}

static void compare(struct referee *f, const struct shim_row *row,
		    const char *where, const struct asked *x, uint64_t kernel,
		    const char *who, uint64_t answer)
{
	f->tally.answers++;
	if (kernel == answer)
		return;
	f->tally.mismatches++;
	if (f->printed[row - __start_shim_rows]++ < MOST_PRINTED)
		printf("%s(0x%" PRIx64 ", 0x%" PRIx64 ")%s: kernel 0x%" PRIx64
		       ", %s 0x%" PRIx64 "\n",
		       row->name, x->a, x->b, where, kernel, who, answer);
}

static void compare_number(struct referee *f, const struct shim_row *row,
			   uint64_t model)
{
	const struct asked nothing = { .target = &f->target };

	compare(f, row, "", &nothing, row->ask(0, 0), "model", model);
}

/* ---- the configuration, as the kernel was built -------------------------- */

static bool find_config(const struct pte_model *m, uint16_t version,
			const char *facts, struct pte_config *config)
{
	const uint32_t has = pte_model_options(m, version);

	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++) {
		const char *const name = pte_option_info(o)->name;
		const struct shim_row *const r =
			kernel_row_capital("CONFIG_", name);

		if ((has & PTE_OPTION_SET(o)) == 0 ||
		    !pte_option_info(o)->by_default)
			continue;
		if (r == NULL) {
			fprintf(stderr, "the shim doesn't say CONFIG_ of %s\n",
				name);
			return false;
		}
		*(r->ask(0, 0) != 0 ? &config->on : &config->off) |=
			PTE_OPTION_SET(o);
	}
	return strcmp(facts, "-") == 0 ||
	       pte_config_add(config, facts, strlen(facts)) == PTE_STATUS_OK;
}

static bool find_target(struct referee *f, const char *layout,
			const char *facts)
{
	const struct shim_row *const code = kernel_row("LINUX_VERSION_CODE");
	const shim_word number = code == NULL ? 0 : code->ask(0, 0);
	const uint16_t version =
		PTE_LINUX(number >> 16 & 0xff, number >> 8 & 0xff);
	const struct pte_model *m;
	struct pte_config config = { .on = 0 };
	enum pte_status status =
		pte_model_find(layout, strlen(layout), version, &m);

	if (status == PTE_STATUS_OK && !find_config(m, version, facts, &config))
		return false;
	if (status == PTE_STATUS_OK)
		status = pte_target_of(m, version, &config, &f->target);
	if (status == PTE_STATUS_OK)
		return true;
	fprintf(stderr, "%s of this kernel: %s\n", layout,
		pte_status_str(status));
	return false;
}

/* ---- who is asked -------------------------------------------------------- */

_Static_assert(SHIM_PTES == PTE_LEVEL_SET(PTE_LEVEL_PTE) &&
		       SHIM_PMDS == PTE_LEVEL_SET(PTE_LEVEL_PMD) &&
		       SHIM_HUGETLB == PTE_LEVEL_SET(PTE_LEVEL_HUGETLB),
	       "the shim's levels are the model's");

static bool is_asked(const struct pte_target *t, unsigned level)
{
	return t->layout->view[level] != NULL &&
	       (shim_levels() & PTE_LEVEL_SET(level)) != 0;
}

/* whether the layout has the level that a question about words is about */
static bool has_level(const struct pte_target *t, const struct question *q)
{
	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++)
		if ((q->levels & PTE_LEVEL_SET(l)) != 0 && is_asked(t, l))
			return true;
	return q->levels == 0;
}

/* of a model that says of nothing what the question is about nobody asks it */
static bool has_rows(const struct pte_target *t, const struct question *q)
{
	if (q->answer == answer_predicate)
		return t->model->predicates->name != NULL;
	return q->answer != answer_as_named || names_row(q->name) != NULL;
}

static bool make_room(struct referee *f)
{
	bool ok;

	f->printed = calloc((size_t)(__stop_shim_rows - __start_shim_rows),
			    sizeof(*f->printed));
	ok = f->printed != NULL;
	for (unsigned a = 0; a < ABOUT_COUNT; a++)
		for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
			struct list *const list = &f->lists[a][l];

			list->pairs =
				calloc(question_count, sizeof(*list->pairs));
			ok = ok && list->pairs != NULL;
		}
	if (!ok)
		fprintf(stderr, "out of memory\n");
	return ok;
}

static void leave(struct referee *f)
{
	free(f->printed);
	for (unsigned a = 0; a < ABOUT_COUNT; a++)
		for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++)
			free(f->lists[a][l].pairs);
}

/* the others are about no level, and listed once */
static bool is_by_level(enum about about)
{
	return about == ABOUT_WORD || about == ABOUT_WHOLE ||
	       about == ABOUT_PAGE;
}

static void enlist(struct referee *f, const struct question *q,
		   const struct shim_row *row)
{
	const struct names_row *const names =
		q->answer == answer_as_named
			? NULL
			: names_row_of(q->name, &f->target);

	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
		struct list *const list = &f->lists[q->about][l];

		if (is_by_level(q->about)
			    ? (q->levels & PTE_LEVEL_SET(l)) != 0 &&
				      is_asked(&f->target, l)
			    : l == 0)
			list->pairs[list->count++] =
				(struct pair){ q, row, names, false };
	}
}

/* Both ways: no helper is forgotten, and none vanishes unseen. */
static void meet(struct referee *f)
{
	for (size_t i = 0; i < question_count; i++) {
		const struct question *const q = &questions[i];
		const struct shim_row *row;

		if (!question_is_of(q, &f->target) ||
		    !has_level(&f->target, q) || !has_rows(&f->target, q))
			continue;
		row = kernel_row(q->name);
		if (row == NULL)
			lack(f, "the kernel has no", q->name);
		else
			enlist(f, q, row);
	}
}

static bool is_protection(const struct pte_target *t, const char *name)
{
	for (const struct pte_protection *p = t->model->protections;
	     p->name != NULL; p++)
		if (kernel_row_capital("PAGE_", p->name) == kernel_row(name))
			return true;
	return false;
}

/* of any layout that the image boots as: the macros are there for each */
static bool is_bit(const struct pte_target *t, const char *name)
{
	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct pte_model *const m = pte_model_at(i);

		if (strcmp(m->image, t->model->image) != 0)
			continue;
		for (const struct pte_name *n = m->names; n->macro != NULL; n++)
			if (strcmp(n->macro, name) == 0)
				return true;
	}
	return false;
}

static bool is_question(const struct pte_target *t, const char *name)
{
	for (size_t i = 0; i < question_count; i++)
		if (strcmp(questions[i].name, name) == 0 &&
		    (question_is_of(&questions[i], t) ||
		     questions[i].answer == answer_row ||
		     (questions[i].needs & ~t->options) != 0))
			return true;
	return false;
}

/* whether it's asked for at all, of another version perhaps */
static bool is_asked_for(const char *name)
{
	for (size_t i = 0; i < question_count; i++)
		if (strcmp(questions[i].name, name) == 0)
			return true;
	return false;
}

static void find_unasked(struct referee *f)
{
	for (const struct shim_row *r = __start_shim_rows; r < __stop_shim_rows;
	     r++)
		if (strncmp(r->name, "CONFIG_", 7) != 0 &&
		    strcmp(r->name, "LINUX_VERSION_CODE") != 0 &&
		    !is_question(&f->target, r->name) &&
		    !is_protection(&f->target, r->name) &&
		    !is_bit(&f->target, r->name))
			lack(f, "nobody asks for", r->name);
	for (const struct names_row *r = names_rows; r->name != NULL; r++)
		if (!is_asked_for(r->name))
			lack(f, "nobody asks for kernel.h's", r->name);
}

/* ---- constants ----------------------------------------------------------- */

static void ask(struct referee *f, enum about about, struct asked *x,
		const char *where)
{
	const struct list *const list = &f->lists[about][x->level];

	for (size_t i = 0; i < list->count; i++) {
		struct pair *const p = &list->pairs[i];
		uint64_t model, kernel;

		if (!p->question->answer(p->question, x, &model))
			continue;
		p->answered = true;
		kernel = p->row->ask(x->a, x->b);
		compare(f, p->row, where, x, kernel, "model", model);
		if (p->names != NULL)
			compare(f, p->row, where, x, kernel, "kernel.h",
				p->names->ask(x->a, x->b));
	}
}

static void ask_bits(struct referee *f)
{
	const struct pte_target *const t = &f->target;

	for (const struct pte_name *n = t->model->names; n->name != NULL; n++) {
		const struct pte_piece piece = { n->lsb, n->width, 0, false };
		const struct shim_row *const r =
			n->macro == NULL ? NULL : kernel_row(n->macro);

		if (n->macro == NULL || n->in.since > t->version ||
		    t->version > n->in.until || (n->needs & ~t->options) != 0)
			continue;
		if (r != NULL)
			compare_number(f, r, pte_piece_mask(&piece));
		/* of tables' names some are hardware's only, and none is asked
		 */
		else if (n->tables == 0)
			lack(f, "the kernel has no", n->macro);
	}
}

/* as a booted kernel has it: LPA2 clears the bits that are address then */
static uint64_t protection(const struct pte_target *t,
			   const struct pte_protection *p)
{
	return p->bits &
	       ~pte_place_bits(t->layout->place[PTE_LEVEL_PTE], p->bits);
}

static void ask_protections(struct referee *f)
{
	const struct pte_target *const t = &f->target;

	for (const struct pte_protection *p = t->model->protections;
	     p->name != NULL; p++) {
		const struct shim_row *const r =
			kernel_row_capital("PAGE_", p->name);

		if (p->in.since > t->version || t->version > p->in.until)
			continue;
		if (r == NULL)
			lack(f, "the kernel has no PAGE_ of", p->name);
		else
			compare_number(f, r, protection(t, p));
	}
}

/* ---- words, entries, pages ----------------------------------------------- */

static const char *const where[PTE_ENTRY_LEVEL_COUNT] = { " at pte", " at pmd",
							  " at hugetlb" };

static void ask_word(struct referee *f, const struct input *in)
{
	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
		struct pte_reading reading;
		struct asked x = { .target = &f->target,
				   .level = (enum pte_level)l,
				   .a = in->word,
				   .b = in->other,
				   .reading = &reading };

		if (!shim_leaves_out(PTE_LEVEL_SET(l), x.a) &&
		    pte_target_decode(&f->target, x.level, x.a, &reading) ==
			    PTE_STATUS_OK)
			ask(f, ABOUT_WORD, &x, where[l]);
	}
}

/* a pfn that a level can hold: not every kernel's macro cuts what it can't */
static void ask_page(struct referee *f, enum pte_level level,
		     const struct input *in)
{
	const struct pte_layout *const l = f->target.layout;
	struct asked x = { .target = &f->target,
			   .level = level,
			   .b = in->protection };

	if (l->place[level] == NULL)
		return;
	if (level != PTE_LEVEL_PTE)
		x.b &= ~shim_moved_bits();
	x.a = in->pfn & pte_place_mask(l->place[level], x.b) >> l->page_shift;
	ask(f, ABOUT_PAGE, &x, "");
}

static void ask_input(struct referee *f, const struct input *in)
{
	const struct pte_target *const t = &f->target;
	struct asked entry = { .target = t };
	struct asked fields = { .target = t, .a = in->type, .b = in->offset };
	struct asked offset = { .target = t, .a = in->offset };

	ask_word(f, in);
	entry.a =
		pte_swap_entry_pack(t->layout, (unsigned)in->type, in->offset);
	entry.kind = (enum pte_kind)t->kind_of_type[in->type];
	ask(f, ABOUT_ENTRY, &entry, "");
	ask(f, ABOUT_FIELDS, &fields, "");
	ask(f, ABOUT_OFFSET, &offset, "");
	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++)
		ask_page(f, (enum pte_level)l, in);
}

/* ---- whole words --------------------------------------------------------- */

static const enum pte_kind kinds[] = {
	PTE_KIND_PRESENT,
	PTE_KIND_PROTNONE,
	PTE_KIND_INVALIDATED,
	PTE_KIND_SWAP,
	PTE_KIND_MIGRATION_READ,
	PTE_KIND_MIGRATION_READ_EXCLUSIVE,
	PTE_KIND_MIGRATION_WRITE,
	PTE_KIND_DEVICE_PRIVATE_READ,
	PTE_KIND_DEVICE_PRIVATE_WRITE,
	PTE_KIND_DEVICE_EXCLUSIVE,
	PTE_KIND_DEVICE_EXCLUSIVE_READ,
	PTE_KIND_DEVICE_EXCLUSIVE_WRITE,
	PTE_KIND_HWPOISON,
	PTE_KIND_MARKER,
	PTE_KIND_SWAPIN_ERROR,
	PTE_KIND_RAW,
};
#define KINDS (sizeof(kinds) / sizeof(kinds[0]))

/* the model says of some words that the kernel itself reads them otherwise */
static bool is_read_otherwise(const struct pte_target *t, enum pte_level level)
{
	for (const struct pte_accepted *a = t->model->accepted;
	     a->claim != NULL; a++)
		if (strcmp(a->claim, "image-read") == 0 &&
		    (a->levels & PTE_LEVEL_SET(level)) != 0 &&
		    a->in.since <= t->version && t->version <= a->in.until)
			return true;
	return false;
}

/* what encode writes, and what it reads back from the kernel's own word */
static void ask_description(struct referee *f, enum pte_level level,
			    const struct pte_description *d)
{
	const char *const name = pte_kind_name(d->kind);
	struct pte_reading reading;
	struct asked x = { .target = &f->target,
			   .level = level,
			   .kind = d->kind };
	uint64_t model, kernel;

	if (pte_target_encode(&f->target, level, d, &model) != PTE_STATUS_OK)
		return;
	f->tally.answers++;
	f->composed[d->kind]++;
	if (!compose(level, d, &kernel)) {
		f->tally.mismatches++;
		if (f->printed_of_kind[d->kind]++ == 0)
			printf("the kernel makes no %s\n", name);
		return;
	}
	x.a = kernel;
	ask(f, ABOUT_WHOLE, &x, where[level]);
	if (kernel == model &&
	    pte_target_decode(&f->target, level, kernel, &reading) ==
		    PTE_STATUS_OK &&
	    (reading.kind == d->kind || d->kind == PTE_KIND_RAW ||
	     is_read_otherwise(&f->target, level)))
		return;
	f->tally.mismatches++;
	if (f->printed_of_kind[d->kind]++ < MOST_PRINTED)
		printf("encode %s at %s: kernel 0x%" PRIx64 ", model 0x%" PRIx64
		       "\n",
		       name, pte_level_name(level), kernel, model);
}

/* without huge pages nobody makes a pmd that is a leaf, or invalidates one */
static bool has_thp(const struct pte_target *t)
{
	return (t->options & PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE)) !=
	       0;
}

static void ask_whole(struct referee *f, const struct input *in)
{
	const enum pte_kind kind = kinds[f->tally.words % KINDS];
	struct pte_description d;

	describe(&f->target, kind, in, &d);
	for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++)
		if (is_asked(&f->target, l) &&
		    ((l != PTE_LEVEL_PMD && kind != PTE_KIND_INVALIDATED) ||
		     has_thp(&f->target)))
			ask_description(f, (enum pte_level)l, &d);
}

/* a kind that was never made was never compared */
static void find_unmade(struct referee *f)
{
	for (size_t i = 0; i < KINDS; i++)
		if (pte_target_has_kind(&f->target, kinds[i]) &&
		    (kinds[i] != PTE_KIND_INVALIDATED ||
		     is_asked(&f->target, PTE_LEVEL_PMD)) &&
		    f->composed[kinds[i]] == 0)
			lack(f, "nobody made a", pte_kind_name(kinds[i]));
}

/* a helper that was never called was never compared */
static void find_unanswered(struct referee *f)
{
	for (unsigned a = 0; a < ABOUT_COUNT; a++)
		for (unsigned l = 0; l < PTE_ENTRY_LEVEL_COUNT; l++) {
			const struct list *const list = &f->lists[a][l];

			for (size_t i = 0; i < list->count; i++)
				if (!list->pairs[i].answered)
					lack(f, "the model never answered",
					     list->pairs[i].question->name);
		}
}

/* ---- the whole ----------------------------------------------------------- */

static bool number(const char *text, uint64_t *ret)
{
	char *end;

	errno = 0;
	*ret = strtoull(text, &end, 0);
	return errno == 0 && *text != '\0' && *text != '-' && *end == '\0';
}

static int judge(struct referee *f, uint64_t words, uint64_t seed)
{
	struct asked nothing = { .target = &f->target };
	struct inputs inputs;
	struct input in;

	meet(f);
	find_unasked(f);
	ask(f, ABOUT_CONSTANT, &nothing, "");
	ask_bits(f);
	ask_protections(f);
	inputs_begin(&inputs, &f->target, seed);
	for (; f->tally.words < words; f->tally.words++) {
		inputs_next(&inputs, &in);
		ask_input(f, &in);
		ask_whole(f, &in);
	}
	find_unmade(f);
	find_unanswered(f);
	printf("%s: %" PRIu64 " words, %" PRIu64 " answers, %" PRIu64
	       " mismatches, seed 0x%" PRIx64 "\n",
	       f->target.name, f->tally.words, f->tally.answers,
	       f->tally.mismatches, seed);
	return f->tally.mismatches == 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
	struct referee f = { 0 };
	uint64_t words, seed;
	int status;

	if (argc != 6 || !number(argv[4], &words) || !number(argv[5], &seed) ||
	    seed == 0) {
		fprintf(stderr, "usage: referee LAYOUT MACHINE FACTS WORDS "
				"SEED\n");
		return 2;
	}
	if (!shim_boot(argv[2])) {
		fprintf(stderr, "no machine %s in this kernel\n", argv[2]);
		return 2;
	}
	if (!find_target(&f, argv[1], argv[3]))
		return 2;
	names_choose(&f.target);
	status = make_room(&f) ? judge(&f, words, seed) : 2;
	leave(&f);
	return status;
}
