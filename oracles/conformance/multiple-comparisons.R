# Adjusted p-values: p.adjust. Rscript multiple-comparisons.R OUTPUT.json
source("conformance.R")
set.seed(20261121)

ask <- function(p) {
  for (name in c("holm", "bonferroni", "BH")) {
    adjusted <- p.adjust(p, name)
    case(list(p = p, rule = name), sprintf("p.adjust(p, \"%s\")", name),
         setNames(as.list(adjusted), sprintf("p%d", seq_along(p))))
  }
}

ask(0.03)
ask(c(0.01, 0.04))
ask(c(0.04, 0.01, 0.04, 0.9, 0.01))
ask(c(0, 1, 1e-300, 0.5))
ask(c(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000))
for (n in c(3, 6, 10, 28)) { ask(runif(n)^3); ask(round(runif(n), 2)) }
write_cases(commandArgs(TRUE)[1], "Holm, Bonferroni, Benjamini-Hochberg", "stats", "oracles/conformance/multiple-comparisons.R", list("*" = 1e-13))
