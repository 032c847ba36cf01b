# Effect measures by metafor's escalc; Mantel-Haenszel and Peto.
source("conformance.R")
suppressPackageStartupMessages(library(metafor))
both <- function(e) list(y = as.numeric(e$yi), v = as.numeric(e$vi))
means <- function(measure, m1, s1, n1, m2, s2, n2)
  case(list(kind = measure, x = c(m1, s1, n1, m2, s2, n2)), sprintf("escalc('%s')", measure), both(escalc(measure, m1i = m1, sd1i = s1, n1i = n1, m2i = m2, sd2i = s2, n2i = n2)))
change <- function(measure, m1, s1, m2, s2, n, r)
  # metafor's raw-score unit is the first time given; ours names the baseline second, so the roles are exchanged for SMCR.
  case(list(kind = measure, x = c(m1, s1, m2, s2, n, r)), sprintf("escalc('%s')", measure), {
    e <- if (measure == "SMCR") escalc(measure, m1i = m2, sd1i = s2, m2i = m1, sd2i = s1, ni = n, ri = r) else escalc(measure, m1i = m1, sd1i = s1, m2i = m2, sd2i = s2, ni = n, ri = r)
    if (measure == "SMCR") list(y = -as.numeric(e$yi), v = as.numeric(e$vi)) else both(e) })
counts <- function(measure, a, b, c, d, add = "only0")
  case(list(kind = measure, x = c(a, b, c, d), add = add), sprintf("escalc('%s', to = '%s')", measure, add), both(escalc(measure, ai = a, bi = b, ci = c, di = d, to = add)))
one <- function(measure, x, n) case(list(kind = measure, x = c(x, n - x)), sprintf("escalc('%s')", measure), {
  e <- escalc(measure, xi = x, ni = n)
  c(both(e), if (measure == "PFT") list(back = transf.ipft(as.numeric(e$yi), n))) })
pooled <- function(tables, note) {
  t <- matrix(tables, ncol = 4, byrow = TRUE)
  for (measure in c("OR", "RR", "RD")) { r <- rma.mh(ai = t[, 1], bi = t[, 2], ci = t[, 3], di = t[, 4], measure = measure)
    case(list(kind = "MH", measure = measure, tables = t), sprintf("rma.mh('%s'): %s", measure, note), list(y = r$beta[1], se = r$se, p = r$pval, low = r$ci.lb, high = r$ci.ub)) }
  r <- rma.peto(ai = t[, 1], bi = t[, 2], ci = t[, 3], di = t[, 4])
  case(list(kind = "MH", measure = "PETO", tables = t), paste("rma.peto():", note), list(y = r$beta[1], se = r$se, p = r$pval, low = r$ci.lb, high = r$ci.ub))
}
for (measure in c("MD", "SMD", "ROM")) { means(measure, 13.37, 1.671, 30, 9.17, 0.874, 30); means(measure, 55, 47, 155, 75, 64, 156); means(measure, 4.2, 0.9, 3, 4.1, 1.4, 5) }
for (measure in c("MC", "SMCC", "SMCR")) for (r in c(0, 0.5, 0.9, -0.3)) { change(measure, 13.37, 1.671, 9.17, 0.874, 30, r); change(measure, 5, 2, 5.5, 3, 6, r) }
for (measure in c("OR", "RR", "RD")) { counts(measure, 4, 119, 11, 128); counts(measure, 27, 7, 6, 54, "all"); counts(measure, 0, 20, 3, 17); counts(measure, 505, 87886, 499, 87892) }
for (p in list(c(3, 20), c(0, 12), c(12, 12), c(150, 151))) { one("PLO", p[1], p[2]); one("PFT", p[1], p[2]) }
pooled(with(dat.bcg, as.numeric(rbind(tpos, tneg, cpos, cneg))), "BCG vaccine, Colditz 1994")
pooled(c(0, 20, 3, 17, 2, 40, 5, 38, 1, 15, 0, 16), "zero cells")
pooled(c(3, 200, 1, 210, 2, 150, 4, 149), "rare events")
write_cases(commandArgs(TRUE)[1], "Effect measures, Mantel-Haenszel, Peto", c("metafor"), "oracles/conformance/meta-effects.R", list("*" = 1e-11, p = 1e-9))
