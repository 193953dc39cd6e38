/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The kernels that a command is about: layouts, globs and specs of the command
 * line.
 */
#ifndef CLI_CHOOSE_H
#define CLI_CHOOSE_H

#include <stdbool.h>
#include <stddef.h>

#include <pte/target.h>

#include "options.h"
#include "scheme.h"

/*
 * A range of versions of a layout in which nothing changes that claims depend
 * on.
 */
struct chosen {
	const struct pte_model *model;
	struct pte_span in; /* both ends are releases */
	bool named;         /* the word named exactly this version */
};

struct choice {
	struct chosen *spans; /* grouped by layout, oldest first */
	size_t count, room;
	/* in force where a spec doesn't name one */
	struct scheme_named scheme;
};

/*
 * Select the kernels that the words name, each once, in the order of the words;
 * without words, all.
 *
 * NAME stands for all its versions, NAME@VERSION for one. Globs work the same:
 * one that has @ is matched against NAME@VERSION. Versions that can't have the
 * configuration are skipped.
 *
 * Returns false after a message if a word matches nothing. Free the choice in
 * both cases.
 */
bool choose(const struct options *o, struct choice *ret);
/* Add a model that isn't in the registry. */
bool choose_model(struct choice *choice, const struct pte_model *model,
		  uint16_t version, const struct pte_config *config);
void choice_free(struct choice *choice);

/* The index after the last span of the layout that begins at `first`. */
size_t choice_layout_end(const struct choice *choice, size_t first);

#endif /* CLI_CHOOSE_H */
