# Exact permutation of the mean difference: coin and exactRankTests. Rscript permutation_two_samples.R OUTPUT.json
suppressWarnings(suppressPackageStartupMessages({ library(coin); library(exactRankTests) }))
source("conformance.R")
set.seed(20261121)
for (size in list(c(2, 3), c(5, 5), c(4, 9), c(10, 10), c(15, 12), c(8, 25), c(20, 20))) for (scale in c(1, 4)) {
  x <- round(rnorm(size[1], 12, 3) * scale); y <- round(rnorm(size[2], 11, 3) * scale)
  data <- data.frame(v = c(x, y), g = factor(rep(c("x", "y"), c(length(x), length(y)))))
  p <- function(a) as.numeric(pvalue(oneway_test(v ~ g, data, distribution = "exact", alternative = a)))
  case(list(x = x, y = y), "oneway_test(v ~ g, distribution = \"exact\"); perm.test(x, y, exact = TRUE)",
       list(difference = mean(x) - mean(y), p_two_sided = p("two.sided"), p_less = p("less"), p_greater = p("greater"),
            p_two_sided_ert = perm.test(x, y, exact = TRUE)$p.value))
}
write_cases(commandArgs(TRUE)[1], "Permutation of the mean difference", c("coin", "exactRankTests"), "oracles/conformance/permutation_two_samples.R", list("*" = 1e-11))
