/* SPDX-License-Identifier: BSD-2-Clause */
#include "../layouts.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "../vectors/target_name.h"

#define SET(option) PTE_OPTION_SET(PTE_OPTION_##option)
#define SOFT_DIRTY PTE_FLAG_SET(PTE_FLAG_SOFT_DIRTY)
#define UFFD_WP PTE_FLAG_SET(PTE_FLAG_UFFD_WP)
#define EXCLUSIVE PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE)

/* ---- names --------------------------------------------------------------- */

static const struct naming {
	const char *text, *name;
} namings[] = {
	{ "x86_64@6.12", "x86_64@6.12" },
	{ "x86_64@v6.12", "x86_64@6.12" },
	{ "x86_64@6.1.192", "x86_64@6.1" },
	/* without a version: the newest of that architecture */
	{ "x86_64", "x86_64@" },
	{ "x86_64-la57", "x86_64-la57@" },
	{ "arm64", "arm64-4k@" },
	{ "aarch64-64K@6.12.1-generic", "arm64-64k@6.12" },
	{ "amd64-la57@6.12", "x86_64-la57@6.12" },
	{ "powerpc", "ppc64-radix-64k@" },
	{ "arm64@5.10", "arm64-4k@5.10" },
	{ "arm64-64k-pa52@6.9", "arm64-64k-pa52@6.9" },
	{ "ppc64", "ppc64-radix-64k@" },
	/* as asked for, not where the layout began */
	{ "ppc64-radix-64k@6.18", "ppc64-radix-64k@6.18" },
	{ "ppc64-nohash@5.10", "ppc64-nohash@5.10" },
};

/* a name that ends in @ is of the version that the tables call the newest */
static void assert_name(const struct pte_target *t, const char *name)
{
	const uint16_t newest = t->model->arch->newest;
	char wanted[PTE_TARGET_NAME_SIZE];

	snprintf(wanted, sizeof(wanted), "%s", name);
	if (name[strlen(name) - 1] == '@')
		snprintf(wanted, sizeof(wanted), "%s%u.%u", name,
			 PTE_LINUX_MAJOR(newest), PTE_LINUX_MINOR(newest));
	assert_string_equal(t->name, wanted);
}

static void target_is_named_as_it_was_asked_for(void **state)
{
	const struct naming *const n = *state;
	struct pte_target t;

	assert_int_equal(pte_target_init(n->text, NULL, &t), PTE_STATUS_OK);
	assert_name(&t, n->name);
	assert_ptr_equal(t.layout, t.model->layout);
	assert_true(t.layout->since <= t.version);
	assert_true(t.version <= pte_model_span(t.model).until);
}

