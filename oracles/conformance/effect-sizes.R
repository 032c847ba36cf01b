# Cohen's d family and Cliff's delta. Limits of the noncentral t law by uniroot on R's pt; estimates also from effectsize.
# Cliff's delta from the full dominance matrix, Newcombe's limits by uniroot. Rscript effect-sizes.R OUTPUT.json
source("conformance.R")
suppressPackageStartupMessages(library(effectsize))
set.seed(20261121)

limits <- function(t, df, tail) {
  root <- function(target) {
    f <- function(ncp) suppressWarnings(pt(t, df, ncp)) - target
    reach <- 12 * sqrt(1 + t^2 / (2 * df)) + 5
    tryCatch(uniroot(f, c(t - reach, t + reach), tol = 1e-13, maxiter = 10000)$root, error = function(e) NaN)
  }
  c(root(1 - tail), root(tail))
}

independent <- function(first, second, conf = 0.95) {
  test <- t.test(first, second, var.equal = TRUE)
  m <- length(first); n <- length(second)
  lim <- limits(test$statistic, m + n - 2, (1 - conf) / 2)
  h <- sqrt(1 / m + 1 / n)
  disagree <- if (any(is.nan(lim)) || max(abs(lim)) > 37.62) {
    why <- "R's pt takes a normal approximation for noncentralities above 37.62, with errors in the fourth digit"
    list(low = why, high = why)
  }
  case(list(kind = "independent", first = first, second = second, conf = conf),
       "effectsize cohens_d, hedges_g, glass_delta; uniroot on pt(t, df, ncp)",
       list(d = cohens_d(first, second)$Cohens_d, g = hedges_g(first, second)$Hedges_g, delta = glass_delta(first, second)$Glass_delta,
            low = lim[1] * h, high = lim[2] * h), disagree)
}

paired <- function(first, second, conf = 0.95) {
  n <- length(first); d <- first - second
  z <- mean(d) / sd(d); r <- cor(first, second)
  lim <- limits(z * sqrt(n), n - 1, (1 - conf) / 2) / sqrt(n)
  j <- exp(lgamma((n - 1) / 2) - lgamma((n - 2) / 2)) / sqrt((n - 1) / 2)
  case(list(kind = "paired", first = first, second = second, conf = conf),
       "effectsize cohens_d(paired = TRUE); formulas of Lakens (2013); uniroot on pt(t, df, ncp)",
       list(dz = cohens_d(first, second, paired = TRUE)$Cohens_d, dav = mean(d) / ((sd(first) + sd(second)) / 2),
            drm = z * sqrt(2 * (1 - r)), r = r, gz = z * j, low = lim[1], high = lim[2]))
}

cliff <- function(first, second, conf = 0.95) {
  m <- length(first); n <- length(second)
  dominance <- sign(outer(first, second, "-"))
  d <- mean(dominance)
  s2 <- ((n - 1) * var(rowMeans(dominance)) + (m - 1) * var(colMeans(dominance)) + sum((dominance - d)^2) / ((m - 1) * (n - 1))) / (m * n)
  z <- qnorm((1 + conf) / 2)
  half <- z * sqrt(s2) * sqrt((1 - d^2)^2 + z^2 * s2)
  a <- (d + 1) / 2
  v <- function(q) q * (1 - q) / (m * n) * (1 + ((m + n) / 2 - 1) * ((1 - q) / (2 - q) + q / (1 + q)))
  newcombe <- function(lower) {
    if (lower && a == 0 || !lower && a == 1) return(a)
    f <- function(q) (a - q)^2 - z^2 * v(q)
    inside <- if (a == 0) 1e-12 else if (a == 1) 1 - 1e-12 else a
    uniroot(f, if (lower) c(0, inside) else c(inside, 1), tol = 1e-15)$root
  }
  separated <- abs(d) == 1
  ends <- if (separated) c(NaN, NaN) else c(d - d^3 - half, d - d^3 + half) / (1 - d^2 + z^2 * s2)
  why <- "the formula is 0 / 0 for separated samples; ours is Feng and Cliff's interval for that case"
  case(list(kind = "cliff", first = first, second = second, conf = conf), "dominance matrix; effectsize rank_biserial; uniroot for Newcombe's method 5",
       list(d = rank_biserial(first, second)$r_rank_biserial, variance = s2, low = ends[1], high = ends[2], a = a, alow = newcombe(TRUE), ahigh = newcombe(FALSE)),
       if (separated) list(low = why, high = why))
}

movie1 <- c(9, 7, 8, 9, 8, 9, 9, 10, 9, 9); movie2 <- c(9, 6, 7, 8, 7, 9, 8, 8, 8, 7)
independent(movie1, movie2); paired(movie1, movie2); cliff(movie1, movie2)
cliff(c(10, 10, 20, 20, 20, 30, 30, 30, 40, 50), c(10, 20, 30, 40, 40, 50))
for (n in c(3, 4, 8, 17, 94)) {
  x <- round(rnorm(n, 20, 6), 1); y <- round(rnorm(n + 2, 17, 9), 1)
  independent(x, y); independent(x + 20, y, 0.99); paired(x, y[seq_len(n)], 0.9); cliff(round(x), round(y)); cliff(x, y, 0.99)
}
independent(c(100, 101, 102, 100, 103), c(1, 2, 1, 3)); independent(round(rnorm(200, 60), 2), round(rnorm(200, 10), 2))
cliff(c(5, 6, 7), c(1, 2, 3, 4)); cliff(c(1, 2), c(3, 3, 4)); cliff(c(1, 1, 2, 2), c(1, 2, 2, 2, 2))
write_cases(commandArgs(TRUE)[1], "Cohen's d family, Cliff's delta, probability of superiority", c("stats", "effectsize"), "oracles/conformance/effect-sizes.R",
            list("*" = 1e-12, low = 1e-9, high = 1e-9, alow = 1e-9, ahigh = 1e-9))
