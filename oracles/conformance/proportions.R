# One proportion: binom.test and prop.test. Rscript proportions.R OUTPUT.json
source("conformance.R")
cases_in <- list(c(81,263,.3), c(15,148,.1), c(0,20,.05), c(1,29,.2), c(20,20,.9), c(10,20,.5), c(0,9,.1), c(3,9,.1), c(7,10,1/3), c(50,1000,.04),
                 c(999,1000,.99), c(1,1,.5), c(250,500,.47), c(2,3,.9), c(5000,10000,.51))
half <- "at exactly one half R leaves its correction out: it shortens by min(0.5, |x - n/2|), and n/2 is its null value"
for (v in cases_in) {
  x <- v[1]; n <- v[2]; p0 <- v[3]
  b <- binom.test(x, n, p0); w <- suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int); k <- suppressWarnings(prop.test(x, n)$conf.int)
  case(list(count = x, total = n, p0 = p0), "binom.test(x, n, p0); prop.test(x, n, correct = FALSE); prop.test(x, n)",
       list(p = b$p.value, less = binom.test(x, n, p0, "less")$p.value, greater = binom.test(x, n, p0, "greater")$p.value,
            exact_low = b$conf.int[1], exact_high = b$conf.int[2], wilson_low = w[1], wilson_high = w[2], corrected_low = k[1], corrected_high = k[2]),
       disagree = if (2 * x == n) list(corrected_low = half, corrected_high = half))
}
write_cases(commandArgs(TRUE)[1], "Proportion, exact binomial test", "stats", "oracles/conformance/proportions.R", list("*" = 1e-11))