static const struct refusal {
	const char *name, *config;
	enum pte_status status;
} refusals[] = {
	{ "", "", PTE_STATUS_SYNTAX },
	{ "@6.12", "", PTE_STATUS_SYNTAX },
	{ "x86_64@", "", PTE_STATUS_SYNTAX },
	{ "x86_64@six", "", PTE_STATUS_SYNTAX },
	{ "x86_64@6.12@6.12", "", PTE_STATUS_SYNTAX },
	{ "x86_64@6.12 ", "", PTE_STATUS_SYNTAX },
	{ "x86@6.12", "", PTE_STATUS_UNKNOWN_NAME },
	{ "amd64x@6.12", "", PTE_STATUS_UNKNOWN_NAME },
	{ "amd64-@6.12", "", PTE_STATUS_UNKNOWN_NAME },
	{ "aarch64-64M@6.12", "", PTE_STATUS_UNKNOWN_NAME },
	{ "ia64@6.12", "", PTE_STATUS_UNKNOWN_NAME },
	{ "x86_64@5.20", "", PTE_STATUS_NO_SUCH_VERSION },
	{ "arm64@6.20", "", PTE_STATUS_NO_SUCH_VERSION },
	/* the extension came with 6.19 */
	{ "riscv64-svrsw60t59b@6.12", "", PTE_STATUS_VERSION_TOO_OLD },
	{ "x86_64@5.9", "", PTE_STATUS_VERSION_TOO_OLD },
	{ "x86_64@4.19", "", PTE_STATUS_VERSION_TOO_OLD },
	{ "arm64-16k-lpa2@6.8", "", PTE_STATUS_VERSION_TOO_OLD },
	{ "x86_64@99.2", "", PTE_STATUS_VERSION_TOO_NEW },
	{ "arm64@99.4", "", PTE_STATUS_VERSION_TOO_NEW },
	{ "arm64@300.1", "", PTE_STATUS_VERSION_TOO_NEW },

	{ "x86_64@6.12", "+pte_marker", PTE_STATUS_NO_OPTION },
	{ "x86_64@6.14", "+device_private_migration", PTE_STATUS_NO_OPTION },
	{ "x86_64@6.12", "+arm64_contpte", PTE_STATUS_NO_OPTION },
	{ "arm64@6.8", "+arm64_contpte", PTE_STATUS_NO_OPTION },
	{ "arm64@6.12", "+mem_soft_dirty", PTE_STATUS_NO_OPTION },
	{ "arm64@6.9", "+userfaultfd_wp", PTE_STATUS_NO_OPTION },
	{ "ppc64@6.12", "+userfaultfd_wp", PTE_STATUS_NO_OPTION },
	{ "ppc64-nohash@6.12", "+mem_soft_dirty", PTE_STATUS_NO_OPTION },
	{ "ppc64-nohash@6.12", "+device_private", PTE_STATUS_NO_OPTION },
	{ "ppc64-nohash@6.12", "+memory_failure", PTE_STATUS_NO_OPTION },
	{ "ppc64-nohash@6.12", "+numa_balancing", PTE_STATUS_NO_OPTION },
	{ "ppc64-nohash@6.12", "+transparent_hugepage", PTE_STATUS_NO_OPTION },
	/* L1TF is a matter of x86 */
	{ "arm64@6.12", "cache_bits=44", PTE_STATUS_NO_OPTION },
	/* SME and SEV, too */
	{ "arm64@6.12", "c_bit=47", PTE_STATUS_NO_OPTION },
	{ "ppc64@6.12", "c_bit=47", PTE_STATUS_NO_OPTION },

	{ "x86_64@6.12", "+device_private,-migration",
	  PTE_STATUS_OPTION_NEEDS },
	{ "x86_64@6.12", "+device_private,-sparsemem_vmemmap",
	  PTE_STATUS_OPTION_NEEDS },
	{ "x86_64@6.12", "+pte_marker_uffd_wp,-userfaultfd_wp",
	  PTE_STATUS_OPTION_NEEDS },
	{ "arm64@6.12", "+arm64_contpte,-transparent_hugepage",
	  PTE_STATUS_OPTION_NEEDS },
	{ "x86_64@6.18", "+device_private_migration,-device_private",
	  PTE_STATUS_OPTION_NEEDS },
	/* two steps away */
	{ "x86_64@6.18", "+device_private_migration,-migration",
	  PTE_STATUS_OPTION_NEEDS },
};

static void target_is_refused_and_left_alone(void **state)
{
	const struct refusal *const r = *state;
	struct pte_target t, before;

	memset(&before, 0x5a, sizeof(before));
	memcpy(&t, &before, sizeof(t));
	assert_int_equal(target_by_name(r->name, r->config, &t), r->status);
	assert_memory_equal(&t, &before, sizeof(t));
}

/* "0.0" is no way to say "the newest" */
static void version_0_is_older_than_the_oldest(void **state)
{
	struct pte_target t, before;

	(void)state;
	memset(&before, 0x5a, sizeof(before));
	memcpy(&t, &before, sizeof(t));
	assert_int_not_equal(pte_target_init("x86_64@0.0", NULL, &t),
			     PTE_STATUS_OK);
	assert_memory_equal(&t, &before, sizeof(t));
}

