namespace Lancar.Statistics;

/// <summary>How many rearrangements were at least as extreme, in each of three senses. Whole numbers: the order of adding does not show.</summary>
internal sealed class PermutationCounts
{
    private int greater;
    private int less;
    private int twoSided;

    public int Greater => greater;

    public int Less => less;

    public int TwoSided => twoSided;

    public void Add(int moreGreater, int moreLess, int moreTwoSided)
    {
        Interlocked.Add(ref greater, moreGreater);
        Interlocked.Add(ref less, moreLess);
        Interlocked.Add(ref twoSided, moreTwoSided);
    }
}
