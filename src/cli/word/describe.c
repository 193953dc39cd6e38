/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Parses descriptions of entries, with messages for unknown, repeated and
 * malformed keys, flags and kinds.
 */
#include "describe.h"

#include <stdio.h>
#include <string.h>

#include <pte/swap.h>

#include "entry.h"
#include "reading.h"
#include "term/near.h"
#include "term/number.h"
#include "term/say.h"

/* the member for a key's number; NULL if the key's value isn't a number */
static uint64_t *number_of_key(struct pte_description *d, enum pte_key key)
{
	switch (key) {
	case PTE_KEY_TYPE:
		return &d->type;
	case PTE_KEY_OFFSET:
		return &d->offset;
	case PTE_KEY_PFN:
		return &d->pfn;
	case PTE_KEY_MARKER:
	case PTE_KEY_PROTECTION:
		break;
	}
	return NULL;
}

static bool take_number(const char *key, const char *text, uint64_t *ret,
			size_t line)
{
	char quoted[QUOTE_SIZE];
	const char *what = "not a number";

	switch (number_c(text, ret)) {
	case NUMBER_OK:
	case NUMBER_WIDE: /* the encoder will report the range */
		return true;
	case NUMBER_NEGATIVE:
		what = "negative: the smallest is 0";
		break;
	case NUMBER_MALFORMED:
		break;
	}
	say(line, "%s=%s: %s", key, quote(quoted, text, strlen(text)), what);
	return false;
}

static bool take_marker(const struct pte_target *target, const char *name,
			size_t length, unsigned *bits, size_t line)
{
	char quoted[QUOTE_SIZE], names[NEAR_TEXT_SIZE];
	const char *marker;
	unsigned bit = 0;
	struct near near;

	near_begin(&near, name, length);
	for (unsigned n = 0;
	     (marker = pte_target_marker(target, n, &bit)) != NULL; n++) {
		near_offer(&near, marker);
		if (strlen(marker) != length ||
		    memcmp(marker, name, length) != 0)
			continue;
		if ((*bits & 1U << bit) != 0) {
			say(line, "marker=%s: named twice", marker);
			return false;
		}
		*bits |= 1U << bit;
		return true;
	}
	say(line, "marker=%s: unknown marker of %s; %s",
	    quote(quoted, name, length), target->name, near_text(&near, names));
	return false;
}

static bool take_markers(const struct pte_target *target, const char *list,
			 unsigned *bits, size_t line)
{
	if (*list == '\0') {
		say(line, "marker=: names no marker");
		return false;
	}
	for (;;) {
		const size_t length = strcspn(list, ",");

		if (!take_marker(target, list, length, bits, line))
			return false;
		if (list[length] == '\0')
			return true;
		list += length + 1;
	}
}

/* a swp_entry_t as kernels print it, in place of type= and offset= */
static bool take_entry(const struct pte_target *target, struct described *d,
		       const char *value, size_t line)
{
	static const enum pte_key keys[] = { PTE_KEY_TYPE, PTE_KEY_OFFSET };
	struct pte_description *const to = &d->description;
	char quoted[QUOTE_SIZE];
	uint64_t entry;

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if ((to->keys & PTE_KEY_SET(keys[i])) != 0) {
			say(line, "entry=%s: stands beside %s=",
			    quote(quoted, value, strlen(value)),
			    pte_key_name(keys[i]));
			return false;
		}
		to->keys |= PTE_KEY_SET(keys[i]);
	}
	if (!entry_read(target, value, strlen(value), line, &entry))
		return false;
	to->type = pte_swap_entry_type(target->layout, entry);
	to->offset = pte_swap_entry_offset(target->layout, entry);
	(void)snprintf(d->type_of_entry, sizeof(d->type_of_entry),
		       "%u of entry=0x%llx", (unsigned)to->type,
		       (unsigned long long)entry);
	(void)snprintf(d->offset_of_entry, sizeof(d->offset_of_entry),
		       "0x%llx of entry=0x%llx", (unsigned long long)to->offset,
		       (unsigned long long)entry);
	d->given[PTE_KEY_TYPE] = d->type_of_entry;
	d->given[PTE_KEY_OFFSET] = d->offset_of_entry;
	return true;
}

