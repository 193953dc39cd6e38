/* SPDX-License-Identifier: BSD-2-Clause */

#include "../test.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/decode.h>
#include <pte/target.h>

#include "answer.h"
#include "rows.h"
#include "target_name.h"

/*
 * Live kernels against the library: every field that a word alone decides.
 * What it doesn't decide is counted, so that nobody takes it for tested.
 */

enum {
	CAPTURE_RELEASE,
	CAPTURE_ARCH,
	CAPTURE_PAGE_SIZE,
	CAPTURE_STATE,
	CAPTURE_LEVEL,
	CAPTURE_RAW,
	CAPTURE_PAGEMAP,
	CAPTURE_LATER,
	CAPTURE_DECODE,
	CAPTURE_BYTES,
	CAPTURE_CELLS,
};

#define PM_SOFT_DIRTY 55U
#define PM_EXCLUSIVE 56U
#define PM_UFFD_WP 57U
#define PM_FILE 61U

struct capture_file {
	const char *path;
	const char *target;
	bool big_endian;
	struct rows rows;
};

static struct capture_file files[] = {
	{ PTE_TEST_VECTORS_DIR "/captures/x86_64-6.12.117.csv",
	  "x86_64@6.12",
	  false,
	  { NULL, NULL, 0 } },
	{ PTE_TEST_VECTORS_DIR "/captures/arm64-4k-6.1.192.csv",
	  "arm64-4k@6.1",
	  false,
	  { NULL, NULL, 0 } },
	{ PTE_TEST_VECTORS_DIR "/captures/ppc64-radix-64k-6.1.csv",
	  "ppc64-radix-64k@6.1",
	  true,
	  { NULL, NULL, 0 } },
};
#define FILE_COUNT (sizeof(files) / sizeof(*files))

struct capture {
	char name[128];
	const struct capture_file *file;
	const struct row *row;
};

static struct {
	unsigned compared;
	unsigned skipped;
	unsigned pagemaps_compared;
	unsigned pagemaps_skipped;
} tally;

static uint64_t cell_number(const struct capture *c, unsigned cell)
{
	return strtoull(c->row->cell[cell], NULL, 0);
}

static bool cell_is(const struct capture *c, unsigned cell, const char *text)
{
	return strcmp(c->row->cell[cell], text) == 0;
}

static bool is_hugetlb(const struct capture *c)
{
	return strstr(c->row->cell[CAPTURE_STATE], "hugetlb") != NULL;
}

static void read_word(const struct capture *c, enum pte_level level,
		      struct pte_reading *reading, struct answer *answer)
{
	struct pte_target target;

	const uint64_t word = cell_number(c, CAPTURE_RAW);

	assert_int_equal(
		target_by_name(c->file->target, "-device_private", &target),
		PTE_STATUS_OK);
	assert_int_equal(pte_target_decode(&target, level, word, reading),
			 PTE_STATUS_OK);
	answer_of_library(&target, word, reading, answer);
}

/* ------------------------------------------------------------------------
 * What the kernel's helpers said
 * ------------------------------------------------------------------------ */

/* The kernel's word for a kind, as ours */
static const char *kind_of(const char *kernel, const struct answer *a)
{
	if (strcmp(kernel, "migration_read_excl") == 0)
		return "migration_read_exclusive";
	/* It printed one word for both and the predicate beside it */
	if (strcmp(kernel, "present") == 0 && a->protnone)
		return "protnone";
	return kernel;
}

static bool has_flag(const struct answer *a, unsigned flag)
{
	return (a->flags & flag) != 0;
}

static bool pagemap_bit(const struct answer *a, unsigned n)
{
	return (a->pagemap >> n & 1U) != 0;
}

/* Returns whether a word alone decides the key; then the value it must have */
static bool entry_value(const char *key, const struct answer *a,
			uint64_t *value_ret)
{
	if (strcmp(key, "type") == 0)
		*value_ret = a->type;
	else if (strcmp(key, "off") == 0)
		*value_ret = a->offset;
	else if (strcmp(key, "swp_sd") == 0)
		*value_ret = has_flag(a, ANSWER_SOFT_DIRTY);
	else if (strcmp(key, "swp_excl") == 0)
		*value_ret = has_flag(a, ANSWER_EXCLUSIVE);
	else if (strcmp(key, "swp_uffd_wp") == 0)
		*value_ret = has_flag(a, ANSWER_UFFD_WP);
	else if (strcmp(key, "A") == 0)
		*value_ret = a->young;
	else if (strcmp(key, "D") == 0)
		*value_ret = a->dirty;
	else
		return false;
	return true;
}

