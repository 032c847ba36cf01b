# The data of published meta-analyses, as the R packages metafor and metadat carry them, for tests that assert the published figures.
# Usage: Rscript synthesis-data.R ../../fixtures/synthesis/data.json
suppressPackageStartupMessages({ library(metafor); library(jsonlite) })
number <- function(x) as.numeric(unlist(x))
whole <- list(
  bcg = list(tpos = dat.bcg$tpos, tneg = dat.bcg$tneg, cpos = dat.bcg$cpos, cneg = dat.bcg$cneg, ablat = dat.bcg$ablat, year = dat.bcg$year, alloc = dat.bcg$alloc),
  normand1999 = as.list(dat.normand1999[c("n1i", "m1i", "sd1i", "n2i", "m2i", "sd2i")]),
  hine1989 = as.list(dat.hine1989[c("n1i", "n2i", "ai", "ci")]),
  raudenbush1985 = list(weeks = dat.raudenbush1985$weeks, yi = number(dat.raudenbush1985$yi), vi = number(dat.raudenbush1985$vi)),
  hackshaw1998 = list(yi = number(dat.hackshaw1998$yi), vi = number(dat.hackshaw1998$vi)),
  yusuf1985_table6 = as.list(subset(dat.yusuf1985, table == "6" & !is.na(ai), c("ai", "n1i", "ci", "n2i"))))
writeLines(paste0("{\n", paste(sprintf(' "%s": %s', names(whole), vapply(whole, function(x) as.character(toJSON(x, digits = I(15))), "")), collapse = ",\n"), "\n}"), commandArgs(TRUE)[1])
