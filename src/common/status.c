/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The names and texts of the status codes.
 */
#include <pte/status.h>

#include <stddef.h>

static const struct {
	enum pte_status status;
	const char *name, *says;
} statuses[] = {
#define ROW(status, says)                                                      \
	{                                                                      \
		status, #status, says                                          \
	}
	ROW(PTE_STATUS_OK, "done"),
	ROW(PTE_STATUS_SYNTAX, "malformed"),
	ROW(PTE_STATUS_UNKNOWN_NAME, "unknown name"),
	ROW(PTE_STATUS_NO_SUCH_VERSION, "that version of Linux never existed"),
	ROW(PTE_STATUS_VERSION_TOO_OLD,
	    "older than the first version modelled"),
	ROW(PTE_STATUS_VERSION_TOO_NEW,
	    "newer than the newest version modelled"),
	ROW(PTE_STATUS_TYPE_RANGE, "the type doesn't fit its field"),
	ROW(PTE_STATUS_OFFSET_RANGE, "the offset doesn't fit its field"),
	ROW(PTE_STATUS_PFN_RANGE, "the pfn doesn't fit the entry"),
	ROW(PTE_STATUS_MARKER_RANGE, "no marker bit of this version"),
	ROW(PTE_STATUS_MACHINE_RANGE, "out of the range of real machines"),
	ROW(PTE_STATUS_IS_NONE, "the word would read as none"),
	ROW(PTE_STATUS_TYPE_RESERVED, "the type isn't a swap device's"),
	ROW(PTE_STATUS_BIT_RANGE, "no bit of a word: they are 0 to 63"),
	ROW(PTE_STATUS_FIELD_RANGE,
	    "a type has 8 bits at most, an offset 58, all below bit 64"),
	ROW(PTE_STATUS_WORD_RANGE, "bits above those of a word"),
	ROW(PTE_STATUS_NO_OPTION, "this kernel doesn't have the option"),
	ROW(PTE_STATUS_OPTION_NEEDS, "an option that it needs is off"),
	ROW(PTE_STATUS_NO_KIND, "this kernel doesn't have the kind"),
	ROW(PTE_STATUS_NO_FLAG, "this kernel doesn't have the flag"),
	ROW(PTE_STATUS_NO_LEVEL,
	    "the layout has no leaf entries at that level"),
	ROW(PTE_STATUS_KIND_AT_LEVEL, "the kind can't stand at that level"),
	ROW(PTE_STATUS_FLAG_OF_KIND, "the kind doesn't take the flag"),
	ROW(PTE_STATUS_NOT_ENCODABLE, "the kind is read, never written"),
	ROW(PTE_STATUS_NO_PROTECTION, "no such protection"),
	ROW(PTE_STATUS_CONTRADICTION, "the option is named on and off"),
	ROW(PTE_STATUS_KEY_MISSING, "the kind needs a key that isn't given"),
	ROW(PTE_STATUS_KEY_OF_KIND, "the kind doesn't take the key"),
	ROW(PTE_STATUS_NO_BIT, "the scheme takes no bit"),
	ROW(PTE_STATUS_NOT_FEASIBLE, "this kernel has no room for the scheme"),
	ROW(PTE_STATUS_NO_RULE, "no rule speaks of such a transition"),
	ROW(PTE_STATUS_SIZE, "a struct of another size than this library's"),
	ROW(PTE_STATUS_CAPACITY, "more patterns than the fixed capacity holds"),
	ROW(PTE_STATUS_NOT_REPRODUCED, "the certificate doesn't hold"),
	ROW(PTE_STATUS_NO_INSTRUCTIONS,
	    "this machine or library lacks the instructions"),
#undef ROW
};

static size_t find(enum pte_status status)
{
	size_t i = 0;

	while (i < sizeof(statuses) / sizeof(statuses[0]) &&
	       statuses[i].status != status)
		i++;
	return i;
}

const char *pte_status_name(enum pte_status status)
{
	const size_t i = find(status);

	return i < sizeof(statuses) / sizeof(statuses[0]) ? statuses[i].name
							  : "?";
}

const char *pte_status_str(enum pte_status status)
{
	const size_t i = find(status);

	return i < sizeof(statuses) / sizeof(statuses[0]) ? statuses[i].says
							  : "unknown status";
}
