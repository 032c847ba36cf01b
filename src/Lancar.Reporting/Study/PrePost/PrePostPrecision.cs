using Lancar.Domain.Kernel;
using Lancar.Domain.Study.PrePost;

namespace Lancar.Reporting.Study.PrePost;

/// <summary>How many decimals the numbers of one result get: those of the data for single values, one more for the typical change, two at least for means.</summary>
internal sealed class PrePostPrecision
{
    private const int MostDecimals = 3;

    internal PrePostPrecision(PrePostResult result)
    {
        Value = result.Data.Pairs.SelectMany(pair => new[] { pair.Before, pair.After }).Max(DecimalsOf);
        Change = Value + 1;
        Mean = Math.Max(2, Value + 1);
    }

    /// <summary>Decimals of single values: minimum, maximum.</summary>
    internal int Value { get; }

    /// <summary>Decimals of medians, quartiles and the typical change, which can fall between two values.</summary>
    internal int Change { get; }

    /// <summary>Decimals of means and standard deviations.</summary>
    internal int Mean { get; }

    /// <summary>A number with its unit: <c>17,5 ml</c>.</summary>
    internal static LocalizedText WithUnit(double value, int decimals, StudyOutcome outcome) =>
        new(WithUnit(value, decimals, outcome, Language.Indonesian), WithUnit(value, decimals, outcome, Language.English));

    /// <summary>A number in both languages.</summary>
    internal static LocalizedText Plain(double value, int decimals) =>
        new(Numerals.Fixed(value, decimals, Language.Indonesian), Numerals.Fixed(value, decimals, Language.English));

    private static string WithUnit(double value, int decimals, StudyOutcome outcome, Language language) =>
        Numerals.Fixed(value, decimals, language) + (outcome.UnitIn(language) is { } unit ? " " + unit : "");

    private static int DecimalsOf(double value)
    {
        var decimals = 0;
        while (decimals < MostDecimals && Math.Round(value, decimals) != value)
        {
            decimals++;
        }

        return decimals;
    }
}
