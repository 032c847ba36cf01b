# Power and sample size: power.t.test and power.prop.test (strict = TRUE: both tails), pwr, and the laws of R put together by hand.
# Rscript sample_size.R OUTPUT.json
source("conformance.R")
suppressPackageStartupMessages(library(pwr))
sides <- function(two) if (two) "two.sided" else "one.sided"
half <- function(alpha, two) if (two) alpha / 2 else alpha

for (two in c(TRUE, FALSE)) for (alpha in c(0.05, 0.01)) for (d in list(c(5, 12, 17), c(0.8, 1, 10), c(2, 9, 94), c(0.2, 1, 300), c(3, 1, 3))) {
  case(list(design = "paired", difference = d[1], sd = d[2], n = d[3], alpha = alpha, two = as.integer(two)),
       "power.t.test(n, delta, sd, type = 'paired', strict = TRUE)",
       list(power = power.t.test(d[3], d[1], d[2], alpha, type = "paired", alternative = sides(two), strict = TRUE)$power))
  case(list(design = "two-means", difference = d[1], sd = d[2], n = d[3], ratio = 1, alpha = alpha, two = as.integer(two)),
       "power.t.test(n, delta, sd, strict = TRUE)",
       list(power = power.t.test(d[3], d[1], d[2], alpha, alternative = sides(two), strict = TRUE)$power))
}
for (two in c(TRUE, FALSE)) for (n in list(c(20, 40), c(13, 26), c(30, 90))) {
  case(list(design = "two-means", difference = -0.6, sd = 1, n = n[1], ratio = n[2] / n[1], alpha = 0.05, two = as.integer(two)), "pwr.t2n.test(n1, n2, d)",
       list(power = pwr.t2n.test(n[1], n[2], 0.6, 0.05, alternative = if (two) "two.sided" else "greater")$power))
}
# Whole sizes: the smallest n whose power is reached, from the fraction that uniroot gives.
for (goal in c(0.8, 0.9)) for (d in c(0.3, 0.5, 0.8)) {
  case(list(design = "paired", difference = d, sd = 1, goal = goal, alpha = 0.05, two = 1), "ceiling(power.t.test(power = goal, type = 'paired', strict = TRUE)$n)",
       list(n = ceiling(power.t.test(delta = d, power = goal, type = "paired", strict = TRUE, tol = 1e-9)$n)))
  case(list(design = "two-means", difference = d, sd = 1, ratio = 1, goal = goal, alpha = 0.05, two = 1), "ceiling(power.t.test(power = goal, strict = TRUE)$n)",
       list(n = ceiling(power.t.test(delta = d, power = goal, strict = TRUE, tol = 1e-9)$n)))
  case(list(design = "chi-square", first = 0.3, second = 0.3 + d / 2, ratio = 1, goal = goal, alpha = 0.05, two = 1), "ceiling(power.prop.test(power = goal, strict = TRUE)$n)",
       list(n = ceiling(power.prop.test(p1 = 0.3, p2 = 0.3 + d / 2, power = goal, strict = TRUE, tol = 1e-9)$n)))
}
for (two in c(TRUE, FALSE)) for (p in list(c(0.5, 0.75, 58), c(0.1, 0.3, 40), c(0.9, 0.95, 200), c(0.4, 0.41, 1000))) {
  case(list(design = "chi-square", first = p[1], second = p[2], n = p[3], ratio = 1, alpha = 0.05, two = as.integer(two)), "power.prop.test(n, p1, p2, strict = TRUE)",
       list(power = power.prop.test(p[3], p[1], p[2], 0.05, alternative = sides(two), strict = TRUE)$power))
}

