using Lancar.Domain.Kernel;

namespace Lancar.Domain.Care.Protocols;

/// <summary>All protocol versions Lancar knows, in the order of their preset letters.</summary>
public static class ProtocolLibrary
{
    /// <summary>Every protocol of <c>data/protocols</c>, ordered by preset letter, then version.</summary>
    public static IReadOnlyList<Protocol> All { get; } =
    [
        .. ProductData.List("protocols/")
            .Select(ProductData.Read<Protocol>)
            .OrderBy(protocol => protocol.Preset, StringComparer.Ordinal)
            .ThenBy(protocol => protocol.Version),
    ];

    /// <summary>The protocol of exactly this id and version, or null: a session is always judged by the version it was opened with.</summary>
    public static Protocol? Find(string id, int version) =>
        All.FirstOrDefault(protocol => protocol.Id == id && protocol.Version == version);
}
