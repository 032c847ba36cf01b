using System.Globalization;
using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.Expected;

namespace Lancar.Domain.Care.Worklists;

/// <summary>The thresholds of <c>data/worklist/not-improving.json</c>, each with its reason and source.</summary>
/// <param name="Id">Identity of the content.</param>
/// <param name="Version">Version of the content.</param>
/// <param name="SignOff">Clinical approval.</param>
/// <param name="About">What the rule is for, in words.</param>
/// <param name="FromHours">Hours since birth before which no rise means nothing.</param>
/// <param name="HoursApart">Least hours between the two values compared.</param>
/// <param name="Sessions">Least number of timed massages before the later value.</param>
/// <param name="Within">Greatest age of the later value in hours.</param>
/// <param name="UsualVolume">Why a volume within the usual range is not named.</param>
/// <param name="UsualScoreTenths">A score from here on, in tenths of a percent, is not named.</param>
public sealed record NotImprovingRule(
    string Id, int Version, SignOff SignOff, LocalizedText About, RuleNumber FromHours, RuleNumber HoursApart, RuleNumber Sessions, RuleNumber Within,
    RuleReason UsualVolume, RuleNumber UsualScoreTenths)
{
    /// <summary>The content as shipped.</summary>
    public static NotImprovingRule Current { get; } = ProductData.Read<NotImprovingRule>("worklist/not-improving.json");
}

/// <summary>A threshold with where it comes from.</summary>
/// <param name="Value">The number.</param>
/// <param name="Source">Key in <c>data/sources.json</c>.</param>
/// <param name="Where">Place in the source; null when it has none.</param>
/// <param name="Why">Why this number.</param>
public sealed record RuleNumber(int Value, string Source, string? Where, LocalizedText Why);

/// <summary>A condition with where it comes from.</summary>
/// <param name="Source">Key in <c>data/sources.json</c>.</param>
/// <param name="Where">Place in the source; null when it has none.</param>
/// <param name="Why">Why.</param>
public sealed record RuleReason(string Source, string? Where, LocalizedText Why);

/// <summary>
/// No rise seen where one is usual: a reason for a midwife to look at latch, frequency of feeding, mother and baby. It judges neither the
/// mother nor the massage. Volumes are compared only with volumes taken the same way; volume and score are never compared with each other.
/// </summary>
/// <param name="What">Volume or score.</param>
/// <param name="From">The earliest comparable value: ml, or "yes of applicable".</param>
/// <param name="To">The latest value.</param>
/// <param name="FromHours">Whole hours since birth of the earliest.</param>
/// <param name="ToHours">Whole hours since birth of the latest.</param>
/// <param name="Sessions">Timed massages until the latest value.</param>
/// <param name="At">When the latest value was taken.</param>
public sealed record NotImproving(NotImproving.Outcome What, string From, string To, int FromHours, int ToHours, int Sessions, DateTimeOffset At)
{
    /// <summary>Which outcome did not rise.</summary>
    public enum Outcome
    {
        /// <summary>Expressed volume.</summary>
        Volume,

        /// <summary>The 16 signs.</summary>
        Score,
    }

    private const long HourMs = 3_600_000;

    /// <summary>The finding in code, for a screen to put into words: <c>volume;12.5;10;20;90;3</c>.</summary>
    public string Coded => string.Create(
        CultureInfo.InvariantCulture, $"{(What == Outcome.Volume ? "volume" : "score")};{From};{To};{FromHours};{ToHours};{Sessions}");

    /// <summary>The finding, or null when a rise was seen, when nothing can be said yet, or when the value is usual for the age.</summary>
    /// <param name="mother">Her measurements and sessions.</param>
    /// <param name="rule">The thresholds.</param>
    /// <param name="now">The moment.</param>
    public static NotImproving? Of(MotherRecord mother, NotImprovingRule rule, DateTimeOffset now) =>
        OfVolume(mother, rule, now) ?? OfScore(mother, rule, now);

    private static NotImproving? OfVolume(MotherRecord mother, NotImprovingRule rule, DateTimeOffset now)
    {
        if (mother.Volumes is not [.., var latest])
        {
            return null;
        }

        var first = mother.Volumes.First(one => one.Volume.Method == latest.Volume.Method && one.Volume.Side == latest.Volume.Side);
        return latest.Volume.VolumeMl <= first.Volume.VolumeMl && !IsUsual(latest)
            ? Comparable(mother, rule, now, first.OccurredAt, latest.OccurredAt, Outcome.Volume, Ml(first), Ml(latest)) : null;
    }

    private static NotImproving? OfScore(MotherRecord mother, NotImprovingRule rule, DateTimeOffset now)
    {
        if (mother.Scores is not [var first, .., var latest])
        {
            return null;
        }

        // Compared crosswise, so that nothing is rounded.
        var (was, is_) = (first.Score, latest.Score);
        var risen = is_.RawPoints * was.Applicable > was.RawPoints * is_.Applicable;
        var usual = is_.RawPoints * 1000 >= rule.UsualScoreTenths.Value * is_.Applicable;
        return !risen && !usual && was.Applicable > 0
            ? Comparable(mother, rule, now, first.OccurredAt, latest.OccurredAt, Outcome.Score, Points(first), Points(latest)) : null;
    }

    private static NotImproving? Comparable(
        MotherRecord mother, NotImprovingRule rule, DateTimeOffset now, DateTimeOffset first, DateTimeOffset latest, Outcome what, string from, string to)
    {
        var birth = mother.Identity.BirthAt;
        var sessions = mother.Sessions.Count(session => session.State.DeliveredMs > 0 && session.StartedAt <= latest);
        return latest >= birth.AddHours(rule.FromHours.Value) && latest - first >= TimeSpan.FromHours(rule.HoursApart.Value)
            && now - latest <= TimeSpan.FromHours(rule.Within.Value) && sessions >= rule.Sessions.Value
            ? new(what, from, to, Hours(birth, first), Hours(birth, latest), sessions, latest) : null;
    }

    /// <summary>Within or above the usual range of one feed at that age; false where no source gives a range.</summary>
    private static bool IsUsual(VolumeMeasurement latest) =>
        ExpectedMilkVolume.Current.Of(VolumeBasis.PerFeed).Any(band => latest.HoursSinceBirth.Milliseconds >= band.FromHours * HourMs
            && latest.HoursSinceBirth.Milliseconds < band.ToHours * HourMs && (double)latest.Volume.VolumeMl >= band.Lower);

    private static int Hours(DateTimeOffset birth, DateTimeOffset at) => (int)(HoursSinceBirth.Between(birth, at).Milliseconds / HourMs);

    private static string Ml(VolumeMeasurement one) => one.Volume.VolumeMl.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Points(ScoreMeasurement one) => $"{one.Score.RawPoints}/{one.Score.Applicable}";
}