/* pagemap repeats the present word's soft-dirty and uffd-wp */
static bool present_value(const char *key, const struct answer *a,
			  uint64_t *value_ret)
{
	if (strcmp(key, "pfn") == 0)
		*value_ret = a->pfn;
	else if (strcmp(key, "protnone") == 0)
		*value_ret = a->protnone;
	else if (strcmp(key, "leaf") == 0)
		*value_ret = strcmp(a->kind, "table") != 0;
	else if (strcmp(key, "soft_dirty") == 0)
		*value_ret = pagemap_bit(a, PM_SOFT_DIRTY);
	else if (strcmp(key, "uffd_wp") == 0)
		*value_ret = pagemap_bit(a, PM_UFFD_WP);
	else
		return false;
	return true;
}

static bool known_value(const char *key, const struct answer *a,
			const struct pte_reading *reading, uint64_t *value_ret)
{
	if (strcmp(key, "val") == 0) {
		*value_ret = reading->marker;
		return true;
	}
	return entry_value(key, a, value_ret) ||
	       present_value(key, a, value_ret);
}

static void check_key(const struct capture *c, const char *key,
		      const char *text, const struct answer *a,
		      const struct pte_reading *reading)
{
	uint64_t value;

	if (strcmp(key, "kind") == 0) {
		assert_string_equal(a->kind, kind_of(text, a));
		tally.compared++;
		return;
	}
	/* -1: that kernel has no such helper at that level */
	if (strcmp(text, "-1") == 0 || !known_value(key, a, reading, &value)) {
		tally.skipped++;
		return;
	}
	if (value != strtoull(text, NULL, 0))
		fail_msg("%s: %s is 0x%" PRIx64 ", the kernel said %s", c->name,
			 key, value, text);
	tally.compared++;
}

static void check_predicates(const struct answer *a)
{
	const bool none = strcmp(a->kind, "none") == 0;

	assert_int_equal(a->none, none);
	assert_int_equal(a->present, !none && !a->has_entry);
}

static enum pte_level level_of_part(const struct capture *c, const char *part)
{
	if (strncmp(part, "aspte:", 6) == 0)
		return PTE_LEVEL_PTE;
	return cell_is(c, CAPTURE_LEVEL, "pmd") ? PTE_LEVEL_PMD : PTE_LEVEL_PTE;
}

/* One side of "pmdswp: key=value ... | aspte: key=value ..." */
static void check_part(const struct capture *c, char *part)
{
	struct pte_reading reading;
	struct answer answer;
	char *word;

	part += strspn(part, " ");
	read_word(c, level_of_part(c, part), &reading, &answer);
	check_predicates(&answer);
	for (word = strtok(part, " "); word; word = strtok(NULL, " ")) {
		char *const equals = strchr(word, '=');

		if (!equals)
			continue;
		*equals = '\0';
		check_key(c, word, equals + 1, &answer, &reading);
	}
}

static void check_decode(const struct capture *c)
{
	char first[512];
	char *second;

	assert_true(strlen(c->row->cell[CAPTURE_DECODE]) < sizeof(first));
	snprintf(first, sizeof(first), "%s", c->row->cell[CAPTURE_DECODE]);
	second = strchr(first, '|');
	if (second)
		*second = '\0';
	check_part(c, first);
	if (second)
		check_part(c, second + 1);
}

/* ------------------------------------------------------------------------
 * What pagemap showed
 * ------------------------------------------------------------------------ */

/* VM_PFNMAP: the VMA, not the word, makes pagemap read 0 */
static bool is_pfnmap(const struct capture *c)
{
	return cell_is(c, CAPTURE_STATE, "vvar") ||
	       strncmp(c->row->cell[CAPTURE_STATE], "devmem_", 7) == 0;
}

static enum pte_level pagemap_level(const struct capture *c)
{
	if (is_hugetlb(c))
		return PTE_LEVEL_HUGETLB;
	return cell_is(c, CAPTURE_LEVEL, "pmd") ? PTE_LEVEL_PMD : PTE_LEVEL_PTE;
}

/* Bits that the page or, where the word says nothing, the VMA decides */
static uint64_t undecided_bits(uint64_t pagemap)
{
	uint64_t bits = UINT64_C(1) << PM_EXCLUSIVE | UINT64_C(1) << PM_FILE;

	if ((pagemap >> PM_SOFT_DIRTY & 1U) == 0)
		bits |= UINT64_C(1) << PM_SOFT_DIRTY;
	return bits;
}

