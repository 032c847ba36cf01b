using Lancar.Domain.Kernel;
using Lancar.Domain.Study.PrePost;
using Lancar.Interop.Study.PrePost;

namespace Lancar.Tests.Study.PrePost;

/// <summary>Studies the tests share.</summary>
internal static class Demo
{
    internal static readonly Provenance Provenance = new("demo.csv", new string('a', 64), new DateTimeOffset(2026, 3, 24, 20, 0, 0, TimeSpan.Zero), "0.1.0");

    internal static byte[] File => System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "fixtures", "study", "demo-kolostrum.csv"));

    internal static PrePostResult FromFile()
    {
        var outcome = StudyOutcome.Named(new("Volume kolostrum", "Colostrum volume"), "ml");
        var reading = PrePostCsv.Read(File, new("sebelum_ml", "sesudah_ml", "kode", "jam_sebelum", "jam_sesudah"), outcome);
        return PrePostAnalysis.Run(reading.Value!.Data, Provenance);
    }

    internal static PrePostResult Of(StudyOutcome outcome, params (double Before, double After)[] pairs) =>
        PrePostAnalysis.Run(Data(outcome, pairs), Provenance);

    internal static PrePostResult Volume(params (double Before, double After)[] pairs) => Of(StudyOutcome.MilkVolumeMl(), pairs);

    internal static PrePostData Data(StudyOutcome outcome, params (double Before, double After)[] pairs) =>
        PrePostData.Create(outcome, Pairs(pairs), []).Value;

    internal static PrePostPair[] Pairs(params (double Before, double After)[] pairs) =>
        [.. pairs.Select((pair, i) => new PrePostPair($"m{i + 1}", pair.Before, pair.After, 10, 50))];

    internal static (double, double)[] Rising(int count) => [.. Enumerable.Range(1, count).Select(i => (10.0, 10.0 + i))];

    internal static string In(this LocalizedText text, string code) => text.In(Languages.Parse(code));
}
