/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * How the page looks: by day and by night, on a wide screen, a phone and paper.
 */
#include "page.h"

/* clang-format off */

const char page_style[] =
	":root{--ink:#1c2126;--quiet:#56616b;--line:#d7dce1;--page:#fff;--band:#f1f4f7;--link:#0b57a4;--bad:#a31515;--warn:#7a4f00;--good:#17613a;--bar:#5b93cf;color-scheme:light dark}\n"
	"@media(prefers-color-scheme:dark){:root{--ink:#e8ebee;--quiet:#a5afb9;--line:#39414a;--page:#15191d;--band:#20272e;--link:#8cc0f5;--bad:#ff9d94;--warn:#ffcc66;--good:#7ad39a;--bar:#3d74ad}}\n"
	"*{box-sizing:border-box}html{scroll-padding-top:1rem}\n"
	"body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--page);max-width:76rem;margin:0 auto;padding:1rem}\n"
	"a{color:var(--link)}:focus-visible{outline:3px solid var(--link);outline-offset:2px}\n"
	".skip{position:absolute;left:-99rem}.skip:focus{position:static}\n"
	"h1{font-size:1.7rem;margin:.5rem 0}h2{font-size:1.35rem;margin:3rem 0 .5rem;border-top:1px solid var(--line);padding-top:1rem}h3{font-size:1.1rem;margin:1.4rem 0 .4rem}\n"
	"p{margin:.4rem 0;max-width:46rem}.quiet{color:var(--quiet)}\n"
	"code,pre{font-family:ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;font-size:.875rem;overflow-wrap:anywhere}\n"
	"pre{white-space:pre;overflow-wrap:normal;margin:.5rem .7rem}\n"
	"nav ul{columns:18rem;padding-left:1.2rem;margin:.6rem 0}nav li{padding:.15rem 0}\n"
	"summary{cursor:pointer;padding:.45rem .6rem;background:var(--band);border-radius:4px;font-weight:600}details{min-width:0;margin:.3rem 0}.folds{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15rem),1fr));column-gap:.6rem}.folds>[open]{grid-column:1/-1}\n"
	".scroll{overflow:auto;max-height:85vh;margin:.7rem 0;border:1px solid var(--line);border-radius:4px}\n"
	"table{border-collapse:separate;border-spacing:0;font-size:.875rem;min-width:100%}\n"
	"th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid var(--line);max-width:30rem}\n"
	"td{white-space:pre-line}th.r,td.r{text-align:right;font-variant-numeric:tabular-nums}\n"
	"thead th{position:sticky;top:0;background:var(--band);z-index:1;white-space:nowrap}\n"
	"tbody th{position:sticky;left:0;background:var(--page);font-weight:600;min-width:8.5rem;max-width:14rem}.again{color:var(--quiet)}.kinds th{max-width:none}.kinds th,.kinds td{white-space:nowrap}thead th:first-child{left:0;z-index:2}\n"
	"tbody tr:last-child>*{border-bottom:0}\n"
	".bad{color:var(--bad);font-weight:600}.warn{color:var(--warn)}.good{color:var(--good)}\n"
	".bar{display:block;height:1rem;min-width:2px;background:var(--bar);border-radius:2px}td.b{width:45%;min-width:9rem}td.w{min-width:16rem}td.long{overflow-wrap:anywhere;min-width:8rem}\n"
	".eras{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,34rem),1fr));gap:1rem}\n"
	".drawing{border:0;max-height:none;margin:0}figure{margin:0;min-width:0}.drawing .p-text{width:100%;min-width:30rem;height:auto;max-width:42rem;display:block}\n"
	"form label{font-weight:600;display:inline-block}input,select{font:inherit;font-family:ui-monospace,monospace;font-weight:400;padding:.3rem;margin:.15rem .8rem .15rem 0;max-width:100%}\n"
	"dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{color:var(--quiet)}dd{margin:0}output dd{font-family:ui-monospace,monospace;overflow-wrap:anywhere}.legend{font-size:.875rem}dt.good{color:var(--good)}dt.warn{color:var(--warn)}dt.bad{color:var(--bad)}\n"
	"@media(max-width:480px){body{padding:.6rem}.folds{grid-template-columns:1fr 1fr}.folds summary{font-size:.875rem}th,td{padding:.3rem .45rem}tbody th{min-width:7rem;max-width:8.5rem}.kinds thead th{white-space:normal}.kinds td.b{min-width:3rem}.kinds{font-size:.8rem}}\n";

/* what is folded stays folded, but for the sentences of the claims; nothing
 * scrolls, so that nothing is cut; the widest tables lie on their side */
const char page_style_on_paper[] =
	"@page{margin:10mm}@page wide{size:landscape}\n"
	"@media print{body{max-width:none;padding:0;font-size:9.5pt}nav,.skip,section[aria-labelledby=box]{display:none}"
	"h1{margin:0}h2{margin:1rem 0 .3rem;padding-top:.5rem}h2,h3,summary,section>p{break-after:avoid}p,figure,tr,svg,.legend{break-inside:avoid}"
	".scroll{overflow:visible;max-height:none;border:0}thead th,tbody th{position:static}pre{white-space:pre-wrap;font-size:7.5pt}"
	"table,dl{font-size:7.5pt}th,td{max-width:none;padding:.15rem .4rem}tbody th,td.w,td.b{min-width:0}.kinds td{white-space:normal}td,td code{font-size:inherit;overflow-wrap:break-word}td.long{min-width:0;overflow-wrap:anywhere}"
	"#claims::details-content{content-visibility:visible;height:auto;display:block}"
	".folds{grid-template-columns:repeat(4,1fr)}summary{padding:.1rem .3rem;font-size:8pt}summary,.bar{print-color-adjust:exact;-webkit-print-color-adjust:exact}"
	".drawing .p-text{min-width:0;max-width:21.5rem}.eras{grid-template-columns:1fr 1fr;gap:.4rem}"
	"section[aria-labelledby=history] table{font-size:6.5pt}section[aria-labelledby=verdicts]{page:wide}.matrix{font-size:6pt}.matrix th,.matrix td{padding:.1rem .15rem;font-weight:400}.matrix tbody th{white-space:nowrap}.matrix thead th+th{writing-mode:vertical-rl}}\n";
