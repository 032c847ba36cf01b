using System.Globalization;
using Lancar.Domain.Care.Simulation;

namespace Lancar.Benchmarks.Care;

/// <summary>Care on a server in a process of its own over SQLite: taking in facts through all rules, and today's list.</summary>
public static class CareBenchmark
{
    private const int Mothers = 500;

    /// <summary>The server's code is compiled anew as it proves hot: only after some eighty thousand facts does its processor time settle.</summary>
    private const int WarmUpMothers = 4 * Mothers;

    private const int Days = 7;
    private const int Rounds = 3;
    private const ulong Seed = 20261121;

    /// <summary>Runs everything and writes the report.</summary>
    /// <param name="folder">Receives the report as Markdown and JSON.</param>
    /// <param name="server">The published <c>Lancar.Server.dll</c>.</param>
    /// <param name="clock">Gives the date, and the moment the simulated days end at.</param>
    public static async Task<int> Run(string folder, string server, TimeProvider clock)
    {
        var machine = Machine.Described();
        var now = clock.GetUtcNow();
        var care = SimulatedCare.Of(new SimulationPlan(Mothers, Days, Seed, now.AddDays(-Days), Helpers: false));
        var warmUp = SimulatedCare.Of(new SimulationPlan(WarmUpMothers, Days, Seed + 1, now.AddDays(-Days), Helpers: false));
        var rounds = new List<CareRound>();
        for (var round = 1; round <= Rounds; round++)
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{round}/{Rounds}] {warmUp.Facts.Count} facts to warm up, {care.Facts.Count} facts of {Mothers} mothers over HTTP, then the same rows straight into SQLite"));
            rounds.Add(await CareRound.Run(server, care, warmUp, now));
        }

        Console.WriteLine(CareReport.Write(folder, now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), machine, care, rounds));
        return 0;
    }
}
