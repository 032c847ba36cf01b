# Linear mixed models by lmer with Kenward and Roger's standard errors and degrees of freedom (pbkrtest through lmerTest).
# pbkrtest works at lmer's variances, which are good to about 1e-6.
# Rscript kenward_roger.R OUTPUT.json
source("conformance.R")
suppressPackageStartupMessages({ library(lme4); library(lmerTest); library(nlme); library(pbkrtest) })
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 0.02, rhoend = 1e-11, maxfun = 1e5), calc.derivs = FALSE, check.conv.singular = "ignore")

ask <- function(y, x, subject, slope = NULL) {
  data <- data.frame(y = y, x, s = factor(subject))
  form <- paste("y ~", if (ncol(x)) paste(names(x), collapse = " + ") else "1", "+ (", if (is.null(slope)) "1" else paste("1 +", slope), "| s)")
  fit <- lmer(as.formula(form), data, REML = TRUE, control = tight)
  t <- coef(summary(fit, ddf = "Kenward-Roger"))
  values <- list()
  for (j in seq_len(nrow(t))) values <- c(values, setNames(list(t[j, 1], t[j, 2], t[j, 3], t[j, 4], t[j, 5]), paste0(c("b", "se", "df", "t", "p"), j)))
  input <- list(y = y, names = I(as.character(names(x))), columns = unname(lapply(x, as.numeric)), subjects = as.character(subject))
  if (!is.null(slope)) input$slope <- slope
  case(input, "lmer(REML), summary(ddf = \"Kenward-Roger\")", values)
}
none <- function(n) as.data.frame(matrix(nrow = n, ncol = 0))
ask(sleepstudy$Reaction, sleepstudy["Days"], sleepstudy$Subject)
ask(sleepstudy$Reaction, sleepstudy["Days"], sleepstudy$Subject, "Days")
ask(Dyestuff$Yield, none(30), Dyestuff$Batch)
e <- data.frame(T2 = +(ergoStool$Type == "T2"), T3 = +(ergoStool$Type == "T3"), T4 = +(ergoStool$Type == "T4"))
ask(ergoStool$effort, e, ergoStool$Subject)
o <- Orthodont
ask(o$distance, data.frame(age = o$age, female = +(o$Sex == "Female")), o$Subject)
ask(o$distance, data.frame(age = o$age, female = +(o$Sex == "Female")), o$Subject, "age")
# Unequal numbers of measurements.
k <- c(1:4, 7:9, 11:33, 40:80, 99:150, 161:172)
ask(sleepstudy$Reaction[k], sleepstudy[k, "Days", drop = FALSE], sleepstudy$Subject[k])
ask(sleepstudy$Reaction[k], sleepstudy[k, "Days", drop = FALSE], sleepstudy$Subject[k], "Days")
# Few subjects, unequally often.
k <- c(1:10, 11:14, 21:27, 31:32)
ask(sleepstudy$Reaction[k], sleepstudy[k, "Days", drop = FALSE], sleepstudy$Subject[k])
m <- c(1:3, 6:10, 12:17, 21:30)
ask(Dyestuff$Yield[m], none(length(m)), Dyestuff$Batch[m])
write_cases(commandArgs(TRUE)[1], "Linear mixed model: Kenward-Roger", c("lme4", "lmerTest", "pbkrtest"), "oracles/conformance/kenward_roger.R",
            list("*" = 1e-5, p1 = 1e-4, p2 = 1e-4, p3 = 1e-4, p4 = 1e-4))
