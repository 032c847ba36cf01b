# Kaplan-Meier curves and log-rank tests of the data sets of R's survival package. Rscript kaplan_meier.R OUTPUT.json
source("conformance.R")
suppressPackageStartupMessages(library(survival))

curve <- function(time, event, conf = 0.95) {
  fit <- survfit(Surv(time, event) ~ 1, conf.type = "log-log", conf.int = conf)
  at <- unique(pmax(1, round(length(fit$time) * c(0.1, 0.25, 0.5, 0.75, 1))))
  values <- list(median = quantile(fit, 0.5)$quantile, mlow = quantile(fit, 0.5)$lower, mhigh = quantile(fit, 0.5)$upper)
  values[is.na(unlist(values)) & names(values) != "median"] <- Inf
  for (i in seq_along(at)) {
    k <- at[i]; s <- fit$surv[k]
    values <- c(values, setNames(list(fit$time[k], fit$n.risk[k], s, if (s == 0) NA else s * fit$std.err[k], if (s == 0 || s == 1) NA else fit$lower[k], if (s == 0 || s == 1) NA else fit$upper[k]),
                                 paste0(c("time", "risk", "s", "se", "low", "high"), k)))
  }
  case(list(time = time, event = as.numeric(event), conf = conf), "survfit(conf.type = \"log-log\"), quantile", values)
}
compare <- function(time, event, group) {
  test <- survdiff(Surv(time, event) ~ group)
  k <- length(test$n)
  values <- c(list(chisq = test$chisq, p = pchisq(test$chisq, k - 1, lower.tail = FALSE)),
              setNames(as.list(test$obs), paste0("obs", 1:k)), setNames(as.list(test$exp), paste0("exp", 1:k)))
  case(list(times = unname(split(time, group)), events = unname(lapply(split(event, group), as.numeric))), "survdiff", values)
}
curve(aml$time, aml$status); curve(lung$time, lung$status == 2); curve(lung$time, lung$status == 2, 0.9)
curve(veteran$time, veteran$status); curve(ovarian$futime, ovarian$fustat)
for (g in c("Maintained", "Nonmaintained")) curve(aml$time[aml$x == g], aml$status[aml$x == g])
curve(c(1, 2, 3, 4), c(1, 1, 1, 1)); curve(c(1, 2, 2, 5, 6, 6), c(1, 1, 0, 1, 0, 1)); curve(c(3, 5, 7), c(1, 0, 0))
compare(aml$time, aml$status, aml$x); compare(lung$time, +(lung$status == 2), lung$sex); compare(veteran$time, veteran$status, veteran$celltype)
compare(veteran$time, veteran$status, veteran$trt); compare(ovarian$futime, ovarian$fustat, ovarian$rx); compare(ovarian$futime, ovarian$fustat, ovarian$resid.ds)
ok <- !is.na(lung$ph.ecog) & lung$ph.ecog < 3
compare(lung$time[ok], +(lung$status[ok] == 2), lung$ph.ecog[ok])
compare(c(4, 3, 1, 1, 2, 2, 3), c(1, 1, 1, 0, 1, 1, 0), c(1, 1, 1, 2, 2, 2, 2))
set.seed(20261121)
for (n in c(6, 15, 40)) { t <- round(rexp(n, 0.1), 1) + 0.1; e <- rbinom(n, 1, 0.7); curve(t, e); compare(t, e, rep(1:3, length.out = n)) }
write_cases(commandArgs(TRUE)[1], "Kaplan-Meier and log-rank", "survival", "oracles/conformance/kaplan_meier.R", list("*" = 1e-11))
