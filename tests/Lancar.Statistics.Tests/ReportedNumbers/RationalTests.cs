using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Statistics.Tests.ReportedNumbers;

public sealed class RationalTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithReplay(20230324, 1).WithMaxTest(500);

    [Fact]
    public void Field_laws_hold() => Prop.ForAll<int, int, int>((a, b, c) =>
    {
        var (x, y, z) = (Rational.Of(a, 7), Rational.Of(b, 12), Rational.Of(c, 5));
        return x + y == y + x && (x + y) + z == x + (y + z) && x * (y + z) == (x * y) + (x * z) && x - x == Rational.Zero &&
            (b == 0 || x / y * y == x) && (x + y).GetHashCode() == (y + x).GetHashCode();
    }).Check(Fixed);

    [Fact]
    public void Floor_and_ceiling_enclose() => Prop.ForAll<int, int>((a, b) =>
    {
        var x = Rational.Of(a, b == 0 ? 1 : b);
        return Rational.Of(x.Floor()) <= x && x < Rational.Of(x.Floor() + 1) && x <= Rational.Of(x.Ceiling()) && Rational.Of(x.Ceiling() - 1) < x;
    }).Check(Fixed);

    [Fact]
    public void Large_fractions_become_doubles_without_overflow()
    {
        var third = Rational.Of(BigInteger.Pow(10, 500), 3 * BigInteger.Pow(10, 500));

        Assert.Equal(1.0 / 3, third.ToDouble(), 1e-15);
        Assert.Throws<DivideByZeroException>(() => Rational.Of(1, 0));
    }
}
