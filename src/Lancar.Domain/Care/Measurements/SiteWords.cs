using System.Text.Json;
using System.Text.Json.Serialization;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Measurements;

/// <summary>
/// The words of a licensed instrument in one language, brought by a site that holds a licence (<c>docs/api/instruments.md</c>).
/// They live in the site's data folder and are sent to its midwives alone; Lancar ships none.
/// </summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Version">Its version.</param>
/// <param name="Language"><c>id</c> or <c>en</c>.</param>
/// <param name="Licence">Who granted it to whom, and when.</param>
/// <param name="Intro">What is read out before the first item, or null.</param>
/// <param name="Items">Every item of the form, in its order.</param>
public sealed record SiteWords(string Instrument, int Version, string Language, string Licence, string? Intro, IReadOnlyList<SiteItem> Items)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads a file of words and holds it against its instrument.</summary>
    /// <returns>
    /// The words, or <c>site-words.broken</c> (not of this shape), <c>site-words.unknown-instrument</c> (none whose words a site may bring),
    /// <c>site-words.licence-missing</c>, <c>site-words.items</c> (items or points that are not exactly those of the instrument; the place is named).
    /// </returns>
    public static Result<SiteWords> Read(ReadOnlySpan<byte> file)
    {
        SiteWords? words;
        try
        {
            words = JsonSerializer.Deserialize<SiteWords>(file, Json);
        }
        catch (JsonException fault)
        {
            return Error.Of("site-words.broken", fault.Path);
        }

        // The shape of a list says nothing of what stands in it.
        if (words is not null && words.Items.Any(item => item is null || item.Choices.Any(choice => choice is null)))
        {
            return Error.Of("site-words.broken", "items");
        }

        if (words is null || words.Language is not ("id" or "en"))
        {
            return Error.Of("site-words.broken", "language");
        }

        if (InstrumentLibrary.Find(words.Instrument, words.Version) is not { WordsFrom: InstrumentWords.Site } instrument)
        {
            return Error.Of("site-words.unknown-instrument", "instrument");
        }

        if (string.IsNullOrWhiteSpace(words.Licence))
        {
            return Error.Of("site-words.licence-missing", "licence");
        }

        var asked = instrument.Items.Where(item => item.Kind == ItemKind.Scale).ToList();
        if (!words.Items.Select(item => item.Id).SequenceEqual(asked.Select(item => item.Id)))
        {
            return Error.Of("site-words.items", "items");
        }

        var wrong = words.Items.Zip(asked).Where(pair => string.IsNullOrWhiteSpace(pair.First.Text)
            || pair.First.Choices.Any(choice => string.IsNullOrWhiteSpace(choice.Text) || choice.Points < pair.Second.Minimum || choice.Points > pair.Second.Maximum)
            || pair.First.Choices.Select(choice => choice.Points).Distinct().Count() != pair.First.Choices.Count
            || pair.First.Choices.Count != (int)(pair.Second.Maximum - pair.Second.Minimum + 1)!).Select(pair => pair.First.Id).FirstOrDefault();
        return wrong is null ? words : Error.Of("site-words.items", $"items.{wrong}");
    }
}

/// <summary>One item in the form's own words.</summary>
/// <param name="Id">As in the instrument: <c>q1</c>, <c>q2</c> …</param>
/// <param name="Text">The question.</param>
/// <param name="Choices">Every answer with the points printed for it, in the order of the form.</param>
public sealed record SiteItem(string Id, string Text, IReadOnlyList<SiteChoice> Choices);

/// <summary>One answer of an item.</summary>
/// <param name="Points">The points printed for it: reversed items are reversed here already.</param>
/// <param name="Text">Its words.</param>
public sealed record SiteChoice(int Points, string Text);
