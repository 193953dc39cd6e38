/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Selects the layout whose operations are counted or timed through
 * pte/kernel.h: the one of tests/debug_vm_pgtable/choices.c if that is defined,
 * or else the one that kernel.tsv compares with a kernel of this architecture,
 * with that kernel's options.
 */
#ifndef BENCH_OURS_H
#define BENCH_OURS_H

#include <pte/linux.h>

#ifdef LAYOUT
#include HEADER
#else
#define MAJOR 6
#define MINOR 12
#define CONFIG_MIGRATION 1
#define CONFIG_MEMORY_FAILURE 1
#define CONFIG_DEVICE_PRIVATE 1
#define CONFIG_SPARSEMEM_VMEMMAP 1
#define CONFIG_NUMA_BALANCING 1
#define CONFIG_TRANSPARENT_HUGEPAGE 1
#define CONFIG_SWAP 1
#if defined(__x86_64__)
#include <pte/arch/x86_64.h>
#define LAYOUT PTE_X86_64_V5_19
#define CONFIG_MEM_SOFT_DIRTY 1
#define CONFIG_HAVE_ARCH_USERFAULTFD_WP 1
#elif defined(__aarch64__)
#include <pte/arch/arm64.h>
#define LAYOUT PTE_ARM64_4K_LPA2_V6_10
#define CONFIG_HAVE_ARCH_USERFAULTFD_WP 1
#elif defined(__powerpc64__)
#include <pte/arch/ppc64.h>
#define LAYOUT PTE_PPC64_RADIX_64K_V5_19
#define CONFIG_MEM_SOFT_DIRTY 1
#endif
#endif

#define PTE_KERNEL_LAYOUT LAYOUT
#define PTE_KERNEL_VERSION PTE_LINUX(MAJOR, MINOR)
#include <pte/kernel.h>

#ifndef CONFIG_NUMA_BALANCING
#undef pte_protnone
#define pte_protnone(pte) ((void)(pte), 0)
#endif

#define ENTRY(value) pte_kernel_entry(value)

#endif
