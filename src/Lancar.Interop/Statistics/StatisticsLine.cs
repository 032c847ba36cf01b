using System.Buffers;
using System.Text.Json;
using Lancar.Statistics;

namespace Lancar.Interop.Statistics;

/// <summary>
/// Answers one line of the batch door <c>lancar stats run</c>: JSON in, JSON out, never an exception for what a line holds.
/// The messages are English only: they are read by scripts and by the people who write them.
/// </summary>
public static class StatisticsLine
{
    private static readonly JsonDocumentOptions strict = new() { AllowDuplicateProperties = false };

    // Each kind with the options it reads; what stands beside them in a request is named in ignored_options.
    private static readonly Dictionary<string, Kind> kinds = new(StringComparer.Ordinal)
    {
        ["signed-rank"] = new(SignedRankJson.Compute, "mu"),
        ["signed-rank-critical-value"] = new(SignedRankCriticalValueJson.Compute, "alpha"),
        ["signed-rank-power"] = new(SignedRankPowerJson.Compute, "alpha", "replicates", "seed"),
        ["mann-whitney"] = new(MannWhitneyJson.Compute, "mu"),
        ["permutation-mean-difference"] = new(PermutationMeanDifferenceJson.Compute),
        ["two-by-two"] = new(TwoByTwoJson.Compute),
        ["bootstrap-bca"] = new(BootstrapBcaJson.Compute, "statistic", "conf"),
        ["bootstrap-median-exact"] = new(BootstrapMedianExactJson.Compute),
        ["contingency"] = new(ContingencyJson.Compute, "seed", "replicates"),
        ["meta-analysis"] = new(MetaAnalysisJson.Compute),
    };

    private delegate Action<Utf8JsonWriter> Computation(JsonElement input, JsonElement options);

    /// <summary>Writes the answer to one line, without the line break.</summary>
    /// <param name="line">The line as UTF-8, without line break; a byte order mark must be gone.</param>
    /// <param name="number">Its number, from 1; stands in error answers.</param>
    /// <param name="output">Receives one JSON object.</param>
    public static void Answer(ReadOnlyMemory<byte> line, long number, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output);
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line, strict);
        }
        catch (JsonException fault)
        {
            Refuse(writer, default, new StatisticsFault("not-json", "The line is not JSON: " + fault.Message), number);
            return;
        }

        using (document)
        {
            Answer(document.RootElement, number, writer);
        }
    }

    /// <summary>Writes the refusal of a line that was not read because it is longer than the door takes.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="most">The most bytes a line may have.</param>
    /// <param name="output">Receives one JSON object.</param>
    public static void RefuseLength(long number, long most, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output);
        Refuse(writer, default, new StatisticsFault("line-too-long", $"The line has more than {most} bytes."), number);
    }

    private static void Answer(JsonElement line, long number, Utf8JsonWriter writer)
    {
        Action<Utf8JsonWriter> result;
        try
        {
            result = Compute(line);
        }
        catch (StatisticsFault fault)
        {
            Refuse(writer, line, fault, number);
            return;
        }
        catch (AssumptionException fault)
        {
            Refuse(writer, line, new StatisticsFault(CodeOf(fault.Violation), fault.Message), number);
            return;
        }

        writer.WriteStartObject();
        WriteNames(writer, line);
        writer.WritePropertyName("result");
        result(writer);
        WriteIgnored(writer, line);
        writer.WriteEndObject();
    }

    // Everything that can be refused happens here; what comes back only writes.
    private static Action<Utf8JsonWriter> Compute(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object)
        {
            throw new StatisticsFault("not-an-object", "The line is JSON, but not an object with kind and input.");
        }

        var kind = line.TryGetProperty("kind", out var named) ? StatisticsInput.Text(named, "kind") : null;
        if (kind is null)
        {
            throw new StatisticsFault("missing-kind", "The line names no kind.");
        }

        var input = line.TryGetProperty("input", out var given) ? given : default;
        var options = line.TryGetProperty("options", out var chosen) ? chosen : default;
        return kinds.TryGetValue(kind, out var known)
            ? known.Compute(Object(input, "input"), OptionalObject(options, "options"))
            : throw new StatisticsFault("unknown-kind", $"The kind '{kind}' is not known.");
    }

    // An option that would change what is asked must not be passed over in silence: 0.9 is not answered with 0.95 unsaid.
    private static void WriteIgnored(Utf8JsonWriter writer, JsonElement line)
    {
        var known = kinds[line.GetProperty("kind").GetString()!].Options;
        var ignored = line.TryGetProperty("options", out var options) && options.ValueKind == JsonValueKind.Object
            ? options.EnumerateObject().Select(option => option.Name).Except(known, StringComparer.Ordinal).ToArray()
            : [];
        if (ignored.Length == 0)
        {
            return;
        }

        writer.WriteStartArray("ignored_options");
        foreach (var name in ignored)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }

    private static JsonElement Object(JsonElement element, string name) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element,
            JsonValueKind.Undefined or JsonValueKind.Null => throw new StatisticsFault("missing-input", $"'{name}' is missing."),
            _ => throw new StatisticsFault("wrong-type", $"'{name}' must be an object."),
        };

    private static JsonElement OptionalObject(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? default : Object(element, name);

    private static void Refuse(Utf8JsonWriter writer, JsonElement line, StatisticsFault fault, long number)
    {
        writer.WriteStartObject();
        WriteNames(writer, line);
        writer.WriteStartObject("error");
        writer.WriteString("code", fault.Code);
        writer.WriteString("message", fault.Message);
        writer.WriteNumber("line", number);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter writer, JsonElement line)
    {
        WriteName(writer, line, "id");
        WriteName(writer, line, "kind");
    }

    // Names go back as they came, byte for byte, so that even an odd one can be matched by its sender.
    private static void WriteName(Utf8JsonWriter writer, JsonElement line, string name)
    {
        writer.WritePropertyName(name);
        if (line.ValueKind == JsonValueKind.Object
            && line.TryGetProperty(name, out var value)
            && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            writer.WriteRawValue(value.GetRawText());
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static string CodeOf(Violation violation) =>
        violation switch
        {
            Violation.Empty => "empty",
            Violation.UnequalLengths => "unequal-lengths",
            Violation.NotFinite => "not-finite",
            Violation.NegativeCount => "negative-count",
            Violation.TooFew => "too-few",
            Violation.TooLarge => "too-large",
            Violation.NoInformation => "no-information",
            Violation.OutOfRange => "out-of-range",
            Violation.Collinear => "collinear",
            Violation.Separated => "separated",
            Violation.NotConverged => "not-converged",
        };

    private sealed class Kind(Computation compute, params string[] options)
    {
        public Computation Compute { get; } = compute;

        public string[] Options { get; } = options;
    }
}
