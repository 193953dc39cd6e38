/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Times a scan of x86_64's words in memory, beside a sum over the same memory
 * in the same run, a loop that branches, and a loop over pte_target_decode. One
 * argument: the megabytes. No test asserts a time.
 */
#define _POSIX_C_SOURCE 200809L

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include <pte/arch/x86_64.h>
#include <pte/decode.h>
#include <pte/scan.h>

#define ROUNDS 40U
#define NAME_SIZE 40

static double now_ns(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

/* what is timed: opaque to the compiler, as memory that somebody else fills */
static uint64_t *words;
static size_t word_count;
static volatile uint64_t answer;
static struct pte_target target;
static struct pte_scan_plan plan;
/* each knows from its first call on that its kernel runs */
static struct pte_scan scans[PTE_SCAN_KERNEL_COUNT];

/* ---- references --------------------------------------------------------- */

static void sum_plain(void)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < word_count; i++)
		sum += words[i];
	answer = sum;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void sum_avx2(void)
{
	__m256i sum[4] = { _mm256_setzero_si256(), _mm256_setzero_si256(),
			   _mm256_setzero_si256(), _mm256_setzero_si256() };
	uint64_t lanes[4];

	for (size_t i = 0; i + 16 <= word_count; i += 16)
		for (size_t k = 0; k < 4; k++)
			sum[k] = _mm256_add_epi64(
				sum[k],
				_mm256_loadu_si256(
					(const void *)(words + i + 4 * k)));
	sum[0] = _mm256_add_epi64(_mm256_add_epi64(sum[0], sum[1]),
				  _mm256_add_epi64(sum[2], sum[3]));
	_mm256_storeu_si256((void *)lanes, sum[0]);
	answer = lanes[0] + lanes[1] + lanes[2] + lanes[3];
}

__attribute__((target("avx512f"))) static void sum_avx512(void)
{
	__m512i sum[4] = { _mm512_setzero_si512(), _mm512_setzero_si512(),
			   _mm512_setzero_si512(), _mm512_setzero_si512() };

	for (size_t i = 0; i + 32 <= word_count; i += 32)
		for (size_t k = 0; k < 4; k++)
			sum[k] = _mm512_add_epi64(
				sum[k], _mm512_loadu_si512(words + i + 8 * k));
	sum[0] = _mm512_add_epi64(_mm512_add_epi64(sum[0], sum[1]),
				  _mm512_add_epi64(sum[2], sum[3]));
	answer = (uint64_t)_mm512_reduce_add_epi64(sum[0]);
}
#endif

/* what one writes first: for this layout alone, and kinds only */
static void branchy(void)
{
	const struct pte_layout *const l = &PTE_X86_64_V5_19;
	const struct pte_view *const view = l->view[PTE_LEVEL_PTE];
	uint64_t none = 0, present = 0, protnone = 0, types[32] = { 0 };

	for (size_t i = 0; i < word_count; i++) {
		const uint64_t v = words[i];

		if (pte_test_has(&view->none, v)) {
			none++;
		} else if (pte_test_has(&view->present, v)) {
			if (pte_test_has(&view->protnone, v))
				protnone++;
			else
				present++;
		} else {
			types[pte_layout_swap_type(l, PTE_LEVEL_PTE, v)]++;
		}
	}
	answer = none + 3 * present + 5 * protnone;
	for (unsigned i = 0; i < 32; i++)
		answer += types[i] * i;
}

static void by_decode(void)
{
	uint64_t kinds[PTE_KIND_COUNT] = { 0 };
	struct pte_reading r;

	for (size_t i = 0; i < word_count; i++)
		if (pte_target_decode(&target, PTE_LEVEL_PTE, words[i], &r) ==
		    PTE_STATUS_OK)
			kinds[r.kind]++;
	answer = kinds[PTE_KIND_SWAP];
}

/* ---- the scan ----------------------------------------------------------- */

static void by_kernel(enum pte_scan_kernel kernel)
{
	struct pte_scan *const scan = &scans[kernel];
	size_t taken;

	scan->kernel = kernel;
	scan->order = PTE_BYTE_ORDER_HOST;
	if (pte_target_scan(&plan, words, word_count, scan, &taken) !=
	    PTE_STATUS_OK)
		abort();
	answer = scan->kinds[PTE_KIND_SWAP];
}

static void by_portable(void)
{
	by_kernel(PTE_SCAN_PORTABLE);
}

static void by_avx2(void)
{
	by_kernel(PTE_SCAN_AVX2);
}

static void by_avx512(void)
{
	by_kernel(PTE_SCAN_AVX512);
}

static void by_neon(void)
{
	by_kernel(PTE_SCAN_NEON);
}

/* ---- words -------------------------------------------------------------- */

static uint64_t state;

static uint64_t random_word(void)
{
	state ^= state << 13U;
	state ^= state >> 7U;
	state ^= state << 17U;
	return state * UINT64_C(0x2545f4914f6cdd1d);
}

