/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Prints --version.
 */
#include "command.h"

#include <pte/model.h>
#include <pte/version.h>

#include "select/find.h"
#include "term/json.h"

void version(const struct options *o, struct out *out)
{
	const bool json = options_have(o, OPTION_JSON);
	const struct pte_arch *last = NULL;
	char text[VERSION_SIZE];
	struct json j;

	if (json) {
		json_begin(&j, out, false);
		json_text(&j, "version", PTE_VERSION);
		json_open_object(&j, "newest");
	} else {
		out_text(out, "pte " PTE_VERSION "\nnewest kernels modelled:");
	}
	/* the registry keeps an architecture's rows together */
	for (size_t i = 0; i < pte_model_count(); i++) {
		const struct pte_arch *const arch = pte_model_at(i)->arch;

		if (arch == last)
			continue;
		last = arch;
		(void)version_text(text, arch->newest);
		if (json)
			json_text(&j, arch->name, text);
		else
			out_format(out, " %s %s", arch->name, text);
	}
	if (json) {
		json_close(&j);
		json_end(&j);
	} else {
		out_char(out, '\n');
	}
}
