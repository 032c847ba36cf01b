using System.Text.Json;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Contacts;

/// <summary>
/// Merges contact facts by field. A change names the version it replaces (<c>base</c>) and, when it settles a conflict, the others
/// (<c>settles</c>). What two phones change from the same version stands beside each other until somebody settles it; nothing is lost by arriving late.
/// Proven on both sides by <c>fixtures/contacts</c>.
/// </summary>
public static class ContactFold
{
    private const int LongestPhone = 30;

    private static readonly Dictionary<string, ContactField> Fields = new(StringComparer.Ordinal)
    {
        ["name"] = ContactField.Name, ["phone"] = ContactField.Phone, ["address"] = ContactField.Address,
    };

    /// <summary>Reads the payload of <c>contact.changed</c>.</summary>
    /// <returns>The payload, or <c>event.broken</c> or <c>contact.out-of-range</c> with the field.</returns>
    public static Result<CarePayload> Read(JsonElement payload)
    {
        var fields = new FieldReader(payload, "payload");
        var field = fields.Word("field", Fields);
        var value = fields.TextOrNull("value")?.Trim();
        var replaced = fields.IdOrNull("base");
        var settles = fields.Texts("settles").Select(text => Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty).ToList();
        return fields.Broken is { } where ? Error.Of("event.broken", where)
            : settles.Contains(Guid.Empty) ? Error.Of("event.broken", "payload.settles")
            : (field is ContactField.Name && value is null) || (field is ContactField.Phone && !IsPhone(value)) ? Error.Of("contact.out-of-range", "payload.value")
            : new CarePayload.ContactChanged(field, value, replaced, settles);
    }

    /// <summary>The versions of a field nothing has replaced. Before any change, her name is the one of her registration.</summary>
    public static IReadOnlyList<ContactVersion> Versions(MotherRecord record, ContactField field)
    {
        var stored = record.Contacts.Where(version => version.Field == field).ToList();
        return field is ContactField.Name && stored.Count == 0
            ? [new(record.IdentityEventId, ContactField.Name, record.Identity.Name, record.RegisteredAt)]
            : stored;
    }

    /// <summary>The value to show: the one given last; at the same time, of the greater id. Null when there is none.</summary>
    public static string? Shown(MotherRecord record, ContactField field) =>
        Versions(record, field).OrderBy(version => version.At).ThenBy(version => version.EventId.ToString("D"), StringComparer.Ordinal).LastOrDefault()?.Value;

    /// <summary>True when versions with different values stand beside each other.</summary>
    public static bool IsContested(MotherRecord record, ContactField field) => Versions(record, field).Select(version => version.Value).Distinct().Count() > 1;

    /// <summary>Folds a change in.</summary>
    /// <returns>The record, or <c>contact.unknown-base</c>: a version named is no fact about her contact, or her name was changed without naming what it replaces.</returns>
    public static Result<MotherRecord> Apply(MotherRecord record, CareEvent fact, CarePayload.ContactChanged change)
    {
        if (UnknownVersion(record, change) is { } where)
        {
            return Error.Of("contact.unknown-base", where);
        }

        List<Guid> named = change.Base is { } replaced ? [replaced, .. change.Settles] : [.. change.Settles];
        var changed = record with
        {
            RegisteredName = record.RegisteredName ?? record.Identity.Name,
            ContactFacts = [.. record.ContactFacts, fact.Id],
            Contacts =
            [
                .. record.Contacts.Where(version => version.Field != change.Field),
                .. Versions(record, change.Field).Where(version => !named.Contains(version.EventId)),
                new(fact.Id, change.Field, change.Value, fact.OccurredAt),
            ],
        };
        return Named(changed);
    }

    /// <summary>
    /// After the registration was corrected: a corrected name that differs from the registered one is a version of its own; one that was only
    /// repeated changes nothing.
    /// </summary>
    /// <param name="before">The record before the correction.</param>
    /// <param name="after">The record with the corrected identity.</param>
    /// <param name="fact">The correction.</param>
    public static MotherRecord Corrected(MotherRecord before, MotherRecord after, CareEvent fact)
    {
        if (before.RegisteredName is not { } registered)
        {
            return after;
        }

        var name = after.Identity.Name;
        var renamed = name != registered;
        var versions = Versions(before, ContactField.Name);
        var stood = versions.Any(version => version.EventId == before.IdentityEventId);
        return Named(after with
        {
            RegisteredName = name,
            Contacts =
            [
                .. before.Contacts.Where(version => version.Field != ContactField.Name),
                .. versions.Where(version => version.EventId != before.IdentityEventId),
                .. renamed || stood ? [new ContactVersion(fact.Id, ContactField.Name, name, fact.OccurredAt)] : Array.Empty<ContactVersion>(),
            ],
        });
    }

    private static MotherRecord Named(MotherRecord record) => record with { Identity = record.Identity with { Name = Shown(record, ContactField.Name)! } };

    /// <summary>The member that names no version, or names none where one must be; null when all do.</summary>
    private static string? UnknownVersion(MotherRecord record, CarePayload.ContactChanged change)
    {
        if (change.Base is { } replaced ? !IsVersion(record, replaced) : change.Field is ContactField.Name)
        {
            return "payload.base";
        }

        foreach (var (index, id) in change.Settles.Index())
        {
            if (!IsVersion(record, id))
            {
                return $"payload.settles[{index}]";
            }
        }

        return null;
    }

    private static bool IsVersion(MotherRecord record, Guid id) =>
        record.ContactFacts.Contains(id);

    private static bool IsPhone(string? value) =>
        value is null || (value.Length <= LongestPhone && value.Count(char.IsAsciiDigit) >= 5 && value.All(letter => char.IsAsciiDigit(letter) || letter is '+' or ' ' or '-' or '(' or ')'));
}
