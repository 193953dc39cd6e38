/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What kernels' headers call things: a row for each name that differs between
 * architectures or versions.
 */
#include "kernel_names.h"

#include <string.h>

#include <pte/lists.h>

#include "spec/spec.h"
#include "term/say.h"

#define EVER                                                                   \
	{                                                                      \
		PTE_LINUX_OLDEST, PTE_LINUX_ONWARDS                            \
	}
#define TO_7_2                                                                 \
	{                                                                      \
		PTE_LINUX_OLDEST, PTE_LINUX(7, 2)                              \
	}
#define TO_6_12                                                                \
	{                                                                      \
		PTE_LINUX_OLDEST, PTE_LINUX(6, 12)                             \
	}
#define FROM_7_3                                                               \
	{                                                                      \
		PTE_LINUX(7, 3), PTE_LINUX_ONWARDS                             \
	}

/* clang-format off */

/* riscv64's of soft-dirty and uffd-wp ask the processor, so they aren't here */
static const struct {
	const char *arch;
	enum pte_flag flag;
	struct pte_span in;
	const char *macro, *source;
} flags[] = {
	{ "x86_64",      PTE_FLAG_EXCLUSIVE,  EVER,     "_PAGE_SWP_EXCLUSIVE",  "Linux 6.12, 7.3 arch/x86/include/asm/pgtable_64_types.h" },
	{ "x86_64",      PTE_FLAG_SOFT_DIRTY, EVER,     "_PAGE_SWP_SOFT_DIRTY", "Linux 6.12, 7.3 arch/x86/include/asm/pgtable_types.h" },
	{ "x86_64",      PTE_FLAG_UFFD_WP,    TO_7_2,   "_PAGE_SWP_UFFD_WP",    "Linux 6.12 arch/x86/include/asm/pgtable_types.h" },
	{ "x86_64",      PTE_FLAG_UFFD_WP,    FROM_7_3, "_PAGE_SWP_UFFD",       "Linux 7.3 arch/x86/include/asm/pgtable_types.h" },
	{ "i386",        PTE_FLAG_EXCLUSIVE,  EVER,     "_PAGE_SWP_EXCLUSIVE",  "Linux 6.12, 7.3 arch/x86/include/asm/pgtable-2level.h, pgtable-3level.h" },
	{ "arm64",       PTE_FLAG_EXCLUSIVE,  EVER,     "PTE_SWP_EXCLUSIVE",    "Linux 6.12, 7.3 arch/arm64/include/asm/pgtable-prot.h" },
	{ "arm64",       PTE_FLAG_UFFD_WP,    TO_7_2,   "PTE_SWP_UFFD_WP",      "Linux 6.12 arch/arm64/include/asm/pgtable-prot.h" },
	{ "arm64",       PTE_FLAG_UFFD_WP,    FROM_7_3, "PTE_SWP_UFFD",         "Linux 7.3 arch/arm64/include/asm/pgtable-prot.h" },
	{ "ppc64",       PTE_FLAG_EXCLUSIVE,  EVER,     "_PAGE_SWP_EXCLUSIVE",  "Linux 6.12, 7.3 arch/powerpc/include/asm/book3s/64/pgtable.h, nohash/64/pgtable.h" },
	{ "ppc64",       PTE_FLAG_SOFT_DIRTY, EVER,     "_PAGE_SWP_SOFT_DIRTY", "Linux 6.12, 7.3 arch/powerpc/include/asm/book3s/64/pgtable.h" },
	{ "riscv64",     PTE_FLAG_EXCLUSIVE,  EVER,     "_PAGE_SWP_EXCLUSIVE",  "Linux 6.12, 7.3 arch/riscv/include/asm/pgtable-bits.h" },
	{ "s390x",       PTE_FLAG_EXCLUSIVE,  EVER,     "_PAGE_SWP_EXCLUSIVE",  "Linux 6.12, 7.3 arch/s390/include/asm/pgtable.h" },
	{ "loongarch64", PTE_FLAG_EXCLUSIVE,  EVER,     "_PAGE_SWP_EXCLUSIVE",  "Linux 6.12, 7.3 arch/loongarch/include/asm/pgtable-bits.h" },
	{ "arm",         PTE_FLAG_EXCLUSIVE,  EVER,     "L_PTE_SWP_EXCLUSIVE",  "Linux 6.12, 7.3 arch/arm/include/asm/pgtable-2level.h, pgtable-3level.h" },
};
#define FLAG_COUNT (sizeof(flags) / sizeof(flags[0]))

