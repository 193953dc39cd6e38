/* SPDX-License-Identifier: BSD-2-Clause */

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include <pte/lists.h>
#include <pte/target.h>

/*
 * Each layout at 6.12 and at its newest version, everything on, as arguments
 * of a compiler:
 *
 *	NAME@VERSION -DLAYOUT=... -DHEADER=... -DCONFIG_...=1 ...
 */

static const char *const kconfigs[] = {
#define ROW(with, option, kconfig, ...) [PTE_OPTION_##option] = #kconfig,
	PTE_OPTION_ROWS(ROW, 0)
};

/* "arm64-4k-lpa2" from 6.10 on is PTE_ARM64_4K_LPA2_V6_10 */
static void print_layout(const struct pte_layout *l)
{
	printf(" -DLAYOUT=PTE_");
	for (const char *c = l->name; *c != '\0'; c++)
		putchar(*c == '-' ? '_' : toupper((unsigned char)*c));
	printf("_V%u_%u", PTE_LINUX_MAJOR(l->since), PTE_LINUX_MINOR(l->since));
}

/* as vm_get_page_prot gives it: LPA2's has no SH, which an address needs */
static void print_protection(const struct pte_layout *l,
			     const struct pte_protection *p)
{
	const uint64_t address =
		pte_place_bits(l->place[PTE_LEVEL_PTE], p->bits);

	printf(" -DPROT_%s=0x%llx", p->name,
	       (unsigned long long)(p->bits & ~address));
}

static void print_choice(const struct pte_model *model, uint16_t version)
{
	struct pte_target t;

	if (pte_target_of(model, version, NULL, &t) != PTE_STATUS_OK)
		return;
	printf("%s", t.name);
	print_layout(t.layout);
	printf(" -DHEADER=<pte/arch/%s.h>", model->arch->name);
	printf(" -DMAJOR=%u -DMINOR=%u", PTE_LINUX_MAJOR(version),
	       PTE_LINUX_MINOR(version));
	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++)
		if ((t.options & PTE_OPTION_SET(o)) != 0)
			printf(" -DCONFIG_%s=1", kconfigs[o]);
	if ((t.layout->entryless & PTE_LEVEL_SET(PTE_LEVEL_PMD)) != 0)
		printf(" -DCONFIG_ARCH_ENABLE_THP_MIGRATION=0");
	for (const struct pte_protection *p = model->protections;
	     p->name != NULL; p++)
		if (p == pte_target_protection(&t, p->name))
			print_protection(t.layout, p);
	putchar('\n');
}

int main(void)
{
	const uint16_t of_the_tests = PTE_LINUX(6, 12);

	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct pte_model *const m = pte_model_at(i);
		const struct pte_span in = pte_model_span(m);

		if (in.since <= of_the_tests && of_the_tests <= in.until)
			print_choice(m, of_the_tests);
		if (m->layout->next == NULL)
			print_choice(m, m->arch->newest);
	}
	return 0;
}
