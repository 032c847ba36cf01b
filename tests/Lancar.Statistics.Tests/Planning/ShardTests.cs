namespace Lancar.Statistics.Tests.Planning;

public class ShardTests
{
    private static readonly ValueLaw law = ValueLaw.Normal(0.6, 1).Rounded(0.25);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(10)]
    public void Shards_add_up_to_exactly_the_whole(int count)
    {
        // 4,700 trials are ten blocks, the last one short.
        var options = new PowerSimulationOptions { Replicates = 4_700, Seed = 11 };
        var whole = PowerSimulation.SignedRank(9, law, options);
        var shards = Shards(count, options);

        Assert.Equal(4_700, shards.Sum(shard => shard.Trials));
        Assert.All(shards, shard => Assert.True(shard.Trials >= 92));
        Assert.Equal(whole, PowerSimulation.Merge([.. shards.Reverse()]));
        Assert.Equal((whole.Rejections, whole.WithoutInformation), (shards.Sum(shard => shard.Rejections), shards.Sum(shard => shard.WithoutInformation)));
    }

    [Fact]
    public void Blocks_of_shards_meet_without_gap_or_overlap()
    {
        foreach (var all in new long[] { 1, 2, 17, 1000, long.MaxValue / 512 })
        {
            foreach (var count in new[] { 1, 2, 3, 16, 999 })
            {
                var parts = Enumerable.Range(1, count).Select(index => Shard.Of(index, count).Blocks(all)).ToArray();
                Assert.Equal((0L, all), (parts[0].From, parts[^1].To));
                Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
            }
        }
    }

    [Fact]
    public void Shards_that_do_not_belong_together_are_named()
    {
        var options = new PowerSimulationOptions { Replicates = 3_000, Seed = 4 };
        var shards = Shards(3, options);
        var otherSeed = PowerSimulation.SignedRank(9, law, options with { Seed = 5, Shard = Shard.Of(3, 3) });
        var otherSize = PowerSimulation.SignedRank(10, law, options with { Shard = Shard.Of(3, 3) });
        var otherLaw = PowerSimulation.SignedRank(9, law.Rounded(0.5), options with { Shard = Shard.Of(3, 3) });
        var otherLength = PowerSimulation.SignedRank(9, law, options with { Replicates = 3_001, Shard = Shard.Of(3, 3) });
        var otherTest = PowerSimulation.PairedT(9, law, options with { Shard = Shard.Of(3, 3) });
        var otherCount = PowerSimulation.SignedRank(9, law, options with { Shard = Shard.Of(3, 4) });

        Assert.Equal(ShardFault.NoShard, PowerSimulation.FaultOf([]));
        Assert.Equal(ShardFault.DifferentSeed, PowerSimulation.FaultOf([shards[0], shards[1], otherSeed]));
        foreach (var other in new[] { otherSize, otherLaw, otherLength, otherTest })
        {
            Assert.Equal(ShardFault.DifferentDesign, PowerSimulation.FaultOf([shards[0], shards[1], other]));
        }

        Assert.Equal(ShardFault.DifferentCount, PowerSimulation.FaultOf([shards[0], shards[1], otherCount]));
        Assert.Equal(ShardFault.Repeated, PowerSimulation.FaultOf([shards[0], shards[1], shards[1]]));
        Assert.Equal(ShardFault.Missing, PowerSimulation.FaultOf([shards[0], shards[2]]));
        Assert.Null(PowerSimulation.FaultOf(shards));
        Assert.Throws<ArgumentException>(() => PowerSimulation.Merge([shards[0], shards[2]]));
    }

    [Fact]
    public void A_part_lies_within_its_whole()
    {
        Assert.Equal("1/1", Shard.Whole.ToString());
        Assert.Equal(Shard.Whole, Shard.Of(1, 1));
        Assert.Equal("2/8", Shard.Of(2, 8).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => Shard.Of(0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shard.Of(4, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shard.Of(1, 0));
    }

    private static SimulatedPower[] Shards(int count, PowerSimulationOptions options) =>
        [.. Enumerable.Range(1, count).Select(index => PowerSimulation.SignedRank(9, law, options with { Shard = Shard.Of(index, count) }))];
}
