namespace Lancar.Domain.Care.Protocols;

/// <summary>The protocol versions a mother's plans and sessions may name: the presets, and those her site published, retired ones too.</summary>
/// <param name="own">Published by her site.</param>
public sealed class ProtocolShelf(IReadOnlyList<Protocol> own)
{
    /// <summary>The shelf of a site without protocols of its own.</summary>
    public static ProtocolShelf Presets { get; } = new([]);

    /// <summary>The protocol of exactly this id and version, or null.</summary>
    public Protocol? Find(string id, int version) =>
        ProtocolLibrary.Find(id, version) ?? own.FirstOrDefault(protocol => protocol.Id == id && protocol.Version == version);

    /// <summary>True when a protocol of this id was ever published, in whatever version.</summary>
    public bool Knows(string id) => ProtocolLibrary.All.Concat(own).Any(protocol => protocol.Id == id);
}
