namespace Lancar.Statistics;

/// <summary>One named column with values missing, and how they are drawn.</summary>
public sealed class IncompleteColumn
{
    private IncompleteColumn(string name, double?[] values, ImputationMethod method)
    {
        (Name, Numbers, Method) = (name, values, method);
    }

    /// <summary>The name that results and errors use.</summary>
    public string Name { get; }

    /// <summary>How missing values are drawn.</summary>
    public ImputationMethod Method { get; }

    /// <summary>The values; null where missing.</summary>
    public IReadOnlyList<double?> Values => Numbers;

    internal double?[] Numbers { get; }

    internal bool[] Missing => [.. Numbers.Select(value => value is null)];

    /// <summary>A column.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">One value per person, null where missing. Copied.</param>
    /// <param name="method">How missing values are drawn; without effect when none is missing.</param>
    public static IncompleteColumn Of(string name, ReadOnlySpan<double?> values, ImputationMethod method = ImputationMethod.PredictiveMeanMatching) =>
        string.IsNullOrWhiteSpace(name)
            ? throw new ArgumentException("A column has a name: errors and results use it.", nameof(name))
            : new IncompleteColumn(name, values.ToArray(), method);
}
