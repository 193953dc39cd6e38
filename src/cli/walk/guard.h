/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Damaged files crash libkdumpfile (0.5.1: an ELF core whose headers' numbers
 * are too large). What it was told to read is the cause then, and the message
 * names it.
 */
#ifndef WALK_GUARD_H
#define WALK_GUARD_H

/* Before the first file: what is said of a crash names this one. */
void guard_begin(const char *path);

/* Around what may crash. A crash elsewhere is our own, and stays one. */
void guard_enter(void);
void guard_leave(void);

#endif /* WALK_GUARD_H */
