using System.Text.Json;
using Lancar.Statistics;

namespace Lancar.Interop.Statistics;

/// <summary>Writes figures as the contract of the batch door wants them: round-trip numbers, infinities as words, null with its reason.</summary>
internal static class StatisticsOutput
{
    // The golden files give a logarithm below this; a plain number is enough above.
    private const double SmallProbability = 1e-30;

    public static void WriteFigure(this Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumberValue(value);
        }
        else
        {
            writer.WriteStringValue(value > 0 ? "Infinity" : "-Infinity");
        }
    }

    public static void WriteFigure(this Utf8JsonWriter writer, string name, double value)
    {
        writer.WritePropertyName(name);
        writer.WriteFigure(value);
    }

    public static void WriteFigure(this Utf8JsonWriter writer, string name, double? value, string reason)
    {
        writer.WritePropertyName(name);
        if (value is { } figure)
        {
            writer.WriteFigure(figure);
            return;
        }

        writer.WriteNullValue();
        writer.WriteString(name + "_reason", reason);
    }

    public static void WriteProbability(this Utf8JsonWriter writer, string name, Probability p)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("value", p.Value);
        if (p.Value < SmallProbability)
        {
            writer.WriteFigure("log10", p.Log10);
        }

        writer.WriteEndObject();
    }

    public static void WriteLimits(this Utf8JsonWriter writer, string name, ConfidenceInterval? interval, string reason)
    {
        if (interval is not { } limits)
        {
            writer.WriteNull(name);
            writer.WriteString(name + "_reason", reason);
            return;
        }

        writer.WriteStartArray(name);
        writer.WriteFigure(limits.Lower);
        writer.WriteFigure(limits.Upper);
        writer.WriteEndArray();
    }

    /// <summary>A chi-square test; its degrees of freedom where the contract asks for them.</summary>
    public static void WriteChiSquare(this Utf8JsonWriter writer, string name, double? statistic, int? degreesOfFreedom, Probability? p, string reason)
    {
        if (statistic is not { } figure || p is not { } probability)
        {
            writer.WriteNull(name);
            writer.WriteString(name + "_reason", reason);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteNumber("statistic", figure);
        if (degreesOfFreedom is { } degrees)
        {
            writer.WriteNumber("df", degrees);
        }

        writer.WriteProbability("p", probability);
        writer.WriteEndObject();
    }

    /// <summary>The order-statistic interval of a Hodges–Lehmann estimate: what it attains and whether it is exact.</summary>
    public static void WriteOrderInterval(
        this Utf8JsonWriter writer,
        string name,
        ConfidenceInterval interval,
        double attained,
        long rank,
        bool isExact,
        bool attainable,
        string whyNotExact)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("low", interval.Lower);
        writer.WriteNumber("high", interval.Upper);
        writer.WriteNumber("achieved_conf", attained);
        writer.WriteNumber("k", rank);
        writer.WriteBoolean("applies_exactly", isExact);
        writer.WriteBoolean("attainable", attainable);
        writer.WriteString("coverage", isExact ? "exactly achieved_conf" : $"at least achieved_conf ({whyNotExact})");
        writer.WriteEndObject();
    }
}
