namespace Lancar.Statistics;

/// <summary>
/// A running sum that carries the rounding error along (Neumaier 1974), so that the order and the size of the terms
/// hardly matter: the error stays near one unit in the last place of the result plus n² eps² of the terms.
/// </summary>
internal struct CompensatedSum
{
    private double sum;
    private double lost;

    public readonly double Value => sum + lost;

    public void Add(double term)
    {
        var next = sum + term;
        lost += Math.Abs(sum) >= Math.Abs(term) ? sum - next + term : term - next + sum;
        sum = next;
    }
}
