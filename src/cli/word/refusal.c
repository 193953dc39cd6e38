/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Messages for descriptions that can't be encoded: one function per status of
 * the library, which adds the names, ranges and versions.
 */
#include "describe.h"

#include <string.h>

#include "select/find.h"
#include "term/near.h"
#include "term/out.h"
#include "term/say.h"

/* a description that was refused */
struct refused {
	const struct pte_target *target;
	enum pte_level level;
	const struct described *described;
	const char *kind;
	size_t line;
};

static const char *keys_text(char to[static NEAR_TEXT_SIZE], unsigned keys)
{
	struct out text;

	out_to_memory(&text, to, NEAR_TEXT_SIZE);
	for (unsigned k = 0; pte_key_name(k) != NULL; k++)
		if ((keys & PTE_KEY_SET(k)) != 0)
			out_format(&text, " %s=", pte_key_name(k));
	if (text.used == 0)
		out_text(&text, " no key");
	return out_memory(&text);
}

static void say_range(const struct refused *r, enum pte_key key, uint64_t max)
{
	say(r->line, "%s=%s: out of range: 0..0x%llx", pte_key_name(key),
	    r->described->given[key], (unsigned long long)max);
}

/* types are printed in decimal */
static void say_type_range(const struct refused *r)
{
	say(r->line, "type=%s: out of range: 0..%d",
	    r->described->given[PTE_KEY_TYPE], PTE_SWAP_TYPE_COUNT - 1);
}

static void say_type_reserved(const struct refused *r)
{
	const unsigned type = (unsigned)r->described->description.type;

	if (r->target->kind_of_type[type] == PTE_KIND_UNKNOWN) {
		say(r->line,
		    "type=%s: out of range: 0..%d: MAX_SWAPFILES of %s is %d "
		    "(raw takes it)",
		    r->described->given[PTE_KEY_TYPE],
		    r->target->max_swapfiles - 1, r->target->name,
		    r->target->max_swapfiles);
		return;
	}
	say(r->line,
	    "type=%s: out of range: 0..%d: %s keeps %u for %s (raw takes it)",
	    r->described->given[PTE_KEY_TYPE], r->target->max_swapfiles - 1,
	    r->target->name, type,
	    pte_model_kind(r->target->model,
			   (enum pte_kind)r->target->kind_of_type[type])
		    ->name);
}

/* the pfn of a huge page must also be aligned */
static void say_pfn_range(const struct refused *r)
{
	const struct pte_description *const d = &r->described->description;
	const uint64_t max = pte_target_pfn_max(r->target, r->level, d->kind);

	if (d->pfn > max)
		say_range(r, PTE_KEY_PFN, max);
	else
		say(r->line, "pfn=%s: %s holds no such pfn at level %s",
		    r->described->given[PTE_KEY_PFN], r->target->name,
		    pte_level_name(r->level));
}

/* list the protections with which the description could be encoded */
static void say_protection(const struct refused *r)
{
	const char *const given = r->described->given[PTE_KEY_PROTECTION];
	struct pte_description other = r->described->description;
	char names[NEAR_TEXT_SIZE], quoted[QUOTE_SIZE];
	struct out text;
	uint64_t value;

	out_to_memory(&text, names, sizeof(names));
	other.keys |= PTE_KEY_SET(PTE_KEY_PROTECTION);
	for (const struct pte_protection *p = r->target->model->protections;
	     p->name != NULL; p++) {
		other.protection = p->name;
		if (pte_target_protection(r->target, p->name) == p &&
		    pte_target_encode(r->target, r->level, &other, &value) !=
			    PTE_STATUS_NO_PROTECTION)
			out_format(&text, "%s%s", text.used > 0 ? ", " : "",
				   p->name);
	}
	if (text.used == 0)
		say(r->line, "%s: %s has no protection that makes one", r->kind,
		    r->target->name);
	else if (given == NULL)
		say(r->line, "%s: needs prot=, one of %s", r->kind,
		    out_memory(&text));
	else
		say(r->line, "prot=%s: no protection for %s; there are: %s",
		    quote(quoted, given, strlen(given)), r->kind,
		    out_memory(&text));
}

