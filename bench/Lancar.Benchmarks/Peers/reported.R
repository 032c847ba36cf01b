# What rsprite2 does when a user asks for GRIM, GRIMMER or a SPRITE sample (Brown, Heathers 2017; Allard 2018; Heathers, Anaya, van der
# Zee, Brown 2018), written anew: Debian has no rsprite2. The steps and the checks of arguments (package checkmate) are those of the
# package's development version after 0.2.1, in its order, for calls that ask for yes or no and samples without restrictions.
dust <- 1e-10

prints_as <- function(value, reported, digits) {
  room <- pmax(dust, 4 * .Machine$double.eps * pmax(abs(value), abs(reported)))
  abs(value - reported) <= 0.5 * 10^-digits + room
}
check_print <- function(value, digits, name) {
  assert_count(digits)
  if (digits > 308) stop("`", name, "`: at most 308 decimals.", call. = FALSE)
  if (abs(value - round(value, digits)) > max(dust, .Machine$double.eps * abs(value))) stop("`", name, "` has more decimals than it says.", call. = FALSE)
}
check_exact <- function(values) if (any(!is.finite(values) | abs(values) > 2^52)) stop("Beyond exact whole numbers.", call. = FALSE)
check_few <- function(count) if (!is.finite(count) || count > 1e6) stop("More than a million candidates.", call. = FALSE)
whole_from_to <- function(first, last) {
  if (first > last) return(numeric(0))
  check_few(floor(last - first) + 1)
  seq(first, last, by = 1)
}

grim <- function(mean, n, digits, items = 1, as_values = FALSE, as_list = FALSE, quiet = FALSE) {
  assert_number(mean, finite = TRUE)
  assert_count(n, positive = TRUE)
  assert_count(items, positive = TRUE)
  assert_flag(as_values)
  assert_flag(as_list)
  assert_flag(quiet)
  check_print(mean, digits, "mean")
  grains <- n * items
  check_exact(c(grains, grains * mean))
  if (!quiet && grains > 10^digits) warning("With so many values every mean is possible.")
  fraction <- round(mean - floor(mean), digits)
  half <- 0.5 * 10^-digits
  first <- ceiling(grains * (fraction - half - dust))
  last <- floor(grains * (fraction + half + dust))
  check_exact(c(first, last))
  first <= last
}

grimmer <- function(mean, sd, n, mean_digits, sd_digits, items = 1, lowest = NULL, highest = NULL, as_values = FALSE, as_list = FALSE, quiet = FALSE) {
  assert_number(mean, finite = TRUE)
  assert_number(sd, lower = 0, finite = TRUE)
  assert_count(n, positive = TRUE)
  assert_count(items, positive = TRUE)
  assert_int(lowest, null.ok = TRUE)
  assert_int(highest, null.ok = TRUE)
  if (is.null(lowest) != is.null(highest)) stop("Both ends of the scale, or none.")
  assert_flag(as_values)
  assert_flag(as_list)
  assert_flag(quiet)
  check_print(mean, mean_digits, "mean")
  check_print(sd, sd_digits, "sd")
  if (n == 1) return(FALSE)
  if (!grim(mean, n, mean_digits, items, quiet = quiet)) {
    if (!quiet) warning("The mean is impossible already.")
    return(FALSE)
  }
  # In values less the whole part of the mean, which changes no parity.
  fraction <- round(mean - floor(mean), mean_digits)
  half <- 0.5 * 10^-mean_digits + dust
  totals <- whole_from_to(ceiling(n * items * (fraction - half)), floor(n * items * (fraction + half)))
  least_sd <- max(0, sd - 0.5 * 10^-sd_digits)
  greatest_sd <- sd + 0.5 * 10^-sd_digits
  for (total in totals) {
    of_mean <- total^2 / n
    low <- of_mean + (n - 1) * (items * least_sd)^2
    high <- of_mean + (n - 1) * (items * greatest_sd)^2
    check_exact(c(total, low, high))
    room <- max(dust, 8 * .Machine$double.eps * max(low, high))
    first <- ceiling(low - room)
    last <- floor(high + room)
    each <- floor(total / n)
    more <- total - each * n
    first <- max(first, more * (each + 1)^2 + (n - more) * each^2)
    first <- first + (round(total) - first) %% 2
    if (first > last) next
    deviation <- sqrt(max(0, (first - of_mean) / (n - 1))) / items
    if (deviation < least_sd - dust) first <- first + 2
    if (first > last) next
    deviation <- sqrt(max(0, (first - of_mean) / (n - 1))) / items
    if (prints_as(deviation, sd, sd_digits)) return(TRUE)
  }
  FALSE
}

