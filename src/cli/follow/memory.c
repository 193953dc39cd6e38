/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What kinds of memory and kinds of entries say of the conditions.
 */
#include "memory.h"

#include <pte/transition.h>

#include "unknown_kind.h"

#define WHEN(c) PTE_CONDITION_SET(PTE_##c)
#define K(kind) PTE_KIND_SET(PTE_KIND_##kind)

#define AT_HUGETLB PTE_LEVEL_SET(PTE_LEVEL_HUGETLB)
#define AT_OTHERS (PTE_LEVEL_ALL & ~AT_HUGETLB)

/* clang-format off */

/*
 * A zap that spares the process's own pages is a file's that is cut short: it
 * reaches no anonymous mapping.
 */
static const struct memory all[] = {
	{ "private-anonymous", "private anonymous memory", AT_OTHERS,
	  WHEN(IN_COW_MAPPING) | WHEN(IN_ANONYMOUS) | WHEN(PAGE_ANONYMOUS) | WHEN(ASKED_EVEN_COWS), 0 },
	{ "private-file", "a private mapping of a file", AT_OTHERS,
	  WHEN(IN_COW_MAPPING), WHEN(IN_ANONYMOUS) | WHEN(IN_WP_UNPOPULATED) },
	{ "shared", "shared memory (of a file, or shmem)", AT_OTHERS,
	  0, WHEN(IN_COW_MAPPING) | WHEN(IN_ANONYMOUS) | WHEN(IN_WP_UNPOPULATED) | WHEN(PAGE_ANONYMOUS) | WHEN(PAGE_EXCLUSIVE) | WHEN(PAGE_IN_DEVICE) },
	{ "hugetlb", "hugetlb's memory", AT_HUGETLB, 0, 0 },
};

/* clang-format on */

/*
 * Slots, device memory, what is lent to a device and what is exclusive: their
 * pages are anonymous.
 */
static const pte_kind_set of_anonymous_pages =
	K(SWAP) | K(MIGRATION_READ_EXCLUSIVE) | K(DEVICE_PRIVATE_READ) |
	K(DEVICE_PRIVATE_WRITE) | K(DEVICE_EXCLUSIVE) |
	K(DEVICE_EXCLUSIVE_READ) | K(DEVICE_EXCLUSIVE_WRITE) |
	K(MIGRATION_DEVICE_PRIVATE_READ) |
	K(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE) |
	K(MIGRATION_DEVICE_PRIVATE_WRITE);

const struct memory *memories(size_t *count_ret)
{
	*count_ret = sizeof(all) / sizeof(all[0]);
	return all;
}

/*
 * What a present word says of being writable: protections that differ in that
 * alone tell which bits do.
 */
static void add_writable(const struct read_word *w, struct conditions *in)
{
	const struct pte_protection *const may =
		pte_target_protection(w->target, "shared");
	const struct pte_protection *const may_not =
		pte_target_protection(w->target, "readonly");
	uint64_t bits;

	if (!w->reading.present || w->level != PTE_LEVEL_PTE || may == NULL ||
	    may_not == NULL)
		return;
	bits = may->bits ^ may_not->bits;
	if ((w->value & bits) == (may->bits & bits))
		in->holds |= WHEN(WORD_WRITABLE);
	else if ((w->value & bits) == (may_not->bits & bits))
		in->never |= WHEN(WORD_WRITABLE);
}

/* only anonymous pages are exclusive to a process, or in device memory; what
 * may be written to may be accessed */
static bool may_hold_at_once(uint32_t conditions)
{
	const uint32_t never = WHEN(IN_WRITABLE) | WHEN(IN_INACCESSIBLE);
	const uint32_t of_anonymous = WHEN(PAGE_EXCLUSIVE) |
				      WHEN(PAGE_IN_DEVICE);

	return (conditions & never) != never &&
	       ((conditions & of_anonymous) == 0 ||
		(conditions & WHEN(PAGE_ANONYMOUS)) != 0);
}

bool memory_conditions(const struct memory *m, const struct read_word *word,
		       struct conditions *ret)
{
	const uint32_t of_kind =
		(of_anonymous_pages & PTE_KIND_SET(word->reading.kind)) != 0
			? WHEN(PAGE_ANONYMOUS)
			: 0;

	*ret = (struct conditions){
		.holds = m->holds | of_kind,
		.never = m->never,
		.may = may_hold_at_once,
		.beside = WHEN(PAGE_ANONYMOUS),
	};
	if (word->reading.kind >= PTE_KIND_PROPOSED)
		ret->rules = unknown_kind_rules(&ret->rule_count);
	add_writable(word, ret);
	return (of_kind & m->never) == 0;
}
