/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What each layout makes of the same words, a line a level: compiled once with
 * pte-single.h and once with the library, it has to be the same.
 */
#ifdef SINGLE
#define PTE_IMPLEMENTATION
#include "pte-single.h"
#else
#include <pte/pte.h>
#endif
#include <inttypes.h>
#include <stdio.h>

#include "../random.h"

#define WORDS 2000U

static struct random numbers = { RANDOM_SEED };
static uint64_t sum;

static void take(uint64_t value)
{
	sum = (sum ^ value) * UINT64_C(0x100000001b3);
}

static void take_text(const char *text)
{
	while (*text != '\0')
		take((unsigned char)*text++);
}

static void take_reading(const struct pte_target *t, enum pte_level level,
			 uint64_t word)
{
	struct pte_reading r;
	struct pte_doubts doubts;
	struct pte_named_bits bits[64];
	const enum pte_status status = pte_target_decode(t, level, word, &r);

	take(status);
	if (status != PTE_STATUS_OK)
		return;
	take_text(pte_kind_name(r.kind));
	take(r.present | (unsigned)r.none << 1U | (unsigned)r.protnone << 2U);
	take(r.swp_type);
	take(r.swp_offset);
	take(r.swp_entry);
	take(r.flags);
	take(r.pfn);
	take(r.table);
	take(r.pagemap);
	take(r.stray);
	if (pte_target_doubts(t, word, &r, &doubts) == PTE_STATUS_OK)
		for (unsigned i = 0; i < doubts.count; i++)
			take_text(pte_doubt_name(doubts.list[i].code));
	for (unsigned n = pte_target_bits(t, level, word, bits); n-- > 0;)
		take_text(bits[n].name->name);
}

static void take_encoding(const struct pte_target *t, enum pte_level level,
			  uint64_t random)
{
	const struct pte_description d = {
		.kind = (enum pte_kind)(random % PTE_KIND_LINUX_END),
		.keys = pte_kind_keys(
			(enum pte_kind)(random % PTE_KIND_LINUX_END)),
		.type = random >> 8U & 31U,
		.offset = random >> 16U,
		.pfn = random >> 40U,
		.marker = 1,
		.protection = "readonly",
		.flags = (unsigned)(random >> 5U) & t->swap_flags[level],
	};
	uint64_t word = 0;

	take(pte_target_encode(t, level, &d, &word));
	take(word);
}

int main(void)
{
	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct pte_model *const model = pte_model_at(i);
		struct pte_target t;

		if (pte_target_of(model, pte_model_span(model).since, NULL,
				  &t) != PTE_STATUS_OK)
			return 1;
		for (unsigned level = 0; level < PTE_ENTRY_LEVEL_COUNT;
		     level++) {
			sum = UINT64_C(0xcbf29ce484222325);
			for (unsigned n = 0; n < WORDS; n++) {
				const uint64_t word = random_word(&numbers);

				take_reading(&t, (enum pte_level)level, word);
				take_reading(&t, (enum pte_level)level,
					     word & random_word(&numbers) &
						     random_word(&numbers));
				take_encoding(&t, (enum pte_level)level, word);
			}
			printf("%s %s %016" PRIx64 "\n", t.name,
			       pte_level_name((enum pte_level)level), sum);
		}
	}
	return 0;
}
