/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The codes that processors give for page faults.
 */
#include "explained.h"

/* clang-format off */

/* Linux 6.12 arch/x86/include/asm/trap_pf.h: enum x86_pf_error_code */
static const struct {
	unsigned bit;
	const char *set, *clear;
} x86_bits[] = {
	{ 0,  "protection: the entry is present", "an entry of the walk isn't present" },
	{ 1,  "a write",                          "a read" },
	{ 2,  "from user mode",                   "from kernel mode" },
	{ 3,  "a reserved bit is set in an entry", NULL },
	{ 4,  "an instruction fetch",             NULL },
	{ 5,  "a protection key",                 NULL },
	{ 6,  "a shadow stack",                   NULL },
	{ 15, "SGX",                              NULL },
};

/* Linux 6.12 arch/arm64/mm/fault.c: fault_info, by 4; the low two bits are a level */
static const char *const arm_faults[] = {
	"address size fault", "translation fault", "access flag fault", "permission fault",
};

/* clang-format on */

void out_x86_fault(struct out *out, uint64_t code)
{
	const char *before = "";

	for (size_t i = 0; i < sizeof(x86_bits) / sizeof(x86_bits[0]); i++) {
		const char *const says = (code >> x86_bits[i].bit & 1U) != 0
						 ? x86_bits[i].set
						 : x86_bits[i].clear;

		if (says == NULL)
			continue;
		out_format(out, "%s%s", before, says);
		before = ", ";
	}
}

void out_arm_fault(struct out *out, uint64_t status)
{
	const uint64_t kind = status >> 2U;

	if (kind < sizeof(arm_faults) / sizeof(arm_faults[0]))
		out_format(out, "level %u %s", (unsigned)(status & 3U),
			   arm_faults[kind]);
	else
		out_text(out, "no fault of a walk's entries");
}
