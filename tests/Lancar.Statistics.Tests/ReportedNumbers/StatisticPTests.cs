using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Statistics.Tests.ReportedNumbers;

/// <summary>p-values of printed statistics against R 4.2 (calls beside the values; digits beyond the twelfth by mpmath) and mpmath.</summary>
public sealed class StatisticPTests
{
    [Fact]
    public void P_values_are_those_of_R()
    {
        Near(0.036225484778837829, StatisticP.StudentTwoSided(2.2, 28)); // 2*pt(-2.2, 28)
        Near(0.041627971552743877, StatisticP.StudentTwoSided(-2.2, 17.35)); // 2*pt(-2.2, 17.35)
        Near(2.9857214075343437e-26, StatisticP.StudentTwoSided(40, 28)); // 2*pt(-40, 28)
        Near(0.019670540976323139, StatisticP.FUpper(4.56, 2, 27)); // pf(4.56, 2, 27, lower.tail = FALSE)
        Near(0.046347881944204827, StatisticP.FUpper(3.35, 1.85, 51.9)); // pf(3.35, 1.85, 51.9, lower.tail = FALSE)
        Near(6.0912217251678311e-12, StatisticP.ChiSquareUpper(47.3, 1)); // pchisq(47.3, 1, lower.tail = FALSE)
        Near(0.26738488157160195, StatisticP.ChiSquareUpper(5.2, 4)); // pchisq(5.2, 4, lower.tail = FALSE)
        Near(0.02088815412390217, StatisticP.NormalTwoSided(-2.31)); // 2*pnorm(-2.31)
        Near(0.012591071275196769, StatisticP.CorrelationTwoSided(0.45, 28)); // 2*pt(-0.45*sqrt(28/(1-0.45^2)), 28)
        Near(0.019868182889321689, StatisticP.CorrelationTwoSided(-0.3, 58)); // 2*pt(-0.3*sqrt(58/(1-0.3^2)), 58)
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
        Near(0.02088815412390217, StatisticP.StudentTwoSided(2.31, double.PositiveInfinity));
    }

