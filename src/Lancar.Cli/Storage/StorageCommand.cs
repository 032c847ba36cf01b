using System.CommandLine;
using Lancar.Domain.Kernel;
using Lancar.Storage;

namespace Lancar.Cli.Storage;

/// <summary><c>lancar storage rebuild</c> and <c>lancar storage verify</c>: what whoever runs a server does to its database by hand.</summary>
public static class StorageCommand
{
    private const int Done = 0;
    private const int Broken = 1;
    private const int NotOpened = 2;

    /// <summary>The command <c>storage</c> with its parts.</summary>
    public static Command Create()
    {
        var where = new StorageChoice();
        var known = new Option<string?>("--known") { Description = Both("known") };
        var rebuild = where.AddTo(new Command("rebuild", Both("rebuild")));
        var verify = where.AddTo(new Command("verify", Both("verify")));
        verify.Add(known);
        rebuild.SetAction((parsed, cancellation) => With(where.Of(parsed), Rebuild, cancellation));
        verify.SetAction((parsed, cancellation) => With(where.Of(parsed),
            (storage, language, stop) => Verify(storage, parsed.GetValue(known), language, stop), cancellation));
        return new Command("storage", Both("storage")) { rebuild, verify };
    }

    private static string Both(string key) =>
        Texts.Get(Language.English, "storage.command." + key) + " / " + Texts.Get(Language.Indonesian, "storage.command." + key);

    private static async Task<int> With(
        (Result<StorageOptions> Options, Language Language) choice, Func<LancarStorage, Language, CancellationToken, Task<int>> work, CancellationToken cancellation)
    {
        if (!choice.Options.Succeeded)
        {
            return Say(Console.Error, choice.Options.Error.Message.In(choice.Language), NotOpened);
        }

        try
        {
            await using var storage = await LancarStorage.Open(choice.Options.Value, TimeProvider.System.GetUtcNow(), cancellation);
            return await work(storage, choice.Language, cancellation);
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or IOException or InvalidDataException or InvalidOperationException or PlatformNotSupportedException)
        {
            return Say(Console.Error, Texts.Get(choice.Language, "storage.failed", ("reason", fault.Message)), NotOpened);
        }
    }

    private static async Task<int> Rebuild(LancarStorage storage, Language language, CancellationToken cancellation) =>
        Say(Console.Out, Texts.Get(language, "storage.rebuilt", ("mothers", await storage.Events.Rebuild(cancellation))), Done);

    /// <summary>Checks the chain, and that a line somebody noted earlier (<c>count:hash</c>) still stands in it: only that shows that its newest lines were cut off.</summary>
    private static async Task<int> Verify(LancarStorage storage, string? known, Language language, CancellationToken cancellation)
    {
        var verdict = await storage.Audit.Verify(cancellation);
        if (verdict.FirstBroken is { } line)
        {
            return Say(Console.Out, Texts.Get(language, "storage.broken", ("line", line)), Broken);
        }

        if (known is not null)
        {
            var parts = known.Split(':');
            if (parts is not [var number, { Length: 64 } hash] || !long.TryParse(number, out var sequence) || sequence < 1)
            {
                return Say(Console.Error, Texts.Get(language, "storage.known-unreadable"), NotOpened);
            }

            if ((await storage.Audit.At(sequence, cancellation))?.Hash != hash.ToLowerInvariant())
            {
                return Say(Console.Out, Texts.Get(language, "storage.cut-off", ("line", sequence), ("count", verdict.Count)), Broken);
            }
        }

        var last = (await storage.Audit.Newest(1, cancellation)).SingleOrDefault();
        return Say(Console.Out, last is null
            ? Texts.Get(language, "storage.empty")
            : Texts.Get(language, "storage.holds", ("count", last.Sequence), ("hash", last.Hash)), Done);
    }

    private static int Say(TextWriter writer, string text, int code)
    {
        writer.WriteLine(text);
        return code;
    }
}
