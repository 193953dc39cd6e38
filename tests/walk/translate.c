/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * walk-translate MACHINE CORE ROOT: each address of stdin by libaddrxlat, which
 * knows nothing of ours: where it is, "-" if it's nowhere, a line each. Exit 77
 * if that hasn't the machine's tables.
 */
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libkdumpfile/kdumpfile.h>

#include "machines.h"

#define LACKS 77

/* clang-format off */

static const struct {
	const char *name;
	addrxlat_pte_format_t format;
	addrxlat_pte_t mask; /* no part of an address */
} formats[] = {
	{ "x86_64",         ADDRXLAT_PTE_X86_64, 0 },
	{ "x86_64-la57",    ADDRXLAT_PTE_X86_64, 0 },
	{ "x86_64-sme",     ADDRXLAT_PTE_X86_64, UINT64_C(1) << 47U },
	{ "arm64-4k",       ADDRXLAT_PTE_AARCH64, 0 },
	{ "arm64-4k-39",    ADDRXLAT_PTE_AARCH64, 0 },
	{ "arm64-4k-lpa2",  ADDRXLAT_PTE_AARCH64_LPA2, 0 },
	{ "arm64-16k",      ADDRXLAT_PTE_AARCH64, 0 },
	{ "arm64-16k-lpa2", ADDRXLAT_PTE_AARCH64_LPA2, 0 },
	{ "arm64-64k",      ADDRXLAT_PTE_AARCH64, 0 },
	{ "arm64-64k-pa52", ADDRXLAT_PTE_AARCH64_LPA, 0 },
	{ "s390x",          ADDRXLAT_PTE_S390X, 0 },
	{ "s390x-6.1",      ADDRXLAT_PTE_S390X, 0 },
};

/* clang-format on */

static void die(const char *why)
{
	(void)fprintf(stderr, "walk-translate: %s\n", why);
	exit(1);
}

static const struct machine *find_machine(const char *name)
{
	for (size_t i = 0; i < machine_count; i++)
		if (strcmp(machines[i].name, name) == 0)
			return &machines[i];
	die(name);
	return NULL;
}

/* SIZE_MAX: it isn't known */
static size_t find_format(const char *name)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (strcmp(formats[i].name, name) == 0)
			return i;
	return SIZE_MAX;
}

/* its fields are counted from the offset in a page up */
static addrxlat_meth_t method_of(const struct machine *m, size_t format,
				 uint64_t root)
{
	addrxlat_meth_t method = {
		.kind = ADDRXLAT_PGT,
		.target_as = ADDRXLAT_MACHPHYSADDR,
	};
	addrxlat_param_pgt_t *const pgt = &method.param.pgt;

	pgt->root.as = ADDRXLAT_MACHPHYSADDR;
	pgt->root.addr = root;
	pgt->pte_mask = formats[format].mask;
	pgt->pf.pte_format = formats[format].format;
	pgt->pf.nfields = (unsigned short)(m->depth + 1);
	pgt->pf.fieldsz[0] = (unsigned short)m->page_shift;
	for (unsigned d = 0; d < m->depth; d++)
		pgt->pf.fieldsz[m->depth - d] =
			(unsigned short)m->level[d].bits;
	return method;
}

static void translate(kdump_ctx_t *dump, const addrxlat_meth_t *method)
{
	addrxlat_ctx_t *ctx;
	addrxlat_sys_t *sys;
	char line[64];

	if (kdump_get_addrxlat(dump, &ctx, &sys) != KDUMP_OK)
		die(kdump_get_err(dump));
	while (fgets(line, sizeof(line), stdin) != NULL) {
		addrxlat_step_t step = {
			.ctx = ctx,
			.sys = sys,
			.meth = method,
			.base.addr = strtoull(line, NULL, 16),
		};

		if (addrxlat_walk(&step) == ADDRXLAT_OK)
			(void)printf("0x%" PRIx64 "\n",
				     (uint64_t)step.base.addr);
		else
			(void)printf("-\n");
		addrxlat_ctx_clear_err(ctx);
	}
	(void)addrxlat_sys_decref(sys);
	(void)addrxlat_ctx_decref(ctx);
}

int main(int count, char **words)
{
	kdump_ctx_t *const dump = kdump_new();
	const struct machine *m;
	addrxlat_meth_t method;
	size_t format;
	uint64_t root;
	int fd;

	if (count != 4 || dump == NULL)
		return 1;
	m = find_machine(words[1]);
	format = find_format(m->name);
	if (format == SIZE_MAX)
		return LACKS;
	fd = open(words[2], O_RDONLY);
	root = strtoull(words[3], NULL, 16);
	if (fd == -1 || kdump_open_fd(dump, fd) != KDUMP_OK)
		die(words[2]);
	/* so that it knows what it must of the kernel; not of s390x, here */
	(void)kdump_set_string_attr(dump, KDUMP_ATTR_OSTYPE, "linux");
	method = method_of(m, format, root);
	translate(dump, &method);
	kdump_free(dump);
	return 0;
}
