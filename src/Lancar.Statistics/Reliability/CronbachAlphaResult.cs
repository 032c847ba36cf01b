namespace Lancar.Statistics;

/// <summary>Internal consistency of a scale.</summary>
public sealed record CronbachAlphaResult
{
    /// <summary>Number of persons.</summary>
    public required int Persons { get; init; }

    /// <summary>Cronbach's alpha, at most 1; for items of 0 and 1 the same as KR-20.</summary>
    public required double Alpha { get; init; }

    /// <summary>Feldt's interval of alpha: exact where persons and errors are normal, approximate else.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>Alpha of the standardised items, k r̄ / (1 + (k − 1) r̄); null when an item does not vary or the mean correlation is too negative.</summary>
    public required double? StandardisedAlpha { get; init; }

    /// <summary>The items in the order of the columns.</summary>
    public required IReadOnlyList<ScaleItem> Items { get; init; }
}

/// <summary>One item of a scale.</summary>
public sealed record ScaleItem
{
    /// <summary>Mean over the persons.</summary>
    public required double Mean { get; init; }

    /// <summary>Standard deviation over the persons, divisor n − 1.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Pearson's r of the item with the sum of the other items ("corrected item-total"); null when one of the two does not vary.</summary>
    public required double? CorrelationWithRest { get; init; }

    /// <summary>Alpha of the scale without this item; null with two items, or when the rest does not vary.</summary>
    public required double? AlphaWithout { get; init; }
}
