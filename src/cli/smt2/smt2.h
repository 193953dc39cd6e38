/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The claims as SMT-LIB 2.6: what a solver must find satisfiable or
 * unsatisfiable if the prover is right. The formulas are derived from the
 * layout's tables; only the verdict comes from the prover.
 */
#ifndef CLI_SMT2_H
#define CLI_SMT2_H

#include <stdbool.h>

#include <pte/prove/claim.h>

#include "term/out.h"

struct smt2;

/*
 * Begin a collection for a directory, which is created if necessary; NULL: for
 * smt2_print. Returns NULL after a message on an error.
 */
struct smt2 *smt2_begin(const char *dir);

/*
 * Add the obligation of a verdict, unless the layout's file already has it.
 * Does nothing if s is NULL or if the claim isn't applicable.
 *
 * config: in the form of --config; "" is the default
 */
void smt2_add(struct smt2 *s, const struct pte_verdict *v, const char *config);

/*
 * Print the file of each layout, and free the collection. Returns false after a
 * message on an error; then nothing is printed.
 */
bool smt2_print(struct smt2 *s, struct out *out);

/*
 * Write DIR/LAYOUT.smt2, each file completely or not at all, and free the
 * collection; with keep == false, only free it. Returns false after a message
 * on an error.
 */
bool smt2_end(struct smt2 *s, bool keep);

#endif /* CLI_SMT2_H */
