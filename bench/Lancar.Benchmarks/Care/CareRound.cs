using System.Diagnostics;
using Lancar.Domain.Care.Simulation;

namespace Lancar.Benchmarks.Care;

/// <summary>What one round measured.</summary>
/// <param name="Facts">Facts taken in.</param>
/// <param name="FirstPerSecond">Facts a second over the whole warm-up of a new server process, while its code is still being compiled.</param>
/// <param name="Batches">Requests they came in.</param>
/// <param name="IngestSeconds">From the first request to the last answer.</param>
/// <param name="ServerSeconds">Processor time the server took for them.</param>
/// <param name="DirectSeconds">The same event and record rows straight into SQLite, one transaction for each batch of the same size.</param>
/// <param name="DirectEventSeconds">The same event rows alone.</param>
/// <param name="ListMs">Today's list of all mothers as a page, one request each, in milliseconds.</param>
/// <param name="ListBytes">Length of that page.</param>
internal sealed record CareRound(
    int Facts, double FirstPerSecond, int Batches, double IngestSeconds, double ServerSeconds, double DirectSeconds, double DirectEventSeconds, IReadOnlyList<double> ListMs, int ListBytes)
{
    /// <summary>As web/sync sends them.</summary>
    public const int BatchSize = 100;

    /// <summary>Phones that send at the same time.</summary>
    public const int Senders = 4;

    private const int ListWarmUp = 20;
    private const int ListRequests = 60;

    /// <summary>Facts a second over HTTP.</summary>
    public double PerSecond => Facts / IngestSeconds;

    /// <summary>Share of the speed of the same rows written straight.</summary>
    public double Ratio => DirectSeconds / IngestSeconds;

    /// <summary>Share of the speed of the event rows alone written straight.</summary>
    public double EventRatio => DirectEventSeconds / IngestSeconds;

    /// <summary>One round over a new database.</summary>
    public static async Task<CareRound> Run(string serverProgram, SimulatedCare care, SimulatedCare warmUp, DateTimeOffset now)
    {
        var data = Directory.CreateTempSubdirectory("lancar-bench-").FullName;
        try
        {
            int batches;
            double first, seconds, processor;
            IReadOnlyList<double> list;
            int bytes;
            using (var site = await BenchSite.Open(serverProgram, data, now))
            {
                var (early, parcels) = (Parcels(warmUp), Parcels(care));
                var clock = Stopwatch.StartNew();
                await site.Send(early, Senders, ofWarmUp: true);
                first = warmUp.Facts.Count / clock.Elapsed.TotalSeconds;
                var before = site.Processor;
                clock.Restart();
                await site.Send(parcels, Senders, ofWarmUp: false);
                (seconds, processor, batches) = (clock.Elapsed.TotalSeconds, (site.Processor - before).TotalSeconds, parcels.Sum(phone => phone.Count));
                (list, bytes) = await site.TodaysList(ListWarmUp, ListRequests);
            }

            var (direct, events) = await DirectRows.Time(data, warmUp.Facts.Count, BatchSize, now);
            return new(care.Facts.Count, first, batches, seconds, processor, direct, events, list, bytes);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Each phone's facts in its own order, in parcels; made before the clock starts.</summary>
    private static List<IReadOnlyList<Parcel>> Parcels(SimulatedCare care) =>
    [
        .. care.Facts.GroupBy(fact => fact.Phone).Select(phone =>
            (IReadOnlyList<Parcel>)[.. phone.Chunk(BatchSize).Select(facts => Parcel.Of(phone.Key.DeviceId, facts))]),
    ];
}
