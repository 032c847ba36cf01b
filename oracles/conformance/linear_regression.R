# Least squares with classical, heteroscedasticity-robust and cluster-robust standard errors on data sets that R ships.
# Rscript linear_regression.R OUTPUT.json
source("conformance.R")
suppressPackageStartupMessages({ library(sandwich); library(lmtest); library(clubSandwich); library(MASS) })

ask <- function(y, x, variance, clusters = NULL, conf = 0.95, intercept = TRUE) {
  data <- data.frame(y = y, x)
  fit <- if (intercept) lm(y ~ ., data) else lm(y ~ . - 1, data)
  call <- "lm"
  df <- rep(fit$df.residual, length(coef(fit)))
  wald <- NULL
  if (variance == "Classical") { v <- vcov(fit); wald <- summary(fit)$fstatistic
  } else if (substr(variance, 1, 2) == "HC") {
    v <- vcovHC(fit, type = variance); call <- "lm, sandwich::vcovHC, lmtest::waldtest"
    if (intercept && ncol(x) > 0) wald <- c(waldtest(fit, vcov = v)$F[2], ncol(x), fit$df.residual)
  } else if (variance == "ClusterCR1") {
    v <- vcovCL(fit, cluster = clusters, type = "HC1"); call <- "lm, sandwich::vcovCL(type = \"HC1\")"
    df <- rep(length(unique(clusters)) - 1, length(df))
  } else {
    v <- vcovCR(fit, cluster = factor(clusters), type = "CR2"); call <- "lm, clubSandwich::vcovCR(type = \"CR2\"), coef_test(\"Satterthwaite\")"
    df <- coef_test(fit, vcov = v, test = "Satterthwaite")$df
  }
  b <- coef(fit); se <- sqrt(diag(v)); t <- b / se
  values <- list(sd = summary(fit)$sigma, r2 = summary(fit)$r.squared, adjusted = summary(fit)$adj.r.squared)
  for (j in seq_along(b)) values <- c(values, setNames(
    list(b[j], se[j], t[j], df[j], 2 * pt(-abs(t[j]), df[j]), b[j] - qt((1 + conf) / 2, df[j]) * se[j]), paste0(c("b", "se", "t", "df", "p", "low"), j)))
  if (!is.null(wald)) values <- c(values, list(f = wald[1], fp = pf(wald[1], wald[2], wald[3], lower.tail = FALSE)))
  input <- list(y = y, names = I(names(x)), columns = unname(lapply(x, identity)), variance = variance, conf = conf, intercept = as.numeric(intercept))
  if (!is.null(clusters)) input$clusters <- as.character(clusters)
  case(input, call, values)
}

robust <- c("Classical", "HC0", "HC1", "HC2", "HC3")
dummies <- function(f) as.data.frame(model.matrix(~ f)[, -1, drop = FALSE])
for (v in robust) ask(mtcars$mpg, mtcars[c("wt", "hp", "am")], v, conf = 0.9)
for (v in robust) ask(warpbreaks$breaks, cbind(dummies(warpbreaks$wool), dummies(warpbreaks$tension) |> setNames(c("M", "H"))), v)
for (v in robust) ask(birthwt$bwt, data.frame(birthwt[c("age", "lwt", "smoke", "ht", "ui")], r2 = +(birthwt$race == 2), r3 = +(birthwt$race == 3)), v)
for (v in c("Classical", "HC3")) ask(anorexia$Postwt, data.frame(pre = anorexia$Prewt, ft = +(anorexia$Treat == "FT"), cbt = +(anorexia$Treat == "CBT")), v)
ask(longley$Employed, longley[1:6], "Classical")
ask(stackloss$stack.loss, stackloss[1:3], "HC3", conf = 0.99)
ask(cars$dist, data.frame(speed = cars$speed, square = cars$speed^2), "HC3")
ask(cars$dist, cars["speed"], "Classical", intercept = FALSE)
ask(mtcars$mpg, mtcars[c("wt", "qsec")], "HC2", intercept = FALSE)
for (v in c("ClusterCR1", "ClusterCR2")) {
  ask(ChickWeight$weight[1:220], data.frame(time = ChickWeight$Time[1:220], d2 = +(ChickWeight$Chick[1:220] %in% c(1, 5, 9, 13))), v, as.character(ChickWeight$Chick[1:220]))
  ask(Orange$circumference, data.frame(age = Orange$age), v, Orange$Tree)
  ask(warpbreaks$breaks, data.frame(A = +(warpbreaks$wool == "A"), M = +(warpbreaks$tension == "M")), v, paste0("c", rep(1:12, length.out = 54)))
  ask(sleep$extra, data.frame(second = +(sleep$group == 2)), v, sleep$ID)
  ask(mtcars$mpg, mtcars[c("wt", "hp")], v, mtcars$carb)
  ask(birthwt$bwt, data.frame(smoke = birthwt$smoke, lwt = birthwt$lwt, age = birthwt$age), v, birthwt$age)
}
set.seed(20261121)
for (n in c(3, 4, 7)) { x <- round(rnorm(n), 2); ask(round(2 + x + rnorm(n), 2), data.frame(x = x), "Classical") }
x <- 1:12; ask(round(1e3 + 3 * x + rnorm(12), 3), data.frame(x = 100 + x), "HC3")
write_cases(commandArgs(TRUE)[1], "Linear regression: classical, HC0 to HC3, CR1, CR2", c("stats", "sandwich", "lmtest", "clubSandwich"),
            "oracles/conformance/linear_regression.R", list("*" = 1e-9))
