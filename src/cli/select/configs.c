/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints configurations in the form of --config, and enumerates them with the
 * default one first.
 */
#include "configs.h"

#include "term/out.h"

const char *config_text(char to[static CONFIG_SIZE],
			const struct pte_config *config)
{
	const char *before = "";
	struct out text;

	out_to_memory(&text, to, CONFIG_SIZE);
	for (unsigned o = 0; pte_option_info(o) != NULL; o++) {
		if (((config->on | config->off) & PTE_OPTION_SET(o)) == 0)
			continue;
		out_format(&text, "%s%c%s", before,
			   (config->on & PTE_OPTION_SET(o)) != 0 ? '+' : '-',
			   pte_option_info(o)->name);
		before = ",";
	}
	if (config->phys_bits != 0) {
		out_format(&text, "%sphys_bits=%u", before, config->phys_bits);
		before = ",";
	}
	if (config->cache_bits != 0) {
		out_format(&text, "%scache_bits=%u", before,
			   config->cache_bits);
		before = ",";
	}
	if (config->c_bit != 0)
		out_format(&text, "%sc_bit=%u", before, config->c_bit);
	if (config->c_bit != 0)
		before = ",";
	if (config->empty_pmd != 0)
		out_format(&text, "%sempty_pmd=0x%llx", before,
			   (unsigned long long)config->empty_pmd);
	return out_memory(&text);
}

uint32_t options_by_default(void)
{
	uint32_t set = 0;

	for (unsigned o = 0; pte_option_info(o) != NULL; o++)
		if (pte_option_info(o)->by_default)
			set |= PTE_OPTION_SET(o);
	return set;
}

uint32_t options_of_types(void)
{
	uint32_t set = 0;
	size_t count;
	const struct pte_type *const types = pte_types(&count);

	for (size_t i = 0; i < count; i++)
		set |= types[i].needs;
	return set;
}

bool configs_next(struct configs *c, struct pte_config *ret)
{
	const struct pte_config defaults = { .on = 0 };

	if (!c->begun) {
		c->begun = true;
		*ret = c->only != NULL ? *c->only : defaults;
		return true;
	}
	if (c->only != NULL)
		return false;
	while (pte_config_next(c->model, c->version, c->options, &c->cursor,
			       ret)) {
		/* options that are off by default needn't be listed */
		ret->off &= options_by_default();
		if (ret->on != 0 || ret->off != 0)
			return true;
	}
	return false;
}
