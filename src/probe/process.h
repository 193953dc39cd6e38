/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Other programs.
 */
#ifndef PROBE_PROCESS_H
#define PROBE_PROCESS_H

#include <stdbool.h>
#include <stddef.h>

/* From here on a signal that would end us is remembered, and ends the program
 * that runs: what was begun can be cleared away. */
void process_heed_signals(void);
bool process_is_interrupted(void);

/* Runs one to its end with our own streams; words ends with NULL. Its exit
 * status; 128 + a signal that ended it; -1 with errno if it couldn't be run. */
int process_run(const char *const words[]);

/* The same, with what it writes to standard output in *text_ret, which is the
 * caller's to free: terminated, NULL on -1. What it says on standard error goes
 * nowhere, unless it's wanted. */
int process_read(const char *const words[], char **text_ret, bool with_errors);

#endif
