using Lancar.Domain.Care.Measurements;
using Lancar.Domain.Kernel;
using Lancar.Reporting.Figures;

namespace Lancar.Reporting.Care;

/// <summary>Which course of a baby is drawn.</summary>
public enum BabyCourse
{
    /// <summary>Weight in percent of birth weight.</summary>
    Weight,

    /// <summary>Wet nappies in 24 hours.</summary>
    WetNappies,
}

/// <summary>Draws one baby's weight or wet nappies by hours since birth over what is usual, as <see cref="MilkByHoursFigure"/> draws milk.</summary>
public static class BabyByHoursFigure
{
    /// <summary>The instrument and its outcome a course is drawn from.</summary>
    public static (string Instrument, string Outcome) Outcome(BabyCourse course) => course switch
    {
        BabyCourse.Weight => ("infant-weight", "of-birth-weight"),
        BabyCourse.WetNappies => ("nappies-24h", "wet"),
    };

    /// <summary>The figure.</summary>
    /// <param name="observations">Observations of one baby; those with other instruments are left aside.</param>
    /// <param name="course">Which course.</param>
    /// <param name="expected">What is usual.</param>
    /// <param name="language">Which language.</param>
    /// <param name="size">Where it must fit.</param>
    public static Figure Draw(IEnumerable<Observation> observations, BabyCourse course, ExpectedFirstDays expected, Language language, FigureSize size)
    {
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(expected);
        var (instrument, outcome) = Outcome(course);
        var unit = course switch { BabyCourse.Weight => "%", BabyCourse.WetNappies => "/ 24 h" };
        string T(string text) => Texts.Get(language, "reports." + text);
        return new ByHoursDrawing(
            new()
            {
                Points =
                [
                    .. observations.Where(observation => observation.InstrumentId == instrument)
                        .SelectMany(observation => observation.Scored().Outcomes.Where(made => made.Id == outcome && made.Value is not null)
                            .Select(made => new ByHoursPoint(observation.HoursSinceBirth.Hours, (double)made.Value!.Value)))
                        .OrderBy(point => point.Hours),
                ],
                Bands =
                [
                    .. expected.Of(instrument, outcome).Where(band => band.Lower is not null)
                        .Select(band => new ByHoursBand(band.FromHours, band.ToHours, (double)band.Lower!.Value, (double?)band.Upper, unit)),
                ],
                Title = T(course switch { BabyCourse.Weight => "baby.figure.weight.title", BabyCourse.WetNappies => "baby.figure.wet.title" }),
                Unit = T(course switch { BabyCourse.Weight => "baby.figure.weight.unit", BabyCourse.WetNappies => "baby.figure.wet.unit" }),
                Suffix = course == BabyCourse.Weight ? " %" : "",
                Empty = T("baby.figure.empty"),
                Draft = expected.SignOff.IsDraft,
                Floor = course == BabyCourse.Weight ? null : 0,
            },
            language, size).Draw();
    }

    /// <summary>The line that must stand under the figure: sources of the range and its state of approval.</summary>
    public static LocalizedText SourceLine(BabyCourse course, ExpectedFirstDays expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var (instrument, outcome) = Outcome(course);
        var draft = expected.SignOff.IsDraft ? Texts.Both("reports.milk.figure.source.draft") : new LocalizedText("", "");
        var sources = string.Join(", ", expected.Of(instrument, outcome).SelectMany(band => band.Source.Split(", ")).Distinct().Order(StringComparer.Ordinal));
        return Texts.Both("reports.milk.figure.source", ("sources", sources), ("draft", draft));
    }
}
