/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the tables of a layout say, as diagrams of a word's bits, so that a
 * helper can be compared with it over all words.
 */
#ifndef PROBE_MEANING_H
#define PROBE_MEANING_H

#include <pte/layout.h>
#include <pte/prove/diagram.h>

pte_diagram meaning_of_pattern(struct pte_diagrams *ds,
			       const struct pte_vector *word,
			       const struct pte_pattern *pattern);
pte_diagram meaning_of_test(struct pte_diagrams *ds,
			    const struct pte_vector *word,
			    const struct pte_test *test);
pte_diagram meaning_of_either(struct pte_diagrams *ds,
			      const struct pte_vector *word,
			      const struct pte_either *either);

/* the quantity that pieces hold: ORed; another vector than the word */
void meaning_of_pieces(struct pte_diagrams *ds, const struct pte_vector *word,
		       const struct pte_piece *piece, unsigned count,
		       struct pte_vector *quantity);

/* the address, in bytes, as pte_place_read has it */
void meaning_of_place(struct pte_diagrams *ds, const struct pte_vector *word,
		      const struct pte_place *place,
		      struct pte_vector *address);

/* the word without the bits of clear, then with those of set */
void meaning_of_change(const struct pte_vector *word,
		       const struct pte_change *change,
		       struct pte_vector *changed);

#endif
