/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Linux versions: packing, parsing, stepping through releases.
 *
 * Major and minor are enough: what a layout depends on changes between
 * releases, not within a stable series. 0 means "no version".
 *
 * Text is checked here; a number that was never released is its caller's
 * affair.
 */
#ifndef PTE_LINUX_H
#define PTE_LINUX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <pte/export.h>
#include <pte/status.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Linux major.minor as one number that compares: 15:8 major, 7:0 minor. */
#define PTE_LINUX(major, minor)                                                \
	((uint16_t)((unsigned)(major) << 8U | (unsigned)(minor)))

#define PTE_LINUX_MAJOR(version) ((unsigned)(version) >> 8U)
#define PTE_LINUX_MINOR(version) ((unsigned)(version)&0xffU)

/** The oldest version that is modelled, on every architecture. */
#define PTE_LINUX_OLDEST PTE_LINUX(5, 10)

/** As the end of a span: still in force, no last version. */
#define PTE_LINUX_ONWARDS UINT16_C(0xffff)

/** A range of versions, inclusive. */
struct pte_span {
	uint16_t since, until;
};

/**
 * Parse a version as users write it: [v]MAJOR.MINOR[.PATCH], nothing else.
 *
 * @param text             not NULL; length bytes, needn't be terminated
 * @param[out] version_ret untouched on error
 * @return PTE_STATUS_OK; PTE_STATUS_SYNTAX if it isn't a version;
 *         PTE_STATUS_NO_SUCH_VERSION if it was never released (5.20, 6.20)
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_linux_parse(const char *text, size_t length, uint16_t *version_ret);

/**
 * As pte_linux_parse, of a kernel's release as uname -r says it: what follows
 * the numbers, from a '-', '+', '_' or '~' on, isn't looked at. Of a vendor's
 * kernel the numbers name what it was made from.
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_linux_release(const char *text, size_t length, uint16_t *version_ret);

/**
 * The release after a version: 6.0 after 5.19; 0 after PTE_LINUX_ONWARDS. To
 * step through a span, use pte_span_next, which ends.
 */
PTE_API uint16_t pte_linux_next(uint16_t version);

/**
 * Step through the versions of a span, inclusive.
 *
 * @param version  0 at first; then as the last call left it
 * @return false after the last version
 */
PTE_API bool pte_span_next(const struct pte_span *span, uint16_t *version);

#ifdef __cplusplus
}
#endif

#endif /* PTE_LINUX_H */