static void check_pagemap(const struct capture *c)
{
	const uint64_t seen = cell_number(c, CAPTURE_PAGEMAP);
	struct pte_reading reading;
	struct answer answer;

	if (cell_is(c, CAPTURE_LATER, "1") || is_pfnmap(c)) {
		tally.pagemaps_skipped++;
		return;
	}
	read_word(c, pagemap_level(c), &reading, &answer);
	assert_true(answer.has_pagemap);
	assert_int_equal(answer.pagemap,
			 seen & ~undecided_bits(answer.pagemap));
	tally.pagemaps_compared++;
}

/* ------------------------------------------------------------------------
 * What a kernel wrote is no word to doubt
 * ------------------------------------------------------------------------ */

static void check_doubts(const struct capture *c)
{
	struct pte_reading reading;
	char doubts[ANSWER_TEXT_SIZE];
	struct answer answer;

	read_word(c, pagemap_level(c), &reading, &answer);
	assert_true(answer_text(&answer, "doubts", doubts));
	assert_string_equal(doubts, "-");
}

/* ------------------------------------------------------------------------
 * How it lay in memory
 * ------------------------------------------------------------------------ */

static unsigned hex_byte(const char *digits)
{
	const char byte[3] = { digits[0], digits[1], '\0' };

	return (unsigned)strtoul(byte, NULL, 16);
}

static void check_bytes(const struct capture *c)
{
	const char *const bytes = c->row->cell[CAPTURE_BYTES];
	uint64_t word = 0;
	size_t i;

	assert_true(strlen(bytes) >= 16);
	for (i = 0; i < 8; i++) {
		const size_t n = c->file->big_endian ? i : 7 - i;

		word = word << 8U | hex_byte(bytes + 2 * n);
	}
	assert_int_equal(word, cell_number(c, CAPTURE_RAW));
}

static void capture_agrees(void **state)
{
	const struct capture *const c = *state;

	check_bytes(c);
	check_decode(c);
	check_pagemap(c);
	check_doubts(c);
}

/* ------------------------------------------------------------------------
 * The cases
 * ------------------------------------------------------------------------ */

static int print_tally(void **state)
{
	(void)state;
	print_message("captures: %u fields compared; %u not decided by the "
		      "word (write, dirty, young, special, devmap, "
		      "trans_huge) or not defined there\n",
		      tally.compared, tally.skipped);
	print_message("captures: %u pagemap words compared, %u skipped\n",
		      tally.pagemaps_compared, tally.pagemaps_skipped);
	return 0;
}

static size_t read_files(void)
{
	size_t count = 0;
	size_t i;

	for (i = 0; i < FILE_COUNT; i++) {
		rows_read(files[i].path, ',', &files[i].rows);
		rows_expect_cells(&files[i].rows, files[i].path, CAPTURE_CELLS);
		count += files[i].rows.count - 1;
	}
	return count;
}

static void capture_of(const struct capture_file *file, const struct row *row,
		       struct capture *c)
{
	c->file = file;
	c->row = row;
	snprintf(c->name, sizeof(c->name), "%s %s %s line %u", file->target,
		 row->cell[CAPTURE_STATE], row->cell[CAPTURE_RAW], row->line);
}

static size_t add_cases(struct capture *captures, struct CMUnitTest *tests)
{
	size_t count = 0;
	size_t i, j;

	for (i = 0; i < FILE_COUNT; i++)
		/* The first row names the columns */
		for (j = 1; j < files[i].rows.count; j++, count++) {
			capture_of(&files[i], &files[i].rows.row[j],
				   &captures[count]);
			tests[count].name = captures[count].name;
			tests[count].test_func = capture_agrees;
			tests[count].initial_state = &captures[count];
		}
	return count;
}

int main(void)
{
	const size_t count = read_files();
	struct capture *const captures = calloc(count, sizeof(*captures));
	struct CMUnitTest *const tests = calloc(count, sizeof(*tests));
	int failed = 2;
	size_t i;

	if (captures && tests)
		failed = _cmocka_run_group_tests("captures", tests,
						 add_cases(captures, tests),
						 NULL, print_tally);
	for (i = 0; i < FILE_COUNT; i++)
		rows_free(&files[i].rows);
	free(captures);
	free(tests);
	return failed == 0 ? 0 : 1;
}
