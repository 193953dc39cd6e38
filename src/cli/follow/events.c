/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reads the names of events.
 */
#include "events.h"

#include <string.h>

#include "term/near.h"
#include "term/say.h"

#define FAULTS                                                                 \
	(EVENT_SET(PTE_EVENT_FAULT_READ) | EVENT_SET(PTE_EVENT_FAULT_WRITE))

/* names that stand for several events: each on its own, or then the next */
static const struct {
	const char *name;
	unsigned events, then;
} groups[] = {
	{ "migration", EVENT_SET(PTE_EVENT_UNMAP), EVENT_SET(PTE_EVENT_REMAP) },
	{ "swap-in", FAULTS, 0 },
	{ "fault", FAULTS, 0 },
};
#define GROUP_COUNT (sizeof(groups) / sizeof(groups[0]))

static bool is(const char *name, const char *text, size_t length)
{
	return strlen(name) == length && memcmp(name, text, length) == 0;
}

static bool add_step(struct steps *s, unsigned events)
{
	if (events == 0)
		return true;
	if (s->count == STEPS_MAX) {
		say(0, "follow: more than %d events, one after the other",
		    STEPS_MAX);
		return false;
	}
	s->events[s->count++] = events;
	return true;
}

const char *event_name(size_t i)
{
	if (i < PTE_EVENT_COUNT)
		return pte_event_name((enum pte_event)i);
	i -= PTE_EVENT_COUNT;
	return i < GROUP_COUNT ? groups[i].name : NULL;
}

static void say_no_event(const char *text, size_t length)
{
	char quoted[QUOTE_SIZE], names[NEAR_TEXT_SIZE];
	struct near near;

	near_begin(&near, text, length);
	for (size_t i = 0; event_name(i) != NULL; i++)
		near_offer(&near, event_name(i));
	say(0, "%s: unknown event; %s", quote(quoted, text, length),
	    near_text(&near, names));
}

static bool add_named(struct steps *s, const char *text, size_t length)
{
	for (unsigned e = 0; e < PTE_EVENT_COUNT; e++)
		if (is(pte_event_name((enum pte_event)e), text, length))
			return add_step(s, EVENT_SET(e));
	for (size_t i = 0; i < GROUP_COUNT; i++)
		if (is(groups[i].name, text, length))
			return add_step(s, groups[i].events) &&
			       add_step(s, groups[i].then);
	say_no_event(text, length);
	return false;
}

bool steps_read(const char *text, struct steps *ret)
{
	ret->count = 0;
	ret->named = true;
	for (;;) {
		const size_t length = strcspn(text, ",");

		if (!add_named(ret, text, length))
			return false;
		if (text[length] == '\0')
			return true;
		text += length + 1;
	}
}