# Arguments and possible values, once for any number of samples.
sprite_design <- function(mean, sd, n, lowest, highest, mean_digits, sd_digits) {
  if (!grimmer(mean, sd, n, mean_digits, sd_digits, quiet = TRUE)) stop("The standard deviation is impossible.")
  structure(list(mean = mean, sd = sd, n = n, lowest = lowest, highest = highest, mean_digits = mean_digits, sd_digits = sd_digits,
    values = seq(lowest, highest), fixed = numeric(0)), class = c("sprite_design", "list"))
}

sprite <- function(design, values_only = TRUE) {
  assert_class(design, "sprite_design")
  assert_flag(values_only)
  x <- design$values[sample.int(length(design$values), design$n, replace = TRUE)]
  x <- to_mean(x, design)
  turns <- min(max(round(design$n * length(design$values)^2), 20000), 1e6)
  nearest <- Inf
  for (turn in 0:turns) {
    all <- c(x, design$fixed)
    now <- stats::sd(all)
    if (abs(now - design$sd) < nearest) {
      closest <- all
      nearest <- abs(now - design$sd)
    }
    if (prints_as(now, design$sd, design$sd_digits) && is_sample(all, design)) return(all)
    if (turn < turns) x <- spread_step(x, design)
  }
  NULL
}
is_sample <- function(x, design) {
  length(x) == design$n && all(is.finite(x)) && all(x >= design$lowest & x <= design$highest) && all(x %in% design$values) &&
    prints_as(mean(x), design$mean, design$mean_digits)
}
to_mean <- function(x, design) {
  for (turn in 0:(design$n * length(design$values))) {
    now <- mean(c(x, design$fixed))
    if (prints_as(now, design$mean, design$mean_digits)) return(x)
    rise <- now < design$mean
    free <- which(if (rise) x < max(design$values) else x > min(design$values))
    i <- free[as.integer(runif(1) * length(free)) + 1L]
    x[i] <- design$values[match(x[i], design$values) + if (rise) 1L else -1L]
  }
  stop("No sample with this mean.")
}
# One value goes up or down, and another the other way unless the mean still prints so (then in two of five cases); values are chosen
# among the different ones, so that the spread moves the right way where it can.
spread_step <- function(x, design) {
  before <- x
  values <- design$values
  up_first <- sample(c(TRUE, FALSE), 1)
  wider <- stats::sd(c(x, design$fixed)) < design$sd
  places <- match(values, sort(unique(values)))
  last_up <- values[length(values) - 1]
  last_down <- values[2]
  can <- !duplicated(x) & (if (up_first) x <= last_up else x >= last_down)
  if (!any(can)) return(before)
  pointless <- if (wider) x == (if (up_first) min(x) else max(x)) else x == (if (up_first) last_up else last_down)
  if (any(can & !pointless)) can <- can & !pointless
  at <- which(can)
  i <- at[as.integer(runif(1) * length(at)) + 1]
  old <- x[i]
  new <- values[which(values == old) + (if (up_first) 1 else -1)]
  x[i] <- new
  off <- !prints_as(mean(c(x, design$fixed)), design$mean, design$mean_digits)
  if (off || runif(1) < 0.4) {
    others <- x
    others[i] <- NA
    can <- !duplicated(others) & (if (up_first) others >= last_down else others <= last_up) & !is.na(others)
    if (!any(can)) return(if (off) before else x)
    pointless <- (if (wider == up_first) x > old else x < old) | x == new
    if (any(can & !pointless)) can <- can & !pointless
    at <- which(can)
    j <- at[as.integer(runif(1) * length(at)) + 1]
    second <- values[which(values == x[j]) + (if (up_first) -1 else 1)]
    if (abs(places[match(new, values)] - places[match(old, values)]) != abs(places[match(second, values)] - places[match(x[j], values)])) return(before)
    x[j] <- second
  }
  if (!prints_as(mean(c(x, design$fixed)), design$mean, design$mean_digits)) return(before)
  x
}
