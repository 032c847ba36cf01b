# Linear trend: Cochran-Armitage by prop.trend.test, M squared by coin's lbl_test, the exact law of two rows by coin's independence_test
# and exactRankTests' perm.test. Rscript trend.R OUTPUT.json
source("conformance.R")
suppressPackageStartupMessages({ library(coin); library(exactRankTests) })
set.seed(20261121)

expand <- function(t, u, v) {
  d <- expand.grid(i = seq_len(nrow(t)), j = seq_len(ncol(t)))
  d <- d[rep(seq_len(nrow(d)), as.vector(t)), ]
  list(u = u[d$i], v = v[d$j], i = d$i, j = d$j)
}

one <- function(t, u, v) {
  d <- expand(t, u, v)
  r <- cor(d$u, d$v)
  table <- as.table(t)
  dimnames(table) <- list(a = paste0("r", seq_len(nrow(t))), b = paste0("c", seq_len(ncol(t))))
  m <- lbl_test(table, scores = list(a = u, b = v))
  values <- list(r = r, z = statistic(m), m2 = statistic(m)^2, m2_p = pvalue(m))
  call <- "cor of the scores; coin lbl_test(table, scores)"
  if (nrow(t) == 2 && all(diff(u) > 0)) {
    p <- suppressWarnings(prop.trend.test(t[2, ], colSums(t), v))
    values <- c(values, list(chi2 = p$statistic, chi2_p = p$p.value))
    group <- factor(d$i == 2, levels = c(TRUE, FALSE))
    e <- function(side) pvalue(independence_test(d$v ~ group, distribution = exact(), alternative = side))
    values <- c(values, list(p = e("two.sided"), p_less = e("less"), p_greater = e("greater")))
    call <- paste0(call, "; prop.trend.test(t[2, ], colSums(t), columnScores); independence_test(columnScore ~ row, distribution = exact())")
    if (all(v == round(v))) {
      values$p_ert <- perm.test(d$v[d$i == 2], d$v[d$i == 1], paired = FALSE, exact = TRUE)$p.value
      call <- paste0(call, "; exactRankTests perm.test")
    }
    # Weighted least squares on the shares; its spread by the binomial variance of each group. Two columns are the outcome.
    outcome <- if (ncol(t) == 2) t[, 2] else t[2, ]
    n <- if (ncol(t) == 2) rowSums(t) else colSums(t)
    x <- if (ncol(t) == 2) u else v
    share <- outcome / n; w <- x - sum(n * x) / sum(n)
    values$slope <- unname(coef(lm(share ~ x, weights = n))[2])
    half <- qnorm(0.975) * sqrt(sum(n * w^2 * share * (1 - share))) / sum(n * w^2)
    if (half > 0) values <- c(values, list(slope_low = values$slope - half, slope_high = values$slope + half))
    call <- paste0(call, "; lm(share ~ score, weights = n), Wald limits by their formula")
  }
  case(list(table = t, rows = u, columns = v), call, values)
}

steps <- list(c(0, 1, 2, 3, 4, 5), c(0, 0.5, 1.5, 4, 7, 9), c(-3, 1, 2, 10, 20, 50), c(1, 2, 2, 3, 5, 8))
one(rbind(c(17066, 14464, 788, 126, 37), c(48, 38, 5, 1, 1))[, 2:5], c(0, 1), c(0.5, 1.5, 4, 7))
one(rbind(c(86, 93, 136, 82), c(83, 90, 129, 70))[2:1, ], c(0, 1), 1:4)
one(rbind(c(10, 0), c(0, 10)), c(0, 1), c(0, 1))
one(rbind(c(5, 5, 5), c(5, 5, 5)), c(0, 1), c(0, 1, 2))
for (size in c(2, 3, 4, 6)) for (mean in c(2, 5, 9)) for (s in sample(4, 2)) {
  repeat { t <- matrix(rpois(2 * size, mean), 2); if (all(colSums(t) > 0) && all(rowSums(t) > 0)) break }
  one(t, c(0, 1), steps[[s]][1:size])
}
one(rbind(c(1, 2, 1, 0), c(3, 3, 6, 1), c(10, 10, 14, 9), c(6, 7, 12, 11)), c(1, 2, 3, 4), c(1, 2, 3, 4))
for (size in list(c(3, 3), c(3, 4), c(4, 3), c(5, 4), c(4, 5))) for (s in 1:2) {
  repeat { t <- matrix(rpois(prod(size), 4), size[1]); if (all(colSums(t) > 0) && all(rowSums(t) > 0)) break }
  one(t, steps[[s]][seq_len(size[1])], steps[[sample(4, 1)]][seq_len(size[2])])
}
write_cases(commandArgs(TRUE)[1], "Linear trend", c("coin", "exactRankTests"), "oracles/conformance/trend.R",
            list("*" = 1e-10, r = 1e-12, z = 1e-12, m2 = 1e-11))
