using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lancar.Domain.Care.Events;

namespace Lancar.Domain.Accounts.Audit;

/// <summary>One line of the audit: who saw or did what, chained to the line before by its hash. Subjects are ids, never names.</summary>
/// <param name="Sequence">Place in the chain, from 1 without gaps.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Who">Account id, or a word such as <c>anonymous</c>.</param>
/// <param name="Role">Role then, or empty.</param>
/// <param name="Action">What was done: <c>mother.viewed</c>.</param>
/// <param name="Subject">To what, as an id.</param>
/// <param name="PreviousHash">Hash of the line before; <see cref="AuditChain.Start"/> for the first.</param>
/// <param name="Hash">Hash of this line.</param>
public sealed record AuditEntry(long Sequence, DateTimeOffset At, string Who, string Role, string Action, string Subject, string PreviousHash, string Hash);

/// <summary>Whether an audit chain holds.</summary>
/// <param name="Count">Lines looked at.</param>
/// <param name="FirstBroken">Sequence of the first line that does not follow from the one before, or null when all do.</param>
public sealed record AuditVerdict(long Count, long? FirstBroken)
{
    /// <summary>True when every line follows from the one before.</summary>
    public bool Holds => FirstBroken is null;
}

/// <summary>
/// The hash chain of the audit. A changed, moved or removed line breaks the chain from there on. Cutting off the newest lines does not
/// break it: keep the number of lines and the last hash elsewhere to notice that too. They stand on the coordinator's accounts page, and
/// <c>lancar storage verify</c> prints them and checks against them (<c>--known</c>).
/// </summary>
public static class AuditChain
{
    /// <summary>What the first line follows: 64 zeros.</summary>
    public static string Start { get; } = new('0', 64);

    /// <summary>The hash of a line: SHA-256, lower-case hex, over the JSON array of its parts and the hash before.</summary>
    public static string Hash(string previousHash, long sequence, DateTimeOffset at, string who, string role, string action, string subject) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            JsonSerializer.Serialize(new object[] { previousHash, sequence, InstantText.Write(at), who, role, action, subject }))));

    /// <summary>Walks a whole chain from its first line.</summary>
    public static AuditVerdict Verify(IEnumerable<AuditEntry> entries)
    {
        var (count, previous) = (0L, Start);
        foreach (var entry in entries)
        {
            count++;
            var hash = Hash(previous, count, entry.At, entry.Who, entry.Role, entry.Action, entry.Subject);
            if (entry.Sequence != count || entry.PreviousHash != previous || entry.Hash != hash)
            {
                return new(count, entry.Sequence);
            }

            previous = hash;
        }

        return new(count, null);
    }
}
