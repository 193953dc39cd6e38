/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What `pte list` lists: one function per subject.
 */
#ifndef CLI_LIST_H
#define CLI_LIST_H

#include <stdbool.h>

#include <pte/model.h>
#include <pte/target.h>

#include "spec/spec.h"
#include "term/json.h"
#include "term/out.h"

/* the request: where to print, in which format, about what */
struct lister {
	struct out *out;
	bool json;
	bool all; /* of layouts: the named specs, too */
	/* the target of --layout; NULL: about all layouts */
	const struct pte_target *target;
	/* a word and its level, for transitions; or NULL */
	const char *word;
	enum pte_level level;
};

/* What can be listed, by its name; NULL after the last. */
const char *list_subject(size_t i);

bool list_layouts(const struct lister *l);
bool list_named(const struct lister *l);
bool list_kinds(const struct lister *l);
bool list_markers(const struct lister *l);
bool list_options(const struct lister *l);
bool list_schemes(const struct lister *l);
bool list_claims(const struct lister *l);
bool list_exhibits(const struct lister *l);
bool list_transitions(const struct lister *l);
bool list_transitions_of_word(const struct lister *l);

/* "5.19 on", "5.14 to 6.14"; until may be PTE_LINUX_ONWARDS */
#define SPAN_SIZE 24
const char *span_text(char to[static SPAN_SIZE], const struct pte_span *span);

/* "4.18.1 to 4.19, and 4.4, 4.9 (with the mitigation of L1TF)" */
#define KERNELS_SIZE 256
const char *kernels_text(char to[static KERNELS_SIZE],
			 const struct spec_kernels *k);

/* "since":"5.19","until":null */
void json_span(struct json *j, const struct pte_span *span);
/* "seen":{"without":"5.17","with":"5.19"}; nothing if `with` is 0 */
void json_seen(struct json *j, uint16_t without, uint16_t with);
/* From "page_size" on: what is listed of any layout. */
void json_layout_facts(struct json *j, const struct pte_model *m);
/* "needs":["migration"] */
void json_needs(struct json *j, uint32_t needs);

/*
 * `before` and the conditions; nothing for an empty set. As an array of names.
 */
void out_conditions(struct out *out, const char *before, uint32_t set);
void json_conditions(struct json *j, const char *key, uint32_t set);

/* An indented line below an entry's title. */
void out_detail(struct out *out, const char *text);

#endif /* CLI_LIST_H */
