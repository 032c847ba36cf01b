using System.Globalization;
using Lancar.Domain.Care.Mothers;
using Lancar.Domain.Care.Protocols;

namespace Lancar.Domain.Care.Simulation;

/// <summary>Who one made-up mother is and what she agrees to: what all families of facts must tell alike.</summary>
internal sealed record SimulatedMother
{
    private const ulong Stream = 0;
    private const int FollowedDays = 10;

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required int Site { get; init; }

    public required DateTimeOffset BirthAt { get; init; }

    /// <summary>When she is registered; everything else comes later.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Her last fact is not later than this.</summary>
    public required DateTimeOffset Until { get; init; }

    public required IndonesianZone Zone { get; init; }

    public required DeliveryMode Delivery { get; init; }

    public required int Parity { get; init; }

    public required int GestationalWeeks { get; init; }

    public required int Babies { get; init; }

    /// <summary>Until when she agrees to care; null when she never does.</summary>
    public required DateTimeOffset? CareUntil { get; init; }

    public required bool Research { get; init; }

    /// <summary>Until when she shares with her helper; null when she never does.</summary>
    public required DateTimeOffset? SharesUntil { get; init; }

    public required bool HasHelper { get; init; }

    public required Guid HelperDevice { get; init; }

    /// <summary>The protocol of her sessions.</summary>
    public required Protocol Protocol { get; init; }

    /// <summary>How much milk she has beside others of the same age; 1 is usual.</summary>
    public required double Flow { get; init; }

    /// <summary>Hours her milk comes in later than usual.</summary>
    public required double LateHours { get; init; }

    /// <summary>When she leaves care; null while she stays in it.</summary>
    public required DateTimeOffset? LeavesAt { get; init; }

    /// <summary>When she is taken back, having been ended by mistake; null when she is not.</summary>
    public required DateTimeOffset? ReturnsAt { get; init; }

    public static SimulatedMother Of(SimulationPlan plan, int number)
    {
        var chance = SimulatedChance.Of(plan.Seed, number, Stream);
        var site = number % plan.Sites;
        var birth = Seconds(plan.Start.AddHours(chance.Between(0, (24 * plan.Days) - 6)));
        var registered = Seconds(birth.AddHours(chance.Between(1, 4)));
        var until = birth.AddDays(FollowedDays) < plan.End ? birth.AddDays(FollowedDays) : plan.End;
        var delivery = chance.Between(0, 1) switch { < 0.68 => DeliveryMode.Vaginal, < 0.95 => DeliveryMode.Caesarean, _ => DeliveryMode.Assisted };
        var (care, shares) = (chance.Happens(0.97), chance.Happens(0.65));
        DateTimeOffset? leaves = chance.Happens(0.25) ? Seconds(birth.AddHours(chance.Between(90, 230))) : null;
        DateTimeOffset? returns = leaves is { } left && chance.Happens(0.2) ? left.AddMinutes(chance.Whole(5, 50)) : null;
        return new SimulatedMother
        {
            Id = chance.Id(registered),
            Name = string.Create(CultureInfo.InvariantCulture, $"Ibu Simulasi {number + 1:000}"),
            Site = site,
            BirthAt = birth,
            RegisteredAt = registered,
            Until = leaves < until && returns is null ? leaves.Value : until,
            Zone = (IndonesianZone)(site % 3),
            Delivery = delivery,
            Parity = 1 + (chance.Happens(0.6) ? chance.Whole(0, 2) : chance.Whole(0, 4)),
            GestationalWeeks = chance.Happens(0.9) ? chance.Whole(37, 41) : chance.Whole(34, 36),
            Babies = chance.Happens(0.02) ? 2 : 1,
            CareUntil = !care ? null : chance.Happens(0.03) ? Withdrawn(chance, registered) : DateTimeOffset.MaxValue,
            Research = chance.Happens(0.75),
            SharesUntil = !shares ? null : chance.Happens(0.06) ? Withdrawn(chance, registered) : DateTimeOffset.MaxValue,
            HasHelper = plan.Helpers && care && shares,
            HelperDevice = chance.Id(registered),
            Protocol = chance.One(ProtocolLibrary.All),
            Flow = Math.Exp(0.3 * chance.Normal()),
            LeavesAt = leaves,
            ReturnsAt = returns,
            LateHours = (delivery == DeliveryMode.Caesarean ? 10 : 0) + (6 * chance.Normal()),
        };
    }

    private static DateTimeOffset Withdrawn(SimulatedChance chance, DateTimeOffset registered) => Seconds(registered.AddHours(chance.Between(20, 150)));

    private static DateTimeOffset Seconds(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds());
}
