# Meta-regression by metafor, iterated to the end: its own defaults stop early.
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

fit <- function(y, v, x, at) for (method in c("DL", "PM", "REML", "ML", "SJ", "EB", "FE")) for (test in c("knha", "adhoc", "z")) {
  r <- pool(y, v, mods = x, method = method, test = test)
  # Its tau2 of 1e-15 is 0.
  none <- method != "FE" && r$I2 < 1e-9
  values <- list(tau2 = if (none) 0 else r$tau2, QE = r$QE, QEp = r$QEp, I2 = if (none) 0 else r$I2, H2 = r$H2, QM = r$QM, QMp = r$QMp)
  # For the fixed effect R2 is another figure there; without heterogeneity it is 0 there and not given here.
  if (method != "FE" && pool(y, v, method = method)$tau2 > 0) values$R2 <- r$R2
  for (j in seq_along(r$beta)) {
    one <- list(r$beta[j], r$se[j], r$zval[j], r$pval[j], r$ci.lb[j], r$ci.ub[j])
    names(one) <- paste0(c("b", "se", "t", "p", "low", "high"), j)
    values <- c(values, one)
  }
  p <- predict(r, newmods = matrix(at, 1))
  values <- c(values, list(pred = p$pred, predse = p$se, predlow = p$ci.lb, predhigh = p$ci.ub))
  if (method != "FE" && test == "knha") values <- c(values, list(plow = p$pi.lb, phigh = p$pi.ub))
  case(list(y = y, v = v, names = colnames(x), columns = lapply(seq_len(ncol(x)), function(j) x[, j]), at = at, method = method, test = test),
       sprintf("rma(mods = ~ %s, method = '%s', test = '%s', control = <to the end>); predict()", paste(colnames(x), collapse = " + "), method, test), values)
}
columns <- function(...) { x <- cbind(...); storage.mode(x) <- "double"; x }

b <- escalc("RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)
y <- as.numeric(b$yi); v <- as.numeric(b$vi)
fit(y, v, columns(ablat = b$ablat), 30)
fit(y, v, columns(ablat = b$ablat, year = b$year), c(20, 1960))
fit(y, v, columns(random = b$alloc == "random", systematic = b$alloc == "systematic", ablat = b$ablat), c(1, 0, 44))
r <- dat.raudenbush1985
fit(as.numeric(r$yi), as.numeric(r$vi), columns(weeks = pmin(r$weeks, 3)), 1)
set.seed(22)
for (k in c(4, 8, 25, 60)) {
  v <- round(0.1 * exp(1.5 * rnorm(k)), 4); x <- round(rnorm(k, 5), 2); z <- round(runif(k), 2)
  y <- round(rnorm(k, 0.4 + 0.3 * x - 0.5 * z, sqrt(v + 0.1)), 4)
  if (k > 4) fit(y, v, columns(x = x, z = z, xz = x * z), c(4, 0.5, 2)) else fit(y, v, columns(x = x), 5)
}
# A study that alone fixes the slope. (Far from 0 metafor's normal equations lose digits; there 40 digits stand in meta_regression_tau.py.)
fit(c(0.2, 0.5, 0.1, 2, 0.4), c(0.01, 0.02, 1e-3, 0.04, 0.02), columns(x = c(1, 1.5, 9, 2, 1.2)), 3)

write_cases(commandArgs(TRUE)[1], "Meta-regression", c("metafor"), "oracles/conformance/meta-regression.R",
            list("*" = 1e-9, R2 = 1e-8))
