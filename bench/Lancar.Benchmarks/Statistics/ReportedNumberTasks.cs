using Lancar.Benchmarks.Peers;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Benchmarks.Statistics;

/// <summary>Goal 7: checks of printed figures. rsprite2 is not in Debian; what its calls do, argument checks included, is written anew in <c>Peers/reported.R</c>.</summary>
public static class ReportedNumberTasks
{
    private const string Note = "what rsprite2 does in this call, written anew, its argument checks by checkmate included";

    public static IEnumerable<StatisticsTask> Of(PeerSet peers)
    {
        peers.Checkmate?.Do($"source('{Path.Combine(AppContext.BaseDirectory, "Peers", "reported.R")}'); for (f in ls()) if (is.function(get(f))) assign(f, compiler::cmpfun(get(f)))");
        peers.Checkmate?.Do("design <- sprite_design(8.35, 3.21, 94, 0, 16, 2, 2)");
        var (mean, sd) = (Read("8.35"), Read("3.21"));
        yield return new StatisticsTask
        {
            Id = "7 GRIM", What = "GRIM, 1,000 times: mean 8.35, n = 94; ours in every rounding mode", GoalRatio = 1000,
            Ours = () => Often(() => Grim.Check(mean, 94).Possible),
            Peers = [new(peers.Checkmate, Often("grim(8.35, 94, 2)"), 0, Note)],
        };
        yield return new StatisticsTask
        {
            Id = "7 GRIMMER", What = "GRIMMER, 1,000 times: mean 8.35, SD 3.21, n = 94; ours necessary and sufficient, both divisors, every rounding mode", GoalRatio = 1000,
            Ours = () => Often(() => Grimmer.Check(mean, sd, 94)),
            Peers = [new(peers.Checkmate, Often("grimmer(8.35, 3.21, 94, 2, 2)"), 0, Note)],
        };
        var sprite = Sprite.Of(new ReportedSample { Count = 94, Mean = mean, StandardDeviation = sd, Bounds = new ValueBounds(0, 16) }, 1);
        var draw = 0UL;
        yield return new StatisticsTask
        {
            Id = "7 SPRITE", What = "SPRITE: one sample of 94 values from 0 to 16 with mean 8.35, SD 3.21 (compared to 1 %)", GoalRatio = 2000,
            Ours = () => Deviation(sprite.Draw(draw++)!),
            Peers = [new(peers.Checkmate, "sd(sprite(design))", 0.01, Note)],
        };
    }

    // One check takes less than reading the clock.
    private static double Often(Func<bool> check)
    {
        var yes = 0;
        for (var i = 0; i < 1_000; i++)
        {
            yes += check() ? 1 : 0;
        }

        return yes;
    }

    private static string Often(string check) => $"yes <- 0; for (i in 1:1000) yes <- yes + {check}; yes";

    private static double Deviation(long[] values)
    {
        var (total, squares) = (0L, 0L);
        foreach (var value in values)
        {
            (total, squares) = (total + value, squares + (value * value));
        }

        return Math.Sqrt((squares - ((double)total * total / values.Length)) / (values.Length - 1));
    }

    private static ReportedNumber Read(string text) =>
        ReportedNumberText.TryRead(text, DecimalMark.Point, out var number) == ReportedNumberFault.None ? number! : throw new ArgumentException(text, nameof(text));
}
