/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * spec SEED KIND: one random spec on stdout.
 *
 * whole    well formed: bits overlap, nobody owns some, predicates meet entries
 * broken   the same, with a few bytes changed, cut or doubled
 *
 * Any seed gives the same spec on any machine.
 */
#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../random.h"

#define ROOM 65536

static struct random dice;
static char text[ROOM];
static size_t used;

__attribute__((format(printf, 1, 2))) static void put(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	used += (size_t)vsnprintf(text + used, ROOM - used, format, arguments);
	va_end(arguments);
	if (used >= ROOM)
		exit(1);
}

static bool one_in(unsigned n)
{
	return random_below(&dice, n) == 0;
}

/* few bits, many, a run, or none */
static uint64_t some_bits(void)
{
	const uint64_t word = random_word(&dice);

	switch (random_below(&dice, 6)) {
	case 0:
		return 0;
	case 1:
		return UINT64_C(1) << random_below(&dice, 64);
	case 2:
		return word & random_word(&dice) & random_word(&dice) &
		       random_word(&dice);
	case 3:
		return (~UINT64_C(0) >> random_below(&dice, 64))
		       << random_below(&dice, 64);
	case 4:
		return UINT64_C(3) << random_below(&dice, 63);
	default:
		return word;
	}
}

static void put_member(const char *name, unsigned *count)
{
	put("%s\n  \"%s\": ", (*count)++ > 0 ? "," : "", name);
}

static void put_piece(unsigned least, unsigned most)
{
	const unsigned width = least + random_below(&dice, most - least + 1);

	put("{\"lsb\": %u, \"width\": %u, \"inverted\": %s}",
	    random_below(&dice, 64 - width + 1) % 64, width,
	    one_in(3) ? "true" : "false");
}

static void put_test(bool any)
{
	const uint64_t mask = some_bits();

	put("{\"mask\": \"0x%" PRIx64 "\", \"value\": \"0x%" PRIx64 "\"", mask,
	    one_in(8) ? some_bits() : mask & some_bits());
	if (any)
		put(", \"any\": \"0x%" PRIx64 "\"",
		    one_in(2) ? some_bits() : 0);
	put("}");
}

/* ---- parts -------------------------------------------------------------- */

static const char *const flags[] = { "soft_dirty", "uffd_wp", "exclusive" };
static const char *const levels[] = { "pte", "pmd", "hugetlb" };
static const char *const options[] = { "migration", "swap", "device_private",
				       "userfaultfd_wp" };

static void put_flags(void)
{
	put("{");
	for (unsigned i = 0; i < 3; i++) {
		put("%s\"%s\": ", i > 0 ? ", " : "", flags[i]);
		if (one_in(4))
			put("null");
		else
			put("%u", random_below(&dice, 64));
	}
	put("}");
}

static void put_set(const char *const *names, unsigned count, bool some)
{
	const char *before = "";

	put("[");
	for (unsigned i = 0; i < count; i++) {
		if (!some && !one_in(2))
			continue;
		put("%s\"%s\"", before, names[i]);
		before = ", ";
		some = false;
	}
	put("]");
}

static unsigned proposed, proposed_types;

static void put_proposed_flags(void)
{
	proposed = random_below(&dice, 5);
	put("[");
	for (unsigned i = 0; i < proposed; i++) {
		put("%s{\"name\": \"flag%u\", \"bit\": %u, \"levels\": ",
		    i > 0 ? ", " : "", i, random_below(&dice, 64));
		put_set(levels, 3, true);
		put(", \"needs\": ");
		put_set(options, 4, false);
		put("}");
	}
	put("]");
}

static void put_proposed_types(void)
{
	static const char *const holds[] = { "nothing", "pfn", "whole",
					     "marker" };
	const unsigned count = random_below(&dice, 9);

	proposed_types = count;
	put("[");
	for (unsigned i = 0; i < count; i++) {
		put("%s{\"name\": \"type%u\", \"holds\": \"%s\", "
		    "\"young_dirty\": %s, \"levels\": ",
		    i > 0 ? ", " : "", i, holds[random_below(&dice, 4)],
		    one_in(2) ? "true" : "false");
		put_set(levels, 3, true);
		put("}");
	}
	put("]");
}

