/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Descriptions of entries in the form KIND [KEY=VALUE|FLAG]...
 */
#ifndef CLI_DESCRIBE_H
#define CLI_DESCRIBE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/encode.h>

struct described {
	struct pte_description description;
	/* the values as written, by enum pte_key, for messages */
	const char *given[PTE_KEY_COUNT];
	/* those of a type and an offset that were written as one entry */
	char type_of_entry[40], offset_of_entry[64];
};

/*
 * Parse a description.
 *
 * words: terminated; described_ret points into them
 * line:  its line on stdin, or 0
 *
 * Returns false after a message if it's malformed.
 */
bool describe(const struct pte_target *target, char *const *words, size_t count,
	      size_t line, struct described *described_ret);

/* Report why a description can't be encoded. */
void say_not_encoded(const struct pte_target *target, enum pte_level level,
		     const struct described *d, enum pte_status status,
		     size_t line);

#endif /* CLI_DESCRIBE_H */
