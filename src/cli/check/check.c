/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The check command: tries every claim on the selected kernels, then prints the
 * findings in the format asked for. Exits 1 if something is refuted, 2 if
 * something could not be decided and nothing is refuted.
 */
#include "command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "collide.h"
#include "crew.h"
#include "findings.h"
#include "image.h"
#include "select/certain.h"
#include "select/scheme.h"
#include "term/progress.h"
#include "term/say.h"
#include "workspace.h"

/* CPU time: independent of other load on the machine */
static double processor_time(void)
{
	struct timespec used;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
	return (double)used.tv_sec + (double)used.tv_nsec / 1e9;
}

/* note a version that was asked for if sources only bracket a change there */
static void note_uncertain(const struct chosen *at,
			   const struct pte_config *config)
{
	struct pte_target t;

	if (at->named &&
	    pte_target_of(at->model, at->in.since, config, &t) ==
		    PTE_STATUS_OK &&
	    !t.certain)
		say_uncertain(&t);
}

/* a refutation takes precedence over what couldn't be decided */
static int status_of(const struct findings *f, size_t collisions,
		     bool accept_known)
{
	const size_t *const n = f->standing;

	if (n[STANDING_REFUTED] > 0 || collisions > 0 ||
	    (n[STANDING_ACCEPTED] > 0 && !accept_known))
		return EXIT_NO;
	return n[STANDING_UNDECIDED] > 0 ? EXIT_TROUBLE : EXIT_YES;
}

static bool choose_specs(const struct options *o, struct choice *choice,
			 struct collisions *collisions)
{
	const struct spec *spec;

	if (o->word_count > 0) {
		say(0, "check: -s takes the place of LAYOUT");
		return false;
	}
	spec = collide(o->specs, o->spec_count, collisions);
	return spec != NULL && scheme_is_one(o, &spec->model) &&
	       choose_model(choice, &spec->model, spec->version, &o->config);
}

static void report_json(struct out *out, const struct findings *f,
			const struct collisions *collisions)
{
	collisions_json(out, collisions);
	findings_json(out, f, collisions->count);
}

static bool report(struct out *out, const struct options *o,
		   const struct findings *f, const struct choice *choice,
		   const struct collisions *collisions)
{
	const bool several = o->spec_count > 1;

	findings_answer(out, f, choice,
			several ? collisions_answer(out, collisions) : 0);
	if (several)
		collisions_print(out, collisions, o->specs, o->spec_count);
	if (!options_have(o, OPTION_BRIEF))
		return findings_print(out, f, choice,
				      options_have(o, OPTION_ALL));
	findings_brief(out, f, choice);
	return true;
}

/* Returns false after a message if no layout describes the level. */
static bool are_described(const struct choice *c, enum pte_level level)
{
	for (size_t i = 0; i < c->count; i++)
		if (pte_layout_describes(c->spans[i].model->layout, level))
			return true;
	say(0, "--level=%s: none of the layouts describes that level",
	    pte_level_name(level));
	return false;
}

int run_check(const struct options *o, struct out *out)
{
	const bool json = options_have(o, OPTION_JSON);
	const bool brief = options_have(o, OPTION_BRIEF);
	struct survey survey = {
		.levels = options_have(o, OPTION_LEVEL)
				  ? PTE_LEVEL_SET(o->level)
				  : PTE_LEVEL_PAGES | PTE_LEVEL_TABLES,
		.config = options_have(o, OPTION_CONFIG) ? &o->config : NULL,
		.scheme = { o->scheme, o->scheme_bit },
		.tried = tried_begin(),
	};
	struct progress progress;
	struct findings f = { .count = 0 };
	struct collisions collisions = { .count = 0 };
	struct choice choice = { .count = 0 };
	bool good;

	if (brief && options_have(o, OPTION_ALL)) {
		say(0, "check: --brief or --all, not both");
		return EXIT_TROUBLE;
	}
	progress_begin(&progress);
	survey.workspace = workspace_new();
	good = o->spec_count > 0 ? choose_specs(o, &choice, &collisions)
				 : choose(o, &choice);
	good = good && survey.workspace != NULL &&
	       are_described(&choice, o->level);
	if (good && options_have(o, OPTION_SMT2))
		good = (survey.smt2 = smt2_begin(o->smt2)) != NULL;
	for (size_t i = 0; i < choice.count && good; i++)
		note_uncertain(&choice.spans[i], &o->config);
	if (good)
		image_note(&choice);
	good = good && crew_try(&f, &survey, &choice, &progress);
	progress_end(&progress);
	findings_say_undecided(&f);
	if (good && o->scheme != NULL)
		good = findings_say_rooms(&f, &choice, survey.scheme,
					  &o->config);
	if (good && o->spec_count > 1)
		good = collide_claims(&collisions, o->specs, o->spec_count,
				      &survey, &f);

	const int status = status_of(&f, collisions.count,
				     options_have(o, OPTION_ACCEPT_KNOWN));

	good = smt2_end(survey.smt2,
			good && f.standing[STANDING_UNDECIDED] == 0) &&
	       good;
	if (good && json)
		report_json(out, &f, &collisions);
	else if (good)
		good = report(out, o, &f, &choice, &collisions);
	/* on stderr, so that the result itself is reproducible */
	if (good && !json && !brief && out->fd != -1 && out_flush(out))
		(void)fprintf(stderr, "in %.2f s, %.2f s of one core\n",
			      progress_elapsed(&progress), processor_time());
	tried_end(survey.tried);
	free(survey.workspace);
	findings_free(&f);
	collisions_free(&collisions);
	choice_free(&choice);
	return good ? status : EXIT_TROUBLE;
}
