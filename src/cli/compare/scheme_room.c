/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reports the selected kernels on which the scheme isn't feasible, and why.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/findings.h"
#include "term/say.h"

#define PLACES_SIZE 1024
#define SCHEME_SIZE 48

/* Feasibility on one span of the choice. */
struct room {
	bool lacking; /* nothing was tried there: it isn't feasible */
	bool told;
	char why[PTE_SCHEME_WHY_SIZE];
};

static bool was_tried(const struct findings *f, const struct chosen *at)
{
	for (size_t i = 0; i < f->count; i++)
		if (f->list[i].at == at)
			return true;
	return false;
}

static struct room room_of(const struct findings *f, const struct chosen *at,
			   struct scheme_named named,
			   const struct pte_config *config)
{
	struct room room = { .lacking = !was_tried(f, at) };
	struct pte_scheme_use use;
	struct pte_target target;

	if (!room.lacking || pte_target_of(at->model, at->in.since, config,
					   &target) != PTE_STATUS_OK)
		return room;
	pte_scheme_try(named.scheme, named.bit, &target, &use);
	room.lacking = use.feasible == PTE_FEASIBLE_NO;
	memcpy(room.why, use.why, sizeof(use.why));
	return room;
}

static bool is_alike(const struct room *a, const struct room *b)
{
	return a->lacking == b->lacking && strcmp(a->why, b->why) == 0;
}

/*
 * "arm64-4k 5.10 to 6.9, ppc64-nohash 5.10 to 7.1"; adjacent spans are merged
 */
static void out_places(struct out *to, const struct choice *choice,
		       struct room *rooms, const struct room *like)
{
	for (size_t i = 0, end; i < choice->count; i = end) {
		const size_t last = choice_layout_end(choice, i);
		struct pte_span in = choice->spans[i].in;
		char versions[VERSIONS_SIZE];

		end = i + 1;
		if (!is_alike(&rooms[i], like))
			continue;
		rooms[i].told = true;
		for (; end < last && is_alike(&rooms[end], like); end++) {
			in.until = choice->spans[end].in.until;
			rooms[end].told = true;
		}
		out_format(to, "%s%s %s", to->used > 0 ? ", " : "",
			   choice->spans[i].model->layout->name,
			   versions_text(versions, &in));
	}
}

static bool is_common(const struct choice *choice, const struct room *rooms)
{
	for (size_t i = 1; i < choice->count; i++)
		if (!is_alike(&rooms[i], &rooms[0]))
			return false;
	return true;
}

/* one message per reason; a note if the scheme is feasible elsewhere */
static void say_rooms(const struct choice *choice, struct room *rooms,
		      const char *scheme, bool note)
{
	const bool common = is_common(choice, rooms);

	for (size_t i = 0; i < choice->count; i++) {
		char places[PLACES_SIZE];
		struct out to;

		if (!rooms[i].lacking || rooms[i].told)
			continue;
		out_to_memory(&to, places, sizeof(places));
		out_places(&to, choice, rooms, &rooms[i]);
		say(0, "%s--scheme=%s: not feasible on %s: %s",
		    note ? "note: " : "", scheme,
		    common && choice->count > 1 ? "any of these kernels"
						: out_memory(&to),
		    rooms[i].why);
	}
}

bool findings_say_rooms(const struct findings *f, const struct choice *choice,
			struct scheme_named named,
			const struct pte_config *config)
{
	struct room *const rooms = calloc(choice->count + 1, sizeof(*rooms));
	char scheme[SCHEME_SIZE];

	if (rooms == NULL) {
		say(0, "out of memory");
		return false;
	}
	for (size_t i = 0; i < choice->count; i++)
		rooms[i] = room_of(f, &choice->spans[i], named, config);
	if (named.bit == PTE_SCHEME_NO_BIT)
		(void)snprintf(scheme, sizeof(scheme), "%s",
			       named.scheme->name);
	else
		(void)snprintf(scheme, sizeof(scheme), "%s=%d",
			       named.scheme->name, named.bit);
	say_rooms(choice, rooms, scheme, f->count > 0);
	free(rooms);
	return f->count > 0;
}
