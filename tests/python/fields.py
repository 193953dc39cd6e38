# SPDX-License-Identifier: BSD-2-Clause
"""fields.py FILE: the fields of pte/_native.py, as python-abi's list of FIELD lines."""

import ast
import re
import sys

#: Of these the module reads the head alone.
HEADS = {"Arch", "Layout", "Model", "Target"}


def c_name(name):
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


for node in ast.parse(open(sys.argv[1], encoding="ascii").read()).body:
    if not isinstance(node, ast.ClassDef):
        continue
    name = c_name(node.name)
    fields = next(n for n in node.body if isinstance(n, ast.Assign)).value
    for field in fields.elts:
        print(f"FIELD({name}, {field.elts[0].value.rstrip('_')})")
    if node.name not in HEADS:
        print(f"SIZE({name})")
