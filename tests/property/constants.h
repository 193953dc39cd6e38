/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef CONSTANTS_H
#define CONSTANTS_H

#include <stdbool.h>

#include <pte/swap.h>

/*
 * The inline form of a row: the library's functions with a constant layout, as
 * a compiler folds them. What it answers must be what the same functions
 * answer through a pointer.
 */
struct constant {
	const struct pte_layout *layout;
	uint64_t (*encode)(uint64_t entry);
	enum pte_status (*encode_checked)(unsigned type, uint64_t offset,
					  uint64_t *value_ret);
	uint64_t (*decode)(uint64_t v);
	unsigned (*type)(uint64_t v);
	uint64_t (*offset)(uint64_t v);
	/* without leaves at that level: false, 0 and the protection */
	bool (*none)(enum pte_level level, uint64_t v);
	bool (*present)(enum pte_level level, uint64_t v);
	uint64_t (*read)(enum pte_level level, uint64_t v);
	uint64_t (*write)(enum pte_level level, uint64_t address,
			  uint64_t protection);
};

/* Of a row of the registry; fails the case if it has none */
const struct constant *constant_of(const struct pte_layout *layout);

#endif
