/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * libpte: page-table entries that carry meaning without a page.
 *
 * Umbrella header of libpte. The inline path needs only layout.h, swap.h and
 * one header of arch/; claims and proofs are in libpte-prove, prove/prove.h.
 *
 * No function uses 16 KB of stack or more; none uses 6 KB, except those that
 * say so. For anything larger the caller provides the memory:
 * prove/workspace.h.
 */
#ifndef PTE_PTE_H
#define PTE_PTE_H

#include <pte/config.h>
#include <pte/decode.h>
#include <pte/domain.h>
#include <pte/doubt.h>
#include <pte/dump.h>
#include <pte/encode.h>
#include <pte/export.h>
#include <pte/fit.h>
#include <pte/helper.h>
#include <pte/kind.h>
#include <pte/layout.h>
#include <pte/linux.h>
#include <pte/lists.h>
#include <pte/model.h>
#include <pte/pagemap.h>
#include <pte/scan.h>
#include <pte/status.h>
#include <pte/swap.h>
#include <pte/target.h>
#include <pte/transition.h>
#include <pte/version.h>

#endif /* PTE_PTE_H */
