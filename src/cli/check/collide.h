/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Collisions between several specs: each may be sound by itself, and still take
 * a bit or a type that another one takes.
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
	COLLISION_BIT,   /* both give one bit a new role */
	COLLISION_TYPE,  /* both take one type number */
	COLLISION_KEY,   /* both change one key, differently */
	COLLISION_CLAIM, /* refuted by the merged spec, by none alone */
};

struct collision {
	enum collision_kind kind;
	const struct spec *spec[2];
	unsigned number; /* of the bit or the type */
	/* for COLLISION_CLAIM */
	const struct pte_claim *claim;
	enum pte_level level;
	char what[ROLE_SIZE];    /* "bit 4", "type 22", the key, the claim */
	char role[2][ROLE_SIZE]; /* its role in each of the two */
	/* A word that the two read differently, if one was found. */
	bool has_witness;
	uint64_t witness;
	char reading[2][READING_SIZE];
};

struct collisions {
	struct collision *list;
	size_t count, room;
	bool broken; /* out of memory; the message was printed */
};

/*
 * Merge specs, and find their collisions. Returns NULL after a message if they
 * can't be merged. Free the collisions in both cases.
 */
const struct spec *collide(const char *const *paths, size_t count,
			   struct collisions *ret);

/* Add the claims that the merged spec refutes and no single one does. */
bool collide_claims(struct collisions *all, const char *const *paths,
		    size_t count, const struct survey *survey,
		    const struct findings *together);

/*
 * Prints "they collide: bit 4, type 22", a whole line; or "they don't collide;"
 * without a newline. Returns the column of the output after it.
 */
int collisions_answer(struct out *out, const struct collisions *all);
void collisions_print(struct out *out, const struct collisions *all,
		      const char *const *paths, size_t count);
void collisions_json(struct out *out, const struct collisions *all);
void collisions_free(struct collisions *all);

#endif /* CLI_COLLIDE_H */
