/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The style of drawings, by day and by night: plain rules, as some viewers know
 * no variables, and some no media.
 */
#include "svg_style.h"

#include <stddef.h>

#include "svg.h"

/* clang-format off */

static const struct {
	const char *name, *night;
} fills[COLOR_COUNT] = {
	[COLOR_PLAIN]    = { "p-plain", "#2a3138" },
	[COLOR_TITLE]    = { "p-plain", "#2a3138" },
	[COLOR_QUIET]    = { "p-free",  NULL },
	[COLOR_GOOD]     = { "p-flag",  "#1f4d2b" },
	[COLOR_BAD]      = { "p-fixed", "#5c2327" },
	[COLOR_TYPE]     = { "p-type",  "#12505a" },
	[COLOR_OFFSET]   = { "p-offset", "#1d426b" },
	[COLOR_FLAG]     = { "p-flag",  "#1f4d2b" },
	[COLOR_FIXED]    = { "p-fixed", "#5c2327" },
	[COLOR_HARDWARE] = { "p-hardware", "#4b2a58" },
	[COLOR_FREE]     = { "p-free",  NULL },
};

static const enum color drawn[] = {
	COLOR_PLAIN, COLOR_TYPE, COLOR_OFFSET, COLOR_FLAG, COLOR_FIXED, COLOR_HARDWARE,
};

static const char rules[] =
	".p-text{max-width:100%;height:auto}.p-bg{fill:#fff}.p-cell{stroke:#4a545e;stroke-width:1.2}"
	".p-free{fill:url(#p-hatch)}.p-hatch{fill:#f4f6f8}.p-hatch-line{stroke:#b4bdc6;stroke-width:2}"
	".p-mark{fill:none;stroke:#c62828;stroke-width:3.5}"
	".p-text,.p-text text{font-family:ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;font-size:16px;fill:#16191d}"
	".p-text .p-n{font-size:14px;fill:#4d5761}.p-text .p-m{text-anchor:middle}.p-text .p-e{text-anchor:end}"
	".p-text .p-0{fill:#4d5761}.p-text .p-1{font-weight:bold}"
	".p-text .p-t{font-size:25px;font-weight:bold}.p-text .p-h{font-size:19px;font-weight:bold}"
	".p-text .p-l,.p-text .p-q,.p-text .p-a,.p-text .p-t,.p-text .p-h{font-family:system-ui,'DejaVu Sans',Helvetica,Arial,sans-serif}"
	".p-text .p-q{fill:#4d5761}.p-text .p-a{fill:#a31515;font-weight:bold}";

static const char rules_at_night[] =
	".p-bg{fill:#15191d}.p-cell{stroke:#8d98a3}"
	".p-hatch{fill:#1e242a}.p-hatch-line{stroke:#4b5661}.p-mark{stroke:#ff8a80}"
	".p-text,.p-text text{fill:#eceff2}.p-text .p-n,.p-text .p-0,.p-text .p-q{fill:#aab4be}"
	".p-text .p-a{fill:#ff9d94}";

/* clang-format on */

const char *svg_class(enum color color)
{
	return fills[color].name;
}

void svg_style(struct out *out)
{
	const size_t count = sizeof(drawn) / sizeof(drawn[0]);

	out_text(out, rules);
	for (size_t i = 0; i < count; i++)
		out_format(out, ".%s{fill:%s}", svg_class(drawn[i]),
			   color_fill(drawn[i]));
	out_text(out, "\n@media (prefers-color-scheme:dark){");
	out_text(out, rules_at_night);
	for (size_t i = 0; i < count; i++)
		out_format(out, ".%s{fill:%s}", svg_class(drawn[i]),
			   fills[drawn[i]].night);
	out_text(out, "}\n");
}

void svg_hatching(struct out *out)
{
	out_text(out,
		 "<defs><pattern id=\"p-hatch\" width=\"9\" height=\"9\" "
		 "patternUnits=\"userSpaceOnUse\" "
		 "patternTransform=\"rotate(45)\"><rect class=\"p-hatch\" "
		 "width=\"9\" height=\"9\"/><line class=\"p-hatch-line\" "
		 "x1=\"0\" y1=\"0\" x2=\"0\" y2=\"9\"/></pattern></defs>\n");
}
