using System.Buffers.Binary;

namespace Lancar.Server.Demo;

/// <summary>
/// One set of the demo's mothers, born in the days before a moment. Everything about it follows from its number and that moment, down to
/// the ids: filling it again after an interruption sends the same facts, and those that are there already are duplicates.
/// </summary>
internal sealed class DemoIntake
{
    private const int Seed = 20261121;
    private const int TimeDigits = 14;

    /// <summary>A new intake, or one that was begun before.</summary>
    /// <param name="number">0 for the first.</param>
    /// <param name="made">The moment its mothers are told up to; milliseconds count.</param>
    public DemoIntake(int number, DateTimeOffset made)
    {
        (Number, Made) = (number, DateTimeOffset.FromUnixTimeMilliseconds(made.ToUnixTimeMilliseconds()));
        Chance = new Random(Seed + number);
        (Midwife, Helper) = (new DemoPhone(Chance), new DemoPhone(Chance));
        MotherIds = [.. DemoMother.All.Select(mother => Midwife.NewId(Made.AddHours(2 - mother.AgeHours)))];
    }

    /// <summary>0 for the first.</summary>
    public int Number { get; }

    /// <summary>The moment its mothers are told up to.</summary>
    public DateTimeOffset Made { get; }

    /// <summary>What chance decides, in order.</summary>
    public Random Chance { get; }

    /// <summary>The midwife's phone.</summary>
    public DemoPhone Midwife { get; }

    /// <summary>The husband's phone.</summary>
    public DemoPhone Helper { get; }

    /// <summary>Its mothers, in the order of <see cref="DemoMother.All"/>.</summary>
    public IReadOnlyList<Guid> MotherIds { get; }

    /// <summary>The newest intake begun among these mothers, or null: the first mother's id tells both number and moment.</summary>
    public static DemoIntake? Newest(IEnumerable<Guid> mothers)
    {
        var known = mothers.ToLookup(Tail);
        DemoIntake? newest = null;
        for (var number = 0; known[Tail(new DemoIntake(number, DateTimeOffset.UnixEpoch.AddYears(1)).MotherIds[0])].ToList() is [var first]; number++)
        {
            newest = new DemoIntake(number, TimeOf(first).AddHours(DemoMother.All[0].AgeHours - 2));
        }

        return newest;
    }

    /// <summary>The part of an id that is not its time.</summary>
    private static string Tail(Guid id) => id.ToString("D")[TimeDigits..];

    private static DateTimeOffset TimeOf(Guid id) =>
        DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true)) >> 16);
}
