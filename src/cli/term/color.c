/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The escape sequences and fill colours of each meaning, and the rules for when
 * to use colour: --color, NO_COLOR, TERM, a terminal.
 */
#include "color.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* clang-format off */

/* Only the 16 standard colours, which follow the terminal's colour scheme. */
static const struct {
	const char *sequence, *fill;
} colors[COLOR_COUNT] = {
	[COLOR_PLAIN]    = { "\033[0m",    "#ffffff" },
	[COLOR_TITLE]    = { "\033[1m",    "#ffffff" },
	[COLOR_QUIET]    = { "\033[2m",    "#f4f4f4" },
	[COLOR_GOOD]     = { "\033[32m",   "#c8e6c9" },
	[COLOR_BAD]      = { "\033[1;31m", "#ffcdd2" },
	[COLOR_TYPE]     = { "\033[36m",   "#b2ebf2" },
	[COLOR_OFFSET]   = { "\033[34m",   "#bbdefb" },
	[COLOR_FLAG]     = { "\033[32m",   "#c8e6c9" },
	[COLOR_FIXED]    = { "\033[31m",   "#ffcdd2" },
	[COLOR_HARDWARE] = { "\033[35m",   "#e1bee7" },
	[COLOR_FREE]     = { "\033[2m",    "#f4f4f4" },
};

static const enum color owners[] = {
	[PTE_OWNER_TYPE]     = COLOR_TYPE,
	[PTE_OWNER_OFFSET]   = COLOR_OFFSET,
	[PTE_OWNER_ZERO]     = COLOR_FIXED,
	[PTE_OWNER_ONE]      = COLOR_FIXED,
	[PTE_OWNER_HARDWARE] = COLOR_HARDWARE,
	[PTE_OWNER_FREE]     = COLOR_FREE,
};

/* clang-format on */

const char *color_sequence(enum color color)
{
	return colors[color].sequence;
}

const char *color_fill(enum color color)
{
	return colors[color].fill;
}

enum color color_of_owner(enum pte_owner owner)
{
	if (pte_owner_flag(owner) < PTE_FLAG_COUNT)
		return COLOR_FLAG;
	return (unsigned)owner < sizeof(owners) / sizeof(owners[0])
		       ? owners[owner]
		       : COLOR_PLAIN;
}

bool color_wanted(enum color_when when, int fd)
{
	/* https://no-color.org: any non-empty value turns colours off */
	const char *const no = getenv("NO_COLOR");
	const char *const terminal = getenv("TERM");

	if (when != COLOR_AUTO)
		return when == COLOR_ALWAYS;
	return (no == NULL || *no == '\0') && isatty(fd) == 1 &&
	       terminal != NULL && strcmp(terminal, "dumb") != 0;
}
