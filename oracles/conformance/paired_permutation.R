# Paired permutation of the mean difference by exactRankTests. Rscript paired_permutation.R OUTPUT.json
source("conformance.R")
suppressMessages(library(exactRankTests))
set.seed(20261121)
whole <- "perm.test(x, rep(0, n), paired = TRUE, exact = TRUE); one-sided by alternative"
for (n in c(3, 6, 9, 14, 20, 33, 60, 100)) for (spread in c(4, 40)) {
  x <- round(rnorm(n, .2) * spread)
  if (all(x == 0)) next
  zero <- rep(0, n)
  p <- function(a) suppressWarnings(perm.test(x, zero, paired = TRUE, exact = TRUE, alternative = a)$p.value)
  case(list(x = x), whole, list(p = p("two.sided"), less = p("less"), greater = p("greater"), mean = mean(x)))
}
maize <- c(49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48)
case(list(x = maize), whole, list(p = perm.test(maize, rep(0, 15), paired = TRUE, exact = TRUE)$p.value))
decimals <- c(.1, .2, -.3, .4, .55, -.05, .7)
case(list(x = decimals), "perm.test(x, rep(0, 7), paired = TRUE, exact = TRUE)",
     list(p = suppressWarnings(perm.test(decimals, rep(0, 7), paired = TRUE, exact = TRUE)$p.value)),
     list(p = "exactRankTests puts consecutive whole numbers in the place of values that are not whole"))
case(list(x = round(decimals * 100)), whole, list(p = perm.test(round(decimals * 100), rep(0, 7), paired = TRUE, exact = TRUE)$p.value))
write_cases(commandArgs(TRUE)[1], "Paired permutation of the mean difference", "exactRankTests",
            "oracles/conformance/paired_permutation.R", list("*" = 1e-11))
