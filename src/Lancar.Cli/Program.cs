using System.CommandLine;
using Lancar.Cli;
using Lancar.Cli.Evidence;
using Lancar.Cli.Serve;
using Lancar.Cli.Statistics;
using Lancar.Cli.Storage;
using Lancar.Cli.Study;

var root = new RootCommand("""
    Lancar: care, study and evidence on one thread.
    Lancar: asuhan, penelitian, dan bukti dalam satu benang.

    From the project folder also: ./lancar up (server with demo data), ./lancar test (every test).
    """);

// One line per command; each command is one file in the folder of its feature.
root.Subcommands.Add(ServeCommand.Create());
root.Subcommands.Add(CheckCommand.Create());
root.Subcommands.Add(AnalyseCommand.Create());
root.Subcommands.Add(StatsRunCommand.Create());
root.Subcommands.Add(StorageCommand.Create());
var parsed = root.Parse(args);
return UsageFault.Of(parsed) is { } fault ? UsageFault.Tell(fault, parsed) : await parsed.InvokeAsync();
