/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Attributes of the library's functions: exported, inline, result must be used.
 */
#ifndef PTE_EXPORT_H
#define PTE_EXPORT_H

/** Exported; everything else is hidden. */
#define PTE_API __attribute__((visibility("default")))

/*
 * The inline path must fold to what the kernel's macro costs, at -O2 and in
 * every caller, so inlining isn't left to the compiler.
 */
#define PTE_INLINE static inline __attribute__((always_inline))

/** The compiler warns if the result is ignored. */
#define PTE_MUST_CHECK __attribute__((warn_unused_result))

#endif /* PTE_EXPORT_H */
