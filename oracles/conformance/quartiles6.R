# Quartiles by definition 6, as SPSS prints them. Rscript quartiles6.R OUTPUT.json
source("conformance.R")
set.seed(61)
for (n in c(1, 2, 3, 4, 5, 6, 7, 10, 33, 100)) {
  x <- round(rnorm(n, 20, 8), 1)
  q <- quantile(x, c(.25, .75), type = 6)
  case(list(x = x), "quantile(x, c(.25, .75), type = 6)", list(q1 = q[1], q3 = q[2]))
}
write_cases(commandArgs(TRUE)[1], "Quartiles (type 6)", "stats", "oracles/conformance/quartiles6.R", list("*" = 1e-14))
