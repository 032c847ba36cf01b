# Mann-Whitney: exact laws of coin and stats, the normal approximations, shift and interval. Rscript mann_whitney.R OUTPUT.json
suppressWarnings(suppressPackageStartupMessages({ library(coin); library(exactRankTests) }))
source("conformance.R")
set.seed(20261121)
fallback <- "R 4.2 falls back to its corrected normal approximation when there are ties"
cancels <- "coin subtracts the normal law from 1, which cancels far out"
plan <- list(c(3, 3), c(1, 4), c(5, 8), c(9, 9), c(16, 16), c(12, 30), c(40, 25), c(50, 50))
draw <- list(function(n, s) round(rnorm(n, s), 6), function(n, s) round(rnorm(n, 5 + 2 * s, 2)), function(n, s) round(rexp(n) + s, 1), function(n, s) round(rnorm(n, 100 * s, 3)))
i <- 0
for (size in plan) for (g in draw) {
  i <- i + 1
  x <- g(size[1], c(0.3, 0.8, 0)[i %% 3 + 1]); y <- g(size[2], 0)
  if (length(unique(c(x, y))) == 1) next
  ties <- anyDuplicated(c(x, y)) > 0
  data <- data.frame(v = c(x, y), g = factor(rep(c("x", "y"), c(length(x), length(y)))))
  p <- function(a) as.numeric(pvalue(wilcox_test(v ~ g, data, distribution = "exact", alternative = a)))
  r <- suppressWarnings(wilcox.test(x, y, exact = TRUE, conf.int = TRUE))
  e <- suppressWarnings(wilcox.exact(x, y, exact = TRUE))
  a <- suppressWarnings(wilcox.test(x, y, exact = FALSE, correct = TRUE))
  values <- list(u = r$statistic, p_less = p("less"), p_greater = p("greater"), p_distance = p("two.sided"), p_distance_ert = e$p.value,
                 z = statistic(wilcox_test(v ~ g, data)), p_asymptotic = as.numeric(pvalue(wilcox_test(v ~ g, data))), p_asymptotic_corrected = a$p.value)
  disagree <- list()
  if (abs(values$p_asymptotic / (2 * pnorm(-abs(values$z))) - 1) > 1e-12) disagree$p_asymptotic <- cancels
  if (!ties) values <- c(values, list(p_doubled = r$p.value, estimate = r$estimate, low = r$conf.int[1], high = r$conf.int[2]))
  if (ties && size[1] < 20 && r$p.value < 0.9) { values$p_doubled <- r$p.value; disagree$p_doubled <- fallback }
  case(list(x = x, y = y), "wilcox_test(v ~ g, distribution = \"exact\"); wilcox.exact(x, y); wilcox.test(x, y, exact = TRUE, conf.int = TRUE)", values, if (length(disagree)) disagree)
}
write_cases(commandArgs(TRUE)[1], "Mann-Whitney", c("coin", "exactRankTests", "stats"), "oracles/conformance/mann_whitney.R",
            list("*" = 1e-12, p_less = 1e-11, p_greater = 1e-11, p_distance = 1e-11, p_asymptotic = 1e-12))
