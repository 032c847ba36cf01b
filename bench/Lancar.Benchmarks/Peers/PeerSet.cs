namespace Lancar.Benchmarks.Peers;

/// <summary>The peers that this machine has, each one warm process.</summary>
public sealed class PeerSet : IDisposable
{
    /// <summary>R's own wilcox.test, fisher.test, chisq.test.</summary>
    public Peer? R { get; } = Peer.R("stats");

    /// <summary>The R package coin.</summary>
    public Peer? Coin { get; } = Peer.R("coin");

    /// <summary>The R package exactRankTests.</summary>
    public Peer? ExactRankTests { get; } = Peer.R("exactRankTests");

    /// <summary>The R package epitools.</summary>
    public Peer? Epitools { get; } = Peer.R("epitools");

    /// <summary>Python with SciPy.</summary>
    public Peer? SciPy { get; } = Peer.Python();

    /// <summary>The R package metafor.</summary>
    public Peer? Metafor { get; } = Peer.R("metafor");

    /// <summary>Python with statsmodels.</summary>
    public Peer? StatsModels { get; } = Peer.StatsModels();

    /// <summary>R with the package checkmate, for the algorithms of <c>reported.R</c>.</summary>
    public Peer? Checkmate { get; } = Peer.R("checkmate");

    /// <summary>What is not installed.</summary>
    public IReadOnlyList<string> Missing =>
        [.. new[] { ("R", R), ("coin", Coin), ("exactRankTests", ExactRankTests), ("epitools", Epitools), ("SciPy", SciPy), ("metafor", Metafor), ("statsmodels", StatsModels), ("checkmate", Checkmate) }.Where(peer => peer.Item2 is null).Select(peer => peer.Item1)];

    /// <summary>What is there, with versions.</summary>
    public IReadOnlyList<string> Versions => [.. All.Select(peer => peer.Version)];

    private IEnumerable<Peer> All => new[] { R, Coin, ExactRankTests, Epitools, SciPy, Metafor, StatsModels, Checkmate }.OfType<Peer>();

    public void Dispose()
    {
        foreach (var peer in All)
        {
            peer.Dispose();
        }
    }
}
