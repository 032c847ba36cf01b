# One-way and Welch's analysis of variance, Levene and Brown-Forsythe, eta squared with limits by uniroot on R's pf,
# omega squared by its formula. Rscript anova.R OUTPUT.json
source("conformance.R")
suppressPackageStartupMessages({ library(car); library(effectsize) })
set.seed(20261121)

ask <- function(groups, conf = 0.9) {
  y <- unlist(groups); g <- factor(rep(seq_along(groups), lengths(groups)))
  fit <- summary(aov(y ~ g))[[1]]
  f <- fit$`F value`[1]; df1 <- fit$Df[1]; df2 <- fit$Df[2]; ss <- fit$`Sum Sq`
  root <- function(target) {
    gap <- function(ncp) pf(f, df1, df2, ncp) - target
    if (gap(0) <= 0) return(0)
    uniroot(gap, c(0, 20 * (f * df1 + 20)), tol = 1e-12)$root
  }
  lambda <- c(root(1 - (1 - conf) / 2), root((1 - conf) / 2))
  welch <- if (all(lengths(groups) > 1)) oneway.test(y ~ g) else NULL
  levene <- function(center) {
    test <- suppressWarnings(leveneTest(y, g, center = center))
    c(test$`F value`[1], test$`Pr(>F)`[1])
  }
  mean <- levene("mean"); median <- levene("median")
  values <- list(f = f, p = fit$`Pr(>F)`[1], between = ss[1], within = ss[2], eta = eta_squared(aov(y ~ g))$Eta2[1],
    low = lambda[1] / (lambda[1] + length(y)), high = lambda[2] / (lambda[2] + length(y)),
    omega = (ss[1] - df1 * ss[2] / df2) / (sum(ss) + ss[2] / df2),
    levene_f = mean[1], levene_p = mean[2], brown_f = median[1], brown_p = median[2])
  disagree <- NULL
  if (!is.null(welch)) {
    values <- c(values, list(welch_f = welch$statistic, welch_df = welch$parameter[2], welch_p = welch$p.value))
  }
  case(list(groups = groups, conf = conf), "aov, oneway.test, car leveneTest, effectsize eta_squared, uniroot on pf(f, df1, df2, ncp)", values, disagree)
}

ask(split(PlantGrowth$weight, PlantGrowth$group) |> unname())
ask(split(InsectSprays$count, InsectSprays$spray) |> unname())
ask(split(chickwts$weight, chickwts$feed) |> unname(), 0.95)
ask(split(warpbreaks$breaks, warpbreaks$tension) |> unname())
for (k in c(2, 3, 4, 7)) for (n in c(3, 6, 31)) {
  ask(lapply(seq_len(k), function(i) round(rnorm(n + i %% 3, 20 + 1.5 * i, 2 + i), 1)))
}
ask(list(c(1, 2, 2, 3), c(101, 102, 102, 104), c(51, 53, 55, 53)))
ask(list(c(1, 4, 9), c(2, 3, 5), 7))
ask(list(c(0, 1, 3), c(0, 1, 3), c(0, 2, 3)))
# R's pf with noncentrality stops at 1e-9.
write_cases(commandArgs(TRUE)[1], "One-way and Welch ANOVA, Levene, Brown-Forsythe, eta squared", c("stats", "car", "effectsize"), "oracles/conformance/anova.R",
            list("*" = 1e-11, low = 1e-7, high = 1e-7))
