/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What becomes of a word, version by version.
 */
#ifndef CLI_VERSIONS_H
#define CLI_VERSIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "events.h"
#include "options.h"
#include "term/out.h"

/*
 * Follow the word in each version of the target's layout, those in which the
 * same becomes of it together. As JSON: in each version.
 */
void follow_versions(const struct options *o, const struct pte_target *target,
		     enum pte_level level, uint64_t value,
		     const struct steps *steps, struct out *out);

#endif /* CLI_VERSIONS_H */
