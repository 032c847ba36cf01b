using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Mean, standard deviation and range of one measurement against each other, n and the scale.</summary>
/// <param name="Values">The figures as printed.</param>
/// <param name="N">Number of values, or null.</param>
/// <param name="Measure">What was measured.</param>
/// <param name="Level">Confidence level of the interval.</param>
/// <param name="Prefix">Path of the figures inside the item, with its dot: <c>before.</c>, or empty.</param>
internal sealed record MomentsCheck(ReportedMoments Values, long? N, ReportedMeasure Measure, double Level, string Prefix)
{
    public void Run(ItemNotes notes)
    {
        CheckRange(notes);
        var meanPossible = CheckGrim(notes);
        CheckSpread(notes, meanPossible);
        MeanIntervalCheck.Run(this, notes);
        UnitCheck.Run(this, notes);
    }

    /// <summary>The values a printed extreme may stand for: exactly one for whole numbers, a rounding range otherwise.</summary>
    private RationalRange Extreme(ReportedNumber number) =>
        Measure.Integer && Measure.Items == 1 && number.Value.IsWhole ? new(number.Value, number.Value) : number.StandsFor(PrintingRule.OneUnit);

    private void CheckRange(ItemNotes notes)
    {
        CheckOrder(notes);
        CheckScale(notes, "min", Values.Min);
        CheckScale(notes, "max", Values.Max);
        if (Values.Mean is not { } mean)
        {
            notes.Skip(Prefix + "mean", "no-mean");
            return;
        }

        var range = mean.StandsFor(PrintingRule.OneUnit);
        if (Lowest() is { } low && range.Upper < low.Range.Lower)
        {
            AddOutOfRange(notes, mean, low.Text, "mean-out-of-range.below");
        }
        else if (Highest() is { } high && range.Lower > high.Range.Upper)
        {
            AddOutOfRange(notes, mean, high.Text, "mean-out-of-range.above");
        }
        else
        {
            CheckReached(notes, mean, range);
        }

        if (Lowest() is not null || Highest() is not null)
        {
            notes.Done(Prefix + "mean-range");
        }
    }

    /// <summary>One value sits at the minimum and one at the maximum: that alone keeps the mean away from both.</summary>
    private void CheckReached(ItemNotes notes, ReportedNumber mean, RationalRange range)
    {
        if (Values.Min is not { } min || Values.Max is not { } max || N is not >= 2)
        {
            return;
        }

        var (low, high, rest) = (Extreme(min), Extreme(max), Rational.Of(N.Value - 1));
        var least = ((low.Lower * rest) + high.Lower) / Rational.Of(N.Value);
        var greatest = (low.Upper + (high.Upper * rest)) / Rational.Of(N.Value);
        if (low.Upper <= high.Lower && (range.Upper < least || range.Lower > greatest))
        {
            var bound = range.Upper < least ? least : greatest;
            AddOutOfRange(notes, mean, ItemNotes.Figure(bound.ToDouble(), mean), "mean-out-of-range.reached");
        }
    }

    private void AddOutOfRange(ItemNotes notes, ReportedNumber mean, string bound, string wording) =>
        notes.Add(FindingCode.MeanOutOfRange, Severity.Inconsistent, Prefix + "mean", mean.Text, bound, wording, null, ("bound", ItemNotes.Decimals(bound)), ("n", N ?? 0));

    private void CheckOrder(ItemNotes notes)
    {
        if (Values.Min is { } min && Values.Max is { } max && Extreme(min).Lower > Extreme(max).Upper)
        {
            notes.Add(FindingCode.MeanOutOfRange, Severity.Inconsistent, Prefix + "min", min.Text, null, "mean-out-of-range.order", null, ("max", max.Text));
        }
    }

    private void CheckScale(ItemNotes notes, string field, ReportedNumber? value)
    {
        if (value is null || Measure.Scale is not { } scale)
        {
            return;
        }

        var range = Extreme(value);
        if (range.Upper < scale.Lower.Value || range.Lower > scale.Upper.Value)
        {
            notes.Add(FindingCode.MeanOutOfRange, Severity.Inconsistent, Prefix + field, value.Text, null, "mean-out-of-range.scale", null, ("scale", scale.Text));
        }
    }

    private (RationalRange Range, string Text)? Lowest() => Values.Min is { } min
        ? (Extreme(min), min.Text)
        : Measure.Scale is { } scale ? (new(scale.Lower.Value, scale.Lower.Value), scale.Lower.Text) : null;

    private (RationalRange Range, string Text)? Highest() => Values.Max is { } max
        ? (Extreme(max), max.Text)
        : Measure.Scale is { } scale ? (new(scale.Upper.Value, scale.Upper.Value), scale.Upper.Text) : null;

    /// <summary>True when the printed mean is one of whole numbers, or this cannot be told.</summary>
    private bool CheckGrim(ItemNotes notes)
    {
        if (Values.Mean is not { } mean)
        {
            return true;
        }

        if (!Measure.Integer || N is not >= 1)
        {
            notes.Skip(Prefix + "grim", Measure.Integer ? "no-n" : "not-whole");
            return true;
        }

        var result = Grim.Check(mean, N.Value, PrintingRule.UsualRounding, Measure.Items);
        if (!result.CanTell)
        {
            notes.Skip(Prefix + "grim", "too-few-decimals");
            return true;
        }

        notes.Done(Prefix + "grim");
        if (!result.Possible)
        {
            var proven = !Grim.Check(mean, N.Value, PrintingRule.OneUnit, Measure.Items).Possible;
            AddGrim(notes, mean, result, proven);
        }

        return result.Possible;
    }

