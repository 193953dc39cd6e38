/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The inline path of one layout an architecture, one function an operation:
 * what counts is what the compiler makes of them. And the same operations
 * through a pointer, for comparison.
 */
#include <pte/target.h>

#if defined(__x86_64__)
#include <pte/arch/x86_64.h>
#define LAYOUT PTE_X86_64_V5_19
#elif defined(__aarch64__)
#include <pte/arch/arm64.h>
#define LAYOUT PTE_ARM64_4K_LPA2_V6_10
#elif defined(__powerpc64__)
#include <pte/arch/ppc64.h>
#define LAYOUT PTE_PPC64_HASH_64K_V5_19
#endif

#define OPERATION(type, name, expression)                                      \
	type name(uint64_t v);                                                 \
	type name(uint64_t v)                                                  \
	{                                                                      \
		return expression;                                             \
	}

OPERATION(bool, present, pte_test_has(&LAYOUT.view[PTE_LEVEL_PTE]->present, v))
OPERATION(bool, none, pte_test_has(&LAYOUT.view[PTE_LEVEL_PTE]->none, v))
OPERATION(bool, protnone,
	  pte_test_has(&LAYOUT.view[PTE_LEVEL_PTE]->protnone, v))
OPERATION(uint64_t, encode,
	  pte_layout_swap_encode_masked(&LAYOUT, PTE_LEVEL_PTE, v))
OPERATION(uint64_t, decode, pte_layout_swap_decode(&LAYOUT, PTE_LEVEL_PTE, v))
OPERATION(uint64_t, address, pte_place_read(LAYOUT.place[PTE_LEVEL_PTE], v))

#define POINTER(type, name, expression)                                        \
	type pointer_##name(const struct pte_layout *l, uint64_t v);           \
	type pointer_##name(const struct pte_layout *l, uint64_t v)            \
	{                                                                      \
		return expression;                                             \
	}

POINTER(bool, present, pte_test_has(&l->view[PTE_LEVEL_PTE]->present, v))
POINTER(bool, none, pte_test_has(&l->view[PTE_LEVEL_PTE]->none, v))
POINTER(bool, protnone, pte_test_has(&l->view[PTE_LEVEL_PTE]->protnone, v))
POINTER(uint64_t, encode, pte_layout_swap_encode_masked(l, PTE_LEVEL_PTE, v))
POINTER(uint64_t, decode, pte_layout_swap_decode(l, PTE_LEVEL_PTE, v))
POINTER(uint64_t, address, pte_place_read(l->place[PTE_LEVEL_PTE], v))

/* with what pte_target_init found */
#define READY(name, expression)                                                \
	uint64_t ready_##name(const struct pte_target *t, uint64_t v);         \
	uint64_t ready_##name(const struct pte_target *t, uint64_t v)          \
	{                                                                      \
		return expression;                                             \
	}

READY(encode, pte_target_swap_encode(t, PTE_LEVEL_PTE, v))
READY(decode, pte_target_swap_decode(t, PTE_LEVEL_PTE, v))
