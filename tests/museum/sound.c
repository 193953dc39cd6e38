/* SPDX-License-Identifier: BSD-2-Clause */
#include "sound.h"

#include <string.h>

#define K(kind) PTE_KIND_SET(PTE_KIND_##kind)
#define MEMORY_TO_WRITE (K(MIGRATION_READ_EXCLUSIVE) | K(MIGRATION_WRITE))
#define DEVICE_TO_WRITE                                                        \
	(K(MIGRATION_DEVICE_PRIVATE_READ_EXCLUSIVE) |                          \
	 K(MIGRATION_DEVICE_PRIVATE_WRITE))
#define TO_READ (K(MIGRATION_READ) | K(MIGRATION_DEVICE_PRIVATE_READ))
#define EVER                                                                   \
	{                                                                      \
		PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS                            \
	}
#define RULE(of, kinds_, here_)                                                \
	.event = (of), .levels = PTE_LEVEL_SET(PTE_LEVEL_PTE),                 \
	.before = { .kinds = (kinds_) }, .in = EVER, .here = (here_)

static const struct pte_product same = { .kind = PTE_KIND_RAW,
					 .content = PTE_CONTENT_WORD };
static const struct pte_product read = { .kind = PTE_KIND_MIGRATION_READ,
					 .content = PTE_CONTENT_OFFSET };
static const struct pte_product device_read = {
	.kind = PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ,
	.content = PTE_CONTENT_OFFSET,
};
static const struct pte_product read_exclusive = {
	.kind = PTE_KIND_MIGRATION_READ_EXCLUSIVE,
	.content = PTE_CONTENT_OFFSET,
	.keeps = PTE_FLAG_SET(PTE_FLAG_UFFD_WP),
};
static const struct pte_product page = { .kind = PTE_KIND_PRESENT,
					 .content = PTE_CONTENT_PAGE };

static const struct pte_amend clears_if_asked[] = {
	{ PTE_FLAG_SET(PTE_FLAG_UFFD_WP), false,
	  PTE_CONDITION_SET(PTE_ASKED_WP_RESOLVE), 0 },
	{ 0, false, 0, 0 },
};
static const struct pte_rule sound_rules[RULE_COUNT] = {
	[FORK_OF_MEMORY] = { RULE(PTE_EVENT_FORK, MEMORY_TO_WRITE, &read),
			     .child = &same },
	[FORK_OF_DEVICE] = { RULE(PTE_EVENT_FORK, DEVICE_TO_WRITE,
				  &device_read),
			     .child = &same },
	[FORK_OF_THE_REST] = { RULE(PTE_EVENT_FORK, TO_READ, &same),
			       .child = &same },
	[REMAP_ALONE] = { RULE(PTE_EVENT_REMAP,
			       MEMORY_TO_WRITE | DEVICE_TO_WRITE, &page),
			  .exclusive = true },
	[REMAP] = { RULE(PTE_EVENT_REMAP, TO_READ, &page) },
	[MPROTECT] = { RULE(PTE_EVENT_MPROTECT, K(MIGRATION_WRITE),
			    &read_exclusive),
		       .amends = clears_if_asked },
};

/* mended: the address of an empty slot isn't complemented */
static const struct pte_model *since_l1tf(void)
{
	size_t i = 0;

	while (strcmp(pte_exhibit_at(i)->id, "X5") != 0)
		i++;
	return pte_exhibit_at(i)->side[PTE_SIDE_AFTER].model;
}

void sound_make(struct sound *sound)
{
	copy_row(since_l1tf(), &sound->copy);
	sound->copy.codec.flag[PTE_FLAG_UFFD_WP] = UFFD_WP;
	memcpy(sound->rules, sound_rules, sizeof(sound->rules));
	sound->scenario = (struct pte_scenario){
		/* words that someone else claims, and takes a pfn from */
		.words = PTE_TEST(P | PROTNONE | PCD, PCD),
		.asked = PTE_ASKED_PFN,
		/* present words become uncached */
		.from = { P, P },
		.change = { .clear = PWT | PCD, .set = PCD },
		.written = SOFT_DIRTY | UFFD_WP,
		.passed_over = SOFT_DIRTY | UFFD_WP,
		.machine_bits = PFN_BITS + 12,
		/* BITS_PER_XA_VALUE, less the bits of a type */
		.type_shift = 58,
		.value_bits = 63,
		.rules = sound->rules,
		.rule_count = RULE_COUNT,
	};
}

void sound_target(struct sound *sound)
{
	const struct pte_config series = {
		.on = PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE_MIGRATION)
	};

	assert_int_equal(pte_target_of(&sound->copy.model, PTE_LINUX(7, 1),
				       &series, &sound->target),
			 PTE_STATUS_OK);
}
