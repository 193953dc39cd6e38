/* SPDX-License-Identifier: BSD-2-Clause */

#include "kernel_name.h"

#include <stdlib.h>
#include <string.h>

static bool layout_by_name(const char *name, size_t length,
			   const struct ref_layout **layout_ret)
{
	const struct ref_layout *layout;
	unsigned i;

	for (i = 0; (layout = ref_layout_at(i)) != NULL; i++) {
		const char *const known = ref_layout_name(layout);

		if (strlen(known) == length &&
		    memcmp(known, name, length) == 0) {
			*layout_ret = layout;
			return true;
		}
	}
	return false;
}

static bool version_of(const char *text, struct ref_kernel *kernel)
{
	char *end;

	kernel->major = (unsigned)strtoul(text, &end, 10);
	if (*end != '.')
		return false;
	kernel->minor = (unsigned)strtoul(end + 1, &end, 10);
	return *end == '\0';
}

static bool level_by_name(const char *name, enum ref_level *level_ret)
{
	if (strcmp(name, "pte") == 0)
		*level_ret = REF_LEVEL_PTE;
	else if (strcmp(name, "pmd") == 0)
		*level_ret = REF_LEVEL_PMD;
	else if (strcmp(name, "hugetlb") == 0)
		*level_ret = REF_LEVEL_HUGETLB;
	else if (strcmp(name, "pud") == 0)
		*level_ret = REF_LEVEL_PUD;
	else
		return false;
	return true;
}

/* "phys_bits=46": the number behind the key */
static bool apply_number(const char *word, const char *key, unsigned *ret)
{
	const size_t length = strlen(key);

	if (strncmp(word, key, length) != 0)
		return false;
	*ret = (unsigned)strtoul(word + length, NULL, 10);
	return true;
}

static bool apply_option(struct ref_kernel *kernel, const char *word)
{
	struct ref_config *const config = &kernel->config;

	if (apply_number(word, "phys_bits=", &config->phys_bits) ||
	    apply_number(word, "cache_bits=", &config->cache_bits) ||
	    apply_number(word, "c_bit=", &config->c_bit))
		return true;
	if (*word == '-')
		return ref_config_disable(kernel, word + 1);
	/* The only option that isn't on by default */
	if (strcmp(word, "+device_private_migration") == 0) {
		config->device_private_migration = true;
		return true;
	}
	return strcmp(word, "+device_private") == 0 && config->device_private;
}

static bool apply_config(struct ref_kernel *kernel, const char *config)
{
	char word[64];

	for (; *config; config += *config == ',') {
		const size_t length = strcspn(config, ",");

		if (length >= sizeof(word))
			return false;
		memcpy(word, config, length);
		word[length] = '\0';
		config += length;
		if (!apply_option(kernel, word))
			return false;
	}
	return true;
}

bool kernel_by_name(const char *target, const char *config, const char *level,
		    struct ref_kernel *kernel)
{
	const char *const at = strchr(target, '@');

	memset(kernel, 0, sizeof(*kernel));
	if (!at ||
	    !layout_by_name(target, (size_t)(at - target), &kernel->layout))
		return false;
	if (!version_of(at + 1, kernel))
		return false;
	if (!level_by_name(level, &kernel->level))
		return false;
	ref_config_default(kernel);
	return apply_config(kernel, config) && ref_exists(kernel);
}
