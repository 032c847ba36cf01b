using System.Buffers;
using System.Text;
using System.Text.Json;
using Lancar.Statistics;

namespace Lancar.Interop.Statistics;

/// <summary>A simulated power as JSON: what one shard writes, and what is read when shards are added up. Round-trip numbers, one object on one line.</summary>
public static class SimulatedPowerJson
{
    private const string Kind = "simulated-power";

    /// <summary>One line, without line break.</summary>
    /// <param name="power">A whole simulation or a shard.</param>
    public static string Write(SimulatedPower power)
    {
        ArgumentNullException.ThrowIfNull(power);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("kind", Kind);
            WriteDesign(writer, power.Design);
            writer.WriteString("shard", power.Shard.ToString());
            writer.WriteNumber("trials", power.Trials);
            writer.WriteNumber("rejections", power.Rejections);
            writer.WriteNumber("without_information", power.WithoutInformation);
            writer.WriteNumber("power", power.Power);
            writer.WriteNumber("mc_se", power.StandardError);
            writer.WriteNumber("confidence", power.Confidence);
            writer.WriteLimits("interval", power.Interval, "");
            WriteCritical(writer, power);
            writer.WriteString("method", power.MethodInWords);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null when it is anything else.</summary>
    /// <param name="text">UTF-8 of one object; untrusted.</param>
    public static SimulatedPower? Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or AssumptionException)
        {
            return null;
        }
    }

    private static SimulatedPower? Read(JsonElement whole)
    {
        var design = whole.GetProperty("design");
        var shard = whole.GetProperty("shard").GetString()!.Split('/');
        var critical = whole.GetProperty("critical_value");
        var size = whole.GetProperty("attained_size");
        var read = new SimulatedPower
        {
            Design = new SimulationDesign
            {
                Test = Enum.Parse<PowerTest>(design.GetProperty("test").GetString()!),
                FirstCount = design.GetProperty("n").GetInt32(),
                SecondCount = design.TryGetProperty("second_n", out var second) ? second.GetInt32() : null,
                First = Law(design.GetProperty("values")),
                Second = design.TryGetProperty("second_values", out var values) ? Law(values) : null,
                Alpha = design.GetProperty("alpha").GetDouble(),
                Zeros = design.TryGetProperty("zeros", out var zeros) ? Enum.Parse<ZeroHandling>(zeros.GetString()!) : null,
                Replicates = design.GetProperty("replicates").GetInt64(),
                Seed = design.GetProperty("seed").GetUInt64(),
            },
            Shard = Shard.Of(int.Parse(shard[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(shard[1], System.Globalization.CultureInfo.InvariantCulture)),
            Trials = whole.GetProperty("trials").GetInt64(),
            Rejections = whole.GetProperty("rejections").GetInt64(),
            WithoutInformation = whole.GetProperty("without_information").GetInt64(),
            Confidence = whole.GetProperty("confidence").GetDouble(),
            CriticalValue = critical.ValueKind == JsonValueKind.Null ? null : critical.GetInt64(),
            AttainedSize = size.ValueKind == JsonValueKind.Null ? null : Probability.Of(size.GetDouble()),
        };
        var possible = read.Trials > 0 && read.Rejections >= 0 && read.WithoutInformation >= 0
            && read.Trials <= read.Design.Replicates && read.Rejections <= read.Trials - read.WithoutInformation
            && read.Confidence is > 0 and < 1 && shard.Length == 2 && whole.GetProperty("kind").GetString() == Kind;
        return possible ? read : null;
    }

    private static void WriteDesign(Utf8JsonWriter writer, SimulationDesign design)
    {
        writer.WriteStartObject("design");
        writer.WriteString("test", design.Test.ToString());
        writer.WriteNumber("n", design.FirstCount);
        WriteLaw(writer, "values", design.First);
        if (design is { SecondCount: { } count, Second: { } second })
        {
            writer.WriteNumber("second_n", count);
            WriteLaw(writer, "second_values", second);
        }

        writer.WriteNumber("alpha", design.Alpha);
        if (design.Zeros is { } zeros)
        {
            writer.WriteString("zeros", zeros.ToString());
        }

        writer.WriteNumber("replicates", design.Replicates);
        writer.WriteNumber("seed", design.Seed);
        writer.WriteEndObject();
    }

    private static void WriteLaw(Utf8JsonWriter writer, string name, ValueLaw law)
    {
        writer.WriteStartObject(name);
        writer.WriteString("shape", law.Shape.ToString());
        writer.WriteNumber("mean", law.Mean);
        writer.WriteNumber("sd", law.StandardDeviation);
        if (law.Shape != ValueShape.Normal)
        {
            writer.WriteNumber("log_sd", law.LogDeviation);
        }

        if (law.RoundedTo is { } step)
        {
            writer.WriteNumber("rounded_to", step);
        }

        writer.WriteEndObject();
    }

    private static ValueLaw Law(JsonElement law)
    {
        var (mean, sd) = (law.GetProperty("mean").GetDouble(), law.GetProperty("sd").GetDouble());
        var read = Enum.Parse<ValueShape>(law.GetProperty("shape").GetString()!) switch
        {
            ValueShape.Normal => ValueLaw.Normal(mean, sd),
            ValueShape.LogNormal => ValueLaw.LogNormal(mean, sd, law.GetProperty("log_sd").GetDouble()),
            ValueShape.LogNormalDifference => ValueLaw.LogNormalDifference(mean, sd, law.GetProperty("log_sd").GetDouble()),
        };
        return law.TryGetProperty("rounded_to", out var step) ? read.Rounded(step.GetDouble()) : read;
    }

    private static void WriteCritical(Utf8JsonWriter writer, SimulatedPower power)
    {
        const string None = "values are judged given their ties, or the test has no rank sum";
        writer.WriteFigure("critical_value", power.CriticalValue, None);
        writer.WriteFigure("attained_size", power.AttainedSize?.Value, None);
    }
}
