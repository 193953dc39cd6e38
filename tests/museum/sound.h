/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Something of which every claim of the museum's own is proved: a layout, and a
 * scenario in which nothing goes wrong. Each part may be changed.
 */
#ifndef SOUND_H
#define SOUND_H

#include "../cases.h"

#include <pte/prove/museum.h>

#include "../copy.h"

/* x86_64 since L1TF, in numbers read off pgtable.h and pgtable_types.h */
#define P UINT64_C(0x001)
#define SOFT_DIRTY UINT64_C(0x002)
#define UFFD_WP UINT64_C(0x004) /* since 5.7 */
#define PWT UINT64_C(0x008)
#define PCD UINT64_C(0x010) /* no entry has it */
#define PROTNONE UINT64_C(0x100)
#define ADDRESS UINT64_C(0x000ffffffffff000)
#define TYPE(word) ((unsigned)((word) >> 59))
#define OFFSET(word) (~(word) >> 9 & UINT64_C(0x3ffffffffffff))

/* MAX_PHYSMEM_BITS - PAGE_SHIFT, and how many bits of an offset are a pfn's */
#define PFN_BITS 34
#define PFN(word) (OFFSET(word) & ((UINT64_C(1) << PFN_BITS) - 1))

/*
 * The types of 7.1 with everything on and the device-private series: 32, less
 * one for markers, three of the series, one exclusive, two private, three of
 * migration. include/linux/swap.h, and the series.
 */
enum {
	TYPE_MIGRATION_READ = 22,
	TYPE_MIGRATION_READ_EXCLUSIVE = 23,
	TYPE_MIGRATION_WRITE = 24,
	TYPE_DEVICE_READ = 28,
	TYPE_MARKER = 31,
};

enum rule {
	FORK_OF_MEMORY,
	FORK_OF_DEVICE,
	FORK_OF_THE_REST,
	REMAP_ALONE,
	REMAP,
	MPROTECT,
	RULE_COUNT,
};

struct sound {
	struct copy copy;
	struct pte_scenario scenario;
	struct pte_rule rules[RULE_COUNT];
	struct pte_target target;
};

/* All but the target; it points into itself: don't move it. */
void sound_make(struct sound *sound);

/* The target, of the rest. */
void sound_target(struct sound *sound);

#endif
