/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Whether what-ifs that are in flight together collide: each may be sound by
 * itself, and still take a bit or a type that the other takes.
 */
#ifndef CLI_COLLIDE_H
#define CLI_COLLIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "findings.h"
#include "spec/spec.h"
#include "spec/spec_merge.h"

#define ROLE_SIZE SPEC_PATH_SIZE

enum collision_kind {
	COLLISION_BIT,   /* both make something of one bit */
	COLLISION_TYPE,  /* both take one type number */
	COLLISION_KEY,   /* both change something else */
	COLLISION_CLAIM, /* refuted of both together, of neither alone */
};

struct collision {
	enum collision_kind kind;
	const struct spec *spec[2];
	unsigned number; /* of the bit, or the type */
	/* of a claim */
	const struct pte_claim *claim;
	enum pte_level level;
	char what[ROLE_SIZE];    /* "bit 4", "type 22", the key, the claim */
	char role[2][ROLE_SIZE]; /* what either makes of it */
	/* A word that they read differently; there may be none. */
	bool has_witness;
	uint64_t witness;
	char reading[2][READING_SIZE];
};

struct collisions {
	struct collision *list;
	size_t count, room;
	bool broken; /* and said so */
};

/*
 * Merge specs, and find what they collide in. NULL, and a message, if they
 * can't be merged. Free the collisions either way.
 */
const struct spec *collide(const char *const *paths, size_t count,
			   struct collisions *ret);

/* Add what is refuted of all together, but of none alone. */
bool collide_claims(struct collisions *all, const char *const *paths,
		    size_t count, const struct survey *survey,
		    const struct findings *together);

/*
 * "they collide: bit 4, type 22"; or "they don't collide;", which isn't a whole
 * line. The column at which the output stands.
 */
int collisions_answer(struct out *out, const struct collisions *all);
void collisions_print(struct out *out, const struct collisions *all,
		      const char *const *paths, size_t count);
void collisions_json(struct out *out, const struct collisions *all);
void collisions_free(struct collisions *all);

#endif /* CLI_COLLIDE_H */
