# GRIM, GRIMMER and SPRITE in R, written from their published descriptions (Brown, Heathers 2017; Allard 2018; Heathers, Anaya,
# van der Zee, Brown 2018): the algorithms of the package rsprite2, which Debian does not have, without its checks of arguments.
dust <- 1e-12
grim <- function(mean, n, digits, items = 1) {
  total <- round(mean * n * items)
  abs(mean - total / (n * items)) <= 0.1^digits / 2 + dust
}
grimmer <- function(mean, sd, n, mean_digits, sd_digits) {
  if (!grim(mean, n, mean_digits)) return(FALSE)
  total <- round(mean * n)
  exact <- total / n
  half <- 0.1^sd_digits / 2
  lower <- (n - 1) * max(0, sd - half)^2 + n * exact^2
  upper <- (n - 1) * (sd + half)^2 + n * exact^2
  if (ceiling(lower - dust) > floor(upper + dust)) return(FALSE)
  squares <- ceiling(lower - dust):floor(upper + dust)
  fits <- abs(sqrt(pmax(0, (squares - n * exact^2) / (n - 1))) - sd) <= half + dust
  any(fits & squares %% 2 == total %% 2)
}
sprite <- function(mean, sd, n, lowest, highest, mean_digits, sd_digits) {
  x <- sample(lowest:highest, n, replace = TRUE)
  repeat {
    now <- mean(x)
    if (round(now, mean_digits) == mean) break
    rise <- now < mean
    free <- which(if (rise) x < highest else x > lowest)
    i <- free[sample.int(length(free), 1)]
    x[i] <- x[i] + if (rise) 1 else -1
  }
  half <- 0.1^sd_digits / 2 + dust
  for (turn in seq_len(max(20000, n * (highest - lowest + 1)^2))) {
    now <- stats::sd(x)
    if (abs(now - sd) <= half) return(x)
    # One value goes up and one down, chosen among the different values, so that the spread moves the right way where it can.
    wider <- now < sd
    up_first <- runif(1) < 0.5
    first <- !duplicated(x) & (if (up_first) x < highest else x > lowest)
    pointless <- if (wider) x == (if (up_first) min(x) else max(x)) else x == (if (up_first) highest - 1 else lowest + 1)
    if (any(first & !pointless)) first <- first & !pointless
    at <- which(first)
    if (length(at) == 0) next
    i <- at[sample.int(length(at), 1)]
    old <- x[i]
    y <- x
    y[i] <- NA
    second <- !duplicated(y) & !is.na(y) & (if (up_first) y > lowest else y < highest)
    pointless <- (if (wider == up_first) y > old else y < old) | y == old + (if (up_first) 1 else -1)
    if (any(second & !pointless, na.rm = TRUE)) second <- second & !pointless
    at <- which(second)
    if (length(at) == 0) next
    j <- at[sample.int(length(at), 1)]
    x[i] <- old + if (up_first) 1 else -1
    x[j] <- x[j] + if (up_first) -1 else 1
  }
  NULL
}
