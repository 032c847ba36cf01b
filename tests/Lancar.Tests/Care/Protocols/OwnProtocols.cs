using Lancar.Domain.Care.Protocols;
using Lancar.Domain.Kernel;

namespace Lancar.Tests.Care.Protocols;

/// <summary>Protocols of a site as its coordinator would make them.</summary>
internal static class OwnProtocols
{
    public static Protocol Copied(string preset = "kerinci") => ProtocolLibrary.All.Last(protocol => protocol.Id == preset);

    /// <summary>A Kerinci copy with one phase of four minutes, twice a day for two days.</summary>
    public static Protocol Made(string? id = null, int version = 1, int minutes = 4)
    {
        var read = ProtocolDraftReader.Read(
            new ProtocolDraft
            {
                Name = "Pijat singkat", Phases = [Phase("massage", minutes, minutes)], Area = ProtocolDraft.AreaOf(Copied().Area), Direction = "upward", SessionsPerDay = "2", Days = "2",
                Performers = ["midwife", "husband"], Note = "Pagi dan sore.", SourceRef = "SOP 12/2026", SourceWhere = "Langkah 4", SourceSays = "Empat menit.", Grade = "very-low",
                Unknown = "Belum diteliti.",
            },
            Copied(), id ?? SiteProtocol.NewId(), version, Language.Indonesian);
        Assert.Empty(read.Problems);
        return read.Protocol!;
    }

    public static PhaseDraft Phase(string kind, int leastMinutes, int mostMinutes, int mostSeconds = 0) => new()
    {
        Kind = kind, LeastMinutes = $"{leastMinutes}", LeastSeconds = "0", MostMinutes = $"{mostMinutes}", MostSeconds = $"{mostSeconds}",
    };
}
