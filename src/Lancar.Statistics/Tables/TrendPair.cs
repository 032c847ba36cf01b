namespace Lancar.Statistics;

/// <summary>The ways to fill two rows, given what they use up of each column: the second row is filled, the first takes the rest.</summary>
internal sealed class TrendPair(TrendMargins margins, int first, int second, TrendWork work)
{
    // A row of sums with gaps may be so much longer than there are ways to fill it.
    private const long PlacesPerWay = 4;

    private readonly int[] used = new int[margins.Columns.Length];
    private readonly double[] counts = new double[margins.Rows[second] + 1];
    private double[] places = [];
    private long[] sums = [];
    private double[] ways = [];
    private int filled;
    private long low;
    private bool isClose;

    public TrendSums Of(long state)
    {
        long start = 0;
        for (var j = 0; j < used.Length; j++)
        {
            used[j] = margins.Used(state, j);
            start += used[j] * margins.Product(first, j);
        }

        var fillings = TrendMargins.Divisions(used, counts);
        work.Foresee(fillings);
        var (least, most) = (Extreme(rising: true), Extreme(rising: false));
        var length = most - least + 1;
        isClose = length <= PlacesPerWay * fillings + 64;
        work.Charge((long)fillings + (isClose ? length / 4 : 0));
        (low, filled) = (least, 0);
        if (isClose)
        {
            places = new double[length];
        }
        else if (sums.Length < fillings)
        {
            (sums, ways) = (new long[2 * (int)fillings], new double[2 * (int)fillings]);
        }

        Fill(0, margins.Rows[second], 0, 1);
        return isClose ? TrendSums.Close(start + low, places) : TrendSums.Sorted(sums, ways, filled, start);
    }

    // What one more observation of the second row and not of the first adds.
    private long Step(int column) => margins.Product(second, column) - margins.Product(first, column);

    // Columns stand in the order of their scores, so the least and the largest sum come from either end.
    private long Extreme(bool rising)
    {
        var fromStart = Step(used.Length - 1) >= Step(0) == rising;
        var left = margins.Rows[second];
        long sum = 0;
        for (var i = 0; i < used.Length; i++)
        {
            var j = fromStart ? i : used.Length - 1 - i;
            var taken = Math.Min(left, used[j]);
            sum += taken * Step(j);
            left -= taken;
        }

        return sum;
    }

    private void Fill(int column, int left, long sum, double times)
    {
        if (column == used.Length - 2)
        {
            Last(column, left, sum, times);
            return;
        }

        var room = 0;
        for (var j = column + 1; j < used.Length; j++)
        {
            room += used[j];
        }

        var step = Step(column);
        for (var x = Math.Max(0, left - room); x <= Math.Min(left, used[column]); x++)
        {
            Fill(column + 1, left - x, sum + x * step, times * margins.Choose(used[column], x));
        }
    }

    // The last two columns in one run: what one does not take the other does.
    private void Last(int column, int left, long sum, double times)
    {
        var (here, after) = (margins.Choices(used[column]), margins.Choices(used[column + 1]));
        var (step, other) = (Step(column), Step(column + 1));
        for (var x = Math.Max(0, left - used[column + 1]); x <= Math.Min(left, used[column]); x++)
        {
            var (at, number) = (sum + x * step + (left - x) * other, times * here[x] * after[left - x]);
            if (isClose)
            {
                places[at - low] += number;
            }
            else
            {
                (sums[filled], ways[filled]) = (at, number);
                filled++;
            }
        }
    }
}
