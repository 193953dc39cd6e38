/* SPDX-License-Identifier: BSD-2-Clause */
#include "spans.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../layouts.h"
#include "common/span.h"
#include "questions.h"

#define ROW_ROOM 128

/* ---- the lists ----------------------------------------------------------- */

/* A list that rows point to, and where its entries have what matters here. */
struct list {
	const char *what;
	size_t at; /* the pointer, in struct pte_model or struct pte_arch */
	size_t size, name, span;
	size_t needs; /* the options without which it isn't there; 0: none */
	bool of_arch; /* ends where the architecture says, and has no name */
};

#define MODEL(member) offsetof(struct pte_model, member)
#define ENTRY(type, name)                                                      \
	sizeof(struct type), offsetof(struct type, name),                      \
		offsetof(struct type, in)
#define NEEDS(type) offsetof(struct type, needs)

/* clang-format off */
static const struct list lists[] = {
	{ "name",       MODEL(names),       ENTRY(pte_name, macro),      NEEDS(pte_name),  false },
	{ "store",      MODEL(stores),      ENTRY(pte_store, path),      NEEDS(pte_store), false },
	{ "protection", MODEL(protections), ENTRY(pte_protection, name), 0,                false },
	{ "helper",     MODEL(predicates),  ENTRY(pte_predicate, name),  NEEDS(pte_predicate), false },
	{ "option", offsetof(struct pte_arch, options), ENTRY(pte_arch_option, option), 0, true },
};
/* clang-format on */

/* One of them, as some rows have it, and a copy that may be changed. */
struct shared {
	const struct list *list;
	const char *entries;
	char *copy;
	size_t count;
};

static const char *entries_of(const struct list *l, const struct pte_model *row)
{
	const void *const in = l->of_arch ? (const void *)row->arch : row;
	const char *entries;

	memcpy(&entries, (const char *)in + l->at, sizeof(entries));
	return entries;
}

static const char *name_of(const struct shared *s, size_t entry)
{
	const char *const at = s->entries + entry * s->list->size;
	enum pte_option option;
	const char *name;

	if (!s->list->of_arch) {
		memcpy(&name, at + s->list->name, sizeof(name));
		return name;
	}
	memcpy(&option, at + s->list->name, sizeof(option));
	return pte_option_info(option)->name;
}

static uint32_t needs_of(const struct shared *s, size_t entry)
{
	uint32_t needs = 0;

	if (s->list->needs != 0)
		memcpy(&needs,
		       s->entries + entry * s->list->size + s->list->needs,
		       sizeof(needs));
	return needs;
}

static struct shared shared_of(const struct list *l,
			       const struct pte_model *row)
{
	struct shared s = { .list = l, .entries = entries_of(l, row) };

	if (l->of_arch)
		s.count = row->arch->option_count;
	else
		while (name_of(&s, s.count) != NULL)
			s.count++;
	/* and the end, where there is one */
	s.copy = calloc(s.count + 1, l->size);
	if (s.copy == NULL)
		exit(2);
	memcpy(s.copy, s.entries, (s.count + !l->of_arch) * l->size);
	return s;
}

/* ---- a version off ------------------------------------------------------- */

/* One end of a span, moved, and the version in which that shows. */
struct moved {
	struct pte_span in;
	uint16_t shows;
	const char *end;
};

/* later and earlier, of the first version and of the last one */
static unsigned move(const struct pte_span *in, uint16_t last,
		     struct moved moved_ret[static 4])
{
	const bool open = in->until == PTE_LINUX_ONWARDS;
	unsigned n = 0;

	moved_ret[n++] = (struct moved){
		{ pte_linux_next(in->since), in->until }, in->since, "since"
	};
	if (in->since > PTE_LINUX_OLDEST)
		moved_ret[n++] = (struct moved){ { pte_linux_before(in->since),
						   in->until },
						 pte_linux_before(in->since),
						 "since" };
	if (open)
		moved_ret[n++] = (struct moved){
			{ in->since, pte_linux_before(last) }, last, "until"
		};
	if (open)
		return n;
	moved_ret[n++] = (struct moved){
		{ in->since, pte_linux_before(in->until) }, in->until, "until"
	};
	moved_ret[n++] =
		(struct moved){ { in->since, pte_linux_next(in->until) },
				pte_linux_next(in->until),
				"until" };
	return n;
}

/* ---- asking -------------------------------------------------------------- */

struct survey {
	struct questions questions[ROW_ROOM];
	size_t spans, unanswered;
};

/* an option that the row's machines lack, whatever the architecture has */
static bool is_lacking(const struct shared *s, size_t entry,
		       const struct pte_model *row)
{
	enum pte_option option;

	if (!s->list->of_arch)
		return false;
	memcpy(&option, s->entries + entry * s->list->size + s->list->name,
	       sizeof(option));
	return (row->lacks & PTE_OPTION_SET(option)) != 0;
}

/* whether the row is in force then, has the list, and what the entry needs */
static bool is_asked(const struct shared *s, size_t entry,
		     const struct pte_model *row, uint16_t version)
{
	return entries_of(s->list, row) == s->entries &&
	       !is_lacking(s, entry, row) && row->layout->since <= version &&
	       version <= last_version(row) &&
	       (needs_of(s, entry) & ~pte_model_options(row, version)) == 0;
}

