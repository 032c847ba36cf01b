using Lancar.Statistics;

namespace Lancar.Domain.Study.PrePost;

/// <summary>
/// The whole result of a one-group pretest-posttest analysis. Table, sentence, figure, page, document and JSON are all rendered
/// from this one object, so they cannot disagree. Every difference is after minus before.
/// </summary>
public sealed record PrePostResult
{
    internal PrePostResult()
    {
    }

    /// <summary>The data analysed, with those left out.</summary>
    public required PrePostData Data { get; init; }

    /// <summary>The outcome.</summary>
    public StudyOutcome Outcome => Data.Outcome;

    /// <summary>Number of complete pairs.</summary>
    public int PairCount => Data.Pairs.Count;

    /// <summary>Description of the values before.</summary>
    public required Descriptives Before { get; init; }

    /// <summary>Description of the values after.</summary>
    public required Descriptives After { get; init; }

    /// <summary>Description of the differences.</summary>
    public required Descriptives Difference { get; init; }

    /// <summary>The exact signed-rank test of the differences, with the Hodges–Lehmann estimate, its interval and the rank-biserial effect.</summary>
    public required SignedRankResult Test { get; init; }

    /// <summary>The Hodges–Lehmann estimate of the typical change, in the unit of the outcome.</summary>
    public double TypicalChange => Test.HodgesLehmann!.Value;

    /// <summary>Its exact interval.</summary>
    public ConfidenceInterval TypicalChangeInterval => Test.Interval!.Value;

    /// <summary>Mothers whose value rose.</summary>
    public int RoseCount => Test.PositiveCount;

    /// <summary>Mothers whose value fell.</summary>
    public int FellCount => Test.NegativeCount;

    /// <summary>Mothers whose value stayed the same.</summary>
    public int SameCount => Test.ZeroCount;

    /// <summary>What must be said beside the result. The first is always the missing control group.</summary>
    public required IReadOnlyList<Caution> Cautions { get; init; }

    /// <summary>Where the result comes from.</summary>
    public required Provenance Provenance { get; init; }
}
