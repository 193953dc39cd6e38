/* SPDX-License-Identifier: BSD-2-Clause */
#include "../cases.h"

#include <string.h>

#include <pte/linux.h>
#include <pte/version.h>

#include "common/span.h"

#define UNTOUCHED UINT16_C(0x1234)

struct reading {
	const char *text;
	enum pte_status status;
	unsigned major, minor;
};

static const struct reading readings[] = {
	{ "5.10", PTE_STATUS_OK, 5, 10 },
	{ "v6.7", PTE_STATUS_OK, 6, 7 },
	{ "6.1.192", PTE_STATUS_OK, 6, 1 },
	{ "v6.12.117", PTE_STATUS_OK, 6, 12 },
	{ "6.0", PTE_STATUS_OK, 6, 0 },
	{ "7.1", PTE_STATUS_OK, 7, 1 },
	/* the last ones of their majors, as kernel.org lists the releases */
	{ "5.19", PTE_STATUS_OK, 5, 19 },
	{ "6.19", PTE_STATUS_OK, 6, 19 },
	/* how far the models reach isn't a question of spelling */
	{ "2.6", PTE_STATUS_OK, 2, 6 },
	{ "8.200", PTE_STATUS_OK, 8, 200 },

	{ "5.20", PTE_STATUS_NO_SUCH_VERSION, 0, 0 },
	{ "6.20", PTE_STATUS_NO_SUCH_VERSION, 0, 0 },
	{ "6.20.1", PTE_STATUS_NO_SUCH_VERSION, 0, 0 },
	{ "v5.99", PTE_STATUS_NO_SUCH_VERSION, 0, 0 },
	{ "6.256", PTE_STATUS_NO_SUCH_VERSION, 0, 0 },

	{ "", PTE_STATUS_SYNTAX, 0, 0 },
	{ "v", PTE_STATUS_SYNTAX, 0, 0 },
	{ "6", PTE_STATUS_SYNTAX, 0, 0 },
	{ "6.", PTE_STATUS_SYNTAX, 0, 0 },
	{ ".6", PTE_STATUS_SYNTAX, 0, 0 },
	{ "6.1.", PTE_STATUS_SYNTAX, 0, 0 },
	{ "6.1.2.3", PTE_STATUS_SYNTAX, 0, 0 },
	{ "6..1", PTE_STATUS_SYNTAX, 0, 0 },
	{ "V6.1", PTE_STATUS_SYNTAX, 0, 0 },
	{ "vv6.1", PTE_STATUS_SYNTAX, 0, 0 },
	{ " 6.1", PTE_STATUS_SYNTAX, 0, 0 },
	{ "6.1 ", PTE_STATUS_SYNTAX, 0, 0 },
	{ "6.1-rc3", PTE_STATUS_SYNTAX, 0, 0 },
	{ "+6.1", PTE_STATUS_SYNTAX, 0, 0 },
	{ "6.-1", PTE_STATUS_SYNTAX, 0, 0 },
	{ "0x6.1", PTE_STATUS_SYNTAX, 0, 0 },
	{ "6,1", PTE_STATUS_SYNTAX, 0, 0 },
};

static void reads(void **state)
{
	const struct reading *const r = *state;
	uint16_t version = UNTOUCHED;

	assert_int_equal(pte_linux_parse(r->text, strlen(r->text), &version),
			 r->status);
	if (r->status == PTE_STATUS_OK)
		assert_int_equal(version, r->major * 256 + r->minor);
	else
		assert_int_equal(version, UNTOUCHED);
}

/* as uname -r says them on Ubuntu, Android, RHEL, Debian, of an own build, and
 * of a release candidate */
