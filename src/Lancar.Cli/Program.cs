using System.CommandLine;
using Lancar.Cli;
using Lancar.Cli.Evidence;
using Lancar.Cli.Planning;
using Lancar.Cli.Serve;
using Lancar.Cli.Simulation;
using Lancar.Cli.Statistics;
using Lancar.Cli.Storage;
using Lancar.Cli.Study;

var root = new RootCommand("""
    Lancar: care, study and evidence on one thread.
    Lancar: asuhan, penelitian, dan bukti dalam satu benang.

    From the project folder also: ./lancar up (server with demo data), ./lancar test (every test).
    """);

// One line per command; each command is one file in the folder of its feature. A command that is named is built alone: building
// all of them is half of what a small command costs.
var commands = new Dictionary<string, Func<Command>>(StringComparer.Ordinal)
{
    ["serve"] = ServeCommand.Create,
    ["check"] = CheckCommand.Create,
    ["analyse"] = AnalyseCommand.Create,
    ["stats"] = StatsRunCommand.Create,
    ["plan"] = PlanCommand.Create,
    ["power"] = PowerCommand.Create,
    ["storage"] = StorageCommand.Create,
    ["simulate"] = SimulateCommand.Create,
};
if (args.Length > 0 && commands.TryGetValue(args[0], out var named))
{
    root.Subcommands.Add(named());
}
else
{
    foreach (var create in commands.Values)
    {
        root.Subcommands.Add(create());
    }
}

var parsed = root.Parse(args);
return UsageFault.Of(parsed) is { } fault ? UsageFault.Tell(fault, parsed) : parsed.Invoke();
