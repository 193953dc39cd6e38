/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Parsing of the words of a configuration: options, machine properties and the
 * address of an empty pmd's symbol.
 */
#include <pte/config.h>

#include <pte/lists.h>

#include "sized.h"
#include "text.h"

#define ROW(with, option, kconfig, name, since, until, needs, everywhere,      \
	    by_default)                                                        \
	[PTE_OPTION_##option] = {                                              \
		name, { since, until }, needs, everywhere, by_default          \
	},

static const struct pte_option_info options[PTE_OPTION_COUNT] = {
	PTE_OPTION_ROWS(ROW, 0)
};

const struct pte_option_info *pte_option_info(unsigned option)
{
	return option < PTE_OPTION_COUNT ? &options[option] : NULL;
}

/* NAME=N for a machine property; *bits is written on success only */
static enum pte_status add_bits(uint8_t *bits, struct text value, unsigned most)
{
	unsigned n;

	/* a number too long to convert must still give a range error */
	if (value.left > 0 && *value.at == '-')
		return PTE_STATUS_MACHINE_RANGE;
	for (size_t i = 0; i < value.left; i++)
		if (value.at[i] < '0' || value.at[i] > '9')
			return PTE_STATUS_SYNTAX;
	if (value.left == 0)
		return PTE_STATUS_SYNTAX;
	if (!text_take_number(&value, most, &n) || n < PTE_MACHINE_BITS_MIN)
		return PTE_STATUS_MACHINE_RANGE;
	*bits = (uint8_t)n;
	return PTE_STATUS_OK;
}

static int digit_of(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* 0xADDRESS, nonzero */
static enum pte_status add_address(uint64_t *address, struct text value)
{
	uint64_t n = 0;

	if (value.left < 3 || value.left > 18 || value.at[0] != '0' ||
	    value.at[1] != 'x')
		return PTE_STATUS_SYNTAX;
	for (size_t i = 2; i < value.left; i++) {
		const int digit = digit_of(value.at[i]);

		if (digit < 0)
			return PTE_STATUS_SYNTAX;
		n = n << 4U | (unsigned)digit;
	}
	if (n == 0)
		return PTE_STATUS_SYNTAX;
	*address = n;
	return PTE_STATUS_OK;
}

static int lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* as kconfig writes them, options begin with CONFIG_ */
static void skip_prefix(struct text *t)
{
	static const char prefix[] = "config_";
	const size_t length = sizeof(prefix) - 1;
	size_t i = 0;

	while (i < length && i < t->left && lower(t->at[i]) == prefix[i])
		i++;
	if (i < length)
		return;
	t->at += length;
	t->left -= length;
}

/* in either case */
static bool is_option(const struct text *t, const char *name)
{
	size_t i = 0;

	while (i < t->left && name[i] != '\0' && lower(t->at[i]) == name[i])
		i++;
	return i == t->left && name[i] == '\0';
}

static enum pte_status add_word(struct pte_config *config, const char *word,
				size_t length)
{
	struct text t = { word, length };
	size_t equals = 0;

	while (equals < length && word[equals] != '=')
		equals++;
	if (equals < length) {
		const struct text value = { word + equals + 1,
					    length - equals - 1 };

		if (text_is(word, equals, "phys_bits"))
			return add_bits(&config->phys_bits, value,
					PTE_MACHINE_BITS_MAX);
		if (text_is(word, equals, "cache_bits"))
			return add_bits(&config->cache_bits, value,
					PTE_MACHINE_BITS_MAX);
		if (text_is(word, equals, "c_bit"))
			return add_bits(&config->c_bit, value,
					PTE_MACHINE_C_BIT_MAX);
		if (text_is(word, equals, "empty_pmd"))
			return add_address(&config->empty_pmd, value);
		return PTE_STATUS_UNKNOWN_NAME;
	}

	const bool off = text_take(&t, '-');

	if (!off)
		(void)text_take(&t, '+');
	skip_prefix(&t);
	if (t.left == 0)
		return PTE_STATUS_SYNTAX;
	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++) {
		const uint32_t set = PTE_OPTION_SET(o);

		if (!is_option(&t, options[o].name))
			continue;
		if (((off ? config->on : config->off) & set) != 0)
			return PTE_STATUS_CONTRADICTION;
		*(off ? &config->off : &config->on) |= set;
		return PTE_STATUS_OK;
	}
	return PTE_STATUS_UNKNOWN_NAME;
}

enum pte_status pte_config_add_sized(struct pte_config *config, size_t size,
				     const char *word, size_t length)
{
	struct pte_config own;
	enum pte_status status;

	/* a smaller struct couldn't hold every word's value */
	if (size < sizeof(own) || !sized_take(&own, sizeof(own), config, size))
		return PTE_STATUS_SIZE;
	status = add_word(&own, word, length);
	if (status == PTE_STATUS_OK)
		sized_give(config, size, &own, sizeof(own));
	return status;
}
