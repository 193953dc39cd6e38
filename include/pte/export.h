/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * How the library's functions are declared.
 */
#ifndef PTE_EXPORT_H
#define PTE_EXPORT_H

/** Part of the library's interface; everything else stays hidden. */
#define PTE_API __attribute__((visibility("default")))

/*
 * The inline path must fold to what the kernel's macro costs, at -O2 and in
 * every caller, so the compiler isn't asked for its opinion.
 */
#define PTE_INLINE static inline __attribute__((always_inline))

/** Ignoring this result is a mistake that the compiler reports. */
#define PTE_MUST_CHECK __attribute__((warn_unused_result))

#endif /* PTE_EXPORT_H */
