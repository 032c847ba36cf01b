# R's own laws: pt and pf with and without noncentrality, ptukey, qtukey. Rscript noncentral-laws.R OUTPUT.json
source("conformance.R")
for (df in c(1, 2.5, 9, 30, 498)) for (ncp in c(0.5, 3, 12, 37, 45)) {
  t <- round(ncp * 1.2 + 0.3, 3)
  why <- "R takes a normal approximation for noncentralities above 37.62, with errors in the fourth digit"
  case(list(law = "t", x = t, df = df, ncp = ncp), "pt(t, df, ncp)", list(lower = suppressWarnings(pt(t, df, ncp))), if (ncp > 37.62) list(lower = why))
}
for (df in c(3, 20, 91.5)) for (lambda in c(0.5, 8, 60)) {
  f <- round((3 + lambda) / 3, 3)
  case(list(law = "f", x = f, df1 = 3, df = df, ncp = lambda), "pf(f, 3, df, ncp)", list(lower = pf(f, 3, df, lambda)))
}
few <- "R's fixed grid misses mass at two degrees of freedom: for two means the tail is 1 - t / sqrt(2 + t^2), t = q / sqrt(2), which is ours"
many <- "R's fixed grid misses mass at two degrees of freedom far out: quadrature with 25 digits gives a tail of 0.05 at our quantile"
for (k in c(2, 3, 5, 10, 40)) for (df in c(2, 5.5, 17, 60, 1000)) {
  q <- 3.5 + log(k)
  q <- round(q, 2)
  case(list(law = "range", x = q, means = k, df = df), "ptukey(q, k, df, lower.tail = FALSE); qtukey(0.95, k, df)",
       list(upper = ptukey(q, k, df, lower.tail = FALSE), quantile = qtukey(0.95, k, df)),
       if (df == 2 && k == 2) list(upper = few, quantile = few) else if (df == 2 && k >= 10) list(quantile = many))
}
for (df in c(0.5, 1, 4, 30.5, 1e5)) for (t in c(0.01, 1.5, 12, 300)) case(list(law = "t", x = t, df = df, ncp = 0), "pt", list(lower = pt(t, df), upper = pt(t, df, lower.tail = FALSE)))
for (df in c(1, 4.5, 300)) for (f in c(0.02, 1, 6, 1000)) case(list(law = "f", x = f, df1 = 4, df = df, ncp = 0), "pf", list(lower = pf(f, 4, df), upper = pf(f, 4, df, lower.tail = FALSE)))
# R's ptukey: 1e-6 at few degrees of freedom, 1e-9 else; its pf with noncentrality stops at 1e-9, qtukey at 1e-4 absolute.
write_cases(commandArgs(TRUE)[1], "Laws: t, F, noncentral t and F, studentized range", "stats", "oracles/conformance/noncentral-laws.R",
            list("*" = 1e-10, lower = 5e-9, upper = 2e-6, quantile = 1e-5))
