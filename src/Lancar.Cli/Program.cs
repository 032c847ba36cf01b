using System.CommandLine;

var root = new RootCommand("Lancar: care, study and evidence on one thread. / Lancar: asuhan, penelitian, dan bukti dalam satu benang.");

// One line per command; each command is one file in the folder of its feature.
return await root.Parse(args).InvokeAsync();