# Exact tests of counts: every outcome, R's own test.
binomial <- function(n, p, p0, alpha, alternative) sum(dbinom(0:n, n, p)[sapply(0:n, function(k) binom.test(k, n, p0, alternative)$p.value) <= alpha])
for (a in list(c(10, 0.8, 0.5), c(30, 0.1, 0.3), c(47, 0.62, 0.5), c(100, 0.08, 0.05))) {
  case(list(design = "one-proportion", expected = a[2], null = a[3], n = a[1], alpha = 0.05, two = 1), "sum of dbinom where binom.test rejects", list(power = binomial(a[1], a[2], a[3], 0.05, "two.sided")))
  case(list(design = "one-proportion", expected = a[2], null = a[3], n = a[1], alpha = 0.025, two = 0), "sum of dbinom where one-sided binom.test rejects",
       list(power = binomial(a[1], a[2], a[3], 0.025, if (a[2] > a[3]) "greater" else "less")))
}
fisher <- function(m, n, p1, p2, alpha, alternative) {
  power <- 0
  for (x in 0:m) for (y in 0:n) if (fisher.test(matrix(c(x, m - x, y, n - y), 2), alternative = alternative)$p.value <= alpha) power <- power + dbinom(x, m, p1) * dbinom(y, n, p2)
  power
}
for (a in list(c(10, 10, 0.2, 0.8), c(12, 24, 0.5, 0.1), c(25, 25, 0.3, 0.6), c(7, 14, 0.9, 0.2))) {
  case(list(design = "fisher", first = a[3], second = a[4], n = a[1], ratio = a[2] / a[1], alpha = 0.05, two = 1), "sum of dbinom * dbinom where fisher.test rejects", list(power = fisher(a[1], a[2], a[3], a[4], 0.05, "two.sided")))
  case(list(design = "fisher", first = a[3], second = a[4], n = a[1], ratio = a[2] / a[1], alpha = 0.05, two = 0), "the same one-sided",
       list(power = fisher(a[1], a[2], a[3], a[4], 0.05, if (a[3] > a[4]) "greater" else "less")))
}
mcnemar <- function(n, p10, p01, alpha, two) sum(sapply(1:n, function(d) {
  p <- sapply(0:d, function(k) binom.test(k, d, 0.5, if (two) "two.sided" else "greater")$p.value)
  dbinom(d, n, p10 + p01) * sum(dbinom(0:d, d, max(p10, p01) / (p10 + p01))[p <= alpha])
}))
for (a in list(c(20, 0.4, 0.1), c(50, 0.1, 0.3), c(94, 0.25, 0.1))) for (two in c(TRUE, FALSE)) {
  case(list(design = "mcnemar", first = a[2], second = a[3], n = a[1], alpha = 0.05, two = as.integer(two)), "sum over discordant pairs where binom.test(k, d) rejects", list(power = mcnemar(a[1], a[2], a[3], 0.05, two)))
}

# Correlation: the exact power by integrate() over the chi-square law of the first sum of squares.
correlation <- function(n, r, alpha, two) {
  crit <- qt(half(alpha, two), n - 2, lower.tail = FALSE)
  f <- function(q) sapply(q, function(v) { d <- abs(r) * sqrt(v / (1 - r^2)); dchisq(v, n - 1) * (pt(crit, n - 2, d, lower.tail = FALSE) + if (two) pt(-crit, n - 2, d) else 0) })
  b <- qchisq(c(1e-15, 0.5), n - 1); top <- qchisq(1e-15, n - 1, lower.tail = FALSE)
  integrate(f, b[1], b[2], rel.tol = 1e-10, subdivisions = 1000)$value + integrate(f, b[2], top, rel.tol = 1e-10, subdivisions = 1000)$value
}
for (two in c(TRUE, FALSE)) for (a in list(c(4, 0.9), c(10, 0.5), c(28, 0.5), c(94, -0.3), c(200, 0.2)))
  case(list(design = "correlation", expected = a[2], n = a[1], alpha = 0.05, two = as.integer(two)), "integrate(dchisq(q, n - 1) * pt(crit, n - 2, ncp))", list(power = suppressWarnings(correlation(a[1], a[2], 0.05, two))))
near <- "pwr approximates the law of r by Fisher's z with a correction: within a few thousandths of the exact power"
for (a in list(c(10, 0.5), c(28, 0.5), c(94, 0.3)))
  case(list(design = "correlation", expected = a[2], n = a[1], alpha = 0.05, two = 1), "pwr.r.test(n, r)", list(power = pwr.r.test(a[1], a[2])$power), list(power = near))

