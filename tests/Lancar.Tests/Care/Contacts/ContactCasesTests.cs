using System.Text.Json;
using System.Text.Json.Nodes;
using Lancar.Domain.Care.Contacts;
using Lancar.Domain.Care.Events;
using Lancar.Domain.Care.Mothers;

namespace Lancar.Tests.Care.Contacts;

/// <summary>The C# half of the proof that both sides merge contacts alike: the companion app runs the same file.</summary>
public sealed class ContactCasesTests
{
    private static readonly Lazy<JsonArray> All = new(() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "contacts", "cases.json")))!["cases"]!.AsArray());

    private readonly Facts facts = new();

    public static TheoryData<string> Names()
    {
        var names = new TheoryData<string>();
        foreach (var one in All.Value)
        {
            names.Add(one!["name"]!.GetValue<string>());
        }

        return names;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_holds(string name)
    {
        var one = All.Value.Single(known => known!["name"]!.GetValue<string>() == name)!;
        MotherRecord? record = null;
        foreach (var step in one["facts"]!.AsArray())
        {
            var read = CareEventReader.Read(Facts.Element(Event(step!)));
            var next = read.Succeeded ? MotherFold.Apply(record, read.Value, Author.Of(Facts.Midwife), Facts.Now) : read.Error;
            Assert.Equal(step!["refused"]?.GetValue<string>(), next.Error?.Code);
            record = next.Succeeded ? next.Value : record;
        }

        foreach (var (word, expected) in one["expect"]!.AsObject())
        {
            var field = Enum.Parse<ContactField>(word, ignoreCase: true);
            Assert.Equal(expected!["shown"]?.GetValue<string>(), ContactFold.Shown(record!, field));
            Assert.Equal(expected["contested"]!.GetValue<bool>(), ContactFold.IsContested(record!, field));
            Assert.Equal(
                expected["versions"]!.AsArray().Select(id => IdOf(id!.GetValue<string>())).Order(), ContactFold.Versions(record!, field).Select(version => version.EventId).Order());
        }

        Assert.Equal(ContactFold.Shown(record!, ContactField.Name), record!.Identity.Name);
        Assert.Equal(MotherRecordJson.Write(record), MotherRecordJson.Write(MotherRecordJson.Read(MotherRecordJson.Write(record))));
    }

    [Theory]
    [InlineData("name", "a", "", null)]
    [InlineData("name", "a", "x", "payload.settles[0]")]
    [InlineData("phone", null, "axy", "payload.settles[1]")]
    [InlineData("phone", "x", "y", "payload.base")]
    [InlineData("phone", "x", "a", "payload.base")]
    [InlineData("name", null, "x", "payload.base")]
    public void A_version_nobody_knows_is_named_where_it_stands(string field, string? replaced, string settled, string? where)
    {
        var registered = facts.Registered();
        Guid Named(char letter) => letter == 'a' ? Facts.IdOf(registered) : Guid.CreateVersion7();
        var changed = facts.ContactChanged(field, "0812345", replaced is null ? null : Named(replaced[0]), settles: [.. settled.Select(Named)]);
        var record = MotherFold.Apply(null, CareEventReader.Read(Facts.Element(registered)).Value, Author.Of(Facts.Midwife), Facts.Now).Value;

        var next = MotherFold.Apply(record, CareEventReader.Read(Facts.Element(changed)).Value, Author.Of(Facts.Midwife), Facts.Now);

        Assert.Equal(where is null ? null : ("contact.unknown-base", where), next.Succeeded ? null : ((string, string?)?)(next.Error.Code, next.Error.Where));
    }

    private JsonObject Event(JsonNode step)
    {
        var at = Facts.Now.AddMinutes(-step["minutesAgo"]!.GetValue<int>());
        JsonObject json;
        if (step["registered"] is { } registered)
        {
            json = facts.Registered(at);
            json["payload"]!["name"] = registered.GetValue<string>();
        }
        else
        {
            var payload = step["changed"]!.DeepClone().AsObject();
            payload["base"] = payload["base"] is { } replaced ? IdOf(replaced.GetValue<string>()).ToString() : null;
            payload["settles"] = new JsonArray([.. (payload["settles"]?.AsArray() ?? []).Select(id => JsonValue.Create(IdOf(id!.GetValue<string>()).ToString()))]);
            json = facts.Event("contact.changed", at, new { });
            json["payload"] = payload;
        }

        json["id"] = IdOf(step["id"]!.GetValue<string>()).ToString();
        json["corrects"] = step["corrects"] is { } corrected ? IdOf(corrected.GetValue<string>()).ToString() : null;
        return json;
    }

    /// <summary>Cases call facts by a letter; the id keeps their order.</summary>
    private static Guid IdOf(string letter) => Guid.Parse($"0199a000-0000-7000-8000-0000000000{(int)letter[0]:x2}");
}
