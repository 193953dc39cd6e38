/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The claims as SMT-LIB 2.6: what a solver must find satisfiable or not, if the
 * prover is right. An obligation is made from the layout's tables; of the
 * prover only its verdict is taken.
 */
#ifndef CLI_SMT2_H
#define CLI_SMT2_H

#include <stdbool.h>

#include <pte/prove/claim.h>

struct smt2;

/*
 * Begin to collect obligations for a folder, which is made if it isn't there.
 * NULL, and a message, if that can't be.
 */
struct smt2 *smt2_begin(const char *dir);

/*
 * Add what a verdict says, unless its layout's file has the same obligation.
 * Without a collection, nothing. What doesn't apply is no obligation.
 *
 * config: as --config takes it; "": the default
 */
void smt2_add(struct smt2 *s, const struct pte_verdict *v, const char *config);

/*
 * Write DIR/LAYOUT.smt2, each whole or not at all, and free the collection;
 * without `keep`, only free it. False, and a message, if something went wrong.
 */
bool smt2_end(struct smt2 *s, bool keep);

#endif /* CLI_SMT2_H */