/* names whose macro isn't the constant, or not always; NULL: there is none */
static const struct {
	const char *arch, *macro;
	struct pte_span in;
	const char *is, *source;
} names[] = {
	{ "arm64",   "PTE_TABLE_BIT",    TO_6_12, "PTE_TABLE_BIT",  "Linux 6.12 arch/arm64/include/asm/pgtable-hwdef.h; 7.3 doesn't have it" },
	{ "arm64",   "PTE_PO_IDX",       EVER, "PTE_PO_IDX_MASK", "Linux 6.12, 7.3 arch/arm64/include/asm/pgtable-hwdef.h" },
	{ "ppc64",   "H_PTE_PKEY",       EVER, "H_PTE_PKEY_BIT0 | H_PTE_PKEY_BIT1 | H_PTE_PKEY_BIT2 | H_PTE_PKEY_BIT3 | H_PTE_PKEY_BIT4", "Linux 6.12 arch/powerpc/include/asm/book3s/64/hash.h" },
	{ "riscv64", "_PAGE_MTMASK",     EVER, NULL, "Linux 6.12, 7.3 arch/riscv/include/asm/pgtable-64.h: the processor decides" },
	{ "riscv64", "_PAGE_SOFT_DIRTY", EVER, NULL, "Linux 7.3 arch/riscv/include/asm/pgtable-bits.h: the processor decides" },
	{ "riscv64", "_PAGE_UFFD_WP",    EVER, NULL, "the same, by its name before 7.3" },
	{ "riscv64", "_PAGE_UFFD",       EVER, NULL, "Linux 7.3 arch/riscv/include/asm/pgtable-bits.h: the processor decides" },
};
#define NAME_COUNT (sizeof(names) / sizeof(names[0]))

/*
 * x86's pte_val may be a call (CONFIG_PARAVIRT_XXL). Of architectures that aren't
 * here no name's macro was read in a kernel's tree; NULL ends it, with the usual.
 */
static const struct {
	const char *arch;
	struct kernel_words words;
} arches[] = {
#define USUAL { "pte_val(__swp_entry_to_pte(__swp_entry(%s)))", "__pte_to_swp_entry(__pte(%s))" }
	{ "x86_64",      { "__swp_entry(%s).val", "((swp_entry_t){ %s })" } },
	{ "i386",        { "__swp_entry_to_pte(__swp_entry(%s)).pte", "__pte_to_swp_entry(((pte_t){ .pte = %s }))" } },
	{ "arm64",       USUAL },
	{ "ppc64",       USUAL },
	{ "riscv64",     USUAL },
	{ "s390x",       USUAL },
	{ "loongarch64", USUAL },
	{ "arm",         USUAL },
	{ NULL,          USUAL },
};

/* clang-format on */

static bool is_of(const struct pte_target *t, const char *arch)
{
	return strcmp(t->model->arch->name, arch) == 0;
}

static bool in_span(const struct pte_span *in, const struct pte_target *t)
{
	return in->since <= t->version && t->version <= in->until;
}

const char *kernel_flag_macro(const struct pte_target *target,
			      enum pte_flag flag)
{
	for (size_t i = 0; i < FLAG_COUNT; i++)
		if (is_of(target, flags[i].arch) && flags[i].flag == flag &&
		    in_span(&flags[i].in, target))
			return flags[i].macro;
	return NULL;
}

/* the row of the architecture; the last: none was read */
static size_t arch_row(const struct pte_target *t)
{
	size_t i = 0;

	while (arches[i].arch != NULL && !is_of(t, arches[i].arch))
		i++;
	return i;
}

const char *kernel_name_macro(const struct pte_target *target,
			      const char *macro)
{
	if (arches[arch_row(target)].arch == NULL)
		return NULL;
	for (size_t i = 0; i < NAME_COUNT; i++)
		if (is_of(target, names[i].arch) &&
		    strcmp(names[i].macro, macro) == 0)
			return in_span(&names[i].in, target) ? names[i].is
							     : NULL;
	return macro;
}

const struct kernel_words *kernel_words_of(const struct pte_target *target)
{
	return &arches[arch_row(target)].words;
}

/* ---- options ------------------------------------------------------------ */

/* the options that decide how types are numbered, and which flags exist */
static uint32_t options_that_matter(void)
{
	uint32_t matter = PTE_OPTION_SET(PTE_OPTION_TRANSPARENT_HUGEPAGE);
	size_t count;
	const struct pte_type *const types = pte_types(&count);

	for (size_t i = 0; i < count; i++)
		matter |= types[i].needs;
	for (unsigned f = 0; f < PTE_FLAG_LINUX_END; f++)
		matter |= pte_flag_needs((enum pte_flag)f);
	return matter & ~PTE_OPTION_SET(PTE_OPTION_DEVICE_PRIVATE_MIGRATION);
}

void kernel_options(struct out *out, const struct pte_target *target)
{
	static const char *const kconfigs[] = {
#define KCONFIG_ROW(with, option, kconfig, ...)                                \
	[PTE_OPTION_##option] = #kconfig,
		PTE_OPTION_ROWS(KCONFIG_ROW, 0)
	};
	const uint32_t matter =
		options_that_matter() &
		pte_model_options(target->model, target->version);

	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++)
		if ((matter & PTE_OPTION_SET(o)) != 0)
			out_format(out,
				   "static_assert(%sIS_ENABLED(CONFIG_%s));\n",
				   (target->options & PTE_OPTION_SET(o)) != 0
					   ? ""
					   : "!",
				   kconfigs[o]);
	out_char(out, '\n');
}

bool kernel_has_names(const char *format, const struct pte_target *target)
{
	const struct spec *const spec = spec_of(target->model);

	if (spec == NULL || spec->kernels == NULL)
		return true;
	say(0,
	    "export %s: %s: the helpers of these kernels, which are older "
	    "than what is modelled, aren't known",
	    format, target->name);
	return false;
}
