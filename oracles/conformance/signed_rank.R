# Signed-rank test: R's exact law without ties, coin's and exactRankTests' with ties and zeros, estimate and interval without
# ties, and where R and exactRankTests are not followed. Rscript signed_rank.R OUTPUT.json
source("conformance.R")
suppressMessages({library(coin); library(exactRankTests)})
set.seed(20261121)

without_ties <- "wilcox.test(x, exact = TRUE, conf.int = TRUE); one-sided by alternative"
for (n in c(6, 7, 9, 12, 17, 25, 30, 49, 100)) {
  x <- round(rnorm(n, .3), 6)
  w <- wilcox.test(x, exact = TRUE, conf.int = TRUE)
  case(list(x = x, zeros = "drop"), without_ties,
       list(w = w$statistic, p = w$p.value, less = wilcox.test(x, exact = TRUE, alternative = "less")$p.value,
            greater = wilcox.test(x, exact = TRUE, alternative = "greater")$p.value,
            hl = w$estimate, low = w$conf.int[1], high = w$conf.int[2]))
}

with_ties <- "exactRankTests wilcox.exact(x, exact = TRUE); wilcox.test(x, exact = FALSE, correct = TRUE and FALSE)"
scores <- function(n, spread) round((runif(n) + runif(n) - .9) * spread)
for (n in c(5, 8, 12, 17, 28, 40, 75, 120)) for (spread in c(3, 12)) {
  x <- scores(n, spread)
  if (all(x == 0)) next
  one <- function(a) suppressWarnings(wilcox.exact(x, exact = TRUE, alternative = a)$p.value)
  approximate <- function(correct) suppressWarnings(wilcox.test(x, exact = FALSE, correct = correct)$p.value)
  case(list(x = x, zeros = "drop"), with_ties,
       list(p = one("two.sided"), less = one("less"), greater = one("greater"),
            asymptotic = approximate(FALSE), corrected = approximate(TRUE)))
}

pratt <- "coin wilcoxsign_test(x ~ zero, zero.method = \"Pratt\", distribution = \"exact\"); distribution = \"asymptotic\""
for (n in c(8, 17, 28, 60)) {
  x <- scores(n, 4)
  zero <- rep(0, n)
  exact <- wilcoxsign_test(x ~ zero, zero.method = "Pratt", distribution = "exact")
  case(list(x = x, zeros = "rank"), pratt,
       list(p = pvalue(exact), point = coin::dperm(exact, statistic(exact)), mid = midpvalue(exact), z = statistic(exact),
            asymptotic = pvalue(wilcoxsign_test(x ~ zero, zero.method = "Pratt", distribution = "asymptotic"))))
}

# Where the tools are not followed.
x <- c(3, -1, 2, 2, 0, 5, -1, 4, 4, 1, 0, 2, 3, 6, -2, 1, 5)
case(list(x = x, zeros = "drop"), "wilcox.test(x, exact = TRUE)", list(p = suppressWarnings(wilcox.test(x, exact = TRUE)$p.value)),
     list(p = "R 4.2 falls back to the corrected normal approximation where there are ties or zeros"))
long <- ifelse(seq_len(1074) %% 2 == 0, 1, -1) * seq_len(1074)
case(list(x = long, zeros = "drop"), "wilcox.test(x, exact = TRUE)", list(p = wilcox.test(long, exact = TRUE)$p.value),
     list(p = "R's psignrank overflows from 1,039 pairs and prints p = 1"))
case(list(x = long, zeros = "drop"), "wilcox.exact(x, exact = TRUE)", list(p = suppressWarnings(wilcox.exact(long, exact = TRUE)$p.value)),
     list(p = "exactRankTests overflows from about 1,074 pairs and prints p = 0"))
case(list(x = rep(0, 5), zeros = "drop"), "wilcox.test(rep(0, 5))", list(p = suppressWarnings(wilcox.test(rep(0, 5))$p.value)),
     list(p = "R divides 0 by 0; nothing was ranked, p is 1 by definition and says so"))
tied <- c(1, 2, 2, 3, 3, 3, 5, 8, 8)
case(list(x = tied, zeros = "drop"), "wilcox.exact(x, exact = TRUE, conf.int = TRUE)$estimate",
     list(hl = suppressWarnings(wilcox.exact(tied, exact = TRUE, conf.int = TRUE)$estimate)),
     list(hl = "with ties exactRankTests takes the middle of a step of the tied test, not the median of the Walsh averages"))
write_cases(commandArgs(TRUE)[1], "Signed-rank test, Hodges-Lehmann estimate and interval", c("stats", "coin", "exactRankTests"),
            "oracles/conformance/signed_rank.R", list("*" = 1e-11))
