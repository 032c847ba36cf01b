namespace Lancar.Domain.Care.Simulation;

/// <summary>What is told of one mother so far, for families whose facts hang on those of others.</summary>
internal sealed class SimulatedStory
{
    private readonly List<(DateTimeOffset From, DateTimeOffset Until)> holds = [];

    /// <summary>The facts told so far.</summary>
    public List<SimulatedDraft> Told { get; } = [];

    /// <summary>Massage is held from one moment until another; <see cref="DateTimeOffset.MaxValue"/> when nobody ends it.</summary>
    public void Hold(DateTimeOffset from, DateTimeOffset until) => holds.Add((from, until));

    /// <summary>The first moment from here on at which nothing holds massage; null when there is none.</summary>
    public DateTimeOffset? FreeFrom(DateTimeOffset at)
    {
        var free = at;
        foreach (var (from, until) in holds.OrderBy(hold => hold.From))
        {
            free = from <= free && until > free ? until : free;
        }

        return free == DateTimeOffset.MaxValue ? null : free;
    }
}
