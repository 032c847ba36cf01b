using System.Globalization;
using System.Text.Json;
using Lancar.Statistics;

namespace Lancar.Interop.Statistics;

/// <summary>The kind <c>permutation-mean-difference</c>: input x, y; the exact law over all assignments, x minus y.</summary>
internal static class PermutationMeanDifferenceJson
{
    public static Action<Utf8JsonWriter> Compute(JsonElement input, JsonElement options)
    {
        var result = TwoSamplePermutation.Test(StatisticsInput.Numbers(input, "x"), StatisticsInput.Numbers(input, "y"));
        return writer => Write(writer, result);
    }

    private static void Write(Utf8JsonWriter writer, TwoSamplePermutationResult result)
    {
        writer.WriteStartObject();
        writer.WriteFigure("mean_difference", result.MeanDifference, "");
        writer.WriteProbability("p_two_sided", result.PTwoSided);
        writer.WriteProbability("p_less", result.PLess);
        writer.WriteProbability("p_greater", result.PGreater);
        writer.WriteProbability("p_two_sided_doubled", result.PTwoSidedDoubled);
        writer.WriteProbability("point_prob", result.PointProbability);
        writer.WriteProbability("mid_p_two_sided_doubled", result.MidPTwoSided);
        writer.WriteString("assignments", result.Assignments.ToString(CultureInfo.InvariantCulture));
        writer.WriteNumber("p_error_bound", result.PErrorBound);
        if (result.HasNoInformation)
        {
            writer.WriteBoolean("degenerate", true);
        }

        writer.WriteString("method", result.MethodInWords);
        writer.WriteEndObject();
    }
}
