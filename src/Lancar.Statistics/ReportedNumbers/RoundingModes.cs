namespace Lancar.Statistics.ReportedNumbers;

/// <summary>The ways in which the digits behind a printed number may have been dropped; combined, any of them is accepted.</summary>
[Flags]
public enum RoundingModes
{
    /// <summary>None: stands for no rule and is refused.</summary>
    None = 0,

    /// <summary>To the nearest, a 5 towards plus infinity.</summary>
    HalfUp = 1,

    /// <summary>To the nearest, a 5 towards minus infinity.</summary>
    HalfDown = 2,

    /// <summary>To the nearest, a 5 to the even digit: R, IEEE arithmetic.</summary>
    HalfEven = 4,

    /// <summary>To the nearest, a 5 away from zero: SPSS, Excel, by hand.</summary>
    HalfAway = 8,

    /// <summary>Cut off, towards zero.</summary>
    Truncation = 16,

    /// <summary>Up, towards plus infinity.</summary>
    Ceiling = 32,

    /// <summary>Down, towards minus infinity.</summary>
    Floor = 64,

    /// <summary>To the nearest, either way at a 5.</summary>
    Nearest = HalfUp | HalfDown | HalfEven | HalfAway,

    /// <summary>What is accepted unless said otherwise: to the nearest, either way at a 5, or cut off.</summary>
    Usual = Nearest | Truncation,

    /// <summary>Every mode of this list.</summary>
    All = Usual | Ceiling | Floor,
}
