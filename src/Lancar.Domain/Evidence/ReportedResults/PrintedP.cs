using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>A printed p-value and what it can stand for.</summary>
/// <param name="Number">The number as printed.</param>
internal readonly record struct PrintedP(ReportedNumber Number)
{
    /// <summary>The level most papers decide at.</summary>
    public const double Alpha = 0.05;

    /// <summary>True when all printed digits are zero.</summary>
    public bool IsZero => Number.Units.IsZero;

    /// <summary>True when some probability prints like this.</summary>
    public bool IsProbability
    {
        get
        {
            var range = Number.StandsFor(PrintingRule.OneUnit);
            return range.Upper >= Rational.Zero && range.Lower <= Rational.Of(1);
        }
    }

    /// <summary>True when this p can be printed so, its last digit one off at most; a limit (<c>&lt; 0,05</c>) is taken at its word.</summary>
    public bool Allows(double p)
    {
        var value = Number.Value.ToDouble();
        var dust = value * RationalRange.DoubleDust;
        return Number.Relation switch
        {
            // "< 0.000" is a zero with a sign before it, not a probability below zero.
            NumberRelation.Below when !IsZero => p <= value + dust,
            NumberRelation.Above => p >= value - dust,
            _ => Number.StandsFor(PrintingRule.OneUnit).Contains(p),
        };
    }

    /// <summary>True when some p up to this bound can be printed so.</summary>
    public bool AllowsAtMost(double bound) =>
        Number.Relation is NumberRelation.Below || Number.StandsFor(PrintingRule.OneUnit).Lower.ToDouble() <= bound * (1 + RationalRange.DoubleDust);

    /// <summary>True when some p from this bound on can be printed so.</summary>
    public bool AllowsAtLeast(double bound) =>
        Number.Relation is NumberRelation.Above || Number.StandsFor(PrintingRule.OneUnit).Upper.ToDouble() >= bound * (1 - RationalRange.DoubleDust);

    /// <summary>True below 0.05, false from 0.05 on, null when the printed text leaves it open.</summary>
    public bool? IsSignificant
    {
        get
        {
            var order = Number.Value.CompareTo(Rational.Of(5, 100));
            return Number.Relation switch
            {
                NumberRelation.Below => order <= 0 ? true : null,
                NumberRelation.Above => order >= 0 ? false : null,
                _ => order == 0 ? null : order < 0,
            };
        }
    }

    /// <summary>Adds the findings that need nothing but the printed p; true when it can be compared with a computed one.</summary>
    public bool CheckAlone(ItemNotes notes)
    {
        notes.Done("p");
        if (!IsProbability)
        {
            notes.Add(FindingCode.PMismatch, Severity.Inconsistent, "p", Number.Text, null, "p-mismatch.not-a-probability");
            return false;
        }

        if (IsZero)
        {
            notes.Add(FindingCode.PZero, Severity.Caution, "p", Number.Text, "< 0.001");
        }

        return true;
    }
}
