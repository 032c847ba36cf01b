using Lancar.Domain.Care;
using Lancar.Domain.Kernel;

namespace Lancar.Domain.Study.Expected;

/// <summary>
/// How milk rises by itself in the first days, with figures and sources: <c>data/expected/natural-course.json</c>.
/// Every before/after result without a control group carries it.
/// </summary>
/// <param name="Id">Identity of the content.</param>
/// <param name="Version">Version of the content.</param>
/// <param name="About">The statement in one sentence.</param>
/// <param name="Figures">Published figures.</param>
/// <param name="SignOff">State of approval.</param>
public sealed record NaturalCourse(string Id, int Version, LocalizedText About, IReadOnlyList<NaturalRise> Figures, SignOff SignOff)
{
    /// <summary>The content as shipped.</summary>
    public static NaturalCourse Current { get; } = ProductData.Read<NaturalCourse>("expected/natural-course.json");

    /// <summary>The figures as one sentence part, each with its source key in brackets.</summary>
    public LocalizedText Listed() => new(Join(Language.Indonesian), Join(Language.English));

    /// <summary>What the source keys mean: <c>[002] title; [P30] title</c>.</summary>
    public string Sources()
    {
        var titles = ProductData.Read<Dictionary<string, SourceEntry>>("sources.json");
        return string.Join("; ", Figures.Select(figure => figure.Source).Distinct().Select(key => $"[{key}] {titles[key].Title}"));
    }

    private sealed record SourceEntry(string Title, string Kind);

    private string Join(Language language) => string.Join("; ", Figures.Select(figure => $"{figure.Says.In(language)} [{figure.Source}]"));
}

/// <summary>One published rise.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Says">The rise in words, numbers written as each language prints them.</param>
/// <param name="From">Where it starts.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Unit">Unit of both values.</param>
/// <param name="Basis">One feed or one day.</param>
/// <param name="Source">Key in <c>data/sources.json</c>.</param>
/// <param name="Where">Place in the source.</param>
public sealed record NaturalRise(string Id, LocalizedText Says, NaturalPoint From, NaturalPoint To, string Unit, VolumeBasis Basis, string Source, string Where)
{
    /// <summary>How many times the first value the last one is.</summary>
    public double Factor => To.Value / From.Value;
}

/// <summary>A value at an age.</summary>
/// <param name="Hours">Hours since birth at the end of the period the value describes.</param>
/// <param name="Value">The value.</param>
public sealed record NaturalPoint(double Hours, double Value);
