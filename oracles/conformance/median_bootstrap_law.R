# The exact bootstrap law of the median from R's binomial tails (odd n) and the joint law of the middles (even n), all pairs listed.
# Rscript median_bootstrap_law.R OUTPUT.json
source("conformance.R")
set.seed(20261121)
at_least <- function(level, value, p) { o <- order(value); v <- value[o]; v[which(cumsum(p[o]) >= level)[1]] }
law <- function(x) {
  x <- sort(x); n <- length(x); k <- seq_len(n)
  if (n %% 2 == 1) {
    m <- (n + 1) / 2
    return(list(value = x, p = pbinom(m - 1, n, (k - 1) / n) - pbinom(m - 1, n, k / n)))
  }
  m <- n / 2
  up <- (k / n)^m - ((k - 1) / n)^m
  p <- choose(n, m) * outer(up, rev(up)); p[lower.tri(p)] <- 0
  later <- choose(n, m) * up * ((n - k) / n)^m
  lower <- pbinom(m - 1, n, k / n, lower.tail = FALSE) - pbinom(m - 1, n, (k - 1) / n, lower.tail = FALSE)
  diag(p) <- lower - later
  value <- outer(x, x, "+") / 2
  keep <- upper.tri(p, diag = TRUE)
  list(value = value[keep], p = p[keep])
}
for (n in c(1, 2, 3, 4, 5, 8, 11, 12, 21, 30, 45, 60, 101, 120)) {
  x <- if (n %% 3 == 0) round(rexp(n, .1)) else round(rnorm(n, 20, 8), 2)
  l <- law(x)
  mean <- sum(l$value * l$p)
  case(list(x = x), "pbinom differences; choose(n, m) ((i/n)^m - ((i-1)/n)^m) (...)",
       list(mean = mean, se = sqrt(sum(l$p * (l$value - mean)^2)), low = at_least(.025, l$value, l$p), high = at_least(.975, l$value, l$p),
            at_most_median = sum(l$p[l$value <= median(x)])))
}
write_cases(commandArgs(TRUE)[1], "Exact bootstrap law of the median", "stats", "oracles/conformance/median_bootstrap_law.R", list("*" = 1e-11))
