/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Umbrella header of libpte-prove: claims about layouts, their proofs and
 * refutations, proposals (schemes), and the museum of broken encodings.
 */
#ifndef PTE_PROVE_PROVE_H
#define PTE_PROVE_PROVE_H

#include <pte/pte.h>

#include <pte/prove/census.h>
#include <pte/prove/claim.h>
#include <pte/prove/diagram.h>
#include <pte/prove/museum.h>
#include <pte/prove/obligation.h>
#include <pte/prove/program.h>
#include <pte/prove/recall.h>
#include <pte/prove/scheme.h>
#include <pte/prove/set.h>
#include <pte/prove/workspace.h>

#endif /* PTE_PROVE_PROVE_H */
