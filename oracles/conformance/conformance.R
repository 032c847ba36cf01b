# What every R oracle of this folder shares: collect cases, write fixtures/conformance/<method>.json.
# Usage in a script:  source("conformance.R"); case(...); ...; write_cases("OUTPUT.json", ...)
suppressPackageStartupMessages(library(jsonlite))

cases <- list()

# One case. input: named list of vectors, matrices (rows) or scalars, kept at full precision. values: named list of numbers
# (NaN, NA: the tool gave none). disagree: named list, value name -> why the tool is not followed there.
case <- function(input, call, values, disagree = NULL) {
  entry <- list(id = sprintf("%03d", length(cases) + 1), call = call, input = input, values = lapply(values, figure))
  if (!is.null(disagree)) entry$disagree <- disagree
  cases[[length(cases) + 1]] <<- entry
}

figure <- function(x) {
  x <- unname(x)[1]
  if (is.na(x)) "NaN" else if (x == Inf) "Inf" else if (x == -Inf) "-Inf" else unbox(as.numeric(x))
}

# tolerance: named list, value name -> largest relative error allowed; "*" stands for the others.
write_cases <- function(path, method, packages, script, tolerance) {
  versions <- vapply(packages, function(p) paste(p, packageVersion(p)), "")
  tool <- paste0("R ", getRversion(), if (length(packages)) paste0(", ", paste(versions, collapse = ", ")))
  line <- function(x) as.character(toJSON(x, digits = I(17), auto_unbox = FALSE))
  word <- function(x) line(unbox(x))
  # One case per line, so that a difference shows the case.
  one <- function(entry) {
    entry$id <- unbox(entry$id); entry$call <- unbox(entry$call)
    entry$input <- lapply(entry$input, function(x) if (is.character(x) && length(x) == 1) unbox(x) else x)
    entry$values <- lapply(entry$values, function(x) if (is.character(x)) unbox(x) else x)
    if (!is.null(entry$disagree)) entry$disagree <- lapply(entry$disagree, unbox)
    paste0("  ", line(entry))
  }
  head <- paste0("{\n \"method\": ", word(method), ",\n \"tool\": ", word(tool), ",\n \"script\": ", word(script),
                 ",\n \"tolerance\": ", line(lapply(tolerance, unbox)), ",\n \"cases\": [\n")
  writeLines(paste0(head, paste(vapply(cases, one, ""), collapse = ",\n"), "\n ]\n}"), path)
  cat(method, ":", length(cases), "cases\n")
}
