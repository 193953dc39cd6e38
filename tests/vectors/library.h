/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef LIBRARY_H
#define LIBRARY_H

#include <pte/target.h>

#include "turned.h"

/* The library as a respondent: one kernel, at one level. */
struct library {
	struct pte_target target;
	enum pte_level level;
};

/* The respondent points to what it is given */
struct respondent respondent_of_library(const struct library *library);

#endif
