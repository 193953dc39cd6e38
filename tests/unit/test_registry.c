/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"

#include <string.h>

#include <pte/model.h>

/* ---- the rows together --------------------------------------------------- */

static void rows_are_those_that_the_kernel_has(void **state)
{
	(void)state;
	for (size_t i = 0; known_at(i) != NULL; i++) {
		const struct facts *const k = known_at(i);
		const struct pte_model *m = NULL;

		assert_int_equal(
			pte_model_find(k->name, strlen(k->name), k->since, &m),
			PTE_STATUS_OK);
		assert_int_equal(m->layout->since, k->since);
	}
	for (size_t i = 0; i < pte_model_count(); i++)
		assert_non_null(facts_of(pte_model_at(i)->layout));
	assert_null(pte_model_at(pte_model_count()));
	assert_null(pte_model_at(SIZE_MAX));
}

/* an architecture's sorted by name, then by version, one row beginning where
 * the last ended */
static void rows_are_sorted_and_leave_no_gap(void **state)
{
	(void)state;
	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct pte_model *const m = pte_model_at(i);
		const struct pte_model *const next = pte_model_at(i + 1);
		const struct pte_span in = pte_model_span(m);
		const bool last = next == NULL ||
				  strcmp(m->layout->name, next->layout->name) !=
					  0;

		assert_true(in.since <= in.until);
		if (last) {
			assert_null(m->layout->next);
			assert_int_equal(in.until, PTE_LINUX_ONWARDS);
			assert_true(next == NULL || next->arch != m->arch ||
				    strcmp(m->layout->name,
					   next->layout->name) < 0);
			continue;
		}
		assert_ptr_equal(m->layout->next, next->layout);
		/* the version after 5.19 is 6.0 */
		assert_int_equal(next->layout->since,
				 in.until == 0x0513 ? 0x0600 : in.until + 1);
		assert_ptr_equal(m->arch, next->arch);
	}
}

/* x86_64, arm64 and ppc64 first, the others by name; each in one piece */
static void architectures_are_in_order(void **state)
{
	static const char *const first[] = { "x86_64", "arm64", "ppc64" };
	const char *last = "";
	size_t archs = 0;

	(void)state;
	for (size_t i = 0; i < pte_model_count(); i++) {
		const char *const name = pte_model_at(i)->arch->name;

		if (strcmp(name, last) == 0)
			continue;
		if (archs < 3)
			assert_string_equal(name, first[archs]);
		else
			assert_true(archs == 3 || strcmp(last, name) < 0);
		for (size_t k = 0; archs >= 3 && k < 3; k++)
			assert_string_not_equal(name, first[k]);
		last = name;
		archs++;
	}
	assert_true(archs > 3);
}

/* where the next of its name begins; of the last one, beyond what all reach */
static unsigned end_of(size_t known)
{
	const struct facts *const k = known_at(known);
	const struct facts *const next = known_at(known + 1);

	return next != NULL && strcmp(next->name, k->name) == 0 ? next->since
								: 0x0702;
}

/* every version that is modelled, under every name */
static void find_gives_the_row_in_force(void **state)
{
	(void)state;
	for (size_t i = 0; known_at(i) != NULL; i++) {
		const struct facts *const k = known_at(i);

		for (unsigned v = k->since; v < end_of(i); v++) {
			const struct pte_model *m = NULL;

			assert_int_equal(pte_model_find(k->name,
							strlen(k->name),
							(uint16_t)v, &m),
					 PTE_STATUS_OK);
			assert_string_equal(m->layout->name, k->name);
			assert_ptr_equal(facts_of(m->layout), k);
			assert_true(m->layout->since <= v);
		}
	}
}

static const struct pte_model *untouched;

static void assert_refused(const char *name, size_t length, uint16_t version,
			   enum pte_status status)
{
	const struct pte_model *m = untouched;

	assert_int_equal(pte_model_find(name, length, version, &m), status);
	assert_ptr_equal(m, untouched);
}

/* which is the newest, the tables say alone */
static uint16_t newest(const char *name)
{
	size_t i = 0;

	while (strcmp(pte_model_at(i)->layout->name, name) != 0)
		i++;
	return pte_model_at(i)->arch->newest;
}

static void assert_newer_is_refused(const char *name)
{
	const struct pte_model *m = NULL;
	const size_t length = strlen(name);

	assert_int_equal(pte_model_find(name, length, newest(name), &m),
			 PTE_STATUS_OK);
	assert_refused(name, length, pte_linux_next(newest(name)),
		       PTE_STATUS_VERSION_TOO_NEW);
}

