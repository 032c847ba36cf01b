using Lancar.Server;

await LancarServer.Create(args).RunAsync();
