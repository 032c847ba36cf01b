using System.Text.RegularExpressions;

namespace Lancar.SystemTests.House;

/// <summary>The files of the repository the tests run in.</summary>
internal static partial class Repository
{
    internal static string Root { get; } = Find();

    /// <summary>The files below a folder that match a pattern, what was built or installed left out.</summary>
    internal static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories).Where(file => !Made().IsMatch(file.Replace('\\', '/')));

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Lancar.slnx")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))
                ?? throw new InvalidOperationException("The tests run inside the repository: Lancar.slnx was not found above them.");
        }

        return folder;
    }

    [GeneratedRegex("/(bin|obj|node_modules|wwwroot)/")]
    private static partial Regex Made();
}