/* KEY=VALUE; length is that of KEY */
static bool take_key(const struct pte_target *target, struct described *d,
		     const char *word, size_t length, size_t line)
{
	struct pte_description *const to = &d->description;
	const char *const value = word + length + 1;
	char quoted[QUOTE_SIZE], names[NEAR_TEXT_SIZE];
	struct near near;

	if (length == strlen("entry") && memcmp(word, "entry", length) == 0)
		return take_entry(target, d, value, line);
	near_begin(&near, word, length);
	near_offer(&near, "entry");
	for (unsigned k = 0; pte_key_name(k) != NULL; k++) {
		const char *const name = pte_key_name(k);
		uint64_t *const number = number_of_key(to, (enum pte_key)k);

		near_offer(&near, name);
		if (strlen(name) != length || memcmp(name, word, length) != 0)
			continue;
		if ((to->keys & PTE_KEY_SET(k)) != 0) {
			say(line, "%s=%s: %s= stands twice", name,
			    quote(quoted, value, strlen(value)), name);
			return false;
		}
		to->keys |= PTE_KEY_SET(k);
		d->given[k] = value;
		if (number != NULL)
			return take_number(name, value, number, line);
		if (k == PTE_KEY_MARKER)
			return take_markers(target, value, &to->marker, line);
		to->protection = value;
		return true;
	}
	say(line, "%s: unknown key; %s", quote(quoted, word, strlen(word)),
	    near_text(&near, names));
	return false;
}

static bool say_twice(const char *word, size_t line)
{
	say(line, "%s: stands twice", word);
	return false;
}

static bool take_flag(const struct pte_model *model, struct pte_description *d,
		      const char *word, size_t line)
{
	const struct {
		const char *name;
		bool *flag;
	} of_migration[] = { { "young", &d->young }, { "dirty", &d->dirty } };
	char quoted[QUOTE_SIZE], names[NEAR_TEXT_SIZE];
	struct near near;
	enum pte_flag flag;

	if (pte_model_flag_parse(model, word, &flag) == PTE_STATUS_OK) {
		if ((d->flags & PTE_FLAG_SET(flag)) != 0)
			return say_twice(word, line);
		d->flags |= PTE_FLAG_SET(flag);
		return true;
	}
	near_begin(&near, word, strlen(word));
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
		if (pte_model_has_flag(model, f))
			near_offer(&near, pte_model_flag_name(
						  model, (enum pte_flag)f));
	for (size_t i = 0; i < 2; i++) {
		near_offer(&near, of_migration[i].name);
		if (strcmp(word, of_migration[i].name) != 0)
			continue;
		if (*of_migration[i].flag)
			return say_twice(word, line);
		*of_migration[i].flag = true;
		return true;
	}
	say(line, "%s: unknown flag; %s", quote(quoted, word, strlen(word)),
	    near_text(&near, names));
	return false;
}

static bool take_kind(const struct pte_model *model, struct pte_description *d,
		      const char *word, size_t line)
{
	char quoted[QUOTE_SIZE], names[NEAR_TEXT_SIZE];
	struct near near;

	if (pte_model_kind_parse(model, word, &d->kind) == PTE_STATUS_OK)
		return true;
	near_begin(&near, word, strlen(word));
	for (unsigned k = 0; k < PTE_KIND_COUNT; k++)
		if (pte_model_has_kind(model, k))
			near_offer(
				&near,
				pte_model_kind(model, (enum pte_kind)k)->name);
	say(line, "%s: unknown kind; %s", quote(quoted, word, strlen(word)),
	    near_text(&near, names));
	return false;
}

bool describe(const struct pte_target *target, char *const *words, size_t count,
	      size_t line, struct described *described_ret)
{
	struct described d = { .description = { .kind = PTE_KIND_NONE } };

	if (count == 0 ||
	    !take_kind(target->model, &d.description, words[0], line))
		return false;
	for (size_t i = 1; i < count; i++) {
		const size_t length = strcspn(words[i], "=");

		if (words[i][length] == '='
			    ? !take_key(target, &d, words[i], length, line)
			    : !take_flag(target->model, &d.description,
					 words[i], line))
			return false;
	}
	*described_ret = d;
	/* the texts of an entry's parts are in what was copied */
	if (d.given[PTE_KEY_TYPE] == d.type_of_entry) {
		described_ret->given[PTE_KEY_TYPE] =
			described_ret->type_of_entry;
		described_ret->given[PTE_KEY_OFFSET] =
			described_ret->offset_of_entry;
	}
	return true;
}
