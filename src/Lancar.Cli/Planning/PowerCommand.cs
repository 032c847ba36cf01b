using System.CommandLine;
using System.Globalization;
using Lancar.Domain.Kernel;
using Lancar.Interop.Statistics;
using Lancar.Statistics;

namespace Lancar.Cli.Planning;

/// <summary><c>lancar power simulate</c>, <c>merge</c> and <c>curves</c>: power by simulation, split over the jobs of a cluster and added up.</summary>
internal static class PowerCommand
{
    private const int Done = 0;
    private const int NotTogether = 1;
    private const int NotReadable = 2;

    private static readonly Option<string> test = Named("--test", "signed-rank | paired-t | mann-whitney", "signed-rank");
    private static readonly Option<string> count = Named("--n", "pairs, or people of the first group / pasangan, atau orang kelompok pertama", "");
    private static readonly Option<string> secondCount = Named("--second-n", "people of the second group / orang kelompok kedua", "");
    private static readonly Option<string> mean = Named("--mean", "mean (difference) / rerata (selisih)", "");
    private static readonly Option<string> secondMean = Named("--second-mean", "mean of the second group / rerata kelompok kedua", "0");
    private static readonly Option<string> deviation = Named("--sd", "standard deviation / simpangan baku", "1");
    private static readonly Option<string> shape = Named("--shape", "normal | log-normal | log-normal-difference", "normal");
    private static readonly Option<string> rounding = Named("--round", "rounding step, 1 for whole ml / langkah pembulatan", "");
    private static readonly Option<string> alpha = Named("--alpha", "two-sided level / taraf dua sisi", "0.05");
    private static readonly Option<string> replicates = Named("--replicates", "trials in all / percobaan seluruhnya", "100000");
    private static readonly Option<string> seed = Named("--seed", "0 to/sampai 18446744073709551615", "1");
    private static readonly Option<string> shard = Named("--shard", "i/n: part i of n / bagian i dari n", "1/1");

    public static Command Create()
    {
        var simulate = new Command("simulate", Both("power.command.simulate"))
        {
            test, count, secondCount, mean, secondMean, deviation, shape, rounding, alpha, replicates, seed, shard,
        };
        simulate.SetAction((parsed, stop) => Task.FromResult(Answered(() => Simulate(parsed, stop))));
        var files = new Argument<string[]>("FILE") { Description = "JSON of the parts / JSON tiap bagian", Arity = ArgumentArity.OneOrMore };
        var merge = new Command("merge", Both("power.command.merge")) { files };
        merge.SetAction(parsed => Merge(parsed.GetValue(files)!));
        return new Command("power", Both("power.command.power")) { simulate, merge, PowerCurves.Create(Both("power.command.curves")) };
    }

    /// <summary>Progress as one line on standard error that is written over; only where a person looks at it.</summary>
    internal static IProgress<double> Progress() => new ProgressLine();

    /// <summary>Says a text in both languages on standard error.</summary>
    internal static int Say(LocalizedText text, int code)
    {
        Console.Error.WriteLine(text.English + Environment.NewLine + text.Indonesian);
        return code;
    }

    /// <summary>Runs the work; what was asked wrongly, or stopped, is said in both languages.</summary>
    internal static int Answered(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (OptionFault fault)
        {
            return Say(fault.Text, NotReadable);
        }
        catch (AssumptionException)
        {
            return Say(Texts.Both("power.bad-design"), NotReadable);
        }
        catch (OperationCanceledException)
        {
            return Say(Texts.Both("power.stopped"), NotReadable);
        }
    }

    private static int Simulate(ParseResult parsed, CancellationToken stop)
    {
        var options = new PowerSimulationOptions
        {
            Alpha = Number(parsed, alpha, value => value is > 0 and < 1),
            Replicates = Whole(parsed, replicates) is >= 1 and var trials ? trials : throw BadWhole(replicates, parsed),
            Seed = WholeNumber.ReadSeed(parsed.GetValue(seed) ?? "") ?? throw BadWhole(seed, parsed),
        };
        options = options with { Shard = Part(parsed.GetValue(shard)!, options.LargestShardCount) };
        var first = Law(parsed, mean);
        var n = People(parsed, count);
        var power = parsed.GetValue(test) switch
        {
            "signed-rank" => PowerSimulation.SignedRank(n, first, options, stop, Progress()),
            "paired-t" => PowerSimulation.PairedT(n, first, options, stop, Progress()),
            "mann-whitney" => PowerSimulation.MannWhitney(n, People(parsed, secondCount), first, Law(parsed, secondMean), options, stop, Progress()),
            var other => throw new OptionFault(Texts.Both("power.bad-word", ("option", "--test"), ("words", test.Description!), ("value", other ?? ""))),
        };
        Console.Out.WriteLine(SimulatedPowerJson.Write(power));
        return Done;
    }