    private void AddGrim(ItemNotes notes, ReportedNumber mean, GrimResult result, bool proven)
    {
        var (below, above) = (result.MeanBelow.ToDouble(), result.MeanAbove.ToDouble());
        var closest = (mean.Value - result.MeanBelow) <= (result.MeanAbove - mean.Value) ? below : above;
        var (belowText, aboveText) = (ItemNotes.Figure(below, mean), ItemNotes.Figure(above, mean));
        notes.Add(
            FindingCode.Grim,
            proven ? Severity.Inconsistent : Severity.Caution,
            Prefix + "mean",
            mean.Text,
            ItemNotes.Figure(closest, mean),
            proven ? null : "grim.one-unit",
            new Dictionary<string, double> { ["below"] = ItemNotes.Short(below), ["above"] = ItemNotes.Short(above), ["n"] = N!.Value },
            ("n", N.Value),
            ("below", ItemNotes.Decimals(belowText)),
            ("above", ItemNotes.Decimals(aboveText)),
            ("sumBelow", result.SumBelow),
            ("sumAbove", result.SumBelow + 1));
    }

    private void CheckSpread(ItemNotes notes, bool meanPossible)
    {
        if (Values.Sd is not { } sd)
        {
            return;
        }

        if (N is not >= 1)
        {
            notes.Skip(Prefix + "sd", "no-n");
            return;
        }

        var found = CheckSpreadLimits(notes, sd);
        if (Values.Mean is not { } mean || !Measure.Integer || !meanPossible || found)
        {
            notes.Skip(Prefix + "grimmer", !Measure.Integer ? "not-whole" : Values.Mean is null ? "no-mean" : "mean-impossible");
            return;
        }

        notes.Done(Prefix + "grimmer");
        CheckGrimmer(notes, mean, sd);
    }

    private void CheckGrimmer(ItemNotes notes, ReportedNumber mean, ReportedNumber sd)
    {
        var n = N!.Value;
        if (!Grimmer.Check(mean, sd, n, ValueBounds.None, PrintingRule.UsualRounding, Measure.Items))
        {
            var proven = !Grimmer.Check(mean, sd, n, ValueBounds.None, PrintingRule.OneUnit, Measure.Items);
            notes.Add(
                FindingCode.Grimmer, proven ? Severity.Inconsistent : Severity.Caution, Prefix + "sd", sd.Text, null,
                proven ? null : "grimmer.one-unit", null, ("n", n), ("mean", mean.Text));
        }
        else if (!Grimmer.Check(mean, sd, n, Bounds(), PrintingRule.UsualRounding, Measure.Items))
        {
            var proven = !Grimmer.Check(mean, sd, n, Bounds(), PrintingRule.OneUnit, Measure.Items);
            notes.Add(
                FindingCode.SdImpossible, proven ? Severity.Inconsistent : Severity.Caution, Prefix + "sd", sd.Text, null,
                proven ? "sd-impossible.whole" : "sd-impossible.one-unit", null, ("n", n), ("mean", mean.Text));
        }
    }

    private ValueBounds Bounds() => WholeBounds.Of(Values, Measure);

    /// <summary>True when a finding was added.</summary>
    private bool CheckSpreadLimits(ItemNotes notes, ReportedNumber sd)
    {
        var (n, mean) = (N!.Value, Values.Mean?.StandsFor(PrintingRule.OneUnit));
        var spread = sd.StandsFor(PrintingRule.OneUnit);
        if (spread.Upper < Rational.Zero)
        {
            notes.Add(FindingCode.SdImpossible, Severity.Inconsistent, Prefix + "sd", sd.Text, null, "sd-impossible.negative");
            return true;
        }

        if (Lowest() is not { } low || Highest() is not { } high || low.Range.Lower > high.Range.Upper)
        {
            notes.Skip(Prefix + "sd-range", "no-range");
            return false;
        }

        notes.Done(Prefix + "sd-range");
        var attained = Values.Min is not null && Values.Max is not null;
        var fit = StandardDeviationBounds.Check(mean, spread, n, low.Range, high.Range, attained);
        if (fit is StandardDeviationFit.Fits)
        {
            return false;
        }

        var tooLarge = fit is StandardDeviationFit.TooLarge;
        var bound = tooLarge
            ? StandardDeviationBounds.Greatest(mean, n, low.Range, high.Range)
            : StandardDeviationBounds.Least(mean, n, low.Range, high.Range);
        var figure = ItemNotes.Figure(bound, sd);
        notes.Add(
            FindingCode.SdImpossible, Severity.Inconsistent, Prefix + "sd", sd.Text, figure,
            tooLarge ? null : "sd-impossible.too-small",
            new Dictionary<string, double> { ["bound"] = ItemNotes.Short(bound) },
            ("low", low.Text), ("high", high.Text), ("bound", ItemNotes.Decimals(figure)));
        return true;
    }
}
