#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh: build the release, let it do its main job, and say what to try next.
set -eu
cd "$(dirname "$0")/.."
scripts/setup.sh build
scripts/build.sh release
scripts/tour.sh build/release/src/cli/pte
