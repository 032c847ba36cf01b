using Lancar.Domain.Kernel;

namespace Lancar.Tests.Kernel;

public sealed class NumeralsTests
{
    [Theory]
    [InlineData(0, "< 0,001", "< 0.001")]
    [InlineData(0.00099999, "< 0,001", "< 0.001")]
    [InlineData(0.001, "= 0,001", "= 0.001")]
    [InlineData(0.0124, "= 0,012", "= 0.012")]
    [InlineData(0.999, "= 0,999", "= 0.999")]
    [InlineData(0.9996, "> 0,999", "> 0.999")]
    [InlineData(1, "= 1,000", "= 1.000")]
    public void A_p_value_is_never_printed_as_zero(double p, string indonesian, string english)
    {
        Assert.Equal(indonesian, Numerals.PValue(p, Language.Indonesian));
        Assert.Equal(english, Numerals.PValue(p, Language.English));
    }

    [Theory]
    [InlineData(-0.0001)]
    [InlineData(1.0001)]
    [InlineData(double.NaN)]
    public void What_is_no_probability_is_refused(double p) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Numerals.PValue(p, Language.English));

    [Theory]
    [InlineData(17.41, 2, "17,41", "17.41")]
    [InlineData(-4.2, 1, "-4,2", "-4.2")]
    [InlineData(1234.5, 1, "1234,5", "1234.5")]
    [InlineData(-0.004, 2, "0,00", "0.00")]
    public void Decimals_follow_the_language_not_the_machine(double value, int decimals, string indonesian, string english)
    {
        Assert.Equal(indonesian, Numerals.Fixed(value, decimals, Language.Indonesian));
        Assert.Equal(english, Numerals.Fixed(value, decimals, Language.English));
    }
}
