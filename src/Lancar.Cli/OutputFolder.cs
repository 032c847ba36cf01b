using Lancar.Domain.Kernel;

namespace Lancar.Cli;

/// <summary>Writes several files into a folder, all or none: first beside it, then moved in; what was moved is taken back when a later move fails.</summary>
internal sealed class OutputFolder : IDisposable
{
    private readonly string folder;
    private readonly string waiting;
    private readonly List<string> names = [];

    private OutputFolder(string folder)
    {
        this.folder = folder;
        waiting = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + ".writing-" + Guid.CreateVersion7().ToString("N");
    }

    /// <summary>Begins writing. Refuses before any work when one of the files is there already and may not be overwritten.</summary>
    /// <param name="folder">The folder; made when it is not there.</param>
    /// <param name="names">The files that will be written.</param>
    /// <param name="force">True to overwrite.</param>
    internal static Result<OutputFolder> Open(string folder, IEnumerable<string> names, bool force)
    {
        if (!force && names.FirstOrDefault(name => File.Exists(Path.Combine(folder, name))) is { } existing)
        {
            return Problem("output-exists", ("folder", folder), ("file", existing));
        }

        var output = new OutputFolder(folder);
        return output.Try(() => Directory.CreateDirectory(output.waiting)) is { } failed ? failed : output;
    }

    /// <summary>Writes all files or none.</summary>
    internal static Result<IReadOnlyList<string>> Write(string folder, IReadOnlyList<(string Name, byte[] Bytes)> files, bool force)
    {
        var opened = Open(folder, files.Select(file => file.Name), force);
        if (!opened.Succeeded)
        {
            return opened.Error;
        }

        using var output = opened.Value;
        foreach (var (name, bytes) in files)
        {
            if (output.Add(name, bytes) is { } failed)
            {
                return failed;
            }
        }

        return output.Commit() is { } refused ? refused : files.Select(file => file.Name).ToArray();
    }

    /// <summary>Writes one file, still beside the folder.</summary>
    /// <returns>What went wrong, or null.</returns>
    internal Error? Add(string name, byte[] bytes)
    {
        names.Add(name);
        return Try(() => File.WriteAllBytes(Path.Combine(waiting, name), bytes));
    }

    /// <summary>Moves everything in.</summary>
    /// <returns>What went wrong, or null.</returns>
    internal Error? Commit() => Try(MoveIn);

    /// <summary>Leaves nothing half-written.</summary>
    public void Dispose()
    {
        if (Directory.Exists(waiting))
        {
            Directory.Delete(waiting, recursive: true);
        }
    }

    private Error? Try(Action write)
    {
        try
        {
            write();
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Problem("output-failed", ("folder", folder), ("reason", exception.Message));
        }
    }

    private void MoveIn()
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
            foreach (var name in names)
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
            TakeBack(kept, done);
            throw;
        }
    }

    private void TakeBack(string kept, List<string> done)
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
