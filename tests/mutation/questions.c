/* SPDX-License-Identifier: BSD-2-Clause */
#include "questions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/decode.h>

#include "../vectors/library.h"
#include "../vectors/listed.h"

static _Noreturn void die(const char *name, const char *why)
{
	fprintf(stderr, "%s: %s\n", name, why);
	exit(2);
}

/* ---- keys ---------------------------------------------------------------- */

enum key {
	KEY_KIND,
	KEY_SOFTLEAF,
	KEY_NONE,
	KEY_PRESENT,
	KEY_PROTNONE,
	KEY_TYPE,
	KEY_OFFSET,
	KEY_ENTRY,
	KEY_FLAGS,
	KEY_MARKER,
	KEY_PFN,
	KEY_YOUNG,
	KEY_DIRTY,
	KEY_STRAY,
	KEY_PAGEMAP,
	KEY_ADDRESS,
};

/* clang-format off */
static const char *const keys[] = {
	[KEY_KIND] = "kind",
	[KEY_SOFTLEAF] = "softleaf",
	[KEY_NONE] = "none",
	[KEY_PRESENT] = "present",
	[KEY_PROTNONE] = "protnone",
	[KEY_TYPE] = "type",
	[KEY_OFFSET] = "offset",
	[KEY_ENTRY] = "entry",
	[KEY_FLAGS] = "flags",
	[KEY_MARKER] = "marker",
	[KEY_PFN] = "pfn",
	[KEY_YOUNG] = "young",
	[KEY_DIRTY] = "dirty",
	[KEY_STRAY] = "stray",
	[KEY_PAGEMAP] = "pagemap",
	[KEY_ADDRESS] = "address",
};
/* clang-format on */
#define KEY_COUNT (sizeof(keys) / sizeof(keys[0]))

static bool same(bool has_a, uint64_t a, bool has_b, uint64_t b)
{
	return has_a == has_b && (!has_a || a == b);
}

static bool key_agrees(enum key key, const struct answer *a,
		       const struct answer *b)
{
	switch (key) {
	case KEY_KIND:
		return strcmp(a->kind, b->kind) == 0;
	case KEY_SOFTLEAF:
		return strcmp(a->softleaf, b->softleaf) == 0;
	case KEY_NONE:
		return a->none == b->none;
	case KEY_PRESENT:
		return a->present == b->present;
	case KEY_PROTNONE:
		return a->protnone == b->protnone;
	case KEY_TYPE:
		return same(a->has_entry, a->type, b->has_entry, b->type);
	case KEY_OFFSET:
		return same(a->has_entry, a->offset, b->has_entry, b->offset);
	case KEY_ENTRY:
		return same(a->has_entry, a->entry, b->has_entry, b->entry);
	case KEY_FLAGS:
		return same(a->has_entry, a->flags, b->has_entry, b->flags);
	case KEY_MARKER:
		return a->marker == b->marker;
	case KEY_PFN:
		return same(a->has_pfn, a->pfn, b->has_pfn, b->pfn);
	case KEY_YOUNG:
		return same(a->has_young_dirty, a->young, b->has_young_dirty,
			    b->young);
	case KEY_DIRTY:
		return same(a->has_young_dirty, a->dirty, b->has_young_dirty,
			    b->dirty);
	case KEY_STRAY:
		return same(a->has_stray, a->stray, b->has_stray, b->stray);
	case KEY_PAGEMAP:
		return same(a->has_pagemap, a->pagemap, b->has_pagemap,
			    b->pagemap);
	case KEY_ADDRESS:
		return same(a->has_table, a->table, b->has_table, b->table);
	}
	return false;
}

static bool answers_agree(unsigned known, const struct answer *a,
			  const struct answer *b)
{
	for (unsigned k = 0; k < KEY_COUNT; k++)
		if ((known & 1U << k) != 0 && !key_agrees((enum key)k, a, b))
			return false;
	return true;
}

/* ---- asking -------------------------------------------------------------- */

static bool is_read(const struct vector *v)
{
	return v->op == VECTOR_DECODE || v->op == VECTOR_BOTH ||
	       v->op == VECTOR_PRESENT;
}

static bool answer_of(const struct question *q, const struct pte_model *model,
		      struct answer *answer_ret)
{
	struct pte_target target;
	struct pte_reading reading;

	if (pte_target_of(model, q->version, &q->config, &target) !=
		    PTE_STATUS_OK ||
	    pte_target_decode(&target, q->level, q->word, &reading) !=
		    PTE_STATUS_OK)
		return false;
	answer_of_library(&target, q->word, &reading, answer_ret);
	return true;
}

static bool writes_word(const struct question *q, const struct pte_layout *l)
{
	uint64_t word = pte_layout_swap_encode_masked(
		l, q->level, pte_swap_entry_pack(l, q->type, q->offset));

	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		if ((q->flags & PTE_FLAG_SET(f)) != 0)
			word |= l->swap[q->level]->flag[f];
	return word == q->word;
}

static bool places_word(const struct question *q, const struct pte_layout *l)
{
	const uint64_t leaf = pte_layout_leaf(l, q->level, q->protection);

	return pte_place_write_masked(l->place[q->level],
				      q->pfn << l->page_shift, leaf) == q->word;
}

