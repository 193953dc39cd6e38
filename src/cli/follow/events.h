/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The events that happen to a word, one step after the other.
 */
#ifndef CLI_EVENTS_H
#define CLI_EVENTS_H

#include <stdbool.h>
#include <stddef.h>

#include <pte/transition.h>

#define STEPS_MAX 16

/* A set of events: bit e is event e. */
#define EVENT_SET(event) (1U << (unsigned)(event))
#define EVENTS_ALL (EVENT_SET(PTE_EVENT_COUNT) - 1U)

struct steps {
	unsigned events[STEPS_MAX]; /* of each step, an EVENT_SET */
	size_t count;
	bool named; /* false: each event, on its own */
};

/*
 * Read EVENT,EVENT...; a name may stand for several events. Returns false after
 * a message if there is no such event.
 */
bool steps_read(const char *text, struct steps *ret);

/* Names that may be given, of events and of several; NULL after the last. */
const char *event_name(size_t i);

#endif /* CLI_EVENTS_H */
