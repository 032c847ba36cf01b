using System.Text.Json;

namespace Lancar.Domain.Care.Events;

/// <summary>
/// What the JSON grammar allows and no reader can agree on: half a surrogate pair, a NUL (PostgreSQL keeps none), a member named twice.
/// Such an event is refused before anything is asked of it, so that it can never stand in the way of those behind it.
/// </summary>
internal static class JsonText
{
    private const int LongestWhere = 100;

    /// <summary>The text of a string element, or null when it is no string, half a surrogate pair, or holds a NUL.</summary>
    public static string? Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return element.GetString() is { } text && !text.Contains('\0') ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The path of the first place that cannot be read, empty for the whole, or null when all can.</summary>
    public static string? FirstUnreadable(JsonElement element, string path = "") => element.ValueKind switch
    {
        JsonValueKind.String => Read(element) is null ? path : null,
        JsonValueKind.Array => element.EnumerateArray().Select(item => FirstUnreadable(item, path)).FirstOrDefault(found => found is not null),
        JsonValueKind.Object => InMembers(element, path),
        _ => null,
    };

    private static string? InMembers(JsonElement element, string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (NameOf(member) is not { } name)
            {
                return path;
            }

            var inner = Shortened(path.Length == 0 ? name : $"{path}.{name}");
            if (!names.Add(name))
            {
                return inner;
            }

            if (FirstUnreadable(member.Value, inner) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>A member's name, or null when it cannot be read.</summary>
    public static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name.Contains('\0') ? null : member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Shortened(string path) => path.Length <= LongestWhere ? path : path[..LongestWhere];
}
