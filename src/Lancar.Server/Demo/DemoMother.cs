using Lancar.Domain.Care.Mothers;

namespace Lancar.Server.Demo;

/// <summary>How one made-up session ends.</summary>
internal enum DemoEnding
{
    /// <summary>All phases, closed.</summary>
    Whole,

    /// <summary>All phases with a pause for the baby, closed.</summary>
    WholeWithPause,

    /// <summary>Stopped early because she said stop.</summary>
    SheSaidStop,

    /// <summary>Stopped early because of pain.</summary>
    Pain,

    /// <summary>A red danger sign: no massage, referred.</summary>
    Referred,

    /// <summary>An amber sign: put off until a clinician was asked.</summary>
    Deferred,

    /// <summary>Left open while running.</summary>
    LeftOpen,
}

/// <summary>What was found of a made-up mother apart from her sessions.</summary>
internal enum DemoFinding
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A check came to amber, and nobody has looked since.</summary>
    AmberCheck,

    /// <summary>At a check the blood pressure could not be measured.</summary>
    NotKnown,

    /// <summary>A red check; she was treated, and massage is still held.</summary>
    Held,

    /// <summary>A questionnaire raised a red alert.</summary>
    RedAlert,
}

/// <summary>One made-up mother of the demo.</summary>
/// <param name="Name">First name; the mark DEMO is added to it.</param>
/// <param name="AgeHours">Hours since birth when the demo is made.</param>
/// <param name="Delivery">How the baby was born.</param>
/// <param name="Parity">Number of births.</param>
/// <param name="GestationalWeeks">Completed weeks.</param>
/// <param name="Protocol">Protocol of her sessions.</param>
/// <param name="Last">How her last session ends; null when she had none.</param>
/// <param name="Care">Whether she consented to care.</param>
/// <param name="Research">Whether she consented to research.</param>
/// <param name="Shares">Whether she shares with her helper.</param>
/// <param name="Found">What was found of her.</param>
internal sealed record DemoMother(
    string Name, double AgeHours, DeliveryMode Delivery, int Parity, int GestationalWeeks, string Protocol, DemoEnding? Last,
    bool Care = true, bool Research = true, bool Shares = true, DemoFinding Found = DemoFinding.None)
{
    /// <summary>The demo's mothers. The first one shares with the demo husband.</summary>
    public static IReadOnlyList<DemoMother> All { get; } =
    [
        new("Sari", 54.5, DeliveryMode.Vaginal, 1, 39, "kerinci", DemoEnding.Whole),
        new("Wulan", 4.2, DeliveryMode.Vaginal, 2, 40, "kerinci", null),
        new("Dewi", 9.5, DeliveryMode.Vaginal, 1, 38, "doko", null, Research: false),
        new("Rina", 15, DeliveryMode.Caesarean, 1, 38, "doko", null, Care: false),
        new("Nur", 21, DeliveryMode.Vaginal, 3, 39, "kerinci", DemoEnding.Whole),
        new("Yanti", 27, DeliveryMode.Caesarean, 2, 37, "kerinci", DemoEnding.Deferred),
        new("Fitri", 33, DeliveryMode.Vaginal, 1, 40, "doko", DemoEnding.SheSaidStop),
        new("Lestari", 39, DeliveryMode.Vaginal, 2, 39, "kerinci", DemoEnding.WholeWithPause),
        new("Ratih", 45, DeliveryMode.Caesarean, 1, 38, "kerinci", DemoEnding.Whole),
        new("Ayu", 51, DeliveryMode.Vaginal, 1, 39, "doko", DemoEnding.Referred),
        new("Siti", 58, DeliveryMode.Vaginal, 4, 40, "kerinci", DemoEnding.WholeWithPause),
        new("Mega", 64, DeliveryMode.Assisted, 1, 41, "doko", DemoEnding.Whole, Research: false),
        new("Indah", 70, DeliveryMode.Vaginal, 2, 39, "kerinci", DemoEnding.LeftOpen),
        new("Puji", 77, DeliveryMode.Vaginal, 3, 38, "kerinci", DemoEnding.Whole),
        new("Tuti", 83, DeliveryMode.Caesarean, 2, 37, "kerinci", DemoEnding.Pain),
        new("Hana", 90, DeliveryMode.Vaginal, 1, 39, "doko", DemoEnding.Whole, Shares: false),
        new("Laras", 98, DeliveryMode.Vaginal, 2, 40, "kerinci", DemoEnding.Whole, Found: DemoFinding.AmberCheck),
        new("Mira", 107, DeliveryMode.Vaginal, 1, 38, "kerinci", DemoEnding.WholeWithPause, Found: DemoFinding.NotKnown),
        new("Eka", 118, DeliveryMode.Caesarean, 3, 39, "kerinci", DemoEnding.Whole, Research: false),
        new("Novi", 131, DeliveryMode.Vaginal, 1, 35, "kerinci", DemoEnding.Whole),
        new("Rahma", 146, DeliveryMode.Vaginal, 2, 39, "kerinci", DemoEnding.Whole, Found: DemoFinding.Held),
        new("Gita", 163, DeliveryMode.Vaginal, 1, 40, "doko", DemoEnding.Whole, Shares: false),
        new("Asih", 188, DeliveryMode.Vaginal, 5, 38, "kerinci", DemoEnding.Whole, Found: DemoFinding.RedAlert),
        new("Kartika", 221, DeliveryMode.Caesarean, 1, 39, "kerinci", DemoEnding.WholeWithPause),
    ];
}
