/* SPDX-License-Identifier: BSD-2-Clause */
#include "../cases.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <pte/target.h>

/* ---- the options --------------------------------------------------------- */

#define EVER 0x050a, 0xffff
#define SET(option) PTE_OPTION_SET(PTE_OPTION_##option)

/*
 * Linux 6.1, 6.12 mm/Kconfig: DEVICE_PRIVATE -> ZONE_DEVICE ->
 * MEMORY_HOTREMOVE -> MIGRATION, and SPARSEMEM_VMEMMAP; PTE_MARKER_UFFD_WP ->
 * HAVE_ARCH_USERFAULTFD_WP. arch/arm64/Kconfig: ARM64_CONTPTE ->
 * TRANSPARENT_HUGEPAGE, read in 6.11. PTE_MARKER was an option in 5.19 and 6.1.
 */
static const struct option {
	const char *name;
	unsigned since, until;
	uint32_t needs;
	bool everywhere, by_default;
} options[] = {
	{ "migration", EVER, 0, true, true },
	{ "memory_failure", EVER, 0, true, true },
	{ "device_private", EVER, SET(MIGRATION) | SET(SPARSEMEM_VMEMMAP), true,
	  true },
	{ "pte_marker", 0x0513, 0x0601, SET(USERFAULTFD_WP), false, true },
	{ "mem_soft_dirty", EVER, 0, false, true },
	{ "userfaultfd_wp", EVER, 0, false, true },
	{ "numa_balancing", EVER, 0, true, true },
	{ "transparent_hugepage", EVER, 0, true, true },
	{ "swap", EVER, 0, true, true },
	{ "pte_marker_uffd_wp", 0x0513, 0xffff, SET(USERFAULTFD_WP), false,
	  true },
	{ "arm64_contpte", 0x0609, 0xffff, SET(TRANSPARENT_HUGEPAGE), false,
	  true },
	{ "sparsemem_vmemmap", EVER, 0, true, true },
	{ "device_private_migration", 0x060f, 0xffff, SET(DEVICE_PRIVATE), true,
	  false },
};
#define OPTION_COUNT (sizeof(options) / sizeof(options[0]))

static void option_is_as_the_kernel_has_it(void **state)
{
	const struct option *const o = *state;
	const unsigned number = (unsigned)(o - options);
	const struct pte_option_info *const info = pte_option_info(number);

	assert_non_null(info);
	assert_string_equal(info->name, o->name);
	assert_int_equal(info->in.since, o->since);
	assert_int_equal(info->in.until, o->until);
	assert_int_equal(info->needs, o->needs);
	assert_int_equal(info->everywhere, o->everywhere);
	assert_int_equal(info->by_default, o->by_default);
}

static void there_is_no_option_beyond_the_last(void **state)
{
	(void)state;
	assert_int_equal(PTE_OPTION_COUNT, OPTION_COUNT);
	assert_null(pte_option_info(OPTION_COUNT));
	assert_null(pte_option_info(32));
	assert_null(pte_option_info(~0U));
}

/* following needs, one never comes back to where one began */
static void needs_have_no_cycle(void **state)
{
	uint32_t settled = 0;

	(void)state;
	for (unsigned round = 0; round < OPTION_COUNT; round++)
		for (unsigned o = 0; o < OPTION_COUNT; o++)
			if ((pte_option_info(o)->needs & ~settled) == 0)
				settled |= PTE_OPTION_SET(o);
	assert_int_equal(settled, (1U << OPTION_COUNT) - 1);
}

/* ---- words --------------------------------------------------------------- */

/* all options at once, on or off, and no word more */
static void option_is_added_by_name(void **state)
{
	const struct option *const o = *state;
	const uint32_t set = 1U << (o - options);
	struct pte_config c = { .on = 0 };
	char word[64] = "+";

	(void)strcat(word, o->name);
	assert_int_equal(pte_config_add(&c, o->name, strlen(o->name)),
			 PTE_STATUS_OK);
	assert_int_equal(c.on, set);
	assert_int_equal(pte_config_add(&c, word, strlen(word)), PTE_STATUS_OK);
	assert_int_equal(c.on, set);
	assert_int_equal(c.off, 0);

	c = (struct pte_config){ .on = 0 };
	word[0] = '-';
	assert_int_equal(pte_config_add(&c, word, strlen(word)), PTE_STATUS_OK);
	assert_int_equal(c.off, set);
	assert_int_equal(c.on, 0);
	assert_int_equal(c.phys_bits, 0);
	assert_int_equal(c.cache_bits, 0);
	assert_int_equal(c.c_bit, 0);
}

