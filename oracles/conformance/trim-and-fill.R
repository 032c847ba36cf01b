# Trim-and-fill by metafor, with τ² iterated to the end.
source("conformance.R")
suppressPackageStartupMessages(library(metafor))
end <- list(threshold = 1e-13, tol = 1e-14, maxiter = 10000)

# Equal effects keep their row order in metafor, ours put the more precise first: so the rows are given by precision.
fill <- function(y, v) { o <- order(v); each(y[o], v[o]) }
each <- function(y, v) for (method in c("FE", "DL", "REML")) for (estimator in c("L0", "R0", "Q0")) for (side in c("auto", "left", "right")) {
  r <- tryCatch(rma(y, v, method = method, control = end), error = function(e) NULL)
  if (is.null(r)) next
  t <- tryCatch(suppressWarnings(if (side == "auto") trimfill(r, estimator = estimator, control = end) else trimfill(r, estimator = estimator, side = side, control = end)),
                error = function(e) NULL)
  input <- list(y = y, v = v, method = method, estimator = estimator, side = side)
  call <- sprintf("trimfill(rma(method = '%s'), estimator = '%s', side = %s)", method, estimator, side)
  # Where its rounds go in a circle, or Q0 does not exist, it ends with an error: so do we.
  if (is.null(t)) { case(input, call, list(error = 1)); next }
  values <- list(k0 = t$k0, se = t$se.k0, right = as.numeric(t$side == "right"), estimate = t$beta[1], error_of = t$se, tau2 = t$tau2, low = t$ci.lb, high = t$ci.ub)
  if (estimator == "R0") values$p <- t$p.k0
  if (t$k0 > 0) values <- c(values, list(first = t$yi[length(y) + 1], first_v = t$vi[length(y) + 1], last = t$yi[t$k]))
  case(input, call, values)
}

for (measure in c("RR", "OR", "RD")) { e <- escalc(measure = measure, ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg); fill(as.numeric(e$yi), as.numeric(e$vi)) }
fill(as.numeric(dat.hackshaw1998$yi), as.numeric(dat.hackshaw1998$vi))
fill(as.numeric(dat.raudenbush1985$yi), as.numeric(dat.raudenbush1985$vi))
set.seed(23)
for (k in c(3, 5, 12, 40)) { v <- round(0.2 * exp(rnorm(k)), 4); y <- round(rnorm(k, 0.3 + sqrt(v), sqrt(v)), 4); fill(y, v) }

write_cases(commandArgs(TRUE)[1], "Trim-and-fill", c("metafor"), "oracles/conformance/trim-and-fill.R", list("*" = 1e-9, k0 = 0, right = 0, error = 0))
