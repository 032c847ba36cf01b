using System.Text.Json;
using System.Text.Json.Nodes;
using Lancar.Domain.Accounts;
using Lancar.Domain.Care.Events;

namespace Lancar.Tests.Care;

/// <summary>Makes events as a phone would, so that tests speak of mothers and sessions and not of JSON.</summary>
internal sealed class Facts
{
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 4, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Birth = Now.AddHours(-20);
    public static readonly Guid Site = Guid.Parse("0199a000-0000-7000-8000-000000000001");
    public static readonly Guid OtherSite = Guid.Parse("0199a000-0000-7000-8000-000000000002");

    public static readonly Account Midwife = new(Guid.Parse("0199a000-0000-7000-8000-0000000000a1"), "bidan", "Bidan Sari", Role.Midwife, Site, null);
    public static readonly Account OtherMidwife = new(Guid.Parse("0199a000-0000-7000-8000-0000000000a2"), "bidan2", "Bidan Rina", Role.Midwife, OtherSite, null);

    private long sequence;

    public Guid Device { get; } = Guid.CreateVersion7();

    public Guid Mother { get; } = Guid.CreateVersion7();

    public Guid Session { get; } = Guid.CreateVersion7();

    public Account As(Role role) => new(Guid.CreateVersion7(), role.ToString(), role.ToString(), role, Site, role is Role.Helper or Role.Mother ? Mother : null);

    public JsonObject Event(string type, DateTimeOffset at, object payload, Guid? corrects = null, Guid? mother = null) => new()
    {
        ["id"] = Guid.CreateVersion7().ToString(),
        ["type"] = type,
        ["schema"] = 1,
        ["deviceId"] = Device.ToString(),
        ["deviceSequence"] = ++sequence,
        ["occurredAt"] = InstantText.Write(at),
        ["motherId"] = (mother ?? Mother).ToString(),
        ["corrects"] = corrects?.ToString(),
        ["payload"] = JsonSerializer.SerializeToNode(payload, JsonSerializerOptions.Web),
    };

    public JsonObject Registered(DateTimeOffset? at = null, DateTimeOffset? birthAt = null, string? studyCode = null, Guid? corrects = null, Guid? mother = null) =>
        Event("mother.registered", at ?? Birth.AddHours(1), new
        {
            name = "Ibu Contoh", birthAt = InstantText.Write(birthAt ?? Birth), zone = "WIB", deliveryMode = "vaginal", parity = 2, gestationalWeeks = 39, babies = 1, studyCode,
        }, corrects, mother);

    public JsonObject Consent(string purpose, bool given = true, DateTimeOffset? at = null) =>
        Event("consent.recorded", at ?? Birth.AddHours(1), new { purpose, given, textVersion = "1" });

    public JsonObject Opened(DateTimeOffset at, Guid? session = null, string protocol = "kerinci", int version = 1) =>
        Event("session.opened", at, new
        {
            sessionId = session ?? Session, boot = "b1", mono = Mono(at), protocolId = protocol, protocolVersion = version, performer = "husband",
        });

    public JsonObject Signs(DateTimeOffset at, string bleeding = "no", Guid? session = null) => Event("session.signs-checked", at, new
    {
        sessionId = session ?? Session, boot = "b1", mono = Mono(at),
        answers = Lancar.Domain.Care.Triage.BeforeMassage.Gate.Signs.ToDictionary(sign => sign.Id, sign => sign.Id == "heavy-bleeding" ? bleeding : "no"),
    });

    public JsonObject Started(DateTimeOffset at, Guid? session = null) => Event("session.started", at, new
    {
        sessionId = session ?? Session, boot = "b1", mono = Mono(at), consent = true, comfortBefore = 6, position = "side-lying",
    });

    public JsonObject InSession(string type, DateTimeOffset at, string? reason = null, Guid? session = null) =>
        Event("session." + type, at, reason is null
            ? new { sessionId = session ?? Session, boot = "b1", mono = Mono(at) }
            : new { sessionId = session ?? Session, boot = "b1", mono = Mono(at), reason });

    public JsonObject Closed(DateTimeOffset at, Guid? session = null, params string[] adverse) =>
        Event("session.closed", at, new { sessionId = session ?? Session, boot = "b1", mono = Mono(at), comfortAfter = 8, adverse });

    public JsonObject Volume(DateTimeOffset at, decimal volumeMl = 12.5m, Guid? measurement = null, Guid? corrects = null, int minutes = 10, decimal? hoursSinceLastFeed = 2m) =>
        Event("milk-volume.measured", at, new
        {
            measurementId = measurement ?? Guid.CreateVersion7(), volumeMl, method = "hand", side = "both", minutes, hoursSinceLastFeed, instrumentVersion = 1,
        }, corrects);

    public JsonObject Score(DateTimeOffset at, Func<string, string>? answer = null, Guid? measurement = null) => Event("milk-score.observed", at, new
    {
        measurementId = measurement ?? Guid.CreateVersion7(), instrumentVersion = 1,
        answers = Lancar.Domain.Care.Measurements.Instruments.MilkScore.Items.ToDictionary(item => item.Id, item => answer?.Invoke(item.Id) ?? "yes"),
    });

    public JsonObject LeftCare(DateTimeOffset at, string reason = "finished") => Event("mother.left-care", at, new { reason });

    public JsonObject Returned(DateTimeOffset at) => Event("mother.returned", at, new { });

    public JsonObject ContactChanged(string field, string? value, Guid? replaced, DateTimeOffset? at = null, params Guid[] settles) =>
        Event("contact.changed", at ?? Now, new Dictionary<string, object?> { ["field"] = field, ["value"] = value, ["base"] = replaced, ["settles"] = settles });

    public JsonObject Observation(DateTimeOffset at, string instrument, object values, int? baby = null, Guid? observation = null, Guid? corrects = null) =>
        Event("observation.recorded", at, new
        {
            observationId = observation ?? Guid.CreateVersion7(), instrumentId = instrument, instrumentVersion = 1, baby, values,
        }, corrects);

    /// <summary>Registered and consenting to care, research and sharing.</summary>
    public JsonObject[] InCare() => [Registered(), Consent("care"), Consent("research"), Consent("share-with-helper")];

    /// <summary>A whole Kerinci session of 15 minutes of massage from <paramref name="at"/>.</summary>
    public JsonObject[] WholeSession(DateTimeOffset at) =>
    [
        Opened(at), Signs(at.AddSeconds(10)), Started(at.AddSeconds(20)),
        InSession("phase-ended", at.AddSeconds(20 + 420)), InSession("phase-ended", at.AddSeconds(20 + 840)),
        InSession("finished", at.AddSeconds(20 + 1140)), Closed(at.AddSeconds(20 + 1200)),
    ];

    public static JsonElement Element(JsonObject json) => JsonSerializer.SerializeToElement(json);

    public static JsonElement[] Elements(IEnumerable<JsonObject> events) => [.. events.Select(Element)];

    public static Guid IdOf(JsonObject json) => Guid.Parse(json["id"]!.GetValue<string>());

    private static long Mono(DateTimeOffset at) => (long)(at - Birth.AddDays(-1)).TotalMilliseconds;
}
