/* SPDX-License-Identifier: BSD-2-Clause */
/** @file
 * The status codes of calls that can fail, and their texts.
 *
 * Numbers may be anything: functions here check them.
 */
#ifndef PTE_STATUS_H
#define PTE_STATUS_H

#include <pte/export.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * 0 is success; the numbers are pinned and grouped in tens. On any other status
 * no output was written.
 */
enum pte_status {
	PTE_STATUS_OK = 0,

	PTE_STATUS_SYNTAX = 10, /**< malformed text */
	PTE_STATUS_UNKNOWN_NAME =
		11, /**< no such layout, option, kind and so on */
	PTE_STATUS_NO_SUCH_VERSION = 12, /**< 5.20, 6.20: never released */
	PTE_STATUS_VERSION_TOO_OLD =
		13, /**< older than the layout's first version */
	PTE_STATUS_VERSION_TOO_NEW =
		14, /**< newer than the newest modelled version */

	PTE_STATUS_TYPE_RANGE = 20,    /**< swp_type beyond its field */
	PTE_STATUS_OFFSET_RANGE = 21,  /**< swp_offset beyond its field */
	PTE_STATUS_PFN_RANGE = 22,     /**< pfn beyond what the entry holds */
	PTE_STATUS_MARKER_RANGE = 23,  /**< no marker bit, or an unknown one */
	PTE_STATUS_MACHINE_RANGE = 24, /**< phys_bits, cache_bits, c_bit */
	PTE_STATUS_IS_NONE = 25,       /**< the word would read as pte_none */
	PTE_STATUS_TYPE_RESERVED = 26, /**< not a type of a swap device */
	PTE_STATUS_BIT_RANGE = 27,     /**< a bit beyond 63 */
	PTE_STATUS_FIELD_RANGE =
		28, /**< a swp_entry doesn't fit the layout's fields */
	PTE_STATUS_WORD_RANGE = 29, /**< bits above the layout's word size */

	PTE_STATUS_NO_OPTION = 30, /**< this kernel doesn't have the option */
	PTE_STATUS_OPTION_NEEDS = 31, /**< an option that it needs is off */
	PTE_STATUS_NO_KIND = 32,      /**< this kernel doesn't have the kind */
	PTE_STATUS_NO_FLAG = 33,      /**< this kernel doesn't have the flag */
	PTE_STATUS_NO_LEVEL =
		34, /**< the layout has no entries at that level */
	PTE_STATUS_KIND_AT_LEVEL = 35, /**< the kind can't stand there */
	PTE_STATUS_FLAG_OF_KIND = 36,  /**< the kind doesn't take the flag */
	PTE_STATUS_NOT_ENCODABLE = 37, /**< a kind that can only be decoded */
	PTE_STATUS_NO_PROTECTION = 38, /**< no such protection for the kind */
	PTE_STATUS_CONTRADICTION = 39, /**< an option named on and off */

	PTE_STATUS_KEY_MISSING =
		40, /**< the kind requires a key that is missing */
	PTE_STATUS_KEY_OF_KIND = 41, /**< the kind doesn't take the key */

	PTE_STATUS_NO_BIT = 45,       /**< the scheme takes no bit */
	PTE_STATUS_NOT_FEASIBLE = 46, /**< the scheme isn't feasible here */
	PTE_STATUS_NO_RULE = 47,      /**< no rule covers the transition */

	PTE_STATUS_SIZE =
		48, /**< a struct of another size than this library's */
	PTE_STATUS_CAPACITY = 49, /**< a set exceeds its fixed capacity */
	PTE_STATUS_NOT_REPRODUCED =
		50, /**< a certificate or verdict that doesn't hold */
	PTE_STATUS_NO_INSTRUCTIONS = 51, /**< not of this machine, or library */
};

/** The enumerator's name, "PTE_STATUS_OK"; "?" for an unknown number. */
PTE_API const char *pte_status_name(enum pte_status status);

/** One sentence without a full stop; "unknown status" for an unknown number. */
PTE_API const char *pte_status_str(enum pte_status status);

#ifdef __cplusplus
}
#endif

#endif /* PTE_STATUS_H */
