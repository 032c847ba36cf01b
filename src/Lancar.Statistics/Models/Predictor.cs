namespace Lancar.Statistics;

/// <summary>One named column of a regression: a measurement, a yes/no variable, one category against a reference, or a product of two.</summary>
public sealed class Predictor
{
    private Predictor(string name, double[] values)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new ArgumentException("A predictor has a name: errors and results use it.", nameof(name));
        }

        Name = name;
        Numbers = values;
    }

    /// <summary>The name that results and errors use.</summary>
    public string Name { get; }

    /// <summary>The values, one per observation, in the order given.</summary>
    public IReadOnlyList<double> Values => Numbers;

    internal double[] Numbers { get; }

    /// <summary>A measurement in its own unit.</summary>
    /// <param name="name">Its name, with the unit where it has one: "minutes delivered".</param>
    /// <param name="values">One value per observation; finite (judged when a model is fitted). Copied.</param>
    public static Predictor Of(string name, ReadOnlySpan<double> values) => new(name, values.ToArray());

    /// <summary>A yes/no variable: 1 for true, 0 for false.</summary>
    /// <param name="name">What is true: "massage".</param>
    /// <param name="values">One value per observation. Copied.</param>
    public static Predictor Indicator(string name, ReadOnlySpan<bool> values)
    {
        var numbers = new double[values.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = values[i] ? 1 : 0;
        }

        return new Predictor(name, numbers);
    }

    /// <summary>A classification as one 0/1 column per category but the reference, named "name: category".</summary>
    /// <param name="name">The name of the classification.</param>
    /// <param name="labels">One label per observation.</param>
    /// <param name="reference">The category the others are compared with; the first by ordinal order unless given.</param>
    /// <returns>Columns in ordinal order of the categories.</returns>
    /// <exception cref="ArgumentException">The reference is not among the labels.</exception>
    public static IReadOnlyList<Predictor> Categories(string name, IReadOnlyList<string> labels, string? reference = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var categories = labels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var against = reference ?? categories.FirstOrDefault();
        if (against is null || !categories.Contains(against, StringComparer.Ordinal))
        {
            throw new ArgumentException("The reference category does not occur among the labels.", nameof(reference));
        }

        return
        [
            .. categories.Where(category => category != against)
                .Select(category => new Predictor($"{name}: {category}", [.. labels.Select(label => label == category ? 1.0 : 0)])),
        ];
    }

    /// <summary>The product of two predictors, their interaction, named "first × second".</summary>
    /// <param name="other">Another predictor of the same observations.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.UnequalLengths"/>.</exception>
    public Predictor Times(Predictor other)
    {
        ArgumentNullException.ThrowIfNull(other);
        SampleChecks.SameLength(Numbers, other.Numbers);
        return new Predictor($"{Name} × {other.Name}", [.. Numbers.Zip(other.Numbers, (a, b) => a * b)]);
    }
}
