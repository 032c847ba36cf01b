# Rubin's rules by mice's pool.scalar. Rscript rubins_rules.R OUTPUT.json
source("conformance.R")
suppressPackageStartupMessages(library(mice))
ask <- function(q, se, df = Inf, conf = 0.95) {
  n <- if (is.finite(df)) df + 1 else Inf
  pool <- pool.scalar(q, se^2, n = n, k = 1)
  pt2 <- 2 * pt(-abs(pool$qbar / sqrt(pool$t)), pool$df)
  values <- list(q = pool$qbar, se = sqrt(pool$t), df = pool$df, p = pt2, low = pool$qbar - qt((1 + conf) / 2, pool$df) * sqrt(pool$t),
                 within = pool$ubar, between = pool$b, r = pool$r, fmi = pool$fmi)
  input <- list(q = q, se = se, conf = conf)
  if (is.finite(df)) input$df <- df
  case(input, "mice::pool.scalar", values)
}
set.seed(20261121)
for (m in c(2, 3, 5, 20, 100)) for (df in c(Inf, 8, 27, 400)) ask(round(rnorm(m, 2, 0.7), 3), round(runif(m, 0.5, 1.5), 3), df)
ask(c(1.2, 1.3, 1.1, 1.25, 1.2), rep(2, 5), 20, 0.9); ask(c(100, -3, 55), c(1, 2, 3), 12, 0.99)
write_cases(commandArgs(TRUE)[1], "Rubin's rules", "mice", "oracles/conformance/rubins_rules.R", list("*" = 1e-11))
