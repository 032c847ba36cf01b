# Sign test by binom.test, with the score test as its normal approximation; attained confidence of the median's interval by qbinom.
# Rscript sign_test.R OUTPUT.json
source("conformance.R")
set.seed(20261121)
signs <- list(c(1, -1), c(5), c(-1, -2, -3, 0), rep(4, 60), c(rep(1, 30), rep(-1, 10), rep(0, 5)))
for (n in c(7, 12, 25, 26, 60, 150, 1000)) signs[[length(signs) + 1]] <- round(rnorm(n, .3, 2))
for (x in signs) {
  x <- x[seq_len(min(length(x), 400))]
  k <- sum(x > 0); used <- sum(x != 0); n <- length(x)
  b <- function(a) binom.test(k, used, alternative = a)$p.value
  score <- function(correct) suppressWarnings(prop.test(k, used, p = .5, correct = correct)$p.value)
  # qbinom(alpha / 2) is the smallest q with P(B <= q) >= alpha / 2, so P(B < q) < alpha / 2: the rank from below.
  rank <- max(1, qbinom(.025, n, .5))
  case(list(x = x), "binom.test(k, used); prop.test(k, used, p = .5); qbinom(.025, n, .5)",
       list(p = b("two.sided"), less = b("less"), greater = b("greater"), point = dbinom(k, used, .5),
            asymptotic = score(FALSE), corrected = score(TRUE),
            median = median(x), low = sort(x)[rank], high = sort(x)[n + 1 - rank], attained = 1 - 2 * pbinom(rank - 1, n, .5)))
}
write_cases(commandArgs(TRUE)[1], "Sign test, interval of a median", "stats", "oracles/conformance/sign_test.R",
            list("*" = 1e-12, asymptotic = 1e-11, corrected = 1e-11))
