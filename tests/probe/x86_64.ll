; SPDX-License-Identifier: BSD-2-Clause
;
; Assembly of x86_64's headers: features that a processor has, and what warns.

@capabilities = external global [32 x i8]

; static_cpu_has: the fallthrough, and the first label, have it
define i64 @has_feature(i64 %a, i64 %b) {
entry:
  callbr void asm sideeffect "771:\0A\09jmp 6f\0A772:\0A.4byte ${0:c}\0A.pushsection .altinstr_aux,\22ax\22\0A6:\0A testb $1, ${2:a}\0A jnz ${3:l}\0A jmp ${4:l}\0A.popsection\0A", "i,i,i,!i,!i"(i16 528, i32 1, ptr getelementptr (i8, ptr @capabilities, i64 3))
          to label %has [label %has, label %hasnt]
has:
  ret i64 %a
hasnt:
  ret i64 %b
}

; ... as 6.1 has it: where the byte is, is printed another way
define i64 @has_feature_by_byte(i64 %a, i64 %b) {
entry:
  callbr void asm sideeffect "# ALT: oldinstr2\0A661:\0A\09jmp 6f\0A662:\0A.pushsection .altinstr_aux,\22ax\22\0A6:\0A testb $1,${2:P} (% rip)\0A jnz ${3:l}\0A jmp ${4:l}\0A.popsection\0A", "i,i,i,!i,!i"(i16 528, i32 1, ptr getelementptr (i8, ptr @capabilities, i64 3))
          to label %has [label %has, label %hasnt]
has:
  ret i64 %a
hasnt:
  ret i64 %b
}

; whether the kernel has patched it nobody knows, nor that another has its sense
@key = external global i64
define i64 @of_static_branch(i64 %a, i64 %b) {
entry:
  callbr void asm sideeffect "1:jmp ${2:l} # objtool NOPs this \0A\09.pushsection __jump_table,  \22aw\22\0A\09.popsection\0A", "i,i,!i"(ptr @key, i32 2)
          to label %on [label %there]
on:
  ret i64 %a
there:
  ret i64 %b
}

; ... of an expression that isn't a number: not known
define i64 @has_some_feature(i64 %a, i64 %b) {
entry:
  callbr void asm sideeffect " testb $1, ${2:a}\0A jnz ${3:l}\0A jmp ${4:l}\0A", "r,i,i,!i,!i"(i64 %a, i32 1, ptr @capabilities)
          to label %has [label %has, label %hasnt]
has:
  ret i64 %a
hasnt:
  ret i64 %b
}

; ... of one label: where it goes without the feature isn't there
define i64 @has_one_way(i64 %a, i64 %b) {
entry:
  callbr void asm sideeffect " testb $1, ${2:a}\0A jnz ${3:l}\0A", "i,i,i,!i"(i16 5, i32 1, ptr @capabilities)
          to label %has [label %hasnt]
has:
  ret i64 %a
hasnt:
  ret i64 %b
}

define i64 @warns(i64 %a) {
entry:
  %c = icmp eq i64 %a, 77
  br i1 %c, label %warn, label %end
warn:
  call void asm sideeffect "1:\09.byte 0x0f, 0x0b\0A.pushsection __bug_table,\22aw\22\0A2:\0A\09.long 1b - .\0A.popsection", ""()
  call void asm sideeffect "998:\0A\09.pushsection .discard.reachable\0A\09.long 998b\0A\09.popsection\0A", ""()
  br label %end
end:
  ret i64 %a
}

; hidden from the optimiser: in the register that the result has
define i64 @hidden(i64 %a) {
  %r = call i64 asm "", "=r,0"(i64 %a)
  ret i64 %r
}

; a result that no argument is tied to
define i64 @untied(i64 %a) {
  %r = call i64 asm "", "=r,r"(i64 %a)
  ret i64 %r
}

define i64 @barrier(i64 %a) {
  call void asm sideeffect "", "~{memory}"()
  ret i64 %a
}
