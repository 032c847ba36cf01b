# Fisher's test, chi-square, conditional odds ratio: R's fisher.test and chisq.test, epitools' and Epi's intervals. Rscript two_by_two.R OUTPUT.json
source("conformance.R")
suppressPackageStartupMessages({library(epitools); library(Epi)})
tables <- list(c(3,1,1,3), c(19,75,4,90), c(8,2,1,9), c(0,6,4,8), c(520,3,2,540), c(2,15,10,3), c(12,5,7,9), c(30,70,45,55), c(1,999,14,1200),
               c(189,10845,104,10933), c(5,5,5,5), c(38,7,15,26), c(100,1,1,100), c(0,11,10,23), c(33,11,17,22))
# The same limits solved to 1e-13: where a tool misses its own equation by more than the tolerance, this says so.
solved <- function(m, share, upper) {
  x <- max(0, m[1, 1] - m[2, 2]):min(sum(m[1, ]), sum(m[, 1]))
  if (m[1, 1] == (if (upper) max(x) else min(x))) return(if (upper) Inf else 0)
  w <- dhyper(x, sum(m[1, ]), sum(m[2, ]), sum(m[, 1]), log = TRUE)
  excess <- function(log_odds) {
    p <- w + x * log_odds; p <- exp(p - max(p)); p <- p / sum(p)
    log(sum(p[if (upper) x < m[1, 1] else x > m[1, 1]]) + share * p[x == m[1, 1]]) - log(0.025)
  }
  exp(uniroot(excess, c(-40, 40), tol = 1e-13, maxiter = 10000)$root)
}
estimate <- function(m) {
  x <- max(0, m[1, 1] - m[2, 2]):min(sum(m[1, ]), sum(m[, 1]))
  if (m[1, 1] == max(x)) return(Inf)
  if (m[1, 1] == min(x)) return(0)
  w <- dhyper(x, sum(m[1, ]), sum(m[2, ]), sum(m[, 1]), log = TRUE)
  exp(uniroot(function(l) { p <- w + x * l; p <- exp(p - max(p)); sum(x * p) / sum(p) - m[1, 1] }, c(-40, 40), tol = 1e-13)$root)
}
far <- function(a, b, tolerance) is.na(a) || (a != b && abs(a - b) > tolerance * abs(a))
value <- function(x) tryCatch(suppressWarnings(x), error = function(e) rep(NaN, 3))
for (t in tables) {
  m <- matrix(t, 2, byrow = TRUE)
  f <- fisher.test(m); l <- fisher.test(m, alternative = "less"); g <- fisher.test(m, alternative = "greater")
  chi <- suppressWarnings(chisq.test(m, correct = FALSE)); yates <- suppressWarnings(chisq.test(m, correct = TRUE))
  wald <- value(oddsratio.wald(m)$measure[2, ]); risk <- value(riskratio.wald(m[, 2:1])$measure[2, ])
  zero <- any(m == 0)
  values <- list(p = f$p.value, less = l$p.value, greater = g$p.value, chi2 = chi$statistic, chi2_p = chi$p.value,
                 yates = yates$statistic, yates_p = yates$p.value, or = f$estimate, exact_low = f$conf.int[1], exact_high = f$conf.int[2])
  # epitools turns rows: its second row over the first is our first over the second turned over.
  if (!zero) {
    midp <- value(oddsratio.midp(m)$measure[2, ])
    values <- c(values, list(wald_low = wald[2], wald_high = wald[3], midp_low = midp[2], midp_high = midp[3], rr_low = 1 / risk[3], rr_high = 1 / risk[2]))
  }
  coarse <- "fisher.test solves with uniroot's default tolerance of 1.2e-4, so the figure misses its own equation"
  rough <- "epitools solves the mid-p equation coarsely, or stops: f() values at end points not of opposite sign"
  true <- list(or = estimate(m), exact_low = solved(m, 1, FALSE), exact_high = solved(m, 1, TRUE),
               midp_low = solved(m, 0.5, FALSE), midp_high = solved(m, 0.5, TRUE))
  reasons <- list()
  for (name in intersect(names(values), names(true))) {
    midp <- startsWith(name, "midp")
    if (far(values[[name]], true[[name]], if (midp) 1e-5 else 2e-4)) reasons[[name]] <- if (midp) rough else coarse
  }
  case(list(table = m), "fisher.test(m); chisq.test(m); oddsratio.wald, oddsratio.midp, riskratio.wald (epitools)", values,
       disagree = if (length(reasons)) reasons)
}
write_cases(commandArgs(TRUE)[1], "Two-by-two table", c("stats", "epitools", "Epi"), "oracles/conformance/two_by_two.R",
            list("*" = 1e-11, or = 2e-4, exact_low = 2e-4, exact_high = 2e-4, midp_low = 1e-5, midp_high = 1e-5))
