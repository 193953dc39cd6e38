/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The document, its text, and the file.
 */
#include "svg.h"

#include <string.h>

#include "svg_style.h"
#include "term/replace.h"
#include "term/say.h"

/* ---- text --------------------------------------------------------------- */

/* a class of text: how high a line is, and how many characters surely fit */
struct style {
	const char *class;
	unsigned height;
	size_t columns;
};
static const struct style title = { "p-t", 34, 44 };
static const struct style heading = { "p-h", 28, 58 };
static const struct style note = { "p-l", 23, 70 };
static const struct style quiet = { "p-q", 23, 70 };
static const struct style alarm = { "p-a", 23, 64 };

/* a byte of UTF-8 that goes on with a character */
static bool is_continued(char byte)
{
	return ((unsigned char)byte & 0xc0U) == 0x80;
}

/* how much of the text goes on a line: up to a space, if there's one */
static size_t line_of(const char *text, size_t columns)
{
	size_t length = strlen(text), last = 0;

	if (length <= columns)
		return length;
	for (size_t i = 0; i <= columns; i++)
		if (text[i] == ' ')
			last = i;
	if (last > 0)
		return last;
	/* not within a character */
	while (columns > 1 && is_continued(text[columns]))
		columns--;
	return columns;
}

static void text_of(struct svg *s, const struct style *style, const char *text)
{
	while (text != NULL && *text != '\0') {
		const size_t length = line_of(text, style->columns);
		char line[128];

		s->y += style->height;
		if (s->out != NULL) {
			memcpy(line, text, length);
			line[length] = '\0';
			out_format(s->out,
				   "<text class=\"%s\" x=\"%u\" y=\"%u\">",
				   style->class, SVG_MARGIN, s->y - 7);
			out_xml(s->out, line);
			out_text(s->out, "</text>\n");
		}
		text += length;
		text += strspn(text, " ");
	}
}

void svg_title(struct svg *s, const char *text)
{
	text_of(s, &title, text);
}

void svg_heading(struct svg *s, const char *text)
{
	svg_gap(s);
	text_of(s, &heading, text);
}

void svg_note(struct svg *s, const char *text)
{
	text_of(s, &note, text);
}

void svg_quiet(struct svg *s, const char *text)
{
	text_of(s, &quiet, text);
}

void svg_alarm(struct svg *s, const char *text)
{
	text_of(s, &alarm, text);
}

void svg_gap(struct svg *s)
{
	s->y += 10;
}

/* ---- documents ---------------------------------------------------------- */

static void begin(struct out *out, const char *title_of_it,
		  const char *attributes, svg_body *body, const void *context)
{
	struct svg measured = { .y = SVG_MARGIN / 2 };

	body(&measured, context);
	out_format(out,
		   "<svg %sviewBox=\"0 0 %u %u\" width=\"%u\" height=\"%u\" "
		   "role=\"img\" class=\"p-text\">\n<title>",
		   attributes, SVG_WIDTH, measured.y + SVG_MARGIN, SVG_WIDTH,
		   measured.y + SVG_MARGIN);
	out_xml(out, title_of_it);
	out_text(out, "</title>\n");
}

static void end(struct out *out, svg_body *body, const void *context)
{
	struct svg s = { .out = out, .y = SVG_MARGIN / 2 };

	body(&s, context);
	out_text(out, "</svg>\n");
}

void svg_document(struct out *out, const char *title_of_it,
		  const char *description, svg_body *body, const void *context)
{
	begin(out, title_of_it, "xmlns=\"http://www.w3.org/2000/svg\" ", body,
	      context);
	out_text(out, "<desc>");
	out_xml(out, description);
	out_text(out, "</desc>\n<style>\n");
	svg_style(out);
	out_text(out, "</style>\n");
	svg_hatching(out);
	out_text(out,
		 "<rect class=\"p-bg\" width=\"100%\" height=\"100%\"/>\n");
	end(out, body, context);
}

void svg_inline(struct out *out, const char *title_of_it, svg_body *body,
		const void *context)
{
	begin(out, title_of_it, "", body, context);
	end(out, body, context);
}

bool svg_write(const char *path, const char *title_of_it,
	       const char *description, svg_body *body, const void *context)
{
	char buffer[OUT_BUFFER_SIZE], quoted[QUOTE_SIZE];
	struct replacement file;
	struct out out;
	int error = replace_begin(&file, path);

	if (error == 0) {
		out_to(&out, file.fd, buffer, sizeof(buffer));
		svg_document(&out, title_of_it, description, body, context);
		(void)out_flush(&out);
		error = replace_end(&file, out.error);
	}
	if (error == 0)
		error = replace_put(&file);
	if (error != 0)
		say(0, "%s: %s", quote(quoted, path, strlen(path)),
		    strerror(error));
	return error == 0;
}
