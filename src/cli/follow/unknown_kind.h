/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What today's code makes of an entry that it doesn't know: one of a type that
 * a proposal takes from the swap devices.
 */
#ifndef CLI_UNKNOWN_KIND_H
#define CLI_UNKNOWN_KIND_H

#include <stddef.h>

#include <pte/transition.h>

/* The rules, of a proposal's own kinds. */
const struct pte_rule *unknown_kind_rules(size_t *count_ret);

#endif /* CLI_UNKNOWN_KIND_H */
