using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Measurements;

/// <summary>All instruments that are recorded as <c>observation.recorded</c>, by id and version.</summary>
public static class InstrumentLibrary
{
    /// <summary>Volume and the 16 signs have events of their own.</summary>
    private static readonly string[] WithTheirOwnEvents = ["instruments/milk-score.json", "instruments/milk-volume.json"];

    /// <summary>Every such instrument of <c>data/instruments</c>, in the order of groups, then ids.</summary>
    public static IReadOnlyList<Instrument> All { get; } =
    [
        .. ProductData.List("instruments/").Except(WithTheirOwnEvents)
            .Select(ProductData.Read<Instrument>)
            .OrderBy(instrument => instrument.Group)
            .ThenBy(instrument => instrument.Id, StringComparer.Ordinal)
            .ThenBy(instrument => instrument.Version),
    ];

    /// <summary>The instrument of exactly this id and version, or null.</summary>
    public static Instrument? Find(string id, long version) =>
        All.FirstOrDefault(instrument => instrument.Id == id && instrument.Version == version);
}
