/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which kernels a command is about: layouts and globs of the command line.
 */
#ifndef CLI_CHOOSE_H
#define CLI_CHOOSE_H

#include <stdbool.h>
#include <stddef.h>

#include <pte/target.h>

#include "options.h"
#include "scheme.h"

/* Versions of a layout between which nothing that is claimed changes. */
struct chosen {
	const struct pte_model *model;
	struct pte_span in; /* both ends are releases */
	bool named;         /* a word named this very version */
};

struct choice {
	struct chosen *spans; /* those of a layout together, oldest first */
	size_t count, room;
	/* in force on those whose specs say none */
	struct scheme_named scheme;
};

/*
 * Those that the words name, each once, in their order; without words, all.
 *
 * NAME is all its versions, NAME@VERSION one of them; so are globs, one with @
 * being about NAME@VERSION. Versions that can't have the configuration are
 * passed over.
 *
 * False, and a message, if a word names none. Free the choice either way.
 */
bool choose(const struct options *o, struct choice *ret);
/* One that no name of a layout means: add it. */
bool choose_model(struct choice *choice, const struct pte_model *model,
		  uint16_t version, const struct pte_config *config);
void choice_free(struct choice *choice);

/* The end of the run of spans that have the layout of the one at `first`. */
size_t choice_layout_end(const struct choice *choice, size_t first);

#endif /* CLI_CHOOSE_H */