    private static int Merge(string[] files)
    {
        var shards = new List<SimulatedPower>();
        foreach (var file in files)
        {
            if (!File.Exists(file))
            {
                return Say(Texts.Both("command.file-missing", ("file", file)), NotReadable);
            }

            if (SimulatedPowerJson.Read(File.ReadAllBytes(file)) is not { } read)
            {
                return Say(Texts.Both("power.unreadable", ("file", file)), NotReadable);
            }

            shards.Add(read);
        }

        if (PowerSimulation.FaultOf(shards) is { } fault)
        {
            return Say(Texts.Both("power.fault." + Word(fault), ("found", shards.Count), ("count", shards[0].Shard.Count)), NotTogether);
        }

        Console.Out.WriteLine(SimulatedPowerJson.Write(PowerSimulation.Merge(shards)));
        return Done;
    }

    private static string Word(ShardFault fault) => fault switch
    {
        ShardFault.NoShard => "no-shard",
        ShardFault.DifferentSeed => "different-seed",
        ShardFault.DifferentDesign => "different-design",
        ShardFault.DifferentCount => "different-count",
        ShardFault.Repeated => "repeated",
        ShardFault.Missing => "missing",
    };

    private static ValueLaw Law(ParseResult parsed, Option<string> center)
    {
        var (at, spread) = (Number(parsed, center, _ => true), Number(parsed, deviation, _ => true));
        var law = parsed.GetValue(shape) switch
        {
            "normal" => ValueLaw.Normal(at, spread),
            "log-normal" => ValueLaw.LogNormal(at, spread),
            "log-normal-difference" => ValueLaw.LogNormalDifference(at, spread),
            var other => throw new OptionFault(Texts.Both("power.bad-word", ("option", "--shape"), ("words", shape.Description!), ("value", other ?? ""))),
        };
        return parsed.GetValue(rounding) is { Length: > 0 } ? law.Rounded(Number(parsed, rounding, _ => true)) : law;
    }

    private static Shard Part(string text, long most)
    {
        var parts = text.Split('/');
        return parts is [var i, var n]
            && int.TryParse(i, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var all)
            && index >= 1 && index <= all && all <= most
            ? Shard.Of(index, all)
            : throw new OptionFault(Texts.Both("power.bad-shard", ("value", text), ("most", most)));
    }

    private static int People(ParseResult parsed, Option<string> option) =>
        Whole(parsed, option) is <= int.MaxValue and var people ? (int)people : throw BadWhole(option, parsed);

    private static long Whole(ParseResult parsed, Option<string> option) =>
        WholeNumber.Read(parsed.GetValue(option) ?? "") ?? throw BadWhole(option, parsed);

    // A decimal comma is what many people type; there are no thousands marks here.
    private static double Number(ParseResult parsed, Option<string> option, Func<double, bool> fits) =>
        double.TryParse(parsed.GetValue(option)?.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && fits(value)
            ? value
            : throw Bad(option, parsed);

    private static OptionFault Bad(Option<string> option, ParseResult parsed) =>
        new(Texts.Both("power.bad-number", ("option", option.Name), ("value", parsed.GetValue(option) ?? "")));

    private static OptionFault BadWhole(Option<string> option, ParseResult parsed) =>
        new(Texts.Both("power.bad-whole", ("option", option.Name), ("value", parsed.GetValue(option) ?? "")));

    private static string Both(string key) => Texts.Both(key) is var text ? text.English + " / " + text.Indonesian : "";

    private static Option<string> Named(string name, string description, string usual) => new(name) { Description = description, DefaultValueFactory = _ => usual };
}