static bool turns_same(const struct question *q, const struct pte_model *model)
{
	struct library who = { .level = q->level };
	const struct respondent mutant = respondent_of_library(&who);
	char why[TURNED_WHY_SIZE];

	return pte_target_of(model, q->version, &q->config, &who.target) ==
		       PTE_STATUS_OK &&
	       turned_agrees(q->turned, &mutant, why);
}

static bool lists_same(const struct question *q, const struct pte_model *model)
{
	char found[ANSWER_TEXT_SIZE];
	struct pte_target target;

	return pte_target_of(model, q->version, &q->config, &target) ==
		       PTE_STATUS_OK &&
	       listed_agrees(q->vector, &target, q->level, found);
}

static bool agrees(const struct question *q, const struct pte_model *model)
{
	const struct pte_layout *const l = model->layout;
	struct answer answer;

	if (q->turned != NULL)
		return turns_same(q, model);
	if (is_listed(q->vector))
		return lists_same(q, model);
	if (q->vector->op == VECTOR_MACRO)
		return pte_layout_swap_encode_unmasked(
			       l, PTE_LEVEL_PTE, q->type, q->offset) == q->word;
	if (q->vector->op == VECTOR_PLACE)
		return places_word(q, l);
	if (!answer_of(q, model, &answer) ||
	    !answers_agree(q->keys, &answer, &q->expected))
		return false;
	return q->vector->op != VECTOR_BOTH || writes_word(q, l);
}

bool questions_agree(const struct questions *questions,
		     const struct pte_model *model)
{
	for (size_t i = 0; i < questions->count; i++)
		if (!agrees(&questions->question[i], model))
			return false;
	return true;
}

bool questions_agree_at(const struct questions *questions, uint16_t version,
			const struct pte_model *model)
{
	for (size_t i = 0; i < questions->count; i++)
		if (questions->question[i].version == version &&
		    !agrees(&questions->question[i], model))
			return false;
	return true;
}

/* ---- reading them -------------------------------------------------------- */

static bool is_about(const struct vector *v, const struct pte_model *row,
		     uint16_t *version_ret)
{
	const char *const name = row->layout->name;
	const struct pte_span in = pte_model_span(row);
	const char *const at = strchr(v->target, '@');

	return at != NULL && (size_t)(at - v->target) == strlen(name) &&
	       strncmp(v->target, name, strlen(name)) == 0 &&
	       pte_linux_parse(at + 1, strlen(at + 1), version_ret) ==
		       PTE_STATUS_OK &&
	       in.since <= *version_ret && *version_ret <= in.until;
}

static void learn_config(struct question *q)
{
	const char *word = q->vector->config;

	while (*word != '\0') {
		const size_t length = strcspn(word, ",");

		if (pte_config_add(&q->config, word, length) != PTE_STATUS_OK)
			die(q->vector->name, "its configuration can't be read");
		word += length;
		word += *word == ',';
	}
}

/* what is known stands in the text: the row as it is must say the same */
static void learn_answer(struct question *q, const struct pte_model *row)
{
	char value[ANSWER_TEXT_SIZE];

	if (!answer_of(q, row, &q->expected) ||
	    !vector_agrees(q->vector, &q->expected))
		die(q->vector->name, "the row as it is doesn't agree");
	for (unsigned k = 0; k < KEY_COUNT; k++)
		if (vector_value(q->vector, keys[k], value))
			q->keys |= 1U << k;
}

static void learn(struct question *q, const struct vector *v,
		  const struct pte_model *row)
{
	q->vector = v;
	q->word = v->pte;
	q->type = (unsigned)vector_number(v, "type");
	q->offset = vector_number(v, "offset");
	q->pfn = vector_number(v, "pfn");
	q->protection = vector_number(v, "prot");
	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		if (vector_lists(v, "flags", pte_flag_name((enum pte_flag)f)))
			q->flags |= PTE_FLAG_SET(f);
	learn_config(q);
	if (pte_level_parse(v->level, &q->level) != PTE_STATUS_OK)
		die(v->name, "no such level");
	if (is_turned(v)) {
		q->turned = calloc(1, sizeof(*q->turned));
		if (q->turned == NULL)
			die(v->name, "out of memory");
		turned_read(v, q->turned);
	}
	if (is_read(v))
		learn_answer(q, row);
	if (!agrees(q, row))
		die(v->name, "the row as it is doesn't agree");
}

void questions_of(const struct vectors *vectors, const struct pte_model *row,
		  struct questions *questions_ret)
{
	struct questions *const all = questions_ret;
	uint16_t version;

	all->count = 0;
	all->question = calloc(vectors->count, sizeof(all->question[0]));
	if (all->question == NULL)
		die(row->layout->name, "out of memory");
	for (size_t i = 0; i < vectors->count; i++) {
		if (!is_about(&vectors->vector[i], row, &version))
			continue;
		all->question[all->count].version = version;
		learn(&all->question[all->count++], &vectors->vector[i], row);
	}
}

void questions_free(struct questions *questions)
{
	for (size_t i = 0; i < questions->count; i++)
		free(questions->question[i].turned);
	free(questions->question);
}
