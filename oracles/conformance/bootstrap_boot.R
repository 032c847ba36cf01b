# boot.ci on given replicates: percentile, basic, BCa (jackknife influences), studentised. Rscript bootstrap_boot.R OUTPUT.json
source("conformance.R")
suppressPackageStartupMessages(library(boot))
set.seed(20261121)
statistics <- list(mean = mean, median = median)
samples <- list(
  round(rexp(10, .4), 2), round(rexp(21, .3), 1), round(rnorm(12, 50, 9)), round(rlnorm(33, 1, .7), 2),
  c(0, 0, 0, 1, 1, 2, 5, 9), round(rnorm(8, 1e6, 3), 2), round(rexp(16, 1e3), 6))
for (x in samples) for (name in names(statistics)) for (R in c(99, 250)) {
  st <- statistics[[name]]
  # The second column is the squared standard error of each replicate. Rounded: ties with the estimate are judged on doubles.
  b <- boot(x, function(d, i) c(signif(st(d[i]), 12), max(var(d[i]), 1e-6) / length(d)), R = R)
  L <- empinf(data = x, statistic = function(d, i) st(d[i]), stype = "i", type = "jack")
  # empinf measures from the estimate, Efron's formula from the mean of the jackknife values; for a median the two differ.
  L <- L - mean(L)
  conf <- if (R == 99) .9 else .95
  r <- suppressWarnings(boot.ci(b, conf = conf, type = c("perc", "basic", "stud")))
  # boot stops where the jackknife does not vary (a = 0/0).
  bca <- tryCatch(suppressWarnings(boot.ci(b, conf = conf, type = "bca", index = 1, L = L))$bca[4:5], error = function(e) c(NA, NA))
  values <- list(percentile_low = r$percent[4], percentile_high = r$percent[5], basic_low = r$basic[4], basic_high = r$basic[5],
                 student_low = r$student[4], student_high = r$student[5], bca_low = bca[1], bca_high = bca[2])
  why <- "boot stops with 'a is NA' where the jackknife of the statistic does not vary; ours takes a = 0: a flat statistic is not skew"
  case(list(x = x, statistic = name, t = b$t[, 1], t0 = b$t0[1], conf = conf, errors = sqrt(b$t[, 2]), error = sqrt(b$t0[2])),
       paste0("boot.ci(b, conf = ", conf, ", type = c(\"perc\", \"basic\", \"stud\", \"bca\"), L = empinf(type = \"jack\"))"), values,
       if (is.na(bca[1])) list(bca_low = why, bca_high = why))
}
write_cases(commandArgs(TRUE)[1], "Bootstrap intervals from given replicates (boot)", "boot", "oracles/conformance/bootstrap_boot.R",
            list("*" = 1e-9))
