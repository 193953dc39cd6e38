/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Before any other header: what an arm64 kernel reads of its processor by an
 * instruction that a program mustn't use.
 */
#include <asm/memory.h>

/* TCR_EL1, whose DS bit says whether LPA2 is active */
extern u64 shim_tcr;
#define read_tcr() shim_tcr
