# Meta-analysis by metafor, iterated to the end: its own defaults stop early (τ² off by up to 2e-3).
source("conformance.R")
suppressPackageStartupMessages(library(metafor))
# As far as it goes: where Fisher scoring does not converge to 1e-14 it is asked for less.
pool <- function(...) {
  for (end in c(1e-14, 1e-13, 1e-12, 1e-11)) {
    r <- tryCatch(rma(..., control = list(threshold = end, tol = 1e-14, maxiter = 10000, tau2.max = 1e10)), error = function(e) NULL)
    if (!is.null(r)) return(r)
  }
  stop("metafor did not converge")
}

fit <- function(y, v, disagree = NULL) for (method in c("DL", "PM", "REML", "ML", "SJ", "EB", "FE")) for (test in c("knha", "adhoc", "z")) {
  if (method == "FE" && test != "z") next
  r <- pool(y, v, method = method, test = test)
  values <- list(tau2 = r$tau2, estimate = r$beta[1], se = r$se, statistic = r$zval, p = r$pval, low = r$ci.lb, high = r$ci.ub,
                 Q = r$QE, Qp = r$QEp, I2 = r$I2, H2 = r$H2, weight1 = weights(r)[1])
  if (method != "FE" && test == "knha") { pi <- predict(r); values <- c(values, list(plow = pi$pi.lb, phigh = pi$pi.ub)) }
  case(list(kind = "fit", y = y, v = v, method = method, test = test), sprintf("rma(method = '%s', test = '%s', control = <to the end>)", method, test), values, disagree)
}
profile <- function(y, v) {
  ci <- confint(pool(y, v), control = list(tol = 1e-14, tau2.max = 1e6))$random
  case(list(kind = "profile", y = y, v = v), "confint(rma(), control = list(tol = 1e-14))", list(low = ci[1, 2], high = ci[1, 3]))
}
without <- function(y, v) {
  l <- leave1out(pool(y, v, test = "knha"))
  cumulated <- cumul(pool(y, v, test = "knha"))
  for (i in seq_along(y)) {
    values <- list(estimate = l$estimate[i], se = l$se[i], tau2 = l$tau2[i])
    if (i > 1) values <- c(values, list(cestimate = cumulated$estimate[i], cse = cumulated$se[i], ctau2 = cumulated$tau2[i]))
    case(list(kind = "without", y = y, v = v, i = i), "leave1out(), cumul()", values)
  }
}
bias <- function(y, v) {
  e <- regtest(y, v, model = "lm"); b <- ranktest(y, v)
  case(list(kind = "bias", y = y, v = v), "regtest(model = 'lm'); ranktest()",
       list(slope = unname(coef(lm(y ~ sqrt(v), weights = 1 / v))[2]), t = e$zval, p = e$pval, limit = e$est, tau = b$tau, btau_p = b$pval),
       if (anyDuplicated(v)) list(btau_p = "equal variances: cor.test falls back to the normal law, ours is exact with ties"))
}

escalc_of <- function(measure) summary(escalc(measure = measure, ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg))
for (measure in c("RR", "OR", "RD")) { e <- escalc_of(measure); y <- as.numeric(e$yi); v <- as.numeric(e$vi); fit(y, v); profile(y, v); without(y, v); bias(y, v) }
n <- escalc(measure = "MD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i, data = dat.normand1999)
fit(as.numeric(n$yi), as.numeric(n$vi)); profile(as.numeric(n$yi), as.numeric(n$vi)); without(as.numeric(n$yi), as.numeric(n$vi)); bias(as.numeric(n$yi), as.numeric(n$vi))
set.seed(21)
for (k in c(3, 6, 20, 60)) { v <- round(0.1 * exp(rnorm(k)), 4); y <- round(rnorm(k, 0.4, sqrt(v + 0.1)), 4); fit(y, v); profile(y, v); bias(y, v) }

write_cases(commandArgs(TRUE)[1], "Meta-analysis", c("metafor"), "oracles/conformance/meta-analysis.R",
            list("*" = 1e-9, p = 1e-7, Qp = 1e-9, low = 1e-8, high = 1e-8, plow = 1e-8, phigh = 1e-8))
