using FsCheck;
using FsCheck.Fluent;

namespace Lancar.Statistics.Tests.Conformance;

/// <summary>Property checks with a fixed seed: a failure today is a failure tomorrow.</summary>
public static class Properties
{
    /// <summary>Samples of whole numbers, many ties and zeros, 1 to 40 long.</summary>
    public static Arbitrary<int[]> Scores { get; } =
        Arb.From(Gen.Choose(1, 40).SelectMany(length => Gen.Choose(-9, 12).ArrayOf(length)));

    /// <summary>Four counts from 0 to 60.</summary>
    public static Arbitrary<int[]> Cells { get; } = Arb.From(Gen.Choose(0, 60).ArrayOf(4));

    public static void Hold<T>(Arbitrary<T> arbitrary, Action<T> law) =>
        Prop.ForAll(arbitrary, law).Check(Config.QuickThrowOnFailure.WithReplay(20261121UL, 7UL).WithMaxTest(200));
}
