using System.CommandLine;
using System.Text;
using Lancar.Cli.Study;
using Lancar.Domain.Kernel;
using Lancar.Reporting.Study.Planning;
using Lancar.Statistics;

namespace Lancar.Cli.Planning;

/// <summary><c>lancar plan</c>: sample size and power of every design, in words for the proposal.</summary>
internal static class PlanCommand
{
    private const int Done = 0;
    private const int BadInput = 2;

    private static readonly Option<string?> difference = Named("--difference", "expected mean difference, first minus second / beda rata-rata yang diharapkan");
    private static readonly Option<string?> deviation = Named("--sd", "standard deviation (paired: of the differences) / simpangan baku (berpasangan: dari selisih)");
    private static readonly Option<string?> secondDeviation = Named("--second-sd", "standard deviation of the second group, if another / simpangan baku kelompok kedua, bila lain");
    private static readonly Option<string?> deviationBefore = Named("--sd-before", "with --sd-after and --correlation instead of --sd / pengganti --sd");
    private static readonly Option<string?> deviationAfter = Named("--sd-after", "standard deviation of the second measurement / simpangan baku pengukuran kedua");
    private static readonly Option<string?> correlation = Named("--correlation", "correlation of both measurements / korelasi kedua pengukuran");
    private static readonly Option<string?> ratio = Named("--ratio", "people of the second group for each of the first (1) / orang kelompok kedua untuk tiap orang kelompok pertama");
    private static readonly Option<string?> first = Named("--first", "expected share, 0 to 1, first group or new care / proporsi yang diharapkan, kelompok pertama atau cara baru");
    private static readonly Option<string?> second = Named("--second", "expected share, second group or usual care / proporsi kelompok kedua atau cara biasa");
    private static readonly Option<string?> test = Named("--test", "fisher (default) | chi-square");
    private static readonly Option<string?> expectedShare = Named("--expected", "expected share, 0 to 1 / proporsi yang diharapkan");
    private static readonly Option<string?> nullShare = Named("--against", "share it is compared with / proporsi patokan");
    private static readonly Option<string?> onlyFirst = Named("--only-first", "expected share with yes the first time only / proporsi \"ya\" hanya pada pengukuran pertama");
    private static readonly Option<string?> onlySecond = Named("--only-second", "expected share with yes the second time only / proporsi \"ya\" hanya pada pengukuran kedua");
    private static readonly Option<string?> pearson = Named("--r", "expected correlation / korelasi yang diharapkan");
    private static readonly Option<string?> clusterSize = Named("--size", "people per cluster / orang per klaster");
    private static readonly Option<string?> icc = Named("--icc", "intracluster correlation / korelasi dalam klaster");
    private static readonly Option<string?> sizeVariation = Named("--cv", "coefficient of variation of the cluster sizes (0) / koefisien variasi besar klaster");
    private static readonly Option<string?> hazardRatio = Named("--hazard-ratio", "expected hazard ratio, first over second / rasio hazard yang diharapkan");
    private static readonly Option<string?> eventShare = Named("--events", "share of the second group with the event / proporsi kelompok kedua yang mengalami kejadian");
    private static readonly Option<string?> margin = Named("--margin", "largest loss accepted; slovin: margin of error / kerugian terbesar yang diterima; slovin: batas galat");
    private static readonly Option<string?> firstEffect = Named("--first-effect", "expected effect of the first treatment / pengaruh perlakuan pertama");
    private static readonly Option<string?> secondEffect = Named("--second-effect", "expected effect of the second treatment / pengaruh perlakuan kedua");
    private static readonly Option<string?> interaction = Named("--interaction", "expected interaction / interaksi yang diharapkan");
    private static readonly Option<string?> shape = Named("--shape", "normal (default) | log-normal | log-normal-difference");
    private static readonly Option<string?> rounding = Named("--round", "rounding step, 1 for whole ml / langkah pembulatan, 1 untuk ml bulat");
    private static readonly Option<string?> replicates = Named("--replicates", "imitated studies per size (100000) / penelitian tiruan tiap ukuran");
    private static readonly Option<string?> seed = Named("--seed", "names the random numbers (1) / menamai angka acak");
    private static readonly Option<string?> population = Named("--population", "people in the population / orang dalam populasi");
    private static readonly Option<string?> power = Named("--power", "power aimed at (0.8) / kuasa yang diminta");
    private static readonly Option<string?> size = Named("--n", "instead of --power: people of the first group, pairs, per cell, or clusters per arm / pengganti --power: orang, pasangan, per sel, atau klaster per kelompok");
    private static readonly Option<string?> alpha = Named("--alpha", "level (0.05) / taraf uji");
    private static readonly Option<bool> oneSided = new("--one-sided") { Description = "one-sided test / uji satu sisi" };
    private static readonly Option<string?> dropout = Named("--dropout", "per cent expected to be lost (0) / persen yang diperkirakan hilang");
    private static readonly Option<string?> lang = Named("--lang", "id (default) | en");
    private static readonly Option<bool> json = new("--json") { Description = "machine-readable answer / jawaban untuk program" };

