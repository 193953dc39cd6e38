/* SPDX-License-Identifier: BSD-2-Clause */
/* Runs what was linked without a C library. */
int freestanding(void);

int main(void)
{
	return freestanding();
}