/* 60 of 100 are empty, 30 pages of 64 GB, 10 slots of two devices */
static uint64_t common_word(void)
{
	const uint64_t r = random_word();
	const unsigned of = (unsigned)(r >> 40U) % 100;
	const uint64_t frame = r & PTE_GENMASK(23, 0);

	if (of < 60)
		return 0;
	if (of < 90)
		return frame << 12U | UINT64_C(0x8000000000000067);
	return pte_layout_swap_encode_masked(
		&PTE_X86_64_V5_19, PTE_LEVEL_PTE,
		pte_swap_entry_pack(&PTE_X86_64_V5_19, (unsigned)(r >> 63U),
				    frame + 1));
}

static void fill_shuffled(void)
{
	for (size_t i = 0; i < word_count; i++)
		words[i] = common_word();
}

/* alike in a row: up to 128 of them */
static void fill_runs(void)
{
	size_t i = 0;

	while (i < word_count) {
		const uint64_t word = common_word();

		for (uint64_t n = 1 + random_word() % 128;
		     n > 0 && i < word_count; n--, i++)
			words[i] = word == 0 ? 0 : word + (i % 16 << 12U);
	}
}

static void fill_random(void)
{
	for (size_t i = 0; i < word_count; i++)
		words[i] = random_word();
}

/* ---- rows --------------------------------------------------------------- */

#define ALWAYS PTE_SCAN_PORTABLE

static const struct row {
	const char *name;
	void (*run)(void);
	enum pte_scan_kernel needs;
	unsigned part; /* of the words: the slow ones needn't see all */
} rows[] = {
	{ "sum, plain C", sum_plain, ALWAYS, 1 },
#if defined(__x86_64__)
	{ "sum, AVX2", sum_avx2, PTE_SCAN_AVX2, 1 },
	{ "sum, AVX-512", sum_avx512, PTE_SCAN_AVX512, 1 },
#endif
	{ "loop over pte_target_decode", by_decode, ALWAYS, 16 },
	{ "loop that branches", branchy, ALWAYS, 1 },
	{ "scan, portable", by_portable, PTE_SCAN_PORTABLE, 1 },
	{ "scan, AVX2", by_avx2, PTE_SCAN_AVX2, 1 },
	{ "scan, AVX-512", by_avx512, PTE_SCAN_AVX512, 1 },
	{ "scan, NEON", by_neon, PTE_SCAN_NEON, 1 },
};
#define ROWS (sizeof(rows) / sizeof(rows[0]))

static const struct mix {
	const char *name;
	void (*fill)(void);
} mixes[] = {
	{ "shuffled", fill_shuffled },
	{ "runs", fill_runs },
	{ "random", fill_random },
};
#define MIXES (sizeof(mixes) / sizeof(mixes[0]))

static double measure(const struct row *row)
{
	const size_t all = word_count;
	double ns;

	word_count /= row->part;
	ns = now_ns();
	row->run();
	ns = (now_ns() - ns) / (double)word_count;
	word_count = all;
	return ns;
}

/* the fastest sum that runs here is what memory gives */
static void print_row(size_t row, double best[ROWS][MIXES])
{
	printf("%-28s", rows[row].name);
	for (size_t m = 0; m < MIXES; m++) {
		double sum = best[0][m];

		if (!pte_scan_kernel_runs(rows[row].needs)) {
			printf("%18s", "not measured");
			continue;
		}
		for (size_t i = 1;
		     rows[i].name[0] == 's' && rows[i].name[1] == 'u'; i++)
			if (best[i][m] > 0 && best[i][m] < sum)
				sum = best[i][m];
		printf("%7.2f GB/s %3.0f %%", 8 / best[row][m],
		       100 * sum / best[row][m]);
	}
	printf("\n");
}

int main(int count, char **arguments)
{
	const size_t megabytes = count > 1 ? strtoul(arguments[1], NULL, 0)
					   : 256;
	static double best[ROWS][MIXES];

	word_count = (megabytes << 20U) / sizeof(*words);
	words = aligned_alloc(4096, word_count * sizeof(*words));
	state = UINT64_C(0x9e3779b97f4a7c15);
	if (words == NULL ||
	    pte_target_init("x86_64@6.12", NULL, &target) != PTE_STATUS_OK ||
	    pte_scan_plan_init(&target, PTE_LEVEL_PTE, &plan) != PTE_STATUS_OK)
		return 2;
	printf("%-28s", "");
	for (size_t m = 0; m < MIXES; m++) {
		mixes[m].fill();
		printf("%18s", mixes[m].name);
		/* all rows in turn, so that noise affects all alike */
		for (unsigned k = 0; k < ROUNDS; k++) {
			for (size_t i = 0; i < ROWS; i++) {
				double ns;

				if (!pte_scan_kernel_runs(rows[i].needs))
					continue;
				ns = measure(&rows[i]);
				if (k == 0 || ns < best[i][m])
					best[i][m] = ns;
			}
		}
	}
	printf("\n");
	for (size_t i = 0; i < ROWS; i++)
		print_row(i, best);
	free(words);
	return 0;
}
