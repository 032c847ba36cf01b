using System.Text.Json;

namespace Lancar.Interop.Statistics;

/// <summary>Reads the parts of an untrusted request; each refusal says which part and why.</summary>
internal static class StatisticsInput
{
    // Above 2^53 a JSON number written with a fraction or exponent no longer names one whole number.
    private const double LargestExactDouble = 9007199254740992;

    public static string? Text(JsonElement element, string name)
    {
        if (element.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        if (element.ValueKind is not JsonValueKind.String)
        {
            throw new StatisticsFault("wrong-type", $"'{name}' must be a string.");
        }

        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair is JSON, but no text.
            throw new StatisticsFault("wrong-type", $"'{name}' is not valid text.");
        }
    }

    public static double[] Numbers(JsonElement parent, string name) =>
        OptionalNumbers(parent, name) ?? throw new StatisticsFault("missing-input", $"'input.{name}' is missing.");

    public static double[]? OptionalNumbers(JsonElement parent, string name)
    {
        if (!parent.TryGetProperty(name, out var array) || array.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (array.ValueKind != JsonValueKind.Array)
        {
            throw new StatisticsFault("wrong-type", $"'input.{name}' must be an array of numbers.");
        }

        var numbers = new double[array.GetArrayLength()];
        var i = 0;
        foreach (var element in array.EnumerateArray())
        {
            numbers[i] = Number(element, $"input.{name}[{i}]");
            i++;
        }

        return numbers;
    }

    public static double Number(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Number)
        {
            throw new StatisticsFault("wrong-type", $"'{name}' must be a number.");
        }

        var number = element.GetDouble();
        return double.IsFinite(number)
            ? number
            : throw new StatisticsFault("not-finite", $"'{name}' is beyond the range of a double.");
    }

    /// <summary>The null value <c>mu</c> of a location test, from the input or else the options; 0 when neither gives it.</summary>
    public static double NullValue(JsonElement input, JsonElement options)
    {
        if (input.TryGetProperty("mu", out var mu) && mu.ValueKind != JsonValueKind.Null)
        {
            return Number(mu, "input.mu");
        }

        return options.ValueKind == JsonValueKind.Object
            && options.TryGetProperty("mu", out var option)
            && option.ValueKind != JsonValueKind.Null
            ? Number(option, "options.mu")
            : 0;
    }

    public static long Count(JsonElement element, string name)
    {
        var number = Number(element, name);
        if (element.TryGetInt64(out var count))
        {
            return count;
        }

        if (number != Math.Floor(number))
        {
            throw new StatisticsFault("wrong-type", $"'{name}' must be a whole number.");
        }

        return Math.Abs(number) <= LargestExactDouble
            ? (long)number
            : throw new StatisticsFault(number < 0 ? "negative-count" : "too-large", $"'{name}' is beyond the range of a count.");
    }
}
