# Games-Howell from its pieces with ptukey, its quantile by uniroot, since qtukey stops at 1e-4. Rscript games-howell.R OUTPUT.json
source("conformance.R")
set.seed(20261121)

ask <- function(groups) {
  k <- length(groups); v <- vapply(groups, function(x) var(x) / length(x), 0); n <- lengths(groups); m <- vapply(groups, mean, 0)
  values <- list()
  for (i in seq_len(k - 1)) for (j in (i + 1):k) {
    df <- (v[i] + v[j])^2 / (v[i]^2 / (n[i] - 1) + v[j]^2 / (n[j] - 1))
    q <- abs(m[i] - m[j]) / sqrt((v[i] + v[j]) / 2)
    quantile <- uniroot(function(q) ptukey(q, k, df, lower.tail = FALSE) - 0.05, qtukey(0.95, k, df) + c(-1, 1) / 2, tol = 1e-13)$root
    reach <- quantile * sqrt((v[i] + v[j]) / 2)
    values[paste0(c("p", "df", "low", "high"), i, j)] <- c(ptukey(q, k, df, lower.tail = FALSE), df, m[i] - m[j] - reach, m[i] - m[j] + reach)
  }
  # Between 1e-10 and 3e-6 R keeps some digits, more or fewer: not asked.
  p <- vapply(values, function(x) x, 0)
  values <- values[!(grepl("^p", names(p)) & p > 1e-10 & p < 3e-6)]
  tiny <- names(values)[grepl("^p", names(values)) & vapply(values, function(x) x, 0) <= 1e-10]
  why <- "R's ptukey forms 1 - P by subtraction: about 1e-10 absolute, no correct digit in so small a tail"
  case(list(groups = groups), "ptukey, its root, with Welch's standard errors and degrees of freedom", values,
       if (length(tiny)) setNames(rep(list(why), length(tiny)), tiny))
}

ask(unname(split(PlantGrowth$weight, PlantGrowth$group)))
ask(unname(split(chickwts$weight, chickwts$feed)))
ask(unname(split(warpbreaks$breaks, warpbreaks$tension)))
for (k in c(2, 3, 4, 6)) for (n in c(3, 5, 12, 40)) ask(lapply(seq_len(k), function(i) round(rnorm(n + i %% 2, 20 + i, 2 + i), 1)))
# R's ptukey errs by 3e-11 absolute, and by some 1e-6 of itself at few degrees of freedom; see fixtures/distributions for ours.
write_cases(commandArgs(TRUE)[1], "Games-Howell", "stats", "oracles/conformance/games-howell.R", list("*" = 1e-5))
