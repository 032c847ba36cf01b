using Lancar.Domain.Kernel;
using Lancar.Domain.Study.Expected;
using Lancar.Reporting.Figures;

namespace Lancar.Reporting.Care;

/// <summary>One measured volume of one mother.</summary>
/// <param name="HoursSinceBirth">Hours since birth, not negative.</param>
/// <param name="VolumeMl">Volume in millilitres, not negative.</param>
public readonly record struct MilkPoint(double HoursSinceBirth, double VolumeMl);

/// <summary>
/// Draws one mother's milk volumes by hours since birth over the expected natural range, so that a rise is seen against what
/// happens anyway. One expression is drawn over the range of one feed, a day's yield over that of a day; never mixed.
/// </summary>
public static class MilkByHoursFigure
{
    /// <summary>The figure; with no points it shows the range and says that nothing is recorded yet.</summary>
    /// <param name="points">Volumes of one basis, in any order.</param>
    /// <param name="basis">One expression or a whole day.</param>
    /// <param name="expected">The expected range.</param>
    /// <param name="language">Which language.</param>
    /// <param name="size">Where it must fit.</param>
    /// <exception cref="ArgumentException">A point is negative or not finite.</exception>
    public static Figure Draw(IReadOnlyList<MilkPoint> points, VolumeBasis basis, ExpectedMilkVolume expected, Language language, FigureSize size)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(expected);
        if (points.Any(point => !(point.HoursSinceBirth >= 0 && point.VolumeMl >= 0 && double.IsFinite(point.HoursSinceBirth) && double.IsFinite(point.VolumeMl))))
        {
            throw new ArgumentException("Hours and volumes are finite and not negative.", nameof(points));
        }

        string T(string key) => Texts.Get(language, "reports." + key);
        return new ByHoursDrawing(
            new()
            {
                Points = [.. points.Select(point => new ByHoursPoint(point.HoursSinceBirth, point.VolumeMl)).OrderBy(point => point.Hours)],
                Bands = [.. expected.Of(basis).Select(band => new ByHoursBand(band.FromHours, band.ToHours, band.Lower, band.Upper, band.Unit))],
                Title = T("milk.figure.title"),
                Unit = T(basis switch { VolumeBasis.PerFeed => "milk.figure.unit.feed", VolumeBasis.PerDay => "milk.figure.unit.day" }),
                Suffix = " ml",
                Empty = T("milk.figure.empty"),
                Draft = expected.SignOff.IsDraft,
                Floor = 0,
            },
            language, size).Draw();
    }

    /// <summary>The line that must stand under the figure: sources of the range and its state of approval.</summary>
    public static LocalizedText SourceLine(VolumeBasis basis, ExpectedMilkVolume expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var sources = string.Join(", ", expected.Of(basis).Select(band => band.Source).Distinct());
        var draft = expected.SignOff.IsDraft ? Texts.Both("reports.milk.figure.source.draft") : new LocalizedText("", "");
        return Texts.Both("reports.milk.figure.source", ("sources", sources), ("draft", draft));
    }
}
