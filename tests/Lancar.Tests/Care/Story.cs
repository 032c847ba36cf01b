using System.Text.Json.Nodes;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;

namespace Lancar.Tests.Care;

/// <summary>The story of <c>docs/api/openapi.json</c>: one mother, at least one event of each type, told in order.</summary>
internal static class Story
{
    /// <summary>After its last event.</summary>
    public static readonly DateTimeOffset Now = new(2025, 11, 23, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonObject Document = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "openapi.json")))!.AsObject();

    /// <summary>Its events, for the caller to change.</summary>
    public static JsonObject[] Events() =>
    [
        .. Document["paths"]!["/api/sync/events"]!["post"]!["requestBody"]!["content"]!["application/json"]!["examples"]!["story"]!["value"]!["events"]!
            .AsArray().Select(fact => fact!.DeepClone().AsObject()),
    ];

    /// <summary>The members the contract names for a type's payload.</summary>
    public static IReadOnlyList<string> Members(string type) =>
        [.. Document["components"]!["schemas"]![type]!["allOf"]![1]!["properties"]!["payload"]!["properties"]!.AsObject().Select(member => member.Key)];

    /// <summary>The record it makes.</summary>
    public static MotherRecord Record() => MotherFold.Of(Stored())!;

    /// <summary>Its events as they are accepted.</summary>
    public static IReadOnlyList<StoredEvent> Stored() =>
        [.. Events().Select((json, index) => new StoredEvent(CareEventReader.Read(Facts.Element(json)).Value, index + 1, Now, Author.Of(Facts.Midwife)))];
}
