/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Before any other header: which extensions a riscv64 kernel's processor has is
 * patched in when it boots, and said by the machine here.
 */
#include <linux/build_bug.h>
#include <linux/stddef.h>
#include <linux/types.h>
#include <linux/version.h>
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 13, 0)
#include <asm/cpufeature-macros.h>
#elif LINUX_VERSION_CODE >= KERNEL_VERSION(6, 4, 0)
#include <asm/cpufeature.h>
#endif

bool shim_has_extension(unsigned long extension);
#define riscv_has_extension_likely(extension) shim_has_extension(extension)
#define riscv_has_extension_unlikely(extension) shim_has_extension(extension)
