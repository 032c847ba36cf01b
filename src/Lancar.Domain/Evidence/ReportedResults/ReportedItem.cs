using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>One printed result: a table, a row of one, or a sentence. Numbers are kept as printed; null means not printed.</summary>
public abstract record ReportedItem
{
    private protected ReportedItem()
    {
    }

    /// <summary>The caller's name for this item.</summary>
    public required string Id { get; init; }

    /// <summary>The table's title as printed, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Where in the source it stands (<c>Tabel 4.3</c>), or null.</summary>
    public string? Place { get; init; }

    /// <summary>A remark of the person who typed it in (what was derived, what is unclear), or null.</summary>
    public string? Note { get; init; }

    /// <summary>The variable concerned, or null.</summary>
    public string? Variable { get; init; }

    /// <summary>Fields the reader did not know and left out: said in the answer, so that a misspelt field is not taken for checked.</summary>
    public IReadOnlyList<string> UnknownFields { get; init; } = [];

    /// <summary>What was taken for granted when the item was read from running text or a table, or null when everything is printed so.</summary>
    public ReportedAssumption? Assumption { get; init; }

    /// <summary>The kind as the contract names it: <c>paired-binary</c>.</summary>
    public abstract string Kind { get; }
}

/// <summary>Something that is likely and not printed: that values are whole points, that an odds ratio belongs to the counts of the sentence before.</summary>
/// <param name="Key">What it is, as the last part of a text key: <c>check.assumed.&lt;key&gt;</c>.</param>
/// <param name="Proven">The item without it: only what this shows to be inconsistent is called so.</param>
public sealed record ReportedAssumption(string Key, ReportedItem Proven);

/// <summary>One level of a frequency table.</summary>
/// <param name="Label">The level's name, or null.</param>
/// <param name="Count">How many.</param>
/// <param name="Percent">Its percentage as printed, or null.</param>
public sealed record ReportedLevel(string? Label, long Count, ReportedNumber? Percent);

/// <summary>A frequency table of one variable.</summary>
public sealed record ReportedFrequencies : ReportedItem
{
    /// <inheritdoc/>
    public override string Kind => "frequencies";

    /// <summary>The printed total, or null.</summary>
    public long? N { get; init; }

    /// <summary>The levels, in printed order.</summary>
    public required IReadOnlyList<ReportedLevel> Levels { get; init; }

    /// <summary>False when the source prints only some of the levels, so that counts need not add up to the total.</summary>
    public bool Complete { get; init; } = true;

    /// <summary>The percentage printed in the total row (usually 100), or null.</summary>
    public ReportedNumber? TotalPercent { get; init; }
}

/// <summary>Two limits as printed, in printed order.</summary>
/// <param name="Lower">The limit printed first.</param>
/// <param name="Upper">The limit printed second.</param>
public sealed record ReportedInterval(ReportedNumber Lower, ReportedNumber Upper)
{
    /// <summary>The two limits with a dash between.</summary>
    public string Text => Lower.Text + " – " + Upper.Text;
}

/// <summary>A table of two categorical variables with counts.</summary>
public sealed record ReportedCrosstab : ReportedItem
{
    /// <inheritdoc/>
    public override string Kind => "crosstab";

    /// <summary>Row labels (exposure), or null.</summary>
    public IReadOnlyList<string>? Rows { get; init; }

    /// <summary>Column labels (outcome), or null.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Counts by row and column; at least 2 × 2 and rectangular.</summary>
    public required IReadOnlyList<IReadOnlyList<long>> Counts { get; init; }

    /// <summary>Percentages within rows, or null; a cell may be null.</summary>
    public IReadOnlyList<IReadOnlyList<ReportedNumber?>>? RowPercents { get; init; }

    /// <summary>Percentages within columns, or null.</summary>
    public IReadOnlyList<IReadOnlyList<ReportedNumber?>>? ColumnPercents { get; init; }

    /// <summary>Percentages of the whole table, or null.</summary>
    public IReadOnlyList<IReadOnlyList<ReportedNumber?>>? TotalPercents { get; init; }

    /// <summary>Printed row totals, or null.</summary>
    public IReadOnlyList<long>? RowTotals { get; init; }

    /// <summary>Printed column totals, or null.</summary>
    public IReadOnlyList<long>? ColumnTotals { get; init; }

    /// <summary>Printed grand total, or null.</summary>
    public long? N { get; init; }

    /// <summary>The test as named, or null.</summary>
    public string? Test { get; init; }

    /// <summary>The p-value as printed, or null.</summary>
    public ReportedNumber? P { get; init; }

    /// <summary>The odds ratio as printed, or null. For two rows and two columns.</summary>
    public ReportedNumber? OddsRatio { get; init; }

    /// <summary>Its confidence limits as printed, or null.</summary>
    public ReportedInterval? OddsRatioInterval { get; init; }

    /// <summary>Confidence level of the interval.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>What the sentences say: <c>higher-odds:ROW:COLUMN</c>, <c>lower-odds:ROW:COLUMN</c>.</summary>
    public IReadOnlyList<string> Claims { get; init; } = [];
}

/// <summary>Mean, spread and range of one measurement, as printed.</summary>
public sealed record ReportedMoments
{
    /// <summary>Mean, or null.</summary>
    public ReportedNumber? Mean { get; init; }