/* the version's row for the kind's type, whether or not its options are on */
static const struct pte_type *row_of_version(const struct refused *r,
					     enum pte_kind kind)
{
	size_t count;
	const struct pte_type *const types = pte_types(&count);

	for (const struct pte_type *t = types; t < types + count; t++)
		if (t->kind == kind && t->in.since <= r->target->version &&
		    r->target->version <= t->in.until)
			return t;
	return NULL;
}

/* from the first to the last row of a kind; since is 0 if there is none */
static struct pte_span span_of_kind(enum pte_kind kind)
{
	size_t count;
	const struct pte_type *const types = pte_types(&count);
	struct pte_span all = { 0, 0 };

	for (const struct pte_type *t = types; t < types + count; t++) {
		if (t->kind != kind)
			continue;
		if (all.since == 0 || t->in.since < all.since)
			all.since = t->in.since;
		if (t->in.until > all.until)
			all.until = t->in.until;
	}
	return all;
}

static void say_option_off(const struct refused *r, uint32_t needs)
{
	const uint32_t has =
		pte_model_options(r->target->model, r->target->version);

	for (unsigned o = 0; pte_option_info(o) != NULL; o++) {
		if ((needs & ~r->target->options & PTE_OPTION_SET(o)) == 0)
			continue;
		say(r->line, "%s: %s has no such kind: it needs %s, which %s",
		    r->kind, r->target->name, pte_option_info(o)->name,
		    (has & PTE_OPTION_SET(o)) != 0 ? "is off" : "isn't there");
		return;
	}
}

/* the kind is missing because of the version, the configuration or the level */
static void say_no_kind(const struct refused *r)
{
	const enum pte_kind kind = r->described->description.kind;
	const struct pte_type *const row = row_of_version(r, kind);
	const struct pte_span in = span_of_kind(kind);
	const struct pte_proposal *const p = r->target->model->proposal;
	char since[VERSION_SIZE], until[VERSION_SIZE];

	if (in.since != 0 && p != NULL && p->numbers != NULL)
		say(r->line, "%s: %s has no such kind: \"numbers\" lack it",
		    r->kind, r->target->name);
	else if (p != NULL && kind >= PTE_KIND_PROPOSED)
		say_option_off(r, p->types[kind - PTE_KIND_PROPOSED].needs);
	else if (in.since == 0)
		say(r->line, "%s: %s has no such words at level %s", r->kind,
		    r->target->name, pte_level_name(r->level));
	else if (row != NULL)
		say_option_off(r, row->needs);
	else if (r->target->version < in.since)
		say(r->line, "%s: %s has no such kind: it came in %s", r->kind,
		    r->target->name, version_text(since, in.since));
	else
		say(r->line, "%s: %s has no such kind: it was in %s to %s",
		    r->kind, r->target->name, version_text(since, in.since),
		    version_text(until, in.until));
}

static void say_kind_at_level(const struct refused *r)
{
	const enum pte_kind kind = r->described->description.kind;
	const uint16_t since =
		pte_model_kind(r->target->model, kind)->at_level[r->level];
	const bool entryless =
		(r->target->layout->entryless & PTE_LEVEL_SET(r->level)) != 0;
	char text[VERSION_SIZE];

	if (since != 0 && !entryless && since > r->target->version)
		say(r->line, "%s: can't stand at level %s before %s", r->kind,
		    pte_level_name(r->level), version_text(text, since));
	else if (since != 0 && !entryless)
		say(r->line, "%s: can't stand at level %s while %s is off",
		    r->kind, pte_level_name(r->level),
		    pte_option_info(PTE_OPTION_TRANSPARENT_HUGEPAGE)->name);
	else
		say(r->line, "%s: can't stand at level %s", r->kind,
		    pte_level_name(r->level));
}

