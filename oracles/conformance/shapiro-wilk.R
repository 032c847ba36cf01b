# Shapiro-Wilk. Rscript shapiro-wilk.R OUTPUT.json
source("conformance.R")
set.seed(20261121)
ask <- function(x) {
  test <- shapiro.test(x)
  case(list(x = x), "shapiro.test", list(w = test$statistic, p = test$p.value))
}
ask(c(148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236))
ask(c(1, 2, 4)); ask(c(1, 1, 4)); ask(c(0, 1, 2, 2)); ask(c(0, 0, 0, 1))
for (n in c(4, 5, 6, 7, 11, 12, 13, 30, 94, 500)) {
  ask(round(rnorm(n, 20, 6), 2)); ask(round(rexp(n, 0.1), 3)); ask(round(runif(n, -1, 1), 4))
}
ask(rep(c(0, 1), 25)); ask(c(rep(3, 20), 4)); ask(1e6 + c(1, 2, 4, 7, 7, 8)); ask(qnorm(ppoints(60)) |> round(6))
ask((1:5000)); ask(round(rnorm(2500), 2))
# R does not take a common offset away before it divides by the range: 1e6 + small numbers costs it some digits.
write_cases(commandArgs(TRUE)[1], "Shapiro-Wilk", "stats", "oracles/conformance/shapiro-wilk.R", list(w = 1e-11, p = 1e-8))
