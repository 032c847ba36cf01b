using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Worklists;

/// <summary>When somebody should act on a reason.</summary>
public enum WorkGroup
{
    /// <summary>Now.</summary>
    Now,

    /// <summary>Within her present day.</summary>
    Today,

    /// <summary>It can wait.</summary>
    Later,
}

/// <summary>Order and group of the reasons: <c>data/worklist/ranks.json</c>.</summary>
/// <param name="Id">Identity of the content.</param>
/// <param name="Version">Version of the content.</param>
/// <param name="SignOff">Clinical approval.</param>
/// <param name="About">What it orders.</param>
/// <param name="Source">Key in <c>data/sources.json</c>.</param>
/// <param name="ClosingHours">A due visit whose window ends within these hours is closing.</param>
/// <param name="ClosingWhy">Why this number.</param>
/// <param name="Reasons">The reasons, the most urgent first; <c>not-accepted</c> is known on phones only.</param>
public sealed record WorkRanks(
    string Id, int Version, SignOff SignOff, LocalizedText About, string Source, int ClosingHours, LocalizedText ClosingWhy, IReadOnlyList<WorkRank> Reasons)
{
    private static readonly Dictionary<WorkReasonKind, int> Places = ByKind();

    /// <summary>The content as shipped.</summary>
    public static WorkRanks Current { get; } = ProductData.Read<WorkRanks>("worklist/ranks.json");

    /// <summary>The place of a reason, from 0.</summary>
    public static int PlaceOf(WorkReasonKind kind) => Places[kind];

    /// <summary>The group of a reason.</summary>
    public static WorkGroup GroupOf(WorkReasonKind kind) => Current.Reasons[Places[kind]].Group;

    private static Dictionary<WorkReasonKind, int> ByKind()
    {
        var reasons = ProductData.Read<WorkRanks>("worklist/ranks.json").Reasons.Select(rank => rank.Reason).ToList();
        return Enum.GetValues<WorkReasonKind>().ToDictionary(kind => kind, kind => reasons.IndexOf(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())) is var place and >= 0
            ? place : throw new InvalidDataException($"data/worklist/ranks.json gives {kind} no place."));
    }
}

/// <summary>One reason of the order.</summary>
/// <param name="Reason">The reason's code.</param>
/// <param name="Group">Its group.</param>
public sealed record WorkRank(string Reason, WorkGroup Group);
