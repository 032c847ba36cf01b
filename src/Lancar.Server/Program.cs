using Lancar.Server;
using Lancar.Server.Hosting;

try
{
    var app = LancarServer.Create(args);
    app.GreetWhenReady(Console.Out);
    await app.RunAsync();
    return 0;
}
catch (Exception failure) when (Greeting.Explain(failure, Console.Error))
{
    return 2;
}
