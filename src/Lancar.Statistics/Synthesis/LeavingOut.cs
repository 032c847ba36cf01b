namespace Lancar.Statistics;

/// <summary>All fits that leave one study out, in one set of arrays.</summary>
internal static class LeavingOut
{
    public static MetaStep[] Each(StudyData data, MetaAnalysisOptions options, LongWork work)
    {
        var steps = new MetaStep[data.Count];
        for (var place = 0; place < data.Count; place++)
        {
            steps[data.Rows[place]] = MetaStep.Of(data.Without(place), options);
            work.Report((place + 1.0) / steps.Length);
        }

        return steps;
    }
}
