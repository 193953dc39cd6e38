/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * Encoding: the word that a kernel would write for a described entry.
 *
 * Everything in a description is checked here. The target must be one that
 * pte_target_init filled.
 */
#ifndef PTE_ENCODE_H
#define PTE_ENCODE_H

#include <stdbool.h>
#include <stdint.h>

#include <pte/export.h>
#include <pte/target.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The values that a description may give. */
enum pte_key {
	PTE_KEY_TYPE = 0,
	PTE_KEY_OFFSET = 1,
	PTE_KEY_PFN = 2,
	PTE_KEY_MARKER = 3,
	PTE_KEY_PROTECTION = 4,
};
#define PTE_KEY_COUNT 5

/** A set of keys: bit k is key k. */
#define PTE_KEY_SET(key) (1U << (unsigned)(key))

/** A description of a word. */
struct pte_description {
	enum pte_kind kind;
	unsigned keys; /**< a PTE_KEY_SET: which of the next five are given */
	uint64_t type;
	uint64_t offset; /**< pages */
	uint64_t pfn;
	unsigned marker;        /**< marker bits */
	const char *protection; /**< a protection's name, e.g. "readonly" */
	unsigned flags;         /**< a PTE_FLAG_SET */
	bool young, dirty;      /**< for migration kinds, where A/D are kept */
};

/** The keys that a kind takes, as a PTE_KEY_SET; all of them are required. */
PTE_API unsigned pte_kind_keys(enum pte_kind kind);

/** As pte_kind_keys, for kinds that may be a proposal's. */
PTE_API unsigned pte_target_keys(const struct pte_target *target,
				 enum pte_kind kind);

/** "type", "offset" and so on; NULL for a number beyond the last. */
PTE_API const char *pte_key_name(unsigned key);

/**
 * Encode a description. A NULL protection is taken for an unknown one.
 *
 * @param size  sizeof(*description) in the caller
 * @param[out] value_ret  the word, host byte order; untouched on error
 * @return PTE_STATUS_OK; for the level, PTE_STATUS_NO_LEVEL; for the kind,
 *         PTE_STATUS_NO_KIND, _KIND_AT_LEVEL, _NOT_ENCODABLE; for keys,
 *         PTE_STATUS_KEY_MISSING, _KEY_OF_KIND; for values,
 *         PTE_STATUS_TYPE_RANGE, _TYPE_RESERVED, _OFFSET_RANGE, _PFN_RANGE,
 *         _MARKER_RANGE, _NO_PROTECTION; for flags, PTE_STATUS_NO_FLAG,
 *         _FLAG_OF_KIND; PTE_STATUS_IS_NONE if the word would read as none;
 *         PTE_STATUS_SIZE if the description sets fields that this library
 *         doesn't have
 */
PTE_API PTE_MUST_CHECK enum pte_status
pte_target_encode_sized(const struct pte_target *target, enum pte_level level,
			const struct pte_description *description, size_t size,
			uint64_t *value_ret);

/** As pte_target_encode_sized, for the struct of these headers. */
PTE_INLINE PTE_MUST_CHECK enum pte_status
pte_target_encode(const struct pte_target *target, enum pte_level level,
		  const struct pte_description *description,
		  uint64_t *value_ret)
{
	return pte_target_encode_sized(target, level, description,
				       sizeof(*description), value_ret);
}

#ifdef __cplusplus
}
#endif

#endif /* PTE_ENCODE_H */
