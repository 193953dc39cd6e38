; SPDX-License-Identifier: BSD-2-Clause
;
; Two variants of pte_to_pagemap_entry, from the thread on the special pte of
; July 2021: the test for it stands inside the branch for swapped pages, or after
; it. Whatever the branches do (two functions of which nothing is said), where
; do the answers differ? x86_64 of that time: P is bit 0, PROT_NONE bit 8; none
; doesn't look at A and D, bits 5 and 6; the special pte is uffd-wp alone, bit 2.
(set-logic QF_UFBV)
(define-sort W () (_ BitVec 64))
(define-fun nothing () W #x0000000000000000)
(define-fun uffd-wp () W #x0200000000000000) ; bit 57 of pagemap
(declare-fun of-present (W) W)
(declare-fun of-branch (W) W)

(define-fun present ((v W)) Bool (distinct (bvand v #x0000000000000101) nothing))
(define-fun none ((v W)) Bool (= (bvand v (bvnot #x0000000000000060)) nothing))
(define-fun special ((v W)) Bool (= v #x0000000000000004))
(define-fun is-swap ((v W)) Bool (and (not (none v)) (not (present v))))
(define-fun has-entry ((v W)) Bool (and (is-swap v) (not (special v))))

(define-fun flag ((v W)) W (ite (special v) uffd-wp nothing))
(define-fun nested ((v W) (branch Bool)) W
  (ite (present v) (of-present v)
    (ite branch (bvor (of-branch v) (flag v)) nothing)))
(define-fun trailing ((v W) (branch Bool)) W
  (bvor (flag v)
    (ite (present v) (of-present v)
      (ite branch (of-branch v) nothing))))

(declare-const word W)
(declare-const shmem Bool)

; the branch asks is_swap_pte(), or the file is shmem's
(push 1)
(assert (distinct (nested word (or (is-swap word) shmem))
                  (trailing word (or (is-swap word) shmem))))
(set-info :status unsat)
(check-sat)
(pop 1)

; it asks pte_has_swap_entry(): outside shmem, the nested test misses one word
(push 1)
(assert (distinct (nested word (or (has-entry word) shmem))
                  (trailing word (or (has-entry word) shmem))))
(set-info :status sat)
(check-sat)
(push 1)
(assert (= word #x0000000000000004))
(assert (not shmem))
(assert (= (nested word (has-entry word)) nothing))
(assert (= (trailing word (has-entry word)) uffd-wp))
(set-info :status sat)
(check-sat)
(pop 1)
; and no other
(assert (or (distinct word #x0000000000000004) shmem))
(set-info :status unsat)
(check-sat)
(pop 1)