static void machine_bits_out_of_range_are_refused(void **state)
{
	static const struct pte_config configs[] = {
		{ .phys_bits = 31 },
		{ .phys_bits = 53 },
		{ .cache_bits = 31 },
		{ .cache_bits = 53 },
		{ .c_bit = 31 },
		{ .c_bit = 52 },
		{ .phys_bits = 255, .cache_bits = 255 },
	};
	struct pte_target t, before;

	(void)state;
	memset(&before, 0x5a, sizeof(before));
	memcpy(&t, &before, sizeof(t));
	for (size_t i = 0; i < sizeof(configs) / sizeof(configs[0]); i++)
		assert_int_equal(pte_target_init("x86_64", &configs[i], &t),
				 PTE_STATUS_MACHINE_RANGE);
	assert_memory_equal(&t, &before, sizeof(t));
}

/* ---- options ------------------------------------------------------------- */

static void without_a_configuration_all_is_on(void **state)
{
	struct pte_target t;

	(void)state;
	assert_int_equal(pte_target_init("x86_64@6.1", NULL, &t),
			 PTE_STATUS_OK);
	assert_int_equal(
		t.options,
		SET(MIGRATION) | SET(MEMORY_FAILURE) | SET(DEVICE_PRIVATE) |
			SET(PTE_MARKER) | SET(MEM_SOFT_DIRTY) |
			SET(USERFAULTFD_WP) | SET(NUMA_BALANCING) |
			SET(TRANSPARENT_HUGEPAGE) | SET(SWAP) |
			SET(PTE_MARKER_UFFD_WP) | SET(SPARSEMEM_VMEMMAP));
	assert_int_equal(pte_target_init("ppc64-nohash@6.12", NULL, &t),
			 PTE_STATUS_OK);
	assert_int_equal(t.options,
			 SET(MIGRATION) | SET(SWAP) | SET(SPARSEMEM_VMEMMAP));
}

/* what isn't named follows what it needs */
static void what_needs_an_option_goes_with_it(void **state)
{
	struct pte_target t;

	(void)state;
	target_named("x86_64@6.18", "-migration", &t);
	assert_int_equal(t.options & (SET(MIGRATION) | SET(DEVICE_PRIVATE)), 0);
	target_named("x86_64@6.18", "-sparsemem_vmemmap", &t);
	assert_int_equal(t.options & SET(DEVICE_PRIVATE), 0);
	target_named("x86_64@6.1", "-userfaultfd_wp", &t);
	assert_int_equal(t.options & (SET(USERFAULTFD_WP) | SET(PTE_MARKER) |
				      SET(PTE_MARKER_UFFD_WP)),
			 0);
	target_named("arm64@6.12", "-transparent_hugepage", &t);
	assert_int_equal(t.options & SET(ARM64_CONTPTE), 0);
}

static void option_that_a_kernel_lacks_may_be_turned_off(void **state)
{
	struct pte_target with, without;

	(void)state;
	target_named("ppc64-nohash@6.12", "", &with);
	target_named("ppc64-nohash@6.12",
		     "-pte_marker,-memory_failure,-userfaultfd_wp,"
		     "-arm64_contpte,-device_private_migration",
		     &without);
	assert_memory_equal(&with, &without, sizeof(with));
}

/* ---- what is certain ----------------------------------------------------- */

