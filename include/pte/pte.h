/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * libpte: page-table entries that carry meaning without a page.
 *
 * The inline path needs layout.h, swap.h and one of arch/; this header is all
 * that libpte offers. What is proved of entries is libpte-prove's,
 * prove/prove.h.
 *
 * No function takes 16 KB of the stack, and but for those that say so none
 * takes 6 KB. What takes more room is given it by the caller:
 * prove/workspace.h.
 */
#ifndef PTE_PTE_H
#define PTE_PTE_H

#include <pte/config.h>
#include <pte/decode.h>
#include <pte/domain.h>
#include <pte/doubt.h>
#include <pte/encode.h>
#include <pte/export.h>
#include <pte/helper.h>
#include <pte/kind.h>
#include <pte/layout.h>
#include <pte/linux.h>
#include <pte/lists.h>
#include <pte/model.h>
#include <pte/status.h>
#include <pte/swap.h>
#include <pte/target.h>
#include <pte/transition.h>
#include <pte/version.h>

#endif /* PTE_PTE_H */
