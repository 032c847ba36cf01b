using System.Globalization;
using System.Text;
using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.Papers;
using Lancar.Interop.ReportedResults;
using static Lancar.Tests.Evidence.Papers.Files.MadeFiles;

namespace Lancar.Tests.Evidence.Papers.Files;

/// <summary>
/// Files broken by chance, seeded: no reader throws or hangs, and every answer is a paper or a coded issue. The number of files for each format is
/// <c>LANCAR_FUZZ</c> (default 400); the PDF reader starts a program for each, so it gets a hundredth.
/// </summary>
public sealed class FuzzTests
{
    private const ulong Seed = 20261201;

    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("LANCAR_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 400;

    private static readonly string Body = P("Tabel 1. Hubungan Pengetahuan Ibu dengan Pengeluaran ASI")
        + Table(Row(Cell("Pengetahuan", 1, Restart), Cell("ASI", 4), Cell("p", 1, Restart)), Row(Cell("", 1, Continue), Cell("n"), Cell("%"), Cell("n"), Cell("%"), Cell("", 1, Continue)), Plain("Baik", "27", "79,4", "7", "20,6", "0,000"), Plain("Kurang", "6", "10,0", "54", "90,0", ""))
        + P("Hasil uji Chi Square (χ² = 46,2; p = 0,000), t(28) = 2,20, p = 0,036.");

    private const string Html = "<!DOCTYPE html><html><meta charset=utf-8><h1>HASIL</h1><p>Tabel 1. Paritas<table><tr><th rowspan=2>Paritas<th colspan=2>Ibu<tr><th>n<th>%<tr><td>Primipara<td>14<td>46,7<sup>a</sup><tr><td>Multipara<td>16<td>53,3<tr><td>Total<td>30<td>100</table><p>t(28) = 2,20, p = 0,036.</html>";
    private const string Text = "HASIL\n\nTabel 1. Paritas\nParitas   n    %\nPrimipara   14   46,7\nMultipara   16   53,3\nTotal   30   100\nBerdasarkan tabel 1, t(28) = 2,20, p = 0,036 (OR = 1,15; 95% CI 0,94-0,009).\n\fTabel 2. Skor\nPengukuran\tMean\tSD\nSebelum\t9,17\t0,874\nSesudah\t13,37\t1,671\n";

    /// <summary>Inside a ZIP archive chance would only ever break the archive: these parts are broken before they are packed.</summary>
    private static readonly Dictionary<string, Func<Chance, byte[]>> Made = new()
    {
        ["a.docx"] = chance => Docx(Encoding.UTF8.GetString(chance.Broken(Encoding.UTF8.GetBytes(Body)))),
        ["b.docx"] = chance => chance.Broken(Docx(Body)),
        ["a.xlsx"] = chance => Xlsx(Encoding.UTF8.GetString(chance.Broken("<row r='1'><c r='A1' t='inlineStr'><is><t>Paritas</t></is></c><c r='B1' t='s'><v>0</v></c></row><row r='2'><c r='B2' s='0'><v>46.7</v></c></row>"u8)), "<mergeCells><mergeCell ref='A1:B2'/></mergeCells>", "<si><t>n</t></si>",
            Encoding.UTF8.GetString(chance.Broken("<numFmt numFmtId='170' formatCode='#,##0.00;[Red](0.0%);\"x\"@'/>"u8)), "<xf numFmtId='170'/>"),
        ["b.xlsx"] = chance => chance.Broken(ReportedTemplate.Xlsx(ReportedTemplate.Example)),
        ["a.html"] = chance => chance.Broken(Encoding.UTF8.GetBytes(Html)),
        ["a.txt"] = chance => chance.Broken(Encoding.UTF8.GetBytes(Text)),
        ["a.csv"] = chance => chance.Broken(ReportedTemplate.Csv(ReportedTemplate.Example, Language.Indonesian)),
        ["b.csv"] = chance => chance.Broken("Tabel 1. Paritas\nParitas;n;%\nPrimipara;14;46,7\nMultipara;16;\"53,3\"\nTotal;30;100\n"u8),
        ["a.json"] = chance => chance.Broken("{\"items\":[{\"id\":\"a\",\"kind\":\"summary\",\"n\":30,\"mean\":\"9,17\",\"sd\":\"0,874\",\"min\":\"7\",\"max\":\"10\",\"integer\":true}]}"u8),
        ["a.pdf"] = chance => chance.Broken(MadePdf.Of(["Tabel 1. Paritas", "Paritas   n    %", "Primipara   14   46,7"], ["t(28) = 2,20, p = 0,036"])),
    };

    public static TheoryData<string> Names => [.. Made.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_chance_makes_of_a_file_it_gets_an_answer(string name)
    {
        var rounds = name.EndsWith(".pdf", StringComparison.Ordinal) ? Math.Max(1, Rounds / 100) : Rounds;
        var (read, refused) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var file = Made[name](new Chance(Seed + (ulong)round));
            var reading = Answer(name, file, round);
            read += reading ? 1 : 0;
            refused += reading ? 0 : 1;
        }

        Assert.Equal(rounds, read + refused);
        Assert.True(rounds < 100 || read > 0, "Every file was refused: nothing behind the door was tried.");
    }

    private static bool Answer(string name, byte[] file, int round)
    {
        try
        {
            var reading = ReportedResultsReader.Read(name, file);
            if (reading.IsUsable)
            {
                _ = CheckReportedResults.Run(reading.Value!);
                return true;
            }

            Assert.All(reading.Issues, issue => Assert.StartsWith("reported-results.", issue.Code, StringComparison.Ordinal));
            Assert.NotEmpty(reading.Issues);
            return false;
        }
        catch (Exception thrown) when (thrown is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{name}, seed {Seed + (ulong)round}: {thrown}", thrown);
        }
    }

    /// <summary>Breaks bytes in a few places: flips, cuts, repeats, and puts in what readers stumble over.</summary>
    private sealed class Chance(ulong seed)
    {
        private static readonly byte[][] Stumbles =
        [
            [0], [0xFF], [0xC3], "\t"u8.ToArray(), "\n"u8.ToArray(), "\f"u8.ToArray(), "<"u8.ToArray(), ">"u8.ToArray(), "&"u8.ToArray(), "&#0;"u8.ToArray(), "\""u8.ToArray(), "("u8.ToArray(), "["u8.ToArray(),
            "-999999999999999999999"u8.ToArray(), "1e308"u8.ToArray(), "0,0000000000000000000001"u8.ToArray(), "NaN"u8.ToArray(), "99999"u8.ToArray(), "±"u8.ToArray(), "−"u8.ToArray(), "\u202E"u8.ToArray(), "<table>"u8.ToArray(), "<tr><td rowspan=65534 colspan=1000>"u8.ToArray(),
            "<w:tbl>"u8.ToArray(), "<w:p><w:r><w:t>"u8.ToArray(), "</w:tc>"u8.ToArray(), "Tabel 2. "u8.ToArray(), "p = "u8.ToArray(), "n (%)"u8.ToArray(), "Mean ± SD"u8.ToArray(), "Total"u8.ToArray(), "95% CI"u8.ToArray(),
        ];

        private ulong state = seed;

        public byte[] Broken(ReadOnlySpan<byte> whole)
        {
            var bytes = whole.ToArray().ToList();
            for (var times = Next(6); times >= 0 && bytes.Count > 0; times--)
            {
                var at = Next(bytes.Count);
                switch (Next(5))
                {
                    case 0:
                        bytes[at] ^= (byte)(1 << Next(8));
                        break;
                    case 1:
                        bytes.RemoveRange(at, Math.Min(bytes.Count - at, 1 + Next(40)));
                        break;
                    case 2:
                        bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, 1 + Next(200))));
                        break;
                    case 3:
                        bytes.InsertRange(at, Enumerable.Repeat(Stumbles[Next(Stumbles.Length)], 1 + Next(30)).SelectMany(stumble => stumble));
                        break;
                    default:
                        bytes.InsertRange(at, Stumbles[Next(Stumbles.Length)]);
                        break;
                }
            }

            return [.. bytes];
        }

        /// <summary>SplitMix64.</summary>
        private int Next(int below)
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return (int)((mixed ^ (mixed >> 31)) % (ulong)below);
        }
    }
}
