namespace Lancar.Cli.Planning;

/// <summary>Which numbers an option takes, and the text that says so.</summary>
/// <param name="Key">The end of the text's key.</param>
/// <param name="Fits">True for a number that is taken.</param>
internal sealed record PlanRange(string Key, Func<double, bool> Fits)
{
    public static readonly PlanRange Share = new("share", value => value is > 0 and < 1);
    public static readonly PlanRange Positive = new("positive", value => double.IsFinite(value) && value > 0);
    public static readonly PlanRange Number = new("number", double.IsFinite);
    public static readonly PlanRange Nonzero = new("nonzero", value => double.IsFinite(value) && value != 0);
    public static readonly PlanRange Correlation = new("correlation", value => value is > -1 and < 1);
    public static readonly PlanRange Icc = new("icc", value => value is >= 0 and < 1);
    public static readonly PlanRange LeastOne = new("least-one", value => double.IsFinite(value) && value >= 1);
    public static readonly PlanRange NotNegative = new("not-negative", value => double.IsFinite(value) && value >= 0);
    public static readonly PlanRange Ratio = new("ratio", value => value is >= 0.001 and <= 1000);

    /// <summary>A percentage: 0.1 would be a tenth of a per cent, which nobody means.</summary>
    public static readonly PlanRange Dropout = new("dropout", value => value is 0 or (>= 1 and < 100));
}
