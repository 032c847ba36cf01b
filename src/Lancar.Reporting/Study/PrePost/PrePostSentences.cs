using System.Globalization;
using System.Numerics;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.PrePost;
using Lancar.Statistics;

namespace Lancar.Reporting.Study.PrePost;

/// <summary>The sentences of a results chapter, from the same numbers as the tables.</summary>
internal sealed class PrePostSentences(PrePostResult result)
{
    private const double Significance = 0.05;

    private readonly PrePostPrecision precision = new(result);
    private readonly LocalizedText name = Inside(result.Outcome.Name);

    internal LocalizedText Participants()
    {
        var excluded = result.Data.Excluded.Count == 0
            ? new LocalizedText("", "")
            : T("participants.excluded", ("count", result.Data.Excluded.Count));
        return T("participants", ("all", result.PairCount + result.Data.Excluded.Count), ("analysed", result.PairCount), ("excluded", excluded));
    }

    internal LocalizedText Values(int table) => T("values",
        ("table", table), ("outcome", name),
        ("before", Value(result.Before.Median)), ("after", Value(result.After.Median)),
        ("beforeMean", Mean(result.Before.Mean)), ("afterMean", Mean(result.After.Mean)),
        ("beforeSd", Mean(result.Before.StandardDeviation!.Value)), ("afterSd", Mean(result.After.StandardDeviation!.Value)));

    /// <summary>When the measurements were taken, or null when that is not known of every pair.</summary>
    internal LocalizedText? Hours()
    {
        var pairs = result.Data.Pairs;
        return pairs.All(pair => pair.HoursBefore is not null && pair.HoursAfter is not null)
            ? T("hours",
                ("beforeFrom", Hour(pairs.Min(pair => pair.HoursBefore!.Value))), ("beforeTo", Hour(pairs.Max(pair => pair.HoursBefore!.Value))),
                ("afterFrom", Hour(pairs.Min(pair => pair.HoursAfter!.Value))), ("afterTo", Hour(pairs.Max(pair => pair.HoursAfter!.Value))))
            : null;
    }

    internal LocalizedText Changes(int table) => T("changes",
        ("table", table), ("n", result.PairCount),
        ("rose", result.RoseCount), ("rosePercent", Percent(result.RoseCount)),
        ("fell", result.FellCount), ("fellPercent", Percent(result.FellCount)),
        ("same", result.SameCount), ("samePercent", Percent(result.SameCount)));

    internal LocalizedText Test(int table)
    {
        var test = result.Test;
        if (test.HasNoInformation)
        {
            return T("test.none", ("table", table), ("outcome", name));
        }

        var falls = test.PTwoSided < Significance && test.RankBiserial < 0;
        var key = falls ? "test.fell" : test.PTwoSided < Significance ? "test.rose" : "test.unclear";
        var interval = result.TypicalChangeInterval;
        // "A fall of 3 (1 to 5)": in the falling sentence amounts are counted downward.
        var (change, lower, upper) = falls ? (-result.TypicalChange, -interval.Upper, -interval.Lower) : (result.TypicalChange, interval.Lower, interval.Upper);
        return T(key,
            ("table", table), ("outcome", name),
            ("change", Value(change)), ("level", Level(test)),
            ("lower", PrePostPrecision.Plain(lower, precision.Change)), ("upper", PrePostPrecision.Plain(upper, precision.Change)),
            ("p", new LocalizedText(Numerals.P(test.PTwoSided, Language.Indonesian), Numerals.P(test.PTwoSided, Language.English))),
            ("effect", PrePostPrecision.Plain(test.RankBiserial, 2)));
    }

    /// <summary>The confidence an interval may claim: 95, or what so few pairs attain.</summary>
    internal static LocalizedText Level(SignedRankResult test) =>
        test.IntervalAttainable ? PrePostPrecision.Plain(95, 0) : PrePostPrecision.Plain(100 * test.IntervalAttained, 1);

    internal LocalizedText Caution() => T(result.Outcome.Kind switch
    {
        OutcomeKind.MilkVolume or OutcomeKind.MilkScore => "caution",
        OutcomeKind.Other => "caution-other",
    });

    internal LocalizedText Method() => T("method", ("patterns", Patterns(result.Test.UsedCount)), ("version", result.Provenance.Version));

    private static LocalizedText Patterns(int used)
    {
        const int LargestSpelled = 30;
        if (used > LargestSpelled)
        {
            return new($"2^{used}", $"2^{used}");
        }

        var count = BigInteger.Pow(2, used).ToString("N0", CultureInfo.InvariantCulture);
        return new(count.Replace(',', '.'), count);
    }

    private LocalizedText Value(double value) => PrePostPrecision.WithUnit(value, precision.Change, result.Outcome);

    private static LocalizedText Hour(double hours) => PrePostPrecision.Plain(hours, 0);

    private LocalizedText Mean(double value) => PrePostPrecision.Plain(value, precision.Mean);

    private LocalizedText Percent(int count) => PrePostPrecision.Plain((double)PrePostPercent.Of(count, result.PairCount), 1);

    /// <summary>A name as it stands inside a sentence.</summary>
    internal static LocalizedText Inside(LocalizedText name) => new(LowerFirst(name.Indonesian), LowerFirst(name.English));

    /// <summary>Inside a sentence a name begins small, unless it is an abbreviation such as ASI or LATCH.</summary>
    private static string LowerFirst(string text) =>
        text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private static LocalizedText T(string key, params (string Name, object Value)[] values) => Texts.Both("reports.pre-post.text." + key, values);
}