    public static Command Create()
    {
        var command = new Command("plan", Both("plan.command.plan"))
        {
            Computed("paired", Both("plan.command.paired"), PlanKind.Paired, Paired, difference, deviation, deviationBefore, deviationAfter, correlation, oneSided),
            Computed("one-sample", Both("plan.command.one-sample"), PlanKind.OneSample, OneSample, difference, deviation, oneSided),
            Computed("two-means", Both("plan.command.two-means"), PlanKind.TwoMeans, TwoMeansOf, difference, deviation, secondDeviation, ratio, oneSided),
            Computed("one-proportion", Both("plan.command.one-proportion"), PlanKind.OneProportion, OneProportionOf, expectedShare, nullShare, oneSided),
            Computed("two-proportions", Both("plan.command.two-proportions"), PlanKind.TwoProportions, TwoProportionsOf, first, second, test, ratio, oneSided),
            Computed("mcnemar", Both("plan.command.mcnemar"), PlanKind.McNemar, McNemar, onlyFirst, onlySecond, oneSided),
            Computed("correlation", Both("plan.command.correlation"), PlanKind.Correlation, Correlation, pearson, oneSided),
            Computed("clusters", Both("plan.command.clusters"), PlanKind.Clusters, Clusters, difference, deviation, first, second, clusterSize, icc, sizeVariation, oneSided),
            Computed("survival", Both("plan.command.survival"), PlanKind.Survival, Survival, hazardRatio, eventShare, ratio, oneSided),
            Computed("non-inferiority", Both("plan.command.non-inferiority"), PlanKind.NonInferiority, NonInferiority, margin, difference, deviation, first, second, ratio),
            Computed("factorial", Both("plan.command.factorial"), PlanKind.Factorial, Factorial, deviation, firstEffect, secondEffect, interaction, oneSided),
            Simulated("signed-rank", Both("plan.command.signed-rank"), SignedRankOf, difference, deviation, shape, rounding),
            Simulated("mann-whitney", Both("plan.command.mann-whitney"), MannWhitneyOf, difference, deviation, secondDeviation, ratio, shape, rounding),
        };
        var slovin = new Command("slovin", Both("plan.command.slovin")) { population, margin, lang, json };
        slovin.SetAction(parsed => Answered(parsed, words => SlovinOf(words)));
        command.Subcommands.Add(slovin);
        return command;
    }

    private static Command Computed(string name, string description, PlanKind kind, Func<PlanWords, StudyDesign> design, params Option[] own)
    {
        var command = Subcommand(name, description, own);
        command.SetAction(parsed => Answered(parsed, words =>
        {
            var options = new SampleSizeOptions
            {
                Alpha = words.Number(alpha, PlanRange.Share, 0.05),
                TwoSided = !words.Is(oneSided),
                Power = Goal(words),
                Dropout = Dropout(words),
            };
            var units = words.GivenWhole(size);
            var plan = units is { } given ? SampleSize.PowerOf(design(words), given, options) : SampleSize.For(design(words), options);
            return Written(PlanFigures.Of(kind, plan, searched: units is null), words);
        }));
        return command;
    }

    private static Command Simulated(string name, string description, Func<PlanWords, SampleSizeSimulationOptions, int?, CancellationToken, PlanFigures> figures, params Option[] own)
    {
        var command = Subcommand(name, description, [.. own, replicates, seed]);
        command.SetAction((parsed, stop) => Task.FromResult(Answered(parsed, words =>
        {
            var options = new SampleSizeSimulationOptions
            {
                Alpha = words.Number(alpha, PlanRange.Share, 0.05),
                Power = Goal(words),
                Dropout = Dropout(words),
                SecondPerFirst = words.Number(ratio, PlanRange.Ratio, 1),
                Replicates = words.Whole(replicates, 100_000),
                Seed = words.Seed(seed),
            };
            var units = words.GivenWhole(size);
            return Written(figures(words, options, units is { } given ? (int)Math.Min(int.MaxValue, given) : null, stop), words);
        })));
        return command;
    }

