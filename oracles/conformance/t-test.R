# t tests: one sample, pairs, Student, Welch. Rscript t-test.R OUTPUT.json
source("conformance.R")
set.seed(20261121)

ask <- function(kind, first, second = NULL, mu = 0, conf = 0.95) {
  test <- function(alternative) switch(kind,
    one = t.test(first, mu = mu, conf.level = conf, alternative = alternative),
    paired = t.test(first, second, paired = TRUE, mu = mu, conf.level = conf, alternative = alternative),
    student = t.test(first, second, var.equal = TRUE, mu = mu, conf.level = conf, alternative = alternative),
    welch = t.test(first, second, mu = mu, conf.level = conf, alternative = alternative))
  two <- tryCatch(test("two.sided"), error = function(e) NULL)
  input <- list(kind = kind, first = first, second = second, mu = mu, conf = conf)
  input <- input[!vapply(input, is.null, TRUE)]
  if (is.null(two)) {
    case(input, "t.test: stops, data are essentially constant", list(t = NaN),
         if (kind != "one") list(t = "R stops on nearly constant data; the statistic exists, and is infinite where the spread is exactly 0"))
    return(invisible())
  }
  estimate <- if (length(two$estimate) == 2) two$estimate[1] - two$estimate[2] else two$estimate[1]
  case(input, "t.test", list(t = two$statistic, df = two$parameter, p = two$p.value, less = test("less")$p.value,
    greater = test("greater")$p.value, estimate = estimate, se = two$stderr, low = two$conf.int[1], high = two$conf.int[2]))
}

sleep1 <- c(0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0)
sleep2 <- c(1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)
for (kind in c("paired", "student", "welch")) ask(kind, sleep1, sleep2)
ask("one", sleep1, mu = 1, conf = 0.9)
for (n in c(2, 3, 7, 17, 94, 400)) {
  x <- round(rnorm(n, 20, 6), 1)
  y <- round(rnorm(n, 17, 9), 1)
  ask("one", x, mu = 18)
  ask("paired", x, y)
  ask("student", x, head(y, max(2, n %/% 2)), conf = 0.99)
  ask("welch", x, c(y, y + 1), mu = -2)
}
ask("welch", c(1, 2, 2, 3, 3, 3), c(100, 101, 103, 99))
ask("student", c(1, 1, 1, 1, 2), c(5, 5, 5, 5))
ask("welch", c(1, 1, 1, 1, 2), c(5, 5, 5, 5))
ask("student", 4.5, c(1, 2, 4, 7))
ask("paired", seq(100, 199), seq(0.5, 50, 0.5))
ask("one", c(1e-9, 2e-9, 4e-9))
ask("paired", c(3, 4, 5), c(1, 2, 3))
write_cases(commandArgs(TRUE)[1], "t tests: one sample, pairs, Student, Welch", "stats", "oracles/conformance/t-test.R", list("*" = 1e-11))
