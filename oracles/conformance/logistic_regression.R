# Logistic regression by glm and, with Firth's penalty, by brglm2; profile-likelihood limits by uniroot on the likelihood maximised
# over the other coefficients (glm with an offset; for Firth optimised here, the penalty of the whole model kept).
# Rscript logistic_regression.R OUTPUT.json
source("conformance.R")
suppressPackageStartupMessages({ library(MASS); library(brglm2) })
strict <- glm.control(epsilon = 1e-15, maxit = 200)

plain_profile <- function(y, X, j) function(b) {
  fit <- suppressWarnings(glm.fit(X[, -j, drop = FALSE], y, offset = b * X[, j], family = binomial(), control = strict))
  -fit$deviance / 2
}
# Newton with the information until the penalised score of the free coefficients is nil.
firth_max <- function(y, X, fixed = integer(), value = numeric(), start = rep(0, ncol(X))) {
  b <- start; b[fixed] <- value; free <- setdiff(seq_len(ncol(X)), fixed)
  value_at <- function(b) { eta <- drop(X %*% b); w <- plogis(eta) * plogis(-eta)
    sum(plogis(ifelse(y == 1, eta, -eta), log.p = TRUE)) + 0.5 * determinant(crossprod(X * sqrt(w)))$modulus[1] }
  for (i in 1:2000) {
    eta <- drop(X %*% b); p <- plogis(eta); w <- p * plogis(-eta)
    info <- crossprod(X * sqrt(w)); h <- w * rowSums((X %*% solve(info, tol = 0)) * X)
    step <- rep(0, length(b))
    if (length(free)) step[free] <- solve(info[free, free], crossprod(X, y - p + h * (0.5 - p))[free], tol = 0)
    s <- 1; while (!isTRUE(value_at(b + s * step) >= value_at(b) - 1e-12) && s > 1e-8) s <- s / 2
    b <- b + s * step
    if (max(abs(step)) < 1e-13) break
  }
  list(b = b, value = value_at(b))
}

ask <- function(y, x, method, conf = 0.95, call = "glm(epsilon = 1e-15), uniroot on the profile likelihood") {
  X <- cbind(1, as.matrix(x)); p <- ncol(X); z2 <- qchisq(conf, 1); z <- qnorm((1 + conf) / 2)
  if (method == "Firth") {
    fit <- glm(y ~ ., binomial(), data.frame(y = y, x), method = "brglmFit", type = "AS_mean", epsilon = 1e-14, maxit = 5000)
    call <- "brglm2 brglmFit(type = \"AS_mean\"), uniroot on the penalised profile likelihood"
    b <- unname(coef(fit)); full <- firth_max(y, X, start = b); top <- full$value
    eta <- drop(X %*% b); se <- unname(sqrt(diag(solve(crossprod(X * sqrt(plogis(eta) * plogis(-eta)))))))
    profile <- function(j) { last <- b; function(v) { r <- firth_max(y, X, j, v, last); if (is.finite(r$value)) last <<- r$b; r$value } }
    null <- firth_max(y, X, 2:p, rep(0, p - 1), c(qlogis(mean(y)), rep(0, p - 1)))$value
  } else {
    fit <- glm(y ~ ., binomial(), data.frame(y = y, x), control = strict)
    b <- unname(coef(fit)); eta <- drop(X %*% b); se <- unname(sqrt(diag(solve(crossprod(X * sqrt(plogis(eta) * plogis(-eta)))))))
    top <- -fit$deviance / 2
    profile <- function(j) plain_profile(y, X, j)
    null <- -fit$null.deviance / 2
  }
  values <- list(lr = 2 * (top - null), lrp = pchisq(2 * (top - null), p - 1, lower.tail = FALSE),
                 loglik = sum(plogis(ifelse(y == 1, eta, -eta), log.p = TRUE)))
  for (j in seq_len(p)) {
    values <- c(values, setNames(list(b[j], se[j], 2 * pnorm(-abs(b[j] / se[j])), exp(b[j]), exp(b[j] - z * se[j])), paste0(c("b", "se", "p", "or", "low"), j)))
    if (j > 1) {
      f <- profile(j); gap <- function(v) 2 * (top - f(v)) - z2
      side <- function(s) { f <- profile(j); gap <- function(v) 2 * (top - f(v)) - z2; reach <- 0.2 * z * se[j]; while (gap(b[j] + s * reach) < 0) reach <- 1.1 * reach
        uniroot(gap, sort(c(b[j] + s * reach / 1.11, b[j] + s * reach)), tol = 1e-13, maxiter = 1000)$root }
      for (v in seq(b[j], 0, length.out = 12)) lrj <- 2 * (top - f(v))
      values <- c(values, setNames(list(exp(side(-1)), exp(side(1)), lrj, pchisq(lrj, 1, lower.tail = FALSE)), paste0(c("plow", "phigh", "lr", "plr"), j)))
    }
  }
  case(list(y = as.numeric(y), names = I(names(x)), columns = unname(lapply(x, as.numeric)), method = method, conf = conf), call, values)
}

b <- birthwt
births <- data.frame(lwt = b$lwt, smoke = b$smoke, black = +(b$race == 2), other = +(b$race == 3), ht = b$ht, ui = b$ui)
inf <- data.frame(age = infert$age, parity = infert$parity, induced = infert$induced, spontaneous = infert$spontaneous)
data(endometrial)
endo <- data.frame(NV = endometrial$NV, PI = endometrial$PI, EH = endometrial$EH)
for (m in c("MaximumLikelihood", "Firth")) {
  ask(b$low, births, m); ask(b$low, births["smoke"], m, 0.9); ask(infert$case, inf, m); ask(mtcars$am, mtcars["wt"], m)
  ask(mtcars$vs, mtcars[c("mpg", "disp")], m, 0.99); ask(endometrial$HG, endo[c("PI", "EH")], m)
  ask(+(warpbreaks$breaks > 26), data.frame(A = +(warpbreaks$wool == "A"), M = +(warpbreaks$tension == "M"), H = +(warpbreaks$tension == "H")), m)
  ask(c(0, 0, 1, 0, 1, 1, 0, 1), data.frame(x = c(1, 2, 3, 4, 5, 6, 7, 8)), m)
}
ask(endometrial$HG, endo, "Firth")
ask(c(0, 0, 0, 0, 1, 1, 1, 1), data.frame(x = 1:8), "Firth")
ask(c(0, 0, 0, 0, 1, 0, 1, 1, 0, 1), data.frame(g = c(0, 0, 0, 0, 0, 0, 1, 1, 0, 1), age = c(21, 25, 33, 19, 40, 22, 28, 35, 31, 24)), "Firth")
write_cases(commandArgs(TRUE)[1], "Logistic regression: maximum likelihood, Firth, profile limits", c("stats", "brglm2"), "oracles/conformance/logistic_regression.R",
            list("*" = 1e-8, lr2 = 1e-7, lr3 = 1e-7, lr4 = 1e-7))