    private static Command Subcommand(string name, string description, params Option[] own)
    {
        var command = new Command(name, description);
        foreach (var option in own.Concat([power, size, alpha, dropout, lang, json]))
        {
            command.Options.Add(option);
        }

        return command;
    }

    private static double Goal(PlanWords words) =>
        words.Has(size) && words.Has(power) ? throw new OptionFault(Texts.Both("plan.size-and-power")) : words.Number(power, PlanRange.Share, 0.8);

    private static double Dropout(PlanWords words) => words.Number(dropout, PlanRange.Dropout, 0) / 100;

    private static PairedMeans Paired(PlanWords words)
    {
        var spread = words.Has(deviationBefore) || words.Has(deviationAfter) || words.Has(correlation)
            ? PairedMeans.SpreadOfDifferences(
                words.Number(deviationBefore, PlanRange.Positive), words.Number(deviationAfter, PlanRange.Positive), words.Number(correlation, PlanRange.Correlation))
            : words.Number(deviation, PlanRange.Positive);
        return new PairedMeans(words.Number(difference, PlanRange.Nonzero), spread);
    }

    private static PairedMeans OneSample(PlanWords words) => new(words.Number(difference, PlanRange.Nonzero), words.Number(deviation, PlanRange.Positive));

    private static TwoMeans TwoMeansOf(PlanWords words) => new(
        words.Number(difference, PlanRange.Nonzero),
        words.Number(deviation, PlanRange.Positive),
        words.Number(ratio, PlanRange.Ratio, 1),
        words.Given(secondDeviation, PlanRange.Positive));

    private static OneProportion OneProportionOf(PlanWords words) => new(words.Number(expectedShare, PlanRange.Share), words.Number(nullShare, PlanRange.Share));

    private static TwoProportions TwoProportionsOf(PlanWords words) => new(
        words.Number(first, PlanRange.Share),
        words.Number(second, PlanRange.Share),
        words.Number(ratio, PlanRange.Ratio, 1),
        words.Choice(test, ProportionTest.Fisher, ("fisher", ProportionTest.Fisher), ("chi-square", ProportionTest.ChiSquare)));

    private static PairedProportions McNemar(PlanWords words) => new(words.Number(onlyFirst, PlanRange.Share), words.Number(onlySecond, PlanRange.Share));

    private static LinearCorrelation Correlation(PlanWords words) => new(words.Number(pearson, PlanRange.Correlation));

    private static StudyDesign Clusters(PlanWords words)
    {
        var (people, within, variation) = (words.Number(clusterSize, PlanRange.LeastOne), words.Number(icc, PlanRange.Icc), words.Number(sizeVariation, PlanRange.NotNegative, 0));
        return words.Has(first) || words.Has(second)
            ? new ClusterProportions(words.Number(first, PlanRange.Share), words.Number(second, PlanRange.Share), people, within, variation)
            : new ClusterMeans(words.Number(difference, PlanRange.Nonzero), words.Number(deviation, PlanRange.Positive), people, within, variation);
    }

    private static TimeToEvent Survival(PlanWords words) => new(
        words.Number(hazardRatio, PlanRange.Positive), words.Number(eventShare, PlanRange.Share), words.Number(ratio, PlanRange.Ratio, 1));

    private static StudyDesign NonInferiority(PlanWords words)
    {
        var allocation = words.Number(ratio, PlanRange.Ratio, 1);
        return words.Has(first) || words.Has(second)
            ? new NonInferiorProportions(words.Number(first, PlanRange.Share), words.Number(second, PlanRange.Share), words.Number(margin, PlanRange.Share), allocation)
            : new NonInferiorMeans(
                words.Number(difference, PlanRange.Number, 0), words.Number(margin, PlanRange.Positive), words.Number(deviation, PlanRange.Positive), allocation);
    }

    private static FactorialMeans Factorial(PlanWords words)
    {
        var (one, two, both) = (words.Given(firstEffect, PlanRange.Nonzero), words.Given(secondEffect, PlanRange.Nonzero), words.Given(interaction, PlanRange.Nonzero));
        return one is null && two is null && both is null
            ? throw new OptionFault(Texts.Both("plan.missing", ("option", $"{firstEffect.Name} | {secondEffect.Name} | {interaction.Name}")))
            : new FactorialMeans(words.Number(deviation, PlanRange.Positive), one, two, both);
    }

