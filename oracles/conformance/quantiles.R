# Quartiles by definition 7, R's default, and the t interval of the mean. Rscript quantiles.R OUTPUT.json
source("conformance.R")
set.seed(20261121)
for (n in c(1, 2, 3, 4, 7, 10, 33)) {
  x <- round(rnorm(n, 20, 8), 1)
  q <- quantile(x, c(.25, .5, .75), type = 7)
  interval <- if (n > 1) t.test(x)$conf.int else c(NA, NA)
  case(list(x = x), "quantile(x, c(.25, .5, .75), type = 7); t.test(x)$conf.int",
       list(q1 = q[1], median = q[2], q3 = q[3], low = interval[1], high = interval[2]))
}
write_cases(commandArgs(TRUE)[1], "Quartiles (type 7), interval of the mean", "stats", "oracles/conformance/quantiles.R", list("*" = 1e-14, low = 1e-12, high = 1e-12))
