# Pearson, Spearman and Kendall by cor.test. Exact p by listing every pairing where R falls back to an approximation and n is small.
# Rscript correlation.R PEARSON.json SPEARMAN.json KENDALL.json
source("conformance.R")
suppressWarnings(set.seed(20261121))
files <- commandArgs(TRUE)

orders <- function(v) if (length(v) == 1) matrix(v) else do.call(rbind, lapply(seq_along(v), function(i) cbind(v[i], orders(v[-i]))))
score <- function(x, y) sum(sign(outer(x, x, "-")) * sign(outer(y, y, "-"))) / 2
doubled <- function(law, observed) {
  slack <- 1e-9 * max(1, abs(observed))
  c(less = mean(law <= observed + slack), greater = mean(law >= observed - slack))
}

data <- list(
  list(c(44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1), c(2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8)),
  list(c(1, 2, 3), c(1, 3, 2)), list(c(1, 2, 3, 4), c(4, 3, 2, 1)), list(c(1, 1, 2, 3, 3), c(2, 1, 2, 2, 5)),
  list(c(1e9 + 1:6), c(2, 1, 4, 3, 6, 5)), list(c(1, 1, 1, 1, 2, 3), c(1, 1, 2, 2, 2, 3)))
for (n in c(4, 5, 6, 7, 8, 9)) { x <- rnorm(n); data[[length(data) + 1]] <- list(x, x / 2 + rnorm(n)) }
for (n in c(5, 6, 7)) for (levels in c(2, 4)) data[[length(data) + 1]] <- list(sample(levels, n, TRUE) + (1:n == 1), sample(5, n, TRUE) + (1:n == 2))
for (n in c(12, 17, 30, 49, 50, 150)) { x <- rnorm(n); data[[length(data) + 1]] <- list(x, x / 2 + rnorm(n)) }
for (n in c(20, 40, 200)) { x <- sample(5, n, TRUE); data[[length(data) + 1]] <- list(x, x + sample(6, n, TRUE)) }

for (d in data) {
  x <- d[[1]]; y <- d[[2]]
  test <- cor.test(x, y)
  less <- cor.test(x, y, alternative = "less")
  values <- list(r = test$estimate, t = test$statistic, p = test$p.value, p_less = less$p.value)
  if (length(x) > 3) values <- c(values, list(low = test$conf.int[1], high = test$conf.int[2]))
  line <- "The points lie on a straight line: R's t is what rounding left over. Ours: infinite, p = 0."
  straight <- abs(test$estimate) > 1 - 1e-12
  if (straight) values <- values["r"]
  case(list(x = x, y = y), "cor.test", values)
}
write_cases(files[1], "Pearson", "stats", "oracles/conformance/correlation.R", list("*" = 1e-10, r = 1e-12))

cases <- list()
for (d in data) {
  x <- d[[1]]; y <- d[[2]]; n <- length(x)
  tied <- anyDuplicated(x) > 0 || anyDuplicated(y) > 0
  t <- suppressWarnings(cor.test(x, y, method = "spearman", exact = FALSE))
  values <- list(rho = t$estimate, p_t = t$p.value)
  if (!tied) values$s <- t$statistic
  # At rho = 1 or -1 R's t is infinite as ours is.
  call <- "cor.test(method = \"spearman\", exact = FALSE)"
  if (!tied && n <= 9) {
    exact <- cor.test(x, y, method = "spearman", exact = TRUE)
    values$p <- exact$p.value
    values$p_greater <- cor.test(x, y, method = "spearman", exact = TRUE, alternative = "greater")$p.value
    values$p_less <- cor.test(x, y, method = "spearman", exact = TRUE, alternative = "less")$p.value
    call <- paste0(call, "; exact = TRUE")
  } else if (n <= 7) {
    law <- apply(orders(rank(y)), 1, function(o) sum(rank(x) * o))
    tails <- doubled(law, sum(rank(x) * rank(y)))
    values$p <- min(1, 2 * min(tails)); values$p_less <- tails[["less"]]; values$p_greater <- tails[["greater"]]
    mean <- mean(law); values$p_absolute <- mean(abs(law - mean) >= abs(sum(rank(x) * rank(y)) - mean) - 1e-9)
    call <- paste0(call, "; every pairing listed")
  }
  case(list(x = x, y = y), call, values)
}
write_cases(files[2], "Spearman", "stats", "oracles/conformance/correlation.R", list("*" = 1e-12, p_t = 1e-10))

cases <- list()
for (d in data) {
  x <- d[[1]]; y <- d[[2]]; n <- length(x)
  tied <- anyDuplicated(x) > 0 || anyDuplicated(y) > 0
  z <- suppressWarnings(cor.test(x, y, method = "kendall", exact = FALSE))
  corrected <- suppressWarnings(cor.test(x, y, method = "kendall", exact = FALSE, continuity = TRUE))
  values <- list(tau = z$estimate, z = z$statistic, p_z = z$p.value, p_corrected = corrected$p.value)
  disagree <- NULL
  call <- "cor.test(method = \"kendall\", exact = FALSE), continuity = TRUE"
  if (!tied) {
    values$p <- cor.test(x, y, method = "kendall", exact = TRUE)$p.value
    values$p_greater <- cor.test(x, y, method = "kendall", exact = TRUE, alternative = "greater")$p.value
    call <- paste0(call, "; exact = TRUE")
    if (n == 150) {
      reason <- "R takes the upper tail as 1 minus the lower one and loses the digits of a p of 1e-8; SciPy agrees with ours (Kendall and Spearman without ties)."
      disagree <- list(p = reason, p_greater = reason)
    }
  } else if (n <= 7) {
    law <- apply(orders(y), 1, function(o) score(x, o))
    tails <- doubled(law, score(x, y))
    values$p <- min(1, 2 * min(tails)); values$p_greater <- tails[["greater"]]
    values$p_absolute <- mean(abs(law) >= abs(score(x, y)))
    call <- paste0(call, "; every pairing listed")
  }
  case(list(x = x, y = y), call, values, disagree)
}
write_cases(files[3], "Kendall", "stats", "oracles/conformance/correlation.R", list("*" = 1e-11, p = 1e-9, p_greater = 1e-9))
