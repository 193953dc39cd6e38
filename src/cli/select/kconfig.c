/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Looks for the options of enum pte_option among the lines "CONFIG_X=y" of a
 * file.
 */
#include "kconfig.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <pte/lists.h>

#include "term/say.h"
#include "unpacked.h"

#define ROW(with, option, kconfig, ...)                                        \
	[PTE_OPTION_##option] = "CONFIG_" #kconfig "=y",

static const char *const lines[PTE_OPTION_COUNT] = { PTE_OPTION_ROWS(ROW, 0) };

bool kconfig_is_named(const char *argument)
{
	return strpbrk(argument, "/.") != NULL;
}

/* the options that a file turns on. Returns what is wrong with it, or NULL */
static const char *turned_on(FILE *file, uint32_t *on)
{
	const char *wrong = "no line of it begins with CONFIG_";
	char *line = NULL;
	size_t room = 0;

	errno = 0;
	while (getline(&line, &room, file) >= 0) {
		line[strcspn(line, "\r\n")] = '\0';
		if (strncmp(line, "CONFIG_", strlen("CONFIG_")) == 0)
			wrong = NULL;
		for (unsigned o = 0; o < PTE_OPTION_COUNT; o++)
			if (strcmp(line, lines[o]) == 0)
				*on |= PTE_OPTION_SET(o);
	}
	if (ferror(file) != 0)
		wrong = strerror(errno);
	free(line);
	return wrong;
}

bool kconfig_read(const char *path, struct pte_config *config)
{
	const char *wrong;
	FILE *const file = unpacked_open(path, &wrong);
	uint32_t on = 0;

	if (file != NULL) {
		wrong = turned_on(file, &on);
		(void)fclose(file);
	}
	if (wrong != NULL) {
		say(0, "%s: %s", path, wrong);
		return false;
	}
	for (unsigned o = 0; o < PTE_OPTION_COUNT; o++)
		if (((on | config->on) & PTE_OPTION_SET(o)) == 0 &&
		    pte_option_info(o)->by_default)
			config->off |= PTE_OPTION_SET(o);
	return true;
}
