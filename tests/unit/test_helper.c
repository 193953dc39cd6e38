/* SPDX-License-Identifier: BSD-2-Clause */
#include "../cases.h"

#include <inttypes.h>

#include <pte/helper.h>

#include "../helpers.h"

/* kinds that a version may have */
static pte_kind_set kinds_of(uint16_t version)
{
	pte_kind_set kinds = 0;
	size_t count;
	const struct pte_type *const types = pte_types(&count);

	for (size_t i = 0; i < count; i++)
		if (types[i].in.since <= version &&
		    version <= types[i].in.until)
			kinds |= UINT64_C(1) << (unsigned)types[i].kind;
	return kinds | UINT64_C(1) << 5;
}

static pte_kind_set asked_for(const struct pte_helper *h)
{
	pte_kind_set kinds = 0;

	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if ((h->asks >> k & 1) != 0)
			kinds |= pte_kinds_of((enum pte_kind)k);
	return kinds;
}

static void every_helper_is_true_of_what_its_reader_expects(void **state)
{
	size_t count = 0;

	(void)state;
	for (const struct pte_helper *h = pte_helpers(); h->name != NULL; h++) {
		const struct known_helper *const k = known_helper(h->name);

		count++;
		check(k != NULL, "%s isn't known", h->name);
		if (k == NULL)
			continue;
		assert_int_equal(h->in.since, k->since);
		assert_int_equal(h->in.until,
				 k->until != 0 ? k->until : 0xffff);
		/* of kinds that were never there together with it, nothing is
		 * said: look at both ends */
		for (unsigned end = 0; end < 2; end++) {
			const uint16_t version = end == 0        ? k->since
						 : k->until != 0 ? k->until
								 : 0x0703;
			const pte_kind_set there = kinds_of(version);

			check((h->accepts & there) == (k->true_of & there),
			      "%s accepts %#" PRIx64, h->name,
			      h->accepts & there);
			check((asked_for(h) & there) == (k->true_of & there),
			      "%s asks for %#" PRIx64, h->name,
			      asked_for(h) & there);
		}
		assert_non_null(h->source);
	}
	assert_int_equal(count, known_helper_count);
}

/* the series: its migration is migration, the other way round it isn't */
static void special_kind_is_a_general_one(void **state)
{
	(void)state;
	assert_int_equal(pte_kinds_of(PTE_KIND_MIGRATION_READ),
			 UINT64_C(1) << 6 | UINT32_C(1) << 17);
	assert_int_equal(pte_kinds_of(PTE_KIND_MIGRATION_READ_EXCLUSIVE),
			 UINT64_C(1) << 7 | UINT32_C(1) << 18);
	assert_int_equal(pte_kinds_of(PTE_KIND_MIGRATION_WRITE),
			 UINT64_C(1) << 8 | UINT32_C(1) << 19);
	assert_int_equal(pte_kinds_of(PTE_KIND_MIGRATION_DEVICE_PRIVATE_READ),
			 UINT64_C(1) << 17);
	assert_int_equal(pte_kinds_of(PTE_KIND_SWAP), UINT64_C(1) << 5);
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, every_helper_is_true_of_what_its_reader_expects);
	CASES_ADD(&cases, special_kind_is_a_general_one);
	return cases_run(&cases, "helper");
}
