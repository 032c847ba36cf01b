using System.CommandLine;
using System.Globalization;
using System.Text;
using Lancar.Domain.Kernel;
using Lancar.Reporting.Figures;
using Lancar.Reporting.Study.Planning;
using Lancar.Statistics;

namespace Lancar.Cli.Planning;

/// <summary><c>lancar power curves FOLDER</c>: type I error and power of the default paired tests, simulated, drawn and listed.</summary>
internal static class PowerCurves
{
    private const double Deviation = 3;
    private const string Head = "test,shape,rounded_to,n,effect,trials,rejections,share,mc_se\n";

    private static readonly int[] sizes = [10, 17, 28, 30, 94];

    public static Command Create(string description)
    {
        var folder = new Argument<string>("FOLDER") { Description = "receives / menerima type-one-error.svg, power.svg, power-curves.csv" };
        var replicates = new Option<int>("--replicates") { Description = "per type I error; a tenth per power / per galat tipe I; sepersepuluh per kuasa", DefaultValueFactory = _ => 100_000 };
        var command = new Command("curves", description) { folder, replicates };
        command.SetAction((parsed, stop) => Task.FromResult(PowerCommand.Answered(() => Run(parsed.GetValue(folder)!, Math.Max(10, parsed.GetValue(replicates)), stop))));
        return command;
    }

    private static int Run(string folder, int replicates, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var laws = new Func<double, ValueLaw>[]
        {
            effect => ValueLaw.Normal(effect * Deviation, Deviation),
            effect => ValueLaw.LogNormalDifference(effect * Deviation, Deviation),
            effect => ValueLaw.Normal(effect * Deviation, Deviation).Rounded(1),
        };
        var progress = PowerCommand.Progress();
        var errors = Rates(laws.Select(law => law(0)), new() { Replicates = replicates }, stop, share => progress.Report(0.3 * share));
        // Skewed differences with mean zero are the null hypothesis of t alone: listed, not drawn.
        var skewed = Rates([ValueLaw.LogNormal(0, Deviation)], new() { Replicates = replicates }, stop, _ => { });
        var effects = Enumerable.Range(0, 13).Select(step => step / 10.0);
        var powers = Rates(laws.SelectMany(law => effects.Select(law)), new() { Replicates = replicates / 10 }, stop, share => progress.Report(0.3 + 0.7 * share));
        Write(folder, "type-one-error.svg", FigureSvg.Write(PowerFigures.TypeOneError(errors, Language.English), SvgPlace.Standalone, "type-one-error"));
        Write(folder, "power.svg", FigureSvg.Write(PowerFigures.Power(powers, Language.English), SvgPlace.Standalone, "power"));
        Write(folder, "power-curves.csv", Head + string.Concat(errors.Concat(skewed).Concat(powers).Select(Row)));
        return 0;
    }

    private static List<SimulatedPower> Rates(IEnumerable<ValueLaw> laws, PowerSimulationOptions options, CancellationToken stop, Action<double> tell)
    {
        var all = laws.ToArray();
        var rates = new List<SimulatedPower>();
        foreach (var law in all)
        {
            foreach (var n in sizes)
            {
                rates.Add(PowerSimulation.SignedRank(n, law, options, stop));
                rates.Add(PowerSimulation.PairedT(n, law, options, stop));
            }

            tell(rates.Count / (2.0 * sizes.Length * all.Length));
        }

        return rates;
    }

    private static string Row(SimulatedPower rate)
    {
        var law = rate.Design.First;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{rate.Design.Test},{law.Shape},{law.RoundedTo},{rate.Design.FirstCount},{law.Mean / law.StandardDeviation:0.0},{rate.Trials},{rate.Rejections},{rate.Power},{rate.StandardError:0.00000}\n");
    }

    private static void Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        PowerCommand.Say(Texts.Both("power.written", ("file", path)), 0);
    }
}
