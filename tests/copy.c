/* SPDX-License-Identifier: BSD-2-Clause */
#include "copy.h"

#include <stddef.h>
#include <stdlib.h>

/* the first level that has the same part */
static unsigned owner_of_view(const struct pte_layout *l, unsigned level)
{
	unsigned first = 0;

	while (l->view[first] != l->view[level])
		first++;
	return first;
}

static unsigned owner_of_place(const struct pte_layout *l, unsigned level)
{
	unsigned first = 0;

	while (l->place[first] != l->place[level])
		first++;
	return first;
}

/* a table's address may lie where a page's does */
static void copy_table(const struct pte_layout *from, struct copy *to,
		       unsigned level)
{
	if (from->table[level] == NULL)
		return;
	to->table[level] = *from->table[level];
	to->layout.table[level] = &to->table[level];
	for (unsigned l = PTE_LEVEL_COUNT; l-- > 0;)
		if (from->place[l] == from->table[level])
			to->layout.table[level] = &to->place[l];
}

static void copy_codec(const struct pte_layout *from, struct copy *to,
		       unsigned level)
{
	to->layout.swap[level] = &to->codec;
	if (from->swap[level] == from->swap[PTE_LEVEL_PTE])
		return;
	to->own_codec[level] = *from->swap[level];
	to->layout.swap[level] = &to->own_codec[level];
}

static void copy_translated(const struct pte_layout *from, struct copy *to,
			    unsigned level)
{
	unsigned first = 0;

	if (from->translated[level] == NULL)
		return;
	while (from->translated[first] != from->translated[level])
		first++;
	to->translated[level] = *from->translated[level];
	to->layout.translated[level] = &to->translated[first];
}

static void copy_levels(const struct pte_layout *from, struct copy *to)
{
	for (unsigned level = 0; level < PTE_LEVEL_COUNT; level++) {
		const unsigned view = owner_of_view(from, level);
		const unsigned place = owner_of_place(from, level);

		if (from->view[level] != NULL) {
			to->view[level] = *from->view[level];
			to->layout.view[level] = &to->view[view];
		}
		if (from->place[level] != NULL) {
			to->place[level] = *from->place[level];
			to->layout.place[level] = &to->place[place];
		}
		if (from->walker == from->view[level])
			to->layout.walker = &to->view[view];
		copy_table(from, to, level);
		copy_codec(from, to, level);
		copy_translated(from, to, level);
	}
}

/* A list, and the field of a row that is empty in the one that ends it. */
#define COPY_LIST(to, from, member, end)                                       \
	do {                                                                   \
		size_t i = 0;                                                  \
                                                                               \
		do {                                                           \
			if (i ==                                               \
			    sizeof((to)->member) / sizeof((to)->member[0]))    \
				abort();                                       \
			(to)->member[i] = (from)[i];                           \
		} while ((from)[i++].end != 0);                                \
	} while (0)

/* ... of which an exhibit's row may say none */
#define COPY_SOME(to, from, list, member, end)                                 \
	do {                                                                   \
		if ((from)->list == NULL)                                      \
			break;                                                 \
		COPY_LIST(to, (from)->list, member, end);                      \
		(to)->model.list = (to)->member;                               \
	} while (0)

void copy_owned_by(struct pte_model *model, const struct pte_owned *rows)
{
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		model->owned[l] = rows;
}

static void copy_lists(const struct pte_model *from, struct copy *to)
{
	COPY_LIST(to, from->stores, store, path);
	COPY_LIST(to, from->owned[PTE_LEVEL_PTE], owned, width);
	COPY_LIST(to, from->names, name, name);
	COPY_LIST(to, from->predicates, predicate, name);
	COPY_LIST(to, from->protections, protection, name);
	to->model.stores = to->store;
	for (unsigned l = 0; l < PTE_LEVEL_COUNT; l++)
		if (from->owned[l] == from->owned[PTE_LEVEL_PTE])
			to->model.owned[l] = to->owned;
	if (from->owned[PTE_LEVEL_PMD] != from->owned[PTE_LEVEL_PTE]) {
		COPY_LIST(to, from->owned[PTE_LEVEL_PMD], pmd_owned, width);
		to->model.owned[PTE_LEVEL_PMD] = to->pmd_owned;
	}
	to->model.names = to->name;
	to->model.predicates = to->predicate;
	to->model.protections = to->protection;
	COPY_SOME(to, from, unread, unread, why);
	COPY_SOME(to, from, traits, trait, tells);
	COPY_SOME(to, from, beside, beside, what);
	COPY_SOME(to, from, attributes, attributes, name);
	COPY_SOME(to, from, transients, transient, name);
	COPY_SOME(to, from, comparisons, comparison, name);
}

void copy_row(const struct pte_model *model, struct copy *copy_ret)
{
	*copy_ret = (struct copy){
		.model = *model,
		.layout = *model->layout,
		.codec = *model->layout->swap[PTE_LEVEL_PTE],
		.walker = *model->layout->walker,
	};
	copy_ret->model.layout = &copy_ret->layout;
	copy_ret->layout.walker = &copy_ret->walker;
	copy_levels(model->layout, copy_ret);
	copy_lists(model, copy_ret);
}