    // mpmath 1.2.1 with 40 to 60 digits: betainc, gammainc and erfc; for ten thousand degrees of freedom and more the integral of the density.
    [Theory]
    [InlineData('t', 0.01, 0.5, 0, 0.99460674363610449646)]
    [InlineData('t', 0.7, 0.5, 0, 0.685400662520766534)]
    [InlineData('t', 2.2, 0.5, 0, 0.42604814126372398179)]
    [InlineData('t', 9, 0.5, 0, 0.21360327842077333852)]
    [InlineData('t', 40, 0.5, 0, 0.1014097999294943562)]
    [InlineData('t', 0.01, 1, 0, 0.99363401447018348957)]
    [InlineData('t', 0.7, 1, 0, 0.61119977557157044001)]
    [InlineData('t', 2.2, 1, 0, 0.27159949756018371054)]
    [InlineData('t', 9, 1, 0, 0.070446574954554548844)]
    [InlineData('t', 40, 1, 0, 0.015912179824051626637)]
    [InlineData('t', 0.01, 2.75, 0, 0.99270180736456198284)]
    [InlineData('t', 0.7, 2.75, 0, 0.53849542915905868379)]
    [InlineData('t', 2.2, 2.75, 0, 0.12327630628182682131)]
    [InlineData('t', 9, 2.75, 0, 0.0040524539517309521998)]
    [InlineData('t', 40, 2.75, 0, 0.000069369200858786278932)]
    [InlineData('t', 0.01, 28, 0, 0.99209219851178009068)]
    [InlineData('t', 0.7, 28, 0, 0.48970295176340957467)]
    [InlineData('t', 2.2, 28, 0, 0.03622548477883782937828842)]
    [InlineData('t', 9, 28, 0, 9.3394089097335835815e-10)]
    [InlineData('t', 40, 28, 0, 2.9857214075343436879e-26)]
    [InlineData('t', 0.01, 17.35, 0, 0.99213537514169252233)]
    [InlineData('t', 0.7, 17.35, 0, 0.49320741698668938396)]
    [InlineData('t', 2.2, 17.35, 0, 0.04162797155274387743877241)]
    [InlineData('t', 9, 17.35, 0, 5.9853787086702113437e-8)]
    [InlineData('t', 40, 17.35, 0, 1.5584146977027000589e-18)]
    [InlineData('t', 0.01, 399, 0, 0.9920262853261032567)]
    [InlineData('t', 0.7, 399, 0, 0.48433523169737323647)]
    [InlineData('t', 2.2, 399, 0, 0.02837955548148871571)]
    [InlineData('t', 9, 399, 0, 9.3077430087109260069e-18)]
    [InlineData('t', 40, 399, 0, 1.0744804157347351444e-141)]
    [InlineData('t', 0.01, 12345.5, 0, 0.9920214489511449533)]
    [InlineData('t', 0.7, 12345.5, 0, 0.48394049450941900043)]
    [InlineData('t', 2.2, 12345.5, 0, 0.027825355874938349851)]
    [InlineData('t', 9, 12345.5, 0, 2.5848051120432685332e-19)]
    [InlineData('F', 0.02, 1, 1, 0.91056147804968447822)]
    [InlineData('F', 0.9, 1, 1, 0.51676089616564439932)]
    [InlineData('F', 3.35, 1, 1, 0.31833728061988046871)]
    [InlineData('F', 25, 1, 1, 0.12566591637800236763)]
    [InlineData('F', 0.02, 2, 27, 0.98021318054966922255)]
    [InlineData('F', 0.9, 2, 27, 0.41841980370643041987)]
    [InlineData('F', 3.35, 2, 27, 0.050165732079527313394)]
    [InlineData('F', 25, 2, 27, 7.1744072643446916676e-7)]
    [InlineData('F', 0.02, 1.85, 51.9, 0.97455886438891440206)]
    [InlineData('F', 0.9, 1.85, 51.9, 0.40584067185677292806)]
    [InlineData('F', 3.35, 1.85, 51.9, 0.04634788194420482704827368)]
    [InlineData('F', 25, 1.85, 51.9, 5.1846410684538132701e-8)]
    [InlineData('F', 0.02, 30, 3, 0.99999999999125109741)]
    [InlineData('F', 0.9, 30, 3, 0.63996545556559095119)]
    [InlineData('F', 3.35, 30, 3, 0.1738209164378448633)]
    [InlineData('F', 25, 30, 3, 0.010891904354563464832)]
    [InlineData('F', 0.02, 250, 400.5, 1.0)]
    [InlineData('F', 0.9, 250, 400.5, 0.81880938625321115756)]
    [InlineData('F', 3.35, 250, 400.5, 1.9695796459569945718e-27)]
    [InlineData('F', 25, 250, 400.5, 4.5122812297078734113e-156)]
    [InlineData('c', 0.015, 0.3, 0, 0.48603412613603614662)]
    [InlineData('c', 0.27, 0.3, 0, 0.21979912750168084535)]
    [InlineData('c', 0.3, 0.3, 0, 0.20883382637320688077)]
    [InlineData('c', 0.39, 0.3, 0, 0.1815712878295488317)]
    [InlineData('c', 1.2, 0.3, 0, 0.074039927481600494799)]
    [InlineData('c', 0.05, 1, 0, 0.82306327375812147128)]
    [InlineData('c', 0.9, 1, 0, 0.34278171114791138661)]
    [InlineData('c', 1.0, 1, 0, 0.31731050786291410283)]
    [InlineData('c', 1.3, 1, 0, 0.2542132236039643798)]
    [InlineData('c', 4.0, 1, 0, 0.045500263896358414401)]
    [InlineData('c', 0.1, 2, 0, 0.95122942450071400645)]
    [InlineData('c', 1.8, 2, 0, 0.40656965974059910286)]
    [InlineData('c', 2.0, 2, 0, 0.3678794411714423216)]
    [InlineData('c', 2.6, 2, 0, 0.27253179303401259102)]
    [InlineData('c', 8.0, 2, 0, 0.018315638888734180294)]
    [InlineData('c', 0.25, 5, 0, 0.99847918144663156031)]
    [InlineData('c', 4.5, 5, 0, 0.47988343811329941617)]
    [InlineData('c', 5.0, 5, 0, 0.41588018699550792028)]
    [InlineData('c', 6.5, 5, 0, 0.26055845591074595444)]
    [InlineData('c', 20.0, 5, 0, 0.0012497305630313754119)]
    [InlineData('c', 0.375, 7.5, 0, 0.99990228893885667089)]
    [InlineData('c', 6.75, 7.5, 0, 0.51036593961253076083)]
    [InlineData('c', 7.5, 7.5, 0, 0.43128944046089528663)]
    [InlineData('c', 9.75, 7.5, 0, 0.24179285369949103593)]
    [InlineData('c', 30.0, 7.5, 0, 0.00014301587882904852044)]
    [InlineData('c', 1.65, 33, 0, 0.99999999999999977537)]
    [InlineData('c', 29.7, 33, 0, 0.63221025762871514252)]
    [InlineData('c', 33.0, 33, 0, 0.46725288137290914477)]
    [InlineData('c', 42.9, 33, 0, 0.11609288636445999165)]
    [InlineData('c', 132.0, 33, 0, 8.6710943079642205155e-14)]
    [InlineData('c', 20.0, 400, 0, 1.0)]
    [InlineData('c', 360.0, 400, 0, 0.9251419650158404181)]
    [InlineData('c', 400.0, 400, 0, 0.49059658199276367497)]
    [InlineData('c', 520.0, 400, 0, 0.000047500124443008756428)]
    [InlineData('c', 1600.0, 400, 0, 6.4186043539698923713e-143)]
    [InlineData('c', 20.05, 401, 0, 1.0)]
    [InlineData('c', 360.9, 401, 0, 0.92540437309508737679)]
    [InlineData('c', 401.0, 401, 0, 0.49060831490786262064)]
    [InlineData('c', 521.3, 401, 0, 0.00004656301111884009315)]
    [InlineData('c', 1604.0, 401, 0, 2.8608133782780523399e-143)]
    [InlineData('z', 0.001, 0, 0, 0.99920211557217787481)]
    [InlineData('z', 1.3, 0, 0, 0.19360096917122065108)]
    [InlineData('z', 2.31, 0, 0, 0.020888154123902170253)]
    [InlineData('z', 8, 0, 0, 1.2441921148543568247e-15)]
    [InlineData('z', 30, 0, 0, 9.8134278542963741191e-198)]
    [InlineData('c', 9575.73593128807, 10000.0, 0, 0.99881229870579593211)]
    [InlineData('c', 10000.0, 10000.0, 0, 0.49811936596618264465)]
    [InlineData('c', 10424.26406871193, 10000.0, 0, 0.0015218423714426864596)]
    [InlineData('c', 995757.3593128807, 1000000.0, 0, 0.99866676670017889293)]
    [InlineData('c', 1000000.0, 1000000.0, 0, 0.49981193680339449952)]
    [InlineData('c', 1004242.6406871193, 1000000.0, 0, 0.0013666602638577317829)]
    [InlineData('c', 999865835.92135, 1000000000.0, 0, 0.99865063044838201132)]
    [InlineData('c', 1000000000.0, 1000000000.0, 0, 0.49999405291961275802)]
    [InlineData('c', 1000134164.07865, 1000000000.0, 0, 0.0013504266091408179229)]
    [InlineData('t', 0.1, 1000000000.0, 0, 0.92034432546598813631)]
    [InlineData('t', 2.2, 1000000000.0, 0, 0.027806895254885993313)]
    [InlineData('t', 7.0, 1000000000.0, 0, 2.5596266863481889301e-12)]
    [InlineData('F', 1.0, 1000000000.0, 1000000000.0, 0.5)]
    [InlineData('F', 1.0001897366596102, 1000000000.0, 1000000000.0, 0.0013511597500434291274)]
    [InlineData('F', 3.0000000019999997, 2.0, 1000000000.0, 0.04978706871637343545)]
    public void Tails_are_right_to_twelve_digits(char law, double statistic, double first, double second, double expected)
    {
        var p = law switch
        {
            't' => StatisticP.StudentTwoSided(statistic, first),
            'F' => StatisticP.FUpper(statistic, first, second),
            'c' => StatisticP.ChiSquareUpper(statistic, first),
            _ => StatisticP.NormalTwoSided(statistic),
        };
        Near(expected, p);
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(1e-300, 0.0)]
    [InlineData(-0.2, 0.0)]
    [InlineData(1.0, 0.0)]
    public void A_correlation_of_infinitely_many_pairs_is_nothing_or_certain(double r, double p) =>
        Assert.Equal(p, StatisticP.CorrelationTwoSided(r, double.PositiveInfinity).Value);

    [Theory]
    [InlineData(1e9, true)]
    [InlineData(1000000001.0, false)]
    [InlineData(1e300, false)]
    public void Degrees_of_freedom_end_where_no_study_reaches(double df, bool exists)
    {
        Action[] calls =
        [
            () => StatisticP.StudentTwoSided(2, df), () => StatisticP.CorrelationTwoSided(0.1, df), () => StatisticP.ChiSquareUpper(df, df),
            () => StatisticP.FUpper(1, df, 3), () => StatisticP.FUpper(1, 3, df),
        ];
        Assert.All(calls, call => Assert.Equal(exists, Record.Exception(call) is not ArgumentOutOfRangeException));
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
        Assert.Equal("df", Assert.Throws<ArgumentOutOfRangeException>(() => StatisticP.CorrelationTwoSided(0.5, double.NaN)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => StatisticP.NormalTwoSided(double.NaN));
    }

    private static void Near(double expected, Probability actual) => Assert.InRange(actual.Value / expected, 1 - 1e-12, 1 + 1e-12);
}
