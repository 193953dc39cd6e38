/* SPDX-License-Identifier: BSD-2-Clause */
#include "smt2_terms.h"

#include <stdarg.h>

void smt2_put(const struct obligation *o, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	/* the stream keeps its error, which is looked at when it's closed */
	(void)vfprintf(o->to, format, arguments);
	va_end(arguments);
}
