# Cronbach's alpha (KR-20 is its case), intraclass correlations, Bland and Altman's limits. Rscript reliability.R OUTPUT.json
source("conformance.R")
suppressPackageStartupMessages({ library(psych) })
set.seed(20261121)

rows <- function(x) lapply(seq_len(nrow(x)), function(i) unname(as.numeric(x[i, ])))

scale <- function(x, conf = 0.95, disagree = NULL) {
  colnames(x) <- paste0("i", seq_len(ncol(x)))
  n <- nrow(x); k <- ncol(x)
  fit <- suppressMessages(suppressWarnings(alpha(as.data.frame(x), check.keys = FALSE, warnings = FALSE)))
  a <- fit$total$raw_alpha
  df <- c(n - 1, (n - 1) * (k - 1)); tail <- (1 - conf) / 2
  values <- list(alpha = a, standardised = fit$total$std.alpha,
    low = 1 - (1 - a) * qf(1 - tail, df[1], df[2]), high = 1 - (1 - a) * qf(tail, df[1], df[2]),
    mean1 = fit$item.stats$mean[1], sd1 = fit$item.stats$sd[1], rest1 = fit$item.stats$r.drop[1], without1 = fit$alpha.drop$raw_alpha[1],
    rest_last = fit$item.stats$r.drop[k], without_last = fit$alpha.drop$raw_alpha[k])
  case(list(what = "alpha", rows = rows(x), conf = conf), "psych alpha; Feldt's limits by qf", values, disagree)
}

ratings <- function(x, conf = 0.95) {
  fit <- suppressMessages(ICC(x, lmer = FALSE, alpha = 1 - conf))$results
  one <- function(name, i) setNames(list(fit$ICC[i], fit$`lower bound`[i], fit$`upper bound`[i], fit$F[i], fit$p[i]), paste0(name, c("", "_low", "_high", "_f", "_p")))
  beyond <- 1 + (ncol(x) - 1) * fit$`lower bound`[2] <= 0
  disagree <- if (beyond) list(agree_k_low = "Spearman-Brown is carried past its pole at -1/(k-1), so that the lower limit comes out above the upper one; ours is -Inf")
  case(list(what = "icc", rows = rows(x), conf = conf), "psych ICC(lmer = FALSE)", disagree = disagree, values =
       c(one("one", 1), one("agree", 2), one("consist", 3), one("one_k", 4), one("agree_k", 5), one("consist_k", 6)))
}

limits <- function(x, y, coverage = 0.95, conf = 0.95) {
  d <- x - y; n <- length(d); s <- sd(d); z <- qnorm((1 + coverage) / 2); tail <- (1 - conf) / 2
  near <- qt(tail, n - 1, z * sqrt(n)) / sqrt(n); far <- qt(1 - tail, n - 1, z * sqrt(n)) / sqrt(n)
  t <- t.test(d, conf.level = conf)$conf.int
  fit <- lm(d ~ I((x + y) / 2)); ci <- confint(fit, level = conf)[2, ]
  case(list(what = "limits", x = x, y = y, coverage = coverage, conf = conf), "mean, sd, t.test, qt(ncp), lm of x - y on the mean",
       list(bias = mean(d), bias_low = t[1], bias_high = t[2], sd = s, low = mean(d) - z * s, high = mean(d) + z * s,
            low_low = mean(d) - far * s, low_high = mean(d) - near * s, high_low = mean(d) + near * s, high_high = mean(d) + far * s,
            slope = coef(fit)[2], slope_low = ci[1], slope_high = ci[2], slope_p = summary(fit)$coefficients[2, 4]))
}

# Shrout and Fleiss (1979), table 2: six targets, four judges.
shrout <- matrix(c(9, 2, 5, 8, 6, 1, 3, 2, 8, 4, 6, 8, 7, 1, 2, 6, 10, 5, 6, 9, 6, 2, 4, 7), ncol = 4, byrow = TRUE)
ratings(shrout); scale(shrout)
scale(as.matrix(attitude)); ratings(as.matrix(attitude), 0.9)
for (k in c(3, 5, 16)) for (n in c(5, 30, 94)) {
  trait <- rnorm(n)
  # psych drops an item that does not vary and estimates the rest; ours keeps it (its own figures are then null).
  repeat { x <- sapply(seq_len(k), function(j) pmin(5, pmax(1, round(3 + 0.8 * trait + rnorm(n))))); if (all(apply(x, 2, sd) > 0)) break }
  scale(x, 0.95)
}
for (n in c(12, 40)) { trait <- rnorm(n); repeat { x <- sapply(1:8, function(j) as.numeric(trait + rnorm(n) > (j - 4) / 4)); if (all(apply(x, 2, sd) > 0)) break }; scale(x, 0.9) }
for (k in c(2, 3, 6)) for (n in c(4, 10, 50)) {
  person <- rnorm(n, 50, 10)
  ratings(sapply(seq_len(k), function(j) round(person + 3 * j + rnorm(n, 0, 6), 1)))
}
ratings(matrix(round(rnorm(24, 20, 3)), ncol = 3))
limits(c(494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427),
       c(512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451))
for (n in c(3, 5, 17, 30, 94)) { x <- round(rnorm(n, 60, 20)); limits(x, round(x * 1.05 + rnorm(n, 0, 6)), sample(c(0.9, 0.95), 1), sample(c(0.9, 0.95, 0.99), 1)) }
# R's qt with noncentrality is good to about 1e-8.
write_cases(commandArgs(TRUE)[1], "Cronbach alpha, intraclass correlation, Bland-Altman", c("psych"), "oracles/conformance/reliability.R",
            list("*" = 1e-10, low_low = 1e-7, low_high = 1e-7, high_low = 1e-7, high_high = 1e-7))
