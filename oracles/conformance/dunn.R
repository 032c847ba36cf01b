# Dunn's comparisons straight from the formula on R's rank(), adjusted by p.adjust (no Debian package computes them). Rscript dunn.R OUTPUT.json
source("conformance.R")
set.seed(20261121)

ask <- function(groups, rule) {
  y <- unlist(groups); g <- rep(seq_along(groups), lengths(groups)); n <- length(y)
  r <- rank(y); means <- tapply(r, g, mean); sizes <- lengths(groups); ties <- table(y)
  variance <- n * (n + 1) / 12 - sum(ties^3 - ties) / (12 * (n - 1))
  pairs <- combn(length(groups), 2)
  z <- apply(pairs, 2, function(p) (means[p[1]] - means[p[2]]) / sqrt(variance * sum(1 / sizes[p])))
  p <- 2 * pnorm(-abs(z))
  names <- apply(pairs, 2, paste, collapse = "")
  case(list(groups = groups, rule = rule), "rank, pnorm, p.adjust",
       c(setNames(as.list(z), paste0("z", names)), setNames(as.list(p), paste0("p", names)), setNames(as.list(p.adjust(p, rule)), paste0("adjusted", names))))
}

for (rule in c("none", "holm", "bonferroni", "BH")) {
  ask(list(c(2.9, 3.0, 2.5, 2.6, 3.2), c(3.8, 2.7, 4.0, 2.4), c(2.8, 3.4, 3.7, 2.2, 2.0)), rule)
  ask(lapply(1:4, function(i) sample(12, 5 + i, replace = TRUE) + 2 * i), rule)
  ask(lapply(1:3, function(i) rnorm(30, i)), rule)
}
ask(lapply(1:3, function(i) round(rnorm(400, 8 * i, 3))), "holm")
write_cases(commandArgs(TRUE)[1], "Dunn", "stats", "oracles/conformance/dunn.R", list("*" = 1e-11))
