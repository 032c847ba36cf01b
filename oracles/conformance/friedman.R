# Friedman: friedman.test for the statistic and its chi-square p; F of Iman and Davenport by pf; the exact p by adding block after block
# over all orders of its midranks (equal statistics: relative slack 1e-9). Without ties also SuppDists::pFriedman.
# Rscript friedman.R OUTPUT.json
source("conformance.R")
suppressPackageStartupMessages(library(SuppDists))
set.seed(20261121)

orders <- function(v) if (length(v) == 1) matrix(v) else do.call(rbind, lapply(seq_along(v), function(i) cbind(v[i], orders(v[-i]))))

listed <- function(ranks) {
  sums <- matrix(0, 1, ncol(ranks)); count <- 1
  for (b in seq_len(nrow(ranks))) {
    all <- orders(ranks[b, ])
    sums <- sums[rep(seq_len(nrow(sums)), each = nrow(all)), , drop = FALSE] + all[rep(seq_len(nrow(all)), nrow(sums)), , drop = FALSE]
    count <- rep(count, each = nrow(all))
    sums <- t(apply(sums, 1, sort)); key <- apply(sums, 1, paste, collapse = " ")
    first <- !duplicated(key); count <- as.vector(rowsum(count, factor(key, levels = key[first]), reorder = FALSE)); sums <- sums[first, , drop = FALSE]
  }
  observed <- sum(colSums(ranks)^2)
  sum(count[rowSums(sums^2) >= observed * (1 - 1e-9)]) / sum(count)
}

ask <- function(x, exact = TRUE) {
  test <- friedman.test(x)
  n <- nrow(x); k <- ncol(x); chi <- test$statistic
  f <- (n - 1) * chi / (n * (k - 1) - chi)
  values <- list(chi = chi, p_asymptotic = test$p.value, w = chi / (n * (k - 1)), f = f, p_f = pf(f, k - 1, (k - 1) * (n - 1), lower.tail = FALSE))
  ranks <- t(apply(x, 1, rank))
  call <- "friedman.test; pf"
  if (exact) { values$p <- listed(ranks); call <- paste0(call, "; every arrangement listed") }
  if (exact && k > 2 && chi > 0.01 && all(apply(x, 1, anyDuplicated) == 0)) {
    # Between the observed sum of squares and the one before (they lie at least 2 apart): pFriedman rounds to the next step.
    values$p_tables <- 1 - pFriedman(chi - 12 / (n * k * (k + 1)), k, n); call <- paste0(call, "; SuppDists::pFriedman")
  }
  case(list(blocks = lapply(seq_len(n), function(i) x[i, ])), call, values)
}

ask(matrix(c(5.40, 5.50, 5.55, 5.85, 5.70, 5.75, 5.20, 5.60, 5.50, 5.55, 5.50, 5.40, 5.90, 5.85, 5.70, 5.45, 5.55, 5.60, 5.40, 5.40, 5.35,
             5.45, 5.50, 5.35, 5.25, 5.15, 5.00, 5.85, 5.80, 5.70, 5.25, 5.20, 5.10, 5.65, 5.55, 5.45, 5.60, 5.35, 5.45, 5.05, 5.00, 4.95,
             5.50, 5.50, 5.40, 5.45, 5.55, 5.50, 5.55, 5.55, 5.35, 5.45, 5.50, 5.55, 5.50, 5.45, 5.25, 5.65, 5.60, 5.40, 5.70, 5.65, 5.55,
             6.30, 6.30, 6.25), ncol = 3, byrow = TRUE))
for (k in 2:5) for (n in c(2, 3, 6)) {
  ask(matrix(rnorm(n * k), n))
  ask(matrix(sample(4, n * k, replace = TRUE), n))
}
for (n in c(15, 30)) { ask(matrix(rnorm(n * 3), n)); ask(matrix(sample(3, n * 4, replace = TRUE), n), exact = n < 20) }
for (n in c(50, 400)) ask(matrix(round(rnorm(n * 5, rep(1:5, each = n) / 4)), n), exact = FALSE)
write_cases(commandArgs(TRUE)[1], "Friedman", c("stats", "SuppDists"), "oracles/conformance/friedman.R", list("*" = 1e-11, p_tables = 1e-6))
