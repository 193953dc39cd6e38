/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What is known of a tree that was built, and of its configuration.
 */
#ifndef PROBE_ABOUT_H
#define PROBE_ABOUT_H

#include <stdbool.h>

#include <pte/pte.h>

#define ABOUT_SIZE 512

/* lines of NAME=VALUE that tree/tree.sh writes */
struct about {
	char version[32], arch[32], clang[32], defconfig[128], options[16];
	char autoconf[ABOUT_SIZE], objects[ABOUT_SIZE], triple[64];
	char suffix[16];         /* of LLVM's tools */
	char unread[ABOUT_SIZE]; /* .c files that didn't compile */
};

bool about_read(const char *path, struct about *about);

/* the options that are on and off in autoconf.h, of those that a model has */
bool about_config(const struct about *about, const struct pte_model *model,
		  uint16_t version, struct pte_config *config);

/* what Kconfig calls an option: "HAVE_ARCH_USERFAULTFD_WP" */
const char *about_option_name(unsigned option);

/* "6.12.117" as a version that a layout has: the newest if it's newer, and says
 * so */
uint16_t about_version(const struct about *about, const struct pte_arch *arch);

#endif
