; SPDX-License-Identifier: BSD-2-Clause
;
; Assembly of arm64's headers: capabilities of either polarity, registers, barriers.

; likely: a jump that is patched to nothing
define i64 @has_likely(i64 %a, i64 %b) {
entry:
  callbr void asm sideeffect "661:\0A\09b\09${1:l}\0A662:\0A .hword $0\0A663:\0A\09nop\0A664:\0A", "i,!i"(i64 29)
          to label %has [label %hasnt]
has:
  ret i64 %a
hasnt:
  ret i64 %b
}

; unlikely: nothing that is patched to a jump
define i64 @has_unlikely(i64 %a, i64 %b) {
entry:
  callbr void asm sideeffect "661:\0A\09nop\0A662:\0A .hword $0\0A663:\0A\09b\09${1:l}\0A664:\0A", "i,!i"(i64 29)
          to label %hasnt [label %has]
has:
  ret i64 %a
hasnt:
  ret i64 %b
}

define i64 @register(i64 %a) {
  %x = call i64 asm "mrs $0, tcr_el1", "=r"()
  %y = and i64 %x, %a
  ret i64 %y
}

; more than one instruction
define i64 @register_and_more(i64 %a) {
  %x = call i64 asm "mrs $0, tcr_el1\0A\09add $0, $0, 1", "=r"()
  ret i64 %x
}

define i64 @barriers(i64 %a) {
  call void asm sideeffect "dsb ishst", "~{memory}"()
  call void asm sideeffect "isb", "~{memory}"()
  ret i64 %a
}

; atomics are not known
define i64 @atomic(i64 %a) {
  %r = call i64 asm sideeffect "// atomic\0A\09ldset\09$1, $0, [$2]", "=r,r,r"(i64 %a, i64 %a)
  ret i64 %r
}
