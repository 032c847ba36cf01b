# A warm R that times its own calls. One request per line, one answer per line; fields are separated by tabs.
#   data NAME v1 v2 …   sets a vector        matrix NAME rows v1 v2 …  sets a matrix, filled by rows
#   code TEXT           evaluates TEXT       time CALLS TEXT           answers: value, wall seconds, processor seconds per call
input <- file("stdin", "r")
say <- function(...) { cat(..., sep = "\t"); cat("\n"); flush(stdout()) }
say("R", as.character(getRversion()))
while (length(line <- readLines(input, 1)) > 0) {
  part <- strsplit(line, "\t")[[1]]
  tryCatch(withCallingHandlers({
    if (part[1] == "data") { assign(part[2], as.numeric(part[-(1:2)])); say("ok") }
    else if (part[1] == "matrix") { assign(part[2], matrix(as.numeric(part[-(1:3)]), as.integer(part[3]), byrow = TRUE)); say("ok") }
    else if (part[1] == "code") { eval(parse(text = part[2]), globalenv()); say("ok") }
    else {
      calls <- as.integer(part[2])
      run <- compiler::cmpfun(eval(parse(text = paste0("function() {", part[3], "}"))))
      took <- system.time(for (i in seq_len(calls)) value <- run(), gcFirst = FALSE)
      say("value", sprintf("%.17g", as.numeric(value)[1]), took[["elapsed"]] / calls, sum(took[c("user.self", "sys.self")]) / calls)
    }
  }, warning = function(w) invokeRestart("muffleWarning")),
  error = function(e) say("error", gsub("[\t\n]", " ", conditionMessage(e))))
}
