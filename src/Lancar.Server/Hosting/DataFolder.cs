namespace Lancar.Server.Hosting;

/// <summary>The one folder a server writes to: the embedded database and the keys that protect sign-in cookies.</summary>
/// <param name="Path">Absolute path.</param>
public sealed record DataFolder(string Path)
{
    /// <summary>Reads <c>Lancar:Data</c> (default: <c>var</c> in the current directory) and makes the folder when it is missing, readable by its owner alone.</summary>
    /// <param name="configuration">The host's configuration.</param>
    public static DataFolder From(IConfiguration configuration)
    {
        var path = System.IO.Path.GetFullPath(configuration["Lancar:Data"] is { Length: > 0 } given ? given : "var");
        if (!Directory.Exists(path))
        {
            // Health data: nobody else on the machine needs to look in here.
            _ = OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(path)
                : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new DataFolder(path);
    }

    /// <summary>A file or folder inside.</summary>
    /// <param name="name">Its name.</param>
    public string In(string name) => System.IO.Path.Combine(Path, name);
}
