/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Parsing versions, and stepping through those that were released.
 */
#include <pte/linux.h>

#include "span.h"
#include "text.h"

/* the limit of a component: far above any release, without overflow */
#define COMPONENT_MAX 9999

/*
 * The last minor of each major version. A major that isn't listed has no known
 * end yet: the registry says how far the models reach.
 */
static const uint16_t last_of_major[] = {
	PTE_LINUX(5, 19),
	PTE_LINUX(6, 19),
};

enum pte_status pte_linux_release(const char *text, size_t length,
				  uint16_t *version_ret)
{
	size_t end = 0;

	while (end < length && text[end] != '-' && text[end] != '+' &&
	       text[end] != '_' && text[end] != '~')
		end++;
	/* a tree that isn't quite its tag ends with a '+', and none with
	 * another */
	if (end + 1 == length && text[end] != '+')
		return PTE_STATUS_SYNTAX;
	return pte_linux_parse(text, end, version_ret);
}

enum pte_status pte_linux_parse(const char *text, size_t length,
				uint16_t *version_ret)
{
	struct text t = { text, length };
	unsigned major, minor, patch;

	(void)text_take(&t, 'v');
	if (!text_take_number(&t, COMPONENT_MAX, &major) ||
	    !text_take(&t, '.') || !text_take_number(&t, COMPONENT_MAX, &minor))
		return PTE_STATUS_SYNTAX;
	if (text_take(&t, '.') && !text_take_number(&t, COMPONENT_MAX, &patch))
		return PTE_STATUS_SYNTAX;
	if (t.left > 0)
		return PTE_STATUS_SYNTAX;

	/* 0 means "no version" to the functions that take one */
	if (major == 0)
		return PTE_STATUS_NO_SUCH_VERSION;
	for (size_t i = 0; i < sizeof(last_of_major) / sizeof(uint16_t); i++)
		if (PTE_LINUX_MAJOR(last_of_major[i]) == major &&
		    PTE_LINUX_MINOR(last_of_major[i]) < minor)
			return PTE_STATUS_NO_SUCH_VERSION;
	/* a version that the packed form can't hold is newer than anything
	 * modelled */
	if (major > UINT8_MAX || minor > UINT8_MAX)
		*version_ret = PTE_LINUX_ONWARDS;
	else
		*version_ret = PTE_LINUX(major, minor);
	return PTE_STATUS_OK;
}

uint16_t pte_linux_next(uint16_t version)
{
	for (size_t i = 0; i < sizeof(last_of_major) / sizeof(uint16_t); i++)
		if (last_of_major[i] == version)
			return PTE_LINUX(PTE_LINUX_MAJOR(version) + 1U, 0);
	return (uint16_t)(version + 1U);
}

uint16_t pte_linux_before(uint16_t version)
{
	for (size_t i = 0; i < sizeof(last_of_major) / sizeof(uint16_t); i++)
		if (pte_linux_next(last_of_major[i]) == version)
			return last_of_major[i];
	return (uint16_t)(version - 1U);
}

bool pte_span_next(const struct pte_span *span, uint16_t *version)
{
	const uint16_t next = *version == 0 ? span->since
					    : pte_linux_next(*version);

	if (next == 0 || next > span->until)
		return false;
	*version = next;
	return true;
}
