#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-2-Clause
#
# run.sh: build the release and let it do its main job: try every claim on every
# layout, and set the schemes side by side.
set -eu
cd "$(dirname "$0")/.."
scripts/setup.sh build
scripts/build.sh release
# 1 is an answer: a claim is refuted, here is the witness. 2 is trouble.
build/release/src/cli/pte check || [ $? = 1 ]
build/release/src/cli/pte compare
