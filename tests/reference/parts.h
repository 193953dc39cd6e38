/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PARTS_H
#define PARTS_H

/* What the reference's shared files say to each other */

#include "arch.h"

static inline const struct ref_arch *arch_of(const struct ref_kernel *k)
{
	return k->layout->arch;
}

/* kernel.c: which kernel */
bool pte_marker_is_an_option(const struct ref_kernel *k);

/* types.c: swap types */
bool is_migration(enum ref_kind kind);
bool is_pfn_entry(enum ref_kind kind);

/* reference.c */
unsigned swapfile_pages_log2(const struct ref_kernel *k);
bool supports_young_dirty(const struct ref_kernel *k);

/* doubts.c: words that no kernel writes */
void decode_doubts(const struct ref_kernel *k, uint64_t word,
		   struct ref_reading *r);

/* word.c: what a word is, and the swap format */
bool is_table(const struct ref_kernel *k, uint64_t word);
enum ref_kind present_kind(const struct ref_kernel *k, uint64_t word);
bool protnone_is_compiled(const struct ref_kernel *k);
uint64_t stray_in_table(const struct ref_kernel *k, uint64_t word);
uint64_t pack_swp_entry(const struct ref_kernel *k, unsigned type,
			uint64_t offset);
uint64_t fixed_bits(const struct ref_kernel *k);
uint64_t stray_bits(const struct ref_kernel *k, uint64_t word);
void decode_flags(const struct ref_kernel *k, uint64_t word,
		  struct ref_flags *flags);

#endif