/* its own types, then some of Linux's, from 31 down with gaps */
static void put_numbers(void)
{
	static const char *const kinds[] = {
		"hwpoison", "migration_read",   "migration_write",
		"marker",   "device_exclusive", "swapin_error"
	};
	const char *before = "";
	unsigned type = 32;

	put("[");
	for (unsigned i = 0; i < proposed_types + 6; i++) {
		if (i >= proposed_types && one_in(3))
			continue;
		type -= one_in(5) ? 2 : 1;
		put("%s{\"type\": %u, \"kind\": ", before, type);
		before = ", ";
		if (i < proposed_types)
			put("\"type%u\"}", i);
		else
			put("\"%s\"}", kinds[i - proposed_types]);
	}
	put("]");
}

static void put_codec(void)
{
	const uint64_t mask = some_bits();
	unsigned count = 0;

	put("{");
	if (one_in(2)) {
		put_member("type", &count);
		put_piece(1, 6);
	}
	if (one_in(2)) {
		put_member("offset", &count);
		put_piece(1, 58);
	}
	if (one_in(2)) {
		put_member("fixed", &count);
		put("{\"mask\": \"0x%" PRIx64 "\", \"value\": \"0x%" PRIx64
		    "\"}",
		    mask, one_in(2) ? 0 : mask & some_bits());
	}
	if (one_in(2)) {
		put_member("flags", &count);
		put_flags();
	}
	put("}");
}

static void put_address(void)
{
	const unsigned count = 1 + random_below(&dice, 4);

	put("[");
	for (unsigned i = 0; i < count; i++) {
		put("%s{\"when\": ", i > 0 ? ", " : "");
		put_test(false);
		put(", \"inverted\": \"0x%" PRIx64 "\", \"pieces\": [",
		    one_in(2) ? 0 : some_bits());
		put_piece(0, 64);
		if (one_in(3)) {
			put(", ");
			put_piece(0, 30);
		}
		put("]}");
	}
	put("]");
}

static void put_view(bool address)
{
	static const char *const tests[] = { "none", "present", "protnone",
					     "invalidated", "table" };
	unsigned count = 0;

	put("{");
	for (unsigned i = 0; i < 5; i++) {
		if (!one_in(4))
			continue;
		put_member(tests[i], &count);
		put_test(true);
	}
	if (one_in(4)) {
		put_member("hardware", &count);
		put("\"0x%" PRIx64 "\"", some_bits());
	}
	if (one_in(4)) {
		put_member("invalidate", &count);
		put("{\"clear\": \"0x%" PRIx64 "\", \"set\": \"0x%" PRIx64
		    "\"}",
		    some_bits(), some_bits());
	}
	if (address && one_in(4)) {
		put_member("address", &count);
		put_address();
	}
	put("}");
}

static void put_levels(void)
{
	unsigned count = 0;

	put("{");
	for (unsigned i = 0; i < 3; i++) {
		if (one_in(3))
			continue;
		put_member(levels[i], &count);
		if (i > 0 && one_in(8))
			put("null");
		else
			put_view(true);
	}
	put("}");
}

static void put_tables(void)
{
	put("{\"pmd\": ");
	if (one_in(4))
		put("null");
	else
		put_address();
	put("}");
}

static void put_owners(void)
{
	static const char *const owners[] = {
		"type",      "offset",    "soft_dirty", "uffd_wp", "exclusive",
		"must be 0", "must be 1", "hardware",   "free"
	};
	const unsigned count = random_below(&dice, 8);

	put("[");
	for (unsigned i = 0; i < count; i++) {
		const unsigned lsb = random_below(&dice, 64);

		put("%s{\"lsb\": %u, \"width\": %u, \"owner\": ",
		    i > 0 ? ", " : "", lsb, 1 + random_below(&dice, 64 - lsb));
		if (proposed > 0 && one_in(3))
			put("\"flag%u\"}", random_below(&dice, proposed));
		else
			put("\"%s\"}", owners[random_below(&dice, 9)]);
	}
	put("]");
}

static void put_stores(void)
{
	put("[{\"path\": \"set_ptes\", \"levels\": ");
	put_set(levels, 3, true);
	put(", \"dropped\": \"0x%" PRIx64 "\"}]", some_bits());
}

static void put_predicates(void)
{
	put("[{\"name\": \"pmd_leaf\", \"test\": ");
	put_test(true);
	put("}]");
}

