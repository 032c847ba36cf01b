using System.CommandLine;
using System.Globalization;
using System.Text;
using Lancar.Domain.Care.Simulation;
using Lancar.Domain.Kernel;

namespace Lancar.Cli.Simulation;

/// <summary><c>lancar simulate</c>: made-up care as JSON Lines, one event a line after a heading that says so. Same options, same bytes.</summary>
internal static class SimulateCommand
{
    private const int Done = 0;
    private const int BadUsage = 2;

    private static readonly Option<string> mothers = Named("--mothers", $"how many mothers / berapa ibu, 1–{SimulationPlan.MostMothers}", "20");
    private static readonly Option<string> days = Named("--days", $"length of the time told, births spread over it / lama waktu yang diceritakan, kelahiran tersebar di dalamnya: 1–{SimulationPlan.MostDays}", "7");
    private static readonly Option<string> seed = Named("--seed", "names the random numbers: same seed, same file / menamai angka acak: benih sama, berkas sama; 0–18446744073709551615", "1");
    private static readonly Option<string> sites = Named("--sites", $"places of care the mothers are spread over / tempat asuhan, ibu dibagi di antaranya: 1–{SimulationPlan.MostSites}", "1");
    private static readonly Option<string> start = Named("--start", "first day, year-month-day, UTC / hari pertama, tahun-bulan-tanggal, UTC", "2026-01-05");
    private static readonly Option<string?> file = new("--out") { Description = "FILE.jsonl, a new file; default: standard output / berkas baru; bawaan: keluaran standar" };

    public static Command Create()
    {
        var command = new Command("simulate", Texts.Get(Language.English, "simulate.command") + " / " + Texts.Get(Language.Indonesian, "simulate.command"))
        {
            mothers, days, seed, sites, start, file,
        };
        command.SetAction(parsed => Run(parsed));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var (asked, fault) = Plan(parsed);
        if (asked is not { } plan)
        {
            return Say(fault!);
        }

        if (parsed.GetValue(file) is not { Length: > 0 } path)
        {
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
            return Write(plan, output);
        }

        if (File.Exists(path))
        {
            return Say(Texts.Both("simulate.file-exists", ("file", path)));
        }

        try
        {
            using var output = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write), new UTF8Encoding(false));
            return Write(plan, output);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Say(Texts.Both("simulate.file-failed", ("file", path), ("reason", exception.Message)));
        }
    }

    private static int Write(SimulationPlan plan, TextWriter output)
    {
        var care = SimulatedCare.Of(plan);
        output.Write(care.Heading + "\n");
        foreach (var fact in care.Facts)
        {
            output.Write(fact.Json + "\n");
        }

        return Done;
    }

    private static (SimulationPlan? Plan, LocalizedText? Fault) Plan(ParseResult parsed)
    {
        foreach (var (option, most) in new[] { (mothers, SimulationPlan.MostMothers), (days, SimulationPlan.MostDays), (sites, SimulationPlan.MostSites) })
        {
            if (Whole(parsed, option) is not { } number || number < 1 || number > most)
            {
                return (null, Bad(parsed, option, $"1–{most.ToString(CultureInfo.InvariantCulture)}"));
            }
        }

        if (!ulong.TryParse(parsed.GetValue(seed), NumberStyles.None, CultureInfo.InvariantCulture, out var given))
        {
            return (null, Bad(parsed, seed, "0–18446744073709551615"));
        }

        if (!DateTimeOffset.TryParseExact(parsed.GetValue(start), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var first)
            || first.Year is < 2000 or > 2100)
        {
            return (null, Bad(parsed, start, "2000-01-01–2100-12-31"));
        }

        return (new SimulationPlan(Whole(parsed, mothers)!.Value, Whole(parsed, days)!.Value, given, first, Whole(parsed, sites)!.Value), null);
    }

    private static int? Whole(ParseResult parsed, Option<string> option) =>
        int.TryParse(parsed.GetValue(option), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static LocalizedText Bad(ParseResult parsed, Option<string> option, string range) =>
        Texts.Both("simulate.bad-value", ("option", option.Name), ("range", range), ("value", parsed.GetValue(option) ?? ""));

    private static int Say(LocalizedText text)
    {
        Console.Error.WriteLine(text.English + Environment.NewLine + text.Indonesian);
        return BadUsage;
    }

    private static Option<string> Named(string name, string description, string usual) => new(name) { Description = description, DefaultValueFactory = _ => usual };
}
