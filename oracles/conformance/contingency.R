# Contingency tables: chi-square, G by its definition, Fisher's exact test of r x c. Rscript contingency.R OUTPUT.json
source("conformance.R")
set.seed(20261121)
tables <- list(
  rbind(c(1, 2, 1, 0), c(3, 3, 6, 1), c(10, 10, 14, 9), c(6, 7, 12, 11)),
  rbind(c(3, 0, 0), c(0, 2, 1)), rbind(c(1, 1, 1), c(1, 1, 1), c(1, 1, 1)), rbind(c(4, 0, 0), c(0, 4, 0), c(0, 0, 4)),
  rbind(c(0, 5), c(3, 1), c(2, 4)), rbind(c(12, 0, 1), c(0, 9, 2), c(1, 1, 14)), rbind(c(2, 2), c(2, 2), c(2, 2)),
  rbind(c(20, 1), c(3, 19), c(11, 10), c(0, 6)), rbind(c(1, 0, 0, 0, 0), c(0, 1, 0, 0, 0), c(0, 0, 1, 0, 0), c(0, 0, 0, 1, 1)),
  rbind(c(40, 3, 2), c(2, 45, 4), c(1, 3, 50)))
for (size in list(c(2, 3), c(2, 5), c(3, 3), c(3, 4), c(4, 3), c(5, 2), c(4, 4))) for (mean in c(0.8, 2.5, 5)) {
  repeat {
    t <- matrix(rpois(prod(size), mean), size[1])
    if (all(rowSums(t) > 0) && all(colSums(t) > 0)) break
  }
  tables[[length(tables) + 1]] <- t
}
for (t in tables) {
  chi <- suppressWarnings(chisq.test(t, correct = FALSE))
  g <- 2 * sum(ifelse(t == 0, 0, t * log(t / chi$expected)))
  case(list(table = t), "chisq.test(table, correct = FALSE); G by its sum; fisher.test(table, workspace = 2e7)",
       list(chi2 = chi$statistic, df = chi$parameter, chi2_p = chi$p.value, g = g, g_p = pchisq(g, chi$parameter, lower.tail = FALSE),
            smallest_expected = min(chi$expected), p = fisher.test(t, workspace = 2e7)$p.value))
}
write_cases(commandArgs(TRUE)[1], "Contingency table", character(0), "oracles/conformance/contingency.R",
            list("*" = 1e-12, chi2 = 1e-13, p = 1e-8))