static void put_traits(void)
{
	static const char *const tells[] = { "user", "special", "smaller" };
	const unsigned count = random_below(&dice, 5);

	put("[");
	for (unsigned i = 0; i < count; i++) {
		put("%s{\"tells\": \"%s\", \"levels\": ", i > 0 ? ", " : "",
		    tells[random_below(&dice, 3)]);
		put_set(levels, 3, true);
		put(", \"test\": ");
		put_test(true);
		put("}");
	}
	put("]");
}

static void put_names(void)
{
	const unsigned count = random_below(&dice, 65);

	put("[");
	for (unsigned i = 0; i < count; i++) {
		const unsigned lsb = random_below(&dice, 64);
		const unsigned most = 64 - lsb < 32 ? 64 - lsb : 32;

		put("%s{\"name\": \"n%u\", \"macro\": \"N%u\", \"lsb\": %u, "
		    "\"width\": %u",
		    i > 0 ? ", " : "", i % 40, i, lsb,
		    1 + random_below(&dice, one_in(2) ? 1 : most));
		put("%s}", one_in(4) ? ", \"tables\": [\"pmd\"]" : "");
	}
	put("]");
}

/* ---- the document ------------------------------------------------------- */

static void put_spec(void)
{
	static const char *const bases[] = {
		"x86_64@6.12",          "x86_64@5.10",    "x86_64-la57",
		"arm64-4k@5.10",        "arm64-4k-lpa2",  "arm64-64k-pa52@6.12",
		"ppc64-radix-64k@6.12", "ppc64-hash-64k", "ppc64-radix-4k@6.1",
		"arm64-16k@6.10",       "ppc64-hash-4k",  "ppc64-nohash@6.1",
	};
	static const struct {
		const char *name;
		unsigned often; /* one in so many */
		void (*put)(void);
	} parts[] = {
		{ "flags", 2, put_proposed_flags },
		{ "types", 2, put_proposed_types },
		{ "swap", 2, put_codec },
		{ "levels", 3, put_levels },
		{ "tables", 4, put_tables },
		{ "owners", 2, put_owners },
		{ "stores", 3, put_stores },
		{ "predicates", 4, put_predicates },
		{ "traits", 4, put_traits },
		{ "names", 5, put_names },
	};
	unsigned count = 0;

	put("{");
	put_member("base", &count);
	put("\"%s\"", bases[random_below(&dice, 12)]);
	for (unsigned i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (!one_in(parts[i].often))
			continue;
		put_member(parts[i].name, &count);
		parts[i].put();
	}
	if (one_in(4)) {
		put_member("walker", &count);
		put_view(false);
	}
	if (one_in(4)) {
		put_member("phys_bits", &count);
		put("%u", 32 + random_below(&dice, 21));
	}
	if (one_in(4)) {
		put_member("address_bits", &count);
		put("%u", 32 + random_below(&dice, 33));
	}
	if (one_in(6)) {
		put_member("page_shift", &count);
		put("%u", 12 + random_below(&dice, 10));
	}
	if (one_in(4)) {
		put_member("numbers", &count);
		put_numbers();
	}
	put("\n}\n");
}

/* a few bytes: other ones, away, or twice */
static void break_it(void)
{
	static const char bytes[] = "{}[]\",:0123456789xeE+-.\\ \t\n\xff\xc3";

	for (unsigned n = 1 + random_below(&dice, 4); n > 0; n--) {
		const size_t at = random_below(&dice, (unsigned)used);

		switch (random_below(&dice, 4)) {
		case 0:
			text[at] = bytes[random_below(&dice,
						      (unsigned)sizeof(bytes))];
			break;
		case 1:
			text[at] = (char)random_word(&dice);
			break;
		case 2:
			used = at + 1;
			break;
		default:
			memmove(text + at / 2, text + at, used - at);
			used -= at - at / 2;
			break;
		}
	}
}

int main(int count, char **words)
{
	if (count != 3)
		return 2;
	dice.state = RANDOM_SEED ^ (strtoull(words[1], NULL, 0) + 1) *
					   UINT64_C(0x2545f4914f6cdd1d);
	put_spec();
	if (strcmp(words[2], "broken") == 0)
		break_it();
	return fwrite(text, 1, used, stdout) == used ? 0 : 1;
}
