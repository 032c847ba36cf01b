using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Kernel;
using Lancar.Server.Care.Triage;

namespace Lancar.Server.Care.Sync;

/// <summary>Receipts and caseload as they stand on the wire.</summary>
internal static class SyncJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One receipt; what it has nothing to say about is left out.</summary>
    public static JsonObject Of(Receipt receipt)
    {
        var json = new JsonObject { ["id"] = receipt.Id, ["status"] = Word(receipt.Status) };
        if (receipt.Sequence is { } sequence)
        {
            json["sequence"] = sequence;
            json["recordedAt"] = InstantText.Write(receipt.RecordedAt!.Value);
        }

        if (receipt.Error is { } error)
        {
            json["code"] = error.Code;
            json["where"] = error.Where;
            json["message"] = Both(error.Message);
        }

        return json;
    }

    /// <summary>A page of the caseload; <paramref name="demo"/> makes the phone mark every screen DEMO, <paramref name="facility"/> stands on its referral notes.</summary>
    public static JsonObject Of(Caseload caseload, Account account, bool demo, ReferralFacility facility) => new()
    {
        ["events"] = new JsonArray([.. caseload.Events.Select(Of)]),
        ["cursor"] = caseload.Cursor,
        ["more"] = caseload.More,
        ["account"] = Of(account, demo, facility),
    };

    /// <summary>Whose histories there are to fetch.</summary>
    public static JsonObject Of(Roster roster, Account account, bool demo, ReferralFacility facility) => new()
    {
        ["mothers"] = Ids(roster.Mothers),
        ["cursor"] = roster.Cursor,
        ["account"] = Of(account, demo, facility),
    };

    /// <summary>Whole histories.</summary>
    public static JsonObject Of(Histories histories, Account account, bool demo, ReferralFacility facility) => new()
    {
        ["mothers"] = Ids(histories.Mothers),
        ["events"] = new JsonArray([.. histories.Events.Select(Of)]),
        ["account"] = Of(account, demo, facility),
    };

    /// <summary>Who is signed in, as a client is told.</summary>
    public static JsonObject Of(Account account, bool demo, ReferralFacility facility) => new()
    {
        ["id"] = account.Id, ["name"] = account.DisplayName, ["role"] = Word(account.Role), ["demo"] = demo, ["facility"] = facility.Json(),
    };

    private static JsonNode Of(StoredEvent stored) => new JsonObject
    {
        ["id"] = stored.Event.Id,
        ["type"] = stored.Event.Type,
        ["schema"] = stored.Event.Schema,
        ["deviceId"] = stored.Event.DeviceId,
        ["deviceSequence"] = stored.Event.DeviceSequence,
        ["occurredAt"] = InstantText.Write(stored.Event.OccurredAt),
        ["motherId"] = stored.Event.MotherId,
        ["corrects"] = stored.Event.Corrects,
        ["payload"] = JsonNode.Parse(stored.Event.PayloadText),
        ["sequence"] = stored.Sequence,
        ["recordedAt"] = InstantText.Write(stored.RecordedAt),
        ["author"] = new JsonObject { ["id"] = stored.Author.Id, ["role"] = Word(stored.Author.Role), ["name"] = stored.Author.Name },
    };

    private static JsonArray Ids(IEnumerable<Guid> ids) => new([.. ids.Select(id => JsonValue.Create(id))]);

    private static JsonObject Both(LocalizedText text) => new() { ["id"] = text.Indonesian, ["en"] = text.English };

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
