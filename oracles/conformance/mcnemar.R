# McNemar: chi-square with and without correction, exact binomial p and limits. Rscript mcnemar.R OUTPUT.json
source("conformance.R")
pairs <- list(c(150,86), c(2,10), c(0,5), c(7,7), c(7,8), c(1,0), c(25,26), c(100,40), c(3,300), c(12,12), c(900,1000))
for (p in pairs) {
  m <- matrix(c(20, p[2], p[1], 30), 2)
  plain <- mcnemar.test(m, correct = FALSE); corrected <- mcnemar.test(m)
  b <- binom.test(p[2], sum(p)); ci <- b$conf.int
  case(list(lost = p[1], gained = p[2]), "mcnemar.test(m, correct = FALSE); mcnemar.test(m); binom.test(gained, lost + gained)",
       list(chi2 = plain$statistic, chi2_p = plain$p.value, edwards = corrected$statistic, edwards_p = corrected$p.value,
            p = b$p.value, low = ci[1] / (1 - ci[1]), high = ci[2] / (1 - ci[2]),
            less = binom.test(p[2], sum(p), alternative = "less")$p.value, greater = binom.test(p[2], sum(p), alternative = "greater")$p.value))
}
write_cases(commandArgs(TRUE)[1], "McNemar", "stats", "oracles/conformance/mcnemar.R", list("*" = 1e-11, low = 1e-10, high = 1e-10))
