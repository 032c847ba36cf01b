namespace Lancar.Statistics;

/// <summary>The random numbers of eight trials side by side: of the values of both groups, and of the second draw that some shapes take for a value.</summary>
internal readonly record struct TrialLanes(XoshiroLanes First, XoshiroLanes FirstOther, XoshiroLanes Second, XoshiroLanes SecondOther)
{
    /// <summary>One sequence for all, used up in turn.</summary>
    public static TrialLanes InTurn(XoshiroLanes lanes) => new(lanes, lanes, lanes, lanes);

    /// <summary>A sequence for each, from the next words of a stream: a larger sample then begins with the values of a smaller one.</summary>
    public static TrialLanes Apart(RandomStream stream) => new(new(stream), new(stream), new(stream), new(stream));
}
