/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What a machine says of the kernel that it runs: which words of its files tell
 * one layout of an architecture from another.
 */
#ifndef LOG_MACHINE_H
#define LOG_MACHINE_H

#include <stddef.h>

enum machine_file {
	MACHINE_CPUINFO, /* /proc/cpuinfo */
	MACHINE_CONFIG,  /* /boot/config-RELEASE */
};

/*
 * A part of a layout's name, and what says that the kernel is one of those: a
 * line that begins with the key, and has the word behind it.
 */
struct machine_sign {
	const char *part; /* "la57" */
	enum machine_file file;
	const char *key, *word;
	const char *unless; /* what else it takes, in words; NULL: it decides */
};

/* The nth sign; NULL beyond the last. */
const struct machine_sign *machine_sign(size_t n);

/* An architecture's name by what uname -m says: "i386" for i686. */
const char *machine_arch(const char *machine);

#endif /* LOG_MACHINE_H */
