/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PROBE_ASSEMBLE_H
#define PROBE_ASSEMBLE_H

#define ASSEMBLED_SIZE 32

/* A file of this folder as bitcode, in a file of its own whose path is in `to`
 * (ASSEMBLED_SIZE bytes), which is the caller's to remove. */
void assemble(const char *file, char *to);

#endif
