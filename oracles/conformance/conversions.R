# One effect size from another by effectsize and metafor; standard errors from intervals and p by R's quantiles.
source("conformance.R")
suppressPackageStartupMessages({ library(metafor); library(effectsize) })
one <- function(kind, x, call, value) case(list(kind = kind, x = x), call, list(y = as.numeric(value)))
for (or in c(0.05, 0.37, 1.2, 2, 16.7)) {
  one("or-d", or, "effectsize oddsratio_to_d()", oddsratio_to_d(or))
  one("d-or", log(or), "effectsize d_to_oddsratio()", log(d_to_oddsratio(log(or))))
  one("or-d-normal", or, "metafor escalc('OR2DN'), tables with this odds ratio", { e <- escalc("OR2DN", ai = 1000 * or, bi = 1000, ci = 1000, di = 1000, to = "none"); e$yi })
  for (p in c(0.01, 0.2, 0.65)) one("or-rr", c(or, p), "effectsize oddsratio_to_riskratio()", oddsratio_to_riskratio(or, p))
}
for (x in list(c(0.5, 0.3), c(1.4, 0.2), c(1.9, 0.5))) one("rr-or", x, "effectsize riskratio_to_oddsratio()", riskratio_to_oddsratio(x[1], x[2]))
for (x in list(c(2.1, 20, 20), c(-1.5, 12, 30), c(0, 5, 9), c(37, 4, 3))) {
  y <- c(rep(0, x[2]), rep(1, x[3]))
  one("t-r", c(x[1], x[2] + x[3] - 2), "effectsize t_to_r()", t_to_r(x[1], x[2] + x[3] - 2)$r)
  d <- x[1] * sqrt(1 / x[2] + 1 / x[3])
  one("t-d", x, "psych t2d()", psych::t2d(x[1], n1 = x[2], n2 = x[3]))
  one("d-r", c(d, x[2], x[3]), "effectsize d_to_r(n1, n2)", d_to_r(d, n1 = x[2], n2 = x[3]))
  one("r-d", c(t_to_r(x[1], x[2] + x[3] - 2)$r, x[2], x[3]), "effectsize r_to_d(n1, n2)", r_to_d(t_to_r(x[1], x[2] + x[3] - 2)$r, n1 = x[2], n2 = x[3]))
}
for (x in list(c(44, 56, 0.95, 24), c(-1.5, 0.2, 0.9, 3), c(1, 3, 0.99, 99), c(1, 3, 0.95, 0))) {
  q <- if (x[4] == 0) qnorm((1 + x[3]) / 2) else qt((1 + x[3]) / 2, x[4])
  one("ci-se", x, "(upper - lower) / (2 qt)", (x[2] - x[1]) / (2 * q))
}
for (x in list(c(3.8, 0.008, 45), c(-0.99, 0.04, 0), c(2.5, 1e-12, 7), c(2.5, 1e-40, 300), c(1, 0.97, 12), c(1, 1e-200, 0))) {
  q <- if (x[3] == 0) qnorm(x[2] / 2, lower.tail = FALSE) else qt(x[2] / 2, x[3], lower.tail = FALSE)
  one("p-se", x, "|estimate| / qt(p / 2)", abs(x[1]) / q)
}
set.seed(7)
for (k in 2:5) {
  groups <- lapply(1:k, function(i) round(rnorm(sample(3:12, 1), runif(1, 0, 9), runif(1, 0.5, 3)), 3))
  all <- unlist(groups)
  m <- cbind(sapply(groups, mean), sapply(groups, sd), lengths(groups))
  case(list(kind = "combine", groups = m), "mean() and sd() of all values", list(y = sd(all), mean = mean(all)))
}
for (i in 1:4) {
  before <- rnorm(9, 10, 2); after <- before * runif(1) + rnorm(9, 3, 2); r <- cor(before, after)
  one("change", c(sd(before), sd(after), r), "sd() of the differences", sd(after - before))
  one("change-r", c(sd(before), sd(after), sd(after - before)), "cor()", r)
}
write_cases(commandArgs(TRUE)[1], "Conversions of effect sizes and standard errors", c("metafor", "effectsize", "psych"), "oracles/conformance/conversions.R", list("*" = 1e-11))