static void option_named_on_and_off_is_a_contradiction(void **state)
{
	const struct option *const o = *state;
	const uint32_t set = 1U << (o - options);
	struct pte_config on = { .on = set }, off = { .off = set };
	char word[64] = "-";

	(void)strcat(word, o->name);
	assert_int_equal(pte_config_add(&on, word, strlen(word)),
			 PTE_STATUS_CONTRADICTION);
	assert_int_equal(on.on, set);
	assert_int_equal(on.off, 0);
	assert_int_equal(pte_config_add(&off, o->name, strlen(o->name)),
			 PTE_STATUS_CONTRADICTION);
	assert_int_equal(off.off, set);
	assert_int_equal(off.on, 0);
}

static void words_add_up(void **state)
{
	static const char *const words[] = { "-swap",     "phys_bits=52",
					     "migration", "cache_bits=44",
					     "c_bit=47",  "phys_bits=46" };
	struct pte_config c = { .on = 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		assert_int_equal(pte_config_add(&c, words[i], strlen(words[i])),
				 PTE_STATUS_OK);
	assert_int_equal(c.on, SET(MIGRATION));
	assert_int_equal(c.off, SET(SWAP));
	assert_int_equal(c.phys_bits, 46);
	assert_int_equal(c.cache_bits, 44);
	assert_int_equal(c.c_bit, 47);
}

static void word_needs_no_end(void **state)
{
	struct pte_config c = { .on = 0 };

	(void)state;
	assert_int_equal(pte_config_add(&c, "swap,migration", 4),
			 PTE_STATUS_OK);
	assert_int_equal(pte_config_add(&c, "phys_bits=461", 12),
			 PTE_STATUS_OK);
	assert_int_equal(c.on, SET(SWAP));
	assert_int_equal(c.phys_bits, 46);
}

static void machine_bits_reach_from_32_to_52(void **state)
{
	(void)state;
	for (unsigned n = 0; n < 100; n++) {
		struct pte_config c = { .phys_bits = 0x55, .cache_bits = 0x66 };
		const bool fits = n >= 32 && n <= 52;
		char word[32];

		(void)snprintf(word, sizeof(word), "phys_bits=%u", n);
		assert_int_equal(pte_config_add(&c, word, strlen(word)),
				 fits ? PTE_STATUS_OK
				      : PTE_STATUS_MACHINE_RANGE);
		(void)snprintf(word, sizeof(word), "cache_bits=%u", n);
		assert_int_equal(pte_config_add(&c, word, strlen(word)),
				 fits ? PTE_STATUS_OK
				      : PTE_STATUS_MACHINE_RANGE);
		assert_int_equal(c.phys_bits, fits ? n : 0x55);
		assert_int_equal(c.cache_bits, fits ? n : 0x66);
	}
}

/* the highest bit of 52 is 51 */
static void memory_encryption_bit_reaches_from_32_to_51(void **state)
{
	(void)state;
	for (unsigned n = 0; n < 100; n++) {
		struct pte_config c = { .c_bit = 0x77 };
		const bool fits = n >= 32 && n <= 51;
		struct pte_target t;
		char word[32];

		(void)snprintf(word, sizeof(word), "c_bit=%u", n);
		assert_int_equal(pte_config_add(&c, word, strlen(word)),
				 fits ? PTE_STATUS_OK
				      : PTE_STATUS_MACHINE_RANGE);
		assert_int_equal(c.c_bit, fits ? n : 0x77);
		c.c_bit = (uint8_t)n;
		assert_int_equal(pte_target_init("x86_64@6.12", &c, &t),
				 fits || n == 0 ? PTE_STATUS_OK
						: PTE_STATUS_MACHINE_RANGE);
	}
}

struct refusal {
	const char *word;
	enum pte_status status;
};

static const struct refusal refusals[] = {
	{ "", PTE_STATUS_SYNTAX },
	{ "-", PTE_STATUS_SYNTAX },
	{ "+", PTE_STATUS_SYNTAX },
	{ "=", PTE_STATUS_UNKNOWN_NAME },
	{ "swa", PTE_STATUS_UNKNOWN_NAME },
	{ "swapp", PTE_STATUS_UNKNOWN_NAME },
	{ "CONFIG_", PTE_STATUS_SYNTAX },
	{ "CONFIG", PTE_STATUS_UNKNOWN_NAME },
	{ "CONFIG_CONFIG_SWAP", PTE_STATUS_UNKNOWN_NAME },
	{ " swap", PTE_STATUS_UNKNOWN_NAME },
	{ "--swap", PTE_STATUS_UNKNOWN_NAME },
	{ "-+swap", PTE_STATUS_UNKNOWN_NAME },
	{ "phys_bits", PTE_STATUS_UNKNOWN_NAME },
	{ "swap=1", PTE_STATUS_UNKNOWN_NAME },
	{ "-phys_bits=46", PTE_STATUS_UNKNOWN_NAME },
	{ "phys_bits=", PTE_STATUS_SYNTAX },
	{ "phys_bits=0x30", PTE_STATUS_SYNTAX },
	{ "phys_bits=46 ", PTE_STATUS_SYNTAX },
	{ "phys_bits=4.6", PTE_STATUS_SYNTAX },
	{ "phys_bits=46=46", PTE_STATUS_SYNTAX },
	{ "cache_bits=many", PTE_STATUS_SYNTAX },
	{ "phys_bits=-46", PTE_STATUS_MACHINE_RANGE },
	{ "phys_bits=31", PTE_STATUS_MACHINE_RANGE },
	{ "cache_bits=53", PTE_STATUS_MACHINE_RANGE },
	{ "c_bit=52", PTE_STATUS_MACHINE_RANGE },
	{ "c_bit=47x", PTE_STATUS_SYNTAX },
	{ "-c_bit=47", PTE_STATUS_UNKNOWN_NAME },
	{ "c_bits=47", PTE_STATUS_UNKNOWN_NAME },
	/* 2^32 + 46, 2^64 + 46 */
	{ "phys_bits=4294967342", PTE_STATUS_MACHINE_RANGE },
	{ "phys_bits=18446744073709551662", PTE_STATUS_MACHINE_RANGE },
};

static void word_is_refused_and_nothing_changes(void **state)
{
	const struct refusal *const r = *state;
	struct pte_config before, c;

	/* what is compared byte by byte has bytes between its members, too */
	memset(&before, 0, sizeof(before));
	before.on = 1;
	before.off = 2;
	before.phys_bits = 33;
	before.cache_bits = 44;
	memcpy(&c, &before, sizeof(c));
	assert_int_equal(pte_config_add(&c, r->word, strlen(r->word)),
			 r->status);
	assert_memory_equal(&c, &before, sizeof(c));
}

int main(void)
{
	struct cases cases = { 0 };

	for (size_t i = 0; i < OPTION_COUNT; i++) {
		const struct option *const o = &options[i];

		cases_add(&cases, option_is_as_the_kernel_has_it, o,
			  "option_is_as_the_kernel_has_it[%s]", o->name);
		cases_add(&cases, option_is_added_by_name, o,
			  "config_adds_an_option_by_name[%s]", o->name);
		cases_add(&cases, option_named_on_and_off_is_a_contradiction, o,
			  "config_refuses_a_contradiction[%s]", o->name);
	}
	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++)
		cases_add(&cases, word_is_refused_and_nothing_changes,
			  &refusals[i], "config_refuses[%s]", refusals[i].word);
	CASES_ADD(&cases, there_is_no_option_beyond_the_last);
	CASES_ADD(&cases, needs_have_no_cycle);
	CASES_ADD(&cases, words_add_up);
	CASES_ADD(&cases, word_needs_no_end);
	CASES_ADD(&cases, machine_bits_reach_from_32_to_52);
	CASES_ADD(&cases, memory_encryption_bit_reaches_from_32_to_51);
	return cases_run(&cases, "config");
}
