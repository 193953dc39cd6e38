/* SPDX-License-Identifier: BSD-2-Clause */
#include "compose.h"

#include <string.h>

#include "kernel.h"

static const char *const makers[PTE_KIND_COUNT] = {
	[PTE_KIND_MIGRATION_READ] = "make_readable_migration_entry",
	[PTE_KIND_MIGRATION_READ_EXCLUSIVE] =
		"make_readable_exclusive_migration_entry",
	[PTE_KIND_MIGRATION_WRITE] = "make_writable_migration_entry",
	[PTE_KIND_DEVICE_PRIVATE_READ] = "make_readable_device_private_entry",
	[PTE_KIND_DEVICE_PRIVATE_WRITE] = "make_writable_device_private_entry",
	[PTE_KIND_DEVICE_EXCLUSIVE_READ] =
		"make_readable_device_exclusive_entry",
	[PTE_KIND_DEVICE_EXCLUSIVE_WRITE] =
		"make_writable_device_exclusive_entry",
	[PTE_KIND_DEVICE_EXCLUSIVE] = "make_device_exclusive_entry",
	[PTE_KIND_HWPOISON] = "make_hwpoison_entry",
	[PTE_KIND_SWAPIN_ERROR] = "make_swapin_error_entry",
	[PTE_KIND_MARKER] = "make_pte_marker_entry",
};

static const char *const flag_setters[2][PTE_FLAG_COUNT] = {
	{ "pte_swp_mksoft_dirty", "pte_swp_mkuffd_wp", "pte_swp_mkexclusive" },
	{ "pmd_swp_mksoft_dirty", "pmd_swp_mkuffd_wp", NULL },
};

/* 7.3's names of two of them */
static const char *const renamed[][2] = {
	{ "pte_swp_mkuffd_wp", "pte_swp_mkuffd" },
	{ "pmd_swp_mkuffd_wp", "pmd_swp_mkuffd" },
};

static const struct shim_row *row_of(const char *name)
{
	const struct shim_row *row = name == NULL ? NULL : kernel_row(name);

	for (unsigned i = 0; row == NULL && name != NULL && i < 2; i++)
		if (strcmp(name, renamed[i][0]) == 0)
			row = kernel_row(renamed[i][1]);
	return row;
}

/* ask a helper by name; remembers that it was missing */
static uint64_t ask(const char *name, uint64_t a, uint64_t b, bool *missing)
{
	const struct shim_row *const row = row_of(name);

	*missing = *missing || row == NULL;
	return row == NULL ? 0 : row->ask(a, b);
}

/* ---- descriptions -------------------------------------------------------- */

/* "none" makes another kind */
#define NO_ACCESS "none"

static const char *some_protection(const struct pte_target *t, uint64_t n)
{
	const struct pte_protection *const all = t->model->protections;
	unsigned count = 0;

	while (all[count].name != NULL)
		count++;
	if (count == 0)
		return NO_ACCESS; /* encode refuses it */
	while (strcmp(all[n % count].name, NO_ACCESS) == 0)
		n++;
	return all[n % count].name;
}

void describe(const struct pte_target *target, enum pte_kind kind,
	      const struct input *input, struct pte_description *ret)
{
	const uint64_t bits = input->word;

	*ret = (struct pte_description){
		.kind = kind,
		.keys = pte_kind_keys(kind),
		.type = input->type,
		.offset = input->offset,
		.pfn = input->pfn,
		.marker = (unsigned)input->offset & target->markers,
		.protection = some_protection(target, bits >> 8),
		.flags = (unsigned)bits & ((1U << PTE_FLAG_COUNT) - 1U),
		.young = (bits & 0x10) != 0,
		.dirty = (bits & 0x20) != 0,
	};
	if (!pte_kind_info(kind)->young_dirty)
		ret->young = ret->dirty = false;
	if (kind != PTE_KIND_SWAP && kind != PTE_KIND_RAW)
		ret->flags &= ~PTE_FLAG_SET(PTE_FLAG_EXCLUSIVE);
	if (pte_kind_info(kind)->payload == PTE_PAYLOAD_ADDRESS)
		ret->flags = 0;
	if (kind == PTE_KIND_PROTNONE)
		ret->protection = NO_ACCESS;
}

/* ---- words --------------------------------------------------------------- */

static uint64_t compose_entry(enum pte_level level,
			      const struct pte_description *d, bool *missing)
{
	const bool pmd = level == PTE_LEVEL_PMD;
	const enum pte_payload payload = pte_kind_info(d->kind)->payload;
	uint64_t v;

	if (payload == PTE_PAYLOAD_OFFSET)
		v = ask("swp_entry", d->type, d->offset, missing);
	else
		v = ask(makers[d->kind],
			payload == PTE_PAYLOAD_MARKER ? d->marker : d->pfn, 0,
			missing);
	if (d->young)
		v = ask("make_migration_entry_young", v, 0, missing);
	if (d->dirty)
		v = ask("make_migration_entry_dirty", v, 0, missing);
	v = ask(pmd ? "swp_entry_to_pmd" : "swp_entry_to_pte", v, 0, missing);
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if ((d->flags & PTE_FLAG_SET(f)) != 0)
			v = ask(flag_setters[pmd][f], v, 0, missing);
	return v;
}

static uint64_t compose_present(enum pte_level level,
				const struct pte_description *d, bool *missing)
{
	const bool pmd = level == PTE_LEVEL_PMD;
	const struct shim_row *const protection =
		kernel_row_capital("PAGE_", d->protection);
	uint64_t v;

	*missing = *missing || protection == NULL;
	if (protection == NULL)
		return 0;
	v = ask(pmd ? "pfn_pmd" : "pfn_pte", d->pfn, protection->ask(0, 0),
		missing);
	/* as make_huge_pte of mm/hugetlb.c does */
	if (level == PTE_LEVEL_HUGETLB)
		v = ask("pte_mkhuge", v, 0, missing);
	if (d->kind == PTE_KIND_INVALIDATED)
		v = ask("pmd_mkinvalid", v, 0, missing);
	return v;
}

bool compose(enum pte_level level, const struct pte_description *description,
	     uint64_t *word_ret)
{
	bool missing = false;

	*word_ret = pte_kind_info(description->kind)->payload ==
				    PTE_PAYLOAD_ADDRESS
			    ? compose_present(level, description, &missing)
			    : compose_entry(level, description, &missing);
	return !missing;
}