    private static PlanFigures SignedRankOf(PlanWords words, SampleSizeSimulationOptions options, int? given, CancellationToken stop)
    {
        var law = Law(words, words.Number(difference, PlanRange.Nonzero), words.Number(deviation, PlanRange.Positive));
        return given is { } pairs
            ? PlanFigures.Of(PlanKind.SignedRank, PowerSimulation.SignedRank(pairs, law, Simulation(options), stop, PowerCommand.Progress()), options.Dropout)
            : PlanFigures.Of(PlanKind.SignedRank, SampleSizeSimulation.SignedRank(law, options, stop, PowerCommand.Progress()));
    }

    private static PlanFigures MannWhitneyOf(PlanWords words, SampleSizeSimulationOptions options, int? given, CancellationToken stop)
    {
        var spread = words.Number(deviation, PlanRange.Positive);
        var (one, two) = (Law(words, words.Number(difference, PlanRange.Nonzero), spread), Law(words, 0, words.Number(secondDeviation, PlanRange.Positive, spread)));
        if (given is not { } people)
        {
            return PlanFigures.Of(PlanKind.MannWhitney, SampleSizeSimulation.MannWhitney(one, two, options, stop, PowerCommand.Progress()));
        }

        var others = (int)Math.Min(int.MaxValue, Allocation.SecondArm(people, options.SecondPerFirst));
        return PlanFigures.Of(PlanKind.MannWhitney, PowerSimulation.MannWhitney(people, others, one, two, Simulation(options), stop, PowerCommand.Progress()), options.Dropout);
    }

    private static PowerSimulationOptions Simulation(SampleSizeSimulationOptions options) =>
        new() { Alpha = options.Alpha, Replicates = options.Replicates, Seed = options.Seed };

    private static ValueLaw Law(PlanWords words, double mean, double spread)
    {
        var law = words.Choice(shape, ValueShape.Normal, ("normal", ValueShape.Normal), ("log-normal", ValueShape.LogNormal), ("log-normal-difference", ValueShape.LogNormalDifference)) switch
        {
            ValueShape.Normal => ValueLaw.Normal(mean, spread),
            ValueShape.LogNormal => ValueLaw.LogNormal(mean, spread),
            ValueShape.LogNormalDifference => ValueLaw.LogNormalDifference(mean, spread),
        };
        return words.Given(rounding, PlanRange.Positive) is { } step ? law.Rounded(step) : law;
    }

    private static string SlovinOf(PlanWords words)
    {
        var result = Slovin.SampleSize(words.Whole(population), words.Number(margin, PlanRange.Share));
        var report = SlovinReport.Of(result);
        return words.Is(json) ? PlanJson.Write(result, report) : PlanText.Write(report, Spoken(words));
    }

    private static string Written(PlanFigures figures, PlanWords words)
    {
        var report = PlanReport.Of(figures, PrePostOutput.Version);
        return words.Is(json) ? PlanJson.Write(figures, report) : PlanText.Write(report, Spoken(words));
    }

    private static Language Spoken(PlanWords words) => Languages.Parse(words.Word(lang));

    private static int Answered(ParseResult parsed, Func<PlanWords, string> answer)
    {
        var words = new PlanWords(parsed);
        if (words.Word(lang) is { } asked and not ("id" or "en"))
        {
            return PowerCommand.Say(Texts.Both("command.bad-language", ("value", asked)), BadInput);
        }

        try
        {
            var text = answer(words);
            Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
            Console.Out.Write(text);
            return Done;
        }
        catch (OptionFault fault)
        {
            return PowerCommand.Say(fault.Text, BadInput);
        }
        catch (AssumptionException impossible)
        {
            return PowerCommand.Say(
                impossible.Violation switch
                {
                    Violation.NoInformation => Texts.Both("plan.fault.no-effect"),
                    Violation.TooFew => Texts.Both("plan.fault.too-few"),
                    Violation.TooLarge => Texts.Both("plan.fault.too-large"),
                    _ => Texts.Both("plan.fault.out-of-range"),
                },
                BadInput);
        }
        catch (OperationCanceledException)
        {
            return PowerCommand.Say(Texts.Both("plan.stopped"), BadInput);
        }
    }

    private static string Both(string key) => Texts.Both(key) is var text ? text.English + " / " + text.Indonesian : "";

    private static Option<string?> Named(string name, string description) => new(name) { Description = description };
}
