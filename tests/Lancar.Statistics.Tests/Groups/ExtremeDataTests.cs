using System.Collections;
using System.Reflection;

namespace Lancar.Statistics.Tests.Groups;

/// <summary>Data from both ends of the double range, with ties and nearly constant: a refusal or figures, never NaN, never another exception.</summary>
public class ExtremeDataTests
{
    private static readonly double[] pool =
        [0, -0.0, 1, 2, 3, 0.1, 0.2, 0.3, 1e-8, 1e8, 1e300, -1e300, 1.7e308, -1.7e308, 5e-324, 1e-310, -1e-310, 1e16, 1e16 + 2, -5, 7, 7];

    [Fact]
    public void Never_NaN()
    {
        var random = new Random(20261121);
        for (var round = 0; round < 120; round++)
        {
            double[][] groups = [Sample(random), Sample(random), Sample(random)];
            var (a, b) = (groups[0], groups[1]);
            var pairs = Math.Min(a.Length, b.Length);
            Ask(groups, () => TTest.OneSample(a));
            Ask(groups, () => TTest.Paired(a[..pairs], b[..pairs]));
            Ask(groups, () => TTest.Student(a, b));
            Ask(groups, () => TTest.Welch(a, b));
            Ask(groups, () => CohenD.Independent(a, b));
            Ask(groups, () => CohenD.Paired(a[..pairs], b[..pairs]));
            Ask(groups, () => CliffDelta.Estimate(a, b));
            Ask(groups, () => BrunnerMunzel.Test(a, b));
            Ask(groups, () => BrunnerMunzel.Test(a, b, new BrunnerMunzelOptions { Budget = 0 }));
            Ask(groups, () => OneWayAnova.Test(groups));
            Ask(groups, () => WelchAnova.Test(groups));
            Ask(groups, () => GamesHowell.Compare(groups));
            Ask(groups, () => Levene.Test(groups, (LeveneCenter)(round % 3)));
            Ask(groups, () => ShapiroWilk.Test(a));
        }
    }

    private static double[] Sample(Random random)
    {
        var mode = random.Next(4);
        return
        [
            .. Enumerable.Range(0, random.Next(1, 7)).Select(_ => mode switch
            {
                0 => pool[random.Next(pool.Length)],
                1 => random.Next(0, 3),
                2 => Math.ScaleB(random.NextDouble() - 0.5, random.Next(-1070, 1020)),
                _ => 1e9 + random.Next(0, 2) * 1e-6,
            }),
        ];
    }

    private static void Ask(double[][] groups, Func<object> ask)
    {
        try
        {
            NoNaN(ask(), string.Join(" | ", groups.Select(group => string.Join(", ", group.Select(x => x.ToString("R"))))));
        }
        catch (AssumptionException)
        {
            // The documented answer to data that support nothing.
        }
    }

    private static void NoNaN(object? figure, string data)
    {
        switch (figure)
        {
            case double number:
                Assert.False(double.IsNaN(number), data);
                break;
            case null or string or Enum or int or long or bool:
                break;
            case IEnumerable list:
                foreach (var one in list)
                {
                    NoNaN(one, data);
                }

                break;
            default:
                foreach (var property in figure.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.PropertyType != figure.GetType()))
                {
                    NoNaN(property.GetValue(figure), $"{property.Name}: {data}");
                }

                break;
        }
    }
}
