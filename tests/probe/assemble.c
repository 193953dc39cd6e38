/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * LLVM's text as bitcode: by its library, since its tools needn't be there.
 */
#include "../cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <llvm-c/BitWriter.h>
#include <llvm-c/Core.h>
#include <llvm-c/IRReader.h>

#include "assemble.h"

#define PATH_MOST 1024

void assemble(const char *file, char *to)
{
	const LLVMContextRef context = LLVMContextCreate();
	LLVMMemoryBufferRef text;
	LLVMModuleRef module;
	char *message = NULL, from[PATH_MOST];
	int descriptor;

	(void)snprintf(to, ASSEMBLED_SIZE, "/tmp/test_probe.XXXXXX");
	descriptor = mkstemp(to);
	assert_true(descriptor >= 0);
	close(descriptor);
	(void)snprintf(from, sizeof(from), "%s/%s", PTE_TEST_PROBE_DIR, file);
	check(!LLVMCreateMemoryBufferWithContentsOfFile(from, &text, &message),
	      "%s", from);
	check(!LLVMParseIRInContext(context, text, &module, &message), "%s: %s",
	      from, message);
	assert_int_equal(LLVMWriteBitcodeToFile(module, to), 0);
	LLVMDisposeModule(module);
	LLVMContextDispose(context);
}