static const struct reading releases[] = {
	{ "6.8.0-41-generic", PTE_STATUS_OK, 6, 8 },
	{ "6.6.46-android15-8-gdeadbeef", PTE_STATUS_OK, 6, 6 },
	{ "5.14.0-503.el9.x86_64", PTE_STATUS_OK, 5, 14 },
	{ "6.12.117+deb12-amd64", PTE_STATUS_OK, 6, 12 },
	{ "7.3.4+", PTE_STATUS_OK, 7, 3 },
	{ "6.13-rc1", PTE_STATUS_OK, 6, 13 },
	{ "6.1.9_1", PTE_STATUS_OK, 6, 1 },
	{ "6.12", PTE_STATUS_OK, 6, 12 },
	{ "6.20.0-1", PTE_STATUS_NO_SUCH_VERSION, 0, 0 },
	{ "6.1.2.3", PTE_STATUS_SYNTAX, 0, 0 },
	{ "-generic", PTE_STATUS_SYNTAX, 0, 0 },
	{ "6-1", PTE_STATUS_SYNTAX, 0, 0 },
	{ "6.-1", PTE_STATUS_SYNTAX, 0, 0 },
	{ "6.1-", PTE_STATUS_SYNTAX, 0, 0 },
	{ "generic-6.1", PTE_STATUS_SYNTAX, 0, 0 },
	{ "", PTE_STATUS_SYNTAX, 0, 0 },
};

static void releases_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(releases) / sizeof(releases[0]); i++) {
		const struct reading *const r = &releases[i];
		uint16_t version = UNTOUCHED;

		assert_int_equal(
			pte_linux_release(r->text, strlen(r->text), &version),
			r->status);
		assert_int_equal(version, r->status == PTE_STATUS_OK
						  ? r->major * 256 + r->minor
						  : UNTOUCHED);
	}
}

static void text_needs_no_end(void **state)
{
	uint16_t version = UNTOUCHED;

	(void)state;
	assert_int_equal(pte_linux_parse("6.123", 4, &version), PTE_STATUS_OK);
	assert_int_equal(version, 0x060c);
	assert_int_equal(pte_linux_parse("6.12garbage", 4, &version),
			 PTE_STATUS_OK);
	assert_int_equal(version, 0x060c);
}

static void a_zero_byte_is_not_an_end(void **state)
{
	uint16_t version = UNTOUCHED;

	(void)state;
	assert_int_equal(pte_linux_parse("6.1\0", 4, &version),
			 PTE_STATUS_SYNTAX);
	assert_int_equal(version, UNTOUCHED);
}

/* What doesn't fit two bytes is still newer than all that does. */
static void huge_numbers_stay_the_newest(void **state)
{
	static const char *const texts[] = { "300.1", "9.256", "9999.9999" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		uint16_t version = 0;

		assert_int_equal(
			pte_linux_parse(texts[i], strlen(texts[i]), &version),
			PTE_STATUS_OK);
		assert_int_equal(version, PTE_LINUX_ONWARDS);
	}
}

/* 2^32 + 6 and its like must not come out as 6 */
static void numbers_do_not_wrap(void **state)
{
	static const char *const texts[] = {
		"4294967302.12",
		"6.4294967308",
		"18446744073709551622.12",
		"6.12.99999999999999999999999",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		uint16_t version = UNTOUCHED;

		assert_int_not_equal(
			pte_linux_parse(texts[i], strlen(texts[i]), &version),
			PTE_STATUS_OK);
		assert_int_equal(version, UNTOUCHED);
	}
}

/* 0 means "no version": nothing that a user writes may come out as it. */
static void no_text_means_no_version(void **state)
{
	uint16_t version = UNTOUCHED;

	(void)state;
	assert_int_not_equal(pte_linux_parse("0.0", 3, &version),
			     PTE_STATUS_OK);
	assert_int_equal(version, UNTOUCHED);
}

static void numbers_sort_as_releases_do(void **state)
{
	(void)state;
	assert_true(PTE_LINUX(5, 9) < PTE_LINUX_OLDEST);
	assert_int_equal(PTE_LINUX_OLDEST, 0x050a);
	assert_true(PTE_LINUX(5, 19) < PTE_LINUX(6, 0));
	assert_true(PTE_LINUX(6, 9) < PTE_LINUX(6, 10));
	assert_true(PTE_LINUX(255, 254) < PTE_LINUX_ONWARDS);
	assert_int_equal(PTE_LINUX_MAJOR(0x060c), 6);
	assert_int_equal(PTE_LINUX_MINOR(0x060c), 12);
}

