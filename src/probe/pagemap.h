/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the library says that /proc/PID/pagemap has of a word, as diagrams.
 */
#ifndef PROBE_PAGEMAP_H
#define PROBE_PAGEMAP_H

#include <pte/prove/diagram.h>
#include <pte/pte.h>

/* where pagemap looks at a word of the level; a pmd that points to a table,
 * say, isn't told of */
pte_diagram pagemap_has(struct pte_diagrams *ds, const struct pte_target *t,
			enum pte_level level, const struct pte_vector *word);

/* what it says there, without the bits that are the page's own; of other words
 * it means nothing */
void pagemap_of(struct pte_diagrams *ds, const struct pte_target *t,
		enum pte_level level, const struct pte_vector *word,
		struct pte_vector *pagemap);

#endif
