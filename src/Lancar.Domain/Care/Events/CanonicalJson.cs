using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Lancar.Domain.Care.Events;

/// <summary>
/// One text per JSON value: members in ordinal order, no spacing, numbers without trailing zeros (<c>12.50</c> is <c>12.5</c>),
/// so that two texts can be compared for meaning.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical text of a JSON text.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var text = new StringBuilder();
        Write(document.RootElement, text);
        return text.ToString();
    }

    private static void Write(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteAll('{', '}', value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal), text, member =>
                {
                    text.Append(JsonSerializer.Serialize(member.Name)).Append(':');
                    Write(member.Value, text);
                });
                break;
            case JsonValueKind.Array:
                WriteAll('[', ']', value.EnumerateArray(), text, item => Write(item, text));
                break;
            case JsonValueKind.Number:
                text.Append(Number(value));
                break;
            case JsonValueKind.String:
                text.Append(JsonSerializer.Serialize(value.GetString()));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteAll<T>(char open, char close, IEnumerable<T> items, StringBuilder text, Action<T> write)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            write(item);
        }

        text.Append(close);
    }

    private static string Number(JsonElement value) => value.TryGetDecimal(out var exact)
        ? exact.ToString("0.#############################", CultureInfo.InvariantCulture)
        : value.GetDouble().ToString("R", CultureInfo.InvariantCulture);
}
