# SPDX-License-Identifier: BSD-2-Clause
#
# What a solver must answer to a file, one line a question: sat or unsat, a tab,
# and whose obligation it is.
/^; .*: .*, level / {
	whose = substr($0, 3)
}
/^\(set-info :status / {
	sub(/\)/, "", $3)
	print $3 "\t" whose
}
