/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Descriptions of entries, as users write them: KIND [KEY=VALUE|FLAG]...
 */
#ifndef CLI_DESCRIBE_H
#define CLI_DESCRIBE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/encode.h>

struct described {
	struct pte_description description;
	/* values as they were written, by enum pte_key: for messages */
	const char *given[PTE_KEY_COUNT];
};

/*
 * Read a description.
 *
 * words: terminated; described_ret keeps pointers into them
 * line:  where on stdin it stood, or 0
 *
 * False, and a message, if it's malformed.
 */
bool describe(const struct pte_target *target, char *const *words, size_t count,
	      size_t line, struct described *described_ret);

/* Say why a description can't be encoded. */
void say_not_encoded(const struct pte_target *target, enum pte_level level,
		     const struct described *d, enum pte_status status,
		     size_t line);

#endif /* CLI_DESCRIBE_H */
