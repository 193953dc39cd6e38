/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The list of architectures, and lookup of their models by name and version.
 */
#include "registry.h"

#include "span.h"
#include "text.h"

/* one row per architecture, sorted by name */
static const struct pte_rows *const archs[] = {
	&pte_rows_arm64, &pte_rows_ppc64,  &pte_rows_riscv64,
	&pte_rows_s390x, &pte_rows_x86_64,
};
#define ARCH_COUNT (sizeof(archs) / sizeof(archs[0]))

/* the layout that a bare architecture name stands for */
static const struct {
	const char *alias, *name;
} aliases[] = {
	{ "arm64", "arm64-4k" },
	{ "ppc64", "ppc64-radix-64k" },
};

size_t pte_model_count(void)
{
	size_t count = 0;

	for (size_t a = 0; a < ARCH_COUNT; a++)
		count += archs[a]->count;
	return count;
}

const struct pte_model *pte_model_at(size_t index)
{
	for (size_t a = 0; a < ARCH_COUNT; a++) {
		if (index < archs[a]->count)
			return &archs[a]->rows[index];
		index -= archs[a]->count;
	}
	return NULL;
}

static struct text resolve(const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof(aliases) / sizeof(aliases[0]); i++)
		if (text_is(name, length, aliases[i].alias))
			return (struct text){ aliases[i].name,
					      text_length(aliases[i].name) };
	return (struct text){ name, length };
}

enum pte_status pte_model_versions(const char *name, size_t length,
				   struct pte_span *ret)
{
	const struct text t = resolve(name, length);
	struct pte_span span = { 0, 0 };

	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct pte_model *const m = pte_model_at(i);

		if (!text_is(t.at, t.left, m->layout->name))
			continue;
		if (span.since == 0)
			span.since = m->layout->since;
		span.until = m->arch->newest;
	}
	if (span.since == 0)
		return PTE_STATUS_UNKNOWN_NAME;
	*ret = span;
	return PTE_STATUS_OK;
}

enum pte_status pte_model_find(const char *name, size_t length,
			       uint16_t version,
			       const struct pte_model **model_ret)
{
	const struct text t = resolve(name, length);
	struct pte_span span;
	const enum pte_status status = pte_model_versions(name, length, &span);

	if (status != PTE_STATUS_OK)
		return status;
	if (version == 0)
		version = span.until;
	if (version < span.since)
		return PTE_STATUS_VERSION_TOO_OLD;
	if (version > span.until)
		return PTE_STATUS_VERSION_TOO_NEW;

	/* the last row of that name that begins no later than the version */
	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct pte_model *const m = pte_model_at(i);

		if (text_is(t.at, t.left, m->layout->name) &&
		    m->layout->since <= version)
			*model_ret = m;
	}
	return PTE_STATUS_OK;
}

struct pte_span pte_model_span(const struct pte_model *model)
{
	const struct pte_layout *const l = model->layout;
	struct pte_span span = { l->since, PTE_LINUX_ONWARDS };

	if (l->next != NULL)
		span.until = pte_linux_before(l->next->since);
	return span;
}

static const char *const owners[] = {
	[PTE_OWNER_TYPE] = "type",         [PTE_OWNER_OFFSET] = "offset",
	[PTE_OWNER_ZERO] = "must be 0",    [PTE_OWNER_ONE] = "must be 1",
	[PTE_OWNER_HARDWARE] = "hardware", [PTE_OWNER_FREE] = "free",
};

const char *pte_owner_name(enum pte_owner owner)
{
	const unsigned flag = pte_owner_flag(owner);
	const char *name = NULL;

	if (flag < PTE_FLAG_COUNT)
		return pte_flag_name((enum pte_flag)flag);
	if ((unsigned)owner <= PTE_OWNER_LAST)
		name = owners[owner];
	return name == NULL ? "?" : name;
}