/* the first flag that is refused by itself for the same reason */
static const char *culprit(const struct refused *r, enum pte_status status)
{
	const struct pte_description *const d = &r->described->description;
	struct pte_description alone = *d;
	uint64_t value;

	alone.young = alone.dirty = false;
	for (unsigned f = 0; f < PTE_FLAG_COUNT; f++) {
		alone.flags = d->flags & PTE_FLAG_SET(f);
		if (pte_target_encode(r->target, r->level, &alone, &value) ==
		    status)
			return pte_model_flag_name(r->target->model,
						   (enum pte_flag)f);
	}
	return d->young ? "young" : "dirty";
}

static void say_no_flag(const struct refused *r)
{
	say(r->line, "%s: %s doesn't have the flag at level %s",
	    culprit(r, PTE_STATUS_NO_FLAG), r->target->name,
	    pte_level_name(r->level));
}

static void say_flag_of_kind(const struct refused *r)
{
	say(r->line, "%s: %s doesn't take the flag",
	    culprit(r, PTE_STATUS_FLAG_OF_KIND), r->kind);
}

static void say_offset_range(const struct refused *r)
{
	say_range(r, PTE_KEY_OFFSET,
		  pte_ones(pte_codec_offset_width(
			  r->target->layout->swap[r->level])));
}

static void say_key_missing(const struct refused *r)
{
	const struct pte_description *const d = &r->described->description;
	char keys[NEAR_TEXT_SIZE];

	say(r->line, "%s: needs%s", r->kind,
	    keys_text(keys, pte_target_keys(r->target, d->kind) & ~d->keys));
}

static void say_key_of_kind(const struct refused *r)
{
	const struct pte_description *const d = &r->described->description;
	const unsigned takes = pte_target_keys(r->target, d->kind);
	char keys[NEAR_TEXT_SIZE], wrong[NEAR_TEXT_SIZE];

	say(r->line, "%s: takes%s, not%s", r->kind, keys_text(keys, takes),
	    keys_text(wrong, d->keys & ~takes));
}

static void say_is_none(const struct refused *r)
{
	say(r->line,
	    "type=%s offset=%s: %s would read it as none (raw takes it)",
	    r->described->given[PTE_KEY_TYPE],
	    r->described->given[PTE_KEY_OFFSET], r->target->name);
}

static const struct {
	enum pte_status status;
	void (*say)(const struct refused *r);
} refusals[] = {
	{ PTE_STATUS_TYPE_RANGE, say_type_range },
	{ PTE_STATUS_OFFSET_RANGE, say_offset_range },
	{ PTE_STATUS_PFN_RANGE, say_pfn_range },
	{ PTE_STATUS_IS_NONE, say_is_none },
	{ PTE_STATUS_TYPE_RESERVED, say_type_reserved },
	{ PTE_STATUS_NO_KIND, say_no_kind },
	{ PTE_STATUS_NO_FLAG, say_no_flag },
	{ PTE_STATUS_KIND_AT_LEVEL, say_kind_at_level },
	{ PTE_STATUS_FLAG_OF_KIND, say_flag_of_kind },
	{ PTE_STATUS_NO_PROTECTION, say_protection },
	{ PTE_STATUS_KEY_MISSING, say_key_missing },
	{ PTE_STATUS_KEY_OF_KIND, say_key_of_kind },
};

void say_not_encoded(const struct pte_target *target, enum pte_level level,
		     const struct described *d, enum pte_status status,
		     size_t line)
{
	const struct refused r = {
		.target = target,
		.level = level,
		.described = d,
		.kind = pte_model_kind(target->model, d->description.kind)
				->name,
		.line = line,
	};

	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
		if (refusals[i].status == status) {
			refusals[i].say(&r);
			return;
		}
	}
	say(line, "%s: %s", r.kind, pte_status_str(status));
}