static void library_is_of_its_headers(void **state)
{
	(void)state;
	assert_string_equal(pte_version(), PTE_VERSION);
}

static void a_version_has_a_next_one_but_the_last(void **state)
{
	(void)state;
	assert_int_equal(pte_linux_next(PTE_LINUX(5, 18)), PTE_LINUX(5, 19));
	assert_int_equal(pte_linux_next(PTE_LINUX(5, 19)), PTE_LINUX(6, 0));
	assert_int_equal(pte_linux_next(PTE_LINUX(6, 19)), PTE_LINUX(7, 0));
	assert_int_equal(pte_linux_next(PTE_LINUX(255, 254)), 0xffff);
	assert_int_equal(pte_linux_next(PTE_LINUX_ONWARDS), 0);
	assert_int_equal(pte_linux_before(PTE_LINUX(6, 1)), PTE_LINUX(6, 0));
	assert_int_equal(pte_linux_before(PTE_LINUX(6, 0)), PTE_LINUX(5, 19));
	assert_int_equal(pte_linux_before(PTE_LINUX(7, 0)), PTE_LINUX(6, 19));
	assert_int_equal(pte_linux_before(PTE_LINUX_ONWARDS),
			 PTE_LINUX(255, 254));
}

struct walk {
	const char *name;
	struct pte_span span;
	unsigned count;
	uint16_t last;
};

/* the last number there is would be followed by 0 for ever */
static const struct walk walks[] = {
	{ "one", { PTE_LINUX(6, 12), PTE_LINUX(6, 12) }, 1, PTE_LINUX(6, 12) },
	/* 5.10 to 5.19, 6.0 to 6.19, 7.0 */
	{ "over majors", { PTE_LINUX(5, 10), PTE_LINUX(7, 0) }, 31, 0x0700 },
	{ "to the last",
	  { PTE_LINUX(255, 250), PTE_LINUX_ONWARDS },
	  6,
	  0xffff },
	{ "only the last",
	  { PTE_LINUX_ONWARDS, PTE_LINUX_ONWARDS },
	  1,
	  0xffff },
	{ "no version", { 0, 0 }, 0, 0 },
	{ "backwards", { PTE_LINUX(6, 12), PTE_LINUX(6, 11) }, 0, 0 },
};

static void steps_through(void **state)
{
	const struct walk *const w = *state;
	uint16_t version = 0, before = 0;
	unsigned count = 0;

	while (count < 100 && pte_span_next(&w->span, &version)) {
		assert_true(version > before);
		before = version;
		count++;
	}
	assert_int_equal(count, w->count);
	assert_int_equal(version, w->last);
	assert_false(pte_span_next(&w->span, &version));
}

int main(void)
{
	struct cases cases = { 0 };

	for (size_t i = 0; i < sizeof(readings) / sizeof(readings[0]); i++)
		cases_add(&cases, reads, &readings[i], "linux_reads[%s]",
			  readings[i].text);
	for (size_t i = 0; i < sizeof(walks) / sizeof(walks[0]); i++)
		cases_add(&cases, steps_through, &walks[i],
			  "linux_steps_through[%s]", walks[i].name);
	CASES_ADD(&cases, library_is_of_its_headers);
	CASES_ADD(&cases, a_version_has_a_next_one_but_the_last);
	CASES_ADD(&cases, releases_are_read);
	CASES_ADD(&cases, text_needs_no_end);
	CASES_ADD(&cases, a_zero_byte_is_not_an_end);
	CASES_ADD(&cases, huge_numbers_stay_the_newest);
	CASES_ADD(&cases, numbers_do_not_wrap);
	CASES_ADD(&cases, no_text_means_no_version);
	CASES_ADD(&cases, numbers_sort_as_releases_do);
	return cases_run(&cases, "linux");
}