/* whether a row with the changed copy answers as is known */
static bool is_agreed(const struct survey *survey, const struct shared *s,
		      size_t row, uint16_t version)
{
	struct pte_model model = *pte_model_at(row);
	struct pte_arch arch = *model.arch;
	char *const in = s->list->of_arch ? (char *)&arch : (char *)&model;

	if (s->list->of_arch)
		model.arch = &arch;
	memcpy(in + s->list->at, &s->copy, sizeof(s->copy));
	return questions_agree_at(&survey->questions[row], version, &model);
}

/* whether a known answer tells, of any row that has the list */
static bool is_told(const struct survey *survey, const struct shared *s,
		    size_t entry, uint16_t version, bool *asked_ret)
{
	*asked_ret = false;
	for (size_t i = 0; i < pte_model_count(); i++) {
		if (!is_asked(s, entry, pte_model_at(i), version))
			continue;
		*asked_ret = true;
		if (!is_agreed(survey, s, i, version))
			return true;
	}
	return false;
}

/* The newest version of which something is known: in those that came after it,
 * nothing changed, or what did begins there and is asked for. */
static uint16_t last_known(const struct survey *survey,
			   const struct pte_arch *arch)
{
	uint16_t last = 0;

	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct questions *const q = &survey->questions[i];

		if (pte_model_at(i)->arch != arch)
			continue;
		for (size_t k = 0; k < q->count; k++)
			if (q->question[k].version > last)
				last = q->question[k].version;
	}
	return last;
}

static void try_entry(struct survey *survey, const struct shared *s,
		      const struct pte_model *row, size_t entry)
{
	char *const at = s->copy + entry * s->list->size + s->list->span;
	struct moved moved[4];
	struct pte_span in;
	unsigned count;

	memcpy(&in, at, sizeof(in));
	count = move(&in, last_known(survey, row->arch), moved);
	for (unsigned m = 0; m < count; m++) {
		bool asked, told;

		memcpy(at, &moved[m].in, sizeof(in));
		told = is_told(survey, s, entry, moved[m].shows, &asked);
		memcpy(at, &in, sizeof(in));
		survey->spans += asked;
		if (told || !asked)
			continue;
		survey->unanswered++;
		printf("UNANSWERED %s: %s %s, %s: nothing known of %u.%u "
		       "tells\n",
		       row->layout->name, s->list->what, name_of(s, entry),
		       moved[m].end, PTE_LINUX_MAJOR(moved[m].shows),
		       PTE_LINUX_MINOR(moved[m].shows));
	}
}

/* each list once, with the first row that has it */
static bool is_new(const struct list *l, size_t row)
{
	for (size_t i = 0; i < row; i++)
		if (entries_of(l, pte_model_at(i)) ==
		    entries_of(l, pte_model_at(row)))
			return false;
	return true;
}

static void try_list(struct survey *survey, const struct list *l, size_t row)
{
	struct shared s = shared_of(l, pte_model_at(row));

	for (size_t entry = 0; entry < s.count; entry++)
		try_entry(survey, &s, pte_model_at(row), entry);
	free(s.copy);
}

/* ---- since when protnone is always compiled ------------------------------ */

static void try_protnone(struct survey *survey, size_t row, uint16_t always,
			 uint16_t shows)
{
	struct pte_model model = *pte_model_at(row);
	struct pte_arch arch = *model.arch;

	if (shows < model.layout->since || shows > last_version(&model))
		return;
	model.arch = &arch;
	arch.protnone_always = always;
	survey->spans++;
	if (!questions_agree_at(&survey->questions[row], shows, &model))
		return;
	survey->unanswered++;
	printf("UNANSWERED %s: protnone_always: nothing known of %u.%u tells\n",
	       model.layout->name, PTE_LINUX_MAJOR(shows),
	       PTE_LINUX_MINOR(shows));
}

/* of an architecture's first layout that is in force then */
static void try_protnones(struct survey *survey)
{
	const struct pte_arch *told = NULL;

	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct pte_model *const m = pte_model_at(i);
		const uint16_t always = m->arch->protnone_always;

		if (m->arch == told || always == 0 ||
		    always > last_version(m) || always < m->layout->since)
			continue;
		told = m->arch;
		try_protnone(survey, i, pte_linux_next(always), always);
		try_protnone(survey, i, pte_linux_before(always),
			     pte_linux_before(always));
	}
}

size_t spans_unanswered(const struct vectors *vectors)
{
	static struct survey survey;
	const size_t count = pte_model_count();

	if (count > ROW_ROOM)
		exit(2);
	for (size_t i = 0; i < count; i++)
		questions_of(vectors, pte_model_at(i), &survey.questions[i]);
	for (size_t l = 0; l < sizeof(lists) / sizeof(lists[0]); l++)
		for (size_t i = 0; i < count; i++)
			if (is_new(&lists[l], i))
				try_list(&survey, &lists[l], i);
	try_protnones(&survey);
	for (size_t i = 0; i < count; i++)
		questions_free(&survey.questions[i]);
	printf("%zu ends of spans, %zu of which no known answer tells\n",
	       survey.spans, survey.unanswered);
	return survey.unanswered;
}
