using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Statistics.Tests.ReportedNumbers;

/// <summary>p-values of printed statistics against R 4.2 (calls beside the values).</summary>
public sealed class StatisticPTests
{
    [Fact]
    public void P_values_are_those_of_R()
    {
        Near(0.0362254847788, StatisticP.StudentTwoSided(2.2, 28)); // 2*pt(-2.2, 28)
        Near(0.0416279715527, StatisticP.StudentTwoSided(-2.2, 17.35)); // 2*pt(-2.2, 17.35)
        Near(2.98572140753e-26, StatisticP.StudentTwoSided(40, 28)); // 2*pt(-40, 28)
        Near(0.0196705409763, StatisticP.FUpper(4.56, 2, 27)); // pf(4.56, 2, 27, lower.tail = FALSE)
        Near(0.0463478819442, StatisticP.FUpper(3.35, 1.85, 51.9)); // pf(3.35, 1.85, 51.9, lower.tail = FALSE)
        Near(6.09122172517e-12, StatisticP.ChiSquareUpper(47.3, 1)); // pchisq(47.3, 1, lower.tail = FALSE)
        Near(0.267384881572, StatisticP.ChiSquareUpper(5.2, 4)); // pchisq(5.2, 4, lower.tail = FALSE)
        Near(0.0208881541239, StatisticP.NormalTwoSided(-2.31)); // 2*pnorm(-2.31)
        Near(0.0125910712752, StatisticP.CorrelationTwoSided(0.45, 28)); // 2*pt(-0.45*sqrt(28/(1-0.45^2)), 28)
        Near(0.0198681828893, StatisticP.CorrelationTwoSided(-0.3, 58)); // 2*pt(-0.3*sqrt(58/(1-0.3^2)), 58)
    }

    [Fact]
    public void Ends_of_the_laws()
    {
        Assert.Equal(1, StatisticP.StudentTwoSided(0, 3).Value);
        Assert.Equal(0, StatisticP.StudentTwoSided(double.NegativeInfinity, 3).Value);
        Assert.Equal(1, StatisticP.FUpper(0, 2, 3).Value);
        Assert.Equal(1, StatisticP.ChiSquareUpper(0, 1).Value);
        Assert.Equal(0, StatisticP.NormalTwoSided(double.PositiveInfinity).Value);
        Assert.Equal(0, StatisticP.CorrelationTwoSided(-1, 5).Value);
        Assert.True(StatisticP.NormalTwoSided(40) is { Value: 0, Log10: > -350 and < -349 }); // pnorm(-40, log.p = TRUE) / log(10) + log10(2)
        Near(0.0208881541239, StatisticP.StudentTwoSided(2.31, double.PositiveInfinity));
    }

    [Fact]
    public void What_has_no_p_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StatisticP.StudentTwoSided(2, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => StatisticP.StudentTwoSided(double.NaN, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => StatisticP.FUpper(-0.1, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => StatisticP.FUpper(1, 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => StatisticP.FUpper(1, 1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => StatisticP.ChiSquareUpper(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => StatisticP.CorrelationTwoSided(1.01, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => StatisticP.NormalTwoSided(double.NaN));
    }

    private static void Near(double expected, Probability actual) => Assert.InRange(actual.Value / expected, 1 - 1e-11, 1 + 1e-11);
}
