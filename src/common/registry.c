/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The list of architectures, and lookup of their models by name and version.
 */
#include "registry.h"

#include "span.h"
#include "text.h"

/* one row per architecture: first those that are looked up most, then the
 * others by name; lists, tables and docs follow this order */
/* clang-format off */
static const struct pte_rows *const archs[] = {
	&pte_rows_x86_64, &pte_rows_arm64, &pte_rows_ppc64,
	&pte_rows_arm, &pte_rows_i386, &pte_rows_loongarch64, &pte_rows_mips64,
	&pte_rows_parisc64, &pte_rows_riscv64, &pte_rows_s390x, &pte_rows_sparc64,
};
/* clang-format on */
#define ARCH_COUNT (sizeof(archs) / sizeof(archs[0]))

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

/* ---- names ---------------------------------------------------------------
 */

/* consume a name, if the text is that or goes on with a variant's */
static bool take_name(struct text *t, const char *name)
{
	const size_t length = text_length(name);

	if (length == 0 || t->left < length || !text_is(t->at, length, name) ||
	    (t->left > length && t->at[length] != '-'))
		return false;
	t->at += length;
	t->left -= length;
	return true;
}

/* consume the architecture, by any of its names */
static bool take_arch(struct text *t, const struct pte_rows *arch)
{
	if (take_name(t, arch->rows[0].arch->name))
		return true;
	for (const char *const *a = arch->aliases; a != NULL && *a != NULL; a++)
		if (take_name(t, *a))
			return true;
	return false;
}

/* as text_is, but a page size may be written 64K */
static bool is_variant(const struct text *t, const char *name)
{
	size_t i = 0;

	while (i < t->left && name[i] != '\0' &&
	       (name[i] == t->at[i] || (name[i] == 'k' && t->at[i] == 'K')))
		i++;
	return i == t->left && name[i] == '\0';
}

/* whether the row's layout has that name, but for the architecture's before it
 */
static bool is_named(const struct pte_rows *arch, const struct pte_model *m,
		     const struct text *variant)
{
	const char *const own = m->layout->name;

	if (variant->left == 0 && arch->usual != NULL)
		return text_is(own, text_length(own), arch->usual);
	return is_variant(variant, own + text_length(m->arch->name));
}

/* the rows of the architecture that a layout's name begins with, as its own
 * does; what follows goes to `variant`; NULL: of none */
static const struct pte_rows *find_rows(struct text name, struct text *variant)
{
	for (size_t a = 0; a < ARCH_COUNT; a++) {
		*variant = name;
		if (take_arch(variant, archs[a]))
			return archs[a];
	}
	return NULL;
}

/* the next row of that name after `m`; NULL: from the first one on */
static const struct pte_model *next_named(const struct pte_rows *arch,
					  const struct text *variant,
					  const struct pte_model *m)
{
	const struct pte_model *const end = arch->rows + arch->count;

	for (m = m == NULL ? arch->rows : m + 1; m < end; m++)
		if (is_named(arch, m, variant))
			return m;
	return NULL;
}

/* from the first row of that name to the architecture's newest version */
static struct pte_span span_of(const struct pte_rows *arch,
			       const struct text *variant)
{
	const struct pte_model *const m = next_named(arch, variant, NULL);
	struct pte_span span = { 0, 0 };

	if (m != NULL) {
		span.since = m->layout->since;
		span.until = m->arch->newest;
	}
	return span;
}

enum pte_status pte_model_versions(const char *name, size_t length,
				   struct pte_span *ret)
{
	const struct text all = { name, length };
	struct text variant;
	const struct pte_rows *const arch = find_rows(all, &variant);
	struct pte_span span = { 0, 0 };

	if (arch != NULL)
		span = span_of(arch, &variant);
	if (span.since == 0)
		return PTE_STATUS_UNKNOWN_NAME;
	*ret = span;
	return PTE_STATUS_OK;
}

enum pte_status pte_model_find(const char *name, size_t length,
			       uint16_t version,
			       const struct pte_model **model_ret)
{
	const struct text all = { name, length };
	struct text variant;
	const struct pte_rows *const arch = find_rows(all, &variant);
	struct pte_span span;

	if (arch == NULL)
		return PTE_STATUS_UNKNOWN_NAME;
	span = span_of(arch, &variant);
	if (span.since == 0)
		return PTE_STATUS_UNKNOWN_NAME;
	if (version == 0)
		version = span.until;
	if (version < span.since)
		return PTE_STATUS_VERSION_TOO_OLD;
	if (version > span.until)
		return PTE_STATUS_VERSION_TOO_NEW;

	/* the last row of that name that begins no later than the version */
	for (const struct pte_model *m = NULL;
	     (m = next_named(arch, &variant, m)) != NULL;)
		if (m->layout->since <= version)
			*model_ret = m;
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
