; SPDX-License-Identifier: BSD-2-Clause
;
; Assembly of riscv64's headers: extensions of either polarity.

define i64 @has_likely(i64 %a, i64 %b) {
entry:
  callbr void asm sideeffect "886 :\0Aj\09${2:l}\0A887 :\0A.2byte\09$0\0A.4byte\09$1\0A888 :\0Anop\0A889 :\0A", "i,i,!i"(i64 0, i64 100)
          to label %has [label %hasnt]
has:
  ret i64 %a
hasnt:
  ret i64 %b
}

define i64 @has_unlikely(i64 %a, i64 %b) {
entry:
  callbr void asm sideeffect "886 :\0Anop\0A887 :\0A.2byte\09$0\0A.4byte\09$1\0A888 :\0Aj\09${2:l}\0A889 :\0A", "i,i,!i"(i64 0, i64 100)
          to label %hasnt [label %has]
has:
  ret i64 %a
hasnt:
  ret i64 %b
}

; what a vendor has: not known
define i64 @has_of_vendor(i64 %a, i64 %b) {
entry:
  callbr void asm sideeffect "886 :\0Anop\0A887 :\0A.2byte\09$0\0A.4byte\09$1\0A888 :\0Aj\09${2:l}\0A889 :\0A", "i,i,!i"(i64 7, i64 100)
          to label %hasnt [label %has]
has:
  ret i64 %a
hasnt:
  ret i64 %b
}
