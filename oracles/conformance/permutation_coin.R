# coin's exact permutation test of means against Monte Carlo with a million replicates. Rscript permutation_coin.R OUTPUT.json
source("conformance.R")
suppressPackageStartupMessages(library(coin))
set.seed(20261121)
for (mn in list(c(4, 4), c(5, 8), c(9, 3), c(7, 7), c(10, 12), c(15, 15), c(3, 20), c(20, 6))) {
  x <- round(rexp(mn[1], .2)); y <- round(rexp(mn[2], .25))
  v <- c(x, y); g <- factor(rep(c("a", "b"), mn))
  p <- function(alternative) as.numeric(pvalue(oneway_test(v ~ g, distribution = "exact", alternative = alternative)))
  values <- list(p_two_sided = p("two.sided"), p_less = p("less"), p_greater = p("greater"))
  # Monte Carlo error: one standard deviation of a p of 0.02 from a million replicates is 0.7 % of it. Smaller p are left out.
  case(list(x = x, y = y), "oneway_test(v ~ g, distribution = \"exact\")", values[values >= .02])
}
write_cases(commandArgs(TRUE)[1], "Monte Carlo permutation of means (coin, exact)", "coin", "oracles/conformance/permutation_coin.R", list("*" = .03))
