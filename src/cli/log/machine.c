/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The signs, as rows. Which pages a kernel has isn't among them: layouts have
 * it as a number, and so has the machine.
 */
#include "machine.h"

#include <fnmatch.h>

/* clang-format off */

/* Linux 6.12: arch/x86/kernel/cpu/common.c clears what isn't in use before
 * /proc/cpuinfo shows it; arch/powerpc/kernel/setup-common.c: show_cpuinfo;
 * arch/riscv/kernel/cpu.c: print_isa; arch/sparc/kernel/cpu.c: show_cpuinfo;
 * arch/arm64/Kconfig; arch/powerpc/platforms/Kconfig.cputype */
static const struct machine_sign signs[] = {
	{ "la57",        MACHINE_CPUINFO, "flags",                   "la57",        NULL },
	{ "radix",       MACHINE_CPUINFO, "MMU",                     "Radix",       NULL },
	{ "hash",        MACHINE_CPUINFO, "MMU",                     "Hash",        NULL },
	{ "svrsw60t59b", MACHINE_CPUINFO, "isa",                     "svrsw60t59b", NULL },
	{ "sun4u",       MACHINE_CPUINFO, "type",                    "sun4u",       NULL },
	{ "sun4v",       MACHINE_CPUINFO, "type",                    "sun4v",       NULL },
	{ "pa52",        MACHINE_CONFIG,  "CONFIG_ARM64_PA_BITS_52", "y",           NULL },
	{ "lpa2",        MACHINE_CONFIG,  "CONFIG_ARM64_LPA2",       "y",           "its processors have FEAT_LPA2" },
	{ "nohash",      MACHINE_CONFIG,  "CONFIG_PPC_BOOK3E_64",    "y",           NULL },
	{ "pae",         MACHINE_CONFIG,  "CONFIG_X86_PAE",          "y",           NULL },
	{ "lpae",        MACHINE_CONFIG,  "CONFIG_ARM_LPAE",         "y",           NULL },
};

/* What isn't an architecture's name, nor another one of it. */
static const struct {
	const char *machine, *arch;
} machines[] = {
	{ "i[3-6]86", "i386" },
	{ "armv*",    "arm" },
};

/* clang-format on */

const struct machine_sign *machine_sign(size_t n)
{
	return n < sizeof(signs) / sizeof(signs[0]) ? &signs[n] : NULL;
}

const char *machine_arch(const char *machine)
{
	for (size_t i = 0; i < sizeof(machines) / sizeof(machines[0]); i++)
		if (fnmatch(machines[i].machine, machine, 0) == 0)
			return machines[i].arch;
	return machine;
}