    /// <summary>Standard deviation, or null.</summary>
    public ReportedNumber? Sd { get; init; }

    /// <summary>Smallest value, or null.</summary>
    public ReportedNumber? Min { get; init; }

    /// <summary>Greatest value, or null.</summary>
    public ReportedNumber? Max { get; init; }

    /// <summary>Confidence interval of the mean, or null.</summary>
    public ReportedInterval? Interval { get; init; }

    /// <summary>Number of values where printed for this measurement alone, or null.</summary>
    public long? N { get; init; }
}

/// <summary>What kind of values were measured.</summary>
/// <param name="Integer">True when single values are whole numbers.</param>
/// <param name="Scale">Lowest and highest possible value, or null.</param>
/// <param name="Unit">The printed unit, or null.</param>
/// <param name="Items">Values are averages of this many whole-number items; 1 for plain values.</param>
public sealed record ReportedMeasure(bool Integer, ReportedInterval? Scale, string? Unit, int Items = 1);

/// <summary>Mean, standard deviation and range of one group.</summary>
public sealed record ReportedSummary : ReportedItem
{
    /// <inheritdoc/>
    public override string Kind => "summary";

    /// <summary>Number of values, or null.</summary>
    public long? N { get; init; }

    /// <summary>The figures.</summary>
    public required ReportedMoments Values { get; init; }

    /// <summary>What was measured.</summary>
    public required ReportedMeasure Measure { get; init; }

    /// <summary>Confidence level of the interval.</summary>
    public double Level { get; init; } = 0.95;
}

/// <summary>One group measured before and after.</summary>
public sealed record ReportedPaired : ReportedItem
{
    /// <inheritdoc/>
    public override string Kind => "paired";

    /// <summary>Number of pairs, or null.</summary>
    public long? N { get; init; }

    /// <summary>Figures before.</summary>
    public required ReportedMoments Before { get; init; }

    /// <summary>Figures after.</summary>
    public required ReportedMoments After { get; init; }

    /// <summary>The printed difference of the means, or null.</summary>
    public ReportedNumber? Difference { get; init; }

    /// <summary>What was measured.</summary>
    public required ReportedMeasure Measure { get; init; }

    /// <summary>The test as named, or null.</summary>
    public string? Test { get; init; }

    /// <summary>The p-value as printed, or null.</summary>
    public ReportedNumber? P { get; init; }

    /// <summary>Confidence level of the intervals.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>What the sentences say: <c>none-decreased</c>, <c>none-increased</c>.</summary>
    public IReadOnlyList<string> Claims { get; init; } = [];
}

/// <summary>One group with a yes/no outcome before and after.</summary>
public sealed record ReportedPairedBinary : ReportedItem
{
    /// <inheritdoc/>
    public override string Kind => "paired-binary";

    /// <summary>Number of pairs, or null.</summary>
    public long? N { get; init; }

    /// <summary>How many had the outcome before.</summary>
    public required long Before { get; init; }

    /// <summary>How many had the outcome after.</summary>
    public required long After { get; init; }

    /// <summary>How many had it before and no longer after, or null.</summary>
    public long? Lost { get; init; }

    /// <summary>Percentage before as printed, or null.</summary>
    public ReportedNumber? BeforePercent { get; init; }

    /// <summary>Percentage after as printed, or null.</summary>
    public ReportedNumber? AfterPercent { get; init; }

    /// <summary>The test as named, or null.</summary>
    public string? Test { get; init; }

    /// <summary>The p-value as printed, or null.</summary>
    public ReportedNumber? P { get; init; }
}

/// <summary>One group of a comparison of two proportions.</summary>
/// <param name="Label">The group's name, or null.</param>
/// <param name="Events">How many had the outcome.</param>
/// <param name="N">How many there were.</param>
/// <param name="Percent">The percentage as printed, or null.</param>
public sealed record ReportedProportion(string? Label, long Events, long N, ReportedNumber? Percent);

/// <summary>Two independent groups with a yes/no outcome.</summary>
public sealed record ReportedTwoProportions : ReportedItem
{
    /// <inheritdoc/>
    public override string Kind => "two-proportions";

    /// <summary>The two groups, in printed order.</summary>
    public required IReadOnlyList<ReportedProportion> Groups { get; init; }

    /// <summary>The test as named, or null.</summary>
    public string? Test { get; init; }

    /// <summary>The p-value as printed, or null.</summary>
    public ReportedNumber? P { get; init; }

    /// <summary>The odds ratio as printed, or null.</summary>
    public ReportedNumber? OddsRatio { get; init; }

    /// <summary>Its confidence limits as printed, or null.</summary>
    public ReportedInterval? OddsRatioInterval { get; init; }

    /// <summary>Confidence level of the interval.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>What the sentences say: <c>higher-odds:GROUP</c>, <c>lower-odds:GROUP</c>.</summary>
    public IReadOnlyList<string> Claims { get; init; } = [];
}

/// <summary>A test result in words: <c>t(28) = 2,20, p = 0,03</c>.</summary>
public sealed record ReportedTest : ReportedItem
{
    /// <inheritdoc/>
    public override string Kind => "test";

    /// <summary>The words as printed.</summary>
    public required string Text { get; init; }
}
