/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef IMAGE_H
#define IMAGE_H

#include "bits.h"
#include "enumerate.h"

/* What encoders write: of each kind, all words at a level */

#define FLAG_SETS (1U << PTE_FLAG_LINUX_END)

/* all sets of the level's flags, as bits of the word */
static inline unsigned flag_sets(const struct toy *toy, enum pte_level level,
				 uint64_t sets[FLAG_SETS])
{
	unsigned count = 0;

	for (unsigned set = 0; set < FLAG_SETS; set++) {
		uint64_t w = 0;

		if ((set & ~toy->target.swap_flags[level]) != 0)
			continue;
		for (unsigned f = 0; f < PTE_FLAG_COUNT; f++)
			if (has_bit(set, f))
				w |= toy->codec.flag[f];
		sets[count++] = w;
	}
	return count;
}

static inline bool is_type_of(const struct toy *toy, enum pte_kind kind,
			      unsigned type)
{
	return kind == PTE_KIND_RAW ||
	       toy->target.kind_of_type[type] == (uint8_t)kind;
}

bool is_offset_of(const struct toy *toy, enum pte_kind kind,
		  enum pte_domain domain, uint64_t offset);

const bool *entries_of(const struct toy *toy, enum pte_level level,
		       enum pte_kind kind, enum pte_domain domain);

const bool *spoken_of(const struct toy *toy, const struct pte_verdict *v);

const bool *whole(const struct toy *toy, const struct pte_verdict *v);

/* kinds of entries that may stand at the level */
bool stands(const struct toy *toy, enum pte_level level, unsigned kind);

unsigned kinds_at(const struct toy *toy, enum pte_level level);

static inline const struct pte_view *view_of(const struct toy *toy,
					     const struct pte_verdict *v)
{
	return toy->layout.view[v->level];
}

static inline enum answer answer(bool holds)
{
	return holds ? ANSWER_TRUE : ANSWER_FALSE;
}

static inline uint64_t encode(const struct toy *toy, uint64_t type,
			      uint64_t offset)
{
	const struct pte_codec *const c = &toy->codec;

	return put(&c->type, type) | put_offset(c, offset) | c->fixed.value;
}

static inline uint64_t kernels_encode(const struct toy *toy, uint64_t type,
				      uint64_t offset)
{
	return encode(toy, type, offset) | put(&toy->codec.spill.type, type) |
	       put(&toy->codec.spill.offset, offset);
}

/* 32 types, or as many more as the field numbers */
uint64_t types_of(const struct toy *toy);

#endif
