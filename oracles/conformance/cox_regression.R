# Cox regression by coxph and cox.zph on the data sets of R's survival package; profile limits by uniroot on coxph with an offset.
# Rscript cox_regression.R OUTPUT.json
source("conformance.R")
suppressPackageStartupMessages(library(survival))
strict <- coxph.control(eps = 1e-15, toler.chol = 1e-14, iter.max = 200)

ask <- function(time, event, x, ties = "Efron", conf = 0.95) {
  method <- tolower(ties); data <- data.frame(x); s <- Surv(time, event); p <- ncol(data)
  fit <- coxph(s ~ ., data, ties = method, control = strict)
  b <- unname(coef(fit)); se <- unname(sqrt(diag(vcov(fit)))); z <- qnorm((1 + conf) / 2); top <- fit$loglik[2]
  values <- list(loglik = top, null = fit$loglik[1], lr = 2 * diff(fit$loglik), wald = fit$wald.test, score = fit$score)
  zph <- cox.zph(fit, transform = "km")$table
  values <- c(values, list(zph = zph[p + (p > 1), 1]))
  for (j in seq_len(p)) {
    held <- function(v) {
      rest <- data[-j]; o <- v * data[[j]]
      if (p == 1) coxph(s ~ offset(o), ties = method)$loglik[1] else coxph(s ~ . + offset(o), data.frame(rest, o = o)[names(rest)], ties = method, control = strict)$loglik[2]
    }
    gap <- function(v) 2 * (top - held(v)) - z^2
    values <- c(values, setNames(list(b[j], se[j], 2 * pnorm(-abs(b[j] / se[j])), exp(b[j]), exp(b[j] - z * se[j]),
      exp(uniroot(gap, c(b[j] - 3 * z * se[j], b[j]), tol = 1e-13)$root), exp(uniroot(gap, c(b[j], b[j] + 3 * z * se[j]), tol = 1e-13)$root), 2 * (top - held(0)), zph[j, 1]),
      paste0(c("b", "se", "p", "hr", "low", "plow", "phigh", "lr", "zph"), j)))
  }
  case(list(time = time, event = as.numeric(event), names = I(names(data)), columns = unname(lapply(data, as.numeric)), ties = ties, conf = conf),
       "coxph, cox.zph(transform = \"km\"), uniroot on the profile likelihood", values)
}
l <- na.omit(lung[c("time", "status", "age", "sex", "ph.ecog", "wt.loss")])
v <- data.frame(trt = +(veteran$trt == 2), karno = veteran$karno, age = veteran$age, small = +(veteran$celltype == "smallcell"), adeno = +(veteran$celltype == "adeno"))
for (t in c("Efron", "Breslow")) {
  ask(l$time, l$status == 2, l[c("age", "sex", "ph.ecog", "wt.loss")], t)
  ask(veteran$time, veteran$status, v, t, 0.9)
  ask(ovarian$futime, ovarian$fustat, ovarian[c("age", "rx")], t)
  ask(aml$time, aml$status, data.frame(maintained = +(aml$x == "Maintained")), t)
  # Many ties: time in months.
  ask(ceiling(l$time / 60), l$status == 2, l[c("age", "sex")], t)
  ask(c(4, 3, 1, 1, 2, 2, 3), c(1, 1, 1, 0, 1, 1, 0), data.frame(x = c(0, 2, 1, 1, 1, 0, 0)), t)
  ask(kidney$time, kidney$status, data.frame(age = kidney$age, female = kidney$sex - 1, frail = kidney$frail), t, 0.99)
}
write_cases(commandArgs(TRUE)[1], "Cox regression: Efron, Breslow, profile limits, proportional hazards", "survival", "oracles/conformance/cox_regression.R", list("*" = 1e-8))
