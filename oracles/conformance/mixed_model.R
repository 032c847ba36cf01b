# Linear mixed models by lmer with lmerTest's Satterthwaite degrees of freedom. lmer's optimiser stops at about 1e-6 of the variances.
# Rscript mixed_model.R OUTPUT.json
source("conformance.R")
suppressPackageStartupMessages({ library(lme4); library(lmerTest); library(nlme) })
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 0.02, rhoend = 1e-11, maxfun = 1e5), calc.derivs = FALSE, check.conv.singular = "ignore")

ask <- function(y, x, subject, slope = NULL, reml = TRUE, conf = 0.95) {
  data <- data.frame(y = y, x, s = factor(subject))
  form <- paste("y ~", if (ncol(x)) paste(names(x), collapse = " + ") else "1", "+ (", if (is.null(slope)) "1" else paste("1 +", slope), "| s)")
  fit <- lmer(as.formula(form), data, REML = reml, control = tight)
  t <- coef(summary(fit)); v <- as.data.frame(VarCorr(fit)); singular <- isSingular(fit)
  values <- list(loglik = as.numeric(logLik(fit)), residual = sigma(fit))
  if (!singular) values <- c(values, list(intercept = v$sdcor[1]), if (!is.null(slope)) list(slope = v$sdcor[2], correlation = v$sdcor[3]))
  for (j in seq_len(nrow(t))) {
    values <- c(values, setNames(list(t[j, 1], t[j, 2], t[j, 4]), paste0(c("b", "se", "t"), j)))
    if (!singular) values <- c(values, setNames(list(t[j, 3], t[j, 5]), paste0(c("df", "p"), j)))
  }
  input <- list(y = y, names = I(as.character(names(x))), columns = unname(lapply(x, as.numeric)), subjects = as.character(subject), ml = as.numeric(!reml), conf = conf)
  if (!is.null(slope)) input$slope <- slope
  case(input, paste0("lmer(", if (reml) "REML" else "ML", "), lmerTest"), values)
}
none <- function(n) as.data.frame(matrix(nrow = n, ncol = 0))
for (reml in c(TRUE, FALSE)) {
  ask(sleepstudy$Reaction, sleepstudy["Days"], sleepstudy$Subject, NULL, reml)
  ask(sleepstudy$Reaction, sleepstudy["Days"], sleepstudy$Subject, "Days", reml)
  ask(Dyestuff$Yield, none(30), Dyestuff$Batch, NULL, reml)
  ask(Dyestuff2$Yield, none(30), Dyestuff2$Batch, NULL, reml)
  e <- data.frame(T2 = +(ergoStool$Type == "T2"), T3 = +(ergoStool$Type == "T3"), T4 = +(ergoStool$Type == "T4"))
  ask(ergoStool$effort, e, ergoStool$Subject, NULL, reml)
  o <- Orthodont
  ask(o$distance, data.frame(age = o$age, female = +(o$Sex == "Female")), o$Subject, NULL, reml)
  ask(o$distance, data.frame(age = o$age, female = +(o$Sex == "Female")), o$Subject, "age", reml)
  # Unequal numbers of measurements.
  k <- c(1:4, 7:9, 11:33, 40:80, 99:150, 161:172)
  ask(sleepstudy$Reaction[k], sleepstudy[k, "Days", drop = FALSE], sleepstudy$Subject[k], NULL, reml)
  ask(sleepstudy$Reaction[k], sleepstudy[k, "Days", drop = FALSE], sleepstudy$Subject[k], "Days", reml)
}
write_cases(commandArgs(TRUE)[1], "Linear mixed model: REML, ML, Satterthwaite", c("lme4", "lmerTest"), "oracles/conformance/mixed_model.R",
            list("*" = 1e-6, loglik = 1e-9, residual = 1e-6, intercept = 1e-5, slope = 1e-5, correlation = 1e-4, p1 = 1e-4, p2 = 1e-4, p3 = 1e-4, p4 = 1e-4,
                 df1 = 1e-4, df2 = 1e-4, df3 = 1e-4, df4 = 1e-4))
