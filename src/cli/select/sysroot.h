/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Files of the machine, or of another one, saved below a folder that the
 * environment names: PTE_SYSROOT, as lscpu's --sysroot.
 */
#ifndef CLI_SYSROOT_H
#define CLI_SYSROOT_H

#define SYSROOT_PATH_SIZE 4096

/* The folder; "" if it's this machine. */
const char *sysroot(void);

/* A path of the machine's. One that is too long is cut, and so isn't there. */
const char *sysroot_path(char to[static SYSROOT_PATH_SIZE], const char *format,
			 ...) __attribute__((format(printf, 2, 3)));

#endif /* CLI_SYSROOT_H */
