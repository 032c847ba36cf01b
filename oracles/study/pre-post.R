# Golden numbers of the demo study (docs/guide/contoh/demo-kolostrum.csv), from R, coin and exactRankTests.
# Run from the repository root: Rscript oracles/study/pre-post.R > fixtures/study/pre-post-demo.json
suppressMessages({library(coin); library(exactRankTests)})
d <- read.csv2("docs/guide/contoh/demo-kolostrum.csv", fileEncoding = "UTF-8-BOM")
d <- d[complete.cases(d$sebelum_ml, d$sesudah_ml), ]
before <- d$sebelum_ml; after <- d$sesudah_ml; diff <- after - before   # multiples of 0.5: exact in binary
describe <- function(x) {
  q <- quantile(x, c(.25, .5, .75), type = 7, names = FALSE); ci <- t.test(x)$conf.int
  sprintf('{"n":%d,"mean":%.17g,"sd":%.17g,"median":%.17g,"q1":%.17g,"q3":%.17g,"min":%.17g,"max":%.17g,"ciLower":%.17g,"ciUpper":%.17g}',
          length(x), mean(x), sd(x), q[2], q[1], q[3], min(x), max(x), ci[1], ci[2])
}
used <- diff[diff != 0]; ranks <- rank(abs(used))
plus <- sum(ranks[used > 0]); minus <- sum(ranks[used < 0])
exact <- wilcox.exact(diff, exact = TRUE, alternative = "two.sided")
asym <- wilcoxsign_test(after ~ before, distribution = "asymptotic", zero.method = "Wilcoxon")
walsh <- outer(diff, diff, "+") / 2; walsh <- sort(walsh[!lower.tri(walsh)])
k <- qsignrank(0.025, length(diff))
cat(sprintf(paste0('{\n "source":"%s; exactRankTests %s wilcox.exact; coin %s wilcoxsign_test; quantile type 7; t.test",\n',
  ' "before":%s,\n "after":%s,\n "change":%s,\n "wPlus":%.17g,"wMinus":%.17g,"p":%.17g,"z":%.17g,"pAsymptotic":%.17g,\n',
  ' "hodgesLehmann":%.17g,"intervalLower":%.17g,"intervalUpper":%.17g,"rankBiserial":%.17g\n}\n'),
  R.version.string, packageVersion("exactRankTests"), packageVersion("coin"),
  describe(before), describe(after), describe(diff), plus, minus, exact$p.value, as.numeric(statistic(asym)), as.numeric(pvalue(asym)),
  median(walsh), walsh[k], walsh[length(walsh) + 1 - k], (plus - minus) / (plus + minus)))
