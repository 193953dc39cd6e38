/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which kernels there are, and which of them the machine runs.
 *
 * The processor is asked each time: the library keeps nothing, and resolving a
 * function as a program starts is nothing that every C library does.
 */
#include "scan_kernel.h"

#if SCAN_HAS_AVX

#include <cpuid.h>

/* CPUID leaf 1, ecx */
#define HAS_POPCNT (1U << 23U)
#define HAS_XGETBV (1U << 27U)
/* leaf 7, ebx */
#define HAS_AVX2 (1U << 5U)
#define HAS_AVX512F (1U << 16U)
#define HAS_AVX512BW (1U << 30U)
/* XCR0: which registers the system keeps */
#define KEEPS_YMM 0x06U
#define KEEPS_ZMM 0xe6U

static unsigned kept_registers(void)
{
	unsigned low, high;

	__asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
	return low;
}

/* the processor has these bits of leaf 7, and the system keeps the registers */
static bool runs_vectors(unsigned needs, unsigned keeps)
{
	const unsigned basic = HAS_POPCNT | HAS_XGETBV;
	unsigned a, b, c, d;

	return __get_cpuid(1, &a, &b, &c, &d) != 0 && (c & basic) == basic &&
	       (kept_registers() & keeps) == keeps &&
	       __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 &&
	       (b & needs) == needs;
}

static bool runs_avx2(void)
{
	return runs_vectors(HAS_AVX2, KEEPS_YMM);
}

static bool runs_avx512(void)
{
	return runs_vectors(HAS_AVX512F | HAS_AVX512BW, KEEPS_ZMM);
}

#endif

static bool always(void)
{
	return true;
}

/* by enum pte_scan_kernel */
static const struct {
	const char *name;
	scan_run *run; /* NULL: not in this library */
	bool (*runs)(void);
} kernels[PTE_SCAN_KERNEL_COUNT] = {
	[PTE_SCAN_PORTABLE] = { "portable", pte_scan_portable, always },
#if SCAN_HAS_AVX
	[PTE_SCAN_AVX2] = { "avx2", pte_scan_avx2, runs_avx2 },
	[PTE_SCAN_AVX512] = { "avx512", pte_scan_avx512, runs_avx512 },
#else
	[PTE_SCAN_AVX2] = { "avx2", NULL, NULL },
	[PTE_SCAN_AVX512] = { "avx512", NULL, NULL },
#endif
#if SCAN_HAS_NEON
	[PTE_SCAN_NEON] = { "neon", pte_scan_neon, always },
#else
	[PTE_SCAN_NEON] = { "neon", NULL, NULL },
#endif
};

static bool is_kernel(enum pte_scan_kernel kernel)
{
	return (unsigned)kernel < PTE_SCAN_KERNEL_COUNT;
}

const char *pte_scan_kernel_name(enum pte_scan_kernel kernel)
{
	return is_kernel(kernel) ? kernels[kernel].name : "?";
}

scan_run *pte_scan_kernel_of(enum pte_scan_kernel kernel)
{
	return is_kernel(kernel) ? kernels[kernel].run : NULL;
}

bool pte_scan_kernel_runs(enum pte_scan_kernel kernel)
{
	return pte_scan_kernel_of(kernel) != NULL && kernels[kernel].runs();
}

enum pte_scan_kernel pte_scan_best(void)
{
	unsigned kernel = PTE_SCAN_KERNEL_COUNT - 1;

	/* of one machine the later ones are the faster ones */
	while (!pte_scan_kernel_runs((enum pte_scan_kernel)kernel))
		kernel--;
	return (enum pte_scan_kernel)kernel;
}
