/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Which kernel wrote a log: what its lines say of the architecture, the release
 * and the size of pages.
 */
#ifndef LOG_ORIGIN_H
#define LOG_ORIGIN_H

#include <stdbool.h>
#include <stddef.h>

#define LOG_RELEASE_SIZE 80

/* What is known so far; each part may be missing. */
struct log_origin {
	const char *arch;               /* NULL: nothing said so */
	char release[LOG_RELEASE_SIZE]; /* as uname -r; "": nothing said so */
	const char *mmu;                /* "radix"; NULL */
	const char *pages;              /* "64k"; NULL */
};

/* Whether a kernel that boots says its version in the line. */
bool log_origin_is_boot(const char *line, size_t length);

/* Add what a line says; what it doesn't stays, unless a kernel boots. */
void log_origin_read(struct log_origin *origin, const char *line,
		     size_t length);

/* The name of a layout, "arm64-64k@6.6.46"; false if there's no architecture.
 */
bool log_origin_layout(const struct log_origin *origin, char *to, size_t size);

/* A text that lines which say something have; NULL beyond the last. */
const char *log_origin_text(unsigned index);

#endif /* LOG_ORIGIN_H */
