using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lancar.Server.Hosting;
using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Care.Triage;
using Lancar.Domain.Kernel;

namespace Lancar.Server.Care.Sync;

/// <summary>The versioned content phones work from. It is the same for everybody and changes only with the program, so it is made once.</summary>
internal static class ProductContent
{
    private static readonly Lazy<PublicJson> Made = new(Make);

    /// <summary>The content of this program.</summary>
    public static PublicJson Current => Made.Value;

    private static PublicJson Make()
    {
        var content = new JsonObject
        {
            ["protocols"] = new JsonArray([.. ProtocolLibrary.All.Select(protocol => Read($"protocols/{protocol.Id}.json"))]),
            ["gate"] = Read("triage/before-massage.json"),
            ["triage"] = new JsonObject
            {
                ["tables"] = new JsonArray([.. TriageTables.Current.Select(table => Read($"triage/{table.Id}.json")), .. ProductData.List("triage/earlier/").Select(Read)]),
                ["danger"] = Read("triage/after-massage.json"),
                ["outcomes"] = Read("triage/referral-outcomes.json")!["outcomes"]!.DeepClone(),
                ["harms"] = Read("triage/harms.json")!["kinds"]!.DeepClone(),
            },
            ["leaving"] = Read("caseload/leaving.json"),
            ["instruments"] = new JsonArray([.. ProductData.List("instruments/").Select(Read)]),
            ["visits"] = new JsonArray([.. ProductData.List("visits/").Select(Read)]),
            ["worklist"] = new JsonObject { ["ranks"] = Read("worklist/ranks.json"), ["notImproving"] = Read("worklist/not-improving.json") },
            ["expectedMilk"] = Read("expected/milk-volume.json"),
            ["expected"] = Read("expected/first-days.json"),
            ["texts"] = new JsonObject
            {
                [Language.Indonesian.Code()] = TextsOf(Language.Indonesian),
                [Language.English.Code()] = TextsOf(Language.English),
            },
        };
        var version = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToJsonString(SyncJson.Options))))[..16];
        content["version"] = version;
        return new(Encoding.UTF8.GetBytes(content.ToJsonString(SyncJson.Options)), $"\"{version}\"");
    }

    private static JsonNode? Read(string path) => JsonNode.Parse(ProductData.Bytes(path));

    /// <summary>The texts of the app under their own keys, those of errors under <c>errors.</c>; as written, for the phone to fill their placeholders.</summary>
    private static JsonObject TextsOf(Language language)
    {
        var folder = $"texts/{language.Code()}/";
        var texts = new JsonObject();
        foreach (var (file, prefix) in new[] { ("app.json", ""), ("errors.json", "errors.") })
        {
            foreach (var path in ProductData.List(folder + file))
            {
                foreach (var (key, text) in ProductData.Read<SortedDictionary<string, string>>(path))
                {
                    texts[prefix + key] = text;
                }
            }
        }

        return texts;
    }
}
