/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Parses GLOB[@[FIRST]..[LAST]], and intersects it with a layout's versions.
 */
#include "spread.h"

#include <fnmatch.h>
#include <string.h>

#include <pte/model.h>

#include "term/say.h"

#define RANGE ".."

bool spread_is(const char *base)
{
	return strpbrk(base, "*?[") != NULL || strstr(base, RANGE) != NULL;
}

/* empty text leaves the version as it is */
static bool take_version(const char *text, size_t length, uint16_t *version)
{
	return length == 0 ||
	       pte_linux_parse(text, length, version) == PTE_STATUS_OK;
}

bool spread_parse(const char *path, const char *base, struct spread *ret)
{
	const size_t name = strcspn(base, "@");
	const char *const versions = base + name + (base[name] == '@');
	const char *const range = strstr(versions, RANGE);
	const size_t first = range == NULL ? strlen(versions)
					   : (size_t)(range - versions);
	const char *const last = range == NULL ? versions
					       : range + strlen(RANGE);
	char quoted[QUOTE_SIZE];

	*ret = (struct spread){ .newest = base[name] == '\0',
				.in = { PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS } };
	if (name > 0 && name < sizeof(ret->glob) &&
	    take_version(versions, first, &ret->in.since) &&
	    take_version(last, strlen(last), &ret->in.until) &&
	    ret->in.since <= ret->in.until) {
		memcpy(ret->glob, base, name);
		return true;
	}
	say(0,
	    "%s: base: %s: malformed: layouts and versions are "
	    "GLOB[@[FIRST]..[LAST]], as arm64*@6.10..",
	    path, quote(quoted, base, strlen(base)));
	return false;
}

struct pte_span spread_versions(const struct spread *spread, const char *name)
{
	struct pte_span all = { 0, 0 };

	if (fnmatch(spread->glob, name, 0) != 0 ||
	    pte_model_versions(name, strlen(name), &all) != PTE_STATUS_OK)
		return (struct pte_span){ 0, 0 };
	if (spread->newest)
		all.since = all.until;
	if (all.since < spread->in.since)
		all.since = spread->in.since;
	if (all.until > spread->in.until)
		all.until = spread->in.until;
	return all.since <= all.until ? all : (struct pte_span){ 0, 0 };
}
