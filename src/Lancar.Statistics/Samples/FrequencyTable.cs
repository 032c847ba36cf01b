using System.Runtime.CompilerServices;

namespace Lancar.Statistics;

/// <summary>One value of a frequency table.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Count">How often it occurs, at least once.</param>
/// <param name="Percent">Of all observations, the missing ones included, from 0 to 100.</param>
/// <param name="ValidPercent">Of the observations present, from 0 to 100.</param>
/// <param name="CumulativeCount">This value and all before it.</param>
/// <param name="CumulativePercent">The same in percent of the observations present; exactly 100 in the last row.</param>
public sealed record FrequencyRow<T>(T Value, int Count, double Percent, double ValidPercent, int CumulativeCount, double CumulativePercent);

/// <summary>How often each value occurs, in ascending order of the values. Makers: <see cref="FrequencyTable"/>.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public sealed class FrequencyTable<T>
{
    internal FrequencyTable(IReadOnlyList<FrequencyRow<T>> rows, int count, int missing)
    {
        Rows = rows;
        Count = count;
        Missing = missing;
    }

    /// <summary>One row per value that occurs, ascending.</summary>
    public IReadOnlyList<FrequencyRow<T>> Rows { get; }

    /// <summary>Observations present.</summary>
    public int Count { get; }

    /// <summary>Observations missing.</summary>
    public int Missing { get; }

    /// <summary>Present and missing.</summary>
    public int Total => Count + Missing;

    /// <summary>Share of the missing, in percent of all.</summary>
    public double MissingPercent => FrequencyTable.Percent(Missing, Total);
}

/// <summary>Makes frequency tables. Counts are exact; percents are count · 100 / total, one rounding, and not rounded further.</summary>
public static class FrequencyTable
{
    /// <summary>Counts numbers. Two are the same when they are the same double; −0 is 0.</summary>
    /// <param name="values">Observations in any order, at least one, all finite.</param>
    /// <returns>The table, the same for permuted observations.</returns>
    /// <exception cref="AssumptionException"><see cref="Violation.Empty"/>; <see cref="Violation.NotFinite"/>.</exception>
    [OverloadResolutionPriority(1)]
    public static FrequencyTable<double> Of(ReadOnlySpan<double> values)
    {
        SampleChecks.NotEmpty(values);
        SampleChecks.Finite(values);
        var plain = new double[values.Length];
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = values[i] + 0.0;
        }

        return Table(plain, 0, Comparer<double>.Default);
    }

    /// <summary>Counts numbers with gaps: nulls are missing.</summary>
    /// <param name="values">Observations in any order, null where missing; at least one present.</param>
    /// <returns>The table.</returns>
    /// <exception cref="AssumptionException"><see cref="Violation.Empty"/>: none is present. <see cref="Violation.NotFinite"/>: NaN does not mean missing.</exception>
    public static FrequencyTable<double> Of(IReadOnlyList<double?> values)
    {
        double[] present = [.. values.Where(value => value is not null).Select(value => value!.Value + 0.0)];
        SampleChecks.NotEmpty(present);
        SampleChecks.Finite(present);
        return Table(present, values.Count - present.Length, Comparer<double>.Default);
    }

    /// <summary>Counts words, compared and ordered by their characters (ordinal), not by a language. Null is missing, an empty word is a word.</summary>
    /// <param name="values">Observations in any order, null where missing; at least one present.</param>
    /// <returns>The table.</returns>
    /// <exception cref="AssumptionException"><see cref="Violation.Empty"/>: none is present.</exception>
    public static FrequencyTable<string> Of(IReadOnlyList<string?> values)
    {
        string[] present = [.. values.Where(value => value is not null).Select(value => value!)];
        return present.Length > 0
            ? Table(present, values.Count - present.Length, StringComparer.Ordinal)
            : throw new AssumptionException(Violation.Empty, "There is no observation.");
    }

    internal static double Percent(int part, int whole) => 100.0 * part / whole;

    private static FrequencyTable<T> Table<T>(T[] present, int missing, IComparer<T> order)
    {
        Array.Sort(present, order);
        var rows = new List<FrequencyRow<T>>();
        var total = present.Length + missing;
        for (int from = 0, to; from < present.Length; from = to)
        {
            for (to = from + 1; to < present.Length && order.Compare(present[to], present[from]) == 0; to++)
            {
            }

            var count = to - from;
            rows.Add(new FrequencyRow<T>(
                present[from],
                count,
                Percent(count, total),
                Percent(count, present.Length),
                to,
                Percent(to, present.Length)));
        }

        return new FrequencyTable<T>(rows, present.Length, missing);
    }
}
