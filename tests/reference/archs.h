/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef ARCHS_H
#define ARCHS_H

/* The architectures: NAME.c defines ref_NAME */
/* clang-format off */
#define EACH_ARCH(DO) \
	DO(x86_64) \
	DO(arm64) \
	DO(ppc64_book3s) \
	DO(ppc64_nohash) \
	DO(riscv64) \
	DO(s390x)
/* clang-format on */

#define DECLARE_ARCH(name) extern const struct ref_arch ref_##name;
EACH_ARCH(DECLARE_ARCH)
#undef DECLARE_ARCH

#endif