# Clusters, events, non-inferiority, factorial: R's laws by hand.
tpower <- function(delta, df, alpha, two) { crit <- qt(half(alpha, two), df, lower.tail = FALSE); pt(crit, df, delta, lower.tail = FALSE) + if (two) pt(-crit, df, delta) else 0 }
zpower <- function(delta, alpha, two) { crit <- qnorm(half(alpha, two), lower.tail = FALSE); pnorm(delta - crit) + if (two) pnorm(-delta - crit) else 0 }
for (a in list(c(5, 20, 25, 0.05, 0), c(8, 20, 12.5, 0.02, 0.6), c(12, 15, 40, 0.01, 0.4))) {
  de <- 1 + ((1 + a[5]^2) * a[3] - 1) * a[4]
  for (k in c(3, 8)) {
    case(list(design = "cluster-means", difference = a[1], sd = a[2], n = k, size = a[3], icc = a[4], cv = a[5], alpha = 0.05, two = 1), "pt(crit, 2 (k - 1), ncp)",
         list(power = tpower(a[1] / (a[2] * sqrt(2 * de / (k * a[3]))), 2 * (k - 1), 0.05, TRUE)))
    case(list(design = "cluster-proportions", first = 0.4, second = 0.6, n = k, size = a[3], icc = a[4], cv = a[5], alpha = 0.05, two = 1), "pt(crit, 2 (k - 1), ncp)",
         list(power = tpower(0.2 / sqrt(de * 0.48 / (k * a[3])), 2 * (k - 1), 0.05, TRUE)))
  }
}
for (a in list(c(1.6, 0.9, 60, 1), c(0.5, 0.7, 50, 2), c(2, 1, 30, 1))) {
  share <- c(1 - (1 - a[2])^a[1], a[2]); arms <- c(a[3], a[3] * a[4]); w <- arms[1] / sum(arms)
  case(list(design = "survival", hazard = a[1], share = a[2], n = a[3], ratio = a[4], alpha = 0.05, two = 1), "Schoenfeld by pnorm",
       list(power = zpower(abs(log(a[1])) * sqrt(sum(share * arms) * w * (1 - w)), 0.05, TRUE), events = sum(share * arms)))
}
for (a in list(c(0, 5, 12, 91), c(1, 4, 10, 40), c(-1, 6, 9, 33))) case(list(design = "non-inferior-means", difference = a[1], margin = a[2], sd = a[3], n = a[4], ratio = 1, alpha = 0.05, two = 1),
  "pt(qt(0.975, df), df, ncp)", list(power = tpower((a[1] + a[2]) / (a[3] * sqrt(2 / a[4])), 2 * a[4] - 2, 0.025, FALSE)))
for (a in list(c(0.8, 0.8, 0.1, 250), c(0.85, 0.8, 0.1, 120))) case(list(design = "non-inferior-proportions", first = a[1], second = a[2], margin = a[3], n = a[4], ratio = 1, alpha = 0.05, two = 1),
  "pnorm((p1 - p2 + margin) / se - 1.96)", list(power = zpower((a[1] - a[2] + a[3]) / sqrt((a[1] * (1 - a[1]) + a[2] * (1 - a[2])) / a[4]), 0.025, FALSE)))
case(list(design = "factorial", sd = 10, first = 5, n = 17, alpha = 0.05, two = 1), "pt(crit, 4 (n - 1), ncp)", list(power = tpower(5 / 10 * sqrt(17), 64, 0.05, TRUE)))
case(list(design = "factorial", sd = 10, first = 5, interaction = 8, n = 17, alpha = 0.05, two = 1), "pt(crit, 4 (n - 1), ncp)", list(power = tpower(4 / 10 * sqrt(17), 64, 0.05, TRUE)))
# R's pt with noncentrality stops at 1e-9 absolute, sometimes sooner; its series is left above ncp 37.6, which no case reaches.
write_cases(commandArgs(TRUE)[1], "Power and sample size", c("stats", "pwr"), "oracles/conformance/sample_size.R", list("*" = 1e-8, n = 0))