static void what_was_read_is_certain(void **state)
{
	static const struct {
		const char *name, *config;
		bool certain, markers;
	} known[] = {
		{ "x86_64@5.17", "", true, true },
		{ "x86_64@5.18", "", true, true },
		{ "x86_64@5.19", "", true, true },
		{ "arm64@6.8", "", true, true },
		{ "arm64@6.9", "", true, true },
		{ "arm64@6.10", "", true, true },
		{ "arm64@6.11", "", true, true },
		{ "x86_64@6.9", "", true, true },
		{ "x86_64@6.12", "", true, true },
		{ "x86_64@6.13", "", true, true },
		{ "x86_64@6.14", "", true, true },
		{ "x86_64@6.15", "", true, true },
		{ "x86_64@6.16", "", true, true },
		{ "x86_64@6.17", "", true, true },
		{ "ppc64-nohash@6.2", "", true, true },
		{ "ppc64-nohash@6.3", "", true, true },
		{ "ppc64-nohash@6.16", "", true, true },
		{ "x86_64@7.3", "", true, true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		struct pte_target t;

		target_named(known[i].name, known[i].config, &t);
		check(t.certain == known[i].certain &&
			      t.markers_certain == known[i].markers,
		      "%s %s", known[i].name, known[i].config);
	}
}

/* Linux of that version, include/linux/swapops.h: PTE_MARKER_MASK */
static void markers_are_the_kernel_s(void **state)
{
	static const struct {
		const char *name;
		unsigned mask;
	} known[] = {
		{ "x86_64@5.18", 0 }, { "x86_64@6.1", 1 },  { "x86_64@6.2", 3 },
		{ "x86_64@6.12", 3 }, { "x86_64@6.13", 7 }, { "x86_64@7.1", 7 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		struct pte_target t;

		target_named(known[i].name, "", &t);
		assert_int_equal(t.markers, known[i].mask);
	}
}

/* in 7.3 arm64 selects ARCH_HAS_PTE_PROTNONE; before, NUMA_BALANCING decides */
static void protnone_is_compiled_where_the_kernel_s_is(void **state)
{
	static const struct {
		const char *name, *config;
		bool compiled;
	} known[] = {
		{ "x86_64@6.12", "", true },
		{ "x86_64@6.12", "-numa_balancing", false },
		{ "x86_64@7.1", "-numa_balancing", false },
		{ "arm64@7.2", "-numa_balancing", false },
		{ "arm64@7.3", "-numa_balancing", true },
		{ "ppc64@7.1", "-numa_balancing", false },
		{ "ppc64-nohash@6.12", "", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		struct pte_target t;

		target_named(known[i].name, known[i].config, &t);
		assert_int_equal(t.protnone_compiled, known[i].compiled);
	}
}

/* ---- protections --------------------------------------------------------- */

/* Linux of that version: PAGE_NONE and its like, without an address */
static void protections_are_the_kernel_s(void **state)
{
	static const struct {
		const char *name, *protection;
		uint64_t bits;
	} known[] = {
		{ "x86_64@6.12", "none", 0x120 },
		{ "x86_64@6.12", "shared", 0x8000000000000027 },
		{ "x86_64@6.12", "readonly_exec", 0x25 },
		{ "arm64@6.1", "none", 0x0460000000000f82 },
		{ "arm64@6.12", "none", 0x0060000000000f82 },
		{ "arm64@6.1", "readonly", 0x0060000000000fc3 },
		{ "arm64@6.12", "shared", 0x0068000000000fc3 },
		{ "ppc64@6.6", "none", 0x8000000000000108 },
		{ "ppc64@6.8", "none", 0x8000000000000100 },
		{ "ppc64-nohash@6.8", "none", 0x240201 },
		{ "ppc64-nohash@6.12", "none", 0x240101 },
	};
	struct pte_target t;

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		const struct pte_protection *p;

		target_named(known[i].name, "", &t);
		p = pte_target_protection(&t, known[i].protection);
		assert_non_null(p);
		assert_string_equal(p->name, known[i].protection);
		assert_int_equal(p->bits, known[i].bits);
	}
	assert_null(pte_target_protection(&t, ""));
	assert_null(pte_target_protection(&t, "non"));
	assert_null(pte_target_protection(&t, "none "));
	assert_null(pte_target_protection(&t, "readwrite"));
}

/* ---- all configurations, and all versions ---------------------------------
 */

#define CONFIG_ROOM 8

/* those of a kernel that these options make; how many */
static unsigned configurations_of(const char *name, uint32_t options,
				  struct pte_config config_ret[CONFIG_ROOM])
{
	struct pte_target t;
	uint32_t cursor = 0;
	unsigned count = 0;

	target_named(name, "", &t);
	while (count < CONFIG_ROOM &&
	       pte_config_next(t.model, t.version, options, &cursor,
			       &config_ret[count]))
		count++;
	return count;
}

/* CONFIG_DEVICE_PRIVATE needs CONFIG_MIGRATION; memory failures need neither */
static void configurations_are_the_buildable_ones(void **state)
{
	static const uint32_t off[] = {
		0,
		SET(MEMORY_FAILURE),
		SET(DEVICE_PRIVATE),
		SET(DEVICE_PRIVATE) | SET(MEMORY_FAILURE),
		SET(DEVICE_PRIVATE) | SET(MIGRATION),
		SET(DEVICE_PRIVATE) | SET(MIGRATION) | SET(MEMORY_FAILURE),
	};
	struct pte_config config[CONFIG_ROOM];
	unsigned seen = 0;

	(void)state;
	assert_int_equal(configurations_of("x86_64@6.12", off[5], config), 6);
	for (unsigned n = 0; n < 6; n++) {
		assert_int_equal(config[n].on, 0);
		for (unsigned i = 0; i < 6; i++)
			seen |= (unsigned)(config[n].off == off[i]) << i;
	}
	assert_int_equal(seen, 0x3f);
	/* what is there by default comes first */
	assert_int_equal(config[0].off, 0);
}

/* the series' option is off unless it's asked for, and needs the other */
static void option_that_is_off_by_default_is_turned_on(void **state)
{
	const uint32_t options = SET(DEVICE_PRIVATE) |
				 SET(DEVICE_PRIVATE_MIGRATION);
	struct pte_config config[CONFIG_ROOM];
	unsigned on = 0;

	(void)state;
	assert_int_equal(configurations_of("x86_64@6.19", options, config), 3);
	for (unsigned n = 0; n < 3; n++)
		if (config[n].on == SET(DEVICE_PRIVATE_MIGRATION)) {
			assert_int_equal(config[n].off, 0);
			on++;
		}
	assert_int_equal(on, 1);
}

/*
 * 5.14: device-exclusive types; 5.19: pte markers, and x86's exclusive flag;
 * 6.13: guard markers; 6.15: one device-exclusive type is left. arm64's
 * set_ptes clears PTE_CONT from 6.9 on. Names of bits are rows, too: po_idx
 * came in 6.12, and PTE_DEVMAP went in 6.17.
 */
static void versions_at_which_something_changes(void **state)
{
	static const struct {
		const char *name;
		bool changes;
	} known[] = {
		{ "x86_64@5.11", false },   { "x86_64@5.14", true },
		{ "x86_64@5.15", false },   { "x86_64@5.19", true },
		{ "x86_64@6.4", false },    { "x86_64@6.13", true },
		{ "x86_64@6.14", false },   { "x86_64@6.15", true },
		{ "x86_64@6.16", false },   { "arm64-4k@5.14", true },
		{ "arm64-4k@6.4", false },  { "arm64-4k@6.9", true },
		{ "arm64-4k@6.11", false }, { "arm64-4k@6.12", true },
		{ "arm64-4k@6.17", true },  { "arm64-4k@6.18", false },
	};
	struct pte_target t;

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		target_named(known[i].name, "", &t);
		check(pte_model_changes_at(t.model, t.version) ==
			      known[i].changes,
		      "%s", known[i].name);
	}
}

#define ADD(cases, run, table, format, ...)                                    \
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)          \
	cases_add(cases, run, &(table)[i], #run format, __VA_ARGS__)

int main(void)
{
	struct cases cases = { 0 };

	ADD(&cases, target_is_named_as_it_was_asked_for, namings, "[%s]",
	    namings[i].text);
	ADD(&cases, target_is_refused_and_left_alone, refusals, "[%s,%s]",
	    refusals[i].name, refusals[i].config);
	CASES_ADD(&cases, version_0_is_older_than_the_oldest);
	CASES_ADD(&cases, machine_bits_out_of_range_are_refused);
	CASES_ADD(&cases, without_a_configuration_all_is_on);
	CASES_ADD(&cases, what_needs_an_option_goes_with_it);
	CASES_ADD(&cases, option_that_a_kernel_lacks_may_be_turned_off);
	CASES_ADD(&cases, what_was_read_is_certain);
	CASES_ADD(&cases, markers_are_the_kernel_s);
	CASES_ADD(&cases, protnone_is_compiled_where_the_kernel_s_is);
	CASES_ADD(&cases, protections_are_the_kernel_s);
	CASES_ADD(&cases, configurations_are_the_buildable_ones);
	CASES_ADD(&cases, option_that_is_off_by_default_is_turned_on);
	CASES_ADD(&cases, versions_at_which_something_changes);
	return cases_run(&cases, "target");
}
