/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What was compared, as SMT-LIB 2 for a solver of the user's: a helper's
 * diagrams on one side, what the layout says in the arithmetic of words on the
 * other.
 */
#ifndef PROBE_SMT2_H
#define PROBE_SMT2_H

#include <stdbool.h>

#include <pte/layout.h>
#include <pte/prove/diagram.h>

struct smt2;

/* a file of a variant's questions: each is "unsat" if they're equal; NULL with
 * errno */
struct smt2 *smt2_open(const char *path, struct pte_diagrams *ds);

/* the file is whole: false with errno if it isn't */
bool smt2_close(struct smt2 *smt2);

/* a helper, and the test that it's said to be; nothing if smt2 is NULL */
void smt2_test(struct smt2 *smt2, const char *key, pte_diagram f,
	       const struct pte_either *is);

/* a helper's number, and the pieces of the word that it's said to be */
void smt2_pieces(struct smt2 *smt2, const char *key, const struct pte_vector *v,
		 const struct pte_piece *piece, unsigned count);

/* a helper that changes a word, and the change that it's said to be */
void smt2_change(struct smt2 *smt2, const char *key, const struct pte_vector *v,
		 const struct pte_change *change);

#endif
