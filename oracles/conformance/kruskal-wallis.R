# Kruskal-Wallis: kruskal.test for the statistic and its chi-square p; the exact p by listing every assignment of the midranks to
# the groups (equal statistics: relative slack 1e-9). Rscript kruskal-wallis.R OUTPUT.json
source("conformance.R")
set.seed(20261121)

statistic <- function(r, g) sum(tapply(r, g, sum)^2 / tabulate(g))

listed <- function(r, sizes) {
  observed <- statistic(r, rep(seq_along(sizes), sizes))
  hits <- 0; all <- 0
  place <- function(free, group, partial) {
    if (group == length(sizes)) {
      all <<- all + 1
      hits <<- hits + (partial + sum(r[free])^2 / sizes[group] >= observed * (1 - 1e-9))
      return(invisible())
    }
    picks <- combn(length(free), sizes[group])
    for (i in seq_len(ncol(picks))) {
      pick <- picks[, i]
      place(free[-pick], group + 1, partial + sum(r[free[pick]])^2 / sizes[group])
    }
  }
  place(seq_along(r), 1, 0)
  hits / all
}

ask <- function(groups, exact = TRUE) {
  y <- unlist(groups); g <- rep(seq_along(groups), lengths(groups))
  test <- kruskal.test(y, factor(g))
  values <- list(h = test$statistic, p_asymptotic = test$p.value, epsilon = test$statistic / (length(y) - 1))
  constant <- "All values are equal: R divides 0 by 0. Ours: H = 0, p = 1, no information."
  if (exact) values$p <- listed(rank(y), lengths(groups))
  case(list(groups = groups), if (exact) "kruskal.test; every assignment listed" else "kruskal.test", values,
       if (length(unique(y)) == 1) list(h = constant, p_asymptotic = constant, epsilon = constant))
}

ask(list(c(2.9, 3.0, 2.5, 2.6, 3.2), c(3.8, 2.7, 4.0, 2.4), c(2.8, 3.4, 3.7, 2.2, 2.0)))
ask(list(c(1, 2), c(3, 4)))
ask(list(c(1, 1, 1), c(1, 1)), exact = FALSE)
ask(list(1, c(2, 2, 2, 2, 3)))
ask(list(c(1e-300, 2e-300), c(3e-300, 1e300), c(-1e300, 0)))
for (sizes in list(c(3, 3, 3), c(2, 3, 4), c(4, 4, 4), c(5, 4), c(2, 2, 2, 2), c(3, 3, 3, 2), c(1, 2, 3, 4), c(2, 2, 2, 2, 2), c(5, 5, 3)))
  for (levels in c(3, 5, 40)) ask(lapply(sizes, function(n) sample(levels, n, replace = TRUE)))
for (n in c(20, 100, 700)) ask(lapply(1:3, function(i) round(rnorm(n + i, 10 + i / 4, 4))), exact = FALSE)
ask(lapply(1:4, function(i) rnorm(150, 3 * i)), exact = FALSE)
write_cases(commandArgs(TRUE)[1], "Kruskal-Wallis", "stats", "oracles/conformance/kruskal-wallis.R", list("*" = 1e-12))