static void find_refuses_and_writes_nothing(void **state)
{
	(void)state;
	untouched = pte_model_at(3);
	assert_refused("", 0, 0, PTE_STATUS_UNKNOWN_NAME);
	assert_refused("x86", 3, 0, PTE_STATUS_UNKNOWN_NAME);
	assert_refused("x86_64", 5, 0, PTE_STATUS_UNKNOWN_NAME);
	assert_refused("x86_64-la56", 11, 0, PTE_STATUS_UNKNOWN_NAME);
	assert_refused("X86_64", 6, 0, PTE_STATUS_UNKNOWN_NAME);
	assert_refused("ppc64-hash", 10, 0, PTE_STATUS_UNKNOWN_NAME);
	assert_refused("x86_64", 6, 0x0509, PTE_STATUS_VERSION_TOO_OLD);
	assert_newer_is_refused("x86_64");
	assert_newer_is_refused("arm64-4k");
	assert_newer_is_refused("ppc64-nohash");
	/* LPA2 kernels came in 6.9 */
	assert_refused("arm64-4k-lpa2", 13, 0x0608, PTE_STATUS_VERSION_TOO_OLD);
	assert_refused("x86_64", 6, 0xffff, PTE_STATUS_VERSION_TOO_NEW);
}

static void find_reads_as_many_letters_as_it_is_told(void **state)
{
	const struct pte_model *m = NULL;

	(void)state;
	assert_int_equal(pte_model_find("x86_64@6.12", 6, 0, &m),
			 PTE_STATUS_OK);
	assert_string_equal(m->layout->name, "x86_64");
	assert_int_equal(pte_model_find("x86_64-la57!", 11, 0, &m),
			 PTE_STATUS_OK);
	assert_string_equal(m->layout->name, "x86_64-la57");
}

static void architecture_alone_means_its_usual_variant(void **state)
{
	static const char *const pairs[][2] = {
		{ "arm64", "arm64-4k" },
		{ "ppc64", "ppc64-radix-64k" },
		{ "x86_64", "x86_64" },
	};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		const struct pte_model *m = NULL;

		assert_int_equal(pte_model_find(pairs[i][0],
						strlen(pairs[i][0]), 0x0601,
						&m),
				 PTE_STATUS_OK);
		assert_string_equal(m->layout->name, pairs[i][1]);
	}
}

static void no_version_means_the_newest(void **state)
{
	const struct pte_model *m = NULL;

	(void)state;
	assert_int_equal(pte_model_find("arm64-4k", 8, 0, &m), PTE_STATUS_OK);
	assert_int_equal(m->layout->since, 0x060a);
}

static void versions_reach_from_the_first_to_the_newest(void **state)
{
	static const struct {
		const char *name;
		unsigned since;
		const char *row;
	} known[] = {
		{ "x86_64", 0x050a, "x86_64" },
		{ "x86_64-la57", 0x050a, "x86_64" },
		{ "arm64", 0x050a, "arm64-4k" },
		{ "arm64-64k-pa52", 0x050a, "arm64-4k" },
		{ "arm64-4k-lpa2", 0x0609, "arm64-4k" },
		{ "arm64-16k-lpa2", 0x0609, "arm64-4k" },
		{ "ppc64", 0x050a, "ppc64-nohash" },
		{ "ppc64-nohash", 0x050a, "ppc64-nohash" },
	};
	struct pte_span in = { 1, 2 };

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		assert_int_equal(pte_model_versions(known[i].name,
						    strlen(known[i].name), &in),
				 PTE_STATUS_OK);
		assert_int_equal(in.since, known[i].since);
		assert_int_equal(in.until, newest(known[i].row));
	}
	in = (struct pte_span){ 1, 2 };
	assert_int_equal(pte_model_versions("ia64", 4, &in),
			 PTE_STATUS_UNKNOWN_NAME);
	assert_int_equal(in.since, 1);
	assert_int_equal(in.until, 2);
}

int main(void)
{
	struct cases cases = { 0 };

	CASES_ADD(&cases, rows_are_those_that_the_kernel_has);
	CASES_ADD(&cases, rows_are_sorted_and_leave_no_gap);
	CASES_ADD(&cases, architectures_are_in_order);
	CASES_ADD(&cases, find_gives_the_row_in_force);
	CASES_ADD(&cases, find_refuses_and_writes_nothing);
	CASES_ADD(&cases, find_reads_as_many_letters_as_it_is_told);
	CASES_ADD(&cases, architecture_alone_means_its_usual_variant);
	CASES_ADD(&cases, no_version_means_the_newest);
	CASES_ADD(&cases, versions_reach_from_the_first_to_the_newest);
	return cases_run(&cases, "registry");
}
