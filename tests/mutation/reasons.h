/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REASONS_H
#define REASONS_H

#include <stdbool.h>
#include <stddef.h>

/* Whether it's known why no known answer tells a mutant of that constant */
bool reason_holds(const char *constant, unsigned mutant);

/* Prints each reason with its mutants; returns how many reasons had none */
size_t reasons_unused(void);

#endif
