using Lancar.Domain.Care;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Study.Expected;

/// <summary>What a volume was measured over. One feed and a whole day are different quantities; neither is ever turned into the other.</summary>
public enum VolumeBasis
{
    /// <summary>One feed, or one expression.</summary>
    PerFeed,

    /// <summary>Everything within 24 hours.</summary>
    PerDay,
}

/// <summary>
/// The milk volume usually seen with healthy term babies, by hours since birth: <c>data/expected/milk-volume.json</c>.
/// It is drawn behind every measured volume, so that a rise is seen against what happens anyway.
/// </summary>
/// <param name="Id">Identity of the content.</param>
/// <param name="Version">Version of the content.</param>
/// <param name="About">What the range means.</param>
/// <param name="Bands">The ranges, in order of basis and age; ages without a source are gaps.</param>
/// <param name="SignOff">State of clinical approval.</param>
public sealed record ExpectedMilkVolume(string Id, int Version, LocalizedText About, IReadOnlyList<ExpectedBand> Bands, SignOff SignOff)
{
    /// <summary>The content as shipped.</summary>
    public static ExpectedMilkVolume Current { get; } = ProductData.Read<ExpectedMilkVolume>("expected/milk-volume.json");

    /// <summary>The ranges of one basis.</summary>
    public IReadOnlyList<ExpectedBand> Of(VolumeBasis basis) => [.. Bands.Where(band => band.Basis == basis)];
}

/// <summary>The usual range within one span of ages.</summary>
/// <param name="Basis">One feed or one day.</param>
/// <param name="FromHours">Hours since birth at which the span begins, inclusive.</param>
/// <param name="ToHours">Hours since birth at which it ends, exclusive.</param>
/// <param name="Lower">Lower end, in <paramref name="Unit"/>.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Typical">Mean of the source, or null when it gives none.</param>
/// <param name="Unit"><c>ml</c>, or <c>g</c> as weighed (milk weighs about 1.03 g per ml; the printed unit is kept).</param>
/// <param name="Source">Key in <c>data/sources.json</c>.</param>
/// <param name="Strength">How good the source is.</param>
public sealed record ExpectedBand(VolumeBasis Basis, double FromHours, double ToHours, double Lower, double Upper, double? Typical, string Unit, string Source, SourceStrength Strength);

/// <summary>How much a source of an expected range can bear.</summary>
public enum SourceStrength
{
    /// <summary>Repeated by secondary pages; the original was not retrieved.</summary>
    Weak,

    /// <summary>An original study of a handful of mothers.</summary>
    Small,

    /// <summary>A review of several studies.</summary>
    Review,
}
