/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Options: which ones a model has, their dependencies, and stepping through all
 * valid combinations.
 */
#include "options.h"

#include <pte/target.h>

#include "sized.h"
#include "span.h"

bool pte_model_option_span(const struct pte_model *model, unsigned option,
			   uint16_t version, struct pte_span *span_ret)
{
	const struct pte_option_info *const info = pte_option_info(option);
	const struct pte_span *found = NULL;

	if (info == NULL || (model->lacks & PTE_OPTION_SET(option)) != 0)
		return false;
	if (info->everywhere)
		found = &info->in;
	for (size_t i = 0; i < model->arch->option_count; i++) {
		const struct pte_arch_option *const o =
			&model->arch->options[i];

		if (info->everywhere || (unsigned)o->option != option)
			continue;
		if (found == NULL || in_span(&o->in, version))
			found = &o->in;
	}
	if (found != NULL)
		*span_ret = *found;
	return found != NULL;
}

static bool has_option(const struct pte_model *model, uint16_t version,
		       unsigned option)
{
	struct pte_span in;

	return pte_model_option_span(model, option, version, &in) &&
	       in_span(&in, version);
}

uint32_t pte_model_options(const struct pte_model *model, uint16_t version)
{
	uint32_t set = 0;

	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++)
		if (has_option(model, version, o))
			set |= PTE_OPTION_SET(o);
	return set;
}

/* turn off options whose dependencies are off, until nothing changes */
static uint32_t settle(uint32_t set)
{
	uint32_t before;

	do {
		before = set;
		for (unsigned o = 0; o < PTE_OPTION_COUNT; o++)
			if ((pte_option_info(o)->needs & ~set) != 0)
				set &= ~PTE_OPTION_SET(o);
	} while (set != before);
	return set;
}

enum pte_status pte_options_resolve(const struct pte_model *model,
				    uint16_t version,
				    const struct pte_config *config,
				    uint32_t *options_ret)
{
	const uint32_t has = pte_model_options(model, version);
	uint32_t set = 0;

	if ((config->on & ~has) != 0)
		return PTE_STATUS_NO_OPTION;
	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++)
		if (pte_option_info(o)->by_default)
			set |= PTE_OPTION_SET(o);
	set = settle(((set & has) | config->on) & ~config->off);
	if ((config->on & ~set) != 0)
		return PTE_STATUS_OPTION_NEEDS;
	*options_ret = set;
	return PTE_STATUS_OK;
}

/* a configuration with some of the options named off */
static struct pte_config config_without(uint32_t options, uint32_t off)
{
	struct pte_config config = { .off = off };

	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++)
		if (!pte_option_info(o)->by_default)
			config.on |= options & ~off & PTE_OPTION_SET(o);
	return config;
}

/* the nth subset of a set; false beyond the last */
static bool nth_subset(uint32_t set, uint32_t n, uint32_t *subset_ret)
{
	uint32_t subset = 0;

	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++) {
		if ((set & PTE_OPTION_SET(o)) == 0)
			continue;
		if ((n & 1U) != 0)
			subset |= PTE_OPTION_SET(o);
		n >>= 1U;
	}
	*subset_ret = subset;
	return n == 0;
}

bool pte_config_next_sized(const struct pte_model *model, uint16_t version,
			   uint32_t options, uint32_t *cursor,
			   struct pte_config *config_ret, size_t size)
{
	const uint32_t has = options & pte_model_options(model, version);
	uint32_t off, got;

	while (nth_subset(has, *cursor, &off)) {
		const struct pte_config config = config_without(has, off);

		++*cursor;
		/* skip duplicates: options that are off by dependency must be
		 * named, too */
		if (pte_options_resolve(model, version, &config, &got) ==
			    PTE_STATUS_OK &&
		    (has & ~got) == off) {
			sized_give(config_ret, size, &config, sizeof(config));
			return true;
		}
	}
	return false;
}
