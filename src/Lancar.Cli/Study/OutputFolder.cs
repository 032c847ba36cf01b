using Lancar.Domain.Kernel;

namespace Lancar.Cli.Study;

/// <summary>Writes several files into a folder, all or none: first beside it, then moved in; what was moved is taken back when a later move fails.</summary>
internal static class OutputFolder
{
    internal static Result<IReadOnlyList<string>> Write(string folder, IReadOnlyList<(string Name, byte[] Bytes)> files, bool force)
    {
        if (!force && files.FirstOrDefault(file => File.Exists(Path.Combine(folder, file.Name))).Name is { } existing)
        {
            return Problem("output-exists", ("folder", folder), ("file", existing));
        }

        var waiting = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + ".writing-" + Guid.CreateVersion7().ToString("N");
        try
        {
            Directory.CreateDirectory(waiting);
            foreach (var (name, bytes) in files)
            {
                File.WriteAllBytes(Path.Combine(waiting, name), bytes);
            }

            MoveIn(waiting, folder, files);
            return files.Select(file => file.Name).ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Problem("output-failed", ("folder", folder), ("reason", exception.Message));
        }
        finally
        {
            if (Directory.Exists(waiting))
            {
                Directory.Delete(waiting, recursive: true);
            }
        }
    }

    private static void MoveIn(string waiting, string folder, IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        if (!Directory.Exists(folder))
        {
            Directory.Move(waiting, folder);
            return;
        }

        var kept = Path.Combine(waiting, "earlier");
        Directory.CreateDirectory(kept);
        var done = new List<string>();
        try
        {
            foreach (var (name, _) in files)
            {
                var target = Path.Combine(folder, name);
                if (File.Exists(target))
                {
                    File.Move(target, Path.Combine(kept, name));
                }

                done.Add(name);
                File.Move(Path.Combine(waiting, name), target);
            }
        }
        catch
        {
            TakeBack(folder, kept, done);
            throw;
        }
    }

    private static void TakeBack(string folder, string kept, List<string> done)
    {
        foreach (var name in done)
        {
            File.Delete(Path.Combine(folder, name));
            if (File.Exists(Path.Combine(kept, name)))
            {
                File.Move(Path.Combine(kept, name), Path.Combine(folder, name));
            }
        }
    }

    private static Error Problem(string key, params (string Name, object Value)[] values) =>
        new("analyse." + key, Texts.Both("study.command." + key, values));
}
