/* SPDX-License-Identifier: BSD-2-Clause */
#include "copy.h"

#include <stddef.h>

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
	}
}

void copy_row(const struct pte_model *model, struct copy *copy_ret)
{
	size_t i = 0;

	*copy_ret = (struct copy){
		.model = *model,
		.layout = *model->layout,
		.codec = *model->layout->swap,
	};
	copy_ret->model.layout = &copy_ret->layout;
	copy_ret->layout.swap = &copy_ret->codec;
	copy_levels(model->layout, copy_ret);

	/* the last one has no path: it ends the list */
	do
		copy_ret->store[i] = model->stores[i];
	while (model->stores[i++].path != NULL && i < COPY_STORE_ROOM);
	copy_ret->model.stores = copy_ret->store;
}
