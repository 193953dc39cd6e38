/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The key "kernels": of which kernels the words are, where they are older than
 * the versions that layouts know.
 */
#include <string.h>

#include "spec.h"
#include "spec_parts.h"
#include "term/say.h"

/* digits, at most three, and a dot between them */
static bool is_release(const char *text)
{
	unsigned parts = 0;

	for (;; text++) {
		const size_t digits = strspn(text, "0123456789");

		if (digits == 0 || digits > 3)
			return false;
		parts++;
		text += digits;
		if (*text != '.' || parts == 3)
			return *text == '\0' && parts > 1;
	}
}

static bool take_release(struct spec_reader *r, const struct spec_place *at,
			 json_t *value, const struct spec_key *key, void *to)
{
	char quoted[QUOTE_SIZE];
	const char *text = "";

	if (!spec_word.take(r, at, value, key, &text))
		return false;
	if (!is_release(text))
		return spec_wrong(&r->text, at,
				  "%s: malformed: a kernel is N.N or N.N.N, as "
				  "4.18.1",
				  quote(quoted, text, strlen(text)));
	*(const char **)to = text;
	return true;
}

static void put_release(const struct spec_writer *w, const struct spec_key *key,
			const void *from)
{
	spec_word.put(w, key, from);
}

/* clang-format off */

static const struct spec_type of_release = { .take = take_release, .put = put_release,
	.schema = "\"type\": \"string\", \"pattern\": \"^[0-9]{1,3}(\\\\.[0-9]{1,3}){1,2}$\"" };

static const struct spec_key kernels_keys[] = {
	SPEC_KEY("since", &of_release, AT(spec_kernels, since), .says = "the first kernel, N.N or N.N.N"),
	SPEC_KEY("until", &of_release, AT(spec_kernels, until), .says = "the last one"),
	SPEC_KEY("only", &spec_text_of, AT(spec_kernels, only), .says = "which of them, where the number doesn't decide", .optional = true, .writing = SPEC_IF_SOME),
	SPEC_NO_KEY,
};
const struct spec_shape spec_kernels_shape = { .keys = kernels_keys, .flat = true, SPEC_ROW(spec_kernels, since), .most = SPEC_ROWS_MAX };

/* clang-format on */
