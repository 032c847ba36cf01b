# Dose and response with repeated measurements: lmer with the means by subject (Mundlak), lmerTest's Satterthwaite degrees of freedom, contestMD for several
# terms; Kenward and Roger's by pbkrtest. The terms are written out as docs/statistics/dose-response.md says.
# Rscript repeated_dose.R OUTPUT.json
source("conformance.R")
suppressPackageStartupMessages({ library(lme4); library(lmerTest); library(pbkrtest) })
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 0.02, rhoend = 1e-11, maxfun = 1e5), calc.derivs = FALSE, check.conv.singular = "ignore")

terms_of <- function(d, shape, at) {
  spread <- max(at) - min(at)
  if (shape == "Linear") return(cbind(d))
  if (shape == "Quadratic") return(cbind(d, ((d - mean(at)) / spread)^2))
  k <- quantile(at, c(.1, .5, .9)); cube <- function(x) ifelse(x > 0, (x / spread)^3, 0)
  cbind(d, cube(d - k[1]) - cube(d - k[2]) * (k[3] - k[1]) / (k[3] - k[2]) + cube(d - k[3]) * (k[2] - k[1]) / (k[3] - k[2]))
}

ask <- function(y, d, s, shape, slope = FALSE, day = NULL, kr = FALSE) {
  b <- terms_of(d, shape, d); q <- ncol(b); m <- apply(b, 2, ave, s); spread <- max(d) - min(d)
  ddf <- if (kr) "Kenward-Roger" else "Satterthwaite"
  fit_of <- function(b, m) {
    data <- data.frame(y = y, b = I(b), m = I(m), d = d, s = s); if (!is.null(day)) data$day <- day
    lmer(as.formula(paste("y ~ b + m", if (!is.null(day)) "+ day", if (slope) "+ (1 + d | s)" else "+ (1 | s)")), data, control = tight)
  }
  line <- fit_of(b[, 1, drop = FALSE], m[, 1, drop = FALSE]); curve <- fit_of(b, m)
  one <- function(fit, L) unlist(contest1D(fit, L, ddf = ddf))
  p <- length(fixef(line)); P <- length(fixef(curve))
  L <- function(n, ...) { v <- numeric(n); at <- c(...); v[at] <- 1; v }
  w <- one(line, L(p, 2)); bt <- one(line, L(p, 2, 3)); dif <- one(line, L(p, 3))
  any <- diag(P)[1 + seq_len(q), , drop = FALSE]; any[1, ] <- any[1, ] * spread
  a <- unlist(contestMD(curve, any, ddf = ddf))
  values <- list(within = w[["Estimate"]], within_se = w[["Std. Error"]], within_df = w[["df"]], between = bt[["Estimate"]], between_se = bt[["Std. Error"]],
                 between_df = bt[["df"]], less = dif[["Estimate"]], less_se = dif[["Std. Error"]], less_p = dif[["Pr(>|t|)"]],
                 f = a[["F value"]], f_df = a[["DenDF"]], f_p = a[["Pr(>F)"]], loglik = as.numeric(logLik(curve)))
  if (q > 1) {
    n <- unlist(contestMD(curve, diag(P)[1 + 2:q, , drop = FALSE], ddf = ddf))
    values <- c(values, list(bend = n[["F value"]], bend_df = n[["DenDF"]], bend_p = n[["Pr(>F)"]]))
  }
  x <- c(1, terms_of(15, shape, d), colMeans(m), if (!is.null(day)) mean(day))
  z <- c(0, terms_of(20, shape, d) - terms_of(10, shape, d), rep(0, P - 1 - q))
  at <- one(curve, x); step <- one(curve, z)
  values <- c(values, list(at15 = at[["Estimate"]], at15_se = at[["Std. Error"]], at15_df = at[["df"]], step = step[["Estimate"]], step_se = step[["Std. Error"]], step_df = step[["df"]]))
  input <- list(y = y, doses = d, subjects = as.character(s), shape = shape, slope = as.numeric(slope), kr = as.numeric(kr))
  if (!is.null(day)) input$day <- day
  case(input, paste0("lmer(REML), lmerTest contest, ", ddf), values)
}

study <- function(seed, mothers, least, most, slope_sd, bend) {
  set.seed(seed)
  n <- sample(least:most, mothers, TRUE); s <- factor(rep(sprintf("m%02d", seq_len(mothers)), n))
  usual <- rnorm(mothers, 14, 3); own <- usual * 2 + rnorm(mothers, 0, 6); each <- rnorm(mothers, 0, slope_sd)
  d <- round(pmax(2, usual[s] + rnorm(length(s), 0, 5)), 1); day <- unlist(lapply(n, seq_len))
  y <- round(20 + own[s] + (0.6 + each[s]) * d - bend * pmax(d - 15, 0) + 2 * day + rnorm(length(s), 0, 4), 1)
  list(y = y, d = d, s = s, day = as.numeric(day))
}
for (seed in 1:3) {
  t <- study(seed, c(8, 14, 25)[seed], 3, 6, 0, 0.5)
  for (shape in c("Linear", "Quadratic", "NaturalSpline")) {
    ask(t$y, t$d, t$s, shape)
    ask(t$y, t$d, t$s, shape, day = t$day)
  }
  ask(t$y, t$d, t$s, "NaturalSpline", day = t$day, kr = TRUE)
  ask(t$y, t$d, t$s, "Linear", kr = TRUE)
}
t <- study(11, 30, 5, 8, 0.8, 0)
ask(t$y, t$d, t$s, "Linear", slope = TRUE, day = t$day)
ask(t$y, t$d, t$s, "NaturalSpline", slope = TRUE, day = t$day)
ask(t$y, t$d, t$s, "Quadratic", slope = TRUE, day = t$day, kr = TRUE)
write_cases(commandArgs(TRUE)[1], "Dose and response, repeated: within and between", c("lme4", "lmerTest", "pbkrtest"), "oracles/conformance/repeated_dose.R",
            list("*" = 1e-5, loglik = 1e-9, within_df = 1e-4, between_df = 1e-4, less_p = 1e-4, f_df = 1e-4, f_p = 1e-4, bend_df = 1e-4, bend_p = 1e-4, at15_df = 1e-4, step_df = 1e-4))
