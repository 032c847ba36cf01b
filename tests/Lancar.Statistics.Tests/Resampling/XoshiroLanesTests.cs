namespace Lancar.Statistics.Tests.Resampling;

public class XoshiroLanesTests
{
    [Fact]
    public void Each_lane_gives_the_published_numbers()
    {
        // xoshiro256++ from the state 1, 2, 3, 4: the C reference by Blackman and Vigna, as quoted in the tests of Rust's rand_xoshiro.
        ulong[] published =
        [
            41943041, 58720359, 3588806011781223, 3591011842654386, 9228616714210784205, 9973669472204895162,
            14011001112246962877, 12406186145184390807, 15849039046786891736, 10450023813501588000,
        ];
        ulong[] state = [.. Enumerable.Range(0, 32).Select(i => (ulong)(i / 8 + 1))];
        var words = new uint[XoshiroLanes.StepWords * published.Length];
        new XoshiroLanes(state).Fill(words);
        for (var i = 0; i < words.Length; i += 2)
        {
            Assert.Equal(published[i / XoshiroLanes.StepWords], words[i] | (ulong)words[i + 1] << 32);
        }
    }

    [Fact]
    public void The_state_is_the_next_64_words_of_the_stream()
    {
        var stream = RandomStream.Of(8, 9);
        var lanes = new XoshiroLanes(stream);
        var again = RandomStream.Of(8, 9);
        ulong[] state = [.. Enumerable.Range(0, 32).Select(_ => again.NextUInt64())];

        Assert.Equal(again.NextUInt64(), stream.NextUInt64());
        Assert.Equal(Words(new XoshiroLanes(state)), Words(lanes));
    }

    [Fact]
    public void Places_come_from_the_words_by_multiplication_and_shift()
    {
        var words = Words(new XoshiroLanes(RandomStream.Of(1, 1)));
        foreach (var count in new[] { 1, 30, 1000, int.MaxValue })
        {
            var places = new int[words.Length];
            new XoshiroLanes(RandomStream.Of(1, 1)).FillIndices(places, count);
            Assert.Equal(words.Select(word => (int)((ulong)word * (uint)count >> 32)).ToArray(), places);
            var one = new XoshiroLanes(RandomStream.Of(1, 1));
            Assert.Equal(places, places.Select(_ => one.NextIndex(count)).ToArray());
        }
    }

    private static uint[] Words(XoshiroLanes lanes)
    {
        var words = new uint[XoshiroLanes.StepWords * 3];
        lanes.Fill(words);
        return words;
    }
}
