namespace Lancar.Tests.Evidence;

/// <summary>A document of the repository that a test holds to what the code says.</summary>
internal static class DocumentFile
{
    /// <summary>Its path, from the root of the repository the tests run in.</summary>
    public static string Path(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(System.IO.Path.Combine(folder, "Lancar.slnx")))
        {
            folder = System.IO.Path.GetDirectoryName(folder.TrimEnd(System.IO.Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        return System.IO.Path.Combine(folder, name);
    }
}
